package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// deskWithFiles is a data folder as a window leaves it, with a backup, and an empty folder beside it.
func deskWithFiles(t *testing.T) (s *store.Store, dir, beside string) {
	t.Helper()
	root := t.TempDir()
	dir, beside = filepath.Join(root, "data"), filepath.Join(root, "桌面")
	if err := os.Mkdir(beside, 0o700); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, dir)
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(unlock)
	if _, err := s.WorkingCopy(filepath.Join("2026", "卡.pdf"), []byte("%PDF")); err != nil {
		t.Fatal(err)
	}
	if err := s.BackupDaily(ctx, day); err != nil {
		t.Fatal(err)
	}
	return s, dir, beside
}

func link(t *testing.T, make func(old, new string) error, to, name string) string {
	t.Helper()
	if err := make(to, name); err != nil {
		t.Skipf("no links here: %v", err)
	}
	return name
}

// contents are the files of a folder with what is in them, but for those that the engine and the lock write at will.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || e.Name() == "window.lock" || strings.HasSuffix(path, "-shm") || strings.HasSuffix(path, "-wal") {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestNoFileOfTheClerkReplacesOneOfTheProgram(t *testing.T) {
	s, dir, beside := deskWithFiles(t)
	in := func(parts ...string) string { return filepath.Join(append([]string{dir}, parts...)...) }
	daily := in("backups", "daily-"+day.String()+".db")
	outer := filepath.Join(beside, "旧备份.db")
	if err := s.Backup(ctx, outer, ""); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(beside, "旧备份.age")
	if err := s.Backup(ctx, secret, "口令八个字以上啊"); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(filepath.Dir(dir), "另一个单位")
	storetest.Open(t, other).Close()
	if err := os.MkdirAll(filepath.Join(other, "printed"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	paths := []string{
		in("oversight.db"), in("oversight.db-wal"), in("oversight.db-shm"), in("window.lock"), in("window.json"), in("OVERSIGHT.DB"),
		in("新.xlsx"), in("没有的", "更没有的", "新.xlsx"), in("exports", "没有的", "..", "..", "新.xlsx"), in("printed", "新.pdf"), in("printed", "2026", "卡.pdf"), in("printed"), in("logs", "oversight.log"),
		in("backups", "新.xlsx"), daily, in("exports", "..", "oversight.db"), in("other", "..", "oversight.db"), in(),
		"oversight.db", "./oversight.db", "../data/oversight.db", "x.xlsx", dir + "//oversight.db",
		outer, secret, os.Args[0], os.DevNull,
		filepath.Join(other, "oversight.db"), filepath.Join(other, "台账.xlsx"), filepath.Join(other, "printed", "x.pdf"),
		link(t, os.Symlink, in("oversight.db"), filepath.Join(beside, "链接.xlsx")),
		link(t, os.Symlink, filepath.Join(beside, "链接.xlsx"), filepath.Join(beside, "链接的链接.xlsx")),
		link(t, os.Symlink, "../data/还没有.db", filepath.Join(beside, "悬空.xlsx")),
		link(t, os.Link, in("oversight.db"), filepath.Join(beside, "硬链接.xlsx")),
		link(t, os.Link, in("window.lock"), filepath.Join(beside, "锁.xlsx")),
		filepath.Join(link(t, os.Symlink, dir, filepath.Join(beside, "文件夹")), "oversight.db"),
		filepath.Join(link(t, os.Symlink, in("backups"), filepath.Join(beside, "备份")), "x.xlsx"),
		link(t, os.Symlink, filepath.Join(beside, "圈"), filepath.Join(beside, "圈")),
	}
	for _, path := range paths {
		before := contents(t, filepath.Dir(dir))
		err := store.WriteFile(dir, path, []byte("a list"))
		if code := model.CodeOf(err); code != model.Refused && code != model.Invalid && code != model.Storage {
			t.Errorf("%s: %v", path, err)
		}
		after := contents(t, filepath.Dir(dir))
		if len(before) != len(after) {
			t.Errorf("%s: %d files became %d", path, len(before), len(after))
		}
		for name, was := range before {
			if after[name] != was {
				t.Errorf("%s: %s is no longer what it was", path, name)
			}
		}
	}
	wantSound(t, s)
}

func TestFilesOfTheClerkHavePlacesOfTheirOwn(t *testing.T) {
	s, dir, beside := deskWithFiles(t)
	exports := filepath.Join(dir, "exports")
	paths := []string{
		filepath.Join(exports, "oversight.db"), filepath.Join(exports, "台账.xlsx"), filepath.Join(exports, "台账.xlsx"), // once more
		filepath.Join(beside, "oversight.db-wal"), filepath.Join(beside, "台账.xlsx"),
		filepath.Join(link(t, os.Symlink, beside, filepath.Join(dir, "链接")), "卡.pdf"),
	}
	for _, path := range paths {
		if err := store.WriteFile(dir, path, []byte(path)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if data, err := os.ReadFile(path); string(data) != path {
			t.Errorf("%s holds %q, %v", path, data, err)
		}
	}
	target := filepath.Join(beside, "真的.xlsx")
	name := link(t, os.Symlink, target, filepath.Join(beside, "别名.xlsx"))
	for _, content := range []string{"first", "second"} {
		if err := store.WriteFile(dir, name, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(target); string(data) != content {
			t.Errorf("through a link the file holds %q, %v", data, err)
		}
	}
	wantSound(t, s)
}

func TestBackupsReplaceBackupsOnlyWhereTheClerkKeepsThem(t *testing.T) {
	s, dir, beside := deskWithFiles(t)
	other := filepath.Join(filepath.Dir(dir), "另一个单位")
	storetest.Open(t, other).Close()
	if err := os.Mkdir(filepath.Join(other, "backups"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		filepath.Join(dir, "backups", "年底.db"), filepath.Join(dir, "exports", "a.db"), filepath.Join(dir, "exports", "a.db"),
		filepath.Join(beside, "oversight.db"), filepath.Join(beside, "oversight.db"),
	} {
		if err := s.Backup(ctx, path, ""); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := store.Restore(ctx, path, t.TempDir(), ""); err != nil {
			t.Errorf("%s cannot be restored: %v", path, err)
		}
	}
	refused := []string{
		filepath.Join(dir, "backups", "年底.db"), filepath.Join(dir, "backups", "daily-2030-01-01.db"), filepath.Join(dir, "backups", "Failed.txt"),
		filepath.Join(dir, "backups", "before-restore-1.db"), filepath.Join(dir, "a.db"), filepath.Join(dir, "oversight.db"), filepath.Join(dir, "oversight.db-wal"),
		filepath.Join(dir, "window.lock"), filepath.Join(dir, "printed", "a.db"), filepath.Join(other, "oversight.db"), filepath.Join(other, "a.db"),
		link(t, os.Link, filepath.Join(dir, "oversight.db"), filepath.Join(beside, "硬链接.db")),
	}
	for _, path := range refused {
		if err := s.Backup(ctx, path, ""); model.CodeOf(err) != model.Refused {
			t.Errorf("%s: %v", path, err)
		}
	}
	wantSound(t, s)
}

func TestAMarkCannotLeadAWorkingCopyAway(t *testing.T) {
	s, dir, _ := deskWithFiles(t)
	before := contents(t, dir)
	for _, name := range []string{"../oversight.db", "2026/../../oversight.db-wal", "/tmp/x.pdf", ""} {
		if _, err := s.WorkingCopy(filepath.FromSlash(name), []byte("%PDF")); err == nil && name != "" {
			t.Errorf("%q is written", name)
		}
	}
	if after := contents(t, dir); len(after) != len(before) {
		t.Errorf("%d files became %d", len(before), len(after))
	}
}

func TestADriveThatIsNotThereIsNamed(t *testing.T) {
	if runtime.GOOS != "windows" {
		t.Skip("drives have letters on Windows alone")
	}
	err := store.WriteFile(t.TempDir(), `Q:\台账.xlsx`, nil)
	if msg := model.UserMessage(err); !strings.Contains(msg, `Q:\台账.xlsx`) {
		t.Errorf("said is %q", msg)
	}
}

func TestFoldersOpenToTheClerkAreMadeWhenFirstNamed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := storetest.Open(t, dir)
	if err := store.WriteFile(dir, filepath.Join(dir, "backups", "台账.xlsx"), nil); model.CodeOf(err) != model.Refused {
		t.Errorf("a list among the backups: %v", err)
	}
	if err := s.Backup(ctx, filepath.Join(dir, "backups", "年底.db"), ""); err != nil {
		t.Error(err)
	}
	if err := store.WriteFile(dir, filepath.Join(dir, "exports", "台账.xlsx"), nil); err != nil {
		t.Error(err)
	}
	err := store.WriteFile(dir, filepath.Join(dir, "exports", "没有的", "台账.xlsx"), nil)
	if model.CodeOf(err) != model.Refused && model.CodeOf(err) != model.Storage {
		t.Errorf("a folder that is not there: %v", err)
	}
}
