package model_test

import (
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

func publishedCalendar(t testing.TB) *model.Calendar {
	t.Helper()
	return model.CalendarOf(publishedYears(t))
}

func publishedYears(t testing.TB) []model.CalendarYear {
	t.Helper()
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		t.Fatal(err)
	}
	return years
}

// The 22 rows worked out by hand from the notices of the State Council, 2020 to 2026: the day of receipt,
// the due date of 15 working days, and the day the light turns yellow (3 working days before).
var goldenDeadlines = []struct{ start, due, yellow string }{
	{"2020-04-15", "2020-05-08", "2020-04-30"},
	{"2020-05-27", "2020-06-17", "2020-06-12"},
	{"2020-01-17", "2020-02-14", "2020-02-11"},
	{"2020-09-25", "2020-10-22", "2020-10-19"},
	{"2020-09-27", "2020-10-23", "2020-10-20"},
	{"2021-02-05", "2021-03-03", "2021-02-26"},
	{"2021-02-06", "2021-03-03", "2021-02-26"},
	{"2021-02-20", "2021-03-12", "2021-03-09"},
	{"2021-09-15", "2021-10-12", "2021-10-08"},
	{"2022-01-24", "2022-02-17", "2022-02-14"},
	{"2023-09-22", "2023-10-19", "2023-10-16"},
	{"2024-02-02", "2024-02-28", "2024-02-23"},
	{"2024-09-24", "2024-10-18", "2024-10-15"},
	{"2025-01-20", "2025-02-14", "2025-02-11"},
	{"2025-04-25", "2025-05-20", "2025-05-15"},
	{"2025-09-22", "2025-10-17", "2025-10-14"},
	{"2026-02-06", "2026-03-05", "2026-03-02"},
	{"2026-02-14", "2026-03-13", "2026-03-10"},
	{"2026-04-24", "2026-05-19", "2026-05-14"},
	{"2026-09-22", "2026-10-20", "2026-10-15"},
	{"2026-12-04", "2026-12-25", "2026-12-22"},
	{"2026-12-21", "2027-01-12", "2027-01-07"},
}

func TestDeadlineAgreesWithTheGoldenRows(t *testing.T) {
	cal := publishedCalendar(t)
	for _, g := range goldenDeadlines {
		start := model.MustDate(g.start)
		dl, err := cal.Deadline(start, 15)
		if err != nil {
			t.Fatal(err)
		}
		if got := dl.Due.String(); got != g.due {
			t.Errorf("15 working days after %s = %s, want %s", g.start, got, g.due)
		}
		if left := cal.WorkdaysAfter(model.MustDate(g.yellow), dl.Due); left != 3 {
			t.Errorf("%s is %d working days before %s, want 3", g.yellow, left, g.due)
		}
		if want := g.start == "2026-12-21"; dl.Provisional != want {
			t.Errorf("%s provisional = %v, want %v: only a year without a table is provisional", g.start, dl.Provisional, want)
		}
	}
}

func TestDeadlineAfterTheFirstNoticeOf2020WasEarlier(t *testing.T) {
	rules, err := model.ParseCalendar(assets.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	first := rules[:0:0]
	for _, r := range rules { // the second notice added 31 January to 2 February and took back make-up day 1 February
		if s := r.Date.String(); s != "2020-01-31" && s != "2020-02-01" && s != "2020-02-02" {
			first = append(first, r)
		}
	}
	first = append(first, model.DayRule{Date: model.MustDate("2020-02-01"), Name: "春节"})
	dl, err := model.NewCalendar(first, 2020).Deadline(model.MustDate("2020-01-17"), 15)
	if err != nil {
		t.Fatal(err)
	}
	if got := dl.Due.String(); got != "2020-02-12" {
		t.Errorf("due = %s, want 2020-02-12", got)
	}
}

func TestExplainNamesEveryDayWithItsReason(t *testing.T) {
	steps := publishedCalendar(t).Explain(model.MustDate("2020-04-15"), 15)
	if len(steps) != 23 {
		t.Fatalf("%d days explained, want all 23 calendar days", len(steps))
	}
	n := 0
	for i, s := range steps {
		if s.Date != model.MustDate("2020-04-16").Add(i) {
			t.Fatalf("day %d is %s: a day is missing", i, s.Date)
		}
		if s.N > 0 {
			n++
			if s.N != n {
				t.Errorf("%s is counted as %d, want %d", s.Date, s.N, n)
			}
		}
		if s.Reason == "" {
			t.Errorf("%s has no reason", s.Date)
		}
	}
	if n != 15 {
		t.Errorf("%d days counted", n)
	}
	for _, want := range []string{"2020-04-26 星期日 第 8 个工作日（劳动节调休上班，国办发明电〔2019〕16号）", "2020-05-01 星期五 不计（劳动节放假，国办发明电〔2019〕16号）", "2020-04-18 星期六 不计（星期六）"} {
		if !strings.Contains(lines(steps), want) {
			t.Errorf("explanation lacks %q in\n%s", want, lines(steps))
		}
	}
}

func lines(steps []model.Step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(s.String() + "\n")
	}
	return b.String()
}

func TestDeadlineRefusesNoStartAndSillyTerms(t *testing.T) {
	cal := publishedCalendar(t)
	for _, c := range []struct {
		start model.Date
		term  int
	}{{model.Date{}, 15}, {model.MustDate("2026-01-05"), 0}, {model.MustDate("2026-01-05"), -3}, {model.MustDate("2026-01-05"), 251}, {model.MustDate("2026-01-05"), 400}} {
		if _, err := cal.Deadline(c.start, c.term); model.CodeOf(err) != model.Invalid {
			t.Errorf("Deadline(%s, %d) = %v, want a refusal", c.start, c.term, err)
		} else if !c.start.IsZero() && model.UserMessage(err) != "期限应为 1 至 250 个工作日" {
			t.Errorf("%d days: %s", c.term, model.UserMessage(err))
		}
	}
}

func TestStandingTurnsWithTheDays(t *testing.T) {
	cal := publishedCalendar(t)
	due := model.MustDate("2020-06-17")
	for _, c := range []struct {
		today string
		want  string
	}{
		{"2020-06-11", "还剩 4 个工作日"},
		{"2020-06-12", "还剩 3 个工作日"},
		{"2020-06-16", "还剩 1 个工作日"},
		{"2020-06-17", "今日到期"},
		{"2020-06-18", "超期 1 个工作日"},
		{"2020-06-24", "超期 5 个工作日"},
		{"2020-06-26", "超期 5 个工作日"}, // Dragon Boat Festival
	} {
		if got := model.StandingOn(model.Served, due, model.MustDate(c.today), 3, cal).String(); got != c.want {
			t.Errorf("on %s: %s, want %s", c.today, got, c.want)
		}
	}
	if got := model.StandingOn(model.Served, due, model.MustDate("2020-06-12"), 3, cal).Light; got != model.LightSoon {
		t.Errorf("3 working days left is %s, want yellow", got)
	}
	if got := model.StandingOn(model.Served, model.MustDate("2026-11-20"), model.MustDate("2026-11-21"), 3, cal); got.Light != model.LightOverdue || got.Left != -1 {
		t.Errorf("the Saturday after a Friday due date is %v, want overdue", got)
	}
}
