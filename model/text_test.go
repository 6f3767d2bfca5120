package model_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"oversight/model"
)

func TestPastedTextIsCleaned(t *testing.T) {
	for _, c := range []struct{ name, in, text, line string }{
		{"line ends", "甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁", "甲 乙 丙 丁"},
		{"blanks at line ends", "甲 　\n\t乙\t", "甲\n 乙", "甲 乙"},
		{"indent of a paragraph stays", "　　甲", "　　甲", "甲"},
		{"empty lines around", "\n\n甲\n\n乙\n\n", "甲\n\n乙", "甲 乙"},
		{"invisible marks", "\ufeff公\u200b务\u200d接\u202e待\u00ad", "公务接待", "公务接待"},
		{"control characters", "台\x00账\x1b[0m\x7f\u0085", "台账[0m", "台账[0m"},
		{"no-break blanks", "15\u00a0个\u202f工作日", "15 个 工作日", "15 个 工作日"},
		{"variation selectors", "葛\ufe00镇\U000e0100", "葛镇", "葛镇"},
		{"broken bytes", "惠民\xff资\xe8\xb5金", "惠民资金", "惠民资金"},
		{"rare characters stay", "𬱖镕䶮", "𬱖镕䶮", "𬱖镕䶮"},
		{"nothing", " \n\t", "", ""},
	} {
		if got := model.CleanText(c.in); got != c.text {
			t.Errorf("%s: CleanText(%q) = %q, want %q", c.name, c.in, got, c.text)
		}
		if got := model.CleanLine(c.in); got != c.line {
			t.Errorf("%s: CleanLine(%q) = %q, want %q", c.name, c.in, got, c.line)
		}
	}
}

func FuzzCleanTextLeavesWhatPaperCanShow(f *testing.F) {
	for _, s := range []string{"公务接待\r\n台账", "\r\u200b\n", "\ufeff\n \u3000\n甲\u2029", "\xf0\x9f", "甲\v乙\f", "\u200b \u200b\n\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, line := model.CleanText(s), model.CleanLine(s)
		for _, got := range []string{text, line} {
			if !utf8.ValidString(got) {
				t.Fatalf("%q leaves broken bytes in %q", s, got)
			}
			for _, r := range got {
				if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == '\u00a0' {
					t.Fatalf("%q leaves %U in %q", s, r, got)
				}
			}
		}
		if strings.ContainsRune(line, '\n') || line != strings.TrimSpace(line) || strings.Contains(line, "  ") {
			t.Fatalf("%q is not one line: %q", s, line)
		}
		if again := model.CleanText(text); again != text {
			t.Fatalf("%q cleaned twice changes from %q to %q", s, text, again)
		}
		if again := model.CleanLine(line); again != line {
			t.Fatalf("%q cleaned twice changes from %q to %q", s, line, again)
		}
	})
}
