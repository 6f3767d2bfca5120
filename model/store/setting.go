package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"oversight/model"
)

// The names of the settings; each value is JSON.
const (
	settingOffice    = "office"
	settingChase     = "chase"     // []model.ChaseStep
	settingReminding = "reminding" // model.Reminding
	settingDecisions = "decisions" // model.Decisions
	settingBackups   = "backups"   // model.Backups
)

// readSetting reads a setting into what it points to, which stays as it is when the setting was never made.
func readSetting(ctx context.Context, q querier, name string, into any) error {
	var value string
	err := q.QueryRowContext(ctx, "SELECT value FROM setting WHERE name=?", name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(value), into)
}

// setSetting stores a setting and notes it.
func (s *Store) setSetting(ctx context.Context, name string, value any, l line) error {
	return s.write(ctx, "set "+name, func(tx *sql.Tx) error {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO setting(name, value) VALUES(?,?)
			ON CONFLICT(name) DO UPDATE SET value=excluded.value`, name, string(text)); err != nil {
			return err
		}
		l.action, l.entity, l.detail = "set", "setting", value
		return s.audit(ctx, tx, l)
	})
}

// Office returns who issues the documents; the zero Office before it was set.
func (s *Store) Office(ctx context.Context) (model.Office, error) {
	o, err := officeOf(ctx, s.ro)
	return o, storageError("office", err)
}

func officeOf(ctx context.Context, q querier) (o model.Office, err error) {
	return o, readSetting(ctx, q, settingOffice, &o)
}

// clerk is the actor of audit lines.
func clerk(ctx context.Context, q querier) (string, error) {
	o, err := officeOf(ctx, q)
	if err == nil && o.Clerk == "" {
		return "（未登记）", nil
	}
	return o.Clerk, err
}

// SetOffice stores who issues the documents.
func (s *Store) SetOffice(ctx context.Context, o model.Office) error {
	o.Normalize()
	if err := o.Check(); err != nil {
		return err
	}
	return s.setSetting(ctx, settingOffice, o, line{actor: o.Clerk, text: "修改单位信息"})
}
