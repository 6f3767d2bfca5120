package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
)

func TestADataFolderIsTakenByOneWindowAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.LockFolder(dir); !errors.Is(err, store.ErrElsewhere) {
		t.Errorf("a second window takes the folder: %v", err)
	}
	other, err := store.LockFolder(t.TempDir())
	if err != nil {
		t.Errorf("another folder cannot be taken: %v", err)
	} else {
		other()
	}
	unlock()
	again, err := store.LockFolder(dir)
	if err != nil {
		t.Fatalf("the folder stays taken after the window has closed: %v", err)
	}
	again()
}

func TestWhoHasTheFolderOpenIsSaidToTheSecond(t *testing.T) {
	t.Setenv("USERNAME", "李四")
	computer, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	h := store.HolderOf(dir)
	if h.User != "李四" || h.Computer != computer || h.PID != os.Getpid() || time.Since(h.Since) > time.Minute {
		t.Errorf("the holder is %+v", h)
	}
	_, err = store.LockFolder(dir)
	want := "李四 " + h.Since.Local().Format("2006-01-02 15:04") + " 起在电脑 " + computer + " 上打开着"
	if msg := model.UserMessage(err); !strings.Contains(msg, want) {
		t.Errorf("the second is told %q, want %q in it", msg, want)
	}
	unlock()
	if h := store.HolderOf(dir); h != (store.Holder{}) {
		t.Errorf("a folder that nobody has open is held by %+v", h)
	}
}

func TestALockWhoseHolderCannotBeReadStillHolds(t *testing.T) {
	dir := t.TempDir()
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	for _, content := range []string{"", "{", `{"user":"李四","since":"gestern"}`} {
		if err := os.WriteFile(filepath.Join(dir, "window.json"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := store.LockFolder(dir)
		if msg := model.UserMessage(err); !errors.Is(err, store.ErrElsewhere) || !strings.Contains(msg, "已经在另一个窗口里打开") {
			t.Errorf("%q: the second is told %q", content, msg)
		}
	}
}

func TestWhoWasCutOffIsForgottenByTheNext(t *testing.T) {
	dir := t.TempDir()
	stale := `{"user":"王五","computer":"PC-03","since":"2026-11-22T08:31:00+08:00","pid":1}`
	if err := os.WriteFile(filepath.Join(dir, "window.json"), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if _, err := store.LockFolder(dir); strings.Contains(model.UserMessage(err), "王五") {
		t.Errorf("the second is told %v", err)
	}
}
