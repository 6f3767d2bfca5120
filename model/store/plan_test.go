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
)

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

// lists are the calls behind the lists and counters of the window.
func lists(t *testing.T, s *store.Store) []listCall {
	t.Helper()
	people, err := s.People(ctx, "欧阳")
	if err != nil || len(people) == 0 {
		t.Fatal(people, err)
	}
	units, err := s.Units(ctx)
	if err != nil || len(units) == 0 {
		t.Fatal(units, err)
	}
	page := func(f model.Filter, before int64) func() error {
		return func() error { _, err := s.Documents(ctx, f, before, 50, today); return err }
	}
	of := func(f model.Filter) func() error { return page(f, 0) }
	return []listCall{
		{name: "newest page", call: of(model.Filter{})},
		{name: "next page", call: page(model.Filter{}, 20)},
		{name: "kind", call: of(model.Filter{Kind: model.KindReminder})},
		{name: "kind and state", call: of(model.Filter{Kind: model.KindOversight, States: []model.State{model.Served}})},
		{name: "kind and year", call: of(model.Filter{Kind: model.KindOversight, Year: 2020})},
		{name: "kind and light", call: of(model.Filter{Kind: model.KindOversight, Light: model.LightNormal})},
		{name: "next of the ladder", call: of(model.Filter{Previous: "示同监提〔2020〕7号"}), index: "ix_document_previous"},
		{name: "leader", call: of(model.Filter{Leader: people[0].ID})},
		{name: "leader and state", call: of(model.Filter{Leader: people[0].ID, States: []model.State{model.Served}})},
		{name: "unit", call: of(model.Filter{Unit: units[0].ID})},
		{name: "one state", call: of(model.Filter{States: []model.State{model.Signed}})},
		{name: "several states", call: of(model.Filter{States: []model.State{model.Signed, model.Served}}), merges: true},
		{name: "year", call: of(model.Filter{Year: 2020})},
		{name: "source", call: of(model.Filter{Source: "审计监督"})},
		{name: "year, source and light", call: of(model.Filter{Year: 2026, Source: "审计监督", Light: model.LightSoon})},
		{name: "word", call: of(model.Filter{Text: "资金"})},
		{name: "one character", call: of(model.Filter{Text: "村"})},
		{name: "next page of a word", call: page(model.Filter{Text: "资金"}, 20)},
		{name: "initials", call: of(model.Filter{Text: "cwb"})},
		{name: "overdue", call: of(model.Filter{Light: model.LightOverdue})},
		{name: "due today", call: of(model.Filter{Light: model.LightToday})},
		{name: "soon", call: of(model.Filter{Light: model.LightSoon})},
		{name: "normal", call: of(model.Filter{Light: model.LightNormal})},
		{name: "to be judged", call: of(model.Filter{Light: model.LightReplied})},
		{name: "done", call: of(model.Filter{Light: model.LightDone}), merges: true},
		{name: "not issued", call: of(model.Filter{Light: model.LightNone}), merges: true},
		{name: "board", call: func() error { _, err := s.Board(ctx, 50, today); return err }},
		{name: "tiles", call: func() error { _, err := s.Counts(ctx, today); return err }},
		{name: "chases due", call: func() error { _, err := s.ChasesDue(ctx, today, 50); return err }},
		{name: "list of today", call: func() error { _, err := s.TodayList(ctx, today, 50); return err }},
		{name: "years", call: func() error { _, err := s.Years(ctx); return err }},
		{name: "one document", call: func() error { _, err := s.Document(ctx, 1); return err }},
		{name: "timeline", call: func() error { _, err := s.Timeline(ctx, "document", 1); return err }},
		{name: "last of a series", call: func() error { _, err := s.LastSigned(ctx, "示同监提"); return err }, index: "ix_document_signed"},
		{name: "by number", call: func() error {
			_, err := s.DocumentByNumber(ctx, model.Number{Mark: "示同监提", Year: 2020, Seq: 6})
			return err
		}},
	}
}

// listCall is one of them; index is one that a statement must use, because without it the plan is no scan either but
// reads every document in the order of ids. Several states merge: each comes in order from the index and the engine reads at most a
// page of each, so the sorting it plans is of a few pages at any size.
type listCall struct {
	name   string
	call   func() error
	index  string
	merges bool
	// The ids a word finds are gathered first; the list itself is read in its order and no further than the page.
	gathers bool
}

func TestListsNeitherReadNorSortAllDocuments(t *testing.T) {
	s := sampleCounty(t)
	calls := lists(t, s)
	w, db := watch(t, s)
	for _, c := range calls {
		if err := c.call(); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		checked, indexed := 0, c.index == ""
		for _, st := range w.take() {
			if !strings.Contains(st.query, "FROM document") && !strings.Contains(st.query, "FROM audit") {
				continue
			}
			checked++
			steps := plan(t, db, st)
			for _, step := range steps {
				indexed = indexed || strings.Contains(step, c.index)
				if bad(step) && !(c.merges && step == "USE TEMP B-TREE FOR ORDER BY") {
					t.Errorf("%s: %s\nin the plan\n\t%s\nof %s", c.name, step, strings.Join(steps, "\n\t"), st.query)
				}
			}
		}
		if checked == 0 {
			t.Errorf("%s: no statement was seen", c.name)
		}
		if !indexed {
			t.Errorf("%s: no statement uses %s", c.name, c.index)
		}
	}
}

// bad tells a step that takes longer the more records there are. The indexes ix_document_due and ix_inquiry_due hold only
// those whose clock runs, and reading one from its beginning is reading what is due next.
func bad(step string) bool {
	if strings.HasPrefix(step, "SCAN") {
		for _, harmless := range []string{"VIRTUAL TABLE INDEX", "ix_document_due", "ix_inquiry_due", "SCAN y"} {
			if strings.Contains(step, harmless) {
				return false
			}
		}
		return true
	}
	return strings.Contains(step, "TEMP B-TREE") || strings.Contains(step, "BLOOM") || strings.Contains(step, "AUTOMATIC")
}
