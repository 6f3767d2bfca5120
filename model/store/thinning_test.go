package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestOfManyDaysStayDaysWeeksAndMonths(t *testing.T) {
	today := model.MustDate("2026-12-01") // a Tuesday
	var days []model.Date
	for d := today.Add(-400); !d.After(today); d = d.Add(1) {
		days = append(days, d)
	}
	want := []string{
		"2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", // the newest of each month before; December and November below
		"2026-11-15", "2026-11-22", // Sundays: of this week and the one before a day is kept anyway
		"2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01",
	}
	if got := texts(store.Thinned(days, today)); !slices.Equal(got, want) {
		t.Errorf("kept are\n%v, want\n%v", got, want)
	}
}

func TestGapsAndWrongClocksTakeNothingAway(t *testing.T) {
	for name, c := range map[string]struct{ have, today, want string }{
		"a desk opened once a month":  {"2026-01-05 2026-02-02 2026-03-02 2026-04-07 2026-05-06 2026-06-01 2026-07-01", "2026-07-01", "2026-01-05 2026-02-02 2026-03-02 2026-04-07 2026-05-06 2026-06-01 2026-07-01"},
		"the first day":               {"2026-07-01", "2026-07-01", "2026-07-01"},
		"none":                        {"", "2026-07-01", ""},
		"a clock that ran ahead":      {"2026-07-01 2031-01-01 2031-01-02 2099-12-31", "2026-07-01", "2026-07-01 2031-01-01 2031-01-02 2099-12-31"},
		"more ahead than are kept":    {"2026-07-01 2030-01-01 2030-01-02 2030-01-03 2030-01-04 2030-01-05 2030-01-06 2030-01-07 2030-01-08 2030-01-09", "2026-07-01", "2026-07-01 2030-01-01 2030-01-02 2030-01-03 2030-01-04 2030-01-05 2030-01-06 2030-01-07 2030-01-08 2030-01-09"},
		"weeks over the turn of year": {"2025-12-29 2025-12-30 2025-12-31 2026-01-01 2026-01-02 2026-01-03 2026-01-04 2026-01-05", "2026-01-05", "2025-12-30 2025-12-31 2026-01-01 2026-01-02 2026-01-03 2026-01-04 2026-01-05"},
	} {
		var days []model.Date
		for _, text := range strings.Fields(c.have) {
			days = append(days, model.MustDate(text))
		}
		if got := texts(store.Thinned(days, model.MustDate(c.today))); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: kept are %v", name, got)
		}
	}
}

func texts(days []model.Date) (out []string) {
	for _, d := range days {
		out = append(out, d.String())
	}
	return out
}

// copies lists backups/ without the folder's notes.
func copies(t *testing.T, s *store.Store) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(s.Dir(), "backups"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// manyDays puts a copy of the desk under the names of many days.
func manyDays(t *testing.T, s *store.Store, days ...model.Date) {
	t.Helper()
	source := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, source, ""); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range days {
		putBackup(t, s, "daily-"+d.String()+".db", data)
	}
}

func putBackup(t *testing.T, s *store.Store, name string, data []byte) {
	t.Helper()
	path := filepath.Join(s.Dir(), "backups", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func back(today model.Date, days ...int) (out []model.Date) {
	for _, n := range days {
		out = append(out, today.Add(-n))
	}
	return out
}

func TestDailyBackupsAreThinnedInAnyFolder(t *testing.T) {
	s := storetest.Open(t, filepath.Join(t.TempDir(), "数据 [1] #%"))
	today := model.MustDate("2026-12-01")
	for i := range 12 {
		for range 2 { // the second start of a day makes no second copy
			if err := s.BackupDaily(ctx, today.Add(i-11)); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := []string{"daily-2026-11-22.db"}
	for _, d := range back(today, 6, 5, 4, 3, 2, 1, 0) {
		want = append(want, "daily-"+d.String()+".db")
	}
	if got := copies(t, s); !slices.Equal(got, want) {
		t.Errorf("kept are %v, want %v", got, want)
	}
}

func TestAFileOfTheClerkIsNeverRemoved(t *testing.T) {
	s := storetest.New(t)
	today := model.MustDate("2026-12-01")
	manyDays(t, s, back(today, 40, 39, 38, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)...)
	clerks := []string{
		"daily-2026-11-20 副本.db", "daily-重要.db", "daily-2026-11-20.db.zip", "daily-2026-11-0.db", "2026-11-20.db", "daily-.db", "人事.xlsx",
		"daily-2026-10-20.db", // not ours by what it holds
	}
	for _, name := range clerks {
		putBackup(t, s, name, []byte("办公室自己的文件"))
	}
	if err := os.Mkdir(filepath.Join(s.Dir(), "backups", "daily-2026-10-21.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.BackupDaily(ctx, today); err != nil {
		t.Fatal(err)
	}
	left := copies(t, s)
	for _, name := range append(clerks, "daily-2026-10-21.db") {
		if !slices.Contains(left, name) {
			t.Errorf("%s is gone", name)
		}
	}
	if slices.Contains(left, "daily-"+today.Add(-39).String()+".db") {
		t.Error("nothing was thinned")
	}
}

func TestAWrongClockTakesNoOthersPlace(t *testing.T) {
	s := storetest.New(t)
	today := model.MustDate("2026-12-01")
	var ahead []model.Date
	for i := range 20 {
		ahead = append(ahead, model.MustDate("2031-05-01").Add(i))
	}
	manyDays(t, s, append(ahead, today.Add(-1))...)
	if err := s.BackupDaily(ctx, today); err != nil {
		t.Fatal(err)
	}
	left := copies(t, s)
	for _, d := range append(ahead, today, today.Add(-1)) {
		if !slices.Contains(left, "daily-"+d.String()+".db") {
			t.Errorf("the copy of %s is gone", d)
		}
	}
}

// What is left must be good: a copy that has gone bad takes no other's place.
func TestADamagedCopyStandsForNoOther(t *testing.T) {
	s := storetest.New(t)
	today := model.MustDate("2026-12-01")
	manyDays(t, s, back(today, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)...) // 2026-11-22 (Sunday) stands for its week, 11-21 goes with it
	damaged := filepath.Join(s.Dir(), "backups", "daily-2026-11-22.db")
	f, err := os.OpenFile(damaged, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte(strings.Repeat("坏", 9000)), 40_000); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if err := s.BackupDaily(ctx, today); err != nil {
		t.Fatal(err)
	}
	left := copies(t, s)
	if !slices.Contains(left, "daily-2026-11-21.db") || !slices.Contains(left, "damaged-2026-11-22.db") || slices.Contains(left, "daily-2026-11-22.db") {
		t.Errorf("left are %v", left)
	}
	if d, err := s.DailyBackups(ctx); err != nil || !slices.Equal(d.Damaged, []string{"damaged-2026-11-22.db"}) {
		t.Errorf("said to be damaged: %v, %v", d.Damaged, err)
	}
}

func TestAnEmptyFileOfTheDayIsNoBackup(t *testing.T) {
	s := storetest.New(t)
	putBackup(t, s, "daily-"+day.String()+".db", nil)
	if err := s.BackupDaily(ctx, day); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(s.Dir(), "backups", "daily-"+day.String()+".db"))
	if err != nil || info.Size() == 0 {
		t.Errorf("the backup of the day is %v, %v", info, err)
	}
}
