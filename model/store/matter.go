package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"oversight/model"
)

const entityMatter = "matter"

// Matter returns one matter.
func (s *Store) Matter(ctx context.Context, id int64) (model.Matter, error) {
	m, err := matterByID(ctx, s.ro, id)
	return m, storageError("matter", err)
}

// matterByID returns the zero Matter for 0.
func matterByID(ctx context.Context, q querier, id int64) (m model.Matter, err error) {
	if id == 0 {
		return m, nil
	}
	return readBody[model.Matter](ctx, q, "SELECT body FROM matter WHERE id=?", id, "没有找到这个议题，它可能已被删除，请刷新后再试")
}

// MattersOf returns the matters of a meeting in the order of its agenda.
func (s *Store) MattersOf(ctx context.Context, meeting int64) ([]model.Matter, error) {
	matters, err := mattersOf(ctx, s.ro, meeting)
	return matters, storageError("matters of meeting", err)
}

func mattersOf(ctx context.Context, q querier, meeting int64) ([]model.Matter, error) {
	rows, err := q.QueryContext(ctx, "SELECT body FROM matter WHERE meeting_id=? ORDER BY no, id", meeting)
	return collect(rows, err, scanBody[model.Matter])
}

func scanBody[T any](rows *sql.Rows) (record T, err error) {
	var body []byte
	if err := rows.Scan(&body); err != nil {
		return record, err
	}
	return record, json.Unmarshal(body, &record)
}

// SaveMatter adds a matter or changes one and returns it as stored; the leader in charge bears the post of the day of
// the meeting, or of today while there is none. What the lists of inquiries say of it follows in the same transaction.
func (s *Store) SaveMatter(ctx context.Context, m model.Matter, today model.Date) (model.Matter, error) {
	m.Normalize()
	if err := m.Check(); err != nil {
		return m, err
	}
	err := s.write(ctx, "save matter", func(tx *sql.Tx) error { return s.saveMatter(ctx, tx, &m, today) })
	return m, err
}

// saveMatter is SaveMatter within a transaction, of a matter that was checked.
func (s *Store) saveMatter(ctx context.Context, tx *sql.Tx, m *model.Matter, today model.Date) error {
	text := "登记议题“" + m.Title + "”"
	left := int64(0) // the meeting it was on before
	if m.ID != 0 {
		before, err := matterByID(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		if before.Version != m.Version {
			return errMatterChanged
		}
		text, left = "修改议题“"+m.Title+"”，会议决定："+string(m.Decision), before.Meeting
		if err := checkPlace(ctx, tx, before, *m); err != nil {
			return err
		}
	}
	meeting, err := meetingByID(ctx, tx, m.Meeting)
	if err != nil {
		return err
	}
	day := meeting.From
	if day.IsZero() {
		day = today
	}
	if err := resolveLeader(ctx, tx, &m.Leader, day); err != nil {
		return err
	}
	if err := s.putMatter(ctx, tx, m, text); err != nil {
		return err
	}
	if err := followMatter(ctx, tx, *m, meeting); err != nil {
		return err
	}
	return refreshMeetings(ctx, tx, left, m.Meeting)
}

var errMatterChanged = &model.Error{Code: model.Conflict, Msg: "这个议题刚刚被修改过，请刷新后再操作"}

// checkPlace refuses to take a matter off its meeting when inquiries were put at or after that meeting.
func checkPlace(ctx context.Context, tx *sql.Tx, before, m model.Matter) error {
	if before.Meeting == 0 || m.Meeting == before.Meeting {
		return nil
	}
	var n int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM inquiry WHERE matter_id=? AND phase<>? AND seq IS NOT NULL AND state<>'void'",
		m.ID, string(model.PhaseBefore)).Scan(&n)
	if err == nil && n > 0 {
		err = model.InvalidField("meeting", fmt.Sprintf("这个议题有 %d 次会中、会后问询，不能改到别的会议；登记错了请先更正或作废这些问询", n))
	}
	return err
}

// resolveLeader takes over the leader's name and posts of the day.
func resolveLeader(ctx context.Context, tx *sql.Tx, leader *model.LeaderRef, day model.Date) error {
	if leader.ID == 0 {
		*leader = model.LeaderRef{}
		return nil
	}
	p, err := personByID(ctx, tx, leader.ID)
	if err != nil {
		return err
	}
	leader.Name, leader.Post = p.Name, p.PostOn(day)
	return nil
}

func (s *Store) putMatter(ctx context.Context, tx *sql.Tx, m *model.Matter, text string) error {
	m.Version++
	if m.ID == 0 {
		if err := nextID(ctx, tx, entityMatter, &m.ID); err != nil {
			return err
		}
	}
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO matter(id, version, meeting_id, no, class, title, person_id, body) VALUES(?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET version=excluded.version, meeting_id=excluded.meeting_id, no=excluded.no, class=excluded.class,
		title=excluded.title, person_id=excluded.person_id, body=excluded.body`,
		m.ID, m.Version, keyOrNew(m.Meeting), m.No, string(m.Class), m.Title, keyOrNew(m.Leader.ID), string(body)); err != nil {
		return err
	}
	if err := putMatterWords(ctx, tx, *m); err != nil {
		return err
	}
	return s.audit(ctx, tx, line{action: "save", entity: entityMatter, record: m.ID, text: text, detail: json.RawMessage(body)})
}

func putMatterWords(ctx context.Context, tx *sql.Tx, m model.Matter) error {
	return index(ctx, tx, "matter_fts", m.ID, []string{m.Title, m.Unit, m.Reporter, m.Leader.Name, m.Leader.Post, m.Ruling, m.Checks.Lines()})
}

// followMatter brings what the lists say of the inquiries on a matter up to date; the inquiries themselves do not change.
func followMatter(ctx context.Context, tx *sql.Tx, m model.Matter, meeting model.Meeting) error {
	rows, err := tx.QueryContext(ctx, "SELECT t.body FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id WHERE i.matter_id=?", m.ID)
	inquiries, err := collect(rows, err, scanBody[model.Inquiry])
	if err != nil {
		return err
	}
	for i := range inquiries {
		if err := putInquiryRow(ctx, tx, &inquiries[i], m, meeting); err != nil {
			return err
		}
	}
	return nil
}

// refreshMeetings keeps the words of meetings after their matters changed.
func refreshMeetings(ctx context.Context, tx *sql.Tx, ids ...int64) error {
	for i, id := range ids {
		if id == 0 || i > 0 && id == ids[0] {
			continue
		}
		m, err := meetingByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := putMeetingWords(ctx, tx, m); err != nil {
			return err
		}
	}
	return nil
}

// DeleteMatter takes away a matter without inquiries; one that has some is refused and says which.
func (s *Store) DeleteMatter(ctx context.Context, id, version int64) error {
	return s.write(ctx, "delete matter", func(tx *sql.Tx) error {
		m, err := matterByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if m.Version != version {
			return errMatterChanged
		}
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM inquiry WHERE matter_id=?", id).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return refuseWith(ctx, tx, "议题“"+m.Title+"”", "i.matter_id=?", id, "不能删除；没有上会的议题可以把会议决定记为“撤回”")
		}
		if err := s.remove(ctx, tx, entityMatter, id, "删除议题“"+m.Title+"”", m); err != nil {
			return err
		}
		return refreshMeetings(ctx, tx, m.Meeting)
	})
}
