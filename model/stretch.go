package model

import (
	"fmt"
	"strings"
)

// Stretch is the time between two days as working days count it: the first day does not belong to it, the last does
// (《民法典》 art. 201).
type Stretch struct {
	From, To    Date
	Workdays    int
	Provisional bool  // a day in between lies in a year whose table is not published
	Exceptions  []Day // the holidays and make-up days in between, in order
}

// maxStretch is the longest stretch counted, in years.
const maxStretch = 10

// Stretch counts the working days after from, up to and including to.
func (c *Calendar) Stretch(from, to Date) (Stretch, error) {
	switch {
	case from.IsZero():
		return Stretch{}, InvalidField("from", "请填写起始日期")
	case to.IsZero():
		return Stretch{}, InvalidField("to", "请填写截止日期")
	case to.Before(from):
		return Stretch{}, InvalidField("to", "截止日期早于起始日期（"+from.Chinese()+"），请调换或改正")
	case to.Sub(from) > maxStretch*366:
		return Stretch{}, InvalidField("to", fmt.Sprintf("两个日期相差超过 %d 年，请检查年份", maxStretch))
	}
	s := Stretch{From: from, To: to}
	for d := from.Add(1); !d.After(to); d = d.Add(1) {
		day := c.Day(d)
		if day.Working {
			s.Workdays++
		}
		s.Provisional = s.Provisional || !day.Known
		if day.Reason != d.WeekdayName() {
			s.Exceptions = append(s.Exceptions, day)
		}
	}
	return s, nil
}

// String says why the day is worked or not: 2026-10-01 星期四 不计（国庆节放假，国办发明电〔2025〕7号）.
func (d Day) String() string {
	word, why := "不计", d.Reason
	if d.Working {
		word = "计入"
	}
	if d.Source != "" {
		why += "，" + d.Source
	}
	return fmt.Sprintf("%s %s %s（%s）", d.Date, d.Date.WeekdayName(), word, why)
}

// Text is the stretch in full sentences, to be pasted elsewhere.
func (s Stretch) Text() string {
	text := fmt.Sprintf("自%s（当日不计）至%s，共 %d 个工作日", s.From.Chinese(), s.To.Chinese(), s.Workdays)
	if s.Provisional {
		text += "（暂定：其中有的年份放假通知尚未录入）"
	}
	lines := []string{text + "。"}
	for _, d := range s.Exceptions {
		lines = append(lines, d.String())
	}
	return strings.Join(lines, "\n")
}
