package store_test

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// deskForChildren makes a folder with an office and a leader, closed again.
func deskForChildren(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	storetest.Leader(t, s, "李书言")
	s.Close()
	return dir
}

// seqs returns the sequence numbers of all signed documents in order.
func seqs(t *testing.T, s *store.Store) []int {
	t.Helper()
	rows, err := s.Documents(ctx, model.Filter{States: []model.State{model.Signed}}, 0, 1_000_000, day)
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for _, r := range rows {
		out = append(out, r.Number.Seq)
	}
	slices.Sort(out)
	return out
}

// wantSeries opens the folder again and wants the numbers 1…n, each once, every acknowledged one among them.
func wantSeries(t *testing.T, dir string, acked []int) (given int) {
	t.Helper()
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	wantSound(t, s)
	have := seqs(t, s)
	for i, seq := range have {
		if seq != i+1 {
			t.Fatalf("number %d stands in the place of %d: a gap or a double", seq, i+1)
		}
	}
	for _, seq := range acked {
		if seq > len(have) {
			t.Fatalf("number %d was acknowledged, the last one on disk is %d", seq, len(have))
		}
	}
	return len(have)
}

func TestNumbersOutliveAKilledProgram(t *testing.T) {
	rounds, _ := kills()
	const most = 20 // in one folder: a new one now and then keeps the checks of each round short
	given, known := 0, 0
	for done := 0; done < rounds; done += most {
		dir := deskForChildren(t)
		var acked []int
		for range min(most, rounds-done) {
			cmd := child(roleSign, dir, 1_000_000)
			seen, err := acknowledged(cmd, func() {
				wait := 5*time.Millisecond + rand.N(90*time.Millisecond)
				time.AfterFunc(wait, func() { cmd.Process.Kill() })
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil || len(seen) == 0 {
				t.Fatalf("the child was not killed at work: %d numbers, %v", len(seen), err)
			}
			acked = append(acked, seen...)
			wantSeries(t, dir, acked)
		}
		given += wantSeries(t, dir, acked)
		known += len(acked)
	}
	t.Logf("%d kills, %d numbers given, %d acknowledged", rounds, given, known)
}

func TestTwoProgramsAtOnceShareTheSeries(t *testing.T) {
	each := 60
	if testing.Short() {
		each = 15
	}
	dir := deskForChildren(t)
	var all []int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			cmd := child(roleSign, dir, each)
			acked, err := acknowledged(cmd, func() {})
			if err != nil {
				t.Error(err)
			}
			if err := cmd.Wait(); err != nil {
				t.Errorf("a clerk saw an error: %v", err)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, acked...)
		})
	}
	s := storetest.Open(t, dir) // the third of them is this process
	for range each {
		n, err := signOne(s)
		if err != nil {
			t.Errorf("a clerk saw an error: %v", err)
		}
		mu.Lock()
		all = append(all, n.Seq)
		mu.Unlock()
	}
	wg.Wait()
	slices.Sort(all)
	if n := len(slices.Compact(slices.Clone(all))); n != 3*each {
		t.Errorf("%d different numbers, want %d", n, 3*each)
	}
	if given := wantSeries(t, dir, all); given != 3*each {
		t.Errorf("%d numbers given, want %d", given, 3*each)
	}
}

func TestTwoProgramsMayStartOnANewFolderAtOnce(t *testing.T) {
	for range 4 {
		dir := filepath.Join(t.TempDir(), "新文件夹 #1%")
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				out, err := child(roleOpen, dir, 1).Output()
				if err != nil || string(out) != "好\n" {
					t.Errorf("a clerk saw %s, %v", out, err)
				}
			})
		}
		wg.Wait()
		s, err := store.Open(ctx, dir, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		wantSound(t, s)
		if kinds, err := s.Kinds(ctx); err != nil || len(kinds) != len(model.BuiltinKinds()) {
			t.Errorf("kinds %v, %v", kinds, err)
		}
		if people, err := s.People(ctx, ""); err != nil || len(people) != 3 {
			t.Errorf("%d leaders, %v; want one of each program", len(people), err)
		}
		s.Close()
	}
}
