package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// pressable is a bare area that can be clicked, or focused and pressed with Space or Enter. The items of the rail and
// the segments of the status bar lay it over what they draw.
type pressable struct {
	widget.BaseWidget
	onPress func()
	onMove  func(steps int) // Up and Down; may be nil

	hovered, focused, clicked bool
	release                   release
}

func newPressable(onPress func()) *pressable {
	p := &pressable{onPress: func() { safely(onPress) }}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pressable) MouseDown(*desktop.MouseEvent) { p.release.down() }

func (p *pressable) MouseUp(ev *desktop.MouseEvent) {
	if p.release.up(p, ev) {
		p.press()
	}
}

// Tapped presses unless the release did.
func (p *pressable) Tapped(*fyne.PointEvent) {
	if !p.release.told() {
		p.press()
	}
}

// press acts; the focus follows so that the arrow keys go on from here.
func (p *pressable) press() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		p.clicked = true
		c.Focus(p)
		p.clicked = false
	}
	p.onPress()
}

func (p *pressable) MouseIn(*desktop.MouseEvent) { p.setHovered(true) }

func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

func (p *pressable) MouseOut() { p.setHovered(false) }

func (p *pressable) setHovered(on bool) {
	p.hovered = on
	p.Refresh()
}

func (p *pressable) FocusGained() {
	p.focused = !p.clicked // the ring is for the keyboard
	p.Refresh()
}

func (p *pressable) FocusLost() {
	p.focused = false
	p.Refresh()
}

func (p *pressable) TypedRune(rune) {}

func (p *pressable) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeySpace, ev.Name == fyne.KeyReturn, ev.Name == fyne.KeyEnter:
		p.onPress()
	case ev.Name == fyne.KeyUp && p.onMove != nil:
		p.onMove(-1)
	case ev.Name == fyne.KeyDown && p.onMove != nil:
		p.onMove(1)
	default:
		ForwardKey(ev)
	}
}

// CreateRenderer is called by Fyne.
func (p *pressable) CreateRenderer() fyne.WidgetRenderer {
	r := &pressableRenderer{area: p, tint: canvas.NewRectangle(nil)}
	r.colour()
	return r
}

type pressableRenderer struct {
	area *pressable
	tint *canvas.Rectangle
}

func (r *pressableRenderer) Destroy() {}

func (r *pressableRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.tint} }

func (r *pressableRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *pressableRenderer) Layout(size fyne.Size) { r.tint.Resize(size) }

func (r *pressableRenderer) Refresh() {
	r.colour()
	canvas.Refresh(r.area)
}

func (r *pressableRenderer) colour() {
	r.tint.FillColor, r.tint.StrokeColor, r.tint.StrokeWidth, r.tint.CornerRadius = color.Transparent, color.Transparent, 0, 5
	if r.area.hovered {
		r.tint.FillColor = theme.ColorForWidget(theme.ColorNameHover, r.area)
	}
	if r.area.focused {
		r.tint.StrokeColor = theme.ColorForWidget(ToneAccent.ForegroundName(), r.area)
		r.tint.StrokeWidth = 1.5
	}
}
