package sheet

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
)

// Target is what a sheet is read into: one record a row.
type Target[T any] struct {
	Name    string // of the records, and of the sheet in a template
	Fields  []Field
	Columns []model.Column[T] // a record as it was read, in the order of Fields
	read    func(*line) T
	check   func(*T) error                  // of one record
	twice   func([]T) (bad, noted []double) // among the records
}

// double is a record that is in the list before; places count from 0.
type double struct {
	at, first int
	why       string
}

// Result is what was read of a sheet. Where there are Problems there are no Rows: all or nothing.
type Result[T any] struct {
	Rows     []T
	Lines    []int // row of each in the sheet, as Excel counts
	Problems []Problem
	Doubles  []Problem // records that are in the list twice with a word why; they do not stand in the way
	First    []Seen[T] // the first records, sound or not: to look at, never to be taken
}

// Seen is a record as it was read of a row.
type Seen[T any] struct {
	Row    int // as Excel counts
	Bad    bool
	Record T
}

// mostSeen is how many records there are to look at.
const mostSeen = 100

// Read reads all rows below the headings. Rows without anything in the columns of the layout are passed over; a sheet
// with no others is refused.
func (t Target[T]) Read(g Grid, l Layout) (Result[T], error) {
	var r Result[T]
	if err := l.Check(t.Fields); err != nil {
		return r, err
	}
	for i := max(l.Header+1, 0); i < len(g); i++ {
		ln := line{grid: g, at: i, layout: l, fields: t.Fields}
		if ln.blank() {
			continue
		}
		if len(r.Rows) == MaxRows {
			return Result[T]{}, refuse(fmt.Sprintf("表里超过 %d 行，一次最多导入 %d 行，请分成几个文件", MaxRows, MaxRows), nil)
		}
		record := t.read(&ln)
		if len(ln.problems) == 0 {
			ln.refused(t.check(&record))
		}
		if len(r.First) < mostSeen {
			r.First = append(r.First, Seen[T]{Row: g[i].Number, Bad: len(ln.problems) > 0, Record: record})
		}
		r.Rows, r.Lines, r.Problems = append(r.Rows, record), append(r.Lines, g[i].Number), append(r.Problems, ln.problems...)
	}
	if len(r.Rows) == 0 {
		return r, refuse("表头下面没有内容", nil)
	}
	t.compare(&r)
	slices.SortStableFunc(r.Problems, Problem.compare)
	if len(r.Problems) > 0 {
		r.Rows, r.Lines = nil, nil
	}
	return r, nil
}

// compare names the records that are in the list twice.
func (t Target[T]) compare(r *Result[T]) {
	if t.twice == nil {
		return
	}
	bad, noted := t.twice(r.Rows)
	for _, d := range bad {
		r.Problems = append(r.Problems, r.double(d))
	}
	for _, d := range noted {
		r.Doubles = append(r.Doubles, r.double(d))
	}
}

func (r *Result[T]) double(d double) Problem {
	return Problem{Row: r.Lines[d.at], Why: fmt.Sprintf("与第 %d 行%s", r.Lines[d.first], d.why)}
}

// Named names the rows of records that are doubles of others.
func (r Result[T]) Named(doubles []model.Double) []Problem {
	var problems []Problem
	for _, d := range doubles {
		problems = append(problems, Problem{Row: r.Lines[d.At], Why: d.String()})
	}
	return problems
}

// Err is the refusal of a sheet with problems, naming the first; nil where all is well.
func (r Result[T]) Err() error {
	if len(r.Problems) == 0 {
		return nil
	}
	return model.InvalidField("file", fmt.Sprintf("表里有 %d 处要改正，%s第一处：%s", len(r.Problems), unread, r.Problems[0]))
}

// line is one row while it is read.
type line struct {
	grid     Grid
	at       int
	layout   Layout
	fields   []Field
	problems []Problem
}

func (l *line) blank() bool {
	for _, column := range l.layout.Columns {
		if l.grid.at(l.at, column).Text != "" {
			return false
		}
	}
	return true
}

// cell returns the cell of a field; of a column that is not there an empty one.
func (l *line) cell(id string) Cell {
	column, ok := l.layout.Columns[id]
	if !ok {
		return Cell{}
	}
	return l.grid.at(l.at, column)
}

func (l *line) label(id string) string {
	for _, f := range l.fields {
		if f.ID == id {
			return f.Label
		}
	}
	return ""
}

// complain names the cell of a field.
func (l *line) complain(id, why string) {
	p := Problem{Row: l.grid[l.at].Number, Label: l.label(id), Why: why}
	if column, ok := l.layout.Columns[id]; ok {
		p.Column, p.Text = Column(column), l.grid.at(l.at, column).Text
	}
	l.problems = append(l.problems, p)
}

// refused names the cell that made a record refuse itself.
func (l *line) refused(err error) {
	if err != nil {
		l.complain(model.FieldOf(err), model.UserMessage(err))
	}
}

// Find returns the first sheet of a file that has the headings of the target, with its layout; the refusal of the first
// sheet where none has.
func (t Target[T]) Find(ctx context.Context, b *Book) (sheet string, g Grid, l Layout, err error) {
	for i, name := range b.Sheets() {
		cells, bad := b.Read(ctx, name)
		var found Layout
		if bad == nil {
			found, bad = Propose(cells, t.Fields)
		}
		if bad == nil {
			return name, cells, found, nil
		}
		if i == 0 || ctx.Err() != nil {
			sheet, g, l, err = name, cells, found, bad
		}
	}
	return sheet, g, l, err
}
