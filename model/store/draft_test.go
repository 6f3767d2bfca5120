package store_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestADraftBringsNothingThatOnlyActsGive(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	signed := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Closed, day)
	copied := signed // a form that starts from an old card
	copied.ID, copied.Version = 0, 0
	d, err := s.SaveDraft(ctx, copied, day)
	if err != nil {
		t.Fatal(err)
	}
	if d.State != model.Draft || !d.Number.IsZero() || d.SignedBy != "" || !d.Signed.IsZero() || !d.Deadline.Due.IsZero() ||
		d.Reply != (model.Reply{}) || !d.Closed.IsZero() {
		t.Errorf("the new draft is %+v", d)
	}
	rows, err := s.Documents(ctx, model.Filter{States: []model.State{model.Draft}}, 0, 10, day)
	if err != nil || len(rows) != 1 || !rows[0].Number.IsZero() || !rows[0].Due.IsZero() {
		t.Errorf("the list shows %+v, %v", rows, err)
	}
	wantSound(t, s)
}

func TestEmptyUnitsOfAFormAreDropped(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	d.Units = []model.Unit{{Name: " "}, {Name: "示东镇\t"}, {}}
	d, err := s.SaveDraft(ctx, d, day)
	if err != nil || d.UnitNames() != "示东镇" {
		t.Errorf("units %q, %v", d.UnitNames(), err)
	}
}

func TestVerifyFindsAListThatSaysOtherThanTheDocument(t *testing.T) {
	for _, change := range []string{
		"due='2030-01-01'", "state='closed'", "person_name='别人'", "title='别的事'", "received=''", "person_id=NULL",
		"previous='同监提〔2020〕9号'", "kind='oversight'",
	} {
		dir := t.TempDir()
		s := storetest.Open(t, dir)
		storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Served, day)
		wantSound(t, s)
		editDatabase(t, s, "UPDATE document SET "+change)
		s = storetest.Open(t, dir)
		r, err := s.Verify(ctx)
		if err != nil || len(r.Problems) == 0 {
			t.Errorf("%s: found %v, %v", change, r.Problems, err)
		}
	}
}
