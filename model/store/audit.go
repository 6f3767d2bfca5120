package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"

	"oversight/model"
)

// line is what an act writes into the audit chain.
type line struct {
	actor, action, entity string
	record                int64
	text                  string // what was done, for the timeline
	detail                any    // the record after the act
}

// audit appends a line in the transaction of the act.
func (s *Store) audit(ctx context.Context, tx *sql.Tx, l line) error {
	detail, err := json.Marshal(l.detail)
	if err != nil {
		return err
	}
	if err := guard(ctx, tx, l, detail); err != nil {
		return err
	}
	l.text = model.CleanText(l.text)
	if l.actor == "" {
		if l.actor, err = clerk(ctx, tx); err != nil {
			return err
		}
	}
	var last int64
	prev := make([]byte, 32)
	err = tx.QueryRowContext(ctx, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").Scan(&last, &prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	id, at := last+1, s.now().UnixMilli()
	hash := auditHash(prev, id, at, l.record, l.actor, l.action, l.entity, l.text, string(detail))
	_, err = tx.ExecContext(ctx, `INSERT INTO audit(id, at, actor, action, entity, record, text, detail, prev, hash)
		VALUES(?,?,?,?,?,?,?,?,?,?)`, id, at, l.actor, l.action, l.entity, l.record, l.text, string(detail), prev, hash)
	return err
}

// auditHash covers the hash before, the numbers and each text with its length, so that no text can run into the next.
func auditHash(prev []byte, id, at, record int64, texts ...string) []byte {
	h := sha256.New()
	h.Write(prev)
	for _, n := range []int64{id, at, record} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(n)))
	}
	for _, t := range texts {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(t))))
		h.Write([]byte(t))
	}
	return h.Sum(nil)
}

// Timeline returns the audit lines of one record, oldest first.
func (s *Store) Timeline(ctx context.Context, entity string, id int64) ([]model.AuditEntry, error) {
	rows, err := s.ro.QueryContext(ctx, `SELECT id, at, actor, action, entity, record, text, hash FROM audit
		WHERE entity=? AND record=? ORDER BY id`, entity, id)
	entries, err := collect(rows, err, scanAudit)
	return entries, storageError("timeline", err)
}

func scanAudit(rows *sql.Rows) (model.AuditEntry, error) {
	var e model.AuditEntry
	var hash []byte
	err := rows.Scan(&e.ID, &e.At, &e.Actor, &e.Action, &e.Entity, &e.Record, &e.Text, &hash)
	copy(e.Hash[:], hash)
	return e, err
}
