package kit

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

var a4 = fyne.NewSize(210, 297)

// drawn notes which pages were asked for and at which width, and fills them with a grey.
type drawn struct {
	pages  []int
	pixels []int
	grey   uint8
}

func (d *drawn) render(page, pixels int) (image.Image, error) {
	d.pages, d.pixels = append(d.pages, page), append(d.pixels, pixels)
	img := image.NewGray(image.Rect(0, 0, pixels, pixels))
	img.SetGray(0, 0, color.Gray{d.grey})
	return img, nil
}

// finish lets the work begun so far end.
func finish(q *queue) {
	work := q.work
	q.work = nil
	for _, f := range work {
		f()
	}
}

func newPages(t *testing.T) *PageView {
	t.Helper()
	v := NewPageView(nil)
	newKitWindow(t, v, 432, 400)
	return v
}

func TestOnlyPagesInViewAreDrawnWithThePixelsOfTheScreen(t *testing.T) {
	Synchronous(t)
	v, d := newPages(t), &drawn{}
	v.SetPages(20, a4, d.render)
	if !slices.Equal(d.pages, []int{0}) || d.pixels[0] != 400 {
		t.Errorf("drawn pages %v with %v pixels", d.pages, d.pixels)
	}
	press(v.pages, fyne.KeyEnd)
	if last := d.pages[len(d.pages)-1]; last != 19 || slices.Contains(d.pages, 5) {
		t.Errorf("drawn pages %v", d.pages)
	}
	if v.place.Text != "第20页，共20页" {
		t.Errorf("place %q", v.place.Text)
	}
}

func TestPagesAreDrawnAgainWhenTheZoomChanges(t *testing.T) {
	Synchronous(t)
	v, d := newPages(t), &drawn{}
	v.SetPages(1, a4, d.render)
	v.Zoom(zoomStep)
	v.FitPage()
	want := []int{400, 480, int(v.pageSize().Width + 0.5)}
	if !slices.Equal(d.pixels, want) {
		t.Errorf("drawn with %v pixels, want %v", d.pixels, want)
	}
	if height := v.pageSize().Height + 2*pageGap; height > v.scroll.Size().Height+1 {
		t.Errorf("the page takes %v of %v", height, v.scroll.Size().Height)
	}
	for range 40 {
		v.Zoom(zoomStep)
	}
	if factor := v.pageSize().Width / v.scroll.Size().Width; factor > zoomMax+0.01 {
		t.Errorf("zoomed to %v", factor)
	}
}

func TestOldPictureStaysUntilTheNewOneIsThere(t *testing.T) {
	q := queued(t)
	v, first, second := newPages(t), &drawn{grey: 1}, &drawn{grey: 2}
	grey := func() uint8 {
		sheet := test.WidgetRenderer(v.pages).(*pageStackRenderer).sheets[0]
		if sheet.image.Hidden {
			t.Fatal("the page is blank")
		}
		return sheet.image.Image.(*image.Gray).GrayAt(0, 0).Y
	}
	v.SetPages(1, a4, first.render)
	finish(q)
	v.SetPages(1, a4, second.render)
	if grey() != 1 {
		t.Errorf("shows %d before the new picture is there", grey())
	}
	finish(q)
	if grey() != 2 {
		t.Errorf("shows %d", grey())
	}
}

func TestScrollingOnDoesNotBeginADrawingAnew(t *testing.T) {
	q := queued(t)
	v, d := newPages(t), &drawn{}
	v.SetPages(3, a4, d.render)
	for range 5 {
		v.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -2)})
	}
	if len(q.work) != 1 {
		t.Errorf("%d drawings begun for the same page", len(q.work))
	}
}

func TestTilesBadgesAndTimelineSayWhatTheyMean(t *testing.T) {
	pressed := 0
	tile := NewStatTile(ToneOverdue, "超期", func() { pressed++ })
	w := newKitWindow(t, tile, 160, 80)
	tile.SetCount(12)
	w.Canvas().FocusNext()
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if r := test.WidgetRenderer(tile).(*statTileRenderer); r.number.Text != "12" || r.word.Text != "超期" || pressed != 1 {
		t.Errorf("tile %q %q pressed %d times", r.number.Text, r.word.Text, pressed)
	}

	badge := NewBadge(ToneSoon, "临期")
	narrow := badge.MinSize().Width
	badge.Set(ToneOverdue, "超期3个工作日")
	if badge.MinSize().Width <= narrow {
		t.Error("the badge did not grow with its words")
	}

	line := NewTimeline(Event{When: "2026-04-20", Who: "王芳", What: "拟稿"}, Event{When: "2026-04-23", What: "签发", Detail: sentence})
	w.SetContent(line)
	line.Resize(fyne.NewSize(300, 300))
	low := line.MinSize().Height
	words := wordsIn(line)
	if strings.Index(words, "拟稿") > strings.Index(words, "签发") || !strings.Contains(words, "2026-04-20　王芳") {
		t.Errorf("words %q", words)
	}
	line.Resize(fyne.NewSize(200, 300))
	if line.MinSize().Height <= low {
		t.Error("a long detail does not wrap")
	}
}

func TestPageThatLiesAcrossKeepsItsShapeAmongUprightOnes(t *testing.T) {
	across, upright := image.NewGray(image.Rect(0, 0, 297, 210)), image.NewGray(image.Rect(0, 0, 210, 297))
	for _, c := range []struct {
		page  image.Image
		sheet fyne.Size
		want  canvas.ImageFill
	}{
		{upright, a4, canvas.ImageFillStretch},
		{across, a4, canvas.ImageFillContain},
		{across, fyne.NewSize(297, 210), canvas.ImageFillStretch},
		{nil, a4, canvas.ImageFillStretch},
	} {
		if got := fillMode(c.page, c.sheet); got != c.want {
			t.Errorf("fill mode %v on a sheet of %v, want %v", got, c.sheet, c.want)
		}
	}
}
