package printing

import (
	"slices"
	"sync"
	"testing"
)

func TestMissingNamesWhatNoFaceCanPrint(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"常用字和标点都能印", "工作提醒卡，“同级监督”——〔2026〕1号……", ""},
		{"生僻人名用字都能印", "𬱖镕喆堃珺啰瞭䶮㛃", ""},
		{"表情符号不能印", "整改👍到位👍🙂", "👍🙂"},
		{"扩展B区以外没有收的字不能印", "𠮷", "𠮷"},
		{"私用区的字不知道是什么字", "\ue000", "\ue000"},
		{"换行不算字", "一\n二", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(Missing(c.text)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestMarksAreAsWideAsHanCharactersInEveryRole(t *testing.T) {
	for role := range roleNames {
		for _, r := range wideMarks + "，。《》（）〔〕、；：" {
			if w := Role(role).advance(r); w != 1 {
				t.Errorf("%c is %.3f em wide in role %d", r, w, role)
			}
		}
	}
}

func TestRareCharactersComeFromTheFallbackFaces(t *testing.T) {
	runs, missing := Fang.runs("张镕𬱖🙂")
	want := []run{{fangFace, "张"}, {fangExtFace, "镕𬱖"}, {fangFace, "□"}}
	if !slices.Equal(runs, want) || string(missing) != "🙂" {
		t.Errorf("got %v missing %q", runs, string(missing))
	}
}

func TestFontsMayBeMeasuredFromManyGoroutines(t *testing.T) {
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for role := range roleNames {
				if w := Role(role).advance('监'); w != 1 {
					t.Errorf("监 is %.3f em wide", w)
				}
			}
		})
	}
	wait.Wait()
}
