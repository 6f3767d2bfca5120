package kit

import (
	"iter"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Distances inside a form, in Fyne units.
const (
	formRowGap  = 9
	formNoteGap = 2
	formGap     = 6 // between the label's mark and the input
)

// CreateRenderer is called by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	formsShown[f] = true
	return &formRenderer{form: f}
}

type formRenderer struct{ form *Form }

func (r *formRenderer) Destroy() { delete(formsShown, r.form) }

func (r *formRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for row := range r.form.shown() {
		objects = append(objects, row.label, row.mark, row.Widget, row.note)
	}
	return objects
}

// shown goes through the fields that are not taken away.
func (f *Form) shown() iter.Seq[*formRow] {
	return func(yield func(*formRow) bool) {
		for _, row := range f.rows {
			if !row.hidden && !yield(row) {
				return
			}
		}
	}
}

// inputX is where the inputs begin, right of the widest label and its mark.
func (r *formRenderer) inputX() float32 {
	label := float32(0)
	for _, row := range r.form.rows {
		label = max(label, row.label.MinSize().Width)
	}
	return label + r.markWidth() + formGap
}

func (r *formRenderer) markWidth() float32 { return theme.Size(theme.SizeNameText) * 0.6 }

func (r *formRenderer) MinSize() fyne.Size {
	x := r.inputX()
	width, height := float32(0), float32(0)
	for row := range r.form.shown() {
		if height > 0 {
			height += formRowGap
		}
		input := row.Widget.MinSize()
		width = max(width, input.Width)
		height += input.Height + row.noteHeight(r.form.BaseWidget.Size().Width-x)
	}
	return fyne.NewSize(x+width, height)
}

func (r *formRenderer) Layout(size fyne.Size) {
	x, mark := r.inputX(), r.markWidth()
	width := size.Width - x
	y := float32(0)
	for row := range r.form.shown() {
		height := heightAt(row.Widget, width)
		place(row.Widget, x, y, width, height)
		labelHeight := row.label.MinSize().Height
		// beside an input of one line in its middle, beside a higher one at its first line
		labelY := y + min((height-labelHeight)/2, theme.InnerPadding()+theme.InputBorderSize())
		place(row.label, 0, labelY, x-mark-formGap, labelHeight)
		place(row.mark, x-mark-formGap+2, labelY, mark, labelHeight)
		note := row.noteHeight(width)
		place(row.note, x, y+height+formNoteGap, width, max(0, note-formNoteGap))
		y += height + note + formRowGap
	}
}

func (r *formRenderer) Refresh() {
	r.Layout(r.form.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.form)
}

// noteHeight is the room below the input, 0 when there is nothing to say.
func (r *formRow) noteHeight(width float32) float32 {
	if r.note.Text == "" {
		return 0
	}
	if width <= 0 {
		return r.note.MinSize().Height + formNoteGap
	}
	return heightAt(r.note, width) + formNoteGap
}
