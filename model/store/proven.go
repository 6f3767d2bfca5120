package store

import (
	"context"
	"database/sql"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"oversight/model"
)

// longestGap is how far a number found outside the database may lie beyond the last one of its series there: a county
// gives some hundreds a year. What lies farther is a file that somebody named so, and is left to the clerk.
const longestGap = 2000

// series is a sequence of numbers: one runs per mark and year.
type series struct {
	mark string
	year int
}

// proven are the numbers that a data folder proves to have been given.
type proven struct {
	last     map[series]int
	doubtful []model.Number // too far from the last one of the series to be believed
}

// provenOf gathers what printed/ and the log of numbers prove for a desk that is to work in a data folder; q is its
// database.
func provenOf(ctx context.Context, q querier, dir string) (proven, error) {
	desk, err := deskID(ctx, q)
	if err != nil {
		return proven{}, err
	}
	last, err := lastNumbers(ctx, q)
	if err != nil {
		return proven{}, err
	}
	marks, err := marksOf(ctx, q)
	if err != nil {
		return proven{}, err
	}
	found := loggedNumbers(desk, dir)
	for _, n := range printedNumbers(dir) {
		if marks[n.Mark] { // of a paper that this desk can have printed
			found = append(found, n)
		}
	}
	have := map[series]int{}
	for _, n := range last {
		have[series{n.Mark, n.Year}] = n.Seq
	}
	p := proven{last: map[series]int{}}
	for _, n := range found {
		s := series{n.Mark, n.Year}
		switch {
		case n.Seq <= max(have[s], p.last[s]):
		case n.Seq > have[s]+longestGap:
			p.doubtful = append(p.doubtful, n)
		default:
			p.last[s] = n.Seq
		}
	}
	return p, nil
}

// numbers are the last ones of each series, in order.
func (p proven) numbers() []model.Number {
	out := make([]model.Number, 0, len(p.last))
	for s, seq := range p.last {
		out = append(out, model.Number{Mark: s.mark, Year: s.year, Seq: seq})
	}
	slices.SortFunc(out, func(a, b model.Number) int { return strings.Compare(a.SortKey(), b.SortKey()) })
	return out
}

// lastNumbers are the last number of each series of a database.
func lastNumbers(ctx context.Context, q querier) ([]model.Number, error) {
	rows, err := q.QueryContext(ctx, "SELECT mark, year, last FROM numbering ORDER BY mark, year")
	return collect(rows, err, scanNumber)
}

func scanNumber(r *sql.Rows) (n model.Number, err error) { return n, r.Scan(&n.Mark, &n.Year, &n.Seq) }

// marksOf are the marks that the papers of a desk can have.
func marksOf(ctx context.Context, q querier) (map[string]bool, error) {
	set, err := vettingSettingsOf(ctx, q)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, "SELECT mark FROM kind UNION SELECT mark FROM numbering")
	names, err := collect(rows, err, func(r *sql.Rows) (m string, err error) { return m, r.Scan(&m) })
	marks := map[string]bool{model.InquiryMark: true, set.Mark: true}
	for _, m := range names {
		marks[m] = true
	}
	return marks, err
}

// printedNumbers are the numbers in the names of the papers in printed/. A file there that is no PDF proves nothing.
func printedNumbers(dir string) (numbers []model.Number) {
	_ = filepath.WalkDir(filepath.Join(dir, printedFolder), func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return nil // what cannot be read proves nothing
		}
		name, isPDF := strings.CutSuffix(e.Name(), ".pdf")
		if !isPDF || !startsWith(path, "%PDF") {
			return nil
		}
		for _, word := range strings.Fields(name) { // 副本 竹同监提〔2020〕7号 李某 工作提醒卡
			if n, err := model.ParseNumber(word); err == nil && isNumber(n) {
				numbers = append(numbers, n)
			}
		}
		return nil
	})
	return numbers
}
