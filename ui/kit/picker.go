package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// Option is something to choose. Detail tells apart two options with the same label, such as the posts
// of two leaders of one name.
type Option struct {
	ID     int64
	Label  string
	Detail string
}

// same reports whether two options are one: made new and not yet stored, they have no ID but the same label.
func (o Option) same(other Option) bool {
	return o.ID == other.ID && (o.ID != 0 || o.Label == other.Label)
}

// Picker chooses one of many options: typing into it, the arrow key down or a click opens a list that narrows as
// one types.
type Picker struct {
	widget.DisableableWidget

	// Search returns the options that match what is typed; all of them, or the likeliest, for an empty query.
	Search func(query string) []Option
	// AllowNew, when set, adds a last row that makes something new of what is typed.
	AllowNew func(query string)
	// OnChanged, when set, is called when the user chooses, or empties the field (the zero Option).
	OnChanged func(Option)
	// OnKey, when set, sees each key first while the list is closed and returns true when it has used it up.
	OnKey func(*fyne.KeyEvent) bool
	// OnRune, when set, sees each character first while the list is closed and returns true when it has used it up.
	OnRune func(rune) bool
	// PlaceHolder is the hint shown while nothing is chosen.
	PlaceHolder string

	dismiss func()          // closes a list that stands over another widget; may be nil
	taken   func() []Option // chosen already in the UnitsPicker around this one, and not offered again; may be nil
	value   Option
	focused bool
	hovered bool
	list    *pickerList
	popUp   *widget.PopUp
}

// NewPicker returns a picker with nothing chosen.
func NewPicker(placeHolder string, search func(query string) []Option) *Picker {
	p := &Picker{PlaceHolder: placeHolder, Search: search}
	p.ExtendBaseWidget(p)
	return p
}

// Value returns what is chosen, or the zero Option.
func (p *Picker) Value() Option { return p.value }

// SetValue shows an option as chosen without calling OnChanged.
func (p *Picker) SetValue(o Option) {
	p.value = o
	p.Refresh()
}

// FocusTarget returns what takes the keys of the picker.
func (p *Picker) FocusTarget() fyne.Focusable { return p }

// choose takes over an option and closes the list.
func (p *Picker) choose(o Option) {
	p.close()
	p.SetValue(o)
	tell(p.OnChanged, o)
}

func (p *Picker) makeNew(query string) {
	p.close()
	p.AllowNew(query)
}

// pickerMinWidth is the least width of the open list in ems.
const pickerMinWidth = 24

// open shows the list over the field, with what was typed so far.
func (p *Picker) open(typed string) {
	if p.Disabled() || p.popUp != nil {
		return
	}
	p.list = newPickerList(p, typed)
	size := p.list.MinSize()
	size.Width = max(p.Size().Width, pickerMinWidth*p.Theme().Size(theme.SizeNameText))
	if p.popUp = showDropdown(p.list, p, size, true); p.popUp == nil {
		return
	}
	p.popUp.Canvas.Focus(p.list.entry)
	p.list.placeCaret()
}

// close takes the list away; the field has the focus again.
func (p *Picker) close() {
	if p.dismiss != nil {
		p.dismiss()
	}
	if p.popUp == nil {
		return
	}
	p.popUp.Hide()
	p.popUp = nil
	p.Refresh()
	p.placeIME()
}

// placeIME lets the input method begin at the field: the first character typed opens the list.
func (p *Picker) placeIME() {
	th := p.Theme()
	pad := th.Size(theme.SizeNameInnerPadding)
	imeFollow(p, fyne.NewPos(pad, pad), fyne.MeasureText("国", th.Size(theme.SizeNameText), fyne.TextStyle{}).Height)
}

// closed says whether the list is away, also when a click beside it did that.
func (p *Picker) closed() bool { return p.popUp == nil || !p.popUp.Visible() }

// FocusGained shows that the keys go here.
func (p *Picker) FocusGained() {
	p.focused = true
	p.Refresh()
	reveal(p)
	p.placeIME()
}

// FocusLost shows that the keys go elsewhere.
func (p *Picker) FocusLost() {
	imeLeave(p)
	p.focused = false
	p.Refresh()
}

// TypedRune opens the list with the character in it.
func (p *Picker) TypedRune(r rune) {
	if !p.closed() || p.OnRune != nil && p.OnRune(r) {
		return
	}
	p.popUp = nil
	p.open(strings.TrimSpace(string(r)))
}

// TypedKey opens the list, or empties the field.
func (p *Picker) TypedKey(key *fyne.KeyEvent) {
	if p.OnKey != nil && p.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown, fyne.KeyF4:
		p.popUp = nil
		p.open("")
	case fyne.KeyBackspace, fyne.KeyDelete:
		if p.value != (Option{}) && !p.Disabled() {
			p.choose(Option{})
		}
	case fyne.KeySpace:
	default:
		ForwardKey(key)
	}
}

// TypedShortcut opens the list with what is pasted in it, and hands all other shortcuts to the window.
func (p *Picker) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok && p.closed() {
		p.popUp = nil
		p.open(model.CleanLine(paste.Clipboard.Content()))
		return
	}
	ForwardShortcut(s)
}

// MouseDown takes the focus and opens the list.
func (p *Picker) MouseDown(ev *desktop.MouseEvent) {
	if p.Disabled() || ev.Button != desktop.MouseButtonPrimary {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// MouseUp opens the list.
func (p *Picker) MouseUp(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		p.popUp = nil
		p.open("")
	}
}

// MouseIn shows that the field can be clicked.
func (p *Picker) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved changes nothing.
func (p *Picker) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the sign away.
func (p *Picker) MouseOut() { p.hovered = false; p.Refresh() }

// CreateRenderer is called by Fyne.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	r := &pickerRenderer{p: p, box: canvas.NewRectangle(nil), arrow: canvas.NewImageFromResource(nil)}
	r.label, r.detail = newCellText(fyne.TextAlignLeading), newCellText(fyne.TextAlignLeading)
	r.arrow.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type pickerRenderer struct {
	p             *Picker
	box           *canvas.Rectangle
	label, detail *canvas.Text
	arrow         *canvas.Image
}

func (r *pickerRenderer) Destroy() {}

func (r *pickerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.label, r.detail, r.arrow}
}

func (r *pickerRenderer) MinSize() fyne.Size {
	th := r.p.Theme()
	line := fyne.MeasureText("国", th.Size(theme.SizeNameText), fyne.TextStyle{}).Height
	return fyne.NewSize(entryMinWidth, line+2*th.Size(theme.SizeNameInnerPadding))
}

func (r *pickerRenderer) Layout(size fyne.Size) {
	th := r.p.Theme()
	pad, icon, text := th.Size(theme.SizeNameInnerPadding), th.Size(theme.SizeNameInlineIcon), th.Size(theme.SizeNameText)
	r.box.Resize(size.SubtractWidthHeight(1, 1))
	r.arrow.Resize(fyne.NewSquareSize(icon))
	r.arrow.Move(fyne.NewPos(size.Width-icon-pad, (size.Height-icon)/2))
	label, detail, name := r.p.value.Label, r.p.value.Detail, theme.ColorNameForeground
	if label == "" {
		label, name = r.p.PlaceHolder, theme.ColorNamePlaceHolder
	}
	if r.p.Disabled() {
		name = theme.ColorNameDisabled
	}
	r.label.Color = theme.ColorForWidget(name, r.p)
	placePair(r.label, r.detail, label, detail, fyne.NewPos(pad, 0), fyne.NewSize(size.Width-icon-3*pad, size.Height), text)
}

// placePair sets a label and, in the room that is left, its detail behind it.
func placePair(first, second *canvas.Text, label, detail string, at fyne.Position, box fyne.Size, size float32) {
	widths, small := widthsFor(size, first.TextStyle), widthsFor(size-1, second.TextStyle)
	first.Text = widths.cut(label, box.Width)
	placeText(first, at, box, size)
	used := widths.text(first.Text) + size*0.8
	second.Text = ""
	if room := box.Width - used; room > 4*size {
		second.Text = small.cut(detail, room)
	}
	const sameLine = 0.45 // sets the smaller text, centred as it is, on the base line of the larger
	placeText(second, at.AddXY(used, sameLine), fyne.NewSize(box.Width-used, box.Height), size-1)
}

func (r *pickerRenderer) Refresh() {
	p := r.p
	r.box.FillColor = theme.ColorForWidget(theme.ColorNameInputBackground, p)
	r.box.StrokeWidth = p.Theme().Size(theme.SizeNameInputBorder)
	r.box.CornerRadius = p.Theme().Size(theme.SizeNameInputRadius)
	border := theme.ColorNameInputBorder
	switch {
	case p.Disabled():
		border = theme.ColorNameDisabled
	case p.focused:
		border = theme.ColorNamePrimary
	case p.hovered:
		border = ColorMuted
	}
	r.box.StrokeColor = theme.ColorForWidget(border, p)
	r.detail.Color = theme.ColorForWidget(ColorMuted, p)
	r.arrow.Resource = theme.NewColoredResource(theme.MenuDropDownIcon(), ColorMuted)
	r.arrow.Refresh()
	r.Layout(p.Size())
	canvas.Refresh(p)
}
