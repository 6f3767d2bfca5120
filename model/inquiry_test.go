package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

var inquiryDay = model.MustDate("2020-04-09")

// inquiryOf is a complete inquiry put at the meeting of that day.
func inquiryOf() model.Inquiry {
	q := model.NewInquiry(5, meetingOf("2020-04-09"), "周明", inquiryDay)
	q.By = "郑国强"
	q.Risks = []string{"法规冲突", "选人用人"}
	q.Question = "《县属国有企业领导人管理办法》由谁考核企业负责人？\n公益项目和经营项目怎样分开？"
	q.Suggestions = []model.Suggestion{{Text: "理顺政府公益项目和企业经营项目的关系"}, {Text: "明确企业负责人任职回避"}}
	return q
}

// registered is that inquiry with its number.
func registered(t *testing.T) model.Inquiry {
	t.Helper()
	q := inquiryOf()
	n := model.Number{Mark: model.InquiryMark, Year: 2020, Seq: 3}
	if err := q.Register(n, meetingOf("2020-04-09"), inquiryDay); err != nil {
		t.Fatal(err)
	}
	return q
}

var judgement = model.Judgement{On: inquiryDay, By: "吴静", Items: []model.Suggestion{
	{Adoption: model.Adopted}, {Adoption: model.AdoptedNot, Note: "已有上级规定"},
}}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestInquiryLivesFromDraftToClosed(t *testing.T) {
	cal := programCalendar(t)
	q := registered(t)
	must(t, q.Answer([]model.Answer{{On: inquiryDay, Who: "国资局局长", What: "由县国资局考核"}}, []string{"考核办法报县委备案"}, inquiryDay))
	j := judgement
	j.Items = append(slices.Clone(j.Items), model.Suggestion{Adoption: model.AdoptionPutOff})
	must(t, q.Judge(j, inquiryDay))
	must(t, q.StartFollow("县国资局", inquiryDay, 15, inquiryDay, cal))
	if got := q.Follow.Deadline.Due.String(); got != "2020-04-29" {
		t.Errorf("due %s", got)
	}
	later := model.MustDate("2020-04-28")
	must(t, q.CarryOut("办法已修改印发", later, later))
	must(t, q.Recheck(model.Recheck{On: later, By: "吴静", Result: "查看印发文件，属实"}, later))
	must(t, q.Close("吴静", later, later))
	if q.State != model.InquiryClosed || len(q.Suggestions) != 3 || q.Outcomes() != "第1条采纳；第2条未采纳（已有上级规定）；第3条待定暂缓" {
		t.Errorf("%s, %s", q.State.Label(), q.Outcomes())
	}
}

func TestInquiryAnsweredOnTheSpotIsAnsweredWithItsNumber(t *testing.T) {
	q := inquiryOf()
	q.Answers = []model.Answer{{Who: "国资局局长", What: "由县国资局考核"}}
	must(t, q.Register(model.Number{Mark: "问", Year: 2020, Seq: 1}, meetingOf("2020-04-09"), inquiryDay))
	if q.State != model.InquiryAnswered {
		t.Errorf("is %s", q.State.Label())
	}
}

func TestInquiryActsOutOfOrderSayWhatComesFirst(t *testing.T) {
	for _, c := range []struct {
		state model.InquiryState
		act   model.InquiryAct
		first string
	}{
		{model.InquiryDraft, model.InquiryAnswer, "登记编号"},
		{model.InquiryRegistered, model.InquiryClose, "记录答复"},
		{model.InquiryAnswered, model.InquiryFollow, "认定采纳情况"},
		{model.InquiryJudged, model.InquiryRecheck, "交办跟踪"},
		{model.InquiryDraft, model.InquiryCorrect, "登记编号"},
	} {
		_, err := c.state.After(c.act)
		if msg := model.UserMessage(err); model.CodeOf(err) != model.Refused || !strings.HasSuffix(msg, "请先"+c.first) || !strings.Contains(msg, c.state.Label()) {
			t.Errorf("%s in %s says %q", c.act, c.state, msg)
		}
	}
	for _, s := range model.InquiryStates() {
		if s.Label() == "" {
			t.Errorf("state %s has no word", s)
		}
		for _, a := range s.Acts() {
			if a.Label() == "" {
				t.Errorf("act %s has no word", a)
			}
		}
		void := slices.Contains(s.Acts(), model.InquiryVoid)
		if numbered := s != model.InquiryDraft && s != model.InquiryVoided; void != numbered {
			t.Errorf("%s can be voided: %v", s.Label(), void)
		}
	}
}

func TestRegistrationIsRefusedAtItsField(t *testing.T) {
	meeting := meetingOf("2020-04-09")
	for _, c := range []struct {
		name, field string
		spoil       func(*model.Inquiry, *model.Meeting)
	}{
		{"no matter", "matter", func(q *model.Inquiry, _ *model.Meeting) { q.Matter = 0 }},
		{"nobody asks", "by", func(q *model.Inquiry, _ *model.Meeting) { q.By = "" }},
		{"no means", "means", func(q *model.Inquiry, _ *model.Meeting) { q.Means = "" }},
		{"nothing asked", "question", func(q *model.Inquiry, _ *model.Meeting) { q.Question = "" }},
		{"at a meeting there is not", "phase", func(_ *model.Inquiry, m *model.Meeting) { *m = model.Meeting{} }},
		{"at the meeting, the day before", "on", func(q *model.Inquiry, _ *model.Meeting) { q.On = q.On.Add(-1) }},
		{"before the meeting, the day after", "phase", func(q *model.Inquiry, _ *model.Meeting) { q.Phase, q.On = model.PhaseBefore, q.On.Add(1) }},
		{"answered before it was put", "answers", func(q *model.Inquiry, _ *model.Meeting) {
			q.Answers = []model.Answer{{On: q.On.Add(-1), Who: "县国资局局长", What: "将补充"}}
		}},
		{"after the meeting, the day before", "on", func(q *model.Inquiry, _ *model.Meeting) { q.Phase, q.On = model.PhaseAfter, q.On.Add(-1) }},
	} {
		q, m := inquiryOf(), meeting
		c.spoil(&q, &m)
		err := q.Register(model.Number{Mark: "问", Year: 2020, Seq: 1}, m, inquiryDay)
		if model.FieldOf(err) != c.field || !q.Number.IsZero() {
			t.Errorf("%s: %v at %q, number %q", c.name, err, model.FieldOf(err), q.Number)
		}
	}
}

func TestInquiryBeforeAnyMeetingIsRegistered(t *testing.T) {
	q := inquiryOf()
	q.Phase = model.PhaseBefore
	must(t, q.Register(model.Number{Mark: "问", Year: 2020, Seq: 1}, model.Meeting{}, inquiryDay))
}

func TestPhaseOfANewInquiryFollowsFromTheDay(t *testing.T) {
	m := meetingOf("2020-04-09")
	m.To = model.MustDate("2020-04-10")
	for day, want := range map[string]model.Phase{"2020-04-08": model.PhaseBefore, "2020-04-09": model.PhaseAt, "2020-04-10": model.PhaseAt, "2020-04-11": model.PhaseAfter} {
		if got := model.NewInquiry(5, m, "周明", model.MustDate(day)).Phase; got != want {
			t.Errorf("on %s: %s", day, got)
		}
	}
	if got := model.NewInquiry(5, model.Meeting{}, "周明", inquiryDay).Phase; got != model.PhaseBefore {
		t.Errorf("without a meeting: %s", got)
	}
}

func TestActsOnAnInquiryAreRefusedAtTheirField(t *testing.T) {
	cal := programCalendar(t)
	tomorrow := inquiryDay.Add(1)
	judged := func(t *testing.T) model.Inquiry {
		q := registered(t)
		must(t, q.Judge(judgement, inquiryDay))
		return q
	}
	given := func(t *testing.T) model.Inquiry {
		q := judged(t)
		must(t, q.StartFollow("县国资局", inquiryDay, 15, inquiryDay, cal))
		return q
	}
	judge := func(change func(*model.Judgement)) func(*model.Inquiry) error {
		return func(q *model.Inquiry) error {
			j := judgement
			j.Items = slices.Clone(j.Items)
			change(&j)
			return q.Judge(j, inquiryDay)
		}
	}
	for _, c := range []struct {
		name, field string
		in          func(*testing.T) model.Inquiry
		act         func(*model.Inquiry) error
	}{
		{"empty answer", "answers", registered, func(q *model.Inquiry) error { return q.Answer([]model.Answer{{}}, nil, inquiryDay) }},
		{"answer of nobody", "answers", registered, func(q *model.Inquiry) error { return q.Answer([]model.Answer{{What: "好"}}, nil, inquiryDay) }},
		{"answer of tomorrow", "answers", registered, func(q *model.Inquiry) error {
			return q.Answer([]model.Answer{{On: tomorrow, Who: "局长", What: "好"}}, nil, inquiryDay)
		}},
		{"answer before the question", "answers", registered, func(q *model.Inquiry) error {
			return q.Answer([]model.Answer{{On: inquiryDay.Add(-1), Who: "局长", What: "好"}}, nil, inquiryDay)
		}},
		{"judged tomorrow", "on", registered, judge(func(j *model.Judgement) { j.On = tomorrow })},
		{"judged before", "on", registered, judge(func(j *model.Judgement) { j.On = inquiryDay.Add(-1) })},
		{"judged by nobody", "by", registered, judge(func(j *model.Judgement) { j.By = "" })},
		{"one of two judged", "items", registered, judge(func(j *model.Judgement) { j.Items = j.Items[:1] })},
		{"one left open", "items", registered, judge(func(j *model.Judgement) { j.Items[0].Adoption = "" })},
		{"not adopted without a reason", "items", registered, judge(func(j *model.Judgement) { j.Items[1].Note = " " })},
		{"given to nobody", "unit", judged, func(q *model.Inquiry) error { return q.StartFollow("", inquiryDay, 15, inquiryDay, cal) }},
		{"given tomorrow", "since", judged, func(q *model.Inquiry) error { return q.StartFollow("县国资局", tomorrow, 15, inquiryDay, cal) }},
		{"given before", "since", judged, func(q *model.Inquiry) error {
			return q.StartFollow("县国资局", inquiryDay.Add(-1), 15, inquiryDay, cal)
		}},
		{"no term", "term", judged, func(q *model.Inquiry) error { return q.StartFollow("县国资局", inquiryDay, 0, inquiryDay, cal) }},
		{"no result", "result", given, func(q *model.Inquiry) error { return q.CarryOut("", inquiryDay, inquiryDay) }},
		{"result of tomorrow", "on", given, func(q *model.Inquiry) error { return q.CarryOut("已改", tomorrow, inquiryDay) }},
		{"reported to nobody", "to", judged, func(q *model.Inquiry) error {
			return q.ReportUp(model.Report{On: inquiryDay, Reason: "拒不纠正"}, inquiryDay)
		}},
		{"reported without a reason", "reason", judged, func(q *model.Inquiry) error {
			return q.ReportUp(model.Report{On: inquiryDay, To: "市纪委监委"}, inquiryDay)
		}},
		{"closed by nobody", "by", judged, func(q *model.Inquiry) error { return q.Close("", inquiryDay, inquiryDay) }},
		{"closed before", "on", judged, func(q *model.Inquiry) error { return q.Close("吴静", inquiryDay.Add(-1), inquiryDay) }},
		{"void without a reason", "reason", judged, func(q *model.Inquiry) error {
			return q.Cancel(model.Void{On: inquiryDay, By: "郑国强"}, inquiryDay)
		}},
		{"void by nobody", "by", judged, func(q *model.Inquiry) error {
			return q.Cancel(model.Void{On: inquiryDay, Reason: "重复登记"}, inquiryDay)
		}},
	} {
		q := c.in(t)
		if err := c.act(&q); model.FieldOf(err) != c.field || model.CodeOf(err) != model.Invalid {
			t.Errorf("%s: %v at %q", c.name, err, model.FieldOf(err))
		}
	}
	q := given(t)
	if err := q.Recheck(model.Recheck{On: inquiryDay, By: "吴静", Result: "属实"}, inquiryDay); !strings.Contains(model.UserMessage(err), "先登记落实情况") {
		t.Errorf("rechecked before the result: %v", err)
	}
	if err := q.Close("吴静", inquiryDay, inquiryDay); !strings.Contains(model.UserMessage(err), "先登记落实情况") {
		t.Errorf("closed before the result: %v", err)
	}
}

func TestInquiryWithSuggestionsIsNotClosedUnjudged(t *testing.T) {
	q := registered(t)
	must(t, q.Answer([]model.Answer{{Who: "局长", What: "好"}}, nil, inquiryDay))
	if err := q.Close("吴静", inquiryDay, inquiryDay); !strings.Contains(model.UserMessage(err), "2 条建议没有认定") {
		t.Error(err)
	}
	q.Suggestions = nil
	must(t, q.Close("吴静", inquiryDay, inquiryDay))
}

func TestClosedInquiryIsCorrectedAndKeepsWhatStoodThere(t *testing.T) {
	q := registered(t)
	must(t, q.Judge(judgement, inquiryDay))
	must(t, q.Close("吴静", inquiryDay, inquiryDay))
	to := q
	to.By, to.Suggestions = "王强", slices.Clone(q.Suggestions)
	to.Suggestions[1].Adoption, to.Suggestions[1].Note = model.AdoptedPartly, ""
	same := [2]string{"管理办法", "管理办法"}
	meeting := meetingOf("2020-04-09")
	if err := q.Correct(to, "周明", "", meeting, same, inquiryDay); model.FieldOf(err) != "reason" {
		t.Errorf("without a reason: %v", err)
	}
	if err := q.Correct(q, "周明", "笔误", meeting, same, inquiryDay); model.CodeOf(err) != model.Refused {
		t.Errorf("without a change: %v", err)
	}
	year := to
	year.On, year.Phase = model.MustDate("2019-12-31"), model.PhaseBefore
	if err := q.Correct(year, "周明", "笔误", meeting, same, inquiryDay); model.FieldOf(err) != "on" {
		t.Errorf("into another year: %v", err)
	}
	late := to
	late.On, late.Phase = q.Judged.Add(1), model.PhaseAfter
	if err := q.Correct(late, "周明", "笔误", meeting, same, late.On); model.FieldOf(err) != "on" {
		t.Errorf("to after the judgement: %v", err)
	}
	must(t, q.Correct(to, "周明", "登记有误", meeting, same, inquiryDay))
	want := "更正，原因：登记有误；问询人由“郑国强”改为“王强”；第2条建议由“明确企业负责人任职回避（未采纳（已有上级规定））”改为“明确企业负责人任职回避（部分采纳）”"
	if got := q.Corrections[0].Line(); got != want || q.State != model.InquiryClosed || q.Number.Seq != 3 {
		t.Errorf("%s %s says %s", q.Number, q.State.Label(), got)
	}
}
