package kit

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestToastGoesAwayByItselfAndLeavesTheFocus(t *testing.T) {
	entry := NewEntry("")
	frame := NewFrame(entry)
	w := newKitWindow(t, frame, 800, 600)
	clock := Synchronous(t)
	w.Canvas().Focus(entry)
	ShowToast(w, Toast{Text: "已保存", Tone: ToneNormal})
	if !strings.Contains(wordsIn(frame), "已保存") {
		t.Fatal("the toast is not shown")
	}
	if w.Canvas().Focused() != fyne.Focusable(entry) || w.Canvas().Overlays().Top() != nil {
		t.Error("the toast takes the focus or the clicks")
	}
	clock.Advance(toastTime)
	if strings.Contains(wordsIn(frame), "已保存") {
		t.Error("the toast stays")
	}
}

func TestToastActionRunsOnceAndClosesTheToast(t *testing.T) {
	frame := NewFrame(NewText(""))
	w := newKitWindow(t, frame, 800, 600)
	clock := Synchronous(t)
	opened := 0
	ShowToast(w, Toast{Text: "已导出", Action: "打开", OnAction: func() { opened++ }})
	ShowToast(w, Toast{Text: "第二条"})
	for _, o := range test.LaidOutObjects(frame) {
		if b, ok := o.(*Button); ok && b.Text == "打开" {
			test.Tap(b)
		}
	}
	if opened != 1 || strings.Contains(wordsIn(frame), "已导出") {
		t.Errorf("opened %d times, the frame says %q", opened, wordsIn(frame))
	}
	clock.Advance(time.Minute)
	if len(frame.toasts.boxes) != 0 {
		t.Error("a toast stays")
	}
}

func TestToastThatStaysIsThereUntilItIsClosed(t *testing.T) {
	frame := NewFrame(NewText(""))
	w := newKitWindow(t, frame, 800, 600)
	clock := Synchronous(t)
	remove := ShowToast(w, Toast{Text: "今日待办有 2 件新的", Lines: []string{"超期 1 个工作日", "今日到期"}, Stays: true})
	ShowToast(w, Toast{Text: "已保存"})
	clock.Advance(time.Hour)
	if words := wordsIn(frame); !strings.Contains(words, "今日到期") || strings.Contains(words, "已保存") {
		t.Errorf("after an hour the frame says %q", words)
	}
	remove()
	remove() // a second time does nothing
	if len(frame.toasts.boxes) != 0 {
		t.Error("the toast is still there")
	}
}

func TestToastInAWindowWithoutFrameIsAMessage(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	ShowToast(w, Toast{Text: "已导出"})
	if d := dialogOf(w); d == nil || wordsIn(d.body) != "已导出" {
		t.Error("the words are lost")
	}
}

func TestRailIsUsedByMouseAndKeyboard(t *testing.T) {
	rail := NewRail(theme.HomeIcon(), "工作台",
		RailItem{theme.HomeIcon(), "工作台"}, RailItem{theme.ListIcon(), "台账"}, RailItem{theme.SettingsIcon(), "设置"})
	w := newKitWindow(t, container.NewHBox(rail), 400, 400)
	var gone []int
	rail.OnSelect = func(i int) { gone = append(gone, i) }

	test.Tap(rail.items[1].area)
	strike(w, fyne.KeyDown)
	strike(w, fyne.KeyReturn)
	strike(w, fyne.KeyDown) // there is none below the last
	strike(w, fyne.KeySpace)
	if len(gone) != 3 || gone[0] != 1 || gone[1] != 2 || gone[2] != 2 || rail.Selected() != 2 {
		t.Errorf("went to %v, selected %d", gone, rail.Selected())
	}
	rail.Select(0)
	if len(gone) != 3 || rail.Selected() != 0 {
		t.Error("Select by the program counts as the user's")
	}
	rail.SetBadge(1, 120, ToneOverdue)
	if !strings.Contains(wordsIn(rail), "99+") {
		t.Errorf("the rail says %q", wordsIn(rail))
	}
	rail.SetBadge(1, 0, ToneOverdue)
	if strings.Contains(wordsIn(rail.items[1].badge), "99+") && rail.items[1].badge.Visible() {
		t.Error("a count of 0 shows a badge")
	}
}

func TestStatusBarCutsTheLeftAndKeepsTheRight(t *testing.T) {
	bar := NewStatusBar()
	newKitWindow(t, container.NewBorder(nil, bar, nil, nil), 300, 100)
	tapped := 0
	bar.Set([]Segment{{Text: "数据：D:\\纪检监察\\同级监督\\oversight.db"}},
		[]Segment{{Text: "超期 3 件", Tone: ToneOverdue, OnTapped: func() { tapped++ }}})
	left, right := bar.left[0], bar.right[0]
	if left.text.Position().X+left.text.Size().Width > right.text.Position().X {
		t.Errorf("left ends at %v, right begins at %v", left.text.Position().X+left.text.Size().Width, right.text.Position().X)
	}
	if end := right.text.Position().X + right.text.Size().Width; end > 300 {
		t.Errorf("the right segment ends at %v", end)
	}
	drawn := test.WidgetRenderer(left.text).Objects()
	if s := left.text.lines(left.text.Size().Width)[0]; len(drawn) != 1 || !strings.HasSuffix(s, "…") {
		t.Errorf("left shows %q", s)
	}
	test.Tap(right.area)
	if tapped != 1 {
		t.Error("a segment cannot be clicked")
	}
}

func TestTextWrapsByTheRulesOfChinese(t *testing.T) {
	text := NewParagraph("对分管领域廉政风险排查不深入，整改措施缺乏针对性。")
	newKitWindow(t, text, 100, 400)
	lines := text.lines(14 * 14)
	if len(lines) < 2 || strings.Join(lines, "") != text.Text {
		t.Fatalf("lines %q", lines)
	}
	for _, l := range lines {
		if strings.HasPrefix(l, "，") || strings.HasPrefix(l, "。") {
			t.Errorf("a line begins with a closing mark: %q", l)
		}
	}
	if one, more := NewText("单位").MinSize().Height, heightAt(text, 14*14); more < 2*one-1 {
		t.Errorf("height %v for %d lines of %v", more, len(lines), one)
	}
}

func TestKeyValuesLeavesOutEmptyValues(t *testing.T) {
	pairs := NewKeyValues(Pair{Label: "文号", Value: "竹同监提〔2026〕7号"}, Pair{Label: "前文书"})
	newKitWindow(t, pairs, 400, 200)
	if words := wordsIn(pairs); words != "文号\n竹同监提〔2026〕7号" {
		t.Errorf("shows %q", words)
	}
	pairs.Set(Pair{Label: "期限", Value: "2026年5月28日", Tone: ToneOverdue})
	if pairs.values[0].Color != ToneOverdue.ForegroundName() || len(pairs.values) != 1 {
		t.Error("the new pairs are not shown in their tone")
	}
}

func TestThemeChangeRecoloursTextAtOnce(t *testing.T) {
	text := NewText("工作提醒卡")
	newKitWindow(t, text, 200, 100)
	drawn := func() color.Color { return test.WidgetRenderer(text).Objects()[0].(*canvas.Text).Color }
	light := drawn()
	fyne.CurrentApp().Settings().SetTheme(NewTheme(ModeDark, ScaleStandard))
	text.Refresh()
	if drawn() == light {
		t.Error("the text keeps the colour of the light palette")
	}
}

func TestButtonRingIsForTheKeyboard(t *testing.T) {
	pressed := 0
	b := NewButton("打印", func() { pressed++ })
	w := newKitWindow(t, b, 200, 100)
	test.Tap(b)
	if b.ring {
		t.Error("a click shows the ring")
	}
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a click leaves the focus in the entry before")
	}
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	if !b.ring {
		t.Error("Tab shows no ring")
	}
	strike(w, fyne.KeyReturn)
	if pressed != 2 {
		t.Errorf("pressed %d times", pressed)
	}
	b.Disable()
	strike(w, fyne.KeyReturn)
	if pressed != 2 {
		t.Error("a disabled button can be pressed")
	}
}
