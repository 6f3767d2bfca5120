package model

import (
	"slices"
	"strings"
)

// Meeting is a meeting that decides on 三重一大 matters, as far as the commission keeps it: the minutes are the
// committee's.
type Meeting struct {
	ID      int64
	Version int64 // grows with every change; a change of an older version is a Conflict

	Type     string // 会议类型: 县委常委会
	Name     string // 届次 or title: 第38次会议
	From, To Date   // the last day; equal for a meeting of one day
	Place    string
	Chair    string // 主持人
	Should   int    // 应到; 0 not registered
	Present  int    // 实到
	Observer string // who of the commission sat in (列席人)
	Agenda   string // 议程

	Papers     Date    // when the commission received the papers (会前材料收到日期)
	FirstTopic Finding // whether the meeting began with 第一议题
	Topic      string  // what 第一议题 was
	Minutes    string  // where the minutes are kept
}

// What a meeting can hold.
const (
	maxMeetingType = 20
	maxAttendance  = 2000 // a 县委全会 with all who sit in has a few hundred
	maxDays        = 31   // of one meeting
)

// NewMeeting starts a meeting of today.
func NewMeeting(meetingType string, today Date) Meeting {
	return Meeting{Type: meetingType, From: today, To: today}
}

// Normalize cleans what was typed or pasted; a meeting without a last day is of one day.
func (m *Meeting) Normalize() {
	for _, s := range []*string{&m.Type, &m.Name, &m.Place, &m.Chair, &m.Observer, &m.Topic, &m.Minutes} {
		*s = CleanLine(*s)
	}
	m.Agenda = CleanText(m.Agenda)
	if m.To.IsZero() {
		m.To = m.From
	}
}

// Check refuses what could not be a meeting.
func (m *Meeting) Check() error {
	switch {
	case m.Type == "":
		return InvalidField("type", "请选择会议类型")
	case m.From.IsZero():
		return InvalidField("from", "请填写会议日期")
	case m.To.Before(m.From):
		return InvalidField("to", "会议结束日期早于开始日期，请改正")
	case m.To.Sub(m.From) >= maxDays:
		return InvalidField("to", "会议开始与结束相隔太远，请检查月份")
	case m.Should < 0 || m.Should > maxAttendance:
		return InvalidField("should", "应到人数请填 0 至 2000；没有登记时留空")
	case m.Present < 0 || m.Present > maxAttendance:
		return InvalidField("present", "实到人数请填 0 至 2000；没有登记时留空")
	case m.Should > 0 && m.Present > m.Should:
		return InvalidField("present", "实到人数多于应到人数，请改正；列席人员不计入")
	case m.Papers.After(m.To):
		return InvalidField("papers", "会前材料收到日期晚于会议结束日期，请改正")
	case m.FirstTopic != FindingUnknown && !slices.Contains(Findings(), m.FirstTopic):
		return InvalidField("firstTopic", "第一议题请选是、否或不适用")
	}
	err := checkLines([2]string{"type", m.Type}, [2]string{"name", m.Name}, [2]string{"place", m.Place}, [2]string{"chair", m.Chair},
		[2]string{"observer", m.Observer}, [2]string{"topic", m.Topic}, [2]string{"minutes", m.Minutes})
	if err != nil {
		return err
	}
	return checkTexts([2]string{"agenda", m.Agenda})
}

// Title names the meeting: 县委常委会第38次会议; without a name the day tells it from others.
func (m Meeting) Title() string {
	switch {
	case m.Name == "":
		return m.Type
	case strings.Contains(m.Name, m.Type):
		return m.Name
	}
	return m.Type + m.Name
}

// Days is when the meeting was held: 2020年4月9日至4月10日.
func (m Meeting) Days() string { return spanOf(m.From, m.To) }

// PapersBy is the last day on which the papers come in time: the working day before the meeting. known is false while
// the meeting has no day or the calendar of that time is not published.
func (m Meeting) PapersBy(cal *Calendar) (day Date, known bool) {
	if m.From.IsZero() {
		return Date{}, false
	}
	for d := m.From.Add(-1); ; d = d.Add(-1) {
		working, settled := cal.look(d)
		if !settled {
			return Date{}, false
		}
		if working {
			return d, true
		}
	}
}

// PapersInTime tells whether the papers came at least one working day before the meeting.
func (m Meeting) PapersInTime(cal *Calendar) Finding {
	by, known := m.PapersBy(cal)
	if !known || m.Papers.IsZero() {
		return FindingUnknown
	}
	return found(!m.Papers.After(by))
}
