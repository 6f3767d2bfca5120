package store

import (
	"context"
	"database/sql"

	"oversight/model"
)

// What a meeting needs while it is held (会中速记).

// InquiriesAt returns the inquiries on the matters of a meeting whole, in the order in which they were recorded.
func (s *Store) InquiriesAt(ctx context.Context, meeting int64) ([]model.Inquiry, error) {
	rows, err := s.ro.QueryContext(ctx, `SELECT t.body FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id
		WHERE i.meeting_id=? ORDER BY i.id`, meeting)
	inquiries, err := collect(rows, err, scanBody[model.Inquiry])
	return inquiries, storageError("inquiries at meeting", err)
}

// NoteInquiry stores the draft of an inquiry together with the new matter it was put on: both or neither.
func (s *Store) NoteInquiry(ctx context.Context, m model.Matter, q model.Inquiry, today model.Date) (model.Inquiry, error) {
	m.Normalize()
	if err := m.Check(); err != nil {
		return q, err
	}
	q = q.AsDraft()
	q.Normalize()
	if err := q.CheckDraft(today); err != nil {
		return q, err
	}
	err := s.write(ctx, "note inquiry", func(tx *sql.Tx) error {
		if err := s.saveMatter(ctx, tx, &m, today); err != nil {
			return err
		}
		q.Matter = m.ID
		return s.saveInquiry(ctx, tx, &q)
	})
	return q, err
}

// RegisterInquiries gives drafts their numbers in the order given (全部登记编号): all of them or, when one is refused,
// none.
func (s *Store) RegisterInquiries(ctx context.Context, drafts []model.Inquiry, today model.Date) ([]model.Inquiry, error) {
	var registered []model.Inquiry
	err := s.write(ctx, "register inquiries", func(tx *sql.Tx) error {
		for _, d := range drafts {
			q, err := s.changeInquiry(ctx, tx, d.ID, d.Version, model.InquiryRegister, s.register(ctx, today))
			if err != nil {
				return err
			}
			registered = append(registered, q)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return registered, nil
}
