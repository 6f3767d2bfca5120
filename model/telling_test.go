package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

func TestWordsThatTellOfAReportAreFoundInAnyForm(t *testing.T) {
	for text, want := range map[string][]string{
		"信访举报":                   {"信访?", "举报"},
		"信 访 举 报":                {"信 访?", "举 报"},
		"信访舉報":                   {"信访?", "舉報"},
		"群众举報信":                  {"举報"},
		"举.报件":                   {"举.报"},
		"举－报，檢·舉":                {"举－报", "檢·舉"},
		"问题　线　索":                 {"线　索"},
		"问题線索、线索":                {"線索", "线索"},
		"群众来信":                   {"来信"},
		"來信來訪":                   {"來信來訪"},
		"匿\u200b名":               {"匿\u200b名"},
		"匿\n名":                   {"匿\n名"},
		"实名控告":                   {"控告"},
		"县信访局移送":                 nil,
		"县信 访 局":                 nil,
		"信访反映":                   {"信访?"},
		"《信访工作条例》":               nil,
		"上级来函":                   nil,
		"列举报告的数字":                {"举报"}, // asked about once more often than needed
		"线路改造，索道检修":              nil,
		"日常监督":                   nil,
		"\U0002F857 举\U0002F857": {"举\U0002F857"},
	} {
		var got []string
		for _, f := range model.TellingWords(text) {
			if f.Ask {
				f.Found += "?"
			}
			got = append(got, f.Found)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTheOuterSourceTellsNothing(t *testing.T) {
	for source, want := range map[string]string{
		"信访举报": "日常监督", "执纪监督": "日常监督", "执 纪 监 督": "日常监督", "群众来信": "日常监督", "巡察移交线索": "日常监督", "信访反映": "日常监督",
		"审计监督": "审计监督", "县委第三轮巡察": "县委第三轮巡察", "县信访局": "县信访局", "群众监督": "群众监督", "": "",
	} {
		if got := model.OuterSource(source); got != want {
			t.Errorf("%s goes out as %s, want %s", source, got, want)
		}
	}
	for _, s := range model.Sources() {
		if len(model.TellingWords(model.OuterSource(s))) > 0 {
			t.Errorf("%s goes out as %s", s, model.OuterSource(s))
		}
	}
}

func TestAnOuterSourceThatTellsIsRefused(t *testing.T) {
	d := completeCard()
	for _, text := range []string{"信 访 举 报", "群众来信", "问题線索", "匿名信", "控告人"} {
		d.SourceShown = text
		if err := d.CheckDraft(d.Drafted); model.FieldOf(err) != "sourceShown" {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{"日常监督", "县信访局", "信访反映"} {
		d.SourceShown = text
		if err := d.CheckDraft(d.Drafted); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if spots := d.TellingSpots(); len(spots) != 1 || spots[0].Field != "sourceShown" || !spots[0].Ask {
		t.Errorf("信访反映 is asked about at %v", spots)
	}
}

func TestTellingWordsArePointedOutBeforeADocumentIsHandedIn(t *testing.T) {
	d := completeCard()
	d.Source, d.Title, d.Basis = "信访举报", "群众举 报的问题", "《信访工作条例》"
	d.Problems = []string{"移交問題線索不及时", "内生动力不足"}
	d.Suggestions = []string{"认真办理来信来访"}
	spots := d.TellingSpots()
	if got := model.TellingSentence(spots); got != "事由有“举 报”，第 1 条问题有“線索”，第 1 条建议有“来信来访”" {
		t.Errorf("pointed out: %s", got)
	}
	err := d.ClearTelling([]string{"線索"})
	if model.FieldOf(err) != "title" || !strings.Contains(model.UserMessage(err), "来信来访") {
		t.Errorf("with two words unseen: %v", err)
	}
	if err := d.ClearTelling(model.TellingFound(spots)); err != nil || len(d.TellingSpots()) != 0 {
		t.Errorf("all seen: %v, %v", err, d.TellingSpots())
	}
	d.Problems[1] = "匿名信反映的问题"
	if got := model.TellingFound(d.TellingSpots()); !slices.Equal(got, []string{"匿名"}) {
		t.Errorf("asked again about %v", got)
	}
}

func TestAPaperIssuedBeforeTheOuterSourceStaysAsItIs(t *testing.T) {
	d := completeCard()
	d.Source, d.Number = "信访举报", model.Number{Mark: "同监提", Year: 2020, Seq: 3}
	if d.SourceOnPaper() != "信访举报" || d.OuterSource() != "日常监督" {
		t.Errorf("the paper says %s, new ones %s", d.SourceOnPaper(), d.OuterSource())
	}
	if spots := d.PaperTells(); len(spots) == 0 || spots[0].Place != "问题来源" {
		t.Errorf("the paper tells %v", spots)
	}
	d.SourceShown = "日常监督"
	if d.SourceOnPaper() != "日常监督" || len(d.PaperTells()) != 0 {
		t.Errorf("one of today says %s and tells %v", d.SourceOnPaper(), d.PaperTells())
	}
}
