package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestDailyBackupsStayWithinTheirShare(t *testing.T) {
	dir := smallDisk(t, "20m")
	s := storetest.Open(t, dir)
	defer s.Close()
	for _, share := range []int{0, -5, 81, 100} {
		if err := s.SetBackups(ctx, model.Backups{Share: share}); model.FieldOf(err) != "share" {
			t.Errorf("a share of %d%%: %v", share, err)
		}
	}
	if err := s.SetBackups(ctx, model.Backups{Share: 20}); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		if err := s.BackupDaily(ctx, day.Add(i)); err != nil {
			t.Fatal(err)
		}
	}
	d, err := s.DailyBackups(ctx)
	if err != nil || d.Limit > 4<<20 || d.Limit < 4e6 || d.Size > d.Limit || d.Count < 3 || d.Newest != day.Add(11) {
		t.Errorf("%+v, %v", d, err)
	}
	if err := s.SetBackups(ctx, model.Backups{Share: 1}); err != nil { // less than one copy: the newest stays
		t.Fatal(err)
	}
	if err := s.BackupDaily(ctx, day.Add(12)); err != nil {
		t.Fatal(err)
	}
	if d, err := s.DailyBackups(ctx); err != nil || d.Count != 1 || d.Newest != day.Add(12) {
		t.Errorf("%+v, %v", d, err)
	}
}

// fillUp leaves so many bytes of a disk free.
func fillUp(t *testing.T, dir string, free int64) (ballast string) {
	t.Helper()
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	ballast = filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, int64(st.Bavail)*st.Bsize-free), 0o600); err != nil {
		t.Fatal(err)
	}
	return ballast
}

func TestADeskOnAFullDiskOpensForReading(t *testing.T) {
	for _, free := range []int64{4096, 0, 20_000} {
		dir := smallDisk(t, "8m")
		s := storetest.Open(t, dir)
		d := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Signed, day)
		s.Close()
		ballast := fillUp(t, dir, free)
		unlock, err := store.LockFolder(dir)
		if err != nil {
			t.Fatalf("%d bytes free: %v", free, err)
		}
		s, err = store.Open(ctx, dir, store.Options{})
		if err != nil {
			t.Fatalf("%d bytes free: %v", free, err)
		}
		if why := s.ReadOnly(); !strings.Contains(why, "磁盘空间不足") {
			t.Errorf("%d bytes free, and the desk says %q", free, why)
		}
		if got, err := s.DocumentByNumber(ctx, d.Number); err != nil || got.ID != d.ID {
			t.Errorf("%d bytes free: %v", free, err)
		}
		wantSound(t, s)
		for range 2 {
			_, err = s.SavePerson(ctx, model.Person{Name: "后来的人"})
			if model.CodeOf(err) != model.Storage || !strings.Contains(model.UserMessage(err), "磁盘空间不足") {
				t.Errorf("%d bytes free, saving says %v", free, err)
			}
		}
		if err := s.BackupDaily(ctx, day); !strings.Contains(model.UserMessage(err), "磁盘空间不足") {
			t.Errorf("%d bytes free, the daily backup says %v", free, err)
		}
		if _, why, err := s.BackupFailure(ctx); err != nil || !strings.Contains(why, "磁盘空间不足") {
			t.Errorf("%d bytes free, its failure is told as %q, %v", free, why, err)
		}
		stick := filepath.Join(t.TempDir(), "b.db") // never is it needed more
		if err := s.Backup(ctx, stick, ""); err != nil {
			t.Errorf("%d bytes free, a backup to a stick: %v", free, err)
		}
		if _, err := store.Restore(ctx, stick, t.TempDir(), ""); err != nil {
			t.Error(err)
		}
		s.Close()
		unlock()
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		s = storetest.Open(t, dir)
		if s.ReadOnly() != "" {
			t.Error("with room again the desk is still read only")
		}
		wantSound(t, s)
		s.Close()
	}
}

func TestARestoreSaysHowMuchRoomIsMissing(t *testing.T) {
	s := storetest.New(t)
	file := backupOf(t, s)
	secret := filepath.Join(t.TempDir(), "b.age")
	if err := s.Backup(ctx, secret, goodPassphrase); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for src, passphrase := range map[string]string{file: "", secret: goodPassphrase} {
		for _, free := range []int64{8192, 300 << 10, 600 << 10} { // none, not for the copy, not for both
			dir := smallDisk(t, "4m")
			here := storetest.Open(t, dir)
			storetest.Leader(t, here, "李书言")
			here.Close()
			fillUp(t, dir, free)
			_, err := store.Restore(ctx, src, dir, passphrase)
			said := model.UserMessage(err)
			if model.CodeOf(err) != model.Storage || !strings.Contains(said, "空间不足") || !strings.Contains(said, "还差") || strings.Contains(said, "损坏") {
				t.Errorf("%d bytes free: %q", free, said)
			}
			if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
				t.Fatal(err)
			}
			again := storetest.Open(t, dir)
			if people, err := again.People(ctx, ""); err != nil || len(people) != 1 {
				t.Errorf("the desk has %d leaders, %v", len(people), err)
			}
			wantSound(t, again)
			again.Close()
			if left := unfinishedIn(dir); len(left) > 0 {
				t.Errorf("left are %v", left)
			}
		}
	}
}

func TestTheDailyBackupLooksForRoomFirst(t *testing.T) {
	dir := smallDisk(t, "8m")
	s := storetest.Open(t, dir)
	defer s.Close()
	ballast := fillUp(t, dir, 300<<10) // for the act, not for a copy
	err := s.BackupDaily(ctx, day)
	if said := model.UserMessage(err); !strings.Contains(said, "磁盘空间不足") || !strings.Contains(said, "还差") {
		t.Errorf("said is %q", said)
	}
	if left := copies(t, s); len(left) != 1 || left[0] != "failed.txt" {
		t.Errorf("left are %v", left)
	}
	if _, why, err := s.BackupFailure(ctx); err != nil || !strings.Contains(why, "还差") {
		t.Errorf("told is %q, %v", why, err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := s.BackupDaily(ctx, day); err != nil {
		t.Fatal(err)
	}
	if _, why, err := s.BackupFailure(ctx); err != nil || why != "" {
		t.Errorf("told is %q, %v", why, err)
	}
}

func TestWhatIsWrittenToAFullDiskIsCalledSo(t *testing.T) {
	disk := smallDisk(t, "1m")
	fillUp(t, disk, 8192)
	said := func(err error) string { return model.UserMessage(err) }
	for what, text := range map[string]string{
		"a list": said(store.WriteFile("", filepath.Join(disk, "台账.xlsx"), make([]byte, 50_000))),
		"a new desk": said(func() error {
			_, err := store.Create(ctx, filepath.Join(disk, "data"), store.Options{}, nil)
			return err
		}()),
		"a backup":    said(storetest.New(t).Backup(ctx, filepath.Join(disk, "b.db"), "")),
		"a secret":    said(storetest.New(t).Backup(ctx, filepath.Join(disk, "b.age"), goodPassphrase)),
		"a day's one": said(fullBackups(t, disk)),
	} {
		if !strings.Contains(text, "磁盘空间不足") {
			t.Errorf("%s: %q", what, text)
		}
	}
	if left := unfinishedIn(disk); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}

// fullBackups has backups/ on the full disk.
func fullBackups(t *testing.T, disk string) error {
	s := storetest.New(t)
	if err := os.Symlink(disk, filepath.Join(s.Dir(), "backups")); err != nil {
		t.Fatal(err)
	}
	return s.BackupDaily(ctx, day)
}
