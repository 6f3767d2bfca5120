package model_test

import (
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

func TestAStretchCountsAsTheCalendarAndNamesWhatDiffers(t *testing.T) {
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		t.Fatal(err)
	}
	cal := model.CalendarOf(years)
	s, err := cal.Stretch(model.MustDate("2026-09-18"), model.MustDate("2026-10-12"))
	if err != nil {
		t.Fatal(err)
	}
	if s.Workdays != 12 || s.Provisional || len(s.Exceptions) != 12 {
		t.Errorf("%d working days, provisional %v, %d exceptions", s.Workdays, s.Provisional, len(s.Exceptions))
	}
	text := s.Text()
	for _, want := range []string{
		"自2026年9月18日（当日不计）至2026年10月12日，共 12 个工作日。\n", "2026-09-20 星期日 计入（国庆节调休上班，", "2026-10-07 星期三 不计（国庆节放假，",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	for _, day := range []string{"2026-09-18", "2027-03-01"} {
		s, err := cal.Stretch(model.MustDate("2026-09-18"), model.MustDate(day))
		if n := cal.WorkdaysAfter(s.From, s.To); err != nil || s.Workdays != n || s.Provisional != (s.To.Year() == 2027) {
			t.Errorf("to %s: %d working days, provisional %v, want %d", day, s.Workdays, s.Provisional, n)
		}
	}
}

func TestAStretchThatCannotBeIsSaidAtItsField(t *testing.T) {
	cal := model.NewCalendar(nil)
	for _, c := range []struct{ from, to, field, words string }{
		{"", "2026-01-01", "from", "起始日期"},
		{"2026-01-01", "", "to", "截止日期"},
		{"2026-01-02", "2026-01-01", "to", "早于起始日期（2026年1月2日）"},
		{"2016-01-01", "2062-01-01", "to", "相差超过 10 年"},
	} {
		var days [2]model.Date
		for i, text := range []string{c.from, c.to} {
			if text != "" {
				days[i] = model.MustDate(text)
			}
		}
		if _, err := cal.Stretch(days[0], days[1]); model.FieldOf(err) != c.field || !strings.Contains(model.UserMessage(err), c.words) {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
		}
	}
}
