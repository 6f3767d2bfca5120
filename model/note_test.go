package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestANoteIsPutOnTheDayOfTheMeetingThatIsToday(t *testing.T) {
	m := meetingOf("2020-12-30")
	m.To = model.MustDate("2021-01-04")
	for _, c := range []struct {
		today  string
		phase  model.Phase
		means  model.Means
		on     string
		remark string
	}{
		{"2020-12-29", model.PhaseBefore, "审签意见", "2020-12-29", "会议2020年12月30日才召开"},
		{"2020-12-30", model.PhaseAt, "口头", "2020-12-30", ""},
		{"2021-01-04", model.PhaseAt, "口头", "2021-01-04", ""},
		{"2021-01-05", model.PhaseAt, "口头", "2020-12-30", "会议已于2021年1月4日结束"},
	} {
		today := model.MustDate(c.today)
		q := model.NewNote(1, m, "周明", today)
		if q.Phase != c.phase || q.Means != c.means || q.On.String() != c.on {
			t.Errorf("on %s: %s, %s, %s", c.today, q.Phase, q.Means, q.On)
		}
		if got := m.NoteRemark(today); (got == "") != (c.remark == "") || !strings.HasPrefix(got, c.remark) {
			t.Errorf("on %s it is said %q", c.today, got)
		}
		q.Question = "预算有没有经过评审？"
		if err := q.CheckDraft(today); err != nil {
			t.Errorf("on %s: %v", c.today, err)
		}
		q.By = "郑国强"
		if err := q.CheckComplete(m); err != nil {
			t.Errorf("on %s not ready for its number: %v", c.today, err)
		}
	}
}

func TestAMatterThatComesUpStandsBehindTheAgenda(t *testing.T) {
	for want, matters := range map[int][]model.Matter{1: nil, 4: {{No: 3}, {No: 0}, {No: 1}}, 0: {{No: 200}}} {
		if got := model.NextNo(matters); got != want {
			t.Errorf("after %v comes %d, want %d", matters, got, want)
		}
	}
}
