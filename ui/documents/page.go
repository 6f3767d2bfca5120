// Package documents is the page 两卡一书: the list with its filters, one document with its acts, and the form.
package documents

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// most is how many rows the list loads; the filters reach the rest.
const most = 2000

// widthsKey keeps the column widths among the preferences.
const widthsKey = "documents.widths"

// Page is the page 两卡一书.
type Page struct {
	*desk.Desk
	// NewPerson opens the editor of leaders and hands back who was added; set by the window.
	NewPerson func(name string, done func(model.Person))
	// OnInquiry opens the inquiry a document was made from; set by the window.
	OnInquiry func(id int64)

	body   *fyne.Container // the list, or the form over it
	list   fyne.CanvasObject
	filter *filterBar
	table  *kit.Table[model.Row]
	count  *kit.Text
	create *desk.CreateBar
	detail *detail
	batch  *batch
	right  *fyne.Container // the detail pane, or the batch while several rows are chosen
	form   *form           // nil while none is open
	rows   *kit.Loader
	base   *kit.Loader
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, rows: kit.NewLoader(d.Window), base: kit.NewLoader(d.Window)}
	p.filter = newFilterBar(d.Today, p.loadRows)
	p.filter.onScan = p.onScan
	p.filter.basis.People = desk.NewDirectory(nil)
	empty := kit.NewEmptyState(theme.DocumentIcon(), "没有符合条件的文书", "换一个筛选条件，或新建一份工作提醒卡", nil)
	p.table = kit.NewTable(columns(), func(r model.Row) int64 { return r.ID }, empty)
	p.table.OnSelect = p.onSelect
	p.table.OnOpen = func(r model.Row) { p.onOpen(r) }
	kit.KeepWidths(d.App.Preferences(), widthsKey, p.table)
	p.count = kit.NewCaption("")
	p.detail, p.batch = newDetail(p), newBatch(p)
	p.right = container.NewStack(p.detail.object())
	bar := p.filter.object()
	ledger := kit.NewIconButton("打印台账", theme.ListIcon(), p.onWholeLedger)
	export := kit.NewIconButton("导出 Excel", theme.DownloadIcon(), p.onExport)
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(ledger, export), kit.Middle(p.count))
	list := container.New(layout.NewBorderLayout(bar, foot, nil, nil), bar, foot, p.table) // in the order of Tab: from the list straight to the acts
	p.create = desk.NewCreateBar(p.Create)
	left := kit.NewPage("两卡一书", list, p.create.Object())
	split := container.NewHSplit(left, p.right)
	split.Offset = 0.58
	p.list = split
	p.body = container.NewStack(p.list)
	return p
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.body }

// FocusTarget returns the list, or nil while the form is open.
func (p *Page) FocusTarget() fyne.Focusable {
	if p.form != nil {
		return nil
	}
	return p.table.FocusTarget()
}

// Refresh loads everything again; the selected document stays.
func (p *Page) Refresh() {
	kit.Load(p.base, func(ctx context.Context) (b loaded, err error) {
		if b.Basis, err = p.LoadBasis(ctx); err != nil {
			return b, err
		}
		b.years, err = p.Store.Years(ctx)
		return b, err
	}, func(b loaded) {
		p.filter.basis = b.Basis
		p.filter.setKinds(b.Kinds)
		p.filter.setYears(b.years)
		if k := p.filter.kept; k.Kind != "" || k.Year != 0 || k.Leader != 0 || k.Unit != 0 {
			p.filter.set(p.filter.value()) // what was asked for before the choices were there shows in them now
		}
		if p.create.Set(b.Offered()) {
			p.list.Refresh()
		}
		p.detail.basis = b.Basis
		p.loadRows()
		p.detail.reload()
	})
}

type loaded struct {
	desk.Basis
	years []int
}

func (p *Page) loadRows() {
	f, today := p.filter.value(), p.Today()
	beyond := p.filter.beyond()
	kit.Load(p.rows, func(ctx context.Context) (desk.Listed[model.Row], error) {
		return desk.LoadListed(most, func(limit int) ([]model.Row, error) {
			return p.Store.Documents(ctx, f, 0, limit, today)
		}, func() (int, error) { return p.Store.CountDocuments(ctx, f, today) })
	}, func(l desk.Listed[model.Row]) {
		p.table.SetRows(l.Rows)
		text := l.CountText("份")
		if beyond != "" {
			text += "；只列" + beyond + "，点“清除”看全部"
		}
		p.count.SetText(text)
		if chosen := p.table.Selected(); len(chosen) > 1 {
			p.batch.show(chosen)
		}
	})
}

// Show narrows the list, for the tiles of the home page.
func (p *Page) Show(f model.Filter) {
	p.filter.set(f)
	p.loadRows()
}

// ShowDocument selects one document, whatever the filters say.
func (p *Page) ShowDocument(id int64) {
	p.filter.set(model.Filter{})
	p.loadRows()
	p.table.Select(id)
	p.showRight(p.detail.object())
	p.detail.show(id)
}

// onScan shows the document whose paper was scanned. A code of another data folder names a record that is not here,
// or bears another number.
func (p *Page) onScan(id int64, n model.Number) {
	var found model.Document
	p.Runner.Start(kit.Job{Busy: "正在查找…", Work: func(ctx context.Context) (err error) {
		found, err = p.Store.Document(ctx, id)
		if err == nil && (found.Number.Year != n.Year || found.Number.Seq != n.Seq) {
			err = model.Refuse(fmt.Sprintf("扫到的是〔%d〕%d号，这里没有这份文书。请确认它是不是这个数据文件夹里签发的", n.Year, n.Seq))
		}
		return err
	}, Done: func() {
		p.ShowDocument(found.ID)
		p.Window.Canvas().Focus(p.filter.text) // ready for the next slip
	}, Fail: func(err error) bool {
		p.filter.set(model.Filter{})
		kit.ShowErr(p.Window, err)
		return true
	}})
}

// FocusSearch puts the caret into the search field (Ctrl+F).
func (p *Page) FocusSearch() {
	if p.form == nil {
		p.Window.Canvas().Focus(p.filter.text)
	}
}

// Print prints what is shown (Ctrl+P).
func (p *Page) Print() {
	if p.form == nil && p.detail.doc.ID != 0 {
		p.detail.onPreview()
	}
}

// Turn goes to the next tab of the document shown, or the one before (Ctrl+PageDown, Ctrl+PageUp).
func (p *Page) Turn(by int) {
	if p.form == nil && p.detail.doc.ID != 0 {
		desk.TurnTabs(p.detail.tabs, by)
	}
}

func (p *Page) onSelect(rows []model.Row) {
	if len(rows) > 1 {
		p.batch.show(rows)
		p.showRight(p.batch.box)
		return
	}
	p.showRight(p.detail.object())
	if len(rows) == 1 {
		p.detail.show(rows[0].ID)
	}
}

func (p *Page) showRight(o fyne.CanvasObject) {
	if p.right.Objects[0] != o {
		p.right.Objects = []fyne.CanvasObject{o}
		p.right.Refresh()
	}
}

func (p *Page) onOpen(r model.Row) {
	if r.State == model.Draft {
		p.Edit(r.ID)
		return
	}
	p.detail.show(r.ID)
	p.detail.onPreview()
}
