// Package sheet reads and writes Excel files. It is the only user of excelize.
package sheet

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"oversight/model"

	"github.com/xuri/excelize/v2"
)

// maxCell is the longest text a cell keeps, in characters; Excel cuts the rest off without a word.
const maxCell = excelize.TotalCellChars

// Tab is one sheet of a file to be written; see TabOf.
type Tab struct {
	name   string
	labels []string
	number []bool // the columns of counts and amounts
	rows   int
	cell   func(row, column int) string
}

// TabOf is a sheet of rows. No text is kept: each is asked for twice, for the width of its column and for its cell.
func TabOf[T any](name string, columns []model.Column[T], rows []T) Tab {
	t := Tab{name: name, rows: len(rows), cell: func(row, column int) string { return columns[column].Text(rows[row]) }}
	for _, c := range columns {
		t.labels, t.number = append(t.labels, c.Label), append(t.number, c.IsNumber())
	}
	return t
}

// Documents are the sheets of documents: all their fields, and their problems a row each.
func Documents(entries []model.DocumentEntry) []Tab {
	return []Tab{
		TabOf("两卡一书", model.DocumentExportColumns(), entries),
		TabOf("问题", model.ProblemColumns(), model.ProblemsOf(entries)),
	}
}

// Write writes rows as one sheet: header frozen and with filters, dates as real dates, counts and amounts as numbers,
// widths for Chinese; it prints on A4 across, one page wide, with the header on every page.
func Write[T any](w io.Writer, name string, columns []model.Column[T], rows []T) error {
	return WriteTabs(w, TabOf(name, columns, rows))
}

// WriteTabs writes a file of several such sheets.
func WriteTabs(w io.Writer, tabs ...Tab) error {
	f := excelize.NewFile()
	defer f.Close()
	looks, err := newLooks(f)
	if err != nil {
		return err
	}
	for i, t := range tabs {
		if i == 0 {
			err = f.SetSheetName("Sheet1", t.name)
		} else {
			_, err = f.NewSheet(t.name)
		}
		if err != nil {
			return fmt.Errorf("name sheet: %w", err)
		}
		if err := t.write(f, looks); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// looks are the styles of cells.
type looks struct {
	head, date, text, wrapped, masked int
	numbers                           [maxDecimals + 1]int // by decimals
}

// maxDecimals is how many decimals a number has at most: those of 万元, and two to spare.
const maxDecimals = 6

func newLooks(f *excelize.File) (l looks, err error) {
	if l.head, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2E6E4"}}}); err != nil {
		return l, err
	}
	format := "yyyy-mm-dd"
	if l.date, err = f.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
		return l, err
	}
	const asText = 49 // @: stays text when somebody edits it, = + - included
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&l.text, excelize.Style{NumFmt: asText}},
		{&l.wrapped, excelize.Style{NumFmt: asText, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&l.masked, excelize.Style{NumFmt: asText, Fill: excelize.Fill{Type: "pattern", Pattern: 17, Color: []string{"D9D9D9"}}}},
	} {
		if *s.to, err = f.NewStyle(&s.style); err != nil {
			return l, err
		}
	}
	for decimals := range l.numbers {
		format := "#,##0"
		if decimals > 0 {
			format += "." + strings.Repeat("0", decimals)
		}
		if l.numbers[decimals], err = f.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			return l, err
		}
	}
	return l, nil
}

func (t Tab) write(f *excelize.File, looks looks) error {
	widths, err := t.widths()
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(t.labels), t.rows+1)
	if err != nil {
		return err
	}
	// The stream writer leaves the dimension at A1, and readers that trust it would see one cell.
	if err := f.SetSheetDimension(t.name, "A1:"+last); err != nil {
		return err
	}
	// The stream writer takes along what the sheet has before it begins, and nothing that is set after.
	if err := f.AutoFilter(t.name, "A1:"+last, nil); err != nil {
		return err
	}
	if err := t.printSetup(f); err != nil {
		return err
	}
	return t.stream(f, looks, widths)
}

// printSetup makes the sheet fit for paper.
func (t Tab) printSetup(f *excelize.File) error {
	const a4, wide, anyHeight = 9, 1, 0
	orientation, paper, width, height, fit := "landscape", a4, wide, anyHeight, true
	if err := f.SetPageLayout(t.name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &paper, FitToWidth: &width, FitToHeight: &height}); err != nil {
		return err
	}
	if err := f.SetSheetProps(t.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + t.name + "'!$1:$1", Scope: t.name})
}

// widths measures the columns, which must be known before the first row is written, and refuses what a cell cannot hold.
func (t Tab) widths() ([]float64, error) {
	widths := make([]float64, len(t.labels))
	for i, label := range t.labels {
		widths[i] = width(label)
		for row := range t.rows {
			text := t.cell(row, i)
			if len(text) > maxCell && len([]rune(text)) > maxCell {
				return nil, &model.Error{Code: model.Invalid, Msg: fmt.Sprintf("第 %d 行“%s”太长，Excel 的一格放不下", row+1, label)}
			}
			if widths[i] < widest {
				widths[i] = max(widths[i], width(text))
			}
		}
	}
	return widths, nil
}

func (t Tab) stream(f *excelize.File, looks looks, widths []float64) error {
	sw, err := f.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	for i, w := range widths { // before the first row
		if err := sw.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	// What is typed below the rows stays text too: 1975.10 and the numbers of identity cards.
	if err := sw.SetColStyle(1, len(t.labels), looks.text); err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := make([]any, len(t.labels))
	for i, label := range t.labels {
		line[i] = excelize.Cell{StyleID: looks.head, Value: label}
	}
	if err := sw.SetRow("A1", line); err != nil {
		return err
	}
	for row := range t.rows {
		for i := range line {
			line[i] = looks.cell(t.cell(row, i), t.number[i])
		}
		if err := sw.SetRow(fmt.Sprintf("A%d", row+2), line); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// plainNumber is a number as the lists write it: 21,500 or 1,384.72, and nothing that begins with a nought like 0719.
var plainNumber = regexp.MustCompile(`^-?(?:0|[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*)(?:\.(\d{1,6}))?$`)

// cell is a text, the real date that it names, or in a column of numbers the number.
func (l looks) cell(text string, number bool) excelize.Cell {
	switch {
	case text == model.MaskedText:
		return excelize.Cell{StyleID: l.masked}
	case number:
		m := plainNumber.FindStringSubmatch(text)
		if value, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64); err == nil && m != nil {
			return excelize.Cell{StyleID: l.numbers[len(m[1])], Value: value}
		}
	case strings.Contains(text, "\n"):
		return excelize.Cell{StyleID: l.wrapped, Value: text}
	}
	if len(text) == len(time.DateOnly) && text[4] == '-' {
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			return excelize.Cell{StyleID: l.date, Value: day}
		}
	}
	return excelize.Cell{StyleID: l.text, Value: text}
}

// widest is the width of a column whose texts are long; the reader widens it if he must.
const widest = 50.0

// width returns the column width a text needs, in Excel's units of one Latin digit.
func width(s string) float64 {
	n := 2.0
	for _, r := range s {
		n++
		if r > 0x2E80 {
			n++
		}
	}
	return min(max(n, 8), widest)
}
