package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"oversight/model"
)

func may7() model.Date { return model.MustDate("2026-05-07") }

func newDate(t *testing.T) (*DateField, fyne.Window) {
	t.Helper()
	f := NewDateField(may7)
	w := newKitWindow(t, container.NewVBox(f), 400, 420)
	return f, w
}

func TestDateFieldTakesTheWaysDaysAreWritten(t *testing.T) {
	for _, typed := range []string{"2026-05-07", "20260507", "2026.5.7", "2026年5月7日"} {
		f, w := newDate(t)
		var told model.Date
		f.OnChanged = func(d model.Date) { told = d }
		w.Canvas().Focus(f.FocusTarget())
		test.Type(f.entry, typed)
		w.Canvas().Unfocus()
		if d, err := f.Value(); err != nil || d != may7() || told != may7() {
			t.Errorf("%s: value %v, %v, told %v", typed, d, err, told)
		}
		if f.entry.Text != "2026-05-07" || f.hint.Text != "星期四" {
			t.Errorf("%s is shown as %q %q", typed, f.entry.Text, f.hint.Text)
		}
	}
}

func TestDateFieldRefusesWhatIsNoDay(t *testing.T) {
	f, w := newDate(t)
	w.Canvas().Focus(f.FocusTarget())
	test.Type(f.entry, "2026-02-30")
	if f.hint.Text != "" {
		t.Errorf("scolds while one types: %q", f.hint.Text)
	}
	w.Canvas().Unfocus()
	if _, err := f.Value(); model.CodeOf(err) != model.Invalid {
		t.Errorf("error %v", err)
	}
	if f.entry.Text != "2026-02-30" || f.hint.Color != ToneOverdue.ForegroundName() {
		t.Errorf("shown %q in %s", f.entry.Text, f.hint.Color)
	}
}

func TestEmptyDateFieldHoldsNoDay(t *testing.T) {
	f, _ := newDate(t)
	f.SetValue(may7())
	var told []model.Date
	f.OnChanged = func(d model.Date) { told = append(told, d) }
	f.SetValue(model.Date{})
	if d, err := f.Value(); err != nil || !d.IsZero() || f.entry.Text != "" {
		t.Errorf("value %v, %v", d, err)
	}
	if len(told) != 1 || !told[0].IsZero() {
		t.Errorf("told %v", told)
	}
}

func TestDateFieldDescribesTheDay(t *testing.T) {
	f, _ := newDate(t)
	f.Describe = func(d model.Date) string { return "工作日" }
	f.SetValue(may7())
	if f.hint.Text != "星期四　工作日" {
		t.Errorf("hint %q", f.hint.Text)
	}
}

// openMonth opens the month of a date field with the arrow key down.
func openMonth(t *testing.T, f *DateField, w fyne.Window) *MonthGrid {
	t.Helper()
	w.Canvas().Focus(f.FocusTarget())
	press(f.entry, fyne.KeyDown)
	days, ok := w.Canvas().Focused().(*monthDays)
	if !ok {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	return days.grid
}

func TestDayIsPickedByKeyboard(t *testing.T) {
	f, w := newDate(t)
	f.SetValue(model.MustDate("2026-01-31"))
	grid := openMonth(t, f, w)
	press(grid.days, fyne.KeyPageDown) // to the last of the shorter month
	if grid.Chosen() != model.MustDate("2026-02-28") || grid.title.Text != "2026年2月" {
		t.Errorf("chosen %v under %q", grid.Chosen(), grid.title.Text)
	}
	press(grid.days, fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn)
	if d, _ := f.Value(); d != model.MustDate("2026-03-06") {
		t.Errorf("value %v", d)
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != f.FocusTarget() {
		t.Error("the month stays open or the focus is lost")
	}
}

func TestEscClosesTheMonthWithoutAChange(t *testing.T) {
	f, w := newDate(t)
	f.SetValue(may7())
	grid := openMonth(t, f, w)
	press(grid.days, fyne.KeyDown, fyne.KeyEscape)
	if d, _ := f.Value(); d != may7() || w.Canvas().Overlays().Top() != nil {
		t.Errorf("value %v", d)
	}
}

func TestDayIsPickedByMouse(t *testing.T) {
	f, w := newDate(t)
	grid := openMonth(t, f, w)
	click := func(d model.Date) {
		for row := range monthWeeks {
			for column := range weekDays {
				cell := grid.days.face.cellSize()
				at := fyne.NewPos((float32(column)+0.5)*cell.Width, grid.days.face.headHeight()+(float32(row)+0.5)*cell.Height)
				if grid.days.face.dayAt(at) == d {
					ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
					grid.days.face.MouseDown(ev)
					grid.days.face.MouseUp(ev)
					return
				}
			}
		}
		t.Fatalf("%v is nowhere in %v", d, grid.Month())
	}
	click(model.MustDate("2026-05-31"))
	if d, _ := f.Value(); d != model.MustDate("2026-05-31") {
		t.Errorf("value %v", d)
	}
}

func TestMonthBeginsOnMonday(t *testing.T) {
	for month, lead := range map[string]int{"2026-06-01": 0, "2026-02-01": 6, "2026-05-01": 4} {
		g := NewMonthGrid(model.MustDate(month), model.Date{})
		if g.days.face.lead() != lead {
			t.Errorf("%s: %d empty days before the first, want %d", month, g.days.face.lead(), lead)
		}
	}
}

func TestMonthShowsMarksAndTellsOfTurning(t *testing.T) {
	g := NewMonthGrid(may7(), may7())
	newKitWindow(t, g, 400, 400)
	g.Cell = func(d model.Date) MonthCell {
		if d == may7() {
			return MonthCell{Tone: ToneOverdue, Mark: "休", Count: 3}
		}
		return MonthCell{}
	}
	g.Refresh()
	r := test.WidgetRenderer(g.days.face).(*monthFaceRenderer)
	cell := r.cells[g.days.face.lead()+6]
	if cell.number.Text != "7" || cell.mark.Text != "休" || cell.count.Text != "3份" {
		t.Errorf("cell %q %q %q", cell.number.Text, cell.mark.Text, cell.count.Text)
	}
	var turned model.Date
	g.OnMonth = func(d model.Date) { turned = d }
	press(g.days, fyne.KeyPageUp)
	if turned != model.MustDate("2026-04-01") {
		t.Errorf("turned to %v", turned)
	}
	if cell := r.cells[0]; cell.number.Text != "" {
		t.Errorf("Monday before 1 April 2026 shows %q", cell.number.Text)
	}
}
