package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// StatTile is a number with a word below it and a stripe in its tone; a press shows what was counted.
type StatTile struct {
	widget.BaseWidget
	tone  Tone
	word  string
	count int
	area  *pressable
}

// NewStatTile returns a tile that counts nothing yet.
func NewStatTile(tone Tone, word string, pressed func()) *StatTile {
	t := &StatTile{tone: tone, word: word, area: newPressable(pressed)}
	t.ExtendBaseWidget(t)
	return t
}

// SetCount shows another number. Nothing counted is quiet, whatever the tone.
func (t *StatTile) SetCount(n int) {
	if n != t.count {
		t.count = n
		t.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (t *StatTile) CreateRenderer() fyne.WidgetRenderer {
	r := &statTileRenderer{t: t, ground: canvas.NewRectangle(nil), stripe: canvas.NewRectangle(nil)}
	r.number, r.word = newCellText(fyne.TextAlignLeading), newCellText(fyne.TextAlignLeading)
	r.number.TextStyle.Bold = true
	r.Refresh()
	return r
}

type statTileRenderer struct {
	t              *StatTile
	ground, stripe *canvas.Rectangle
	number, word   *canvas.Text
}

const (
	tileRadius = 8
	tileStripe = 4
	tilePad    = 12
)

func (r *statTileRenderer) Destroy() {}

func (r *statTileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.stripe, r.number, r.word, r.t.area}
}

func (r *statTileRenderer) sizes() (number, word float32) {
	text := r.t.Theme().Size(theme.SizeNameText)
	return text * 1.9, text
}

func (r *statTileRenderer) MinSize() fyne.Size {
	number, word := r.sizes()
	width := max(widthsFor(word, r.word.TextStyle).text(r.t.word), number*1.6)
	return fyne.NewSize(width+2*tilePad+tileStripe, (number+word)*1.3+tilePad)
}

func (r *statTileRenderer) Layout(size fyne.Size) {
	number, word := r.sizes()
	r.ground.Resize(size)
	r.stripe.Move(fyne.NewPos(0, tileRadius))
	r.stripe.Resize(fyne.NewSize(tileStripe, max(size.Height-2*tileRadius, 0)))
	left := float32(tilePad + tileStripe)
	block := (number + word) * 1.3
	top := (size.Height - block) / 2
	placeText(r.number, fyne.NewPos(left, top), fyne.NewSize(size.Width-left, number*1.3), number)
	placeText(r.word, fyne.NewPos(left, top+number*1.3), fyne.NewSize(size.Width-left, word*1.3), word)
	r.t.area.Resize(size)
}

func (r *statTileRenderer) Refresh() {
	t := r.t
	r.number.Text, r.word.Text = strconv.Itoa(t.count), t.word
	number, stripe := t.tone.ForegroundName(), t.tone.SolidName()
	if t.count == 0 {
		number, stripe = ColorMuted, theme.ColorNameSeparator
	}
	r.number.Color = theme.ColorForWidget(number, t)
	r.word.Color = theme.ColorForWidget(ColorMuted, t)
	r.stripe.FillColor, r.stripe.CornerRadius = theme.ColorForWidget(stripe, t), tileStripe/2
	r.ground.FillColor, r.ground.CornerRadius = theme.ColorForWidget(ColorSurface, t), tileRadius
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.ColorForWidget(theme.ColorNameSeparator, t), 1
	r.Layout(t.Size())
	canvas.Refresh(t)
}
