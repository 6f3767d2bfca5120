package vetting

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/test"
)

func TestWhoMayNotSeeOpinionsSeesNoneOnListsAndPapersAndEntersNone(t *testing.T) {
	today := model.MustDate("2026-11-20")
	s := storetest.New(t)
	v := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 2, today), model.VettingCirculating, today)
	storetest.ClearAll(t, s, v.ID)
	for _, viewer := range []model.VettingViewer{{}, model.WholeVetting} {
		app := test.NewTempApp(t)
		kit.Synchronous(t)
		w := app.NewWindow("")
		d := &desk.Desk{App: app, Window: w, Store: s, Runner: kit.NewRunner(w), Today: func() model.Date { return today }, Changed: func() {}}
		p := newPage(d, viewer)
		w.SetContent(p.Object())
		p.ShowPersons(model.VettedFilter{})
		conclusion := personColumns(viewer)[1]
		if got := conclusion.Text(p.overview.persons.table.Rows()[0]); (got != model.MaskedText) != viewer.Opinions {
			t.Errorf("%+v: the list of all persons says %q", viewer, got)
		}
		p.ShowVetting(v.ID)
		p.Print()
		for _, r := range p.batch.members.table.Rows() {
			if (r.Conclusion != "" || len(r.Opinions) > 0) != viewer.Opinions {
				t.Errorf("%+v: the batch lists %+v", viewer, r.Vetted)
			}
		}
		for _, r := range p.batch.paper.of.Persons {
			if (r.Conclusion != "") != viewer.Opinions {
				t.Errorf("%+v: the paper shows %+v", viewer, r)
			}
		}
		if p.batch.members.allows(model.VettingChange) != viewer.Opinions {
			t.Errorf("%+v: opinions can be entered the wrong way round", viewer)
		}
	}
}
