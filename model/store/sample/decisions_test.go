package sample_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

// inquiriesOf lists inquiries in the order of their records.
func inquiriesOf(t *testing.T, s *store.Store, f model.InquiryFilter, today model.Date) []model.InquiryRow {
	t.Helper()
	rows, err := s.Inquiries(ctx, f, 0, 1000, today)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(rows)
	return rows
}

// wantInquiries wants the 31 inquiries of the pilot year, ended and numbered by their days.
func wantInquiries(t *testing.T, s *store.Store, today model.Date) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.InquiryCounts(ctx, model.InquiryFilter{Year: 2020})
	if err != nil || c.Inquiries.N != 31 {
		t.Fatalf("%d inquiries in 2020, want 31 (%v)", c.Inquiries.N, err)
	}
	for _, part := range slices.Concat(c.ByPhase, c.ByClass, c.ByAdoption[:4]) {
		if part.N == 0 {
			t.Errorf("no %s", part.Name)
		}
	}
	if len(c.ByType) != 5 || c.ByAdoption[4].N != 0 || c.Money == 0 {
		t.Errorf("%d types of meetings, %d suggestions not judged, %s", len(c.ByType), c.ByAdoption[4].N, c.Money)
	}
	last := model.InquiryRow{}
	for i, r := range inquiriesOf(t, s, model.InquiryFilter{Year: 2020}, today) {
		if r.State != model.InquiryClosed || r.Number.Seq != i+1 || r.On.Before(last.On) {
			t.Errorf("%s of %s, %s, follows %s of %s", r.Number, r.On, r.State.Label(), last.Number, last.On)
		}
		for _, d := range []model.Date{r.On, r.Held, r.Done, r.Closed} {
			if !d.IsZero() && !cal.IsWorking(d) {
				t.Errorf("%s: nobody is in the office on %s", r.Number, d)
			}
		}
		last = r
	}
}

// wantEnterpriseRules wants the inquiries of April 2020 on 《县属国有企业领导人管理办法》 at both meetings.
func wantEnterpriseRules(t *testing.T, s *store.Store, today model.Date) {
	rows := inquiriesOf(t, s, model.InquiryFilter{Year: 2020, Text: "县属国有企业领导人管理办法"}, today)
	var types []string
	for _, r := range rows {
		q, err := s.Inquiry(ctx, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(r.On.String(), "2020-04") || !strings.Contains(q.Suggestions[0].Text, "要理顺政府公益项目和企业经营项目的关系") || q.Suggestions[0].Adoption != model.Adopted {
			t.Errorf("%s on %s suggests %q, %s", r.Number, r.On, q.Suggestions[0].Text, q.Suggestions[0].Adoption)
		}
		types = append(types, r.MeetingType)
	}
	if !slices.Equal(types, []string{"县政府常务会", "县委常委会"}) {
		t.Errorf("inquired about at %q", types)
	}
}

// wantCardFromInquiry wants an inquiry that was not heeded to have led to a document, each naming the other.
func wantCardFromInquiry(t *testing.T, s *store.Store, today model.Date) {
	var made int
	for _, d := range rows(t, s, model.Filter{Year: 2020}, today) {
		card := document(t, s, d.ID)
		if card.Inquiry == "" {
			continue
		}
		made++
		n, err := model.ParseNumber(card.Inquiry)
		if err != nil {
			t.Fatal(err)
		}
		q, err := s.InquiryByNumber(ctx, n)
		if err != nil || !slices.Equal(q.Documents, []string{card.Number.String()}) || len(q.Reports) == 0 || !card.Signed.After(q.On) {
			t.Errorf("%s names %s, which names %q, %v", card.Number, card.Inquiry, q.Documents, err)
		}
	}
	if made != 1 {
		t.Errorf("%d documents made from inquiries", made)
	}
}

// wantInquiriesToday wants the inquiries around today in many states and lights, with one that waits for a meeting.
func wantInquiriesToday(t *testing.T, s *store.Store, today model.Date) {
	states, lights, waiting := map[model.InquiryState]int{}, map[model.Light]int{}, 0
	for _, r := range inquiriesOf(t, s, model.InquiryFilter{}, today) {
		if r.On.Year() == 2020 {
			continue
		}
		states[r.State]++
		lights[r.Standing.Light]++
		if r.Meeting == 0 {
			waiting++
		}
	}
	for _, st := range []model.InquiryState{
		model.InquiryDraft, model.InquiryRegistered, model.InquiryAnswered, model.InquiryJudged, model.InquiryFollowing, model.InquiryClosed,
	} {
		if states[st] == 0 {
			t.Errorf("none is %s", st.Label())
		}
	}
	if lights[model.LightOverdue] != 1 || lights[model.LightNormal] != 1 || waiting != 1 {
		t.Errorf("lights %v, %d wait for a meeting", lights, waiting)
	}
}
