package kit

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"oversight/model"
)

// tree makes folders (names that end in /) and files, each holding its own name, and returns where they are.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o700); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// forgetFolders lets the questions begin as on the first day, until the test ends.
func forgetFolders(t *testing.T) {
	forget := func() {
		for _, key := range []string{savedInKey, openedFromKey} {
			fyne.CurrentApp().Preferences().RemoveValue(key)
		}
	}
	forget()
	t.Cleanup(forget)
}

// asked opens the question in a window of a small screen; chosen holds the answer.
func asked(t *testing.T, name, dir string) (w fyne.Window, chosen *string) {
	t.Helper()
	Synchronous(t)
	forgetFolders(t)
	w, chosen = newKitWindow(t, NewText(""), 1366, 728), new(string)
	PickSaveFile(w, name, dir, func(path string) { *chosen = path })
	return w, chosen
}

// inDialog returns the widgets of a kind in the dialog on top.
func inDialog[T any](w fyne.Window) (list []T) {
	for _, o := range test.LaidOutObjects(dialogOf(w)) {
		if found, ok := o.(T); ok {
			list = append(list, found)
		}
	}
	return list
}

func tapIn(t *testing.T, w fyne.Window, label string) {
	t.Helper()
	for _, b := range inDialog[*Button](w) {
		if b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %s", label)
}

func foldersIn(w fyne.Window) (names []string) {
	for _, row := range inDialog[*Table[folderRow]](w)[0].Rows() {
		names = append(names, row.name)
	}
	return names
}

func TestEnterSavesUnderTheProposedNameAndMakesNothing(t *testing.T) {
	dir := tree(t)
	w, chosen := asked(t, "台账 2026/5/7.xlsx", dir)
	name := inDialog[*Entry](w)[0]
	if w.Canvas().Focused() != fyne.Focusable(name) || name.SelectedText() != "台账 2026／5／7.xlsx" {
		t.Errorf("proposed %q, of it selected %q", name.Text, name.SelectedText())
	}
	strike(w, fyne.KeyReturn)
	if want := filepath.Join(dir, "台账 2026／5／7.xlsx"); *chosen != want || dialogOf(w) != nil {
		t.Errorf("chosen %q, want %q; still open %v", *chosen, want, dialogOf(w) != nil)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("asking has made %v", left)
	}
	PickSaveFile(w, "再存.pdf", "", func(string) {})
	if words := wordsIn(dialogOf(w)); !strings.Contains(strings.ReplaceAll(words, "\n", ""), dir) {
		t.Errorf("the next question starts elsewhere: %q", words)
	}
}

func TestEscChoosesNothing(t *testing.T) {
	w, chosen := asked(t, "卡.pdf", tree(t))
	strike(w, fyne.KeyEscape)
	if dialogOf(w) != nil || *chosen != "" {
		t.Errorf("chosen %q, still open %v", *chosen, dialogOf(w) != nil)
	}
}

func TestFileIsReplacedOnlyAfterAQuestionAndNotTouchedByIt(t *testing.T) {
	for _, replace := range []bool{true, false} {
		dir := tree(t, "卡.pdf")
		path := filepath.Join(dir, "卡.pdf")
		w, chosen := asked(t, "卡.pdf", dir)
		strike(w, fyne.KeyReturn)
		if words := wordsIn(dialogOf(w)); !strings.Contains(words, "替换已有的文件？") || *chosen != "" {
			t.Fatalf("not asked: %q", words)
		}
		if replace {
			tapIn(t, w, "替换")
		} else {
			strike(w, fyne.KeyReturn) // a hasty Enter
		}
		if (*chosen == path) != replace || (dialogOf(w) == nil) != replace {
			t.Errorf("replace %v: chosen %q, open %v", replace, *chosen, dialogOf(w) != nil)
		}
		if data, err := os.ReadFile(path); string(data) != "卡.pdf" {
			t.Errorf("the old file holds %q (%v)", data, err)
		}
	}
}

func TestFolderIsFoundByKeyboard(t *testing.T) {
	dir := tree(t, "2025年/", "2026年/提醒卡/", "旧卡.pdf")
	w, chosen := asked(t, "卡.pdf", dir)
	if got := strings.Join(foldersIn(w), " "); got != "2025年 2026年" {
		t.Fatalf("folders %q", got)
	}
	table := inDialog[*Table[folderRow]](w)[0]
	w.Canvas().FocusPrevious()
	if w.Canvas().Focused() != table.FocusTarget() {
		t.Fatal("Shift+Tab does not lead from the name to the folders")
	}
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn} {
		strike(w, key)
	}
	if len(foldersIn(w)) != 0 || !table.empty.Visible() {
		t.Errorf("folders %q", foldersIn(w))
	}
	w.Canvas().FocusNext()
	strike(w, fyne.KeyReturn)
	if want := filepath.Join(dir, "2026年", "提醒卡", "卡.pdf"); *chosen != want {
		t.Errorf("chosen %q, want %q", *chosen, want)
	}
}

func TestOneCanGoUpToTheRootAndNoFurther(t *testing.T) {
	dir := tree(t, "2026年/")
	w, _ := asked(t, "卡.pdf", filepath.Join(dir, "2026年"))
	tapIn(t, w, "上一级")
	if got := strings.Join(foldersIn(w), " "); got != "2026年" {
		t.Errorf("folders %q", got)
	}
	for range strings.Count(dir, string(filepath.Separator)) + 1 {
		tapIn(t, w, "上一级")
	}
	for _, b := range inDialog[*Button](w) {
		if b.Text == "上一级" && !b.Disabled() {
			t.Error("there is a way up from the root")
		}
	}
}

func TestFolderThatCannotBeReadIsSaid(t *testing.T) {
	dir := tree(t, "2026年/")
	w, chosen := asked(t, "卡.pdf", dir)
	if err := os.Remove(filepath.Join(dir, "2026年")); err != nil {
		t.Fatal(err)
	}
	w.Canvas().Focus(inDialog[*Table[folderRow]](w)[0].FocusTarget())
	strike(w, fyne.KeyDown)
	strike(w, fyne.KeyReturn)
	if words := wordsIn(dialogOf(w)); !strings.Contains(words, "找不到文件夹") {
		t.Errorf("the dialog says %q", words)
	}
	tapIn(t, w, "保存") // the folder before is still the one shown
	if want := filepath.Join(dir, "卡.pdf"); *chosen != want {
		t.Errorf("chosen %q, want %q", *chosen, want)
	}
}

func TestStickTakenOutLeadsToTheDesktopAndIsSaid(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps the desktop elsewhere")
	}
	home := tree(t, "桌面/我的卡/", "config/", "Documents/")
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	if err := os.WriteFile(filepath.Join(home, "config", "user-dirs.dirs"), []byte("# x\nXDG_DESKTOP_DIR=\"$HOME/桌面\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w, chosen := asked(t, "卡.pdf", filepath.Join(home, "stick"))
	if got, words := strings.Join(foldersIn(w), " "), wordsIn(dialogOf(w)); got != "我的卡" || !strings.Contains(words, "找不到文件夹") {
		t.Errorf("folders %q, the dialog says %q", got, words)
	}
	tapIn(t, w, "文档")
	if words := wordsIn(dialogOf(w)); strings.Contains(words, "找不到文件夹") {
		t.Errorf("the dialog still says %q", words)
	}
	tapIn(t, w, "保存")
	if want := filepath.Join(home, "Documents", "卡.pdf"); *chosen != want {
		t.Errorf("chosen %q, want %q", *chosen, want)
	}
}

func TestQuestionNeedNotScrollInASmallWindow(t *testing.T) {
	w, _ := asked(t, "卡.pdf", tree(t, "2024年/", "2025年/", "2026年/", "会议记录/", "培训材料/", "提醒卡/", "反馈/", "台账/"))
	w.Resize(fyne.NewSize(800, 480))
	if d := dialogOf(w); test.WidgetRenderer(d).(*dialogRenderer).scrolls {
		t.Error("a list that scrolls lies in a dialog that scrolls")
	}
}

func TestFolderGoneWhileAskingIsNoPlaceToSave(t *testing.T) {
	dir := tree(t, "2026年/")
	w, chosen := asked(t, "卡.pdf", filepath.Join(dir, "2026年"))
	if err := os.Remove(filepath.Join(dir, "2026年")); err != nil {
		t.Fatal(err)
	}
	strike(w, fyne.KeyReturn)
	if words := wordsIn(dialogOf(w)); *chosen != "" || !strings.Contains(words, "找不到文件夹") {
		t.Errorf("chosen %q, said %q", *chosen, words)
	}
}

func TestBadFileNameIsSaidAtTheName(t *testing.T) {
	for typed, want := range map[string]string{
		"  ":                     "请填写文件名",
		`C:\卡.pdf`:               "文件名里不能有",
		"同名.pdf":                 "已有同名的文件夹",
		"同名":                     "已有同名的文件夹",
		strings.Repeat("../", 3): "文件名里不能有",
	} {
		w, chosen := asked(t, "卡.pdf", tree(t, "同名.pdf/"))
		inDialog[*Entry](w)[0].SetText(typed)
		strike(w, fyne.KeyReturn)
		if words := wordsIn(dialogOf(w)); *chosen != "" || !strings.Contains(words, want) {
			t.Errorf("%q: chosen %q, said %q", typed, *chosen, words)
		}
	}
}

func TestTypedNameGetsTheExtensionOfTheProposal(t *testing.T) {
	for typed, want := range map[string]string{
		"卡":          "卡.pdf",
		" 卡.PDF ":    "卡.PDF",
		"卡.2026.5.7": "卡.2026.5.7.pdf",
		"卡. .":       "卡.pdf",
		"con":        "_con.pdf",
	} {
		if got, err := fileName(typed, ".pdf"); err != nil || got != want {
			t.Errorf("%q: %q, want %q (%v)", typed, got, want, err)
		}
	}
	if _, err := fileName("", ".pdf"); model.FieldOf(err) != "name" {
		t.Errorf("no name: %v", err)
	}
}
