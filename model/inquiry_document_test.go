package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

func TestDocumentFromAnInquiryIsFilledIn(t *testing.T) {
	q := registered(t)
	must(t, q.Judge(judgement, inquiryDay))
	m := model.Matter{Title: "县属国有企业领导人管理办法", Unit: "县国资局", Leader: model.LeaderRef{ID: 4, Name: "罗清源", Post: "常务副县长"}}
	for _, k := range model.BuiltinKinds() {
		d, err := q.Document(k, m, "周明", inquiryDay)
		must(t, err)
		d.Normalize()
		must(t, d.CheckDraft(inquiryDay))
		must(t, d.CheckComplete(model.Office{Desk: "县同级监督领导小组办公室"}))
		if d.Inquiry != "问〔2020〕3号" || d.Leader.ID != 4 || d.UnitNames() != "县国资局" || d.Source != "廉政问询" {
			t.Errorf("%s: %+v", k.Name, d)
		}
		if len(d.Problems) < 2 || !strings.HasPrefix(d.Problems[0], "廉政问询提出的建议“明确企业负责人任职回避”") || strings.ContainsAny(strings.Join(d.Problems, ""), "？?") {
			t.Errorf("%s names %q, want findings and no question", k.Name, d.Problems)
		}
		if !slices.Equal(d.Suggestions, []string{"明确企业负责人任职回避"}) {
			t.Errorf("%s suggests %q: what was adopted needs no document", k.Name, d.Suggestions)
		}
		if d.AsDraft().Inquiry != d.Inquiry {
			t.Errorf("%s: a draft forgets where it came from", k.Name)
		}
	}
	draft := inquiryOf()
	if _, err := draft.Document(model.BuiltinKinds()[0], m, "周明", inquiryDay); model.CodeOf(err) != model.Refused {
		t.Errorf("from a draft: %v", err)
	}
}

func TestMarkOfInquiriesIsTakenByNoKind(t *testing.T) {
	k := model.BuiltinKinds()[0]
	k.Mark = model.InquiryMark
	if err := k.Check(); model.FieldOf(err) != "mark" {
		t.Errorf("got %v", err)
	}
}

func TestAdoptionRateLeavesOutWhatIsNotDecided(t *testing.T) {
	c := model.InquiryCounts{}
	for a, n := range map[model.Adoption]int{model.Adopted: 5, model.AdoptedPartly: 1, model.AdoptedNot: 1, model.AdoptionPutOff: 4} {
		c.ByAdoption = append(c.ByAdoption, model.InquiryCount{N: n, Filter: model.InquiryFilter{Adoption: a}})
	}
	if rate, known := c.AdoptionRate(); rate != 857 || !known {
		t.Errorf("%d per mille, %v", rate, known)
	}
	if _, known := (model.InquiryCounts{}).AdoptionRate(); known {
		t.Error("a rate of nothing is known")
	}
}

func TestAnAdviceLetterSaysNothingTwice(t *testing.T) {
	for title, want := range map[string]string{
		"审议《县属国有企业领导人管理办法》": "审议的《县属国有企业领导人管理办法》，以",
		"研究审议2026年县级财政预算":   "研究的“2026年县级财政预算”，以",
		"审议并通过年度计划":         "审议的“通过年度计划”，以",
		"县人民医院新院区建设":        "审议的“县人民医院新院区建设”，以",
		"听取“十四五”规划实施情况汇报":   "听取的“‘十四五’规划实施情况汇报”，以",
		"《办法》和《细则》":         "审议的“《办法》和《细则》”，以",
		"研究":                "审议的“研究”，以",
	} {
		q := model.Inquiry{
			State: model.InquiryAnswered, Number: model.Number{Mark: "问", Year: 2020, Seq: 3}, On: inquiryDay, Means: "口头", Phase: model.PhaseAt,
			Question: "怎样“分开”考核？\n由谁负责？", Suggestions: []model.Suggestion{{Text: "分开考核"}},
		}
		meeting := model.Meeting{ID: 1, Type: "县委常委会", From: inquiryDay, To: inquiryDay}
		d, err := q.AdviceLetter(model.FurtherKinds()[0], model.Matter{ID: 1, Title: title, Unit: "县国资局"}, meeting, "周明", inquiryDay)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(d.Occasion, want) || strings.Contains(d.Occasion, "我们") || strings.Contains(d.Occasion, "\n") {
			t.Errorf("%s: %s", title, d.Occasion)
		}
		if d.Start != model.StartSigning || d.Letter.To != "县国资局" || d.Inquiry != "问〔2020〕3号" || len(d.Suggestions) != 1 {
			t.Errorf("the letter is %+v", d)
		}
	}
	q := model.Inquiry{State: model.InquiryAnswered}
	if _, err := q.AdviceLetter(model.FurtherKinds()[0], model.Matter{}, model.Meeting{}, "周明", inquiryDay); model.CodeOf(err) != model.Refused {
		t.Errorf("without a suggestion: %v", err)
	}
}
