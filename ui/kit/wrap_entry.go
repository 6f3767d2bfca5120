package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// wrapEntry is the entry inside a MultiEntry. Its text has the soft line ends in it; whatever leaves it
// (values, copied text) must not.
type wrapEntry struct {
	widget.Entry
	box      *MultiEntry
	renderer fyne.WidgetRenderer
}

func newWrapEntry(box *MultiEntry, placeHolder string) *wrapEntry {
	e := &wrapEntry{box: box}
	e.MultiLine = true
	e.PlaceHolder = placeHolder
	e.Wrapping = fyne.TextWrapOff
	e.OnChanged = box.edited
	e.OnCursorChanged = e.followCaret
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer is called by Fyne.
func (e *wrapEntry) CreateRenderer() fyne.WidgetRenderer {
	e.renderer = e.Entry.CreateRenderer()
	return e.renderer
}

func (e *wrapEntry) followCaret() { followCaret(&e.Entry, e, e.renderer) }

// AcceptsTab lets Tab leave the box.
func (e *wrapEntry) AcceptsTab() bool { return false }

// FocusGained lets the input method follow the caret.
func (e *wrapEntry) FocusGained() {
	e.Entry.FocusGained()
	reveal(e.box)
	e.followCaret()
}

// FocusLost ends editing.
func (e *wrapEntry) FocusLost() {
	imeLeave(e)
	e.Entry.FocusLost()
	if e.box.OnLeave != nil {
		e.box.OnLeave()
	}
}

// TypedKey acts on a key. A soft line end is nothing one can delete, so Backspace and Delete first step over it.
func (e *wrapEntry) TypedKey(key *fyne.KeyEvent) {
	if e.box.OnKey != nil && e.box.OnKey(key) || passesOn(key.Name) && ForwardKey(key) {
		return
	}
	selected := e.SelectedText() != ""
	at := e.CursorTextOffset()
	switch {
	case key.Name == fyne.KeyBackspace && !selected && at > 0 && e.box.text.isSoft(at-1):
		e.moveTo(at - 1)
	case key.Name == fyne.KeyDelete && !selected && e.box.text.isSoft(at):
		e.moveTo(at + 1)
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && selected:
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) // two changes, so that each can be taken over exactly
	}
	e.Entry.TypedKey(key)
}

// moveTo puts the caret at an offset of the shown text.
func (e *wrapEntry) moveTo(at int) {
	row := e.box.text.shown[:at]
	e.CursorRow, e.CursorColumn = 0, 0
	for _, r := range row {
		e.CursorColumn++
		if r == '\n' {
			e.CursorRow, e.CursorColumn = e.CursorRow+1, 0
		}
	}
}

// TypedShortcut acts on the shortcuts of editing and hands all others to the window.
func (e *wrapEntry) TypedShortcut(shortcut fyne.Shortcut) {
	if e.box.OnShortcut != nil && e.box.OnShortcut(shortcut) {
		return
	}
	switch s := shortcut.(type) {
	case *fyne.ShortcutUndo:
		e.box.undo(true)
	case *fyne.ShortcutRedo:
		e.box.undo(false)
	case *fyne.ShortcutCopy:
		e.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		e.copy(s.Clipboard)
		e.deleteSelected()
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard.Content())
	default:
		if isEditShortcut(shortcut) || !e.jump(shortcut) && !ForwardShortcut(shortcut) {
			e.Entry.TypedShortcut(shortcut)
		}
	}
}

// jump moves to the beginning or the end of the text on Ctrl+Home and Ctrl+End.
func (e *wrapEntry) jump(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyHome:
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	case fyne.KeyEnd:
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	default:
		return false
	}
	return true
}

// copy puts the selected part of the real text on the clipboard. Fyne does not tell where the selection lies,
// but it begins or ends at the caret.
func (e *wrapEntry) copy(clipboard fyne.Clipboard) {
	selected := []rune(e.SelectedText())
	if len(selected) == 0 {
		return
	}
	from, text := e.CursorTextOffset(), &e.box.text
	if from+len(selected) > len(text.shown) || string(text.shown[from:from+len(selected)]) != string(selected) {
		from -= len(selected)
	}
	clipboard.SetContent(text.between(from, from+len(selected)))
}

func (e *wrapEntry) deleteSelected() {
	if e.SelectedText() != "" && !e.Disabled() {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
}

var pastedLineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

func (e *wrapEntry) paste(text string) {
	text = pastedLineEnds.Replace(text)
	if text == "" || e.Disabled() {
		return
	}
	e.deleteSelected()
	if e.box.OnPaste != nil && e.box.OnPaste(text) {
		return
	}
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &clip{text}})
}

// clip is a clipboard of its own for one text.
type clip struct{ text string }

func (c *clip) Content() string        { return c.text }
func (c *clip) SetContent(text string) { c.text = text }

// TappedSecondary shows the menu of editing; Fyne's own would undo behind our back.
func (e *wrapEntry) TappedSecondary(ev *fyne.PointEvent) {
	app := fyne.CurrentApp()
	canvas := app.Driver().CanvasForObject(e)
	if canvas == nil {
		return
	}
	canvas.Focus(e)
	item := func(label string, enabled bool, shortcut fyne.Shortcut) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, func() { e.TypedShortcut(shortcut) })
		i.Disabled = !enabled
		return i
	}
	selected, editable := e.SelectedText() != "", !e.Disabled()
	menu := fyne.NewMenu("",
		item("撤销", editable && len(e.box.history.past) > 0, &fyne.ShortcutUndo{}),
		item("重做", editable && len(e.box.history.future) > 0, &fyne.ShortcutRedo{}),
		fyne.NewMenuItemSeparator(),
		item("剪切", selected && editable, &fyne.ShortcutCut{Clipboard: app.Clipboard()}),
		item("复制", selected, &fyne.ShortcutCopy{Clipboard: app.Clipboard()}),
		item("粘贴", editable, &fyne.ShortcutPaste{Clipboard: app.Clipboard()}),
		item("全选", true, &fyne.ShortcutSelectAll{}),
	)
	widget.ShowPopUpMenuAtPosition(menu, canvas, ev.AbsolutePosition)
}
