package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"oversight/model"
)

const entityDocument = "document"

// Document returns one document with everything it holds.
func (s *Store) Document(ctx context.Context, id int64) (model.Document, error) {
	d, err := documentByID(ctx, s.ro, id)
	return d, storageError("document", err)
}

// DocumentByNumber finds the document that bears the number.
func (s *Store) DocumentByNumber(ctx context.Context, n model.Number) (model.Document, error) {
	id, err := idByNumber(ctx, s.ro, n)
	if err != nil {
		return model.Document{}, storageError("document by number", err)
	}
	return s.Document(ctx, id)
}

func idByNumber(ctx context.Context, q querier, n model.Number) (id int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT id FROM document WHERE mark=? AND year=? AND seq=?", n.Mark, n.Year, n.Seq).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = &model.Error{Code: model.NotFound, Msg: "没有编号为 " + n.String() + " 的文书"}
	}
	return id, err
}

func documentByID(ctx context.Context, q querier, id int64) (model.Document, error) {
	var d model.Document
	var body string
	if err := q.QueryRowContext(ctx, "SELECT body FROM document_text WHERE document_id=?", id).Scan(&body); err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(body), &d)
}

// put writes a document everywhere it is kept: the row for lists, the whole as JSON, the units, the words
// for the search; and appends the audit line. It is the only writer of these tables.
func (s *Store) put(ctx context.Context, tx *sql.Tx, d *model.Document, a model.Act, text string) error {
	if err := s.putLife(ctx, tx, d, line{action: string(a), text: text}); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM document_unit WHERE document_id=?", d.ID); err != nil {
		return err
	}
	for _, u := range d.Units {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO document_unit(unit_id, document_id) VALUES(?,?)", u.ID, d.ID); err != nil {
			return err
		}
	}
	if err := remember(ctx, tx, d.Hands()); err != nil {
		return err
	}
	return putWords(ctx, tx, d)
}

// putLife writes the row, the whole document and the audit line, for acts that change neither units nor words.
func (s *Store) putLife(ctx context.Context, tx *sql.Tx, d *model.Document, l line) error {
	d.Version++
	if err := putRow(ctx, tx, d); err != nil {
		return err
	}
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO document_text(document_id, body) VALUES(?,?)
		ON CONFLICT(document_id) DO UPDATE SET body=excluded.body`, d.ID, string(body)); err != nil {
		return err
	}
	l.entity, l.record, l.detail = entityDocument, d.ID, json.RawMessage(body)
	return s.audit(ctx, tx, l)
}

func putRow(ctx context.Context, tx *sql.Tx, d *model.Document) error {
	mark, year, seq := d.Number.Mark, d.Number.Year, sql.NullInt64{Int64: int64(d.Number.Seq), Valid: !d.Number.IsZero()}
	if d.Number.IsZero() {
		year = d.Drafted.Year()
	}
	leader := sql.NullInt64{Int64: d.Leader.ID, Valid: d.Leader.ID != 0}
	args := []any{
		d.Version, d.Kind, string(d.State), mark, year, seq, leader, d.Leader.Name, d.Leader.Post, d.UnitNames(), d.Title, d.Source, d.SourceShown,
		d.Drafted, d.Signed, d.Service.Served, d.Service.Received, d.Deadline.Due, d.Deadline.Original, d.Deadline.Provisional,
		d.Reply.Received, d.Closed, d.Previous, d.TimesExtended(), len(d.Chases), strings.Join(d.Chased(), " "), d.LastChased(), d.Inquiry,
		string(d.Stage()),
		sql.NullInt64{Int64: holderID(d), Valid: holderID(d) != 0},
		holderName(d), d.LookDue(),
	}
	if d.ID == 0 {
		res, err := tx.ExecContext(ctx, `INSERT INTO document(version, kind, state, mark, year, seq, person_id, person_name, person_post,
			units, title, source, source_shown, drafted, signed, served, received, due, original, provisional, replied, closed, previous,
			extended, chases, chased, chased_on, inquiry, stage, holder_id, holder_name, look_due)
			VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`, args...)
		if err != nil {
			return err
		}
		d.ID, err = res.LastInsertId()
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE document SET version=?, kind=?, state=?, mark=?, year=?, seq=?, person_id=?, person_name=?,
		person_post=?, units=?, title=?, source=?, source_shown=?, drafted=?, signed=?, served=?, received=?, due=?, original=?, provisional=?,
		replied=?, closed=?, previous=?, extended=?, chases=?, chased=?, chased_on=?, inquiry=?, stage=?, holder_id=?, holder_name=?, look_due=? WHERE id=?`, append(args, d.ID)...)
	return err
}

// act runs one act on a stored document: load, compare the version the clerk saw, change, write with the audit line.
func (s *Store) act(ctx context.Context, id, version int64, a model.Act, change func(*sql.Tx, *model.Document) (text string, err error)) (model.Document, error) {
	var d model.Document
	err := s.write(ctx, string(a), func(tx *sql.Tx) (err error) {
		if d, err = documentByID(ctx, tx, id); err != nil {
			return err
		}
		if d.Version != version {
			return &model.Error{Code: model.Conflict, Msg: "这份文书刚刚被修改过，请刷新后再操作"}
		}
		text, err := change(tx, &d)
		if err != nil {
			return err
		}
		return s.put(ctx, tx, &d, a, text)
	})
	return d, err
}

// SaveDraft creates a draft, or changes it while it is one, and returns it as stored.
func (s *Store) SaveDraft(ctx context.Context, d model.Document, today model.Date) (model.Document, error) {
	d = d.AsDraft()
	d.Normalize()
	d.SourceShown = d.OuterSource()
	if err := d.CheckDraft(today); err != nil {
		return d, err
	}
	if d.ID == 0 {
		err := s.write(ctx, "save draft", func(tx *sql.Tx) error {
			if err := takeIn(ctx, tx, d.Kind); err != nil {
				return err
			}
			kind, err := kindByKey(ctx, tx, d.Kind)
			if err != nil {
				return err
			}
			if kind.Retired {
				return model.InvalidField("kind", "“"+kind.Name+"”已经停用，不能再新建；请换一个文种，或在“设置”里重新启用它")
			}
			if err := resolve(ctx, tx, &d, d.Drafted); err != nil {
				return err
			}
			return s.put(ctx, tx, &d, model.ActSave, "拟稿")
		})
		return d, err
	}
	return s.act(ctx, d.ID, d.Version, model.ActSave, func(tx *sql.Tx, stored *model.Document) (string, error) {
		if err := stored.Move(model.ActSave); err != nil {
			return "", err
		}
		*stored = d
		return "修改草稿", resolve(ctx, tx, stored, d.Drafted)
	})
}

// resolve takes over the leader's name and posts of the day, and gives new units their record.
func resolve(ctx context.Context, tx *sql.Tx, d *model.Document, day model.Date) error {
	if d.Leader.ID != 0 {
		p, err := personByID(ctx, tx, d.Leader.ID)
		if err != nil {
			return err
		}
		d.Leader.Name, d.Leader.Post, d.Leader.Role = p.Name, p.PostOn(day), p.RoleOn(day)
	}
	for i := range d.Units {
		u, err := ensureUnit(ctx, tx, d.Units[i].Name)
		if err != nil {
			return err
		}
		d.Units[i] = u
	}
	return nil
}
