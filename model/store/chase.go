package store

import (
	"context"
	"database/sql"

	"oversight/model"
)

// ChaseSteps returns the ladder of chasing: the office's, or the usual one before it was set.
func (s *Store) ChaseSteps(ctx context.Context) ([]model.ChaseStep, error) {
	steps, err := chaseStepsOf(ctx, s.ro)
	return steps, storageError("chase steps", err)
}

func chaseStepsOf(ctx context.Context, q querier) ([]model.ChaseStep, error) {
	steps := []model.ChaseStep(nil)
	if err := readSetting(ctx, q, settingChase, &steps); err != nil || len(steps) > 0 {
		return steps, err
	}
	return model.DefaultChaseSteps(), nil
}

// SetChaseSteps stores the ladder of chasing. Chases recorded before keep the name of their step.
func (s *Store) SetChaseSteps(ctx context.Context, steps []model.ChaseStep) error {
	steps, err := model.CheckChaseSteps(steps)
	if err != nil {
		return err
	}
	return s.setSetting(ctx, settingChase, steps, line{text: "修改催办步骤"})
}

// Chase registers that the leader of a running document was chased (催办).
func (s *Store) Chase(ctx context.Context, id, version int64, c model.Chase, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActChase, func(tx *sql.Tx, d *model.Document) (string, error) {
		return chase(ctx, tx, d, c, today)
	})
}

// ChaseWithSlip is Chase together with its 催办通知单: both happen, each with its line in the timeline, or neither.
func (s *Store) ChaseWithSlip(
	ctx context.Context, id, version int64, c model.Chase, slip model.Slip, today model.Date, render RenderSlip,
) (model.Document, error) {
	return s.act(ctx, id, version, model.ActSlip, func(tx *sql.Tx, d *model.Document) (string, error) {
		text, err := chase(ctx, tx, d, c, today)
		if err != nil {
			return "", err
		}
		if err := s.put(ctx, tx, d, model.ActChase, text); err != nil {
			return "", err
		}
		return issueSlip(ctx, tx, d, slip, today, render)
	})
}

// chase records a chase in the document and returns its line for the timeline.
func chase(ctx context.Context, tx *sql.Tx, d *model.Document, c model.Chase, today model.Date) (text string, err error) {
	steps, err := chaseStepsOf(ctx, tx)
	if err != nil {
		return "", err
	}
	if err := d.Chase(c, steps, today); err != nil {
		return "", err
	}
	return d.Chases[len(d.Chases)-1].Line(), nil
}

// ChasesDue returns up to limit chases to be proposed today, of what is due first. Nothing is sent by itself.
func (s *Store) ChasesDue(ctx context.Context, today model.Date, limit int) ([]model.ChaseProposal, error) {
	steps, err := s.ChaseSteps(ctx)
	if err != nil {
		return nil, err
	}
	v, err := s.viewer(ctx, today)
	if err != nil {
		return nil, err
	}
	until := v.cal.AddWorkdays(today, max(0, -steps[0].After)) // nothing due later has a step whose day has come
	rows, err := s.ro.QueryContext(ctx, runningQuery, until)
	if err != nil {
		return nil, storageError("chases due", err)
	}
	defer rows.Close()
	var out []model.ChaseProposal
	for len(out) < limit && rows.Next() {
		r, err := v.row(rows)
		if err != nil {
			return nil, storageError("chases due", err)
		}
		if step, since, ok := model.ChaseDue(r, steps, today, v.cal); ok {
			out = append(out, model.ChaseProposal{Row: r, Step: step, Since: since})
		}
	}
	return out, storageError("chases due", rows.Err())
}

// runningQuery lists the documents whose clock runs and that are due by a day, next due first.
const runningQuery = rowColumns + "FROM document d INDEXED BY ix_document_due WHERE d.state='served' AND d.due<=? ORDER BY d.due, d.id"
