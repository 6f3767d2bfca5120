package storetest

import (
	"fmt"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

// Vetting registers a batch of so many persons, received on the day.
func Vetting(t testing.TB, s *store.Store, persons int, day model.Date) model.Vetting {
	t.Helper()
	v := model.NewVetting(model.DefaultVettingSettings(), Office.Clerk, day)
	v.From, v.Letter, v.Lettered, v.Occasion = "中共示例县委组织部", "示组函〔2020〕5号", day, "提拔"
	var list []model.Vetted
	for i := range persons {
		list = append(list, model.Vetted{Name: fmt.Sprintf("张%d", i+1), Unit: "县教育局", Post: "股长", Proposed: "副局长", Born: model.Month{Year: 1980, Month: i%12 + 1}})
	}
	v, err := s.ImportVetting(t.Context(), v, list, day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// RenderVetting stands for the printer where a test is not about paper.
func RenderVetting(p model.VettingPaper) ([]byte, error) {
	return []byte("%PDF " + p.Vetting.Number.String()), nil
}

// AdvanceVetting takes a registered batch to the state, all on the day: no room knows anything, all are cleared.
func AdvanceVetting(t testing.TB, s *store.Store, v model.Vetting, to model.VettingState, day model.Date) model.Vetting {
	t.Helper()
	ctx := t.Context()
	steps := map[model.VettingState]func() (model.Vetting, error){
		model.VettingRegistered: func() (model.Vetting, error) { return s.CirculateVetting(ctx, v.ID, v.Version) },
		model.VettingCirculating: func() (model.Vetting, error) {
			ClearAll(t, s, v.ID)
			Identify(t, s, v)
			return s.SubmitVetting(ctx, v.ID, v.Version)
		},
		model.VettingDeciding: func() (model.Vetting, error) {
			v, err := s.DecideVetting(ctx, v.ID, v.Version, model.VettingDecision{By: "郑国强", On: day, Opinion: "同意"}, day)
			if err != nil {
				return v, err
			}
			return s.ReplyVetting(ctx, v.ID, v.Version, model.VettingIssue{Text: "未发现问题。", On: day, Late: "按登记簿补录"}, day, RenderVetting)
		},
	}
	for v.State != to {
		step, ok := steps[v.State]
		if !ok {
			t.Fatalf("no way from %s to %s", v.State, to)
		}
		var err error
		if v, err = step(); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// Identify answers of everybody in a batch that he is the one of the same name who is known.
func Identify(t testing.TB, s *store.Store, v model.Vetting) {
	t.Helper()
	open, err := s.Namesakes(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	var changed []model.Vetted
	for _, p := range People(t, s, v.ID) {
		if len(open[p.ID]) == 0 {
			continue
		}
		p.Identity = new(model.Identity)
		for _, n := range open[p.ID] {
			*p.Identity = p.Identity.Accept(n)
		}
		changed = append(changed, p)
	}
	if len(changed) == 0 {
		return
	}
	if _, err := s.ChangeVetted(t.Context(), v.ID, changed); err != nil {
		t.Fatal(err)
	}
}

// ClearAll enters 无反映 of all rooms that have not answered, and the conclusion 无影响.
func ClearAll(t testing.TB, s *store.Store, vetting int64) {
	t.Helper()
	rooms := model.DefaultVettingSettings().Rooms
	change := func(persons []model.Vetted) {
		t.Helper()
		if _, err := s.ChangeVetted(t.Context(), vetting, persons); err != nil {
			t.Fatal(err)
		}
	}
	for _, room := range rooms {
		change(model.FillOpinion(People(t, s, vetting), model.RoomOpinion{Room: room, Reported: model.ReportedNothing}))
	}
	change(model.ConcludeClear(People(t, s, vetting), rooms))
}

// People are the persons of a batch.
func People(t testing.TB, s *store.Store, vetting int64) []model.Vetted {
	t.Helper()
	persons, err := s.Vetted(t.Context(), vetting)
	if err != nil {
		t.Fatal(err)
	}
	return persons
}
