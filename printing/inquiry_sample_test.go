package printing

import (
	"fmt"
	"strings"

	"oversight/model"
)

// inquirySample is a closed inquiry with everything there can be, of the length clerks write.
func inquirySample() model.InquiryPaper {
	on := model.MustDate("2020-04-14")
	g := model.NewMeeting("县委常委会", on)
	g.ID, g.Name, g.Place, g.Chair, g.Observer = 2, "第98次会议", "县委三楼常委会议室", "陆承远", "郑国强"
	g.Should, g.Present, g.Papers = 11, 10, model.MustDate("2020-04-10")
	g.FirstTopic, g.Topic, g.Minutes = model.FindingYes, "传达学习中央纪委全会精神", "县委办公室留存"
	m := model.NewMatter(g.ID, 1)
	m.ID, m.Title, m.Unit, m.Reporter = 5, "审议《县属国有企业领导人管理办法》", "县国有资产监督管理局", "司马𫖯"
	m.Leader = model.LeaderRef{ID: 4, Name: "欧阳𬱖喆", Post: "县委常委、常务副县长"}
	m.Amount, m.Persons, m.Decision, m.Ruling = 13_847_200, 14, model.DecisionAmended, "补充任职回避、亲属经商办企业限制条款后印发"
	m.Checks = model.Procedure{LastWord: model.FindingYes, Recusal: model.FindingYes, Recused: "县委常委 韩立诚", Dissents: []model.Dissent{
		{Who: "县委副书记 许镕之", What: "建议分两步实施", Vote: "同意"},
	}}
	q := model.NewInquiry(m.ID, g, "李镕", on)
	q.ID, q.State, q.Number = 3, model.InquiryClosed, model.Number{Mark: model.InquiryMark, Year: 2020, Seq: 3}
	q.Risks = []string{"法规冲突", "利益冲突"}
	q.Question = "办法对企业领导人兼职没有作出限制，与上级规定是否一致？\n政府公益项目与企业经营项目怎样分开考核？"
	q.Answers = []model.Answer{{On: on, Who: "常务副县长", What: "将对照上级规定补充限制条款，公益项目单列"}}
	q.Suggestions = []model.Suggestion{
		{Text: "要理顺政府公益项目和企业经营项目的关系", Adoption: model.Adopted},
		{Text: "设立一年过渡期", Adoption: model.AdoptedNot, Note: "上级规定没有过渡期"},
	}
	q.Judged, q.JudgedBy = model.MustDate("2020-04-15"), "王堃"
	q.Follow = model.FollowUp{
		Unit: "县国有资产监督管理局", Since: q.Judged, Term: 20, Deadline: model.Deadline{Due: model.MustDate("2020-05-14")},
		Result: "办法已修改印发", Done: model.MustDate("2020-05-12"),
		Rechecks: []model.Recheck{{On: model.MustDate("2020-05-13"), By: "王堃", Result: "查看印发文件，属实"}},
	}
	q.Reports = []model.Report{{On: model.MustDate("2020-05-13"), To: "市纪委监委", Reason: "第二条建议没有采纳"}}
	q.Documents = []string{"示同监督〔2020〕2号"}
	q.Corrections = []model.Correction{{On: model.MustDate("2020-05-18"), By: "李镕", Reason: "笔误", Changes: []model.Change{{Label: "问询人", Before: "吴静", After: "郑国强"}}}}
	q.Closed, q.ClosedBy = model.MustDate("2020-05-15"), "王堃"
	return model.InquiryPaper{
		Inquiry: q, Matter: m, Meeting: g, Office: samplePaper().Office, InTime: model.FindingYes, Large: true,
		Quorum: model.DefaultDecisions().Quorum(g, m.Class),
	}
}

// inquiryDraft is a quick entry before any meeting, most of it to be written by hand.
func inquiryDraft() model.InquiryPaper {
	p := inquirySample()
	m := model.NewMatter(0, 0)
	m.Title, m.Class = "设立县产业引导基金", model.ClassFunds
	q := model.NewInquiry(9, model.Meeting{}, "李镕", model.MustDate("2020-04-14"))
	q.By, q.Question = "郑国强", "基金管理人怎样选聘？"
	return model.InquiryPaper{Inquiry: q, Matter: m, Office: p.Office, Quorum: model.DefaultDecisions().Quorum(model.Meeting{}, m.Class)}
}

// longInquiry does not fit one page by far.
func longInquiry() model.InquiryPaper {
	p := inquirySample()
	q := &p.Inquiry
	q.Question = strings.TrimSpace(strings.Repeat("逐项说明资金来源、审批程序和监管责任，列明依据的文件和条款。", 60))
	q.Suggestions = nil
	for i := range 25 {
		q.Suggestions = append(q.Suggestions, model.Suggestion{
			Text:     fmt.Sprintf("第%d项资金%d.72万元先评审、后安排，结果在县、乡、村三级公示，接受群众监督", i+1, 1000+i*7),
			Adoption: model.AdoptedPartly, Note: "部分项目已经开工，从下一批起执行",
		})
	}
	return p
}

// inquiryLedger has n rows in every state.
func inquiryLedger(n int) model.InquiryLedger {
	p := inquirySample()
	l := model.InquiryLedger{Office: p.Office, Year: 2020, Filter: "年份：2020年；阶段：全部", On: model.MustDate("2020-12-18")}
	count := func(name string, n int, f model.InquiryFilter) model.InquiryCount {
		return model.InquiryCount{Name: name, N: n, Filter: f}
	}
	l.Counts = model.InquiryCounts{
		Inquiries: count("问询", n, model.InquiryFilter{}), Suggestions: count("建议", 2*n, model.InquiryFilter{}),
		ByPhase: []model.InquiryCount{count("会前", 0, model.InquiryFilter{}), count("会中", n, model.InquiryFilter{})},
		ByClass: []model.InquiryCount{count("重大决策", n, model.InquiryFilter{})},
		ByType:  []model.InquiryCount{count("县委常委会", n, model.InquiryFilter{})},
		ByAdoption: []model.InquiryCount{
			count("采纳", n, model.InquiryFilter{Adoption: model.Adopted}), count("未采纳", n, model.InquiryFilter{Adoption: model.AdoptedNot}),
		},
		Money: 13_847_200,
	}
	states := model.InquiryStates()[1:]
	for i := range n {
		q := p.Inquiry
		q.State, q.Number.Seq = states[i%len(states)], i+1
		if q.State != model.InquiryClosed {
			q.Closed = model.Date{}
		}
		r := q.Row(p.Matter, p.Meeting)
		r.Standing = model.Standing{Light: model.LightSoon, Left: 2}
		l.Rows = append(l.Rows, model.InquiryEntry{InquiryRow: r, Inquiry: q})
	}
	return l
}

// meetingSample is a meeting with two matters, one of them inquired about.
func meetingSample() model.MeetingPaper {
	p := inquirySample()
	other := model.NewMatter(p.Meeting.ID, 2)
	other.ID, other.Class, other.Title, other.Persons = 6, model.ClassCadres, "研究部分科级干部任免", 12
	p.Meeting.Agenda = "一、审议《县属国有企业领导人管理办法》\n二、研究部分科级干部任免"
	return model.MeetingPaper{
		Meeting: p.Meeting, Matters: []model.Matter{p.Matter, other}, Inquiries: map[int64][]model.Inquiry{5: {p.Inquiry}}, Office: p.Office,
		InTime: model.FindingYes, Setting: model.DefaultDecisions(),
	}
}
