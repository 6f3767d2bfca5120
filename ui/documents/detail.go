package documents

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// detail shows one document: its content, its deadline explained, what happened, its papers;
// above them the acts allowed now.
type detail struct {
	page   *Page
	basis  desk.Basis
	loader *kit.Loader
	wanted int64 // the document asked for last; doc is the one shown
	doc    model.Document
	steps  []model.ChaseStep
	deeds  []model.Deed // what was registered of doc, for corrections

	box     *fyne.Container
	empty   fyne.CanvasObject
	full    fyne.CanvasObject
	title   *kit.Text
	number  *kit.Text
	state   *kit.Badge
	light   *kit.Badge
	acts    *fyne.Container
	tabs    *container.AppTabs
	content *fyne.Container
	days    *fyne.Container
	line    *kit.Timeline
	paper   *paperView
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, loader: kit.NewLoader(p.Window)}
	d.number, d.title = kit.NewSubHeading(""), kit.NewParagraph("")
	d.state, d.light = kit.NewBadge(kit.ToneNeutral, ""), kit.NewBadge(kit.ToneNeutral, "")
	d.acts = kit.NewFlow()
	blocks := layout.NewCustomPaddedVBoxLayout(kit.CardGap)
	d.content, d.days = container.New(blocks), container.New(blocks)
	d.line = kit.NewTimeline()
	d.paper = newPaperView(p)
	d.tabs = container.NewAppTabs(
		container.NewTabItem("内容", container.NewVScroll(kit.Edged(d.content))),
		container.NewTabItem("期限", container.NewVScroll(kit.Edged(d.days))),
		container.NewTabItem("经过", container.NewVScroll(kit.Edged(d.line))),
		container.NewTabItem("纸面", kit.Edged(d.paper.object())),
	)
	d.tabs.OnSelected = func(*container.TabItem) { d.showPaper() }
	badges := container.NewHBox(d.state, d.light)
	head := container.NewVBox(container.NewBorder(nil, nil, d.number, badges), d.title, d.acts)
	top := kit.Edged(head)
	d.full = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, d.tabs) // in the order of Tab
	d.empty = kit.NewEmptyState(theme.ListIcon(), "选择一份文书", "在左边的列表里单击一份文书，这里显示它的内容、期限、经过和纸面", nil)
	d.box = container.NewStack(d.empty)
	return d
}

func (d *detail) object() fyne.CanvasObject { return d.box }

// view is what the pane shows, read in one go.
type view struct {
	doc   model.Document
	lines []model.AuditEntry
	links []model.Row      // the other documents of its ladder
	rungs []model.Document // the same with all they hold
	steps []model.ChaseStep
	deeds []model.Deed
	asked []model.InquiryRow // the inquiry it was made from, if it was
}

func (d *detail) show(id int64) {
	d.wanted = id
	today := d.page.Today()
	kit.Load(d.loader, func(ctx context.Context) (v view, err error) {
		if v.doc, err = d.page.Store.Document(ctx, id); err != nil {
			return v, err
		}
		if v.lines, err = d.page.Store.Timeline(ctx, "document", id); err != nil {
			return v, err
		}
		if v.links, err = d.page.Store.Ladder(ctx, v.doc, today); err != nil {
			return v, err
		}
		if v.rungs, err = d.page.Store.DocumentsOf(ctx, v.links); err != nil {
			return v, err
		}
		if v.steps, err = d.page.Store.ChaseSteps(ctx); err != nil {
			return v, err
		}
		if v.deeds, err = d.page.Store.Deeds(ctx, id); err != nil {
			return v, err
		}
		v.asked, err = d.inquiryOf(ctx, v.doc, today)
		return v, err
	}, d.set)
}

// inquiryOf reads the inquiry a document was made from; none for most documents.
func (d *detail) inquiryOf(ctx context.Context, doc model.Document, today model.Date) ([]model.InquiryRow, error) {
	if doc.Inquiry == "" {
		return nil, nil
	}
	n, err := model.ParseNumber(doc.Inquiry)
	if err != nil {
		return nil, err
	}
	q, err := d.page.Store.InquiryByNumber(ctx, n)
	if err != nil {
		return nil, err
	}
	return d.page.Store.Inquiries(ctx, model.InquiryFilter{ID: q.ID}, 0, 1, today)
}

// reload shows the same document as it is now.
func (d *detail) reload() {
	if d.wanted != 0 {
		d.show(d.wanted)
	}
}

func (d *detail) set(v view) {
	if d.basis.Calendar == nil {
		return // the basis is on its way; Refresh shows the document wanted when it has come
	}
	if d.doc.ID != v.doc.ID {
		d.paper.first()
	}
	d.doc, d.steps, d.deeds = v.doc, v.steps, v.deeds
	d.number.SetText(v.doc.Number.String())
	if v.doc.Number.IsZero() {
		d.number.SetText(d.basis.Kind(v.doc.Kind).Name + "（未编号）")
	}
	d.title.SetText(v.doc.Title)
	d.state.Set(kit.ToneNeutral, v.doc.ShownState().Label())
	standing := model.StandingOn(v.doc.State, v.doc.Deadline.Due, d.page.Today(), d.basis.Kind(v.doc.Kind).Warn, d.basis.Calendar)
	d.light.Set(desk.LightTone(standing.Light), standing.String())
	d.page.SetActs(d.acts, d.actButtons())
	d.content.Objects = d.contentBlocks(v)
	d.content.Refresh()
	d.days.Objects = d.deadlineBlocks(standing)
	d.days.Refresh()
	d.line.Set(desk.Events(v.lines)...)
	d.box.Objects = []fyne.CanvasObject{d.full}
	d.box.Refresh()
	d.showPaper()
}
