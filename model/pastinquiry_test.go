package model_test

import (
	"reflect"
	"slices"
	"testing"

	"oversight/model"
)

func TestSuggestionsLoseTheirNumbersButNoFigures(t *testing.T) {
	var p model.PastInquiry
	p.SetSuggestions("1. 补充回避条款\n2．明确审批程序\n（一）压实责任\n一、公开\n3.5亿元资金专户管理\n\n4、复核\n2020年底前完成")
	want := []string{"补充回避条款", "明确审批程序", "压实责任", "公开", "3.5亿元资金专户管理", "复核", "2020年底前完成"}
	if !slices.Equal(p.Suggestions, want) {
		t.Errorf("got %q", p.Suggestions)
	}
}

func TestALedgersWordsAreReadOrLeftOpen(t *testing.T) {
	two := []string{"补充回避条款", "明确审批程序"}
	for _, c := range []struct {
		suggestions []string
		adopted     string
		answer      string
		result      string
		state       model.InquiryState
		adoption    model.Adoption
		note        string
	}{
		{two, "采纳", "", "", model.InquiryJudged, model.Adopted, ""},
		{two, "全部采纳", "将补充", "", model.InquiryJudged, model.Adopted, ""},
		{two, "已采纳，写入第五条。", "", "", model.InquiryJudged, model.Adopted, "写入第五条"},
		{two, "未采纳（与上级规定不符）", "", "", model.InquiryJudged, model.AdoptedNot, "与上级规定不符"},
		{two, "暂缓", "", "", model.InquiryJudged, model.AdoptionPutOff, ""},
		{two, "部分采纳", "", "", model.InquiryRegistered, "", ""},
		{two[:1], "部分采纳", "", "", model.InquiryJudged, model.AdoptedPartly, ""},
		{two, "采纳1条，未采纳1条", "将补充", "", model.InquiryAnswered, "", ""},
		{two, "采纳意见待定", "", "", model.InquiryRegistered, "", ""},
		{two, "是", "", "办法已印发", model.InquiryClosed, model.Adopted, ""},
		{two, "采纳", "", "正在落实", model.InquiryJudged, model.Adopted, ""},
		{two, "", "", "办法已印发", model.InquiryRegistered, "", ""},
		{nil, "采纳", "", "", model.InquiryClosed, "", ""},
		{nil, "暂缓", "待研究", "", model.InquiryAnswered, "", ""},
		{nil, "", "将补充", "", model.InquiryAnswered, "", ""},
		{nil, "", "", "办法已印发", model.InquiryClosed, "", ""},
		{nil, "", "", "", model.InquiryRegistered, "", ""},
	} {
		p := model.PastInquiry{On: model.MustDate("2019-04-09"), Matter: "议题", Question: "问题", Suggestions: c.suggestions, Adopted: c.adopted, Answer: c.answer, Result: c.result}
		p.Normalize()
		if err := p.Check(); err != nil {
			t.Fatal(err)
		}
		_, _, q := p.Records(nil)
		if q.State != c.state || q.Past.Adopted != c.adopted {
			t.Errorf("%d suggestions, %q, %q: %s", len(c.suggestions), c.adopted, c.result, q.State.Label())
		}
		for _, s := range q.Suggestions {
			if s.Adoption != c.adoption || s.Note != c.note {
				t.Errorf("%q is read as %+v", c.adopted, s)
			}
		}
		if !q.Judged.IsZero() || !q.Closed.IsZero() || !q.Follow.Done.IsZero() {
			t.Errorf("%q: days were invented: %+v", c.adopted, q)
		}
	}
}

func TestTheClassOfALedgerIsOneOrNone(t *testing.T) {
	for text, want := range map[string]model.Class{
		"": model.ClassDecision, "重大事项决策": model.ClassDecision, "干部人事任免": model.ClassCadres, "项目": model.ClassProject, "大额资金": model.ClassFunds,
		"重大项目和资金": "", "其他": "",
	} {
		p := model.PastInquiry{On: model.MustDate("2019-04-09"), Matter: "议题", Question: "问题", Class: text}
		p.Normalize()
		_, m, _ := p.Records(nil)
		if err := p.Check(); m.Class != want || (err == nil) != (want != "") || err != nil && model.FieldOf(err) != "class" {
			t.Errorf("%q is %q, %v", text, m.Class, err)
		}
	}
}

func TestTheMeetingOfALedgerHasATypeOfTheOffice(t *testing.T) {
	for _, c := range []struct{ meetingType, name, want string }{
		{"", "十四届县委常委会第86次会议", "县委常委会"}, {"", "2019年第3次办公会", "其他会议"}, {"县长办公会", "第3次", "县长办公会"}, {"书记专题会", "", "书记专题会"},
	} {
		p := model.PastInquiry{On: model.MustDate("2019-04-09"), Matter: "议题", Question: "问题", MeetingType: c.meetingType, Meeting: c.name}
		p.Normalize()
		m, _, q := p.Records([]string{"常委会", "县委常委会", "书记专题会"})
		if m.Type != c.want || m.From != p.On || q.Phase != model.PhaseAt {
			t.Errorf("%q %q is %+v, %s", c.meetingType, c.name, m, q.Phase)
		}
	}
}

func FuzzALedgerThatIsAcceptedMakesSoundRecords(f *testing.F) {
	f.Add("问〔2019〕3号", "县委常委会", "审议办法", "资金", "1,384.72", "会中", "程序", "甲\n乙", "未采纳：无依据", "已办")
	f.Add("〔2019〕0号", "", "", "\x00", "-1", "会后", "\u202e", "1.", "采纳（", "")
	f.Fuzz(func(t *testing.T, number, meeting, title, class, amount, phase, question, suggestions, adopted, result string) {
		p := model.PastInquiry{
			On: model.MustDate("2019-04-09"), Number: number, Meeting: meeting, Matter: title, Class: class, Amount: amount, Phase: phase, Question: question,
			Answer: adopted, Adopted: adopted, Result: result,
		}
		p.SetSuggestions(suggestions)
		p.Normalize()
		again := p
		if again.Normalize(); !reflect.DeepEqual(again, p) {
			t.Errorf("%+v becomes %+v when it is read again", p, again)
		}
		if p.Check() != nil {
			return
		}
		m, matter, q := p.Records(nil)
		if m.Type != "" {
			matter.Meeting = 1
			if err := m.Check(); err != nil {
				t.Error(err)
			}
		}
		if err := matter.Check(); err != nil {
			t.Error(err)
		}
		q.Answers = nil // who answered a ledger need not say
		if err := q.CheckDraft(p.On); err != nil {
			t.Error(err)
		}
	})
}
