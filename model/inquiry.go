package model

import (
	"fmt"
	"slices"
	"strings"
)

// InquiryMark is the series mark of inquiries: 问〔2020〕12号. Neither a kind of document nor the replies to
// vettings may take it.
const InquiryMark = "问"

// Phase is when an inquiry was put: before, at or after the meeting.
type Phase string

// The phases.
const (
	PhaseBefore Phase = "会前"
	PhaseAt     Phase = "会中"
	PhaseAfter  Phase = "会后"
)

// Phases lists the phases in the order of time.
func Phases() []Phase { return []Phase{PhaseBefore, PhaseAt, PhaseAfter} }

// Means is how an inquiry was put.
type Means string

// MeansList lists the means.
func MeansList() []Means { return []Means{"口头", "书面", "审签意见"} }

// Risks lists the usual risk points; the clerk may type another.
func Risks() []string {
	return []string{"依据不足", "程序缺失", "利益冲突", "资金监管", "选人用人", "法规冲突"}
}

// Adoption is what became of a suggestion.
type Adoption string

// The adoptions; the empty one is not judged yet.
const (
	Adopted        Adoption = "采纳"
	AdoptedPartly  Adoption = "部分采纳"
	AdoptedNot     Adoption = "未采纳"
	AdoptionPutOff Adoption = "待定暂缓"
)

// Adoptions lists the adoptions, the best first.
func Adoptions() []Adoption { return []Adoption{Adopted, AdoptedPartly, AdoptedNot, AdoptionPutOff} }

// Suggestion is one suggestion of an inquiry.
type Suggestion struct {
	Text     string
	Adoption Adoption
	Note     string // the reason where it was not adopted
}

// Answer is what somebody answered.
type Answer struct {
	On   Date
	Who  string
	What string
}

// Inquiry is an inquiry of the commission on a 三重一大 matter (廉政问询), with its whole life.
type Inquiry struct {
	ID      int64
	Version int64 // grows with every act; an act on an older version is a Conflict
	State   InquiryState
	Number  Number

	Matter   int64 // id; a draft may have none yet
	Phase    Phase
	On       Date   // 问询日期; its year is that of the number
	By       string // 问询人
	Means    Means
	Risks    []string // 廉政风险点
	Question string
	Recorder string // 记录人

	Registered  Date
	Answers     []Answer     // in order
	Suggestions []Suggestion // in order
	Judged      Date         // 认定日期, the last one
	JudgedBy    string

	Follow      FollowUp
	Reports     []Report     // in order
	Documents   []string     // numbers of the documents made from it, in order of signing
	Corrections []Correction // in order

	Closed   Date
	ClosedBy string
	Void     Void

	Past *PastInquiry `json:",omitempty"` // the row of the ledger it was imported from; nil for the program's own
}

// FollowUp is how the adopted suggestions are followed up (跟踪落实).
type FollowUp struct {
	Unit     string // 责任单位
	Since    Date   // the day it was given to the unit; not counted
	Term     int    // working days
	Deadline Deadline
	Result   string // 落实情况
	Done     Date   // when it was registered
	Rechecks []Recheck
}

// Recheck is a look at whether what was reported is so (复核).
type Recheck struct {
	On     Date
	By     string
	Result string
}

// Report is a report to those above that a correction is too weak (纠正不力上报).
type Report struct {
	On     Date
	To     string // 上报对象
	Reason string
	By     string
}

// NewInquiry starts an inquiry on a matter of a meeting, put on the day; the phase follows from the two days.
func NewInquiry(matter int64, meeting Meeting, clerk string, today Date) Inquiry {
	q := Inquiry{
		State: InquiryDraft, Matter: matter, Phase: PhaseBefore, On: today, By: meeting.Observer, Means: MeansList()[0], Recorder: clerk,
	}
	switch {
	case meeting.From.IsZero() || today.Before(meeting.From):
		q.Means = "审签意见"
	case today.After(meeting.To):
		q.Phase, q.Means = PhaseAfter, "书面"
	default:
		q.Phase = PhaseAt
	}
	return q
}

// AsDraft returns what is typed of the inquiry, as a draft; everything else comes from acts.
func (q Inquiry) AsDraft() Inquiry {
	d := Inquiry{
		ID: q.ID, Version: q.Version, State: InquiryDraft, Matter: q.Matter, Phase: q.Phase, On: q.On, By: q.By, Means: q.Means,
		Risks: q.Risks, Question: q.Question, Recorder: q.Recorder, Answers: q.Answers,
	}
	for _, s := range q.Suggestions {
		d.Suggestions = append(d.Suggestions, Suggestion{Text: s.Text})
	}
	return d
}

// Normalize cleans what was typed or pasted and drops empty items.
func (q *Inquiry) Normalize() {
	for _, s := range []*string{&q.By, &q.Recorder} {
		*s = CleanLine(*s)
	}
	q.Question = CleanText(q.Question)
	q.Risks = cleanItems(q.Risks)
	var answers []Answer
	for _, a := range q.Answers {
		if a.normalize(); a.Who != "" || a.What != "" {
			answers = append(answers, a)
		}
	}
	var suggestions []Suggestion
	for _, s := range q.Suggestions {
		s.Text, s.Note = CleanText(s.Text), CleanText(s.Note)
		if s.Text != "" {
			suggestions = append(suggestions, s)
		}
	}
	q.Answers, q.Suggestions = answers, suggestions
}

func (a *Answer) normalize() { a.Who, a.What = CleanLine(a.Who), CleanText(a.What) }

// CheckDraft refuses what could not even be kept as a draft.
func (q *Inquiry) CheckDraft(today Date) error {
	switch {
	case q.On.IsZero():
		return InvalidField("on", "请填写问询日期")
	case q.On.After(today):
		return InvalidField("on", "问询日期不能晚于今天")
	case !slices.Contains(Phases(), q.Phase):
		return InvalidField("phase", "请选择问询阶段：会前、会中或会后")
	case q.Means != "" && !slices.Contains(MeansList(), q.Means):
		return InvalidField("means", "请选择问询方式：口头、书面或审签意见")
	case len(q.Answers) > MaxItems:
		return InvalidField("answers", fmt.Sprintf("答复最多 %d 条，现有 %d 条", MaxItems, len(q.Answers)))
	}
	if err := checkLines([2]string{"by", q.By}, [2]string{"recorder", q.Recorder}); err != nil {
		return err
	}
	if err := checkTexts([2]string{"question", q.Question}); err != nil {
		return err
	}
	if err := checkItems("risks", "风险点", q.Risks); err != nil {
		return err
	}
	for i, a := range q.Answers {
		if err := a.check(i, today); err != nil {
			return err
		}
	}
	return checkItems("suggestions", "建议", q.texts())
}

func (a Answer) check(i int, today Date) error {
	switch {
	case a.Who == "":
		return InvalidField("answers", fmt.Sprintf("请填写第 %d 条答复是谁答的", i+1))
	case a.What == "":
		return InvalidField("answers", fmt.Sprintf("请填写第 %d 条答复的内容", i+1))
	case a.On.After(today):
		return InvalidField("answers", fmt.Sprintf("第 %d 条答复的日期不能晚于今天", i+1))
	case len([]rune(a.Who)) > maxLine || len([]rune(a.What)) > MaxItemText:
		return InvalidField("answers", fmt.Sprintf("第 %d 条答复太长，最多 %d 个字", i+1, MaxItemText))
	}
	return nil
}

// texts are the suggestions without what became of them.
func (q *Inquiry) texts() []string {
	texts := make([]string, len(q.Suggestions))
	for i, s := range q.Suggestions {
		texts[i] = s.Text
	}
	return texts
}

// CheckComplete refuses an inquiry that is not ready for a number: it must be on a matter, and the meeting of the
// matter, of which the zero Meeting is none yet, must agree with the phase.
func (q *Inquiry) CheckComplete(meeting Meeting) error {
	switch {
	case q.Matter == 0:
		return InvalidField("matter", "请选择问询的议题；还没有的先登记议题")
	case q.By == "":
		return InvalidField("by", "请填写问询人")
	case q.Means == "":
		return InvalidField("means", "请选择问询方式")
	case q.Question == "":
		return InvalidField("question", "请填写问询内容")
	case q.Phase == PhaseBefore && !meeting.From.IsZero() && q.On.After(meeting.From):
		return InvalidField("phase", "会议"+meeting.From.Chinese()+"已经开始，"+q.On.Chinese()+"的问询不是会前；请改阶段或日期")
	case q.Phase != PhaseBefore && meeting.ID == 0:
		return InvalidField("phase", "议题还没有上会，只能是会前问询；请先给议题选定会议")
	case q.Phase == PhaseAt && (q.On.Before(meeting.From) || q.On.After(meeting.To)):
		return InvalidField("on", "会议在"+meeting.Days()+"召开，会中问询的日期应在其间")
	case q.Phase == PhaseAfter && q.On.Before(meeting.To):
		return InvalidField("on", "会议"+meeting.To.Chinese()+"才结束，会后问询的日期不能更早")
	}
	return q.checkAnswerDays()
}

// checkAnswerDays refuses an answer from before the inquiry was put.
func (q *Inquiry) checkAnswerDays() error {
	for i, a := range q.Answers {
		if !a.On.IsZero() && a.On.Before(q.On) {
			return InvalidField("answers", fmt.Sprintf("第 %d 条答复的日期早于问询日期（%s）", i+1, q.On.Chinese()))
		}
	}
	return nil
}

// count tells how many suggestions became so.
func (q *Inquiry) count(a Adoption) int {
	n := 0
	for _, s := range q.Suggestions {
		if s.Adoption == a {
			n++
		}
	}
	return n
}

// Gist is the question in one line, for lists.
func (q *Inquiry) Gist() string { return firstClause(q.Question) }

// RiskPoints are the risk points as a phrase.
func (q *Inquiry) RiskPoints() string { return strings.Join(q.Risks, "、") }

// Line says who answered what.
func (a Answer) Line() string {
	text := a.What
	if a.Who != "" { // a ledger may not say
		text = a.Who + "：" + a.What
	}
	if !a.On.IsZero() {
		text = a.On.Chinese() + "，" + text
	}
	return text
}

// Outcome says what became of a suggestion: 未采纳（与上级规定不符）; "" while it is not judged.
func (s Suggestion) Outcome() string {
	if s.Note == "" || s.Adoption == "" {
		return string(s.Adoption)
	}
	return string(s.Adoption) + "（" + s.Note + "）"
}
