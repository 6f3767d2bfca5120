package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Correction is a change to a numbered inquiry: what stood there before stays on record.
type Correction struct {
	On      Date
	By      string
	Reason  string
	Changes []Change
}

// Change is one text that was corrected.
type Change struct {
	Label         string
	Before, After string
}

// Line says in the timeline what was corrected.
func (c Correction) Line() string {
	words := make([]string, len(c.Changes))
	for i, change := range c.Changes {
		words[i] = change.Line()
	}
	return "更正，原因：" + c.Reason + "；" + strings.Join(words, "；")
}

// Line says what was changed: 问询人由“甲”改为“乙”.
func (c Change) Line() string {
	switch {
	case c.Before == "":
		return c.Label + "补充为“" + c.After + "”"
	case c.After == "":
		return c.Label + "删去“" + c.Before + "”"
	}
	return c.Label + "由“" + c.Before + "”改为“" + c.After + "”"
}

// Correct puts right what was typed of a numbered inquiry, a closed one too. Number and state stay, and so do the days
// of the acts. meeting is that of the matter as corrected; matters names the matters before and after for the record.
func (q *Inquiry) Correct(to Inquiry, by, reason string, meeting Meeting, matters [2]string, today Date) error {
	if err := q.Move(InquiryCorrect); err != nil {
		return err
	}
	by, reason = CleanLine(by), CleanLine(reason)
	if reason == "" {
		return InvalidField("reason", "请填写更正原因，更正前的内容会留档")
	}
	if by == "" {
		return InvalidField("corrector", "请填写更正人")
	}
	if err := checkLines([2]string{"reason", reason}, [2]string{"corrector", by}); err != nil {
		return err
	}
	changed := *q
	changed.Matter, changed.Phase, changed.On, changed.By, changed.Means = to.Matter, to.Phase, to.On, to.By, to.Means
	changed.Risks, changed.Question, changed.Recorder = to.Risks, to.Question, to.Recorder
	changed.Answers, changed.Suggestions = slices.Clone(to.Answers), slices.Clone(to.Suggestions)
	changed.Normalize()
	if err := changed.checkCorrected(meeting, today); err != nil {
		return err
	}
	c := Correction{On: today, By: by, Reason: reason, Changes: q.changes(changed, matters)}
	if len(c.Changes) == 0 {
		return Refuse("没有改动任何内容，不需要更正")
	}
	changed.Corrections = append(slices.Clone(q.Corrections), c)
	*q = changed
	return nil
}

// checkCorrected refuses what the state of the inquiry no longer allows.
func (q *Inquiry) checkCorrected(meeting Meeting, today Date) error {
	if err := q.CheckDraft(today); err != nil {
		return err
	}
	if err := q.CheckComplete(meeting); err != nil {
		return err
	}
	if year := q.Number.Year; q.On.Year() != year {
		return InvalidField("on", fmt.Sprintf("编号是%d年的，问询日期不能改到别的年份；登记错了请作废后重新登记", year))
	}
	if q.State != InquiryRegistered && q.Judged.IsZero() && len(q.Answers) == 0 {
		return InvalidField("answers", "已登记的答复不能全部删去；登记错了请作废后重新登记")
	}
	if q.Judged.IsZero() {
		for i := range q.Suggestions {
			q.Suggestions[i].Adoption, q.Suggestions[i].Note = "", "" // that is for Judge to say
		}
		return nil
	}
	return checkAdoptions(q.Suggestions)
}

// changes lists what differs in another version of the inquiry.
func (q *Inquiry) changes(to Inquiry, matters [2]string) []Change {
	all := []Change{
		{"议题", matters[0], matters[1]},
		{"问询阶段", string(q.Phase), string(to.Phase)},
		{"问询日期", q.On.Chinese(), to.On.Chinese()},
		{"问询人", q.By, to.By},
		{"问询方式", string(q.Means), string(to.Means)},
		{"廉政风险点", q.RiskPoints(), to.RiskPoints()},
		{"问询内容", q.Question, to.Question},
		{"记录人", q.Recorder, to.Recorder},
	}
	for i := range max(len(q.Answers), len(to.Answers)) {
		all = append(all, Change{"第" + strconv.Itoa(i+1) + "条答复", answerAt(q.Answers, i), answerAt(to.Answers, i)})
	}
	for i := range max(len(q.Suggestions), len(to.Suggestions)) {
		all = append(all, Change{"第" + strconv.Itoa(i+1) + "条建议", suggestionAt(q.Suggestions, i), suggestionAt(to.Suggestions, i)})
	}
	return slices.DeleteFunc(all, func(c Change) bool { return c.Before == c.After })
}

func answerAt(answers []Answer, i int) string {
	if i >= len(answers) {
		return ""
	}
	return answers[i].Line()
}

func suggestionAt(suggestions []Suggestion, i int) string {
	if i >= len(suggestions) {
		return ""
	}
	s := suggestions[i]
	if outcome := s.Outcome(); outcome != "" {
		return s.Text + "（" + outcome + "）"
	}
	return s.Text
}
