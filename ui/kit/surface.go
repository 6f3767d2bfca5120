package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Surface lays content on a coloured rounded background that follows the theme. Set its fields, then call Refresh.
type Surface struct {
	widget.BaseWidget
	Content fyne.CanvasObject   // nil for a bare background
	Fill    fyne.ThemeColorName // none when empty
	Stroke  fyne.ThemeColorName // no border when empty
	Radius  float32
	Padding float32
}

// NewSurface returns content on a background of the named colour.
func NewSurface(fill fyne.ThemeColorName, padding float32, content fyne.CanvasObject) *Surface {
	s := &Surface{Content: content, Fill: fill, Padding: padding}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by Fyne.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &surfaceRenderer{surface: s, background: canvas.NewRectangle(nil)}
	r.colour()
	return r
}

type surfaceRenderer struct {
	surface    *Surface
	background *canvas.Rectangle
}

func (r *surfaceRenderer) Destroy() {}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	if r.surface.Content == nil {
		return []fyne.CanvasObject{r.background}
	}
	return []fyne.CanvasObject{r.background, r.surface.Content}
}

func (r *surfaceRenderer) MinSize() fyne.Size {
	if r.surface.Content == nil {
		return fyne.Size{}
	}
	return r.surface.Content.MinSize().Add(fyne.NewSquareSize(2 * r.surface.Padding))
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	r.background.Resize(size)
	if r.surface.Content == nil {
		return
	}
	r.surface.Content.Move(fyne.NewSquareOffsetPos(r.surface.Padding))
	r.surface.Content.Resize(size.Subtract(fyne.NewSquareSize(2 * r.surface.Padding)))
}

func (r *surfaceRenderer) Refresh() {
	r.colour()
	r.Layout(r.surface.BaseWidget.Size())
	if r.surface.Content != nil {
		r.surface.Content.Refresh()
	}
	canvas.Refresh(r.surface)
}

func (r *surfaceRenderer) colour() {
	s, b := r.surface, r.background
	b.FillColor, b.StrokeColor, b.StrokeWidth = color.Transparent, color.Transparent, 0
	if s.Fill != "" {
		b.FillColor = theme.ColorForWidget(s.Fill, s)
	}
	if s.Stroke != "" {
		b.StrokeColor, b.StrokeWidth = theme.ColorForWidget(s.Stroke, s), 1
	}
	b.CornerRadius = s.Radius
}
