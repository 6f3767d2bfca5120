package kit

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// pickedBy lets the system have dialogs, until the test ends.
func pickedBy(t *testing.T, ask func(p picking) (string, error)) {
	t.Helper()
	before := ofSystem
	ofSystem = systemDialogs{
		ask:    func(_ uintptr, p picking) (string, error) { return ask(p) },
		handle: func(fyne.Window) uintptr { return 1 },
	}
	t.Cleanup(func() { ofSystem, asking = before, false })
	forgetFolders(t)
}

func TestTheDialogOfTheSystemGetsTheWholeQuestion(t *testing.T) {
	Synchronous(t)
	dir := t.TempDir()
	var got picking
	pickedBy(t, func(p picking) (string, error) {
		got = p
		return filepath.Join(dir, "新名.PDF"), nil
	})
	w, chosen := newKitWindow(t, NewText(""), 800, 600), ""
	PickSaveFile(w, "台账 2026/5/7.pdf", "", func(path string) { chosen = path })
	if got.name != "台账 2026／5／7.pdf" || got.title != "保存到" || strings.Join(got.extensions, " ") != ".pdf" || got.dir != "" {
		t.Errorf("asked is %+v", got)
	}
	if want := filepath.Join(dir, "新名.PDF"); chosen != want || dialogOf(w) != nil {
		t.Errorf("chosen %q, want %q; a dialog of ours: %v", chosen, want, dialogOf(w) != nil)
	}
	PickSaveFile(w, "再存.xlsx", "", func(string) {})
	if got.dir != dir {
		t.Errorf("the next question begins in %q, want %q", got.dir, dir)
	}
	PickFile(w, "选择字体", "", []string{".ttf", ".ttc"}, func(path string) { chosen = path })
	if got.saves() || got.title != "选择字体" || got.dir != "" || strings.Join(got.extensions, " ") != ".ttf .ttc" {
		t.Errorf("asked is %+v", got)
	}
	PickFile(w, "选择字体", "", []string{".ttf"}, func(string) {})
	if got.dir != dir {
		t.Errorf("the next file is looked for in %q, want %q", got.dir, dir)
	}
}

func TestACancelledDialogOfTheSystemChangesNothing(t *testing.T) {
	Synchronous(t)
	pickedBy(t, func(picking) (string, error) { return "", nil })
	w := newKitWindow(t, NewText(""), 800, 600)
	PickSaveFile(w, "卡.pdf", "", func(path string) { t.Errorf("chosen is %q", path) })
	if dialogOf(w) != nil {
		t.Error("a dialog of ours opens after it")
	}
}

func TestOneDialogOfTheSystemIsOpenAtATime(t *testing.T) {
	q := queued(t)
	asked := 0
	pickedBy(t, func(picking) (string, error) { asked++; return "", nil })
	w := newKitWindow(t, NewText(""), 800, 600)
	for range 2 {
		PickSaveFile(w, "卡.pdf", "", func(string) {})
	}
	if asked > 0 || len(q.work) != 1 {
		t.Fatalf("the window waits, or %d dialogs open", len(q.work))
	}
	q.work[0]()
	PickFile(w, "选择字体", "", []string{".ttf"}, func(string) {})
	q.work[1]()
	if asked != 2 {
		t.Errorf("%d dialogs have opened", asked)
	}
}

func TestOurDialogOpensWhereTheSystemFails(t *testing.T) {
	for name, ask := range map[string]func(picking) (string, error){
		"no dialog": func(picking) (string, error) { return "", errors.New("class not registered") },
		"a panic":   func(picking) (string, error) { panic("no such method") },
	} {
		t.Run(name, func(t *testing.T) {
			Synchronous(t)
			logged(t)
			pickedBy(t, ask)
			w, chosen, dir := newKitWindow(t, NewText(""), 1366, 728), "", t.TempDir()
			PickSaveFile(w, "卡.pdf", dir, func(path string) { chosen = path })
			strike(w, fyne.KeyReturn)
			if want := filepath.Join(dir, "卡.pdf"); chosen != want {
				t.Errorf("chosen %q, want %q", chosen, want)
			}
		})
	}
}

func TestAnotherExtensionTypedIntoTheSystemsDialogIsPutRight(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		asks        bool // about a file that is there
	}{
		{"卡.PDF", "卡.PDF", false},
		{"卡.txt", "卡.txt.pdf", false},
		{"卡.2026.5.7", "卡.2026.5.7.pdf", false},
		{"旧卡.txt", "旧卡.txt.pdf", true},
	} {
		Synchronous(t)
		dir, chosen := tree(t, "旧卡.txt.pdf"), ""
		pickedBy(t, func(picking) (string, error) { return filepath.Join(dir, c.typed), nil })
		w := newKitWindow(t, NewText(""), 1366, 728)
		PickSaveFile(w, "卡.pdf", "", func(path string) { chosen = path })
		if c.asks {
			if words := wordsIn(dialogOf(w)); !strings.Contains(words, "替换已有的文件？") || chosen != "" {
				t.Fatalf("%s: not asked: %q", c.typed, words)
			}
			tapIn(t, w, "替换")
		}
		if want := filepath.Join(dir, c.want); chosen != want {
			t.Errorf("%s: chosen %q, want %q", c.typed, chosen, want)
		}
	}
}

func TestFiltersNameTheFiles(t *testing.T) {
	for _, c := range []struct {
		extensions      []string
		words, patterns string
	}{
		{[]string{".pdf"}, "PDF 文件（*.pdf）", "*.pdf"},
		{[]string{".ttf", ".otf", ".ttc"}, "字体文件（*.ttf、*.otf、*.ttc）", "*.ttf;*.otf;*.ttc"},
		{[]string{".txt", ".xlsx"}, "可用的文件（*.txt、*.xlsx）", "*.txt;*.xlsx"},
		{[]string{".age"}, "可用的文件（*.age）", "*.age"},
	} {
		if words, patterns := filterOf(c.extensions); words != c.words || patterns != c.patterns {
			t.Errorf("%v: %s, %s", c.extensions, words, patterns)
		}
	}
}
