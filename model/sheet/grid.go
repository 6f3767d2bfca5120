package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"oversight/model"

	"github.com/xuri/excelize/v2"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds.
const (
	Text    Kind = iota
	Number       // Text is it in decimals
	Day          // a real date; Text is YYYY-MM-DD
	Damaged      // a number of so many digits that Excel has lost the last ones, such as that of an identity card
	Failed       // a formula without a result: #REF!
)

// Cell is a cell as text.
type Cell struct {
	Kind Kind
	Text string
	day  model.Date // of a number that may be the serial number of a day
}

// Grid is a sheet as cells, rows from the first on; a merged cell stands in each of its rows, in its first column.
type Grid [][]Cell

// Column is the letter of a column, which counts from 0.
func Column(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return "?"
	}
	return name
}

// at returns a cell that need not be there.
func (g Grid) at(row, column int) Cell {
	if row < 0 || column < 0 || row >= len(g) || column >= len(g[row]) {
		return Cell{}
	}
	return g[row][column]
}

// Read returns the cells of a sheet. More than MaxRows rows are refused.
func (b *Book) Read(sheet string) (g Grid, err error) {
	err = guarded(func() (err error) {
		g, err = b.cells(sheet)
		if err != nil {
			return err
		}
		return b.merge(sheet, g)
	})
	if err != nil {
		return nil, damaged(err)
	}
	return g, nil
}

func (b *Book) cells(sheet string) (Grid, error) {
	rows, err := b.file.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var g Grid
	filled, formats := 0, map[int]bool{}
	for n := 1; rows.Next(); n++ {
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		if strings.Join(values, "") == "" {
			continue
		}
		if filled++; filled > MaxRows+headerRows || n > maxBlank {
			return nil, refuse(fmt.Sprintf("工作表“%s”超过 %d 行，一次读不下，请分成几个文件导入", sheet, MaxRows), nil)
		}
		for len(g) < n {
			g = append(g, nil)
		}
		if g[n-1], err = b.row(sheet, n, values[:min(len(values), maxWide)], formats); err != nil {
			return nil, err
		}
	}
	return g, rows.Error()
}

func (b *Book) row(sheet string, n int, values []string, formats map[int]bool) ([]Cell, error) {
	row := make([]Cell, len(values))
	for i, raw := range values {
		ref, err := excelize.CoordinatesToCellName(i+1, n)
		if err != nil {
			return nil, err
		}
		if row[i], err = b.cell(sheet, ref, raw, formats); err != nil {
			return nil, err
		}
	}
	return row, nil
}

var (
	failure    = regexp.MustCompile(`^#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)$`)
	scientific = regexp.MustCompile(`^\d(\.\d+)?[Ee]\+?\d\d$`)
)

// cell tells what a raw value means. formats remembers which styles are those of dates.
func (b *Book) cell(sheet, ref, raw string, formats map[int]bool) (Cell, error) {
	text := model.CleanText(raw)
	switch {
	case failure.MatchString(text):
		return Cell{Kind: Failed, Text: text}, nil
	case scientific.MatchString(text):
		return Cell{Kind: Damaged, Text: text}, nil
	}
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return Cell{Text: strings.TrimSpace(text)}, nil
	}
	day, isDay := b.day(value)
	kind, err := b.file.GetCellType(sheet, ref)
	if err != nil {
		return Cell{}, err
	}
	switch kind {
	case excelize.CellTypeUnset, excelize.CellTypeNumber, excelize.CellTypeDate:
	case excelize.CellTypeBool:
		return Cell{Text: map[string]string{"1": "是"}[raw]}, nil
	default:
		return Cell{Text: strings.TrimSpace(text), day: day}, nil
	}
	isDate, err := b.isDate(sheet, ref, formats)
	if err != nil {
		return Cell{}, err
	}
	if isDate && isDay {
		return Cell{Kind: Day, Text: day.String(), day: day}, nil
	}
	return number(value, day), nil
}

// exact is from where on whole numbers of Excel have lost their last digits (it keeps 15 of them).
const exact = 1e15

func number(value float64, day model.Date) Cell {
	if value >= exact || value <= -exact {
		return Cell{Kind: Damaged, Text: strconv.FormatFloat(value, 'G', 6, 64)}
	}
	// Decimals that were typed with few digits come with many: 1975.1100000000001.
	if short, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 15, 64), 64); err == nil {
		value = short
	}
	return Cell{Kind: Number, Text: strconv.FormatFloat(value, 'f', -1, 64), day: day}
}

// The serial numbers that are taken for days: 1927 to 2173. Smaller ones are rather years or counts.
const (
	firstSerial = 10_000
	lastSerial  = 100_000
)

// day returns the day of a serial number.
func (b *Book) day(serial float64) (model.Date, bool) {
	if serial < firstSerial || serial > lastSerial {
		return model.Date{}, false
	}
	t, err := excelize.ExcelDateToTime(serial, b.since4)
	return model.DateOf(t), err == nil
}

// isDate tells whether the style of a cell shows its number as a date.
func (b *Book) isDate(sheet, ref string, formats map[int]bool) (bool, error) {
	id, err := b.file.GetCellStyle(sheet, ref)
	if err != nil || id == 0 {
		return false, err
	}
	if known, ok := formats[id]; ok {
		return known, nil
	}
	style, err := b.file.GetStyle(id)
	if err != nil {
		return false, nil // a style that is not there shows the number
	}
	formats[id] = dateFormat(style.NumFmt)
	if style.CustomNumFmt != nil {
		formats[id] = datePattern(*style.CustomNumFmt)
	}
	return formats[id], nil
}

// dateFormat knows the built-in formats of dates (ECMA-376, 18.8.30); 27 to 36 and 50 to 58 are those of the Chinese
// edition.
func dateFormat(id int) bool {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return true
	}
	return false
}

var quoted = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// datePattern tells a format of dates by the year or the day in it; a time alone has neither.
func datePattern(format string) bool {
	return strings.ContainsAny(strings.ToLower(quoted.ReplaceAllString(format, "")), "yd") && !strings.Contains(format, "General")
}

// merge writes merged cells into each of their rows: a unit that stands once beside several persons is that of each.
func (b *Book) merge(sheet string, g Grid) error {
	merged, err := b.file.GetMergeCells(sheet, true)
	if err != nil {
		return err
	}
	for _, m := range merged {
		column, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return err
		}
		_, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return err
		}
		from := g.at(top-1, column-1)
		for row := top; row < min(bottom, len(g)); row++ {
			if from.Text == "" || len(g[row]) == 0 { // a blank row stays blank
				continue
			}
			for len(g[row]) < column {
				g[row] = append(g[row], Cell{})
			}
			g[row][column-1] = from
		}
	}
	return nil
}
