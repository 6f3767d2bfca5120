package vetting

import (
	"context"
	"fmt"
	"slices"

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

// onExport saves the batches listed.
func (l *batchList) onExport() {
	rows := slices.Clone(l.table.Rows())
	intake.SaveList(l.over.page.Desk, "党风廉政意见回复", model.VettingSheetColumns(), func(context.Context) ([]model.VettingRow, error) { return rows, nil })
}

// onExport saves the persons listed.
func (l *personList) onExport() { l.over.page.savePersons(l.table.Rows(), l.over.basis.settings.Rooms) }

// onExport saves the persons of the batch that are listed.
func (m *members) onExport() {
	v := m.batch.view.vetting
	of := model.VettingRow{State: v.State, Number: v.Number, From: v.From, Letter: v.Letter, Lettered: v.Lettered, Received: v.Received, Occasion: v.Occasion, Replied: v.Replied}
	var rows []model.VettedRow
	for _, r := range m.table.Rows() {
		rows = append(rows, model.VettedRow{Vetted: m.stored[r.No-1], Batch: of})
	}
	m.batch.page.savePersons(rows, m.batch.view.settings.Rooms)
}

// savePersons saves persons with the opinions of the rooms asked now and of others that gave one.
func (p *Page) savePersons(rows []model.VettedRow, asked []string) {
	if len(rows) == 0 {
		kit.Inform(p.Window, "没有可导出的", "列表是空的，请换一个筛选条件。")
		return
	}
	rows = slices.Clone(rows) // the list may be sorted meanwhile
	columns := model.VettedColumns(model.VettedRooms(rows, asked), p.viewer)
	intake.SaveList(p.Desk, "征求意见人员", columns, func(context.Context) ([]model.VettedRow, error) { return rows, nil })
}
