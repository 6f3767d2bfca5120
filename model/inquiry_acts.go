package model

import (
	"fmt"
	"slices"
	"strings"
)

// The rules of each act beyond the life cycle. Each method changes the inquiry or refuses with a sentence; the store
// calls it inside the transaction of the act.

// Move changes the state by the act, or refuses.
func (q *Inquiry) Move(a InquiryAct) error {
	to, err := q.State.After(a)
	if err != nil {
		return err
	}
	q.State = to
	return nil
}

// Register gives the inquiry its number; its year is that of the day it was put. An inquiry that was answered on the
// spot is answered with it.
func (q *Inquiry) Register(n Number, meeting Meeting, today Date) error {
	if err := q.Move(InquiryRegister); err != nil {
		return err
	}
	if err := q.CheckComplete(meeting); err != nil {
		return err
	}
	q.Number, q.Registered = n, today
	if len(q.Answers) > 0 {
		return q.Move(InquiryAnswer)
	}
	return nil
}

// Answer adds what was answered, and suggestions that were made upon it.
func (q *Inquiry) Answer(answers []Answer, further []string, today Date) error {
	if err := q.Move(InquiryAnswer); err != nil {
		return err
	}
	changed := *q
	changed.Answers, changed.Suggestions = slices.Clone(q.Answers), slices.Clone(q.Suggestions)
	changed.Answers = append(changed.Answers, answers...)
	for _, text := range further {
		changed.Suggestions = append(changed.Suggestions, Suggestion{Text: text})
	}
	changed.Normalize()
	if len(changed.Answers) == len(q.Answers) {
		return InvalidField("answers", "请填写答复人和答复内容")
	}
	if err := changed.CheckDraft(today); err != nil {
		return err
	}
	if err := changed.checkAnswerDays(); err != nil {
		return err
	}
	*q = changed
	return nil
}

// Judgement says of each suggestion whether it was adopted; Items has what became of them in their order.
type Judgement struct {
	On    Date
	By    string
	Items []Suggestion
}

// Judge records whether the suggestions were adopted. A suggestion that was put off is judged again later.
func (q *Inquiry) Judge(j Judgement, today Date) error {
	if err := q.Move(InquiryJudge); err != nil {
		return err
	}
	j.By = CleanLine(j.By)
	switch {
	case len(q.Suggestions) == 0:
		return Refuse("这次问询没有提出建议，不需要认定采纳情况；记录答复后可以直接办结")
	case j.On.IsZero() || j.On.After(today):
		return InvalidField("on", "请填写认定日期，不能晚于今天")
	case j.On.Before(q.On):
		return InvalidField("on", "认定日期不能早于问询日期（"+q.On.Chinese()+"）")
	case j.By == "":
		return InvalidField("by", "请填写认定人")
	case len(j.Items) != len(q.Suggestions):
		return InvalidField("items", fmt.Sprintf("请逐条认定，共 %d 条建议", len(q.Suggestions)))
	}
	judged := slices.Clone(q.Suggestions)
	for i, item := range j.Items {
		judged[i].Adoption, judged[i].Note = item.Adoption, CleanText(item.Note)
	}
	if err := checkAdoptions(judged); err != nil {
		return err
	}
	q.Suggestions, q.Judged, q.JudgedBy = judged, j.On, j.By
	return nil
}

// checkAdoptions refuses a suggestion that is not judged, or not adopted without a reason.
func checkAdoptions(suggestions []Suggestion) error {
	for i, s := range suggestions {
		switch {
		case !slices.Contains(Adoptions(), s.Adoption):
			return InvalidField("items", fmt.Sprintf("请选择第 %d 条建议的采纳情况", i+1))
		case s.Adoption == AdoptedNot && s.Note == "":
			return InvalidField("items", fmt.Sprintf("第 %d 条建议未采纳，请写明理由", i+1))
		case len([]rune(s.Note)) > MaxItemText:
			return InvalidField("items", fmt.Sprintf("第 %d 条建议的说明太长，最多 %d 个字", i+1, MaxItemText))
		}
	}
	return nil
}

// StartFollow gives the suggestions to a unit to carry out; the term runs from the day after since.
func (q *Inquiry) StartFollow(unit string, since Date, term int, today Date, cal *Calendar) error {
	if err := q.Move(InquiryFollow); err != nil {
		return err
	}
	unit = CleanLine(unit)
	switch {
	case unit == "":
		return InvalidField("unit", "请填写责任单位")
	case since.IsZero() || since.After(today):
		return InvalidField("since", "请填写交办日期，不能晚于今天；期限从它的次日起算")
	case since.Before(q.Judged):
		return InvalidField("since", "交办日期不能早于认定日期（"+q.Judged.Chinese()+"）")
	}
	dl, err := cal.Deadline(since, term)
	if err != nil {
		return err
	}
	q.Follow = FollowUp{Unit: unit, Since: since, Term: term, Deadline: dl}
	return checkLines([2]string{"unit", unit})
}

// Recount counts the deadline of the follow-up again after the calendar changed; one that was carried out keeps the
// date it had. It reports whether anything changed.
func (q *Inquiry) Recount(cal *Calendar) (changed bool, err error) {
	if !q.running() || !cal.covers(q.Follow.Since) {
		return false, nil
	}
	dl, err := cal.Deadline(q.Follow.Since, q.Follow.Term)
	if err != nil {
		return false, err
	}
	dl.Original = q.Follow.Deadline.Original
	changed = dl != q.Follow.Deadline
	q.Follow.Deadline = dl
	return changed, nil
}

// running tells whether the clock of the follow-up runs.
func (q *Inquiry) running() bool { return q.State == InquiryFollowing && q.Follow.Done.IsZero() }

// CarryOut records what the unit did. A later result replaces an earlier one; the timeline keeps both.
func (q *Inquiry) CarryOut(result string, on, today Date) error {
	if err := q.Move(InquiryResult); err != nil {
		return err
	}
	result = CleanText(result)
	switch {
	case result == "":
		return InvalidField("result", "请填写落实情况")
	case on.IsZero() || on.After(today):
		return InvalidField("on", "请填写落实日期，不能晚于今天")
	case on.Before(q.Follow.Since):
		return InvalidField("on", "落实日期不能早于交办日期（"+q.Follow.Since.Chinese()+"）")
	}
	q.Follow.Result, q.Follow.Done = result, on
	return checkTexts([2]string{"result", result})
}

// Recheck records a look at what was carried out.
func (q *Inquiry) Recheck(r Recheck, today Date) error {
	if err := q.Move(InquiryRecheck); err != nil {
		return err
	}
	r.By, r.Result = CleanLine(r.By), CleanText(r.Result)
	switch {
	case q.Follow.Done.IsZero():
		return Refuse("责任单位还没有报落实情况，请先登记落实情况，再复核")
	case r.On.IsZero() || r.On.After(today):
		return InvalidField("on", "请填写复核日期，不能晚于今天")
	case r.On.Before(q.Follow.Done):
		return InvalidField("on", "复核日期不能早于落实日期（"+q.Follow.Done.Chinese()+"）")
	case r.By == "":
		return InvalidField("by", "请填写复核人")
	case r.Result == "":
		return InvalidField("result", "请填写复核结果")
	}
	q.Follow.Rechecks = append(slices.Clone(q.Follow.Rechecks), r)
	return checkTexts([2]string{"result", r.Result})
}

// ReportUp records that the matter was reported to those above, because it is not corrected or too weakly.
func (q *Inquiry) ReportUp(r Report, today Date) error {
	if err := q.Move(InquiryReport); err != nil {
		return err
	}
	r.To, r.By, r.Reason = CleanLine(r.To), CleanLine(r.By), CleanText(r.Reason)
	switch {
	case r.On.IsZero() || r.On.After(today):
		return InvalidField("on", "请填写上报日期，不能晚于今天")
	case r.On.Before(q.On):
		return InvalidField("on", "上报日期不能早于问询日期（"+q.On.Chinese()+"）")
	case r.To == "":
		return InvalidField("to", "请填写上报对象，例如 市纪委监委")
	case r.Reason == "":
		return InvalidField("reason", "请写明纠正不力的情况")
	}
	q.Reports = append(slices.Clone(q.Reports), r)
	if err := checkLines([2]string{"to", r.To}, [2]string{"by", r.By}); err != nil {
		return err
	}
	return checkTexts([2]string{"reason", r.Reason})
}

// Close ends the inquiry. Suggestions must have been judged, and what was given to a unit must be carried out.
func (q *Inquiry) Close(by string, on, today Date) error {
	following := q.State == InquiryFollowing
	if q.State == InquiryAnswered && len(q.Suggestions) > 0 {
		return Refuse(fmt.Sprintf("还有 %d 条建议没有认定采纳情况，请先认定", len(q.Suggestions)))
	}
	if err := q.Move(InquiryClose); err != nil {
		return err
	}
	by = CleanLine(by)
	switch {
	case following && q.Follow.Done.IsZero():
		return Refuse(q.Follow.Unit + "还没有报落实情况，请先登记落实情况，再办结")
	case by == "":
		return InvalidField("by", "请填写审核人")
	case on.IsZero() || on.After(today):
		return InvalidField("on", "请填写办结日期，不能晚于今天")
	case on.Before(q.lastDay()):
		return InvalidField("on", "办结日期不能早于"+q.lastDay().Chinese()+"，那天还有记录")
	}
	q.Closed, q.ClosedBy = on, by
	return checkLines([2]string{"by", by})
}

// lastDay is the latest day on which something of the inquiry happened.
func (q *Inquiry) lastDay() Date {
	last := q.On
	days := []Date{q.Judged, q.Follow.Since, q.Follow.Done}
	for _, r := range q.Follow.Rechecks {
		days = append(days, r.On)
	}
	for _, d := range days {
		if d.After(last) {
			last = d
		}
	}
	return last
}

// Cancel voids a numbered inquiry; the number stays with it for ever.
func (q *Inquiry) Cancel(v Void, today Date) error {
	if err := q.Move(InquiryVoid); err != nil {
		return err
	}
	v.Reason, v.By = CleanLine(v.Reason), CleanLine(v.By)
	switch {
	case v.Reason == "":
		return InvalidField("reason", "请填写作废原因，编号会保留，原因要留档")
	case v.By == "":
		return InvalidField("by", "请填写批准作废的人")
	case v.On.IsZero() || v.On.After(today):
		return InvalidField("on", "作废日期不能空，也不能晚于今天")
	case v.On.Before(q.On):
		return InvalidField("on", "作废日期不能早于问询日期（"+q.On.Chinese()+"）")
	}
	q.Void = v
	return checkLines([2]string{"reason", v.Reason}, [2]string{"by", v.By})
}

// Outcomes says in the timeline what became of the suggestions: 第1条采纳；第2条未采纳（与上级规定不符）.
func (q *Inquiry) Outcomes() string {
	words := make([]string, len(q.Suggestions))
	for i, s := range q.Suggestions {
		words[i] = fmt.Sprintf("第%d条%s", i+1, s.Outcome())
	}
	return strings.Join(words, "；")
}
