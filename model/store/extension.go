package store

import (
	"context"
	"database/sql"

	"oversight/model"
)

// Extend registers an application for a later due date and what was decided (延期). An application refused is
// recorded too; it moves nothing.
func (s *Store) Extend(ctx context.Context, id, version int64, e model.Extension, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActExtend, func(tx *sql.Tx, d *model.Document) (string, error) {
		cal, err := calendarOf(ctx, tx)
		if err != nil {
			return "", err
		}
		before := d.Deadline
		who, err := approvingOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := d.Extend(e, who, today, cal); err != nil {
			return "", err
		}
		done := d.Extensions[len(d.Extensions)-1]
		if done.Granted() {
			err = putChange(ctx, tx, changeOf(d, before, done.Decided, "延期："+done.Reason))
		}
		return done.Line(), err
	})
}
