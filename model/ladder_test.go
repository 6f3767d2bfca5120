package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// reminded is a reminder that was served.
func reminded() model.Document {
	d := completeCard()
	d.State, d.Number, d.Title = model.Served, model.Number{Mark: "同监提", Year: 2020, Seq: 7}, "思想文化宣传薄弱等问题"
	d.Review.Opinion = "只有部署，没有整改结果"
	return d
}

// supervisionCard is a card that follows the reminder, ready to be signed.
func supervisionCard(t *testing.T) model.Document {
	t.Helper()
	before := reminded()
	d, err := before.Escalation(model.BuiltinKinds()[1], "周明", model.MustDate("2020-06-29"))
	if err != nil {
		t.Fatal(err)
	}
	d.Oversight = model.Oversight{
		Matter: "宣传文化专项资金使用", Risk: "资金由一人经手", Level: "高", Earlier: "逾期没有反馈", Measures: "三岗分设",
		From: model.MustDate("2020-06-29"), To: model.MustDate("2020-09-30"), Follower: "吴静",
	}
	return d
}

func TestOnlyAServedDocumentIsEscalated(t *testing.T) {
	first := map[model.State]string{
		model.Draft: "请先送核", model.Checking: "请先核稿通过", model.Signing: "请先签发编号", model.Signed: "请先登记送达",
	}
	for _, st := range model.States() {
		d := reminded()
		d.State = st
		next, err := d.Escalation(model.BuiltinKinds()[1], "周明", model.MustDate("2020-06-29"))
		if st == model.Served {
			if err != nil || next.Previous != "同监提〔2020〕7号" {
				t.Errorf("%s: follows %q, %v", st.Label(), next.Previous, err)
			}
			continue
		}
		says := "文书现在是“" + st.Label() + "”，不能升级"
		if st == model.Replied {
			says = "请先认定"
		}
		msg := model.UserMessage(err)
		if model.CodeOf(err) != model.Refused || !strings.Contains(msg, says) || !strings.HasSuffix(msg, first[st]) {
			t.Errorf("%s: %v", st.Label(), err)
		}
		if !reflect.DeepEqual(next, model.Document{}) {
			t.Errorf("%s: refused, yet it makes %+v", st.Label(), next)
		}
	}
}

func TestADocumentThatIsNotNeglectedIsNotEscalated(t *testing.T) {
	due := model.MustDate("2020-06-17")
	for name, c := range map[string]struct {
		on      model.Date
		verdict model.Verdict
		stage   model.State
		allowed bool
	}{
		"on the day of service":      {on: due.Add(-21)},
		"on its last day":            {on: due},
		"overdue":                    {on: due.Add(1), allowed: true},
		"returned before its term":   {on: due.Add(-3), verdict: model.ActReturn, stage: model.Again, allowed: true},
		"accepted in part":           {on: due.Add(-3), verdict: model.ActPartial, stage: model.Again, allowed: true},
		"judged not carried out":     {on: due.Add(-3), verdict: model.ActUnmet, stage: model.Unmet, allowed: true},
		"accepted, oddly still open": {on: due.Add(-3), verdict: model.ActAccept},
	} {
		d := reminded()
		d.Deadline.Due, d.Review.Verdict = due, c.verdict
		err := d.CheckEscalation(c.on)
		if (err == nil) != c.allowed || d.Stage() != c.stage {
			t.Errorf("%s: %v, shown as %s", name, err, d.ShownState().Label())
		}
		if err != nil && !strings.Contains(model.UserMessage(err), "2020年6月17日，还没有超期") {
			t.Errorf("%s: %s", name, model.UserMessage(err))
		}
	}
}

func TestTheTitleOfAnEscalationIsOfTheProblemsThatAreLeft(t *testing.T) {
	for _, c := range []struct {
		done []int
		want string
	}{
		{nil, "公示不到位等问题"}, {[]int{0}, "答复推诿等问题"}, {[]int{0, 2}, "答复推诿"}, {[]int{0, 1}, "台账缺失"},
	} {
		d := reminded()
		d.Title, d.Problems = "公示不到位等问题", []string{"公示不到位，群众多次上访", "答复推诿；两次答复不一致", "台账缺失"}
		d.Review = model.Review{Verdict: model.ActPartial, Items: []model.Outcome{{Result: model.ResultOpen}, {Result: model.ResultPart}, {Result: model.ResultOpen}}}
		for _, i := range c.done {
			d.Review.Items[i].Result = model.ResultDone
		}
		next, err := d.Escalation(model.BuiltinKinds()[2], "周明", model.MustDate("2020-06-29"))
		if err != nil || next.Title != c.want || len(next.Problems) != 3-len(c.done) {
			t.Errorf("done %v: title %q of %q, %v", c.done, next.Title, next.Problems, err)
		}
		if heading := next.Heading("整改建议书"); len(c.done) > 0 && strings.Contains(heading, "公示") {
			t.Errorf("the letter is headed %q, yet that problem was solved", heading)
		}
	}
}

func TestAReplyJudgedNotCarriedOutNeedsAReasonAndKeepsItsTerm(t *testing.T) {
	due, on := model.MustDate("2020-06-17"), model.MustDate("2020-06-10")
	d := reminded()
	d.State, d.Deadline, d.Review = model.Replied, model.Deadline{Due: due, Original: due}, model.Review{}
	d.Reply = model.Reply{Received: on, Text: "已整改", By: "李书言"}
	r := model.Review{On: on, Verdict: model.ActUnmet, By: "吴静"}
	cal := model.NewCalendar(nil)
	if err := d.Judge(r, on, cal); model.FieldOf(err) != "opinion" || !strings.Contains(model.UserMessage(err), "未落实的理由") {
		t.Errorf("without a reason: %v", err)
	}
	d.State = model.Replied
	r.Opinion = "实地查看，一项也没有做"
	if err := d.Judge(r, on, cal); err != nil {
		t.Fatal(err)
	}
	if d.State != model.Served || d.ShownState() != model.Unmet || d.Deadline.Due != due || d.CheckEscalation(on) != nil {
		t.Errorf("shown as %s, due %s, %v", d.ShownState().Label(), d.Deadline.Due, d.CheckEscalation(on))
	}
}

func TestAnEscalationTakesOverWhatIsKnown(t *testing.T) {
	before := reminded()
	kind, on := model.BuiltinKinds()[1], model.MustDate("2020-06-29")
	got, err := before.Escalation(kind, "吴静", on)
	if err != nil {
		t.Fatal(err)
	}
	want := model.NewDocument(kind, "吴静", on)
	want.Wording.Earlier, want.Previous = kind.Wording.Earlier, "同监提〔2020〕7号"
	want.Leader, want.Units, want.Link, want.Source, want.SourceShown, want.Title = before.Leader, before.Units, before.Link, before.Source, before.Source, before.Title
	want.Problems, want.Suggestions = before.Problems, before.Suggestions
	want.Origins = []string{before.Number.String() + "第1条"}
	want.Oversight = model.Oversight{Earlier: "只有部署，没有整改结果"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTheLadderOfKindsHasATopAndASeriesEach(t *testing.T) {
	kinds := map[string]model.Kind{}
	marks := map[string]bool{}
	for _, k := range model.BuiltinKinds() {
		kinds[k.Key] = k
		marks[k.Mark] = true
		if k.Labels.Object == "" || k.Labels.Problems == "" || k.Labels.Advice == "" {
			t.Errorf("%s has a row without a label: %+v", k.Name, k.Labels)
		}
	}
	if len(marks) != len(kinds) {
		t.Errorf("%d kinds share %d marks", len(kinds), len(marks))
	}
	for key := range kinds {
		steps := 0
		for at := key; at != ""; at = kinds[at].Next {
			if _, ok := kinds[at]; !ok || steps > len(kinds) {
				t.Fatalf("the ladder from %s leads to %q", key, at)
			}
			steps++
		}
	}
	if kinds[model.KindReminder].Next != model.KindOversight {
		t.Errorf("a reminder is escalated to %q", kinds[model.KindReminder].Next)
	}
}

func TestTheWordingOfASupervisionCardNamesItsMatterAndThePreviousDocument(t *testing.T) {
	d := supervisionCard(t)
	w, open := d.Filled(office)
	if len(open) > 0 {
		t.Errorf("open slots %v", open)
	}
	if want := "经核，你对《工作提醒卡》（同监提〔2020〕7号）所提问题未认真落实。"; w.Earlier != want {
		t.Errorf("got  %s\nwant %s", w.Earlier, want)
	}
	if want := "经日常监督发现，你联系的示东镇、县融媒体中心在宣传文化专项资金使用工作中存在以下问题和廉政风险："; w.Lead != want {
		t.Errorf("got  %s\nwant %s", w.Lead, want)
	}
	direct := model.NewDocument(model.BuiltinKinds()[1], "周明", model.MustDate("2020-06-29"))
	if direct.Wording.Earlier != "" || direct.Wording.Lead == "" {
		t.Errorf("a card that follows nothing says %+v", direct.Wording)
	}
}

func TestAnOpenSlotOfTheLadderIsNamedWhereItIsMended(t *testing.T) {
	for _, c := range []struct {
		field, says string
		change      func(*model.Document)
	}{
		{"matter", "{监督事项}", func(d *model.Document) { d.Oversight.Matter = "" }},
		{"earlier", "{前次文书}", func(d *model.Document) { d.Previous = "" }},
		{"", "", func(d *model.Document) { d.Previous, d.Wording.Earlier = "", "" }},
	} {
		d := supervisionCard(t)
		c.change(&d)
		err := d.CheckComplete(office)
		if model.FieldOf(err) != c.field || c.says != "" && !strings.Contains(model.UserMessage(err), c.says) || c.says == "" && err != nil {
			t.Errorf("%v at %q, want %q at %q", err, model.FieldOf(err), c.says, c.field)
		}
	}
}

func TestADraftKeepsWhatASupervisionCardSays(t *testing.T) {
	d := supervisionCard(t)
	d.State, d.CheckedBy, d.SignedBy = model.Signing, "吴静", "郑国强"
	got := d.AsDraft()
	if got.Oversight != d.Oversight || got.Previous != d.Previous || got.Wording != d.Wording {
		t.Errorf("the draft says %+v after %q", got.Oversight, got.Previous)
	}
	if got.State != model.Draft || got.CheckedBy != "" || got.SignedBy != "" {
		t.Errorf("the draft brings %+v", got)
	}
}

func TestTextsOfASupervisionCardAreCleanedAndLimited(t *testing.T) {
	today := model.MustDate("2020-06-29")
	d := supervisionCard(t)
	d.Oversight.Matter, d.Oversight.Risk = " 专项资金\n使用\t", "一人经手\r\n\r\n"
	if d.Normalize(); strings.ContainsAny(d.Oversight.Matter, "\n\t") || strings.ContainsAny(d.Oversight.Risk, "\r\n") {
		t.Errorf("matter %q, risk %q", d.Oversight.Matter, d.Oversight.Risk)
	}
	if err := d.CheckDraft(today); err != nil {
		t.Error(err)
	}
	long := strings.Repeat("长", model.MaxWording+1)
	for field, change := range map[string]func(*model.Document){
		"risk":          func(d *model.Document) { d.Oversight.Risk = long },
		"earlierResult": func(d *model.Document) { d.Oversight.Earlier = long },
		"measures":      func(d *model.Document) { d.Oversight.Measures = long },
		"earlier":       func(d *model.Document) { d.Wording.Earlier = long },
	} {
		d := supervisionCard(t)
		change(&d)
		if err := d.CheckDraft(today); model.FieldOf(err) != field {
			t.Errorf("%s too long: %v at %q", field, err, model.FieldOf(err))
		}
	}
}

func TestAnEscalatedDocumentIsDoneHoweverLate(t *testing.T) {
	today := model.MustDate("2020-07-31")
	for state, want := range map[model.State]model.Light{model.Escalated: model.LightDone, model.Served: model.LightOverdue} {
		if got := model.StandingOn(state, model.MustDate("2020-06-17"), today, 3, model.NewCalendar(nil)); got.Light != want {
			t.Errorf("%s shows %s", state.Label(), got.Light.Label())
		}
	}
	if acts := model.Escalated.Acts(); !slices.Equal(acts, []model.Act{model.ActReply, model.ActVoid}) {
		t.Errorf("an escalated document allows %v, want a late answer and nothing else but voiding", acts)
	}
}
