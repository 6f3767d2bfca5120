package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"oversight/model"
)

const entityMeeting = "meeting"

// Decisions returns what the office sets for meetings and matters, or the usual before it was set.
func (s *Store) Decisions(ctx context.Context) (model.Decisions, error) {
	d, err := decisionsOf(ctx, s.ro)
	return d, storageError("decisions", err)
}

func decisionsOf(ctx context.Context, q querier) (model.Decisions, error) {
	d := model.DefaultDecisions()
	return d, readSetting(ctx, q, settingDecisions, &d)
}

// SetDecisions stores what the office sets for meetings and matters. Meetings there are keep their type.
func (s *Store) SetDecisions(ctx context.Context, d model.Decisions) error {
	d.Normalize()
	if err := d.Check(); err != nil {
		return err
	}
	return s.setSetting(ctx, settingDecisions, d, line{text: "修改会议类型、大额标准和到会人数要求"})
}

// Meeting returns one meeting.
func (s *Store) Meeting(ctx context.Context, id int64) (model.Meeting, error) {
	m, err := meetingByID(ctx, s.ro, id)
	return m, storageError("meeting", err)
}

// meetingByID returns the zero Meeting for 0.
func meetingByID(ctx context.Context, q querier, id int64) (m model.Meeting, err error) {
	if id == 0 {
		return m, nil
	}
	return readBody[model.Meeting](ctx, q, "SELECT body FROM meeting WHERE id=?", id, "没有找到这次会议，它可能已被删除，请刷新后再试")
}

// readBody reads a record that is kept as JSON; missing is the sentence for one that is not there.
func readBody[T any](ctx context.Context, q querier, query string, id int64, missing string) (record T, err error) {
	var body string
	err = q.QueryRowContext(ctx, query, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return record, &model.Error{Code: model.NotFound, Msg: missing, Cause: err}
	}
	if err != nil {
		return record, err
	}
	return record, json.Unmarshal([]byte(body), &record)
}

// SaveMeeting adds a meeting or changes one and returns it as stored. Another day may mean other posts of the leaders in
// charge of its matters; they and the lists of inquiries follow in the same transaction.
func (s *Store) SaveMeeting(ctx context.Context, m model.Meeting) (model.Meeting, error) {
	m.Normalize()
	if err := m.Check(); err != nil {
		return m, err
	}
	err := s.write(ctx, "save meeting", func(tx *sql.Tx) error {
		text := "登记会议“" + m.Title() + "”，" + m.Days()
		if m.ID != 0 {
			before, err := meetingByID(ctx, tx, m.ID)
			if err != nil {
				return err
			}
			if before.Version != m.Version {
				return errMeetingChanged
			}
			text = "修改会议“" + m.Title() + "”，" + m.Days()
		}
		if err := s.putMeeting(ctx, tx, &m, text); err != nil {
			return err
		}
		return s.followMeeting(ctx, tx, m)
	})
	return m, err
}

var errMeetingChanged = &model.Error{Code: model.Conflict, Msg: "这次会议刚刚被修改过，请刷新后再操作"}

func (s *Store) putMeeting(ctx context.Context, tx *sql.Tx, m *model.Meeting, text string) error {
	m.Version++
	if m.ID == 0 {
		if err := nextID(ctx, tx, entityMeeting, &m.ID); err != nil {
			return err
		}
	}
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO meeting(id, version, type, held, ended, body) VALUES(?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET version=excluded.version, type=excluded.type, held=excluded.held, ended=excluded.ended, body=excluded.body`,
		m.ID, m.Version, m.Type, m.From, m.To, string(body)); err != nil {
		return err
	}
	if err := putMeetingWords(ctx, tx, *m); err != nil {
		return err
	}
	return s.audit(ctx, tx, line{action: "save", entity: entityMeeting, record: m.ID, text: text, detail: json.RawMessage(body)})
}

// nextID gives a new record its id before it is written, because its body holds it. The id of a record that was deleted is
// not given again: its lines in the chain are its own.
func nextID(ctx context.Context, tx *sql.Tx, entity string, id *int64) error {
	return tx.QueryRowContext(ctx, "SELECT coalesce(max(record), 0) + 1 FROM audit WHERE entity=?", entity).Scan(id)
}

// putMeetingWords keeps the words of a meeting and of the titles of its matters.
func putMeetingWords(ctx context.Context, tx *sql.Tx, m model.Meeting) error {
	matters, err := mattersOf(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	parts := []string{m.Type, m.Name, m.Place, m.Chair, m.Observer, m.Agenda, m.Topic, m.Minutes}
	for _, matter := range matters {
		parts = append(parts, matter.Title)
	}
	return index(ctx, tx, "meeting_fts", m.ID, parts)
}

// followMeeting brings what is said elsewhere of a meeting up to date.
func (s *Store) followMeeting(ctx context.Context, tx *sql.Tx, m model.Meeting) error {
	matters, err := mattersOf(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	for _, matter := range matters {
		before := matter.Leader
		if err := resolveLeader(ctx, tx, &matter.Leader, m.From); err != nil {
			return err
		}
		if matter.Leader != before {
			text := "会议日期为" + m.From.Chinese() + "，分管领导职务为" + matter.Leader.Post
			if err := s.putMatter(ctx, tx, &matter, text); err != nil {
				return err
			}
		}
		if err := followMatter(ctx, tx, matter, m); err != nil {
			return err
		}
	}
	return nil
}

// DeleteMeeting takes away a meeting that nothing hangs on; one with matters is refused and says what hangs on it.
func (s *Store) DeleteMeeting(ctx context.Context, id, version int64) error {
	return s.write(ctx, "delete meeting", func(tx *sql.Tx) error {
		m, err := meetingByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if m.Version != version {
			return errMeetingChanged
		}
		matters, err := mattersOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if len(matters) > 0 {
			return refuseWith(ctx, tx, "“"+m.Title()+"”上有"+fmt.Sprintf(" %d 个议题", len(matters)), "i.meeting_id=?", id, "不能删除；请先把议题删去或改到别的会议")
		}
		return s.remove(ctx, tx, entityMeeting, m.ID, "删除会议“"+m.Title()+"”，"+m.Days(), m)
	})
}

// remove takes a record away that keeps its words beside it, with the line that says what it was.
func (s *Store) remove(ctx context.Context, tx *sql.Tx, table string, id int64, text string, detail any) error {
	for _, statement := range []string{"DELETE FROM " + table + "_fts WHERE rowid=?", "DELETE FROM " + table + " WHERE id=?"} {
		if _, err := tx.ExecContext(ctx, statement, id); err != nil {
			return err
		}
	}
	return s.audit(ctx, tx, line{action: actDelete, entity: table, record: id, text: text, detail: detail})
}

// actDelete is the last line of a record that was taken away.
const actDelete = "delete"

// refuseWith says what hangs on a record: the inquiries by number, the first few of them.
func refuseWith(ctx context.Context, tx *sql.Tx, what, where string, id int64, advice string) error {
	rows, err := tx.QueryContext(ctx, "SELECT mark, year, coalesce(seq, 0) FROM inquiry i WHERE "+where+" ORDER BY i.id", id)
	numbers, err := collect(rows, err, func(r *sql.Rows) (n model.Number, err error) { return n, r.Scan(&n.Mark, &n.Year, &n.Seq) })
	if err != nil {
		return err
	}
	if len(numbers) > 0 {
		what += fmt.Sprintf("，有 %d 次问询（", len(numbers))
		for i, n := range numbers {
			if i == 3 {
				what += "等"
				break
			}
			if i > 0 {
				what += "、"
			}
			if n.IsZero() {
				what += "草稿"
			} else {
				what += n.String()
			}
		}
		what += "）"
	}
	return model.Refuse(what + "，" + advice)
}
