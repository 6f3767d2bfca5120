package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button is widget.Button with the manners of an office program: Enter presses it, other keys go on to the dialog or
// the window, a click takes the focus out of the entry typed in before, and the keyboard's focus shows as a ring.
type Button struct {
	widget.Button
	ring    bool
	pressed bool // being clicked: the focus it takes then shows no ring
	release release
}

// NewButton returns a button with a verb on it.
func NewButton(label string, tapped func()) *Button { return NewIconButton(label, nil, tapped) }

// NewIconButton returns a button with an icon before its label; either may be empty.
func NewIconButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimaryButton returns the button for what one most likely wants to do next.
func NewPrimaryButton(label string, tapped func()) *Button {
	b := NewButton(label, tapped)
	b.Importance = widget.HighImportance
	return b
}

// MouseDown waits for the release.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.release.down() }

// MouseUp presses the button when the pointer is still on it, after Fyne is done with the click: it would take the
// focus out of a dialog or a menu that has opened under the pointer meanwhile.
func (b *Button) MouseUp(ev *desktop.MouseEvent) {
	if b.release.up(b, ev) {
		at := ev.PointEvent
		sched.do(func() { b.press(&at) })
	}
}

// Tapped presses the button unless its release did.
func (b *Button) Tapped(ev *fyne.PointEvent) {
	if !b.release.told() {
		b.press(ev)
	}
}

func (b *Button) press(ev *fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	// Fyne 2.7.1 leaves the focus where it was (fyne#5107), so that what an entry does on leaving it would not happen.
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && ev != nil {
		b.pressed = true
		c.Focus(b)
		b.pressed = false
	}
	safely(func() { b.Button.Tapped(ev) })
}

// FocusGained shows the ring.
func (b *Button) FocusGained() {
	b.ring = !b.pressed
	if b.ring {
		b.Button.FocusGained()
		reveal(b)
	}
}

// FocusLost takes the ring away.
func (b *Button) FocusLost() {
	b.ring = false
	b.Button.FocusLost()
}

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press(nil)
	default:
		ForwardKey(ev)
	}
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &buttonRenderer{WidgetRenderer: b.Button.CreateRenderer(), button: b, ring: canvas.NewRectangle(color.Transparent)}
	r.colour()
	return r
}

type buttonRenderer struct {
	fyne.WidgetRenderer
	button *Button
	ring   *canvas.Rectangle
}

// ringInset keeps the ring inside the button, where a border of the parent cannot cut it.
const ringInset = 2

// buttonSide is the room Fyne's buttons lack beside the two characters of a Chinese verb.
const buttonSide = 6

func (r *buttonRenderer) MinSize() fyne.Size {
	size := r.WidgetRenderer.MinSize()
	if r.button.Text != "" {
		size.Width += 2 * buttonSide
	}
	return size
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.ring)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Move(fyne.NewSquareOffsetPos(ringInset))
	r.ring.Resize(size.Subtract(fyne.NewSquareSize(2 * ringInset)))
}

func (r *buttonRenderer) Refresh() {
	r.colour()
	r.WidgetRenderer.Refresh()
}

func (r *buttonRenderer) colour() {
	name := ToneAccent.ForegroundName()
	if r.button.Importance == widget.HighImportance || r.button.Importance == widget.DangerImportance {
		name = theme.ColorNameForegroundOnPrimary
	}
	r.ring.StrokeColor = theme.ColorForWidget(name, r.button)
	r.ring.StrokeWidth = 1.5
	r.ring.CornerRadius = theme.SizeForWidget(theme.SizeNameInputRadius, r.button) - ringInset/2
	r.ring.Hidden = !r.button.ring
}
