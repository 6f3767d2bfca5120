package inquiries

import (
	"context"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// detail shows one inquiry.
type detail struct {
	page   *Page
	loader *kit.Loader
	wanted int64 // the inquiry asked for last
	box    *fyne.Container
	tabs   *container.AppTabs
	facts  *kit.KeyValues
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, loader: kit.NewLoader(p.Window), facts: kit.NewKeyValues()}
	edges := layout.NewCustomPaddedLayout(kit.CardGap, kit.CardGap, kit.PageMargin, kit.PageMargin)
	d.tabs = container.NewAppTabs(container.NewTabItem("内容", container.NewVScroll(container.New(edges, d.facts))))
	d.box = container.NewStack(kit.NewEmptyState(theme.ListIcon(), "选择一次问询", "在左边的列表里单击一次问询，这里显示它的内容", nil))
	return d
}

func (d *detail) object() fyne.CanvasObject { return d.box }

func (d *detail) show(id int64) {
	d.wanted = id
	kit.Load(d.loader, func(ctx context.Context) (model.InquiryPaper, error) { return d.paper(ctx, id) }, func(v model.InquiryPaper) {
		q := v.Inquiry
		d.facts.Set(
			kit.Pair{Label: "编号", Value: q.Number.String()},
			kit.Pair{Label: "状态", Value: q.State.Label()},
			kit.Pair{Label: "议题", Value: v.Matter.Title},
			kit.Pair{Label: "问询人", Value: q.By},
			kit.Pair{Label: "问询内容", Value: q.Question},
		)
		d.box.Objects = []fyne.CanvasObject{d.tabs}
		d.box.Refresh()
	})
}

func (d *detail) paper(ctx context.Context, id int64) (model.InquiryPaper, error) {
	q, err := d.page.Store.Inquiry(ctx, id)
	if err != nil {
		return model.InquiryPaper{}, err
	}
	return d.page.Store.InquiryPaper(ctx, q)
}

// reload shows the same inquiry as it is now.
func (d *detail) reload() {
	if d.wanted != 0 {
		d.show(d.wanted)
	}
}

// onPreview shows 问询记录 as it prints.
func (d *detail) onPreview() {
	id := d.wanted
	var sheets printing.Sheets
	d.page.Runner.Run("正在排版…", func(ctx context.Context) error {
		paper, err := d.paper(ctx, id)
		if err == nil {
			sheets = printing.InquiryRecord(paper)
		}
		return err
	}, func() { d.page.OfferPaper(sheets, sheets.Title) })
}
