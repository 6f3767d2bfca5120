package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"oversight/model"
)

const vettingColumns = `v.id, v.state, v.mark, v.year, coalesce(v.seq, 0), v.sender, v.letter, v.lettered, v.received, v.occasion, v.appointed, v.term,
	v.due, v.decided, v.replied, v.clerk`

// The persons of each row are counted in the index, a conclusion at a time.
const vettingCounted = `, (SELECT count(*) FROM vetted p WHERE p.vetting_id=v.id),
	(SELECT count(*) FROM vetted p WHERE p.vetting_id=v.id AND p.conclusion=?1), (SELECT count(*) FROM vetted p WHERE p.vetting_id=v.id AND p.conclusion=?2),
	(SELECT count(*) FROM vetted p WHERE p.vetting_id=v.id AND p.conclusion=?3), (SELECT count(*) FROM vetted p WHERE p.vetting_id=v.id AND p.conclusion=?4) `

// Vettings returns up to limit batches with an id below before, newest first; before 0 starts at the newest. Due dates
// and standings are those of today.
func (s *Store) Vettings(ctx context.Context, f model.VettingFilter, before int64, limit int, today model.Date) ([]model.VettingRow, error) {
	judge, err := s.vettingJudge(ctx, today)
	if err != nil {
		return nil, err
	}
	n, err := vettingConditions(f)
	if err != nil {
		return nil, err
	}
	args := append(append(conclusionArgs(), n.args...), beforeOrNewest(before), limit)
	rows, err := s.ro.QueryContext(ctx, "SELECT "+vettingColumns+vettingCounted+n.from+" WHERE "+n.where()+" AND "+n.key+"<? ORDER BY "+n.key+" DESC LIMIT ?", args...)
	out, err := collect(rows, err, func(r *sql.Rows) (model.VettingRow, error) {
		var row model.VettingRow
		counts := make([]int, len(model.Conclusions()))
		into := []any{&row.Persons}
		for i := range counts {
			into = append(into, &counts[i])
		}
		err := scanVetting(r, &row, into...)
		row.By = map[model.Conclusion]int{}
		for i, c := range model.Conclusions() {
			if counts[i] > 0 {
				row.By[c] = counts[i]
			}
		}
		judge(&row)
		return row, err
	})
	return out, storageError("vettings", err)
}

// CountVettings returns how many batches Vettings lists where it is not cut off, and the persons in them.
func (s *Store) CountVettings(ctx context.Context, f model.VettingFilter) (batches, persons int, err error) {
	n, err := vettingConditions(f)
	if err != nil {
		return 0, 0, err
	}
	if batches, err = n.count(ctx, s.ro); err != nil {
		return 0, 0, storageError("vettings", err)
	}
	err = s.ro.QueryRowContext(ctx, "SELECT count(*) FROM vetted p WHERE p.vetting_id IN (SELECT "+n.key+" "+n.from+" WHERE "+n.where()+")", n.args...).Scan(&persons)
	return batches, persons, storageError("vettings", err)
}

func conclusionArgs() []any {
	var args []any
	for _, c := range model.Conclusions() {
		args = append(args, string(c))
	}
	return args
}

// scanVetting reads vettingColumns, and more behind them.
func scanVetting(r *sql.Rows, row *model.VettingRow, more ...any) error {
	n := &row.Number
	err := r.Scan(append([]any{
		&row.ID, &row.State, &n.Mark, &n.Year, &n.Seq, &row.From, &row.Letter, &row.Lettered, &row.Received, &row.Occasion, &row.Appointed, &row.Term,
		&row.Due, &row.Decided, &row.Replied, &row.Clerk,
	}, more...)...)
	if n.IsZero() {
		*n = model.Number{}
	}
	return err
}

// vettingJudge counts the due date of a row that has none yet, and judges it on a day.
func (s *Store) vettingJudge(ctx context.Context, today model.Date) (func(*model.VettingRow), error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	set, err := s.VettingSettings(ctx)
	return func(r *model.VettingRow) {
		if r.Due.IsZero() {
			dl := (&model.Vetting{Received: r.Received, Term: r.Term}).Clock(cal)
			r.Due, r.Provisional = dl.Due, dl.Provisional
		}
		r.Standing = model.VettingStanding(r.State, r.Due, today, set.Warn, cal)
	}, err
}

// vettingConditions turns a filter into a narrowing.
func vettingConditions(f model.VettingFilter) (narrowing, error) {
	n := narrowing{from: "FROM vetting v", key: "v.id"}
	q, err := match(f.Text)
	if err != nil {
		return n, err
	}
	if q != "" {
		n.addSearch("vetting", "v", q)
	}
	n.addID("v.year=?", int64(f.Year))
	n.addWord("v.occasion=?", f.Occasion)
	addAny(&n, "v.state", f.States)
	n.addWord("EXISTS (SELECT 1 FROM vetted p WHERE p.vetting_id=v.id AND p.conclusion=?)", string(f.Conclusion))
	return n, nil
}

// VettedPersons returns up to limit persons with an id below before, newest first, each with his batch; before 0 starts
// at the newest.
func (s *Store) VettedPersons(ctx context.Context, f model.VettedFilter, before int64, limit int) ([]model.VettedRow, error) {
	n := vettedConditions(f)
	n.add("p.id<?", beforeOrNewest(before))
	rows, err := s.ro.QueryContext(ctx, "SELECT "+vettingColumns+", p.body FROM vetted p CROSS JOIN vetting v ON v.id=p.vetting_id WHERE "+
		n.where()+" ORDER BY p.id DESC LIMIT ?", append(n.args, limit)...)
	out, err := collect(rows, err, scanVettedRow)
	return out, storageError("vetted persons", err)
}

// CountVetted returns how many persons VettedPersons lists where it is not cut off, and in how many batches they are.
func (s *Store) CountVetted(ctx context.Context, f model.VettedFilter) (persons, batches int, err error) {
	n := vettedConditions(f)
	err = s.ro.QueryRowContext(ctx, "SELECT count(*), count(DISTINCT p.vetting_id) "+n.from+" WHERE "+n.where(), n.args...).Scan(&persons, &batches)
	return persons, batches, storageError("vetted persons", err)
}

func vettedConditions(f model.VettedFilter) narrowing {
	n := narrowing{from: "FROM vetted p"}
	n.addID("p.vetting_id=?", f.Vetting)
	n.addID("p.year=?", int64(f.Year))
	n.addWord("p.name=?", f.Name)
	n.addWord("p.occasion=?", f.Occasion)
	n.addWord("p.conclusion=?", string(f.Conclusion))
	if f.Counting != "" {
		n.add("p.appointed=?", f.Counting == model.CountAppointed)
	}
	if f.Counted {
		n.add("p.state=?", string(model.VettingReplied))
	}
	return n
}

func scanVettedRow(r *sql.Rows) (row model.VettedRow, err error) {
	var body []byte
	if err := scanVetting(r, &row.Batch, &body); err != nil {
		return row, err
	}
	return row, json.Unmarshal(body, &row.Vetted)
}

// VettingCounts counts what was vetted in a year; 0 is all years.
func (s *Store) VettingCounts(ctx context.Context, year int) (model.VettingCounts, error) {
	c := model.VettingCounts{Year: year, By: map[model.Conclusion]int{}}
	inYear, args := "", []any{}
	if year != 0 {
		inYear, args = " AND year=?", []any{year}
	}
	rows, err := s.ro.QueryContext(ctx, "SELECT appointed, conclusion, count(*) FROM vetted WHERE state='replied'"+inYear+" GROUP BY appointed, conclusion", args...)
	_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) {
		var appointed bool
		var conclusion model.Conclusion
		var n int
		err := r.Scan(&appointed, &conclusion, &n)
		if !appointed {
			c.Apart += n
			return struct{}{}, err
		}
		c.By[conclusion] = n
		c.Persons += n
		return struct{}{}, err
	})
	if err != nil {
		return c, storageError("vetting counts", err)
	}
	err = s.ro.QueryRowContext(ctx, "SELECT count(*) FROM vetting WHERE state='replied'"+inYear, args...).Scan(&c.Batches)
	if err != nil {
		return c, storageError("vetting counts", err)
	}
	const open = "vetting WHERE state IN ('registered','circulating','deciding')"
	for query, n := range map[string]*int{
		"SELECT count(*) FROM " + open: &c.Open,
		"SELECT count(*) FROM vetted WHERE vetting_id IN (SELECT id FROM " + open + ")": &c.Waiting,
	} {
		if err := s.ro.QueryRowContext(ctx, query).Scan(n); err != nil {
			return c, storageError("vetting counts", err)
		}
	}
	return c, nil
}

// VettingYears returns the years that have batches, latest first.
func (s *Store) VettingYears(ctx context.Context) ([]int, error) {
	rows, err := s.ro.QueryContext(ctx, strings.ReplaceAll(yearsQuery, "document", "vetting"))
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	return years, storageError("vetting years", err)
}
