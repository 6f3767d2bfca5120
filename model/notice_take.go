package model

import (
	"fmt"
	"strings"
	"unicode"
)

// ReadHolidays reads what a clerk pastes or opens: a table of days as ParseDayTable takes it, a table of holidays as
// web pages print it, or else a notice as ParseNotice does. The year of a table of days is the one most of them lie in.
func ReadHolidays(text string, known *Calendar) (Notice, error) {
	if len(text) > maxNoticeLength {
		return ParseNotice(text, known)
	}
	if !isDayTable(text) {
		return readGridOrText(text, known)
	}
	table, err := noticeOfTable(text)
	if err == nil {
		return table, nil
	}
	if n, e := ParseNotice(text, known); e == nil {
		return n, nil
	}
	return table, err
}

// readGridOrText prefers the text of a notice to a table that goes with it, where the text has the whole year.
func readGridOrText(text string, known *Calendar) (Notice, error) {
	grid, ok := gridOf(text)
	if !ok {
		return ParseNotice(text, known)
	}
	around := strings.Join(grid.before, "\n") + "\n" + strings.Join(grid.after, "\n")
	if n, err := ParseNotice(around, known); err == nil && n.Kind == NoticeYear && len(MissingHolidays(n.Year, rulesOfDays(n.Days))) == 0 {
		return n, nil
	}
	return noticeOfGrid(grid, known)
}

// isDayTable reports whether a line has figures and then off or work, as a table has them.
func isDayTable(text string) bool {
	for line := range strings.Lines(text) {
		if cells := tableCells(line); len(cells) >= 3 && strings.ContainsFunc(cells[0], unicode.IsDigit) {
			if _, ok := kindOf(cells[1]); ok {
				return true
			}
		}
	}
	return false
}

// noticeOfTable makes of a table what a notice would say.
func noticeOfTable(text string) (n Notice, err error) {
	if n.Days, n.Warnings, err = ParseDayTable(text); err != nil {
		if len(n.Warnings) > 0 {
			err = InvalidField("notice", "没有读到可以收录的日期："+n.Warnings[0].Text)
		}
		return n, err
	}
	n.Sentences = strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range n.Sentences {
		n.Sentences[i] = CleanLine(line)
	}
	days := map[int]int{}
	for _, d := range n.Days {
		year := d.Date.Year()
		days[year]++
		if days[year] > days[n.Year] {
			n.Year = year
		}
	}
	if wrong := misread(n.Days); len(wrong) > 0 {
		n.Days = nil
		return n, unfit(wrong[0])
	}
	n.Number, n.Tabular = onlyNumber(text), true
	n.classify(false)
	n.warnMissing()
	return n, nil
}

// onlyNumber returns the number of a notice when a text names no other.
func onlyNumber(text string) string {
	found := map[string]bool{}
	for _, s := range noticeSentences(text) {
		for _, m := range numberOf.FindAllString(s.text, -1) {
			found[m] = true
		}
	}
	if len(found) != 1 {
		return ""
	}
	for number := range found {
		return officialBrackets.Replace(number)
	}
	return ""
}

var officialBrackets = strings.NewReplacer("[", "〔", "]", "〕")

// Source names the notice for the explanation of a deadline: its number, or its title where it has none.
func (n Notice) Source() string {
	if n.Number != "" {
		return n.Number
	}
	return n.Title
}

// Table is the notice as the calendar takes it, as the kind and under the source the clerk gives it.
func (n Notice) Table(kind NoticeKind, source string) CalendarYear {
	return CalendarYear{Year: n.Year, Source: source, Days: rulesOfDays(n.Days)}.As(kind)
}

// Doubts is the number of things the clerk must compare with the original.
func (n Notice) Doubts() int { return len(n.Warnings) + len(n.Unread) }

// Bearing says what taking the notice as the kind means for a year the calendar knows already, or does not know yet;
// "" when there is nothing to say.
func (n Notice) Bearing(kind NoticeKind, known *Calendar) string {
	switch has := known.HasYear(n.Year); {
	case kind == NoticeLocal && !has:
		return fmt.Sprintf("只加上它写到的日期；%d年全国的放假安排还没有录入，涉及其余日期的期限仍是暂定", n.Year)
	case kind == NoticeLocal:
		return fmt.Sprintf("只加上它写到的日期，%d年的其余日期不变；以后可以在日历里逐日恢复", n.Year)
	case kind == NoticeAmendment && !has:
		return fmt.Sprintf("这是对%d年放假安排的调整，但%d年原来的通知还没有录入；采用后涉及其余日期的期限仍是暂定", n.Year, n.Year)
	case kind == NoticeAmendment:
		return fmt.Sprintf("这是对%d年放假安排的调整，只改动它写到的日期", n.Year)
	case has:
		return fmt.Sprintf("%d年的放假安排已经录入过，采用后以这一份为准；后来的调整通知和单独设置的日期保留", n.Year)
	}
	return ""
}

// NoticeSpan is a run of days of one month about which a notice says the same in one sentence, or a table in
// consecutive lines.
type NoticeSpan struct {
	From, To Date
	Off      bool
	Name     string
	Sentence int // as in NoticeDay, of the first day
}

// Spans returns the days as runs, in order.
func (n Notice) Spans() []NoticeSpan {
	var spans []NoticeSpan
	for _, d := range n.Days {
		if len(spans) > 0 && n.continues(spans[len(spans)-1], d) {
			spans[len(spans)-1].To = d.Date
			continue
		}
		spans = append(spans, NoticeSpan{From: d.Date, To: d.Date, Off: d.Off, Name: d.Name, Sentence: d.Sentence})
	}
	return spans
}

// continues reports whether a day belongs to the run before it.
func (n Notice) continues(s NoticeSpan, d NoticeDay) bool {
	_, month, _ := s.To.YMD()
	_, same, _ := d.Date.YMD()
	return s.To.Add(1) == d.Date && month == same && s.Off == d.Off && s.Name == d.Name && (n.Tabular || s.Sentence == d.Sentence)
}

// String says what a run is: 10月1日至7日 放假 7 天 国庆节.
func (s NoticeSpan) String() string {
	_, month, from := s.From.YMD()
	_, _, to := s.To.YMD()
	days := fmt.Sprintf("%d月%d日", int(month), from)
	if s.From != s.To {
		days += fmt.Sprintf("至%d日", to)
	}
	return fmt.Sprintf("%s %s %d 天 %s", days, DayRule{Off: s.Off}.word(), s.To.Sub(s.From)+1, s.Name)
}
