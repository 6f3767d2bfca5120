package store_test

import (
	"slices"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestListsFollowTheMatterAndItsMeeting(t *testing.T) {
	s, meeting, matter, leader := decided(t)
	q := storetest.Registered(t, s, meeting, matter)
	leader.Posts[0].To = day
	leader.Posts = append(leader.Posts, model.Post{Title: "县委副书记", From: day.Add(1)})
	leader, err := s.SavePerson(ctx, leader)
	if err != nil {
		t.Fatal(err)
	}
	matter.Title, matter.Class, matter.Decision = "审议国企管理办法", model.ClassCadres, model.DecisionAmended
	if matter, err = s.SaveMatter(ctx, matter, day); err != nil {
		t.Fatal(err)
	}
	if r := inquiries(t, s, model.InquiryFilter{})[0]; r.Title != "审议国企管理办法" || r.Class != model.ClassCadres || r.Leader.Post != "县委常委、宣传部部长" {
		t.Errorf("row %+v", r)
	}
	meeting.Type, meeting.To, meeting.From = "书记专题会", day.Add(2), day.Add(1)
	if meeting, err = s.SaveMeeting(ctx, meeting); err != nil {
		t.Fatal(err)
	}
	r := inquiries(t, s, model.InquiryFilter{MeetingType: "书记专题会", Leader: leader.ID, Text: "副书记"})
	if len(r) != 1 || r[0].Held != meeting.From || r[0].Leader.Post != "县委副书记" {
		t.Errorf("rows %+v", r)
	}
	if stored, err := s.Inquiry(ctx, q.ID); err != nil || stored.Version != q.Version {
		t.Errorf("the inquiry itself is another version: %+v, %v", stored, err)
	}
	if matter, err = s.Matter(ctx, matter.ID); err != nil {
		t.Fatal(err)
	}
	matter.Meeting, matter.Decision = 0, model.DecisionOpen
	if _, err = s.SaveMatter(ctx, matter, day); model.FieldOf(err) != "meeting" {
		t.Errorf("taken off the meeting at which it was inquired about: %v", err)
	}
	if found, err := s.Meetings(ctx, model.MeetingFilter{Text: "国企"}, model.MeetingRow{}, 10); err != nil || len(found) != 1 || found[0].Inquiries != 1 {
		t.Errorf("meetings by the title of a matter: %+v, %v", found, err)
	}
	wantSound(t, s)
}

func TestEachFigureOpensItsRecords(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	waiting := model.NewMatter(0, 0)
	waiting.Title, waiting.Class, waiting.Amount = "购置设备", model.ClassFunds, 500_000
	waiting, err := s.SaveMatter(ctx, waiting, day)
	if err != nil {
		t.Fatal(err)
	}
	judged(t, s, storetest.Registered(t, s, meeting, matter))
	storetest.Registered(t, s, meeting, matter)
	storetest.Inquiry(t, s, meeting, matter) // a draft
	early := storetest.Inquiry(t, s, meeting, waiting)
	early.Phase = model.PhaseBefore
	early = did(t)(s.SaveInquiry(ctx, early, day))
	did(t)(s.RegisterInquiry(ctx, early.ID, early.Version, day))
	c, err := s.InquiryCounts(ctx, model.InquiryFilter{Year: 2020})
	if err != nil {
		t.Fatal(err)
	}
	if c.Inquiries.N != 3 || c.Suggestions.N != 6 || c.Money != 13_847_200+500_000 {
		t.Errorf("%d inquiries, %d suggestions, %s", c.Inquiries.N, c.Suggestions.N, c.Money)
	}
	if rate, known := c.AdoptionRate(); rate != 500 || !known {
		t.Errorf("rate %d, %v", rate, known)
	}
	for _, n := range slices.Concat([]model.InquiryCount{c.Inquiries}, c.ByPhase, c.ByClass, c.ByType) {
		if got := len(inquiries(t, s, n.Filter)); got != n.N {
			t.Errorf("%s: %d, opens %d", n.Name, n.N, got)
		}
	}
	for i, want := range []int{1, 0, 1, 0, 4} {
		a := c.ByAdoption[i]
		suggestions := 0
		for _, r := range inquiries(t, s, a.Filter) {
			suggestions += []int{r.Adopted, r.Partly, r.NotAdopted, r.Deferred, r.Suggestions - r.Adopted - r.Partly - r.NotAdopted - r.Deferred}[i]
		}
		if a.N != want || suggestions != want {
			t.Errorf("%s: %d, want %d; opens %d", a.Name, a.N, want, suggestions)
		}
	}
}

func TestInquiryAndDocumentNameEachOther(t *testing.T) {
	s, meeting, matter, leader := decided(t)
	q := judged(t, s, storetest.Registered(t, s, meeting, matter))
	kinds, err := s.Kinds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d, err := q.Document(kinds[0], matter, "周明", day)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = s.SaveDraft(ctx, d, day); err != nil {
		t.Fatal(err)
	}
	if stored := did(t)(s.Inquiry(ctx, q.ID)); len(stored.Documents) != 0 {
		t.Errorf("a draft is named: %q", stored.Documents)
	}
	d = storetest.Advance(t, s, d, model.Signing, day)
	failing := func(model.Paper) ([]byte, error) { return nil, model.Refuse("以下字无法打印") }
	if _, err := s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, failing); err == nil {
		t.Fatal("signed")
	}
	if stored := did(t)(s.Inquiry(ctx, q.ID)); len(stored.Documents) != 0 || stored.Version != q.Version {
		t.Errorf("a refused signing left %+v", stored)
	}
	d = storetest.Advance(t, s, d, model.Signed, day)
	stored := did(t)(s.Inquiry(ctx, q.ID))
	if !slices.Equal(stored.Documents, []string{d.Number.String()}) || d.Inquiry != q.Number.String() || d.Leader.ID != leader.ID {
		t.Errorf("%q names %q", stored.Documents, d.Inquiry)
	}
	rows, err := s.Documents(ctx, model.Filter{Inquiry: q.Number.String()}, 0, 10, day)
	if err != nil || len(rows) != 1 || rows[0].ID != d.ID {
		t.Errorf("documents of the inquiry: %+v, %v", rows, err)
	}
	wantSound(t, s)
}

func TestNoDocumentIsSignedFromAVoidInquiry(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := storetest.Registered(t, s, meeting, matter)
	kinds, err := s.Kinds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d, err := q.Document(kinds[0], matter, "周明", day)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = s.SaveDraft(ctx, d, day); err != nil {
		t.Fatal(err)
	}
	d = storetest.Advance(t, s, d, model.Signing, day)
	did(t)(s.VoidInquiry(ctx, q.ID, q.Version, model.Void{On: day, Reason: "重复登记", By: "郑国强"}, day))
	wantRefused(t, errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render)), "现在是“作废”，不能据此制发文书")
	if d := stored(t, s, d.ID); !d.Number.IsZero() {
		t.Errorf("a number was spent: %s", d.Number)
	}
	wantSound(t, s)
}

func TestNumbersOfInquiriesOutliveAKilledProgram(t *testing.T) {
	dir := deskForChildren(t)
	var acked []int
	for range 6 {
		cmd := child(roleRegister, dir, 1_000_000)
		seen, err := acknowledged(cmd, func() { time.AfterFunc(40*time.Millisecond, func() { cmd.Process.Kill() }) })
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil || len(seen) == 0 {
			t.Fatalf("the child was not killed at work: %d numbers, %v", len(seen), err)
		}
		acked = append(acked, seen...)
	}
	s := reopen(t, dir)
	var given []int
	for _, r := range inquiries(t, s, model.InquiryFilter{Counted: true}) {
		given = append(given, r.Number.Seq)
	}
	slices.Sort(given)
	for i, seq := range given {
		if seq != i+1 {
			t.Fatalf("numbers %v: a gap or a double", given)
		}
	}
	if slices.Max(acked) > len(given) || len(slices.Compact(slices.Sorted(slices.Values(acked)))) != len(acked) {
		t.Errorf("acknowledged %v, on disk %d", acked, len(given))
	}
	wantSound(t, s)
}
