package sheet

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"oversight/model"

	"github.com/xuri/excelize/v2"
)

// Field is one thing a target reads of each row.
type Field struct {
	ID       string   // as model.FieldOf names it in the errors of the record
	Label    string   // the heading in a template
	Words    []string // headings that name it, besides the label
	Required bool
	Help     string // for the template: how to fill it in
	Example  string

	Ditto bool // 同上 stands for what is in the row above; of other fields it is named
	None  bool // 无 is an answer, not an empty cell
	Extra bool // read where a list has it, but no column of a template
	money bool // its heading may say the unit
}

// Layout says where in a grid what stands. A clerk may change it by hand.
type Layout struct {
	Header  int            // place in the grid of the row of the headings, the last one where they take several
	Columns map[string]int // of each field found, from 0
	// Proposed are columns whose headings name a field only in part (答复时间 for 时间). They are read when the clerk says so.
	Proposed map[string]int
	Answers  Answers
}

// headerRows is how many rows with something in them are searched for headings: titles and notes stand above them.
const headerRows = 30

// Propose finds the headings and matches the columns to fields. Without headings it returns the layout as far as it goes and a
// refusal that says what to do; columns that are only proposed may still make it whole.
func Propose(g Grid, fields []Field) (Layout, error) {
	best, most, v := -1, 0, newVocabulary(fields)
	for i := range min(len(g), headerRows) {
		headings := g.headings(i, v)
		whole, partly := len(v.columnsOf(headings)), 0
		if whole == 0 {
			partly = len(proposedFor(headings, fields, nil))
		}
		score := 100*whole + partly
		// The second of two rows: headings merged over both stand in both, and the second has those below them too.
		below := best >= 0 && i == best+1 && g[i].Number == g[best].Number+1 && score >= most
		if score > most || below && score > 0 {
			best, most = i, score
		}
	}
	l := ProposeAt(g, best, fields)
	return l, l.Check(fields)
}

// ProposeAt matches the columns to fields by the headings in a row, a place in the grid, that a clerk has named.
func ProposeAt(g Grid, header int, fields []Field) Layout {
	l := Layout{Header: -1, Columns: map[string]int{}, Proposed: map[string]int{}}
	if header < 0 || header >= len(g) {
		return l
	}
	v := newVocabulary(fields)
	headings := g.headings(header, v)
	l.Header, l.Columns = header, v.columnsOf(headings)
	l.Proposed = proposedFor(headings, fields, l.Columns)
	return l
}

// Check refuses a layout in which a required field has no column, not even a proposed one.
func (l Layout) Check(fields []Field) error {
	var missing []string
	for _, f := range fields {
		_, ok := l.Columns[f.ID]
		if _, proposed := l.Proposed[f.ID]; f.Required && !ok && (!proposed || l.Answers[AskColumns] == Skip) {
			missing = append(missing, "“"+f.Label+"”")
		}
	}
	if len(missing) > 0 {
		return model.InvalidField("columns", "没有找到"+strings.Join(missing, "、")+"这一列的表头，请手工指定，或把表头改成这样的名称。"+unread)
	}
	return nil
}

// Name takes columns as they are named by hand: 问询日期=F,议题=C.
func (l *Layout) Name(columns string, fields []Field) error {
	l.Columns = maps.Clone(l.Columns)
	for _, part := range strings.FieldsFunc(columns, func(r rune) bool { return strings.ContainsRune(",，;；、", r) }) {
		label, letters, _ := strings.Cut(part, "=")
		at := slices.IndexFunc(fields, func(f Field) bool { return f.Label == strings.TrimSpace(label) })
		column, err := excelize.ColumnNameToNumber(strings.TrimSpace(letters))
		if at < 0 || err != nil {
			return model.InvalidField("columns", "看不懂“"+part+"”，请按“"+fields[0].Label+"=A”的样子写明哪一列是什么")
		}
		l.Columns[fields[at].ID] = column - 1
	}
	l.Proposed = nil // what is named is all there is
	return nil
}

// Named writes the columns that are proposed as Name reads them.
func (l Layout) Named(fields []Field) string {
	var parts []string
	for _, f := range fields {
		if column, ok := l.Proposed[f.ID]; ok {
			parts = append(parts, f.Label+"="+Column(column))
		}
	}
	return strings.Join(parts, ",")
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
		if c.Hidden {
			out[i] += "（隐藏的列）"
		}
	}
	return out
}

// headings are the texts of a row of headings. Where it only parts some of those above it, as 信访 and 案管 under 会签意见, the
// others are those of the row above; merged cells are so of themselves.
func (g Grid) headings(row int, v *vocabulary) []string {
	out := make([]string, len(g[row].Cells))
	for i, c := range g[row].Cells {
		out[i] = c.Text
	}
	if row == 0 || g[row].Number != g[row-1].Number+1 || !slices.Contains(out, "") && len(out) >= len(g[row-1].Cells) {
		return out
	}
	filled := 0
	for _, text := range out {
		if text != "" {
			filled++
		}
	}
	if own := len(v.columnsOf(out)); own == 0 || 2*own < filled {
		return out
	}
	for i, c := range g[row-1].Cells {
		if i >= len(out) {
			out = append(out, "")
		}
		if out[i] == "" {
			out[i] = c.Text
		}
	}
	return out
}

// vocabulary are the words that name fields whole, as headings are compared with them.
type vocabulary struct {
	fields        []Field
	labels, words map[string][]int    // places of fields
	known         map[string][2][]int // headings that were looked up
}

func newVocabulary(fields []Field) *vocabulary {
	v := &vocabulary{fields: fields, labels: map[string][]int{}, words: map[string][]int{}, known: map[string][2][]int{}}
	enter := func(to map[string][]int, word string, field int) {
		to[flat(word)] = append(to[flat(word)], field)
		if name, simple := withoutBrackets(word); simple && name != flat(word) { // 金额（万元） is 金额 as well
			to[name] = append(to[name], field)
		}
	}
	for i, f := range fields {
		enter(v.labels, f.Label, i)
		for _, word := range f.Words {
			enter(v.words, word, i)
		}
	}
	return v
}

// named are the fields that a heading names by their labels, and by other words.
func (v *vocabulary) named(heading string) [2][]int {
	if len(heading) > 4*longestHeading {
		return [2][]int{}
	}
	if known, ok := v.known[heading]; ok {
		return known
	}
	var out [2][]int
	for i, words := range []map[string][]int{v.labels, v.words} {
		for field := range v.fields {
			if v.fields[field].namedIn(words, field, heading) {
				out[i] = append(out[i], field)
			}
		}
	}
	v.known[heading] = out
	return out
}

// columnsOf matches headings to the fields they name whole: each field and each column once, the first of several.
func (v *vocabulary) columnsOf(headings []string) map[string]int {
	columns, taken := map[string]int{}, map[int]bool{}
	for i := range 2 { // a label before the other words of any field
		for column, heading := range headings {
			if heading == "" || taken[column] {
				continue
			}
			for _, field := range v.named(heading)[i] {
				if _, ok := columns[v.fields[field].ID]; !ok {
					columns[v.fields[field].ID], taken[column] = column, true
					break
				}
			}
		}
	}
	return columns
}

// proposedFor matches headings to the fields that have no column by a part of them: the one with the longest word first.
func proposedFor(headings []string, fields []Field, columns map[string]int) map[string]int {
	type pair struct{ field, column, score int }
	var pairs []pair
	taken := map[int]bool{}
	for _, column := range columns {
		taken[column] = true
	}
	for column, heading := range headings {
		for i, f := range fields {
			if _, ok := columns[f.ID]; ok || taken[column] {
				continue
			}
			if score := f.partOf(bare(heading)); score > 0 {
				pairs = append(pairs, pair{i, column, score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.score - a.score })
	proposed := map[string]int{}
	for _, p := range pairs {
		id := fields[p.field].ID
		if _, ok := proposed[id]; ok || taken[p.column] {
			continue
		}
		proposed[id], taken[p.column] = p.column, true
	}
	return proposed
}

// longestHeading is how many characters a heading has at most; what is longer is a note.
const longestHeading = 30

// namedIn tells whether a heading names the field whole, by the words of a vocabulary.
func (f Field) namedIn(words map[string][]int, field int, heading string) bool {
	heading = f.withoutUnit(heading)
	if slices.Contains(words[flat(heading)], field) {
		return heading != ""
	}
	name, simple := withoutBrackets(heading)
	return simple && name != "" && slices.Contains(words[name], field)
}

// withoutUnit is a heading of amounts without the unit it ends with: 金额/万元.
func (f Field) withoutUnit(heading string) string {
	if !f.money {
		return heading
	}
	return unitAtEnd.ReplaceAllString(strings.TrimSpace(heading), "")
}

// partOf tells how long a word of the field a heading has in it.
func (f Field) partOf(heading string) int {
	if n := len([]rune(heading)); n == 0 || n > longestHeading {
		return 0
	}
	best := 0
	for _, word := range append([]string{f.Label}, f.Words...) {
		word = bare(word)
		if n := len([]rune(word)); n > 1 && strings.Contains(heading, word) {
			best = max(best, n)
		}
	}
	return best
}

// bare is a heading without blanks, line breaks and what stands in brackets: “姓 名（必填）” is 姓名.
func bare(text string) string { return stripped(text, true) }

// flat is a heading without blanks, line breaks and brackets, but with what stands in them: “联系（分管）单位” is 联系分管单位.
func flat(text string) string { return stripped(text, false) }

func stripped(text string, within bool) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("（(【[", r):
			depth++
			return -1
		case strings.ContainsRune("）)】]", r):
			depth = max(0, depth-1)
			return -1
		case within && depth > 0, unicode.IsSpace(r), strings.ContainsRune("*＊:：", r):
			return -1
		}
		return r
	}, text)
}

// withoutBrackets is a bare heading, and whether what stood in brackets changes nothing of what it names: it stands behind
// the name, or says how to fill the column in. 联系（分管）单位 names two things; 单位（原） is another one than 单位.
func withoutBrackets(heading string) (name string, simple bool) {
	heading = strings.Join(strings.Fields(heading), "")
	simple = true
	rest := bracketed.ReplaceAllStringFunc(heading, func(group string) string {
		at := strings.Index(heading, group)
		simple = simple && !otherThing.MatchString(group) && (at+len(group) == len(strings.TrimRight(heading, "*＊:：")) || strings.Contains(group, "填"))
		return ""
	})
	return bare(rest), simple
}

var (
	bracketed  = regexp.MustCompile(`[（(【\[][^（(【\[）)】\]]*[）)】\]]`)
	otherThing = regexp.MustCompile(`原|曾|前任|答复|回复|反馈|落实|整改|上次|历史`)
)

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
