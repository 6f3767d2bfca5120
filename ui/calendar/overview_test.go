package calendar

import (
	"fmt"
	"testing"

	"oversight/assets"
	"oversight/model"
	"oversight/ui/kit"
)

// known are the years that come with the program.
func known(t testing.TB) []model.CalendarYear {
	t.Helper()
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		t.Fatal(err)
	}
	return years
}

func TestADayShowsWhatItIsWhoSaysSoAndWhatIsDue(t *testing.T) {
	years := known(t)
	own := []model.DayRule{
		{Date: model.MustDate("2026-07-20"), Off: true, Name: "火把节", Source: model.SourceLocal},
		{Date: model.MustDate("2026-07-25"), Name: "补班", Source: model.SourceManual},
	}
	var rules []model.DayRule
	published := []int{}
	for _, y := range years {
		rules, published = append(rules, y.Days...), append(published, y.Year)
	}
	due := model.MustDate("2026-07-22")
	rows := []model.Row{
		{ID: 1, State: model.Served, Due: due, Standing: model.Standing{Light: model.LightSoon, Left: 2}},
		{ID: 2, State: model.Served, Due: due, Standing: model.Standing{Light: model.LightSoon, Left: 2}},
	}
	o := newOverview(model.NewCalendar(append(rules, own...), published...), years, own, rows)
	for day, want := range map[string]kit.MonthCell{
		"2026-07-21": {},
		"2026-07-18": {Quiet: true},
		"2026-10-01": {Tone: kit.ToneOverdue, Mark: "休", Note: "国庆节放假"},
		"2026-10-10": {Tone: kit.ToneDone, Mark: "班", Note: "国庆节调休上班"},
		"2026-07-20": {Tone: kit.ToneOverdue, Mark: "地", Note: "火把节"},
		"2026-07-25": {Tone: kit.ToneDone, Mark: "手", Note: "补班"},
		"2026-07-22": {Count: 2, CountTone: kit.ToneSoon},
		"2027-01-01": {Tone: kit.ToneOverdue, Mark: "休", Note: "元旦（法定，当年放假通知尚未录入）"},
	} {
		if got := o.cell(model.MustDate(day)); got != want {
			t.Errorf("%s shows %+v, want %+v", day, got, want)
		}
	}
}

func TestYearsAreOfferedUpToTheOneAfterTheLastTable(t *testing.T) {
	years := known(t)
	o := newOverview(model.CalendarOf(years), years, nil, nil)
	choices := o.choices(model.MustDate("2026-11-20"), 2026)
	if first, last := choices[0], choices[len(choices)-1]; first != "2027年" || last != fmt.Sprintf("%d年", years[0].Year) {
		t.Errorf("offered from %s to %s", last, first)
	}
	if choices := o.choices(model.MustDate("2030-01-01"), 2033); choices[0] != "2033年" {
		t.Errorf("the year shown is not offered: %v", choices)
	}
}

// BenchmarkYearView puts the calendar together for 10,000 running documents and asks for every day of a year.
func BenchmarkYearView(b *testing.B) {
	years := known(b)
	cal := model.CalendarOf(years)
	rows := make([]model.Row, 10_000)
	for i := range rows {
		rows[i] = model.Row{ID: int64(i), State: model.Served, Due: model.MustDate("2026-01-01").Add(i % 365), Standing: model.Standing{Light: model.LightNormal}}
	}
	for b.Loop() {
		o := newOverview(cal, years, nil, rows)
		for d := model.MustDate("2026-01-01"); d.Year() == 2026; d = d.Add(1) {
			o.cell(d)
		}
	}
}
