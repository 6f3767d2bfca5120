package store_test

import (
	"slices"
	"testing"

	"oversight/model"
)

func TestLightFilterAgreesWithTheRule(t *testing.T) {
	s := sampleCounty(t)
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	seen, span := map[model.Light]bool{}, 45
	if testing.Short() {
		span = 5
	}
	for on := today.Add(-span); on.Before(today.Add(span)); on = on.Add(1) { // weekends and the holidays of May included
		all, err := s.Documents(ctx, model.Filter{}, 0, 1000, on)
		if err != nil {
			t.Fatal(err)
		}
		for _, light := range model.Lights() {
			var want []int64
			for _, r := range all {
				if model.StandingOn(r.State, r.Due, on, model.BuiltinKinds()[0].Warn, cal).Light == light {
					want = append(want, r.ID)
				}
			}
			got, err := s.Documents(ctx, model.Filter{Light: light}, 0, 1000, on)
			if err != nil {
				t.Fatal(err)
			}
			if ids := idsOf(got); !slices.Equal(ids, want) {
				t.Errorf("%s on %s: the filter finds %v, the rule says %v", light.Label(), on, ids, want)
			}
			seen[light] = seen[light] || len(want) > 0
		}
	}
	if len(seen) != len(model.Lights()) {
		t.Errorf("lights seen: %v", seen)
	}
}

func idsOf(rows []model.Row) []int64 {
	var ids []int64
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestCountsAreThoseOfTheLists(t *testing.T) {
	s := sampleCounty(t)
	counts, err := s.Counts(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	var want model.Counts
	all, err := s.Documents(ctx, model.Filter{}, 0, 1000, today)
	if err != nil {
		t.Fatal(err)
	}
	tile := map[model.State]*int{
		model.Checking: &want.Checking, model.Signing: &want.Signing, model.Signed: &want.ToServe,
		model.Served: &want.Running, model.Replied: &want.ToJudge,
	}
	light := map[model.Light]*int{model.LightSoon: &want.Soon, model.LightToday: &want.Today, model.LightOverdue: &want.Overdue}
	for _, r := range all {
		if n := tile[r.State]; n != nil {
			*n++
		}
		if n := light[r.Standing.Light]; n != nil {
			*n++
		}
	}
	if counts != want || want.Soon*want.Today*want.Overdue*want.Running == 0 {
		t.Errorf("tiles %+v, the list has %+v", counts, want)
	}
}

func TestBoardIsWhatRunsInTheOrderOfDueDates(t *testing.T) {
	s := sampleCounty(t)
	board, err := s.Board(ctx, 100, today)
	if err != nil {
		t.Fatal(err)
	}
	running, err := s.Documents(ctx, model.Filter{States: []model.State{model.Running}}, 0, 1000, today)
	if err != nil || len(board) != len(running) || len(board) == 0 {
		t.Fatalf("%d on the board, %d run, %v", len(board), len(running), err)
	}
	for i, r := range board {
		if r.State != model.Served || i > 0 && r.Due.Before(board[i-1].Due) {
			t.Errorf("%s due %s stands after %s", r.Number, r.Due, board[i-1].Due)
		}
	}
	top, err := s.Board(ctx, 3, today)
	if err != nil || !slices.Equal(idsOf(top), idsOf(board[:3])) {
		t.Errorf("the first three are %v, %v", idsOf(top), err)
	}
}

func TestPagesFollowWithoutGapOrDouble(t *testing.T) {
	s := sampleCounty(t)
	for _, f := range []model.Filter{{}, {Text: "资金"}, {Light: model.LightDone}, {Year: 2020}, {Text: "cwb"}} {
		all, err := s.Documents(ctx, f, 0, 1000, today)
		if err != nil || len(all) < 3 {
			t.Fatalf("%+v: %d, %v", f, len(all), err)
		}
		var paged []model.Row
		for before := int64(0); ; {
			page, err := s.Documents(ctx, f, before, 2, today)
			if err != nil {
				t.Fatal(err)
			}
			if paged = append(paged, page...); len(page) < 2 {
				break
			}
			before = page[1].ID
		}
		if !slices.Equal(idsOf(paged), idsOf(all)) {
			t.Errorf("%+v: pages %v, whole %v", f, idsOf(paged), idsOf(all))
		}
	}
}
