package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// wheelFactor makes one notch of the wheel go three rows on, as elsewhere on Windows; Fyne goes 25 units.
const wheelFactor = 3.5

// wheel lies over a scroller and takes nothing but the mouse wheel, to scroll by larger steps. What is scrolled cannot
// do that itself: Fyne takes every fyne.Scrollable for a clip, so that rows scrolled out would take the clicks of
// what lies above them.
type wheel struct {
	widget.BaseWidget
	turned func(*fyne.ScrollEvent)
}

func newWheel(turned func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{turned: turned}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled passes the larger step on.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	faster := *ev
	faster.Scrolled.DX, faster.Scrolled.DY = ev.Scrolled.DX*wheelFactor, ev.Scrolled.DY*wheelFactor
	w.turned(&faster)
}

// CreateRenderer is called by Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
