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

func TestOnlyAServedOrAnsweredDocumentIsEscalated(t *testing.T) {
	first := map[model.State]string{
		model.Draft: "请先送核", model.Checking: "请先核稿通过", model.Signing: "请先签发编号", model.Signed: "请先登记送达",
	}
	for _, st := range model.States() {
		d := reminded()
		d.State = st
		next, err := d.Escalation(model.BuiltinKinds()[1], "周明", model.MustDate("2020-06-29"))
		if st == model.Served || st == model.Replied {
			if err != nil || next.Previous != "同监提〔2020〕7号" {
				t.Errorf("%s: follows %q, %v", st.Label(), next.Previous, err)
			}
			continue
		}
		msg := model.UserMessage(err)
		if model.CodeOf(err) != model.Refused || !strings.Contains(msg, "文书现在是“"+st.Label()+"”，不能升级") || !strings.HasSuffix(msg, first[st]) {
			t.Errorf("%s: %v", st.Label(), err)
		}
		if !reflect.DeepEqual(next, model.Document{}) {
			t.Errorf("%s: refused, yet it makes %+v", st.Label(), next)
		}
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
