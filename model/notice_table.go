package model

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// kindWords are the ways a table says off or worked: the program's own first, then those of office tables.
var kindWords = map[string]bool{
	"off": true, "放假": true, "休": true, "休息": true, "节假日": true,
	"work": false, "上班": false, "班": false, "补班": false, "调休上班": false,
}

var (
	cellEnd  = regexp.MustCompile(`\t|,|，| {2,}`)
	midnight = regexp.MustCompile(`[ T]0?0:00(?::00)?$`)
	// 2020年1月1日 星期三: Excel's long form of a date.
	weekdayEnd = regexp.MustCompile(`[ (（]*(?:星期|周)[一二三四五六日][)）]?$`)
)

// ParseDayTable reads the table of days the program exports, also after a spreadsheet has had it: a line a day with
// date, off or work (放假 or 上班), and name, separated by tabs or commas. Empty lines, a heading, and lines beginning
// with # or // are passed over. A line that cannot be read is left out with a warning that names its number, and so is
// a date that another line contradicts. Sentence, here, is the index of the line. The error says that there was no day.
func ParseDayTable(text string) ([]NoticeDay, []NoticeWarning, error) {
	r := noticeReader{days: map[Date]noticed{}}
	begun := false
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		cells := tableCells(line)
		if cells[0] == "" || strings.HasPrefix(cells[0], "#") || strings.HasPrefix(cells[0], "//") {
			continue
		}
		heading := !begun && !strings.ContainsFunc(line, unicode.IsDigit)
		begun = true
		if heading {
			continue
		}
		rule, err := dayOfLine(cells)
		if err != nil {
			r.warn(i, fmt.Sprintf("第 %d 行没有收录：%s", i+1, UserMessage(err)))
			continue
		}
		before, twice := r.days[rule.Date]
		if twice && before.Off != rule.Off {
			before.torn = true
			r.days[rule.Date] = before
			r.warn(i, fmt.Sprintf("第 %d 行和第 %d 行写的是同一天（%s），一个放假一个上班，都没有收录", before.Sentence+1, i+1, rule.Date))
			continue
		}
		if !twice {
			r.days[rule.Date] = noticed{NoticeDay: NoticeDay{rule, i}}
		}
	}
	days := r.sorted()
	if len(days) == 0 {
		return nil, r.notice.Warnings, InvalidField("table", "没有读到任何一天，每行应为日期、off 或 work、名称三列")
	}
	return days, r.notice.Warnings, nil
}

// tableCells takes a line apart; quotation marks and the apostrophe with which spreadsheets keep text are dropped.
func tableCells(line string) []string {
	var cells []string
	for _, cell := range cellEnd.Split(strings.TrimSpace(CleanText(strings.ReplaceAll(line, "\t", ","))), -1) {
		cells = append(cells, strings.TrimSpace(strings.Trim(strings.TrimSpace(cell), `"'“”`)))
	}
	return cells
}

func dayOfLine(cells []string) (DayRule, error) {
	if len(cells) < 3 || cells[2] == "" {
		return DayRule{}, InvalidField("table", "应有日期、off 或 work、名称三列")
	}
	date, err := ParseDate(weekdayEnd.ReplaceAllString(midnight.ReplaceAllString(cells[0], ""), ""))
	if err != nil {
		return DayRule{}, err
	}
	off, ok := kindOf(cells[1])
	if !ok {
		return DayRule{}, InvalidField("table", "“"+cells[1]+"”应写 off（放假）或 work（上班）")
	}
	return DayRule{Date: date, Off: off, Name: cells[2]}, nil
}

// kindOf reads off or work.
func kindOf(cell string) (off, ok bool) {
	off, ok = kindWords[strings.ToLower(toHalfWidth(cell))]
	return off, ok
}
