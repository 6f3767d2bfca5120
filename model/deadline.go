package model

import "fmt"

// StartEvent is the event whose date starts the clock. The date itself is never counted
// (《民法典》 art. 201: 开始的当日不计入，自下一日开始计算).
type StartEvent string

// The events a clock can start from; receipt is the default of the trade, as for a 函询.
const (
	StartReceipt StartEvent = "receipt" // 签收
	StartService StartEvent = "service" // 送达
	StartSigning StartEvent = "signing" // 签发
	StartReview  StartEvent = "review"  // 认定: the clock runs again after 部分认可 or 退回
)

// Label returns the Chinese word for the event.
func (s StartEvent) Label() string {
	switch s {
	case StartService:
		return "送达之日"
	case StartSigning:
		return "签发之日"
	case StartReview:
		return "认定之日"
	default:
		return "签收之日"
	}
}

// Deadline is a term in working days on the calendar.
type Deadline struct {
	Start       Date // the day of the event, not counted
	Event       StartEvent
	Term        int  // working days
	Due         Date // the last day of the term
	Original    Date // the first due date the document ever had; kept forever
	Provisional bool // a day within the term lies in a year whose table is not published
	Extended    int  // extensions granted since Start; the last ones granted of Document.Extensions
}

// MaxTerm is the longest term a clerk may set, in working days: about a year.
const MaxTerm = 250

// Deadline counts term working days after start. Make-up days count, holidays and weekends do not;
// the due date is by construction a working day, so 《民法典》 art. 203 never has to move it. A term that begins before the
// first year of the calendar is refused: its holidays are not known and will not be published.
func (c *Calendar) Deadline(start Date, term int) (Deadline, error) {
	if start.IsZero() {
		return Deadline{}, InvalidField("start", "没有起算日期，期限无法计算")
	}
	if term < 1 || term > MaxTerm {
		return Deadline{}, InvalidField("term", fmt.Sprintf("期限应为 1 至 %d 个工作日", MaxTerm))
	}
	if first := c.FirstYear(); !c.covers(start) {
		return Deadline{}, InvalidField("start", fmt.Sprintf("%d年还没有放假安排（工作日历从%d年起），不能按星期推算期限；请核对日期，或先导入%d年的放假通知",
			start.Add(1).Year(), first, start.Add(1).Year()))
	}
	dl := Deadline{Start: start, Term: term}
	dl.Due, dl.Provisional = c.count(start, term)
	dl.Original = dl.Due
	return dl, nil
}

// covers reports whether the days after start lie in or after the first year of the calendar.
func (c *Calendar) covers(start Date) bool { return start.Add(1).Year() >= c.FirstYear() }

// count returns the nth working day after start, and whether a day passed on the way may still change.
func (c *Calendar) count(start Date, n int) (last Date, provisional bool) {
	last = start
	for n > 0 {
		last = last.Add(1)
		working, known := c.look(last)
		provisional = provisional || !known
		if working {
			n--
		}
	}
	return last, provisional
}

// Step is one day of a counted term.
type Step struct {
	Day
	N int // 1…term for a counted day, 0 for a skipped one
}

// Explain lists every day after start until the term is full, counted and skipped, each with its reason.
func (c *Calendar) Explain(start Date, term int) []Step {
	var steps []Step
	for d, n := start.Add(1), 0; n < term; d = d.Add(1) {
		s := Step{Day: c.Day(d)}
		if s.Working {
			n++
			s.N = n
		}
		steps = append(steps, s)
	}
	return steps
}

// String says what the step did, for a line of the explanation.
func (s Step) String() string {
	text := fmt.Sprintf("%s %s ", s.Date, s.Date.WeekdayName())
	why := s.Reason
	if s.Source != "" {
		why += "，" + s.Source
	}
	if s.N > 0 {
		text += fmt.Sprintf("第 %d 个工作日", s.N)
		if s.Reason != s.Date.WeekdayName() {
			text += "（" + why + "）"
		}
	} else {
		text += "不计（" + why + "）"
	}
	if !s.Known {
		text += " 暂定：当年放假通知尚未录入"
	}
	return text
}
