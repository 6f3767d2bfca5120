package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// Field is one input of a form.
type Field struct {
	Name     string // the Field of a model.Error about this input
	Label    string
	Required bool   // shows the mark; the rule itself is in model
	Hint     string // a quiet line below the input
	Widget   fyne.CanvasObject
}

// FocusTargeter is a widget made of several; it names the one that takes the focus for it.
type FocusTargeter interface{ FocusTarget() fyne.Focusable }

// Form shows fields below each other: labels right-aligned in a column, the inputs beside them, and below an input its
// hint or, in red, what is wrong with it.
type Form struct {
	widget.BaseWidget
	// Scroll is the scroller the form lies in, so that an input with the focus or at fault can be brought into view.
	Scroll *container.Scroll

	rows     []*formRow
	onShown  func() // called when notes have changed the height
	inDialog bool
}

type formRow struct {
	Field
	label, mark, note *Text
	failed            bool
	hidden            bool
}

// NewForm returns a form of the fields.
func NewForm(fields ...Field) *Form {
	f := &Form{}
	for _, field := range fields {
		row := &formRow{Field: field, label: NewText(field.Label), mark: NewText(""), note: NewCaption(field.Hint)}
		row.label.Color, row.label.Align = ColorMuted, fyne.TextAlignTrailing
		if field.Required {
			row.mark.Text, row.mark.Color = "*", ToneOverdue.ForegroundName()
		}
		f.rows = append(f.rows, row)
	}
	f.ExtendBaseWidget(f)
	return f
}

// SetError shows what is wrong with a field; the first field at fault gets the focus and comes into view.
// It returns false when the form has no such field to show.
func (f *Form) SetError(name, msg string) bool {
	row := f.row(name)
	if row == nil || row.hidden {
		return false
	}
	row.failed = true
	row.setNote(msg, ToneOverdue.ForegroundName())
	f.changed()
	if f.firstFailed() == row {
		f.show(row)
	}
	return true
}

// ShowError shows err at the field it is about; it returns false when it is about none of this form.
func (f *Form) ShowError(err error) bool {
	name := model.FieldOf(err)
	return name != "" && f.SetError(name, model.UserMessage(err))
}

// ClearErrors takes all errors away; the hints come back.
func (f *Form) ClearErrors() {
	for _, row := range f.rows {
		if row.failed {
			row.failed = false
			row.setNote(row.Hint, ColorMuted)
		}
	}
	f.changed()
}

// SetHint replaces the line below a field; an error shown there stays until it is cleared.
func (f *Form) SetHint(name, hint string) {
	row := f.row(name)
	if row == nil || row.Hint == hint {
		return
	}
	row.Hint = hint
	if !row.failed {
		row.setNote(hint, ColorMuted)
		f.changed()
	}
}

// SetVisible takes a field away that what is typed elsewhere leaves no use for, or brings it back. What it holds stays.
func (f *Form) SetVisible(name string, visible bool) {
	row := f.row(name)
	if row == nil || row.hidden != visible {
		return
	}
	row.hidden = !visible
	f.changed()
}

// Focus puts the focus into a field and brings it into view.
func (f *Form) Focus(name string) {
	if row := f.row(name); row != nil {
		f.show(row)
	}
}

func (f *Form) changed() {
	f.Refresh()
	if f.onShown != nil {
		f.onShown()
	}
}

func (f *Form) row(name string) *formRow {
	for _, row := range f.rows {
		if row.Name == name {
			return row
		}
	}
	return nil
}

func (f *Form) firstFailed() *formRow {
	for _, row := range f.rows {
		if row.failed {
			return row
		}
	}
	return nil
}

func (f *Form) show(row *formRow) {
	f.scrollToRow(row)
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	if target := focusTarget(row.Widget); c != nil && target != nil {
		c.Focus(target)
	}
}

// scrollToRow brings an input with its note into view.
func (f *Form) scrollToRow(row *formRow) {
	if f.Scroll == nil || f.Scroll.Size().Height == 0 {
		return
	}
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(row.label).Y - d.AbsolutePositionForObject(f.Scroll.Content).Y
	f.scrollTo(top, top+row.Widget.Size().Height+row.note.Size().Height)
}

func focusTarget(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case FocusTargeter:
		return o.FocusTarget()
	case fyne.Focusable:
		return o
	case *fyne.Container:
		for _, child := range o.Objects {
			if target := focusTarget(child); target != nil {
				return target
			}
		}
	}
	return nil
}

func (r *formRow) setNote(text string, color fyne.ThemeColorName) {
	r.note.Text, r.note.Color = text, color
	r.note.Refresh()
}
