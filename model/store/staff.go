package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"oversight/model"
)

const (
	entityMember     = "member"
	settingApprovals = "approvals" // model.Approvals
)

// Staff returns the people of the office (本单位人员), those no longer in service too, in the order they were added.
func (s *Store) Staff(ctx context.Context) (model.Staff, error) {
	staff, err := staffOf(ctx, s.ro)
	return staff, storageError("staff", err)
}

func staffOf(ctx context.Context, q querier) (model.Staff, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, name, post, chief, gone, former FROM member ORDER BY id")
	return collect(rows, err, func(r *sql.Rows) (m model.Member, err error) {
		var former string
		if err := r.Scan(&m.ID, &m.Name, &m.Post, &m.Chief, &m.Left, &former); err != nil {
			return m, err
		}
		return m, json.Unmarshal([]byte(former), &m.Former)
	})
}

// SaveMember adds one of the people of the office or changes one; a name before stays known as his.
func (s *Store) SaveMember(ctx context.Context, m model.Member) (model.Member, error) {
	m.Normalize()
	if err := m.Check(); err != nil {
		return m, err
	}
	err := s.write(ctx, "save member", func(tx *sql.Tx) error {
		staff, err := staffOf(ctx, tx)
		if err != nil {
			return err
		}
		if err := staff.Double(m); err != nil {
			return err
		}
		text := "增加本单位人员“" + m.Name + "”"
		if m.ID != 0 {
			before, ok := staff.Member(m.ID)
			if !ok {
				return &model.Error{Code: model.NotFound, Msg: "没有找到这个人，请刷新后再试", Cause: errors.New("no member")}
			}
			m = m.Renamed(before)
			text = m.Change(before)
		}
		if err := putMember(ctx, tx, &m); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "save", entity: entityMember, record: m.ID, text: text, detail: m})
	})
	return m, err
}

func putMember(ctx context.Context, tx *sql.Tx, m *model.Member) error {
	if m.Former == nil {
		m.Former = []string{}
	}
	former, err := json.Marshal(m.Former)
	if err != nil {
		return err
	}
	return tx.QueryRowContext(ctx, `INSERT INTO member(id, name, post, chief, gone, former) VALUES(?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET name=excluded.name, post=excluded.post, chief=excluded.chief, gone=excluded.gone,
		former=excluded.former RETURNING id`, keyOrNew(m.ID), m.Name, m.Post, m.Chief, m.Left, string(former)).Scan(&m.ID)
}

// remember adds the names of a record that the list does not know yet, so that they are offered the next time. The
// audit line of the act that wrote them has them too.
func remember(ctx context.Context, tx *sql.Tx, entries []string) error {
	staff, err := staffOf(ctx, tx)
	if err != nil {
		return err
	}
	for _, name := range staff.Names(entries...) {
		m := model.Member{Name: name}
		if staff.Knows(name) || m.Check() != nil {
			continue
		}
		if err := putMember(ctx, tx, &m); err != nil {
			return err
		}
	}
	return nil
}

// Approvals returns what the office set for who approves what, or the usual.
func (s *Store) Approvals(ctx context.Context) (model.Approvals, error) {
	a, err := approvalsOf(ctx, s.ro)
	return a, storageError("approvals", err)
}

func approvalsOf(ctx context.Context, q querier) (model.Approvals, error) {
	a := model.DefaultApprovals()
	return a, readSetting(ctx, q, settingApprovals, &a)
}

// approvingOf reads by what an approval is judged.
func approvingOf(ctx context.Context, q querier) (who model.Approving, err error) {
	if who.Rules, err = approvalsOf(ctx, q); err != nil {
		return who, err
	}
	if who.Staff, err = staffOf(ctx, q); err != nil {
		return who, err
	}
	office, err := officeOf(ctx, q)
	who.Clerk = office.Clerk
	return who, err
}

// SetApprovals stores what the office sets for who approves what.
func (s *Store) SetApprovals(ctx context.Context, a model.Approvals) error {
	if err := a.Check(); err != nil {
		return err
	}
	return s.setSetting(ctx, settingApprovals, a, line{text: "修改审批设置"})
}
