package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tableBody is the field of rows of a table: it takes the mouse and the keys, its renderer draws.
type tableBody struct {
	widget.BaseWidget
	view     *tableView
	rows     *tableRows
	hovered  int // row under the pointer, -1 for none
	focused  bool
	shift    bool
	lastRow  int // of the last press, for the double click
	lastDown time.Time
}

// doubleClick is the longest time between two presses of a double click, as Windows has it by default.
const doubleClick = 500 * time.Millisecond

func newTableBody(v *tableView) *tableBody {
	b := &tableBody{view: v, hovered: -1, lastRow: -1}
	b.rows = &tableRows{body: b}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by Fyne.
func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return b.rows }

// rowAt returns the row at a height of the body, or -1.
func (b *tableBody) rowAt(y float32) int {
	row := int(y / b.view.rowHeight())
	if y < 0 || row >= b.view.data.count() {
		return -1
	}
	return row
}

// MouseDown selects; a second press soon after on the same row opens it.
func (b *tableBody) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
	row, sel := b.rowAt(ev.Position.Y), b.view.data.selection()
	if row < 0 {
		return
	}
	double := row == b.lastRow && time.Since(b.lastDown) < doubleClick && ev.Button == desktop.MouseButtonPrimary && ev.Modifier == 0
	b.lastRow, b.lastDown = row, time.Now()
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0:
		sel.extend(row)
	case ev.Modifier&fyne.KeyModifierShortcutDefault != 0:
		sel.toggle(row)
	default:
		sel.only(row)
	}
	b.changed()
	if double {
		b.lastRow = -1
		b.view.data.open(row)
	}
}

// MouseUp is of no use here; without it there would be no MouseDown.
func (b *tableBody) MouseUp(*desktop.MouseEvent) {}

// Dragged selects all rows from where the button went down.
func (b *tableBody) Dragged(ev *fyne.DragEvent) {
	sel := b.view.data.selection()
	row := max(0, min(int(ev.Position.Y/b.view.rowHeight()), b.view.data.count()-1))
	if !sel.placed || row == sel.cursor {
		return
	}
	sel.extend(row)
	b.changed()
	b.view.scrollTo(row)
}

// DragEnd is of no use here.
func (b *tableBody) DragEnd() {}

// MouseIn shows the row under the pointer.
func (b *tableBody) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved shows the row under the pointer.
func (b *tableBody) MouseMoved(ev *desktop.MouseEvent) { b.hover(b.rowAt(ev.Position.Y)) }

// MouseOut forgets the row under the pointer.
func (b *tableBody) MouseOut() { b.hover(-1) }

func (b *tableBody) hover(row int) {
	if row != b.hovered {
		b.hovered = row
		b.rows.paint()
	}
}

// changed shows another selection and tells the page.
func (b *tableBody) changed() {
	b.rows.paint()
	b.view.data.selected()
}

// FocusGained shows that the keys go here.
func (b *tableBody) FocusGained() {
	b.focused = true
	b.rows.paint()
}

// FocusLost shows that the keys go elsewhere.
func (b *tableBody) FocusLost() {
	b.focused, b.shift = false, false
	b.rows.paint()
}

// KeyDown notes whether Shift is held.
func (b *tableBody) KeyDown(key *fyne.KeyEvent) { b.setShift(key, true) }

// KeyUp notes whether Shift is held.
func (b *tableBody) KeyUp(key *fyne.KeyEvent) { b.setShift(key, false) }

func (b *tableBody) setShift(key *fyne.KeyEvent, held bool) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		b.shift = held
	}
}

// TypedRune is of no use here.
func (b *tableBody) TypedRune(rune) {}

// TypedKey moves through the rows or opens one.
func (b *tableBody) TypedKey(key *fyne.KeyEvent) {
	data := b.view.data
	page := max(int(b.view.scroll.Size().Height/b.view.rowHeight())-1, 1)
	switch key.Name {
	case fyne.KeyUp:
		b.move(-1)
	case fyne.KeyDown:
		b.move(1)
	case fyne.KeyPageUp:
		b.move(-page)
	case fyne.KeyPageDown:
		b.move(page)
	case fyne.KeyHome:
		b.move(-data.count())
	case fyne.KeyEnd:
		b.move(data.count())
	case fyne.KeyReturn, fyne.KeyEnter:
		if sel := data.selection(); !sel.placed || !data.open(sel.cursor) {
			ForwardKey(key)
		}
	default:
		ForwardKey(key)
	}
}

func (b *tableBody) move(by int) {
	if row, moved := b.view.data.selection().move(by, b.shift); moved {
		b.view.scrollTo(row)
		b.changed()
	}
}

// TypedShortcut selects all rows, copies the selected ones, sorts, or hands the shortcut to the window.
func (b *tableBody) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutSelectAll:
		b.view.data.selection().all()
		b.changed()
	case *fyne.ShortcutCopy:
		b.view.data.copy(s.Clipboard)
	case *desktop.CustomShortcut:
		if s.Modifier != fyne.KeyModifierAlt || !b.sort(s.KeyName) {
			ForwardShortcut(shortcut)
		}
	default:
		ForwardShortcut(shortcut)
	}
}

// sort acts on the arrow keys pressed with Alt; the keyboard's row stays in view.
func (b *tableBody) sort(key fyne.KeyName) bool {
	data := b.view.data
	switch key {
	case fyne.KeyLeft:
		data.sortBeside(-1)
	case fyne.KeyRight:
		data.sortBeside(1)
	case fyne.KeyUp:
		data.sortDirection(false)
	case fyne.KeyDown:
		data.sortDirection(true)
	default:
		return false
	}
	if sel := data.selection(); sel.placed {
		b.view.scrollTo(sel.cursor)
	}
	return true
}
