package ui_test

import (
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// The keys of the pages of the rail, with Ctrl.
const (
	homeKey      = fyne.Key1
	documentsKey = fyne.Key2
	meetingsKey  = fyne.Key3
	inquiriesKey = fyne.Key4
	vettingKey   = fyne.Key5
	peopleKey    = fyne.Key6
	dutiesKey    = fyne.Key7
	calendarKey  = fyne.Key8
	settingsKey  = fyne.Key9
)

// click presses the mouse where a word stands on something that can be clicked. It fails when the place is outside
// of the window.
func (c *clerk) click(word string) {
	c.t.Helper()
	var at fyne.CanvasObject
	walk(c.layer(), nil, func(o fyne.CanvasObject, in fyne.Tappable) bool {
		text, ok := o.(*canvas.Text)
		if at == nil && ok && text.Text == word && in != nil {
			at = text
		}
		switch o.(type) {
		case *kit.StatTile, *kit.Figure:
			if at == nil && says(o.(fyne.Widget), word) {
				at = o // its area to click lies over the words, not around them
			}
		}
		return true
	})
	if at == nil {
		c.t.Fatalf("nothing to click says %q; the window says\n%s", word, c.words())
	}
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(at).AddXY(seen(at).Width/2, at.Size().Height/2)
	if size := c.w.Canvas().Size(); pos.X <= 0 || pos.Y <= 0 || pos.X > size.Width || pos.Y > size.Height {
		c.t.Fatalf("%q stands at %v, outside of the window of %v", word, pos, size)
	}
	test.TapCanvas(c.w.Canvas(), pos)
}

// seen is what of an object's area is drawn on: a text that begins at the left may have more room than words.
func seen(o fyne.CanvasObject) fyne.Size {
	if text, ok := o.(*canvas.Text); ok && text.Alignment == fyne.TextAlignLeading {
		return text.MinSize().Min(text.Size())
	}
	return o.Size()
}

// says reports whether a word is drawn in a widget.
func says(w fyne.Widget, word string) (found bool) {
	walk(w, nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		text, ok := o.(*canvas.Text)
		found = found || ok && text.Text == word
		return !found
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
		if r, ok := rowOf(form, label); ok {
			return r
		}
	}
	c.t.Fatalf("no input is labelled %q; the window says\n%s", label, c.words())
	return row{}
}

func rowOf(form *kit.Form, label string) (row, bool) {
	parts := test.WidgetRenderer(form).Objects() // label, mark, input, note of each line
	for i := 0; i+3 < len(parts); i += 4 {
		if parts[i].(*kit.Text).Text == label {
			return row{parts[i+2], parts[i+3].(*kit.Text).Text}, true
		}
	}
	return row{}, false
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
				c.press(fyne.KeyRight)
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
	walk(o, nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		switch o.(type) {
		case *kit.Entry, *kit.MultiEntry, *kit.ItemsEditor, *kit.DateField, *kit.Select, *kit.Picker, *kit.UnitsPicker:
			if _, choice := found.(*kit.Select); found == nil || choice {
				found = o
			}
			return false
		}
		return true
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
		return x.FocusTarget().(*kit.Entry).Text
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

// judge chooses the results problem by problem in the dialog of the judgement; "" leaves one alone.
func (c *clerk) judge(results ...string) {
	c.t.Helper()
	box := c.row("逐条认定").input.(*fyne.Container)
	var choices []*kit.Select
	walk(box, nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		if s, ok := o.(*kit.Select); ok {
			choices = append(choices, s)
		}
		return true
	})
	for i, result := range results {
		if result != "" {
			c.into(choices[i], result)
		}
	}
}
