package sheet

import (
	"fmt"
	"strings"
)

// Skipped is a row that was not read, and why.
type Skipped struct {
	Row  int // as Excel counts
	Why  string
	Text string // what stands first in it
}

// SkippedText says which rows were not read, those next to each other together: 第 1–6 行在表头以上，没有读；第 40 行是小计或合计，
// 没有读. "" for none.
func SkippedText(rows []Skipped) string {
	var parts []string
	for i := 0; i < len(rows); {
		last := i
		for last+1 < len(rows) && rows[last+1].Why == rows[i].Why && rows[last+1].Row == rows[last].Row+1 {
			last++
		}
		where := fmt.Sprintf("第 %d 行", rows[i].Row)
		if last > i {
			where = fmt.Sprintf("第 %d–%d 行", rows[i].Row, rows[last].Row)
		}
		parts = append(parts, where+rows[i].Why+"，没有读")
		i = last + 1
	}
	return strings.Join(parts, "；")
}

// placed is a row that is a record: where its fields stand, and the unit of its amounts as far as the sheet says it.
type placed struct {
	at      int
	columns map[string]int
	unit    unit
	below   bool // the record above is of another part of the list, or was left out
	struck  bool // a line goes through all of it
}

// sorter parts the rows of a grid into records and what is none. Lists printed page by page, kept year by year or in
// sections have their headings again and again, not always in the same columns.
type sorter struct {
	grid    Grid
	fields  []Field
	words   *vocabulary
	found   map[int]map[string]int // columns that the headings of a row name, of rows looked at
	layout  Layout
	columns map[string]int    // that hold now
	texts   map[string]string // heading of each field in the first block
	own     map[string]bool   // fields that the headings of the first block name; what the clerk left out of them stays out
	unit    unit              // that holds now
	above   unit              // said last above a table
	titles  map[string]bool   // shapes of the titles above the first headings
	first   string            // the required field that is first
	records []placed
	skipped []Skipped
	bad     []Problem
}

func sortRows(g Grid, l Layout, fields []Field) *sorter {
	s := &sorter{
		grid: g, fields: fields, words: newVocabulary(fields), found: map[int]map[string]int{}, layout: l, columns: l.Columns,
		texts: map[string]string{}, own: map[string]bool{}, titles: map[string]bool{},
	}
	for _, f := range fields {
		if f.Required && s.first == "" {
			s.first = f.ID
		}
	}
	for i := 0; i < min(l.Header, len(g)); i++ {
		s.titles[shape(s.label(i))] = true
		s.skip(i, isAbove)
	}
	if l.Header >= 0 && l.Header < len(g) {
		headings := g.headings(l.Header, s.words)
		for id := range s.words.columnsOf(headings) {
			s.own[id] = true
		}
		for id, column := range l.Columns {
			if column >= 0 && column < len(headings) {
				s.texts[id] = flat(headings[column])
			}
		}
		s.skip(l.Header, isHeading)
		s.startUnit(l.Header)
	}
	fresh := false
	for i := max(l.Header+1, 0); i < len(g); i++ {
		k := s.kindOf(i)
		if k == isRecord {
			s.records = append(s.records, placed{at: i, columns: s.columns, unit: s.unit, below: fresh})
			fresh = false
			continue
		}
		fresh = fresh || k == isAgain || k == isSection || k == isSum
		s.skip(i, k)
		if k == isAgain {
			s.startUnit(i)
		}
	}
	return s
}

// skip notes a row that is not read, and the unit of amounts that it may say.
func (s *sorter) skip(i int, why kind) {
	s.skipped = append(s.skipped, Skipped{s.grid[i].Number, string(why), shortened(s.label(i))})
	for _, c := range s.grid[i].Cells {
		if u := unitOfNote(c.Text); u.known() {
			s.above = u
		}
	}
}

// startUnit takes the unit that the heading of amounts says, or that stands above the table.
func (s *sorter) startUnit(header int) {
	s.unit = s.above
	for _, f := range s.fields {
		if column, ok := s.columns[f.ID]; ok && f.money {
			if u := unitOfHeading(s.grid.at(header, column).Text); u.known() {
				s.unit = u
			}
		}
	}
}

// label is the first text of a row that is not only a number.
func (s *sorter) label(i int) string {
	text, _ := s.labelAt(i)
	return text
}

func (s *sorter) labelAt(i int) (text string, column int) {
	for column, c := range s.grid[i].Cells {
		if c.Text != "" && (c.Kind == Text && strings.Trim(c.Text, "0123456789.、 ") != "" || c.Kind == Number && c.Text != c.held) {
			return compact(c.Text), column
		}
	}
	for column, c := range s.grid[i].Cells {
		if c.Text != "" {
			return c.Text, column
		}
	}
	return "", -1
}

// kindOf tells what a row is; of headings it takes over the columns.
func (s *sorter) kindOf(i int) kind {
	if s.heading(i) {
		return isAgain
	}
	if k := s.kindOfWords(i); k != isRecord {
		return k
	}
	if s.beforeHeading(i) {
		return isTitle
	}
	if s.blank(i) {
		return isAside
	}
	return isRecord
}

func (s *sorter) kindOfWords(i int) kind {
	label, column := s.labelAt(i)
	alone := s.contents(i) == 1
	inFirst := column == s.column(s.first)
	complete := !alone && s.complete(i, column)
	switch {
	case label == "":
		return isRecord
	case sumWord.MatchString(label) && (!complete || inFirst || !s.reads(column)): // 小计 may stand in the column of numbers
		return isSum
	case complete && !inFirst:
		return isRecord
	case sumTail.MatchString(label):
		return isSum
	case noteRow.MatchString(label), pageRow.MatchString(label) && (alone || inFirst && !complete):
		return isNote
	case numbered.MatchString(label) && (alone || inFirst && s.first == "name"):
		return isSection
	case !alone:
		return isRecord
	}
	return s.kindOfLone(i, label, column)
}

// kindOfLone tells what a row with one text in it is. Where a list has only one column, that is what a record looks like.
func (s *sorter) kindOfLone(i int, label string, column int) kind {
	c := s.grid.at(i, column)
	inFirst := column == s.column(s.first)
	named := s.first == "name" && inFirst
	switch {
	case s.titles[shape(label)] && shape(label) != "":
		return isTitle
	case c.Wide, sectionRow.MatchString(label) && !(c.Kind == Day), strings.Trim(label, "0123456789") == "" && len(label) == 4 && !named:
		return isSection
	case len(s.columns) < 2:
		return isRecord
	case dateLine.MatchString(label) && (named || s.first != "on"):
		return isNote
	case named && !nameLike(label) && office.MatchString(label):
		return isSection
	case !named && inFirst && office.MatchString(label):
		return isSection
	}
	return isRecord
}

// contents counts the cells of a row that have something in them.
func (s *sorter) contents(i int) (n int) {
	for _, c := range s.grid[i].Cells {
		if c.Text != "" {
			n++
		}
	}
	return n
}

// reads tells whether a column is that of a field.
func (s *sorter) reads(column int) bool {
	for _, c := range s.columns {
		if c == column {
			return true
		}
	}
	return false
}

func (s *sorter) column(id string) int {
	if column, ok := s.columns[id]; ok {
		return column
	}
	return -1
}

// complete tells whether a row has all that a record needs, without what stands in a column.
func (s *sorter) complete(i, without int) bool {
	for _, f := range s.fields {
		column := s.column(f.ID)
		text := s.grid.at(i, column).Text
		if f.Required && (column == without || text == "" || f.ID == "name" && countRow.MatchString(text)) {
			return false
		}
	}
	return true
}

func (s *sorter) blank(i int) bool {
	for _, column := range s.columns {
		if s.grid.at(i, column).Text != "" {
			return false
		}
	}
	return true
}

// heading tells whether a row is one of headings, and takes their columns.
func (s *sorter) heading(i int) bool {
	if s.repeats(i) {
		return true
	}
	found, ok := s.found[i]
	if !ok {
		found = s.words.columnsOf(s.grid.headings(i, s.words))
		s.found[i] = found
	}
	required := false
	for _, f := range s.fields {
		_, ok := found[f.ID]
		required = required || ok && f.Required
	}
	if len(found) < 2 || !required && len(found) < 3 || 2*len(found) < s.contents(i) && len(found) < 4 {
		return false
	}
	s.columns = s.moved(s.grid.headings(i, s.words), found)
	for _, f := range s.fields {
		if _, had := s.layout.Columns[f.ID]; f.Required && had && s.column(f.ID) < 0 {
			s.bad = append(s.bad, Problem{Row: s.grid[i].Number, Label: f.Label, Why: "这一行像是表头，但没有“" + f.Label + "”一列，下面的行读不了。请补上这一列的表头"})
		}
	}
	return true
}

// repeats tells whether a row says again what the first headings say, in the same columns.
func (s *sorter) repeats(i int) bool {
	if len(s.texts) == 0 {
		return false
	}
	same := 0
	for id, text := range s.texts {
		if c := s.grid.at(i, s.layout.Columns[id]); text != "" && c.Kind == Text && flat(c.Text) == text {
			same++
		} else if c.Text != "" {
			return false
		}
	}
	if same == 0 || same < 2 && len(s.texts) > 1 {
		return false
	}
	s.columns = s.layout.Columns
	return true
}

// moved is where the fields stand under other headings: under those they had, or under such as name them whole.
func (s *sorter) moved(headings []string, found map[string]int) map[string]int {
	columns, taken := map[string]int{}, map[int]bool{}
	for id, text := range s.texts {
		for column, heading := range headings {
			if text != "" && flat(heading) == text && !taken[column] {
				columns[id], taken[column] = column, true
				break
			}
		}
	}
	for id, column := range found {
		_, had := s.layout.Columns[id]
		if _, ok := columns[id]; !ok && !taken[column] && (had || !s.own[id]) {
			columns[id], taken[column] = column, true
		}
	}
	return columns
}

// beforeHeading tells whether a row is a title right above headings.
func (s *sorter) beforeHeading(i int) bool {
	if s.contents(i) > 2 {
		return false
	}
	if first := s.grid.at(i, s.column(s.first)); s.first == "name" && nameLike(first.Text) && !first.Wide || s.first != "name" && s.complete(i, -2) {
		return false
	}
	saved, bad := s.columns, len(s.bad)
	defer func() { s.columns, s.bad = saved, s.bad[:bad] }()
	for j := i + 1; j < min(len(s.grid), i+5); j++ {
		if s.heading(j) {
			return true
		}
		if s.contents(j) > 2 {
			return false
		}
	}
	return false
}
