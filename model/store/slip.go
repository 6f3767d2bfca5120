package store

import (
	"context"
	"database/sql"
	"errors"

	"oversight/model"
)

// RenderSlip sets a slip on paper. An error undoes the issuing.
type RenderSlip func(model.Paper, model.Slip) (pdf []byte, err error)

// IssueSlip records a slip of the document and keeps its paper (出具单据).
func (s *Store) IssueSlip(ctx context.Context, id, version int64, slip model.Slip, today model.Date, render RenderSlip) (model.Document, error) {
	return s.act(ctx, id, version, model.ActSlip, func(tx *sql.Tx, d *model.Document) (string, error) {
		return issueSlip(ctx, tx, d, slip, today, render)
	})
}

// issueSlip sets the slip on paper, keeps it and returns its line for the timeline.
func issueSlip(ctx context.Context, tx *sql.Tx, d *model.Document, slip model.Slip, today model.Date, render RenderSlip) (text string, err error) {
	if slip.Kind == model.SlipCopy {
		if slip.Role, err = roleOf(ctx, tx, slip.To, slip.On); err != nil {
			return "", err
		}
	}
	if err := d.IssueSlip(slip, today); err != nil {
		return "", err
	}
	p, err := paperOf(ctx, tx, *d)
	if err != nil {
		return "", err
	}
	n := len(d.Slips) - 1
	issued := &d.Slips[n]
	pdf, err := render(p, *issued)
	if err != nil {
		return "", err
	}
	issued.SHA256 = digest(pdf)
	_, err = tx.ExecContext(ctx, "INSERT INTO slip(document_id, n, pdf) VALUES(?,?,?)", d.ID, n, pdf)
	return issued.Line(), err
}

// roleOf is the role that counts on the day of a leader with the name; of namesakes the one that asks for the most care.
func roleOf(ctx context.Context, tx *sql.Tx, name string, on model.Date) (role model.PostRole, err error) {
	people, err := peopleWhere(ctx, tx, "WHERE name=?", name)
	if err != nil {
		return "", err
	}
	for _, p := range people {
		switch r := p.RoleOn(on); {
		case r == model.RoleParty, r == model.RoleOpen && role != model.RoleParty, role == "":
			role = r
		}
	}
	return role, nil
}

// SlipPaper returns the n-th slip of a document byte for byte, after comparing it with its SHA-256.
func (s *Store) SlipPaper(ctx context.Context, id int64, n int) ([]byte, error) {
	var pdf []byte
	err := s.ro.QueryRowContext(ctx, "SELECT pdf FROM slip WHERE document_id=? AND n=?", id, n).Scan(&pdf)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &model.Error{Code: model.NotFound, Msg: "没有找到这张单据，请刷新后再试"}
	}
	if err != nil {
		return nil, storageError("slip", err)
	}
	d, err := s.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	if n >= len(d.Slips) {
		return nil, errPaperChanged
	}
	return unchanged(pdf, d.Slips[n].SHA256)
}
