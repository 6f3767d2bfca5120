package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// pageStack is the scrolling part of a PageView: the sheets in view, with a shadow, and the keys.
type pageStack struct {
	widget.BaseWidget
	view *PageView
}

func newPageStack(v *PageView) *pageStack {
	p := &pageStack{view: v}
	p.ExtendBaseWidget(p)
	return p
}

// MouseDown takes the keys.
func (p *pageStack) MouseDown(*desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// MouseUp is of no use here.
func (p *pageStack) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the paper with the hand.
func (p *pageStack) Dragged(ev *fyne.DragEvent) {
	p.view.scroll.Scrolled(&fyne.ScrollEvent{PointEvent: ev.PointEvent, Scrolled: ev.Dragged})
}

// DragEnd is of no use here.
func (p *pageStack) DragEnd() {}

// FocusGained is of no use here: where one is, the page number says.
func (p *pageStack) FocusGained() {}

// FocusLost is of no use here.
func (p *pageStack) FocusLost() {}

// TypedRune makes the pages larger or smaller.
func (p *pageStack) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.view.Zoom(zoomStep)
	case '-':
		p.view.Zoom(1 / zoomStep)
	}
}

// TypedKey turns pages.
func (p *pageStack) TypedKey(key *fyne.KeyEvent) {
	v := p.view
	const line = 60
	switch key.Name {
	case fyne.KeyPageDown:
		v.showPage(v.current() + 1)
	case fyne.KeyPageUp:
		v.showPage(v.current() - 1)
	case fyne.KeyHome:
		v.showPage(0)
	case fyne.KeyEnd:
		v.showPage(v.count - 1)
	case fyne.KeyDown:
		v.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -line)})
	case fyne.KeyUp:
		v.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, line)})
	default:
		ForwardKey(key)
	}
}

// TypedShortcut hands all shortcuts to the window.
func (p *pageStack) TypedShortcut(s fyne.Shortcut) { ForwardShortcut(s) }

// CreateRenderer is called by Fyne.
func (p *pageStack) CreateRenderer() fyne.WidgetRenderer { return &pageStackRenderer{p: p} }

// sheet is the objects of one page in view.
type sheet struct {
	shadow, paper *canvas.Rectangle
	image         *canvas.Image
}

type pageStackRenderer struct {
	p       *pageStack
	sheets  []sheet
	objects []fyne.CanvasObject
}

const sheetShadow = 3

func (r *pageStackRenderer) Destroy() {}

func (r *pageStackRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *pageStackRenderer) MinSize() fyne.Size {
	page := r.p.view.pageSize()
	return fyne.NewSize(page.Width+2*pageGap, float32(r.p.view.count)*(page.Height+pageGap)+pageGap)
}

func (r *pageStackRenderer) Layout(fyne.Size) { r.show() }

func (r *pageStackRenderer) Refresh() {
	r.show()
	canvas.Refresh(r.p)
}

// show puts the sheets of the pages in view to their places.
func (r *pageStackRenderer) show() {
	v := r.p.view
	first, end := v.visible()
	for len(r.sheets) < end-first {
		r.add()
	}
	page := v.pageSize()
	left := max((r.p.Size().Width-page.Width)/2, pageGap)
	for i := range r.sheets {
		s, n := &r.sheets[i], first+i
		used := n < end
		s.shadow.Hidden, s.paper.Hidden, s.image.Hidden = !used, !used, !used
		if used {
			s.put(fyne.NewPos(left, pageGap+float32(n)*(page.Height+pageGap)), page, v.pictures[n])
			s.shadow.FillColor = theme.ColorForWidget(theme.ColorNameShadow, r.p)
		}
	}
}

func (r *pageStackRenderer) add() {
	s := sheet{shadow: canvas.NewRectangle(nil), paper: canvas.NewRectangle(color.White), image: &canvas.Image{}}
	s.shadow.CornerRadius = sheetShadow
	r.sheets = append(r.sheets, s)
	r.objects = append(r.objects, s.shadow, s.paper, s.image)
}

func (s *sheet) put(at fyne.Position, size fyne.Size, p picture) {
	s.shadow.Move(at.SubtractXY(1, 0))
	s.shadow.Resize(size.AddWidthHeight(2, sheetShadow))
	s.paper.Move(at)
	s.paper.Resize(size)
	s.image.Move(at)
	s.image.Resize(size)
	s.image.Hidden = p.image == nil
	if s.image.Image != p.image {
		s.image.Image, s.image.FillMode = p.image, fillMode(p.image, size)
		s.image.Refresh()
	}
}

// fillMode keeps the shape of a page that lies across in a document of upright ones; the others fill their sheet,
// pixel for pixel.
func fillMode(page image.Image, sheet fyne.Size) canvas.ImageFill {
	if page != nil && page.Bounds().Dx() > page.Bounds().Dy() != (sheet.Width > sheet.Height) {
		return canvas.ImageFillContain
	}
	return canvas.ImageFillStretch
}
