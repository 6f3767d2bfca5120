package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"oversight/model/store/storetest"
)

func TestOnAFullDiskTheDeskIsReadAndTheReasonSaid(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("a small disk can only be mounted by root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "data")
	s := storetest.Open(t, dir)
	storetest.Leader(t, s, "李书言")
	s.Close()
	stick := t.TempDir()
	does(t, "-data", dir, "backup", "-o", filepath.Join(stick, "old.db"))
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "ballast"), make([]byte, int64(st.Bavail)*st.Bsize-4096), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code int
		args []string
	}{
		{0, []string{"list", "persons"}},
		{0, []string{"verify"}},
		{0, []string{"export", "persons", "-o", filepath.Join(stick, "a.xlsx")}},
		{0, []string{"backup", "-o", filepath.Join(stick, "new.db")}},
		{1, []string{"backup"}},
		{1, []string{"restore", filepath.Join(stick, "old.db")}},
		{1, []string{"restore", "-dry-run", filepath.Join(stick, "old.db")}},
	} {
		r := ctl(t, append([]string{"-data", dir}, c.args...)...)
		if r.code != c.code || !strings.Contains(r.err, "空间不足") {
			t.Errorf("%v: exit %d, want %d; %q", c.args, r.code, c.code, r.err)
		}
		for _, line := range strings.Split(strings.TrimSpace(r.err), "\n") {
			if !strings.ContainsFunc(line, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
				t.Errorf("%v says in English: %q", c.args, line)
			}
		}
		if c.args[0] == "list" && !strings.Contains(r.out, "李书言") {
			t.Errorf("%v lists %q", c.args, r.out)
		}
	}
	does(t, "-data", t.TempDir(), "restore", filepath.Join(stick, "new.db"))
}
