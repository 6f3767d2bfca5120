package model

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextIsFoldedAndNeverFurtherThanThat(t *testing.T) {
	for _, c := range [][2]string{
		{"⼯⼈⽂⾦⻓", "工人文金长"},
		{"⺠⻅⻋⻔⻢", "民见车门马"},
		{"⿓⿔", "龍龜"},
		{"\uF900\uF9D1\uFA19", "豈六神"},
		{"e\u0301", "é"},
		{"﹐﹑﹔﹕﹖﹗﹙﹚", "，、；：？！（）"},
		{"︵党组︶", "（党组）"},
		{"（）：；，％①㎡Ⅱ㈠～", "（）：；，％①㎡Ⅱ㈠～"},
		{"“引号”‘’——……·", "“引号”‘’——……·"},
		{"龑𬱖𠮷", "龑𬱖𠮷"},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("%q is folded to %q, want %q", c[0], got, c[1])
		}
		if got := CleanText(c[0]); got != c[1] {
			t.Errorf("%q is cleaned to %q, want %q", c[0], got, c[1])
		}
	}
	if len(radicals) != 328 {
		t.Errorf("%d radicals are known", len(radicals))
	}
	for from, to := range radicals {
		if from < 0x2E80 || from > 0x2FDF || to < 0x3400 || Fold(string(to)) != string(to) {
			t.Errorf("U+%04X is folded to U+%04X", from, to)
		}
	}
}

func TestWhatNoEyeSeesIsTakenOut(t *testing.T) {
	for _, r := range []rune{
		0x3164, 0x115F, 0x1160, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2069,
		0, 7, 0x7F, 0x85, 0xAD, 0x180E, 0x200B, 0x200D, 0x2060, 0xFEFF, 0xFE0F, 0xE0001, 0xE0100, 0xFFFE, 0xFDD0, 0xFFFD,
	} {
		if got := CleanLine("陆" + string(r) + "承远"); got != "陆承远" {
			t.Errorf("U+%04X stays: %q", r, got)
		}
		if found, ok := Unseen("陆" + string(r)); !ok || found != r {
			t.Errorf("U+%04X is not found but U+%04X, %v", r, found, ok)
		}
	}
	if got := CleanLine("陆\xff承\xe5\xbc远"); got != "陆承远" || !utf8.ValidString(got) {
		t.Errorf("broken UTF-8 gives %q", got)
	}
	if got := CleanText("　　一、问题\t甲\u00a0乙\u2003丙\r\n\u2028丁  \n"); got != "　　一、问题 甲 乙 丙\n\n丁" {
		t.Errorf("blanks and lines are cleaned to %q", got)
	}
	if _, ok := Unseen("第一行\n　　第二行（甲）①②〇"); ok {
		t.Error("an ordinary text is said to hide something")
	}
}

func TestNamesThatLookAlike(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		alike bool
	}{
		{"杨树民", "杨树⺠", true},
		{"王\u3000力", "王力", true},
		{"阿不都·热合曼", "阿不都•热合曼", true},
		{"ＬＩ", "li", true},
		{"李力", "李\u200b力", true},
		{"杨树民", "杨树明", false},
		{"李力", "李加力", false},
	} {
		if (LookAlike(c.a) == LookAlike(c.b)) != c.alike {
			t.Errorf("%q and %q look alike: %v", c.a, c.b, !c.alike)
		}
	}
	doubles := PersonDoubles([]Person{{Name: "杨树民"}, {Name: "陈实"}}, []Person{{Name: "杨树⺠"}})
	if len(doubles) != 1 || doubles[0].At != 0 {
		t.Errorf("the doubles are %v", doubles)
	}
}

func FuzzCleaningIsDoneAtOnce(f *testing.F) {
	f.Add("⼯e\u0301\u202e﹐\r\n\u2800")
	f.Add("가\u1160ᄀ")
	f.Fuzz(func(t *testing.T, s string) {
		once := CleanText(s)
		if again := CleanText(once); again != once {
			t.Errorf("%q is cleaned to %q and then to %q", s, once, again)
		}
		if r, found := Unseen(once); found {
			t.Errorf("%q keeps U+%04X", s, r)
		}
		if Fold(once) != once || strings.Contains(once, "\r") {
			t.Errorf("%q is not folded: %q", s, once)
		}
	})
}
