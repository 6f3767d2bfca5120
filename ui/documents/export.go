package documents

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/ui/intake"
)

// onExport saves every document the bar leaves with all its fields, also where there are more than the list shows, in the
// order shown; their problems are a sheet of their own.
func (p *Page) onExport() {
	f, order, today := p.filter.value(), p.table.Order(), p.Today()
	intake.SaveDocuments(p.Desk, func(ctx context.Context) ([]model.DocumentEntry, error) {
		entries, err := p.Store.DocumentEntries(ctx, f, today)
		return inOrder(entries, order), err
	})
}

// inOrder puts documents into the order of their rows.
func inOrder(entries []model.DocumentEntry, order func([]model.Row) []model.Row) []model.DocumentEntry {
	rows := make([]model.Row, len(entries))
	for i, e := range entries {
		rows[i] = e.Row
	}
	place := map[int64]int{}
	for i, r := range order(rows) {
		place[r.ID] = i
	}
	slices.SortFunc(entries, func(a, b model.DocumentEntry) int { return place[a.Row.ID] - place[b.Row.ID] })
	return entries
}
