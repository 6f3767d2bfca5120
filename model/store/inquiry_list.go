package store

import (
	"context"
	"database/sql"
	"strings"

	"oversight/model"
)

const inquiryColumns = `SELECT i.id, i.state, i.mark, i.year, coalesce(i.seq, 0), i.phase, i.day, i.by, i.means, i.gist, i.reported, i.closed,
	i.suggestions, i.adopted, i.partly, i.not_adopted, i.deferred, i.follow_unit, i.due, i.provisional, i.done,
	coalesce(i.matter_id, 0), i.title, i.class, i.unit, coalesce(i.person_id, 0), i.person_name, i.person_post, i.amount, i.decision,
	coalesce(i.meeting_id, 0), i.meeting_type, i.meeting_name, i.held `

// Inquiries returns up to limit rows with an id below before, newest first; before 0 starts at the newest. Standing is
// that of today.
func (s *Store) Inquiries(ctx context.Context, f model.InquiryFilter, before int64, limit int, today model.Date) ([]model.InquiryRow, error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.inquiryNarrowing(ctx, f)
	if err != nil {
		return nil, storageError("inquiries", err)
	}
	query := inquiryColumns + c.from + " WHERE " + c.key + "<? AND " + c.where() + " ORDER BY " + c.key + " DESC LIMIT ?"
	rows, err := s.ro.QueryContext(ctx, query, append(append([]any{beforeOrNewest(before)}, c.args...), limit)...)
	out, err := collect(rows, err, scanInquiry(today, cal))
	return out, storageError("inquiries", err)
}

// CountInquiryRows returns how many inquiries Inquiries lists where it is not cut off.
func (s *Store) CountInquiryRows(ctx context.Context, f model.InquiryFilter) (int, error) {
	c, err := s.inquiryNarrowing(ctx, f)
	if err != nil {
		return 0, storageError("inquiries", err)
	}
	count, err := c.count(ctx, s.ro)
	return count, storageError("inquiries", err)
}

func (s *Store) inquiryNarrowing(ctx context.Context, f model.InquiryFilter) (narrowing, error) {
	c := inquiryConditions(f)
	return c, s.addText(ctx, &c, "inquiry", "i", f.Text)
}

// FollowUps returns the inquiries whose follow-up runs, next due first; what was carried out comes with them until it is
// closed.
func (s *Store) FollowUps(ctx context.Context, limit int, today model.Date) ([]model.InquiryRow, error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := s.ro.QueryContext(ctx, followQuery, limit)
	out, err := collect(rows, err, scanInquiry(today, cal))
	return out, storageError("follow-ups", err)
}

// As with the board of documents, the planner would take the index on the state and sort.
const followQuery = inquiryColumns + "FROM inquiry i INDEXED BY ix_inquiry_due WHERE i.state='following' ORDER BY i.due, i.id LIMIT ?"

// lateQuery is those of them that are due by a day and not carried out.
const lateQuery = inquiryColumns + `FROM inquiry i INDEXED BY ix_inquiry_due WHERE i.state='following' AND i.done='' AND i.due<=?
	ORDER BY i.due, i.id LIMIT ?`

// scanInquiry judges the rows on a day.
func scanInquiry(today model.Date, cal *model.Calendar) func(*sql.Rows) (model.InquiryRow, error) {
	return func(rows *sql.Rows) (model.InquiryRow, error) {
		r, err := scanInquiryRow(rows)
		r.Standing = model.InquiryStanding(r.State, r.Due, r.Done, today, model.FollowWarn, cal)
		return r, err
	}
}

func scanInquiryRow(rows *sql.Rows) (r model.InquiryRow, err error) {
	n := &r.Number
	err = rows.Scan(&r.ID, &r.State, &n.Mark, &n.Year, &n.Seq, &r.Phase, &r.On, &r.By, &r.Means, &r.Gist, &r.Reported, &r.Closed,
		&r.Suggestions, &r.Adopted, &r.Partly, &r.NotAdopted, &r.Deferred, &r.FollowUnit, &r.Due, &r.Provisional, &r.Done,
		&r.Matter, &r.Title, &r.Class, &r.Unit, &r.Leader.ID, &r.Leader.Name, &r.Leader.Post, &r.Amount, &r.Decision,
		&r.Meeting, &r.MeetingType, &r.MeetingName, &r.Held)
	if n.Seq == 0 {
		r.Number = model.Number{}
	}
	return r, err
}

// inquiryConditions turns a filter into a narrowing, except its text.
func inquiryConditions(f model.InquiryFilter) narrowing {
	n := narrowing{from: "FROM inquiry i", key: "i.id"}
	n.addID("i.id=?", f.ID)
	n.addID("i.matter_id=?", f.Matter)
	n.addID("i.meeting_id=?", f.Meeting)
	n.addID("i.year=?", int64(f.Year))
	n.addID("i.person_id=?", f.Leader)
	n.addWord("i.meeting_type=?", f.MeetingType)
	n.addWord("i.phase=?", string(f.Phase))
	n.addWord("i.class=?", string(f.Class))
	addAny(&n, "i.state", f.States)
	if cond, ok := adoptionConditions[f.Adoption]; ok {
		n.add(cond)
	}
	if f.Unjudged {
		n.add("i.suggestions > i.adopted + i.partly + i.not_adopted + i.deferred")
	}
	if f.Counted {
		n.add("i.seq IS NOT NULL AND i.state <> 'void'")
	}
	return n
}

// adoptionConditions are written as the partial indexes are, or those could not serve.
var adoptionConditions = map[model.Adoption]string{
	model.Adopted: "i.adopted > 0", model.AdoptedPartly: "i.partly > 0", model.AdoptedNot: "i.not_adopted > 0", model.AdoptionPutOff: "i.deferred > 0",
}

// InquiryYears returns the years that have inquiries, latest first.
func (s *Store) InquiryYears(ctx context.Context) ([]int, error) {
	rows, err := s.ro.QueryContext(ctx, strings.ReplaceAll(yearsQuery, "document", "inquiry"))
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	return years, storageError("inquiry years", err)
}
