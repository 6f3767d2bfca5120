package sample_test

import (
	"slices"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

// supervision lists the supervision cards and looks each one's earlier reminder up.
func supervision(t *testing.T, s *store.Store, f model.Filter, today model.Date) (cards, earlier []model.Document) {
	t.Helper()
	f.Kind = model.KindOversight
	for _, r := range rows(t, s, f, today) {
		d := document(t, s, r.ID)
		var before model.Document
		if d.Previous != "" {
			n, err := model.ParseNumber(d.Previous)
			if err != nil {
				t.Fatal(err)
			}
			if before, err = s.DocumentByNumber(ctx, n); err != nil {
				t.Fatal(err)
			}
		}
		wantFullCard(t, d)
		cards, earlier = append(cards, d), append(earlier, before)
	}
	return cards, earlier
}

// wantFullCard wants every row of a supervision card to say something.
func wantFullCard(t *testing.T, d model.Document) {
	t.Helper()
	o := d.Oversight
	if o.Matter == "" || o.Risk == "" || o.Measures == "" || o.Follower == "" || !slices.Contains(model.RiskLevels(), o.Level) {
		t.Errorf("%s says only %+v", d.Title, o)
	}
	if o.From.IsZero() || !o.From.Before(o.To) {
		t.Errorf("%s is supervised from %s to %s", d.Title, o.From, o.To)
	}
	if follows := d.Previous != ""; follows != (o.Earlier != "") || follows != (d.Wording.Earlier != "") {
		t.Errorf("%s follows %q and says of it %q, %q", d.Title, d.Previous, o.Earlier, d.Wording.Earlier)
	}
}

func wantLadder(t *testing.T, s *store.Store, today model.Date) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	cards, earlier := supervision(t, s, model.Filter{Year: 2020}, today)
	direct, followed := 0, map[string]bool{}
	for i, d := range cards {
		before := earlier[i]
		if d.Previous == "" {
			direct++
			continue
		}
		followed[d.Previous] = true
		if before.Kind != model.KindReminder || before.State != model.Escalated || before.Leader != d.Leader || before.UnitNames() != d.UnitNames() {
			t.Errorf("%s follows %s of %s, %s", d.Number, before.Number, before.Leader.Name, before.State.Label())
		}
		if later := cal.WorkdaysAfter(before.Signed, d.Signed); later < 10 || later > 25 {
			t.Errorf("%s follows %s after %d working days", d.Number, before.Number, later)
		}
		if !d.Drafted.After(before.Deadline.Due) {
			t.Errorf("%s is written on %s, before the term of %s ends on %s", d.Number, d.Drafted, before.Number, before.Deadline.Due)
		}
	}
	if len(followed) != 4 || direct != 2 {
		t.Errorf("%d cards follow a reminder, %d are direct; want 4 and 2", len(followed), direct)
	}
	for _, r := range rows(t, s, model.Filter{States: []model.State{model.Escalated}}, today) {
		if !followed[r.Number.String()] {
			t.Errorf("%s is escalated and nothing follows it", r.Number)
		}
	}
}

// wantSupervisionToday wants the supervision cards around today: one that runs, one drafted after an overdue
// reminder, one closed.
func wantSupervisionToday(t *testing.T, s *store.Store, today model.Date) {
	t.Helper()
	running := rows(t, s, model.Filter{Kind: model.KindOversight, States: []model.State{model.Served}}, today)
	if len(running) != 1 || running[0].Standing.Light != model.LightSoon && running[0].Standing.Light != model.LightNormal {
		t.Errorf("running: %+v", running)
	}
	drafts, earlier := supervision(t, s, model.Filter{States: []model.State{model.Draft}}, today)
	if len(drafts) != 1 || earlier[0].State != model.Served || !earlier[0].Deadline.Due.Before(today) {
		t.Errorf("drafts %+v after %+v", drafts, earlier)
	}
	closed := 0
	for _, r := range rows(t, s, model.Filter{Kind: model.KindOversight, States: []model.State{model.Closed}}, today) {
		if r.Signed.Year() > 2020 {
			closed++
		}
	}
	if closed != 1 {
		t.Errorf("%d closed", closed)
	}
}

func TestNumbersFollowTheDatesInEveryYear(t *testing.T) {
	today := model.MustDate("2026-01-20") // the cards around today lie in two years
	last := map[model.Number]model.Row{}  // by series
	for _, r := range rows(t, fill(t, today), model.Filter{}, today) {
		if r.Number.IsZero() {
			continue
		}
		series := model.Number{Mark: r.Number.Mark, Year: r.Number.Year}
		before := last[series]
		if r.Number.Seq != before.Number.Seq+1 || r.Signed.Before(before.Signed) {
			t.Errorf("%s of %s comes after %s of %s", r.Number, r.Signed, before.Number, before.Signed)
		}
		last[series] = r
	}
	for _, mark := range []string{"示同监提", "示同监督"} {
		for _, year := range []int{2025, 2026} {
			if last[model.Number{Mark: mark, Year: year}].Number.IsZero() {
				t.Errorf("no %s in %d: want some in both years", mark, year)
			}
		}
	}
}
