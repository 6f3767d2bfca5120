package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// newKitWindow shows content at a size, in our theme.
func newKitWindow(t testing.TB, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(NewTheme(ModeLight, ScaleStandard))
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

const sentence = "该同志在推进重点工作落实方面存在不严不实的问题，对分管领域风险点排查不深入、不细致，整改措施缺乏针对性。"

// newBox shows a MultiEntry in which about nine characters fit on a line.
func newBox(t *testing.T, text string) *MultiEntry {
	t.Helper()
	m := NewMultiEntry("", 3, 0)
	newKitWindow(t, m, 148, 200)
	m.SetValue(text)
	return m
}

func TestMultiEntryBreaksLinesWithoutChangingTheText(t *testing.T) {
	m := newBox(t, "")
	test.Type(m.inner, sentence)
	if m.Value() != sentence {
		t.Errorf("value %q", m.Value())
	}
	if m.text.rows() < 5 {
		t.Errorf("%d lines: not wrapped", m.text.rows())
	}
	for line := range strings.Lines(m.inner.Text) {
		if width := fyne.MeasureText(strings.TrimSpace(line), 14, fyne.TextStyle{}).Width; width > 148-14 {
			t.Errorf("%q is %v wide", line, width)
		}
	}
}

func TestMultiEntryEditsAcrossSoftLineEnds(t *testing.T) {
	const text = "一二三四五六七八九十甲乙丙丁"
	for _, c := range []struct {
		name string
		do   func(*MultiEntry)
		want string
	}{
		{"退格删去前一行末字", func(m *MultiEntry) { press(m.inner, fyne.KeyDown, fyne.KeyHome, fyne.KeyBackspace) }, "一二三四五六七八十甲乙丙丁"},
		{"行末按删除键删去下一行首字", func(m *MultiEntry) { press(m.inner, fyne.KeyEnd, fyne.KeyDelete) }, "一二三四五六七八九甲乙丙丁"},
		{"行末回车只多一个换行", func(m *MultiEntry) { press(m.inner, fyne.KeyEnd, fyne.KeyReturn) }, "一二三四五六七八九\n十甲乙丙丁"},
		{"行首插入后重新折行", func(m *MultiEntry) { test.Type(m.inner, "前言") }, "前言" + text},
		{"制表符不进入正文", func(m *MultiEntry) { m.inner.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &clip{"a\tb\r\nc"}}) }, "a b\nc" + text},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newBox(t, text)
			if m.inner.Text != "一二三四五六七八九\n十甲乙丙丁" {
				t.Fatalf("lines %q", m.inner.Text)
			}
			c.do(m)
			if m.Value() != c.want {
				t.Errorf("value %q, want %q", m.Value(), c.want)
			}
		})
	}
}

func TestReturnReplacesASelectionThatBeginsAtASoftLineEnd(t *testing.T) {
	m := newBox(t, "一二三四五六七八九十甲乙丙丁")
	press(m.inner, fyne.KeyEnd)
	m.inner.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(m.inner, fyne.KeyPageDown)
	m.inner.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(m.inner, fyne.KeyReturn)
	if m.Value() != "一二三四五六七八九\n" {
		t.Errorf("value %q", m.Value())
	}
}

func TestCopiedTextHasNoSoftLineEnds(t *testing.T) {
	m := newBox(t, "一二三四五六七八九十甲\n乙丙丁")
	copied := &clip{}
	m.inner.TypedShortcut(&fyne.ShortcutSelectAll{})
	m.inner.TypedShortcut(&fyne.ShortcutCut{Clipboard: copied})
	if copied.text != "一二三四五六七八九十甲\n乙丙丁" || m.Value() != "" {
		t.Errorf("copied %q, left %q", copied.text, m.Value())
	}
}

func TestUndoGoesBackPhraseByPhrase(t *testing.T) {
	m := newBox(t, "")
	test.Type(m.inner, "一二三，四五六七八九十甲乙")
	m.inner.TypedShortcut(&fyne.ShortcutUndo{})
	if m.Value() != "一二三，" {
		t.Errorf("after undo %q", m.Value())
	}
	m.inner.TypedShortcut(&fyne.ShortcutUndo{})
	if m.Value() != "" {
		t.Errorf("after second undo %q", m.Value())
	}
	m.inner.TypedShortcut(&fyne.ShortcutRedo{})
	m.inner.TypedShortcut(&fyne.ShortcutRedo{})
	if m.Value() != "一二三，四五六七八九十甲乙" {
		t.Errorf("after redo %q", m.Value())
	}
}

func TestMultiEntryGrowsUpToItsLastRow(t *testing.T) {
	m := NewMultiEntry("", 1, 6)
	newKitWindow(t, m, 148, 200)
	one := m.MinSize().Height
	m.SetValue("一\n二\n三")
	three := m.MinSize().Height
	if m.inner.Scroll != fyne.ScrollNone {
		t.Error("scrolls though it is high enough for its text")
	}
	m.SetValue(strings.Repeat("字\n", 20))
	six := m.MinSize().Height
	line := m.lineHeight()
	if three-one != 2*line || six-one != 5*line {
		t.Errorf("heights %v, %v, %v with lines of %v", one, three, six, line)
	}
	if m.inner.Scroll != fyne.ScrollVerticalOnly {
		t.Error("does not scroll though its text is higher")
	}
}

func TestTabLeavesAMultiEntry(t *testing.T) {
	a, b := NewMultiEntry("", 1, 1), NewMultiEntry("", 1, 1)
	w := newKitWindow(t, &fyne.Container{Objects: []fyne.CanvasObject{a, b}, Layout: tightRows{}}, 200, 100)
	a.Focus()
	if a.inner.AcceptsTab() {
		t.Error("keeps the Tab key")
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != b.FocusTarget() {
		t.Error("the next field did not get the focus")
	}
}

// TestTypingInALongParagraph compares with Fyne's own wrapping, since times depend on the machine.
func TestTypingInALongParagraphIsMuchQuickerThanWithFyne(t *testing.T) {
	text := strings.Repeat(sentence, 24) // some 1,250 characters without a line end
	ours := NewMultiEntry("", 10, 0)
	fynes := widget.NewMultiLineEntry()
	fynes.Wrapping = fyne.TextWrapBreak
	newKitWindow(t, &fyne.Container{Objects: []fyne.CanvasObject{ours, fynes}, Layout: tightRows{}}, 520, 400)
	ours.SetValue(text)
	fynes.SetText(text)
	mine, theirs := timeOfAKey(ours.inner), timeOfAKey(fynes)
	t.Logf("a key takes %v, with Fyne's wrapping %v", mine, theirs)
	if mine*3 > theirs {
		t.Errorf("a key takes %v, with Fyne's wrapping %v", mine, theirs)
	}
}

func timeOfAKey(e fyne.Focusable) time.Duration {
	const keys = 5
	press(e, fyne.KeyPageDown)
	start := time.Now()
	for range keys {
		e.TypedRune('字')
	}
	return time.Since(start) / keys
}

// BenchmarkTypingAtTheEndOfALongBody types behind 3,000 characters of one paragraph.
func BenchmarkTypingAtTheEndOfALongBody(b *testing.B) {
	m := NewMultiEntry("", 12, 0)
	newKitWindow(b, m, 520, 400)
	m.SetValue(strings.Repeat(sentence, 58))
	press(m.inner, fyne.KeyPageDown)
	for b.Loop() {
		m.inner.TypedRune('字')
		press(m.inner, fyne.KeyBackspace)
	}
}
