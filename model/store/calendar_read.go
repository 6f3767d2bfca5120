package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"oversight/model"
)

// Calendar returns the working-day calendar.
func (s *Store) Calendar(ctx context.Context) (*model.Calendar, error) {
	c, err := calendarOf(ctx, s.ro)
	return c, storageError("calendar", err)
}

func calendarOf(ctx context.Context, q querier) (*model.Calendar, error) {
	rows, err := q.QueryContext(ctx, "SELECT date, off, name, source FROM calendar_rule ORDER BY layer, year")
	rules, err := collect(rows, err, scanRule)
	if err != nil {
		return nil, err
	}
	rows, err = q.QueryContext(ctx, "SELECT year FROM calendar_year")
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	return model.NewCalendar(rules, years...), err
}

func scanRule(r *sql.Rows) (d model.DayRule, err error) {
	return d, r.Scan(&d.Date, &d.Off, &d.Name, &d.Source)
}

// CalendarYears returns the years whose table was taken, each with the table as it was published, latest first.
func (s *Store) CalendarYears(ctx context.Context) ([]model.CalendarYear, error) {
	rows, err := s.ro.QueryContext(ctx, "SELECT year, source FROM calendar_year ORDER BY year DESC")
	years, err := collect(rows, err, func(r *sql.Rows) (y model.CalendarYear, err error) { return y, r.Scan(&y.Year, &y.Source) })
	for i := range years {
		if err == nil {
			years[i].Days, err = rulesOf(ctx, s.ro, layerTable, years[i].Year)
		}
	}
	return years, storageError("calendar years", err)
}

// OwnDays returns the days the office has set itself, in the order of their dates.
func (s *Store) OwnDays(ctx context.Context) ([]model.DayRule, error) {
	rows, err := s.ro.QueryContext(ctx, "SELECT date, off, name, source FROM calendar_rule WHERE layer=? ORDER BY date", layerOffice)
	days, err := collect(rows, err, scanRule)
	return days, storageError("own days", err)
}

// ownDay returns what the office has set for the date; the zero rule when it has not.
func ownDay(ctx context.Context, q querier, d model.Date) (r model.DayRule, err error) {
	err = q.QueryRowContext(ctx, "SELECT date, off, name, source FROM calendar_rule WHERE date=? AND layer=?", d, layerOffice).
		Scan(&r.Date, &r.Off, &r.Name, &r.Source)
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil
	}
	return r, err
}

func rulesOf(ctx context.Context, q querier, layer, year int) ([]model.DayRule, error) {
	rows, err := q.QueryContext(ctx, "SELECT date, off, name, source FROM calendar_rule WHERE layer=? AND year=? ORDER BY date", layer, year)
	return collect(rows, err, scanRule)
}

// calendarSum is the SHA-256 of the whole calendar, so that a day changed past the program is found by Verify.
func calendarSum(ctx context.Context, q querier) (string, error) {
	rows, err := q.QueryContext(ctx, `SELECT format('%s|%d|%d|%d|%s|%s', date, layer, year, off, name, source) FROM calendar_rule
		UNION ALL SELECT format('%d|%s', year, source) FROM calendar_year ORDER BY 1`)
	lines, err := collect(rows, err, scanText)
	h := sha256.New()
	for _, l := range lines {
		fmt.Fprintln(h, l)
	}
	return hex.EncodeToString(h.Sum(nil)), err
}
