package store

import (
	"context"
	"database/sql"

	"oversight/model"
)

// decisionSchema is the schema version from which meetings, matters and inquiries exist; older backups have none.
const decisionSchema = 4

// checkDecisions compares each meeting, matter and inquiry with the record its last audit line holds, and looks for
// those that went without a line that says so.
func checkDecisions(ctx context.Context, tx *sql.Tx, r *Report) error {
	if version, err := fileVersion(ctx, tx); err != nil || version < decisionSchema {
		return err
	}
	for _, e := range []struct{ entity, name, bodies string }{
		{entityMeeting, "会议", "SELECT id, body FROM meeting"},
		{entityMatter, "议题", "SELECT id, body FROM matter"},
		{entityInquiry, "问询", "SELECT i.id, coalesce(t.body, '') AS body FROM inquiry i LEFT JOIN inquiry_text t ON t.inquiry_id=i.id"},
	} {
		rows, err := tx.QueryContext(ctx, `SELECT b.id FROM (`+e.bodies+`) b WHERE b.body IS NOT
			(SELECT detail FROM audit WHERE entity=?1 AND record=b.id ORDER BY id DESC LIMIT 1)`, e.entity)
		if err := r.addEach(rows, err, e.name+"（记录 %d）的内容与操作记录不一致"); err != nil {
			return err
		}
		if err := r.checkGone(ctx, tx, e.entity, e.name, actDelete); err != nil {
			return err
		}
	}
	rows, err := tx.QueryContext(ctx, `SELECT d.id FROM document d JOIN document_text t ON t.document_id=d.id
		WHERE CASE WHEN json_valid(t.body) THEN d.inquiry <> coalesce(t.body->>'$.Inquiry', '') ELSE 0 END`)
	return r.addEach(rows, err, "文书（记录 %d）在列表里的问询编号与文书本身不一致")
}

// checkInquiryRows makes the row of each inquiry again from the inquiry, its matter and its meeting, and compares it with
// the one lists show; and it counts the deadline of each follow-up that runs.
func checkInquiryRows(ctx context.Context, tx *sql.Tx, r *Report) error {
	if version, err := fileVersion(ctx, tx); err != nil || version < decisionSchema {
		return err
	}
	cal, err := calendarOf(ctx, tx)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, inquiryColumns+"FROM inquiry i")
	shown, err := collect(rows, err, scanInquiryRow)
	if err != nil {
		return err
	}
	for _, row := range shown {
		r.Inquiries++
		q, err := inquiryByID(ctx, tx, row.ID)
		if err != nil {
			continue // named by checkDecisions already
		}
		m, meeting, err := subject(ctx, tx, q.Matter)
		if err != nil || row != q.Row(m, meeting) {
			r.add("问询（记录 %d）在列表里的内容与问询、议题或会议本身不一致", row.ID)
		}
		before := q.Follow.Deadline
		if changed, err := q.Recount(cal); err != nil || changed {
			r.add("问询（记录 %d）的落实期限%s与按工作日历重算的不一致", row.ID, before.Due.Chinese())
		}
	}
	return nil
}

// recountInquiries counts the follow-ups again that reach into the days changed, as recount does the documents.
func (s *Store) recountInquiries(ctx context.Context, tx *sql.Tx, cal *model.Calendar, act calendarAct) ([]model.DeadlineChange, error) {
	rows, err := tx.QueryContext(ctx, `SELECT t.body FROM inquiry i INDEXED BY ix_inquiry_due JOIN inquiry_text t ON t.inquiry_id=i.id
		WHERE i.state='following' AND i.due>=? ORDER BY i.due, i.id`, act.from)
	inquiries, err := collect(rows, err, scanBody[model.Inquiry])
	if err != nil {
		return nil, err
	}
	var changes []model.DeadlineChange
	for i := range inquiries {
		q := &inquiries[i]
		before := q.Follow.Deadline
		changed, err := q.Recount(cal)
		if err != nil {
			return nil, err
		}
		if !changed {
			continue
		}
		m, err := matterByID(ctx, tx, q.Matter)
		if err != nil {
			return nil, err
		}
		c := model.DeadlineChange{
			On: act.on, Inquiry: q.ID, Number: q.Number, Kind: model.SourceInquiry, Leader: m.Leader, Title: m.Title,
			Before: before.Due, After: q.Follow.Deadline.Due, WasProvisional: before.Provisional, Provisional: q.Follow.Deadline.Provisional, Reason: act.text,
		}
		if err := s.putInquiry(ctx, tx, q, model.InquiryAct(actRecount), act.text+"；"+sentence(c)); err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	return changes, nil
}
