package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

var scenarios = []scenario{
	{"sign", 500, deskToSignOn, signForPower, checkSigned},
	{"backup", 250, deskOfThree, backupForPower, checkBackups},
	{"restore", 250, deskWithBackup, restoreForPower, checkRestored},
	{"export", 200, deskOfThree, exportForPower, checkExports},
	{"first-start", 150, func(*testing.T, string) {}, createForPower, checkCreated},
	{"upgrade", 150, deskOfFirstSchema, upgradeForPower, checkUpgraded},
}

// heavyPaper is a PDF so large that two dozen of them make the engine fold its log into the file.
func heavyPaper(p model.Paper) ([]byte, error) {
	return bytes.Repeat([]byte(p.Document.Number.String()), 8_000), nil
}

func withDesk(dir string, work func(*store.Store) error) error {
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		return err
	}
	err = work(s)
	if e := s.Close(); err == nil {
		err = e
	}
	return err
}

func deskToSignOn(t *testing.T, dir string) {
	s := storetest.Open(t, dir)
	defer s.Close()
	storetest.Leader(t, s, "李书言")
}

func signForPower(dir string, tell teller) error {
	for _, n := range []int{24, 3} { // the log is folded in the midst, and at the end of each
		err := withDesk(dir, func(s *store.Store) error {
			for range n {
				given, err := signWith(s, heavyPaper)
				if err != nil {
					return err
				}
				tell(given.Seq)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (tell teller) sign(s *store.Store) error {
	n, err := signOne(s)
	if err == nil {
		tell(n.Seq)
	}
	return err
}

// numbersIn are the numbers among what was said.
func numbersIn(said []string) (seqs []int) {
	for _, word := range said {
		if seq, err := strconv.Atoi(word); err == nil {
			seqs = append(seqs, seq)
		}
	}
	return seqs
}

func checkSigned(t *testing.T, after *left) {
	given := wantSeries(t, after.dir, numbersIn(after.said))
	wantNext(t, after.dir, given+1)
}

// wantNext wants the desk to go on with a number.
func wantNext(t *testing.T, dir string, seq int) {
	t.Helper()
	err := withDesk(dir, func(s *store.Store) error {
		n, err := signOne(s)
		if err == nil && n.Seq != seq {
			t.Errorf("the next number is %d, want %d", n.Seq, seq)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func deskOfThree(t *testing.T, dir string) {
	deskToSignOn(t, dir)
	sign(t, dir, 3)
}

func sign(t *testing.T, dir string, n int) {
	t.Helper()
	err := withDesk(dir, func(s *store.Store) error {
		for range n {
			if _, err := signOne(s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

const powerPassphrase = "断电也不丢的口令"

func backupForPower(dir string, tell teller) error {
	return withDesk(dir, func(s *store.Store) error {
		for i, b := range []struct{ name, pass string }{{"b.db", ""}, {"c.age", powerPassphrase}, {"b.db", ""}} {
			if err := s.Backup(ctx, filepath.Join(outside(dir), b.name), b.pass); err != nil {
				return err
			}
			tell("backup", i)
			if err := tell.sign(s); err != nil {
				return err
			}
		}
		if err := s.BackupDaily(ctx, day); err != nil {
			return err
		}
		tell("daily")
		return nil
	})
}

func checkBackups(t *testing.T, after *left) {
	after.wantWhole(t, after.wasSaid("backup 0"), 0, "外面", "b.db")
	after.wantWhole(t, after.wasSaid("backup 2"), 1, "外面", "b.db")
	after.wantWhole(t, after.wasSaid("backup 1"), 0, "外面", "c.age")
	after.wantWhole(t, after.wasSaid("daily"), 0, "data", "backups", "daily-"+day.String()+".db")
	given := wantSeries(t, after.dir, append(numbersIn(after.said), 1, 2, 3))
	wantNext(t, after.dir, given+1)
	if after.wasSaid("daily") {
		wantRestorable(t, filepath.Join(after.dir, "backups", "daily-"+day.String()+".db"), 6)
	}
	if after.wasSaid("backup 0") {
		wantRestorable(t, filepath.Join(outside(after.dir), "b.db"), 3)
	}
}

// wantRestorable wants a backup to hold so many documents or more.
func wantRestorable(t *testing.T, file string, documents int64) {
	t.Helper()
	r, err := store.Restore(ctx, file, t.TempDir(), "")
	if err != nil || int64(r.Documents) < documents {
		t.Errorf("%s: %d documents, want %d; %v", filepath.Base(file), r.Documents, documents, err)
	}
}

// deskWithBackup has given five numbers, three of them after the backup.
func deskWithBackup(t *testing.T, dir string) {
	deskToSignOn(t, dir)
	sign(t, dir, 2)
	err := withDesk(dir, func(s *store.Store) error { return s.Backup(ctx, filepath.Join(outside(dir), "b.db"), "") })
	if err != nil {
		t.Fatal(err)
	}
	sign(t, dir, 3)
}

func restoreForPower(dir string, tell teller) error {
	r, err := store.Restore(ctx, filepath.Join(outside(dir), "b.db"), dir, "")
	if err != nil {
		return err
	}
	if len(r.Lost) != 3 {
		return fmt.Errorf("lost are %v", r.Lost)
	}
	tell("restored")
	return withDesk(dir, tell.sign)
}

func checkRestored(t *testing.T, after *left) {
	var have []int
	err := withDesk(after.dir, func(s *store.Store) error {
		wantSound(t, s)
		have = seqs(t, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	restored := len(have) == 2 || len(have) == 3 && have[2] == 6
	next := 6
	switch {
	case fmt.Sprint(have) == "[1 2 3 4 5]" && !after.wasSaid("restored"):
	case fmt.Sprint(have) == "[1 2]" && !after.wasSaid("6"):
	case fmt.Sprint(have) == "[1 2 6]":
		next = 7
	default:
		t.Errorf("the desk has the numbers %v", have)
	}
	if restored {
		kept, err := filepath.Glob(filepath.Join(after.dir, "backups", "before-restore-*.db"))
		if err != nil || len(kept) != 1 {
			t.Fatalf("kept is %v, %v", kept, err)
		}
		wantRestorable(t, kept[0], 5)
	}
	wantNext(t, after.dir, next)
}

// listOf is the content of an exported file.
func listOf(i int) []byte { return bytes.Repeat([]byte(fmt.Sprintf("第%d版\n", i)), 3000) }

func exportForPower(dir string, tell teller) error {
	return withDesk(dir, func(s *store.Store) error {
		for i := range 4 {
			for _, path := range []string{filepath.Join(dir, "exports", "台账.xlsx"), filepath.Join(outside(dir), "台账.xlsx")} {
				if err := store.WriteFile(dir, path, listOf(i)); err != nil {
					return err
				}
				tell(filepath.Base(filepath.Dir(path)), i)
			}
			if _, err := s.WorkingCopy(filepath.Join(strconv.Itoa(2020+i), "卡.pdf"), listOf(i)); err != nil {
				return err
			}
			tell("printed", i)
		}
		return nil
	})
}

func checkExports(t *testing.T, after *left) {
	for i := range 4 {
		after.wantWhole(t, after.wasSaid(fmt.Sprint("exports ", i)), i, "data", "exports", "台账.xlsx")
		after.wantWhole(t, after.wasSaid(fmt.Sprint("外面 ", i)), i, "外面", "台账.xlsx")
		after.wantWhole(t, after.wasSaid(fmt.Sprint("printed ", i)), 0, "data", "printed", strconv.Itoa(2020+i), "卡.pdf")
	}
	if given := wantSeries(t, after.dir, []int{1, 2, 3}); given != 3 {
		t.Errorf("%d numbers are given", given)
	}
}

func createForPower(dir string, tell teller) error {
	if err := os.MkdirAll(filepath.Join(dir, store.LogFolder), 0o700); err != nil { // as the window begins
		return err
	}
	s, err := store.Create(ctx, dir, store.Options{}, func(s *store.Store) error {
		if err := s.SetOffice(ctx, storetest.Office); err != nil {
			return err
		}
		_, err := s.SavePerson(ctx, model.Person{Name: "李书言", Posts: []model.Post{{Title: "县委常委", From: model.MustDate("2019-03-01")}}})
		return err
	})
	if err != nil {
		return err
	}
	tell("created")
	defer s.Close()
	return tell.sign(s)
}

func checkCreated(t *testing.T, after *left) {
	fresh, err := store.Fresh(after.dir)
	if err != nil {
		t.Fatal(err)
	}
	if !fresh {
		given := wantSeries(t, after.dir, numbersIn(after.said))
		wantNext(t, after.dir, given+1)
		return
	}
	if after.wasSaid("created") {
		t.Error("the desk was acknowledged and is not there")
	}
	if err := createForPower(after.dir, func(...any) {}); err != nil { // the clerk begins again
		t.Error(err)
	}
}

func deskOfFirstSchema(t *testing.T, dir string) {
	data, err := os.ReadFile(filepath.Join(schema1(t), store.DatabaseName))
	if err == nil {
		err = os.MkdirAll(filepath.Join(dir, "backups"), 0o700)
	}
	if err == nil { // an earlier try has left a copy
		err = os.WriteFile(filepath.Join(dir, "backups", "before-upgrade-from-1.db"), data, 0o600)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, store.DatabaseName), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func upgradeForPower(dir string, tell teller) error {
	return withDesk(dir, func(s *store.Store) error {
		tell("upgraded")
		return nil
	})
}

func checkUpgraded(t *testing.T, after *left) {
	copied := filepath.Join("backups", "before-upgrade-from-1.db")
	after.wantWhole(t, true, 0, "data", copied) // in every moment one or the other
	err := withDesk(after.dir, func(s *store.Store) error {
		r, err := s.Verify(ctx)
		if err == nil && (len(r.Problems) > 0 || r.Documents != 4 || r.Papers != 3) {
			t.Errorf("verify: %+v", r)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	wantRestorable(t, filepath.Join(after.dir, copied), 4)
}

// powerAct returns what a program does whose power is cut.
func powerAct(role string) func(dir string, tell teller) error {
	for _, sc := range scenarios {
		if name, ok := strings.CutPrefix(role, rolePower); ok && name == sc.name {
			return sc.act
		}
	}
	return func(string, teller) error { return fmt.Errorf("there is no role %s", role) }
}
