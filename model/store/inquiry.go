package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"oversight/model"
)

const entityInquiry = "inquiry"

// Inquiry returns one inquiry with everything it holds.
func (s *Store) Inquiry(ctx context.Context, id int64) (model.Inquiry, error) {
	q, err := inquiryByID(ctx, s.ro, id)
	return q, storageError("inquiry", err)
}

// InquiryByNumber finds the inquiry that bears the number.
func (s *Store) InquiryByNumber(ctx context.Context, n model.Number) (model.Inquiry, error) {
	q, err := inquiryByNumber(ctx, s.ro, n)
	return q, storageError("inquiry by number", err)
}

func inquiryByID(ctx context.Context, q querier, id int64) (model.Inquiry, error) {
	return readBody[model.Inquiry](ctx, q, "SELECT body FROM inquiry_text WHERE inquiry_id=?", id, "没有找到这次问询，请刷新后再试")
}

func inquiryByNumber(ctx context.Context, q querier, n model.Number) (model.Inquiry, error) {
	var id int64
	err := q.QueryRowContext(ctx, "SELECT id FROM inquiry WHERE mark=? AND year=? AND seq=?", n.Mark, n.Year, n.Seq).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return model.Inquiry{}, &model.Error{Code: model.NotFound, Msg: "没有编号为 " + n.String() + " 的问询"}
	}
	if err != nil {
		return model.Inquiry{}, err
	}
	return inquiryByID(ctx, q, id)
}

// subject is what an inquiry is about: its matter and the meeting of that; zero where there is none yet.
func subject(ctx context.Context, q querier, matter int64) (m model.Matter, meeting model.Meeting, err error) {
	if m, err = matterByID(ctx, q, matter); err != nil {
		return m, meeting, err
	}
	meeting, err = meetingByID(ctx, q, m.Meeting)
	return m, meeting, err
}

// putInquiry writes an inquiry everywhere it is kept: the row for lists with the words for the search, the whole as
// JSON; and appends the audit line. It is the only writer of inquiry_text.
func (s *Store) putInquiry(ctx context.Context, tx *sql.Tx, q *model.Inquiry, a model.InquiryAct, text string) error {
	m, meeting, err := subject(ctx, tx, q.Matter)
	if err != nil {
		return err
	}
	if err := remember(ctx, tx, q.Hands()); err != nil {
		return err
	}
	q.Version++
	if q.ID == 0 {
		if err := nextID(ctx, tx, entityInquiry, &q.ID); err != nil {
			return err
		}
	}
	if err := putInquiryRow(ctx, tx, q, m, meeting); err != nil {
		return err
	}
	body, err := json.Marshal(q)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO inquiry_text(inquiry_id, body) VALUES(?,?)
		ON CONFLICT(inquiry_id) DO UPDATE SET body=excluded.body`, q.ID, string(body)); err != nil {
		return err
	}
	return s.audit(ctx, tx, line{action: string(a), entity: entityInquiry, record: q.ID, text: text, detail: json.RawMessage(body)})
}

// putInquiryRow writes what lists show of an inquiry, and its words.
func putInquiryRow(ctx context.Context, tx *sql.Tx, q *model.Inquiry, m model.Matter, meeting model.Meeting) error {
	r := q.Row(m, meeting)
	_, err := tx.ExecContext(ctx, `INSERT INTO inquiry(id, version, state, mark, year, seq, phase, day, by, means, gist, reported, closed,
		suggestions, adopted, partly, not_adopted, deferred, follow_unit, due, provisional, done,
		matter_id, title, class, unit, person_id, person_name, person_post, amount, decision, meeting_id, meeting_type, meeting_name, held)
		VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET version=excluded.version, state=excluded.state, mark=excluded.mark, year=excluded.year, seq=excluded.seq,
		phase=excluded.phase, day=excluded.day, by=excluded.by, means=excluded.means, gist=excluded.gist, reported=excluded.reported,
		closed=excluded.closed, suggestions=excluded.suggestions, adopted=excluded.adopted, partly=excluded.partly,
		not_adopted=excluded.not_adopted, deferred=excluded.deferred, follow_unit=excluded.follow_unit, due=excluded.due,
		provisional=excluded.provisional, done=excluded.done, matter_id=excluded.matter_id, title=excluded.title, class=excluded.class,
		unit=excluded.unit, person_id=excluded.person_id, person_name=excluded.person_name, person_post=excluded.person_post,
		amount=excluded.amount, decision=excluded.decision, meeting_id=excluded.meeting_id, meeting_type=excluded.meeting_type,
		meeting_name=excluded.meeting_name, held=excluded.held`,
		q.ID, q.Version, string(r.State), r.Number.Mark, q.On.Year(), sql.NullInt64{Int64: int64(r.Number.Seq), Valid: !r.Number.IsZero()},
		string(r.Phase), r.On, r.By, string(r.Means), r.Gist, r.Reported, r.Closed,
		r.Suggestions, r.Adopted, r.Partly, r.NotAdopted, r.Deferred, r.FollowUnit, r.Due, r.Provisional, r.Done,
		keyOrNew(r.Matter), r.Title, string(r.Class), r.Unit, keyOrNew(r.Leader.ID), r.Leader.Name, r.Leader.Post, int64(r.Amount), string(r.Decision),
		keyOrNew(r.Meeting), r.MeetingType, r.MeetingName, r.Held)
	if err != nil {
		return err
	}
	return index(ctx, tx, "inquiry_fts", q.ID, inquiryWords(q, r))
}

// inquiryWords are the texts an inquiry is found by.
func inquiryWords(q *model.Inquiry, r model.InquiryRow) []string {
	parts := []string{
		r.Number.String(), r.Title, r.Unit, r.Leader.Name, r.Leader.Post, r.MeetingType, r.MeetingName, q.By, q.Question,
		q.Follow.Unit, q.Follow.Result, q.Void.Reason,
	}
	parts = append(parts, q.Risks...)
	for _, a := range q.Answers {
		parts = append(parts, a.Who, a.What)
	}
	for _, s := range q.Suggestions {
		parts = append(parts, s.Text, s.Note)
	}
	for _, c := range q.Follow.Rechecks {
		parts = append(parts, c.By, c.Result)
	}
	for _, up := range q.Reports {
		parts = append(parts, up.To, up.Reason)
	}
	if q.Past != nil {
		parts = append(parts, q.Past.Number, q.Past.Adopted, q.Past.Result)
	}
	return append(parts, q.Documents...)
}

var errInquiryChanged = &model.Error{Code: model.Conflict, Msg: "这次问询刚刚被修改过，请刷新后再操作"}

// inquiryAct runs one act on a stored inquiry, as act does on a document.
func (s *Store) inquiryAct(ctx context.Context, id, version int64, a model.InquiryAct, change inquiryChange) (model.Inquiry, error) {
	var q model.Inquiry
	err := s.write(ctx, "inquiry: "+string(a), func(tx *sql.Tx) (err error) {
		q, err = s.changeInquiry(ctx, tx, id, version, a, change)
		return err
	})
	return q, err
}

// inquiryChange does an act to an inquiry and says so in the words of the audit line.
type inquiryChange func(*sql.Tx, *model.Inquiry) (text string, err error)

// changeInquiry runs one act on a stored inquiry inside a transaction.
func (s *Store) changeInquiry(ctx context.Context, tx *sql.Tx, id, version int64, a model.InquiryAct, change inquiryChange) (model.Inquiry, error) {
	q, err := inquiryByID(ctx, tx, id)
	if err != nil {
		return q, err
	}
	if q.Version != version {
		return q, errInquiryChanged
	}
	text, err := change(tx, &q)
	if err != nil {
		return q, err
	}
	return q, s.putInquiry(ctx, tx, &q, a, text)
}
