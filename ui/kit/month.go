package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// MonthCell is what a month shows on one day besides its number.
type MonthCell struct {
	Tone  Tone   // background; none when ToneNeutral
	Mark  string // one character in the corner, such as 休 or 班
	Count int    // a number below the day, such as documents due; not shown when 0
}

// MonthGrid shows a month from Monday to Sunday, with buttons to the months before and after. The arrow keys move the
// chosen day, PageUp and PageDown the month, Enter taps the day.
type MonthGrid struct {
	widget.BaseWidget

	// Cell, when set, says what a day shows. It is asked for the days of the month at each refresh.
	Cell func(model.Date) MonthCell
	// Counts leaves room below each day for MonthCell.Count.
	Counts bool
	// OnTapped, when set, is called with the day the user chose.
	OnTapped func(model.Date)
	// OnMonth, when set, is called with the first day of a month when the user turns to it.
	OnMonth func(model.Date)
	// OnCancel, when set, is called on Esc.
	OnCancel func()
	// Today is the day drawn with a ring; none when zero.
	Today model.Date

	month  model.Date // its first day
	chosen model.Date
	title  *Text
	days   *monthDays
}

// NewMonthGrid shows the month of a day, and the day as chosen.
func NewMonthGrid(day, today model.Date) *MonthGrid {
	g := &MonthGrid{Today: today, title: NewSubHeading("")}
	g.title.Align = fyne.TextAlignCenter
	g.days = newMonthDays(g)
	g.ExtendBaseWidget(g)
	g.Choose(day)
	return g
}

// Month returns the first day of the month shown.
func (g *MonthGrid) Month() model.Date { return g.month }

// Chosen returns the chosen day.
func (g *MonthGrid) Chosen() model.Date { return g.chosen }

// Choose marks a day as chosen and turns to its month.
func (g *MonthGrid) Choose(day model.Date) {
	if day.IsZero() {
		return
	}
	g.chosen = day
	g.turnTo(firstOfMonth(day))
	g.days.Refresh()
}

// FocusTarget returns what takes the keys of the month.
func (g *MonthGrid) FocusTarget() fyne.Focusable { return g.days }

// Refresh asks Cell again for all days.
func (g *MonthGrid) Refresh() {
	g.days.Refresh()
	g.BaseWidget.Refresh()
}

// CreateRenderer is called by Fyne.
func (g *MonthGrid) CreateRenderer() fyne.WidgetRenderer {
	today := NewButton("今天", func() { g.Choose(g.Today) })
	today.Importance = widget.LowImportance
	if g.Today.IsZero() {
		today.Hide()
	}
	left := container.NewHBox(
		iconButton(theme.MediaFastRewindIcon(), func() { g.turn(-12) }),
		iconButton(theme.NavigateBackIcon(), func() { g.turn(-1) }),
	)
	right := container.NewHBox(
		iconButton(theme.NavigateNextIcon(), func() { g.turn(1) }),
		iconButton(theme.MediaFastForwardIcon(), func() { g.turn(12) }),
		today,
	)
	head := container.NewBorder(nil, nil, left, right, container.NewCenter(g.title))
	return widget.NewSimpleRenderer(container.NewBorder(head, nil, nil, nil, g.days))
}

func iconButton(icon fyne.Resource, act func()) *Button {
	b := NewIconButton("", icon, act)
	b.Importance = widget.LowImportance
	return b
}

// turn moves by months; the chosen day goes along, to the last of a shorter month.
func (g *MonthGrid) turn(months int) {
	y, m, d := g.chosen.YMD()
	if g.chosen.IsZero() {
		y, m, d = g.month.YMD()
	}
	first := model.NewDate(y, m+time.Month(months), 1)
	last := firstOfMonth(first.Add(31)).Add(-1)
	g.Choose(first.Add(min(d-1, last.Sub(first))))
}

func (g *MonthGrid) turnTo(first model.Date) {
	if first == g.month {
		return
	}
	turned := !g.month.IsZero()
	g.month = first
	y, m, _ := first.YMD()
	g.title.SetText(fmt.Sprintf("%d年%d月", y, int(m)))
	if turned && g.OnMonth != nil {
		g.OnMonth(first)
	}
}

func firstOfMonth(d model.Date) model.Date {
	y, m, _ := d.YMD()
	return model.NewDate(y, m, 1)
}

// typed acts on a key of the days.
func (g *MonthGrid) typed(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		g.Choose(g.chosen.Add(-1))
	case fyne.KeyRight:
		g.Choose(g.chosen.Add(1))
	case fyne.KeyUp:
		g.Choose(g.chosen.Add(-7))
	case fyne.KeyDown:
		g.Choose(g.chosen.Add(7))
	case fyne.KeyPageUp:
		g.turn(-1)
	case fyne.KeyPageDown:
		g.turn(1)
	case fyne.KeyHome:
		g.Choose(g.month)
	case fyne.KeyEnd:
		g.Choose(firstOfMonth(g.month.Add(31)).Add(-1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.tapped(g.chosen)
	case fyne.KeyEscape:
		if g.OnCancel != nil {
			g.OnCancel()
			return
		}
		ForwardKey(key)
	default:
		ForwardKey(key)
	}
}

func (g *MonthGrid) tapped(day model.Date) {
	g.Choose(day)
	if g.OnTapped != nil {
		g.OnTapped(day)
	}
}
