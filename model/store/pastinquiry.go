package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"oversight/model"
)

// actImport is the first line of an inquiry that was imported.
const actImport = "import"

// PastInquiryDoubles returns which rows of a ledger are in it twice, contradict an earlier one, are on the desk already
// or bear a number that is given.
func (s *Store) PastInquiryDoubles(ctx context.Context, past []model.PastInquiry) ([]model.Double, error) {
	doubles, err := pastDoubles(ctx, s.ro, past)
	return doubles, storageError("doubles of past inquiries", err)
}

func pastDoubles(ctx context.Context, q querier, past []model.PastInquiry) ([]model.Double, error) {
	doubles := model.PastClashes(past)
	for i := range doubles {
		doubles[i].Why = fmt.Sprintf("与表里第 %d 次问询", doubles[i].First+1) + doubles[i].Why
	}
	known, err := knownInquiries(ctx, q)
	if err != nil {
		return nil, err
	}
	for i, p := range past {
		if number, ok := known[inquiryKey{p.On, p.Matter, p.Question}]; ok {
			doubles = append(doubles, model.Double{At: i, First: -1, Name: p.Matter, Why: "已有同一次问询（" + number + "），日期、议题和问询内容都一样，请从表里删去"})
			continue
		}
		n, ok := p.Own()
		if !ok {
			continue
		}
		free, err := numberFree(ctx, q, n)
		if err != nil {
			return nil, err
		}
		if !free {
			doubles = append(doubles, model.Double{At: i, First: -1, Name: p.Matter, Why: "编号 " + n.String() + " 已经用过，请核对；确实重号的，请把表里的编号改成别的写法，记作原编号"})
		}
	}
	slices.SortStableFunc(doubles, func(a, b model.Double) int { return a.At - b.At })
	return doubles, nil
}

// inquiryKey is by what PastInquiry.Same knows an inquiry again.
type inquiryKey struct {
	on               model.Date
	matter, question string
}

// knownInquiries are those on the desk with their numbers, void ones left out.
func knownInquiries(ctx context.Context, q querier) (map[inquiryKey]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT i.mark, i.year, coalesce(i.seq, 0), i.day, i.title, t.body->>'$.Question'
		FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id WHERE i.state<>'void'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[inquiryKey]string{}
	for rows.Next() {
		var n model.Number
		var k inquiryKey
		if err := rows.Scan(&n.Mark, &n.Year, &n.Seq, &k.on, &k.matter, &k.question); err != nil {
			return nil, err
		}
		known[k] = n.String()
		if n.IsZero() {
			known[k] = "草稿"
		}
	}
	return known, rows.Err()
}

// numberFree tells whether a ledger may bring a number: its series has not come so far, or has passed over it for an
// earlier ledger.
func numberFree(ctx context.Context, q querier, n model.Number) (free bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT NOT EXISTS(SELECT 1 FROM numbering WHERE mark=?1 AND year=?2 AND last>=?3)
		OR EXISTS(SELECT 1 FROM lost_number WHERE mark=?1 AND year=?2 AND seq=?3 AND skipped=1)`, n.Mark, n.Year, n.Seq).Scan(&free)
	return free, err
}

// takeNumber enters a number that was given before the program into its series. The numbers passed over on the way are
// noted, so that a later ledger may bring them; the program never gives them.
func takeNumber(ctx context.Context, tx *sql.Tx, n model.Number) error {
	free, err := numberFree(ctx, tx, n)
	if err != nil {
		return err
	}
	if !free {
		return model.InvalidField("number", "编号 "+n.String()+" 已经用过")
	}
	for {
		var last int
		err := tx.QueryRowContext(ctx, "SELECT last FROM numbering WHERE mark=? AND year=?", n.Mark, n.Year).Scan(&last)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if last >= n.Seq {
			break
		}
		passed, err := nextNumber(ctx, tx, n.Mark, n.Year)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO lost_number(mark, year, seq, skipped) VALUES(?,?,?,1)", passed.Mark, passed.Year, passed.Seq); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM lost_number WHERE mark=? AND year=? AND seq=? AND skipped=1", n.Mark, n.Year, n.Seq)
	return err
}

// ImportInquiries stores the inquiries of a ledger from before the program, with their meetings and matters: all of them
// or nothing. A meeting is one with type, name and day, on the desk or in the ledger; a matter one with meeting and
// title. Numbers of the program's own form are taken over, the others are given in the order of the days after them.
// It returns how many there were.
func (s *Store) ImportInquiries(ctx context.Context, past []model.PastInquiry, today model.Date) (n int, err error) {
	past = slices.Clone(past)
	for i := range past {
		past[i].Normalize()
		err := past[i].Check()
		if err == nil && past[i].On.After(today) {
			err = model.InvalidField("on", "问询日期不能晚于今天")
		}
		if err != nil {
			return 0, &model.Error{Code: model.Invalid, Field: model.FieldOf(err), Msg: fmt.Sprintf("表里第 %d 次问询：%s", i+1, model.UserMessage(err)), Cause: err}
		}
	}
	err = s.write(ctx, "import inquiries", func(tx *sql.Tx) error {
		doubles, err := pastDoubles(ctx, tx, past)
		if err != nil {
			return err
		}
		if len(doubles) > 0 {
			return model.Refuse(fmt.Sprintf("表里第 %d 次问询%s。共有 %d 处，没有导入", doubles[0].At+1, doubles[0], len(doubles)))
		}
		i := pastImport{store: s, tx: tx, today: today, meetings: map[meetingKey]int64{}, matters: map[matterKey]int64{}}
		return i.all(ctx, past)
	})
	if err != nil {
		return 0, err
	}
	return len(past), nil
}

// PastInquiries returns the rows of the ledgers that were imported, as they stood there, in the order of their import;
// those of void inquiries are left out.
func (s *Store) PastInquiries(ctx context.Context) ([]model.PastInquiry, error) {
	rows, err := s.ro.QueryContext(ctx, `SELECT t.body->'$.Past' FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id
		WHERE t.body->'$.Past' IS NOT NULL AND i.state<>'void' ORDER BY i.id`)
	past, err := collect(rows, err, scanBody[model.PastInquiry])
	return past, storageError("past inquiries", err)
}
