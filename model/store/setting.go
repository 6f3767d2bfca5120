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
	err := readSetting(ctx, q, settingOffice, &o)
	return o, err
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
		if err := putSetting(ctx, tx, settingOffice, o); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{actor: o.Clerk, action: "set", entity: "setting", text: "修改单位信息", detail: o})
	})
}

// readSetting fills value; one that was never set stays as it is.
func readSetting(ctx context.Context, q querier, name string, value any) error {
	var text string
	err := q.QueryRowContext(ctx, "SELECT value FROM setting WHERE name=?", name).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(text), value)
}

func putSetting(ctx context.Context, tx *sql.Tx, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO setting(name, value) VALUES(?,?)
		ON CONFLICT(name) DO UPDATE SET value=excluded.value`, name, string(text))
	return err
}
