package printing

import (
	"fmt"
	"strings"

	"oversight/model"
)

const meetingRecordName = "会议监督记录"

// MeetingRecord lays out 会议监督记录: how a meeting was prepared and attended, and for each matter what was decided, what
// was checked of the procedure, and the inquiries put on it. It is what the commission keeps; the minutes are the
// committee's.
func MeetingRecord(p model.MeetingPaper) Sheets {
	p.Meeting.Normalize()
	p.Office.Normalize()
	parts := onPages(recordSettings, func(s Setting) []section { return meetingSections(p, s) })
	pages := make([]Page, len(parts))
	for i, rows := range parts {
		pages[i] = formPage(rows, i, len(parts), p.Office.Issuer, meetingRecordName, p.Meeting.From.Chinese())
	}
	return gather(Sheets{Title: meetingRecordName + " " + p.Meeting.Title(), Author: p.Office.Issuer, Date: p.Meeting.From, Pages: pages})
}

func meetingSections(p model.MeetingPaper, s Setting) []section {
	g := p.Meeting
	attendance, papers := "", ""
	if g.Should > 0 {
		q := p.Setting.Quorum(g, "")
		attendance = fmt.Sprintf("应到%d人，实到%d人", g.Should, g.Present) + "，" + quorumFinding(q)
	}
	if !g.Papers.IsZero() {
		papers = g.Papers.Chinese() + "收到，提前1个工作日：" + p.InTime.Label()
	}
	sections := []section{slipFacts(
		[]cardFact{{"会　　议", g.Title()}, {"会议日期", g.Days()}},
		[]cardFact{{"地　　点", g.Place}, {"主 持 人", g.Chair}},
		[]cardFact{{"出席情况", attendance}},
		[]cardFact{{"会前材料", papers}},
		[]cardFact{{"列 席 人", g.Observer}, {"第一议题", firstTopic(g)}},
	)}
	if g.Agenda != "" {
		sections = append(sections, passage("会议议程", s, lineParas(g.Agenda)...))
	}
	for i, m := range p.Matters {
		m.Normalize()
		sections = append(sections, passage("议题"+chineseNumber(i+1), s, matterParas(p, m)...))
	}
	if len(p.Matters) == 0 {
		sections = append(sections, passage("议　　题", s))
	}
	return append(sections,
		slipFacts([]cardFact{{"会议记录", g.Minutes}}),
		record("签　　名", 16, dated("列席人（签字）："), dated("审核人（签字）：")),
	)
}

func firstTopic(g model.Meeting) string {
	if g.Topic == "" {
		return g.FirstTopic.Label()
	}
	return g.FirstTopic.Label() + "　" + g.Topic
}

// matterParas say of a matter what it is, what was decided, what was checked, and what was asked.
func matterParas(p model.MeetingPaper, m model.Matter) []Para {
	f := inquiryForm{Matter: m, Meeting: p.Meeting, Large: m.Large(p.Setting)}
	var facts []string
	for _, fact := range []cardFact{
		{"类别", string(m.Class)}, {"金额人数", f.extent()}, {"提请单位", m.Unit}, {"汇报人", m.Reporter}, {"分管领导", m.Leader.Name + " " + m.Leader.Post},
	} {
		if value := model.CleanLine(fact.value); value != "" {
			facts = append(facts, fact.label+"："+value)
		}
	}
	paras := []Para{{Text: m.Title, Role: Hei}, {Text: strings.Join(facts, "；")}}
	decision := string(m.Decision)
	if m.Ruling != "" {
		decision += "：" + m.Ruling
	}
	paras = append(paras, Para{Text: "会议决定：" + decision})
	if q := p.Setting.Quorum(p.Meeting, m.Class); q.Share != p.Setting.Quorum(p.Meeting, "").Share {
		paras = append(paras, Para{Text: string(m.Class) + "要求到会人数" + string(q.Share) + "，" + quorumFinding(q)})
	}
	paras = append(paras, procedureChecks(m)...)
	for _, q := range p.Inquiries[m.ID] {
		q.Normalize()
		paras = append(paras, Para{Text: q.Number.String() + "（" + string(q.Phase) + "，" + q.By + "）：" + q.Question})
		for i, s := range q.Suggestions {
			paras = append(paras, Para{Text: fmt.Sprintf("建议%d. %s", i+1, finished(s.Text, "。")) + s.Outcome()})
		}
	}
	return paras
}
