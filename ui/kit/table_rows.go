package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// tableRows draws the rows of a table that are in view. It has objects for one screenful only; a row that scrolls in
// takes over those of one that scrolled out, and rows that stay are not touched.
type tableRows struct {
	body    *tableBody
	lines   []*tableLine
	objects []fyne.CanvasObject
}

// tableLine is the objects of one row.
type tableLine struct {
	row    int // -1 when not in use
	ground *canvas.Rectangle
	bar    *canvas.Rectangle // marks the row the keyboard stands on
	cells  []tableCell
}

type tableCell struct {
	badge *canvas.Rectangle // badge and dot are in columns with a tone only
	dot   *canvas.Circle
	text  *canvas.Text
}

const (
	cellPad  = 8 // between the edge of a column and its text
	badgePad = 7
	dotSize  = 7
	barWidth = 3
)

// Destroy is called by Fyne.
func (t *tableRows) Destroy() {}

// Objects is called by Fyne.
func (t *tableRows) Objects() []fyne.CanvasObject { return t.objects }

// Layout is called by Fyne.
func (t *tableRows) Layout(fyne.Size) { t.showVisible(false) }

// MinSize is the size of all rows.
func (t *tableRows) MinSize() fyne.Size {
	v := t.body.view
	if len(v.edges) == 0 {
		v.layColumns()
	}
	return fyne.NewSize(v.edges[len(v.edges)-1], float32(v.data.count())*v.rowHeight())
}

// Refresh is called by Fyne.
func (t *tableRows) Refresh() { t.showVisible(true) }

// showVisible fills the lines in view; those that are there already only when all is true.
func (t *tableRows) showVisible(all bool) {
	v := t.body.view
	height, screen := v.rowHeight(), v.scroll.Size()
	if screen.Height <= 0 {
		return
	}
	need := int(math.Ceil(float64(screen.Height/height))) + 1
	if need > len(t.lines) {
		t.makeLines(need)
		all = true
	}
	first := int(v.scroll.Offset.Y / height)
	for i := range t.lines {
		// Row r is always shown by line r mod n, so that scrolling by one row changes one line.
		row := first + (i-first%len(t.lines)+len(t.lines))%len(t.lines)
		if row >= v.data.count() || row >= first+need {
			row = -1
		}
		if all || t.lines[i].row != row {
			t.fill(t.lines[i], row)
		}
	}
	t.paint()
}

// makeLines makes the objects of n lines.
func (t *tableRows) makeLines(n int) {
	t.lines, t.objects = nil, nil
	for range n {
		line := &tableLine{row: -1, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
		t.objects = append(t.objects, line.ground, line.bar)
		for _, c := range t.body.view.columns {
			cell := tableCell{text: newCellText(c.align)}
			if c.badge {
				cell.badge, cell.dot = canvas.NewRectangle(nil), canvas.NewCircle(nil)
				t.objects = append(t.objects, cell.badge, cell.dot)
			}
			t.objects = append(t.objects, cell.text)
			line.cells = append(line.cells, cell)
		}
		t.lines = append(t.lines, line)
	}
}

// fill puts a row into a line.
func (t *tableRows) fill(line *tableLine, row int) {
	line.row = row
	line.show(row >= 0)
	if row < 0 {
		return
	}
	v := t.body.view
	height := v.rowHeight()
	top := float32(row) * height
	line.ground.Move(fyne.NewPos(0, top))
	line.ground.Resize(fyne.NewSize(max(v.edges[len(v.edges)-1], v.scroll.Size().Width), height))
	line.bar.Move(fyne.NewPos(0, top))
	line.bar.Resize(fyne.NewSize(barWidth, height))
	for i := range line.cells {
		at := fyne.NewPos(v.edges[i]+cellPad, top)
		box := fyne.NewSize(max(v.edges[i+1]-v.edges[i]-2*cellPad, 0), height)
		if line.cells[i].badge != nil {
			t.fillBadge(&line.cells[i], row, i, at, box)
		} else {
			t.fillText(&line.cells[i], row, i, at, box)
		}
	}
}

func (t *tableRows) fillText(cell *tableCell, row, column int, at fyne.Position, box fyne.Size) {
	size := t.body.Theme().Size(theme.SizeNameText)
	cell.text.Text = widthsFor(size, cell.text.TextStyle).cut(oneLine(t.body.view.data.text(row, column)), box.Width)
	cell.text.Color = theme.ColorForWidget(theme.ColorNameForeground, t.body)
	placeText(cell.text, at, box, size)
}

// fillBadge draws a cell with a tone: colour and words say the same.
func (t *tableRows) fillBadge(cell *tableCell, row, column int, at fyne.Position, box fyne.Size) {
	size := t.body.Theme().Size(theme.SizeNameText) - 1
	widths := widthsFor(size, cell.text.TextStyle)
	tone, words := t.body.view.data.tone(row, column), oneLine(t.body.view.data.text(row, column))
	shown := words != "" && box.Width > 2*badgePad+dotSize
	cell.badge.Hidden, cell.dot.Hidden, cell.text.Hidden = !shown, !shown, !shown
	if !shown {
		return
	}
	lead := float32(badgePad + dotSize + 5)
	cell.text.Text = widths.cut(words, box.Width-lead-badgePad)
	cell.text.Color = theme.ColorForWidget(tone.ForegroundName(), t.body)
	placeText(cell.text, at.AddXY(lead, 0), box.SubtractWidthHeight(lead, 0), size)
	high := min(size+8, box.Height-4)
	cell.badge.FillColor, cell.badge.CornerRadius = theme.ColorForWidget(tone.SoftName(), t.body), high/2
	cell.badge.Move(at.AddXY(0, (box.Height-high)/2))
	cell.badge.Resize(fyne.NewSize(lead+widths.text(cell.text.Text)+badgePad+2, high))
	cell.dot.FillColor = theme.ColorForWidget(tone.SolidName(), t.body)
	cell.dot.Move(at.AddXY(badgePad, (box.Height-dotSize)/2))
	cell.dot.Resize(fyne.NewSquareSize(dotSize))
}

// oneLine is the first line of a text, with a sign that there is more.
func oneLine(s string) string {
	for i, r := range s {
		if r == '\n' {
			return s[:i] + "…"
		}
	}
	return s
}

func (l *tableLine) show(visible bool) {
	l.ground.Hidden, l.bar.Hidden = !visible, !visible
	for _, c := range l.cells {
		c.text.Hidden = !visible
		if c.badge != nil {
			c.badge.Hidden, c.dot.Hidden = !visible, !visible
		}
	}
}

// paint colours the grounds of the lines: selected, under the pointer, every second one.
func (t *tableRows) paint() {
	b, sel := t.body, t.body.view.data.selection()
	selected := theme.ColorForWidget(theme.ColorNameSelection, b)
	hover := theme.ColorForWidget(theme.ColorNameHover, b)
	zebra := faint(hover)
	bar := theme.ColorForWidget(theme.ColorNamePrimary, b)
	for _, line := range t.lines {
		if line.row < 0 || line.row >= b.view.data.count() {
			continue
		}
		line.ground.FillColor, line.bar.FillColor = color.Transparent, color.Transparent
		switch {
		case sel.has(line.row):
			line.ground.FillColor = selected
		case line.row == b.hovered:
			line.ground.FillColor = hover
		case line.row%2 == 1:
			line.ground.FillColor = zebra
		}
		if sel.placed && line.row == sel.cursor && b.focused {
			line.bar.FillColor = bar
		}
	}
	canvas.Refresh(b)
}

// faint is a third of a translucent colour.
func faint(c color.Color) color.Color {
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A /= 3
	return n
}
