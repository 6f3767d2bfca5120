package kit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// pressInDialog waits for the dialog of Windows with a title and presses one of its buttons.
func pressInDialog(t *testing.T, title string, button uintptr) {
	t.Helper()
	find, post := user32.NewProc("FindWindowW"), user32.NewProc("PostMessageW")
	const command = 0x0111 // WM_COMMAND
	name := windows.StringToUTF16Ptr(title)
	for range 200 {
		if w, _, _ := find.Call(0, uintptr(unsafe.Pointer(name))); w != 0 {
			time.Sleep(500 * time.Millisecond) // it lists the folder first
			post.Call(w, command, button, 0)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("no dialog %s opens", title)
}

const pressOK, pressCancel = 1, 2

func TestDialogOfWindowsProposesTheNameInTheFolder(t *testing.T) {
	dir, err := os.MkdirTemp("", "台账")
	if err != nil {
		t.Fatal(err)
	}
	p := picking{title: "保存到", dir: dir, name: "台账 2026.xlsx", extensions: []string{".xlsx"}}
	for button, want := range map[uintptr]string{pressOK: filepath.Join(dir, "台账 2026.xlsx"), pressCancel: ""} {
		go pressInDialog(t, p.title, button)
		path, err := askWindows(0, p)
		if err != nil || !strings.EqualFold(path, want) {
			t.Errorf("button %d: %q, want %q (%v)", button, path, want, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("asking has made %v (%v)", left, err)
	}
}

func TestDialogOfWindowsOpensWhereTheFolderIsGone(t *testing.T) {
	for _, p := range []picking{
		{title: "选择字体", dir: `C:\没有的文件夹`, extensions: []string{".ttf", ".ttc"}},
		{title: "分别另存到", dir: `C:\没有的文件夹`, folder: true},
	} {
		go pressInDialog(t, p.title, pressCancel)
		if path, err := askWindows(0, p); path != "" || err != nil {
			t.Errorf("%s: %q, %v", p.title, path, err)
		}
	}
}
