// Package home is the page 工作台: what is due today, what is overdue, what waits for whom.
package home

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

// boardRows is how many running documents the board shows; the tile 办理中 leads to all of them.
const boardRows = 200

// Page is the page 工作台.
type Page struct {
	*desk.Desk
	// The window connects these to the other pages.
	OnFilter   func(model.Filter)
	OnDocument func(id int64)
	OnInquiry  func(id int64)
	OnVetting  func(id int64)
	OnCreate   func(kind string)
	OnDuties   func()               // the page 定期事项
	OnDuty     func(model.Reminder) // a duty is to be recorded as done
	// OnCounts hears the tiles whenever they were counted, for the rail and the status bar.
	OnCounts func(model.Counts)
	// OnToday hears what is to be done today whenever it was looked up.
	OnToday func(model.Reminding, []model.Reminder)

	object fyne.CanvasObject
	day    *kit.Text
	create *desk.CreateBar
	tiles  []tile
	today  *todayCard
	board  *kit.Table[model.Row]
	month  *kit.MonthGrid
	list   *kit.Text // what is due on the day chosen in the month
	loader *kit.Loader

	basis desk.Basis
	rows  []model.Row
	due   map[model.Date]int
}

// tile is one number of the home page with the list behind it.
type tile struct {
	*kit.StatTile
	count func(model.Counts) int
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, loader: kit.NewLoader(d.Window), day: kit.NewText(""), list: kit.NewCaption("")}
	p.makeTiles()
	p.board = kit.NewTable(boardColumns(), func(r model.Row) int64 { return r.ID },
		kit.NewEmptyState(theme.ConfirmIcon(), "没有正在计时的文书", "文书登记送达后，在这里按剩余工作日排列", nil))
	p.board.OnOpen = func(r model.Row) { p.OnDocument(r.ID) }
	kit.KeepWidths(d.App.Preferences(), "home.widths", p.board)
	p.month = kit.NewMonthGrid(d.Today(), d.Today())
	p.month.Cell, p.month.Counts = p.cell, true
	p.month.OnTapped = p.onDay
	p.today = newTodayCard(p)
	p.build()
	return p
}

func (p *Page) makeTiles() {
	state := func(s model.State) model.Filter { return model.Filter{States: []model.State{s}} }
	add := func(tone kit.Tone, word string, f model.Filter, count func(model.Counts) int) {
		p.tiles = append(p.tiles, tile{kit.NewStatTile(tone, word, func() { p.OnFilter(f) }), count})
	}
	add(kit.ToneNeutral, "待核稿", state(model.Checking), func(c model.Counts) int { return c.Checking })
	add(kit.ToneNeutral, "待签发", state(model.Signing), func(c model.Counts) int { return c.Signing })
	add(kit.ToneNeutral, model.Signed.Label(), state(model.Signed), func(c model.Counts) int { return c.ToServe })
	add(kit.ToneNormal, "办理中", state(model.Running), func(c model.Counts) int { return c.Running })
	add(kit.ToneSoon, "临期", model.Filter{Light: model.LightSoon}, func(c model.Counts) int { return c.Soon })
	add(kit.ToneToday, "今日到期", model.Filter{Light: model.LightToday}, func(c model.Counts) int { return c.Today })
	add(kit.ToneOverdue, "超期", model.Filter{Light: model.LightOverdue}, func(c model.Counts) int { return c.Overdue })
	add(kit.ToneReplied, "待认定", model.Filter{Light: model.LightReplied}, func(c model.Counts) int { return c.ToJudge })
}

func (p *Page) build() {
	p.create = desk.NewCreateBar(func(kind string) { p.OnCreate(kind) })
	tiles := container.New(layout.NewGridLayoutWithColumns(len(p.tiles)))
	for _, t := range p.tiles {
		tiles.Add(t.StatTile)
	}
	month := container.NewVBox(kit.NewCard("", container.NewVBox(p.month, p.list)))
	below := layout.NewCustomPaddedLayout(0, kit.CardGap, 0, 0)
	todo := container.New(below, p.today.card)
	lists := container.New(layout.NewBorderLayout(todo, nil, nil, nil), todo, kit.NewCard("期限看板", p.board))
	gap := layout.NewCustomPaddedLayout(0, 0, 0, kit.CardGap)
	body := container.New(layout.NewBorderLayout(nil, nil, nil, month), container.New(gap, lists), month) // in the order of Tab
	above := container.New(below, tiles)
	p.object = kit.NewPage("工作台", container.NewBorder(above, nil, nil, nil, body), container.NewCenter(p.day), p.create.Object())
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// FocusTarget returns the board.
func (p *Page) FocusTarget() fyne.Focusable { return p.board.FocusTarget() }

// loaded is what the page shows, read in one go.
type loaded struct {
	basis  desk.Basis
	counts model.Counts
	rows   []model.Row

	reminding model.Reminding
	today     []model.Reminder
}

// Refresh loads everything again.
func (p *Page) Refresh() {
	today := p.Today()
	kit.Load(p.loader, func(ctx context.Context) (l loaded, err error) {
		if l.basis, err = p.LoadBasis(ctx); err != nil {
			return l, err
		}
		if l.counts, err = p.Store.Counts(ctx, today); err != nil {
			return l, err
		}
		if l.reminding, err = p.Store.Reminding(ctx); err != nil {
			return l, err
		}
		if l.today, err = p.Store.TodayList(ctx, today, todayRows); err != nil {
			return l, err
		}
		l.rows, err = p.Store.Board(ctx, boardRows, today)
		return l, err
	}, p.set)
}

func (p *Page) set(l loaded) {
	p.basis, p.rows = l.basis, l.rows
	p.due = map[model.Date]int{}
	for _, r := range l.rows {
		p.due[r.Due]++
	}
	today := p.Today()
	p.day.SetText(today.Chinese() + " " + today.WeekdayName() + "，" + l.basis.DescribeDay(today))
	for _, t := range p.tiles {
		t.SetCount(t.count(l.counts))
	}
	p.today.set(l.today)
	p.board.SetRows(l.rows)
	if p.create.Set(l.basis.Offered()) {
		p.object.Refresh()
	}
	p.month.Today = today
	p.month.Refresh()
	p.OnCounts(l.counts)
	p.OnToday(l.reminding, l.today)
}

func (p *Page) cell(d model.Date) kit.MonthCell {
	if p.basis.Calendar == nil {
		return kit.MonthCell{}
	}
	tone, mark := p.basis.ToneDay(d)
	return kit.MonthCell{Tone: tone, Mark: mark, Count: p.due[d]}
}

// onDay says what a day is and which documents fall due on it.
func (p *Page) onDay(d model.Date) {
	text := d.Chinese() + " " + d.WeekdayName() + "，" + p.basis.DescribeDay(d)
	if n := p.due[d]; n > 0 {
		text += fmt.Sprintf("；到期 %d 份：", n)
		for _, r := range p.rows {
			if r.Due == d {
				text += "\n" + r.Number.String() + " " + r.Leader.Name
			}
		}
	}
	p.list.SetText(text)
}

func boardColumns() []kit.Column[model.Row] {
	return []kit.Column[model.Row]{
		{ID: "standing", Label: "期限", Width: 152, Text: desk.Standing, Tone: desk.RowTone},
		{ID: "due", Label: "应反馈日期", Width: 92, Text: func(r model.Row) string { return r.Due.String() }},
		{ID: "number", Label: "编号", Width: 166, Text: func(r model.Row) string { return r.Number.String() }},
		{ID: "person", Label: "监督对象", Width: 112, Text: desk.Answering},
		{ID: "units", Label: "联系单位", Width: 110, Text: func(r model.Row) string { return r.Units }},
		{ID: "title", Label: "事由", Width: 100, Grow: true, Text: func(r model.Row) string { return r.Title }},
	}
}
