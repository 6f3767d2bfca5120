package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestWhatAKilledBackupLeavesGoesAtTheNextStart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	storetest.Open(t, dir).Close()
	if err := os.Mkdir(outside(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	start := func() {
		s, err := store.Open(ctx, dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	for round := range 5 {
		cmd := child(roleBackup, dir, 1_000_000)
		var left []string
		if _, err := acknowledged(cmd, func() {
			for range 100 { // until it is stopped in the midst of one
				cmd.Process.Signal(syscall.SIGSTOP)
				time.Sleep(5 * time.Millisecond)
				if left = unfinished(t, outside(dir)); len(left) > 0 {
					break
				}
				cmd.Process.Signal(syscall.SIGCONT)
				time.Sleep(time.Duration(round+1) * time.Millisecond)
			}
			if start(); len(left) == 0 || !slices.Equal(unfinished(t, outside(dir)), left) {
				t.Errorf("of a running program there was %v and is %v", left, unfinished(t, outside(dir)))
			}
			cmd.Process.Kill()
		}); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the child was not killed")
		}
		start()
		if left := unfinished(t, filepath.Dir(dir)); len(left) > 0 {
			t.Errorf("after the next start there still are %v", left)
		}
	}
}

func TestLeftoversOfEarlierVersionsGoAndFilesOfTheClerkStay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "数据 [1]*?")
	s := storetest.Open(t, dir)
	s.Close()
	plant := func(parts ...string) string {
		path := filepath.Join(parts...)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	out := outside(dir)
	gone := []string{
		plant(dir, ".backup-12", "oversight.db"), plant(dir, ".backup-13", "oversight.db.age"), plant(dir, ".backup-abc", "oversight.db"), plant(dir, ".new-3", "oversight.db-wal"),
		plant(dir, ".restore-4", "oversight.db"), plant(dir, ".part-5"), plant(dir, ".part-stale"), plant(dir, "printed", "2026", ".part-6"),
		plant(dir, "backups", ".backup-7", "oversight.db"), plant(dir, "exports", ".part-8", "oversight.held"),
		plant(out, ".backup-9", "oversight.db"), // found by the next backup there
	}
	stays := []string{
		plant(dir, "exports", ".part-1"), plant(dir, "exports", ".backup-2", "mine.txt"), plant(dir, "backups", "年底.db"), plant(dir, ".config"),
		plant(out, ".part-3"), plant(out, ".part-4", "movie.mp4"), plant(out, ".backup-x", "oversight.db"), plant(out, ".backup-5", "x"),
		plant(out, ".new-x", "oversight.db"), plant(dir, ".backup-old", "照片.jpg"), plant(out, "a.xlsx"),
	}
	if err := os.MkdirAll(filepath.Join(dir, ".backup-8"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Backup(ctx, filepath.Join(out, "b.db"), ""); err != nil {
		t.Fatal(err)
	}
	for _, path := range gone {
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("%s is still there", path)
		}
	}
	for _, path := range stays {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s is gone", path)
		}
	}
	wantSound(t, s)
}
