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

// Kinds returns all kinds of documents, built-in ones first.
func (s *Store) Kinds(ctx context.Context) ([]model.Kind, error) {
	rows, err := s.ro.QueryContext(ctx, kindColumns+" ORDER BY rowid")
	kinds, err := collect(rows, err, func(r *sql.Rows) (model.Kind, error) { return scanKind(r.Scan) })
	return kinds, storageError("kinds", err)
}

const kindColumns = `SELECT key, name, mark, term, start, warn, layout, next, object, problems, advice,
	earlier, lead, request, feedback FROM kind`

func kindByKey(ctx context.Context, q querier, key string) (model.Kind, error) {
	return scanKind(q.QueryRowContext(ctx, kindColumns+" WHERE key=?", key).Scan)
}

func scanKind(scan func(...any) error) (k model.Kind, err error) {
	err = scan(&k.Key, &k.Name, &k.Mark, &k.Term, &k.Start, &k.Warn, &k.Layout, &k.Next, &k.Labels.Object, &k.Labels.Problems, &k.Labels.Advice,
		&k.Wording.Earlier, &k.Wording.Lead, &k.Wording.Request, &k.Wording.Feedback)
	return k, err
}

// SetKind changes what the office sets for a kind. Documents made before keep their wording and term.
func (s *Store) SetKind(ctx context.Context, k model.Kind) error {
	k.Name, k.Mark = model.CleanLine(k.Name), model.CleanLine(k.Mark)
	if err := k.Check(); err != nil {
		return err
	}
	return s.write(ctx, "set kind", func(tx *sql.Tx) error {
		if err := putKind(ctx, tx, k); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "set", entity: "kind", text: "修改“" + k.Name + "”的设置", detail: k})
	})
}

func putKind(ctx context.Context, tx *sql.Tx, k model.Kind) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO kind(key, name, mark, term, start, warn, layout, next, object, problems, advice,
		earlier, lead, request, feedback) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(key) DO UPDATE SET name=excluded.name, mark=excluded.mark, term=excluded.term,
		start=excluded.start, warn=excluded.warn, earlier=excluded.earlier, lead=excluded.lead, request=excluded.request,
		feedback=excluded.feedback`,
		k.Key, k.Name, k.Mark, k.Term, string(k.Start), k.Warn, string(k.Layout), k.Next, k.Labels.Object, k.Labels.Problems, k.Labels.Advice,
		k.Wording.Earlier, k.Wording.Lead, k.Wording.Request, k.Wording.Feedback)
	return err
}
