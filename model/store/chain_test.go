package store_test

import (
	"fmt"
	"sync"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestChainStaysSoundUnderManyWriters(t *testing.T) {
	const writers, each = 12, 15
	s := storetest.New(t)
	storetest.Leader(t, s, "李书言")
	before, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				var err error
				switch w % 3 {
				case 0:
					_, err = signOne(s) // 4 lines
				case 1:
					_, err = s.SavePerson(ctx, model.Person{Name: fmt.Sprintf("王伟%d·%d", w, i)}) // 1 line
				default:
					if err = s.KeepTyping(ctx, "document:new", "公务"); err == nil { // no line
						_, err = s.Documents(ctx, model.Filter{Text: "公务"}, 0, 50, day)
					}
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	wantSound(t, s)
	after, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := after.Lines-before.Lines, int64(writers/3*each*(4+1)); got != want {
		t.Errorf("%d lines written, want %d", got, want)
	}
	if got := seqs(t, s); len(got) != writers/3*each {
		t.Errorf("%d numbers, want %d", len(got), writers/3*each)
	}
}

func TestOneOfTwoClerksOnTheSameRecordIsToldSo(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Signing, day)
	const clerks = 8
	errs := make(chan error, clerks)
	var wg sync.WaitGroup
	for range clerks {
		wg.Go(func() {
			_, err := s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render)
			errs <- err
		})
	}
	wg.Wait()
	close(errs)
	signed := 0
	for err := range errs {
		switch {
		case err == nil:
			signed++
		case model.CodeOf(err) != model.Conflict:
			t.Errorf("a clerk was told %v", err)
		}
	}
	if signed != 1 || len(seqs(t, s)) != 1 {
		t.Errorf("%d signings succeeded and %d numbers were given, want one", signed, len(seqs(t, s)))
	}
	wantSound(t, s)
}

func TestCheckingAfterASearchRaisesNoFalseAlarm(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	for range 40 { // the search index merges its parts from time to time; a reader may remember the old ones
		storetest.Draft(t, s, p, day)
		if _, err := s.Documents(ctx, model.Filter{Text: "文化"}, 0, 50, day); err != nil {
			t.Fatal(err)
		}
		storetest.Draft(t, s, p, day)
		wantSound(t, s)
	}
}
