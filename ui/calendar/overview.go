package calendar

import (
	"fmt"
	"strings"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// overview is what year and month show, put together once for all days.
type overview struct {
	cal   *model.Calendar
	years []model.CalendarYear // whose table was taken, latest first
	own   map[model.Date]model.DayRule
	due   map[model.Date][]model.Row
}

// newOverview takes the running documents; the answered ones have no date to watch.
func newOverview(cal *model.Calendar, years []model.CalendarYear, own []model.DayRule, rows []model.Row) overview {
	o := overview{cal: cal, years: years, own: map[model.Date]model.DayRule{}, due: map[model.Date][]model.Row{}}
	for _, r := range own {
		o.own[r.Date] = r
	}
	for _, r := range rows {
		o.due[r.Due] = append(o.due[r.Due], r)
	}
	return o
}

// The marks of days; the legend below the year names them.
const (
	markOff    = "休"
	markWork   = "班"
	markLocal  = "地"
	markManual = "手"
)

// cell says what a day shows.
func (o overview) cell(d model.Date) kit.MonthCell {
	day := o.cal.Day(d)
	cell := dayCell(day.Working, day.Reason != d.WeekdayName(), weekend(d))
	if cell.Tone != kit.ToneNeutral {
		cell.Note = day.Reason
	}
	if own, ok := o.own[d]; ok {
		cell.Note, cell.Mark = own.Name, markLocal
		if own.Source == model.SourceManual {
			cell.Mark = markManual
		}
	}
	if rows := o.due[d]; len(rows) > 0 {
		cell.Count, cell.CountTone = len(rows), desk.RowTone(rows[0]) // one day, one light
	}
	return cell
}

// dayCell colours a day that differs from Monday to Friday, named by a rule.
func dayCell(working, named, weekend bool) kit.MonthCell {
	switch {
	case !working && named:
		return kit.MonthCell{Tone: kit.ToneOverdue, Mark: markOff}
	case working && named:
		return kit.MonthCell{Tone: kit.ToneDone, Mark: markWork}
	}
	return kit.MonthCell{Quiet: weekend}
}

func weekend(d model.Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// choices are the years to choose from: those with a table, today's and the next, and the one shown.
func (o overview) choices(today model.Date, shown int) []string {
	first, last := min(today.Year(), shown), max(today.Year()+1, shown)
	for _, y := range o.years {
		first, last = min(first, y.Year), max(last, y.Year+1)
	}
	var choices []string
	for y := last; y >= first; y-- {
		choices = append(choices, yearText(y))
	}
	return choices
}

func yearText(year int) string { return fmt.Sprintf("%d年", year) }

// standing tells whose table stands for a year, or what to do where there is none.
func (o overview) standing(year int) (text string, missing bool) {
	for _, y := range o.years {
		if missing := model.MissingHolidays(year, y.Days); y.Year == year && len(missing) > 0 {
			return fmt.Sprintf("%d年的放假安排（%s）不完整，没有%s：这些日子会按星期计算。请导入通知全文，或点“恢复自带年度表”。",
				year, y.Source, strings.Join(missing, "、")), true
		}
		if y.Year == year {
			return "放假安排：" + y.Source, false
		}
	}
	return fmt.Sprintf("%d年的放假安排还没有录入，涉及%d年的期限都是“暂定”。"+
		"国务院办公厅通常在上一年10月至11月公布；公布后点“导入放假通知”，粘贴通知全文即可。", year, year), true
}
