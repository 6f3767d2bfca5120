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

// Result is what was read of a sheet. Where there are Problems or Questions there are no Rows: all or nothing.
type Result[T any] struct {
	Rows      []T
	Lines     []int // row of each in the sheet, as Excel counts
	Problems  []Problem
	Questions []Question
	Skipped   []Skipped // rows that are no records, or were left out as the clerk said
	Doubles   []Problem // records that are in the list twice with a word why; they do not stand in the way
	First     []Seen[T] // the first records, sound or not: to look at, never to be taken
}

// Seen is a record as it was read of a row.
type Seen[T any] struct {
	Row    int // as Excel counts
	Bad    bool
	Record T
}

// mostSeen is how many records there are to look at.
const mostSeen = 100

// Read reads all rows below the headings: each is a record, or named as wrong, or listed as not read. A sheet without any
// is refused.
func (t Target[T]) Read(g Grid, l Layout) (Result[T], error) {
	var r Result[T]
	if err := l.Check(t.Fields); err != nil {
		return r, err
	}
	l = r.settle(g, l, t.Fields)
	if err := l.Check(t.Fields); err != nil || len(r.Questions) > 0 && len(l.missing(t.Fields)) > 0 {
		return r, err
	}
	s := sortRows(g, l, t.Fields)
	r.Skipped, r.Problems = s.skipped, s.bad
	s.records = r.leaveOut(g, l, s.records)
	if len(s.records) > MaxRows {
		return Result[T]{}, refuse(fmt.Sprintf("表里超过 %d 行，一次最多导入 %d 行，请分成几个文件", MaxRows, MaxRows), nil)
	}
	var above *line
	for _, p := range s.records {
		ln := newLine(g, l, t.Fields, p, above)
		record := t.read(ln)
		if len(ln.problems) == 0 && !ln.unanswered() {
			ln.refused(t.check(&record))
		}
		if len(r.First) < mostSeen {
			r.First = append(r.First, Seen[T]{Row: g[p.at].Number, Bad: len(ln.problems) > 0, Record: record})
		}
		r.askOf(ln)
		r.Rows, r.Lines, r.Problems = append(r.Rows, record), append(r.Lines, g[p.at].Number), append(r.Problems, ln.problems...)
		above = ln
	}
	slices.SortStableFunc(r.Skipped, func(a, b Skipped) int { return a.Row - b.Row })
	if len(r.Rows) == 0 && len(r.Questions) == 0 {
		return r, refuse("表头下面没有内容", nil)
	}
	t.compare(&r)
	slices.SortStableFunc(r.Problems, Problem.compare)
	if len(r.Problems) > 0 || len(r.Questions) > 0 {
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
	if len(r.Problems) == 0 && len(r.Questions) > 0 {
		return model.InvalidField("file", r.Questions[0].Text+unread)
	}
	if len(r.Problems) == 0 {
		return nil
	}
	return model.InvalidField("file", fmt.Sprintf("表里有 %d 处要改正，%s第一处：%s", len(r.Problems), unread, r.Problems[0]))
}

// Find returns the first sheet of a file that has the headings of the target, with its layout; one whose headings name a
// field only in part where none names them whole; the refusal of the first sheet where none has.
func (t Target[T]) Find(ctx context.Context, b *Book) (sheet string, g Grid, l Layout, err error) {
	partly := false
	for i, name := range b.Sheets() {
		cells, bad := b.Read(ctx, name)
		var found Layout
		if bad == nil {
			found, bad = Propose(cells, t.Fields)
		}
		whole := bad == nil && len(found.missing(t.Fields)) == 0
		if whole {
			return name, cells, found, nil
		}
		if bad == nil && !partly {
			partly, sheet, g, l, err = true, name, cells, found, nil
		}
		if i == 0 && !partly || ctx.Err() != nil {
			sheet, g, l, err = name, cells, found, bad
		}
		if ctx.Err() != nil {
			break
		}
	}
	return sheet, g, l, err
}
