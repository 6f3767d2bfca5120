package store_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// What a program was told to have saved is in the desk that a restore replaced, or in the one it made: never nowhere.
func TestNothingAcknowledgedIsLostInARestoreAtTheSameTime(t *testing.T) {
	dir := deskForChildren(t)
	s := storetest.Open(t, dir)
	file := backupOf(t, s)
	s.Close()
	var mu sync.Mutex
	acked := map[int]int{} // number to how often it was given
	started := make(chan struct{})
	var once sync.Once
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			cmd := child(roleVisits, dir, 25)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Error(err)
				return
			}
			if err := cmd.Start(); err != nil {
				t.Error(err)
				return
			}
			for lines := bufio.NewScanner(out); lines.Scan(); {
				seq, err := strconv.Atoi(lines.Text())
				if err != nil {
					if text := lines.Text(); !strings.ContainsAny(text, "。") {
						t.Errorf("a clerk saw %q", text)
					}
					continue
				}
				mu.Lock()
				acked[seq]++
				mu.Unlock()
				once.Do(func() { close(started) })
			}
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
	<-started
	var kept []string
	for range 4 {
		r, err := store.Restore(ctx, file, dir, "")
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, r.Kept)
	}
	wg.Wait()
	have := map[int]bool{}
	for _, desk := range append(kept, filepath.Join(dir, store.DatabaseName)) {
		at := t.TempDir()
		data, err := os.ReadFile(desk)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, store.DatabaseName), data, 0o600); err != nil {
			t.Fatal(err)
		}
		looked(t, at, func(s *store.Store) {
			for _, seq := range seqs(t, s) {
				have[seq] = true
			}
		})
	}
	for seq, times := range acked {
		if times > 1 || !have[seq] {
			t.Errorf("number %d was given %d times, and is on record: %v", seq, times, have[seq])
		}
	}
	t.Logf("%d numbers acknowledged around %d restores", len(acked), len(kept))
}

// A program that has the desk open does not write into a file that is no longer the desk.
func TestADeskThatWasReplacedTakesNoMoreActs(t *testing.T) {
	for name, replace := range map[string]func(path string) error{
		"removed": os.Remove,
		"replaced": func(path string) error {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if err := os.Remove(path); err != nil {
				return err
			}
			return os.WriteFile(path, data, 0o600)
		},
	} {
		s := storetest.New(t)
		if err := replace(filepath.Join(s.Dir(), store.DatabaseName)); err != nil {
			t.Fatal(err)
		}
		_, err := s.SavePerson(ctx, model.Person{Name: "李书言"})
		if model.CodeOf(err) != model.Storage || !strings.Contains(model.UserMessage(err), "重新打开") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The window holds the folder, not a file somebody may delete.
func TestALockOutlivesItsFile(t *testing.T) {
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	file := backupOf(t, s)
	s.Close()
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "window.lock")); err != nil {
		t.Fatal(err)
	}
	if _, err := store.LockFolder(dir); model.CodeOf(err) != model.Refused {
		t.Errorf("a second window takes the folder: %v", err)
	}
	if _, err := store.Restore(ctx, file, dir, ""); model.CodeOf(err) != model.Refused {
		t.Errorf("a restore takes the folder from the window: %v", err)
	}
	unlock()
	if _, err := store.Restore(ctx, file, dir, ""); err != nil {
		t.Errorf("after the window has closed: %v", err)
	}
}

func TestARestoreNeverTakesTheDeskForABackup(t *testing.T) {
	s := storetest.New(t)
	s.Close()
	if _, err := store.Restore(ctx, filepath.Join(s.Dir(), store.DatabaseName), s.Dir(), ""); model.CodeOf(err) != model.Refused {
		t.Errorf("got %v", err)
	}
	wantSound(t, storetest.Open(t, s.Dir()))
}
