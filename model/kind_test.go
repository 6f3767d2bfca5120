package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

// ownKind is a complete kind of the office's own.
func ownKind(l model.Layout) model.Kind {
	k := model.NewKind(l)
	k.Key, k.Name, k.Mark = "own1", "巡察建议书", "示巡建"
	return k
}

func TestAnOwnKindNeedsOnlyNameAndMark(t *testing.T) {
	for _, l := range model.Layouts() {
		k := model.NewKind(l)
		if k.Layout != l || k.Key != "" || k.Name != "" || k.Mark != "" || k.Next != "" || k.Builtin() {
			t.Errorf("%s starts as %+v", l.Label(), k)
		}
		if err := k.Check(); model.FieldOf(err) != "name" {
			t.Errorf("%s without a name: %v", l.Label(), err)
		}
		if err := ownKind(l).Check(); err != nil {
			t.Errorf("%s: %v", l.Label(), err)
		}
		if l.IsLetter() && (k.Labels.Lead == "" || k.Labels.Causes == "" || k.Labels.Feedback == "") {
			t.Errorf("%s has a section without a name: %+v", l.Label(), k.Labels)
		}
	}
	for _, k := range model.BuiltinKinds() {
		if !k.Builtin() || k.Check() != nil {
			t.Errorf("%s: built in %v, %v", k.Name, k.Builtin(), k.Check())
		}
	}
}

func TestAKindThatCouldNotServeIsRefusedAtItsField(t *testing.T) {
	for _, c := range []struct {
		field  string
		change func(*model.Kind)
	}{
		{"", func(k *model.Kind) { k.Name = strings.Repeat("长", 12) }},
		{"name", func(k *model.Kind) { k.Name = strings.Repeat("长", 13) }},
		{"layout", func(k *model.Kind) { k.Layout = "poster" }},
		{"layout", func(k *model.Kind) { k.Layout = "" }},
		{"labels", func(k *model.Kind) { k.Labels.Object = "" }},
		{"labels", func(k *model.Kind) { k.Labels.Problems = "" }},
		{"labels", func(k *model.Kind) { k.Labels.Advice = "" }},
		{"mark", func(k *model.Kind) { k.Mark = "" }},
		{"mark", func(k *model.Kind) { k.Mark = "示〔巡〕" }},
		{"", func(k *model.Kind) { k.Term, k.Warn = 250, 250 }},
		{"term", func(k *model.Kind) { k.Term = 251 }},
		{"term", func(k *model.Kind) { k.Term = 0 }},
		{"warn", func(k *model.Kind) { k.Warn = k.Term + 1 }},
		{"warn", func(k *model.Kind) { k.Warn = -1 }},
		{"start", func(k *model.Kind) { k.Start = model.StartReview }},
		{"start", func(k *model.Kind) { k.Start = "" }},
		{"lead", func(k *model.Kind) { k.Wording.Lead = "经{来源}发现" }},
	} {
		k := ownKind(model.LayoutLetter)
		c.change(&k)
		if err := k.Check(); model.FieldOf(err) != c.field || (err == nil) != (c.field == "") {
			t.Errorf("%+v: %v at %q, want it at %q", k, err, model.FieldOf(err), c.field)
		}
	}
}

func TestAKindIsCleaned(t *testing.T) {
	k := ownKind(model.LayoutRedHead)
	k.Name, k.Mark, k.Labels.Causes, k.Wording.Lead = " 巡察\n建议书", "示巡建\t", " 原因 ", "经发现：\r\n\r\n"
	if k.Normalize(); k.Name != "巡察 建议书" || k.Mark != "示巡建" || k.Labels.Causes != "原因" || k.Wording.Lead != "经发现：" {
		t.Errorf("cleaned to %+v", k)
	}
}

func TestALadderThatComesBackToItselfIsRefused(t *testing.T) {
	ladder := func(next ...string) []model.Kind { // of the kinds 甲, 乙, 丙 in order
		var out []model.Kind
		for i, n := range next {
			name := string([]rune("甲乙丙")[i])
			out = append(out, model.Kind{Key: name, Name: name, Next: n})
		}
		return out
	}
	for _, c := range []struct {
		kinds []model.Kind
		names string // the kind the sentence names, "" where the ladder is fine
	}{
		{nil, ""},
		{model.BuiltinKinds(), ""},
		{ladder("乙", "丙", ""), ""},
		{ladder("丙", "丙", ""), ""}, // two lead to the same one
		{ladder("甲"), "甲"},
		{ladder("乙", "甲", ""), "甲"},
		{ladder("乙", "丙", "甲"), "甲"},
		{ladder("乙", "丙", "乙"), "乙"}, // the first only leads into the ring
	} {
		err := model.CheckLadder(c.kinds)
		if c.names == "" && err != nil || c.names != "" && (model.FieldOf(err) != "next" || !strings.Contains(model.UserMessage(err), "“"+c.names+"”")) {
			t.Errorf("%+v: %v, want %q named", c.kinds, err, c.names)
		}
	}
}

func TestAnIssuedPaperKeepsTheLayoutAndLabelsItHad(t *testing.T) {
	d, k, on := completeLetter(), model.BuiltinKinds()[2], model.MustDate("2020-09-01")
	d.State = model.Signing
	if err := d.Sign(model.Signature{By: "郑国强", On: on}, model.Number{Mark: k.Mark, Year: 2020, Seq: 1}, model.Paper{Kind: k, Office: office}); err != nil {
		t.Fatal(err)
	}
	changed := k
	changed.Name, changed.Layout, changed.Labels.Problems = "监察建议书", model.LayoutRedHead, "问题"
	cal := model.NewCalendar(nil)
	if p := model.NewPaper(d, changed, office, cal); p.Kind.Name != k.Name || p.Kind.Layout != k.Layout || p.Kind.Labels != k.Labels {
		t.Errorf("a copy shows %+v", p.Kind)
	}
	d.Issue.Layout, d.Issue.Labels = "", model.Labels{} // a record from before there were own kinds
	if p := model.NewPaper(d, k, office, cal); p.Kind.Layout != k.Layout || p.Kind.Labels != k.Labels {
		t.Errorf("a copy of an old record shows %+v", p.Kind)
	}
}
