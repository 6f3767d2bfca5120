package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// phoned is a chase of the day by the step.
func phoned(step, on string) model.Chase {
	return model.Chase{Step: step, On: model.MustDate(on), Means: model.ByPhone, Reached: "办公室刘主任", Answer: "本周内报", By: "周明"}
}

// rowOf is the row a list would show of the document.
func rowOf(d model.Document) model.Row {
	return model.Row{State: d.State, Due: d.Deadline.Due, Chases: len(d.Chases), Chased: d.Chased(), ChasedOn: d.LastChased()}
}

func TestTheLadderOfChasingIsClimbedStepByStep(t *testing.T) {
	cal, steps := publishedCalendar(t), model.DefaultChaseSteps()
	d := running(t, cal, "2020-05-27", 15) // due Wednesday 17 June; Sunday 28 June is worked
	for _, c := range []struct {
		today string
		want  string // key proposed
		since string
		take  bool
	}{
		{"2020-06-11", "", "", false},
		{"2020-06-12", "phone", "2020-06-12", false},
		{"2020-06-16", "phone", "2020-06-12", true},
		{"2020-06-17", "", "", false},
		{"2020-06-18", "paper", "2020-06-18", true},
		{"2020-06-19", "", "", false},
		{"2020-06-27", "", "", false}, // the sixth working day is the Sunday after the festival
		{"2020-06-28", "notice", "2020-06-28", true},
		{"2020-06-28", "", "", false},
		{"2020-06-29", model.ChaseEscalate, "2020-06-29", false},
	} {
		step, since, ok := model.ChaseDue(rowOf(d), steps, model.MustDate(c.today), cal)
		if ok != (c.want != "") || ok && (step.Key != c.want || since.String() != c.since) {
			t.Errorf("on %s: %q since %s, %v; want %q since %s", c.today, step.Key, since, ok, c.want, c.since)
		}
		if c.take {
			if err := d.Chase(phoned(c.want, c.today), steps, model.MustDate(c.today)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := len(d.Chases); n != 3 || d.Chases[2].Nth != 3 || d.Chases[2].Name != "通报" || d.Chases[2].Against.String() != "2020-06-17" {
		t.Errorf("chases %+v", d.Chases)
	}
}

func TestOnlyTheHighestStepThatIsDueIsProposed(t *testing.T) {
	cal, steps := publishedCalendar(t), model.DefaultChaseSteps()
	d := running(t, cal, "2020-05-27", 15)
	long := model.MustDate("2020-07-31")
	if step, _, _ := model.ChaseDue(rowOf(d), steps, long, cal); step.Key != "notice" {
		t.Errorf("weeks after the due date %q is proposed", step.Key)
	}
	if err := d.Chase(phoned("paper", "2020-06-19"), steps, long); err != nil {
		t.Fatal(err)
	}
	if step, _, ok := model.ChaseDue(rowOf(d), steps, model.MustDate("2020-06-22"), cal); ok {
		t.Errorf("after the written notice %q is proposed", step.Key)
	}
	besides := phoned("", "2020-06-19")
	if err := d.Chase(besides, steps, long); err != nil {
		t.Fatal(err)
	}
	if step, _, _ := model.ChaseDue(rowOf(d), steps, long, cal); step.Key != "notice" {
		t.Errorf("after a call besides the ladder %q is proposed", step.Key)
	}
	d.State = model.Replied
	if step, _, ok := model.ChaseDue(rowOf(d), steps, long, cal); ok {
		t.Errorf("an answered document is to be chased by %q", step.Key)
	}
}

func TestALaterDueDateStartsTheLadderAnew(t *testing.T) {
	cal, steps := publishedCalendar(t), model.DefaultChaseSteps()
	d := running(t, cal, "2020-05-27", 15)
	if err := d.Chase(phoned("phone", "2020-06-12"), steps, model.MustDate("2020-06-12")); err != nil {
		t.Fatal(err)
	}
	e := asking("2020-06-15")
	e.Days = 10
	extended(t, &d, e, cal) // due 2 July
	if got := d.Chased(); len(got) != 0 || !d.LastChased().IsZero() {
		t.Errorf("steps taken %v", got)
	}
	if step, since, ok := model.ChaseDue(rowOf(d), steps, model.MustDate("2020-06-29"), cal); !ok || step.Key != "phone" || since.String() != "2020-06-29" {
		t.Errorf("proposed %q since %s", step.Key, since)
	}
}

func TestAChaseThatCannotBeNamesTheInput(t *testing.T) {
	cal, today := publishedCalendar(t), model.MustDate("2020-06-18")
	for field, spoil := range map[string]func(*model.Chase){
		"step":     func(c *model.Chase) { c.Step = "letter" },
		"on":       func(c *model.Chase) { c.On = today.Add(1) },
		"means":    func(c *model.Chase) { c.Means = "短信" },
		"reached":  func(c *model.Chase) { c.Reached = " " },
		"promised": func(c *model.Chase) { c.Promised = today.Add(-1) },
		"by":       func(c *model.Chase) { c.By = "" },
		"answer":   func(c *model.Chase) { c.Answer = strings.Repeat("字", model.MaxItemText+1) },
	} {
		d := running(t, cal, "2020-05-27", 15)
		c := phoned("paper", "2020-06-18")
		spoil(&c)
		if err := d.Chase(c, model.DefaultChaseSteps(), today); model.FieldOf(err) != field || len(d.Chases) != 0 {
			t.Errorf("%s: %v", field, err)
		}
	}
	d := running(t, cal, "2020-05-27", 15)
	if err := d.Chase(phoned("paper", "2020-05-26"), model.DefaultChaseSteps(), today); model.FieldOf(err) != "on" {
		t.Errorf("before the receipt: %v", err)
	}
	notice := model.Chase{Step: "notice", On: today, Means: model.ByNotice, Promised: today.Add(7), By: "周明"}
	if err := d.Chase(notice, model.DefaultChaseSteps(), today); err != nil {
		t.Errorf("a notice reaches nobody in person: %v", err)
	}
	if got := d.Chases[0].Line(); got != "第1次催办（通报），通报；承诺2020年6月25日前反馈" {
		t.Errorf("line %s", got)
	}
	d.State = model.Accepted
	if err := d.Chase(notice, model.DefaultChaseSteps(), today); model.CodeOf(err) != model.Refused {
		t.Errorf("an accepted document: %v", err)
	}
}

func TestALadderThatCannotBeClimbedIsRefused(t *testing.T) {
	usual := model.DefaultChaseSteps()
	for field, spoil := range map[string]func([]model.ChaseStep) []model.ChaseStep{
		"steps":   func([]model.ChaseStep) []model.ChaseStep { return nil },
		"name":    func(s []model.ChaseStep) []model.ChaseStep { s[1].Name = " "; return s },
		"after":   func(s []model.ChaseStep) []model.ChaseStep { s[1].After = -3; return s },
		"means":   func(s []model.ChaseStep) []model.ChaseStep { s[1].Means = ""; return s },
		"wording": func(s []model.ChaseStep) []model.ChaseStep { s[1].Wording = strings.Repeat("字", 2001); return s },
		"key":     func(s []model.ChaseStep) []model.ChaseStep { s[1].Key = "phone"; return s },
	} {
		if _, err := model.CheckChaseSteps(spoil(slices.Clone(usual))); model.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	more := append(slices.Clone(usual), model.ChaseStep{Name: "约谈 ", After: 11, Means: model.InPerson}, model.ChaseStep{Name: "上报", After: 16, Means: model.InPaper})
	got, err := model.CheckChaseSteps(more)
	if err != nil || got[3].Key != "own1" || got[4].Key != "own2" || got[3].Name != "约谈" || more[3].Key != "" {
		t.Errorf("%+v, %v", got, err)
	}
}
