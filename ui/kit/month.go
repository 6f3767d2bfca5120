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

// MonthGrid shows a month from Monday to Sunday, with buttons to the months before and after. The arrow keys move the
// chosen day, PageUp and PageDown the month, Enter taps the day.
type MonthGrid struct {
	widget.BaseWidget

	// Cell, when set, says what a day shows. It is asked for the days of the month at each refresh.
	Cell func(model.Date) MonthCell
	// Counts leaves room below each day for MonthCell.Count.
	Counts bool
	// Marked keeps the chosen day visible while the focus is elsewhere.
	Marked bool
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

// monthDays takes the keys for the face of a MonthGrid.
type monthDays struct {
	widget.BaseWidget
	grid    *MonthGrid
	face    *monthFace
	focused bool
}

func newMonthDays(g *MonthGrid) *monthDays {
	d := &monthDays{grid: g, face: newMonthFace(g, model.Date{})}
	d.ExtendBaseWidget(d)
	return d
}

// FocusGained shows that the keys go here.
func (d *monthDays) FocusGained() { d.focused = true; d.face.Refresh() }

// FocusLost shows that the keys go elsewhere.
func (d *monthDays) FocusLost() { d.focused = false; d.face.Refresh() }

// TypedRune is of no use here.
func (d *monthDays) TypedRune(rune) {}

// TypedKey moves the chosen day.
func (d *monthDays) TypedKey(key *fyne.KeyEvent) { d.grid.typed(key) }

// CreateRenderer is called by Fyne.
func (d *monthDays) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.face) }

// The methods below are what the face asks its owner; see monthOwner.

func (g *MonthGrid) cell(day model.Date) MonthCell {
	if g.Cell == nil {
		return MonthCell{}
	}
	return g.Cell(day)
}

func (g *MonthGrid) today() model.Date { return g.Today }

func (g *MonthGrid) choice() (model.Date, emphasis) {
	switch {
	case g.days.focused || g.OnCancel != nil:
		return g.chosen, strong
	case g.Marked:
		return g.chosen, marked
	}
	return g.chosen, plain
}

func (g *MonthGrid) emSize() fyne.Size {
	if g.Counts {
		return fyne.NewSize(2.4, 2.9)
	}
	return fyne.NewSize(2.4, 2.1)
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
	g.days.face.Refresh()
}

// FocusTarget returns what takes the keys of the month.
func (g *MonthGrid) FocusTarget() fyne.Focusable { return g.days }

// Refresh asks Cell again for all days.
func (g *MonthGrid) Refresh() {
	g.days.face.Refresh()
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
	g.Choose(dayOfMonth(y, m+time.Month(months), d))
}

func (g *MonthGrid) turnTo(first model.Date) {
	if first == g.month {
		return
	}
	turned := !g.month.IsZero()
	g.month, g.days.face.month = first, first
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
	tell(g.OnTapped, day)
}
