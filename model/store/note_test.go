package store_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestANewMatterAndItsInquiryAreStoredTogetherOrNotAtAll(t *testing.T) {
	s, meeting, _, _ := decided(t)
	m := model.NewMatter(meeting.ID, 4)
	m.Title, m.Class = "县城供水管网改造追加预算", model.ClassFunds
	q := model.NewInquiry(0, meeting, "周明", day)
	q.Question = "追加的预算有没有经过评审？"
	q.Answers = []model.Answer{{On: day, What: "有"}} // by nobody
	if err := errOfInquiry(s.NoteInquiry(ctx, m, q, day)); model.FieldOf(err) != "answers" {
		t.Errorf("an answer by nobody: %v", err)
	}
	q.Answers[0].Who = "水务局局长"
	gone := storetest.Inquiry(t, s, meeting, model.Matter{})
	if err := s.DropInquiry(ctx, gone.ID, gone.Version); err != nil {
		t.Fatal(err)
	}
	lost := q
	lost.ID, lost.Version = gone.ID, gone.Version // dropped in between: only the transaction can tell
	if err := errOfInquiry(s.NoteInquiry(ctx, m, lost, day)); model.CodeOf(err) != model.NotFound {
		t.Errorf("a draft that is gone: %v", err)
	}
	if matters, err := s.MattersOf(ctx, meeting.ID); err != nil || len(matters) != 1 {
		t.Fatalf("after refusals the meeting has %d matters, %v", len(matters), err)
	}

	q = did(t)(s.NoteInquiry(ctx, m, q, day))
	stored, err := s.Matter(ctx, q.Matter)
	if err != nil || stored.Title != m.Title || stored.Class != model.ClassFunds || stored.No != 4 || q.State != model.InquiryDraft {
		t.Errorf("stored %+v on %+v, %v", q, stored, err)
	}
	for entity, id := range map[string]int64{"matter": stored.ID, "inquiry": q.ID} {
		if lines, err := s.Timeline(ctx, entity, id); err != nil || len(lines) != 1 {
			t.Errorf("%s has %d lines, %v", entity, len(lines), err)
		}
	}

	m.Title = "县城供水管网改造（二期）追加预算"
	moved := did(t)(s.NoteInquiry(ctx, m, q, day))
	if moved.ID != q.ID || moved.Matter == q.Matter {
		t.Errorf("the draft %d on %d was put on %d as %d", q.ID, q.Matter, moved.Matter, moved.ID)
	}
	wantSound(t, s)
}

func TestDraftsOfAMeetingGetTheirNumbersTogetherInTheOrderRecorded(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	for range 3 {
		storetest.Inquiry(t, s, meeting, matter)
	}
	storetest.Inquiry(t, s, model.Meeting{From: day}, model.Matter{}) // on no matter: not of this meeting
	drafts, err := s.InquiriesAt(ctx, meeting.ID)
	if err != nil || len(drafts) != 3 {
		t.Fatalf("%d drafts, %v", len(drafts), err)
	}
	last := drafts[2]
	last.By = ""
	last = did(t)(s.SaveInquiry(ctx, last, day))
	drafts[2].Version = last.Version
	if _, err := s.RegisterInquiries(ctx, drafts, day); model.FieldOf(err) != "by" {
		t.Errorf("without a name: %v", err)
	}
	if stored, err := s.Inquiry(ctx, drafts[0].ID); err != nil || stored.State != model.InquiryDraft {
		t.Errorf("the first one is %s although the last was refused, %v", stored.State, err)
	}

	last.By = "郑国强"
	drafts[2] = did(t)(s.SaveInquiry(ctx, last, day))
	registered, err := s.RegisterInquiries(ctx, drafts, day)
	if err != nil || len(registered) != 3 {
		t.Fatalf("%d registered, %v", len(registered), err)
	}
	for i, want := range []string{"问〔2020〕1号", "问〔2020〕2号", "问〔2020〕3号"} {
		if got := registered[i]; got.ID != drafts[i].ID || got.Number.String() != want {
			t.Errorf("%d is %s, want %s", got.ID, got.Number, want)
		}
	}
	wantSound(t, s)
}
