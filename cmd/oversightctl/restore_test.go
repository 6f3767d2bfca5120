package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

var day = model.MustDate("2026-11-23")

// listing is every file below a folder with its size, but for what the engine makes to read.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(path, "-wal") || strings.HasSuffix(path, "-shm") {
			return err
		}
		info, err := e.Info()
		if err == nil && !e.IsDir() {
			out.WriteString(path + " " + info.ModTime().String() + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestARestoreCanBeTriedFirst(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "b.db")
	s := storetest.Open(t, dir)
	leader := storetest.Leader(t, s, "李书言")
	sign := func() model.Number {
		return storetest.Advance(t, s, storetest.Draft(t, s, leader, day), model.Signed, day).Number
	}
	sign()
	does(t, "-data", dir, "backup", "-o", file)
	backedUp, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lost := sign()
	unlock, err := store.LockFolder(dir) // the window is open: trying is allowed
	if err != nil {
		t.Fatal(err)
	}
	before := listing(t, dir)
	out := does(t, "-data", dir, "restore", "-dry-run", file)
	after := listing(t, dir)
	unlock()
	for _, want := range []string{
		"备份：文书 1 份", "现有数据：文书 2 份", "备份之后签发的文书 1 份：" + lost.String(), "不会再用的编号：" + lost.String(), "没有改动任何数据", "记录链末尾",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
	now, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, hash := range []string{now.LastHash} {
		if !strings.Contains(out, hash) {
			t.Errorf("the chain head %s is not said:\n%s", hash, out)
		}
	}
	if now.Lines != backedUp.Lines+4 || now.Documents != 2 {
		t.Errorf("trying changed the data: %+v", now)
	}
	if after != before {
		t.Errorf("trying changed the folder\n%s\nto\n%s", before, after)
	}
}

func TestTryingSaysWhenNothingWouldBeLost(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "b.db")
	storetest.Open(t, dir).Close()
	does(t, "-data", dir, "backup", "-o", file)
	nowhere := filepath.Join(t.TempDir(), "没有")
	if out := does(t, "-data", nowhere, "restore", "-dry-run", file); !strings.Contains(out, "这里现在没有数据") {
		t.Errorf("said is %s", out)
	}
	if _, err := os.Stat(nowhere); !os.IsNotExist(err) {
		t.Errorf("trying made the folder: %v", err)
	}
	does(t, "-data", nowhere, "restore", file)
	if out := does(t, "-data", dir, "restore", "-dry-run", filepath.Join(nowhere, store.DatabaseName)); !strings.Contains(out, "备份之后的操作记录 1 行") {
		t.Errorf("the desk has the line of the backup besides: %s", out)
	}
	other := t.TempDir()
	storetest.Open(t, other).Close()
	if out := does(t, "-data", other, "restore", "-dry-run", file); !strings.Contains(out, "不是同一套") {
		t.Errorf("said is %s", out)
	}
	if err := os.WriteFile(filepath.Join(other, store.DatabaseName), []byte(strings.Repeat("坏", 4000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := does(t, "-data", other, "restore", "-dry-run", file); !strings.Contains(out, "已损坏") {
		t.Errorf("said is %s", out)
	}
	if err := os.Truncate(file, 9000); err != nil {
		t.Fatal(err)
	}
	refuses(t, "", "-data", dir, "restore", "-dry-run", file)
}
