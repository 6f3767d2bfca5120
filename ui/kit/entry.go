package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a line of text to type: shortcuts it does not know go on to the window, the input method follows the
// caret, reaching it by the keyboard selects its text, and the mouse wheel scrolls the page below it.
type Entry struct {
	widget.Entry

	// OnLeave, when set, is called when the focus goes away.
	OnLeave func()
	// OnKey, when set, sees each key first and returns true when it has used it up.
	OnKey func(*fyne.KeyEvent) bool

	clicked bool
}

// lastEntry is the entry that had the focus last. When it gets the focus back, the window came back
// to the front; selecting its text then would make the next key overwrite it.
var lastEntry *Entry

// entryMinWidth is the least width of an entry in Fyne units, about five Han characters.
const entryMinWidth = 96

// NewEntry returns an empty line of text with a hint shown while it is empty.
func NewEntry(placeHolder string) *Entry {
	e := &Entry{}
	e.PlaceHolder = placeHolder
	e.Wrapping = fyne.TextWrapOff
	e.OnCursorChanged = func() { followCaret(&e.Entry, e) }
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained selects the text when the focus came by the keyboard, as office programs do.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if !e.clicked && lastEntry != e {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	lastEntry = e
	if !e.clicked {
		reveal(e)
	}
	followCaret(&e.Entry, e)
}

// FocusLost ends editing.
func (e *Entry) FocusLost() {
	imeLeave(e)
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		safely(e.OnLeave)
	}
}

// MinSize does not grow with the text.
func (e *Entry) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	size := e.Entry.MinSize()
	size.Width = entryMinWidth
	return size
}

// Resize gives the entry its size.
func (e *Entry) Resize(size fyne.Size) {
	e.Entry.Resize(size)
	e.scrollIfNeeded()
}

// SetText replaces the text.
func (e *Entry) SetText(text string) {
	if text == e.Text {
		return
	}
	e.Entry.SetText(text)
	e.scrollIfNeeded()
}

// TypedRune inserts a character.
func (e *Entry) TypedRune(r rune) {
	safely(func() { e.Entry.TypedRune(r) })
	e.scrollIfNeeded()
}

// TypedKey acts on a key.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key) || passesOn(key.Name) && ForwardKey(key) {
		return
	}
	submits := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if submits && e.OnSubmitted == nil && ForwardKey(key) {
		return
	}
	safely(func() { e.Entry.TypedKey(key) })
	e.scrollIfNeeded()
}

// MouseDown places the caret.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.clicked = true
	e.Entry.MouseDown(ev)
	e.clicked = false
}

// TypedShortcut acts on the shortcuts of editing and hands all others to the window.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	if !isEditShortcut(shortcut) && ForwardShortcut(shortcut) {
		return
	}
	safely(func() { e.Entry.TypedShortcut(shortcut) })
	e.scrollIfNeeded()
}

// scrollIfNeeded lets Fyne's own scroller in only while the text is wider than the entry, because
// that scroller swallows the wheel and would stop the page from scrolling wherever the pointer meets an entry.
func (e *Entry) scrollIfNeeded() {
	th := e.Theme()
	room := e.Size().Width - 2*th.Size(theme.SizeNameInnerPadding)
	if e.ActionItem != nil {
		room -= e.ActionItem.MinSize().Width
	}
	want := fyne.ScrollNone
	if room > 0 && widthsFor(th.Size(theme.SizeNameText), e.TextStyle).text(e.Text) > room-2 {
		want = fyne.ScrollHorizontalOnly
	}
	if e.Scroll != want {
		e.Scroll = want
		e.Refresh()
	}
}

// followCaret moves the input method's windows to the caret of a focused entry.
func followCaret(e *widget.Entry, self fyne.Focusable) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(self.(fyne.CanvasObject))
	if canvas == nil || canvas.Focused() != self {
		return
	}
	at := e.CursorPosition()
	at.X = min(at.X, e.Size().Width) // CursorPosition does not know how far a long line is scrolled
	at.Y = min(at.Y, e.Size().Height)
	imeFollow(self.(fyne.CanvasObject), at, fyne.MeasureText("国", e.Theme().Size(theme.SizeNameText), e.TextStyle).Height)
}

// isEditShortcut says whether an entry itself acts on a shortcut.
func isEditShortcut(shortcut fyne.Shortcut) bool {
	switch s := shortcut.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo, *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		return true
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
			return s.Modifier&fyne.KeyModifierControl != 0
		}
	}
	return false
}

// passesOn says whether a key means nothing in a text, so that it is the dialog's or the window's.
func passesOn(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}
