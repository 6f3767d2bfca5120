package kit

import (
	"image/color"
	"strconv"
	"strings"

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

// MonthCell is what a month shows on one day besides its number.
type MonthCell struct {
	Tone      Tone   // background; none when ToneNeutral
	Mark      string // one character in the corner, such as 休 or 班
	Quiet     bool   // a day of rest every week has
	Note      string // words below the day, such as 国庆节; shown where the days are large enough
	Count     int    // a number below the day, such as documents due; not shown when 0
	CountTone Tone   // its colour; the programme's own when ToneNeutral
}

// monthOwner is the widget a month's face belongs to.
type monthOwner interface {
	cell(model.Date) MonthCell
	today() model.Date // drawn with a ring
	choice() (model.Date, emphasis)
	// emSize returns the least size of a day in ems of the text.
	emSize() fyne.Size
	tapped(model.Date)
}

// emphasis is how the chosen day is drawn.
type emphasis int

const (
	plain  emphasis = iota
	marked          // with a border
	strong          // in full colour, because the keys act on it
)

// monthFace draws the days of a month. It acts on press and release instead of Tapped, because a press
// with the slightest movement is no tap for Fyne inside a scroll container (fyne#4672).
type monthFace struct {
	widget.BaseWidget
	owner   monthOwner
	month   model.Date // its first day
	hovered model.Date
	pressed model.Date
}

func newMonthFace(owner monthOwner, month model.Date) *monthFace {
	f := &monthFace{owner: owner, month: month}
	f.ExtendBaseWidget(f)
	return f
}

// lead returns how many days of the first week belong to the month before.
func (f *monthFace) lead() int { return (int(f.month.Weekday()) + weekDays - 1) % weekDays }

// cellSize returns the size of a day; the weekday letters take half a cell above.
func (f *monthFace) cellSize() fyne.Size {
	return fyne.NewSize(f.Size().Width/weekDays, f.Size().Height/(monthWeeks+0.7))
}

func (f *monthFace) headHeight() float32 { return f.cellSize().Height * 0.7 }

// dayAt returns the day of the month at a position, or the zero day.
func (f *monthFace) dayAt(pos fyne.Position) model.Date {
	cell := f.cellSize()
	y := pos.Y - f.headHeight()
	if y < 0 || pos.X < 0 || pos.X >= f.Size().Width || cell.Width <= 0 {
		return model.Date{}
	}
	day := f.month.Add(int(y/cell.Height)*weekDays + int(pos.X/cell.Width) - f.lead())
	if firstOfMonth(day) != f.month {
		return model.Date{}
	}
	return day
}

// MouseDown remembers the day under the pointer.
func (f *monthFace) MouseDown(ev *desktop.MouseEvent) { f.pressed = f.dayAt(ev.Position) }

// MouseUp chooses the day the press began on.
func (f *monthFace) MouseUp(ev *desktop.MouseEvent) {
	day := f.dayAt(ev.Position)
	if ev.Button == desktop.MouseButtonPrimary && !day.IsZero() && day == f.pressed {
		f.owner.tapped(day)
	}
}

// MouseIn shows the day under the pointer.
func (f *monthFace) MouseIn(ev *desktop.MouseEvent) { f.MouseMoved(ev) }

// MouseMoved shows the day under the pointer.
func (f *monthFace) MouseMoved(ev *desktop.MouseEvent) {
	if day := f.dayAt(ev.Position); day != f.hovered {
		f.hovered = day
		f.Refresh()
	}
}

// MouseOut forgets the day under the pointer.
func (f *monthFace) MouseOut() {
	f.hovered = model.Date{}
	f.Refresh()
}

// CreateRenderer is called by Fyne.
func (f *monthFace) CreateRenderer() fyne.WidgetRenderer {
	r := &monthFaceRenderer{f: f}
	for i := range r.letters {
		r.letters[i] = newCellText(fyne.TextAlignCenter)
		r.letters[i].Text = weekdayLetters[i]
		r.objects = append(r.objects, r.letters[i])
	}
	for i := range r.cells {
		c := &r.cells[i]
		c.ground, c.number = canvas.NewRectangle(color.Transparent), newCellText(fyne.TextAlignCenter)
		c.mark, c.count = newCellText(fyne.TextAlignTrailing), newCellText(fyne.TextAlignCenter)
		c.note = newCellText(fyne.TextAlignCenter)
		r.objects = append(r.objects, c.ground, c.number, c.mark, c.note, c.count)
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
	ground                    *canvas.Rectangle
	number, mark, note, count *canvas.Text
	words                     string // of the note, whether there is room for it or not
}

type monthFaceRenderer struct {
	f       *monthFace
	letters [weekDays]*canvas.Text
	cells   [weekDays * monthWeeks]dayCell
	objects []fyne.CanvasObject
}

func (r *monthFaceRenderer) Destroy()                     {}
func (r *monthFaceRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *monthFaceRenderer) MinSize() fyne.Size {
	text, day := r.f.Theme().Size(theme.SizeNameText), r.f.owner.emSize()
	return fyne.NewSize(text*day.Width*weekDays, text*day.Height*(monthWeeks+0.7))
}

// The heights of a day, in ems, up to which its marks stand beside the number, and from which it has room for words.
const (
	compactEms = 2.5
	noteEms    = 4
)

func (r *monthFaceRenderer) Layout(fyne.Size) {
	cell, head := r.f.cellSize(), r.f.headHeight()
	text := r.f.Theme().Size(theme.SizeNameText)
	for i, letter := range r.letters {
		placeText(letter, fyne.NewPos(float32(i)*cell.Width, 0), fyne.NewSize(cell.Width, min(head, 1.6*text)), text-1)
	}
	for i := range r.cells {
		c := &r.cells[i]
		at := fyne.NewPos(float32(i%weekDays)*cell.Width, head+float32(i/weekDays)*cell.Height)
		c.ground.Move(at.AddXY(1, 1))
		c.ground.Resize(cell.SubtractWidthHeight(2, 2))
		if cell.Height < compactEms*text {
			c.layCompact(at, cell, text)
		} else {
			c.layWide(at, cell, text)
		}
	}
}

// layCompact puts mark and count into a column at the right of the number.
func (c *dayCell) layCompact(at fyne.Position, cell fyne.Size, text float32) {
	small := text - 4
	number := cell
	if c.mark.Text != "" || c.count.Text != "" {
		number.Width -= small * 0.8
	}
	c.note.Text, c.count.Text = "", strings.TrimSuffix(c.count.Text, countUnit)
	c.count.Alignment = fyne.TextAlignTrailing
	placeText(c.number, at, number, text)
	placeText(c.mark, at.AddXY(0, 1), fyne.NewSize(cell.Width-2, small*1.4), small)
	placeText(c.count, at.AddXY(0, cell.Height-small*1.5), fyne.NewSize(cell.Width-4, small*1.4), small)
}

// layWide puts the count, and words where there is room, below the number.
func (c *dayCell) layWide(at fyne.Position, cell fyne.Size, text float32) {
	small, roomy := text-4, cell.Height >= noteEms*text
	if roomy {
		small = text - 2
	}
	number, below := cell, fyne.NewSize(cell.Width, small*1.5)
	c.count.Alignment = fyne.TextAlignCenter
	if c.count.Text != "" {
		number.Height -= small * 0.9
		placeText(c.count, at.AddXY(0, cell.Height-small*1.5-2), below, small)
	}
	c.note.Text = ""
	if roomy && c.words != "" {
		c.note.Text = widthsFor(small, c.note.TextStyle).cut(c.words, cell.Width-6)
		number.Height = cell.Height - 2*below.Height - 2
		placeText(c.note, at.AddXY(0, number.Height), below, small)
	}
	placeText(c.number, at, number, text)
	placeText(c.mark, at.AddXY(0, 1), fyne.NewSize(cell.Width-3, small*1.4), small)
}

// countUnit follows a count where there is room for it.
const countUnit = "份"

// placeText centres a text in the height of a box.
func placeText(t *canvas.Text, at fyne.Position, box fyne.Size, size float32) {
	t.TextSize = size
	height := fyne.MeasureText("国", size, t.TextStyle).Height
	t.Move(at.AddXY(0, (box.Height-height)/2))
	t.Resize(fyne.NewSize(box.Width, height))
}

func (r *monthFaceRenderer) Refresh() {
	muted := theme.ColorForWidget(ColorMuted, r.f)
	for i, letter := range r.letters {
		letter.Color = muted
		if i >= 5 {
			letter.Color = theme.ColorForWidget(ToneAccent.ForegroundName(), r.f)
		}
	}
	lead := r.f.lead()
	for i := range r.cells {
		r.show(&r.cells[i], r.f.month.Add(i-lead))
	}
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}

// show fills the cell of a day; a day of another month stays empty.
func (r *monthFaceRenderer) show(c *dayCell, day model.Date) {
	c.number.Text, c.mark.Text, c.count.Text, c.words = "", "", "", ""
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if day.IsZero() || firstOfMonth(day) != r.f.month {
		return
	}
	cell := r.f.owner.cell(day)
	_, _, n := day.YMD()
	c.number.Text, c.mark.Text, c.words = strconv.Itoa(n), cell.Mark, cell.Note
	if cell.Count > 0 {
		c.count.Text = strconv.Itoa(cell.Count) + countUnit
	}
	r.colour(c, day, cell)
}

func (r *monthFaceRenderer) colour(c *dayCell, day model.Date, cell MonthCell) {
	name := func(n fyne.ThemeColorName) color.Color { return theme.ColorForWidget(n, r.f) }
	c.ground.CornerRadius = r.f.Theme().Size(theme.SizeNameInputRadius)
	c.number.Color, c.mark.Color = name(theme.ColorNameForeground), name(cell.Tone.ForegroundName())
	c.count.Color = name(ToneAccent.ForegroundName())
	if cell.CountTone != ToneNeutral {
		c.count.Color = name(cell.CountTone.ForegroundName())
	}
	c.number.TextStyle.Bold, c.count.TextStyle.Bold = day == r.f.owner.today(), cell.CountTone != ToneNeutral
	switch {
	case cell.Tone != ToneNeutral:
		c.ground.FillColor, c.number.Color = name(cell.Tone.SoftName()), name(cell.Tone.ForegroundName())
	case cell.Quiet:
		c.number.Color = name(ColorMuted)
	}
	c.note.Color = c.number.Color
	if cell.Count > 0 && cell.CountTone != ToneNeutral {
		c.ground.StrokeColor, c.ground.StrokeWidth = name(cell.CountTone.SolidName()), 1
	}
	if day == r.f.owner.today() {
		c.ground.StrokeColor, c.ground.StrokeWidth = name(theme.ColorNamePrimary), 1.5
	}
	chosen, how := r.f.owner.choice()
	switch {
	case day == chosen && how == strong:
		c.ground.FillColor = name(theme.ColorNamePrimary)
		c.number.Color = name(theme.ColorNameForegroundOnPrimary)
		c.mark.Color, c.note.Color, c.count.Color = c.number.Color, c.number.Color, c.number.Color
	case day == chosen && how == marked:
		c.ground.StrokeColor, c.ground.StrokeWidth = name(theme.ColorNameForeground), 1.5
	case day == r.f.hovered && cell.Tone == ToneNeutral:
		c.ground.FillColor = name(theme.ColorNameHover)
	case day == r.f.hovered:
		c.ground.StrokeColor, c.ground.StrokeWidth = name(cell.Tone.SolidName()), 1
	}
}
