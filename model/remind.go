package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Reminding is how the office wants to be reminded.
type Reminding struct {
	Off        bool // nothing comes up by itself; the list of today is there all the same
	Hour       int  // of the day at which the panel comes up, besides at the start of the program; 0 to 23
	LookMonths int  // months after it was struck off a document is to be looked at again (回头看); 0: never
	Unserved   int  // a document not served so many working days after its signing is named
}

// DefaultReminding is how a new office is reminded.
func DefaultReminding() Reminding { return Reminding{Hour: 9, Unserved: 3, LookMonths: 6} }

// Check refuses an hour no day has and a number of days that would name everything or nothing.
func (r Reminding) Check() error {
	switch {
	case r.Hour < 0 || r.Hour > 23:
		return InvalidField("hour", "提醒时间应为 0 至 23 点")
	case r.Unserved < 1 || r.Unserved > MaxTerm:
		return InvalidField("unserved", fmt.Sprintf("应为签发后 1 至 %d 个工作日", MaxTerm))
	case r.LookMonths < 0 || r.LookMonths > maxLookMonths:
		return InvalidField("look", fmt.Sprintf("回头看应为销号后 1 至 %d 个月，不做的填 0", maxLookMonths))
	}
	return nil
}

// ReminderKind is what a reminder is about.
type ReminderKind string

// The kinds of reminders in the order of urgency.
const (
	RemindOverdue  ReminderKind = "overdue"
	RemindToday    ReminderKind = "today"
	RemindFollow   ReminderKind = "follow"  // the follow-up of an inquiry ends today, or has ended
	RemindVetting  ReminderKind = "vetting" // the reply to a vetting is due today, or was
	RemindSoon     ReminderKind = "soon"
	RemindChase    ReminderKind = "chase" // a step is due though the light is still green
	RemindUnserved ReminderKind = "unserved"
	RemindLook     ReminderKind = "look" // a document struck off is to be looked at again
	RemindDuty     ReminderKind = "duty"
)

var reminderLabels = []struct {
	kind  ReminderKind
	label string
}{
	{RemindOverdue, "超期"},
	{RemindToday, "今日到期"},
	{RemindFollow, "问询跟踪"},
	{RemindVetting, "意见回复"},
	{RemindSoon, "临期"},
	{RemindChase, "待催办"},
	{RemindUnserved, "久未送达"},
	{RemindLook, "回头看"},
	{RemindDuty, "定期事项"},
}

// Label returns the Chinese words for the kind.
func (k ReminderKind) Label() string {
	if i := k.rank(); i < len(reminderLabels) {
		return reminderLabels[i].label
	}
	return ""
}

func (k ReminderKind) rank() int {
	for i, l := range reminderLabels {
		if l.kind == k {
			return i
		}
	}
	return len(reminderLabels)
}

// Reminder is one item of what is to be done today.
type Reminder struct {
	Key      string // the same from day to day: to put the item off by
	Kind     ReminderKind
	Document int64  // id; 0 for anything else, as those below
	Inquiry  int64  // id
	Vetting  int64  // id
	Duty     int64  // id
	Leader   int64  // who owes the duty; 0 where the office does
	Term     string // key of the duty's term
	Light    Light
	Title    string // 同监提〔2026〕7号 李书言 思想文化宣传薄弱
	Text     string // how it stands: 超期 2 个工作日
	Todo     string // what is proposed: 第2次催办：书面催办; "" where nothing is
	Due      Date   // of an unserved document the day of signing
	Step     string // key of the chase step proposed, "" where none is
	Shown    bool   // today already
}

// Today is what reminders are told from.
type Today struct {
	Running  []Row        // whose clock runs
	Unserved []Row        // signed and not served for too long
	Looks    []Row        // struck off, and the look they are owed is due or near
	Follow   []InquiryRow // whose follow-up ends today or has ended
	Vettings []VettingRow // that are not answered
	Duties   []DutyOwed
	Steps    []ChaseStep
}

// Reminders lists what is to be done on the day, the most urgent first: one item for each document, with the chase that is due,
// one for each follow-up and each reply that is due or late, and one for each duty that is missed or near.
func (t Today) Reminders(today Date, cal *Calendar) []Reminder {
	var out []Reminder
	for _, r := range t.Running {
		if item, ok := remindRunning(r, t.Steps, today, cal); ok {
			out = append(out, item)
		}
	}
	for _, r := range t.Unserved {
		out = append(out, Reminder{
			Key: fmt.Sprintf("unserved:%d", r.ID), Kind: RemindUnserved, Document: r.ID, Light: LightSoon, Title: r.Heading(), Due: r.Signed,
			Text: fmt.Sprintf("签发 %d 个工作日", cal.WorkdaysAfter(r.Signed, today)), Todo: "还没有登记送达",
		})
	}
	for _, r := range t.Looks {
		out = append(out, Reminder{
			Key: fmt.Sprintf("look:%d:%s", r.ID, r.LookDue), Kind: RemindLook, Document: r.ID, Light: lookLight(r.LookDue, today), Title: r.Heading(), Due: r.LookDue,
			Text: lookStanding(r.LookDue, today), Todo: "销号后回头看：问题有没有反弹",
		})
	}
	for _, r := range t.Follow {
		if late(r.Standing.Light) {
			out = append(out, Reminder{
				Key: fmt.Sprintf("inquiry:%d", r.ID), Kind: RemindFollow, Inquiry: r.ID, Light: r.Standing.Light, Title: r.Heading(), Due: r.Due,
				Text: withDoubt(r.Standing, r.Provisional), Todo: "还没有登记落实情况",
			})
		}
	}
	for _, r := range t.Vettings {
		if late(r.Standing.Light) {
			out = append(out, Reminder{
				Key: fmt.Sprintf("vetting:%d", r.ID), Kind: RemindVetting, Vetting: r.ID, Light: r.Standing.Light, Title: r.Heading(), Due: r.Due,
				Text: withDoubt(r.Standing, r.Provisional), Todo: "还没有回复",
			})
		}
	}
	for _, o := range t.Duties {
		if late(o.Light) || o.Light == LightSoon {
			out = append(out, Reminder{
				Key: fmt.Sprintf("duty:%d:%d:%s", o.Duty.ID, o.Leader.ID, o.Term.Key), Kind: RemindDuty, Duty: o.Duty.ID,
				Leader: o.Leader.ID, Term: o.Term.Key, Light: o.Light, Title: o.Label(), Text: o.Standing.String(), Due: o.Shown,
			})
		}
	}
	slices.SortStableFunc(out, func(a, b Reminder) int { return cmp.Or(a.Kind.rank()-b.Kind.rank(), a.Due.Sub(b.Due)) })
	return out
}

func remindRunning(r Row, steps []ChaseStep, today Date, cal *Calendar) (Reminder, bool) {
	item := Reminder{
		Key: fmt.Sprintf("document:%d", r.ID), Document: r.ID, Light: r.Standing.Light, Title: r.Heading(), Due: r.Due,
		Text: withDoubt(r.Standing, r.Provisional),
	}
	if step, _, ok := ChaseDue(r, steps, today, cal); ok {
		item.Kind, item.Step = RemindChase, step.Key
		item.Todo = fmt.Sprintf("第%d次催办：%s", r.Chases+1, step.Name)
		if step.Key == ChaseEscalate {
			item.Todo = "应" + step.Name
		}
	}
	switch r.Standing.Light {
	case LightOverdue:
		item.Kind = RemindOverdue
	case LightToday:
		item.Kind = RemindToday
	case LightSoon:
		item.Kind = RemindSoon
	}
	return item, item.Kind != ""
}

// late tells a term that ends today or has ended.
func late(l Light) bool { return l == LightOverdue || l == LightToday }

// withDoubt says how a term stands, and that its end may still change.
func withDoubt(s Standing, provisional bool) string {
	if provisional {
		return s.String() + "（暂定）"
	}
	return s.String()
}

// Heading names the document in one line: number, leader, title.
func (r Row) Heading() string {
	return CleanLine(r.Number.String() + " " + r.Leader.Name + " " + r.Title)
}

// Heading names the inquiry in one line: number, who carries out what was adopted, matter.
func (r InquiryRow) Heading() string {
	return CleanLine(r.Number.String() + " " + r.FollowUnit + " " + r.Title)
}

// Heading names the vetting in one line: who asks, by which letter, for what occasion.
func (r VettingRow) Heading() string {
	return CleanLine(r.From + " " + r.Letter + " " + r.Occasion)
}

// lookWarn is how many days before its day a look is named.
const lookWarn = 14

// LookSoon is the last day whose looks are named today.
func LookSoon(today Date) Date { return today.Add(lookWarn) }

func lookLight(due, today Date) Light {
	switch {
	case due.Before(today):
		return LightOverdue
	case due == today:
		return LightToday
	}
	return LightSoon
}

func lookStanding(due, today Date) string {
	switch n := due.Sub(today); {
	case n < 0:
		return fmt.Sprintf("过期 %d 天", -n)
	case n == 0:
		return "今天到期"
	default:
		return fmt.Sprintf("还有 %d 天", n)
	}
}
