package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// UnitsPicker chooses several options. The chosen ones stand as chips before a Picker that adds more; a click on
// the cross of a chip takes it away, and Backspace in the picker the last one.
type UnitsPicker struct {
	widget.BaseWidget

	// OnChanged, when set, is called when the user adds or takes away an option.
	OnChanged func([]Option)

	picker *Picker
	chips  []*chip
}

// NewUnitsPicker returns a picker with nothing chosen.
func NewUnitsPicker(placeHolder string, search func(query string) []Option) *UnitsPicker {
	u := &UnitsPicker{}
	u.picker = NewPicker(placeHolder, search)
	u.picker.taken = u.Values
	u.picker.OnChanged = u.add
	u.picker.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyBackspace || len(u.chips) == 0 {
			return false
		}
		u.remove(u.chips[len(u.chips)-1])
		return true
	}
	u.ExtendBaseWidget(u)
	return u
}

// SetAllowNew adds a last row to the list that makes something new of what is typed.
func (u *UnitsPicker) SetAllowNew(makeNew func(query string)) { u.picker.AllowNew = makeNew }

// Values returns what is chosen, in the order it was added.
func (u *UnitsPicker) Values() []Option {
	options := make([]Option, len(u.chips))
	for i, c := range u.chips {
		options[i] = c.option
	}
	return options
}

// SetValues shows the options as chosen, each once, without calling OnChanged.
func (u *UnitsPicker) SetValues(options []Option) {
	u.chips = nil
	for _, o := range options {
		if !u.has(o) {
			u.chips = append(u.chips, newChip(o, u.remove))
		}
	}
	u.Refresh()
}

// FocusTarget returns what takes the keys of the picker.
func (u *UnitsPicker) FocusTarget() fyne.Focusable { return u.picker }

func (u *UnitsPicker) has(o Option) bool {
	return slices.ContainsFunc(u.Values(), o.same)
}

func (u *UnitsPicker) add(o Option) {
	u.picker.SetValue(Option{})
	if o == (Option{}) || u.has(o) {
		return
	}
	u.chips = append(u.chips, newChip(o, u.remove))
	u.changed()
}

func (u *UnitsPicker) remove(c *chip) {
	u.chips = slices.DeleteFunc(u.chips, func(other *chip) bool { return other == c })
	u.changed()
}

func (u *UnitsPicker) changed() {
	u.Refresh()
	tell(u.OnChanged, u.Values())
}

// CreateRenderer is called by Fyne.
func (u *UnitsPicker) CreateRenderer() fyne.WidgetRenderer { return &unitsRenderer{u: u} }

type unitsRenderer struct{ u *UnitsPicker }

const (
	chipGap       = 4
	unitsEntryEms = 10 // the least width of the picker behind the chips
)

func (r *unitsRenderer) Destroy() {}

func (r *unitsRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, c := range r.u.chips {
		objects = append(objects, c)
	}
	return append(objects, r.u.picker)
}

// flow places everything within a width and returns the height that takes.
func (r *unitsRenderer) flow(width float32) float32 {
	line := r.u.picker.MinSize().Height
	x, y := float32(0), float32(0)
	for _, c := range r.u.chips {
		size := c.MinSize()
		size.Width = min(size.Width, width)
		if x > 0 && x+size.Width > width {
			x, y = 0, y+line+chipGap
		}
		c.Move(fyne.NewPos(x, y+(line-size.Height)/2))
		c.Resize(size)
		x += size.Width + chipGap
	}
	if x > 0 && x+unitsEntryEms*r.u.Theme().Size(theme.SizeNameText) > width {
		x, y = 0, y+line+chipGap
	}
	r.u.picker.Move(fyne.NewPos(x, y))
	r.u.picker.Resize(fyne.NewSize(max(width-x, 0), line))
	return y + line
}

func (r *unitsRenderer) Layout(size fyne.Size) { r.flow(size.Width) }

// MinSize is as high as the chips need in the width there is.
func (r *unitsRenderer) MinSize() fyne.Size {
	em := r.u.Theme().Size(theme.SizeNameText)
	width := max(r.u.Size().Width, unitsEntryEms*em)
	return fyne.NewSize(unitsEntryEms*em, r.flow(width))
}

func (r *unitsRenderer) Refresh() {
	r.flow(r.u.Size().Width)
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.u)
}

// chip is one chosen option with a cross.
type chip struct {
	widget.BaseWidget
	option Option
	cross  *glyph
}

func newChip(o Option, remove func(*chip)) *chip {
	c := &chip{option: o}
	c.cross = newGlyph(theme.CancelIcon(), func() { remove(c) })
	c.ExtendBaseWidget(c)
	return c
}

// Cursor is the arrow.
func (c *chip) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer is called by Fyne.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ground: canvas.NewRectangle(nil), label: newCellText(fyne.TextAlignLeading)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	c      *chip
	ground *canvas.Rectangle
	label  *canvas.Text
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.label, r.c.cross}
}

func (r *chipRenderer) MinSize() fyne.Size {
	th := r.c.Theme()
	pad, text := th.Size(theme.SizeNameInnerPadding), th.Size(theme.SizeNameText)
	cross := r.c.cross.MinSize()
	width := widthsFor(text, r.label.TextStyle).text(r.c.option.Label)
	return fyne.NewSize(width+pad*1.5+cross.Width, max(text+pad*1.5, cross.Height))
}

func (r *chipRenderer) Layout(size fyne.Size) {
	th := r.c.Theme()
	pad, text := th.Size(theme.SizeNameInnerPadding), th.Size(theme.SizeNameText)
	cross := r.c.cross.MinSize()
	r.ground.Resize(size)
	room := size.Width - cross.Width - pad
	r.label.Text = widthsFor(text, r.label.TextStyle).cut(r.c.option.Label, room)
	placeText(r.label, fyne.NewPos(pad, 0), fyne.NewSize(room, size.Height), text)
	r.c.cross.Resize(cross)
	r.c.cross.Move(fyne.NewPos(size.Width-cross.Width, (size.Height-cross.Height)/2))
}

func (r *chipRenderer) Refresh() {
	r.ground.FillColor = theme.ColorForWidget(ToneNeutral.SoftName(), r.c)
	r.ground.CornerRadius = r.c.Theme().Size(theme.SizeNameInputRadius)
	r.label.Color = theme.ColorForWidget(ToneNeutral.ForegroundName(), r.c)
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
