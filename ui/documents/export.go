package documents

import (
	"context"
	"math"

	"oversight/model"
	"oversight/ui/intake"
)

// onExport saves every document the bar leaves, also where there are more than the list shows.
func (p *Page) onExport() {
	f, today := p.filter.value(), p.Today()
	intake.SaveList(p.Desk, "两卡一书", model.DocumentColumns(), func(ctx context.Context) ([]model.Row, error) {
		return p.Store.Documents(ctx, f, 0, math.MaxInt32, today)
	})
}
