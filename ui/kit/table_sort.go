package kit

import "slices"

// The order of a Table: by one column, up or down.

// arrow returns the column the rows are sorted by, -1 for none; see tableData.
func (t *Table[T]) arrow() (column int, descending bool) { return t.sorted, t.desc }

// headerTapped sorts by a column, the other way round when it is sorted by that already.
func (t *Table[T]) headerTapped(column int) { t.sortBy(column, t.sorted == column && !t.desc) }

// sortBeside sorts by the next column with an order to the right of the present one, to its left when step is -1.
// Without a present one it begins at the edge of the table.
func (t *Table[T]) sortBeside(step int) {
	column := t.sorted + step
	if t.sorted < 0 && step < 0 {
		column = len(t.columns) - 1
	}
	for ; column >= 0 && column < len(t.columns); column += step {
		if t.columns[column].Less != nil {
			t.sortBy(column, false)
			return
		}
	}
}

// sortDirection sorts up or down, by the first column with an order when there is no present one.
func (t *Table[T]) sortDirection(descending bool) {
	if t.sorted < 0 {
		t.sortBeside(1)
	}
	if t.sorted >= 0 {
		t.sortBy(t.sorted, descending)
	}
}

// sortBy sorts by a column if it has an order. The keyboard stays on its row.
func (t *Table[T]) sortBy(column int, descending bool) {
	if t.columns[column].Less == nil {
		return
	}
	t.sorted, t.desc = column, descending
	t.sortRows()
	t.sel.keep()
	t.view.reload()
}

func (t *Table[T]) sortRows() { t.rows = t.Order()(t.rows) }

// Order returns what puts rows into the order the table shows now; it may be called outside the window's thread, and
// leaves its argument as it is.
func (t *Table[T]) Order() func([]T) []T {
	if t.sorted < 0 {
		return func(rows []T) []T { return rows }
	}
	less, desc := t.columns[t.sorted].Less, t.desc
	return func(rows []T) []T {
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, func(a, b T) int {
			if desc {
				return less(b, a)
			}
			return less(a, b)
		})
		return rows
	}
}
