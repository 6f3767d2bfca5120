package model

import (
	"fmt"
	"slices"
)

// ChaseMeans is how a leader was chased.
type ChaseMeans string

// The means of chasing.
const (
	ByPhone  ChaseMeans = "电话"
	InPerson ChaseMeans = "当面"
	InPaper  ChaseMeans = "书面"
	ByNotice ChaseMeans = "通报"
)

// ChaseMeansList lists the means, the mildest first.
func ChaseMeansList() []ChaseMeans { return []ChaseMeans{ByPhone, InPerson, InPaper, ByNotice} }

// ChaseStep is one rung of the ladder of chasing (催办), as data the office sets.
type ChaseStep struct {
	Key     string // stable id; of a new step given by CheckChaseSteps
	Name    string // 书面催办
	After   int    // working days after the due date at which it is proposed; negative: before it
	Means   ChaseMeans
	Wording string // what is said or written; a proposal the clerk may change
}

// ChaseEscalate is the key of the step after the last one: there is nothing left but to escalate the document.
const ChaseEscalate = "escalate"

// DefaultChaseSteps are the ladder of a new office: a telephone call before the due date, a written notice on the
// working day after it, criticism by notice five working days later, as hotlines of governments do it.
func DefaultChaseSteps() []ChaseStep {
	return []ChaseStep{
		{"phone", "电话提醒", -3, ByPhone, "反馈期限将至，请按期书面反馈整改情况；确需延期的，请在期限届满前书面申请。"},
		{"paper", "书面催办", 1, InPaper, "请立即书面反馈整改情况，并说明逾期原因。"},
		{"notice", "通报", 6, ByNotice, "经书面催办仍未反馈整改情况，予以通报。"},
	}
}

// What a ladder of chasing can hold.
const (
	maxChaseSteps = 10
	maxChaseAfter = 60 // working days before or after the due date
)

// CheckChaseSteps cleans the ladder, gives new steps their keys and refuses one that could not be climbed: the
// days must rise from step to step.
func CheckChaseSteps(steps []ChaseStep) ([]ChaseStep, error) {
	steps = slices.Clone(steps)
	if n := len(steps); n == 0 || n > maxChaseSteps {
		return nil, InvalidField("steps", fmt.Sprintf("催办步骤应有 1 至 %d 步", maxChaseSteps))
	}
	for i := range steps {
		s := &steps[i]
		s.Name, s.Wording = CleanLine(s.Name), CleanText(s.Wording)
		switch {
		case s.Name == "" || len([]rune(s.Name)) > maxKindName:
			return nil, InvalidField("name", fmt.Sprintf("请填写第 %d 步的名称，不超过 %d 个字", i+1, maxKindName))
		case s.After < -maxChaseAfter || s.After > maxChaseAfter:
			return nil, InvalidField("after", fmt.Sprintf("“%s”应在期限前后 %d 个工作日之内", s.Name, maxChaseAfter))
		case i > 0 && s.After <= steps[i-1].After:
			return nil, InvalidField("after", "“"+s.Name+"”要晚于“"+steps[i-1].Name+"”，请按先后填写")
		case !slices.Contains(ChaseMeansList(), s.Means):
			return nil, InvalidField("means", "请选择“"+s.Name+"”的方式")
		case len([]rune(s.Wording)) > MaxItemText:
			return nil, InvalidField("wording", fmt.Sprintf("“%s”的措辞不能超过 %d 个字", s.Name, MaxItemText))
		}
		if s.Key == "" {
			s.Key = freeStepKey(steps)
		}
	}
	return steps, checkStepKeys(steps)
}

func freeStepKey(steps []ChaseStep) string {
	for n := 1; ; n++ {
		key := fmt.Sprintf("own%d", n)
		if !slices.ContainsFunc(steps, func(s ChaseStep) bool { return s.Key == key }) {
			return key
		}
	}
}

func checkStepKeys(steps []ChaseStep) error {
	for i, s := range steps {
		if CleanLine(s.Key) != s.Key || len(s.Key) > maxKindName || s.Key == ChaseEscalate ||
			slices.ContainsFunc(steps[:i], func(before ChaseStep) bool { return before.Key == s.Key }) {
			return InvalidField("key", "催办步骤的标识“"+s.Key+"”重复或不能用")
		}
	}
	return nil
}

// Chase is one act of chasing.
type Chase struct {
	Nth      int    // of the document, from 1
	Step     string // key of the step; "" for one besides the ladder
	Name     string // of the step at that time
	On       Date
	Means    ChaseMeans
	Reached  string // who was spoken to, or who got the paper
	Promised Date   // by when an answer was promised; zero where nothing was
	Answer   string // what was said
	By       string // 经办人
	Against  Date   // the due date it was about
}

// Line says in the timeline what was done.
func (c Chase) Line() string {
	text := fmt.Sprintf("第%d次催办", c.Nth)
	if c.Name != "" {
		text += "（" + c.Name + "）"
	}
	text += "，" + string(c.Means)
	if c.Reached != "" {
		text += "，联系到：" + c.Reached
	}
	if c.Answer != "" {
		text += "；答复：" + c.Answer
	}
	if !c.Promised.IsZero() {
		text += "；承诺" + c.Promised.Chinese() + "前反馈"
	}
	return text
}

// Chase records that the leader was chased. Step must be "" or the key of one of the steps; what is given of Nth,
// Name and Against is replaced.
func (d *Document) Chase(c Chase, steps []ChaseStep, today Date) error {
	if err := d.Move(ActChase); err != nil {
		return err
	}
	c.Reached, c.Answer, c.By = CleanLine(c.Reached), CleanText(c.Answer), CleanLine(c.By)
	i := slices.IndexFunc(steps, func(s ChaseStep) bool { return s.Key == c.Step })
	switch {
	case c.Step != "" && i < 0:
		return InvalidField("step", "这一步催办已经不在设置里，请重新选择")
	case c.On.IsZero() || c.On.After(today):
		return InvalidField("on", "请填写催办日期，不能晚于今天")
	case c.On.Before(d.Deadline.Start):
		return InvalidField("on", "催办日期不能早于起算日期（"+d.Deadline.Start.Chinese()+"）")
	case !slices.Contains(ChaseMeansList(), c.Means):
		return InvalidField("means", "请选择催办方式")
	case c.Reached == "" && c.Means != ByNotice:
		return InvalidField("reached", "请填写联系对象；没有联系上的，不算催办")
	case !c.Promised.IsZero() && c.Promised.Before(c.On):
		return InvalidField("promised", "承诺的日期不能早于催办日期")
	case c.By == "":
		return InvalidField("by", "请填写经办人")
	case len([]rune(c.Answer)) > MaxItemText:
		return InvalidField("answer", fmt.Sprintf("答复不能超过 %d 个字", MaxItemText))
	case max(len([]rune(c.Reached)), len([]rune(c.By))) > maxLine:
		return InvalidField("reached", fmt.Sprintf("姓名和职务不能超过 %d 个字", maxLine))
	}
	c.Nth, c.Name, c.Against = len(d.Chases)+1, "", d.Deadline.Due
	if i >= 0 {
		c.Name = steps[i].Name
	}
	d.Chases = append(slices.Clone(d.Chases), c)
	return nil
}

// Chased returns the keys of the steps taken since the present due date was set, in order.
func (d *Document) Chased() []string {
	var keys []string
	for _, c := range d.Chases {
		if c.Against == d.Deadline.Due && c.Step != "" && !slices.Contains(keys, c.Step) {
			keys = append(keys, c.Step)
		}
	}
	return keys
}

// LastChased returns the day of the last chase since the present due date was set; zero when there was none.
func (d *Document) LastChased() Date {
	var last Date
	for _, c := range d.Chases {
		if c.Against == d.Deadline.Due && c.On.After(last) {
			last = c.On
		}
	}
	return last
}

// ChaseDue returns the step to be proposed on the day for a running document, and since when it has been due: of
// the steps whose day has come and that were not taken since the due date was set, the highest; one below a step that was
// taken is not proposed any more. After the last step it is ChaseEscalate, from the next working day. The row must be
// one whose clock runs.
func ChaseDue(r Row, steps []ChaseStep, today Date, cal *Calendar) (step ChaseStep, since Date, ok bool) {
	if r.State != Served || r.Due.IsZero() {
		return ChaseStep{}, Date{}, false
	}
	for i, s := range slices.Backward(steps) {
		taken := slices.Contains(r.Chased, s.Key)
		if taken && i == len(steps)-1 {
			since = cal.AddWorkdays(r.ChasedOn, 1)
			return ChaseStep{Key: ChaseEscalate, Name: ActEscalate.Label(), After: s.After}, since, !since.After(today)
		}
		if taken {
			return ChaseStep{}, Date{}, false
		}
		if since = cal.AddWorkdays(r.Due, s.After); !since.After(today) {
			return s, since, true
		}
	}
	return ChaseStep{}, Date{}, false
}

// NextChase is ChaseDue for a document.
func (d *Document) NextChase(steps []ChaseStep, today Date, cal *Calendar) (step ChaseStep, since Date, ok bool) {
	return ChaseDue(Row{State: d.State, Due: d.Deadline.Due, Chased: d.Chased(), ChasedOn: d.LastChased()}, steps, today, cal)
}

// ChaseProposal is a step proposed for a document.
type ChaseProposal struct {
	Row
	Step  ChaseStep
	Since Date // the day it came due
}
