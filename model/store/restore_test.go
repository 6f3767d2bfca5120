package store_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestRestoreDrillBringsEverythingBack(t *testing.T) {
	for _, pass := range []string{"", "正确的口令 battery"} {
		s := storetest.New(t)
		d := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Served, day)
		file := filepath.Join(t.TempDir(), "备份 #1.db")
		if err := s.Backup(ctx, file, pass); err != nil {
			t.Fatal(err)
		}
		storetest.Draft(t, s, storetest.Leader(t, s, "后来的人"), day) // after the backup: set aside, not lost
		s.Close()

		dir := s.Dir()
		if pass != "" {
			if _, err := store.Restore(ctx, file, dir, "错的"); model.FieldOf(err) != "passphrase" {
				t.Errorf("a wrong passphrase gives %v", err)
			}
		}
		restored, err := store.Restore(ctx, file, dir, pass)
		if err != nil {
			t.Fatal(err)
		}
		back, err := store.Open(ctx, dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := back.DocumentByNumber(ctx, d.Number)
		if err != nil || got.Deadline != d.Deadline {
			t.Errorf("after restore: %+v, %v", got, err)
		}
		if people, _ := back.People(ctx, ""); len(people) != 1 {
			t.Errorf("%d people, want the one of the backup", len(people))
		}
		wantSound(t, back)
		back.Close()
		if _, err := store.Restore(ctx, restored.Kept, t.TempDir(), ""); err != nil {
			t.Errorf("what was there before the restore is not kept: %v", err)
		}
	}
}

func TestRestoreRefusesADamagedBackup(t *testing.T) {
	s := storetest.New(t)
	storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Signed, day)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DROP TRIGGER audit_no_update; UPDATE audit SET actor='别人' WHERE id=2"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := store.Restore(ctx, file, s.Dir(), ""); err == nil {
		t.Error("a backup that was changed is restored")
	}
	again := storetest.Open(t, s.Dir())
	wantSound(t, again)
}

func TestNumbersGivenAfterTheBackupAreNotGivenAgain(t *testing.T) {
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "李书言")
	sign := func(s *store.Store) model.Number {
		return storetest.Advance(t, s, storetest.Draft(t, s, leader, day), model.Signed, day).Number
	}
	sign(s)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	handedOut := []model.Number{sign(s), sign(s)}
	s.Close()
	r, err := store.Restore(ctx, file, s.Dir(), "")
	if err != nil || !slices.Equal(r.Lost, handedOut) {
		t.Fatalf("lost %v, %v; want %v named", r.Lost, err, handedOut)
	}
	back := storetest.Open(t, s.Dir())
	if n := sign(back); n.Seq != 4 {
		t.Errorf("the next number is %s, want the one after all that were handed out", n)
	}
	wantSound(t, back)
}

func TestAFileThatHoldsNoDeskIsReplacedAndSaidToBeUnread(t *testing.T) {
	for name, content := range map[string]string{
		"emptied": "", "not a database": strings.Repeat("坏", 5000), "cut off": "SQLite format 3\x00",
	} {
		s := storetest.New(t)
		file := filepath.Join(t.TempDir(), "b.db")
		if err := s.Backup(ctx, file, ""); err != nil {
			t.Fatal(err)
		}
		s.Close()
		path := filepath.Join(s.Dir(), store.DatabaseName)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := store.Restore(ctx, file, s.Dir(), "")
		if err != nil || !r.Unread {
			t.Errorf("%s: unread %v, %v", name, r.Unread, err)
			continue
		}
		wantSound(t, storetest.Open(t, s.Dir()))
	}
}

func TestTheLogOfADamagedDatabaseIsKeptWithIt(t *testing.T) {
	s := storetest.New(t)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	s.Close() // folds the log into the file, so that the next one lacks the first page and cannot mend the file
	s = storetest.Open(t, s.Dir())
	if err := s.KeepTyping(ctx, "form", "最后几秒"); err != nil {
		t.Fatal(err)
	}
	crashed := t.TempDir()
	path := filepath.Join(crashed, store.DatabaseName)
	if err := os.WriteFile(path, []byte(strings.Repeat("坏", 5000)), 0o600); err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(filepath.Join(s.Dir(), store.DatabaseName+"-wal"))
	if err != nil || len(log) == 0 {
		t.Fatalf("the log has %d bytes, %v", len(log), err)
	}
	if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := store.Restore(ctx, file, crashed, "")
	if err != nil || !r.Unread {
		t.Fatal(r, err)
	}
	if kept, err := os.ReadFile(r.Kept + "-wal"); err != nil || !bytes.Equal(kept, log) {
		t.Errorf("of the log of %d bytes %d were kept, %v", len(log), len(kept), err)
	}
}

func TestEachRestoreKeepsWhatItReplaces(t *testing.T) {
	s := storetest.New(t)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	s.Close()
	var kept []string
	for range 3 {
		r, err := store.Restore(ctx, file, s.Dir(), "")
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(kept, r.Kept) {
			t.Fatalf("%s replaced an earlier copy", r.Kept)
		}
		kept = append(kept, r.Kept)
	}
}

func TestRestoreIsRefusedWhileAWindowIsOpen(t *testing.T) {
	s := storetest.New(t)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	unlock, err := store.LockFolder(s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if _, err := store.Restore(ctx, file, s.Dir(), ""); model.CodeOf(err) != model.Refused {
		t.Errorf("got %v", err)
	}
}

func TestBackupNeverOverwritesTheLiveDatabase(t *testing.T) {
	s := storetest.New(t)
	for _, name := range []string{store.DatabaseName, store.DatabaseName + "-wal"} {
		if err := s.Backup(ctx, filepath.Join(s.Dir(), name), ""); model.CodeOf(err) != model.Refused {
			t.Errorf("backup onto %s: %v", name, err)
		}
	}
	wantSound(t, s)
}

func TestBackupAndRestoreTakeRelativeNames(t *testing.T) {
	s := storetest.New(t)
	t.Chdir(t.TempDir())
	if err := s.Backup(ctx, "b.db", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(ctx, "b.db", "elsewhere", ""); err != nil {
		t.Fatal(err)
	}
	wantSound(t, storetest.Open(t, "elsewhere"))
}

func TestCreateMakesAWholeDeskOrNone(t *testing.T) {
	dir := t.TempDir()
	full := model.Refuse("磁盘空间不足")
	if _, err := store.Create(ctx, dir, store.Options{}, func(*store.Store) error { return full }); err != full {
		t.Fatalf("got %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("a failed start leaves %v", entries)
	}
	s, err := store.Create(ctx, dir, store.Options{}, func(s *store.Store) error { return s.SetOffice(ctx, storetest.Office) })
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := store.Create(ctx, dir, store.Options{}, func(*store.Store) error { return nil }); model.CodeOf(err) != model.Refused {
		t.Errorf("a second desk in the same folder: %v", err)
	}
}

func TestAVanishedDatabaseIsNotBegunAnew(t *testing.T) {
	s := storetest.New(t)
	if err := s.BackupDaily(ctx, day); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.Remove(filepath.Join(s.Dir(), store.DatabaseName)); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Fresh(s.Dir()); err == nil || !strings.Contains(model.UserMessage(err), "restore") {
		t.Errorf("got %v, want a refusal that names the way out", err)
	}
}

func TestAPublishedTableRecountsProvisionalDeadlines(t *testing.T) {
	s := storetest.New(t)
	winter := model.MustDate("2026-12-21")
	d := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), winter), model.Served, winter)
	if !d.Deadline.Provisional || d.Deadline.Due.String() != "2027-01-12" {
		t.Fatalf("deadline %+v", d.Deadline)
	}
	s.Close()
	days, notices := assets.Calendar, assets.Notices
	t.Cleanup(func() { assets.Calendar, assets.Notices = days, notices })
	assets.Calendar = append(slices.Clone(days), "2027-01-01\toff\t元旦\n2027-01-04\toff\t元旦\n"...)
	assets.Notices = append(slices.Clone(notices), "2027\t2027-01-01\t2027-12-31\t国办发明电〔2026〕9号\n"...)
	s, err := store.Open(ctx, s.Dir(), store.Options{}) // the program of the next year
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d, err = s.Document(ctx, d.ID)
	if err != nil || d.Deadline.Provisional || d.Deadline.Due.String() != "2027-01-13" || d.Deadline.Original.String() != "2027-01-12" {
		t.Errorf("deadline %+v, %v", d.Deadline, err)
	}
	lines, err := s.Timeline(ctx, "document", d.ID)
	if last := lines[len(lines)-1].Text; err != nil || !strings.Contains(last, "由2027年1月12日改为2027年1月13日") {
		t.Errorf("the timeline ends with %q, %v", last, err)
	}
	wantSound(t, s)
}
