package sample_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/model/store/storetest"
)

var ctx = context.Background()

func open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, t.TempDir(), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func fill(t testing.TB, today model.Date) *store.Store {
	t.Helper()
	s := open(t)
	if err := sample.Fill(ctx, s, today, sample.Printers{Document: storetest.Render, Slip: storetest.RenderSlip, Vetting: storetest.RenderVetting}); err != nil {
		t.Fatalf("on %s: %v", today, err)
	}
	return s
}

// rows lists the documents, oldest first.
func rows(t *testing.T, s *store.Store, f model.Filter, today model.Date) []model.Row {
	t.Helper()
	out, err := s.Documents(ctx, f, 0, 1000, today)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(out)
	return out
}

func document(t *testing.T, s *store.Store, id int64) model.Document {
	t.Helper()
	d, err := s.Document(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheCounty(t *testing.T) {
	today := model.MustDate("2026-05-20")
	s := fill(t, today)
	t.Run("has 24 issued documents of the pilot year", func(t *testing.T) { wantPilotYear(t, s, today) })
	t.Run("has documents not carried out and those that follow them", func(t *testing.T) { wantLadder(t, s, today) })
	t.Run("has a ladder of three through which a problem is followed", func(t *testing.T) { wantProblemFollowed(t, s) })
	t.Run("has letters with all their parts", func(t *testing.T) { wantLetters(t, s, today) })
	t.Run("has every slip but the extension, each on its day", func(t *testing.T) { wantSlips(t, s, today) })
	t.Run("has replies judged problem by problem", func(t *testing.T) { wantItems(t, s, today) })
	t.Run("has the card of 27 May 2020 as reported", func(t *testing.T) { wantCardOfMay(t, s, today) })
	t.Run("has duties done, missed, done early and soon due", func(t *testing.T) { wantDuties(t, s, today) })
	t.Run("has leaders of every difficult kind", func(t *testing.T) { wantLeaders(t, s, today) })
	t.Run("has 31 inquiries of the pilot year", func(t *testing.T) { wantInquiries(t, s, today) })
	t.Run("has the inquiries of April 2020 as reported", func(t *testing.T) { wantEnterpriseRules(t, s, today) })
	t.Run("has an inquiry that led to a document", func(t *testing.T) { wantCardFromInquiry(t, s, today) })
	t.Run("has inquiries of every kind around today", func(t *testing.T) { wantInquiriesToday(t, s, today) })
	t.Run("has 550 cadres vetted in the pilot year and a batch under way", func(t *testing.T) { wantVetted(t, s, today) })
	t.Run("is not filled twice", func(t *testing.T) { wantRefusal(t, s, today, "已有监督对象或文书") })
}

func wantPilotYear(t *testing.T, s *store.Store, today model.Date) {
	pilot := rows(t, s, model.Filter{Year: 2020}, today)
	if len(pilot) != 24 {
		t.Fatalf("%d documents in 2020, want 24", len(pilot))
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	late, again, last := 0, map[model.Act]int{}, map[string]model.Row{}
	for _, r := range pilot {
		if r.State != model.Closed && r.State != model.Escalated {
			t.Errorf("%s is %s", r.Number, r.State.Label())
		}
		before := last[r.Number.Mark]
		if r.Number.Seq != before.Number.Seq+1 || r.Signed.Before(before.Signed) {
			t.Errorf("%s of %s does not follow in its series", r.Number, r.Signed)
		}
		last[r.Number.Mark] = r
		for _, d := range []model.Date{r.Drafted, r.Signed, r.Served, r.Received, r.Replied, r.Closed} {
			if !d.IsZero() && !cal.IsWorking(d) {
				t.Errorf("%s: nobody is in the office on %s", r.Number, d)
			}
		}
		if r.Replied.After(r.Due) {
			late++
		}
		for _, a := range []model.Act{model.ActReturn, model.ActPartial} {
			if acted(t, s, r.ID, a) {
				again[a]++
			}
		}
	}
	if last["示同监提"].Number.Seq != 18 || last["示同监督"].Number.Seq != 4 || last["示同监建"].Number.Seq != 2 {
		t.Errorf("the last numbers are %s, %s and %s", last["示同监提"].Number, last["示同监督"].Number, last["示同监建"].Number)
	}
	if late < 3 || again[model.ActReturn] != 3 || again[model.ActPartial] != 2 {
		t.Errorf("%d late, %v judged again; want some late, three returned, two accepted in part", late, again)
	}
}

func acted(t *testing.T, s *store.Store, id int64, a model.Act) bool {
	t.Helper()
	lines, err := s.Timeline(ctx, "document", id)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(lines, func(e model.AuditEntry) bool { return e.Action == string(a) })
}

func wantCardOfMay(t *testing.T, s *store.Store, today model.Date) {
	var found []model.Document
	for _, r := range rows(t, s, model.Filter{Year: 2020}, today) {
		if r.Signed.String() == "2020-05-27" {
			found = append(found, document(t, s, r.ID))
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d cards of 2020-05-27", len(found))
	}
	d := found[0]
	if !strings.HasPrefix(d.Leader.Post, "县委常委") || d.Link != model.Liaison || len(d.Units) != 1 || len(d.Suggestions) == 0 {
		t.Errorf("leader %+v, units %v, suggestions %v", d.Leader, d.Units, d.Suggestions)
	}
	if !slices.Equal(d.Problems, []string{"思想文化宣传薄弱", "内生动力不足"}) {
		t.Errorf("problems %q", d.Problems)
	}
	if d.Term != 15 || d.Service.Received.String() != "2020-05-27" || d.Deadline.Due.String() != "2020-06-17" {
		t.Errorf("%d working days from %s give %s", d.Term, d.Service.Received, d.Deadline.Due)
	}
	if d.Reply.Received.After(d.Deadline.Due) || d.State != model.Closed {
		t.Errorf("answered %s, %s", d.Reply.Received, d.State.Label())
	}
	if text := d.Wording.Lead + d.Wording.Request + d.Wording.Feedback; strings.Contains(text, "{") || !strings.Contains(text, "15个工作日") {
		t.Errorf("wording %s", text)
	}
}

// todays are days all over 2026, days off among them, and the edges of its tables.
func todays(t *testing.T) []model.Date {
	step := 11
	if testing.Short() {
		step = 200
	}
	days := []model.Date{}
	for d := model.MustDate("2026-01-01"); d.Year() == 2026; d = d.Add(step) {
		days = append(days, d)
	}
	edges := []string{"2026-02-17", "2021-07-01", "2026-01-03", "2026-02-14", "2026-02-23", "2026-10-01", "2026-10-10", "2027-01-04"}
	if testing.Short() {
		edges = edges[:1]
	}
	for _, s := range edges {
		days = append(days, model.MustDate(s))
	}
	return days
}

func TestEveryStateAndLightIsThereOnAnyDay(t *testing.T) {
	for _, today := range todays(t) {
		t.Run(today.String(), func(t *testing.T) {
			t.Parallel()
			wantEveryStateAndLight(t, fill(t, today), today)
		})
	}
}

func wantEveryStateAndLight(t *testing.T, s *store.Store, today model.Date) {
	t.Helper()
	all := rows(t, s, model.Filter{}, today)
	states, lights, most := map[model.State]int{}, map[model.Light]int{}, 0
	for _, r := range all {
		states[r.State]++
		lights[r.Standing.Light]++
		most = max(most, -r.Standing.Left)
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range model.States() {
		if states[st] == 0 {
			t.Errorf("nothing is %s", st.Label())
		}
	}
	for _, l := range model.Lights() {
		// A term ends on a working day, so nothing can be due on a day off.
		if l == model.LightToday && !cal.IsWorking(today) {
			continue
		}
		if lights[l] == 0 {
			t.Errorf("no light is %s", l.Label())
		}
	}
	if states[model.Voided] < 2 || most < 6 {
		t.Errorf("%d void, at most %d working days overdue", states[model.Voided], most)
	}
	wantSupervisionToday(t, s, today)
	wantInquiriesToday(t, s, today)
	wantSound(t, s, len(all))
}

func wantSound(t *testing.T, s *store.Store, documents int) {
	t.Helper()
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) > 0 || r.Documents != int64(documents) {
		t.Errorf("verify: %d documents, %v, %v", r.Documents, r.Problems, err)
	}
}

func wantLeaders(t *testing.T, s *store.Store, today model.Date) {
	people, err := s.People(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	names, posts := map[string]map[string]bool{}, 0
	var retired, top bool
	for _, p := range people {
		if names[p.Name] == nil {
			names[p.Name] = map[string]bool{}
		}
		names[p.Name][p.PostOn(today)] = true
		posts = max(posts, len(p.Posts))
		top = top || p.Top
		ended := slices.ContainsFunc(p.Posts, func(post model.Post) bool { return !post.To.IsZero() })
		retired = retired || ended && p.PostOn(today) == p.Level
	}
	if len(names["陈文博"]) != 2 || posts < 3 || !retired || !top {
		t.Errorf("same name %v, most posts %d, retired %v, 一把手 %v", names["陈文博"], posts, retired, top)
	}
	for _, part := range []string{"𬱖", "镕", "欧阳"} {
		found := false
		for name := range names {
			found = found || strings.Contains(name, part)
		}
		if !found {
			t.Errorf("no name with %s", part)
		}
	}
}

func TestADeskInUseAndAWrongClockAreRefused(t *testing.T) {
	used := open(t)
	storetest.Leader(t, used, "李书言")
	wantRefusal(t, used, model.MustDate("2026-05-20"), "已有监督对象或文书")
	wantRefusal(t, open(t), model.MustDate("2019-12-31"), "电脑日期是2019年12月31日")
}

// wantRefusal wants a filling to be refused by this sentence, and nothing written.
func wantRefusal(t *testing.T, s *store.Store, today model.Date, part string) {
	t.Helper()
	before, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	err = sample.Fill(ctx, s, today, sample.Printers{Document: storetest.Render, Slip: storetest.RenderSlip, Vetting: storetest.RenderVetting})
	if model.CodeOf(err) != model.Refused || !strings.Contains(model.UserMessage(err), part) {
		t.Errorf("got %v, want a refusal saying %q", err, part)
	}
	if after, err := s.Verify(ctx); err != nil || after.LastHash != before.LastHash {
		t.Errorf("something was written: %v", err)
	}
}

func TestAPaperThatCannotBePrintedStopsWithItsSentence(t *testing.T) {
	failing := func(model.Paper) ([]byte, error) { return nil, model.Refuse("以下字无法打印：𬱖") }
	err := sample.Fill(ctx, open(t), model.MustDate("2026-05-20"), sample.Printers{Document: failing, Slip: storetest.RenderSlip, Vetting: storetest.RenderVetting})
	if got := model.UserMessage(err); got != "以下字无法打印：𬱖" {
		t.Errorf("says %q", got)
	}
}

// BenchmarkFill fills the county, which a clerk waits for at the first start; the floor is the same records verified.
func BenchmarkFill(b *testing.B) {
	var filling, verifying time.Duration
	for b.Loop() {
		start := time.Now()
		s := fill(b, model.MustDate("2026-05-20"))
		filling += time.Since(start)
		start = time.Now()
		if _, err := s.Verify(ctx); err != nil {
			b.Fatal(err)
		}
		verifying += time.Since(start)
	}
	b.ReportMetric(float64(filling)/float64(verifying), "x/verify")
}
