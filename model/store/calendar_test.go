package store_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func date(text string) model.Date { return model.MustDate(text) }

func dates(texts ...string) []model.Date {
	out := make([]model.Date, len(texts))
	for i, text := range texts {
		out[i] = date(text)
	}
	return out
}

// days makes rules of "2027-02-05 off 春节".
func days(lines ...string) []model.DayRule {
	var out []model.DayRule
	for _, l := range lines {
		f := strings.Fields(l)
		out = append(out, model.DayRule{Date: date(f[0]), Off: f[1] == "off", Name: f[2]})
	}
	return out
}

// table2027 is a made-up table.
func table2027() model.CalendarYear {
	return model.CalendarYear{Year: 2027, Source: "国办发明电〔2026〕9号", Days: days(
		"2026-12-31 off 元旦", "2027-01-01 off 元旦", "2027-01-09 work 元旦", "2027-02-05 off 春节", "2027-04-05 off 清明节",
		"2027-05-01 off 劳动节", "2027-05-03 off 劳动节", "2027-06-09 off 端午节", "2027-09-15 off 中秋节", "2027-10-01 off 国庆节",
	)}
}

// servedOn stores a card with the usual term served on the day.
func servedOn(t testing.TB, s *store.Store, name, on string) model.Document {
	t.Helper()
	return storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, name), date(on)), model.Served, date(on))
}

func take(t *testing.T, s *store.Store, y model.CalendarYear, today string) model.CalendarChange {
	t.Helper()
	c, err := s.TakeYear(ctx, y, date(today))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func setDay(t *testing.T, s *store.Store, r model.DayRule, today string) model.CalendarChange {
	t.Helper()
	c, err := s.SetDay(ctx, r, date(today))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func wantDue(t *testing.T, s *store.Store, id int64, due string, provisional bool) {
	t.Helper()
	if dl := stored(t, s, id).Deadline; dl.Due.String() != due || dl.Provisional != provisional {
		t.Errorf("due %s, provisional %v; want %s, %v", dl.Due, dl.Provisional, due, provisional)
	}
}

func lastLine(t *testing.T, s *store.Store, id int64) string {
	t.Helper()
	lines := timeline(t, s, id)
	return lines[len(lines)-1].Text
}

func TestThePublishedTableSettlesProvisionalDeadlines(t *testing.T) {
	s := storetest.New(t)
	moved, kept := servedOn(t, s, "李书言", "2026-12-21"), servedOn(t, s, "曾国强", "2026-12-14")
	judged := storetest.Advance(t, s, servedOn(t, s, "欧阳静文", "2026-12-21"), model.Replied, date("2026-12-25"))
	wantDue(t, s, moved.ID, "2027-01-12", true)
	wantDue(t, s, kept.ID, "2027-01-05", true)
	c := take(t, s, table2027(), "2026-12-28") // 31 December is off now, 9 January a worked Saturday
	// 1 January, 1 May and 1 October were off by assumption already.
	if want := dates("2026-12-31", "2027-01-09", "2027-02-05", "2027-04-05", "2027-05-03", "2027-06-09", "2027-09-15"); !slices.Equal(c.Days, want) {
		t.Errorf("days %v, want %v", c.Days, want)
	}
	wantDue(t, s, moved.ID, "2027-01-12", false) // one day less, one day more
	wantDue(t, s, kept.ID, "2027-01-06", false)
	wantDue(t, s, judged.ID, "2027-01-12", true) // answered: the date it had
	if len(c.Deadlines) != 2 {
		t.Fatalf("changes %+v", c.Deadlines)
	}
	first := c.Deadlines[0]
	want := model.DeadlineChange{
		On: date("2026-12-28"), Document: kept.ID, Number: kept.Number, Kind: "工作提醒卡", Leader: kept.Leader, Title: kept.Title,
		Before: date("2027-01-05"), After: date("2027-01-06"), WasProvisional: true, Reason: "采用2027年放假安排（国办发明电〔2026〕9号）",
	}
	if first != want {
		t.Errorf("change %+v, want %+v", first, want)
	}
	if got := lastLine(t, s, kept.ID); got != "采用2027年放假安排（国办发明电〔2026〕9号）；期限由2027年1月5日改为2027年1月6日，不再是暂定" {
		t.Errorf("timeline: %s", got)
	}
	if got := lastLine(t, s, moved.ID); !strings.HasSuffix(got, "期限仍为2027年1月12日，不再是暂定") {
		t.Errorf("timeline: %s", got)
	}
	listed, err := s.DeadlineChanges(ctx, date("2026-12-28"), 10)
	slices.Reverse(listed)
	if err != nil || !slices.Equal(listed, c.Deadlines) {
		t.Errorf("the list says %+v, %v", listed, err)
	}
	if later, err := s.DeadlineChanges(ctx, date("2026-12-29"), 10); err != nil || len(later) != 0 {
		t.Errorf("since a day later: %+v, %v", later, err)
	}
	wantSound(t, s)
}

func TestTheSameNoticeTwiceChangesNothingAndSaysSo(t *testing.T) {
	s := storetest.New(t)
	take(t, s, table2027(), "2026-12-28")
	before, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c := take(t, s, table2027(), "2026-12-29")
	amended := model.CalendarYear{Year: 2027, Source: "国办发明电〔2027〕1号", Amends: true, Days: days("2027-02-08 off 春节")}
	take(t, s, amended, "2027-01-20")
	again := take(t, s, amended, "2027-01-21")
	after, err := s.Verify(ctx)
	if err != nil || after.Lines != before.Lines+1 || len(after.Problems) > 0 {
		t.Errorf("%d lines more, %v, %v", after.Lines-before.Lines, after.Problems, err)
	}
	for _, c := range []model.CalendarChange{c, again} {
		if !strings.Contains(c.Text, "没有改动") || len(c.Days)+len(c.Deadlines) != 0 {
			t.Errorf("%+v", c)
		}
	}
}

func TestTryingANoticeTellsWhatItWouldMoveAndMovesNothing(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2026-12-14")
	before, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	tried, err := s.TryYear(ctx, table2027(), date("2026-12-28"))
	if err != nil {
		t.Fatal(err)
	}
	wantDue(t, s, d.ID, "2027-01-05", true)
	after, err := s.Verify(ctx)
	if err != nil || after.Lines != before.Lines || after.LastHash != before.LastHash || len(after.Problems) > 0 {
		t.Errorf("trying wrote %d lines, %v, %v", after.Lines-before.Lines, after.Problems, err)
	}
	if taken := take(t, s, table2027(), "2026-12-28"); !reflect.DeepEqual(taken, tried) || len(tried.Deadlines) != 1 {
		t.Errorf("tried %+v, taken %+v", tried, taken)
	}
	again, err := s.TryYear(ctx, table2027(), date("2026-12-29"))
	if err != nil || !strings.Contains(again.Text, "没有改动") {
		t.Errorf("tried again: %+v, %v", again, err)
	}
	if _, err := s.TryYear(ctx, model.CalendarYear{Year: 2027}, date("2026-12-29")); model.FieldOf(err) != "source" {
		t.Errorf("a table without a source: %v", err)
	}
}

func TestOnlyTheYearOfTheNoticeCountsAsPublished(t *testing.T) {
	s := storetest.New(t)
	y := table2027()
	y.Year, y.Source, y.Days = 2026, "国办发明电〔2025〕7号", append(publishedDays(t, s, 2026), days("2027-01-01 off 元旦", "2025-12-31 off 元旦")...)
	for i := range y.Days {
		y.Days[i].Source = ""
	}
	published := len(y.Days)
	take(t, s, y, "2026-01-05")
	setDay(t, s, model.DayRule{Date: date("2027-01-04"), Off: true, Name: "州庆", Source: model.SourceLocal}, "2026-01-05")
	cal, err := s.Calendar(ctx)
	if err != nil || cal.HasYear(2027) || !cal.HasYear(2026) {
		t.Fatalf("2027 published: %v, %v", cal.HasYear(2027), err)
	}
	d := servedOn(t, s, "李书言", "2026-12-21")
	wantDue(t, s, d.ID, "2027-01-13", true) // the local day is off, the rest of January is not settled
	years, err := s.CalendarYears(ctx)
	if err != nil || years[0].Year != 2026 || len(years[0].Days) != published || years[0].Days[0].Source != y.Source {
		t.Errorf("years %+v, %v", years, err)
	}
	wantSound(t, s)
}

func TestAnAmendmentChangesTheDaysItNamesOnly(t *testing.T) {
	s := storetest.New(t)
	first := model.CalendarYear{Year: 2020, Source: "国办发明电〔2019〕16号"}
	for _, r := range publishedDays(t, s, 2020) {
		switch r.Date.String() {
		case "2020-01-31", "2020-02-02": // off by the second notice
			continue
		case "2020-02-01":
			r.Off = false
		}
		r.Source = ""
		first.Days = append(first.Days, r)
	}
	take(t, s, first, "2020-01-02")
	d := servedOn(t, s, "李书言", "2020-01-17")
	wantDue(t, s, d.ID, "2020-02-12", false)
	second := model.CalendarYear{
		Year: 2020, Source: "国办发明电〔2020〕1号", Amends: true, Days: days("2020-01-31 off 春节", "2020-02-01 off 春节", "2020-02-02 off 春节"),
	}
	c := take(t, s, second, "2020-01-27")
	wantDue(t, s, d.ID, "2020-02-14", false)
	if !slices.Equal(c.Days, dates("2020-01-31", "2020-02-01")) { // 2 February is a Sunday
		t.Errorf("days %v", c.Days)
	}
	if dl := stored(t, s, d.ID).Deadline; dl.Original.String() != "2020-02-12" {
		t.Errorf("original %s", dl.Original)
	}
	take(t, s, first, "2020-01-28") // the first notice pasted once more does not undo the second
	wantDue(t, s, d.ID, "2020-02-14", false)
	cal, err := s.Calendar(ctx)
	if err != nil || cal.Day(date("2020-01-31")).Source != second.Source || cal.Day(date("2020-01-30")).Source != first.Source {
		t.Errorf("sources %+v, %v", cal.Day(date("2020-01-31")), err)
	}
	wantSound(t, s)
}

func publishedDays(t *testing.T, s *store.Store, year int) []model.DayRule {
	t.Helper()
	cal, err := s.Calendar(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return cal.Rules(year)
}

func TestALocalDayOutlivesTheNationalTableUntilItIsTakenBack(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2026-07-01")
	wantDue(t, s, d.ID, "2026-07-22", false)
	torch := model.DayRule{Date: date("2026-07-22"), Off: true, Name: "火把节", Source: model.SourceLocal}
	c := setDay(t, s, torch, "2026-07-02")
	wantDue(t, s, d.ID, "2026-07-23", false)
	if got := lastLine(t, s, d.ID); got != "工作日历：2026年7月22日放假（火把节，本地）；期限由2026年7月22日改为2026年7月23日" {
		t.Errorf("timeline: %s", got)
	}
	if again := setDay(t, s, torch, "2026-07-02"); !strings.Contains(again.Text, "没有改动") || len(c.Deadlines) != 1 {
		t.Errorf("%+v after %+v", again, c)
	}
	national := model.CalendarYear{Year: 2026, Source: "国办发明电〔2025〕7号", Days: publishedDays(t, s, 2026)}
	national.Days = slices.DeleteFunc(national.Days, func(r model.DayRule) bool { return r == torch })
	national.Days = append(national.Days, days("2026-07-22 work 补班")...)
	take(t, s, national, "2026-07-03")
	wantDue(t, s, d.ID, "2026-07-23", false)
	own, err := s.OwnDays(ctx)
	if err != nil || !slices.Equal(own, []model.DayRule{torch}) {
		t.Errorf("own days %v, %v", own, err)
	}
	if _, err := s.ClearDay(ctx, torch.Date, date("2026-07-04")); err != nil {
		t.Fatal(err)
	}
	wantDue(t, s, d.ID, "2026-07-22", false)
	cal, err := s.Calendar(ctx)
	if day := cal.Day(torch.Date); err != nil || !day.Working || day.Source != national.Source {
		t.Errorf("the national rule is %+v, %v", day, err)
	}
	_, err = s.ClearDay(ctx, torch.Date, date("2026-07-04"))
	wantRefused(t, err, "没有单独设置过")
	wantSound(t, s)
}

func TestADayPutRightByHandIsMarkedSo(t *testing.T) {
	s := storetest.New(t)
	setDay(t, s, model.DayRule{Date: date("2026-10-01"), Name: "抗洪值守"}, "2026-09-01")
	cal, err := s.Calendar(ctx)
	if day := cal.Day(date("2026-10-01")); err != nil || !day.Working || day.Source != model.SourceManual {
		t.Errorf("%+v, %v", day, err)
	}
	for field, r := range map[string]model.DayRule{
		"date":   {Name: "火把节"},
		"name":   {Date: date("2026-07-22")},
		"source": {Date: date("2026-07-22"), Name: "火把节", Source: "国办发明电〔2025〕7号"},
	} {
		if _, err := s.SetDay(ctx, r, date("2026-09-01")); model.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestATableThatCannotBeIsRefusedWhole(t *testing.T) {
	s := storetest.New(t)
	good := table2027()
	for name, c := range map[string]struct {
		field string
		spoil func(*model.CalendarYear)
	}{
		"no year":        {"year", func(y *model.CalendarYear) { y.Year = 27 }},
		"no source":      {"source", func(y *model.CalendarYear) { y.Source = " " }},
		"no days":        {"days", func(y *model.CalendarYear) { y.Days = nil }},
		"another year":   {"days", func(y *model.CalendarYear) { y.Days = days("2028-05-01 off 劳动节") }},
		"only neighbour": {"days", func(y *model.CalendarYear) { y.Days = days("2026-12-31 off 元旦") }},
		"torn day":       {"days", func(y *model.CalendarYear) { y.Days = append(y.Days, days("2027-02-05 work 春节")...) }},
		"no name":        {"name", func(y *model.CalendarYear) { y.Days = []model.DayRule{{Date: date("2027-05-01"), Off: true}} }},
	} {
		y := good
		y.Days = slices.Clone(good.Days)
		c.spoil(&y)
		if _, err := s.TakeYear(ctx, y, date("2026-12-28")); model.FieldOf(err) != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if cal, err := s.Calendar(ctx); err != nil || cal.HasYear(2027) {
		t.Errorf("2027 was taken, %v", err)
	}
}

func TestARecountThatFailsHalfwayLeavesCalendarAndDeadlines(t *testing.T) {
	s := storetest.New(t)
	first, second := servedOn(t, s, "李书言", "2026-12-14"), servedOn(t, s, "曾国强", "2026-12-21")
	// The second document cannot be written: its row is guarded from outside the program.
	alter(t, s, "CREATE TRIGGER guard BEFORE UPDATE ON document WHEN OLD.id="+itoa(second.ID)+" BEGIN SELECT RAISE(ABORT, 'guard'); END")
	if _, err := s.TakeYear(ctx, table2027(), date("2026-12-28")); err == nil {
		t.Fatal("the table was taken past a document that cannot be written")
	}
	if cal, err := s.Calendar(ctx); err != nil || cal.HasYear(2027) {
		t.Errorf("the calendar has 2027, %v", err)
	}
	wantDue(t, s, first.ID, "2027-01-05", true)
	wantDue(t, s, second.ID, "2027-01-12", true)
	if changes, err := s.DeadlineChanges(ctx, date("2020-01-01"), 10); err != nil || len(changes) != 0 {
		t.Errorf("changes %+v, %v", changes, err)
	}
	alter(t, s, "DROP TRIGGER guard")
	take(t, s, table2027(), "2026-12-28")
	wantDue(t, s, first.ID, "2027-01-06", false)
	wantSound(t, s)
}

func TestVerifyFindsADayChangedPastTheProgram(t *testing.T) {
	s := storetest.New(t)
	servedOn(t, s, "李书言", "2026-04-24")
	wantSound(t, s)
	alter(t, s, "DELETE FROM calendar_rule WHERE date='2026-05-04'")
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) != 2 || !strings.Contains(r.Problems[0], "工作日历") || !strings.Contains(r.Problems[1], "2026年5月19日") {
		t.Errorf("%v, %v", r.Problems, err)
	}
}

func TestAClockPutBackIsNoticedAndChangesNothing(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2026-04-24")
	last, behind, err := s.ClockBehind(ctx, date("2020-01-01"))
	if err != nil || !behind || last.Before(date("2020-01-02")) {
		t.Errorf("last act %s, behind %v, %v", last, behind, err)
	}
	if same, behind, err := s.ClockBehind(ctx, last); err != nil || behind || same != last {
		t.Errorf("on the day of the last act: %s, %v, %v", same, behind, err)
	}
	if got := stored(t, s, d.ID); got.Deadline != d.Deadline || got.Version != d.Version {
		t.Errorf("the document is another one: %+v", got.Deadline)
	}
}

func alter(t testing.TB, s *store.Store, query string, args ...any) {
	t.Helper()
	if err := s.Exec(query, args...); err != nil {
		t.Fatal(err)
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
