package model

import (
	"fmt"
	"slices"
)

// Extension is one application for a later due date (延期) and what became of it.
type Extension struct {
	Nth      int // application for the document, from 1
	Asked    Date
	By       string // 申请人
	Reason   string
	Progress string // what is done so far
	Days     int    // working days after the due date; 0 where a date was agreed
	Until    Date   // the date agreed, as it was written; zero where days were
	Approver string
	Decided  Date
	Refusal  string // why it was not granted; "" when it was
	Override string // why what goes beyond the ceilings was granted all the same
	Beyond   string `json:",omitempty"` // by what it goes beyond them; "" where it does not, and in records from before there were any
	Before   Date   // the due date when it was decided
	After    Date   // the due date it made then; the same as Before when it was refused
}

// Granted reports whether the due date was moved.
func (e Extension) Granted() bool { return e.Refusal == "" }

// Moved reports whether the agreed date is a day off, so that the due date is the next working day (《民法典》 art. 203).
func (e Extension) Moved() bool { return e.Granted() && !e.Until.IsZero() && e.Until != e.After }

// Line says in the timeline what was decided.
func (e Extension) Line() string {
	text := fmt.Sprintf("第%d次申请延期，申请人：%s，理由：%s", e.Nth, e.By, e.Reason)
	if e.Progress != "" {
		text += "；进展：" + e.Progress
	}
	if !e.Granted() {
		return text + "；不同意，" + e.Approver + "，理由：" + e.Refusal + "；期限仍为" + e.Before.Chinese()
	}
	text += "；同意，批准人：" + e.Approver
	switch {
	case e.Override == "":
	case e.Beyond == "": // granted before there were ceilings
		text += "，逾期申请仍予同意的理由：" + e.Override
	default:
		text += "（主要领导），" + e.Beyond + "，破例同意的理由：" + e.Override
	}
	text += "；期限由" + e.Before.Chinese() + "延至" + e.After.Chinese()
	if e.Moved() {
		text += "（" + e.Until.Chinese() + "是休息日，顺延至下一个工作日）"
	}
	return text
}

func (e *Extension) normalize() {
	e.By, e.Approver = CleanLine(e.By), cleanName(e.Approver)
	for _, s := range []*string{&e.Reason, &e.Progress, &e.Refusal, &e.Override} {
		*s = CleanText(*s)
	}
}

// Extend records an application for a later due date and moves the date when it is granted. It must have been asked for
// by the due date and keep to the ceilings of the office, unless 主要领导 override that with a reason; nobody decides on what
// he registers or asks for himself. What is given of Nth, Before, After and Beyond is replaced.
// A date agreed that is a day off moves to the next working day (《民法典》 art. 203); working days are counted from
// the due date. The original due date stays.
func (d *Document) Extend(e Extension, who Approving, today Date, cal *Calendar) error {
	if err := d.Move(ActExtend); err != nil {
		return err
	}
	e.normalize()
	if err := e.checkAsking(d, today); err != nil {
		return err
	}
	if err := e.checkDecision(today); err != nil {
		return err
	}
	e.Nth, e.Before, e.After, e.Beyond = len(d.Extensions)+1, d.Deadline.Due, Date{}, ""
	dl := d.Deadline
	if e.Granted() {
		var err error
		if dl, err = d.Prolonged(e, cal); err != nil {
			return err
		}
		e.Beyond = d.exceeds(e, dl.Due, who.Rules, cal)
	}
	if e.Beyond == "" {
		e.Override = ""
	}
	if err := d.checkApprover(e, who); err != nil {
		return err
	}
	d.Deadline, e.After = dl, dl.Due
	d.Extensions = append(slices.Clone(d.Extensions), e)
	return nil
}

// Prolonged returns the deadline as it would be with the extension granted now. It looks at the date or the working
// days and the day of the decision only, so that a window can show the date while the rest is still being typed.
func (d *Document) Prolonged(e Extension, cal *Calendar) (Deadline, error) {
	e.Before, e.After = d.Deadline.Due, Date{}
	if err := e.checkTerm(); err != nil {
		return Deadline{}, err
	}
	dl := d.Deadline.extend(e, cal)
	if dl.Due.Before(e.Decided) {
		return Deadline{}, InvalidField("until", "新的期限（"+dl.Due.Chinese()+"）早于批准日期，请改为更晚的日期")
	}
	return dl, nil
}

// Late reports whether the application was made after the due date, so that only an override can grant it.
func (e Extension) Late(due Date) bool { return e.Asked.After(due) }

// ExtensionAsked returns the last 延期申请审批表 issued against the present due date, which says what is asked for.
func (d *Document) ExtensionAsked() (s Slip, ok bool) {
	for _, s := range slices.Backward(d.Slips) {
		if s.Kind == SlipExtension && s.Against == d.Deadline.Due {
			return s, true
		}
	}
	return Slip{}, false
}

func (e Extension) checkAsking(d *Document, today Date) error {
	switch {
	case e.Asked.IsZero():
		return InvalidField("asked", "请填写申请日期，延期要在期限届满前提出")
	case e.Asked.Before(d.Deadline.Start):
		return InvalidField("asked", "申请日期不能早于起算日期（"+d.Deadline.Start.Chinese()+"）")
	case e.Asked.After(today):
		return InvalidField("asked", "申请日期不能晚于今天")
	case e.By == "":
		return InvalidField("by", "请填写申请人")
	case e.Reason == "":
		return InvalidField("reason", "请填写延期理由")
	case max(len([]rune(e.Reason)), len([]rune(e.Progress)), len([]rune(e.Refusal)), len([]rune(e.Override))) > MaxItemText:
		return InvalidField("reason", fmt.Sprintf("延期的理由、进展和意见每项不能超过 %d 个字", MaxItemText))
	}
	return nil
}

func (e Extension) checkDecision(today Date) error {
	switch {
	case e.Approver == "":
		return InvalidField("approver", "请填写批准人")
	case e.Decided.IsZero():
		return InvalidField("decided", "请填写批准日期")
	case e.Decided.Before(e.Asked):
		return InvalidField("decided", "批准日期不能早于申请日期（"+e.Asked.Chinese()+"）")
	case e.Decided.After(today):
		return InvalidField("decided", "批准日期不能晚于今天")
	}
	return nil
}

// checkTerm wants either a date or working days.
func (e Extension) checkTerm() error {
	switch {
	case e.Until.IsZero() && e.Days == 0:
		return InvalidField("until", "请填写延至哪一天，或延长几个工作日")
	case !e.Until.IsZero() && e.Days != 0:
		return InvalidField("until", "延至的日期和延长的工作日只能填一项")
	case !e.Until.IsZero() && !e.Until.After(e.Before):
		return InvalidField("until", "延至的日期要晚于现在的期限（"+e.Before.Chinese()+"）")
	case e.Until.Sub(e.Before) > 2*MaxTerm:
		return InvalidField("until", "延至的日期离现在的期限太远，请检查年份")
	case e.Until.IsZero() && (e.Days < 1 || e.Days > MaxTerm):
		return InvalidField("days", fmt.Sprintf("延长的天数应为 1 至 %d 个工作日", MaxTerm))
	}
	return nil
}

// extend moves a deadline as it was granted.
func (dl Deadline) extend(e Extension, cal *Calendar) Deadline {
	if e.Days > 0 {
		last, provisional := cal.count(dl.Due, e.Days)
		dl.Due, dl.Provisional = last, dl.Provisional || provisional
	} else {
		agreed := e.Until
		if !e.After.IsZero() {
			agreed = e.After // counted again: what was granted is not shortened
		}
		dl.Due = cal.OnOrAfter(agreed)
		_, known := cal.look(agreed)
		dl.Provisional = !known // no longer counted, but it may turn out to be a day off
	}
	dl.Extended++
	return dl
}

// granted returns the extensions of the present deadline, in order.
func (d *Document) granted() []Extension {
	all := slices.DeleteFunc(slices.Clone(d.Extensions), func(e Extension) bool { return !e.Granted() })
	return all[max(0, len(all)-d.Deadline.Extended):]
}

// TimesExtended returns how often the document's due date was extended.
func (d *Document) TimesExtended() int {
	n := 0
	for _, e := range d.Extensions {
		if e.Granted() {
			n++
		}
	}
	return n
}

// Recounted returns the deadline as the calendar counts it: the term, then each extension that was granted.
// A date agreed stays, unless it has become a day off, and so does a deadline from before the calendar begins.
func (d *Document) Recounted(cal *Calendar) (Deadline, error) {
	if !cal.covers(d.Deadline.Start) {
		return d.Deadline, nil
	}
	dl, err := cal.Deadline(d.Deadline.Start, d.Deadline.Term)
	if err != nil {
		return dl, err
	}
	dl.Event, dl.Original = d.Deadline.Event, d.Deadline.Original
	for _, e := range d.granted() {
		dl = dl.extend(e, cal)
	}
	return dl, nil
}

// Recount counts the deadline again after the calendar changed. The original due date is kept, and so is the due date of a
// document that was answered: it is judged by the date it had. It reports whether anything changed.
func (d *Document) Recount(cal *Calendar) (changed bool, err error) {
	if d.State != Served {
		return false, nil
	}
	dl, err := d.Recounted(cal)
	if err != nil {
		return false, err
	}
	changed = dl != d.Deadline
	d.Deadline = dl
	return changed, nil
}

// OnTime reports whether the last answer came in time; known is false while the answer is still awaited and
// for a void document. The due date is the last one agreed, or with byOriginal the one without extensions:
// which of them counts must be said with every figure. After a reply that was not accepted whole, byOriginal goes
// by the first due date of all.
func (d *Document) OnTime(byOriginal bool) (onTime, known bool) {
	if d.Ended != nil {
		return false, false
	}
	switch d.State {
	case Replied, Accepted, Closed:
	case Escalated:
		if !d.answered() {
			return false, true
		}
	default:
		return false, false
	}
	limit := d.Deadline.Due
	if granted := d.granted(); byOriginal && d.Deadline.Event == StartReview {
		limit = d.Deadline.Original
	} else if byOriginal && len(granted) > 0 {
		limit = granted[0].Before
	}
	return !d.Reply.Received.After(limit), true
}

// answered reports whether a reply came since the clock last started.
func (d *Document) answered() bool {
	if d.Deadline.Event == StartReview {
		return d.Reply.Received.After(d.Deadline.Start)
	}
	return !d.Reply.Received.IsZero()
}
