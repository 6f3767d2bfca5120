package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"oversight/model"
)

// ClockBehind tells the day of the latest act on record and whether it lies after today: the clock of the computer
// was put back, or was wrong before. Nothing is counted differently because of it.
func (s *Store) ClockBehind(ctx context.Context, today model.Date) (last model.Date, behind bool, err error) {
	var at sql.NullInt64
	err = s.ro.QueryRowContext(ctx, "SELECT max(at) FROM audit").Scan(&at)
	if err != nil || !at.Valid {
		return last, false, storageError("clock", err)
	}
	last = model.DateOf(time.UnixMilli(at.Int64).In(s.now().Location()))
	return last, today.Before(last), nil
}

// clockSchema is the schema version from which the tables of the clock exist; older backups have none.
const clockSchema = 3

// checkCalendar compares the calendar with the sum in its last audit line.
func checkCalendar(ctx context.Context, tx *sql.Tx, r *Report) error {
	if version, err := fileVersion(ctx, tx); err != nil || version < clockSchema {
		return err
	}
	var noted string
	err := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT iif(json_valid(detail), detail->>'$.Sum', '') FROM audit
		WHERE entity=? ORDER BY id DESC LIMIT 1), '')`, entityCalendar).Scan(&noted)
	if err != nil {
		return err
	}
	sum, err := calendarSum(ctx, tx)
	if err == nil && sum != noted {
		r.add("工作日历与操作记录不一致，可能被改动过")
	}
	return err
}

// checkDeadlines counts every open deadline again and compares what the lists show of extensions and chases.
func checkDeadlines(ctx context.Context, tx *sql.Tx, r *Report) error {
	if version, err := fileVersion(ctx, tx); err != nil || version < clockSchema {
		return err
	}
	cal, err := calendarOf(ctx, tx)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT d.id, d.state, d.provisional, d.extended, d.chases, t.body
		FROM document d JOIN document_text t ON t.document_id=d.id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var state model.State
		var provisional bool
		var extended, chases int
		var body []byte
		if err := rows.Scan(&id, &state, &provisional, &extended, &chases, &body); err != nil {
			return err
		}
		var d model.Document
		if json.Unmarshal(body, &d) != nil {
			continue // named by checkDocuments already
		}
		if provisional != d.Deadline.Provisional || extended != d.TimesExtended() || chases != len(d.Chases) {
			r.add("文书（记录 %d）在列表里的期限、延期或催办与文书本身不一致", id)
		}
		if state != model.Served {
			continue
		}
		if dl, err := d.Recounted(cal); err != nil || dl != d.Deadline {
			r.add("文书（记录 %d）的期限%s与按工作日历重算的不一致", id, d.Deadline.Due.Chinese())
		}
	}
	return rows.Err()
}
