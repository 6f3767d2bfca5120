package model_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"oversight/assets"
	"oversight/model"
)

// plainDays know a day from the table alone, without the calendar: the independent count of the tests.
type plainDays map[string]string

func readPlainDays(t testing.TB) plainDays {
	t.Helper()
	out := plainDays{}
	for line := range strings.Lines(string(assets.Calendar)) {
		if f := strings.Split(line, "\t"); f[0] != "date" {
			out[f[0]] = f[1]
		}
	}
	if len(out) < 300 {
		t.Fatalf("%d days", len(out))
	}
	return out
}

func (p plainDays) working(d time.Time) bool {
	switch p[d.Format("2006-01-02")] {
	case "off":
		return false
	case "work":
		return true
	}
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}

func (p plainDays) after(d time.Time, n int) time.Time {
	for n > 0 {
		d = d.AddDate(0, 0, 1)
		if p.working(d) {
			n--
		}
	}
	return d
}

func TestRandomTermsAndExtensionsAgreeWithADayByDayCount(t *testing.T) {
	cal, plain := publishedCalendar(t), readPlainDays(t)
	rnd := rand.New(rand.NewPCG(20200527, 15))
	first := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 5000 {
		start := first.AddDate(0, 0, rnd.IntN(365*8-500))
		term, more := 1+rnd.IntN(120), 1+rnd.IntN(60)
		d := running(t, cal, start.Format("2006-01-02"), term)
		want := plain.after(start, term)
		if got := d.Deadline.Due.String(); got != want.Format("2006-01-02") || d.Deadline.Provisional {
			t.Fatalf("%d working days after %s: %+v, want %s", term, start.Format("2006-01-02"), d.Deadline, want.Format("2006-01-02"))
		}
		e := asking(want.Format("2006-01-02"))
		e.Override = "工程复杂" // some are longer than the term
		e.Days = more
		agreed := want.AddDate(0, 0, 1+rnd.IntN(90))
		want = plain.after(want, more)
		if rnd.IntN(2) == 0 {
			e.Days, e.Until = 0, model.DateOf(agreed)
			for want = agreed; !plain.working(want); want = want.AddDate(0, 0, 1) {
			}
		}
		extended(t, &d, e, cal)
		if got := d.Deadline.Due.String(); got != want.Format("2006-01-02") {
			t.Fatalf("extended by %d or until %s: %s, want %s", e.Days, e.Until, got, want.Format("2006-01-02"))
		}
		if changed, err := d.Recount(cal); changed || err != nil {
			t.Fatalf("counted again it is %+v, %v", d.Deadline, err)
		}
		if back := cal.AddWorkdays(d.Deadline.Due, -7); cal.WorkdaysAfter(back, d.Deadline.Due) != 7 || !cal.IsWorking(back) {
			t.Fatalf("7 working days before %s is %s", d.Deadline.Due, back)
		}
	}
}

func TestTheProgramsOwnTableNamesANoticeForEachDay(t *testing.T) {
	n := 0
	for _, y := range publishedYears(t) {
		if err := y.Check(); err != nil {
			t.Errorf("%d: %v", y.Year, err)
		}
		for _, d := range y.Days {
			n++
			if d.Source == "" {
				t.Errorf("%s has no notice", d.Date)
			}
		}
	}
	if want := len(readPlainDays(t)); n != want {
		t.Errorf("%d days, the table has %d", n, want)
	}
	for day, want := range map[string]string{
		"2018-12-31": "国办发明电〔2018〕15号", "2019-05-05": "国办发明电〔2019〕3号", "2020-01-30": "国办发明电〔2019〕16号",
		"2020-01-31": "国办发明电〔2020〕1号", "2022-12-31": "国办发明电〔2022〕16号", "2026-10-10": "国办发明电〔2025〕7号",
	} {
		if got := publishedCalendar(t).Day(model.MustDate(day)).Source; got != want {
			t.Errorf("%s is from %q, want %q", day, got, want)
		}
	}
	if _, err := model.ParseCalendarYears([]byte("2017-01-01\toff\t元旦\n"), assets.Notices); err == nil {
		t.Error("a day without a notice was taken")
	}
	if _, err := model.ParseCalendarYears(nil, []byte("2017\t2017-01-01\n")); err == nil {
		t.Error("half a line was taken for a notice")
	}
}

func TestADayThatIsSetDoesNotPublishItsYear(t *testing.T) {
	day := model.MustDate("2027-01-04")
	cal := model.NewCalendar([]model.DayRule{{Date: day, Off: true, Name: "州庆", Source: model.SourceLocal}}, 2026)
	if cal.HasYear(2027) {
		t.Error("2027 counts as published")
	}
	if got := cal.Day(day); got.Working || !got.Known {
		t.Errorf("the day itself: %+v", got)
	}
	if got := cal.Day(day.Add(1)); !got.Working || got.Known {
		t.Errorf("the day after it: %+v", got)
	}
	dl, err := cal.Deadline(model.MustDate("2026-12-31"), 1)
	if err != nil || !dl.Provisional || dl.Due.String() != "2027-01-05" {
		t.Errorf("deadline %+v, %v", dl, err)
	}
}

func BenchmarkDeadline(b *testing.B) {
	cal, start := publishedCalendar(b), model.MustDate("2026-09-22")
	for b.Loop() {
		if dl, err := cal.Deadline(start, 15); err != nil || dl.Due.String() != "2026-10-20" {
			b.Fatal(dl, err)
		}
	}
}

// BenchmarkYear looks up every day of a year, as the year view does.
func BenchmarkYear(b *testing.B) {
	cal := publishedCalendar(b)
	for b.Loop() {
		off := 0
		for d, end := model.NewDate(2026, 1, 1), model.NewDate(2027, 1, 1); d.Before(end); d = d.Add(1) {
			if !cal.Day(d).Working {
				off++
			}
		}
		if off != 117 {
			b.Fatal(off)
		}
	}
}
