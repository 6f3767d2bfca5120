package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"

	"golang.org/x/sys/windows"
)

// hold opens a file as office programs do: nobody else may write or remove it.
func hold(t *testing.T, path string) (release func()) {
	t.Helper()
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { windows.CloseHandle(h) }
}

func TestAFileHeldForAMomentIsWrittenAfterIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	release := hold(t, path)
	go func() { time.Sleep(500 * time.Millisecond); release() }()
	if err := store.WriteFile("", path, []byte("new")); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(path); string(data) != "new" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

func TestAFileHeldForLongIsNamedAndStaysAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	release := hold(t, path)
	err := store.WriteFile("", path, []byte("new"))
	release()
	if msg := model.UserMessage(err); err == nil || !strings.Contains(msg, path) || !strings.Contains(msg, "可能正在 WPS 或别的程序里打开着") {
		t.Errorf("said is %q (%v)", msg, err)
	}
	if data, err := os.ReadFile(path); string(data) != "old" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left are %v", left)
	}
}
