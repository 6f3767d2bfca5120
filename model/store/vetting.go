package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"oversight/model"
)

const entityVetting = "vetting"

// Vetting returns one batch.
func (s *Store) Vetting(ctx context.Context, id int64) (model.Vetting, error) {
	v, err := vettingByID(ctx, s.ro, id)
	return v, storageError("vetting", err)
}

func vettingByID(ctx context.Context, q querier, id int64) (model.Vetting, error) {
	return readBody[model.Vetting](ctx, q, "SELECT body FROM vetting WHERE id=?", id, "没有找到这批人员，请刷新后再试")
}

// ImportVetting registers a batch with its persons, as they were typed or read from a file: all of them or nothing.
func (s *Store) ImportVetting(ctx context.Context, v model.Vetting, persons []model.Vetted, today model.Date) (model.Vetting, error) {
	v.ID, v.Version = 0, 0
	v, persons, err := entered(v, persons, today)
	if err != nil {
		return v, err
	}
	err = s.write(ctx, "import vetting", func(tx *sql.Tx) error {
		if err := countVetting(ctx, tx, &v); err != nil {
			return err
		}
		text := fmt.Sprintf("登记%s来函，事由：%s，%d人", v.From, v.Occasion, len(persons))
		if err := s.putVetting(ctx, tx, &v, model.VettingSave, text); err != nil {
			return err
		}
		if err := s.addVetted(ctx, tx, v, persons); err != nil {
			return err
		}
		return putVettingWords(ctx, tx, v)
	})
	return v, err
}

// entered cleans and checks what a clerk or a file has entered.
func entered(v model.Vetting, persons []model.Vetted, today model.Date) (model.Vetting, []model.Vetted, error) {
	v = v.AsRegistered()
	v.Normalize()
	if err := v.Check(today); err != nil {
		return v, nil, err
	}
	persons = cleanVetted(persons)
	return v, persons, model.CheckVetted(persons)
}

// countVetting says how a batch counts where the clerk did not: as the settings have its occasion. Of another occasion nobody knows.
func countVetting(ctx context.Context, tx *sql.Tx, v *model.Vetting) error {
	if v.Counting != "" {
		return nil
	}
	set, err := vettingSettingsOf(ctx, tx)
	if err != nil {
		return err
	}
	if v.Counting = set.CountingOf(v.Occasion); v.Counting == "" {
		return model.InvalidField("counting", "设置里没有事由“"+v.Occasion+"”，请选择它是不是选人用人")
	}
	return nil
}

// SaveVetting registers a batch, or changes what is entered of its letter as long as it is not decided on.
func (s *Store) SaveVetting(ctx context.Context, v model.Vetting, today model.Date) (model.Vetting, error) {
	if v.ID == 0 {
		return s.ImportVetting(ctx, v, nil, today)
	}
	v, _, err := entered(v, nil, today)
	if err != nil {
		return v, err
	}
	return s.vettingAct(ctx, v.ID, v.Version, model.VettingSave, func(tx *sql.Tx, stored *model.Vetting) (string, error) {
		if err := stored.Move(model.VettingSave); err != nil {
			return "", err
		}
		if err := countVetting(ctx, tx, &v); err != nil {
			return "", err
		}
		stored.Reregister(v)
		return "修改来函信息", nil
	})
}

// vettingAct runs one act on a stored batch: load, compare the version the clerk saw, change, write with the audit line.
func (s *Store) vettingAct(ctx context.Context, id, version int64, a model.VettingAct, change func(*sql.Tx, *model.Vetting) (text string, err error)) (v model.Vetting, err error) {
	err = s.write(ctx, "vetting "+string(a), func(tx *sql.Tx) (err error) {
		if v, err = vettingByID(ctx, tx, id); err != nil {
			return err
		}
		if v.Version != version {
			return &model.Error{Code: model.Conflict, Msg: "这批人员刚刚被修改过，请刷新后再操作"}
		}
		text, err := change(tx, &v)
		if err != nil {
			return err
		}
		if err := s.putVetting(ctx, tx, &v, a, text); err != nil {
			return err
		}
		return putVettingWords(ctx, tx, v)
	})
	return v, err
}

// putVetting writes a batch, what its persons keep of it, and the audit line.
func (s *Store) putVetting(ctx context.Context, tx *sql.Tx, v *model.Vetting, a model.VettingAct, text string) error {
	if err := remember(ctx, tx, v.Hands()); err != nil {
		return err
	}
	v.Version++
	seq := sql.NullInt64{Int64: int64(v.Number.Seq), Valid: !v.Number.IsZero()}
	args := []any{
		v.Version, string(v.State), v.Number.Mark, v.Year(), seq, v.From, v.Letter, v.Lettered, v.Received, v.Occasion, v.Appointed(), v.Term,
		v.Deadline.Due, v.Decision.On, v.Replied, v.Clerk,
	}
	if v.ID == 0 {
		res, err := tx.ExecContext(ctx, `INSERT INTO vetting(version, state, mark, year, seq, sender, letter, lettered, received, occasion,
			appointed, term, due, decided, replied, clerk, body) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'')`, args...)
		if err != nil {
			return err
		}
		if v.ID, err = res.LastInsertId(); err != nil {
			return err
		}
	}
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE vetting SET version=?, state=?, mark=?, year=?, seq=?, sender=?, letter=?, lettered=?,
		received=?, occasion=?, appointed=?, term=?, due=?, decided=?, replied=?, clerk=?, body=? WHERE id=?`, append(args, string(body), v.ID)...); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE vetted SET state=?, year=?, occasion=?, appointed=? WHERE vetting_id=?", string(v.State), v.Year(), v.Occasion, v.Appointed(), v.ID); err != nil {
		return err
	}
	return s.audit(ctx, tx, line{action: string(a), entity: entityVetting, record: v.ID, text: text, detail: json.RawMessage(body)})
}

// putVettingWords keeps the words of a batch and its persons for the search. What rooms say of a person is not among
// them: a search must not tell what a list would hide.
func putVettingWords(ctx context.Context, tx *sql.Tx, v model.Vetting) error {
	rows, err := tx.QueryContext(ctx, `SELECT name || char(10) || unit || char(10) || (body->>'$.Post') || char(10) || (body->>'$.Proposed')
		FROM vetted WHERE vetting_id=?`, v.ID)
	parts, err := collect(rows, err, scanText)
	if err != nil {
		return err
	}
	parts = append(parts, v.From, v.Letter, v.Occasion, v.Note, v.Number.String(), v.Clerk)
	return index(ctx, tx, "vetting_fts", v.ID, parts)
}
