package model

import (
	"fmt"
	"slices"
	"time"
)

// DutyScope is who owes a duty.
type DutyScope string

// The scopes.
const (
	DutyOfOffice DutyScope = "office" // once for the office
	DutyOfLeader DutyScope = "leader" // for each leader in office
)

// DutyPeriod is how often a duty is owed.
type DutyPeriod string

// The periods.
const (
	EachYear    DutyPeriod = "year"
	EachHalf    DutyPeriod = "half"
	EachQuarter DutyPeriod = "quarter"
	EachMonth   DutyPeriod = "month"
	Once        DutyPeriod = "once" // after an event, for the leader it concerns
)

// dutyPeriods are the words for the periods and how many months each has.
var dutyPeriods = []struct {
	period DutyPeriod
	label  string
	months int
}{
	{EachYear, "每年", 12}, {EachHalf, "每半年", 6}, {EachQuarter, "每季度", 3}, {EachMonth, "每月", 1}, {Once, "一次", 0},
}

// DutyPeriods lists the periods, the longest first.
func DutyPeriods() []DutyPeriod {
	return []DutyPeriod{EachYear, EachHalf, EachQuarter, EachMonth, Once}
}

// Label returns the Chinese words for the period.
func (p DutyPeriod) Label() string {
	for _, d := range dutyPeriods {
		if d.period == p {
			return d.label
		}
	}
	return ""
}

func (p DutyPeriod) months() int {
	for _, d := range dutyPeriods {
		if d.period == p {
			return d.months
		}
	}
	return 0
}

// Duty is something owed again and again, or once after an event (定期事项), as data the office sets.
type Duty struct {
	ID      int64
	Name    string
	Scope   DutyScope
	Period  DutyPeriod
	Month   int    // of the period in which it is due, from 1; of Once: how many months after the event
	Day     int    // of that month; a day the month does not have is its last; of Once: no meaning
	Warn    int    // the light turns yellow when so many working days are left
	Since   Date   // what was due before is not owed
	Basis   string // 依据
	Retired bool
}

// DefaultDuties are those a new office starts with; what was due before since is not owed.
func DefaultDuties(since Date) []Duty {
	const warn = 10
	return []Duty{
		{Name: "制定年度监督工作计划", Scope: DutyOfOffice, Period: EachYear, Month: 3, Day: 31, Warn: warn, Since: since, Basis: "年度工作安排"},
		{Name: "听取履行“一岗双责”情况", Scope: DutyOfLeader, Period: EachHalf, Month: 6, Day: 31, Warn: warn, Since: since, Basis: "每半年至少听取1次领导班子其他成员履行“一岗双责”情况"},
		{Name: "向上级党委、纪委报告班子成员廉政状况", Scope: DutyOfOffice, Period: EachHalf, Month: 6, Day: 31, Warn: warn, Since: since, Basis: "每年6月、12月报告"},
		{Name: "诫勉六个月后回访", Scope: DutyOfLeader, Period: Once, Month: 6, Warn: warn, Since: since, Basis: "诫勉满六个月了解改正情况"},
	}
}

// maxDutyMonths is the longest time from an event to what is owed after it.
const maxDutyMonths = 60

// Normalize cleans what was typed or pasted.
func (d *Duty) Normalize() { d.Name, d.Basis = CleanLine(d.Name), CleanLine(d.Basis) }

// Check refuses a duty that could never come due.
func (d Duty) Check() error {
	months := d.Period.months()
	switch {
	case d.Name == "" || len([]rune(d.Name)) > maxLine:
		return InvalidField("name", fmt.Sprintf("请填写事项名称，不超过 %d 个字", maxLine))
	case d.Scope != DutyOfOffice && d.Scope != DutyOfLeader:
		return InvalidField("scope", "请选择由办公室承担还是每名监督对象一次")
	case d.Period.Label() == "":
		return InvalidField("period", "请选择频次")
	case d.Period == Once && d.Scope != DutyOfLeader:
		return InvalidField("scope", "“一次”的事项从某一名监督对象的事件起算，范围应为监督对象")
	case d.Period == Once && (d.Month < 1 || d.Month > maxDutyMonths):
		return InvalidField("month", fmt.Sprintf("应为事件之后 1 至 %d 个月", maxDutyMonths))
	case d.Period != Once && (d.Month < 1 || d.Month > months):
		return InvalidField("month", fmt.Sprintf("%s的期限应在第 1 至第 %d 个月", d.Period.Label(), months))
	case d.Period != Once && (d.Day < 1 || d.Day > 31):
		return InvalidField("day", "期限的日子应为 1 至 31，31 表示月底")
	case d.Warn < 0 || d.Warn > MaxTerm:
		return InvalidField("warn", fmt.Sprintf("提前提醒的天数应为 0 至 %d 个工作日", MaxTerm))
	case d.Since.IsZero():
		return InvalidField("since", "请填写从哪一天起执行")
	case len([]rune(d.Basis)) > maxLine:
		return InvalidField("basis", fmt.Sprintf("依据不能超过 %d 个字", maxLine))
	}
	return nil
}

// DutyTerm is one period of a duty, or one event.
type DutyTerm struct {
	Key  string // 2026, 2026-H1, 2026-Q2, 2026-05; of an event its date
	From Date
	To   Date // the last day of the period; of an event the day it is due
	Due  Date // by the rule
}

// Label names the term: 2026年上半年.
func (t DutyTerm) Label(p DutyPeriod) string {
	y, m, _ := t.From.YMD()
	switch p {
	case EachYear:
		return fmt.Sprintf("%d年", y)
	case EachHalf:
		return fmt.Sprintf("%d年%s半年", y, [2]string{"上", "下"}[(int(m)-1)/6])
	case EachQuarter:
		return fmt.Sprintf("%d年第%d季度", y, (int(m)+2)/3)
	case EachMonth:
		return fmt.Sprintf("%d年%d月", y, int(m))
	}
	return t.From.Chinese()
}

// Terms returns the periods of the duty from the first one owed to the one that today lies in; none for Once.
func (d Duty) Terms(today Date) []DutyTerm {
	months := d.Period.months()
	if months == 0 {
		return nil
	}
	var out []DutyTerm
	year, month, _ := d.Since.YMD()
	month = (month-1)/time.Month(months)*time.Month(months) + 1
	for from := NewDate(year, month, 1); !from.After(today); from = NewDate(year, month, 1) {
		next := NewDate(year, month+time.Month(months), 1)
		t := DutyTerm{Key: d.key(from), From: from, To: next.Add(-1), Due: dayOf(year, month+time.Month(d.Month-1), d.Day)}
		if !t.Due.Before(d.Since) {
			out = append(out, t)
		}
		year, month, _ = next.YMD()
	}
	return out
}

// After returns the term of a duty owed once after an event.
func (d Duty) After(event Date) DutyTerm {
	y, m, day := event.YMD()
	due := dayOf(y, m+time.Month(d.Month), day)
	return DutyTerm{Key: event.String(), From: event, To: due, Due: due}
}

func (d Duty) key(from Date) string {
	y, m, _ := from.YMD()
	switch d.Period {
	case EachYear:
		return fmt.Sprintf("%d", y)
	case EachHalf:
		return fmt.Sprintf("%d-H%d", y, (int(m)+5)/6)
	case EachQuarter:
		return fmt.Sprintf("%d-Q%d", y, (int(m)+2)/3)
	}
	return fmt.Sprintf("%d-%02d", y, int(m))
}

// dayOf returns a day of a month, or the month's last where it has no such day (《民法典》 art. 202).
func dayOf(year int, month time.Month, day int) Date {
	last := NewDate(year, month+1, 1).Add(-1)
	if d := NewDate(year, month, 1).Add(day - 1); d.Before(last) {
		return d
	}
	return last
}

// DutyEvent is what a duty owed once runs from: a 诫勉 of a leader.
type DutyEvent struct {
	Duty   int64
	Leader int64
	On     Date
	Note   string
}

// DutyDone is the record that a duty was fulfilled.
type DutyDone struct {
	Duty   int64
	Leader int64  // 0 where the office owes it
	Term   string // key
	On     Date
	Note   string // what was done and where it is recorded
	By     string // 经办人
}

// DutyOwed is one term of a duty for the one who owes it, as it stands on a day.
type DutyOwed struct {
	Duty   Duty
	Leader LeaderRef // zero where the office owes it
	Term   DutyTerm
	Shown  Date // the due day, or the next working day where it is a day off
	Done   DutyDone
	Standing
}

// Fulfilled reports whether it was done.
func (o DutyOwed) Fulfilled() bool { return !o.Done.On.IsZero() }

// Label names what is owed: 听取履行“一岗双责”情况（2026年上半年，李书言）.
func (o DutyOwed) Label() string {
	text := o.Duty.Name + "（" + o.Term.Label(o.Duty.Period)
	if o.Leader.ID != 0 {
		text += "，" + o.Leader.Name
	}
	return text + "）"
}

// Owed returns what is owed of a duty on a day: of each who owes it the present term, and every earlier one that was
// missed. Red is what was missed, black what is done. Leaders owe what fell due, or falls due, while they hold a
// post; one whose posts are not on record counts as holding one.
func (d Duty) Owed(people []Person, events []DutyEvent, done []DutyDone, today Date, cal *Calendar) []DutyOwed {
	if d.Retired {
		return nil
	}
	var out []DutyOwed
	add := func(leader LeaderRef, t DutyTerm, current bool) {
		o := DutyOwed{Duty: d, Leader: leader, Term: t, Shown: cal.OnOrAfter(t.Due)}
		i := slices.IndexFunc(done, func(x DutyDone) bool { return x.Duty == d.ID && x.Leader == leader.ID && x.Term == t.Key })
		if i >= 0 {
			o.Done, o.Light = done[i], LightDone
		} else {
			o.Standing = StandingOn(Served, o.Shown, today, d.Warn, cal)
		}
		if current || !o.Fulfilled() {
			out = append(out, o)
		}
	}
	terms := d.Terms(today)
	for i, t := range terms {
		if d.Scope == DutyOfOffice {
			add(LeaderRef{}, t, i == len(terms)-1)
			continue
		}
		for _, p := range people {
			if p.inOffice(earlier(t.Due, today)) {
				add(LeaderRef{ID: p.ID, Name: p.Name, Post: p.PostOn(today)}, t, i == len(terms)-1)
			}
		}
	}
	for _, e := range events {
		i := slices.IndexFunc(people, func(p Person) bool { return p.ID == e.Leader })
		if e.Duty == d.ID && d.Period == Once && i >= 0 && !e.On.After(today) {
			t := d.After(e.On)
			add(LeaderRef{ID: e.Leader, Name: people[i].Name, Post: people[i].PostOn(today)}, t, !t.Due.Before(today))
		}
	}
	return out
}

func earlier(a, b Date) Date {
	if a.Before(b) {
		return a
	}
	return b
}

// inOffice reports whether the leader holds a post on the day, as far as is known.
func (p *Person) inOffice(day Date) bool {
	return len(p.Posts) == 0 || slices.ContainsFunc(p.Posts, func(post Post) bool { return held(post.From, post.To, day) })
}
