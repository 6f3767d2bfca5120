package intake

import (
	"bytes"
	"context"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/desk"
)

// SaveList asks where to save a list in Excel, then loads it and saves it whole: every column, real dates, a header
// that stays and filters. name is that of the file and of the sheet.
func SaveList[T any](d *desk.Desk, name string, columns []model.Column[T], load func(context.Context) ([]T, error)) {
	SaveTabs(d, name, func(ctx context.Context) ([]sheet.Tab, error) {
		rows, err := load(ctx)
		return []sheet.Tab{sheet.TabOf(name, columns, rows)}, err
	})
}

// SaveTabs is SaveList for a file of several sheets, or of columns that are known only when the rows are.
func SaveTabs(d *desk.Desk, name string, load func(context.Context) ([]sheet.Tab, error)) {
	d.SaveFile(name+" "+d.Today().String()+".xlsx", func(ctx context.Context) ([]byte, error) {
		tabs, err := load(ctx)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = sheet.WriteTabs(&b, tabs...)
		return b.Bytes(), err
	})
}

// SaveTemplate asks where to save the empty list, to be filled in with Excel and taken in.
func SaveTemplate[T any](d *desk.Desk, t sheet.Target[T]) {
	d.SaveFile(t.Name+"导入模板.xlsx", func(context.Context) ([]byte, error) {
		var b bytes.Buffer
		err := t.Template(&b)
		return b.Bytes(), err
	})
}

// SaveDocuments is SaveList for documents with all their fields, and their problems in a sheet of their own.
func SaveDocuments(d *desk.Desk, load func(context.Context) ([]model.DocumentEntry, error)) {
	SaveTabs(d, "两卡一书", func(ctx context.Context) ([]sheet.Tab, error) {
		entries, err := load(ctx)
		return sheet.Documents(entries), err
	})
}
