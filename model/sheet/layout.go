package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"oversight/model"
)

// Field is one thing a target reads of each row.
type Field struct {
	ID       string   // as model.FieldOf names it in the errors of the record
	Label    string   // the heading in a template
	Words    []string // headings that name it, besides the label; a heading may have more around them
	Required bool
	Help     string // for the template: how to fill it in
	Example  string
}

// Layout says where in a grid what stands. A clerk may change it by hand.
type Layout struct {
	Header  int            // place in the grid of the row of the headings, the last one where they take several
	Columns map[string]int // of each field found, from 0
}

// headerRows is how many rows with something in them are searched for headings: titles and notes stand above them.
const headerRows = 30

// Propose finds the headings and matches the columns to fields. Without headings it returns the layout as far as it goes and a
// refusal that says what to do.
func Propose(g Grid, fields []Field) (Layout, error) {
	best := Layout{Header: -1, Columns: map[string]int{}}
	searched := 0
	for i := 0; i < len(g) && searched < headerRows; i++ {
		if len(g[i].Cells) == 0 {
			continue
		}
		searched++
		// The last of equal ones: headings merged over two rows stand in both, and the second has those below them too.
		if columns := columnsOf(g, i, fields); len(columns) > 0 && len(columns) >= len(best.Columns) {
			best = Layout{Header: i, Columns: columns}
		}
	}
	return best, best.Check(fields)
}

// ProposeAt matches the columns to fields by the headings in a row, a place in the grid, that a clerk has named.
func ProposeAt(g Grid, header int, fields []Field) Layout {
	if header < 0 || header >= len(g) {
		return Layout{Header: -1, Columns: map[string]int{}}
	}
	return Layout{Header: header, Columns: columnsOf(g, header, fields)}
}

// Check refuses a layout in which a required field has no column.
func (l Layout) Check(fields []Field) error {
	var missing []string
	for _, f := range fields {
		if _, ok := l.Columns[f.ID]; f.Required && !ok {
			missing = append(missing, "“"+f.Label+"”")
		}
	}
	if len(missing) > 0 {
		return model.InvalidField("columns", "没有找到"+strings.Join(missing, "、")+"这一列的表头，请手工指定，或把表头改成这样的名称。"+unread)
	}
	return nil
}

// HeaderRows returns the places of the rows that may be those of the headings, each with what stands in it.
func (g Grid) HeaderRows() (rows []int, texts []string) {
	for i := 0; i < len(g) && len(rows) < headerRows; i++ {
		var words []string
		for _, c := range g[i].Cells {
			if c.Text != "" {
				words = append(words, bare(c.Text))
			}
		}
		if len(words) > 0 {
			rows, texts = append(rows, i), append(texts, shortened(strings.Join(words, " ")))
		}
	}
	return rows, texts
}

// Headings returns the headings of all columns of a layout, for choosing by hand: A 姓名, B 单位.
func (g Grid) Headings(header int) []string {
	if header < 0 || header >= len(g) {
		return nil
	}
	out := make([]string, len(g[header].Cells))
	for i, c := range g[header].Cells {
		out[i] = strings.TrimSpace(Column(i) + " " + bare(c.Text))
	}
	return out
}

// columnsOf matches the cells of a row to fields: the closest pair first, each field and each column once.
func columnsOf(g Grid, row int, fields []Field) map[string]int {
	type pair struct{ field, column, score int }
	var pairs []pair
	for column, cell := range g[row].Cells {
		for i, f := range fields {
			if score := f.score(bare(cell.Text)); score > 0 {
				pairs = append(pairs, pair{i, column, score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.score - a.score })
	columns, taken := map[string]int{}, map[int]bool{}
	for _, p := range pairs {
		id := fields[p.field].ID
		if _, ok := columns[id]; ok || taken[p.column] {
			continue
		}
		columns[id], taken[p.column] = p.column, true
	}
	return columns
}

// longestHeading is how many characters a heading has at most; what is longer is a note.
const longestHeading = 30

// score tells how well a heading names the field: a whole one best, of the others the one with the longest word.
func (f Field) score(heading string) int {
	if n := len([]rune(heading)); n == 0 || n > longestHeading {
		return 0
	}
	best := 0
	for _, word := range append([]string{f.Label}, f.Words...) {
		word = bare(word)
		switch n := len([]rune(word)); {
		case heading == word:
			best = max(best, 100+n)
		case n > 1 && strings.Contains(heading, word):
			best = max(best, n)
		}
	}
	return best
}

// bare is a heading without blanks, line breaks and what stands in brackets: “姓 名（必填）” is 姓名.
func bare(text string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("（(【[", r):
			depth++
			return -1
		case strings.ContainsRune("）)】]", r):
			depth = max(0, depth-1)
			return -1
		case depth > 0, unicode.IsSpace(r), strings.ContainsRune("*＊:：", r):
			return -1
		}
		return r
	}, model.CleanText(text))
}

// Problem is a cell that cannot be taken over.
type Problem struct {
	Row    int    // as Excel counts, from 1
	Column string // letter; "" where the whole row is meant
	Label  string // of the field
	Text   string // of the cell
	Why    string // and what to do
}

// String names the cell as a clerk finds it: 第 5 行 C 列“出生年月”（1975.1）：……
func (p Problem) String() string {
	where := fmt.Sprintf("第 %d 行", p.Row)
	if p.Column != "" {
		where += " " + p.Column + " 列"
	}
	if p.Label != "" {
		where += "“" + p.Label + "”"
	}
	if p.Text != "" {
		where += "（" + shortened(p.Text) + "）"
	}
	return where + "：" + p.Why
}

// ProblemColumns are the columns of a list of problems.
func ProblemColumns() []model.Column[Problem] {
	return []model.Column[Problem]{
		{ID: "row", Label: "行", Text: func(p Problem) string { return strconv.Itoa(p.Row) }},
		{ID: "column", Label: "列", Text: func(p Problem) string { return p.Column }},
		{ID: "label", Label: "项目", Text: func(p Problem) string { return p.Label }},
		{ID: "text", Label: "表里写的", Text: func(p Problem) string { return p.Text }},
		{ID: "why", Label: "问题和办法", Text: func(p Problem) string { return p.Why }},
	}
}

// compare orders problems as the cells stand in the sheet.
func (p Problem) compare(q Problem) int {
	return cmp.Or(p.Row-q.Row, len(p.Column)-len(q.Column), strings.Compare(p.Column, q.Column))
}

func shortened(text string) string {
	const most = 30
	r := []rune(model.CleanLine(text))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
