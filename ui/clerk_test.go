package ui_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// clerk sits before a window: reads the words that are visible, clicks where they stand, types into the input beside
// a label. What lies under a dialog can be neither read nor clicked.
type clerk struct {
	t     *testing.T
	dir   string
	today model.Date
	clock *kit.Clock
	w     fyne.Window
	store *store.Store // a second look at what the window has stored
}

// sit opens the window on a data folder, as on the given day.
func sit(t *testing.T, dir, today string) *clerk {
	t.Helper()
	c := &clerk{t: t, dir: dir, today: model.MustDate(today)}
	c.open()
	return c
}

// open opens the window again, after a crash or after it was closed. The timers of the window before are gone.
func (c *clerk) open() {
	c.t.Helper()
	a := test.NewTempApp(c.t)
	c.clock = kit.Synchronous(c.t)
	c.w = ui.Open(a, ui.Config{Dir: c.dir, Today: func() model.Date { return c.today }})
	c.w.Resize(fyne.NewSize(1366, 700))
}

// stored returns the store, opened on its own.
func (c *clerk) stored() *store.Store {
	c.t.Helper()
	if c.store == nil {
		s, err := store.Open(c.t.Context(), c.dir, store.Options{})
		if err != nil {
			c.t.Fatal(err)
		}
		c.t.Cleanup(func() { s.Close() })
		c.store = s
	}
	return c.store
}

// document returns the one document with a state there must be.
func (c *clerk) document(want model.State) model.Document {
	c.t.Helper()
	rows, err := c.stored().Documents(c.t.Context(), model.Filter{}, 0, 10, c.today)
	if err != nil {
		c.t.Fatal(err)
	}
	if len(rows) != 1 {
		c.t.Fatalf("%d documents are stored, want one", len(rows))
	}
	d, err := c.stored().Document(c.t.Context(), rows[0].ID)
	if err != nil {
		c.t.Fatal(err)
	}
	if d.State != want {
		c.t.Fatalf("the document is %q, want %q; the window says\n%s", d.State.Label(), want.Label(), c.words())
	}
	return d
}

// layer is what can be used now: the topmost dialog or list, else the window.
func (c *clerk) layer() fyne.CanvasObject {
	if top := c.w.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return c.w.Content()
}

// walk visits the visible objects below o in the order of Tab, with the tappable object each lies in.
func walk(o fyne.CanvasObject, in fyne.Tappable, visit func(o fyne.CanvasObject, in fyne.Tappable)) {
	if !o.Visible() {
		return
	}
	if tappable, ok := o.(fyne.Tappable); ok {
		in = tappable
	}
	visit(o, in)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, in, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, in, visit)
		}
	}
}

// all returns the visible objects of a type, in the order of Tab.
func all[T fyne.CanvasObject](c *clerk) []T {
	var found []T
	walk(c.layer(), nil, func(o fyne.CanvasObject, _ fyne.Tappable) {
		if x, ok := o.(T); ok {
			found = append(found, x)
		}
	})
	return found
}

// words returns what can be read, a line a text. Text of kit is read whole, as it may be cut or wrapped on the screen.
func (c *clerk) words() string {
	var lines []string
	walk(c.layer(), nil, func(o fyne.CanvasObject, _ fyne.Tappable) {
		switch o := o.(type) {
		case *kit.Text:
			lines = append(lines, o.Text)
		case *canvas.Text:
			lines = append(lines, o.Text)
		}
	})
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// sees fails the test unless all the words can be read.
func (c *clerk) sees(words ...string) {
	c.t.Helper()
	for _, w := range words {
		if text := c.words(); !strings.Contains(text, w) {
			c.t.Fatalf("the window does not say %q but\n%s", w, text)
		}
	}
}

// misses fails the test if one of the words can be read.
func (c *clerk) misses(words ...string) {
	c.t.Helper()
	for _, w := range words {
		if text := c.words(); strings.Contains(text, w) {
			c.t.Fatalf("the window says %q:\n%s", w, text)
		}
	}
}

// click presses the mouse where a word stands on something that can be clicked. It fails when the place is outside
// of the window.
func (c *clerk) click(word string) {
	c.t.Helper()
	var at fyne.CanvasObject
	walk(c.layer(), nil, func(o fyne.CanvasObject, in fyne.Tappable) {
		if text, ok := o.(*canvas.Text); ok && text.Text == word && in != nil && at == nil {
			at = text
		}
		if b, ok := o.(*kit.StatTile); ok && at == nil && says(b, word) {
			at = b
		}
	})
	if at == nil {
		c.t.Fatalf("nothing to click says %q; the window says\n%s", word, c.words())
	}
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(at).AddXY(at.Size().Width/2, at.Size().Height/2)
	if size := c.w.Canvas().Size(); pos.X <= 0 || pos.Y <= 0 || pos.X > size.Width || pos.Y > size.Height {
		c.t.Fatalf("%q stands at %v, outside of the window of %v", word, pos, size)
	}
	test.TapCanvas(c.w.Canvas(), pos)
}

// says reports whether a word is drawn in a widget.
func says(w fyne.Widget, word string) (found bool) {
	walk(w, nil, func(o fyne.CanvasObject, _ fyne.Tappable) {
		text, ok := o.(*canvas.Text)
		found = found || ok && text.Text == word
	})
	return found
}

// press strikes a key: the focused widget gets it, else the window.
func (c *clerk) press(keys ...fyne.KeyName) {
	for _, name := range keys {
		ev := &fyne.KeyEvent{Name: name}
		if focused := c.w.Canvas().Focused(); focused != nil {
			focused.TypedKey(ev)
		} else if typed := c.w.Canvas().OnTypedKey(); typed != nil {
			typed(ev)
		}
	}
}

// ctrl strikes a key with Ctrl held down.
func (c *clerk) ctrl(key fyne.KeyName) {
	c.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
}

func (c *clerk) shortcut(s fyne.Shortcut) {
	if focused, ok := c.w.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	c.w.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

// types types at the caret, character by character.
func (c *clerk) types(text string) {
	c.t.Helper()
	for _, r := range text {
		focused := c.w.Canvas().Focused() // a picker opens its list at the first character
		if focused == nil {
			c.t.Fatalf("nothing has the focus to type %q into", text)
		}
		focused.TypedRune(r)
	}
}

// paste pastes a text at the caret.
func (c *clerk) paste(text string) {
	board := test.NewClipboard()
	board.SetContent(text)
	c.shortcut(&fyne.ShortcutPaste{Clipboard: board})
}

// row is one line of a form: its input and what stands below it.
type row struct {
	input fyne.CanvasObject
	note  string
}

// row finds the line of the form that begins with a label.
func (c *clerk) row(label string) row {
	c.t.Helper()
	for _, form := range all[*kit.Form](c) {
		parts := test.WidgetRenderer(form).Objects() // label, mark, input, note of each line
		for i := 0; i+3 < len(parts); i += 4 {
			if parts[i].(*kit.Text).Text == label {
				return row{parts[i+2], parts[i+3].(*kit.Text).Text}
			}
		}
	}
	c.t.Fatalf("no input is labelled %q; the window says\n%s", label, c.words())
	return row{}
}

// enter replaces what an input holds, as a clerk does it with the keyboard.
func (c *clerk) enter(label, text string) {
	c.t.Helper()
	c.into(c.row(label).input, text)
}

func (c *clerk) into(input fyne.CanvasObject, text string) {
	c.t.Helper()
	input = firstInput(input)
	if input == nil {
		c.t.Fatalf("there is nothing to type %q into", text)
	}
	c.w.Canvas().Focus(focusOf(input))
	switch x := input.(type) {
	case *kit.Select:
		for range x.Options {
			if x.Selected != text {
				c.press(fyne.KeyDown)
			}
		}
		if x.Selected != text {
			c.t.Fatalf("%q is none of %v", text, x.Options)
		}
	case *kit.Picker, *kit.UnitsPicker:
		c.types(text)
		c.press(fyne.KeyReturn)
	default:
		c.shortcut(&fyne.ShortcutSelectAll{})
		if text == "" {
			c.press(fyne.KeyBackspace)
		}
		c.types(text)
	}
}

// firstInput returns what in a line of a form takes text: a container may hold a choice beside the input proper.
func firstInput(o fyne.CanvasObject) (found fyne.CanvasObject) {
	walk(o, nil, func(o fyne.CanvasObject, _ fyne.Tappable) {
		switch o.(type) {
		case *kit.Entry, *kit.MultiEntry, *kit.ItemsEditor, *kit.DateField, *kit.Select, *kit.Picker, *kit.UnitsPicker:
			if _, choice := found.(*kit.Select); found == nil || choice {
				found = o
			}
		}
	})
	return found
}

func focusOf(input fyne.CanvasObject) fyne.Focusable {
	if t, ok := input.(kit.FocusTargeter); ok {
		return t.FocusTarget()
	}
	return input.(fyne.Focusable)
}

// holds returns the text in an input.
func (c *clerk) holds(label string) string {
	c.t.Helper()
	switch x := firstInput(c.row(label).input).(type) {
	case *kit.Entry:
		return x.Text
	case *kit.MultiEntry:
		return x.Value()
	case *kit.Select:
		return x.Selected
	case *kit.Picker:
		return x.Value().Label
	case *kit.ItemsEditor:
		return strings.Join(x.Values(), "\n")
	case *kit.DateField:
		return all[*kit.Entry](&clerk{t: c.t, w: c.w})[0].Text
	}
	c.t.Fatalf("%q is no input this test can read", label)
	return ""
}

// list returns the table of documents that is shown.
func (c *clerk) list() *kit.Table[model.Row] {
	c.t.Helper()
	tables := all[*kit.Table[model.Row]](c)
	if len(tables) != 1 {
		c.t.Fatalf("%d lists of documents are shown", len(tables))
	}
	return tables[0]
}
