package store_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/model/store/storetest"
)

// today is a working day on which the sample county shows every light.
var today = model.MustDate("2026-05-20")

// sampleCounty opens a store with the sample county around today.
func sampleCounty(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, t.TempDir(), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := sample.Fill(ctx, s, today, storetest.Render); err != nil {
		t.Fatal(err)
	}
	return s
}

// statement is one query as the store sent it.
type statement struct {
	query string
	args  []any
}

// watcher is a connector of the real driver that notes each query.
type watcher struct {
	real driver.Driver
	path string
	mu   sync.Mutex
	seen []statement
}

func (w *watcher) Driver() driver.Driver { return w.real }

func (w *watcher) Connect(context.Context) (driver.Conn, error) {
	c, err := w.real.Open("file:" + filepath.ToSlash(w.path) + "?mode=ro")
	return watchedConn{c, w}, err
}

type watchedConn struct {
	driver.Conn
	w *watcher
}

func (c watchedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	st := statement{query: query}
	for _, a := range args {
		st.args = append(st.args, a.Value)
	}
	c.w.mu.Lock()
	c.w.seen = append(c.w.seen, st)
	c.w.mu.Unlock()
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

// take returns what was seen since the last time.
func (w *watcher) take() []statement {
	w.mu.Lock()
	defer w.mu.Unlock()
	seen := w.seen
	w.seen = nil
	return seen
}

// watch makes the store read through a watcher and returns it with a connection to ask for plans.
func watch(t *testing.T, s *store.Store) (*watcher, *sql.DB) {
	t.Helper()
	path := filepath.Join(s.Dir(), store.DatabaseName)
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	w := &watcher{real: db.Driver(), path: path}
	if err := s.ReplaceReaders(sql.OpenDB(w)); err != nil {
		t.Fatal(err)
	}
	return w, db
}

// plan asks the engine how it would run a statement, a line a step.
func plan(t *testing.T, db *sql.DB, st statement) []string {
	t.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+st.query, st.args...)
	if err != nil {
		t.Fatalf("%s: %v", st.query, err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	return steps
}

func TestPlansX(t *testing.T) {
	s := sampleCounty(t)
	w, db := watch(t, s)
	people, _ := s.People(ctx, "欧阳")
	units, _ := s.Units(ctx)
	w.take()
	docs := func(f model.Filter) func() error { return func() error { _, err := s.Documents(ctx, f, 0, 50, today); return err } }
	cases := []struct{ name string; call func() error }{
		{"newest", docs(model.Filter{})},
		{"next page", func() error { _, err := s.Documents(ctx, model.Filter{}, 20, 50, today); return err }},
		{"kind", docs(model.Filter{Kind: model.KindReminder})},
		{"leader", docs(model.Filter{Leader: people[0].ID})},
		{"unit", docs(model.Filter{Unit: units[0].ID})},
		{"state", docs(model.Filter{States: []model.State{model.Signed}})},
		{"states", docs(model.Filter{States: []model.State{model.Signed, model.Served}})},
		{"year", docs(model.Filter{Year: 2020})},
		{"source", docs(model.Filter{Source: "审计监督"})},
		{"text", docs(model.Filter{Text: "资金"})},
		{"text1", docs(model.Filter{Text: "村"})},
		{"initials", docs(model.Filter{Text: "cwb"})},
		{"red", docs(model.Filter{Light: model.LightOverdue})},
		{"orange", docs(model.Filter{Light: model.LightToday})},
		{"yellow", docs(model.Filter{Light: model.LightSoon})},
		{"green", docs(model.Filter{Light: model.LightNormal})},
		{"blue", docs(model.Filter{Light: model.LightReplied})},
		{"black", docs(model.Filter{Light: model.LightDone})},
		{"none", docs(model.Filter{Light: model.LightNone})},
		{"leader+state", docs(model.Filter{Leader: people[0].ID, States: []model.State{model.Served}})},
		{"year+source+light", docs(model.Filter{Year: 2026, Source: "审计监督", Light: model.LightSoon})},
		{"board", func() error { _, err := s.Board(ctx, 50, today); return err }},
		{"counts", func() error { _, err := s.Counts(ctx, today); return err }},
		{"years", func() error { _, err := s.Years(ctx); return err }},
		{"people", func() error { _, err := s.People(ctx, ""); return err }},
		{"people text", func() error { _, err := s.People(ctx, "cw"); return err }},
		{"timeline", func() error { _, err := s.Timeline(ctx, "document", 3); return err }},
		{"document", func() error { _, err := s.Document(ctx, 3); return err }},
		{"bynumber", func() error { _, err := s.DocumentByNumber(ctx, model.Number{Mark: "示同监提", Year: 2020, Seq: 3}); return err }},
	}
	for _, c := range cases {
		if err := c.call(); err != nil {
			t.Fatal(err)
		}
		t.Log("=====", c.name)
		for _, st := range w.take() {
			q := strings.Join(strings.Fields(st.query), " ")
			if i := strings.Index(q, "FROM"); i > 0 {
				q = q[i:]
			}
			t.Log(q, "\n     ", strings.Join(plan(t, db, st), "\n      "))
		}
	}
}
