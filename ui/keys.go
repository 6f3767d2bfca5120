package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"oversight/ui/kit"
)

// searcher is a page with a search field; Ctrl+F on any other page searches the documents.
type searcher interface{ FocusSearch() }

func (w *window) bindKeys() {
	keys := kit.BindShortcuts(w.Window)
	ctrl := fyne.KeyModifierControl
	keys.Add(fyne.KeyN, ctrl, func() { w.create("") })
	keys.Add(fyne.KeyF, ctrl, w.search)
	keys.Add(fyne.KeyP, ctrl, w.print)
	keys.Add(fyne.KeyS, ctrl, w.save)
	keys.Add(fyne.KeyF5, 0, w.refresh)
	keys.AddOver(fyne.KeyF1, func() { w.book.Show(w.places[w.rail.Selected()].topic) })
	keys.Add(fyne.KeyPageUp, ctrl, func() { w.turn(-1) })
	keys.Add(fyne.KeyPageDown, ctrl, func() { w.turn(1) })
	keys.Add(fyne.KeyReturn, ctrl, w.inNotes(noting.SaveNote))
	keys.Add(fyne.KeyEnter, ctrl, w.inNotes(noting.SaveNote))
	keys.Add(fyne.KeyUp, ctrl, w.inNotes(func(n noting) { n.TurnNotes(-1) }))
	keys.Add(fyne.KeyDown, ctrl, w.inNotes(func(n noting) { n.TurnNotes(1) }))
	keys.Add(fyne.KeyEscape, 0, w.inNotes(noting.EndNotes))
	for i, p := range w.places {
		keys.Add(fyne.KeyName(fmt.Sprint(i+1)), ctrl, func() { w.goTo(p.page) })
	}
}

// turn goes to another tab of the page, if it has tabs.
func (w *window) turn(by int) {
	if p, ok := w.shown().(interface{ Turn(by int) }); ok {
		p.Turn(by)
	}
}

// noting is a page on which one record after the other is typed, by keys alone.
type noting interface {
	SaveNote()
	TurnNotes(by int)
	EndNotes()
}

// inNotes does something on the page shown, if it is such a page.
func (w *window) inNotes(do func(noting)) func() {
	return func() {
		if n, ok := w.shown().(noting); ok {
			do(n)
		}
	}
}

// print shows the paper of what the page shows; on a page without papers, that of the document shown last.
func (w *window) print() {
	if p, ok := w.shown().(interface{ Print() }); ok {
		p.Print()
		return
	}
	w.goTo(w.documents)
	w.documents.Print()
}

// save stores what is typed on the page, if it has a form.
func (w *window) save() {
	if p, ok := w.shown().(interface{ Save() }); ok {
		p.Save()
	}
}

func (w *window) search() {
	if p, ok := w.shown().(searcher); ok {
		p.FocusSearch()
		return
	}
	w.goTo(w.documents)
	w.documents.FocusSearch()
}
