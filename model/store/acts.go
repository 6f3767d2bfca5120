package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"oversight/model"
)

// Each act takes the version the clerk had before her; the stored document is returned.

// Submit hands a complete draft in for checking (送核), or for signing where the office does both on paper (送签). seen are the words that tell of a report, as they stand in its texts, that
// the clerk has looked at and lets stand; any other such word is refused.
func (s *Store) Submit(ctx context.Context, id, version int64, seen ...string) (model.Document, error) {
	return s.act(ctx, id, version, model.ActSubmit, func(tx *sql.Tx, d *model.Document) (string, error) {
		office, err := officeOf(ctx, tx)
		if err != nil {
			return "", err
		}
		rules, err := approvalsOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := resolve(ctx, tx, d, d.Drafted); err != nil { // what has been said of his posts since
			return "", err
		}
		if err := d.Submit(office, rules.OnPaper); err != nil {
			return "", err
		}
		before := len(d.Cleared)
		if err := d.ClearTelling(seen); err != nil {
			return "", err
		}
		said := "送核"
		if rules.OnPaper {
			said = "送签，线下核签"
		}
		if len(d.Cleared) > before {
			said += "；核对后保留的用语：" + strings.Join(d.Cleared, "、")
		}
		return said + d.Special(), nil
	})
}

// Check passes a document on for signing (核稿通过). The drafter cannot.
func (s *Store) Check(ctx context.Context, id, version int64, by string) (model.Document, error) {
	return s.act(ctx, id, version, model.ActCheck, func(tx *sql.Tx, d *model.Document) (string, error) {
		staff, err := staffOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := d.PassCheck(by, staff); err != nil {
			return "", err
		}
		return "核稿通过，核稿人：" + d.CheckedBy, nil
	})
}

// Rework sends a document back to its drafter with the reason (退回修改).
func (s *Store) Rework(ctx context.Context, id, version int64, reason string) (model.Document, error) {
	return s.act(ctx, id, version, model.ActRework, func(_ *sql.Tx, d *model.Document) (string, error) {
		reason, err := d.Rework(reason)
		return "退回修改：" + reason, err
	})
}

// Render sets the signed document on paper. An error (a character no font can print) undoes the signing.
type Render func(model.Paper) (pdf []byte, err error)

// Sign gives the number, freezes the text and the paper, all in one transaction: when any part fails
// no number is spent; when it returns, number and paper are on disk.
func (s *Store) Sign(ctx context.Context, id, version int64, sig model.Signature, today model.Date, render Render) (model.Document, error) {
	return s.act(ctx, id, version, model.ActSign, func(tx *sql.Tx, d *model.Document) (string, error) {
		staff, err := staffOf(ctx, tx)
		if err != nil {
			return "", err
		}
		rules, err := approvalsOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := d.CheckSigning(sig, rules, staff, today); err != nil {
			return "", err
		}
		paper, err := s.sign(ctx, tx, d, sig)
		if err != nil {
			return "", err
		}
		if d.Issue.SHA256, err = freeze(ctx, tx, paper, render); err != nil {
			return "", err
		}
		if err := s.escalatePrevious(ctx, tx, d); err != nil {
			return "", err
		}
		if err := s.bindInquiry(ctx, tx, d); err != nil {
			return "", err
		}
		return d.SigningLine(), nil
	})
}

func (s *Store) sign(ctx context.Context, tx *sql.Tx, d *model.Document, sig model.Signature) (model.Paper, error) {
	if err := resolve(ctx, tx, d, sig.On); err != nil { // the posts as at issue
		return model.Paper{}, err
	}
	signed := *d
	signed.Signed = sig.On // the forecast on the paper counts from the day of signing
	p, err := paperOf(ctx, tx, signed)
	if err != nil {
		return p, err
	}
	last, err := lastSigned(ctx, tx, p.Kind.Mark, sig.On.Year())
	if err != nil {
		return p, err
	}
	if sig, err = sig.InOrder(last); err != nil {
		return p, err
	}
	n, err := nextNumber(ctx, tx, p.Kind.Mark, sig.On.Year())
	if err != nil {
		return p, err
	}
	s.gave(n)
	err = d.Sign(sig, n, p)
	p.Document = *d
	return p, err
}

// LastSigned returns for each year the number of a series that bears the latest date.
func (s *Store) LastSigned(ctx context.Context, mark string) (map[int]model.Given, error) {
	rows, err := s.ro.QueryContext(ctx, "SELECT DISTINCT year FROM document WHERE mark=? AND seq IS NOT NULL", mark)
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	out := map[int]model.Given{}
	for i := 0; err == nil && i < len(years); i++ {
		out[years[i]], err = lastSigned(ctx, s.ro, mark, years[i])
	}
	return out, storageError("last signed", err)
}

// lastSigned returns the number of a series that bears the latest date, zero where there is none.
func lastSigned(ctx context.Context, q querier, mark string, year int) (g model.Given, err error) {
	g.Number = model.Number{Mark: mark, Year: year}
	err = q.QueryRowContext(ctx, `SELECT seq, signed FROM document WHERE mark=? AND year=? AND seq IS NOT NULL
		ORDER BY signed DESC, seq DESC LIMIT 1`, mark, year).Scan(&g.Number.Seq, &g.On)
	if errors.Is(err, sql.ErrNoRows) {
		return model.Given{}, nil
	}
	return g, err
}

// nextNumber takes the next number of a series; only the end of the transaction gives it.
func nextNumber(ctx context.Context, tx *sql.Tx, mark string, year int) (model.Number, error) {
	n := model.Number{Mark: mark, Year: year}
	err := tx.QueryRowContext(ctx, `INSERT INTO numbering(mark, year, last) VALUES(?,?,1)
		ON CONFLICT(mark, year) DO UPDATE SET last=last+1 RETURNING last`, mark, year).Scan(&n.Seq)
	return n, err
}

// freeze sets the document on paper and keeps the PDF; its hash goes into the document and so into the chain.
func freeze(ctx context.Context, tx *sql.Tx, p model.Paper, render Render) (hash string, err error) {
	pdf, err := render(p)
	if err != nil {
		return "", err
	}
	hash = digest(pdf)
	_, err = tx.ExecContext(ctx, "INSERT INTO paper(document_id, sha256, pdf) VALUES(?,?,?)", p.Document.ID, hash, pdf)
	return hash, err
}

// escalatePrevious ends the document that came before in the ladder: it goes on in the one just signed.
func (s *Store) escalatePrevious(ctx context.Context, tx *sql.Tx, d *model.Document) error {
	if d.Previous == "" {
		return nil
	}
	n, err := model.ParseNumber(d.Previous)
	if err != nil {
		return err
	}
	id, err := idByNumber(ctx, tx, n)
	if err != nil {
		return err
	}
	before, err := documentByID(ctx, tx, id)
	if err != nil {
		return err
	}
	if err := before.Escalate(d.Signed); err != nil {
		msg := "前次文书 " + d.Previous + " 现在是“" + before.ShownState().Label() + "”，不能再升级。"
		if before.State == model.Served || before.State == model.Replied {
			msg = "前次文书 " + d.Previous + "：" + model.UserMessage(err) + "。"
		}
		return &model.Error{Code: model.Refused, Msg: msg + "请核对后作废这份草稿", Cause: err}
	}
	return s.put(ctx, tx, &before, model.ActEscalate, "没有落实，升级为"+d.Issue.Kind+" "+d.Number.String())
}

// Serve registers the receipt slip; the clock starts (登记送达).
func (s *Store) Serve(ctx context.Context, id, version int64, sv model.Service, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActServe, func(tx *sql.Tx, d *model.Document) (string, error) {
		cal, err := calendarOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := d.Serve(sv, today, cal); err != nil {
			return "", err
		}
		text := fmt.Sprintf("%s送达，%s签收，签收人：%s", sv.Means, sv.Received.Chinese(), sv.Receiver)
		if sv.Relation != "" {
			text += "（代收，" + sv.Relation + "）"
		}
		if d.Upward {
			return "报送：" + text, nil
		}
		return text + "；应于" + d.Deadline.Due.Chinese() + "前反馈", nil
	})
}

// Answer registers the reply of the leader (登记反馈).
func (s *Store) Answer(ctx context.Context, id, version int64, r model.Reply, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActReply, func(_ *sql.Tx, d *model.Document) (string, error) {
		r.Text = model.CleanText(r.Text)
		if err := d.Answer(r, today); err != nil {
			return "", err
		}
		text := "收到反馈，反馈人：" + r.By
		if d.Upward {
			return "收到批示或回复，" + r.By + "：" + r.Text, nil
		}
		if r.Received.After(d.Deadline.Due) {
			text += "（超过期限 " + d.Deadline.Due.Chinese() + "）"
		}
		return text + "；" + r.Text, nil // a second reply replaces the first in the document, not here
	})
}

// Judge registers the judgement on the reply (认可、部分认可、退回).
func (s *Store) Judge(ctx context.Context, id, version int64, r model.Review, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, r.Verdict, func(tx *sql.Tx, d *model.Document) (string, error) {
		cal, err := calendarOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := d.Judge(r, today, cal); err != nil {
			return "", err
		}
		text := d.Review.Line() // a later review replaces this one in the document, not here
		if d.Stage() == model.Again {
			text += "；应于" + d.Deadline.Due.Chinese() + "前重新反馈"
		}
		return text, nil
	})
}

// StrikeOff closes an accepted document (销号).
func (s *Store) StrikeOff(ctx context.Context, id, version int64, by string, on, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActClose, func(tx *sql.Tx, d *model.Document) (string, error) {
		reminding := model.DefaultReminding()
		if err := readSetting(ctx, tx, settingReminding, &reminding); err != nil {
			return "", err
		}
		if err := d.Close(by, on, today); err != nil {
			return "", err
		}
		text := "销号，批准人：" + by
		if d.LookMonths = reminding.LookMonths; d.LookMonths > 0 {
			text += "；应于" + d.LookDue().Chinese() + "前回头看"
		}
		return text, nil
	})
}

// Void cancels a document; a number given stays with it (作废).
func (s *Store) Void(ctx context.Context, id, version int64, v model.Void, today model.Date) (model.Document, error) {
	return s.act(ctx, id, version, model.ActVoid, func(_ *sql.Tx, d *model.Document) (string, error) {
		v.Reason = model.CleanLine(v.Reason)
		return "作废，原因：" + v.Reason + "；批准人：" + v.By, d.Cancel(v, today)
	})
}
