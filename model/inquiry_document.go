package model

import "strings"

// SourceInquiry is the source (问题来源) of a document that was made from an inquiry.
const SourceInquiry = "廉政问询"

// Document starts the draft of a card or letter from a numbered inquiry: to the leader in charge of its matter, about
// what was found, with the suggestions that were not adopted whole, or all of them before that is known. A question is
// no finding: where nothing was found the problems are left for the drafter to write. The draft names the inquiry; the
// inquiry names the document from its signing on.
func (q *Inquiry) Document(k Kind, m Matter, clerk string, today Date) (Document, error) {
	if _, err := q.State.After(InquiryDocument); err != nil {
		return Document{}, err
	}
	d := NewDocument(k, clerk, today)
	d.Inquiry = q.Number.String()
	d.Leader, d.Link, d.Source = m.Leader, InCharge, SourceInquiry
	if m.Unit != "" {
		d.Units = []Unit{{Name: m.Unit}}
	}
	d.Title = "“" + m.Title + "”廉政问询"
	d.Basis = q.Number.String() + SourceInquiry
	d.Problems = cleanItems(q.findings())
	d.Suggestions = q.unheeded()
	if k.Layout == LayoutOversight {
		d.Oversight.Matter, d.Oversight.Risk = m.Title, q.RiskPoints()
	}
	return d, nil
}

// findings are what the inquiry brought to light: what was reported as corrected too weakly, the suggestions that were not
// adopted whole with what became of them, the risk points.
func (q *Inquiry) findings() []string {
	var found []string
	for _, r := range q.Reports {
		found = append(found, r.Reason)
	}
	for _, s := range q.Suggestions {
		switch s.Adoption {
		case Adopted:
		case "":
			found = append(found, "廉政问询提出的建议“"+s.Text+"”尚未认定采纳情况")
		default:
			found = append(found, "廉政问询提出的建议“"+s.Text+"”"+s.Outcome())
		}
	}
	if len(q.Risks) > 0 {
		found = append(found, "存在廉政风险："+q.RiskPoints())
	}
	return found
}

// unheeded are the suggestions that were not adopted whole, all of them where none is left.
func (q *Inquiry) unheeded() []string {
	var left []string
	for _, s := range q.Suggestions {
		if s.Adoption != Adopted {
			left = append(left, s.Text)
		}
	}
	if len(left) == 0 {
		return q.texts()
	}
	return left
}

// Bind notes a document that was made from the inquiry and signed.
func (q *Inquiry) Bind(n Number) error {
	if err := q.Move(InquiryDocument); err != nil {
		return err
	}
	q.Documents = append(q.Documents[:len(q.Documents):len(q.Documents)], n.String())
	return nil
}

// AdviceLetter starts the draft of a 问询建议函, k being its kind: to the unit that proposes the matter, with every
// suggestion. It is a document like others; its term counts from its own date.
func (q *Inquiry) AdviceLetter(k Kind, m Matter, meeting Meeting, clerk string, today Date) (Document, error) {
	d, err := q.Document(k, m, clerk, today)
	if err != nil {
		return d, err
	}
	if len(q.Suggestions) == 0 {
		return d, Refuse("这次问询没有提出建议，不需要发建议函")
	}
	d.Occasion = q.occasion(m, meeting)
	d.Title, d.Basis = m.Title, ""
	d.Letter.To, d.Letter.Form = m.Unit, false
	d.Problems = nil
	if len(q.Risks) > 0 {
		d.Problems = []string{"涉及的廉政风险点：" + q.RiskPoints()}
	}
	d.Suggestions = q.texts()
	return d, nil
}

// occasion says when, on which matter of which meeting and how the inquiry was put.
func (q *Inquiry) occasion(m Matter, meeting Meeting) string {
	verb, what := m.quoted()
	on := "就拟提请" + verb + "的" + what
	if meeting.ID != 0 {
		on = "就" + meeting.Title() + "（" + meeting.Days() + "）" + verb + "的" + what
	}
	how := string(q.Means) + "方式"
	if q.Means == "审签意见" {
		how = "审签意见的方式"
	}
	question := "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(strings.Trim(CleanLine(q.Question), "。；")) + "”"
	return q.On.Chinese() + "，本机关" + on + "，以" + how + "就" + question + "提出" + string(q.Phase) + "廉政问询"
}

// deliberations are the words with which agendas begin a matter.
var deliberations = []string{"审议", "审定", "审查", "讨论", "研究", "听取", "传达", "通报", "学习"}

// quoted parts what a meeting does with the matter from what the matter is, so that neither is said twice: of
// 审议《…办法》 it is 审议 and 《…办法》, of 年度预算 it is 审议 and “年度预算”.
func (m Matter) quoted() (verb, what string) {
	verb, what = deliberations[0], m.Title
	for changed := true; changed; {
		changed = false
		for _, word := range deliberations {
			if rest, ok := strings.CutPrefix(what, word); ok && rest != "" {
				if what == m.Title { // of 研究审议 the first word says it
					verb = word
				}
				what, changed = rest, true
			}
		}
		if rest, ok := strings.CutPrefix(what, "并"); ok && what != m.Title {
			what, changed = rest, true
		}
	}
	for _, marks := range [][2]string{{"《", "》"}, {"“", "”"}} {
		if strings.HasPrefix(what, marks[0]) && strings.HasSuffix(what, marks[1]) && strings.Count(what, marks[0]) == 1 {
			return verb, what
		}
	}
	return verb, "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(what) + "”"
}
