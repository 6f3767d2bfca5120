package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestEntryReachedByKeyboardSelectsItsText(t *testing.T) {
	a, b := NewEntry(""), NewEntry("")
	w := newKitWindow(t, container.NewVBox(a, b), 300, 100)
	a.SetText("张三")
	b.SetText("李四")
	w.Canvas().FocusNext()
	if a.SelectedText() != "张三" {
		t.Errorf("selected %q", a.SelectedText())
	}
	w.Canvas().FocusNext()
	test.Type(b, "王五")
	if b.Text != "王五" {
		t.Errorf("typing did not replace the text: %q", b.Text)
	}
}

func TestEntryKeepsItsTextWhenTheWindowComesBack(t *testing.T) {
	e := NewEntry("")
	w := newKitWindow(t, e, 300, 40)
	w.Canvas().Focus(e)
	test.Type(e, "张三")
	e.FocusLost() // the driver does this when another window comes to the front
	e.FocusGained()
	test.Type(e, "丰")
	if e.Text != "张三丰" {
		t.Errorf("text %q", e.Text)
	}
}

func TestEntryClickedSelectsNothing(t *testing.T) {
	e := NewEntry("")
	newKitWindow(t, e, 300, 40)
	e.SetText("张三")
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(250, 10)}, Button: desktop.MouseButtonPrimary})
	if e.SelectedText() != "" {
		t.Errorf("selected %q", e.SelectedText())
	}
}

func TestEntryHandsUnknownShortcutsToTheWindow(t *testing.T) {
	e := NewEntry("")
	w := newKitWindow(t, e, 300, 40)
	saved, refreshed := 0, 0
	keys := BindShortcuts(w)
	keys.Add(fyne.KeyS, fyne.KeyModifierControl, func() { saved++ })
	keys.Add(fyne.KeyF5, 0, func() { refreshed++ })
	w.Canvas().Focus(e)
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
	press(e, fyne.KeyF5)
	m := NewMultiEntry("", 1, 1)
	w.SetContent(m)
	m.inner.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
	press(m.inner, fyne.KeyF5)
	if saved != 2 || refreshed != 2 {
		t.Errorf("saved %d, refreshed %d; want 2 and 2", saved, refreshed)
	}
}

func TestEntryLetsTheWheelThroughUnlessItsTextIsTooLong(t *testing.T) {
	e := NewEntry("")
	newKitWindow(t, e, 200, 40)
	e.SetText("短")
	if e.Scroll != fyne.ScrollNone {
		t.Error("a short text brings the scroller in")
	}
	test.Type(e, sentence)
	if e.Scroll != fyne.ScrollHorizontalOnly {
		t.Error("a long text cannot be scrolled")
	}
	e.SetText("短")
	if e.Scroll != fyne.ScrollNone {
		t.Error("the scroller stays")
	}
}

func TestEntryTellsWhenItIsLeft(t *testing.T) {
	e := NewEntry("")
	left := 0
	e.OnLeave = func() { left++ }
	w := newKitWindow(t, e, 200, 40)
	w.Canvas().Focus(e)
	w.Canvas().Unfocus()
	if left != 1 {
		t.Errorf("left %d times", left)
	}
}
