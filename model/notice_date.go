package model

import (
	"fmt"
	"strings"
	"time"
)

// maxHoliday is the longest holiday believed, in days; the longest ever were ten.
const maxHoliday = 15

// written is a date as the text gives it; a year or month left out is 0.
type written struct {
	year, month, day int
	weekday          string // 一 … 六, 日; empty when not stated
}

// span is a date or a range as written.
type span struct {
	from, to written
	ranged   bool
	name     string // of its holiday
	extends  bool   // 延长至: the range begins with a holiday that is known from elsewhere
	clause   bool   // a comma stands before it
}

// last returns the date of the span written last, which a weekday after it belongs to.
func (s *span) last() *written {
	if s.ranged {
		return &s.to
	}
	return &s.from
}

// month returns the month in which a day written after the span without one lies, and its year when written.
func (s span) month() (year, month int) {
	if s.ranged && s.to.month != 0 {
		return s.to.year, s.to.month
	}
	return s.from.year, s.from.month
}

// resolve finds the days of a span. doubt says why it cannot be taken.
func (r *noticeReader) resolve(s span) (from, to Date, doubt string) {
	r.complete(&s)
	from, doubt = r.place(s.from)
	if to = from; s.ranged && doubt == "" {
		to, doubt = r.place(s.to)
	}
	switch days := to.Sub(from) + 1; {
	case doubt != "":
		return Date{}, Date{}, doubt
	case days < 1:
		return Date{}, Date{}, fmt.Sprintf("%s至%s先后颠倒，没有收录", from.Chinese(), to.Chinese())
	case days > maxHoliday:
		return Date{}, Date{}, fmt.Sprintf("%s至%s长达%d天，不像一次放假，没有收录", from.Chinese(), to.Chinese(), days)
	}
	r.anchor = to
	return from, to, ""
}

// complete fills in the months and years that the text leaves out.
func (r *noticeReader) complete(s *span) {
	if s.from.month == 0 {
		year, month, _ := r.anchor.YMD()
		s.from.year, s.from.month = year, int(month)
	}
	if !s.ranged {
		s.from.year = r.yearOf(s.from)
		return
	}
	if s.to.month == 0 {
		s.to.month = s.from.month
	}
	crosses := 0
	if s.from.month == 12 && s.to.month == 1 {
		crosses = 1
	}
	switch {
	case s.from.year == 0 && s.to.year == 0 && r.anchor.IsZero(): // the New Year's holiday of the notice's own year
		s.from.year, s.to.year = r.year-crosses, r.year
	case s.from.year == 0 && s.to.year == 0:
		s.from.year = r.yearOf(s.from)
		s.to.year = s.from.year + crosses
	case s.from.year == 0:
		s.from.year = s.to.year - crosses
	case s.to.year == 0:
		s.to.year = s.from.year + crosses
	}
}

// yearOf returns the year of a date: the one written, else the one that puts it beside the last date of its item
// (12月31日 after 2026年1月1日 lies in 2025), else the notice's own.
func (r *noticeReader) yearOf(w written) int {
	if w.year != 0 {
		return w.year
	}
	if !r.anchor.IsZero() {
		for year := r.year - 1; year <= r.year+1; year++ {
			days := NewDate(year, time.Month(w.month), w.day).Sub(r.anchor)
			if -31 <= days && days <= 31 {
				return year
			}
		}
	}
	return r.year
}

// place turns a completed date into a day.
func (r *noticeReader) place(w written) (Date, string) {
	text := fmt.Sprintf("%d年%d月%d日", w.year, w.month, w.day)
	if w.year < r.year-1 || w.year > r.year+1 {
		return Date{}, fmt.Sprintf("%s与通知的年份（%d年）不符，没有收录", text, r.year)
	}
	d := NewDate(w.year, time.Month(w.month), w.day)
	if year, month, day := d.YMD(); year != w.year || int(month) != w.month || day != w.day {
		return Date{}, text + "这一天不存在，没有收录，请查对原文"
	}
	return d, ""
}

// contradicts says that the weekday written beside a day is not the day's own; "" when it is or none is written.
func (w written) contradicts(d Date) string {
	if w.weekday == "" || strings.HasSuffix(d.WeekdayName(), w.weekday) {
		return ""
	}
	return fmt.Sprintf("%s是%s，通知里写的是星期%s，仍按日期收录，请查对原文", d.Chinese(), d.WeekdayName(), w.weekday)
}
