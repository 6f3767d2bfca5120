package store

import (
	"context"
	"database/sql"
	"math"
	"strings"

	"oversight/model"
)

const rowColumns = `SELECT d.id, d.kind, d.state, d.mark, d.year, coalesce(d.seq, 0), coalesce(d.person_id, 0), d.person_name, d.person_post,
	d.units, d.title, d.source, d.drafted, d.signed, d.served, d.received, d.due, d.original, d.provisional, d.replied, d.closed, d.previous,
	d.extended, d.chases, d.chased, d.chased_on `

// Documents returns up to limit rows with an id below before, newest first; before 0 starts at the newest.
// Standing is that of today.
func (s *Store) Documents(ctx context.Context, f model.Filter, before int64, limit int, today model.Date) ([]model.Row, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	v, err := s.viewer(ctx, today)
	if err != nil {
		return nil, err
	}
	from, where, args, err := s.conditions(ctx, f, v)
	if err != nil {
		return nil, err
	}
	key := "d.id"
	if from == fromSearch {
		key = "f.rowid" // the order in which the search delivers, so that common words need no sorting
	}
	query := rowColumns + from + " WHERE " + key + "<? AND " + where + " ORDER BY " + key + " DESC LIMIT ?"
	rows, err := s.ro.QueryContext(ctx, query, append(append([]any{before}, args...), limit)...)
	out, err := collect(rows, err, v.row)
	return out, storageError("documents", err)
}

// Board returns the documents whose clock runs, next due first.
func (s *Store) Board(ctx context.Context, limit int, today model.Date) ([]model.Row, error) {
	v, err := s.viewer(ctx, today)
	if err != nil {
		return nil, err
	}
	rows, err := s.ro.QueryContext(ctx, boardQuery, limit)
	out, err := collect(rows, err, v.row)
	return out, storageError("board", err)
}

// The planner would take the index on the state and sort; this one is in the order of due dates.
const boardQuery = rowColumns + "FROM document d INDEXED BY ix_document_due WHERE d.state='served' ORDER BY d.due, d.id LIMIT ?"

// Counts returns the tiles of the home page.
func (s *Store) Counts(ctx context.Context, today model.Date) (model.Counts, error) {
	var c model.Counts
	v, err := s.viewer(ctx, today)
	if err != nil {
		return c, err
	}
	rows, err := s.ro.QueryContext(ctx, "SELECT state, count(*) FROM document WHERE state IN ('checking','signing','signed','served','replied') GROUP BY state")
	at := map[model.State]*int{model.Checking: &c.Checking, model.Signing: &c.Signing, model.Signed: &c.ToServe, model.Served: &c.Running, model.Replied: &c.ToJudge}
	_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) {
		var state model.State
		var n int
		err := r.Scan(&state, &n)
		*at[state] = n
		return struct{}{}, err
	})
	if err != nil {
		return c, storageError("counts", err)
	}
	for light, n := range map[model.Light]*int{model.LightSoon: &c.Soon, model.LightToday: &c.Today, model.LightOverdue: &c.Overdue} {
		cond, args := v.lightCondition(light)
		if err := s.ro.QueryRowContext(ctx, "SELECT count(*) FROM document d WHERE "+cond, args...).Scan(n); err != nil {
			return c, storageError("counts", err)
		}
	}
	return c, nil
}

// everything is how many rows a list has at most where it is wanted whole.
const everything = 1 << 30

// Years returns the years that have documents, latest first.
func (s *Store) Years(ctx context.Context) ([]int, error) {
	rows, err := s.ro.QueryContext(ctx, yearsQuery)
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	return years, storageError("years", err)
}

// yearsQuery jumps from year to year in the index; DISTINCT would read every document.
const yearsQuery = `WITH RECURSIVE y(year) AS (SELECT max(year) FROM document
	UNION ALL SELECT (SELECT max(year) FROM document WHERE year<y.year) FROM y WHERE y.year IS NOT NULL)
	SELECT year FROM y WHERE year IS NOT NULL`

// viewer judges rows on a day.
type viewer struct {
	today model.Date
	cal   *model.Calendar
	kinds map[string]model.Kind
}

func (s *Store) viewer(ctx context.Context, today model.Date) (viewer, error) {
	kinds, err := s.Kinds(ctx)
	if err != nil {
		return viewer{}, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return viewer{}, err
	}
	v := viewer{today: today, cal: cal, kinds: make(map[string]model.Kind, len(kinds))}
	for _, k := range kinds {
		v.kinds[k.Key] = k
	}
	return v, nil
}

func (v viewer) row(rows *sql.Rows) (model.Row, error) {
	var r model.Row
	var kind, mark, chased string
	var year, seq int
	err := rows.Scan(&r.ID, &kind, &r.State, &mark, &year, &seq, &r.Leader.ID, &r.Leader.Name, &r.Leader.Post, &r.Units, &r.Title, &r.Source,
		&r.Drafted, &r.Signed, &r.Served, &r.Received, &r.Due, &r.Original, &r.Provisional, &r.Replied, &r.Closed, &r.Previous,
		&r.Extended, &r.Chases, &chased, &r.ChasedOn)
	r.Chased = strings.Fields(chased)
	if seq > 0 {
		r.Number = model.Number{Mark: mark, Year: year, Seq: seq}
	}
	k := v.kinds[kind]
	r.Kind = k.Name
	r.Standing = model.StandingOn(r.State, r.Due, v.today, k.Warn, v.cal)
	return r, err
}

const fromSearch = "FROM document_fts f CROSS JOIN document d ON d.id=f.rowid"

// conditions turns a filter into FROM, WHERE and arguments; no user text gets into the SQL.
func (s *Store) conditions(ctx context.Context, f model.Filter, v viewer) (from, where string, args []any, err error) {
	from = "FROM document d"
	conds := []string{"1"}
	add := func(cond string, a ...any) {
		conds = append(conds, cond)
		args = append(args, a...)
	}
	if q := match(f.Text); q != "" {
		people, err := s.idsByInitials(ctx, f.Text)
		if err != nil {
			return "", "", nil, err
		}
		if len(people) > 0 {
			add("d.id IN (SELECT rowid FROM document_fts WHERE document_fts MATCH ? UNION ALL SELECT id FROM document WHERE person_id IN ("+
				marks(len(people))+"))", append([]any{q}, people...)...)
		} else {
			from = fromSearch
			add("document_fts MATCH ?", q)
		}
	}
	if f.Kind != "" {
		add("d.kind=?", f.Kind)
	}
	if len(f.States) > 0 {
		states := make([]any, len(f.States))
		for i, st := range f.States {
			states[i] = string(st)
		}
		add("d.state IN ("+marks(len(states))+")", states...)
	}
	if f.Light != "" {
		cond, a := v.lightCondition(f.Light)
		add(cond, a...)
	}
	if f.Year != 0 {
		add("d.year=?", f.Year)
	}
	if f.Leader != 0 {
		add("d.person_id=?", f.Leader)
	}
	if f.Unit != 0 {
		add("d.id IN (SELECT document_id FROM document_unit WHERE unit_id=?)", f.Unit)
	}
	if f.ID != 0 {
		add("d.id=?", f.ID)
	}
	if f.Previous != "" {
		add("d.previous=? AND d.previous<>''", f.Previous) // the second lets the partial index serve
	}
	if f.Inquiry != "" {
		add("d.inquiry=? AND d.inquiry<>''", f.Inquiry) // likewise
	}
	if f.Source != "" {
		add("d.source=?", f.Source)
	}
	return from, strings.Join(conds, " AND "), args, nil
}

// lightCondition says in SQL what model.StandingOn says of a row; a test compares the two.
func (v viewer) lightCondition(l model.Light) (string, []any) {
	switch l {
	case model.LightReplied:
		return "d.state='replied'", nil
	case model.LightDone:
		return "d.state IN ('accepted','closed','escalated','void')", nil
	case model.LightNone:
		return "d.state IN ('draft','checking','signing','signed')", nil
	case model.LightOverdue:
		return "d.state='served' AND d.due<?", []any{v.today}
	case model.LightToday:
		return "d.state='served' AND d.due=?", []any{v.today}
	}
	// Yellow and green part at the last day within the threshold, which each kind sets for itself.
	op := "d.due<="
	if l == model.LightNormal {
		op = "d.due>"
	}
	var parts []string
	args := []any{v.today}
	for key, k := range v.kinds {
		parts = append(parts, "(d.kind=? AND "+op+"?)")
		args = append(args, key, v.cal.AddWorkdays(v.today, k.Warn))
	}
	return "d.state='served' AND d.due>? AND (" + strings.Join(parts, " OR ") + ")", args
}

// idsByInitials returns the leaders whose pinyin initials begin with what was typed, when that is letters only.
func (s *Store) idsByInitials(ctx context.Context, text string) ([]any, error) {
	t := strings.ToLower(strings.TrimSpace(text))
	if strings.Trim(t, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil, nil
	}
	rows, err := s.ro.QueryContext(ctx, "SELECT id FROM person WHERE ' ' || initials LIKE ?", "% "+t+"%")
	return collect(rows, err, func(r *sql.Rows) (any, error) {
		var id int64
		err := r.Scan(&id)
		return id, err
	})
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }
