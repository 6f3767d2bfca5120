package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// foldingSchema is the first schema whose words for the search are folded.
const foldingSchema = 8

// refoldWords brings the words kept for the search, and the initials of leaders, to the folded form for records that were
// kept before. The records themselves stay as they are. It runs once, inside the upgrade, after all migrations.
func refoldWords(ctx context.Context, tx *sql.Tx) error {
	if err := refoldPeople(ctx, tx); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT body, body FROM document_text")
	documents, err := foldable[model.Document](rows, err)
	if err != nil {
		return err
	}
	for i := range documents {
		if err := putWords(ctx, tx, &documents[i]); err != nil {
			return err
		}
	}
	rows, err = tx.QueryContext(ctx, "SELECT body, body FROM matter")
	matters, err := foldable[model.Matter](rows, err)
	if err != nil {
		return err
	}
	for _, m := range matters {
		if err := putMatterWords(ctx, tx, m); err != nil {
			return err
		}
	}
	rows, err = tx.QueryContext(ctx, "SELECT body, body FROM meeting")
	meetings, err := foldable[model.Meeting](rows, err)
	if err != nil {
		return err
	}
	for _, m := range meetings {
		if err := putMeetingWords(ctx, tx, m); err != nil {
			return err
		}
	}
	return refoldJoined(ctx, tx)
}

// foldable returns the records, second column, whose texts, first column, would be folded.
func foldable[T any](rows *sql.Rows, err error) ([]T, error) {
	bodies, err := collect(rows, err, func(r *sql.Rows) (string, error) {
		var text, body string
		err := r.Scan(&text, &body)
		if model.Fold(text) == text {
			body = ""
		}
		return body, err
	})
	if err != nil {
		return nil, err
	}
	var out []T
	for _, body := range bodies {
		if body == "" {
			continue
		}
		var record T
		if err := json.Unmarshal([]byte(body), &record); err != nil {
			return nil, err
		}
		out = append(out, record)
	}
	return out, nil
}

// refoldJoined does so for records whose words come from other records too.
func refoldJoined(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT t.body || coalesce(m.body, '') || coalesce(g.body, ''), t.body FROM inquiry_text t JOIN inquiry i ON i.id=t.inquiry_id
		LEFT JOIN matter m ON m.id=i.matter_id LEFT JOIN meeting g ON g.id=m.meeting_id`)
	inquiries, err := foldable[model.Inquiry](rows, err)
	if err != nil {
		return err
	}
	for i := range inquiries {
		q := &inquiries[i]
		m, meeting, err := subject(ctx, tx, q.Matter)
		if err != nil {
			return err
		}
		if err := index(ctx, tx, "inquiry_fts", q.ID, inquiryWords(q, q.Row(m, meeting))); err != nil {
			return err
		}
	}
	rows, err = tx.QueryContext(ctx, `SELECT v.body || coalesce((SELECT group_concat(p.body) FROM vetted p WHERE p.vetting_id=v.id), ''), v.body FROM vetting v`)
	vettings, err := foldable[model.Vetting](rows, err)
	if err != nil {
		return err
	}
	for _, v := range vettings {
		if err := putVettingWords(ctx, tx, v); err != nil {
			return err
		}
	}
	return nil
}

func refoldPeople(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT id, name FROM person")
	people, err := collect(rows, err, func(r *sql.Rows) (p model.Person, err error) { return p, r.Scan(&p.ID, &p.Name) })
	if err != nil {
		return err
	}
	for _, p := range people {
		if model.Fold(p.Name) == p.Name {
			continue
		}
		if _, err := tx.ExecContext(ctx, "UPDATE person SET initials=? WHERE id=?", Initials(p.Name), p.ID); err != nil {
			return err
		}
	}
	return nil
}
