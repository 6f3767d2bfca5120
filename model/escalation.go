package model

import (
	"slices"
	"strings"
)

// CheckEscalation refuses to escalate a document that was not shown to be neglected on the day: it must be overdue, or its
// last reply returned, accepted in part or judged not carried out.
func (d *Document) CheckEscalation(on Date) error {
	if d.State == Replied {
		return Refuse("已经收到反馈，请先认定；认定为“部分认可”“退回”或“未落实”的，才能升级")
	}
	if _, err := d.After(ActEscalate); err != nil {
		return err
	}
	if d.Stage() == "" && !on.After(d.Deadline.Due) {
		return Refuse("反馈期限是" + d.Deadline.Due.Chinese() + "，还没有超期，不能升级。超期没有反馈的，反馈被退回、只得到部分认可的，" +
			"或者认定为未落实并写明理由的，才升级")
	}
	return nil
}

// Escalation starts the draft that follows a document which was not carried out, of the next kind in the
// ladder, with everything known filled in. It is about the problems that are left, and so is its title.
func (d *Document) Escalation(k Kind, clerk string, today Date) (Document, error) {
	if err := d.CheckEscalation(today); err != nil {
		return Document{}, err
	}
	next := NewDocument(k, clerk, today)
	next.Wording.Earlier = k.Wording.Earlier
	next.Previous = d.Number.String()
	next.Leader, next.Units, next.Link = d.Leader, d.Units, d.Link
	next.Source, next.SourceShown, next.Basis = d.Source, d.OuterSource(), d.Basis
	next.Problems, next.Origins = d.openProblems()
	next.Title = d.titleOf(next.Problems)
	next.Suggestions = slices.Clone(d.Suggestions)
	next.Oversight.Earlier = d.Review.Opinion
	next.Marks = d.Marks // what repeats a classified text is classified as it is
	next.Marks.Copy = ""
	return next, nil
}

// titleOf is the 事由 of what goes on with the problems: the document's own while all of them go on, else one made of
// those that do.
func (d *Document) titleOf(problems []string) string {
	if len(problems) == len(d.Problems) || len(problems) == 0 {
		return d.Title
	}
	title := firstClause(problems[0])
	if len(problems) > 1 {
		title += "等问题"
	}
	return title
}

// Escalate ends a document on the day the next one of the ladder was signed.
func (d *Document) Escalate(on Date) error {
	if err := d.CheckEscalation(on); err != nil {
		return err
	}
	d.EscalatedOn = on
	return d.Move(ActEscalate)
}

// Quotes reports whether what stands on the document's paper holds a text, as the next document of the ladder may quote
// the one before.
func (d *Document) Quotes(text string) bool {
	texts := append(slices.Clone(d.Problems), d.Suggestions...)
	for _, p := range d.texts() {
		texts = append(texts, *p.text)
	}
	return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, text) })
}
