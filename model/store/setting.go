package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"oversight/model"
)

const settingOffice = "office"

// Office returns who issues the documents; the zero Office before it was set.
func (s *Store) Office(ctx context.Context) (model.Office, error) {
	o, err := officeOf(ctx, s.ro)
	return o, storageError("office", err)
}

func officeOf(ctx context.Context, q querier) (model.Office, error) {
	var o model.Office
	var value string
	err := q.QueryRowContext(ctx, "SELECT value FROM setting WHERE name=?", settingOffice).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return o, nil
	}
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal([]byte(value), &o)
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
	return s.write(ctx, "set office", func(tx *sql.Tx) error {
		value, err := json.Marshal(o)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO setting(name, value) VALUES(?,?)
			ON CONFLICT(name) DO UPDATE SET value=excluded.value`, settingOffice, string(value)); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{actor: o.Clerk, action: "set", entity: "setting", text: "修改单位信息", detail: o})
	})
}
