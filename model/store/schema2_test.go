package store_test

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func programYears() []model.CalendarYear {
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		panic(err) // embedded: tests of model read it too
	}
	return years
}

func marshal(d model.Document) (string, error) {
	body, err := json.Marshal(d)
	return string(body), err
}

// asSecondSchema writes what a store holds into a new folder as the second schema keeps it.
func asSecondSchema(t *testing.T, from *store.Store) string {
	t.Helper()
	dir := t.TempDir()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(dir, store.DatabaseName)))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	run := func(query string, args ...any) {
		t.Helper()
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	for _, name := range []string{"0001_init.sql", "0002_kinds.sql"} {
		script, err := os.ReadFile(filepath.Join("migrations", name))
		if err != nil {
			t.Fatal(err)
		}
		run(string(script))
	}
	run("PRAGMA application_id=1331053643; PRAGMA user_version=2")
	run("ATTACH ? AS now", filepath.Join(from.Dir(), store.DatabaseName))
	for _, table := range []string{"setting", "kind", "unit", "person", "post", "link", "numbering", "paper", "document_unit", "audit"} {
		run("INSERT INTO main." + table + " SELECT * FROM now." + table)
	}
	run(`INSERT INTO document SELECT id, version, kind, state, mark, year, seq, person_id, person_name, person_post, units, title, source, drafted,
		signed, served, received, due, original, provisional, replied, closed, previous FROM now.document`)
	run("INSERT INTO document_text SELECT * FROM now.document_text")
	for _, line := range strings.Split(strings.TrimSpace(string(assets.Calendar)), "\n")[1:] {
		f := strings.Split(line, "\t")
		run("INSERT INTO calendar_day(date, off, name) VALUES(?,?,?)", f[0], f[1] == "off", f[2])
	}
	run("DETACH now")
	return dir
}

func TestAFolderOfTheSecondSchemaIsBroughtUpToDate(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2020-05-27")
	winter := servedOn(t, s, "曾国强", "2026-12-21")
	signed := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "欧阳静文"), day), model.Signed, day)
	dir := asSecondSchema(t, s)
	if _, err := store.Restore(ctx, filepath.Join(dir, store.DatabaseName), t.TempDir(), ""); err != nil {
		t.Errorf("as a backup it is refused: %v", err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := os.Stat(filepath.Join(dir, "backups", "before-upgrade-from-2.db")); err != nil {
		t.Errorf("no copy was kept: %v", err)
	}
	for _, want := range []model.Document{d, winter, signed} {
		if got := stored(t, s, want.ID); got.Deadline != want.Deadline || got.Version != want.Version {
			t.Errorf("%s is due %+v in version %d, was %+v in %d", got.Number, got.Deadline, got.Version, want.Deadline, want.Version)
		}
	}
	cal, err := s.Calendar(ctx)
	if err != nil || !cal.HasYear(2026) || cal.HasYear(2027) || cal.Day(date("2020-05-01")).Source != "国办发明电〔2019〕16号" {
		t.Errorf("calendar %+v, %v", cal.Day(date("2020-05-01")), err)
	}
	if n := len(duties(t, s)); n != 4 {
		t.Errorf("%d duties", n)
	}
	old := stored(t, s, d.ID)
	old = chase(t, s, old, "phone", "2020-06-12")
	old = extend(t, s, old, extension("2020-06-15", 10))
	if r := onlyRow(t, s, old.ID, "2020-06-15"); r.Due.String() != "2020-07-02" || r.Extended != 1 || r.Chases != 1 {
		t.Errorf("row %+v", r)
	}
	take(t, s, table2027(), "2026-12-28")
	wantDue(t, s, winter.ID, "2027-01-12", false)
	wantSound(t, s)
}
