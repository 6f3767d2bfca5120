package store_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// editDatabase closes the store and runs statements past the program.
func editDatabase(t *testing.T, s *store.Store, statements ...string) {
	t.Helper()
	for _, st := range statements {
		if err := tryEdit(t, s, st); err != nil {
			t.Fatalf("%s: %v", st, err)
		}
	}
}

// tryEdit does so with one statement and returns what the database says to it.
func tryEdit(t *testing.T, s *store.Store, statement string) error {
	t.Helper()
	s.Close()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(s.Dir(), store.DatabaseName))+"?_foreign_keys=on")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(statement)
	return err
}

func TestVerifyFindsWhatWasDonePastTheProgram(t *testing.T) {
	for _, c := range []struct {
		name, part string
		statements []string
	}{
		{"one byte of an audit text", "第 4 行被改动过", []string{"DROP TRIGGER audit_no_update", "UPDATE audit SET text=text||'.' WHERE id=4"}},
		{"an audit line taken out", "第 3 行不见了", []string{"DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE id=3"}},
		{"the end of the chain cut off", "与操作记录不一致", []string{"DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE id>5"}},
		{"a document's text", "与操作记录不一致", []string{"UPDATE document_text SET body=replace(body,'薄弱','扎实')"}},
		{"a frozen paper", "PDF 缺失或被改动过", []string{"DROP TRIGGER paper_no_update", "UPDATE paper SET pdf=x'00'"}},
		{"a frozen paper with its hash", "PDF 缺失或被改动过", []string{"DROP TRIGGER paper_no_update", "UPDATE paper SET pdf=x'00', sha256='6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'"}},
		{"the series taken away", "再编就会重号", []string{"DROP TRIGGER numbering_keep", "DELETE FROM numbering"}},
		{"a number in use noted as lost", "有编号用了两次", []string{"INSERT INTO lost_number(mark, year, seq) VALUES('同监提', 2020, 1)"}},
		{"a draft taken away", "文书（记录 2）不见了", []string{
			"DROP TRIGGER document_kept", "DELETE FROM document_text WHERE document_id=2", "DELETE FROM document_unit WHERE document_id=2",
			"DELETE FROM document WHERE id=2",
		}},
		{"a number taken away", "却只有", []string{"DROP TRIGGER document_number_kept", "UPDATE document SET seq=NULL"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s := storetest.Open(t, dir)
			leader := storetest.Leader(t, s, "李书言")
			storetest.Advance(t, s, storetest.Draft(t, s, leader, day), model.Served, day)
			storetest.Draft(t, s, leader, day)
			wantSound(t, s)
			editDatabase(t, s, c.statements...)
			s, err := store.Open(ctx, dir, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, err := s.Verify(ctx)
			if err != nil || !strings.Contains(strings.Join(r.Problems, "\n"), c.part) {
				t.Errorf("found %v, %v; want %q", r.Problems, err, c.part)
			}
		})
	}
}

func TestTheDatabaseItselfRefuses(t *testing.T) {
	for _, st := range []string{
		"UPDATE audit SET text=''", "DELETE FROM audit", "UPDATE audit SET hash=zeroblob(32)",
		"INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id=1", "UPDATE paper SET sha256=''", "DELETE FROM paper",
		"DELETE FROM document", "UPDATE document SET seq=99", "UPDATE document SET seq=NULL",
		"UPDATE numbering SET last=0", "UPDATE numbering SET last=last+2", "DELETE FROM numbering",
		"UPDATE slip SET pdf=x'00'", "DELETE FROM slip",
	} {
		s := storetest.New(t)
		chaseSlip(t, s, reminder(t, s, "李书言"), "催办")
		if err := tryEdit(t, s, st); err == nil {
			t.Errorf("%s went through", st)
		}
	}
}
