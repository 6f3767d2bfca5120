package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// clickHeader clicks on the label of a column.
func clickHeader(table *Table[card], column int) {
	x := (table.view.edges[column] + table.view.edges[column+1]) / 2
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}, Button: desktop.MouseButtonPrimary}
	table.view.header.MouseDown(ev)
	table.view.header.MouseUp(ev)
}

func TestHeaderSortsBothWaysAndKeepsTheSelection(t *testing.T) {
	table, _ := newTable(t, 6)
	table.Select(2)
	clickHeader(table, 1)
	if got := ids(table.Rows()); !slices.Equal(got, []int64{1, 4, 2, 5, 3, 6}) {
		t.Errorf("sorted %v", got)
	}
	clickHeader(table, 1)
	if got := ids(table.Rows()); !slices.Equal(got, []int64{3, 6, 2, 5, 1, 4}) {
		t.Errorf("sorted the other way %v", got)
	}
	clickHeader(table, 3) // has no order
	if column, descending := table.arrow(); column != 1 || !descending {
		t.Errorf("the arrow is at column %d, descending %v", column, descending)
	}
	if got := ids(table.Selected()); !slices.Equal(got, []int64{2}) {
		t.Errorf("selected %v", got)
	}
	table.SetRows(cards(3))
	if got := ids(table.Rows()); !slices.Equal(got, []int64{3, 2, 1}) {
		t.Errorf("new rows are not sorted: %v", got)
	}
}

func TestRowsAreSortedByKeyboard(t *testing.T) {
	const left, right, up, down = fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown
	for _, c := range []struct {
		name string
		keys []fyne.KeyName
		want []int64
	}{
		{"Alt+Right begins with the first column", []fyne.KeyName{right}, []int64{1, 2, 3, 4, 5, 6}},
		{"Alt+Left begins with the last that has an order", []fyne.KeyName{left}, []int64{1, 4, 2, 5, 3, 6}},
		{"Alt+Right goes on to the next", []fyne.KeyName{right, right}, []int64{1, 4, 2, 5, 3, 6}},
		{"and stays where no other has an order", []fyne.KeyName{right, right, right}, []int64{1, 4, 2, 5, 3, 6}},
		{"Alt+Left goes back", []fyne.KeyName{left, left}, []int64{1, 2, 3, 4, 5, 6}},
		{"Alt+Down turns the order over", []fyne.KeyName{left, down, down}, []int64{3, 6, 2, 5, 1, 4}},
		{"Alt+Up turns it back", []fyne.KeyName{left, down, up}, []int64{1, 4, 2, 5, 3, 6}},
		{"Alt+Down alone takes the first column", []fyne.KeyName{down}, []int64{6, 5, 4, 3, 2, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, _ := newTable(t, 6)
			for _, key := range c.keys {
				table.view.body.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
			}
			if got := ids(table.Rows()); !slices.Equal(got, c.want) {
				t.Errorf("sorted %v, want %v", got, c.want)
			}
		})
	}
}

func TestKeyboardStaysOnItsRowWhenRowsAreSorted(t *testing.T) {
	table, _ := newTable(t, 100)
	clickRow(table, 1, 0, desktop.MouseButtonPrimary)
	table.view.body.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if bottom := table.view.scroll.Offset.Y + table.view.scroll.Size().Height; bottom < 99*table.view.rowHeight() {
		t.Error("the row is out of view")
	}
	press(table.view.body, fyne.KeyDown)
	if got := ids(table.Selected()); !slices.Equal(got, []int64{1}) {
		t.Errorf("the arrow goes to %v", got)
	}
}
