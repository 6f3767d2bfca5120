package store_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// must returns what an act returns that is to succeed.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the test shows where
	}
	return v
}

// checking is a card handed in by 周明 on the day.
func checking(t *testing.T, s *store.Store, on string) model.Document {
	t.Helper()
	return storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), date(on)), model.Checking, date(on))
}

func TestTheDrafterCannotCheckHoweverHisNameIsWritten(t *testing.T) {
	s := storetest.New(t)
	d := checking(t, s, "2020-05-27")
	for _, name := range []string{"周明", "周 明", "周　明", "　周明", "周明（副主任）"} {
		_, err := s.Check(ctx, d.ID, d.Version, name)
		wantRefused(t, err, "是这份文书的拟稿人，拟稿、核稿、签发不能由同一人办")
		if model.FieldOf(err) != "by" {
			t.Errorf("at the field %q", model.FieldOf(err))
		}
	}
	staff := must(s.Staff(ctx))
	if len(staff) != 1 || staff[0].Name != "周明" {
		t.Fatalf("after the draft and refusals remembered are %+v", staff)
	}
	m := staff[0]
	m.Name, m.Post = "周铭", "干事"
	must(s.SaveMember(ctx, m))
	wantRefused(t, errOf(s.Check(ctx, d.ID, d.Version, "周铭")), "“周铭”（与“周明”是同一人）是这份文书的拟稿人")
	d = must(s.Check(ctx, d.ID, d.Version, "吴　静"))
	if d.CheckedBy != "吴静" || d.State != model.Signing {
		t.Errorf("checked by %q, %s", d.CheckedBy, d.State)
	}
	day := date("2020-05-27")
	for _, name := range []string{"周铭", "周 明", "吴 静"} {
		wantRefused(t, errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: name, On: day}, day, storetest.Render)), "拟稿、核稿、签发不能由同一人办")
	}
	d = must(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render))
	if d.Number.Seq != 1 {
		t.Errorf("signed as %s after refusals", d.Number)
	}
	staff = must(s.Staff(ctx))
	if len(staff) != 3 || staff[1].Name != "吴静" || staff[2].Name != "郑国强" {
		t.Errorf("remembered are %+v", staff)
	}
	wantSound(t, s)
}

func TestAnOfficeOfOneSignsOnPaper(t *testing.T) {
	s := storetest.New(t)
	if err := s.SetApprovals(ctx, model.Approvals{OnPaper: true}); err != nil {
		t.Fatal(err)
	}
	day := date("2020-05-27")
	d := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	d = must(s.Submit(ctx, d.ID, d.Version))
	if d.State != model.Signing || lastLine(t, s, d.ID) != "送签，线下核签" {
		t.Fatalf("handed in: %s, %s", d.State, lastLine(t, s, d.ID))
	}
	wantRefused(t, errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render)), "线下核签")
	sheet := &model.SigningSheet{Number: "稿12"}
	wantRefused(t, errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day, Checker: "周 明", Sheet: sheet}, day, storetest.Render)), "拟稿人")
	d = must(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day, Checker: "吴静", Sheet: sheet}, day, storetest.Render))
	if d.CheckedBy != "吴静" || d.Sheet == nil || d.Sheet.Number != "稿12" {
		t.Errorf("stored is %+v", d)
	}
	if got := lastLine(t, s, d.ID); !strings.Contains(got, "线下签批，发文稿纸稿12，核稿人：吴静，签发人：郑国强，签批日期：2020年5月27日") {
		t.Errorf("the record says %s", got)
	}
	wantSound(t, s)
}

func TestASignatureOfYesterdayAfterANumberOfTodayKeepsItsReason(t *testing.T) {
	s := storetest.New(t)
	day := date("2020-05-27")
	first := storetest.Advance(t, s, checking(t, s, "2020-05-20"), model.Signing, day)
	second := storetest.Advance(t, s, checking(t, s, "2020-05-20"), model.Signing, day)
	first = must(s.Sign(ctx, first.ID, first.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render))
	yesterday := model.Signature{By: "郑国强", On: day.Add(-1)}
	err := errOf(s.Sign(ctx, second.ID, second.Version, yesterday, day, storetest.Render))
	wantRefused(t, err, "2020年5月26日早于同一序列已签发的同监提〔2020〕1号（2020年5月27日）")
	if model.FieldOf(err) != "late" {
		t.Errorf("at the field %q", model.FieldOf(err))
	}
	tomorrow := model.Signature{By: "郑国强", On: day.Add(1)}
	if err := errOf(s.Sign(ctx, second.ID, second.Version, tomorrow, day, storetest.Render)); model.FieldOf(err) != "on" {
		t.Errorf("the day after today: %v", err)
	}
	yesterday.Late = "领导昨日已签"
	second = must(s.Sign(ctx, second.ID, second.Version, yesterday, day, storetest.Render))
	if second.Number.Seq != 2 || second.Backdated != "领导昨日已签" || !strings.HasSuffix(lastLine(t, s, second.ID), "；补签，原因：领导昨日已签") {
		t.Errorf("signed as %s, %q; the record says %s", second.Number, second.Backdated, lastLine(t, s, second.ID))
	}
	last := must(s.LastSigned(ctx, "同监提"))
	if g := last[2020]; g.Number != first.Number || g.On != day {
		t.Errorf("the latest day of the series is that of %+v", g)
	}
	wantSound(t, s)
}

func TestNamesOfEveryRoleAreRememberedOnce(t *testing.T) {
	s := storetest.New(t)
	day := date("2020-05-27")
	d := storetest.Advance(t, s, checking(t, s, "2020-05-27"), model.Signed, day)
	d = must(s.Serve(ctx, d.ID, d.Version, model.Service{Served: day, Received: day, Means: "当面", By: "钱 送达", Receiver: "李书言"}, day))
	d = must(s.Answer(ctx, d.ID, d.Version, model.Reply{Received: day, Text: "已整改", By: "李书言"}, day))
	d = must(s.Judge(ctx, d.ID, d.Version, model.Review{On: day, Verdict: model.ActAccept, By: "孙审核、吴静"}, day))
	must(s.StrikeOff(ctx, d.ID, d.Version, "赵批准", day, day))
	var names []string
	for _, m := range must(s.Staff(ctx)) {
		names = append(names, m.Name)
	}
	if got := strings.Join(names, " "); got != "周明 吴静 郑国强 钱送达 孙审核 赵批准" {
		t.Errorf("remembered are %s", got)
	}
	wantSound(t, s)
}

func TestAMemberIsAddedChangedAndRetired(t *testing.T) {
	s := storetest.New(t)
	m := must(s.SaveMember(ctx, model.Member{Name: "郑 国 强", Post: "纪委书记", Chief: true}))
	if m.Name != "郑国强" {
		t.Errorf("stored as %q", m.Name)
	}
	if err := errOfMember(s.SaveMember(ctx, model.Member{Name: "郑　国强"})); model.FieldOf(err) != "name" {
		t.Errorf("a second of the name: %v", err)
	}
	if err := errOfMember(s.SaveMember(ctx, model.Member{ID: 99, Name: "无此人"})); model.CodeOf(err) != model.NotFound {
		t.Errorf("a member that is not there: %v", err)
	}
	m.Left = true
	must(s.SaveMember(ctx, m))
	staff := must(s.Staff(ctx))
	if len(staff) != 1 || !staff[0].Left || len(staff.InService()) != 0 {
		t.Errorf("stored is %+v", staff)
	}
	if _, ok := staff.Chief("郑国强"); ok {
		t.Error("who is no longer in service still grants")
	}
	lines := must(s.Timeline(ctx, "member", m.ID))
	if len(lines) != 2 || lines[1].Text != "本单位人员“郑国强”不再在岗" {
		t.Errorf("the record says %+v", lines)
	}
	wantSound(t, s)
}

func errOfMember(_ model.Member, err error) error { return err }

func TestAReplyOfYesterdayAfterANumberOfTodayKeepsItsReason(t *testing.T) {
	s := storetest.New(t)
	today := day.Add(1)
	first := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 1, day), model.VettingDeciding, day)
	second := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 1, day), model.VettingDeciding, day)
	decide := func(v model.Vetting, by string) (model.Vetting, error) {
		return s.DecideVetting(ctx, v.ID, v.Version, model.VettingDecision{By: by, On: day, Opinion: "同意"}, today)
	}
	_, err := decide(first, " 周　明")
	wantRefused(t, err, "是这一批的经办人，经办和审定不能由同一人办")
	first, second = must(decide(first, "郑国强")), must(decide(second, "郑国强"))
	must(s.ReplyVetting(ctx, first.ID, first.Version, model.VettingIssue{Text: "好", On: today}, today, storetest.RenderVetting))
	issue := model.VettingIssue{Text: "好", On: day}
	_, err = s.ReplyVetting(ctx, second.ID, second.Version, issue, today, storetest.RenderVetting)
	wantRefused(t, err, "号在后而日期在前")
	issue.Late = "领导昨日已审定"
	second = must(s.ReplyVetting(ctx, second.ID, second.Version, issue, today, storetest.RenderVetting))
	if second.Number.Seq != 2 || second.Late != issue.Late {
		t.Errorf("replied as %s, %q", second.Number, second.Late)
	}
	wantSound(t, s)
}
