package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// An input method draws what is being composed, and its list of candidates, in windows of its own; all it needs from
// us is where the caret stands (fyne#618; GLFW says nothing to it). Enter, Esc, Backspace and the arrows used while
// composing never come here: GLFW drops each key that Windows reports as VK_PROCESSKEY, which is what an input method
// turns a key into when it has used it. So Enter accepts the composition without pressing the default button of a
// dialog, and Esc drops it without closing the dialog; nothing here has to tell the two apart.

// imeLine is the piece of a line of text at which the caret stands, in pixels of the client area of the window. Being
// relative to the window, it needs to know nothing of monitors.
type imeLine struct{ x, y, height int32 }

// placeIMELine tells the input method of the system; tests replace it.
var placeIMELine = placeIME

// imeFollow tells the input method where the caret stands, so that the list of candidates opens below it and not in a
// corner of the screen. caret is the caret's top left corner within o and height its height, both in Fyne units.
func imeFollow(o fyne.CanvasObject, caret fyne.Position, height float32) {
	driver := fyne.CurrentApp().Driver()
	canvas := driver.CanvasForObject(o)
	if canvas == nil {
		return
	}
	placeIMELine(canvas, lineInPixels(driver.AbsolutePositionForObject(o), o.Size(), caret, height, canvas))
}

// lineInPixels converts a caret within a box that stands at a place of the canvas. A caret that is scrolled out of
// the box, or with it out of the window, counts as standing at the nearest edge one can see.
func lineInPixels(at fyne.Position, box fyne.Size, caret fyne.Position, height float32, canvas fyne.Canvas) imeLine {
	room, scale := canvas.Size(), canvas.Scale()
	height = min(height, box.Height)
	x := at.X + max(0, min(caret.X, box.Width))
	y := at.Y + max(0, min(caret.Y, box.Height-height))
	pixels := func(units float32) int32 { return int32(math.Round(float64(units * scale))) }
	return imeLine{
		x:      pixels(max(0, min(x, room.Width))),
		y:      pixels(max(0, min(y, room.Height-height))),
		height: pixels(height),
	}
}

// followCaret moves the input method's windows to the caret of a focused entry, drawn by r; r is nil before the entry
// is drawn.
func followCaret(e *widget.Entry, self fyne.Focusable, r fyne.WidgetRenderer) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(self.(fyne.CanvasObject))
	if canvas == nil || canvas.Focused() != self {
		return
	}
	at := e.CursorPosition().AddXY(0, e.Theme().Size(theme.SizeNameInputBorder))
	if s := scrollerOf(r); s != nil {
		at = at.Subtract(s.Offset)
	}
	imeFollow(self.(fyne.CanvasObject), at, fyne.MeasureText("国", e.Theme().Size(theme.SizeNameText), e.TextStyle).Height)
}

// scrollerOf returns what an entry scrolls its text in, nil while all of it is seen. CursorPosition counts from where
// the text begins, however far it is scrolled, and Fyne tells only the renderer how far that is.
func scrollerOf(r fyne.WidgetRenderer) *container.Scroll {
	if r == nil {
		return nil
	}
	for _, o := range r.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			return s
		}
	}
	return nil
}
