package printing

import (
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// inkOf is the mean darkness, 0 to 255, of each square of so many pixels.
func inkOf(img image.Image, square int) [][]float64 {
	b := img.Bounds()
	rows := make([][]float64, b.Dy()/square)
	for y := range rows {
		rows[y] = make([]float64, b.Dx()/square)
		for x := range rows[y] {
			sum := 0.0
			for dy := range square {
				for dx := range square {
					r, g, b, _ := img.At(b.Min.X+x*square+dx, b.Min.Y+y*square+dy).RGBA()
					sum += 255 - float64(r+g+b)/3/257
				}
			}
			rows[y][x] = sum / float64(square*square)
		}
	}
	return rows
}

// poppler renders the first page of the sheets at the given width.
func poppler(t *testing.T, s Sheets, width int) image.Image {
	t.Helper()
	path, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(file, pdfOf(t, s), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "-png", "-singlefile", "-scale-to-x", strconv.Itoa(width), "-scale-to-y", "-1",
		file, filepath.Join(dir, "page")).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	f, err := os.Open(filepath.Join(dir, "page.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// The two renderers smooth edges differently, which is 3 to 15 % of the ink; text a quarter of a millimetre off
// the place makes it more than 20 %.
func TestPreviewShowsWhatThePDFPrints(t *testing.T) {
	draft := samplePaper()
	draft.Document.Number.Seq = 0
	for name, s := range map[string]Sheets{"card": Card(samplePaper()), "draft": Card(draft), "reply": ReplyForm(samplePaper()), "ledger": LedgerForm(sampleLedger(40))} {
		t.Run(name, func(t *testing.T) {
			const width, square = 1000, 10 // squares of 2 mm
			got, want := inkOf(Image(s.Pages[0], width), square), inkOf(poppler(t, s, width), square)
			var difference, ink, worst float64
			for y := range min(len(got), len(want)) {
				for x := range got[y] {
					d := math.Abs(got[y][x] - want[y][x])
					difference, ink, worst = difference+d, ink+want[y][x], max(worst, d)
				}
			}
			if ratio := difference / ink; ratio > 0.2 || worst > 60 {
				t.Errorf("ink differs by %.1f %%, at most by %.0f", 100*ratio, worst)
			}
		})
	}
}

func TestPreviewHasTheShapeOfThePage(t *testing.T) {
	for _, c := range []struct {
		page Page
		want image.Point
	}{
		{Card(samplePaper()).Pages[0], image.Pt(800, 1131)},
		{ReplyForm(samplePaper()).Pages[0], image.Pt(800, 566)},
	} {
		if got := Image(c.page, 800).Bounds().Size(); got != c.want {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
}

func TestPreviewIsTheSameFromManyGoroutines(t *testing.T) {
	page := Card(samplePaper()).Pages[0]
	want := Image(page, 400).Pix
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			got := Image(page, 400).Pix
			for i := range got {
				if got[i] != want[i] {
					t.Errorf("byte %d differs", i)
					return
				}
			}
		})
	}
	wait.Wait()
}

func TestGlyphCacheStaysBounded(t *testing.T) {
	page := Card(longPaper(25)).Pages[1]
	for width := 300; width < 420; width += 4 {
		Image(page, width)
	}
	masks.Lock()
	defer masks.Unlock()
	if n := len(masks.of); n == 0 || n > maxMasks {
		t.Errorf("the cache holds %d glyphs", n)
	}
}
