package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"oversight/model"
)

const entityVetted = "vetted"

// Vetted returns the persons of a batch in the order in which they were entered.
func (s *Store) Vetted(ctx context.Context, vetting int64) ([]model.Vetted, error) {
	persons, err := vettedOf(ctx, s.ro, vetting)
	return persons, storageError("vetted", err)
}

func vettedOf(ctx context.Context, q querier, vetting int64) ([]model.Vetted, error) {
	rows, err := q.QueryContext(ctx, "SELECT body FROM vetted WHERE vetting_id=? ORDER BY id", vetting)
	return collect(rows, err, scanBody[model.Vetted])
}

// AddVetted adds persons to a batch, typed or read from a file: all of them or nothing.
func (s *Store) AddVetted(ctx context.Context, vetting, version int64, persons []model.Vetted) (model.Vetting, error) {
	persons = cleanVetted(persons)
	return s.vettingAct(ctx, vetting, version, model.VettingAdd, func(tx *sql.Tx, v *model.Vetting) (string, error) {
		if err := v.Move(model.VettingAdd); err != nil {
			return "", err
		}
		have, err := vettedOf(ctx, tx, vetting)
		if err != nil {
			return "", err
		}
		added := func(p model.Vetted) bool { return p.ID == 0 }
		for i := range persons {
			persons[i].ID = 0
		}
		if err := model.CheckVettedChange(slices.Concat(have, persons), added); err != nil {
			return "", err
		}
		return fmt.Sprintf("加入%d人：%s", len(persons), vettedNames(persons)), s.addVetted(ctx, tx, *v, persons)
	})
}

// ChangeVetted changes persons of a batch, one or many, all of them or nothing. Each has the version the clerk saw.
func (s *Store) ChangeVetted(ctx context.Context, vetting int64, changed []model.Vetted) ([]model.Vetted, error) {
	changed = cleanVetted(changed)
	err := s.write(ctx, "change vetted", func(tx *sql.Tx) error {
		v, err := vettingByID(ctx, tx, vetting)
		if err != nil {
			return err
		}
		if err := v.Move(model.VettingChange); err != nil {
			return err
		}
		persons, err := vettedOf(ctx, tx, vetting)
		if err != nil {
			return err
		}
		texts, err := replaceVetted(persons, changed)
		if err != nil {
			return err
		}
		for i := range changed {
			if err := s.putVetted(ctx, tx, v, &changed[i], model.VettingChange, texts[i]); err != nil {
				return err
			}
		}
		return putVettingWords(ctx, tx, v)
	})
	return changed, err
}

// replaceVetted puts the changed persons in the places of the stored ones, checks the batch as it would be and says for each
// what changed.
func replaceVetted(persons, changed []model.Vetted) ([]string, error) {
	at := make(map[int64]int, len(persons))
	for i, p := range persons {
		at[p.ID] = i
	}
	texts := make([]string, len(changed))
	touched := make(map[int64]bool, len(changed))
	for i, p := range changed {
		touched[p.ID] = true
		place, ok := at[p.ID]
		if !ok {
			return nil, &model.Error{Code: model.NotFound, Msg: "“" + p.Name + "”已不在这一批里，请刷新后再操作"}
		}
		if persons[place].Version != p.Version {
			return nil, &model.Error{Code: model.Conflict, Msg: "“" + p.Name + "”的信息刚刚被修改过，请刷新后再操作"}
		}
		if p.Name != persons[place].Name { // whoever he was taken for bears another name
			p.Identity = nil
			changed[i].Identity = nil
		}
		texts[i] = vettedChange(persons[place], p)
		persons[place] = p
	}
	return texts, model.CheckVettedChange(persons, func(p model.Vetted) bool { return touched[p.ID] })
}

// vettedChange says for the timeline what became of a person.
func vettedChange(before, p model.Vetted) string {
	var parts []string
	for _, o := range p.Opinions {
		if before.Opinion(o.Room) != o {
			parts = append(parts, o.Room+"："+o.String())
		}
	}
	if p.Conclusion != before.Conclusion {
		parts = append(parts, "结论："+string(p.Conclusion))
	}
	if p.Outward != before.Outward {
		parts = append(parts, "对外意见："+p.OutwardOpinion())
	}
	if now := p.SanctionText(); now != before.SanctionText() {
		parts = append(parts, "处分："+cmp.Or(strings.ReplaceAll(now, "\n", "、"), "无"))
	}
	if p.Note != before.Note {
		parts = append(parts, "内部说明："+p.Note)
	}
	if p.Identity != nil && before.Identity == nil {
		parts = append(parts, p.Identity.Line())
	}
	if len(parts) == 0 {
		return "修改“" + p.Name + "”的信息"
	}
	return "“" + p.Name + "”" + strings.Join(parts, "；")
}

// RemoveVetted takes a person out of a batch that is not decided on; the history keeps him with the reason.
func (s *Store) RemoveVetted(ctx context.Context, vetting, version, person int64, reason string) (model.Vetting, error) {
	return s.vettingAct(ctx, vetting, version, model.VettingRemove, func(tx *sql.Tx, v *model.Vetting) (string, error) {
		if err := v.Move(model.VettingRemove); err != nil {
			return "", err
		}
		if reason = model.CleanLine(reason); reason == "" {
			return "", model.InvalidField("reason", "请填写移出的原因")
		}
		persons, err := vettedOf(ctx, tx, vetting)
		if err != nil {
			return "", err
		}
		i := slices.IndexFunc(persons, func(p model.Vetted) bool { return p.ID == person })
		if i < 0 {
			return "", &model.Error{Code: model.NotFound, Msg: "这个人已不在这一批里，请刷新后再操作"}
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM vetted WHERE id=?", person); err != nil {
			return "", err
		}
		text := "移出“" + persons[i].Name + "”，原因：" + reason
		return text, s.audit(ctx, tx, line{action: string(model.VettingRemove), entity: entityVetted, record: person, text: text, detail: persons[i]})
	})
}

func cleanVetted(persons []model.Vetted) []model.Vetted {
	persons = slices.Clone(persons)
	for i := range persons {
		persons[i].Normalize()
	}
	return persons
}

// vettedNames names a few of the persons for the timeline.
func vettedNames(persons []model.Vetted) string {
	const few = 5
	var names []string
	for _, p := range persons[:min(len(persons), few)] {
		names = append(names, p.Name)
	}
	text := strings.Join(names, "、")
	if len(persons) > few {
		text += "等"
	}
	return text
}

// addVetted writes new persons of a batch.
func (s *Store) addVetted(ctx context.Context, tx *sql.Tx, v model.Vetting, persons []model.Vetted) error {
	for i := range persons {
		p := &persons[i]
		p.ID, p.Version, p.Vetting = 0, 0, v.ID
		if err := s.putVetted(ctx, tx, v, p, model.VettingAdd, "“"+p.Name+"”列入"+v.From+"来函名单"); err != nil {
			return err
		}
	}
	return nil
}

// putVetted writes a person and the audit line.
func (s *Store) putVetted(ctx context.Context, tx *sql.Tx, v model.Vetting, p *model.Vetted, a model.VettingAct, text string) error {
	p.Version++
	if p.ID == 0 {
		res, err := tx.ExecContext(ctx, `INSERT INTO vetted(vetting_id, version, state, year, occasion, appointed, name, unit, born, id_number, conclusion, body)
			VALUES(?,?,?,?,?,?,?,'','','','','')`, v.ID, p.Version, string(v.State), v.Year(), v.Occasion, v.Appointed(), p.Name)
		if err != nil {
			return err
		}
		if p.ID, err = res.LastInsertId(); err != nil {
			return err
		}
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE vetted SET version=?, name=?, unit=?, born=?, id_number=?, conclusion=?, body=? WHERE id=?",
		p.Version, p.Name, p.Unit, p.Born.String(), p.IDNumber, string(p.Conclusion), string(body), p.ID); err != nil {
		return err
	}
	return s.audit(ctx, tx, line{action: string(a), entity: entityVetted, record: p.ID, text: text, detail: json.RawMessage(body)})
}
