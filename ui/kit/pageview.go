package kit

import (
	"context"
	"fmt"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// RenderPage draws a page as a picture of so many pixels in width; the first page is 0. It runs beside the window's
// thread, so it must not touch a widget.
type RenderPage func(page, widthPixels int) (image.Image, error)

// PageView shows printed pages below each other, as they will come out on paper. Pages are drawn when they come into
// view, with exactly the pixels of the screen. Until the new picture of a page is there the old one stays, so that a
// preview redrawn at each key does not flicker.
type PageView struct {
	widget.BaseWidget
	count  int
	paper  fyne.Size // the shape of a page; only the ratio counts
	render RenderPage

	mode     pageZoom
	factor   float32 // of the page's width to that of the view, in mode zoomFree
	loader   *Loader
	pictures []picture
	version  int     // of the pages, counted up by SetPages
	asked    request // being drawn; scrolling on must not begin it anew

	pages  *pageStack
	scroll *container.Scroll
	place  *Text
}

type pageZoom int

const (
	zoomWidth pageZoom = iota // the page is as wide as the view
	zoomPage                  // the whole page is in view
	zoomFree
)

// picture is what was drawn of a page last.
type picture struct {
	image   image.Image
	pixels  int
	version int
}

// request is what is being drawn.
type request struct {
	pages   []int
	pixels  int
	version int
}

const (
	pageGap  = 16
	zoomStep = 1.2
	zoomMin  = 0.2
	zoomMax  = 4
)

// NewPageView returns a view without pages; errors of drawing are shown in the window.
func NewPageView(w fyne.Window) *PageView {
	v := &PageView{loader: NewLoader(w), factor: 1, place: NewText("")}
	v.place.Color = ColorMuted
	v.pages = newPageStack(v)
	v.scroll = container.NewScroll(v.pages)
	v.scroll.OnScrolled = func(fyne.Position) { v.scrolled() }
	v.place.Align = fyne.TextAlignTrailing
	v.ExtendBaseWidget(v)
	return v
}

// SetPages shows count pages of the shape of paper. It can be called at each key: the place scrolled to stays.
func (v *PageView) SetPages(count int, paper fyne.Size, render RenderPage) {
	v.count, v.paper, v.render = count, paper, render
	v.version++
	for len(v.pictures) < count {
		v.pictures = append(v.pictures, picture{})
	}
	v.pictures = v.pictures[:count]
	v.relay()
}

// FocusTarget returns what takes the keys of the view.
func (v *PageView) FocusTarget() fyne.Focusable { return v.pages }

// FitWidth makes the pages as wide as the view.
func (v *PageView) FitWidth() { v.setZoom(zoomWidth, 1) }

// FitPage brings a whole page into view.
func (v *PageView) FitPage() { v.setZoom(zoomPage, 1) }

// Zoom makes the pages larger by a factor, or smaller when it is below 1.
func (v *PageView) Zoom(by float32) {
	view := v.scroll.Size().Width
	if view <= 0 {
		return
	}
	v.setZoom(zoomFree, max(zoomMin, min(v.pageSize().Width/view*by, zoomMax)))
}

func (v *PageView) setZoom(mode pageZoom, factor float32) {
	before := v.pageSize().Height
	v.mode, v.factor = mode, factor
	v.relay()
	if after := v.pageSize().Height; before > 0 {
		v.scrollTo(v.scroll.Offset.Y * after / before)
	}
}

func (v *PageView) scrollTo(y float32) {
	v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, y))
	v.scrolled() // Fyne calls OnScrolled only when the user scrolls
}

// wheeled moves the pages, or with Ctrl makes them larger or smaller.
func (v *PageView) wheeled(ev *fyne.ScrollEvent) {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	switch {
	case !ok || d.CurrentKeyModifiers()&fyne.KeyModifierControl == 0:
		v.scroll.Scrolled(ev)
	case ev.Scrolled.DY > 0:
		v.Zoom(zoomStep)
	default:
		v.Zoom(1 / zoomStep)
	}
}

// pageSize returns the size of a page on the screen, in Fyne units.
func (v *PageView) pageSize() fyne.Size {
	if v.paper.Width <= 0 || v.paper.Height <= 0 {
		return fyne.Size{}
	}
	view := v.scroll.Size()
	width := max(view.Width-2*pageGap, 1)
	switch v.mode {
	case zoomPage:
		width = min(width, max(view.Height-2*pageGap, 1)*v.paper.Width/v.paper.Height)
	case zoomFree:
		width = view.Width * v.factor
	}
	return fyne.NewSize(width, width*v.paper.Height/v.paper.Width)
}

// visible returns the pages that are in view, from first up to but not including end.
func (v *PageView) visible() (first, end int) {
	step := v.pageSize().Height + pageGap
	if v.count == 0 || step <= pageGap {
		return 0, 0
	}
	top := v.scroll.Offset.Y - pageGap
	first = max(0, min(int(top/step), v.count-1))
	end = min(int((top+v.scroll.Size().Height)/step)+1, v.count)
	return first, end
}

// current returns the page in the middle of the view.
func (v *PageView) current() int {
	step := v.pageSize().Height + pageGap
	if step <= pageGap {
		return 0
	}
	return max(0, min(int((v.scroll.Offset.Y+v.scroll.Size().Height/2)/step), v.count-1))
}

// showPage scrolls to the top of a page.
func (v *PageView) showPage(page int) {
	page = max(0, min(page, v.count-1))
	v.scrollTo(float32(page) * (v.pageSize().Height + pageGap))
}

// relay lays the pages out again and draws those in view.
func (v *PageView) relay() {
	v.pages.Resize(v.pages.MinSize().Max(v.scroll.Size()))
	v.scroll.Refresh()
	v.scrolled()
}

// scrolled says which page is in view and draws what is missing.
func (v *PageView) scrolled() {
	text := ""
	if v.count > 0 {
		text = fmt.Sprintf("第%d页，共%d页", v.current()+1, v.count)
	}
	v.place.SetText(text)
	v.pages.Refresh()
	v.draw()
}

// draw draws the pages in view whose pictures are old or have another size, and forgets those far away.
func (v *PageView) draw() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(v)
	if canvas == nil || v.render == nil {
		return
	}
	first, end := v.visible()
	pixels := int(v.pageSize().Width*canvas.Scale() + 0.5)
	var wanted []int
	for i := range v.pictures {
		switch old := v.pictures[i]; {
		case i >= first && i < end && (old.version != v.version || old.pixels != pixels):
			wanted = append(wanted, i)
		case i < first-2 || i > end+1:
			v.pictures[i] = picture{}
		}
	}
	underWay := v.asked.version == v.version && v.asked.pixels == pixels &&
		!slices.ContainsFunc(wanted, func(page int) bool { return !slices.Contains(v.asked.pages, page) })
	if len(wanted) > 0 && !underWay {
		v.load(wanted, pixels)
	}
}

func (v *PageView) load(wanted []int, pixels int) {
	render, version := v.render, v.version
	v.asked = request{wanted, pixels, version}
	Load(v.loader, func(ctx context.Context) ([]image.Image, error) {
		images := make([]image.Image, len(wanted))
		for i, page := range wanted {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			var err error
			if images[i], err = render(page, pixels); err != nil {
				return nil, err
			}
		}
		return images, nil
	}, func(images []image.Image) {
		v.asked = request{}
		for i, page := range wanted {
			if page < len(v.pictures) {
				v.pictures[page] = picture{images[i], pixels, version}
			}
		}
		v.pages.Refresh()
	})
}

// CreateRenderer is called by Fyne.
func (v *PageView) CreateRenderer() fyne.WidgetRenderer {
	smaller := iconButton(theme.ZoomOutIcon(), func() { v.Zoom(1 / zoomStep) })
	larger := iconButton(theme.ZoomInIcon(), func() { v.Zoom(zoomStep) })
	fit, full := NewButton("适合宽度", v.FitWidth), NewButton("整页", v.FitPage)
	fit.Importance, full.Importance = widget.LowImportance, widget.LowImportance
	bar := container.NewBorder(nil, nil, container.NewHBox(smaller, larger, fit, full), nil,
		container.NewVBox(layout.NewSpacer(), v.place, layout.NewSpacer()))
	ground := NewSurface(ColorRail, 0, container.NewStack(v.scroll, newWheel(v.wheeled)))
	return &pageViewRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewBorder(bar, nil, nil, nil, ground)), v: v}
}

type pageViewRenderer struct {
	fyne.WidgetRenderer
	v *PageView
}

func (r *pageViewRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.v.relay()
}
