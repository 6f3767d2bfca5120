package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"oversight/model"
)

// HandOver passes an open document on to another leader; the paper keeps its addressee (移交).
func (s *Store) HandOver(ctx context.Context, id, version int64, h model.Handover, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActHandover, func(tx *sql.Tx, d *model.Document) (string, error) {
		return handOver(ctx, tx, d, h, today)
	})
}

func handOver(ctx context.Context, tx *sql.Tx, d *model.Document, h model.Handover, today model.Date) (string, error) {
	if h.To.ID != 0 {
		p, err := personByID(ctx, tx, h.To.ID)
		if err != nil {
			return "", err
		}
		h.To.Name, h.To.Post = p.Name, p.PostOn(h.From)
	}
	from := d.Holder()
	if err := d.PassOn(h, today); err != nil {
		return "", err
	}
	return d.Handovers[len(d.Handovers)-1].Line(from), nil
}

// End brings an open document to an end unanswered (终止办理).
func (s *Store) End(ctx context.Context, id, version int64, e model.Ended, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActEnd, func(_ *sql.Tx, d *model.Document) (string, error) {
		return end(d, e, today)
	})
}

func end(d *model.Document, e model.Ended, today model.Date) (string, error) {
	if err := d.End(e, today); err != nil {
		return "", err
	}
	return d.Ended.Line(), nil
}

// OpenPapers returns the issued documents a leader has to answer for and that have no end yet, newest first.
func (s *Store) OpenPapers(ctx context.Context, leader int64, today model.Date) ([]model.Row, error) {
	v, err := s.viewer(ctx, today)
	if err != nil {
		return nil, err
	}
	rows, err := s.ro.QueryContext(ctx, rowColumns+`FROM document d WHERE d.state IN ('signed','served','replied','accepted')
		AND coalesce(d.holder_id, d.person_id)=? ORDER BY d.id DESC`, leader)
	out, err := collect(rows, err, v.row)
	return out, storageError("open papers", err)
}

// LeaveSettling is LeavePost with what becomes of the leader's open documents, all or nothing. An error about one of them
// is at the field item<n>, from 0.
func (s *Store) LeaveSettling(
	ctx context.Context, person, post int64, on model.Date, settled []model.Settlement, today model.Date,
) (p model.Person, err error) {
	err = s.write(ctx, "leave post", func(tx *sql.Tx) error {
		if p, err = s.leave(ctx, tx, person, post, on); err != nil {
			return err
		}
		for i, st := range settled {
			if err := s.settle(ctx, tx, st, today); err != nil {
				return &model.Error{Code: model.CodeOf(err), Field: fmt.Sprintf("item%d", i), Msg: model.UserMessage(err), Cause: err}
			}
		}
		return nil
	})
	return p, err
}

func (s *Store) settle(ctx context.Context, tx *sql.Tx, st model.Settlement, today model.Date) error {
	d, err := documentByID(ctx, tx, st.Document)
	if err != nil {
		return err
	}
	if d.Version != st.Version {
		return &model.Error{Code: model.Conflict, Msg: "这份文书刚刚被修改过，请刷新后再操作"}
	}
	act, text := model.ActHandover, ""
	switch {
	case st.Handover != nil:
		text, err = handOver(ctx, tx, &d, *st.Handover, today)
	case st.End != nil:
		act = model.ActEnd
		text, err = end(&d, *st.End, today)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	return s.put(ctx, tx, &d, act, text)
}

// Look records whether what was struck off has stayed solved (回头看); a problem that came back opens the document again.
func (s *Store) Look(ctx context.Context, id, version int64, l model.LookBack, today model.Date) (model.Document, error) {
	act := model.ActLook
	for _, item := range l.Items {
		if item.Back {
			act = model.ActRelapse
		}
	}
	return s.act(ctx, id, version, act, func(tx *sql.Tx, d *model.Document) (string, error) {
		cal, err := calendarOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := d.Look(l, today, cal); err != nil {
			return "", err
		}
		text := d.LookBacks[len(d.LookBacks)-1].Line()
		if d.Stage() == model.Again {
			text += "，应于" + d.Deadline.Due.Chinese() + "前反馈"
		}
		return text, nil
	})
}

// OweLooks lists the looks that the documents struck off before this program counted them are owed (补列); it returns
// of how many. Those that have one, or were looked at, are passed over.
func (s *Store) OweLooks(ctx context.Context) (n int, err error) {
	err = s.write(ctx, "owe looks", func(tx *sql.Tx) error {
		n = 0
		r := model.DefaultReminding()
		if err := readSetting(ctx, tx, settingReminding, &r); err != nil {
			return err
		}
		if r.LookMonths == 0 {
			return model.Refuse("回头看现在是不做的（0 个月），请先填写销号后几个月回头看并保存")
		}
		docs, err := withoutLook(ctx, tx)
		if err != nil {
			return err
		}
		for i := range docs {
			d := &docs[i]
			if err := d.OweLook(r.LookMonths); err != nil {
				return err
			}
			if err := s.put(ctx, tx, d, model.ActOweLook, "补列回头看，应于"+d.LookDue().Chinese()+"前回头看"); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

func withoutLook(ctx context.Context, tx *sql.Tx) ([]model.Document, error) {
	rows, err := tx.QueryContext(ctx, `SELECT t.body FROM document d JOIN document_text t ON t.document_id=d.id
		WHERE d.state='closed' AND d.stage='' AND d.look_due='' ORDER BY d.id`)
	all, err := collect(rows, err, func(r *sql.Rows) (d model.Document, err error) {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return d, err
		}
		return d, json.Unmarshal(body, &d)
	})
	var out []model.Document
	for _, d := range all {
		if d.LookMonths == 0 && len(d.LookBacks) == 0 {
			out = append(out, d)
		}
	}
	return out, err
}

// looksQuery lists the looks owed by a day, next due first.
const looksQuery = rowColumns + "FROM document d INDEXED BY ix_document_look WHERE d.look_due<>'' AND d.look_due<=? ORDER BY d.look_due, d.id LIMIT ?"

// checkAfter compares what stands beside documents for lists with the documents: stage, who answers, look owed. A backup
// of an older schema has none of it.
func checkAfter(ctx context.Context, tx *sql.Tx, r *Report) error {
	var has bool
	err := tx.QueryRowContext(ctx, "SELECT count(*)>0 FROM pragma_table_info('document') WHERE name='look_due'").Scan(&has)
	if err != nil || !has {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT d.id, d.stage, coalesce(d.holder_id, 0), d.holder_name, d.look_due, t.body
		FROM document d JOIN document_text t ON t.document_id=d.id WHERE json_valid(t.body)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, holder int64
		var stage model.State
		var name string
		var look model.Date
		var body []byte
		var d model.Document
		if err := rows.Scan(&id, &stage, &holder, &name, &look, &body); err != nil {
			return err
		}
		if json.Unmarshal(body, &d) != nil {
			continue // found by checkRows
		}
		if stage != d.Stage() || holder != holderID(&d) || name != holderName(&d) || look != d.LookDue() {
			r.add("文书（记录 %d）的办理阶段、承办人或回头看期限在列表里与文书本身不一致", id)
		}
	}
	return rows.Err()
}

func holderID(d *model.Document) int64 {
	if len(d.Handovers) == 0 {
		return 0
	}
	return d.Holder().ID
}

func holderName(d *model.Document) string {
	if len(d.Handovers) == 0 {
		return ""
	}
	return d.Holder().Name
}
