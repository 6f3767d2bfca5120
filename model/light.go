package model

import "fmt"

// Light is the warning light of a document; shown as colour and words, never colour alone.
type Light string

// The lights.
const (
	LightNone     Light = "none"   // not issued yet: no clock
	LightNormal   Light = "green"  // more days left than the threshold
	LightSoon     Light = "yellow" // within the threshold
	LightToday    Light = "orange" // due today
	LightOverdue  Light = "red"    // past due
	LightReplied  Light = "blue"   // replied, to be judged
	LightAccepted Light = "gray"   // accepted, to be struck off
	LightDone     Light = "black"  // closed, escalated or void
)

// Lights returns the lights in the order of urgency.
func Lights() []Light {
	return []Light{LightOverdue, LightToday, LightSoon, LightReplied, LightAccepted, LightNormal, LightDone, LightNone}
}

var lightLabels = map[Light]string{
	LightNone: "未起算", LightNormal: "正常", LightSoon: "临期", LightToday: "今日到期",
	LightOverdue: "超期", LightReplied: "待认定", LightAccepted: "待销号", LightDone: "办结",
}

// Label returns the Chinese word for the light.
func (l Light) Label() string { return lightLabels[l] }

// Standing is how a document stands on a day: its light, and the working days left
// (negative: overdue by so many; 0: due today). Days count only while the clock runs.
type Standing struct {
	Light Light
	Left  int
}

// StandingOn judges a state and due date on a day; warn is the threshold of the kind in working days.
func StandingOn(s State, due, today Date, warn int, cal *Calendar) Standing {
	switch {
	case s == Replied:
		return Standing{Light: LightReplied}
	case s == Accepted:
		return Standing{Light: LightAccepted}
	case s == Closed || s == Escalated || s == Voided:
		return Standing{Light: LightDone}
	case s != Served || due.IsZero():
		return Standing{Light: LightNone}
	}
	left := cal.WorkdaysAfter(today, due)
	switch {
	case today.After(due):
		// On the days off right after the due date no working day has passed, yet the term is over.
		return Standing{Light: LightOverdue, Left: min(left, -1)}
	case today == due:
		return Standing{Light: LightToday}
	case left <= warn:
		return Standing{Light: LightSoon, Left: left}
	default:
		return Standing{Light: LightNormal, Left: left}
	}
}

// String says the standing in words: 还剩 3 个工作日, 今日到期, 超期 2 个工作日.
func (s Standing) String() string {
	switch s.Light {
	case LightOverdue:
		return fmt.Sprintf("超期 %d 个工作日", -s.Left)
	case LightNormal, LightSoon:
		return fmt.Sprintf("还剩 %d 个工作日", s.Left)
	default:
		return s.Light.Label()
	}
}

// Short is String for where another word stands before it; its figures are working days: 剩 3, 今日到期, 超期 2.
func (s Standing) Short() string {
	switch s.Light {
	case LightOverdue:
		return fmt.Sprintf("超期 %d", -s.Left)
	case LightNormal, LightSoon:
		return fmt.Sprintf("剩 %d", s.Left)
	default:
		return s.Light.Label()
	}
}
