package store

import (
	"context"

	"oversight/model"
)

// mostRungs bounds a ladder: a draft given up and made anew leaves more than one document on a rung.
const mostRungs = 40

// Ladder returns the other documents of the ladder a document stands on, the first reminder first.
func (s *Store) Ladder(ctx context.Context, d model.Document, today model.Date) ([]model.Row, error) {
	root := d.Number.String()
	before := d.Previous
	for range mostRungs {
		n, err := model.ParseNumber(before)
		if err != nil {
			break // "" where there is none
		}
		id, err := idByNumber(ctx, s.ro, n)
		if err != nil {
			return nil, storageError("ladder", err)
		}
		earlier, err := s.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		root, before = before, earlier.Previous
	}
	n, err := model.ParseNumber(root)
	if err != nil {
		return nil, nil // a draft that follows nothing
	}
	id, err := idByNumber(ctx, s.ro, n)
	if err != nil {
		return nil, storageError("ladder", err)
	}
	rows, err := s.Documents(ctx, model.Filter{ID: id}, 0, 1, today)
	for i := 0; err == nil && i < len(rows) && len(rows) < mostRungs; i++ {
		if rows[i].Number.IsZero() {
			continue
		}
		var after []model.Row
		after, err = s.Documents(ctx, model.Filter{Previous: rows[i].Number.String()}, 0, mostRungs, today)
		rows = append(rows, after...)
	}
	var others []model.Row
	for _, r := range rows {
		if r.ID != d.ID {
			others = append(others, r)
		}
	}
	return others, err
}

// DocumentsOf returns the documents of rows with all they hold, in their order.
func (s *Store) DocumentsOf(ctx context.Context, rows []model.Row) ([]model.Document, error) {
	docs := make([]model.Document, 0, len(rows))
	for _, r := range rows {
		d, err := s.Document(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}
