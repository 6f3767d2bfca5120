package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func duties(t *testing.T, s *store.Store) []model.Duty {
	t.Helper()
	all, err := s.Duties(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func saveDuty(t *testing.T, s *store.Store, d model.Duty) model.Duty {
	t.Helper()
	d, err := s.SaveDuty(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func retireDuties(t *testing.T, s *store.Store) {
	t.Helper()
	for _, d := range duties(t, s) {
		d.Retired = true
		saveDuty(t, s, d)
	}
}

func count(t *testing.T, s *store.Store, query string) int {
	t.Helper()
	n, err := s.Count(query)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// board shows the duty board as lines.
func board(t *testing.T, s *store.Store, on string) []string {
	t.Helper()
	owed, err := s.DutyBoard(ctx, date(on))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range owed {
		out = append(out, fmt.Sprintf("%s %s", o.Label(), o.Light.Label()))
	}
	return out
}

func TestANewOfficeHasTheUsualDutiesFromTodayOn(t *testing.T) {
	s := storetest.New(t)
	all := duties(t, s)
	if len(all) != 4 || all[1].Scope != model.DutyOfLeader || all[1].Period != model.EachHalf || all[0].Since.IsZero() {
		t.Fatalf("duties %+v", all)
	}
	retireDuties(t, s)
	s.Close()
	s, err := store.Open(ctx, s.Dir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if again := duties(t, s); len(again) != 4 || !again[0].Retired {
		t.Errorf("opened again, the retired duties are %+v", again)
	}
}

func TestADutyIsFulfilledByARecordAndReopenedWithAReason(t *testing.T) {
	s := storetest.New(t)
	retireDuties(t, s)
	li, zeng := storetest.Leader(t, s, "李书言"), storetest.Leader(t, s, "曾国强")
	d := saveDuty(t, s, model.Duty{Name: "听取汇报", Scope: model.DutyOfLeader, Period: model.EachHalf, Month: 6, Day: 31, Warn: 10, Since: date("2025-07-01")})
	wantBoard := func(on string, want ...string) {
		t.Helper()
		if got := board(t, s, on); !slices.Equal(got, want) {
			t.Errorf("on %s: %q\nwant %q", on, got, want)
		}
	}
	wantBoard("2026-05-20", "听取汇报（2025年下半年，李书言） 超期", "听取汇报（2025年下半年，曾国强） 超期", "听取汇报（2026年上半年，李书言） 正常", "听取汇报（2026年上半年，曾国强） 正常")
	done := model.DutyDone{Duty: d.ID, Leader: li.ID, Term: "2026-H1", On: date("2026-03-10"), Note: "县委常委会第5次会议纪要", By: "周明"}
	late := model.DutyDone{Duty: d.ID, Leader: zeng.ID, Term: "2025-H2", On: date("2026-01-08"), Note: "补听", By: "周明"}
	for _, x := range []model.DutyDone{done, late} {
		if err := s.FulfillDuty(ctx, x, date("2026-05-20")); err != nil {
			t.Fatal(err)
		}
	}
	wantBoard("2026-05-20", "听取汇报（2025年下半年，李书言） 超期", "听取汇报（2026年上半年，曾国强） 正常", "听取汇报（2026年上半年，李书言） 办结")
	if err := s.ReopenDuty(ctx, late, "登记错了人", date("2026-05-20")); err != nil {
		t.Fatal(err)
	}
	wantBoard("2026-05-20", "听取汇报（2025年下半年，李书言） 超期", "听取汇报（2025年下半年，曾国强） 超期", "听取汇报（2026年上半年，曾国强） 正常", "听取汇报（2026年上半年，李书言） 办结")
	wantRefused(t, s.ReopenDuty(ctx, late, "再撤一次", date("2026-05-20")), "没有完成记录")
	lines, err := s.Timeline(ctx, "duty", d.ID)
	if err != nil || len(lines) != 4 || lines[1].Text != "完成听取汇报（2026年上半年，李书言），2026年3月10日；县委常委会第5次会议纪要；经办人：周明" || !strings.HasSuffix(lines[3].Text, "原因：登记错了人") {
		t.Errorf("log %+v, %v", lines, err)
	}
	wantSound(t, s)
}

func TestARecordOfWhatNobodyOwesIsRefused(t *testing.T) {
	s := storetest.New(t)
	retireDuties(t, s)
	li := storetest.Leader(t, s, "李书言")
	d := saveDuty(t, s, model.Duty{Name: "听取汇报", Scope: model.DutyOfLeader, Period: model.EachHalf, Month: 6, Day: 31, Since: date("2026-01-01")})
	good := model.DutyDone{Duty: d.ID, Leader: li.ID, Term: "2026-H1", On: date("2026-03-10"), Note: "纪要", By: "周明"}
	for name, c := range map[string]struct {
		code  model.Code
		field string
		spoil func(*model.DutyDone)
	}{
		"no such duty":     {model.NotFound, "", func(x *model.DutyDone) { x.Duty = 99 }},
		"no such leader":   {model.NotFound, "", func(x *model.DutyDone) { x.Leader = 99 }},
		"of the office":    {model.NotFound, "", func(x *model.DutyDone) { x.Leader = 0 }},
		"a future term":    {model.NotFound, "", func(x *model.DutyDone) { x.Term = "2026-H2" }},
		"in the future":    {model.Invalid, "on", func(x *model.DutyDone) { x.On = date("2026-05-21") }},
		"before the term":  {model.Invalid, "on", func(x *model.DutyDone) { x.On = date("2025-12-31") }},
		"nothing was done": {model.Invalid, "note", func(x *model.DutyDone) { x.Note = " " }},
		"nobody did it":    {model.Invalid, "by", func(x *model.DutyDone) { x.By = "" }},
	} {
		x := good
		c.spoil(&x)
		if err := s.FulfillDuty(ctx, x, date("2026-05-20")); model.CodeOf(err) != c.code || model.FieldOf(err) != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.FulfillDuty(ctx, good, date("2026-05-20")); err != nil {
		t.Fatal(err)
	}
	d.Period, d.Month = model.EachYear, 6
	if _, err := s.SaveDuty(ctx, d); model.FieldOf(err) != "period" {
		t.Errorf("another period although something was done: %v", err)
	}
	if _, err := s.SaveDuty(ctx, model.Duty{Name: "听取汇报", Scope: model.DutyOfOffice, Period: model.EachYear, Month: 1, Day: 1, Since: date("2026-01-01")}); model.FieldOf(err) != "name" {
		t.Errorf("the same name twice: %v", err)
	}
}

func TestAnAdmonishedLeaderIsVisitedAfterSixMonths(t *testing.T) {
	s := storetest.New(t)
	li := storetest.Leader(t, s, "李书言")
	visit := duties(t, s)[3]
	plan := duties(t, s)[0]
	retireDuties(t, s)
	visit = saveDuty(t, s, visit)
	e := model.DutyEvent{Duty: visit.ID, Leader: li.ID, On: date("2025-11-28"), Note: "诫勉决定"}
	if err := s.AddDutyEvent(ctx, e, date("2026-05-20")); err != nil {
		t.Fatal(err)
	}
	if got := board(t, s, "2026-05-20"); !slices.Equal(got, []string{"诫勉六个月后回访（2025年11月28日，李书言） 临期"}) {
		t.Errorf("board %q", got)
	}
	items, err := s.TodayList(ctx, date("2026-06-01"), 10)
	if err != nil || len(items) != 1 || items[0].Kind != model.RemindDuty || items[0].Text != "超期 2 个工作日" {
		t.Errorf("list of today %+v, %v", items, err)
	}
	done := model.DutyDone{Duty: visit.ID, Leader: li.ID, Term: "2025-11-28", On: date("2026-06-01"), Note: "回访记录", By: "周明"}
	if err := s.FulfillDuty(ctx, done, date("2026-06-01")); err != nil {
		t.Fatal(err)
	}
	if got := board(t, s, "2026-06-01"); len(got) != 0 {
		t.Errorf("after the visit %q", got)
	}
	over, err := s.DutiesDone(ctx, date("2026-06-01"))
	if err != nil || len(over) != 1 || over[0].Done != done || over[0].Leader.ID != li.ID || over[0].Shown != date("2026-05-28") {
		t.Errorf("on record as done %+v, %v", over, err)
	}
	wantRefused(t, s.AddDutyEvent(ctx, model.DutyEvent{Duty: plan.ID, Leader: li.ID, On: date("2026-05-01")}, date("2026-05-20")), "不从事件起算")
	wantSound(t, s)
}
