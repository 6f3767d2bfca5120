// Package inquiries is the page 廉政问询: the inquiries put on 三重一大 matters, their answers and what became of the suggestions.
package inquiries

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
	"fyne.io/fyne/v2/widget"
)

// most is how many rows the list loads; the filters reach the rest.
const most = 2000

// Page is the page 廉政问询.
type Page struct {
	*desk.Desk
	// The window connects these to the other pages.
	OnDocument func(id int64)
	OnDraft    func(model.Document) // a document was begun from an inquiry: its form opens
	OnMeeting  func(id int64)
	OnMatter   func(id int64)

	body    *fyne.Container // the list, or the form over it
	list    fyne.CanvasObject
	filter  *filterBar
	counts  *countsCard
	table   *kit.Table[model.InquiryRow]
	count   *kit.Text
	detail  *detail
	form    *form // nil while none is open
	basis   desk.Basis
	goal    int64 // the inquiry to be selected as soon as it is listed
	rows    *kit.Loader
	base    *kit.Loader
	figures *kit.Loader
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, rows: kit.NewLoader(d.Window), base: kit.NewLoader(d.Window), figures: kit.NewLoader(d.Window)}
	p.filter = newFilterBar(d.Today, p.load)
	p.counts = newCountsCard(d.App.Preferences(), p.onFigure)
	empty := kit.NewEmptyState(theme.QuestionIcon(), "没有符合条件的问询", "换一个筛选条件，或新建一次问询", nil)
	p.table = kit.NewTable(columns(), func(r model.InquiryRow) int64 { return r.ID }, empty)
	p.table.OnSelect = func(rows []model.InquiryRow) {
		if len(rows) == 1 {
			p.detail.show(rows[0].ID)
		}
	}
	p.table.OnOpen = p.onOpen
	kit.KeepWidths(d.App.Preferences(), "inquiries.widths", p.table)
	p.count = kit.NewCaption("")
	p.detail = newDetail(p)
	p.build()
	return p
}

func (p *Page) build() {
	above := container.NewVBox(p.filter.object(), p.counts.card)
	ledger := kit.NewIconButton("打印台账", theme.ListIcon(), p.onLedger)
	export := kit.NewIconButton("导出 Excel", theme.DownloadIcon(), p.onExport)
	below := container.NewBorder(nil, nil, nil, container.NewHBox(ledger, export), kit.Middle(p.count))
	list := container.New(layout.NewBorderLayout(above, below, nil, nil), above, p.table, below) // in the order of Tab
	p.counts.grown = list.Refresh
	create := kit.NewIconButton("新建问询", theme.ContentAddIcon(), p.Begin)
	create.Importance = widget.HighImportance
	split := container.NewHSplit(kit.NewPage("廉政问询", list, kit.NewIconButton("从 Excel 导入", theme.FolderOpenIcon(), p.importPast), create), p.detail.object())
	split.Offset = 0.58
	p.list = split
	p.body = container.NewStack(p.list)
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

// loaded is what the page looks up besides the list, read in one go.
type loaded struct {
	desk.Basis
	years    []int
	meetings []string // types
}

// Refresh loads everything again; the selected inquiry stays.
func (p *Page) Refresh() {
	kit.Load(p.base, func(ctx context.Context) (l loaded, err error) {
		if l.Basis, err = p.LoadBasis(ctx); err != nil {
			return l, err
		}
		setting, err := p.Store.Decisions(ctx)
		if err != nil {
			return l, err
		}
		l.meetings = setting.Offered()
		l.years, err = p.Store.InquiryYears(ctx)
		return l, err
	}, func(l loaded) {
		p.basis, p.filter.people = l.Basis, l.People
		p.filter.setYears(l.years)
		p.filter.setMeetings(l.meetings)
		p.load()
		p.detail.reload()
	})
}

// load lists what the bar leaves, and counts it.
func (p *Page) load() {
	f, today := p.filter.value(), p.Today()
	kit.Load(p.rows, func(ctx context.Context) (desk.Listed[model.InquiryRow], error) {
		return desk.LoadListed(most, func(limit int) ([]model.InquiryRow, error) {
			return p.Store.Inquiries(ctx, f, 0, limit, today)
		}, func() (int, error) { return p.Store.CountInquiryRows(ctx, f) })
	}, func(l desk.Listed[model.InquiryRow]) {
		p.table.SetRows(l.Rows)
		p.count.SetText(countLine(f, l))
		if p.goal != 0 {
			p.table.Select(p.goal)
			p.goal = 0
		}
	})
	kit.Load(p.figures, func(ctx context.Context) (model.InquiryCounts, error) {
		return p.Store.InquiryCounts(ctx, f)
	}, p.counts.set)
}

// countLine says how many records are listed, and of suggestions filtered by what became of them how many there are.
func countLine(f model.InquiryFilter, l desk.Listed[model.InquiryRow]) string {
	text, rows := l.CountText("次问询"), l.Rows
	if of, word := suggestions(f); of != nil && !l.Cut() {
		n := 0
		for _, r := range rows {
			n += of(r)
		}
		text += fmt.Sprintf("，其中%s的建议 %d 条", word, n)
	}
	switch {
	case f.Matter != 0 && len(rows) > 0:
		text += "；只列议题“" + rows[0].Title + "”的，点“清除”看全部"
	case f.Matter != 0 || f.Meeting != 0 || f.ID != 0:
		text += "；只列选定的，点“清除”看全部"
	}
	return text
}

// suggestions returns what counts in a row the suggestions a filter asks for, and the word for them; nil where it asks
// for none.
func suggestions(f model.InquiryFilter) (func(model.InquiryRow) int, string) {
	if f.Unjudged {
		return func(r model.InquiryRow) int { return r.Suggestions - r.Adopted - r.Partly - r.NotAdopted - r.Deferred }, unjudged
	}
	return map[model.Adoption]func(model.InquiryRow) int{
		model.Adopted:        func(r model.InquiryRow) int { return r.Adopted },
		model.AdoptedPartly:  func(r model.InquiryRow) int { return r.Partly },
		model.AdoptedNot:     func(r model.InquiryRow) int { return r.NotAdopted },
		model.AdoptionPutOff: func(r model.InquiryRow) int { return r.Deferred },
	}[f.Adoption], string(f.Adoption)
}

// Show narrows the list.
func (p *Page) Show(f model.InquiryFilter) {
	p.filter.set(f)
	p.load()
}

// onFigure narrows the list to what a figure counts, and goes to it.
func (p *Page) onFigure(f model.InquiryFilter) {
	p.Show(f)
	p.Window.Canvas().Focus(p.table.FocusTarget())
}

// ShowInquiry selects one inquiry, whatever the filters say.
func (p *Page) ShowInquiry(id int64) {
	p.goal = id
	p.Show(model.InquiryFilter{})
	p.detail.show(id)
}

// FocusSearch puts the caret into the search field (Ctrl+F).
func (p *Page) FocusSearch() {
	if p.form == nil {
		p.Window.Canvas().Focus(p.filter.text)
	}
}

// Begin opens the form for a new inquiry (Ctrl+N).
func (p *Page) Begin() { p.Create(0) }

// Print prints what is shown: the inquiry selected, or the ledger of the list (Ctrl+P).
func (p *Page) Print() {
	switch {
	case p.form != nil:
	case p.detail.wanted != 0:
		p.detail.onPreview()
	default:
		p.onLedger()
	}
}

// Turn goes to the next tab of the inquiry shown, or the one before (Ctrl+PageDown, Ctrl+PageUp).
func (p *Page) Turn(by int) {
	if p.form == nil && p.detail.wanted != 0 {
		desk.TurnTabs(p.detail.tabs, by)
	}
}

func (p *Page) onOpen(r model.InquiryRow) {
	if r.State == model.InquiryDraft {
		p.Edit(r.ID)
		return
	}
	p.detail.show(r.ID)
	p.detail.onPreview()
}
