package kit

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// A page with a fault in each of its acts: every one is said in a dialog, and the window takes the next click.
func TestAFaultInAPageIsSaidAndTheWindowLivesOn(t *testing.T) {
	Synchronous(t)
	fault := func() { panic("index out of range") }
	button := NewButton("签发", fault)
	entry := NewEntry("")
	entry.OnChanged = func(string) { fault() }
	lines := NewMultiEntry("", 1, 3)
	lines.OnChanged = func(string) { fault() }
	tick := NewCheck("密", func(bool) { fault() })
	table := NewTable([]Column[int]{{Label: "列", Width: 90, Text: func(int) string { return "行" }}}, func(i int) int64 { return int64(i) }, nil)
	table.OnSelect = func([]int) { fault() }
	table.SetRows([]int{1, 2})
	w := test.NewTempWindow(t, container.NewVBox(button, entry, lines, tick, container.NewGridWrap(fyne.NewSize(200, 200), table)))
	w.Resize(fyne.NewSize(800, 700))
	BindShortcuts(w).Add(fyne.KeyF5, 0, fault)
	focus := func(f fyne.Focusable) fyne.Focusable { w.Canvas().Focus(f); return f }
	for name, act := range map[string]func(){
		"a button":        func() { button.Tapped(nil) },
		"a line of text":  func() { focus(entry).TypedRune('竹') },
		"lines of text":   func() { focus(lines.FocusTarget()).TypedRune('竹') },
		"a tick":          func() { focus(tick).TypedRune(' ') },
		"a row":           func() { focus(table.FocusTarget()).TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) },
		"a shortcut":      func() { w.Canvas().Unfocus(); strike(w, fyne.KeyF5) },
		"a menu's choice": func() { chooseFirst(w, fault) },
		"work that ended": func() { NewRunner(w).Start(Job{Work: func(context.Context) error { return nil }, Done: fault}) },
	} {
		act()
		top, ok := w.Canvas().Overlays().Top().(*Dialog)
		if !ok || !strings.Contains(wordsIn(top), "程序内部出错") {
			t.Errorf("%s: the fault is not said", name)
			continue
		}
		strike(w, fyne.KeyReturn)
		if w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: the dialog stays", name)
		}
	}
}

func chooseFirst(w fyne.Window, do func()) {
	b := NewMenuButton("更多", func() []Choice { return []Choice{{"一", do}} })
	b.Resize(b.MinSize())
	w.Canvas().Content().(*fyne.Container).Add(b)
	b.Tapped(nil)
	strike(w, fyne.KeyReturn)
}
