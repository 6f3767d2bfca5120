package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"oversight/model"
)

// BenchmarkYearRefresh draws all days of a year anew, as after each act of the clerk.
func BenchmarkYearRefresh(b *testing.B) {
	g := NewYearGrid(may7(), may7())
	g.Cell = func(d model.Date) MonthCell { return MonthCell{Tone: ToneOverdue, Mark: "休", Count: 3} }
	newKitWindow(b, container.NewStack(g), 900, 600)
	b.ResetTimer()
	for b.Loop() {
		g.Refresh()
	}
}

// BenchmarkYearKey moves the chosen day by one.
func BenchmarkYearKey(b *testing.B) {
	g := NewYearGrid(may7(), may7())
	newKitWindow(b, container.NewStack(g), 900, 600)
	keys := []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		press(g, keys[i%2])
	}
}
