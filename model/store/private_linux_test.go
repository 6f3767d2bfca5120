package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// wantPrivate wants nobody but the owner to have a right on the folder and on what the program keeps in it.
func wantPrivate(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v", path, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// withMask runs an act under an umask.
func withMask(mask int, act func()) {
	old := syscall.Umask(mask)
	defer syscall.Umask(old)
	act()
}

func TestADeskIsForItsUserAloneWhateverTheUmask(t *testing.T) {
	for _, mask := range []int{0, 0o022, 0o077} {
		dir := filepath.Join(t.TempDir(), "data")
		withMask(mask, func() {
			s := storetest.Open(t, dir)
			defer s.Close()
			unlock, err := store.LockFolder(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer unlock()
			for _, name := range []string{filepath.Join(dir, "backups", "年底.db"), filepath.Join(dir, "exports", "x.db")} {
				if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := s.Backup(ctx, name, ""); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.BackupDaily(ctx, day); err != nil {
				t.Fatal(err)
			}
			if _, err := s.WorkingCopy("2026/卡.pdf", []byte("%PDF")); err != nil {
				t.Fatal(err)
			}
			if err := store.WriteFile(dir, filepath.Join(dir, "exports", "台账.xlsx"), nil); err != nil {
				t.Fatal(err)
			}
			wantPrivate(t, dir) // with log and index of the engine
		})
		wantPrivate(t, dir)
		withMask(mask, func() {
			if _, err := store.Restore(ctx, filepath.Join(dir, "backups", "年底.db"), dir, ""); err != nil {
				t.Fatal(err)
			}
		})
		wantPrivate(t, dir)
	}
}

func TestACreatedDeskIsForItsUserAloneWhateverTheUmask(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	withMask(0, func() {
		s, err := store.Create(ctx, dir, store.Options{}, func(s *store.Store) error { return s.SetOffice(ctx, storetest.Office) })
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		wantPrivate(t, dir)
	})
}

func TestAnOldFolderIsClosedToOthersAtItsNextStart(t *testing.T) {
	for _, name := range []string{"", "link"} { // opened as it is, and through a link
		root := t.TempDir()
		dir := filepath.Join(root, "data")
		s := storetest.Open(t, dir)
		if err := s.Backup(ctx, filepath.Join(root, "a.db"), ""); err != nil {
			t.Fatal(err)
		}
		if err := s.BackupDaily(ctx, day); err != nil {
			t.Fatal(err)
		}
		s.Close()
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if e.IsDir() {
				return os.Chmod(path, 0o755)
			}
			return os.Chmod(path, 0o666)
		})
		if err != nil {
			t.Fatal(err)
		}
		if !store.ReadableByOthers(dir) {
			t.Error("nobody is warned of an open folder")
		}
		at := dir
		if name != "" {
			at = link(t, os.Symlink, dir, filepath.Join(root, name))
		}
		s, err = store.Open(ctx, at, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		wantPrivate(t, dir)
		s.Close()
		if store.ReadableByOthers(dir) {
			t.Error("warned of a folder that is closed")
		}
	}
}

func TestAFolderThatCannotBeClosedIsWarnedOfAndAFolderOfAllIsLeft(t *testing.T) {
	dir := filepath.Join(openToAll(t), "data")
	storetest.Open(t, dir).Close()
	if err := os.Chmod(dir, 0o777|fs.ModeSticky); err != nil { // like /tmp
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o777 {
		t.Errorf("the folder of all became %v, %v", info.Mode(), err)
	}
	if !store.ReadableByOthers(dir) || !strings.Contains(store.ExposedWarning(dir), dir) {
		t.Error("nobody is warned")
	}
	if store.ReadableByOthers(t.TempDir()) {
		t.Error("warned of a folder without a desk")
	}
}

func TestRightsThatTheOwnerTookFromHerselfStayTaken(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	storetest.Open(t, dir).Close()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err == nil { // root may write all the same
		s.Close()
	} else if model.CodeOf(err) != model.Storage {
		t.Error(err)
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o500 {
		t.Errorf("the folder is %v, %v", info.Mode(), err)
	}
}
