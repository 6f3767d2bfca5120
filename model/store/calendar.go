package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"oversight/assets"
	"oversight/model"
)

const entityCalendar = "calendar"

// The layers of the calendar, each above the one before; none removes what lies under it.
const (
	layerTable     = 0 // the yearly table
	layerAmendment = 1 // a later notice
	layerOffice    = 2 // local notices, local days and days put right by hand
)

// seed fills a new database with what the program brings, and an old one with what it does not have yet.
func (s *Store) seed(ctx context.Context) error {
	return s.write(ctx, "seed", func(tx *sql.Tx) error {
		if err := seedKinds(ctx, tx); err != nil {
			return err
		}
		if err := s.seedDuties(ctx, tx); err != nil {
			return err
		}
		return s.seedCalendar(ctx, tx)
	})
}

// seedCalendar takes the years of the program's table that nobody has taken yet.
func (s *Store) seedCalendar(ctx context.Context, tx *sql.Tx) error {
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		return err
	}
	have, err := calendarOf(ctx, tx)
	if err != nil {
		return err
	}
	years = slices.DeleteFunc(years, func(y model.CalendarYear) bool { return have.HasYear(y.Year) })
	if len(years) == 0 {
		return nil
	}
	text := "采用随程序提供的" + years[0].Label()
	if n := len(years); n > 1 {
		text = fmt.Sprintf("采用随程序提供的%d年至%d年放假安排", years[0].Year, years[n-1].Year)
	}
	act := calendarAct{text: text, year: years[0].Year, from: beginning(years[0]), on: model.DateOf(s.now()), detail: years}
	_, err = s.changeCalendar(ctx, tx, act, func() error {
		for _, y := range years {
			y.Normalize()
			if err := putYear(ctx, tx, y); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// TakeYear takes the table of a year, an amendment to it, or local days into the calendar. A table replaces what an
// earlier table of that year said; amendments and the office's own days stay above it. Of local days those are laid over
// the year that it does not have already, and no year is published by them. All open deadlines are counted again
// in the same transaction. Taking what is there already changes nothing, and the result says so.
func (s *Store) TakeYear(ctx context.Context, y model.CalendarYear, today model.Date) (change model.CalendarChange, err error) {
	err = s.write(ctx, "take year", func(tx *sql.Tx) error {
		change, err = s.takeYear(ctx, tx, y, today)
		return err
	})
	return change, err
}

// errTried takes back what was only tried.
var errTried = errors.New("only tried")

// TryYear tells what TakeYear would bring about and changes nothing.
func (s *Store) TryYear(ctx context.Context, y model.CalendarYear, today model.Date) (change model.CalendarChange, err error) {
	err = s.write(ctx, "try year", func(tx *sql.Tx) error {
		if change, err = s.takeYear(ctx, tx, y, today); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return change, nil
	}
	return change, err
}

func (s *Store) takeYear(ctx context.Context, tx *sql.Tx, y model.CalendarYear, today model.Date) (change model.CalendarChange, err error) {
	y.Normalize()
	if err := y.Check(); err != nil {
		return change, err
	}
	if y.Local {
		return s.takeLocal(ctx, tx, y, today)
	}
	same, err := hasTaken(ctx, tx, y)
	if err != nil {
		return change, err
	}
	if same {
		change.Same, change.Text = true, y.Label()+"已经采用过，内容完全相同，没有改动"
		return change, nil
	}
	act := calendarAct{text: "采用" + y.Label(), year: y.Year, from: beginning(y), on: today, detail: y}
	return s.changeCalendar(ctx, tx, act, func() error { return putYear(ctx, tx, y) })
}

// takeLocal lays the days of a local notice over the calendar, those that it says otherwise or not at all: what is
// national already stays so, and goes on following the national notices.
func (s *Store) takeLocal(ctx context.Context, tx *sql.Tx, y model.CalendarYear, today model.Date) (change model.CalendarChange, err error) {
	have, err := calendarOf(ctx, tx)
	if err != nil {
		return change, err
	}
	news := slices.DeleteFunc(slices.Clone(y.Days), func(r model.DayRule) bool {
		known, ok := have.Rule(r.Date)
		return ok && known.Off == r.Off
	})
	if len(news) == 0 {
		change.Same, change.Text = true, y.Label()+"写到的日子工作日历里都已有同样的安排，没有改动"
		return change, nil
	}
	act := calendarAct{text: "采用" + y.Label(), year: y.Year, from: news[0].Date, on: today, detail: y}
	return s.changeCalendar(ctx, tx, act, func() error {
		for _, r := range news {
			if err := putRule(ctx, tx, layerOffice, r.Date.Year(), r); err != nil {
				return err
			}
		}
		return nil
	})
}

// RestoreYear puts the table of a year back that the program brings, in the place of the table and the amendments that
// were taken; the office's own days stay above it. A year the program brings no table for is unpublished again. Open
// deadlines are counted again as by TakeYear.
func (s *Store) RestoreYear(ctx context.Context, year int, today model.Date) (change model.CalendarChange, err error) {
	err = s.write(ctx, "restore year", func(tx *sql.Tx) error {
		change, err = s.restoreYear(ctx, tx, year, today)
		return err
	})
	return change, err
}

// TryRestoreYear tells what RestoreYear would bring about and changes nothing.
func (s *Store) TryRestoreYear(ctx context.Context, year int, today model.Date) (change model.CalendarChange, err error) {
	err = s.write(ctx, "try restore year", func(tx *sql.Tx) error {
		if change, err = s.restoreYear(ctx, tx, year, today); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return change, nil
	}
	return change, err
}

func (s *Store) restoreYear(ctx context.Context, tx *sql.Tx, year int, today model.Date) (change model.CalendarChange, err error) {
	brought, err := programYear(year)
	if err != nil {
		return change, err
	}
	have, source, err := nationalYear(ctx, tx, year)
	if err != nil {
		return change, err
	}
	act := calendarAct{year: year, from: model.NewDate(year-1, time.December, 1), on: today, detail: brought}
	switch {
	case brought.Year == 0 && source == "" && len(have) == 0:
		return change, model.Refuse(fmt.Sprintf("程序没有自带%d年的放假安排，也没有录入过，没有可恢复的", year))
	case brought.Year == 0:
		act.text = fmt.Sprintf("撤销%d年放假安排（程序没有自带这一年的年度表）", year)
		act.detail = model.CalendarYear{Year: year}
	case source == brought.Source && slices.Equal(have, brought.Days):
		change.Same, change.Text = true, brought.Label()+"就是程序自带的，没有改动"
		return change, nil
	default:
		act.text = "恢复程序自带的" + brought.Label()
	}
	return s.changeCalendar(ctx, tx, act, func() error {
		for _, query := range []string{
			"DELETE FROM calendar_rule WHERE year=? AND layer IN (0,1)", // table and amendments
			"DELETE FROM calendar_year WHERE year=?",
		} {
			if _, err := tx.ExecContext(ctx, query, year); err != nil {
				return err
			}
		}
		if brought.Year == 0 {
			return nil
		}
		return putYear(ctx, tx, brought)
	})
}

// programYear is the table of a year that the program brings; the zero table where it brings none.
func programYear(year int) (model.CalendarYear, error) {
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		return model.CalendarYear{}, err
	}
	i := slices.IndexFunc(years, func(y model.CalendarYear) bool { return y.Year == year })
	if i < 0 {
		return model.CalendarYear{}, nil
	}
	years[i].Normalize()
	return years[i], nil
}

// nationalYear is what table and amendments say of a year, amendments last, and the source of the table.
func nationalYear(ctx context.Context, q querier, year int) (days []model.DayRule, source string, err error) {
	for _, layer := range []int{layerTable, layerAmendment} {
		rules, err := rulesOf(ctx, q, layer, year)
		if err != nil {
			return nil, "", err
		}
		days = append(days, rules...)
	}
	err = q.QueryRowContext(ctx, "SELECT source FROM calendar_year WHERE year=?", year).Scan(&source)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return days, source, err
}

// SetDay sets a single day, above what the national tables say of it: a local holiday, or a day put right by hand
// (the default). Open deadlines are counted again as by TakeYear.
func (s *Store) SetDay(ctx context.Context, r model.DayRule, today model.Date) (change model.CalendarChange, err error) {
	r.Normalize()
	if r.Source == "" {
		r.Source = model.SourceManual
	}
	if err := r.Check(); err != nil {
		return change, err
	}
	if r.Source != model.SourceLocal && r.Source != model.SourceManual {
		return change, model.InvalidField("source", "单独设置的日期，出处只能是“本地”或“手工”")
	}
	err = s.write(ctx, "set day", func(tx *sql.Tx) error {
		have, err := ownDay(ctx, tx, r.Date)
		if err != nil {
			return err
		}
		if have == r {
			change.Same, change.Text = true, r.String()+"已经设置过，没有改动"
			return nil
		}
		act := calendarAct{text: "工作日历：" + r.String(), year: r.Date.Year(), from: r.Date, on: today, detail: r}
		change, err = s.changeCalendar(ctx, tx, act, func() error { return putRule(ctx, tx, layerOffice, r.Date.Year(), r) })
		return err
	})
	return change, err
}

// ClearDay takes back what SetDay set: the national table stands again. A day not set is refused.
func (s *Store) ClearDay(ctx context.Context, d, today model.Date) (change model.CalendarChange, err error) {
	err = s.write(ctx, "clear day", func(tx *sql.Tx) error {
		have, err := ownDay(ctx, tx, d)
		if err != nil {
			return err
		}
		if have.Date.IsZero() {
			return model.Refuse(d.Chinese() + "没有单独设置过，不需要恢复")
		}
		text := "工作日历：" + d.Chinese() + "恢复为全国安排，不再按“" + have.String() + "”"
		act := calendarAct{text: text, year: d.Year(), from: d, on: today, detail: have}
		change, err = s.changeCalendar(ctx, tx, act, func() error {
			_, err := tx.ExecContext(ctx, "DELETE FROM calendar_rule WHERE date=? AND layer=?", d, layerOffice)
			return err
		})
		return err
	})
	return change, err
}

// calendarAct is what a change of the calendar writes into the chain and into the timelines it touches.
type calendarAct struct {
	text   string
	year   int
	from   model.Date // no earlier day changes
	on     model.Date
	detail any
}

// beginning is the first day that the table of a year may name.
func beginning(y model.CalendarYear) model.Date { return model.NewDate(y.Year-1, time.December, 1) }

// changeCalendar runs the change, notes it, and counts the open deadlines again with the calendar as it is then.
func (s *Store) changeCalendar(ctx context.Context, tx *sql.Tx, act calendarAct, change func() error) (model.CalendarChange, error) {
	out := model.CalendarChange{Text: act.text}
	before, err := calendarOf(ctx, tx)
	if err != nil {
		return out, err
	}
	if err := change(); err != nil {
		return out, err
	}
	after, err := calendarOf(ctx, tx)
	if err != nil {
		return out, err
	}
	sum, err := calendarSum(ctx, tx)
	if err != nil {
		return out, err
	}
	err = s.audit(ctx, tx, line{
		action: "set", entity: entityCalendar, record: int64(act.year), text: act.text,
		detail: calendarDetail{Change: act.detail, Sum: sum},
	})
	if err != nil {
		return out, err
	}
	out.Days = before.Differences(after)
	if out.Deadlines, err = s.recount(ctx, tx, after, act); err != nil {
		return out, err
	}
	moved, err := s.recountInquiries(ctx, tx, after, act)
	out.Deadlines = append(out.Deadlines, moved...)
	return out, err
}

// calendarDetail is the record of a calendar line; the sum is that of the whole calendar after the change.
type calendarDetail struct {
	Change any
	Sum    string
}

// hasTaken reports whether the calendar says already, in the same words, what the notice says.
func hasTaken(ctx context.Context, q querier, y model.CalendarYear) (bool, error) {
	layer := layerOf(y)
	have, err := rulesOf(ctx, q, layer, y.Year)
	if err != nil || layer == layerAmendment {
		missing := slices.ContainsFunc(y.Days, func(d model.DayRule) bool { return !slices.Contains(have, d) })
		return !missing, err
	}
	var source string
	err = q.QueryRowContext(ctx, "SELECT source FROM calendar_year WHERE year=?", y.Year).Scan(&source)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return source == y.Source && slices.Equal(have, y.Days), err
}

func layerOf(y model.CalendarYear) int {
	if y.Amends {
		return layerAmendment
	}
	return layerTable
}

func putYear(ctx context.Context, tx *sql.Tx, y model.CalendarYear) error {
	if !y.Amends {
		if _, err := tx.ExecContext(ctx, "DELETE FROM calendar_rule WHERE layer=? AND year=?", layerTable, y.Year); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO calendar_year(year, source) VALUES(?,?)
			ON CONFLICT(year) DO UPDATE SET source=excluded.source`, y.Year, y.Source); err != nil {
			return err
		}
	}
	for _, r := range y.Days {
		if err := putRule(ctx, tx, layerOf(y), y.Year, r); err != nil {
			return err
		}
	}
	return nil
}

func putRule(ctx context.Context, tx *sql.Tx, layer, year int, r model.DayRule) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO calendar_rule(date, layer, year, off, name, source) VALUES(?,?,?,?,?,?)
		ON CONFLICT(date, layer, year) DO UPDATE SET off=excluded.off, name=excluded.name, source=excluded.source`,
		r.Date, layer, year, r.Off, r.Name, r.Source)
	return err
}
