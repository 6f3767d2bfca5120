package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"oversight/model"
)

// holiday is one holiday of a year as the published table has it.
type holiday struct {
	name      string
	off, work []model.Date
}

// holidaysOf takes the published table of a year apart into its holidays, in the order of their days.
func holidaysOf(t testing.TB, year int) []holiday {
	t.Helper()
	var all []holiday
	names := strings.NewReplacer("国庆中秋", "国庆节、中秋节")
	for _, r := range tableOf(t, year) {
		name := names.Replace(r.Name)
		i := slices.IndexFunc(all, func(h holiday) bool {
			return strings.Contains(h.name, name) || strings.Contains(name, h.name)
		})
		if i < 0 {
			all, i = append(all, holiday{}), len(all)
		}
		if len(name) > len(all[i].name) {
			all[i].name = name
		}
		if r.Off {
			all[i].off = append(all[i].off, r.Date)
		} else {
			all[i].work = append(all[i].work, r.Date)
		}
	}
	return all
}

// written writes a day with its year where that is not the notice's.
func written(d model.Date, year int, weekday string) string {
	y, m, day := d.YMD()
	text := fmt.Sprintf("%d月%d日", m, day)
	if y != year {
		text = fmt.Sprintf("%d年%s", y, text)
	}
	if weekday != "" {
		text += "（" + strings.Replace(d.WeekdayName(), "星期", weekday, 1) + "）"
	}
	return text
}

// spell writes the days off as a range and the days worked as a list.
func (h holiday) spell(year int, weekday, to string) (off, work string) {
	off = written(h.off[0], year, weekday)
	if last := h.off[len(h.off)-1]; last != h.off[0] {
		off += to + written(last, year, weekday)
	}
	var days []string
	for _, d := range h.work {
		days = append(days, written(d, year, weekday))
	}
	return off, strings.Join(days, "、")
}

const stateCouncil = "国务院办公厅关于%d年部分节假日安排的通知\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n经国务院批准，现将%d年节假日放假调休日期的具体安排通知如下。\n"

// styles are the ways a year's holidays are printed: three texts and three tables.
var styles = map[string]func(year int, all []holiday) string{
	"text of the State Council": func(year int, all []holiday) string {
		text := fmt.Sprintf(stateCouncil, year, year)
		for i, h := range all {
			off, work := h.spell(year, "周", "至")
			text += fmt.Sprintf("%c、%s：%s放假调休，共%d天。", []rune("一二三四五六七")[i], h.name, off, len(h.off))
			if work != "" {
				text += work + "上班。"
			}
			text += "\n"
		}
		return text + "国务院办公厅\n"
	},
	"labels first": func(year int, all []holiday) string {
		text := fmt.Sprintf(stateCouncil, year, year)
		for i, h := range all {
			off, work := h.spell(year, "星期", "—")
			text += fmt.Sprintf("%d.%s\n放假时间：%s，共%d天。\n", i+1, h.name, off, len(h.off))
			if work != "" {
				text += "调休上班：" + work + "。\n"
			}
		}
		return text
	},
	"one paragraph of a newspaper": func(year int, all []holiday) string {
		text := fmt.Sprintf("国务院办公厅日前发布%d年节假日安排。全年放假安排如下：", year)
		for _, h := range all {
			off, work := h.spell(year, "", "到")
			text += h.name + "：" + off + "放假，共" + strconv.Itoa(len(h.off)) + "天"
			if work != "" {
				text += "，" + work + "上班"
			}
			text += "；"
		}
		return text
	},
	"table of a web page": func(year int, all []holiday) string {
		text := fmt.Sprintf("%d年部分节假日安排\n节日\t放假时间\t调休上班日期\t放假天数\n", year)
		for _, h := range all {
			off, work := h.spell(year, "周", "至")
			if work == "" {
				work = "无调休"
			} else {
				work += "上班"
			}
			text += fmt.Sprintf("%s\t%s\t%s\t%d天\n", h.name, off, work, len(h.off))
		}
		return text
	},
	"table without words": func(year int, all []holiday) string {
		text := fmt.Sprintf("%d年节假日放假安排表\n序号\t节日\t放假日期\t放假天数\t补班日期\n", year)
		for i, h := range all {
			off, work := h.spell(year, "", "-")
			if work == "" {
				work = "—"
			}
			text += fmt.Sprintf("%d\t%s\t%s\t%d\t%s\n", i+1, h.name, off, len(h.off), work)
		}
		return text
	},
	"table with first and last day": func(year int, all []holiday) string {
		text := fmt.Sprintf("<h2>%d年放假安排</h2><table><tr><th>节日</th><th>开始日期</th><th>结束日期</th><th>调休</th></tr>", year)
		for _, h := range all {
			var work []string
			for _, d := range h.work {
				work = append(work, d.String())
			}
			text += fmt.Sprintf("<tr>\n<td><p>%s</p></td>\n<td>%s</td><td>%s</td><td>%s</td></tr>", h.name, h.off[0], h.off[len(h.off)-1], strings.Join(work, "<br>、"))
		}
		return text + "</table>"
	},
}

func TestThePublishedYearsAreReadInEveryStyle(t *testing.T) {
	for name, style := range styles {
		for year := 2018; year <= 2026; year++ {
			text := style(year, holidaysOf(t, year))
			n, err := model.ReadHolidays(text, nil)
			if err != nil {
				t.Errorf("%s, %d: %v\n%s", name, year, err, text)
				continue
			}
			if got, want := spelled(rulesOf(n.Days)), spelled(tableOf(t, year)); got != want || n.Year != year {
				t.Errorf("%s, %d:\ngot  %s\nwant %s\n%s", name, n.Year, got, want, text)
			}
			if n.Kind != model.NoticeYear || !n.Plain || n.Doubts() > 0 {
				t.Errorf("%s, %d: kind %q plain %v, %v, %q", name, year, n.Kind, n.Plain, n.Warnings, n.Unread)
			}
		}
	}
}

// A notice that lacks one of the year's holidays is never the year: whatever it is taken for, every day it does not
// name stays as it was.
func TestANoticeWithoutOneHolidayChangesNoOtherDay(t *testing.T) {
	known := programCalendar(t)
	random := rand.New(rand.NewPCG(13, 2026))
	for name, style := range styles {
		for year := 2018; year <= 2026; year++ {
			all := holidaysOf(t, year)
			for lost := range all {
				rest := slices.Delete(slices.Clone(all), lost, lost+1)
				for len(rest) > 1 && random.IntN(3) == 0 {
					i := random.IntN(len(rest))
					rest = slices.Delete(rest, i, i+1)
				}
				n, err := model.ReadHolidays(style(year, rest), known)
				if err != nil {
					continue // nothing is taken
				}
				if n.Kind == model.NoticeYear && n.Plain {
					t.Fatalf("%s, %d without %s is taken for the year", name, year, all[lost].name)
				}
				leavesTheRest(t, known, n, fmt.Sprintf("%s, %d without %s", name, year, all[lost].name))
			}
		}
	}
}

// leavesTheRest takes the notice as each kind and compares every day of the year.
func leavesTheRest(t *testing.T, known *model.Calendar, n model.Notice, what string) {
	t.Helper()
	for _, kind := range model.NoticeKinds() {
		y := n.Table(kind, "示例")
		y.Normalize()
		if err := y.Check(); kind == model.NoticeYear {
			if model.FieldOf(err) != "kind" {
				t.Fatalf("%s: as a year: %v", what, err)
			}
			continue
		} else if err != nil {
			t.Fatalf("%s: as %s: %v", what, kind, err)
		}
		named := map[model.Date]bool{}
		rules := known.Rules(n.Year)
		for _, d := range y.Days {
			named[d.Date] = true
			rules = append(rules, d)
		}
		after := model.NewCalendar(rules, n.Year)
		for d := model.NewDate(n.Year, time.January, 1); d.Year() == n.Year; d = d.Add(1) {
			if !named[d] && known.IsWorking(d) != after.IsWorking(d) {
				t.Fatalf("%s: as %s, %s changed", what, kind, d)
			}
		}
	}
}
