package intake

import (
	"strconv"

	"oversight/model/sheet"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// onSkipped lists the rows that were not read, and why.
func (w *wizard[T]) onSkipped() {
	columns := []kit.Column[sheet.Skipped]{
		{ID: "row", Label: "行", Width: 64, Text: func(s sheet.Skipped) string { return strconv.Itoa(s.Row) }},
		{ID: "why", Label: "没有读，因为", Width: 200, Text: func(s sheet.Skipped) string { return "这一行" + s.Why }},
		{ID: "text", Label: "表里写的", Width: 260, Grow: true, Text: func(s sheet.Skipped) string { return s.Text }},
	}
	table := kit.NewTable(columns, func(s sheet.Skipped) int64 { return int64(s.Row) }, nil)
	table.SetRows(w.list.Skipped)
	kit.ShowContent(w.Window, "没有读的行", kit.InDialog(w.Window, table, listed))
}

// listed is how many rows the list shows at once.
const listed = 12

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
