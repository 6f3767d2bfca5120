package sample_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store"
)

func wantVetted(t *testing.T, s *store.Store, today model.Date) {
	counts, err := s.VettingCounts(ctx, 2020)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, c := range model.Conclusions() {
		if counts.By[c] == 0 {
			t.Errorf("nobody is %s", c)
		}
		sum += counts.By[c]
	}
	if counts.Apart != 133 || counts.Batches != 24 || counts.Persons != 550 || sum != 550 || counts.By[model.ConclusionClear] < 500 || counts.Open != 1 || counts.Waiting != 18 {
		t.Errorf("counts %+v", counts)
	}
	rows, err := s.Vettings(ctx, model.VettingFilter{}, 0, 100, today)
	if err != nil {
		t.Fatal(err)
	}
	if rows[0].State != model.VettingCirculating || rows[0].Received.Year() != today.Year() || rows[0].Standing.Light != model.LightNormal {
		t.Errorf("under way %+v", rows[0])
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	late, repeats, seq := 0, 0, 24
	for _, r := range rows[1:] {
		if r.Number != (model.Number{Mark: "示纪复", Year: 2020, Seq: seq}) {
			t.Errorf("%s of %s has the number %s", r.Letter, r.Received, r.Number)
		}
		seq--
		for _, d := range []model.Date{r.Received, r.Decided, r.Replied} {
			if !cal.IsWorking(d) {
				t.Errorf("%s: nobody is in the office on %s", r.Number, d)
			}
		}
		if r.Replied.After(r.Due) {
			late++
		}
		v, err := s.Vetting(ctx, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		before, err := s.VettedBefore(ctx, v)
		if err != nil {
			t.Fatal(err)
		}
		repeats += len(before)
		if persons, err := s.Vetted(ctx, r.ID); err != nil || len(model.Twice(persons)) > 0 {
			t.Errorf("%s has somebody twice, %v", r.Number, err)
		}
	}
	if late != 2 || repeats < 20 || repeats > 100 {
		t.Errorf("%d late, %d repeats", late, repeats)
	}
}
