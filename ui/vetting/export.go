package vetting

import (
	"bytes"
	"context"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/kit"
)

// saveSheet saves rows as an Excel file named after what it holds and the day.
func saveSheet[T any](p *Page, name string, rows []T, columns func(context.Context) ([]model.Column[T], error)) {
	if len(rows) == 0 {
		kit.Inform(p.Window, "没有可导出的", "列表是空的，请换一个筛选条件。")
		return
	}
	p.SaveFile(name+" "+p.Today().String()+".xlsx", func(ctx context.Context) ([]byte, error) {
		cols, err := columns(ctx)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = sheet.Write(&b, name, cols, rows)
		return b.Bytes(), err
	})
}

func (l *batchList) onExport() {
	saveSheet(l.over.page, "党风廉政意见回复", l.table.Rows(), func(context.Context) ([]model.Column[model.VettingRow], error) {
		return model.VettingColumns(), nil
	})
}

func (l *personList) onExport() { savePersons(l.over.page, l.table.Rows()) }

// savePersons saves persons with the opinions of all rooms that gave one.
func savePersons(p *Page, rows []model.VettedRow) {
	saveSheet(p, "征求意见人员", rows, func(ctx context.Context) ([]model.Column[model.VettedRow], error) {
		set, err := p.Store.VettingSettings(ctx)
		return model.VettedColumns(model.VettedRooms(rows, set.Rooms), p.viewer), err
	})
}
