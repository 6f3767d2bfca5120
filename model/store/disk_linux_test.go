package store_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// smallDisk mounts a disk of so many bytes for the test, or skips it where that is not allowed.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk can only be mounted by root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

// thickPaper is a PDF of the size of a real one.
func thickPaper(p model.Paper) ([]byte, error) {
	return bytes.Repeat([]byte(p.Document.Number.String()), 2000), nil
}

func TestFullDiskSavesNothingByHalves(t *testing.T) {
	dir := smallDisk(t, "8m")
	s := storetest.Open(t, dir)
	defer s.Close() // before the disk goes
	storetest.Leader(t, s, "李书言")
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	var given int
	var err error
	for err == nil {
		if _, err = signWith(s, thickPaper); err == nil {
			given++
		}
	}
	for range 20 { // the clerk tries again
		if model.CodeOf(err) != model.Storage || !strings.Contains(model.UserMessage(err), "磁盘空间不足") {
			t.Fatalf("full disk says %v", err)
		}
		_, err = signWith(s, thickPaper)
	}
	if got := seqs(t, s); len(got) != given {
		t.Errorf("%d numbers are readable on the full disk, %d were given", len(got), given)
	}
	wantSound(t, s)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if _, err := signWith(s, thickPaper); err != nil {
			t.Fatalf("after space was freed: %v", err)
		}
	}
	s.Close()
	if after := wantSeries(t, dir, nil); after != given+5 {
		t.Errorf("%d numbers, want %d before and 5 after the full disk", after, given)
	}
}

// nobody is a user without rights, found on every Linux.
var nobody = &syscall.Credential{Uid: 65534, Gid: 65534}

// openAsNobody opens the folder in a child without the rights of root, which no permission stops,
// and returns what a clerk would read.
func openAsNobody(t *testing.T, dir string) string {
	t.Helper()
	cmd := child(roleOpen, dir, 1)
	if os.Getuid() == 0 {
		cmd.Path = copyOfThisProgram(t)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: nobody}
		cmd.Dir = "/"
	}
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// openToAll lets everybody into the folders that go with the test.
func openToAll(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func copyOfThisProgram(t *testing.T) string {
	t.Helper()
	in, err := os.Open(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	path := filepath.Join(openToAll(t), "program")
	out, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMissingRightsAreNamed(t *testing.T) {
	for _, c := range []struct {
		name         string
		folder, file os.FileMode
		want         string
	}{
		{"all rights", 0o777, 0o666, "好"},
		{"folder read-only", 0o555, 0o666, "只读"},
		{"file read-only", 0o777, 0o444, "只读"},
		{"file not readable", 0o777, 0o000, "是否有权限"},
		{"folder closed", 0o000, 0o666, "没有权限"},
	} {
		dir := filepath.Join(openToAll(t), "data")
		storetest.Open(t, dir).Close()
		if err := os.Chmod(filepath.Join(dir, store.DatabaseName), c.file); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, c.folder); err != nil {
			t.Fatal(err)
		}
		said := openAsNobody(t, dir)
		if err := os.Chmod(dir, 0o777); err != nil { // for the clean-up of an ordinary user
			t.Fatal(err)
		}
		if !strings.Contains(said, c.want) {
			t.Errorf("%s: says %q, want %q", c.name, said, c.want)
		}
	}
}

func TestANewFolderWhereNothingMayBeWrittenIsSaidSo(t *testing.T) {
	parent := filepath.Join(openToAll(t), "locked")
	if err := os.Mkdir(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	if said := openAsNobody(t, filepath.Join(parent, "data")); !strings.Contains(said, "没有权限") {
		t.Errorf("says %q", said)
	}
}

func TestTheCopyBeforeAnUpgradeStaysUntilANewOneIsWhole(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(schema1(t), store.DatabaseName))
	if err != nil {
		t.Fatal(err)
	}
	dir := smallDisk(t, "2m")
	copied := filepath.Join(dir, "backups", "before-upgrade-from-1.db")
	if err := os.Mkdir(filepath.Dir(copied), 0o700); err != nil {
		t.Fatal(err)
	}
	ballast := make([]byte, 2<<20-2*len(file)-len(file)/2) // room for the file and the old copy, and for half another
	for path, data := range map[string][]byte{filepath.Join(dir, store.DatabaseName): file, copied: file, filepath.Join(dir, "ballast"): ballast} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.Open(ctx, dir, store.Options{}); !strings.Contains(model.UserMessage(err), "磁盘空间不足") {
		t.Fatalf("on the full disk the upgrade says %v", err)
	}
	if data, err := os.ReadFile(copied); err != nil || !bytes.Equal(data, file) {
		t.Errorf("the copy that was there is gone: %d bytes, %v", len(data), err)
	}
	if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatalf("after space was freed: %v", err)
	}
	defer s.Close()
	wantSound(t, s)
	if entries, err := os.ReadDir(filepath.Dir(copied)); err != nil || len(entries) != 1 {
		t.Errorf("beside the copy lie %v, %v", entries, err)
	}
}
