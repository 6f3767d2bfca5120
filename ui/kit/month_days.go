package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

const (
	weekDays   = 7
	monthWeeks = 6 // a month touches six weeks at most
)

var weekdayLetters = [weekDays]string{"一", "二", "三", "四", "五", "六", "日"}

// monthDays is the field of days of a MonthGrid. It acts on press and release instead of Tapped, because a press
// with the slightest movement is no tap for Fyne inside a scroll container (fyne#4672).
type monthDays struct {
	widget.BaseWidget
	grid    *MonthGrid
	hovered model.Date
	pressed model.Date
	focused bool
}

func newMonthDays(g *MonthGrid) *monthDays {
	d := &monthDays{grid: g}
	d.ExtendBaseWidget(d)
	return d
}

// lead returns how many days of the first week belong to the month before.
func (d *monthDays) lead() int { return (int(d.grid.month.Weekday()) + weekDays - 1) % weekDays }

// cellSize returns the size of a day; the weekday letters take half a cell above.
func (d *monthDays) cellSize() fyne.Size {
	return fyne.NewSize(d.Size().Width/weekDays, d.Size().Height/(monthWeeks+0.7))
}

func (d *monthDays) headHeight() float32 { return d.cellSize().Height * 0.7 }

// dayAt returns the day of the month at a position, or the zero day.
func (d *monthDays) dayAt(pos fyne.Position) model.Date {
	cell := d.cellSize()
	y := pos.Y - d.headHeight()
	if y < 0 || pos.X < 0 || pos.X >= d.Size().Width || cell.Width <= 0 {
		return model.Date{}
	}
	day := d.grid.month.Add(int(y/cell.Height)*weekDays + int(pos.X/cell.Width) - d.lead())
	if firstOfMonth(day) != d.grid.month {
		return model.Date{}
	}
	return day
}

// MouseDown remembers the day under the pointer.
func (d *monthDays) MouseDown(ev *desktop.MouseEvent) { d.pressed = d.dayAt(ev.Position) }

// MouseUp chooses the day the press began on.
func (d *monthDays) MouseUp(ev *desktop.MouseEvent) {
	day := d.dayAt(ev.Position)
	if ev.Button == desktop.MouseButtonPrimary && !day.IsZero() && day == d.pressed {
		d.grid.tapped(day)
	}
}

// MouseIn shows the day under the pointer.
func (d *monthDays) MouseIn(ev *desktop.MouseEvent) { d.MouseMoved(ev) }

// MouseMoved shows the day under the pointer.
func (d *monthDays) MouseMoved(ev *desktop.MouseEvent) {
	if day := d.dayAt(ev.Position); day != d.hovered {
		d.hovered = day
		d.Refresh()
	}
}

// MouseOut forgets the day under the pointer.
func (d *monthDays) MouseOut() {
	d.hovered = model.Date{}
	d.Refresh()
}

// FocusGained shows that the keys go here.
func (d *monthDays) FocusGained() { d.focused = true; d.Refresh() }

// FocusLost shows that the keys go elsewhere.
func (d *monthDays) FocusLost() { d.focused = false; d.Refresh() }

// TypedRune is of no use here.
func (d *monthDays) TypedRune(rune) {}

// TypedKey moves the chosen day.
func (d *monthDays) TypedKey(key *fyne.KeyEvent) { d.grid.typed(key) }

// CreateRenderer is called by Fyne.
func (d *monthDays) CreateRenderer() fyne.WidgetRenderer {
	r := &monthDaysRenderer{d: d}
	for i := range r.letters {
		r.letters[i] = newCellText(fyne.TextAlignCenter)
		r.letters[i].Text = weekdayLetters[i]
		r.objects = append(r.objects, r.letters[i])
	}
	for i := range r.cells {
		c := &r.cells[i]
		c.ground, c.number = canvas.NewRectangle(color.Transparent), newCellText(fyne.TextAlignCenter)
		c.mark, c.count = newCellText(fyne.TextAlignTrailing), newCellText(fyne.TextAlignCenter)
		r.objects = append(r.objects, c.ground, c.number, c.mark, c.count)
	}
	r.Refresh()
	return r
}

func newCellText(align fyne.TextAlign) *canvas.Text {
	t := canvas.NewText("", color.Transparent)
	t.Alignment = align
	return t
}

type dayCell struct {
	ground              *canvas.Rectangle
	number, mark, count *canvas.Text
}

type monthDaysRenderer struct {
	d       *monthDays
	letters [weekDays]*canvas.Text
	cells   [weekDays * monthWeeks]dayCell
	objects []fyne.CanvasObject
}

func (r *monthDaysRenderer) Destroy()                     {}
func (r *monthDaysRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *monthDaysRenderer) MinSize() fyne.Size {
	text := r.d.Theme().Size(theme.SizeNameText)
	row := text * 2.1
	if r.d.grid.Counts {
		row = text * 2.9
	}
	return fyne.NewSize(text*2.4*weekDays, row*(monthWeeks+0.7))
}

func (r *monthDaysRenderer) Layout(fyne.Size) {
	cell, head := r.d.cellSize(), r.d.headHeight()
	text := r.d.Theme().Size(theme.SizeNameText)
	small := text - 4
	for i, letter := range r.letters {
		placeText(letter, fyne.NewPos(float32(i)*cell.Width, 0), fyne.NewSize(cell.Width, head), text-1)
	}
	for i := range r.cells {
		c := &r.cells[i]
		at := fyne.NewPos(float32(i%weekDays)*cell.Width, head+float32(i/weekDays)*cell.Height)
		c.ground.Move(at.AddXY(1, 1))
		c.ground.Resize(cell.SubtractWidthHeight(2, 2))
		number := cell
		if c.count.Text != "" {
			number.Height -= small * 0.9
			placeText(c.count, at.AddXY(0, cell.Height-small*1.5-2), fyne.NewSize(cell.Width, small*1.5), small)
		}
		placeText(c.number, at, number, text)
		placeText(c.mark, at.AddXY(0, 1), fyne.NewSize(cell.Width-3, small*1.4), small)
	}
}

// placeText centres a text in the height of a box.
func placeText(t *canvas.Text, at fyne.Position, box fyne.Size, size float32) {
	t.TextSize = size
	height := fyne.MeasureText("国", size, t.TextStyle).Height
	t.Move(at.AddXY(0, (box.Height-height)/2))
	t.Resize(fyne.NewSize(box.Width, height))
}

func (r *monthDaysRenderer) Refresh() {
	muted := theme.ColorForWidget(ColorMuted, r.d)
	for i, letter := range r.letters {
		letter.Color = muted
		if i >= 5 {
			letter.Color = theme.ColorForWidget(ToneAccent.ForegroundName(), r.d)
		}
	}
	lead := r.d.lead()
	for i := range r.cells {
		r.show(&r.cells[i], r.d.grid.month.Add(i-lead))
	}
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}

// show fills the cell of a day; a day of another month stays empty.
func (r *monthDaysRenderer) show(c *dayCell, day model.Date) {
	g := r.d.grid
	c.number.Text, c.mark.Text, c.count.Text = "", "", ""
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if day.IsZero() || firstOfMonth(day) != g.month {
		return
	}
	var cell MonthCell
	if g.Cell != nil {
		cell = g.Cell(day)
	}
	_, _, n := day.YMD()
	c.number.Text, c.mark.Text = strconv.Itoa(n), cell.Mark
	if cell.Count > 0 {
		c.count.Text = strconv.Itoa(cell.Count) + "份"
	}
	r.colour(c, day, cell)
}

func (r *monthDaysRenderer) colour(c *dayCell, day model.Date, cell MonthCell) {
	name := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, r.d) }
	g := r.d.grid
	c.ground.CornerRadius = r.d.Theme().Size(theme.SizeNameInputRadius)
	c.number.Color, c.mark.Color = name(theme.ColorNameForeground), name(cell.Tone.ForegroundName())
	c.count.Color = name(ToneAccent.ForegroundName())
	c.number.TextStyle.Bold = day == g.Today
	if cell.Tone != ToneNeutral {
		c.ground.FillColor, c.number.Color = name(cell.Tone.SoftName()), name(cell.Tone.ForegroundName())
	}
	if day == g.Today {
		c.ground.StrokeColor, c.ground.StrokeWidth = name(theme.ColorNamePrimary), 1.5
	}
	switch {
	case day == g.chosen && (r.d.focused || g.OnCancel != nil):
		c.ground.FillColor = name(theme.ColorNamePrimary)
		c.number.Color = name(theme.ColorNameForegroundOnPrimary)
		c.mark.Color, c.count.Color = c.number.Color, c.number.Color
	case day == r.d.hovered && cell.Tone == ToneNeutral:
		c.ground.FillColor = name(theme.ColorNameHover)
	case day == r.d.hovered:
		c.ground.StrokeColor, c.ground.StrokeWidth = name(cell.Tone.SolidName()), 1
	}
}
