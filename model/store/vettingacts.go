package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"oversight/model"
)

// Each act takes the version of the batch the clerk had before her; the stored batch is returned.

// CirculateVetting sends a batch to the rooms (送会签).
func (s *Store) CirculateVetting(ctx context.Context, id, version int64) (model.Vetting, error) {
	return s.vettingAct(ctx, id, version, model.VettingCirculate, func(tx *sql.Tx, v *model.Vetting) (string, error) {
		persons, err := vettedOf(ctx, tx, id)
		if err != nil {
			return "", err
		}
		return "送会签", v.Circulate(persons)
	})
}

// SubmitVetting hands a batch in for the decision of the leader (送审定).
func (s *Store) SubmitVetting(ctx context.Context, id, version int64) (model.Vetting, error) {
	return s.vettingAct(ctx, id, version, model.VettingSubmit, func(tx *sql.Tx, v *model.Vetting) (string, error) {
		persons, err := vettedOf(ctx, tx, id)
		if err != nil {
			return "", err
		}
		set, err := vettingSettingsOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := v.Submit(persons, set.Rooms); err != nil {
			return "", err
		}
		_, open, err := namesakesOf(ctx, tx, *v)
		if err != nil {
			return "", err
		}
		return "送审定", model.CheckIdentities(persons, open)
	})
}

// ReworkVetting sends a batch back to the rooms with the reason (退回会签).
func (s *Store) ReworkVetting(ctx context.Context, id, version int64, reason string) (model.Vetting, error) {
	return s.vettingAct(ctx, id, version, model.VettingRework, func(_ *sql.Tx, v *model.Vetting) (string, error) {
		reason = model.CleanLine(reason)
		return "退回会签：" + reason, v.Rework(reason)
	})
}

// DecideVetting registers the decision of the leader (领导审定).
func (s *Store) DecideVetting(ctx context.Context, id, version int64, d model.VettingDecision, today model.Date) (model.Vetting, error) {
	return s.vettingAct(ctx, id, version, model.VettingDecide, func(tx *sql.Tx, v *model.Vetting) (string, error) {
		staff, err := staffOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := v.Decide(d, staff, today); err != nil {
			return "", err
		}
		return v.Decision.By + d.On.Chinese() + "审定：" + v.Decision.Opinion, nil
	})
}

// RenderVetting sets the reply to a vetting on paper. An error (a character no font can print) undoes the reply.
type RenderVetting func(model.VettingPaper) (pdf []byte, err error)

// ReplyVetting gives the reply its number and freezes its paper, all in one transaction: when any part fails no number
// is spent; when it returns, number and paper are on disk. text are the paragraphs of the letter.
func (s *Store) ReplyVetting(ctx context.Context, id, version int64, issue model.VettingIssue, today model.Date, render RenderVetting) (model.Vetting, error) {
	text, on := model.CleanText(issue.Text), issue.On
	return s.vettingAct(ctx, id, version, model.VettingReply, func(tx *sql.Tx, v *model.Vetting) (string, error) {
		if err := v.CheckReply(text, on, today); err != nil {
			return "", err
		}
		set, err := vettingSettingsOf(ctx, tx)
		if err != nil {
			return "", err
		}
		paper, err := vettingPaperOf(ctx, tx, *v)
		if err != nil {
			return "", err
		}
		if err := model.CheckReplyText(text, paper.Persons, paper.Rooms); err != nil {
			return "", err
		}
		cal, err := calendarOf(ctx, tx)
		if err != nil {
			return "", err
		}
		last, err := lastReplied(ctx, tx, set.Mark, on.Year())
		if err != nil {
			return "", err
		}
		if v.Late, err = last.Backdated(on, issue.Late); err != nil {
			return "", err
		}
		n, err := nextNumber(ctx, tx, set.Mark, on.Year())
		if err != nil {
			return "", err
		}
		s.gave(n)
		if err := v.Reply(text, on, n, paper.Office, cal); err != nil {
			return "", err
		}
		paper.Vetting = *v
		v.SHA256, err = freezeVetting(ctx, tx, paper, render)
		said := "回复" + v.From + "，文号 " + n.String() + "，成文日期：" + on.Chinese()
		if v.Late != "" {
			said += "；补签，原因：" + v.Late
		}
		for _, p := range model.Inside(paper.Persons, on) {
			said += "；“" + p.Name + "”在处分影响期内（" + strings.ReplaceAll(p.SanctionText(), "\n", "、") + "）"
		}
		return said, err
	})
}

// LastReplied returns for each year the reply of the series that bears the latest date.
func (s *Store) LastReplied(ctx context.Context, mark string) (map[int]model.Given, error) {
	rows, err := s.ro.QueryContext(ctx, "SELECT DISTINCT year FROM vetting WHERE mark=? AND seq IS NOT NULL", mark)
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	out := map[int]model.Given{}
	for i := 0; err == nil && i < len(years); i++ {
		out[years[i]], err = lastReplied(ctx, s.ro, mark, years[i])
	}
	return out, storageError("last replied", err)
}

// lastReplied returns the reply of a series that bears the latest date, zero where there is none.
func lastReplied(ctx context.Context, q querier, mark string, year int) (g model.Given, err error) {
	g.Number = model.Number{Mark: mark, Year: year}
	err = q.QueryRowContext(ctx, `SELECT seq, replied FROM vetting WHERE mark=? AND year=? AND seq IS NOT NULL
		ORDER BY replied DESC, seq DESC LIMIT 1`, mark, year).Scan(&g.Number.Seq, &g.On)
	if errors.Is(err, sql.ErrNoRows) {
		return model.Given{}, nil
	}
	return g, err
}

func freezeVetting(ctx context.Context, tx *sql.Tx, p model.VettingPaper, render RenderVetting) (hash string, err error) {
	pdf, err := render(p)
	if err != nil {
		return "", err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO vetting_paper(vetting_id, pdf) VALUES(?,?)", p.Vetting.ID, pdf)
	return digest(pdf), err
}

// VoidVetting cancels a batch; a number given stays with it (作废).
func (s *Store) VoidVetting(ctx context.Context, id, version int64, void model.Void, today model.Date) (model.Vetting, error) {
	return s.vettingAct(ctx, id, version, model.VettingVoid, func(_ *sql.Tx, v *model.Vetting) (string, error) {
		void.Reason, void.By = model.CleanLine(void.Reason), model.CleanLine(void.By)
		return "作废，原因：" + void.Reason + "；批准人：" + void.By, v.Cancel(void, today)
	})
}

// VettingPaper returns what the forms of a batch show.
func (s *Store) VettingPaper(ctx context.Context, v model.Vetting) (model.VettingPaper, error) {
	p, err := vettingPaperOf(ctx, s.ro, v)
	return p, storageError("vetting paper", err)
}

func vettingPaperOf(ctx context.Context, q querier, v model.Vetting) (p model.VettingPaper, err error) {
	persons, err := vettedOf(ctx, q, v.ID)
	if err != nil {
		return p, err
	}
	set, err := vettingSettingsOf(ctx, q)
	if err != nil {
		return p, err
	}
	office, err := officeOf(ctx, q)
	if err != nil {
		return p, err
	}
	cal, err := calendarOf(ctx, q)
	return model.NewVettingPaper(v, persons, set, office, cal), err
}

// VettingReplyPDF returns the frozen reply byte for byte, after comparing it with its SHA-256.
func (s *Store) VettingReplyPDF(ctx context.Context, id int64) ([]byte, error) {
	var pdf []byte
	var sum string
	err := s.ro.QueryRowContext(ctx, "SELECT p.pdf, v.body->>'$.SHA256' FROM vetting_paper p JOIN vetting v ON v.id=p.vetting_id WHERE p.vetting_id=?", id).Scan(&pdf, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, model.Refuse("这批人员还没有回复，没有正式的回复函")
	}
	if err != nil {
		return nil, storageError("vetting reply", err)
	}
	return unchanged(pdf, sum)
}
