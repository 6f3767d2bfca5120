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
	d.SaveFile(name+" "+d.Today().String()+".xlsx", func(ctx context.Context) ([]byte, error) {
		rows, err := load(ctx)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = sheet.Write(&b, name, columns, rows)
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
