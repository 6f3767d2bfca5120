package store_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// The benchmarks run on a desk of 100,000 documents: the sample county multiplied. Each names how many
// times slower it is than a floor measured in the same run, so that the numbers of two machines compare.

const (
	largeDocuments = 100_000
	largeOpen      = 500 // of them still open, as on the desk of a large county
)

var largeDesk = sync.OnceValues(func() (dir string, err error) {
	small, err := sampleDesk()
	if err != nil {
		return "", err
	}
	if dir, err = sharedFolder(); err != nil {
		return "", err
	}
	if err := os.CopyFS(dir, os.DirFS(small)); err != nil {
		return "", err
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		return "", err
	}
	defer s.Close()
	words, err := searchWords(s)
	if err != nil {
		return "", err
	}
	if err := s.Close(); err != nil {
		return "", err
	}
	return dir, multiply(dir, words)
})

// searchWords returns what the search keeps of each document.
func searchWords(s *store.Store) (map[int64]string, error) {
	rows, err := s.Documents(ctx, model.Filter{}, 0, 1000, today)
	words := map[int64]string{}
	for _, r := range rows {
		d, err := s.Document(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		text := strings.Join(slices.Concat([]string{r.Number.String(), r.Leader.Name, r.Units, r.Title}, d.Problems, d.Suggestions), "\n")
		words[r.ID] = strings.Join(store.SearchTokens(text), " ")
	}
	return words, err
}

// multiply copies the documents by SQL, past the program: a hundred thousand signings would take minutes.
func multiply(dir string, words map[int64]string) error {
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(dir, store.DatabaseName))+
		"?_pragma=synchronous(OFF)&_pragma=journal_mode(MEMORY)&_pragma=cache_size(-262144)")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("CREATE TEMP TABLE words(id INTEGER PRIMARY KEY, open INTEGER, body TEXT)"); err != nil {
		return err
	}
	for id, body := range words {
		_, err := tx.Exec("INSERT INTO words SELECT id, state NOT IN ('accepted','closed','escalated','void'), ? FROM document WHERE id=?", body, id)
		if err != nil {
			return err
		}
	}
	var columns string
	err = tx.QueryRow(`SELECT group_concat(CASE name WHEN 'id' THEN 'd.id+1000*i' WHEN 'seq' THEN 'd.seq+1000000*i' ELSE 'd.'||name END)
		FROM pragma_table_info('document')`).Scan(&columns)
	if err != nil {
		return err
	}
	// Copy i of document d is record 1000i+d; 瑕 stands in one of 500 copies only.
	const copies = ` FROM words w, n JOIN document d ON d.id=w.id WHERE NOT w.open OR i <= ?2/(SELECT sum(open) FROM words)`
	for _, into := range []string{
		"INSERT INTO document SELECT " + columns + copies,
		`INSERT INTO document_text SELECT d.id+1000*i, '{}'` + copies,
		`INSERT INTO document_fts(rowid, body) SELECT d.id+1000*i, w.body || iif(i%500=0, ' 瑕 疵', '')` + copies,
	} {
		_, err := tx.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?1/(SELECT sum(NOT open) FROM words)) `+into,
			largeDocuments, largeOpen)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// openLarge opens the desk of 100,000 documents and a bare connection beside it.
func openLarge(b *testing.B) (*store.Store, *sql.DB) {
	b.Helper()
	dir, err := largeDesk()
	if err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(dir, store.DatabaseName))+"?_synchronous=FULL")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	var n int
	if err := db.QueryRow("SELECT count(*) FROM document").Scan(&n); err != nil || n < largeDocuments {
		b.Fatalf("%d documents, %v", n, err)
	}
	return s, db
}

// compare reports how many times the floor one turn of the benchmark took.
func compare(b *testing.B, floor func() error) {
	b.Helper()
	b.StopTimer()
	var times []time.Duration
	for range 41 {
		start := time.Now()
		if err := floor(); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	median := times[len(times)/2]
	b.ReportMetric(float64(median.Nanoseconds()), "floor-ns")
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(median), "x-floor")
}

// byPrimaryKey reads whole rows by nothing but their ids.
func byPrimaryKey(db *sql.DB, table string, n int) func() error {
	return func() error {
		rows, err := db.Query("SELECT * FROM "+table+" WHERE id>=1000 ORDER BY id LIMIT ?", n)
		if err != nil {
			return err
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(values...); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}

const pageRows = 50

func BenchmarkBoard(b *testing.B) {
	s, db := openLarge(b)
	for b.Loop() {
		if rows, err := s.Board(ctx, pageRows, today); err != nil || len(rows) != pageRows {
			b.Fatal(len(rows), err)
		}
	}
	compare(b, byPrimaryKey(db, "document", pageRows))
}

func BenchmarkCounts(b *testing.B) {
	s, db := openLarge(b)
	for b.Loop() {
		if c, err := s.Counts(ctx, today); err != nil || c.Running < 100 {
			b.Fatal(c, err)
		}
	}
	compare(b, byPrimaryKey(db, "document", pageRows))
}

func BenchmarkYears(b *testing.B) {
	s, db := openLarge(b)
	for b.Loop() {
		if years, err := s.Years(ctx); err != nil || len(years) < 2 {
			b.Fatal(years, err)
		}
	}
	compare(b, byPrimaryKey(db, "document", pageRows))
}

func BenchmarkPage(b *testing.B) {
	s, db := openLarge(b)
	person, err := s.People(ctx, "罗清源")
	if err != nil || len(person) != 1 {
		b.Fatal(person, err)
	}
	for _, c := range []struct {
		name   string
		filter model.Filter
	}{
		{"newest", model.Filter{}},
		{"done", model.Filter{Light: model.LightDone}},
		{"not-issued", model.Filter{Light: model.LightNone}},
		{"overdue", model.Filter{Light: model.LightOverdue}},
		{"leader", model.Filter{Leader: person[0].ID}},
		{"year", model.Filter{Year: 2020}},
		{"source-of-year", model.Filter{Source: "审计监督", Year: 2020}},
		{"initials", model.Filter{Text: "cwb"}},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkPage(b, s, db, c.filter) })
	}
}

func BenchmarkSearch(b *testing.B) {
	s, db := openLarge(b)
	for _, c := range []struct{ name, word string }{
		{"one-common", "村"}, {"one-rare", "瑕"}, {"two-common", "资金"}, {"two-rare", "瑕疵"},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkPage(b, s, db, model.Filter{Text: c.word}) })
	}
}

func benchmarkPage(b *testing.B, s *store.Store, db *sql.DB, f model.Filter) {
	for b.Loop() {
		if rows, err := s.Documents(ctx, f, 0, pageRows, today); err != nil || len(rows) != pageRows {
			b.Fatal(len(rows), err)
		}
	}
	compare(b, byPrimaryKey(db, "document", pageRows))
}

func BenchmarkSign(b *testing.B) {
	s, db := openLarge(b)
	last := model.MustDate("2020-12-31") // after all that the desk has signed in the series
	for b.Loop() {
		b.StopTimer()
		d, err := readyToSign(s)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: last}, last, storetest.Render); err != nil {
			b.Fatal(err)
		}
	}
	compare(b, func() error { // one row, one commit, flushed as fully
		_, err := db.Exec("INSERT OR REPLACE INTO typing(form, body, saved_at) VALUES('floor', '', 0)")
		return err
	})
}
