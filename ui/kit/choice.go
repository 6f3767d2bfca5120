package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Check is widget.Check that hands the keys it has no use for to the dialog or the window.
type Check struct{ widget.Check }

// NewCheck returns a box to tick.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, guard(changed)
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained shows that the keys go here.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	reveal(c)
}

// TypedKey forwards every key; Space arrives as a character.
func (c *Check) TypedKey(ev *fyne.KeyEvent) { ForwardKey(ev) }

// Select is widget.Select that hands the keys it has no use for to the dialog or the window.
// It is for some ten options; longer lists need a picker with search.
type Select struct{ widget.Select }

// NewSelect returns a choice of one among the options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, guard(changed), "请选择"
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained shows that the keys go here.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	reveal(s)
}

// TypedKey moves through the options with the arrows.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(ev)
	default:
		ForwardKey(ev)
	}
}

// CreateRenderer is called by Fyne, whose own has no border and is invisible on a white card.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &selectRenderer{WidgetRenderer: s.Select.CreateRenderer(), choice: s, border: canvas.NewRectangle(color.Transparent)}
	r.colour()
	return r
}

type selectRenderer struct {
	fyne.WidgetRenderer
	choice *Select
	border *canvas.Rectangle
}

func (r *selectRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.border)
}

func (r *selectRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.border.Resize(size)
}

func (r *selectRenderer) Refresh() {
	r.colour()
	r.WidgetRenderer.Refresh()
}

func (r *selectRenderer) colour() {
	name := theme.ColorNameInputBorder
	if r.choice.Disabled() {
		name = theme.ColorNameDisabled
	}
	r.border.StrokeColor = theme.ColorForWidget(name, r.choice)
	r.border.StrokeWidth = theme.SizeForWidget(theme.SizeNameInputBorder, r.choice)
	r.border.CornerRadius = theme.SizeForWidget(theme.SizeNameInputRadius, r.choice)
}
