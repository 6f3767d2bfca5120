package ui_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestAFullDiskIsSaidAndTheDeskShown(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("a small disk can only be mounted by root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "data")
	s := storetest.Open(t, dir)
	storetest.Leader(t, s, "李书言")
	s.Close()
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(disk, "ballast"), make([]byte, int64(st.Bavail)*st.Bsize-4096), 0o600); err != nil {
		t.Fatal(err)
	}
	c := sit(t, dir, "2026-11-20")
	c.sees("只能查看", "磁盘空间不足，现在只能查看，不能保存")
	c.press("Return")
	c.ctrl(peopleKey)
	c.sees("李书言", "磁盘空间不足，只能查看", "备份失败")
	if _, err := os.Stat(filepath.Join(dir, store.DatabaseName)); err != nil {
		t.Error(err)
	}
}
