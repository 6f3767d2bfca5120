package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

type card struct {
	id         int64
	no, leader string
	left       int
}

func cards(n int) []card {
	rows := make([]card, n)
	for i := range rows {
		rows[i] = card{int64(i + 1), fmt.Sprintf("竹同监提〔2026〕%d号", i+1), []string{"张建国", "李明", "欧阳文华"}[i%3], 15 - i%20}
	}
	return rows
}

func cardColumns() []Column[card] {
	return []Column[card]{
		{ID: "no", Label: "文号", Width: 160, Text: func(c card) string { return c.no }, Less: func(a, b card) int { return int(a.id - b.id) }},
		{ID: "leader", Label: "提醒对象", Width: 100, Text: func(c card) string { return c.leader }, Less: func(a, b card) int { return strings.Compare(a.leader, b.leader) }},
		{
			ID: "light", Label: "期限", Width: 100, Text: func(c card) string { return fmt.Sprintf("剩%d日", c.left) },
			Tone: func(c card) Tone { return ToneSoon },
		},
		{ID: "note", Label: "备注", Width: 100, Grow: true, Text: func(c card) string { return "第一行\n第二行" }},
	}
}

// newTable shows a table of n rows, ten of them in view.
func newTable(t testing.TB, n int) (*Table[card], fyne.Window) {
	t.Helper()
	table := NewTable(cardColumns(), func(c card) int64 { return c.id }, widget.NewLabel("还没有文书"))
	table.SetRows(cards(n))
	height := table.view.rowHeight()
	w := newKitWindow(t, table, 600, 10*height+table.view.header.MinSize().Height)
	return table, w
}

func ids(rows []card) (list []int64) {
	for _, r := range rows {
		list = append(list, r.id)
	}
	return list
}

// clickRow presses a mouse button on a row.
func clickRow(table *Table[card], row int, modifier fyne.KeyModifier, button desktop.MouseButton) {
	at := fyne.NewPos(20, (float32(row)+0.5)*table.view.rowHeight())
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button, Modifier: modifier}
	table.view.body.MouseDown(ev)
	table.view.body.MouseUp(ev)
}

func TestRowsAreSelectedByMouse(t *testing.T) {
	const ctrl, shift = fyne.KeyModifierControl, fyne.KeyModifierShift
	type click struct {
		row      int
		modifier fyne.KeyModifier
	}
	for _, c := range []struct {
		name   string
		clicks []click
		want   []int64
	}{
		{"单击只选一行", []click{{2, 0}, {5, 0}}, []int64{6}},
		{"Ctrl加选与取消", []click{{2, 0}, {5, ctrl}, {7, ctrl}, {5, ctrl}}, []int64{3, 8}},
		{"Shift选一段", []click{{2, 0}, {5, shift}}, []int64{3, 4, 5, 6}},
		{"Shift从起点重新选", []click{{4, 0}, {6, shift}, {3, shift}}, []int64{4, 5}},
		{"没有起点时Shift只选一行", []click{{4, shift}}, []int64{5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, _ := newTable(t, 20)
			var told []card
			table.OnSelect = func(rows []card) { told = rows }
			for _, click := range c.clicks {
				clickRow(table, click.row, click.modifier, desktop.MouseButtonPrimary)
			}
			if got := ids(table.Selected()); !slices.Equal(got, c.want) || !slices.Equal(ids(told), c.want) {
				t.Errorf("selected %v, told %v, want %v", got, ids(told), c.want)
			}
		})
	}
}

func TestRowsAreSelectedByKeyboard(t *testing.T) {
	table, w := newTable(t, 100)
	w.Canvas().Focus(table.FocusTarget())
	body := table.view.body
	selected := func() []int64 { return ids(table.Selected()) }
	press(body, fyne.KeyDown, fyne.KeyDown)
	if !slices.Equal(selected(), []int64{2}) {
		t.Errorf("after two arrows %v", selected())
	}
	body.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(body, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	body.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if !slices.Equal(selected(), []int64{2, 3}) {
		t.Errorf("with Shift %v", selected())
	}
	press(body, fyne.KeyEnd)
	if !slices.Equal(selected(), []int64{100}) {
		t.Errorf("after End %v", selected())
	}
	if bottom := table.view.scroll.Offset.Y + table.view.scroll.Size().Height; bottom != 100*table.view.rowHeight() {
		t.Errorf("the last row ends at %v, the view at %v", 100*table.view.rowHeight(), bottom)
	}
	press(body, fyne.KeyPageUp)
	if !slices.Equal(selected(), []int64{91}) {
		t.Errorf("after PageUp %v", selected())
	}
	press(body, fyne.KeyHome)
	if !slices.Equal(selected(), []int64{1}) || table.view.scroll.Offset.Y != 0 {
		t.Errorf("after Home %v", selected())
	}
}

func TestSelectedRowsAreCopiedForExcel(t *testing.T) {
	table, _ := newTable(t, 3)
	table.view.body.TypedShortcut(&fyne.ShortcutSelectAll{})
	copied := &clip{}
	table.view.body.TypedShortcut(&fyne.ShortcutCopy{Clipboard: copied})
	lines := strings.Split(copied.text, "\r\n")
	if len(lines) != 4 || lines[1] != "竹同监提〔2026〕2号\t李明\t剩14日\t第一行 第二行" {
		t.Errorf("copied %q", copied.text)
	}
}

func TestRowIsOpenedByDoubleClickAndEnter(t *testing.T) {
	table, _ := newTable(t, 20)
	var opened []int64
	table.OnOpen = func(c card) { opened = append(opened, c.id) }
	clickRow(table, 3, 0, desktop.MouseButtonPrimary)
	clickRow(table, 5, 0, desktop.MouseButtonPrimary)
	if len(opened) != 0 {
		t.Fatalf("two clicks on two rows opened %v", opened)
	}
	clickRow(table, 5, 0, desktop.MouseButtonPrimary)
	clickRow(table, 5, 0, desktop.MouseButtonPrimary) // the third of a row of clicks opens nothing
	press(table.view.body, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(opened, []int64{6, 7}) {
		t.Errorf("opened %v", opened)
	}
}

func TestSelectionStaysWithItsRows(t *testing.T) {
	table, _ := newTable(t, 20)
	clickRow(table, 2, 0, desktop.MouseButtonPrimary)
	clickRow(table, 4, fyne.KeyModifierControl, desktop.MouseButtonPrimary)
	rows := cards(20)
	slices.Reverse(rows)
	table.SetRows(slices.DeleteFunc(rows, func(c card) bool { return c.id == 3 }))
	if got := ids(table.Selected()); !slices.Equal(got, []int64{5}) {
		t.Errorf("selected %v", got)
	}
	press(table.view.body, fyne.KeyDown)
	if got := ids(table.Selected()); !slices.Equal(got, []int64{4}) {
		t.Errorf("the arrow goes to %v", got)
	}
}

// dragEdge drags the line behind a column.
func dragEdge(table *Table[card], column int, by float32) {
	x := table.view.edges[column+1]
	at := fyne.PointEvent{Position: fyne.NewPos(x, 10), AbsolutePosition: fyne.NewPos(x, 10)}
	table.view.header.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary})
	at.AbsolutePosition.X += by
	table.view.header.Dragged(&fyne.DragEvent{PointEvent: at})
	table.view.header.DragEnd()
}

func TestColumnWidthIsDraggedAndKept(t *testing.T) {
	table, _ := newTable(t, 6)
	changes := 0
	table.OnWidthsChanged = func() { changes++ }
	if grown := table.view.edges[4] - table.view.edges[3]; grown != 600-360-scrollBarRoom {
		t.Errorf("the growing column is %v wide", grown)
	}
	dragEdge(table, 0, 40)
	dragEdge(table, 1, -500)
	want := map[string]float32{"no": 200, "leader": minColumnWidth}
	if got := table.Widths(); fmt.Sprint(got) != fmt.Sprint(want) || changes != 2 {
		t.Errorf("widths %v after %d changes", got, changes)
	}
	again, _ := newTable(t, 6)
	again.SetWidths(table.Widths())
	if again.view.edges[1] != 200 || again.view.edges[2] != 200+minColumnWidth {
		t.Errorf("restored edges %v", again.view.edges)
	}
	if column, _ := table.arrow(); column >= 0 {
		t.Error("dragging sorted")
	}
}

// shown returns the first cells of the lines in use, from top to bottom.
func shown(table *Table[card]) (texts []string) {
	lines := slices.Clone(table.view.body.rows.lines)
	slices.SortFunc(lines, func(a, b *tableLine) int { return a.row - b.row })
	for _, l := range lines {
		if l.row >= 0 {
			texts = append(texts, l.cells[0].text.Text)
		}
	}
	return texts
}

func TestOnlyRowsInViewAreDrawn(t *testing.T) {
	table, _ := newTable(t, 100_000)
	table.Select(99_991)
	texts := shown(table)
	if len(texts) > 12 {
		t.Errorf("%d lines for ten rows", len(texts))
	}
	table.Select(100_000)
	if lines := table.view.body.rows.lines; lines[99_999%len(lines)].row != 99_999 {
		t.Errorf("the last row is not among %q", shown(table))
	}
	table.SetRows(cards(2))
	if texts = shown(table); !slices.Equal(texts, []string{"竹同监提〔2026〕1号", "竹同监提〔2026〕2号"}) {
		t.Errorf("after fewer rows %q", texts)
	}
}

func TestScrollingByOneRowFillsOneLine(t *testing.T) {
	table, _ := newTable(t, 1000)
	before := map[*tableLine]int{}
	for _, l := range table.view.body.rows.lines {
		before[l] = l.row
	}
	table.view.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -table.view.rowHeight())})
	changed := 0
	for l, row := range before {
		if l.row != row {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d lines were filled", changed)
	}
}

func TestEmptyTableSaysSo(t *testing.T) {
	table, w := newTable(t, 0)
	w.Canvas().Capture()
	if !table.empty.Visible() {
		t.Error("the empty state is hidden")
	}
	table.SetRows(cards(1))
	if table.empty.Visible() {
		t.Error("the empty state lies over the rows")
	}
}

func TestStateIsShownInColourAndWords(t *testing.T) {
	table, _ := newTable(t, 1)
	cell := table.view.body.rows.lines[0].cells[2]
	want := theme.ColorForWidget(ToneSoon.SoftName(), table.view.body)
	if cell.text.Text != "剩15日" || cell.badge.FillColor != want || cell.badge.Hidden {
		t.Errorf("%q on %v", cell.text.Text, cell.badge.FillColor)
	}
	if note := table.view.body.rows.lines[0].cells[3].text.Text; note != "第一行…" {
		t.Errorf("several lines are shown as %q", note)
	}
}

func TestWheelGoesThreeRowsOn(t *testing.T) {
	table, _ := newTable(t, 100)
	table.view.wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	if rows := table.view.scroll.Offset.Y / table.view.rowHeight(); rows < 2.5 || rows > 3.5 {
		t.Errorf("one notch goes %v rows on", rows)
	}
}
