package storetest

import (
	"testing"

	"oversight/model"
	"oversight/model/store"
)

// Meeting stores a meeting of the committee on the day.
func Meeting(t testing.TB, s *store.Store, day model.Date) model.Meeting {
	t.Helper()
	m := model.NewMeeting("县委常委会", day)
	m.Name, m.Place, m.Chair, m.Observer, m.Should, m.Present, m.Papers = "第38次会议", "县委三楼会议室", "陆承远", "郑国强", 11, 9, day.Add(-2)
	m, err := s.SaveMeeting(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Matter stores a matter of the meeting in the charge of the leader.
func Matter(t testing.TB, s *store.Store, meeting model.Meeting, leader model.Person) model.Matter {
	t.Helper()
	m := model.NewMatter(meeting.ID, 3)
	m.Title, m.Unit, m.Reporter, m.Amount = "审议《县属国有企业领导人管理办法》", "县国资局", "国资局局长", 13_847_200
	m.Leader = model.LeaderRef{ID: leader.ID}
	m, err := s.SaveMatter(t.Context(), m, meeting.From)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Inquiry stores the draft of a complete inquiry on the matter, put at its meeting.
func Inquiry(t testing.TB, s *store.Store, meeting model.Meeting, matter model.Matter) model.Inquiry {
	t.Helper()
	q := model.NewInquiry(matter.ID, meeting, Office.Clerk, meeting.From)
	q.Risks = []string{"法规冲突"}
	q.Question = "政府公益项目和企业经营项目怎样分开？"
	q.Suggestions = []model.Suggestion{{Text: "理顺政府公益项目和企业经营项目的关系"}, {Text: "明确企业负责人任职回避"}}
	q, err := s.SaveInquiry(t.Context(), q, meeting.From)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// Registered gives such an inquiry its number.
func Registered(t testing.TB, s *store.Store, meeting model.Meeting, matter model.Matter) model.Inquiry {
	t.Helper()
	q := Inquiry(t, s, meeting, matter)
	q, err := s.RegisterInquiry(t.Context(), q.ID, q.Version, meeting.From)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
