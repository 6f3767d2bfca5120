package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Figure is a word with a number on one line: 会前 12 次. A press shows what was counted.
type Figure struct {
	widget.BaseWidget
	parts [3]string // word, number, unit
	area  *pressable
}

// NewFigure returns a figure; the unit may be empty. Without pressed there is nothing to press.
func NewFigure(word, number, unit string, pressed func()) *Figure {
	f := &Figure{parts: [3]string{word, number, unit}}
	if pressed != nil {
		f.area = newPressable(pressed)
	}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is called by Fyne.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	r := &figureRenderer{f: f}
	for i := range r.texts {
		r.texts[i] = newCellText(fyne.TextAlignLeading)
	}
	r.texts[figureNumber].TextStyle.Bold = true
	r.Refresh()
	return r
}

type figureRenderer struct {
	f     *Figure
	texts [3]*canvas.Text
}

const (
	figurePad    = 6    // beside the words
	figureGap    = 4    // between them
	figureEms    = 1.75 // height
	figureNumber = 1    // among the texts
)

func (r *figureRenderer) Destroy() {}

func (r *figureRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.texts[0], r.texts[1], r.texts[2]}
	if r.f.area != nil {
		objects = append(objects, r.f.area)
	}
	return objects
}

func (r *figureRenderer) size() float32 { return r.f.Theme().Size(theme.SizeNameText) }

func (r *figureRenderer) width(i int) float32 {
	return widthsFor(r.size(), r.texts[i].TextStyle).text(r.texts[i].Text)
}

func (r *figureRenderer) MinSize() fyne.Size {
	width := float32(2 * figurePad)
	for i, text := range r.texts {
		if text.Text != "" && i > 0 {
			width += figureGap
		}
		width += r.width(i)
	}
	return fyne.NewSize(width, r.size()*figureEms)
}

func (r *figureRenderer) Layout(size fyne.Size) {
	x := float32(figurePad)
	for i, text := range r.texts {
		placeText(text, fyne.NewPos(x, 0), fyne.NewSize(r.width(i), size.Height), r.size())
		x += r.width(i) + figureGap
	}
	if r.f.area != nil {
		r.f.area.Resize(size)
	}
}

func (r *figureRenderer) Refresh() {
	f := r.f
	for i, part := range f.parts {
		r.texts[i].Text, r.texts[i].Color = part, theme.ColorForWidget(ColorMuted, f)
	}
	if f.area != nil {
		r.texts[figureNumber].Color = theme.ColorForWidget(ToneAccent.ForegroundName(), f)
	}
	r.Layout(f.Size())
	canvas.Refresh(f)
}
