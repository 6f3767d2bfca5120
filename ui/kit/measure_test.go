package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// linesOf breaks a paragraph at a width of so many ideographs.
func linesOf(t *testing.T, paragraph string, width float32) []string {
	t.Helper()
	widths := widthsFor(14, fyne.TextStyle{})
	runes, from := []rune(paragraph), 0
	var lines []string
	for _, at := range widths.lines(runes, width*widths.han) {
		lines = append(lines, string(runes[from:at]))
		from = at
	}
	return append(lines, string(runes[from:]))
}

func TestLinesKeepMarksAndWordsTogether(t *testing.T) {
	newKitWindow(t, NewEntry(""), 100, 50)
	for _, c := range []struct {
		name, text string
		width      float32
		want       string
	}{
		{"逗号不在行首", "一二三四，五六", 4, "一二三|四，五六"},
		{"左括号不在行尾", "一二三（四五）六", 4.2, "一二三|（四五）|六"},
		{"数字不断开", "一二2026年三", 3.5, "一二|2026年|三"},
		{"比一行长的词照断", strings.Repeat("a", 12), 3, "aaaaa|aaaaa|aa"},
		{"一行放得下不断", "一二三四", 4, "一二三四"},
		{"空格留在行尾", "一二三四 五", 4, "一二三四 |五"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(linesOf(t, c.text, c.width), "|"); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestCutTextFitsItsWidth(t *testing.T) {
	newKitWindow(t, NewEntry(""), 100, 50)
	widths := widthsFor(14, fyne.TextStyle{})
	for width := float32(20); width < 400; width += 7 {
		got := widths.cut(sentence, width)
		if w := fyne.MeasureText(got, 14, fyne.TextStyle{}).Width; w > width+0.5 {
			t.Fatalf("%q is %v wide, room for %v", got, w, width)
		}
		if !strings.HasSuffix(got, "…") {
			t.Fatalf("%q has no ellipsis", got)
		}
	}
	if got := widths.cut("工作提醒卡", 5*widths.han); got != "工作提醒卡" {
		t.Errorf("a text that fits became %q", got)
	}
}
