package store

import (
	"context"
	"database/sql"
	"strings"

	"oversight/model"
)

const rowColumns = `SELECT d.id, d.kind, d.state, d.stage, d.holder_name, d.look_due, d.mark, d.year, coalesce(d.seq, 0), coalesce(d.person_id, 0), d.person_name, d.person_post,
	d.units, d.title, d.source, d.source_shown, d.drafted, d.signed, d.served, d.received, d.due, d.original, d.provisional, d.replied, d.closed, d.previous,
	d.extended, d.chases, d.chased, d.chased_on `

// Documents returns up to limit rows with an id below before, newest first; before 0 starts at the newest.
// Standing is that of today.
func (s *Store) Documents(ctx context.Context, f model.Filter, before int64, limit int, today model.Date) ([]model.Row, error) {
	v, n, err := s.documentNarrowing(ctx, f, today)
	if err != nil {
		return nil, storageError("documents", err)
	}
	query := rowColumns + n.from + " WHERE " + n.key + "<? AND " + n.where() + " ORDER BY " + n.key + " DESC LIMIT ?"
	rows, err := s.ro.QueryContext(ctx, query, append(append([]any{beforeOrNewest(before)}, n.args...), limit)...)
	out, err := collect(rows, err, v.row)
	return out, storageError("documents", err)
}

// DocumentEntries returns every document the filter leaves, newest first, whole.
func (s *Store) DocumentEntries(ctx context.Context, f model.Filter, today model.Date) ([]model.DocumentEntry, error) {
	rows, err := s.Documents(ctx, f, 0, everything, today)
	if err != nil {
		return nil, err
	}
	entries := make([]model.DocumentEntry, len(rows))
	for i, r := range rows {
		d, err := s.Document(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		entries[i] = model.DocumentEntry{Row: r, Document: d}
	}
	return entries, nil
}

// CountDocuments returns how many documents Documents lists where it is not cut off.
func (s *Store) CountDocuments(ctx context.Context, f model.Filter, today model.Date) (int, error) {
	_, n, err := s.documentNarrowing(ctx, f, today)
	if err != nil {
		return 0, storageError("documents", err)
	}
	count, err := n.count(ctx, s.ro)
	return count, storageError("documents", err)
}

func (s *Store) documentNarrowing(ctx context.Context, f model.Filter, today model.Date) (viewer, narrowing, error) {
	v, err := s.viewer(ctx, today)
	if err != nil {
		return v, narrowing{}, err
	}
	n := v.conditions(f)
	return v, n, s.addText(ctx, &n, "document", "d", f.Text)
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
	err := rows.Scan(&r.ID, &kind, &r.State, &r.Stage, &r.Holder, &r.LookDue, &mark, &year, &seq, &r.Leader.ID, &r.Leader.Name, &r.Leader.Post, &r.Units, &r.Title, &r.Source, &r.Shown,
		&r.Drafted, &r.Signed, &r.Served, &r.Received, &r.Due, &r.Original, &r.Provisional, &r.Replied, &r.Closed, &r.Previous,
		&r.Extended, &r.Chases, &chased, &r.ChasedOn)
	r.Chased = strings.Fields(chased)
	if r.Shown == "" {
		r.Shown = model.OuterSource(r.Source)
	}
	if seq > 0 {
		r.Number = model.Number{Mark: mark, Year: year, Seq: seq}
	}
	k := v.kinds[kind]
	r.Kind, r.Upward = k.Name, k.Layout == model.LayoutUpward
	r.Standing = model.StandingOn(r.State, r.Due, v.today, k.Warn, v.cal)
	return r, err
}

// conditions turns a filter into a narrowing, except its text.
func (v viewer) conditions(f model.Filter) narrowing {
	n := narrowing{from: "FROM document d", key: "d.id"}
	n.addWord("d.kind=?", f.Kind)
	addStates(&n, f.States)
	if f.Light != "" {
		cond, args := v.lightCondition(f.Light)
		n.add(cond, args...)
	}
	n.addID("d.year=?", int64(f.Year))
	if f.Leader != 0 {
		n.add("d.id IN (SELECT id FROM document WHERE person_id=? UNION ALL SELECT id FROM document WHERE holder_id=?)", f.Leader, f.Leader)
	}
	n.addID("d.id IN (SELECT document_id FROM document_unit WHERE unit_id=?)", f.Unit)
	n.addID("d.id=?", f.ID)
	n.addWord("d.previous=? AND d.previous<>''", f.Previous) // the second lets the partial index serve
	n.addWord("d.inquiry=? AND d.inquiry<>''", f.Inquiry)    // likewise
	n.addWord("d.source=?", f.Source)
	return n
}

// addStates narrows to documents shown in one of the states.
func addStates(n *narrowing, states []model.State) {
	var conds []string
	var args []any
	for _, s := range states {
		switch s {
		case model.Running:
			conds = append(conds, "d.state='served'")
		case model.LookOwed:
			conds = append(conds, "d.look_due<>''")
		case model.Terminated:
			conds, args = append(conds, "d.state='closed' AND d.stage=?"), append(args, string(s))
		case model.Again, model.Unmet:
			conds, args = append(conds, "d.state='served' AND d.stage=?"), append(args, string(s))
		default:
			conds, args = append(conds, "d.state=? AND d.stage=''"), append(args, string(s))
		}
	}
	if len(conds) > 0 {
		n.add("("+strings.Join(conds, " OR ")+")", args...)
	}
}

// lightCondition says in SQL what model.StandingOn says of a row; a test compares the two.
func (v viewer) lightCondition(l model.Light) (string, []any) {
	switch l {
	case model.LightReplied:
		return "d.state='replied'", nil
	case model.LightAccepted:
		return "d.state='accepted'", nil
	case model.LightDone:
		return "d.state IN ('closed','escalated','void')", nil
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
