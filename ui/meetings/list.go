package meetings

import (
	"cmp"
	"context"
	"math"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/intake"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// most is how many rows a list loads; the filters reach the rest.
const most = 2000

// list is one of the two lists of the page: its bar of filters, the rows, and below them their count and the export.
type list[T any] struct {
	page    *Page
	columns []model.Column[T] // of the export
	name    string            // of the exported sheet and its file
	unit    string            // what is counted: 次会议
	search  *kit.Entry
	key     func(T) int64
	// query reads the bar, on the window's thread; what it returns reads up to limit rows, and counts them all.
	query func() (rows func(ctx context.Context, limit int) ([]T, error), count func(context.Context) (int, error))

	table  *kit.Table[T]
	count  *kit.Text
	loader *kit.Loader
	wanted int64  // the row to select as soon as it is loaded; 0 for none
	loaded func() // after that; may be nil
	object fyne.CanvasObject
}

// build puts the list together; widths are the columns shown, in the order of l.columns, grow the one that takes the rest.
func (l *list[T]) build(bar fyne.CanvasObject, widths map[string]float32, grow string, empty fyne.CanvasObject) {
	l.loader, l.count = kit.NewLoader(l.page.Window), kit.NewCaption("")
	var shown []kit.Column[T]
	for _, c := range l.columns {
		if width, ok := widths[c.ID]; ok {
			shown = append(shown, kit.Column[T]{
				ID: c.ID, Label: c.Label, Width: width, MinWidth: 40, Grow: c.ID == grow, Text: c.Text,
				Less: func(a, b T) int { return cmp.Compare(c.Text(a), c.Text(b)) },
			})
		}
	}
	l.table = kit.NewTable(shown, l.key, empty)
	export := kit.NewIconButton("导出 Excel", theme.DocumentSaveIcon(), l.onExport)
	foot := container.NewBorder(nil, nil, nil, export, kit.Middle(l.count))
	l.object = container.New(layout.NewBorderLayout(bar, foot, nil, nil), bar, l.table, foot) // in the order of Tab
}

// load lists what the bar leaves.
func (l *list[T]) load() {
	rows, count := l.query()
	kit.Load(l.loader, func(ctx context.Context) (desk.Listed[T], error) {
		return desk.LoadListed(most, func(limit int) ([]T, error) { return rows(ctx, limit) }, func() (int, error) { return count(ctx) })
	}, func(listed desk.Listed[T]) {
		l.table.SetRows(listed.Rows)
		if l.wanted != 0 {
			l.table.Select(l.wanted)
			l.wanted = 0
		}
		if l.loaded != nil {
			l.loaded()
		}
		l.count.SetText(listed.CountText(l.unit))
	})
}

func (l *list[T]) onExport() {
	if len(l.table.Rows()) == 0 {
		kit.Inform(l.page.Window, "没有可导出的", "列表是空的。请换一个筛选条件再导出。")
		return
	}
	rows, _ := l.query()
	order := l.table.Order()
	intake.SaveList(l.page.Desk, l.name, l.columns, func(ctx context.Context) ([]T, error) {
		all, err := rows(ctx, math.MaxInt32)
		return order(all), err
	})
}

func newMeetingList(p *Page) *list[model.MeetingRow] {
	l := &list[model.MeetingRow]{
		page: p, columns: model.MeetingColumns(), name: "会议", unit: "次会议", search: p.held.text,
		key: func(r model.MeetingRow) int64 { return r.ID },
	}
	l.query = func() (func(context.Context, int) ([]model.MeetingRow, error), func(context.Context) (int, error)) {
		f := p.held.value()
		return func(ctx context.Context, limit int) ([]model.MeetingRow, error) {
			return p.Store.Meetings(ctx, f, model.MeetingRow{}, limit)
		}, func(ctx context.Context) (int, error) { return p.Store.CountMeetings(ctx, f) }
	}
	l.build(p.held.object(), map[string]float32{"type": 112, "name": 140, "from": 98, "matters": 84, "inquiries": 84}, "name",
		kit.NewEmptyState(theme.ListIcon(), "没有符合条件的会议", "换一个筛选条件，或登记一次会议", nil))
	l.table.OnSelect = func(rows []model.MeetingRow) {
		if len(rows) == 1 {
			p.detail.show(rows[0].ID)
		}
	}
	l.table.OnOpen = func(r model.MeetingRow) {
		if r.Within(p.Today()) { // who opens the meeting he sits in wants to write down what is asked
			p.QuickEntry(r.Meeting)
			return
		}
		p.showMeetingForm(r.Meeting)
	}
	l.loaded = p.selectToday
	kit.KeepWidths(p.App.Preferences(), "meetings.widths", l.table)
	return l
}

func newWaitingList(p *Page) *list[model.Matter] {
	l := &list[model.Matter]{
		page: p, columns: model.MatterColumns(), name: "待上会议题", unit: "个议题", search: p.queue.text,
		key: func(m model.Matter) int64 { return m.ID },
	}
	l.query = func() (func(context.Context, int) ([]model.Matter, error), func(context.Context) (int, error)) {
		f := p.queue.value()
		return func(ctx context.Context, limit int) ([]model.Matter, error) { return p.Store.Matters(ctx, f, 0, limit) },
			func(ctx context.Context) (int, error) { return p.Store.CountMatters(ctx, f) }
	}
	l.build(p.queue.object(), map[string]float32{"title": 170, "class": 112, "unit": 130, "person": 76, "decision": 76}, "title",
		kit.NewEmptyState(theme.ListIcon(), "没有待上会的议题", "会前先登记的议题列在这里，定了会议再移上去", nil))
	l.table.OnSelect = func(rows []model.Matter) {
		if len(rows) == 1 {
			p.lone.show(rows[0].ID)
		}
	}
	l.table.OnOpen = func(m model.Matter) { p.showMatterForm(m, model.Meeting{}) }
	kit.KeepWidths(p.App.Preferences(), "meetings.waiting.widths", l.table)
	return l
}
