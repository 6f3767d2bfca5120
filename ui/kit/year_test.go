package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"oversight/model"
)

// newYear shows 2026 with 7 May chosen in a window of a size; tapped holds the days chosen.
func newYear(t *testing.T, width, height float32) (g *YearGrid, w fyne.Window, tapped *[]string) {
	t.Helper()
	g, tapped = NewYearGrid(may7(), may7()), &[]string{}
	g.OnTapped = func(d model.Date) { *tapped = append(*tapped, d.String()) }
	return g, newKitWindow(t, container.NewStack(g), width, height), tapped
}

// drawnIn returns all texts of an object, those of days included.
func drawnIn(o fyne.CanvasObject) string {
	var words []string
	for _, object := range test.LaidOutObjects(o) {
		if text, ok := object.(*canvas.Text); ok {
			words = append(words, text.Text)
		}
	}
	return strings.Join(words, "\n")
}

func TestAYearShowsItsTwelveMonthsAndTheirMarks(t *testing.T) {
	g, _, _ := newYear(t, 900, 600)
	g.Cell = func(d model.Date) MonthCell {
		if d == model.MustDate("2026-10-01") {
			return MonthCell{Tone: ToneOverdue, Mark: "休", Count: 77, CountTone: ToneSoon}
		}
		return MonthCell{}
	}
	g.Refresh()
	words := drawnIn(g)
	for _, want := range []string{"2026年1月", "2026年12月", "休", "77"} {
		if !strings.Contains(words, want) {
			t.Errorf("the year does not say %q", want)
		}
	}
	g.Choose(model.MustDate("2027-03-01"))
	if words := drawnIn(g); g.Year() != 2027 || strings.Contains(words, "2026") || !strings.Contains(words, "2027年12月") {
		t.Errorf("after a day of 2027 the year says %q", words)
	}
}

func TestAYearIsGoneThroughByKeysAndNotLeft(t *testing.T) {
	g, w, tapped := newYear(t, 900, 400)
	w.Canvas().Focus(g)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "2026-05-08"},
		{fyne.KeyUp, "2026-05-01"},
		{fyne.KeyLeft, "2026-04-30"},
		{fyne.KeyDown, "2026-05-07"},
		{fyne.KeyEnd, "2026-05-31"},
		{fyne.KeyPageDown, "2026-06-30"},
		{fyne.KeyHome, "2026-06-01"},
		{fyne.KeyPageUp, "2026-05-01"},
	} {
		press(g, step.key)
		if got := g.Chosen().String(); got != step.want {
			t.Errorf("%s leads to %s, want %s", step.key, got, step.want)
		}
	}
	press(g, fyne.KeyReturn)
	g.Choose(model.MustDate("2026-12-31"))
	if at := g.scroll.Offset.Y; at == 0 {
		t.Error("December is not scrolled to")
	}
	press(g, fyne.KeyRight)
	press(g, fyne.KeyPageDown)
	if got := g.Chosen().String(); got != "2026-12-31" || strings.Join(*tapped, " ") != "2026-05-01" {
		t.Errorf("chosen %s, tapped %v", got, *tapped)
	}
}

func TestADayOfAYearIsTappedByMouseAndTakesTheKeys(t *testing.T) {
	g, w, tapped := newYear(t, 900, 600)
	face := g.months[8].face
	cell := face.cellSize()
	at := fyne.NewPos(cell.Width/2, face.headHeight()+cell.Height*1.5) // the second Monday of September
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	face.MouseDown(ev)
	face.MouseUp(ev)
	if strings.Join(*tapped, " ") != "2026-09-07" || w.Canvas().Focused() != fyne.Focusable(g) {
		t.Errorf("tapped %v, the focus is on %T", *tapped, w.Canvas().Focused())
	}
}

func TestMonthsStandInFewerColumnsWhereThereIsLessRoom(t *testing.T) {
	for width, want := range map[float32]int{1000: 4, 700: 3, 460: 2, 230: 1} {
		g, _, _ := newYear(t, width, 500)
		top := 0
		for _, m := range g.months {
			if m.object.Position().Y == 0 {
				top++
			}
			if right := m.object.Position().X + m.object.Size().Width; right > width {
				t.Errorf("at %v a month ends at %v", width, right)
			}
		}
		if top != want {
			t.Errorf("at %v there are %d months beside each other, want %d", width, top, want)
		}
	}
}

func TestWordsOfADayAreShownOnlyWhereThereIsRoom(t *testing.T) {
	for height, shown := range map[float32]bool{300: false, 640: true} {
		g := NewMonthGrid(may7(), may7())
		newKitWindow(t, g, 800, height)
		g.Cell = func(model.Date) MonthCell { return MonthCell{Note: "劳动节"} }
		g.Refresh()
		if got := strings.Contains(drawnIn(g), "劳动节"); got != shown {
			t.Errorf("at a height of %v the words are shown: %v", height, got)
		}
	}
}

func TestAMonthToLookAtTakesNoFocus(t *testing.T) {
	picture := NewMonthPicture(may7(), func(d model.Date) MonthCell { return MonthCell{Mark: "班"} })
	w := newKitWindow(t, picture, 300, 300)
	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != nil || !strings.Contains(drawnIn(picture), "2026年5月") || !strings.Contains(drawnIn(picture), "班") {
		t.Errorf("the focus is on %T, it says %q", w.Canvas().Focused(), drawnIn(picture))
	}
}
