package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHeader shows the labels of the columns. A click on one sorts, a drag of the line behind one makes the
// column wider or narrower.
type tableHeader struct {
	widget.BaseWidget
	view     *tableView
	hovered  int // column, -1 for none
	pressed  int // column whose label the button went down on, -1 for none
	dragged  int // column being made wider, -1 for none
	atEdge   bool
	dragFrom float32 // pointer when the drag began, in the window
	widthWas float32
}

// edgeReach is how near to the line behind a column the pointer must be.
const edgeReach = 5

func newTableHeader(v *tableView) *tableHeader {
	h := &tableHeader{view: v, hovered: -1, pressed: -1, dragged: -1}
	h.ExtendBaseWidget(h)
	return h
}

// left returns where a column begins in the header.
func (h *tableHeader) left(column int) float32 { return h.view.edges[column] - h.view.scroll.Offset.X }

// columnAt returns the column at x, or -1.
func (h *tableHeader) columnAt(x float32) int {
	for i := range h.view.columns {
		if x >= h.left(i) && x < h.left(i+1) {
			return i
		}
	}
	return -1
}

// edgeAt returns the column whose line is at x, or -1.
func (h *tableHeader) edgeAt(x float32) int {
	for i := range h.view.columns {
		if d := x - h.left(i+1); d > -edgeReach && d < edgeReach {
			return i
		}
	}
	return -1
}

// MouseDown begins a click or a drag.
func (h *tableHeader) MouseDown(ev *desktop.MouseEvent) {
	h.pressed, h.dragged = -1, -1
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	if h.dragged = h.edgeAt(ev.Position.X); h.dragged >= 0 {
		h.dragFrom = ev.AbsolutePosition.X
		h.widthWas = h.view.edges[h.dragged+1] - h.view.edges[h.dragged]
		return
	}
	h.pressed = h.columnAt(ev.Position.X)
}

// MouseUp sorts, or ends a drag.
func (h *tableHeader) MouseUp(ev *desktop.MouseEvent) {
	if h.dragged >= 0 {
		h.DragEnd()
		return
	}
	if h.pressed >= 0 && h.pressed == h.columnAt(ev.Position.X) {
		h.view.data.headerTapped(h.pressed)
	}
	h.pressed = -1
}

// Dragged makes a column wider or narrower.
func (h *tableHeader) Dragged(ev *fyne.DragEvent) {
	if h.dragged < 0 {
		return
	}
	h.view.columns[h.dragged].choose(h.widthWas + ev.AbsolutePosition.X - h.dragFrom)
	h.view.reload()
}

// DragEnd tells the page of the new width.
func (h *tableHeader) DragEnd() {
	if h.dragged < 0 {
		return
	}
	h.dragged = -1
	h.view.data.widthsChanged()
}

// MouseIn shows what a click would do.
func (h *tableHeader) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved shows what a click would do.
func (h *tableHeader) MouseMoved(ev *desktop.MouseEvent) {
	h.atEdge = h.edgeAt(ev.Position.X) >= 0
	if column := h.columnAt(ev.Position.X); column != h.hovered {
		h.hovered = column
		h.Refresh()
	}
}

// MouseOut forgets the pointer.
func (h *tableHeader) MouseOut() {
	h.hovered, h.atEdge = -1, false
	h.Refresh()
}

// Cursor is a double arrow over the line behind a column.
func (h *tableHeader) Cursor() desktop.Cursor {
	if h.atEdge || h.dragged >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is called by Fyne.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeaderRenderer{h: h, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), hover: canvas.NewRectangle(nil)}
	r.objects = []fyne.CanvasObject{r.ground, r.hover, r.line}
	for _, c := range h.view.columns {
		label, arrow, edge := newCellText(c.align), newCellText(fyne.TextAlignLeading), canvas.NewRectangle(nil)
		label.TextStyle.Bold = true
		r.labels, r.arrows, r.edges = append(r.labels, label), append(r.arrows, arrow), append(r.edges, edge)
		r.objects = append(r.objects, label, arrow, edge)
	}
	return r
}

type tableHeaderRenderer struct {
	h                   *tableHeader
	ground, line, hover *canvas.Rectangle
	labels, arrows      []*canvas.Text
	edges               []*canvas.Rectangle
	objects             []fyne.CanvasObject
}

func (r *tableHeaderRenderer) Destroy() {}

func (r *tableHeaderRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *tableHeaderRenderer) MinSize() fyne.Size { return fyne.NewSize(1, r.h.view.rowHeight()+1) }

func (r *tableHeaderRenderer) Layout(size fyne.Size) {
	if len(r.h.view.edges) != len(r.labels)+1 {
		return
	}
	text := r.h.Theme().Size(theme.SizeNameText) - 1
	r.ground.Resize(size)
	r.line.Move(fyne.NewPos(0, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	sorted, descending := r.h.view.data.arrow()
	for i, label := range r.labels {
		left, right := r.h.left(i), r.h.left(i+1)
		room := right - left - 2*cellPad
		r.arrows[i].Text = ""
		if i == sorted {
			room -= text
			r.arrows[i].Text = "▲"
			if descending {
				r.arrows[i].Text = "▼"
			}
		}
		widths := widthsFor(text, label.TextStyle)
		label.Text = widths.cut(r.h.view.columns[i].label, max(room, 0))
		placeText(label, fyne.NewPos(left+cellPad, 0), fyne.NewSize(max(room, 0), size.Height), text)
		behind := left + cellPad + 4 + widths.text(label.Text)
		if label.Alignment != fyne.TextAlignLeading {
			behind = right - cellPad - text + 4
		}
		placeText(r.arrows[i], fyne.NewPos(behind, 0), fyne.NewSize(text, size.Height), text-4)
		r.edges[i].Move(fyne.NewPos(right-1, size.Height/4))
		r.edges[i].Resize(fyne.NewSize(1, size.Height/2))
	}
	if c := r.h.hovered; c >= 0 && c < len(r.labels) {
		r.hover.Move(fyne.NewPos(r.h.left(c), 0))
		r.hover.Resize(fyne.NewSize(r.h.left(c+1)-r.h.left(c), size.Height))
	}
}

func (r *tableHeaderRenderer) Refresh() {
	h := r.h
	r.ground.FillColor = theme.ColorForWidget(theme.ColorNameHeaderBackground, h)
	r.line.FillColor = theme.ColorForWidget(theme.ColorNameSeparator, h)
	r.hover.FillColor = color.Transparent
	if h.hovered >= 0 {
		r.hover.FillColor = theme.ColorForWidget(theme.ColorNameHover, h)
	}
	for i := range r.labels {
		r.labels[i].Color = theme.ColorForWidget(ColorMuted, h)
		r.arrows[i].Color = theme.ColorForWidget(ToneAccent.ForegroundName(), h)
		r.edges[i].FillColor = r.line.FillColor
	}
	r.Layout(h.Size())
	canvas.Refresh(h)
}
