package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a Table of rows T.
type Column[T any] struct {
	ID       string // the key of its width
	Label    string
	Width    float32 // in Fyne units, when the user has not chosen another
	MinWidth float32 // how narrow the user can make it; half a label when 0
	Grow     bool    // takes the width that is left over
	Align    fyne.TextAlign
	Text     func(T) string
	Tone     func(T) Tone     // when set, the cell is a badge: a coloured ground, a dot and the words
	Less     func(a, b T) int // compares two rows as slices.SortFunc does; when set, the header and the keys sort
}

// Table shows rows as lines of one height. It draws the visible ones only, so 100,000 rows are as quick as ten.
//
// It is not built on widget.Table: that one selects cells instead of rows, tells nobody the widths of its columns, and
// makes one separator for each row under some circumstances. Rows are chosen when the mouse button goes down, because
// a click with the slightest movement is no tap for Fyne inside a scroll container (fyne#4672).
//
// A click on the header sorts. The keyboard does it with the focus among the rows: Alt+Left and Alt+Right sort by the
// next column to that side, Alt+Up upwards and Alt+Down downwards, as the arrow in the header then points.
type Table[T any] struct {
	widget.BaseWidget

	// OnOpen, when set, is called with a row on a double click or Enter.
	OnOpen func(T)
	// OnSelect, when set, is called when the user selects other rows.
	OnSelect func([]T)
	// OnWidthsChanged, when set, is called when the user has made a column wider or narrower.
	OnWidthsChanged func()

	columns []Column[T]
	key     func(T) int64
	rows    []T
	sel     selection
	sorted  int // column, -1 for none
	desc    bool

	view  *tableView
	empty fyne.CanvasObject
}

// NewTable returns a table without rows. key tells rows apart, so that they stay selected when they are loaded again.
// empty is shown while there are no rows; it may be nil.
func NewTable[T any](columns []Column[T], key func(T) int64, empty fyne.CanvasObject) *Table[T] {
	t := &Table[T]{columns: columns, key: key, empty: empty, sorted: -1}
	t.sel = selection{count: func() int { return len(t.rows) }, key: func(i int) int64 { return t.key(t.rows[i]) }}
	t.view = newTableView(t)
	for _, c := range columns {
		t.view.columns = append(t.view.columns, tableColumn{
			label: c.Label, width: c.Width, minWidth: c.MinWidth, grow: c.Grow, align: c.Align, badge: c.Tone != nil,
		})
	}
	t.ExtendBaseWidget(t)
	return t
}

// SetRows shows other rows. Rows selected before stay selected if they are among them, and so does the
// place scrolled to.
func (t *Table[T]) SetRows(rows []T) {
	t.rows = rows
	t.sortRows()
	t.sel.keep()
	if t.empty != nil {
		setVisible(t.empty, len(rows) == 0)
	}
	t.view.reload()
}

// Rows returns the rows in the order shown.
func (t *Table[T]) Rows() []T { return t.rows }

// Selected returns the selected rows in the order shown.
func (t *Table[T]) Selected() []T {
	var rows []T
	for i, row := range t.rows {
		if t.sel.has(i) {
			rows = append(rows, row)
		}
	}
	return rows
}

// Select selects the rows with these keys alone and brings the first into view. It does not call OnSelect.
func (t *Table[T]) Select(keys ...int64) {
	t.sel.set(keys)
	t.view.reload()
	if t.sel.placed {
		t.view.scrollTo(t.sel.cursor)
	}
}

func (t *Table[T]) columnByID(id string) int {
	return slices.IndexFunc(t.columns, func(c Column[T]) bool { return c.ID == id })
}

// Widths returns the widths the user has chosen, by column ID, in Fyne units.
func (t *Table[T]) Widths() map[string]float32 {
	widths := map[string]float32{}
	for i, c := range t.columns {
		if t.view.columns[i].chosen {
			widths[c.ID] = t.view.columns[i].width
		}
	}
	return widths
}

// SetWidths gives columns the widths the user chose before; columns not named keep theirs.
func (t *Table[T]) SetWidths(widths map[string]float32) {
	for id, width := range widths {
		if i := t.columnByID(id); i >= 0 && width > 0 {
			t.view.columns[i].choose(width)
		}
	}
	t.view.reload()
}

// Copy puts the selected rows on the clipboard, a line a row with tabs between the cells, as Excel takes it.
func (t *Table[T]) Copy(clipboard fyne.Clipboard) {
	var text strings.Builder
	for _, row := range t.Selected() {
		for i, c := range t.columns {
			if i > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(strings.Join(strings.Fields(c.Text(row)), " "))
		}
		text.WriteString("\r\n")
	}
	if text.Len() > 0 {
		clipboard.SetContent(text.String())
	}
}

// FocusTarget returns what takes the keys of the table.
func (t *Table[T]) FocusTarget() fyne.Focusable { return t.view.body }

// Refresh asks for all texts again.
func (t *Table[T]) Refresh() {
	t.view.reload()
	t.BaseWidget.Refresh()
}

// CreateRenderer is called by Fyne.
func (t *Table[T]) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{t.view}
	if t.empty != nil {
		setVisible(t.empty, len(t.rows) == 0)
		top := container.New(belowHeader{t.view}, t.empty)
		objects = append(objects, top)
	}
	return widget.NewSimpleRenderer(container.NewStack(objects...))
}

// belowHeader lays the empty state over the place of the rows.
type belowHeader struct{ view *tableView }

func (l belowHeader) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l belowHeader) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := l.view.header.MinSize().Height
	objects[0].Move(fyne.NewPos(0, head))
	objects[0].Resize(fyne.NewSize(size.Width, max(size.Height-head, 0)))
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}

// The methods below are what the view asks its table; see tableData.

func (t *Table[T]) count() int { return len(t.rows) }

func (t *Table[T]) text(row, column int) string { return t.columns[column].Text(t.rows[row]) }

func (t *Table[T]) tone(row, column int) Tone { return t.columns[column].Tone(t.rows[row]) }

func (t *Table[T]) selection() *selection { return &t.sel }

func (t *Table[T]) selected() {
	tell(t.OnSelect, t.Selected())
}

func (t *Table[T]) open(row int) bool {
	if t.OnOpen == nil {
		return false
	}
	if row >= 0 && row < len(t.rows) {
		tell(t.OnOpen, t.rows[row])
	}
	return true
}

func (t *Table[T]) copy(clipboard fyne.Clipboard) { t.Copy(clipboard) }

func (t *Table[T]) widthsChanged() {
	if t.OnWidthsChanged != nil {
		t.OnWidthsChanged()
	}
}
