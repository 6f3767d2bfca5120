package store_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// decided is a store with a meeting, a matter on it and its leader.
func decided(t testing.TB) (*store.Store, model.Meeting, model.Matter, model.Person) {
	t.Helper()
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "罗清源")
	meeting := storetest.Meeting(t, s, day)
	return s, meeting, storetest.Matter(t, s, meeting, leader), leader
}

// did wants an act on an inquiry to have succeeded.
func did(t testing.TB) func(model.Inquiry, error) model.Inquiry {
	return func(q model.Inquiry, err error) model.Inquiry {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
}

func errOfInquiry(_ model.Inquiry, err error) error { return err }

// judged judges its two suggestions: one adopted, the other not.
func judged(t testing.TB, s *store.Store, q model.Inquiry) model.Inquiry {
	t.Helper()
	j := model.Judgement{On: day, By: "吴静", Items: []model.Suggestion{{Adoption: model.Adopted}, {Adoption: model.AdoptedNot, Note: "上级已有规定"}}}
	return did(t)(s.JudgeInquiry(ctx, q.ID, q.Version, j, day))
}

func TestInquiryLivesFromQuickEntryToClosed(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := storetest.Registered(t, s, meeting, matter)
	if q.Number.String() != "问〔2020〕1号" {
		t.Errorf("number %s", q.Number)
	}
	q = did(t)(s.AnswerInquiry(ctx, q.ID, q.Version, []model.Answer{{On: day, Who: "国资局局长", What: "由县国资局考核"}}, nil, day))
	q = judged(t, s, q)
	q = did(t)(s.FollowInquiry(ctx, q.ID, q.Version, "县国资局", day, 15, day))
	if q.Follow.Deadline.Due.String() != "2020-06-17" {
		t.Errorf("due %s", q.Follow.Deadline.Due)
	}
	done := date("2020-06-18")
	q = did(t)(s.CarryOutInquiry(ctx, q.ID, q.Version, "办法已修改印发", done, done))
	q = did(t)(s.RecheckInquiry(ctx, q.ID, q.Version, model.Recheck{On: done, By: "吴静", Result: "属实"}, done))
	q = did(t)(s.ReportInquiry(ctx, q.ID, q.Version, model.Report{On: done, To: "市纪委监委", Reason: "第二条建议没有采纳"}, done))
	q = did(t)(s.CloseInquiry(ctx, q.ID, q.Version, "吴静", done, done))
	lines, err := s.Timeline(ctx, "inquiry", q.ID)
	if err != nil || len(lines) != 9 || !strings.Contains(lines[5].Text, "超过期限2020年6月17日") {
		t.Errorf("%d lines: %+v, %v", len(lines), lines, err)
	}
	if stored, err := s.Inquiry(ctx, q.ID); err != nil || stored.State != model.InquiryClosed || len(stored.Reports) != 1 {
		t.Errorf("stored %+v, %v", stored, err)
	}
	wantSound(t, s)
}

func TestARefusedRegistrationSpendsNoNumber(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := storetest.Inquiry(t, s, meeting, matter)
	if err := errOfInquiry(s.RegisterInquiry(ctx, q.ID, q.Version-1, day)); model.CodeOf(err) != model.Conflict {
		t.Errorf("an older version: %v", err)
	}
	empty := q
	empty.Question = ""
	empty = did(t)(s.SaveInquiry(ctx, empty, day))
	if err := errOfInquiry(s.RegisterInquiry(ctx, empty.ID, empty.Version, day)); model.FieldOf(err) != "question" {
		t.Errorf("without a question: %v", err)
	}
	again := q
	again.Version = empty.Version
	again = did(t)(s.SaveInquiry(ctx, again, day))
	again = did(t)(s.RegisterInquiry(ctx, again.ID, again.Version, day))
	if again.Number.Seq != 1 {
		t.Errorf("the number is %s: a refusal spent one", again.Number)
	}
	if err := errOfInquiry(s.RegisterInquiry(ctx, again.ID, again.Version, day)); model.CodeOf(err) != model.Refused {
		t.Errorf("registered twice: %v", err)
	}
	wantSound(t, s)
}

func TestNumbersOfInquiriesAreGivenOnceAmongManyHands(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	const hands = 8
	var drafts []model.Inquiry
	for range hands {
		drafts = append(drafts, storetest.Inquiry(t, s, meeting, matter))
	}
	var wg sync.WaitGroup
	seqs := make([]int, hands)
	for i, q := range drafts {
		wg.Go(func() {
			q, err := s.RegisterInquiry(ctx, q.ID, q.Version, day)
			if err != nil {
				t.Error(err)
			}
			seqs[i] = q.Number.Seq
		})
	}
	wg.Wait()
	slices.Sort(seqs)
	for i, seq := range seqs {
		if seq != i+1 {
			t.Fatalf("numbers %v", seqs)
		}
	}
	wantSound(t, s)
}

func TestNumberOfAnInquiryIsOfTheYearItWasPut(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := storetest.Inquiry(t, s, meeting, matter)
	q.Phase, q.On = model.PhaseBefore, date("2019-12-31")
	q = did(t)(s.SaveInquiry(ctx, q, day))
	q = did(t)(s.RegisterInquiry(ctx, q.ID, q.Version, day))
	if q.Number.String() != "问〔2019〕1号" || q.Registered != day {
		t.Errorf("%s, registered %s", q.Number, q.Registered)
	}
	if years, err := s.InquiryYears(ctx); err != nil || !slices.Equal(years, []int{2019}) {
		t.Errorf("years %v, %v", years, err)
	}
}

func TestVoidInquiryKeepsItsNumberAndADraftGoes(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := storetest.Registered(t, s, meeting, matter)
	if err := s.DropInquiry(ctx, q.ID, q.Version); model.CodeOf(err) != model.Refused {
		t.Errorf("a numbered one was deleted: %v", err)
	}
	q = did(t)(s.VoidInquiry(ctx, q.ID, q.Version, model.Void{On: day, Reason: "重复登记", By: "郑国强"}, day))
	draft := storetest.Inquiry(t, s, meeting, matter)
	if err := s.DropInquiry(ctx, draft.ID, draft.Version); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Inquiry(ctx, draft.ID); model.CodeOf(err) != model.NotFound {
		t.Errorf("the draft is there: %v", err)
	}
	next := storetest.Registered(t, s, meeting, matter)
	if next.Number.Seq != 2 || next.ID == draft.ID {
		t.Errorf("the next is %s, record %d", next.Number, next.ID)
	}
	c, err := s.InquiryCounts(ctx, model.InquiryFilter{})
	if err != nil || c.Inquiries.N != 1 {
		t.Errorf("counts %+v, %v", c, err)
	}
	wantSound(t, s)
}

func TestWhatHasInquiriesIsNotDeleted(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := storetest.Registered(t, s, meeting, matter)
	wantRefused(t, s.DeleteMeeting(ctx, meeting.ID, meeting.Version), "1 个议题，有 1 次问询（问〔2020〕1号）")
	wantRefused(t, s.DeleteMatter(ctx, matter.ID, matter.Version), "有 1 次问询（问〔2020〕1号）")
	bare := storetest.Meeting(t, s, day.Add(1))
	other := storetest.Matter(t, s, bare, model.Person{})
	wantRefused(t, s.DeleteMeeting(ctx, bare.ID, bare.Version), "1 个议题，不能删除")
	if err := s.DeleteMatter(ctx, other.ID, other.Version); err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteMeeting(ctx, bare.ID, bare.Version-1); model.CodeOf(err) != model.Conflict {
		t.Errorf("an older version was deleted: %v", err)
	}
	if err := s.DeleteMeeting(ctx, bare.ID, bare.Version); err != nil {
		t.Fatal(err)
	}
	lines, err := s.Timeline(ctx, "meeting", bare.ID)
	if err != nil || len(lines) != 2 || lines[1].Action != "delete" {
		t.Errorf("lines %+v, %v", lines, err)
	}
	if again := storetest.Meeting(t, s, day); again.ID == bare.ID {
		t.Error("another meeting has the id of the one deleted")
	}
	if _, err := s.Inquiry(ctx, q.ID); err != nil {
		t.Error(err)
	}
	wantSound(t, s)
}

func TestClosedInquiryIsCorrectedOnRecord(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := judged(t, s, storetest.Registered(t, s, meeting, matter))
	q = did(t)(s.CloseInquiry(ctx, q.ID, q.Version, "吴静", day, day))
	to := q
	to.Question = "公益项目和经营项目的账怎样分开？"
	wantRefused(t, errOfInquiry(s.SaveInquiry(ctx, to, day)), "不能保存草稿")
	q = did(t)(s.CorrectInquiry(ctx, to, "周明", "记录有误", day))
	lines, err := s.Timeline(ctx, "inquiry", q.ID)
	if last := lines[len(lines)-1]; err != nil || !strings.Contains(last.Text, "政府公益项目和企业经营项目怎样分开？”改为“公益项目和经营项目的账") {
		t.Errorf("the last line says %q, %v", last.Text, err)
	}
	if q.State != model.InquiryClosed || q.Number.Seq != 1 || len(q.Corrections) != 1 {
		t.Errorf("%+v", q)
	}
	for _, text := range []string{"账", "的账"} {
		if rows := inquiries(t, s, model.InquiryFilter{Text: text}); len(rows) != 1 {
			t.Errorf("%q finds %d", text, len(rows))
		}
	}
	wantSound(t, s)
}

// inquiries lists what a filter leaves on the day.
func inquiries(t testing.TB, s *store.Store, f model.InquiryFilter) []model.InquiryRow {
	t.Helper()
	rows, err := s.Inquiries(ctx, f, 0, 1000, day)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
