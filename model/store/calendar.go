package store

import (
	"context"
	"database/sql"

	"oversight/assets"
	"oversight/model"
)

// seed fills a new database with the kinds and the working-day table, and an old one with the years
// of the table it does not have yet.
func (s *Store) seed(ctx context.Context) error {
	return s.write(ctx, "seed", func(tx *sql.Tx) error {
		if err := seedKinds(ctx, tx); err != nil {
			return err
		}
		added, err := seedCalendar(ctx, tx)
		if err != nil || !added {
			return err
		}
		return s.recount(ctx, tx)
	})
}

// seedCalendar adds the years of the program's table that the database does not have.
func seedCalendar(ctx context.Context, tx *sql.Tx) (added bool, err error) {
	rules, err := model.ParseCalendar(assets.Calendar)
	if err != nil {
		return false, err
	}
	have, err := calendarOf(ctx, tx)
	if err != nil {
		return false, err
	}
	for _, r := range rules {
		if have.HasYear(r.Date.Year()) {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO calendar_day(date, off, name) VALUES(?,?,?)", r.Date, r.Off, r.Name); err != nil {
			return false, err
		}
		added = true
	}
	return added, nil
}

// recount counts the provisional deadlines of running documents again and writes old and new date to each timeline.
func (s *Store) recount(ctx context.Context, tx *sql.Tx) error {
	cal, err := calendarOf(ctx, tx)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT id FROM document WHERE state='served' AND provisional=1 ORDER BY id")
	ids, err := collect(rows, err, func(r *sql.Rows) (id int64, err error) { return id, r.Scan(&id) })
	if err != nil {
		return err
	}
	for _, id := range ids {
		d, err := documentByID(ctx, tx, id)
		if err != nil {
			return err
		}
		before := d.Deadline.Due
		changed, err := d.Recount(cal)
		if err != nil {
			return err
		}
		if !changed {
			continue // the term reaches into yet another year
		}
		text := "放假安排已公布，期限不再是暂定，仍为" + before.Chinese()
		if d.Deadline.Due != before {
			text = "放假安排已公布，期限由" + before.Chinese() + "改为" + d.Deadline.Due.Chinese()
		}
		if err := s.put(ctx, tx, &d, actRecount, text); err != nil {
			return err
		}
	}
	return nil
}

// actRecount is what the program does by itself; no clerk can.
const actRecount model.Act = "recount"

// Calendar returns the working-day calendar.
func (s *Store) Calendar(ctx context.Context) (*model.Calendar, error) {
	c, err := calendarOf(ctx, s.ro)
	return c, storageError("calendar", err)
}

func calendarOf(ctx context.Context, q querier) (*model.Calendar, error) {
	rows, err := q.QueryContext(ctx, "SELECT date, off, name FROM calendar_day")
	rules, err := collect(rows, err, func(r *sql.Rows) (d model.DayRule, err error) {
		return d, r.Scan(&d.Date, &d.Off, &d.Name)
	})
	return model.NewCalendar(rules), err
}
