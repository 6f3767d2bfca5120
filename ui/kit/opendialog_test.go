package kit

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// wanted opens the question for a font in a folder; chosen holds the answer.
func wanted(t *testing.T, dir string) (w fyne.Window, chosen *string) {
	t.Helper()
	Synchronous(t)
	w, chosen = newKitWindow(t, NewText(""), 1366, 728), new(string)
	PickFile(w, "选择字体", dir, []string{".ttf", ".ttc"}, func(path string) { *chosen = path })
	return w, chosen
}

func TestOnlyFoldersAndFilesThatMayBeChosenAreListed(t *testing.T) {
	w, _ := wanted(t, tree(t, "公文/", "simfang.TTF", "说明.txt", ".hidden.ttf", "simsun.ttc"))
	if got := strings.Join(foldersIn(w), " "); got != "公文 simfang.TTF simsun.ttc" {
		t.Errorf("listed are %s", got)
	}
}

func TestAFileIsChosenFromAFolderBelow(t *testing.T) {
	dir := tree(t, "公文/", "公文/simfang.ttf")
	w, chosen := wanted(t, dir)
	tapIn(t, w, "打开")
	if words := wordsIn(dialogOf(w)); !strings.Contains(words, "请先在列表里选择一个文件") {
		t.Errorf("with nothing selected the dialog says %q", words)
	}
	down, enter := &fyne.KeyEvent{Name: fyne.KeyDown}, &fyne.KeyEvent{Name: fyne.KeyReturn}
	list := inDialog[*Table[folderRow]](w)[0].FocusTarget()
	list.TypedKey(down)
	list.TypedKey(enter) // into the folder
	list.TypedKey(down)
	tapIn(t, w, "打开")
	if want := filepath.Join(dir, "公文", "simfang.ttf"); *chosen != want || dialogOf(w) != nil {
		t.Errorf("chosen %q, want %q; still open %v", *chosen, want, dialogOf(w) != nil)
	}
}

func TestNothingIsChosenWhenTheQuestionIsCancelled(t *testing.T) {
	w, chosen := wanted(t, tree(t, "simfang.ttf"))
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if *chosen != "" || dialogOf(w) != nil {
		t.Errorf("chosen %q, still open %v", *chosen, dialogOf(w) != nil)
	}
}

func TestAFolderIsChosenAndBegunInTheNextTime(t *testing.T) {
	Synchronous(t)
	forgetFolders(t)
	dir := tree(t, "台账/")
	fyne.CurrentApp().Preferences().SetString(savedInKey, dir)
	w, chosen := newKitWindow(t, NewText(""), 1366, 728), ""
	PickFolder(w, "分别另存到", func(path string) { chosen = path })
	down, enter := &fyne.KeyEvent{Name: fyne.KeyDown}, &fyne.KeyEvent{Name: fyne.KeyReturn}
	list := inDialog[*Table[folderRow]](w)[0].FocusTarget()
	list.TypedKey(down)
	list.TypedKey(enter)
	tapIn(t, w, "选这个文件夹")
	if want := filepath.Join(dir, "台账"); chosen != want || dialogOf(w) != nil {
		t.Errorf("chosen %q, want %q; still open %v", chosen, want, dialogOf(w) != nil)
	}
	PickFolder(w, "分别另存到", func(string) {})
	if words := strings.ReplaceAll(wordsIn(dialogOf(w)), "\n", ""); !strings.Contains(words, chosen) {
		t.Errorf("the next question begins elsewhere: %s", words)
	}
}
