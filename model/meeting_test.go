package model_test

import (
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

func programCalendar(t *testing.T) *model.Calendar {
	t.Helper()
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		t.Fatal(err)
	}
	return model.CalendarOf(years)
}

func meetingOf(from string) model.Meeting {
	m := model.NewMeeting("县委常委会", model.MustDate(from))
	m.ID, m.Name, m.Should, m.Present = 1, "第38次会议", 11, 9
	return m
}

func TestPapersComeInTimeOnTheWorkingDayBefore(t *testing.T) {
	cal := programCalendar(t)
	for _, c := range []struct {
		meeting, papers string
		want            model.Finding
	}{
		{"2020-04-09", "2020-04-08", model.FindingYes},
		{"2020-04-09", "2020-04-09", model.FindingNo},
		{"2020-04-13", "2020-04-10", model.FindingYes},     // Monday, papers on Friday
		{"2020-04-13", "2020-04-12", model.FindingNo},      // on Sunday
		{"2020-04-11", "2020-04-10", model.FindingYes},     // a Saturday
		{"2020-04-27", "2020-04-26", model.FindingYes},     // that Sunday is worked
		{"2020-05-06", "2020-05-01", model.FindingNo},      // the holidays of May lie between
		{"2020-05-06", "2020-04-30", model.FindingYes},     //
		{"2020-04-09", "", model.FindingUnknown},           // not registered
		{"2040-04-10", "2040-04-02", model.FindingUnknown}, // no calendar yet
	} {
		m := meetingOf(c.meeting)
		if c.papers != "" {
			m.Papers = model.MustDate(c.papers)
		}
		if got := m.PapersInTime(cal); got != c.want {
			t.Errorf("meeting %s, papers %s: %q, want %q", c.meeting, c.papers, got, c.want)
		}
	}
}

func TestMeetingOfTwoDaysIsNamedByBoth(t *testing.T) {
	m := meetingOf("2020-04-09")
	m.To = model.MustDate("2020-04-10")
	if m.Days() != "2020年4月9日至4月10日" || m.Title() != "县委常委会第38次会议" {
		t.Errorf("%s, %s", m.Title(), m.Days())
	}
	m.Name = "县委常委会（扩大）会议"
	if m.Title() != m.Name {
		t.Errorf("the type is said twice: %s", m.Title())
	}
}

func TestMeetingIsRefusedAtItsField(t *testing.T) {
	for field, spoil := range map[string]func(*model.Meeting){
		"type":       func(m *model.Meeting) { m.Type = " " },
		"from":       func(m *model.Meeting) { m.From = model.Date{} },
		"to":         func(m *model.Meeting) { m.To = m.From.Add(-1) },
		"should":     func(m *model.Meeting) { m.Should = -1 },
		"present":    func(m *model.Meeting) { m.Present = 12 },
		"papers":     func(m *model.Meeting) { m.Papers = m.To.Add(1) },
		"firstTopic": func(m *model.Meeting) { m.FirstTopic = "也许" },
		"place":      func(m *model.Meeting) { m.Place = strings.Repeat("室", 121) },
		"agenda":     func(m *model.Meeting) { m.Agenda = strings.Repeat("议", 2001) },
	} {
		m := meetingOf("2020-04-09")
		m.Normalize()
		if err := m.Check(); err != nil {
			t.Fatal(err)
		}
		spoil(&m)
		m.Normalize()
		if err := m.Check(); field == "to" && err == nil || model.FieldOf(err) != field {
			t.Errorf("%s: got %v", field, err)
		}
	}
}

func TestMatterIsRefusedAtItsField(t *testing.T) {
	for field, spoil := range map[string]func(*model.Matter){
		"title":    func(m *model.Matter) { m.Title = "" },
		"class":    func(m *model.Matter) { m.Class = "小事" },
		"decision": func(m *model.Matter) { m.Meeting, m.Decision = 0, model.DecisionPassed },
		"no":       func(m *model.Matter) { m.No = -1 },
		"amount":   func(m *model.Matter) { m.Amount = -1 },
		"persons":  func(m *model.Matter) { m.Persons = -1 },
		"unit":     func(m *model.Matter) { m.Unit = strings.Repeat("局", 121) },
		"ruling":   func(m *model.Matter) { m.Ruling = strings.Repeat("定", 2001) },
		"lastWord": func(m *model.Matter) { m.Checks.LastWord = "好" },
		"dissents": func(m *model.Matter) { m.Checks.Dissents = []model.Dissent{{What: "投资回报没有论证"}} },
	} {
		m := model.NewMatter(1, 2)
		m.Title = "审议《县属国有企业领导人管理办法》"
		if err := m.Check(); err != nil {
			t.Fatal(err)
		}
		spoil(&m)
		m.Normalize()
		if err := m.Check(); model.FieldOf(err) != field || model.CodeOf(err) != model.Invalid {
			t.Errorf("%s: got %v", field, err)
		}
	}
}

func TestMatterOnNoMeetingCanBeWithdrawn(t *testing.T) {
	m := model.NewMatter(0, 0)
	m.Title, m.Decision = "购置公务用车", model.DecisionWithdrawn
	if err := m.Check(); err != nil {
		t.Error(err)
	}
}

func TestAmountIsLargeFromTheSettingOn(t *testing.T) {
	d := model.DefaultDecisions()
	for _, c := range []struct {
		amount model.Money
		large  bool
	}{{500_000, true}, {499_999, false}, {0, false}} {
		if got := (model.Matter{Amount: c.amount}).Large(d); got != c.large {
			t.Errorf("%s is large: %v", c.amount, got)
		}
	}
	d.Large = 0
	if (model.Matter{Amount: 500_000}).Large(d) {
		t.Error("without a threshold something is large")
	}
}

func TestMeetingTypesAreKeptOnceAndNotAllGiven(t *testing.T) {
	d := model.Decisions{MeetingTypes: []string{" 县委常委会", "县委常委会", ""}}
	d.Normalize()
	if len(d.MeetingTypes) != 1 || d.Check() != nil {
		t.Errorf("%q, %v", d.MeetingTypes, d.Check())
	}
	d.MeetingTypes = nil
	if model.FieldOf(d.Check()) != "types" {
		t.Error("no type is let through")
	}
}
