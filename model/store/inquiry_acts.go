package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"oversight/model"
)

// Each act takes the version the clerk had before her; the stored inquiry is returned.

// SaveInquiry creates a draft, or changes it while it is one, and returns it as stored.
func (s *Store) SaveInquiry(ctx context.Context, q model.Inquiry, today model.Date) (model.Inquiry, error) {
	q = q.AsDraft()
	q.Normalize()
	if err := q.CheckDraft(today); err != nil {
		return q, err
	}
	err := s.write(ctx, "save inquiry", func(tx *sql.Tx) error { return s.saveInquiry(ctx, tx, &q) })
	return q, err
}

// saveInquiry stores a draft that was checked.
func (s *Store) saveInquiry(ctx context.Context, tx *sql.Tx, q *model.Inquiry) (err error) {
	if q.ID == 0 {
		return s.putInquiry(ctx, tx, q, model.InquirySave, "起草问询")
	}
	*q, err = s.changeInquiry(ctx, tx, q.ID, q.Version, model.InquirySave, func(_ *sql.Tx, stored *model.Inquiry) (string, error) {
		if err := stored.Move(model.InquirySave); err != nil {
			return "", err
		}
		*stored = *q
		return "修改草稿", nil
	})
	return err
}

// DropInquiry deletes a draft; its lines in the chain stay.
func (s *Store) DropInquiry(ctx context.Context, id, version int64) error {
	return s.write(ctx, "drop inquiry", func(tx *sql.Tx) error {
		q, err := inquiryByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if q.Version != version {
			return errInquiryChanged
		}
		if err := q.Move(model.InquiryDrop); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM inquiry_text WHERE inquiry_id=?", id); err != nil {
			return err
		}
		return s.remove(ctx, tx, entityInquiry, id, "删除问询草稿："+q.Gist(), q)
	})
}

// RegisterInquiry gives a complete draft its number, in the one transaction in which it is registered (登记编号): when
// any part fails no number is spent; when it returns, the number is on disk.
func (s *Store) RegisterInquiry(ctx context.Context, id, version int64, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryRegister, s.register(ctx, today))
}

func (s *Store) register(ctx context.Context, today model.Date) inquiryChange {
	return func(tx *sql.Tx, q *model.Inquiry) (string, error) {
		if _, err := q.State.After(model.InquiryRegister); err != nil {
			return "", err
		}
		_, meeting, err := subject(ctx, tx, q.Matter)
		if err != nil {
			return "", err
		}
		n, err := nextNumber(ctx, tx, model.InquiryMark, q.On.Year())
		if err != nil {
			return "", err
		}
		s.gave(n)
		if err := q.Register(n, meeting, today); err != nil {
			return "", err
		}
		text := fmt.Sprintf("登记编号 %s，%s%s问询，问询人：%s，%s", n, q.Phase, q.Means, q.By, q.On.Chinese())
		for _, a := range q.Answers {
			text += "；答复：" + a.Line()
		}
		return text, nil
	}
}

// AnswerInquiry adds what was answered, and suggestions made upon it (记录答复).
func (s *Store) AnswerInquiry(ctx context.Context, id, version int64, answers []model.Answer, further []string, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryAnswer, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		had, suggested := len(q.Answers), len(q.Suggestions)
		if err := q.Answer(answers, further, today); err != nil {
			return "", err
		}
		var words []string
		for _, a := range q.Answers[had:] {
			words = append(words, "答复："+a.Line())
		}
		for _, sg := range q.Suggestions[suggested:] {
			words = append(words, "提出建议："+sg.Text)
		}
		return strings.Join(words, "；"), nil
	})
}

// JudgeInquiry records which suggestions were adopted (认定采纳情况).
func (s *Store) JudgeInquiry(ctx context.Context, id, version int64, j model.Judgement, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryJudge, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		if err := q.Judge(j, today); err != nil {
			return "", err
		}
		return "认定采纳情况：" + q.Outcomes() + "；认定人：" + q.JudgedBy, nil
	})
}

// FollowInquiry gives the suggestions to a unit; its term runs from the day after since (交办跟踪).
func (s *Store) FollowInquiry(ctx context.Context, id, version int64, unit string, since model.Date, term int, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryFollow, func(tx *sql.Tx, q *model.Inquiry) (string, error) {
		cal, err := calendarOf(ctx, tx)
		if err != nil {
			return "", err
		}
		if err := q.StartFollow(unit, since, term, today, cal); err != nil {
			return "", err
		}
		return "交" + q.Follow.Unit + "落实，应于" + q.Follow.Deadline.Due.Chinese() + "前报落实情况", nil
	})
}

// CarryOutInquiry records what the unit did (登记落实情况).
func (s *Store) CarryOutInquiry(ctx context.Context, id, version int64, result string, on, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryResult, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		if err := q.CarryOut(result, on, today); err != nil {
			return "", err
		}
		text := "落实情况（" + on.Chinese() + "）"
		if on.After(q.Follow.Deadline.Due) {
			text += "，超过期限" + q.Follow.Deadline.Due.Chinese()
		}
		return text + "：" + q.Follow.Result, nil
	})
}

// RecheckInquiry records a look at what was carried out (复核).
func (s *Store) RecheckInquiry(ctx context.Context, id, version int64, r model.Recheck, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryRecheck, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		if err := q.Recheck(r, today); err != nil {
			return "", err
		}
		last := q.Follow.Rechecks[len(q.Follow.Rechecks)-1]
		return "复核（" + last.On.Chinese() + "，" + last.By + "）：" + last.Result, nil
	})
}

// ReportInquiry records a report to those above that a correction is too weak (上报).
func (s *Store) ReportInquiry(ctx context.Context, id, version int64, r model.Report, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryReport, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		if err := q.ReportUp(r, today); err != nil {
			return "", err
		}
		last := q.Reports[len(q.Reports)-1]
		return "纠正不力，" + last.On.Chinese() + "上报" + last.To + "：" + last.Reason, nil
	})
}

// CloseInquiry ends an inquiry (办结).
func (s *Store) CloseInquiry(ctx context.Context, id, version int64, by string, on, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryClose, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		err := q.Close(by, on, today)
		return "办结，审核人：" + q.ClosedBy, err
	})
}

// VoidInquiry cancels a numbered inquiry; the number stays with it (作废).
func (s *Store) VoidInquiry(ctx context.Context, id, version int64, v model.Void, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, id, version, model.InquiryVoid, func(_ *sql.Tx, q *model.Inquiry) (string, error) {
		err := q.Cancel(v, today)
		return "作废，原因：" + q.Void.Reason + "；批准人：" + q.Void.By, err
	})
}

// CorrectInquiry puts right what was typed of a numbered inquiry; what stood there before stays on record (更正).
func (s *Store) CorrectInquiry(ctx context.Context, to model.Inquiry, by, reason string, today model.Date) (model.Inquiry, error) {
	return s.inquiryAct(ctx, to.ID, to.Version, model.InquiryCorrect, func(tx *sql.Tx, q *model.Inquiry) (string, error) {
		before, err := matterByID(ctx, tx, q.Matter)
		if err != nil {
			return "", err
		}
		after, meeting, err := subject(ctx, tx, to.Matter)
		if err != nil {
			return "", err
		}
		if err := q.Correct(to, by, reason, meeting, [2]string{before.Title, after.Title}, today); err != nil {
			return "", err
		}
		return q.Corrections[len(q.Corrections)-1].Line(), nil
	})
}

// bindInquiry notes with the inquiry a document was made from that it was signed.
func (s *Store) bindInquiry(ctx context.Context, tx *sql.Tx, d *model.Document) error {
	if d.Inquiry == "" {
		return nil
	}
	n, err := model.ParseNumber(d.Inquiry)
	if err != nil {
		return err
	}
	q, err := inquiryByNumber(ctx, tx, n)
	if err != nil {
		return err
	}
	if err := q.Bind(d.Number); err != nil {
		return model.Refuse("问询 " + d.Inquiry + " 现在是“" + q.State.Label() + "”，不能据此制发文书。请核对后作废这份草稿")
	}
	return s.putInquiry(ctx, tx, &q, model.InquiryDocument, "据此签发"+d.Issue.Kind+" "+d.Number.String())
}
