package store_test

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// killsFlag says how many programs are killed in all: as few as every run of the tests can bear, or more.
var killsFlag = flag.Int("kills", 30, "how many programs are killed at work")

// kills returns how many programs are killed while they sign, and how many in each of the other acts.
func kills() (signing, each int) {
	each = *killsFlag / 10
	return *killsFlag - 6*each, each
}

// The acts besides signing in which a program is killed: the child begins, says so, does the act and says so.
const (
	roleRestore = "restore" // put outside(dir)/b.db in the place of the database
	roleMigrate = "migrate" // open a database of the first schema
	roleFirst   = "first"   // make a desk with ten leaders
	roleRecount = "recount" // take the table of 2027
	roleImport  = "import"  // import leaders, fifty at a time, ten times
	roleCopy    = "copy"    // make the backup of the day
)

var killedRoles = map[string]func(dir string) error{
	roleRestore: func(dir string) error {
		_, err := store.Restore(ctx, filepath.Join(outside(dir), "b.db"), dir, "")
		return err
	},
	roleMigrate: func(dir string) error { return opened(dir, func(*store.Store) error { return nil }) },
	roleFirst: func(dir string) error {
		s, err := store.Create(ctx, dir, store.Options{}, func(s *store.Store) error {
			if err := s.SetOffice(ctx, storetest.Office); err != nil {
				return err
			}
			_, err := s.ImportPersons(ctx, manyLeaders("新建", 10))
			return err
		})
		if err != nil {
			return err
		}
		return s.Close()
	},
	roleRecount: func(dir string) error {
		return opened(dir, func(s *store.Store) error {
			_, err := s.TakeYear(ctx, table2027(), date("2026-12-28"))
			return err
		})
	},
	roleImport: func(dir string) error {
		return opened(dir, func(s *store.Store) error {
			for i := range 10 {
				if _, err := s.ImportPersons(ctx, manyLeaders(fmt.Sprint("第", i, "批"), importedAtOnce)); err != nil {
					return err
				}
				fmt.Println("imported")
			}
			return nil
		})
	},
	roleCopy: func(dir string) error {
		return opened(dir, func(s *store.Store) error { return s.BackupDaily(ctx, day) })
	},
}

const importedAtOnce = 50

func manyLeaders(name string, n int) []model.Person {
	people := make([]model.Person, n)
	for i := range people {
		people[i] = model.Person{Name: name + string(rune('一'+i)), Level: "县委常委", Posts: []model.Post{{Title: "某局局长"}}}
	}
	return people
}

// opened does something to a desk and closes it.
func opened(dir string, act func(*store.Store) error) error {
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		return err
	}
	return errors.Join(act(s), s.Close())
}

// killedInChild is what a child does in one of the roles.
func killedInChild(act func(dir string) error) error {
	fmt.Println("begins")
	err := act(os.Getenv(dirEnv))
	fmt.Println("ends")
	return err
}

// runUntil runs a child in a role and kills it so long after it began; 0 lets it end. It returns what the child said
// after that, and how long it took.
func runUntil(t *testing.T, role, dir string, kill time.Duration) (said []string, took time.Duration) {
	t.Helper()
	cmd := child(role, dir, 1)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatal("the child did not begin")
	}
	start := time.Now()
	if kill > 0 {
		time.AfterFunc(kill, func() { cmd.Process.Kill() })
	}
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	took = time.Since(start)
	var killed *exec.ExitError
	if err := cmd.Wait(); err != nil && (kill == 0 || !errors.As(err, &killed) || killed.ExitCode() > 0) {
		t.Fatalf("the child failed by itself: %v", err)
	}
	return said, took
}

// killIn kills a role at random moments, each time in a folder that prepare makes, and has check look at what is left.
// check gets whether the child said that it had ended.
func killIn(t *testing.T, role string, prepare func() (dir string), check func(dir string, said []string, ended bool)) {
	t.Helper()
	if testing.Short() {
		t.Skip("kills prove what is on the disk; the race detector, for whom the short tests are, learns nothing of them")
	}
	_, rounds := kills()
	ends := func(said []string) bool { return len(said) > 0 && said[len(said)-1] == "ends" }
	dir := prepare()
	said, took := runUntil(t, role, dir, 0) // how long is the act?
	check(dir, said, ends(said))
	midway := 0
	for range rounds {
		dir := prepare()
		said, _ := runUntil(t, role, dir, time.Millisecond+rand.N(took*11/10))
		if !ends(said) {
			midway++
		}
		check(dir, said, ends(said))
		if left := unfinishedIn(dir); len(left) > 0 {
			t.Errorf("after the next start there are %v", left)
		}
	}
	t.Logf("%s takes %v; %d kills, %d of them before its end", role, took, rounds, midway)
}

// unfinishedIn lists what unfinished work lies in a folder and in the one of its backups.
func unfinishedIn(dir string) (left []string) {
	for _, pattern := range []string{".[a-z]*-*", "backups/.[a-z]*-*"} {
		found, _ := filepath.Glob(filepath.Join(dir, pattern))
		left = append(left, found...)
	}
	return left
}

// copyOf returns a new folder with the database of another.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	in, err := os.Open(filepath.Join(dir, store.DatabaseName))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(filepath.Join(to, store.DatabaseName), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return to
}

// looked opens a desk and closes it again after a look.
func looked(t *testing.T, dir string, look func(*store.Store)) {
	t.Helper()
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	wantSound(t, s)
	look(s)
}

func TestAKilledBackupIsWholeOrNotThere(t *testing.T) {
	desk := deskForChildren(t)
	killIn(t, roleCopy, func() string { return copyOf(t, desk) }, func(dir string, _ []string, ended bool) {
		file := filepath.Join(dir, "backups", "daily-"+day.String()+".db")
		_, err := os.Stat(file)
		if err != nil && ended {
			t.Errorf("the backup was acknowledged and is not there: %v", err)
		}
		if err == nil {
			if _, err := store.Restore(ctx, file, t.TempDir(), ""); err != nil {
				t.Errorf("a killed backup left a file that cannot be restored: %v", err)
			}
		}
		looked(t, dir, func(s *store.Store) {
			if err := s.BackupDaily(ctx, day); err != nil {
				t.Errorf("the next backup: %v", err)
			}
		})
	})
}

func TestAKilledRestoreLeavesOneDeskAndNoNumberTwice(t *testing.T) {
	desk := deskForChildren(t)
	var last int
	prepare := func() string {
		dir := copyOf(t, desk)
		s := storetest.Open(t, dir)
		defer s.Close()
		if err := os.MkdirAll(outside(dir), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(outside(dir)) })
		if err := s.Backup(ctx, filepath.Join(outside(dir), "b.db"), ""); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			n, err := signOne(s)
			if err != nil {
				t.Fatal(err)
			}
			last = n.Seq
		}
		return dir
	}
	killIn(t, roleRestore, prepare, func(dir string, _ []string, ended bool) {
		looked(t, dir, func(s *store.Store) {
			restored, err := s.Count("SELECT count(*) FROM audit WHERE action='restore'")
			if err != nil || ended && restored != 1 {
				t.Errorf("the restore was acknowledged, on record are %d, %v", restored, err)
			}
			if have := len(seqs(t, s)); have != 3 && restored == 0 || have != 0 && restored == 1 {
				t.Errorf("%d documents with %d restores", have, restored)
			}
			if n, err := signOne(s); err != nil || n.Seq <= last {
				t.Errorf("%d was given and is given again as %s, %v", last, n, err)
			}
		})
	})
}

func TestAKilledUpgradeLeavesTheOldDeskOrTheNew(t *testing.T) {
	killIn(t, roleMigrate, func() string { return schema1(t) }, func(dir string, _ []string, _ bool) {
		looked(t, dir, func(s *store.Store) {
			if r, err := s.Verify(ctx); err != nil || r.Documents != 4 || r.Papers != 3 {
				t.Errorf("%+v, %v", r, err)
			}
		})
		file := filepath.Join(dir, "backups", "before-upgrade-from-1.db")
		if r, err := store.Restore(ctx, file, t.TempDir(), ""); err != nil || r.Documents != 4 {
			t.Errorf("the copy before the upgrade: %+v, %v", r, err)
		}
	})
}

func TestAKilledFirstStartLeavesAWholeDeskOrNone(t *testing.T) {
	killIn(t, roleFirst, t.TempDir, func(dir string, _ []string, ended bool) {
		fresh, err := store.Fresh(dir)
		if err != nil || fresh && ended {
			t.Fatalf("the desk was acknowledged, fresh %v, %v", fresh, err)
		}
		if fresh {
			if err := killedRoles[roleFirst](dir); err != nil {
				t.Errorf("the second first start: %v", err)
			}
		}
		looked(t, dir, func(s *store.Store) {
			if people, err := s.People(ctx, ""); err != nil || len(people) != 10 {
				t.Errorf("%d leaders, %v", len(people), err)
			}
		})
	})
}

func TestAKilledRecountMovesAllDeadlinesOrNone(t *testing.T) {
	const served = 30
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	leader := storetest.Leader(t, s, "李书言")
	winter := date("2026-12-21")
	for range served {
		storetest.Advance(t, s, storetest.Draft(t, s, leader, winter), model.Served, winter)
	}
	s.Close()
	killIn(t, roleRecount, func() string { return copyOf(t, dir) }, func(dir string, _ []string, ended bool) {
		looked(t, dir, func(s *store.Store) {
			moved, err := s.Count("SELECT count(*) FROM document WHERE provisional=0")
			if err != nil || moved != 0 && moved != served || ended && moved != served {
				t.Errorf("%d of %d deadlines were counted again, ended %v, %v", moved, served, ended, err)
			}
		})
	})
}

func TestAKilledImportTakesAListWholeOrNotAtAll(t *testing.T) {
	desk := deskForChildren(t)
	killIn(t, roleImport, func() string { return copyOf(t, desk) }, func(dir string, said []string, ended bool) {
		acknowledged := len(said)
		if ended {
			acknowledged--
		}
		looked(t, dir, func(s *store.Store) {
			n, err := s.Count("SELECT count(*) FROM person")
			if lists := (n - 1) / importedAtOnce; err != nil || (n-1)%importedAtOnce != 0 || lists < acknowledged || lists > acknowledged+1 {
				t.Errorf("%d leaders after %d lists, %v", n-1, acknowledged, err)
			}
		})
	})
}
