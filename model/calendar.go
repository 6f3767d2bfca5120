package model

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
)

// DayRule says that a date differs from Monday-to-Friday: a holiday or a make-up working day.
type DayRule struct {
	Date   Date
	Off    bool   // a day off; otherwise a weekend day that is worked (调休上班)
	Name   string // the festival: 春节, 国庆节
	Source string // number or title of the notice, SourceLocal or SourceManual; "" where nobody said
}

// Sources of a day that no national notice names.
const (
	SourceLocal  = "本地" // set by the local government (全国年节及纪念日放假办法, art. 4)
	SourceManual = "手工" // put right by the clerk
)

// Calendar tells working days from days off. It is immutable and safe for concurrent use.
type Calendar struct {
	rules map[Date]DayRule
	years map[int]bool // years with a published table
}

// NewCalendar makes a calendar of the exceptions; where two name a date the later one stands. The years are
// those whose national table is published: a single day of a year does not publish it.
func NewCalendar(rules []DayRule, years ...int) *Calendar {
	c := &Calendar{rules: make(map[Date]DayRule, len(rules)), years: make(map[int]bool, len(years))}
	for _, r := range rules {
		c.rules[r.Date] = r
	}
	for _, y := range years {
		c.years[y] = true
	}
	return c
}

// ParseCalendar reads lines "date TAB off|work TAB name"; a first line beginning with "date" is a heading.
func ParseCalendar(table []byte) ([]DayRule, error) {
	var rules []DayRule
	sc := bufio.NewScanner(bytes.NewReader(table))
	for n := 1; sc.Scan(); n++ {
		f := strings.Split(strings.TrimSpace(sc.Text()), "\t")
		if f[0] == "" || f[0] == "date" {
			continue
		}
		if len(f) < 3 || (f[1] != "off" && f[1] != "work") {
			return nil, &Error{Code: Invalid, Msg: fmt.Sprintf("工作日历第 %d 行读不懂，应为“日期、off 或 work、名称”三列", n)}
		}
		d, err := ParseDate(f[0])
		if err != nil {
			return nil, fmt.Errorf("calendar line %d: %w", n, err)
		}
		rules = append(rules, DayRule{Date: d, Off: f[1] == "off", Name: f[2]})
	}
	return rules, sc.Err()
}

// Day is what the calendar knows of one date.
type Day struct {
	Date    Date
	Working bool
	Known   bool   // false when no published table speaks for the date: the answer may change
	Reason  string // why it is worked or not: 星期六, 国庆节放假, 国庆节调休上班
	Source  string // who says so, as in DayRule; "" where the day of the week does
}

// fixedHolidays are the days off with a fixed solar date (全国年节及纪念日放假办法, 2024, art. 2).
// They are assumed for a year whose table is not published yet.
var fixedHolidays = map[[2]int]string{
	{1, 1}: "元旦", {5, 1}: "劳动节", {5, 2}: "劳动节",
	{10, 1}: "国庆节", {10, 2}: "国庆节", {10, 3}: "国庆节",
}

// fixedHoliday returns the name of the holiday that always falls on the date, or "".
func fixedHoliday(d Date) string {
	_, m, n := d.YMD()
	return fixedHolidays[[2]int{int(m), n}]
}

// look tells whether the date is worked and whether that is settled: a rule for that very date first, then
// Monday to Friday. A December term may be governed by two yearly tables, so years are never looked up as a whole.
func (c *Calendar) look(d Date) (working, known bool) {
	if r, ok := c.rules[d]; ok {
		return !r.Off, true
	}
	day := d.Weekday()
	working = day != time.Saturday && day != time.Sunday
	if c.years[d.Year()] {
		return working, true
	}
	return working && fixedHoliday(d) == "", false
}

// Day looks a date up and says why it is as it is.
func (c *Calendar) Day(d Date) Day {
	day := Day{Date: d, Reason: d.WeekdayName()}
	day.Working, day.Known = c.look(d)
	if r, ok := c.rules[d]; ok {
		day.Source = r.Source
		day.Reason = r.Name + "放假"
		if !r.Off {
			day.Reason = r.Name + "调休上班"
		}
	} else if name := fixedHoliday(d); name != "" && !day.Known {
		day.Reason = name + "（法定，当年放假通知尚未录入）"
	}
	return day
}

// IsWorking reports whether the date is a working day.
func (c *Calendar) IsWorking(d Date) bool {
	working, _ := c.look(d)
	return working
}

// FirstYear is the first year whose table is published, 0 where none is. What lies before was never arranged here: it
// cannot be counted, while a year after the last one is only not published yet.
func (c *Calendar) FirstYear() int {
	first := 0
	for y := range c.years {
		if first == 0 || y < first {
			first = y
		}
	}
	return first
}

// Rule returns the exception of a date.
func (c *Calendar) Rule(d Date) (DayRule, bool) {
	r, ok := c.rules[d]
	return r, ok
}

// HasYear reports whether the table of the year is published.
func (c *Calendar) HasYear(year int) bool { return c.years[year] }

// Rules returns the exceptions of a year in the order of their dates.
func (c *Calendar) Rules(year int) []DayRule {
	var out []DayRule
	for d, end := NewDate(year, 1, 1), NewDate(year+1, 1, 1); d.Before(end); d = d.Add(1) {
		if r, ok := c.rules[d]; ok {
			out = append(out, r)
		}
	}
	return out
}

// WorkdaysAfter returns how many working days lie after from, up to and including to.
// It is negative when to lies before from: then it counts the working days after to up to from.
func (c *Calendar) WorkdaysAfter(from, to Date) int {
	if to.Before(from) {
		return -c.WorkdaysAfter(to, from)
	}
	n := 0
	for d := from.Add(1); !d.After(to); d = d.Add(1) {
		if c.IsWorking(d) {
			n++
		}
	}
	return n
}

// AddWorkdays returns the nth working day after from, for a negative n the nth before it; from itself never counts.
func (c *Calendar) AddWorkdays(from Date, n int) Date {
	d, step := from, 1
	if n < 0 {
		n, step = -n, -1
	}
	for n > 0 {
		d = d.Add(step)
		if c.IsWorking(d) {
			n--
		}
	}
	return d
}

// OnOrAfter returns the date itself when it is worked, otherwise the next working day: a period whose last day is a
// day off ends on the day after it (《民法典》 art. 203).
func (c *Calendar) OnOrAfter(d Date) Date {
	for !c.IsWorking(d) {
		d = d.Add(1)
	}
	return d
}

// OnOrBefore returns the date itself when it is worked, otherwise the last working day before it.
func (c *Calendar) OnOrBefore(d Date) Date {
	for !c.IsWorking(d) {
		d = d.Add(-1)
	}
	return d
}

// Differences returns the days that are worked by one of the calendars and off by the other, in order.
func (c *Calendar) Differences(next *Calendar) []Date {
	suspects := map[Date]bool{}
	for _, rules := range []map[Date]DayRule{c.rules, next.rules} {
		for d := range rules {
			suspects[d] = true
		}
	}
	for y := range next.years {
		if c.years[y] {
			continue
		}
		for at := range fixedHolidays {
			suspects[NewDate(y, time.Month(at[0]), at[1])] = true
		}
	}
	var days []Date
	for d := range suspects {
		if c.IsWorking(d) != next.IsWorking(d) {
			days = append(days, d)
		}
	}
	slices.SortFunc(days, func(a, b Date) int { return a.Sub(b) })
	return days
}
