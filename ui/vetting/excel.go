package vetting

import (
	"context"
	"fmt"
	"math"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/intake"
	"oversight/ui/kit"
)

// onImport takes a list in Excel into the batch: all of it or nothing.
func (b *batch) onImport() {
	v, st := b.view.vetting, b.page.Store
	intake.Start(b.page.Desk, intake.Import[model.Vetted]{
		Title: "从 Excel 导入征求意见人员", Target: sheet.Vetted(b.view.settings.Rooms),
		Take: func(ctx context.Context, rows []model.Vetted) error {
			_, err := st.AddVetted(ctx, v.ID, v.Version, rows)
			return err
		},
		Done: func(n int) {
			b.added = true
			b.page.Toast(fmt.Sprintf("已加入 %d 人", n))
			b.reload()
		},
	})
}

// onTemplate saves the empty list for the asking organ to fill in.
func (b *batch) onTemplate() { intake.SaveTemplate(b.page.Desk, sheet.Vetted(b.view.settings.Rooms)) }

// onExport saves the batches that the bar leaves.
func (l *batchList) onExport() {
	st, f, order, today := l.over.page.Store, l.filter.value(l.over.chosenYear()), l.table.Order(), l.over.page.Today()
	intake.SaveList(l.over.page.Desk, "党风廉政意见回复", model.VettingSheetColumns(), func(ctx context.Context) ([]model.VettingRow, error) {
		rows, err := st.Vettings(ctx, f, 0, math.MaxInt32, today)
		return order(rows), err
	})
}

// onExport saves the persons that the bar leaves.
func (l *personList) onExport() {
	p, f, order := l.over.page, l.filter.value(l.over.chosenYear()), l.table.Order()
	p.savePersons(len(l.table.Rows()), l.over.basis.settings.Rooms, func(ctx context.Context) ([]model.VettedRow, error) {
		rows, err := p.Store.VettedPersons(ctx, f, 0, math.MaxInt32)
		return order(rows), err
	})
}

// onExport saves the persons of the batch that are listed.
func (m *members) onExport() {
	v := m.batch.view.vetting
	of := model.VettingRow{State: v.State, Number: v.Number, From: v.From, Letter: v.Letter, Lettered: v.Lettered, Received: v.Received, Occasion: v.Occasion, Replied: v.Replied}
	var rows []model.VettedRow
	for _, r := range m.table.Rows() {
		rows = append(rows, model.VettedRow{Vetted: m.stored[r.No-1], Batch: of})
	}
	m.batch.page.savePersons(len(rows), m.batch.view.settings.Rooms, func(context.Context) ([]model.VettedRow, error) { return rows, nil })
}

// savePersons saves persons with the opinions of the rooms asked now and of others that gave one.
func (p *Page) savePersons(shown int, asked []string, load func(context.Context) ([]model.VettedRow, error)) {
	if shown == 0 {
		kit.Inform(p.Window, "没有可导出的", "列表是空的，请换一个筛选条件。")
		return
	}
	intake.SaveTabs(p.Desk, "征求意见人员", func(ctx context.Context) ([]sheet.Tab, error) {
		rows, err := load(ctx)
		columns := model.VettedColumns(model.VettedRooms(rows, asked), p.viewer)
		return []sheet.Tab{sheet.TabOf("征求意见人员", columns, rows)}, err
	})
}
