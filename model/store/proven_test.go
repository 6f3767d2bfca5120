package store_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// backupOf makes a plain backup of a desk in a folder of its own.
func backupOf(t *testing.T, s *store.Store) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	return file
}

func signNext(t *testing.T, s *store.Store, leader model.Person) model.Document {
	t.Helper()
	return storetest.Advance(t, s, storetest.Draft(t, s, leader, day), model.Signed, day)
}

// loseDatabase closes a desk and takes its database away, and with it all that knows which numbers were given.
func loseDatabase(t *testing.T, s *store.Store) {
	t.Helper()
	s.Close()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(s.Dir(), store.DatabaseName+suffix)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}

func TestTheLogOfNumbersBurnsThemWhenTheDatabaseIsLost(t *testing.T) {
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "李书言")
	signNext(t, s, leader)
	file := backupOf(t, s)
	given := []model.Number{signNext(t, s, leader).Number, signNext(t, s, leader).Number}
	q := storetest.Registered(t, s, storetest.Meeting(t, s, day), storetest.Matter(t, s, storetest.Meeting(t, s, day), leader))
	loseDatabase(t, s)
	r, err := store.Restore(ctx, file, s.Dir(), "")
	want := append(given, q.Number)
	if err != nil || len(r.Lost) != 3 || !slices.Contains(r.Lost, want[0]) || !slices.Contains(r.Lost, want[1]) || !slices.Contains(r.Lost, want[2]) {
		t.Fatalf("burnt are %v, %v; want %v", r.Lost, err, want)
	}
	again := storetest.Open(t, s.Dir())
	if n := signNext(t, again, leader).Number; n.Seq != given[1].Seq+1 {
		t.Errorf("the next number is %s", n)
	}
	wantSound(t, again)
}

func TestTheLogOfNumbersNamesNobody(t *testing.T) {
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "欧阳静文")
	d := signNext(t, s, leader)
	lines, err := os.ReadFile(s.NumberLog())
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var line struct {
		Desk, Mark, Head string
		Year, Seq        int
	}
	if err := json.Unmarshal(lines, &line); err != nil {
		t.Fatalf("%s: %v", lines, err)
	}
	if line.Mark != d.Number.Mark || line.Year != d.Number.Year || line.Seq != d.Number.Seq || line.Head != report.LastHash || len(line.Desk) != 32 {
		t.Errorf("the log says %s, given is %s with the chain at %s", lines, d.Number, report.LastHash)
	}
	for _, name := range []string{"欧阳", "静文", storetest.Office.Clerk, "郑国强", "融媒体", s.Dir()} {
		if strings.Contains(string(lines)+filepath.Base(s.NumberLog()), name) {
			t.Errorf("the log holds %q", name)
		}
	}
	if within, err := filepath.Rel(s.Dir(), s.NumberLog()); err == nil && !strings.HasPrefix(within, "..") {
		t.Errorf("the log %s lies in the data folder", s.NumberLog())
	}
	if info, err := os.Stat(s.NumberLog()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the log is for %v, %v", info.Mode(), err)
	}
}

// What the log and printed/ do not say proves nothing, and what they say must be about this desk and be believable.
func TestOnlyWhatIsProvenIsBurnt(t *testing.T) {
	const ours, year = "同监提", 2020
	line := func(desk, mark string, seq int) string {
		text, err := json.Marshal(map[string]any{"desk": desk, "mark": mark, "year": year, "seq": seq, "head": "00", "lines": 7})
		if err != nil {
			t.Fatal(err)
		}
		return string(text) + "\n"
	}
	const pdf = "%PDF-1.4"
	for _, c := range []struct {
		name     string
		log      func(desk string) string
		printed  map[string]string
		lost     []int
		doubtful int
	}{
		{name: "nothing at all", log: func(string) string { return "" }},
		{
			name: "the log, with a line of a later version and a torn one",
			log:  func(desk string) string { return line(desk, ours, 3) + "{\"desk\":\"" + desk + "\",\"ma" }, lost: []int{2, 3},
		},
		{name: "the log of another desk", log: func(string) string { return line(strings.Repeat("0", 32), ours, 9) }},
		{name: "no numbers", log: func(desk string) string {
			return line(desk, ours, 0) + line(desk, ours, -4) + line(desk, "", 5) + "null\n[]\n"
		}},
		{name: "a number out of reach", log: func(desk string) string { return line(desk, ours, 900000) }, doubtful: 1},
		{name: "papers", printed: map[string]string{"2020/同监提〔2020〕4号.pdf": pdf}, lost: []int{2, 3, 4}},
		{name: "a paper with words behind its number", printed: map[string]string{"同监提〔2020〕2号 李某 工作提醒卡.pdf": pdf}, lost: []int{2}},
		{name: "a copy", printed: map[string]string{"副本 同监提〔2020〕3号 李某 工作提醒卡.pdf": pdf}, lost: []int{2, 3}},
		{name: "a paper of it", printed: map[string]string{"问询记录表 同监提〔2020〕3号.pdf": pdf}, lost: []int{2, 3}},
		{name: "papers of another office", printed: map[string]string{"2020/外同监提〔2020〕4号.pdf": pdf}},
		{name: "no papers", printed: map[string]string{
			"2020/同监提〔2020〕4号.docx": pdf, "同监提〔2020〕5号.pdf": "", "同监提〔2020〕6号.pdf": "文字", "同监提2020-7.pdf": pdf, "前同监提〔2020〕8号.pdf": pdf, "同监提〔2020〕9号稿.pdf": pdf,
		}},
		{name: "both", log: func(desk string) string { return line(desk, ours, 3) }, printed: map[string]string{"同监提〔2020〕2号.pdf": pdf}, lost: []int{2, 3}},
	} {
		s := storetest.New(t)
		leader := storetest.Leader(t, s, "李书言")
		first := signNext(t, s, leader).Number
		if first.Mark != ours || first.Year != year || first.Seq != 1 {
			t.Fatalf("the first number is %s", first)
		}
		file := backupOf(t, s)
		loseDatabase(t, s)
		log := ""
		if c.log != nil {
			log = c.log(strings.Split(filepath.Base(s.NumberLog()), "-")[0])
		}
		if err := os.WriteFile(s.NumberLog(), []byte(log), 0o600); err != nil {
			t.Fatal(err)
		}
		for name, content := range c.printed {
			path := filepath.Join(s.Dir(), "printed", name)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		r, err := store.Restore(ctx, file, s.Dir(), "")
		if err != nil {
			t.Fatal(err)
		}
		var lost []int
		for _, n := range r.Lost {
			lost = append(lost, n.Seq)
		}
		if !slices.Equal(lost, c.lost) || len(r.Doubtful) != c.doubtful {
			t.Errorf("%s: burnt are %v, doubted %v; want %v and %d", c.name, r.Lost, r.Doubtful, c.lost, c.doubtful)
		}
	}
}

// A copy of the desk tried out in another folder gives numbers of its own, and a desk begun anew has another log.
func TestTheLogIsOfOneDeskInOneFolder(t *testing.T) {
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "李书言")
	file := backupOf(t, s)
	elsewhere := t.TempDir()
	if _, err := store.Restore(ctx, file, elsewhere, ""); err != nil {
		t.Fatal(err)
	}
	tried := storetest.Open(t, elsewhere)
	signNext(t, tried, leader)
	if tried.NumberLog() == s.NumberLog() {
		t.Error("two folders share a log")
	}
	loseDatabase(t, s)
	if r, err := store.Restore(ctx, file, s.Dir(), ""); err != nil || len(r.Lost) != 0 {
		t.Errorf("numbers of the copy burn those of the desk: %v, %v", r.Lost, err)
	}
	back := storetest.Open(t, s.Dir())
	if back.NumberLog() != s.NumberLog() {
		t.Error("a restored desk begins another log")
	}
	loseDatabase(t, back)
	if err := os.RemoveAll(filepath.Join(s.Dir(), "backups")); err != nil {
		t.Fatal(err)
	}
	if anew := storetest.Open(t, s.Dir()); anew.NumberLog() == s.NumberLog() {
		t.Error("a desk begun anew goes on with the log of the one before")
	}
}

func TestEveryRestoreIsOnRecord(t *testing.T) {
	s := storetest.New(t)
	file := backupOf(t, s)
	s.Close()
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, store.DatabaseName), []byte(strings.Repeat("坏", 5000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"over a desk": s.Dir(), "into an empty folder": t.TempDir(), "over a damaged one": damaged} {
		if _, err := store.Restore(ctx, file, dir, ""); err != nil {
			t.Fatal(err)
		}
		again := storetest.Open(t, dir)
		if n, err := again.Count("SELECT count(*) FROM audit WHERE action='restore'"); n != 1 || err != nil {
			t.Errorf("%s: %d lines say that it was restored, %v", name, n, err)
		}
		wantSound(t, again)
	}
}
