package desk

import "fmt"

// Listed is what a list shows of what its filter leaves: the first rows, and how many there are in all. What is printed
// or exported is always all of it.
type Listed[T any] struct {
	Rows  []T
	Total int
}

// LoadListed loads up to most rows; only where there may be more it counts them.
func LoadListed[T any](most int, load func(limit int) ([]T, error), count func() (int, error)) (l Listed[T], err error) {
	if l.Rows, err = load(most); err != nil {
		return l, err
	}
	if l.Total = len(l.Rows); l.Total == most {
		l.Total, err = count()
	}
	return l, err
}

// Cut reports whether there are more than the list shows.
func (l Listed[T]) Cut() bool { return l.Total > len(l.Rows) }

// CountText says how many there are, and of a list that is cut off that the rest is there.
func (l Listed[T]) CountText(unit string) string {
	return fmt.Sprintf("共 %d %s", l.Total, unit) + l.CutText(unit)
}

// CutText is what CountText says of a list that is cut off; "" of a whole one.
func (l Listed[T]) CutText(unit string) string {
	if !l.Cut() {
		return ""
	}
	return fmt.Sprintf("，只列出最近 %d %s；打印和导出是全部，用上面的条件可以找到其余的", len(l.Rows), unit)
}
