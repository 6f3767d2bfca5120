package store_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// ledger is what an office kept of the time before the program.
func ledger() []model.PastInquiry {
	at := func(day, number, matter, question string) model.PastInquiry {
		return model.PastInquiry{On: date(day), Number: number, Meeting: "十四届县委常委会第86次会议", Matter: matter, Question: question, By: "郑国强", Means: "会上口头"}
	}
	adopted := at("2019-04-09", "问〔2019〕3号", "审议《县属国有企业领导人管理办法》", "任职回避是否明确")
	adopted.AnsweredBy, adopted.Answer, adopted.Suggestions, adopted.Adopted = "县国资局局长", "将补充", []string{"补充回避条款", "明确审批程序"}, "未采纳（上级已有规定）"
	done := at("2019-04-09", "竹纪问2019-7", "审议《县属国有企业领导人管理办法》", "薪酬怎样审批")
	done.Suggestions, done.Adopted, done.Result, done.Amount = []string{"公开审批结果"}, "部分采纳", "办法已修改印发", ""
	open := at("2019-04-09", "", "研究城区道路改造", "资金从哪里来")
	open.Class, open.Amount, open.Adopted, open.Suggestions = "重大项目安排", "1,384.72", "采纳1条，未采纳1条", []string{"公开招标", "专户管理"}
	before := model.PastInquiry{On: date("2019-03-01"), Matter: "拟提请研究的干部任免", Class: "干部任免", Question: "是否征求意见", Answer: "已征求"}
	return []model.PastInquiry{adopted, done, open, before}
}

func imported(t *testing.T, s *store.Store, past ...model.PastInquiry) {
	t.Helper()
	if n, err := s.ImportInquiries(ctx, past, day); err != nil || n != len(past) {
		t.Fatalf("%d imported, %v", n, err)
	}
	wantSound(t, s)
}

// byNumber returns the inquiries as lists show them.
func byNumber(t *testing.T, s *store.Store) map[string]model.InquiryRow {
	t.Helper()
	rows, err := s.Inquiries(ctx, model.InquiryFilter{}, 0, 1000, day)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]model.InquiryRow{}
	for _, r := range rows {
		out[r.Number.String()] = r
	}
	return out
}

func TestALedgerBecomesMeetingsMattersAndInquiriesAsFarAsItSays(t *testing.T) {
	s := storetest.New(t)
	imported(t, s, ledger()...)
	rows := byNumber(t, s)
	for number, want := range map[string]struct {
		state    model.InquiryState
		phase    model.Phase
		adoption string
		day      string
	}{
		"问〔2019〕3号": {model.InquiryJudged, model.PhaseAt, "未采纳2条", "2019-04-09"},
		"问〔2019〕4号": {model.InquiryAnswered, model.PhaseBefore, "", "2019-03-01"},
		"问〔2019〕5号": {model.InquiryClosed, model.PhaseAt, "部分采纳1条", "2019-04-09"},
		"问〔2019〕6号": {model.InquiryRegistered, model.PhaseAt, "未认定2条", "2019-04-09"},
	} {
		r := rows[number]
		if r.State != want.state || r.Phase != want.phase || r.Adoption() != want.adoption || r.On.String() != want.day {
			t.Errorf("%s is %+v", number, r)
		}
		if !r.Closed.IsZero() || !r.Due.IsZero() || !r.Done.IsZero() {
			t.Errorf("%s has days that the ledger does not say: %+v", number, r)
		}
	}
	meetings, err := s.Meetings(ctx, model.MeetingFilter{}, model.MeetingRow{}, 10)
	if err != nil || len(meetings) != 1 || meetings[0].Type != "县委常委会" || meetings[0].Matters != 2 || meetings[0].Inquiries != 3 || meetings[0].From.String() != "2019-04-09" {
		t.Errorf("meetings %+v, %v", meetings, err)
	}
	counts, err := s.InquiryCounts(ctx, model.InquiryFilter{Year: 2019})
	if err != nil || counts.Inquiries.N != 4 || counts.Suggestions.N != 5 || counts.Money.String() != "1,384.72万元" || counts.ByClass[1].N != 1 {
		t.Errorf("counts %+v, %v", counts, err)
	}
	q, err := s.Inquiry(ctx, rows["问〔2019〕5号"].ID)
	if err != nil || q.Past.Number != "竹纪问2019-7" || q.Follow.Result != "办法已修改印发" || q.Registered != day || q.Means != "口头" {
		t.Errorf("%+v, %v", q, err)
	}
	lines, err := s.Timeline(ctx, "inquiry", q.ID)
	if err != nil || len(lines) != 1 || lines[0].Text != "从台账导入，原编号 竹纪问2019-7；方式：会上口头；采纳情况：部分采纳；落实情况：办法已修改印发；编号 问〔2019〕5号" {
		t.Errorf("%+v, %v", lines, err)
	}
	if found, err := s.Inquiries(ctx, model.InquiryFilter{Text: "竹纪问2019-7"}, 0, 10, day); err != nil || len(found) != 1 {
		t.Errorf("%d found by the old number, %v", len(found), err)
	}
}

func TestTheSeriesGoesOnAfterTheHighestNumberOfALedger(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	first := storetest.Registered(t, s, meeting, matter) // 问〔2020〕1号
	one := func(number, question string) model.PastInquiry {
		return model.PastInquiry{On: date("2020-03-02"), Number: number, Matter: "议题", Question: question}
	}
	imported(t, s, one("问[2020]007号", "甲"), one("问（2020）4号", "乙"))
	if next := storetest.Registered(t, s, meeting, matter); next.Number.String() != "问〔2020〕8号" {
		t.Errorf("the next is %s", next.Number)
	}
	imported(t, s, one("问〔2020〕5号", "丙")) // passed over before
	for number, why := range map[string]string{
		first.Number.String(): "编号 问〔2020〕1号 已经用过",
		"问〔2020〕5号":           "编号 问〔2020〕5号 已经用过",
		"问〔2020〕8号":           "编号 问〔2020〕8号 已经用过",
		"问〔2019〕9号":           "编号是2019年的，问询日期在2020年",
		"问〔2020〕10000号":       "编号的顺序号太大",
	} {
		if n, err := s.ImportInquiries(ctx, []model.PastInquiry{one(number, "丁")}, day); n != 0 || !strings.Contains(model.UserMessage(err), why) {
			t.Errorf("%s: %d, %v", number, n, err)
		}
	}
	wantSound(t, s)
}

func TestALedgerIsRefusedWhole(t *testing.T) {
	s := storetest.New(t)
	imported(t, s, ledger()[:1]...)
	before := tally(t, s)
	for name, c := range map[string]struct {
		change func(*model.PastInquiry)
		why    string
	}{
		"on the desk already":       {func(p *model.PastInquiry) { *p = ledger()[0]; p.Number = "" }, "已有同一次问询（问〔2019〕3号）"},
		"twice":                     {func(p *model.PastInquiry) { *p = ledger()[1] }, "与表里第 1 次问询相同"},
		"a number twice":            {func(p *model.PastInquiry) { p.Number, p.On = "问〔2019〕3号", date("2019-05-01") }, "编号 问〔2019〕3号 已经用过"},
		"a matter of two classes":   {func(p *model.PastInquiry) { *p = ledger()[1]; p.Question, p.Class = "另问", "资金" }, "是同一个议题，类别或金额却不一样"},
		"of tomorrow":               {func(p *model.PastInquiry) { p.On = day.Add(1) }, "问询日期不能晚于今天"},
		"without a day of meeting":  {func(p *model.PastInquiry) { p.Phase, p.MeetingType = "会后", "县委常委会" }, "请填开会那天的日期"},
		"after a meeting of nobody": {func(p *model.PastInquiry) { p.Phase = "会后" }, "会后的问询请填会议名称"},
		"of no known class":         {func(p *model.PastInquiry) { p.Class = "项目资金" }, "类别请填"},
		"of an endless title":       {func(p *model.PastInquiry) { p.Matter = strings.Repeat("长", 81) }, "议题名称不能超过 80 个字"},
	} {
		bad := ledger()[3]
		c.change(&bad)
		n, err := s.ImportInquiries(ctx, []model.PastInquiry{ledger()[1], ledger()[2], bad}, day)
		if n != 0 || !strings.Contains(model.UserMessage(err), c.why) || !strings.Contains(model.UserMessage(err), "表里第 3 次问询") {
			t.Errorf("%s: %d, %v", name, n, err)
		}
	}
	if after := tally(t, s); after != before {
		t.Errorf("a refused ledger has changed %+v to %+v", before, after)
	}
	doubles, err := s.PastInquiryDoubles(ctx, ledger())
	if err != nil || len(doubles) != 1 || doubles[0].At != 0 {
		t.Errorf("doubles %v, %v", doubles, err)
	}
}

// stock counts what an import may change.
type stock struct {
	people, meetings, matters, inquiries int
	lines                                int64
}

func tally(t testing.TB, s *store.Store) (n stock) {
	t.Helper()
	people, err := s.People(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	meetings, err := s.Meetings(ctx, model.MeetingFilter{}, model.MeetingRow{}, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	matters, err := s.Matters(ctx, model.MatterFilter{}, 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	inquiries, err := s.Inquiries(ctx, model.InquiryFilter{}, 0, 10_000, day)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) > 0 {
		t.Fatal(r.Problems, err)
	}
	return stock{len(people), len(meetings), len(matters), len(inquiries), r.Lines}
}

func TestWhatIsExportedOfALedgerIsWhatWasImported(t *testing.T) {
	s := storetest.New(t)
	want := ledger()
	imported(t, s, want...)
	got, err := s.PastInquiries(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		want[i].Normalize()
	}
	slices.SortStableFunc(want, func(a, b model.PastInquiry) int { return a.On.Sub(b.On) })
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

func TestAnImportedInquiryIsCorrectedWithoutLosingWhatTheLedgerSaid(t *testing.T) {
	s := storetest.New(t)
	imported(t, s, ledger()...)
	for _, number := range []string{"问〔2019〕3号", "问〔2019〕5号"} {
		n, err := model.ParseNumber(number)
		if err != nil {
			t.Fatal(err)
		}
		q, err := s.InquiryByNumber(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		before := q.Suggestions
		q.By = "吴静"
		q, err = s.CorrectInquiry(ctx, q, "周明", "问询人写错", day)
		if err != nil || q.By != "吴静" || q.Past == nil || !slices.Equal(q.Suggestions, before) {
			t.Errorf("%s: %+v, %v", number, q, err)
		}
	}
	wantSound(t, s)
}

func TestALedgerComesAgainAfterABackupWasRestoredButNoNumberOfTheProgram(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	given := storetest.Registered(t, s, meeting, matter)
	past := ledger()[:1]
	past[0].On, past[0].Number = date("2020-03-02"), "问〔2020〕3号"
	imported(t, s, past...)
	s.Close()
	if _, err := store.Restore(ctx, file, s.Dir(), ""); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, s.Dir())
	wantSound(t, s)
	lost := past[0]
	lost.Number = given.Number.String()
	if _, err := s.ImportInquiries(ctx, []model.PastInquiry{lost}, day); !strings.Contains(model.UserMessage(err), "已经用过") {
		t.Errorf("a number that is lost is given again: %v", err)
	}
	imported(t, s, past...)
}

func TestALedgerFindsTheMeetingAndTheMatterThatAreThere(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	p := model.PastInquiry{On: meeting.From, MeetingType: meeting.Type, Meeting: meeting.Name, Matter: matter.Title, Question: "另问一事"}
	imported(t, s, p)
	for _, r := range byNumber(t, s) {
		if r.Meeting != meeting.ID || r.Matter != matter.ID || r.Leader.Name != "罗清源" {
			t.Errorf("%+v", r)
		}
	}
}
