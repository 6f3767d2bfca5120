package kit

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// wordsIn collects what the texts in o say.
func wordsIn(o fyne.CanvasObject) string {
	var words []string
	for _, object := range test.LaidOutObjects(o) {
		if text, ok := object.(*Text); ok && text.Visible() && text.Text != "" {
			words = append(words, text.Text)
		}
	}
	return strings.Join(words, "\n")
}

// strike presses a key as the window does: the focused widget gets it, or the canvas.
func strike(w fyne.Window, key fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: key}
	if focused := w.Canvas().Focused(); focused != nil {
		focused.TypedKey(ev)
	} else if typed := w.Canvas().OnTypedKey(); typed != nil {
		typed(ev)
	}
}

func TestEnterConfirmsAndEscCancels(t *testing.T) {
	for _, c := range []struct {
		name   string
		danger bool
		focus  bool
		key    fyne.KeyName
		want   bool
	}{
		{"Enter does it", false, true, fyne.KeyReturn, true},
		{"Enter of the number pad does it", false, true, fyne.KeyEnter, true},
		{"Enter without any focus does it", false, false, fyne.KeyReturn, true},
		{"Esc does not", false, true, fyne.KeyEscape, false},
		{"Esc without any focus does not", false, false, fyne.KeyEscape, false},
		{"a hasty Enter on a dangerous act cancels", true, true, fyne.KeyReturn, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newKitWindow(t, NewText(""), 800, 600)
			did := false
			Confirm(w, Confirmation{Title: "作废？", Text: "不能撤销。", Verb: "作废", Danger: c.danger, OnOK: func() { did = true }})
			if !c.focus {
				w.Canvas().Unfocus()
			}
			strike(w, c.key)
			if did != c.want || dialogOf(w) != nil {
				t.Errorf("done: %v, want %v; dialog still open: %v", did, c.want, dialogOf(w) != nil)
			}
		})
	}
}

func TestDialogGivesTheFocusBack(t *testing.T) {
	entry := NewEntry("")
	w := newKitWindow(t, entry, 800, 600)
	w.Canvas().Focus(entry)
	Inform(w, "提示", "已保存")
	if w.Canvas().Focused() == fyne.Focusable(entry) {
		t.Fatal("the entry below keeps the focus")
	}
	strike(w, fyne.KeyEscape)
	if w.Canvas().Focused() != fyne.Focusable(entry) {
		t.Error("the entry has not got the focus back")
	}
}

func TestDialogStaysInsideASmallWindowAndScrolls(t *testing.T) {
	w := newKitWindow(t, NewText(""), 600, 300)
	Inform(w, "提示", strings.Repeat("这是一段很长的说明文字。", 120))
	d := dialogOf(w)
	r := test.WidgetRenderer(d).(*dialogRenderer)
	if !r.scrolls {
		t.Error("a body higher than the window does not scroll")
	}
	bottom := d.ok.Position().Y + d.ok.Size().Height
	if r.panel.Position().Y < 0 || r.panel.Size().Height > 300 || bottom > 300 {
		t.Errorf("panel at %v of %v, button ends at %v", r.panel.Position(), r.panel.Size(), bottom)
	}
}

// formWith shows a form dialog with two entries and a submit that the test gives.
func formWith(w fyne.Window, submit func() (Work, error), done func()) (form *Form, name, memo *Entry) {
	name, memo = NewEntry(""), NewEntry("")
	form = ShowForm(w, FormDialog{
		Title: "登记送达", Verb: "登记", OnSubmit: submit, OnDone: done,
		Fields: []Field{{Name: "name", Label: "签收人", Required: true, Widget: name}, {Name: "memo", Label: "说明", Hint: "可不填", Widget: memo}},
	})
	return form, name, memo
}

func TestFormShowsTheErrorAtItsFieldAndKeepsWhatWasTyped(t *testing.T) {
	failure := model.InvalidField("memo", "说明太长")
	for name, submit := range map[string]func() (Work, error){
		"while reading the widgets": func() (Work, error) { return nil, failure },
		"while working":             func() (Work, error) { return func(context.Context) error { return failure }, nil },
	} {
		t.Run(name, func(t *testing.T) {
			w := newKitWindow(t, NewText(""), 800, 600)
			Synchronous(t)
			_, first, memo := formWith(w, submit, func() { t.Error("done is called") })
			if w.Canvas().Focused() != fyne.Focusable(first) {
				t.Error("the first field has no focus")
			}
			test.Type(first, "李四")
			strike(w, fyne.KeyReturn)
			d := dialogOf(w)
			if d == nil || first.Text != "李四" {
				t.Fatalf("the dialog has closed or lost the text %q", first.Text)
			}
			if words := wordsIn(d.body); !strings.Contains(words, "说明太长") || strings.Contains(words, "可不填") {
				t.Errorf("the dialog says %q", words)
			}
			if w.Canvas().Focused() != fyne.Focusable(memo) {
				t.Error("the field at fault has no focus")
			}
		})
	}
}

func TestFormShowsAnErrorAboutNoFieldAboveItself(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	Synchronous(t)
	formWith(w, func() (Work, error) {
		return func(context.Context) error { return model.Refuse("文书已作废，不能登记送达") }, nil
	}, nil)
	form := dialogOf(w)
	strike(w, fyne.KeyReturn)
	if words := wordsIn(dialogOf(w).body); words != "文书已作废，不能登记送达" {
		t.Errorf("the message says %q", words)
	}
	strike(w, fyne.KeyReturn)
	if dialogOf(w) != form {
		t.Error("the form is not there any more")
	}
}

func TestFormClosesBeforeItsResultIsUsed(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	Synchronous(t)
	open := true
	formWith(w, func() (Work, error) { return func(context.Context) error { return nil }, nil },
		func() { open = dialogOf(w) != nil })
	strike(w, fyne.KeyReturn)
	if open {
		t.Error("the dialog was still open when done was called")
	}
}

func TestFormIsSubmittedOnceHoweverOftenEnterIsPressed(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	q := queued(t)
	submitted := 0
	formWith(w, func() (Work, error) {
		submitted++
		return func(context.Context) error { return errors.New("x") }, nil
	}, nil)
	for range 3 {
		strike(w, fyne.KeyReturn)
	}
	strike(w, fyne.KeyEscape)
	if submitted != 1 || len(q.work) != 1 || dialogOf(w) == nil {
		t.Errorf("submitted %d times, %d works, open %v", submitted, len(q.work), dialogOf(w) != nil)
	}
}

func TestActOfAFormCannotBeCancelledWhileItRuns(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	q := queued(t)
	done := false
	formWith(w, func() (Work, error) { return func(ctx context.Context) error { return ctx.Err() }, nil }, func() { done = true })
	form := dialogOf(w)
	strike(w, fyne.KeyReturn)
	q.Advance(busyAfter)
	busy := dialogOf(w)
	if busy == form || busy.cancel != nil || len(busy.buttons) > 0 {
		t.Fatal("the window does not say that it is at work, or offers to cancel")
	}
	strike(w, fyne.KeyEscape)
	if dialogOf(w) != busy {
		t.Error("Esc closes the message of work that goes on")
	}
	q.work[0]()
	if !done || dialogOf(w) != nil {
		t.Errorf("done %v, a dialog stays: %v", done, dialogOf(w) != nil)
	}
}

func TestLeavingAChangedFormAsksFirst(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	entry := NewEntry("")
	ShowForm(w, FormDialog{
		Title: "登记", Verb: "登记", Fields: []Field{{Name: "n", Label: "姓名", Widget: entry}},
		Dirty: func() bool { return entry.Text != "" }, OnSubmit: func() (Work, error) { return nil, nil },
	})
	form := dialogOf(w)
	test.Type(entry, "李四")
	strike(w, fyne.KeyEscape)
	if dialogOf(w) == form || dialogOf(w) == nil {
		t.Fatal("no question is asked")
	}
	strike(w, fyne.KeyEscape)
	if dialogOf(w) != form {
		t.Fatal("staying does not lead back to the form")
	}
	strike(w, fyne.KeyEscape)
	test.Tap(dialogOf(w).ok)
	if dialogOf(w) != nil {
		t.Error("the form stays open after 放弃")
	}
}

func TestFormBringsAFieldAtFaultIntoView(t *testing.T) {
	var fields []Field
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		fields = append(fields, Field{Name: name, Label: name, Widget: NewEntry("")})
	}
	form := NewForm(fields...)
	form.Scroll = container.NewVScroll(form)
	w := newKitWindow(t, form.Scroll, 400, 120)
	form.SetError("h", "请填写")
	if form.Scroll.Offset.Y == 0 {
		t.Error("the last field is not scrolled to")
	}
	form.SetError("c", "请填写") // comes first in the form, so it takes the focus
	if w.Canvas().Focused() != fyne.Focusable(fields[2].Widget.(*Entry)) {
		t.Error("the first field at fault has no focus")
	}
	if form.SetError("unknown", "x") {
		t.Error("an error is shown at a field that does not exist")
	}
}

func TestShortcutsWorkFromAnEntryAndRestUnderADialog(t *testing.T) {
	entry := NewEntry("")
	w := newKitWindow(t, entry, 800, 600)
	keys := BindShortcuts(w)
	var acts []string
	keys.Add(fyne.KeyN, fyne.KeyModifierControl, func() { acts = append(acts, "new") })
	keys.Add(fyne.KeyF5, 0, func() { acts = append(acts, "refresh") })
	ctrlN := &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl}

	typeAll := func() {
		w.Canvas().Focus(entry)
		entry.TypedShortcut(ctrlN)
		strike(w, fyne.KeyF5)
		w.Canvas().Unfocus()
		w.Canvas().(fyne.Shortcutable).TypedShortcut(ctrlN)
		strike(w, fyne.KeyF5)
	}
	typeAll()
	if got := strings.Join(acts, " "); got != "new refresh new refresh" {
		t.Errorf("acts: %s", got)
	}
	acts = nil
	Inform(w, "提示", "已保存")
	for _, above := range []string{"a dialog", "a menu"} {
		ForwardShortcut(ctrlN)
		w.Canvas().(fyne.Shortcutable).TypedShortcut(ctrlN)
		strike(w, fyne.KeyF5)
		if len(acts) > 0 {
			t.Errorf("under %s: %v", above, acts)
		}
		strike(w, fyne.KeyEscape)
		widget.ShowPopUp(NewText("选项"), w.Canvas())
	}
}

func TestCtrlEnterSubmitsWhereEnterIsANewLine(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	did := false
	Confirm(w, Confirmation{Title: "签发？", Verb: "签发", OnOK: func() { did = true }})
	ForwardShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	if did {
		t.Fatal("Alt+Enter submits")
	}
	ForwardShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	if !did {
		t.Error("Ctrl+Enter does not submit")
	}
}

func TestAFieldTakenAwayIsNeitherSeenNorBlamedAndComesBackAsItWas(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	form, _, memo := formWith(w, func() (Work, error) { return nil, nil }, nil)
	memo.SetText("已补送")
	whole := form.MinSize().Height
	form.SetVisible("memo", false)
	if words := wordsIn(form); strings.Contains(words, "说明") || form.MinSize().Height >= whole {
		t.Errorf("the form still says %q in a height of %v", words, form.MinSize().Height)
	}
	if form.SetError("memo", "说明太长") {
		t.Error("an error is shown at a field that nobody sees")
	}
	form.SetVisible("memo", true)
	if words := wordsIn(form); !strings.Contains(words, "说明") || memo.Text != "已补送" || form.MinSize().Height != whole {
		t.Errorf("the field came back as %q in a height of %v, want %v", memo.Text, form.MinSize().Height, whole)
	}
}
