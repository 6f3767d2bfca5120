package store_test

import (
	"path/filepath"
	"slices"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// schema1 is a folder with a database that the program wrote before it knew letters, slips and own kinds (commit
// 60127e0): an overdue reminder escalated to a supervision card that was served, a closed reminder, a draft; the
// request of the supervision card is in the office's own words.
func schema1(t *testing.T) (dir string) { return storetest.Frozen(t, "testdata/schema1.db.gz") }

// desk030 is a folder with the sample county as version 0.3.0 wrote it (oversightctl demo at commit 787201f).
func desk030(t *testing.T) (dir string) { return storetest.Frozen(t, "testdata/desk-0.3.0.db.gz") }

func reopen(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func number(t *testing.T, s *store.Store, text string) model.Document {
	t.Helper()
	n, err := model.ParseNumber(text)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.DocumentByNumber(ctx, n)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADatabaseOfTheFirstSchemaIsBroughtUpToDate(t *testing.T) {
	dir := schema1(t)
	s := reopen(t, dir)
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) > 0 || r.Documents != 4 || r.Papers != 3 {
		t.Errorf("verify: %+v, %v", r, err)
	}
	all, err := s.Kinds(ctx)
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	card, letter := all[1], all[2]
	if card.Next != model.KindLetter || card.Edition != 1 || card.Retired || card.Wording.Request != "现予监督，请你督促{联系单位}限期整改。" {
		t.Errorf("the supervision card is now %+v", card)
	}
	if letter != model.BuiltinKinds()[2] {
		t.Errorf("the letter is %+v", letter)
	}
	for _, k := range all {
		editions, err := s.Editions(ctx, k.Key)
		if err != nil || len(editions) != 1 || editions[0] != (model.Edition{N: 1, Wording: k.Wording}) {
			t.Errorf("the editions of %s: %+v, %v", k.Name, editions, err)
		}
	}
	wantWholeCopy(t, filepath.Join(dir, "backups", "before-upgrade-from-1.db"), r)
}

// wantWholeCopy wants the copy made before the upgrade to be a backup that can be restored.
func wantWholeCopy(t *testing.T, file string, want store.Report) {
	t.Helper()
	dir := t.TempDir()
	got, err := store.Restore(ctx, file, dir, "")
	if err != nil || got.Lines >= want.Lines || got.Documents != want.Documents || len(got.Problems) > 0 { // the upgrade adds lines of its own
		t.Errorf("the copy before the upgrade: %+v, %v", got, err)
	}
	if got, err = store.Restore(ctx, file, dir, ""); err != nil || got.Kept == "" { // over a database in use
		t.Errorf("once more: %+v, %v", got, err)
	}
	s := reopen(t, dir)
	wantSound(t, s)
	if all, err := s.Kinds(ctx); err != nil || len(all) != 3 {
		t.Errorf("restored kinds %+v, %v", all, err)
	}
}

func TestDocumentsOfTheFirstSchemaLiveOn(t *testing.T) {
	s := reopen(t, schema1(t))
	card := number(t, s, "同监督〔2020〕1号")
	if card.State != model.Served || card.Previous != "同监提〔2020〕1号" || len(card.Slips) != 0 || card.Origins != nil {
		t.Fatalf("the card is %+v", card)
	}
	preview, err := s.Preview(ctx, card)
	if err != nil || preview.Kind.Layout != model.LayoutOversight || preview.Kind.Labels.Problems != "监督事由" {
		t.Errorf("a copy is set as %+v, %v", preview.Kind, err)
	}
	if pdf, err := s.Paper(ctx, card.ID); err != nil || string(pdf) != "%PDF 同监督〔2020〕1号" {
		t.Errorf("the paper is %q, %v", pdf, err)
	}
	card = chaseSlip(t, s, card, "催办")
	wantSlip(t, s, card.ID, 0, paperOfChase(card, 1))
	all, err := s.Kinds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	overdue := card.Deadline.Due.Add(1)
	letter, err := card.Escalation(all[2], "周明", overdue)
	if err != nil {
		t.Fatal(err)
	}
	if letter, err = s.SaveDraft(ctx, letter, overdue); err != nil {
		t.Fatal(err)
	}
	letter = storetest.Advance(t, s, letter, model.Signed, overdue)
	if letter.Number.String() != "同监建〔2020〕1号" || letter.Origins[0] != "同监督〔2020〕1号第1条" {
		t.Errorf("the letter is %s of %q", letter.Number, letter.Origins)
	}
	if got := stored(t, s, card.ID); got.State != model.Escalated {
		t.Errorf("the card is %s", got.State.Label())
	}
	reminder := number(t, s, "同监提〔2020〕1号")
	for id, want := range map[int64][]int64{
		reminder.ID: {card.ID, letter.ID}, card.ID: {reminder.ID, letter.ID}, letter.ID: {reminder.ID, card.ID},
	} {
		if chain, err := s.Ladder(ctx, stored(t, s, id), later); err != nil || !slices.Equal(idsOf(chain), want) {
			t.Errorf("around record %d stand %v, %v; want %v", id, idsOf(chain), err, want)
		}
	}
	wantSound(t, s)
}

func TestANameOrMarkGivenBeforeStaysWhereItIs(t *testing.T) {
	dir := schema1(t)
	s := storetest.Open(t, dir)
	editDatabase(t, s, "DELETE FROM wording WHERE kind='letter'", "DELETE FROM kind WHERE key='letter'",
		"UPDATE kind SET name='整改建议书', mark='同监建' WHERE key='oversight'")
	s = reopen(t, dir)
	all, err := s.Kinds(ctx)
	if err != nil || len(all) != 3 || all[1].Name != "整改建议书" || all[1].Mark != "同监建" {
		t.Fatal(all, err)
	}
	if all[2].Key != model.KindLetter || all[2].Name == all[1].Name || all[2].Mark == all[1].Mark || all[2].Check() != nil {
		t.Errorf("the letter is %s, %s, %v", all[2].Name, all[2].Mark, all[2].Check())
	}
	wantSound(t, s)
}

func TestADatabaseOfVersion030IsBroughtUpToDate(t *testing.T) {
	s := reopen(t, desk030(t))
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) > 0 || r.Documents != 51 || r.Papers != 85 {
		t.Errorf("verify: %+v, %v", r, err)
	}
	petitions := 0
	rows, err := s.Documents(ctx, model.Filter{Source: "信访举报"}, 0, 100, later)
	for _, d := range rows {
		if d.Shown == "日常监督" {
			petitions++
		}
	}
	if err != nil || petitions != 5 || len(rows) != 5 {
		t.Errorf("%d of %d petitions go out as 日常监督, %v", petitions, len(rows), err)
	}
	if c, err := s.VettingCounts(ctx, 2020); err != nil || c.Persons != 417 || c.Apart != 133 {
		t.Errorf("counts %+v, %v", c, err)
	}
	if set, err := s.VettingSettings(ctx); err != nil || !slices.Equal(set.Occasions, model.DefaultVettingSettings().Occasions) {
		t.Errorf("occasions %v, %v", set.Occasions, err)
	}
}
