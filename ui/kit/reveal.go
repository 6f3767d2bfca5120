package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// formsShown are the forms that are drawn. They are told of the focus, because Fyne's Tab goes on to inputs that are
// scrolled out of view.
var formsShown = map[*Form]bool{}

// firstDrawing is when Fyne has drawn something new for sure and knows its window.
const firstDrawing = 50 * time.Millisecond

// reveal brings a widget that got the focus into view, if it lies in a form that scrolls.
func reveal(o fyne.CanvasObject) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		revealOn(c, o)
		return
	}
	sched.after(firstDrawing, func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
			revealOn(c, o)
		}
	})
}

func revealOn(c fyne.Canvas, o fyne.CanvasObject) {
	var above *container.Scroll // of the dialog over the page
	switch top := c.Overlays().Top().(type) {
	case nil:
	case *Dialog:
		above = top.scroll
	default:
		return // a list or a menu
	}
	for f := range formsShown {
		if f.Scroll != nil && f.inDialog == (above != nil) && (above == nil || f.Scroll == above) {
			f.reveal(o)
		}
	}
}

// reveal scrolls to a widget, unless it stands beside the form.
func (f *Form) reveal(o fyne.CanvasObject) {
	if f.Scroll.Size().Height == 0 { // a dialog that need not scroll
		return
	}
	f.Scroll.Refresh() // what was added just now counts
	d := fyne.CurrentApp().Driver()
	at, content, view := d.AbsolutePositionForObject(o), d.AbsolutePositionForObject(f.Scroll.Content), d.AbsolutePositionForObject(f.Scroll)
	if at.X < view.X || at.X >= view.X+f.Scroll.Size().Width {
		return
	}
	f.scrollTo(at.Y-content.Y, at.Y-content.Y+o.Size().Height)
}

// scrollTo brings a stretch of the content into view, its beginning first.
func (f *Form) scrollTo(top, bottom float32) {
	offset, height := f.Scroll.Offset, f.Scroll.Size().Height
	switch {
	case top < offset.Y || bottom-top > height:
		offset.Y = top - theme.Padding()
	case bottom > offset.Y+height:
		offset.Y = bottom - height + theme.Padding()
	default:
		return
	}
	f.Scroll.ScrollToOffset(offset)
}
