// Package sheet writes lists as Excel files. It is the only user of excelize.
package sheet

import (
	"fmt"
	"io"
	"time"

	"oversight/model"

	"github.com/xuri/excelize/v2"
)

// maxCell is the longest text a cell keeps; Excel cuts the rest off without a word.
const maxCell = 32767

// Write writes rows as one sheet: header frozen and with filters, dates as real dates, widths for Chinese.
func Write[T any](w io.Writer, name string, columns []model.Column[T], rows []T) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return fmt.Errorf("name sheet: %w", err)
	}
	last, err := excelize.CoordinatesToCellName(len(columns), len(rows)+1)
	if err != nil {
		return err
	}
	// The stream writer leaves the dimension at A1, and readers that trust it would see one cell.
	if err := f.SetSheetDimension(name, "A1:"+last); err != nil {
		return err
	}
	if err := stream(f, name, columns, rows); err != nil {
		return err
	}
	if err := f.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	return f.Write(w)
}

func stream[T any](f *excelize.File, name string, columns []model.Column[T], rows []T) error {
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2E6E4"}}})
	if err != nil {
		return err
	}
	format := "yyyy-mm-dd"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	text, err := f.NewStyle(&excelize.Style{NumFmt: 49}) // @: stays text when somebody edits it, = + - included
	if err != nil {
		return err
	}
	cells, widths := make([][]any, 0, len(rows)+1), make([]float64, len(columns))
	heading := make([]any, len(columns))
	for i, c := range columns {
		heading[i] = excelize.Cell{StyleID: head, Value: c.Label}
		widths[i] = width(c.Label)
	}
	cells = append(cells, heading)
	for n, r := range rows {
		line := make([]any, len(columns))
		for i, c := range columns {
			s := c.Text(r)
			if len(s) > maxCell {
				return &model.Error{Code: model.Invalid, Msg: fmt.Sprintf("第 %d 行“%s”太长，Excel 的一格放不下", n+1, c.Label)}
			}
			widths[i] = max(widths[i], width(s))
			line[i] = excelize.Cell{StyleID: text, Value: s}
			if t, err := time.Parse("2006-01-02", s); err == nil {
				line[i] = excelize.Cell{StyleID: date, Value: t}
			}
		}
		cells = append(cells, line)
	}
	return flush(f, name, widths, cells)
}

func flush(f *excelize.File, name string, widths []float64, cells [][]any) error {
	sw, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, w := range widths { // before the first row
		if err := sw.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, line := range cells {
		if err := sw.SetRow(fmt.Sprintf("A%d", i+1), line); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// width returns the column width a text needs, in Excel's units of one Latin digit.
func width(s string) float64 {
	n := 2.0
	for _, r := range s {
		n++
		if r > 0x2E80 {
			n++
		}
	}
	return min(max(n, 8), 50)
}
