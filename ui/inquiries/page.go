// Package inquiries is the page 廉政问询: the inquiries put on 三重一大 matters, their answers and what became of the suggestions.
package inquiries

import (
	"cmp"
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// most is how many rows the list loads; the filters reach the rest.
const most = 2000

// Page is the page 廉政问询.
type Page struct {
	*desk.Desk
	// OnDocument, OnMeeting and OnMatter open another record; OnDraft opens the form of a document made from an inquiry.
	// Set by the window; without one the button that needs it is not shown.
	OnDocument func(id int64)
	OnDraft    func(model.Document)
	OnMeeting  func(id int64)
	OnMatter   func(id int64)

	body   *fyne.Container // the list, or the form over it
	list   fyne.CanvasObject
	table  *kit.Table[model.InquiryRow]
	count  *kit.Text
	detail *detail
	form   *form // nil while none is open
	basis  desk.Basis
	rows   *kit.Loader
	base   *kit.Loader
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, rows: kit.NewLoader(d.Window), base: kit.NewLoader(d.Window), count: kit.NewCaption("")}
	empty := kit.NewEmptyState(theme.QuestionIcon(), "没有符合条件的问询", "换一个筛选条件，或新建一次问询", nil)
	p.table = kit.NewTable(columns(), func(r model.InquiryRow) int64 { return r.ID }, empty)
	p.table.OnSelect = p.onSelect
	kit.KeepWidths(d.App.Preferences(), "inquiries.widths", p.table)
	p.detail = newDetail(p)
	create := kit.NewPrimaryButton("新建问询", func() { p.Create(0) })
	left := kit.NewPage("廉政问询", container.NewBorder(nil, p.count, nil, nil, p.table), create)
	split := container.NewHSplit(left, p.detail.object())
	split.Offset = 0.52
	p.list = split
	p.body = container.NewStack(p.list)
	return p
}

func columns() []kit.Column[model.InquiryRow] {
	widths := map[string]float32{"number": 130, "state": 100, "phase": 70, "date": 110, "matter": 240, "person": 80}
	var out []kit.Column[model.InquiryRow]
	for _, c := range model.InquiryColumns() {
		if width, ok := widths[c.ID]; ok {
			out = append(out, kit.Column[model.InquiryRow]{
				ID: c.ID, Label: c.Label, Width: width, MinWidth: 40, Grow: c.ID == "matter", Text: c.Text,
				Less: func(a, b model.InquiryRow) int { return cmp.Compare(c.Text(a), c.Text(b)) },
			})
		}
	}
	return out
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

// Refresh loads everything again; the selected inquiry stays.
func (p *Page) Refresh() {
	kit.Load(p.base, p.LoadBasis, func(b desk.Basis) {
		p.basis = b
		p.loadRows()
		p.detail.reload()
	})
}

func (p *Page) loadRows() {
	today := p.Today()
	kit.Load(p.rows, func(ctx context.Context) ([]model.InquiryRow, error) {
		return p.Store.Inquiries(ctx, model.InquiryFilter{}, 0, most, today)
	}, func(rows []model.InquiryRow) {
		p.table.SetRows(rows)
		p.count.SetText(fmt.Sprintf("共 %d 次问询", len(rows)))
	})
}

func (p *Page) onSelect(rows []model.InquiryRow) {
	if len(rows) == 1 {
		p.detail.show(rows[0].ID)
	}
}

// ShowInquiry selects one inquiry.
func (p *Page) ShowInquiry(id int64) {
	p.loadRows()
	p.table.Select(id)
	p.detail.show(id)
}
