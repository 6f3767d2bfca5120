package model

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// CalendarYear is the table of a year as a notice publishes it. It may name days at the end of the year before and
// at the beginning of the year after; they do not publish those years.
type CalendarYear struct {
	Year   int
	Source string // number of the notice, or its title where it has none
	Amends bool   // a later notice: only the days it names change
	Local  bool   `json:",omitempty"` // days of the locality, over the year; they publish nothing
	Days   []DayRule
}

// maxDayName is the longest name of a holiday or of a source, in characters.
const (
	maxDayName   = 20
	maxDaySource = 60
)

// Normalize cleans what was typed or pasted, puts the days in order and gives each its source.
func (y *CalendarYear) Normalize() {
	y.Source = CleanLine(y.Source)
	y.Days = slices.Clone(y.Days)
	for i := range y.Days {
		d := &y.Days[i]
		d.Normalize()
		if d.Source == "" {
			d.Source = y.Source
		}
	}
	slices.SortStableFunc(y.Days, func(a, b DayRule) int { return a.Date.Sub(b.Date) })
	y.Days = slices.Compact(y.Days)
}

// Check refuses a table that cannot be that of the year.
func (y CalendarYear) Check() error {
	switch {
	case y.Year < 1900 || y.Year > 2199:
		return InvalidField("year", "请填写年份，例如 2027")
	case y.Source == "":
		return InvalidField("source", "请填写放假通知的文号或标题，期限说明要引用它")
	case len([]rune(y.Source)) > maxDaySource:
		return InvalidField("source", fmt.Sprintf("放假通知的文号或标题不能超过 %d 个字", maxDaySource))
	}
	own := false
	for i, d := range y.Days {
		if err := d.Check(); err != nil {
			return err
		}
		if i > 0 && d.Date == y.Days[i-1].Date {
			return InvalidField("days", d.Date.Chinese()+"有两种说法，请改正后再采用")
		}
		if d.Date.Before(NewDate(y.Year-1, 12, 1)) || d.Date.After(NewDate(y.Year+1, 1, 31)) {
			return InvalidField("days", fmt.Sprintf("%s不在%d年前后，这不是%d年的放假安排", d.Date.Chinese(), y.Year, y.Year))
		}
		own = own || d.Date.Year() == y.Year
	}
	if !own {
		return InvalidField("days", fmt.Sprintf("这份安排里没有%d年的日期", y.Year))
	}
	if missing := MissingHolidays(y.Year, y.Days); y.NoticeKind() == NoticeYear && len(missing) > 0 {
		return InvalidField("kind", fmt.Sprintf("没有%s的放假安排，不能当作%d年全年的安排。请取得通知全文；只有几天的，作为%s或%s采用",
			strings.Join(missing, "、"), y.Year, NoticeAmendment.Label(), NoticeLocal.Label()))
	}
	return nil
}

// Label names the table for a sentence: 2027年放假安排（国办发明电〔2026〕8号）.
func (y CalendarYear) Label() string {
	return y.NoticeKind().Title(y.Year) + "（" + y.Source + "）"
}

// Normalize cleans what was typed or pasted.
func (r *DayRule) Normalize() { r.Name, r.Source = CleanLine(r.Name), CleanLine(r.Source) }

// Check refuses a day without a date or a name.
func (r DayRule) Check() error {
	switch {
	case r.Date.IsZero():
		return InvalidField("date", "请填写日期")
	case r.Name == "" || len([]rune(r.Name)) > maxDayName:
		return InvalidField("name", fmt.Sprintf("请填写%s是什么节日或为什么调整，不超过 %d 个字", r.Date.Chinese(), maxDayName))
	case len([]rune(r.Source)) > maxDaySource:
		return InvalidField("source", fmt.Sprintf("出处不能超过 %d 个字", maxDaySource))
	}
	return nil
}

func (r DayRule) word() string {
	if r.Off {
		return "放假"
	}
	return "上班"
}

// String says what the rule makes of its day: 2026年7月20日放假（火把节，本地）.
func (r DayRule) String() string {
	text := r.Date.Chinese() + r.word() + "（" + r.Name
	if r.Source != "" {
		text += "，" + r.Source
	}
	return text + "）"
}

// ParseCalendarYears joins a table of days, as ParseCalendar reads it, with its notices: lines "year TAB first day
// TAB last day TAB number", of which a later one with days of an earlier one amends it. A day that no notice
// covers is refused.
func ParseCalendarYears(table, notices []byte) ([]CalendarYear, error) {
	days, err := ParseCalendar(table)
	if err != nil {
		return nil, err
	}
	spans, err := parseSpans(notices)
	if err != nil {
		return nil, err
	}
	var years []CalendarYear
	for _, s := range spans {
		if len(years) == 0 || years[len(years)-1].Year != s.year {
			years = append(years, CalendarYear{Year: s.year, Source: s.number})
		}
	}
	for _, d := range days {
		i := -1
		for _, s := range spans {
			if held(s.from, s.to, d.Date) {
				d.Source = s.number
				i = slices.IndexFunc(years, func(y CalendarYear) bool { return y.Year == s.year })
			}
		}
		if i < 0 {
			return nil, InvalidField("days", "工作日历里的"+d.Date.Chinese()+"没有放假通知")
		}
		years[i].Days = append(years[i].Days, d)
	}
	return years, nil
}

// dateSpan is what one notice covers.
type dateSpan struct {
	year     int
	from, to Date
	number   string
}

func parseSpans(notices []byte) ([]dateSpan, error) {
	var spans []dateSpan
	sc := bufio.NewScanner(bytes.NewReader(notices))
	for n := 1; sc.Scan(); n++ {
		f := strings.Split(strings.TrimSpace(sc.Text()), "\t")
		if f[0] == "" || f[0] == "year" {
			continue
		}
		bad := InvalidField("notices", fmt.Sprintf("放假通知表第 %d 行读不懂，应为“年份、起、止、文号”四列", n))
		if len(f) != 4 {
			return nil, bad
		}
		s := dateSpan{number: f[3]}
		var errs [3]error
		s.year, errs[0] = strconv.Atoi(f[0])
		s.from, errs[1] = ParseDate(f[1])
		s.to, errs[2] = ParseDate(f[2])
		if errs != [3]error{} {
			return nil, bad
		}
		spans = append(spans, s)
	}
	return spans, sc.Err()
}

// CalendarOf makes the calendar of published years.
func CalendarOf(years []CalendarYear) *Calendar {
	var rules []DayRule
	var published []int
	for _, y := range years {
		rules, published = append(rules, y.Days...), append(published, y.Year)
	}
	return NewCalendar(rules, published...)
}

// CalendarChange is what a change of the calendar brought about.
type CalendarChange struct {
	Text      string // what was done, or that nothing had to be
	Same      bool   // nothing had to be done
	Days      []Date // worked or off otherwise than before, in order
	Deadlines []DeadlineChange
}

// DeadlineChange is a due date that moved, or stopped being provisional, other than by an act of judgement.
type DeadlineChange struct {
	On             Date  // the day of the change
	Document       int64 // id; 0 for the follow-up of an inquiry
	Inquiry        int64 // id, of the follow-up of an inquiry
	Number         Number
	Kind           string // name of the kind
	Leader         LeaderRef
	Title          string
	Before, After  Date
	WasProvisional bool
	Provisional    bool // still
	Reason         string
}

// DeadlineChangeColumns are the columns of the list 期限变动.
func DeadlineChangeColumns() []Column[DeadlineChange] {
	date := func(d Date, provisional bool) string {
		if provisional {
			return d.String() + "（暂定）"
		}
		return d.String()
	}
	return []Column[DeadlineChange]{
		{"on", "变动日期", func(c DeadlineChange) string { return c.On.String() }},
		{"number", "编号", func(c DeadlineChange) string { return c.Number.String() }},
		{"kind", "文种", func(c DeadlineChange) string { return c.Kind }},
		{"person", "监督对象", func(c DeadlineChange) string { return c.Leader.Name }},
		{"title", "事由", func(c DeadlineChange) string { return c.Title }},
		{"before", "原期限", func(c DeadlineChange) string { return date(c.Before, c.WasProvisional) }},
		{"after", "现期限", func(c DeadlineChange) string { return date(c.After, c.Provisional) }},
		{"reason", "原因", func(c DeadlineChange) string { return c.Reason }},
	}
}
