package printing

// cellPad is the room between a cell's border and its text, in millimetres.
const (
	cellPadX = 2.0
	cellPadY = 1.3
)

// Table is ruled rows of cells. Rows grow with their content and go on over pages.
type Table struct {
	Widths []float64 // of the columns, millimetres
	Head   int       // so many leading rows are repeated on every page
	Rows   []Row
	PadX   float64 // between the border of a cell and its text, millimetres; 0 is the usual
}

// Row is one row of a table.
type Row struct {
	Cells []Cell
	Min   float64 // least height, millimetres
}

// Cell is text over one or more columns.
type Cell struct {
	Paras    []Para
	Span     int       // columns; 0 is one
	Again    bool      // stands again on the next page when the row is cut: a label
	Top      bool      // text begins at the top; otherwise it stands in the middle of the height
	Settings []Setting // to try in turn until the text fits the least height of the row; the last may make it grow
}

// laidRow is a row with its text set; it may be a part of a row that was cut.
type laidRow struct {
	cells  []laidCell
	height float64
	over   func(p *Page, top float64) // draws what the cells do not; nil for most
}

type laidCell struct {
	x, width float64
	pad      float64
	again    bool
	top      bool
	block    Block
}

// lay sets the text of all rows.
func (t Table) lay() []laidRow {
	rows, pad := make([]laidRow, len(t.Rows)), t.PadX
	if pad == 0 {
		pad = cellPadX
	}
	for i, row := range t.Rows {
		laid := laidRow{height: row.Min}
		x, column := 0.0, 0
		for _, cell := range row.Cells {
			width := 0.0
			for range max(cell.Span, 1) {
				width += t.Widths[column]
				column++
			}
			block := shrink(cell.Paras, width-2*pad, row.Min-2*cellPadY, cell.Settings)
			laid.cells = append(laid.cells, laidCell{x, width, pad, cell.Again, cell.Top, block})
			laid.height = max(laid.height, block.Height()+2*cellPadY)
			x += width
		}
		rows[i] = laid
	}
	return rows
}

// shrink sets paragraphs in the first of the settings that fits the height, or else in the last.
func shrink(paras []Para, width, height float64, settings []Setting) Block {
	var b Block
	for _, s := range settings {
		if b = Lay(paras, width, s); b.Height() <= height {
			break
		}
	}
	return b
}

// paginate divides the table over pages: first millimetres are left on the first page, rest on each following one.
// A row that does not fit goes to the next page; one higher than half a page is cut between lines.
func (t Table) paginate(first, rest float64) [][]laidRow {
	rows := t.lay()
	return paginate([]section{{head: rows[:t.Head], rows: rows[t.Head:]}}, first, rest)
}

func height(rows []laidRow) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += r.height
	}
	return sum
}

// fewLines is the least number of lines worth leaving at the foot of a page.
const fewLines = 3

// cut divides the row at the given height between lines; at least one line stays above, so that a cut always
// gets on. ok tells whether the part above is worth having.
func (r laidRow) cut(height float64) (part, tail laidRow, ok bool) {
	part.height = height
	for _, c := range r.cells {
		lines := len(c.block.rows)
		n := min(lines, max(1, int((height-2*cellPadY)/c.block.Pitch)))
		ok = ok || n >= fewLines
		above, below := c, c
		if !c.again {
			above.block, below.block = c.block.Split(n)
			above.top, below.top = true, true
		}
		part.cells = append(part.cells, above)
		tail.cells = append(tail.cells, below)
		tail.height = max(tail.height, below.block.Height()+2*cellPadY)
	}
	return part, tail, ok
}

// drawRows places rows with the top left corner of the first at (x, y), rules them and returns the lower edge.
func (p *Page) drawRows(rows []laidRow, x, y float64) float64 {
	top, width := y, 0.0
	for i, row := range rows {
		if i > 0 {
			p.add(Rule{X1: x, Y1: y, X2: x + width, Y2: y, Width: ruleThin})
		}
		width = row.draw(p, x, y)
		y += row.height
	}
	p.add(Rect{X: x, Y: top, W: width, H: y - top, Width: ruleThick})
	return y
}

// draw places the cells with rules between them and returns the width of the row.
func (r laidRow) draw(p *Page, x, y float64) (width float64) {
	for i, c := range r.cells {
		if i > 0 {
			p.add(Rule{X1: x + c.x, Y1: y, X2: x + c.x, Y2: y + r.height, Width: ruleThin})
		}
		drop := cellPadY
		if !c.top {
			drop = (r.height - c.block.Height()) / 2
		}
		c.block.Draw(p, x+c.x+c.pad, y+drop)
		width = c.x + c.width
	}
	if r.over != nil {
		r.over(p, y)
	}
	return width
}
