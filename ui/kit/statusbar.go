package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Segment is one statement in the status bar.
type Segment struct {
	Text     string
	Tone     Tone
	OnTapped func() // nil for words one cannot click
}

// StatusBar is the slim bar at the foot of the window.
type StatusBar struct {
	widget.BaseWidget
	left, right []*statusSegment
}

// NewStatusBar returns an empty bar.
func NewStatusBar() *StatusBar {
	b := &StatusBar{}
	b.ExtendBaseWidget(b)
	return b
}

// Set replaces all segments: those from the left edge, and those up to the right edge. When the window is too narrow
// the last one at the left is cut.
func (b *StatusBar) Set(left, right []Segment) {
	b.left, b.right = newSegments(left), newSegments(right)
	b.Refresh()
}

type statusSegment struct {
	text *Text
	line *widget.Separator // towards the neighbour
	area *pressable        // nil when it cannot be clicked
}

func newSegments(segments []Segment) []*statusSegment {
	var made []*statusSegment
	for _, s := range segments {
		seg := &statusSegment{text: NewText(s.Text), line: widget.NewSeparator()}
		seg.text.SizeName, seg.text.Color, seg.text.Fit = theme.SizeNameCaptionText, ColorMuted, FitCut
		if s.Tone != ToneNeutral {
			seg.text.Color, seg.text.Bold = s.Tone.ForegroundName(), true
		}
		if s.OnTapped != nil {
			seg.area = newPressable(s.OnTapped)
		}
		made = append(made, seg)
	}
	return made
}

func (s *statusSegment) width() float32 {
	return widthsFor(s.text.sizePixels(), s.text.style()).text(s.text.Text) + 2*statusPadding + 1
}

// statusPadding is the room at both sides of a segment's words, in Fyne units.
const statusPadding = 10

// CreateRenderer is called by Fyne.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return &statusBarRenderer{bar: b, back: NewSurface(ColorRail, 0, nil), top: widget.NewSeparator()}
}

type statusBarRenderer struct {
	bar  *StatusBar
	back *Surface
	top  *widget.Separator
}

func (r *statusBarRenderer) Destroy() {}

func (r *statusBarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.top}
	for _, segments := range [][]*statusSegment{r.bar.left, r.bar.right} {
		for _, s := range segments {
			objects = append(objects, s.text, s.line)
			if s.area != nil {
				objects = append(objects, s.area)
			}
		}
	}
	return objects
}

func (r *statusBarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, theme.CaptionTextSize()*1.5+9)
}

func (r *statusBarRenderer) Layout(size fyne.Size) {
	place(r.back, 0, 0, size.Width, size.Height)
	place(r.top, 0, 0, size.Width, 1)
	right := size.Width
	for i := len(r.bar.right) - 1; i >= 0; i-- {
		s := r.bar.right[i]
		right -= s.width()
		s.place(right, s.width(), size.Height, right)
	}
	x := float32(0)
	for _, s := range r.bar.left {
		width := min(s.width(), max(0, right-x))
		s.place(x, width, size.Height, x+width)
		x += width
	}
}

func (s *statusSegment) place(x, width, height, lineX float32) {
	textHeight := s.text.MinSize().Height
	place(s.text, x+statusPadding, (height-textHeight)/2, max(0, width-2*statusPadding+1), textHeight)
	place(s.line, lineX, height/4, 1, height/2)
	if s.area != nil {
		place(s.area, x+2, 3, max(0, width-4), height-5)
	}
}

func (r *statusBarRenderer) Refresh() {
	r.Layout(r.bar.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.bar)
}
