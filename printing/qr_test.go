package printing

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"

	"oversight/model"
)

// codes are the QR codes of a page.
func codes(p Page) []QR {
	var found []QR
	for _, op := range p.Ops {
		if q, ok := op.(QR); ok {
			found = append(found, q)
		}
	}
	return found
}

// formsWithCodes are all first pages that carry codes, with how many.
func formsWithCodes() map[string]struct {
	sheets Sheets
	codes  int
} {
	long := samplePaper()
	long.Document.ID, long.Document.Number = 123456, model.Number{Mark: "示例县同级监督工作提醒", Year: 2026, Seq: 1234}
	long.Kind.Name = "重点领域廉政风险防控工作提醒告知卡"
	return map[string]struct {
		sheets Sheets
		codes  int
	}{
		"card":      {Card(samplePaper()), 2},
		"oversight": {Card(oversightPaper()), 2},
		"long":      {Card(long), 2},
		"reply":     {ReplyForm(samplePaper()), 1},
	}
}

func TestOnlyNumberedDocumentsHaveCodes(t *testing.T) {
	for name, form := range formsWithCodes() {
		if n := len(codes(form.sheets.Pages[0])); n != form.codes {
			t.Errorf("%s has %d codes", name, n)
		}
		for i, page := range form.sheets.Pages[1:] {
			if len(codes(page)) > 0 {
				t.Errorf("page %d of %s has a code", i+2, name)
			}
		}
	}
	draft, endless := samplePaper(), samplePaper()
	draft.Document.Number = model.Number{}
	endless.Document.Number.Mark = strings.Repeat("长", 1000)
	for _, s := range []Sheets{Card(draft), ReplyForm(draft), Card(endless)} {
		if len(codes(s.Pages[0])) > 0 {
			t.Errorf("%s has a code", s.Title)
		}
	}
}

func TestCodeSaysTheDocument(t *testing.T) {
	for name, form := range formsWithCodes() {
		for _, q := range codes(form.sheets.Pages[0]) {
			if id, n, ok := model.ParseScan(q.Text); !ok || id == 0 || !strings.HasSuffix(form.sheets.Title, n.String()) {
				t.Errorf("%s: %q", name, q.Text)
			}
		}
	}
}

// place returns the middle of a module on a picture of the page, so many pixels wide.
func (q QR) place(p Page, x, y, width int) image.Point {
	scale := float64(width) / p.Width
	at := func(from float64, n int) int { return int((from + (float64(n)+0.5)*q.module()) * scale) }
	return image.Pt(at(q.X, x), at(q.Y, y))
}

func TestBothPaintersDrawEveryModuleOfTheCode(t *testing.T) {
	const width = 1000
	for name, form := range formsWithCodes() {
		page := form.sheets.Pages[0]
		pictures := map[string]image.Image{"preview": Image(page, width), "PDF": poppler(t, form.sheets, width)}
		for _, q := range codes(page) {
			want, err := qr.Encode(q.Text, qr.M, qr.Unicode)
			if err != nil {
				t.Fatal(err)
			}
			for painter, picture := range pictures {
				for y := range q.Modules {
					for x := range q.Modules {
						at := q.place(page, x, y, width)
						got, _, _, _ := picture.At(at.X, at.Y).RGBA()
						dark, _, _, _ := want.At(x, y).RGBA()
						if (got < 0x8000) != (dark < 0x8000) {
							t.Fatalf("%s, %s: module %d, %d is wrong", name, painter, x, y)
						}
					}
				}
			}
		}
	}
}

func TestNothingStandsInTheQuietZone(t *testing.T) {
	const width = 1654
	for name, form := range formsWithCodes() {
		page := form.sheets.Pages[0]
		scale, found := width/page.Width, codes(page)
		page.Ops = slices.DeleteFunc(slices.Clone(page.Ops), func(op Op) bool { _, ok := op.(QR); return ok })
		picture := Image(page, width)
		for _, q := range found {
			quiet := qrQuiet * q.module()
			pixel := func(mm float64) int { return int(mm * scale) }
			zone := image.Rect(pixel(q.X-quiet), pixel(q.Y-quiet), pixel(q.X+q.Size+quiet), pixel(q.Y+q.Size+quiet))
			for _, row := range inkOf(picture.SubImage(zone), 1) {
				for _, ink := range row {
					if ink > 0 {
						t.Fatalf("%s: ink beside the code at %.0f, %.0f mm", name, q.X, q.Y)
					}
				}
			}
		}
	}
}

func TestBarsCoverTheDarkModulesOnce(t *testing.T) {
	for _, picture := range []string{
		"#..#\n#..#\n####\n.##.", "..\n..", "##\n##", "#.#.\n.#.#\n#.#.\n.#.#",
	} {
		rows := strings.Split(picture, "\n")
		bars := qrBars(len(rows), func(x, y int) bool { return rows[y][x] == '#' })
		covered := 0
		for _, b := range bars {
			covered += b.Dx() * b.Dy()
			for y := b.Min.Y; y < b.Max.Y; y++ {
				if got := rows[y][b.Min.X:b.Max.X]; got != strings.Repeat("#", b.Dx()) {
					t.Errorf("%q: a bar covers %q", picture, got)
				}
			}
		}
		if want := strings.Count(picture, "#"); covered != want {
			t.Errorf("%q: %d of %d modules are covered", picture, covered, want)
		}
	}
}

// A reader of its own tells whether our encoder, the margins and the size are right.
func TestCodesAreReadByAScanner(t *testing.T) {
	path, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed")
	}
	for name, form := range formsWithCodes() {
		for painter, picture := range map[string]image.Image{
			"preview": Image(form.sheets.Pages[0], 1654), "PDF": poppler(t, form.sheets, 1654),
		} {
			file := filepath.Join(t.TempDir(), "page.png")
			f, err := os.Create(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, picture); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(path, "-q", "--raw", file).Output()
			want := strings.Repeat(codes(form.sheets.Pages[0])[0].Text+"\n", form.codes)
			if err != nil || string(out) != want {
				t.Errorf("%s, %s: read %q, %v; want %q", name, painter, out, err, want)
			}
		}
	}
}
