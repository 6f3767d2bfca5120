package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestMarksThatMustNotStandOnAPaperAreRefusedAtTheirField(t *testing.T) {
	for _, c := range []struct {
		name  string
		marks model.Marks
		field string // "" where the marks are fine
	}{
		{"none", model.Marks{}, ""},
		{"a copy number", model.Marks{Copy: "000001"}, ""},
		{"five digits", model.Marks{Copy: "00001"}, "copy"},
		{"seven digits", model.Marks{Copy: "0000001"}, "copy"},
		{"a copy number in words", model.Marks{Copy: "第一份〇〇"}, "copy"},
		{"the longest 秘密", model.Marks{Secrecy: "秘密", Years: 10, Basis: "派生定密"}, ""},
		{"秘密 for too long", model.Marks{Secrecy: "秘密", Years: 11, Basis: "派生定密"}, "years"},
		{"the longest 机密", model.Marks{Secrecy: "机密", Years: 20, Basis: "派生定密"}, ""},
		{"机密 for too long", model.Marks{Secrecy: "机密", Years: 21, Basis: "派生定密"}, "years"},
		{"no term", model.Marks{Secrecy: "秘密", Basis: "派生定密"}, "years"},
		{"no basis", model.Marks{Secrecy: "秘密", Years: 1}, "secrecyBasis"},
		{"绝密", model.Marks{Secrecy: "绝密", Years: 1, Basis: "派生定密"}, "secrecy"},
		{"a term without a class", model.Marks{Years: 1}, "secrecy"},
		{"a basis without a class", model.Marks{Basis: "派生定密"}, "secrecy"},
		{"特急", model.Marks{Urgency: "特急"}, ""},
		{"加急 and secret", model.Marks{Secrecy: "秘密", Years: 1, Basis: "派生定密", Urgency: "加急"}, ""},
		{"an urgency of telegrams", model.Marks{Urgency: "特提"}, "urgency"},
	} {
		err := c.marks.Check()
		if model.FieldOf(err) != c.field || (err == nil) != (c.field == "") {
			t.Errorf("%s: %v at %q, want it at %q", c.name, err, model.FieldOf(err), c.field)
		}
	}
}

func TestTheClassIsPrintedWithItsTerm(t *testing.T) {
	for want, m := range map[string]model.Marks{
		"":       {Copy: "000001", Urgency: "加急"},
		"秘密★1年":  {Secrecy: "秘密", Years: 1},
		"机密★20年": {Secrecy: "机密", Years: 20},
	} {
		if got := m.Class(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestMarksAreCleanedAndCheckedWithTheDraft(t *testing.T) {
	d := completeCard()
	d.Marks = model.Marks{Copy: " 000001\n", Secrecy: "秘密", Years: 1, Basis: "派生\t定密 "}
	if d.Normalize(); d.Marks.Copy != "000001" || d.Marks.Basis != "派生 定密" {
		t.Errorf("cleaned to %+v", d.Marks)
	}
	if err := d.CheckDraft(d.Drafted); err != nil {
		t.Error(err)
	}
	if got := d.AsDraft().Marks; got != d.Marks {
		t.Errorf("the draft keeps %+v", got)
	}
	d.Marks.Years = 30
	if err := d.CheckDraft(d.Drafted); model.FieldOf(err) != "years" {
		t.Errorf("thirty years: %v", err)
	}
	d.Marks = model.Marks{Secrecy: "秘密", Years: 1, Basis: strings.Repeat("长", 121)}
	if err := d.CheckDraft(d.Drafted); model.FieldOf(err) != "secrecyBasis" {
		t.Errorf("a basis without end: %v", err)
	}
}

func TestWhatFollowsAClassifiedDocumentIsClassified(t *testing.T) {
	before := reminded()
	before.Marks = model.Marks{Copy: "000001", Secrecy: "秘密", Years: 1, Basis: "派生定密", Urgency: "加急"}
	next, err := before.Escalation(model.BuiltinKinds()[1], "周明", model.MustDate("2020-06-29"))
	want := before.Marks
	want.Copy = "" // each paper has its own
	if err != nil || next.Marks != want {
		t.Errorf("marks %+v, %v; want %+v", next.Marks, err, want)
	}
}
