package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Badge is a state in colour and words: a dot and the words on a quiet ground.
type Badge struct {
	widget.BaseWidget
	tone  Tone
	words string
}

// NewBadge returns the badge of a state.
func NewBadge(tone Tone, words string) *Badge {
	b := &Badge{tone: tone, words: words}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another state.
func (b *Badge) Set(tone Tone, words string) {
	if tone == b.tone && words == b.words {
		return
	}
	b.tone, b.words = tone, words
	b.Refresh()
}

// CreateRenderer is called by Fyne.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{b: b, ground: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil), text: newCellText(fyne.TextAlignLeading)}
	r.Refresh()
	return r
}

type badgeRenderer struct {
	b      *Badge
	ground *canvas.Rectangle
	dot    *canvas.Circle
	text   *canvas.Text
}

const badgeLead = badgePad + dotSize + 5 // before the words

func (r *badgeRenderer) Destroy() {}

func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.dot, r.text}
}

func (r *badgeRenderer) MinSize() fyne.Size {
	size := r.b.Theme().Size(theme.SizeNameText) - 1
	width := widthsFor(size, r.text.TextStyle).text(r.b.words)
	return fyne.NewSize(badgeLead+width+badgePad+2, size+9)
}

// Layout keeps the badge at its own size, in the middle of the height.
func (r *badgeRenderer) Layout(size fyne.Size) {
	text, own := r.b.Theme().Size(theme.SizeNameText)-1, r.MinSize()
	own.Width = min(own.Width, size.Width)
	top := fyne.NewPos(0, (size.Height-own.Height)/2)
	r.ground.Move(top)
	r.ground.Resize(own)
	r.ground.CornerRadius = own.Height / 2
	r.dot.Move(top.AddXY(badgePad, (own.Height-dotSize)/2))
	r.dot.Resize(fyne.NewSquareSize(dotSize))
	r.text.Text = widthsFor(text, r.text.TextStyle).cut(r.b.words, own.Width-badgeLead-badgePad)
	placeText(r.text, top.AddXY(badgeLead, 0), own.SubtractWidthHeight(badgeLead, 0), text)
}

func (r *badgeRenderer) Refresh() {
	r.ground.FillColor = theme.ColorForWidget(r.b.tone.SoftName(), r.b)
	r.dot.FillColor = theme.ColorForWidget(r.b.tone.SolidName(), r.b)
	r.text.Color = theme.ColorForWidget(r.b.tone.ForegroundName(), r.b)
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
