package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// completeLetter is a letter ready to be signed.
func completeLetter() model.Document {
	d := model.NewDocument(model.BuiltinKinds()[2], "周明", model.MustDate("2020-09-01"))
	d.Leader = model.LeaderRef{ID: 1, Name: "罗清源", Post: "县委常委、县政府常务副县长"}
	d.Units = []model.Unit{{Name: "县财政局"}, {Name: "县统计局"}}
	d.Title, d.Problems, d.Suggestions = "国有资产出租管理", []string{"出租没有公开招租"}, []string{"进场公开招租"}
	return d
}

func TestALetterIsAddressedToWhoIsNamedFirst(t *testing.T) {
	units := []model.Unit{{Name: "县财政局"}, {Name: "县统计局"}}
	for _, c := range []struct {
		to     string
		units  []model.Unit
		leader string
		want   string
	}{
		{"中共示例县财政局党组", units, "罗清源", "中共示例县财政局党组"},
		{"", units, "罗清源", "县财政局、县统计局"},
		{"", nil, "罗清源", "罗清源同志"},
		{"", nil, "", ""},
	} {
		d := model.Document{Units: c.units, Leader: model.LeaderRef{Name: c.leader}, Letter: model.Letter{To: c.to}}
		if got := d.Addressee(); got != c.want {
			t.Errorf("%q, %v, %q: addressed to %q, want %q", c.to, c.units, c.leader, got, c.want)
		}
	}
}

func TestTheHeadingOfALetterIsMadeOfMatterAndKind(t *testing.T) {
	d := completeLetter()
	if got := d.Heading("整改建议书"); got != "关于国有资产出租管理的整改建议书" {
		t.Errorf("heading %q", got)
	}
	d.Letter.Heading = "整改建议书"
	if got := d.Heading("督办单"); got != "整改建议书" {
		t.Errorf("what was written gives way to %q", got)
	}
}

func TestAnnexesStandInTheOrderOfThePaper(t *testing.T) {
	for _, c := range []struct {
		letter model.Letter
		want   []string
	}{
		{model.Letter{}, nil},
		{model.Letter{Form: true}, []string{"整改情况反馈表"}},
		{model.Letter{ProblemList: true, Form: true, FurtherAnnexes: []string{"审计报告摘要"}}, []string{"问题清单", "整改情况反馈表", "审计报告摘要"}},
	} {
		for range 2 { // the list given back is the caller's own
			got := c.letter.Annexes()
			if !slices.Equal(got, c.want) {
				t.Errorf("%+v: %v, want %v", c.letter, got, c.want)
			}
			for i := range got {
				got[i] = "改动"
			}
		}
	}
}

func TestOnlyALetterStartsWithTheReplyFormAnnexed(t *testing.T) {
	for _, l := range model.Layouts() {
		d := model.NewDocument(model.NewKind(l), "周明", model.MustDate("2020-09-01"))
		if d.Letter.Form != l.IsLetter() {
			t.Errorf("%s: reply form %v", l.Label(), d.Letter.Form)
		}
	}
}

func TestTheWordingOfALetterIsFilledFromIt(t *testing.T) {
	d := completeLetter()
	d.Wording.Request = "请{主送}研究："
	w, open := d.Filled(office)
	if len(open) > 0 {
		t.Errorf("open slots %v", open)
	}
	for _, c := range []struct{ got, want string }{
		{w.Lead, "经日常监督发现，县财政局、县统计局在国有资产出租管理方面存在需要整改的问题。"},
		{w.Request, "请县财政局、县统计局研究："},
		{w.Earlier, ""},
	} {
		if c.got != c.want {
			t.Errorf("got  %s\nwant %s", c.got, c.want)
		}
	}
	if !strings.Contains(w.Feedback, "之日起15个工作日内") || !strings.Contains(w.Feedback, "无正当理由的，应当采纳本建议") {
		t.Errorf("feedback %s", w.Feedback)
	}
	d.Title = ""
	if err := d.CheckComplete(office); model.FieldOf(err) != "title" {
		t.Errorf("without a matter: %v", err)
	}
}

func TestTextsOfALetterAreCleaned(t *testing.T) {
	d := completeLetter()
	d.Letter = model.Letter{
		Heading: " 关于\n出租的建议 ", To: "县财政局\t", Causes: "制度缺失\r\n\r\n", Copies: "县委，\n市纪委监委", Contact: " 周明", Phone: "0719-0000000 ",
		FurtherAnnexes: []string{" ", "审计报告\n摘要", ""},
	}
	d.Normalize()
	got := d.Letter
	if got.Heading != "关于 出租的建议" || got.To != "县财政局" || got.Causes != "制度缺失" || got.Copies != "县委， 市纪委监委" ||
		got.Contact != "周明" || got.Phone != "0719-0000000" || !slices.Equal(got.FurtherAnnexes, []string{"审计报告 摘要"}) {
		t.Errorf("cleaned to %+v", got)
	}
	if draft := d.AsDraft().Letter; draft.Causes != got.Causes || !slices.Equal(draft.FurtherAnnexes, got.FurtherAnnexes) {
		t.Errorf("the draft keeps %+v", draft)
	}
}

func TestALetterTooLongIsRefusedAtItsField(t *testing.T) {
	text := func(n int) string { return strings.Repeat("长", n) }
	for _, c := range []struct {
		field string
		most  int
		set   func(*model.Letter, int)
	}{
		{"heading", 100, func(l *model.Letter, n int) { l.Heading = text(n) }},
		{"to", 300, func(l *model.Letter, n int) { l.To = text(n) }},
		{"copies", 300, func(l *model.Letter, n int) { l.Copies = text(n) }},
		{"contact", 120, func(l *model.Letter, n int) { l.Contact = text(n) }},
		{"phone", 120, func(l *model.Letter, n int) { l.Phone = text(n) }},
		{"causes", model.MaxWording, func(l *model.Letter, n int) { l.Causes = text(n) }},
		{"annexes", 20, func(l *model.Letter, n int) { l.FurtherAnnexes = slices.Repeat([]string{"附件"}, n) }},
		{"annexes", 120, func(l *model.Letter, n int) { l.FurtherAnnexes = []string{"附件", text(n)} }},
	} {
		d := completeLetter()
		if c.set(&d.Letter, c.most); d.CheckDraft(d.Drafted) != nil {
			t.Errorf("%s: %d are refused: %v", c.field, c.most, d.CheckDraft(d.Drafted))
		}
		c.set(&d.Letter, c.most+1)
		if err := d.CheckDraft(d.Drafted); model.FieldOf(err) != c.field {
			t.Errorf("%s: %d give %v at %q", c.field, c.most+1, err, model.FieldOf(err))
		}
	}
}
