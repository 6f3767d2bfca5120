package sample_test

import (
	"slices"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

// withEarlier lists the documents and looks up what each follows, the zero Document where it follows none.
func withEarlier(t *testing.T, s *store.Store, f model.Filter, today model.Date) (documents, earlier []model.Document) {
	t.Helper()
	for _, r := range rows(t, s, f, today) {
		d := document(t, s, r.ID)
		var before model.Document
		if d.Previous != "" {
			before = numbered(t, s, d.Previous)
		}
		if d.Kind == model.KindOversight {
			wantFullCard(t, d)
		}
		documents, earlier = append(documents, d), append(earlier, before)
	}
	return documents, earlier
}

func numbered(t *testing.T, s *store.Store, text string) model.Document {
	t.Helper()
	n, err := model.ParseNumber(text)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.DocumentByNumber(ctx, n)
	if err != nil {
		t.Fatal(err)
	}
	return d
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
	documents, earlier := withEarlier(t, s, model.Filter{Year: 2020}, today)
	direct, follow, followed := map[string]int{}, map[string]int{}, map[string]bool{}
	below := map[string]string{model.KindOversight: model.KindReminder, model.KindLetter: model.KindOversight}
	for i, d := range documents {
		before := earlier[i]
		if d.Previous == "" {
			direct[d.Kind]++
			continue
		}
		follow[d.Kind]++
		followed[d.Previous] = true
		if before.Kind != below[d.Kind] || before.State != model.Escalated || before.Leader != d.Leader || before.UnitNames() != d.UnitNames() {
			t.Errorf("%s follows %s of %s, %s", d.Number, before.Number, before.Leader.Name, before.State.Label())
		}
		if later := cal.WorkdaysAfter(before.Signed, d.Signed); later < 10 || later > 25 {
			t.Errorf("%s follows %s after %d working days", d.Number, before.Number, later)
		}
		if !d.Drafted.After(before.Deadline.Due) {
			t.Errorf("%s is written on %s, before the term of %s ends on %s", d.Number, d.Drafted, before.Number, before.Deadline.Due)
		}
		wantOrigins(t, d, before)
	}
	if follow[model.KindOversight] != 3 || follow[model.KindLetter] != 1 || direct[model.KindOversight] != 1 || direct[model.KindLetter] != 1 {
		t.Errorf("%v follow another, %v are direct", follow, direct)
	}
	for _, r := range rows(t, s, model.Filter{States: []model.State{model.Escalated}}, today) {
		if !followed[r.Number.String()] {
			t.Errorf("%s is escalated and nothing follows it", r.Number)
		}
	}
}

// wantOrigins wants each problem of a document that follows another to be one that was still open there.
func wantOrigins(t *testing.T, d, before model.Document) {
	t.Helper()
	if len(d.Origins) != len(d.Problems) {
		t.Errorf("%s: %d problems of %d origins", d.Title, len(d.Problems), len(d.Origins))
	}
	for i := range d.Problems {
		named := d.Namings(i, []model.Document{before})
		if len(named) != 1 || named[0].Outcome.Result == model.ResultDone {
			t.Errorf("%s: problem %d is named before by %+v", d.Title, i+1, named)
		}
	}
}

func wantProblemFollowed(t *testing.T, s *store.Store) {
	letter := numbered(t, s, "示同监建〔2020〕1号")
	card := numbered(t, s, letter.Previous)
	reminder := numbered(t, s, card.Previous)
	for i, want := range []model.Result{model.ResultPart, model.ResultOpen} {
		named := letter.Namings(i, []model.Document{reminder, card})
		if len(named) != 2 || named[0].Number != reminder.Number.String() || named[0].Item != i || named[1].Outcome.Result != want {
			t.Errorf("problem %d of the letter is named before by %+v", i+1, named)
		}
	}
}

func wantLetters(t *testing.T, s *store.Store, today model.Date) {
	letters, _ := withEarlier(t, s, model.Filter{Kind: model.KindLetter}, today)
	states := map[model.State]int{}
	for _, d := range letters {
		states[d.State]++
		if l := d.Letter; l.To == "" || l.Causes == "" || l.Copies == "" || !l.Form || d.Issue.Layout != model.LayoutLetter {
			t.Errorf("%s says only %+v", d.Title, l)
		}
	}
	if states[model.Closed] != 2 || states[model.Served] != 1 {
		t.Errorf("letters %v, want two closed and one that runs", states)
	}
}

// wantSlips wants slips in order, on working days, between the acts around them, and kept on paper.
func wantSlips(t *testing.T, s *store.Store, today model.Date) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	kinds, colors := map[model.SlipKind]int{}, map[model.Color]int{}
	documents, _ := withEarlier(t, s, model.Filter{}, today)
	for _, d := range documents {
		last := d.Signed
		for n, slip := range d.Slips {
			kinds[slip.Kind]++
			colors[slip.Color]++
			if !cal.IsWorking(slip.On) || slip.On.Before(last) || slip.Text == "" || !d.Closed.IsZero() && slip.On.After(d.Closed) {
				t.Errorf("%s: %s on %s after %s: %q", d.Title, slip.Name(), slip.On, last, slip.Text)
			}
			last = slip.On
			if _, err := s.SlipPaper(ctx, d.ID, n); err != nil {
				t.Errorf("%s: %s: %v", d.Title, slip.Name(), err)
			}
		}
	}
	for _, k := range []model.SlipKind{model.SlipCopy, model.SlipChase, model.SlipSupervise, model.SlipReturn, model.SlipClosure} {
		if kinds[k] < 3 {
			t.Errorf("%d of %s, want three at least", kinds[k], k.Label())
		}
	}
	if kinds[model.SlipExtension] != 0 || colors[model.Red] != 2 || colors[model.Blue] != 1 {
		t.Errorf("%d extensions, colours %v", kinds[model.SlipExtension], colors)
	}
}

func wantItems(t *testing.T, s *store.Store, today model.Date) {
	verdicts, results := map[model.Verdict]int{}, map[model.Result]int{}
	documents, _ := withEarlier(t, s, model.Filter{}, today)
	for _, d := range documents {
		for _, item := range d.Review.Items {
			results[item.Result]++
			if item.Result != model.ResultOpen && item.Note == "" {
				t.Errorf("%s: what was seen of a problem that is %s is not said", d.Title, item.Result)
			}
		}
		if len(d.Review.Items) > 0 {
			verdicts[d.Review.Verdict]++
		}
	}
	if verdicts[model.ActAccept] < 5 || verdicts[model.ActReturn] != 3 || len(results) != len(model.Results()) {
		t.Errorf("judged problem by problem: %v, %v", verdicts, results)
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
	drafts, earlier := withEarlier(t, s, model.Filter{Kind: model.KindOversight, States: []model.State{model.Draft}}, today)
	if len(drafts) != 1 || earlier[0].State != model.Served || !earlier[0].Deadline.Due.Before(today) {
		t.Errorf("drafts %+v after %+v", drafts, earlier)
	}
	wantOrigins(t, drafts[0], earlier[0])
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
