package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// Deeds returns what was registered of an issued document, act by act as it stands after corrections.
func (s *Store) Deeds(ctx context.Context, id int64) ([]model.Deed, error) {
	record, err := recordOf(ctx, s.ro, id)
	if err != nil {
		return nil, storageError("deeds", err)
	}
	_, deeds := model.Deeds(record)
	return deeds, nil
}

// recordOf reads the history of a document from its audit lines, each of which holds the document after it.
func recordOf(ctx context.Context, q querier, id int64) ([]model.Happened, error) {
	rows, err := q.QueryContext(ctx, "SELECT action, detail FROM audit WHERE entity=? AND record=? ORDER BY id", entityDocument, id)
	return collect(rows, err, func(r *sql.Rows) (h model.Happened, err error) {
		var detail []byte
		if err := r.Scan(&h.Act, &detail); err != nil {
			return h, err
		}
		return h, json.Unmarshal(detail, &h.After)
	})
}

// Correct puts right what was registered of the deed at a place among those of Deeds, or with to nil takes it back as
// one that never happened (更正). Everything after it is done again; due date, lists and lights follow. Slips that would now
// be set otherwise are named as to be replaced; render sets them for the comparison.
func (s *Store) Correct(
	ctx context.Context, id, version int64, at int, to *model.Deed, by, reason string, today model.Date, render RenderSlip,
) (model.Document, error) {
	return s.act(ctx, id, version, model.ActCorrect, func(tx *sql.Tx, d *model.Document) (string, error) {
		c, err := circumstances(ctx, tx, today)
		if err != nil {
			return "", err
		}
		record, err := recordOf(ctx, tx, id)
		if err != nil {
			return "", err
		}
		amended, err := d.Amend(record, at, to, by, reason, c)
		if err != nil {
			return "", err
		}
		if err := markStale(ctx, tx, &amended, render); err != nil {
			return "", err
		}
		before := d.Deadline
		*d = amended.Document
		last := d.Corrections[len(d.Corrections)-1]
		if last.Moved != nil && !d.Deadline.Due.IsZero() && !before.Due.IsZero() {
			err = putChange(ctx, tx, changeOf(d, before, today, "更正："+last.Reason))
		}
		return last.Line(), err
	})
}

func circumstances(ctx context.Context, tx *sql.Tx, today model.Date) (c model.Circumstances, err error) {
	c.Today = today
	if c.Calendar, err = calendarOf(ctx, tx); err != nil {
		return c, err
	}
	if c.Who, err = approvingOf(ctx, tx); err != nil {
		return c, err
	}
	c.Steps, err = chaseStepsOf(ctx, tx)
	return c, err
}

// markStale finds the papers issued since that say what is no longer so: slips that would be set otherwise, and the next
// documents of the ladder that quote what was corrected.
func markStale(ctx context.Context, tx *sql.Tx, a *model.Amended, render RenderSlip) error {
	for _, r := range a.Reprints() {
		was, err := setAgain(ctx, tx, r.Before, r.Was, render)
		if err != nil {
			return err
		}
		now, err := setAgain(ctx, tx, r.Now, r.Slip, render)
		if err != nil {
			return err
		}
		if was != now {
			a.Replace(r.Slip.Name(), r.N)
		}
	}
	next, err := issuedAfter(ctx, tx, a.Number)
	if err != nil {
		return err
	}
	for _, d := range next {
		if a.Amendment().Touched(d.Quotes) {
			a.Replace("《"+d.Issue.Kind+"》"+d.Number.String(), -1)
		}
	}
	return nil
}

func setAgain(ctx context.Context, tx *sql.Tx, d model.Document, slip model.Slip, render RenderSlip) (string, error) {
	p, err := paperOf(ctx, tx, d)
	if err != nil {
		return "", err
	}
	pdf, err := render(p, slip)
	return digest(pdf), err
}

// issuedAfter returns the numbered documents that follow one in the ladder and are not void.
func issuedAfter(ctx context.Context, tx *sql.Tx, n model.Number) ([]model.Document, error) {
	rows, err := tx.QueryContext(ctx, `SELECT t.body FROM document d JOIN document_text t ON t.document_id=d.id
		WHERE d.previous=? AND d.previous<>'' AND d.seq IS NOT NULL AND d.state<>'void' ORDER BY d.id`, n.String())
	return collect(rows, err, func(r *sql.Rows) (d model.Document, err error) {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return d, err
		}
		return d, json.Unmarshal(body, &d)
	})
}
