package sheet

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"oversight/model"

	"github.com/xuri/excelize/v2"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds.
const (
	Text    Kind = iota
	Number       // Text is it as the sheet shows it
	Day          // a real date; Text is YYYY-MM-DD
	Damaged      // a number of so many digits that Excel has lost the last ones, such as that of an identity card
	Failed       // a formula without a result: #REF!, or one that was never computed
	Unclear      // shown in a way the program does not know; Text is what the cell holds
)

// Cell is a cell as the sheet shows it.
type Cell struct {
	Kind   Kind
	Text   string
	Wide   bool       // merged with cells to its right
	Struck bool       // a line goes through it
	Partly bool       // a line goes through a part of it
	Hidden bool       // its column is hidden
	held   string     // of a number: what the cell holds, in decimals
	day    model.Date // of a number that may be the serial number of a day
}

// Row is a row with something in it.
type Row struct {
	Number int // as Excel counts, from 1
	Cells  []Cell
	Hidden bool // or filtered out
}

// Grid is a sheet as its rows, without those that are empty; a merged cell stands in each of its rows, in its first column.
type Grid []Row

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
	if row < 0 || row >= len(g) {
		return Cell{}
	}
	return g[row].at(column)
}

func (r Row) at(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// What is taken of a sheet at most; only cells with content count.
const (
	maxFilled    = MaxRows + 1000 // rows: records, headings of pages, sums
	maxWide      = 256            // columns
	maxCells     = 400_000
	maxArea      = 600_000 // cells of all rows up to the last one with content
	maxTextBytes = 32 << 20
)

// Read returns the cells of a sheet, row by row. What cannot be read within the limits is refused.
func (b *Book) Read(ctx context.Context, sheet string) (Grid, error) {
	g, err := b.grid(ctx, sheet)
	if err != nil {
		return nil, b.say(err)
	}
	return g, nil
}

func (b *Book) grid(ctx context.Context, sheet string) (Grid, error) {
	at := slices.IndexFunc(b.sheets, func(s sheetPart) bool { return s.name == sheet })
	if at < 0 {
		return nil, refuse("文件里没有工作表“"+sheet+"”", nil)
	}
	texts, err := b.shared(ctx)
	if err != nil {
		return nil, err
	}
	w := &sheetWalk{book: b, sheet: sheet, texts: texts}
	if err := w.read(ctx, b.sheets[at].part); err != nil {
		return nil, err
	}
	return w.grid(ctx)
}

// sheetWalk is a sheet while it is read.
type sheetWalk struct {
	book  *Book
	sheet string
	texts *sharedStrings

	row       int // as Excel counts
	column    int // of the cell before, from 0
	hiddenRow bool
	rows      []rawRow
	cells     int
	bytes     int
	hidden    [][2]int // columns from–to, from 0
	merges    []merge
	inData    bool
	ended     bool
	rich      richText
	value     []byte
	formula   []byte
}

// rawRow is a row whose shared texts are not there yet.
type rawRow struct {
	number int
	hidden bool
	cells  []rawCell
}

type rawCell struct {
	column int
	style  int
	shared int // place of its text, -1 for none
	cell   Cell
}

// merge are cells that are one, places from 0, rows as Excel counts.
type merge struct{ top, bottom, left, right int }

func (w *sheetWalk) read(ctx context.Context, part string) error {
	seen := w.book.progress(part)
	if err := w.book.walk(ctx, part, seen, w.step); err != nil {
		if err == errTooMuch {
			err = w.tooMuch("内容太多（大多是没有字的格式），读不完")
		}
		return err
	}
	if !w.ended {
		return damagedPart(part, errMalformed)
	}
	return nil
}

// tooMuch refuses a sheet with the row that was reached.
func (w *sheetWalk) tooMuch(what string) error {
	return refuse(fmt.Sprintf("工作表“%s”读到第 %d 行，%s。请把要导入的行复制到一个新的工作簿里（只粘贴数值），再导入", w.sheet, max(w.row, 1), what), nil)
}

func (w *sheetWalk) step(s *scanner, t token) error {
	if t.kind == closes {
		switch string(t.name) {
		case "sheetData":
			w.inData, w.ended = false, true
		}
		return nil
	}
	if t.kind != opens {
		return nil
	}
	switch string(t.name) {
	case "c":
		if w.inData {
			return w.cell(s, t)
		}
	case "row":
		if w.inData {
			return w.startRow(t)
		}
	case "sheetData":
		w.inData, w.ended = !t.alone, w.ended || t.alone
	case "col":
		if t.on("hidden", false) && len(w.hidden) < maxWide {
			w.hidden = append(w.hidden, [2]int{t.number("min", 0) - 1, t.number("max", 0) - 1})
		}
	case "mergeCell":
		return w.merge(t)
	}
	return nil
}

func (w *sheetWalk) startRow(t token) error {
	n := w.row + 1
	if r := t.attr("r"); r != nil {
		var ok bool
		if n, ok = digits(r); !ok || n <= w.row || n > excelize.TotalRows {
			return fmt.Errorf("%w: a row out of order", errMalformed)
		}
	}
	w.row, w.column = n, -1
	w.hiddenRow = t.on("hidden", false) || t.on("zeroHeight", false)
	if h := t.attr("ht"); h != nil && strings.Trim(string(h), "0.") == "" {
		w.hiddenRow = true
	}
	return nil
}

// place reads a reference: B12 is column 1 of row 12.
func place(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i]
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, ok = digits(ref[i:])
	return column - 1, row, ok && column > 0 && column <= excelize.MaxColumns && row > 0 && row <= excelize.TotalRows
}

// cell takes a cell, unless nothing is in it.
func (w *sheetWalk) cell(s *scanner, t token) error {
	w.column++
	if ref := t.attr("r"); ref != nil {
		column, row, ok := place(ref)
		if !ok || row != w.row {
			return fmt.Errorf("%w: a cell out of its row", errMalformed)
		}
		w.column = column
	}
	if t.alone {
		return nil
	}
	c := rawCell{column: w.column, style: t.number("s", 0), shared: -1}
	kind := string(t.attr("t"))
	text, formula, hasValue, err := w.content(s)
	if err != nil {
		return err
	}
	switch {
	case kind == "s" && hasValue:
		i, ok := digits([]byte(strings.TrimSpace(text.text)))
		if !ok || i >= w.texts.n {
			return damagedPart("xl/sharedStrings.xml", fmt.Errorf("text %q of %d", text.text, w.texts.n))
		}
		if c.shared = i; w.texts.isBlank(i) {
			return nil
		}
	default:
		look, ok := w.book.look(c.style)
		if !ok {
			look.format = plain.format
		}
		c.cell = w.book.cell(kind, text.text, formula, hasValue, look.format)
		c.cell.Struck, c.cell.Partly = text.struck, text.partly
		if c.cell.Text == "" && c.cell.Kind != Failed {
			return nil
		}
		if !ok {
			return damagedPart("xl/styles.xml", fmt.Errorf("style %d of %d", c.style, len(w.book.looks)))
		}
	}
	return w.keep(c)
}

// content reads what stands in a cell: its value or its own text, and its formula.
func (w *sheetWalk) content(s *scanner) (text sharedText, formula string, hasValue bool, err error) {
	if value, ok := s.quickly("<v>", "</v></c>"); ok {
		if w.value, err = appendUnescaped(w.value[:0], value); err != nil || !utf8.Valid(w.value) {
			return text, "", false, fmt.Errorf("%w: a value that is not UTF-8", errMalformed)
		}
		return sharedText{text: string(w.value)}, "", true, nil
	}
	hasFormula := false
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return text, "", false, err
		case t.kind == atEnd:
			return text, "", false, fmt.Errorf("%w: a cell breaks off", errMalformed)
		case t.kind == closes: // of the cell: what opened within was gone through
			if hasFormula {
				formula = "=" + string(w.formula)
			}
			return text, formula, hasValue, nil
		case t.kind != opens:
		case string(t.name) == "v":
			if w.value, err = s.inside(t, w.value[:0]); err != nil {
				return text, "", false, err
			}
			if !utf8.Valid(w.value) {
				return text, "", false, fmt.Errorf("%w: a value that is not UTF-8", errMalformed)
			}
			text.text, hasValue = string(w.value), true
		case string(t.name) == "f":
			if w.formula, err = s.inside(t, w.formula[:0]); err != nil {
				return text, "", false, err
			}
			hasFormula = true
		case string(t.name) == "is":
			if err = w.rich.read(s, t); err != nil {
				return text, "", false, err
			}
			text, hasValue = w.rich.shared(), true
		default:
			if err := s.skip(t); err != nil {
				return text, "", false, err
			}
		}
	}
}

// keep keeps a cell with content, as far as the limits allow.
func (w *sheetWalk) keep(c rawCell) error {
	if c.column >= maxWide {
		return w.tooMuch(fmt.Sprintf("%s 列里还有内容，最多读 %d 列", Column(c.column), maxWide))
	}
	if len(w.rows) == 0 || w.rows[len(w.rows)-1].number != w.row {
		if len(w.rows) == maxFilled {
			return w.tooMuch(fmt.Sprintf("有内容的行超过 %d 行，一次最多导入 %d 行", MaxRows, MaxRows))
		}
		w.rows = append(w.rows, rawRow{number: w.row, hidden: w.hiddenRow})
	}
	last := &w.rows[len(w.rows)-1]
	if last.cells == nil {
		last.cells = make([]rawCell, 0, 8)
	}
	last.cells = append(last.cells, c)
	w.cells++
	w.bytes += len(c.cell.Text)
	if w.cells > maxCells || w.bytes > maxTextBytes {
		return w.tooMuch("内容太多")
	}
	return nil
}

// merge keeps merged cells of which the first has content.
func (w *sheetWalk) merge(t token) error {
	from, to, two := strings.Cut(string(t.attr("ref")), ":")
	if !two {
		return nil
	}
	left, top, ok := place([]byte(from))
	right, bottom, both := place([]byte(to))
	if !ok || !both || right < left || bottom < top {
		return fmt.Errorf("%w: merged cells %q", errMalformed, string(t.attr("ref")))
	}
	row, found := sort.Find(len(w.rows), func(i int) int { return cmp.Compare(top, w.rows[i].number) })
	if !found || !slices.ContainsFunc(w.rows[row].cells, func(c rawCell) bool { return c.column == left }) {
		return nil
	}
	if len(w.merges) == maxCells {
		return w.tooMuch("合并的单元格太多")
	}
	w.merges = append(w.merges, merge{top, bottom, left, right})
	return nil
}

// grid makes rows of what was kept.
func (w *sheetWalk) grid(ctx context.Context) (Grid, error) {
	if err := w.fetch(ctx); err != nil {
		return nil, err
	}
	g := make(Grid, 0, len(w.rows))
	area := 0
	for _, raw := range w.rows {
		width := 0
		for _, c := range raw.cells {
			width = max(width, c.column+1)
		}
		if area += width; area > maxArea {
			w.row = raw.number
			return nil, w.tooMuch("内容太多")
		}
		row := Row{Number: raw.number, Hidden: raw.hidden, Cells: make([]Cell, width)}
		for _, c := range raw.cells {
			look, _ := w.book.look(c.style)
			c.cell.Struck = c.cell.Struck || look.struck
			c.cell.Hidden = slices.ContainsFunc(w.hidden, func(h [2]int) bool { return c.column >= h[0] && c.column <= h[1] })
			row.Cells[c.column] = c.cell
		}
		g = append(g, row)
	}
	return g, w.spread(g)
}

// fetch puts the shared texts into their cells.
func (w *sheetWalk) fetch(ctx context.Context) error {
	far := map[int]sharedText{}
	for _, row := range w.rows {
		for _, c := range row.cells {
			if c.shared >= len(w.texts.texts) {
				far[c.shared] = sharedText{}
			}
		}
	}
	if len(far) > 0 {
		if err := w.book.fetch(ctx, far); err == errTooMuch {
			return w.tooMuch("内容太多")
		} else if err != nil {
			return err
		}
	}
	for _, row := range w.rows {
		w.row = row.number
		for i, c := range row.cells {
			if c.shared < 0 {
				continue
			}
			look, ok := w.book.look(c.style)
			if !ok {
				return damagedPart("xl/styles.xml", fmt.Errorf("style %d of %d", c.style, len(w.book.looks)))
			}
			text, near := far[c.shared], c.shared < len(w.texts.texts)
			if near {
				text = w.texts.texts[c.shared]
			}
			cell := w.book.cell("s", text.text, "", true, look.format)
			cell.Struck, cell.Partly = text.struck, text.partly
			row.cells[i].cell = cell
		}
	}
	return nil
}

// spread writes merged cells into each of their rows: a unit that stands once beside several persons is that of each.
func (w *sheetWalk) spread(g Grid) error {
	written := 0
	for _, m := range w.merges {
		at, found := sort.Find(len(g), func(i int) int { return cmp.Compare(m.top, g[i].Number) })
		if !found {
			continue
		}
		from := &g[at].Cells[m.left]
		from.Wide = m.right > m.left
		for row := at + 1; row < len(g) && g[row].Number <= m.bottom; row++ {
			if written++; written > maxCells {
				w.row = g[row].Number
				return w.tooMuch("合并的单元格太多")
			}
			for len(g[row].Cells) <= m.left {
				g[row].Cells = append(g[row].Cells, Cell{})
			}
			g[row].Cells[m.left] = *from
		}
	}
	return nil
}

var (
	failure    = regexp.MustCompile(`^#(N/A|[A-Z][A-Z0-9/_]*[!?]|GETTING_DATA)$`)
	scientific = regexp.MustCompile(`^\d(\.\d+)?[Ee]\+?\d\d$`)
	isoDay     = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)(T[0-9:.]+)?$`)
	escaped    = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
)

// unescapedText is a text without the escapes that Excel writes for characters XML cannot hold: _x000D_.
func unescapedText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}

// tidy is a text as a cell is read; "" where nobody sees anything in it.
func tidy(s string) string { return strings.TrimSpace(model.CleanText(s)) }

// cell tells what stands in a cell. kind is that of the file: s, inlineStr, str, b, e, d, n or "".
func (b *Book) cell(kind, raw, formula string, hasValue bool, f *format) Cell {
	switch {
	case formula != "" && (!hasValue || raw == "" && kind != "str"):
		return Cell{Kind: Failed, Text: tidy(formula)}
	case kind == "e", strings.HasPrefix(raw, "=DISPIMG("): // a picture that WPS keeps in a cell
		return Cell{Kind: Failed, Text: tidy(raw)}
	case kind == "s", kind == "inlineStr", kind == "str":
		return textCell(raw, f, b)
	case kind == "b":
		return Cell{Text: map[string]string{"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}[strings.TrimSpace(raw)]}
	}
	raw = strings.TrimSpace(raw)
	if m := isoDay.FindStringSubmatch(raw); m != nil {
		if day, err := model.ParseDate(m[1]); err == nil {
			return Cell{Kind: Day, Text: day.String(), day: day}
		}
	}
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil || value != value || value > 1e300 || value < -1e300 {
		return textCell(raw, f, b)
	}
	return b.numberCell(value, f)
}

func textCell(raw string, f *format, b *Book) Cell {
	text := tidy(raw)
	switch {
	case text == "":
		return Cell{}
	case failure.MatchString(text):
		return Cell{Kind: Failed, Text: text}
	case scientific.MatchString(text):
		return Cell{Kind: Damaged, Text: text}
	}
	shown, ok := f.shownText(text)
	if !ok {
		return Cell{Kind: Unclear, Text: text}
	}
	c := Cell{Text: tidy(shown)}
	if serial, err := strconv.ParseFloat(text, 64); err == nil && shown == text {
		c.day, _ = b.day(serial)
	}
	return c
}

// exact is from where on whole numbers of Excel have lost their last digits (it keeps 15 of them).
const exact = 1e15

func (b *Book) numberCell(value float64, f *format) Cell {
	if value >= exact || value <= -exact {
		return Cell{Kind: Damaged, Text: strconv.FormatFloat(value, 'G', 6, 64)}
	}
	held := decimalOf(value).String() // decimals that were typed with few digits come with many: 1975.1100000000001
	day, isDay := b.day(value)
	if f.day {
		if isDay {
			return Cell{Kind: Day, Text: day.String(), day: day}
		}
		return Cell{Kind: Unclear, Text: held}
	}
	if f.plain() {
		return Cell{Kind: Number, Text: held, held: held, day: day}
	}
	shown, ok := f.shownNumber(value)
	if !ok {
		return Cell{Kind: Unclear, Text: held}
	}
	c := Cell{Kind: Number, Text: tidy(shown), held: held}
	if strings.ReplaceAll(c.Text, ",", "") == held {
		c.day = day
	}
	return c
}

// The serial numbers that are taken for days: 1927 to 2173. Smaller ones are rather years or counts.
const (
	firstSerial = 10_000
	lastSerial  = 100_000
)

// day returns the day of a serial number.
func (b *Book) day(serial float64) (model.Date, bool) {
	if !(serial >= firstSerial && serial <= lastSerial) {
		return model.Date{}, false
	}
	t, err := excelize.ExcelDateToTime(serial, b.since4)
	return model.DateOf(t), err == nil
}
