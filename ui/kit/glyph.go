package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// glyph is an icon to click that is no stop of the Tab key: what it does can be done by a key of its owner.
// It acts on release instead of Tapped, see monthDays.
type glyph struct {
	widget.BaseWidget
	icon    fyne.Resource
	act     func()
	off     bool
	hovered bool
	release release
}

func newGlyph(icon fyne.Resource, act func()) *glyph {
	g := &glyph{icon: icon, act: act}
	g.ExtendBaseWidget(g)
	return g
}

// setOff takes the icon out of use.
func (g *glyph) setOff(off bool) {
	g.off = off
	g.Refresh()
}

// MouseDown waits for the release.
func (g *glyph) MouseDown(*desktop.MouseEvent) {}

// MouseUp acts when the pointer is still on the icon.
func (g *glyph) MouseUp(ev *desktop.MouseEvent) {
	if g.release.up(g, ev) && !g.off {
		safely(g.act)
	}
}

// MouseIn shows that the icon can be clicked.
func (g *glyph) MouseIn(*desktop.MouseEvent) { g.hovered = true; g.Refresh() }

// MouseMoved changes nothing.
func (g *glyph) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the sign away.
func (g *glyph) MouseOut() { g.hovered = false; g.Refresh() }

// Cursor is the arrow, also inside an entry.
func (g *glyph) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer is called by Fyne.
func (g *glyph) CreateRenderer() fyne.WidgetRenderer {
	r := &glyphRenderer{g: g, ground: canvas.NewRectangle(nil), image: canvas.NewImageFromResource(g.icon)}
	r.image.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type glyphRenderer struct {
	g      *glyph
	ground *canvas.Rectangle
	image  *canvas.Image
}

func (r *glyphRenderer) Destroy() {}

func (r *glyphRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.image}
}

func (r *glyphRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(r.g.Theme().Size(theme.SizeNameInlineIcon) + 8)
}

func (r *glyphRenderer) Layout(size fyne.Size) {
	side := r.g.Theme().Size(theme.SizeNameInlineIcon)
	side = min(side, size.Width-2, size.Height-2)
	r.image.Resize(fyne.NewSquareSize(side))
	r.image.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
	ground := min(side+6, size.Width, size.Height)
	r.ground.Resize(fyne.NewSquareSize(ground))
	r.ground.Move(fyne.NewPos((size.Width-ground)/2, (size.Height-ground)/2))
}

func (r *glyphRenderer) Refresh() {
	r.ground.FillColor = nil
	if r.g.hovered && !r.g.off {
		r.ground.FillColor = theme.ColorForWidget(theme.ColorNameHover, r.g)
	}
	r.ground.CornerRadius = r.g.Theme().Size(theme.SizeNameInputRadius)
	name := ColorMuted
	if r.g.off {
		name = theme.ColorNameDisabled
	}
	r.image.Resource = theme.NewColoredResource(r.g.icon, name)
	r.image.Refresh()
	r.ground.Refresh()
	r.Layout(r.g.Size())
}
