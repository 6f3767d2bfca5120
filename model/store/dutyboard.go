package store

import (
	"context"
	"database/sql"
	"slices"

	"oversight/model"
)

// dutyBoard is what the state of the duties is told from.
type dutyBoard struct {
	people []model.Person
	events []model.DutyEvent
	done   []model.DutyDone
	cal    *model.Calendar
}

// term finds the term a record is about.
func (b dutyBoard) term(d model.Duty, of model.DutyDone, today model.Date) (model.DutyTerm, bool) {
	terms := d.Terms(today)
	for _, e := range b.events {
		if e.Duty == d.ID && e.Leader == of.Leader {
			terms = append(terms, d.After(e.On))
		}
	}
	i := slices.IndexFunc(terms, func(t model.DutyTerm) bool { return t.Key == of.Term })
	if i < 0 {
		return model.DutyTerm{}, false
	}
	return terms[i], true
}

// owed puts a term together with whom it concerns and what is on record.
func (b dutyBoard) owed(d model.Duty, of model.DutyDone, t model.DutyTerm) model.DutyOwed {
	o := model.DutyOwed{Duty: d, Term: t}
	for _, p := range b.people {
		if p.ID == of.Leader {
			o.Leader = model.LeaderRef{ID: p.ID, Name: p.Name}
		}
	}
	for _, done := range b.done {
		if done.Duty == of.Duty && done.Leader == of.Leader && done.Term == of.Term {
			o.Done = done
		}
	}
	return o
}

func readBoard(ctx context.Context, q querier, today model.Date) (b dutyBoard, err error) {
	if b.people, err = peopleWhere(ctx, q, "ORDER BY initials, name, id"); err != nil {
		return b, err
	}
	rows, err := q.QueryContext(ctx, "SELECT duty_id, person_id, day, note FROM duty_event WHERE day<=? ORDER BY day", today)
	b.events, err = collect(rows, err, func(r *sql.Rows) (e model.DutyEvent, err error) {
		return e, r.Scan(&e.Duty, &e.Leader, &e.On, &e.Note)
	})
	if err != nil {
		return b, err
	}
	rows, err = q.QueryContext(ctx, "SELECT duty_id, coalesce(person_id, 0), period, day, note, done_by FROM duty_done")
	b.done, err = collect(rows, err, func(r *sql.Rows) (d model.DutyDone, err error) {
		return d, r.Scan(&d.Duty, &d.Leader, &d.Term, &d.On, &d.Note, &d.By)
	})
	if err != nil {
		return b, err
	}
	b.cal, err = calendarOf(ctx, q)
	return b, err
}

// DutyBoard returns what is owed today of every duty in force, each with its light: what was missed first, then what is
// due next, what is done last.
func (s *Store) DutyBoard(ctx context.Context, today model.Date) ([]model.DutyOwed, error) {
	b, err := readBoard(ctx, s.ro, today)
	if err != nil {
		return nil, storageError("duty board", err)
	}
	duties, err := s.Duties(ctx)
	if err != nil {
		return nil, err
	}
	var out []model.DutyOwed
	for _, d := range duties {
		out = append(out, d.Owed(b.people, b.events, b.done, today, b.cal)...)
	}
	slices.SortStableFunc(out, func(a, b model.DutyOwed) int {
		if a.Fulfilled() != b.Fulfilled() {
			return map[bool]int{false: -1, true: 1}[a.Fulfilled()]
		}
		return a.Shown.Sub(b.Shown)
	})
	return out, nil
}

// DutiesDone returns what is on record as fulfilled of every duty, the latest first; of what is over, DutyBoard has
// only what was missed.
func (s *Store) DutiesDone(ctx context.Context, today model.Date) ([]model.DutyOwed, error) {
	b, err := readBoard(ctx, s.ro, today)
	if err != nil {
		return nil, storageError("duties done", err)
	}
	duties, err := s.Duties(ctx)
	if err != nil {
		return nil, err
	}
	var out []model.DutyOwed
	for _, done := range b.done {
		i := slices.IndexFunc(duties, func(d model.Duty) bool { return d.ID == done.Duty })
		if t, ok := b.term(duties[i], done, today); ok {
			o := b.owed(duties[i], done, t)
			o.Shown, o.Light = b.cal.OnOrAfter(t.Due), model.LightDone
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b model.DutyOwed) int { return b.Done.On.Sub(a.Done.On) })
	return out, nil
}
