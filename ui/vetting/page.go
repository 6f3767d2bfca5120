// Package vetting is the page 意见回复: letters asking for opinions on cadres (党风廉政意见回复), the persons in them and the replies.
package vetting

import (
	"cmp"
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// most is how many rows the list loads; the filters reach the rest.
const most = 2000

// Page is the page 意见回复.
type Page struct {
	*desk.Desk

	object fyne.CanvasObject
	table  *kit.Table[model.VettingRow]
	count  *kit.Text
	rows   *kit.Loader
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, rows: kit.NewLoader(d.Window), count: kit.NewCaption("")}
	empty := kit.NewEmptyState(theme.ConfirmIcon(), "没有符合条件的来函", "换一个筛选条件，或登记一份来函", nil)
	p.table = kit.NewTable(columns(), func(r model.VettingRow) int64 { return r.ID }, empty)
	kit.KeepWidths(d.App.Preferences(), "vetting.widths", p.table)
	p.object = kit.NewPage("意见回复", p.table, p.count)
	return p
}

func columns() []kit.Column[model.VettingRow] {
	widths := map[string]float32{"number": 150, "state": 90, "from": 180, "received": 110, "occasion": 120, "due": 110}
	var out []kit.Column[model.VettingRow]
	for _, c := range model.VettingColumns() {
		if width, ok := widths[c.ID]; ok {
			out = append(out, kit.Column[model.VettingRow]{
				ID: c.ID, Label: c.Label, Width: width, MinWidth: 40, Grow: c.ID == "from", Text: c.Text,
				Less: func(a, b model.VettingRow) int { return cmp.Compare(c.Text(a), c.Text(b)) },
			})
		}
	}
	return out
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// FocusTarget returns the list.
func (p *Page) FocusTarget() fyne.Focusable { return p.table.FocusTarget() }

// ShowVetting selects one batch.
func (p *Page) ShowVetting(id int64) { p.table.Select(id) }

// Refresh loads the list again.
func (p *Page) Refresh() {
	today := p.Today()
	kit.Load(p.rows, func(ctx context.Context) ([]model.VettingRow, error) {
		return p.Store.Vettings(ctx, model.VettingFilter{}, 0, most, today)
	}, func(rows []model.VettingRow) {
		p.table.SetRows(rows)
		p.count.SetText(fmt.Sprintf("共 %d 批", len(rows)))
	})
}
