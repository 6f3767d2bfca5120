package kit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// YearGrid shows the twelve months of a year, four beside each other where there is room, and scrolls when they are
// higher than its place. The arrow keys move the chosen day within the year, PageUp and PageDown go from month to month,
// Enter taps the day.
type YearGrid struct {
	widget.BaseWidget

	// Cell, when set, says what a day shows. It is asked for all days of the year at each refresh.
	Cell func(model.Date) MonthCell
	// OnTapped, when set, is called with the day the user chose.
	OnTapped func(model.Date)
	// Today is the day drawn with a ring; none when zero.
	Today model.Date

	year    int
	chosen  model.Date
	focused bool
	months  [12]*monthPicture
	layout  *yearLayout
	scroll  *container.Scroll
}

// NewYearGrid shows the year of a day, and the day as chosen.
func NewYearGrid(day, today model.Date) *YearGrid {
	g := &YearGrid{Today: today, layout: &yearLayout{}}
	box := container.New(g.layout)
	for i := range g.months {
		g.months[i] = newMonthPicture(g)
		box.Add(g.months[i].object)
	}
	g.scroll = container.NewVScroll(box)
	g.ExtendBaseWidget(g)
	g.Choose(day)
	return g
}

// Year returns the year shown.
func (g *YearGrid) Year() int { return g.year }

// Chosen returns the chosen day.
func (g *YearGrid) Chosen() model.Date { return g.chosen }

// Choose marks a day as chosen and shows its year.
func (g *YearGrid) Choose(day model.Date) {
	if day.IsZero() {
		return
	}
	g.chosen = day
	if year := day.Year(); year != g.year {
		g.year = year
		for i, m := range g.months {
			m.show(model.NewDate(year, time.Month(i+1), 1))
		}
	}
	g.refreshDays()
	_, month, _ := day.YMD()
	g.reveal(g.months[month-1].object)
}

// FocusTarget returns what takes the keys of the year.
func (g *YearGrid) FocusTarget() fyne.Focusable { return g }

// Refresh asks Cell again for all days.
func (g *YearGrid) Refresh() {
	g.refreshDays()
	g.BaseWidget.Refresh()
}

func (g *YearGrid) refreshDays() {
	for _, m := range g.months {
		m.face.Refresh()
	}
}

// reveal scrolls to a month.
func (g *YearGrid) reveal(month fyne.CanvasObject) {
	height := g.scroll.Size().Height
	if height == 0 {
		return
	}
	top := month.Position().Y
	y := min(g.scroll.Offset.Y, top)
	y = max(y, top+month.Size().Height-height)
	g.scroll.ScrollToOffset(fyne.NewPos(0, max(y, 0)))
}

// CreateRenderer is called by Fyne.
func (g *YearGrid) CreateRenderer() fyne.WidgetRenderer {
	return &yearRenderer{WidgetRenderer: widget.NewSimpleRenderer(g.scroll), g: g}
}

// yearRenderer tells the months how many stand beside each other before the scroller asks how high they are.
type yearRenderer struct {
	fyne.WidgetRenderer
	g *YearGrid
}

func (r *yearRenderer) MinSize() fyne.Size {
	month := r.g.months[0].object.MinSize()
	return fyne.NewSize(month.Width, month.Height)
}

func (r *yearRenderer) Layout(size fyne.Size) {
	first := r.g.scroll.Size().Height == 0
	r.g.layout.width = size.Width
	r.WidgetRenderer.Layout(size)
	r.g.scroll.Refresh()
	if first {
		r.g.Choose(r.g.chosen)
	}
}

// yearLayout sets the months in four columns, or fewer where they are too narrow.
type yearLayout struct{ width float32 }

const (
	yearColumns = 4
	yearGap     = 12 // between the months, in Fyne units
)

func (l *yearLayout) columns(month fyne.Size) int {
	for n := yearColumns; n > 1; n-- {
		if 12%n == 0 && float32(n)*(month.Width+yearGap)-yearGap <= l.width {
			return n
		}
	}
	return 1
}

func (l *yearLayout) MinSize(months []fyne.CanvasObject) fyne.Size {
	month := months[0].MinSize()
	rows := float32(len(months) / l.columns(month))
	return fyne.NewSize(month.Width, rows*(month.Height+yearGap)-yearGap)
}

func (l *yearLayout) Layout(months []fyne.CanvasObject, size fyne.Size) {
	month := months[0].MinSize()
	n := l.columns(month)
	rows := len(months) / n
	width := (size.Width - scrollBarRoom - float32(n-1)*yearGap) / float32(n)
	height := (size.Height - float32(rows-1)*yearGap) / float32(rows)
	for i, o := range months {
		place(o, float32(i%n)*(width+yearGap), float32(i/n)*(height+yearGap), width, height)
	}
}

// monthPicture is a month with its name.
type monthPicture struct {
	title  *Text
	face   *monthFace
	object fyne.CanvasObject
}

func newMonthPicture(owner monthOwner) *monthPicture {
	m := &monthPicture{title: NewText(""), face: newMonthFace(owner, model.Date{})}
	m.title.Bold = true
	m.object = container.New(topLayout{gap: 2}, m.title, m.face)
	return m
}

func (m *monthPicture) show(first model.Date) {
	year, month, _ := first.YMD()
	m.face.month = first
	m.title.SetText(fmt.Sprintf("%d年%d月", year, int(month)))
}

// FocusGained shows that the keys go here.
func (g *YearGrid) FocusGained() { g.focused = true; g.refreshDays() }

// FocusLost shows that the keys go elsewhere.
func (g *YearGrid) FocusLost() { g.focused = false; g.refreshDays() }

// TypedRune is of no use here.
func (g *YearGrid) TypedRune(rune) {}

// TypedKey moves the chosen day.
func (g *YearGrid) TypedKey(key *fyne.KeyEvent) {
	year, month, n := g.chosen.YMD()
	to := g.chosen
	switch key.Name {
	case fyne.KeyLeft:
		to = to.Add(-1)
	case fyne.KeyRight:
		to = to.Add(1)
	case fyne.KeyUp:
		to = to.Add(-weekDays)
	case fyne.KeyDown:
		to = to.Add(weekDays)
	case fyne.KeyPageUp:
		to = dayOfMonth(year, month-1, n)
	case fyne.KeyPageDown:
		to = dayOfMonth(year, month+1, n)
	case fyne.KeyHome:
		to = model.NewDate(year, month, 1)
	case fyne.KeyEnd:
		to = dayOfMonth(year, month, 31)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.tapped(to)
		return
	default:
		ForwardKey(key)
		return
	}
	if to.Year() == g.year {
		g.Choose(to)
	}
}

// dayOfMonth returns the nth day of a month, or the last of a shorter one.
func dayOfMonth(year int, month time.Month, n int) model.Date {
	first := model.NewDate(year, month, 1)
	last := firstOfMonth(first.Add(31)).Add(-1)
	return first.Add(min(n-1, last.Sub(first)))
}

// The methods below are what the faces ask their owner; see monthOwner.

func (g *YearGrid) cell(day model.Date) MonthCell {
	if g.Cell == nil {
		return MonthCell{}
	}
	return g.Cell(day)
}

func (g *YearGrid) today() model.Date { return g.Today }

func (g *YearGrid) choice() (model.Date, emphasis) {
	if g.focused {
		return g.chosen, strong
	}
	return g.chosen, marked
}

func (g *YearGrid) emSize() fyne.Size { return fyne.NewSize(1.98, 2.1) }

func (g *YearGrid) tapped(day model.Date) {
	g.Choose(day)
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	tell(g.OnTapped, day)
}

// NewMonthPicture returns a month to look at: its name and its days as cell shows them.
func NewMonthPicture(month model.Date, cell func(model.Date) MonthCell) fyne.CanvasObject {
	m := newMonthPicture(stillMonth(cell))
	m.show(firstOfMonth(month))
	return m.object
}

// stillMonth owns a month nothing can be chosen in.
type stillMonth func(model.Date) MonthCell

func (m stillMonth) cell(day model.Date) MonthCell { return m(day) }
func (stillMonth) today() model.Date               { return model.Date{} }
func (stillMonth) choice() (model.Date, emphasis)  { return model.Date{}, plain }
func (stillMonth) emSize() fyne.Size               { return fyne.NewSize(2, 1.7) }
func (stillMonth) tapped(model.Date)               {}
