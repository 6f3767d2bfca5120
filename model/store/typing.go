package store

import (
	"context"
	"database/sql"
	"errors"
)

// KeepTyping keeps what is being typed in a form, so that a crash loses at most the last seconds.
func (s *Store) KeepTyping(ctx context.Context, form, body string) error {
	return s.write(ctx, "keep typing", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO typing(form, body, saved_at) VALUES(?,?,?)
			ON CONFLICT(form) DO UPDATE SET body=excluded.body, saved_at=excluded.saved_at`, form, body, s.now().UnixMilli())
		return err
	})
}

// Typing returns what was kept for a form and when (unix milliseconds); "" when nothing was.
func (s *Store) Typing(ctx context.Context, form string) (body string, at int64, err error) {
	err = s.ro.QueryRowContext(ctx, "SELECT body, saved_at FROM typing WHERE form=?", form).Scan(&body, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return "", 0, nil
	}
	return body, at, storageError("typing", err)
}

// TypingForms lists the forms something was kept for, the latest first.
func (s *Store) TypingForms(ctx context.Context) ([]string, error) {
	rows, err := s.ro.QueryContext(ctx, "SELECT form FROM typing ORDER BY saved_at DESC")
	forms, err := collect(rows, err, scanText)
	return forms, storageError("typing forms", err)
}

// ForgetTyping drops what was kept for a form, after it was saved or given up.
func (s *Store) ForgetTyping(ctx context.Context, form string) error {
	return s.write(ctx, "forget typing", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM typing WHERE form=?", form)
		return err
	})
}
