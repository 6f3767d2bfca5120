package store

import (
	"context"

	"oversight/model"
)

// InquiryPaper returns what the papers of an inquiry show; a draft need not be stored.
func (s *Store) InquiryPaper(ctx context.Context, q model.Inquiry) (model.InquiryPaper, error) {
	p := model.InquiryPaper{Inquiry: q}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return p, err
	}
	if p.Matter, p.Meeting, err = subject(ctx, s.ro, q.Matter); err != nil {
		return p, storageError("inquiry paper", err)
	}
	if p.Office, err = s.Office(ctx); err != nil {
		return p, err
	}
	setting, err := s.Decisions(ctx)
	p.InTime, p.Large = p.Meeting.PapersInTime(cal), p.Matter.Large(setting)
	p.Quorum = setting.Quorum(p.Meeting, p.Matter.Class)
	return p, err
}

// MeetingPaper returns what the record of a meeting shows.
func (s *Store) MeetingPaper(ctx context.Context, id int64) (p model.MeetingPaper, err error) {
	if p.Meeting, err = s.Meeting(ctx, id); err != nil {
		return p, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return p, err
	}
	if p.Office, err = s.Office(ctx); err != nil {
		return p, err
	}
	if p.Setting, err = s.Decisions(ctx); err != nil {
		return p, err
	}
	if p.Matters, err = s.MattersOf(ctx, id); err != nil {
		return p, err
	}
	p.InTime, p.Inquiries = p.Meeting.PapersInTime(cal), map[int64][]model.Inquiry{}
	rows, err := s.ro.QueryContext(ctx, `SELECT t.body FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id
		WHERE i.meeting_id=? AND i.seq IS NOT NULL AND i.state <> 'void' ORDER BY i.year, i.seq`, id)
	inquiries, err := collect(rows, err, scanBody[model.Inquiry])
	for _, q := range inquiries {
		p.Inquiries[q.Matter] = append(p.Inquiries[q.Matter], q)
	}
	return p, storageError("meeting paper", err)
}

// InquiryLedger returns the ledger of the inquiries a filter leaves, in the order of their numbers; filter says in words
// what is listed.
func (s *Store) InquiryLedger(ctx context.Context, f model.InquiryFilter, filter string, today model.Date) (l model.InquiryLedger, err error) {
	f.Counted = true
	l.Year, l.Filter, l.On = f.Year, filter, today
	if l.Office, err = s.Office(ctx); err != nil {
		return l, err
	}
	if l.Counts, err = s.InquiryCounts(ctx, f); err != nil {
		return l, err
	}
	rows, err := s.Inquiries(ctx, f, 0, everything, today)
	if err != nil {
		return l, err
	}
	for _, r := range rows {
		q, err := s.Inquiry(ctx, r.ID)
		if err != nil {
			return l, err
		}
		l.Rows = append(l.Rows, model.InquiryEntry{InquiryRow: r, Inquiry: q})
	}
	l.Sort()
	return l, nil
}
