package kit

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// told keeps what the input method is told until the test ends.
func told(t *testing.T) *imeLine {
	last, before := new(imeLine), placeIMELine
	placeIMELine = func(_ fyne.Canvas, line imeLine) { *last = line }
	t.Cleanup(func() { placeIMELine = before })
	return last
}

// drawnCaret returns the caret of the entry as it is drawn: the rectangle as thin as the border of an input. (Fyne's
// LaidOutObjects would draw the entry anew, unscrolled.)
func drawnCaret(t *testing.T, entry fyne.CanvasObject) (at fyne.Position, height float32) {
	t.Helper()
	for _, o := range partsOf(entry) {
		if r, ok := o.(*canvas.Rectangle); ok && r.Visible() && r.Size().Width == theme.Size(theme.SizeNameInputBorder) {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(r), r.Size().Height
		}
	}
	t.Fatal("no caret is drawn")
	return at, height
}

func partsOf(o fyne.CanvasObject) (objects []fyne.CanvasObject) {
	w, ok := o.(fyne.Widget)
	if !ok {
		return []fyne.CanvasObject{o}
	}
	for _, part := range test.WidgetRenderer(w).Objects() {
		objects = append(objects, partsOf(part)...)
	}
	return objects
}

func TestInputMethodOpensAtTheCaretThatIsSeen(t *testing.T) {
	long := strings.Repeat("该同志在推进重点工作落实方面存在不严不实的问题。", 12)
	short := func(w fyne.Window) fyne.Focusable {
		e := NewEntry("")
		w.SetContent(container.NewVBox(NewText("姓名"), container.NewHBox(NewText("姓名"), e)))
		return e
	}
	box := func(w fyne.Window) fyne.Focusable {
		m := NewMultiEntry("", 3, 3)
		w.SetContent(container.NewVBox(NewText("主要问题"), m))
		return m.inner
	}
	dialog := func(w fyne.Window) fyne.Focusable {
		w.SetContent(NewText(""))
		e := NewEntry("")
		ShowForm(w, FormDialog{Title: "登记送达", Verb: "登记", Fields: []Field{{Name: "name", Label: "接收人", Widget: e}}})
		return e
	}
	for name, c := range map[string]struct {
		show  func(fyne.Window) fyne.Focusable
		typed string
	}{
		"a line":                {short, "张三"},
		"a line scrolled":       {short, long},
		"several lines":         {box, "第一"},
		"several, scrolled":     {box, long},
		"a dialog":              {dialog, "李四"},
		"a dialog, a long line": {dialog, long},
	} {
		for _, scale := range []float32{1, 1.25, 1.5} {
			t.Run(fmt.Sprint(name, " at ", scale), func(t *testing.T) {
				line := told(t)
				w := newKitWindow(t, NewText(""), 700, 500)
				w.Canvas().(test.WindowlessCanvas).SetScale(scale)
				w.Resize(fyne.NewSize(700, 500))
				e := c.show(w)
				w.Canvas().Focus(e)
				test.Type(e, c.typed)
				at, height := drawnCaret(t, e.(fyne.CanvasObject))
				want := imeLine{int32(math.Round(float64(at.X * scale))), int32(math.Round(float64(at.Y * scale))), int32(math.Round(float64(height * scale)))}
				for what, off := range map[string]int32{"x": line.x - want.x, "y": line.y - want.y, "height": line.height - want.height} {
					if off < -2 || off > 2 { // pixels
						t.Errorf("%s is %d pixels off: told %+v, drawn %+v", what, off, *line, want)
					}
				}
			})
		}
	}
}

func TestACaretOutOfSightCountsAsAtTheEdge(t *testing.T) {
	w := newKitWindow(t, NewText(""), 400, 300)
	for _, c := range []struct {
		name      string
		at, caret fyne.Position
		scale     float32
		want      imeLine
	}{
		{"seen", fyne.NewPos(100, 50), fyne.NewPos(20, 4), 1.25, imeLine{150, 68, 25}},
		{"right of the box", fyne.NewPos(100, 50), fyne.NewPos(900, 4), 1.5, imeLine{450, 81, 30}},
		{"left of the box", fyne.NewPos(100, 50), fyne.NewPos(-30, 4), 1, imeLine{100, 54, 20}},
		{"below the box", fyne.NewPos(100, 50), fyne.NewPos(0, 300), 1, imeLine{100, 90, 20}},
		{"above the box", fyne.NewPos(100, 50), fyne.NewPos(0, -60), 1, imeLine{100, 50, 20}},
		{"the box below the window", fyne.NewPos(0, 295), fyne.NewPos(0, 4), 1, imeLine{0, 280, 20}},
		{"the box above the window", fyne.NewPos(0, -200), fyne.NewPos(0, 4), 1, imeLine{0, 0, 20}},
	} {
		w.Canvas().(test.WindowlessCanvas).SetScale(c.scale)
		w.Resize(fyne.NewSize(400, 300))
		if got := lineInPixels(c.at, fyne.NewSize(200, 60), c.caret, 20, w.Canvas()); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
