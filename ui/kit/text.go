package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fit says what a Text does when it is given less width than it needs.
type Fit int

// The ways to fit.
const (
	FitWhole Fit = iota // asks for its full width
	FitWrap             // breaks into lines by the rules of Chinese
	FitCut              // ends in an ellipsis
)

// Text is text to read, without the margins of widget.Label. Set its fields, then call Refresh.
type Text struct {
	widget.BaseWidget
	Text     string
	Color    fyne.ThemeColorName // foreground when empty
	SizeName fyne.ThemeSizeName  // text when empty
	Bold     bool
	Align    fyne.TextAlign
	Fit      Fit
}

// wrapMinWidth is the narrowest a wrapping text may get, in ems.
const wrapMinWidth = 6

// NewText returns plain text on one line.
func NewText(text string) *Text {
	t := &Text{Text: text}
	t.ExtendBaseWidget(t)
	return t
}

// NewParagraph returns text that wraps.
func NewParagraph(text string) *Text {
	t := NewText(text)
	t.Fit = FitWrap
	return t
}

// NewHeading returns the title of a page.
func NewHeading(text string) *Text {
	t := NewText(text)
	t.SizeName, t.Bold = theme.SizeNameHeadingText, true
	return t
}

// NewSubHeading returns the title of a part of a page.
func NewSubHeading(text string) *Text {
	t := NewText(text)
	t.SizeName, t.Bold = theme.SizeNameSubHeadingText, true
	return t
}

// NewCaption returns a small quiet remark that wraps.
func NewCaption(text string) *Text {
	t := NewParagraph(text)
	t.SizeName, t.Color = theme.SizeNameCaptionText, ColorMuted
	return t
}

// SetText replaces the text.
func (t *Text) SetText(text string) {
	if text == t.Text {
		return
	}
	t.Text = text
	t.Refresh()
}

// SetTone colours the text.
func (t *Text) SetTone(tone Tone) {
	t.Color = tone.ForegroundName()
	t.Refresh()
}

// CreateRenderer is called by Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textRenderer{text: t}
	r.layOut(t.BaseWidget.Size().Width)
	return r
}

func (t *Text) sizePixels() float32 {
	if t.SizeName == "" {
		return t.Theme().Size(theme.SizeNameText)
	}
	return t.Theme().Size(t.SizeName)
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold} }

// lines returns the lines to draw in the width; a width of 0 stands for "not known yet".
func (t *Text) lines(width float32) []string {
	paragraphs := strings.Split(t.Text, "\n")
	if t.Fit == FitWhole || width <= 0 {
		return paragraphs
	}
	widths := widthsFor(t.sizePixels(), t.style())
	if t.Fit == FitCut {
		for i, p := range paragraphs {
			paragraphs[i] = widths.cut(p, width)
		}
		return paragraphs
	}
	var lines []string
	for _, p := range paragraphs {
		runes, from := []rune(p), 0
		for _, at := range widths.lines(runes, width) {
			lines = append(lines, string(runes[from:at]))
			from = at
		}
		lines = append(lines, string(runes[from:]))
	}
	return lines
}

type textRenderer struct {
	text  *Text
	lines []fyne.CanvasObject
	width float32
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.lines }

func (r *textRenderer) lineHeight() float32 {
	return fyne.MeasureText("国", r.text.sizePixels(), r.text.style()).Height
}

// MinSize of wrapping text is as high as its lines in the width it has now.
func (r *textRenderer) MinSize() fyne.Size {
	height := r.lineHeight() * float32(max(1, len(r.lines)))
	if r.text.Fit != FitWhole {
		return fyne.NewSize(wrapMinWidth*r.text.sizePixels(), height)
	}
	width := float32(0)
	for _, l := range r.lines {
		width = max(width, l.MinSize().Width)
	}
	return fyne.NewSize(width, height)
}

func (r *textRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.layOut(size.Width)
	}
	height := r.lineHeight()
	for i, l := range r.lines {
		l.Resize(fyne.NewSize(size.Width, height))
		l.Move(fyne.NewPos(0, float32(i)*height))
	}
}

func (r *textRenderer) Refresh() {
	r.layOut(r.text.BaseWidget.Size().Width)
	r.Layout(r.text.BaseWidget.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) layOut(width float32) {
	t := r.text
	name := t.Color
	if name == "" {
		name = theme.ColorNameForeground
	}
	color := theme.ColorForWidget(name, t)
	r.width, r.lines = width, r.lines[:0]
	for _, s := range t.lines(width) {
		line := canvas.NewText(s, color)
		line.TextSize, line.TextStyle, line.Alignment = t.sizePixels(), t.style(), t.Align
		r.lines = append(r.lines, line)
	}
}
