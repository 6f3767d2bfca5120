package model

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
