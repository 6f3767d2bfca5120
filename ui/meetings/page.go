// Package meetings is the page 会议议题: the meetings the commission sits in on, with the matters they decide.
package meetings

import (
	"cmp"
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// most is how many rows the list loads; the filters reach the rest.
const most = 2000

// Page is the page 会议议题.
type Page struct {
	*desk.Desk

	body  *fyne.Container // the list, or the quick entry over it
	list  fyne.CanvasObject
	table *kit.Table[model.MeetingRow]
	count *kit.Text
	notes *notes // nil while the quick entry is not open
	rows  *kit.Loader
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, rows: kit.NewLoader(d.Window), count: kit.NewCaption("")}
	empty := kit.NewEmptyState(theme.ListIcon(), "没有符合条件的会议", "换一个筛选条件，或登记一次会议", nil)
	p.table = kit.NewTable(columns(), func(r model.MeetingRow) int64 { return r.ID }, empty)
	kit.KeepWidths(d.App.Preferences(), "meetings.widths", p.table)
	p.table.OnOpen = func(r model.MeetingRow) { p.QuickEntry(r.Meeting) }
	p.list = kit.NewPage("会议议题", p.table, kit.Middle(p.count), kit.NewButton("会中速记", p.onQuick))
	p.body = container.NewStack(p.list)
	return p
}

func columns() []kit.Column[model.MeetingRow] {
	widths := map[string]float32{"type": 130, "name": 200, "from": 110, "matters": 90, "inquiries": 90}
	var out []kit.Column[model.MeetingRow]
	for _, c := range model.MeetingColumns() {
		if width, ok := widths[c.ID]; ok {
			out = append(out, kit.Column[model.MeetingRow]{
				ID: c.ID, Label: c.Label, Width: width, MinWidth: 40, Grow: c.ID == "name", Text: c.Text,
				Less: func(a, b model.MeetingRow) int { return cmp.Compare(c.Text(a), c.Text(b)) },
			})
		}
	}
	return out
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.body }

// FocusTarget returns the list, or nil while the quick entry is open.
func (p *Page) FocusTarget() fyne.Focusable {
	if p.notes != nil {
		return nil
	}
	return p.table.FocusTarget()
}

// Refresh loads the list again.
func (p *Page) Refresh() {
	if p.notes != nil {
		p.notes.reload()
	}
	kit.Load(p.rows, func(ctx context.Context) ([]model.MeetingRow, error) {
		return p.Store.Meetings(ctx, model.MeetingFilter{}, model.MeetingRow{}, most)
	}, func(rows []model.MeetingRow) {
		p.table.SetRows(rows)
		p.selectToday()
		p.count.SetText(fmt.Sprintf("共 %d 次会议", len(rows)))
	})
}
