package printing

import (
	"strconv"

	"oversight/model"
)

// List is a ledger of any records: its columns are data. The rows are numbered and, in the order given, set on
// A4 landscape; title, filter and date stand on the first page, the head of the table and the page number on every one.
type List[T any] struct {
	Title   string
	Author  string     // the issuing organ
	Filter  string     // in words what is listed; "" is everything
	On      model.Date // the day of printing
	Columns []ListColumn[T]
	Rows    []T
	Totals  []string // paragraphs below the last row
}

// ListColumn is a column of a printed list.
type ListColumn[T any] struct {
	Label string
	Width float64        // millimetres; the columns are stretched or narrowed together to fill the page
	Cell  func(T) []Para // a paragraph a line; a colour must have a word or mark of its own beside it
}

const (
	listOrdinal = 9.6 // width of 序号, room for four digits
	listRow     = 11.0
	listPad     = 1.0
	listFilter  = 34.0 // upper edge
	listDate    = 60.0 // width of the date beside the filter
)

// listSettings first try whether a smaller size keeps the row at two lines; if not, the row grows in the usual size.
var listSettings = cellSettings(sizeSmallNo5, 8, sizeSmallNo5)

// Sheets lays out the list.
func (l List[T]) Sheets() Sheets {
	title := model.CleanLine(l.Title)
	first := widePage()
	first.wideHead(title)
	top := l.heading(&first)
	pages := []Page{first}
	for i, rows := range l.table().paginate(wideBottom-top, wideBottom-wideTop) {
		if i > 0 {
			pages, top = append(pages, widePage()), wideTop
		}
		pages[i].drawRows(rows, wideMarginX, top)
	}
	for i := range pages {
		pages[i].wideFoot(title, i+1, len(pages))
	}
	return gather(Sheets{Title: title, Author: model.CleanLine(l.Author), Date: l.On, Pages: pages})
}

// heading writes what is listed and when, and returns where the table begins.
func (l List[T]) heading(p *Page) (below float64) {
	filter := model.CleanLine(l.Filter)
	if filter == "" {
		filter = "全部"
	}
	s := cellSettings(sizeNo5)[0]
	left := Lay([]Para{{Text: "范围：" + filter, Hang: 3}}, wideWidth-listDate, s)
	left.Draw(p, wideMarginX, listFilter)
	right := Lay([]Para{{Text: "打印日期：" + l.On.Chinese(), Align: FlushRight}}, listDate, s)
	right.Draw(p, wideMarginX+wideWidth-listDate, listFilter)
	return listFilter + left.Height() + cellPadY
}

func (l List[T]) table() Table {
	t := Table{Head: 1, Rows: []Row{l.head()}, Widths: l.widths(), PadX: listPad}
	for i, r := range l.Rows {
		row := Row{Min: listRow, Cells: []Cell{listCell(centred(strconv.Itoa(i + 1)))}}
		for _, c := range l.Columns {
			row.Cells = append(row.Cells, listCell(c.Cell(r)...))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(l.Rows) == 0 {
		t.Rows = append(t.Rows, l.across(centred("没有记录")))
	}
	if len(l.Totals) > 0 {
		paras := make([]Para, len(l.Totals))
		for i, text := range l.Totals {
			paras[i] = Para{Text: text, Hang: 3}
		}
		t.Rows = append(t.Rows, l.across(paras...))
	}
	return t
}

func (l List[T]) head() Row {
	labels := []string{"序号"}
	for _, c := range l.Columns {
		labels = append(labels, c.Label)
	}
	row := Row{Min: 8}
	for _, text := range labels {
		row.Cells = append(row.Cells, Cell{Paras: []Para{{Text: text, Role: Hei, Align: Centered}}, Settings: cellSettings(sizeNo5, sizeSmallNo5)})
	}
	return row
}

// across is a row of one cell.
func (l List[T]) across(paras ...Para) Row {
	cell := listCell(paras...)
	cell.Span, cell.Settings = len(l.Columns)+1, cellSettings(sizeNo5)
	return Row{Min: listRow, Cells: []Cell{cell}}
}

// widths fill the page.
func (l List[T]) widths() []float64 {
	sum := 0.0
	for _, c := range l.Columns {
		sum += c.Width
	}
	widths := []float64{listOrdinal}
	for _, c := range l.Columns {
		widths = append(widths, c.Width*(wideWidth-listOrdinal)/sum)
	}
	return widths
}

// listCell holds text as it came from a record.
func listCell(paras ...Para) Cell {
	for i := range paras {
		paras[i].Text = model.CleanText(paras[i].Text)
	}
	return Cell{Paras: paras, Settings: listSettings}
}

// centred and flush are the two ways values stand in a list.
func centred(text string) Para { return Para{Text: text, Align: Centered} }

func flush(text string) Para { return Para{Text: text, Align: FlushLeft} }
