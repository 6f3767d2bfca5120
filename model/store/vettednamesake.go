package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// VettedBefore returns for the persons of a batch the earlier entries known to be of the same ones, the latest first for each;
// batches that were voided are left out. Entries of the same name that nobody has judged are not among them, see Namesakes.
func (s *Store) VettedBefore(ctx context.Context, v model.Vetting) ([]model.VettedBefore, error) {
	known, _, err := namesakesOf(ctx, s.ro, v)
	return known, storageError("vetted before", err)
}

// Namesakes returns for each person of a batch who was not yet judged the leaders and the persons vetted before that bear his name.
func (s *Store) Namesakes(ctx context.Context, v model.Vetting) (map[int64][]model.Namesake, error) {
	_, open, err := namesakesOf(ctx, s.ro, v)
	return open, storageError("namesakes", err)
}

func namesakesOf(ctx context.Context, q querier, v model.Vetting) (known []model.VettedBefore, open map[int64][]model.Namesake, err error) {
	persons, err := vettedOf(ctx, q, v.ID)
	if err != nil {
		return nil, nil, err
	}
	leaders, err := leadersNamedAs(ctx, q, v)
	if err != nil {
		return nil, nil, err
	}
	earlier, err := vettedNamedAs(ctx, q, v)
	if err != nil {
		return nil, nil, err
	}
	open = map[int64][]model.Namesake{}
	for _, p := range persons {
		his, namesakes := p.Namesakes(leaders[p.Name], earlier[p.ID])
		for _, e := range his {
			known = append(known, model.VettedBefore{Person: p.ID, VettedRow: e})
		}
		if len(namesakes) > 0 {
			open[p.ID] = namesakes
		}
	}
	return known, open, nil
}

// leadersNamedAs returns the leaders who bear the name of a person of a batch, by name.
func leadersNamedAs(ctx context.Context, q querier, v model.Vetting) (map[string][]model.Namesake, error) {
	rows, err := q.QueryContext(ctx, "SELECT DISTINCT p.id FROM vetted own CROSS JOIN person p ON p.name=own.name WHERE own.vetting_id=?", v.ID)
	ids, err := collect(rows, err, func(r *sql.Rows) (id int64, err error) { return id, r.Scan(&id) })
	if err != nil {
		return nil, err
	}
	byName := map[string][]model.Namesake{}
	for _, id := range ids {
		p, err := personByID(ctx, q, id)
		if err != nil {
			return nil, err
		}
		byName[p.Name] = append(byName[p.Name], model.Namesake{Leader: id, Post: p.PostOn(v.Received)})
	}
	return byName, nil
}

// vettedNamedAs returns the earlier entries that bear the name of a person of a batch, by person, the latest first.
func vettedNamedAs(ctx context.Context, q querier, v model.Vetting) (map[int64][]model.VettedRow, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+vettingColumns+`, p.body, own.id FROM vetted own JOIN vetted p ON p.name=own.name
		JOIN vetting v ON v.id=p.vetting_id WHERE own.vetting_id=?1 AND p.vetting_id<>?1 AND p.state<>'void' AND (v.received, v.id)<(?2, ?1)
		ORDER BY own.id, v.received DESC, v.id DESC`, v.ID, v.Received)
	all, err := collect(rows, err, func(r *sql.Rows) (b model.VettedBefore, err error) {
		var body []byte
		if err := scanVetting(r, &b.Batch, &body, &b.Person); err != nil {
			return b, err
		}
		return b, json.Unmarshal(body, &b.Vetted)
	})
	earlier := map[int64][]model.VettedRow{}
	for _, b := range all {
		earlier[b.Person] = append(earlier[b.Person], b.VettedRow)
	}
	return earlier, err
}

// NoteVettingReprint writes into the timeline of a batch why its reply, which tells what should have stayed inside, is used once more.
func (s *Store) NoteVettingReprint(ctx context.Context, id int64, reason string) error {
	text, err := reprintLine("回复函", reason)
	if err != nil {
		return err
	}
	return s.write(ctx, "note reprint", func(tx *sql.Tx) error {
		var body string
		if err := tx.QueryRowContext(ctx, "SELECT body FROM vetting WHERE id=?", id).Scan(&body); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: string(actReprint), entity: entityVetting, record: id, text: text, detail: json.RawMessage(body)})
	})
}
