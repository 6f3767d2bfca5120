package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewOfferEntry returns a line of text to type, with a list beside it from which its text can be chosen: the arrow key
// down or the button opens it. What is typed counts, whether it is in the list or not.
func NewOfferEntry(placeHolder string, search func(query string) []Option) *Entry {
	e := NewEntry(placeHolder)
	o := &offer{entry: e, search: search}
	e.ActionItem = newGlyph(theme.MenuDropDownIcon(), o.open)
	e.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyDown && key.Name != fyne.KeyF4 {
			return false
		}
		o.open()
		return true
	}
	return e
}

// offer is the list of an entry that offers texts.
type offer struct {
	entry  *Entry
	search func(query string) []Option
	popUp  *widget.PopUp
}

func (o *offer) open() {
	if o.entry.Disabled() || o.popUp != nil && o.popUp.Visible() {
		return
	}
	source := NewPicker("", o.search)
	list := newPickerList(source, "")
	source.OnChanged = func(chosen Option) { o.take(chosen.Label) }
	source.dismiss = o.close
	size := list.MinSize()
	size.Width = max(o.entry.Size().Width, pickerMinWidth*o.entry.Theme().Size(theme.SizeNameText))
	if o.popUp = showDropdown(list, o.entry, size, true); o.popUp != nil {
		o.popUp.Canvas.Focus(list.entry)
	}
}

func (o *offer) take(text string) {
	o.entry.SetText(text)
	o.entry.CursorColumn = len([]rune(text))
	o.entry.Refresh()
}

// close takes the list away; the focus under it is that of the entry.
func (o *offer) close() {
	if o.popUp != nil {
		o.popUp.Hide()
		o.popUp = nil
	}
}
