package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Shortcuts are the keys of the window: Ctrl+N, F5, Esc and the like. They rest while anything lies over the window
// (a dialog, a menu), and they work while an entry has the focus if it calls ForwardShortcut and ForwardKey.
type Shortcuts struct {
	canvas fyne.Canvas
	acts   map[desktop.CustomShortcut]func()
	over   map[fyne.KeyName]func() // keys that work over a dialog too
}

// bound belongs to the one window of the program; a later window takes over.
var bound *Shortcuts

// BindShortcuts starts an empty set of shortcuts on the window.
func BindShortcuts(w fyne.Window) *Shortcuts {
	s := &Shortcuts{canvas: w.Canvas(), acts: map[desktop.CustomShortcut]func(){}, over: map[fyne.KeyName]func(){}}
	s.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) { ForwardKey(ev) })
	bound = s
	return s
}

// shortcutsOf returns the bound set, or binds one when the canvas belongs to a window without.
func shortcutsOf(w fyne.Window) *Shortcuts {
	if bound == nil || bound.canvas != w.Canvas() {
		return BindShortcuts(w)
	}
	return bound
}

// Add makes a key do something. The modifier may be 0 for keys that type nothing, such as F5 and Esc.
// A key added again gets the new act.
func (s *Shortcuts) Add(key fyne.KeyName, modifier fyne.KeyModifier, act func()) {
	sc := desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	s.acts[sc] = act
	if modifier != 0 {
		s.canvas.AddShortcut(&sc, func(typed fyne.Shortcut) { ForwardShortcut(typed) })
	}
}

// AddOver makes a key do something even while a dialog is open, such as F1 for help.
func (s *Shortcuts) AddOver(key fyne.KeyName, act func()) { s.over[key] = act }

func (s *Shortcuts) run(sc desktop.CustomShortcut) bool {
	act, ok := s.acts[sc]
	if !ok || s.canvas.Overlays().Top() != nil {
		return false
	}
	safely(func() {
		commitFocused(s.canvas)
		act()
	})
	return true
}

// commitFocused lets the focused widget do what it does on leaving, such as reading a date, without taking the focus.
func commitFocused(c fyne.Canvas) {
	if focused := c.Focused(); focused != nil {
		c.Unfocus()
		c.Focus(focused)
	}
}

// ForwardShortcut offers a shortcut that the focused widget does not know to the open dialog or to the window, and
// tells whether anything was done. Fyne gives shortcuts to the focused entry only, so an entry must pass them on.
func ForwardShortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if !ok || bound == nil {
		return false
	}
	if d := bound.dialog(); d != nil {
		// In a multi-line entry Enter is a new line, so Ctrl+Enter presses the default button there.
		enter := custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter
		return enter && custom.Modifier == fyne.KeyModifierControl && d.typedKey(&fyne.KeyEvent{Name: custom.KeyName})
	}
	return bound.run(*custom)
}

// ForwardKey offers a key that the focused widget has no use for (Esc, F5, Enter in a single-line entry) to the open
// dialog or to the window, and tells whether anything was done.
func ForwardKey(ev *fyne.KeyEvent) bool {
	if bound == nil {
		return false
	}
	if act, ok := bound.over[ev.Name]; ok {
		safely(act)
		return true
	}
	if d := bound.dialog(); d != nil {
		return d.typedKey(ev)
	}
	return bound.run(desktop.CustomShortcut{KeyName: ev.Name})
}

// dialog returns our dialog if it lies on top of the window.
func (s *Shortcuts) dialog() *Dialog {
	d, _ := s.canvas.Overlays().Top().(*Dialog)
	return d
}
