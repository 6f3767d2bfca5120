package model_test

import (
	"strings"
	"testing"
	"time"

	"oversight/model"
)

func TestParseDateTakesWhatClerksType(t *testing.T) {
	for _, s := range []string{"2020-05-27", "20200527", "2020.5.27", "2020/5/27", "2020年5月27日", " 2020-5-27 ", "２０２０－０５－２７"} {
		d, err := model.ParseDate(s)
		if err != nil || d.String() != "2020-05-27" {
			t.Errorf("ParseDate(%q) = %s, %v", s, d, err)
		}
	}
}

func TestParseDateRefusesWhatIsNoDay(t *testing.T) {
	for _, s := range []string{"", "2021-02-29", "2020-13-01", "2020-00-10", "20-5-27", "2020-5", "明天", "1899-12-31", "2200-01-01", "2020-05-27-1", "-2020-05-27"} {
		if d, err := model.ParseDate(s); model.CodeOf(err) != model.Invalid {
			t.Errorf("ParseDate(%q) = %s, %v; want a refusal", s, d, err)
		}
	}
}

func FuzzParseDateGivesADayOrASentence(f *testing.F) {
	for _, s := range []string{"2020-05-27", "20200527", "２０２０年5月27日", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := model.ParseDate(s)
		if err != nil {
			if model.UserMessage(err) == "" {
				t.Fatal("refused without a sentence")
			}
			return
		}
		again, err := model.ParseDate(d.String())
		if err != nil || again != d {
			t.Fatalf("%q gave %s, which does not read back: %v", s, d, err)
		}
	})
}

func TestDatePrintsAsOfficialPaperDoes(t *testing.T) {
	if got := model.MustDate("2020-06-07").Chinese(); got != "2020年6月7日" {
		t.Errorf("got %s", got)
	}
}

func TestWeekdaysAreThoseOfTheCalendar(t *testing.T) {
	for at, end := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC); at.Before(end); at = at.AddDate(0, 0, 1) {
		if got := model.DateOf(at).Weekday(); got != at.Weekday() {
			t.Fatalf("%s is a %s, want %s", at.Format(time.DateOnly), got, at.Weekday())
		}
	}
}

func TestDaysAreWrittenAsRangesWithEachYearOnce(t *testing.T) {
	for _, c := range []struct{ days, want string }{
		{"", ""},
		{"2027-02-05", "2027年2月5日"},
		{"2026-12-30 2026-12-31 2027-01-01 2027-02-05 2027-02-08 2027-02-09 2027-02-28 2027-03-01", "2026年12月30日至2027年1月1日、2月5日、2月8日至9日、2月28日至3月1日"},
	} {
		var days []model.Date
		for _, text := range strings.Fields(c.days) {
			days = append(days, model.MustDate(text))
		}
		if got := model.DateRanges(days); got != c.want {
			t.Errorf("%s: %s, want %s", c.days, got, c.want)
		}
	}
}
