package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// actRecount is what the program does by itself; no clerk can.
const actRecount model.Act = "recount"

// recount counts the open deadlines again that reach into the days changed, and writes old and new date with
// the reason to each timeline and to the list of changes.
func (s *Store) recount(ctx context.Context, tx *sql.Tx, cal *model.Calendar, act calendarAct) ([]model.DeadlineChange, error) {
	moved, err := recounted(ctx, tx, cal, act.from)
	if err != nil || len(moved) == 0 {
		return nil, err
	}
	actor, err := clerk(ctx, tx)
	if err != nil {
		return nil, err
	}
	changes := make([]model.DeadlineChange, len(moved))
	for i := range moved {
		m := &moved[i]
		changes[i] = changeOf(&m.Document, m.before, act.on, act.text)
		l := line{actor: actor, action: string(actRecount), text: act.text + "；" + sentence(changes[i])}
		if err := s.putLife(ctx, tx, &m.Document, l); err != nil {
			return nil, err
		}
		if err := putChange(ctx, tx, changes[i]); err != nil {
			return nil, err
		}
	}
	return changes, nil
}

// movedDocument is a document with its new deadline, and the one it had.
type movedDocument struct {
	model.Document
	before model.Deadline
}

// recounted returns the open documents whose deadline is another one now. A term that ends before the first day
// changed cannot be among them.
func recounted(ctx context.Context, tx *sql.Tx, cal *model.Calendar, from model.Date) ([]movedDocument, error) {
	rows, err := tx.QueryContext(ctx, `SELECT t.body FROM document d INDEXED BY ix_document_due JOIN document_text t ON t.document_id=d.id
		WHERE d.state='served' AND d.due>=? ORDER BY d.due, d.id`, from)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var moved []movedDocument
	for rows.Next() {
		var body []byte
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		var m movedDocument
		if err := json.Unmarshal(body, &m.Document); err != nil {
			return nil, err
		}
		m.before = m.Deadline
		changed, err := m.Recount(cal)
		if err != nil {
			return nil, err
		}
		if changed {
			moved = append(moved, m)
		}
	}
	return moved, rows.Err()
}

func changeOf(d *model.Document, before model.Deadline, on model.Date, reason string) model.DeadlineChange {
	return model.DeadlineChange{
		On: on, Document: d.ID, Number: d.Number, Kind: d.Issue.Kind, Leader: d.Leader, Title: d.Title,
		Before: before.Due, After: d.Deadline.Due, WasProvisional: before.Provisional, Provisional: d.Deadline.Provisional, Reason: reason,
	}
}

// sentence says for the timeline what became of the due date.
func sentence(c model.DeadlineChange) string {
	text := "期限由" + c.Before.Chinese() + "改为" + c.After.Chinese()
	if c.Before == c.After {
		text = "期限仍为" + c.After.Chinese()
	}
	switch {
	case c.Provisional:
		text += "（暂定）"
	case c.WasProvisional:
		text += "，不再是暂定"
	}
	return text
}

func putChange(ctx context.Context, tx *sql.Tx, c model.DeadlineChange) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO deadline_change(day, document_id, before, after, was_provisional, provisional, reason)
		VALUES(?,?,?,?,?,?,?)`, c.On, c.Document, c.Before, c.After, c.WasProvisional, c.Provisional, c.Reason)
	return err
}

// DeadlineChanges returns up to limit changes of due dates since a day, by the calendar or by an extension, the
// latest first (期限变动).
func (s *Store) DeadlineChanges(ctx context.Context, since model.Date, limit int) ([]model.DeadlineChange, error) {
	rows, err := s.ro.QueryContext(ctx, `SELECT c.day, c.document_id, d.mark, d.year, d.seq, k.name, coalesce(d.person_id, 0), d.person_name, d.person_post,
		d.title, c.before, c.after, c.was_provisional, c.provisional, c.reason
		FROM deadline_change c JOIN document d ON d.id=c.document_id JOIN kind k ON k.key=d.kind
		WHERE c.day>=? ORDER BY c.id DESC LIMIT ?`, since, limit)
	changes, err := collect(rows, err, func(r *sql.Rows) (c model.DeadlineChange, err error) {
		return c, r.Scan(&c.On, &c.Document, &c.Number.Mark, &c.Number.Year, &c.Number.Seq, &c.Kind, &c.Leader.ID, &c.Leader.Name, &c.Leader.Post,
			&c.Title, &c.Before, &c.After, &c.WasProvisional, &c.Provisional, &c.Reason)
	})
	return changes, storageError("deadline changes", err)
}
