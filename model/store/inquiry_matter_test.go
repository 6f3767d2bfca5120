package store_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestADraftAndItsNewMatterAreStoredTogetherOrNotAtAll(t *testing.T) {
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "罗清源")
	m := model.NewMatter(0, 0)
	m.Title, m.Unit, m.Leader = "审议《县属国有企业领导人管理办法》", "县国资局", model.LeaderRef{ID: leader.ID}
	q := model.NewInquiry(0, model.Meeting{}, "周明", day)
	q.Question = "政府公益项目和企业经营项目怎样分开？"

	untitled, unknown, undated := m, m, q
	untitled.Title, unknown.Leader, undated.On = "", model.LeaderRef{ID: 99}, model.Date{}
	for _, c := range []struct {
		name string
		q    model.Inquiry
		m    model.Matter
	}{{"no title", q, untitled}, {"no such leader", q, unknown}, {"no day", undated, m}} {
		if _, err := s.NoteInquiry(ctx, c.m, c.q, day); err == nil {
			t.Errorf("%s: stored", c.name)
		}
	}
	stale := storetest.Inquiry(t, s, model.Meeting{From: day, To: day}, model.Matter{})
	changed := did(t)(s.SaveInquiry(ctx, stale, day))
	if err := errOfInquiry(s.NoteInquiry(ctx, m, stale, day)); model.CodeOf(err) != model.Conflict {
		t.Errorf("an older version: %v", err)
	}
	if matters, err := s.Matters(ctx, model.MatterFilter{}, 0, 10); err != nil || len(matters) != 0 {
		t.Errorf("a refusal left the matters %+v, %v", matters, err)
	}

	q = did(t)(s.NoteInquiry(ctx, m, q, day))
	changed = did(t)(s.NoteInquiry(ctx, m, changed, day))
	rows := inquiries(t, s, model.InquiryFilter{Text: "国有企业"})
	if len(rows) != 2 || rows[0].ID != q.ID || rows[1].ID != changed.ID || rows[0].Leader.Post != "县委常委、宣传部部长" || rows[0].Matter == rows[1].Matter {
		t.Errorf("the rows are %+v", rows)
	}
	wantSound(t, s)
}
