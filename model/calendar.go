package model

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// DayRule says that a date differs from Monday-to-Friday: a holiday or a make-up working day.
type DayRule struct {
	Date Date
	Off  bool   // a day off; otherwise a weekend day that is worked (调休上班)
	Name string // the festival: 春节, 国庆节
}

// Calendar tells working days from days off. It is immutable and safe for concurrent use.
type Calendar struct {
	rules map[Date]DayRule
	years map[int]bool // years with a published table
}

// NewCalendar makes a calendar of the exceptions. A year with at least one rule counts as published.
func NewCalendar(rules []DayRule) *Calendar {
	c := &Calendar{rules: make(map[Date]DayRule, len(rules)), years: map[int]bool{}}
	for _, r := range rules {
		c.rules[r.Date] = r
		c.years[r.Date.Year()] = true
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
	Known   bool   // false when the year has no published table: the answer may change
	Reason  string // why it is worked or not: 星期六, 国庆节放假, 国庆节调休上班
}

// fixedHolidays are the days off with a fixed solar date (全国年节及纪念日放假办法, 2024, art. 2).
// They are assumed for a year whose table is not published yet.
var fixedHolidays = map[[2]int]string{
	{1, 1}: "元旦", {5, 1}: "劳动节", {5, 2}: "劳动节",
	{10, 1}: "国庆节", {10, 2}: "国庆节", {10, 3}: "国庆节",
}

// Day looks a date up: the table for that very date first, then Monday to Friday.
// A December term may be governed by two yearly tables, so years are never looked up as a whole.
func (c *Calendar) Day(d Date) Day {
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	day := Day{Date: d, Working: !weekend, Known: c.years[d.Year()], Reason: d.WeekdayName()}
	if r, ok := c.rules[d]; ok {
		day.Working = !r.Off
		day.Reason = r.Name + "放假"
		if !r.Off {
			day.Reason = r.Name + "调休上班"
		}
		return day
	}
	if day.Known {
		return day
	}
	_, m, n := d.YMD()
	if name, ok := fixedHolidays[[2]int{int(m), n}]; ok {
		day.Working = false
		day.Reason = name + "（法定，当年放假通知尚未录入）"
	}
	return day
}

// IsWorking reports whether the date is a working day.
func (c *Calendar) IsWorking(d Date) bool { return c.Day(d).Working }

// HasYear reports whether the table of the year is published.
func (c *Calendar) HasYear(year int) bool { return c.years[year] }

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

// AddWorkdays returns the nth working day after from; from itself never counts.
func (c *Calendar) AddWorkdays(from Date, n int) Date {
	d := from
	for n > 0 {
		d = d.Add(1)
		if c.IsWorking(d) {
			n--
		}
	}
	return d
}
