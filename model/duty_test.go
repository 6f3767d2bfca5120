package model_test

import (
	"fmt"
	"strings"
	"testing"

	"oversight/model"
)

func keysOf(terms []model.DutyTerm) string {
	var out []string
	for _, t := range terms {
		out = append(out, fmt.Sprintf("%s by %s", t.Key, t.Due))
	}
	return strings.Join(out, ", ")
}

func TestTermsRunFromTheFirstOwedToThePresentOne(t *testing.T) {
	duty := func(p model.DutyPeriod, month, day int, since string) model.Duty {
		return model.Duty{Period: p, Month: month, Day: day, Since: model.MustDate(since)}
	}
	for _, c := range []struct {
		duty  model.Duty
		today string
		want  string
	}{
		{duty(model.EachYear, 3, 31, "2024-04-01"), "2026-05-20", "2025 by 2025-03-31, 2026 by 2026-03-31"}, // 2024's was due before
		{duty(model.EachYear, 3, 31, "2026-03-31"), "2026-01-15", "2026 by 2026-03-31"},
		{duty(model.EachHalf, 6, 31, "2025-12-01"), "2026-07-01", "2025-H2 by 2025-12-31, 2026-H1 by 2026-06-30, 2026-H2 by 2026-12-31"},
		{duty(model.EachQuarter, 2, 30, "2026-01-01"), "2026-06-30", "2026-Q1 by 2026-02-28, 2026-Q2 by 2026-05-30"},
		{duty(model.EachMonth, 1, 31, "2023-12-31"), "2024-03-01", "2023-12 by 2023-12-31, 2024-01 by 2024-01-31, 2024-02 by 2024-02-29, 2024-03 by 2024-03-31"},
		{duty(model.Once, 6, 0, "2026-01-01"), "2026-05-20", ""},
	} {
		if got := keysOf(c.duty.Terms(model.MustDate(c.today))); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.duty.Period, c.today, got, c.want)
		}
	}
	once := duty(model.Once, 6, 0, "2026-01-01")
	for event, want := range map[string]string{"2026-01-15": "2026-07-15", "2025-08-31": "2026-02-28"} {
		if got := once.After(model.MustDate(event)); got.Due.String() != want || got.Key != event {
			t.Errorf("six months after %s is %s, want %s", event, got.Due, want)
		}
	}
	for p, want := range map[model.DutyPeriod]string{
		model.EachYear: "2026年", model.EachHalf: "2026年下半年", model.EachQuarter: "2026年第3季度", model.EachMonth: "2026年7月", model.Once: "2026年7月1日",
	} {
		if got := (model.DutyTerm{From: model.MustDate("2026-07-01")}).Label(p); got != want {
			t.Errorf("%s is called %s", want, got)
		}
	}
}

func TestAMissedDutyIsRedUntilItIsDone(t *testing.T) {
	cal := publishedCalendar(t)
	d := model.Duty{ID: 3, Name: "听取汇报", Scope: model.DutyOfLeader, Period: model.EachHalf, Month: 6, Day: 31, Warn: 10, Since: model.MustDate("2025-01-01")}
	people := []model.Person{
		{ID: 1, Name: "李书言"}, // posts not on record
		{ID: 2, Name: "曾国强", Posts: []model.Post{{Title: "县委常委", From: model.MustDate("2025-08-01")}}},
		{ID: 3, Name: "欧阳静文", Posts: []model.Post{{Title: "副县长", From: model.MustDate("2020-01-01"), To: model.MustDate("2025-12-15")}}},
	}
	done := []model.DutyDone{
		{Duty: 3, Leader: 1, Term: "2025-H1", On: model.MustDate("2025-07-09"), Note: "常委会"}, // late, and done
		{Duty: 3, Leader: 2, Term: "2026-H1", On: model.MustDate("2026-03-01"), Note: "专题会"},
		{Duty: 4, Leader: 1, Term: "2026-H1", On: model.MustDate("2026-03-01"), Note: "另一事项"},
	}
	show := func(today string) string {
		var out []string
		for _, o := range d.Owed(people, nil, done, model.MustDate(today), cal) {
			out = append(out, fmt.Sprintf("%s %s %s", o.Term.Key, o.Leader.Name, o.Light))
		}
		return strings.Join(out, ", ")
	}
	for today, want := range map[string]string{
		// 欧阳静文 left on 15 December, before the second half of 2025 fell due.
		"2026-05-20": "2025-H1 欧阳静文 red, 2025-H2 李书言 red, 2025-H2 曾国强 red, 2026-H1 李书言 green, 2026-H1 曾国强 black",
		"2026-06-22": "2025-H1 欧阳静文 red, 2025-H2 李书言 red, 2025-H2 曾国强 red, 2026-H1 李书言 yellow, 2026-H1 曾国强 black",
		"2026-06-30": "2025-H1 欧阳静文 red, 2025-H2 李书言 red, 2025-H2 曾国强 red, 2026-H1 李书言 orange, 2026-H1 曾国强 black",
		"2026-07-01": "2025-H1 欧阳静文 red, 2025-H2 李书言 red, 2025-H2 曾国强 red, 2026-H1 李书言 red, 2026-H2 李书言 green, 2026-H2 曾国强 green",
	} {
		if got := show(today); got != want {
			t.Errorf("on %s: %s\nwant %s", today, got, want)
		}
	}
	d.Retired = true
	if got := show("2026-05-20"); got != "" {
		t.Errorf("retired, it is owed: %s", got)
	}
}

func TestADutyDueOnADayOffIsShownOnTheNextWorkingDay(t *testing.T) {
	cal := publishedCalendar(t)
	d := model.Duty{ID: 1, Name: "月报", Scope: model.DutyOfOffice, Period: model.EachMonth, Month: 1, Day: 1, Since: model.MustDate("2026-05-01")}
	for today, want := range map[string]model.Light{"2026-05-04": model.LightSoon, "2026-05-06": model.LightToday, "2026-05-07": model.LightOverdue} {
		d.Warn = 2
		owed := d.Owed(nil, nil, nil, model.MustDate(today), cal)
		if len(owed) != 1 || owed[0].Shown.String() != "2026-05-06" || owed[0].Term.Due.String() != "2026-05-01" || owed[0].Light != want {
			t.Errorf("on %s: %+v, want %s", today, owed, want)
		}
	}
}

func TestADutyAfterAnEventIsOwedForThatLeader(t *testing.T) {
	cal := publishedCalendar(t)
	d := model.Duty{ID: 7, Name: "诫勉回访", Scope: model.DutyOfLeader, Period: model.Once, Month: 6, Warn: 10, Since: model.MustDate("2026-01-01")}
	people := []model.Person{{ID: 1, Name: "李书言"}, {ID: 2, Name: "曾国强"}}
	events := []model.DutyEvent{{Duty: 7, Leader: 2, On: model.MustDate("2025-11-10")}, {Duty: 8, Leader: 1, On: model.MustDate("2025-11-10")}}
	owed := d.Owed(people, events, nil, model.MustDate("2026-05-20"), cal)
	if len(owed) != 1 || owed[0].Leader.ID != 2 || owed[0].Light != model.LightOverdue || owed[0].Label() != "诫勉回访（2025年11月10日，曾国强）" {
		t.Errorf("owed %+v", owed)
	}
	done := []model.DutyDone{{Duty: 7, Leader: 2, Term: "2025-11-10", On: model.MustDate("2026-05-19"), Note: "已回访"}}
	if owed := d.Owed(people, events, done, model.MustDate("2026-05-20"), cal); len(owed) != 0 {
		t.Errorf("done and still owed %+v", owed)
	}
}

func TestADutyThatCouldNeverComeDueIsRefused(t *testing.T) {
	for _, d := range model.DefaultDuties(model.MustDate("2026-01-01")) {
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", d.Name, err)
		}
	}
	good := model.DefaultDuties(model.MustDate("2026-01-01"))[1]
	for field, spoil := range map[string]func(*model.Duty){
		"name":   func(d *model.Duty) { d.Name = "" },
		"period": func(d *model.Duty) { d.Period = "week" },
		"month":  func(d *model.Duty) { d.Month = 7 },
		"day":    func(d *model.Duty) { d.Day = 32 },
		"warn":   func(d *model.Duty) { d.Warn = -1 },
		"since":  func(d *model.Duty) { d.Since = model.Date{} },
		"scope":  func(d *model.Duty) { d.Scope, d.Period = model.DutyOfOffice, model.Once },
	} {
		d := good
		spoil(&d)
		if err := d.Check(); model.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}
