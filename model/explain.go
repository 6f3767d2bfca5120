package model

import (
	"fmt"
	"slices"
	"strings"
)

// Explanation says why a document is due on its day: for the window, for the paper, and as text to copy.
type Explanation struct {
	Deadline          // the one explained; for a forecast the term counted from the day known so far
	Forecast bool     // the clock has not started
	Event    string   // what happened on the first day: 签收之日
	Counts   []Count  // the term first; none where there is nothing to count from yet
	Notes    []string // what is not settled about the date, in whole sentences
	Sources  []string // who said that days are off or worked, in the order of the days
}

// Count is one stretch of a document's deadline as it is explained: the term, then each extension that was granted.
type Count struct {
	Rule  string // what is counted and by which rule
	From  Date   // not counted
	Steps []Step // every day after From up to Due; none where a date was agreed
	Due   Date
}

// The rules of counting, for all that explain a deadline.
const (
	RuleStart   = "按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算（《民法典》第二百零一条）。"
	RuleEnd     = "期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日（《民法典》第二百零三条）。"
	RuleWorking = "期限按工作日计算：法定节假日和休息日不计，调休上班日照计。"
)

// Explanation explains the due date, or while the clock has not started the one that is forecast.
func (d *Document) Explanation(cal *Calendar) Explanation {
	e := Explanation{Deadline: d.Deadline, Event: d.Deadline.Event.Label(), Counts: d.Explain(cal)}
	if e.Start.IsZero() {
		if e.Deadline = d.Forecast(cal); e.Start.IsZero() {
			return Explanation{}
		}
		e.Forecast, e.Event = true, StartSigning.Label()
		if d.Signed.IsZero() {
			e.Event = "拟稿之日"
		}
		e.Counts = []Count{cal.term("暂按"+e.Event, e.Start, e.Term)}
	}
	for _, c := range e.Counts {
		for _, s := range c.Steps {
			if s.Source != "" && !slices.Contains(e.Sources, s.Source) {
				e.Sources = append(e.Sources, s.Source)
			}
		}
	}
	e.Notes = e.notes()
	return e
}

func (e Explanation) notes() (notes []string) {
	if e.Forecast {
		notes = append(notes, "还没有登记送达，暂按"+e.Event+"推算；登记签收日期后正式起算。")
	}
	if e.Provisional {
		notes = append(notes, "期限里有的日子所在年份还没有放假通知，截止日期是暂定的。")
	}
	if n := len(e.Counts); n > 0 && e.Counts[n-1].Due != e.Due {
		notes = append(notes, "工作日历后来有变动，现在重算会止于"+e.Counts[n-1].Due.Chinese()+"；这份文书已按当时的期限"+e.Due.Chinese()+"办理，不再改动。")
	}
	return notes
}

// Facts are the dates of the explanation with their labels.
func (e Explanation) Facts() [][2]string {
	facts := [][2]string{
		{"起算", e.Start.Chinese() + "（" + e.Event + "，当日不计）"},
		{"期限", fmt.Sprintf("%d 个工作日", e.Term)},
	}
	if e.Original != e.Due {
		facts = append(facts, [2]string{"原定期限", e.Original.Chinese() + "（" + e.Original.WeekdayName() + "）"})
	}
	label := "应反馈日期"
	if e.Extended > 0 {
		label = "延期后的期限"
	}
	return append(facts, [2]string{label, e.Due.Chinese() + "（" + e.Due.WeekdayName() + "）"})
}

// String is the whole explanation as text, a line a day.
func (e Explanation) String() string {
	var lines []string
	for _, f := range e.Facts() {
		lines = append(lines, f[0]+"："+f[1])
	}
	lines = append(lines, e.Notes...)
	for _, c := range e.Counts {
		lines = append(lines, "", c.Rule)
		for _, s := range c.Steps {
			lines = append(lines, s.String())
		}
		lines = append(lines, c.End())
	}
	lines = append(lines, "", RuleStart, RuleEnd, RuleWorking)
	if len(e.Sources) > 0 {
		lines = append(lines, "放假安排出处："+strings.Join(e.Sources, "、"))
	}
	return strings.Join(lines, "\n")
}

// End says on which day the stretch ends.
func (c Count) End() string {
	return "期限至" + c.Due.Chinese() + "（" + c.Due.WeekdayName() + "）"
}

// Explain lists how the due date of a running or finished clock came about, the term first; nothing before the clock
// has started. It counts with the calendar as it is: what it says of a document that was answered before a late notice may
// end on another day than the document was judged by.
func (d *Document) Explain(cal *Calendar) []Count {
	dl := d.Deadline
	if dl.Start.IsZero() || dl.Term < 1 {
		return nil
	}
	counts := []Count{cal.term("从"+dl.Event.Label(), dl.Start, dl.Term)}
	at := Deadline{Due: counts[0].Due}
	for _, e := range d.granted() {
		c := Count{From: at.Due}
		at = at.extend(e, cal)
		c.Due = at.Due
		c.Rule = "第" + fmt.Sprint(e.Nth) + "次申请延期，批准人" + e.Approver
		switch {
		case e.Days > 0:
			c.Rule += fmt.Sprintf("，自原期限起再延 %d 个工作日", e.Days)
			c.Steps = cal.Explain(c.From, e.Days)
		case c.Due != e.Until:
			c.Rule += "，延至" + e.Until.Chinese() + "，该日休息，顺延至" + c.Due.Chinese() + "（《民法典》第二百零三条）"
		default:
			c.Rule += "，延至" + e.Until.Chinese()
		}
		counts = append(counts, c)
	}
	return counts
}

// term explains a term counted from a day.
func (c *Calendar) term(event string, start Date, days int) Count {
	due, _ := c.count(start, days)
	return Count{
		Rule: fmt.Sprintf("%s（%s）起 %d 个工作日，开始的当日不计入（《民法典》第二百零一条）", event, start.Chinese(), days),
		From: start, Steps: c.Explain(start, days), Due: due,
	}
}

// Why is the reason of a step in a table that has the day of the week in a column of its own.
func (s Step) Why() string {
	switch {
	case s.Reason != s.Date.WeekdayName():
		return s.Reason // of a holiday assumed it says that the notice is missing
	case s.N > 0 && s.Known:
		return "工作日"
	case s.N > 0:
		return "工作日（暂定）"
	case s.Known:
		return "休息日"
	}
	return "休息日（暂定）"
}
