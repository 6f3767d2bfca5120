package printing

import (
	"fmt"

	"oversight/model"
)

// inquiryLabels are what the sections of a 问询建议函 are called.
var inquiryLabels = model.Labels{Lead: "问询情况", Problems: "问询发现的问题和风险", Advice: "问询建议", Feedback: "反馈要求"}

// InquiryLetter lays out 问询建议函: the suggestions of an inquiry as an official letter (信函格式, GB/T 9704-2012, 10.1) to
// the unit that proposed the matter, by the road of every letter. on is its 成文日期.
func InquiryLetter(p model.InquiryPaper, on model.Date) Sheets {
	f := inquiryForm(p).clean()
	paper := f.paper(InquiryLetterName)
	if !f.Inquiry.Number.IsZero() {
		paper.Document.Signed = on
	}
	paper.Kind.Labels = inquiryLabels
	d, q, m := &paper.Document, f.Inquiry, f.Matter
	d.Letter.To = m.Unit
	d.Problems = []string{q.Question}
	if len(q.Risks) > 0 {
		d.Problems = append(d.Problems, "涉及的廉政风险点："+q.RiskPoints())
	}
	for _, s := range q.Suggestions {
		d.Suggestions = append(d.Suggestions, s.Text)
	}
	d.Wording = model.Wording{Lead: f.lead(), Request: "为防范上述风险，提出以下建议：", Feedback: f.feedback()}
	return Letter(paper)
}

// lead says at which meeting, on which matter and when the inquiry was put.
func (f inquiryForm) lead() string {
	occasion := "就拟提请审议的“" + f.Matter.Title + "”"
	if f.Meeting.ID != 0 {
		occasion = "就" + f.Meeting.Title() + "（" + f.Meeting.Days() + "）审议的“" + f.Matter.Title + "”"
	}
	how := string(f.Inquiry.Means) + "方式"
	if f.Inquiry.Means == "审签意见" {
		how = "审签意见的方式"
	}
	return fmt.Sprintf("%s，我们%s以%s提出%s廉政问询。", f.Inquiry.On.Chinese(), occasion, how, f.Inquiry.Phase)
}

// feedback says by when to answer: with the term of the follow-up, where there is one.
func (f inquiryForm) feedback() string {
	when := "请"
	if due := f.Inquiry.Follow.Deadline; !due.Due.IsZero() {
		when = "请于" + dueBy(due)
	}
	return when + "将建议采纳和落实情况书面反馈" + f.Office.Desk + "。不采纳的，请说明理由。"
}
