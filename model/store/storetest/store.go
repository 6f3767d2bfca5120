// Package storetest makes real stores and the records tests start from.
package storetest

import (
	"context"
	"testing"

	"oversight/model"
	"oversight/model/store"
)

// Office is the office every test store has.
var Office = model.Office{
	Issuer: "中共示例县纪律检查委员会", Desk: "县同级监督领导小组办公室", Contact: "周明", Phone: "0719-2720000", Clerk: "周明",
}

// New opens an empty store with an office in a folder that goes with the test.
func New(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, t.TempDir())
}

// Open opens or makes a store with an office in dir and closes it with the test.
func Open(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	forgetNumbers(t, s)
	if err := s.SetOffice(t.Context(), Office); err != nil {
		t.Fatal(err)
	}
	return s
}

// Leader stores a leader with one post and one linked unit.
func Leader(t testing.TB, s *store.Store, name string) model.Person {
	t.Helper()
	p, err := s.SavePerson(t.Context(), model.Person{
		Name: name, Level: "县委常委",
		Posts: []model.Post{{Title: "县委常委、宣传部部长", From: model.MustDate("2019-03-01")}},
		Links: []model.Link{{Unit: model.Unit{Name: "示例县融媒体中心"}, Kind: model.Liaison}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Chief marks one of the people of the office as 主要领导.
func Chief(t testing.TB, s *store.Store, name string) {
	t.Helper()
	staff, err := s.Staff(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m := model.Member{Name: name}
	for _, have := range staff {
		if have.Name == name {
			m = have
		}
	}
	m.Chief = true
	if _, err := s.SaveMember(t.Context(), m); err != nil {
		t.Fatal(err)
	}
}

// Draft stores the complete draft of the card of 2020-05-27 for the leader.
func Draft(t testing.TB, s *store.Store, leader model.Person, drafted model.Date) model.Document {
	t.Helper()
	kinds, err := s.Kinds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := model.NewDocument(kinds[0], Office.Clerk, drafted)
	d.Leader = model.LeaderRef{ID: leader.ID}
	d.Units = []model.Unit{{Name: "示例县融媒体中心"}}
	d.Title = "思想文化宣传薄弱等问题"
	d.Problems = []string{"思想文化宣传薄弱", "内生动力不足"}
	d.Suggestions = []string{"制定整改方案，明确责任人和完成时限"}
	d, err = s.SaveDraft(t.Context(), d, drafted)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Render stands for the printer where a test is not about paper.
func Render(p model.Paper) ([]byte, error) { return []byte("%PDF " + p.Document.Number.String()), nil }

// RenderSlip does so for slips.
func RenderSlip(p model.Paper, s model.Slip) ([]byte, error) {
	return []byte("%PDF " + p.Document.Number.String() + " " + s.Name()), nil
}

// Advance takes a draft to the state by the acts of the life cycle, all on the day.
func Advance(t testing.TB, s *store.Store, d model.Document, to model.State, day model.Date) model.Document {
	t.Helper()
	ctx := context.Background()
	steps := map[model.State]func() (model.Document, error){
		model.Draft:    func() (model.Document, error) { return s.Submit(ctx, d.ID, d.Version) },
		model.Checking: func() (model.Document, error) { return s.Check(ctx, d.ID, d.Version, "吴静") },
		model.Signing: func() (model.Document, error) {
			return s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day, Late: "按登记簿补录"}, day, Render)
		},
		model.Signed: func() (model.Document, error) {
			return s.Serve(ctx, d.ID, d.Version, model.Service{Served: day, Received: day, Means: "当面", By: "周明", Receiver: d.Leader.Name}, day)
		},
		model.Served: func() (model.Document, error) {
			return s.Answer(ctx, d.ID, d.Version, model.Reply{Received: day, Text: "已整改", By: d.Leader.Name}, day)
		},
		model.Replied: func() (model.Document, error) {
			return s.Judge(ctx, d.ID, d.Version, model.Review{On: day, Verdict: model.ActAccept, By: "吴静"}, day)
		},
		model.Accepted: func() (model.Document, error) { return s.StrikeOff(ctx, d.ID, d.Version, "郑国强", day, day) },
	}
	for d.State != to {
		step, ok := steps[d.State]
		if !ok {
			t.Fatalf("no way from %s to %s", d.State, to)
		}
		var err error
		if d, err = step(); err != nil {
			t.Fatal(err)
		}
	}
	return d
}
