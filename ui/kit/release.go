package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// release lets a widget act when the mouse button goes up over it. Tapped alone loses a click in which the mouse
// moves a little: inside a scroll container Fyne 2.7.1 takes it for a drag (fyne#4672). Delete this with Fyne 2.7.2.
type release struct{ acted bool }

func (r *release) down() { r.acted = false }

// up reports whether the widget shall act.
func (r *release) up(w fyne.CanvasObject, ev *desktop.MouseEvent) bool {
	at, size := ev.Position, w.Size()
	inside := at.X >= 0 && at.Y >= 0 && at.X <= size.Width && at.Y <= size.Height
	r.acted = inside && ev.Button == desktop.MouseButtonPrimary
	return r.acted
}

// told reports whether the Tapped that follows a release was acted on already.
func (r *release) told() bool {
	acted := r.acted
	r.acted = false
	return acted
}
