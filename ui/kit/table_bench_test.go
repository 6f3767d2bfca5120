package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// scrollStep is one notch of the wheel, three rows.
const scrollStep = 90

// BenchmarkScrolling100000Rows scrolls our table and, in the same run, a widget.Table of the same cells, and reports
// how many times longer the latter takes (fyne÷kit). Painting is not in it: both draw canvas.Text.
func BenchmarkScrolling100000Rows(b *testing.B) {
	ours, _ := newTable(b, 100_000)
	theirs := fyneTable(ours.Rows())
	newKitWindow(b, theirs, 600, 10*ours.view.rowHeight())
	var mine, others time.Duration
	y := float32(0)
	for b.Loop() {
		y += scrollStep
		start := time.Now()
		ours.view.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -scrollStep)})
		between := time.Now()
		theirs.ScrollToOffset(fyne.NewPos(0, y))
		mine += between.Sub(start)
		others += time.Since(between)
	}
	b.ReportMetric(float64(mine.Microseconds())/float64(b.N), "µs/step")
	b.ReportMetric(float64(others)/float64(mine), "fyne÷kit")
}

// fyneTable is the plain way to show the rows: labels in a widget.Table.
func fyneTable(rows []card) *widget.Table {
	columns := cardColumns()
	t := widget.NewTable(
		func() (int, int) { return len(rows), len(columns) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(id widget.TableCellID, o fyne.CanvasObject) {
			o.(*widget.Label).SetText(columns[id.Col].Text(rows[id.Row]))
		},
	)
	for i, c := range columns {
		t.SetColumnWidth(i, c.Width)
	}
	return t
}
