package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableData is what the view of a table asks of its Table, whatever the rows are made of.
type tableData interface {
	count() int
	text(row, column int) string
	tone(row, column int) Tone
	selection() *selection
	selected()
	open(row int) bool // whether there is anything that opens
	copy(clipboard fyne.Clipboard)
	arrow() (column int, descending bool)
	headerTapped(column int)
	sortBeside(step int)
	sortDirection(descending bool)
	widthsChanged()
}

type tableColumn struct {
	label           string
	width, minWidth float32
	grow, badge     bool
	chosen          bool // by the user
	align           fyne.TextAlign
}

const (
	minColumnWidth = 36
	scrollBarRoom  = 8 // kept free at the right, so that the bar does not lie over text
)

// choose gives the column the width the user wants; it does not grow any more.
func (c *tableColumn) choose(width float32) {
	c.width = max(width, c.minWidth, minColumnWidth)
	c.chosen, c.grow = true, false
}

// tableView is the header and, scrolling below it, the body of a table.
type tableView struct {
	widget.BaseWidget
	data    tableData
	columns []tableColumn
	edges   []float32 // where each column begins, and where the last one ends
	header  *tableHeader
	clip    *container.Clip
	body    *tableBody
	scroll  *container.Scroll
	wheel   *wheel
}

func newTableView(data tableData) *tableView {
	v := &tableView{data: data}
	v.header, v.body = newTableHeader(v), newTableBody(v)
	v.clip = container.NewClip(v.header)
	v.scroll = container.NewScroll(v.body)
	v.scroll.OnScrolled = func(fyne.Position) { v.scrolled() }
	v.wheel = newWheel(func(ev *fyne.ScrollEvent) { v.scroll.Scrolled(ev) })
	v.ExtendBaseWidget(v)
	return v
}

// rowHeight is a whole number, so that rows far down stand exactly where float32 says.
func (v *tableView) rowHeight() float32 {
	th := v.Theme()
	line := fyne.MeasureText("国", th.Size(theme.SizeNameText), fyne.TextStyle{}).Height
	return float32(math.Ceil(float64(line + 1.4*th.Size(theme.SizeNameInnerPadding))))
}

// layColumns gives the columns their places; the width left over goes to those that grow.
func (v *tableView) layColumns() {
	total, growing := float32(0), float32(0)
	for _, c := range v.columns {
		total += c.width
		if c.grow {
			growing++
		}
	}
	extra := max(v.scroll.Size().Width-total-scrollBarRoom, 0)
	v.edges = append(v.edges[:0], 0)
	x := float32(0)
	for _, c := range v.columns {
		x += c.width
		if c.grow {
			x += extra / growing
		}
		v.edges = append(v.edges, x)
	}
}

// reload asks for everything again.
func (v *tableView) reload() {
	v.layColumns()
	v.body.Resize(v.body.MinSize().Max(v.scroll.Size()))
	v.scroll.Refresh() // and with it the body
	v.header.Refresh()
}

// scrollTo brings a row into view.
func (v *tableView) scrollTo(row int) {
	height := v.rowHeight()
	top := float32(row) * height
	y := min(v.scroll.Offset.Y, top)
	y = max(y, top+height-v.scroll.Size().Height)
	v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, max(y, 0)))
	v.scrolled() // Fyne calls OnScrolled only when the user scrolls
}

func (v *tableView) scrolled() {
	v.body.rows.showVisible(false)
	v.header.Refresh()
}

// CreateRenderer is called by Fyne.
func (v *tableView) CreateRenderer() fyne.WidgetRenderer { return &tableViewRenderer{v} }

type tableViewRenderer struct{ v *tableView }

func (r *tableViewRenderer) Destroy() {}

func (r *tableViewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.clip, r.v.scroll, r.v.wheel}
}

func (r *tableViewRenderer) MinSize() fyne.Size {
	return fyne.NewSize(120, r.v.header.MinSize().Height+3*r.v.rowHeight())
}

func (r *tableViewRenderer) Layout(size fyne.Size) {
	head := r.v.header.MinSize().Height
	r.v.clip.Resize(fyne.NewSize(size.Width, head))
	r.v.header.Resize(fyne.NewSize(size.Width, head))
	r.v.scroll.Move(fyne.NewPos(0, head))
	r.v.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-head, 0)))
	r.v.wheel.Move(r.v.scroll.Position())
	r.v.wheel.Resize(r.v.scroll.Size())
	r.v.reload()
}

func (r *tableViewRenderer) Refresh() { r.Layout(r.v.Size()) }
