package store_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// chaseSlip issues a 催办通知单 of a document that runs.
func chaseSlip(t *testing.T, s *store.Store, d model.Document, text string) model.Document {
	t.Helper()
	slip := d.NewSlip(model.SlipChase, "周明", later, model.Standing{})
	slip.Text = text
	d, err := s.IssueSlip(ctx, d.ID, d.Version, slip, later, storetest.RenderSlip)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// paperOfChase is what storetest.RenderSlip makes of it.
func paperOfChase(d model.Document, n int) []byte {
	return fmt.Appendf(nil, "%%PDF %s 催办通知单（第%d次）", d.Number, n)
}

func wantSlip(t *testing.T, s *store.Store, id int64, n int, want []byte) {
	t.Helper()
	if got, err := s.SlipPaper(ctx, id, n); err != nil || !bytes.Equal(got, want) {
		t.Errorf("slip %d is %q, %v; want %q", n, got, err, want)
	}
}

func TestASlipIsKeptByteForByte(t *testing.T) {
	s := storetest.New(t)
	d := reminder(t, s, "李书言")
	before := d
	d = chaseSlip(t, s, d, "请于三日内反馈")
	d = chaseSlip(t, s, d, "再次催办")
	if d.State != model.Served || d.Version != before.Version+2 || d.Deadline != before.Deadline || len(d.Slips) != 2 {
		t.Errorf("the reminder is now %s, version %d, due %s, with %d slips", d.State.Label(), d.Version, d.Deadline.Due, len(d.Slips))
	}
	if got := stored(t, s, d.ID).Slips; len(got) != 2 || got[1].Nth != 2 || len(got[1].SHA256) != 64 || got[0].SHA256 == got[1].SHA256 {
		t.Errorf("stored %+v", got)
	}
	wantSlip(t, s, d.ID, 0, paperOfChase(d, 1))
	wantSlip(t, s, d.ID, 1, paperOfChase(d, 2))
	for _, n := range []int{-1, 2} {
		if _, err := s.SlipPaper(ctx, d.ID, n); model.CodeOf(err) != model.NotFound {
			t.Errorf("slip %d: %v", n, err)
		}
	}
	lines := timeline(t, s, d.ID)
	if last := lines[len(lines)-1]; last.Action != string(model.ActSlip) || last.Text != "出具催办通知单（第2次）；再次催办" {
		t.Errorf("the timeline ends with %s %q", last.Action, last.Text)
	}
	if rows, err := s.Documents(ctx, model.Filter{Text: "再次催办"}, 0, 50, later); err != nil || len(rows) != 1 {
		t.Errorf("the words of the slip find %d, %v", len(rows), err)
	}
	d = storetest.Advance(t, s, d, model.Closed, later)
	wantSlip(t, s, d.ID, 1, paperOfChase(d, 2))
	wantSound(t, s)
}

func TestVerifyCountsTheSlips(t *testing.T) {
	s := storetest.New(t)
	d := reminder(t, s, "李书言")
	before, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	chaseSlip(t, s, d, "催办")
	if after, err := s.Verify(ctx); err != nil || after.Papers != before.Papers+1 {
		t.Errorf("%d papers after %d, %v", after.Papers, before.Papers, err)
	}
}

func TestASlipThatIsRefusedLeavesNothingBehind(t *testing.T) {
	s := storetest.New(t)
	d := reminder(t, s, "李书言")
	slip := d.NewSlip(model.SlipChase, "周明", later, model.Standing{})
	failing := func(model.Paper, model.Slip) ([]byte, error) {
		return nil, model.Refuse("以下字无法打印：😀")
	}
	lines := len(timeline(t, s, d.ID))
	wantRefused(t, errOf(s.IssueSlip(ctx, d.ID, d.Version, slip, later, failing)), "无法打印")
	wantRefused(t, errOf(s.IssueSlip(ctx, d.ID, d.Version, d.NewSlip(model.SlipClosure, "周明", later, model.Standing{}), later, storetest.RenderSlip)),
		"文书现在是“已送达”，不能出具销号审批表")
	if _, err := s.IssueSlip(ctx, d.ID, d.Version-1, slip, later, storetest.RenderSlip); model.CodeOf(err) != model.Conflict {
		t.Errorf("on an older version: %v", err)
	}
	if got := stored(t, s, d.ID); got.Version != d.Version || len(got.Slips) != 0 {
		t.Errorf("version %d with %d slips", got.Version, len(got.Slips))
	}
	if _, err := s.SlipPaper(ctx, d.ID, 0); model.CodeOf(err) != model.NotFound {
		t.Errorf("a paper was kept: %v", err)
	}
	if n := len(timeline(t, s, d.ID)); n != lines {
		t.Errorf("%d new lines", n-lines)
	}
	if d = chaseSlip(t, s, d, "催办"); d.Slips[0].Nth != 1 {
		t.Errorf("the refused one is counted: %s", d.Slips[0].Name())
	}
	wantSound(t, s)
}

func TestASlipIsSetAsTheDocumentWasIssued(t *testing.T) {
	s := storetest.New(t)
	d := reminder(t, s, "李书言")
	kind, _ := kinds(t, s)
	kind.Name = "提醒卡"
	if _, err := s.SetKind(ctx, kind); err != nil {
		t.Fatal(err)
	}
	var paper model.Paper
	watching := func(p model.Paper, slip model.Slip) ([]byte, error) {
		paper = p
		return storetest.RenderSlip(p, slip)
	}
	d, err := s.IssueSlip(ctx, d.ID, d.Version, d.NewSlip(model.SlipChase, "周明", later, model.Standing{}), later, watching)
	if err != nil || paper.Kind.Name != "工作提醒卡" || paper.Document.Number != d.Number || paper.Office != storetest.Office {
		t.Errorf("set as %q of %q, %v", paper.Kind.Name, paper.Document.Number, err)
	}
}

func TestATamperedSlipIsFound(t *testing.T) {
	for _, c := range []struct{ name, part, statement string }{
		{"other bytes", "一张单据缺失或被改动过", "DROP TRIGGER slip_no_update; UPDATE slip SET pdf=x'00'"},
		{"taken out", "一张单据缺失或被改动过", "DROP TRIGGER slip_no_delete; DELETE FROM slip"},
		{"taken out of the document", "与操作记录不一致", "UPDATE document_text SET body=json_set(body, '$.Slips', json('[]'))"},
		{"the whole text spoilt", "与操作记录不一致", "UPDATE document_text SET body='{'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := storetest.New(t)
			d := chaseSlip(t, s, reminder(t, s, "李书言"), "催办")
			wantSound(t, s)
			editDatabase(t, s, c.statement)
			s, err := store.Open(ctx, s.Dir(), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, err := s.Verify(ctx)
			if err != nil || !strings.Contains(strings.Join(r.Problems, "\n"), c.part) {
				t.Errorf("found %v, %v; want %q", r.Problems, err, c.part)
			}
			if pdf, err := s.SlipPaper(ctx, d.ID, 0); err == nil {
				t.Errorf("shown as %q", pdf)
			}
		})
	}
}

func TestSlipsComeBackWithABackup(t *testing.T) {
	s := storetest.New(t)
	d := chaseSlip(t, s, reminder(t, s, "李书言"), "催办")
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, "口令 battery"); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := store.Restore(ctx, file, dir, "口令 battery"); err != nil {
		t.Fatal(err)
	}
	back := storetest.Open(t, dir)
	wantSlip(t, back, d.ID, 0, paperOfChase(d, 1))
	wantSlip(t, back, d.ID, 1, paperOfChase(chaseSlip(t, back, stored(t, back, d.ID), "再催"), 2))
	wantSound(t, back)
}

func TestAReviewOfEachProblemIsStoredAndCarriedOn(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Advance(t, s, reminder(t, s, "李书言"), model.Replied, later)
	review := model.Review{On: later, Verdict: model.ActPartial, Opinion: "第二条没有整改", By: "吴静", Term: 5, Items: []model.Outcome{
		{Result: model.ResultDone, Note: "阵地开放已查看\r\n"}, {Result: model.ResultOpen},
	}}
	d, err := s.Judge(ctx, d.ID, d.Version, review, later)
	if err != nil || len(d.Review.Items) != 2 || d.Review.Items[0].Note != "阵地开放已查看" || review.Items[0].Note != "阵地开放已查看\r\n" {
		t.Fatalf("judged %+v, %v", d.Review.Items, err)
	}
	lines := timeline(t, s, d.ID)
	if last := lines[len(lines)-1].Text; !strings.Contains(last, "第1条已整改（阵地开放已查看）；第2条未整改；第二条没有整改；应于") {
		t.Errorf("the timeline ends with %q", last)
	}
	if rows, err := s.Documents(ctx, model.Filter{Text: "阵地开放"}, 0, 50, later); err != nil || len(rows) != 1 {
		t.Errorf("the words of the note find %d, %v", len(rows), err)
	}
	card := storetest.Advance(t, s, follow(t, s, d), model.Signed, later)
	if got := stored(t, s, card.ID); len(got.Problems) != 1 || got.Problems[0] != "内生动力不足" || len(got.Origins) != 1 || got.Origins[0] != "同监提〔2020〕1号第2条" {
		t.Errorf("the card names %q of %q", got.Problems, got.Origins)
	}
	wantSound(t, s)
}
