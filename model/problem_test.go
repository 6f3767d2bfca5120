package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// ladderOfThree is a reminder of three problems, the card that follows after the second was settled, and the letter after it.
func ladderOfThree(t *testing.T) (reminder, card, letter model.Document) {
	t.Helper()
	kinds, on := model.BuiltinKinds(), model.MustDate("2020-06-29")
	next := func(before model.Document, k model.Kind, id int64, seq int) model.Document {
		d, err := before.Escalation(k, "周明", on)
		if err != nil {
			t.Fatal(err)
		}
		d.ID, d.State, d.Number = id, model.Served, model.Number{Mark: k.Mark, Year: 2020, Seq: seq}
		return d
	}
	reminder = reminded()
	reminder.ID, reminder.Problems = 1, []string{"没有合同", "没有公示", "没有台账"}
	reminder.Review = model.Review{Verdict: model.ActPartial, Items: results(model.ResultOpen, model.ResultDone, model.ResultPart)}
	card = next(reminder, kinds[1], 2, 3)
	card.Problems, card.Origins = append(card.Problems, "提醒后又有发生"), append(card.Origins, "")
	card.Review = model.Review{Verdict: model.ActReturn, Items: results(model.ResultDone, model.ResultOpen, model.ResultOpen)}
	return reminder, card, next(card, kinds[2], 3, 1)
}

func results(of ...model.Result) []model.Outcome {
	var out []model.Outcome
	for _, r := range of {
		out = append(out, model.Outcome{Result: r})
	}
	return out
}

func TestAnEscalatedProblemKeepsWhereItWasNamedFirst(t *testing.T) {
	_, card, letter := ladderOfThree(t)
	if want := []string{"没有合同", "没有台账", "提醒后又有发生"}; !slices.Equal(card.Problems, want) {
		t.Errorf("the card goes on with %q, want %q: what is settled stays behind", card.Problems, want)
	}
	if want := []string{"同监提〔2020〕7号第1条", "同监提〔2020〕7号第3条", ""}; !slices.Equal(card.Origins, want) {
		t.Errorf("the problems of the card come from %q, want %q", card.Origins, want)
	}
	if want := []string{"没有台账", "提醒后又有发生"}; !slices.Equal(letter.Problems, want) {
		t.Errorf("the letter goes on with %q, want %q", letter.Problems, want)
	}
	if want := []string{"同监提〔2020〕7号第3条", "同监督〔2020〕3号第3条"}; !slices.Equal(letter.Origins, want) {
		t.Errorf("the problems of the letter come from %q, want %q", letter.Origins, want)
	}
}

func TestWithoutAJudgementOfEachAllProblemsGoOn(t *testing.T) {
	before := reminded()
	before.Problems = []string{"没有合同", "没有公示"}
	next, err := before.Escalation(model.BuiltinKinds()[1], "周明", model.MustDate("2020-06-29"))
	if err != nil || !slices.Equal(next.Problems, before.Problems) {
		t.Errorf("goes on with %q, %v", next.Problems, err)
	}
	next.Problems[0] = "改写"
	if before.Problems[0] != "没有合同" {
		t.Error("the draft that follows writes into the document before")
	}
}

func TestAProblemIsFoundAtEveryRungOfTheLadder(t *testing.T) {
	reminder, card, letter := ladderOfThree(t)
	all := []model.Document{reminder, card, letter}
	inReminder := model.Naming{Document: 1, Number: "同监提〔2020〕7号", Item: 2, Outcome: model.Outcome{Result: model.ResultPart}}
	inCard := model.Naming{Document: 2, Number: "同监督〔2020〕3号", Item: 1, Outcome: model.Outcome{Result: model.ResultOpen}}
	inLetter := model.Naming{Document: 3, Number: "同监建〔2020〕1号", Item: 0}
	for _, c := range []struct {
		of   model.Document
		item int
		want []model.Naming
	}{
		{reminder, 2, []model.Naming{inCard, inLetter}},
		{letter, 0, []model.Naming{inReminder, inCard}},
		{card, 1, []model.Naming{inReminder, inLetter}},
		{reminder, 1, nil}, // settled at once
		{card, 2, []model.Naming{{Document: 3, Number: "同监建〔2020〕1号", Item: 1}}},
		{model.Document{ID: 9, Problems: []string{"没有台账"}}, 0, nil}, // a draft's own, though in the same words
	} {
		if got := c.of.Namings(c.item, all); !reflect.DeepEqual(got, c.want) {
			t.Errorf("problem %d of record %d: %+v, want %+v", c.item+1, c.of.ID, got, c.want)
		}
	}
}

func TestADroppedProblemTakesItsOriginAlong(t *testing.T) {
	_, card, _ := ladderOfThree(t)
	card.Problems[0] = " \n"
	if card.Normalize(); !slices.Equal(card.Problems, []string{"没有台账", "提醒后又有发生"}) || !slices.Equal(card.Origins, []string{"同监提〔2020〕7号第3条", ""}) {
		t.Errorf("%q come from %q", card.Problems, card.Origins)
	}
	if got := card.AsDraft().Origins; !slices.Equal(got, card.Origins) {
		t.Errorf("the draft keeps the origins %q", got)
	}
	card.Problems = []string{"", "提醒后又有发生"}
	if card.Normalize(); card.Origins != nil {
		t.Errorf("origins %q of a problem that is the card's own", card.Origins)
	}
}

func TestAJudgementOfEachThatContradictsTheWholeIsRefused(t *testing.T) {
	done, part, open := model.ResultDone, model.ResultPart, model.ResultOpen
	on, cal := model.MustDate("2020-06-12"), model.NewCalendar(nil)
	for _, c := range []struct {
		name    string
		verdict model.Verdict
		items   []model.Outcome
		says    string // "" where it fits
	}{
		{"as a whole", model.ActAccept, nil, ""},
		{"all done", model.ActAccept, results(done, done), ""},
		{"one open", model.ActPartial, results(done, open), ""},
		{"one in part", model.ActReturn, results(done, part), ""},
		{"accepted with one in part", model.ActAccept, results(done, part), "还有 1 条没有整改到位"},
		{"accepted with two open", model.ActAccept, results(open, open), "还有 2 条没有整改到位"},
		{"returned with all done", model.ActReturn, results(done, done), "结论应为“认可”"},
		{"in part with all done", model.ActPartial, results(done, done), "结论应为“认可”"},
		{"one too few", model.ActPartial, results(open), "共 2 条问题"},
		{"one too many", model.ActPartial, results(open, open, open), "共 2 条问题"},
		{"one not judged", model.ActPartial, results(open, ""), "第 2 条"},
		{"a word of its own", model.ActPartial, results("基本到位", open), "第 1 条"},
		{"a note without end", model.ActPartial, []model.Outcome{{Result: done}, {Result: open, Note: strings.Repeat("长", 2001)}}, "第 2 条"},
	} {
		d := reminded()
		d.State, d.Problems = model.Replied, []string{"没有合同", "没有公示"}
		before := d.Deadline
		err := d.Judge(model.Review{On: on, Verdict: c.verdict, Items: c.items, Opinion: "见各条", By: "吴静", Term: 5}, on, cal)
		if c.says == "" && (err != nil || len(d.Review.Items) != len(c.items)) {
			t.Errorf("%s: %v, keeps %v", c.name, err, d.Review.Items)
		}
		if c.says != "" && (model.FieldOf(err) != "items" || !strings.Contains(model.UserMessage(err), c.says) || d.Deadline != before) {
			t.Errorf("%s: %v, due %s; want %q at items and no new term", c.name, err, d.Deadline.Due, c.says)
		}
	}
}

func TestAReviewSaysWhatBecameOfEachProblem(t *testing.T) {
	r := model.Review{Verdict: model.ActPartial, By: "吴静", Opinion: "继续整改", Items: []model.Outcome{
		{Result: model.ResultDone, Note: "凭证已核对"}, {Result: model.ResultOpen},
	}}
	if got, want := r.Line(), "认定为“部分认可”，审核人：吴静；第1条已整改（凭证已核对）；第2条未整改；继续整改"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	whole := model.Review{Verdict: model.ActAccept, By: "吴静"}
	if got, want := whole.Line(), "认定为“认可”，审核人：吴静"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
