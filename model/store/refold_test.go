package store

import (
	"database/sql"
	"testing"

	"oversight/model"
)

func TestWordsKeptBeforeAreFoldedByTheUpgradeAndRecordsStay(t *testing.T) {
	ctx, day := t.Context(), model.MustDate("2026-03-02")
	s, err := Open(ctx, t.TempDir(), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kinds, err := s.Kinds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d := model.NewDocument(kinds[0], "周明", day)
	d.Problems = []string{"工作拖沓"}
	if d, err = s.SaveDraft(ctx, d, day); err != nil {
		t.Fatal(err)
	}
	p, err := s.SavePerson(ctx, model.Person{Name: "文工"})
	if err != nil {
		t.Fatal(err)
	}
	const old = "⼯作拖沓"
	err = s.write(ctx, "age", func(tx *sql.Tx) error { // as a program that did not fold had kept them
		for _, st := range []string{
			"UPDATE document_text SET body=replace(body, '工作拖沓', '" + old + "')", "UPDATE person SET name='⽂⼯', initials=''",
			"DELETE FROM document_fts", "INSERT INTO document_fts(rowid, body) VALUES(1, '⼯ 作 拖 沓')",
		} {
			if _, err := tx.ExecContext(ctx, st); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	found := func() int {
		rows, err := s.Documents(ctx, model.Filter{Text: "工作"}, 0, 10, day)
		if err != nil {
			t.Fatal(err)
		}
		return len(rows)
	}
	if n := found(); n != 0 {
		t.Fatalf("the aged words already find %d", n)
	}
	if err := s.write(ctx, "refold", func(tx *sql.Tx) error { return refoldWords(ctx, tx) }); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Document(ctx, d.ID)
	if n := found(); n != 1 || err != nil || kept.Problems[0] != old {
		t.Errorf("%d found, %v, the record says %q", n, err, kept.Problems)
	}
	people, err := s.People(ctx, "wg")
	if err != nil || len(people) != 1 || people[0].ID != p.ID || people[0].Name != "⽂⼯" {
		t.Errorf("by initials are found %v, %v", people, err)
	}
}

func TestTheWallRefusesWhatAnActForgot(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, t.TempDir(), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	put := func(name string) error {
		return s.write(ctx, "test", func(tx *sql.Tx) error {
			return s.audit(ctx, tx, line{actor: "周明", action: "save", entity: "test", record: 1, text: "试\u202e", detail: map[string]any{"deep": []string{name}}})
		})
	}
	for _, bad := range []string{"李\u3164", "李\x00", "李\xff", "\u202e李"} {
		if err := put(bad); model.CodeOf(err) != model.Invalid {
			t.Errorf("%q was kept: %v", bad, err)
		}
	}
	if err := put("李书言 <b>&"); err != nil {
		t.Errorf("an ordinary text was refused: %v", err)
	}
	entries, err := s.Timeline(ctx, "test", 1)
	if err != nil || len(entries) != 1 || entries[0].Text != "试" {
		t.Errorf("the chain says %v, %v", entries, err)
	}
}
