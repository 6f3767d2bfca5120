package printing

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"
)

// creator stands in the properties of every PDF.
const creator = "同级监督工作台"

// pdfPainter draws pages with gofpdf, used as a mere drawing layer: its own text layout loses Chinese characters
// at line breaks (go-pdf/fpdf#80), so only single lines ever reach it.
type pdfPainter struct {
	pdf       *gofpdf.Fpdf
	embedded  map[*Face]bool
	bookmarks []bookmark

	// What the page has been told last; gofpdf writes every change into the file.
	face    *Face
	size    float64
	spacing float64
}

func newPDFPainter() *pdfPainter {
	d := &pdfPainter{pdf: gofpdf.New("P", "mm", "A4", ""), embedded: map[*Face]bool{}}
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetCatalogSort(true)
	return d
}

// describe sets the properties of the file.
func (d *pdfPainter) describe(o PDFOptions) {
	d.pdf.SetTitle(surrogates(o.Title), true)
	d.pdf.SetAuthor(surrogates(o.Author), true)
	d.pdf.SetCreator(creator, true)
	stamp := time.Unix(0, 0).UTC() // of a draft without a date; gofpdf would take the clock
	if !o.Date.IsZero() {
		year, month, day := o.Date.YMD()
		stamp = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	d.pdf.SetCreationDate(stamp)
	d.pdf.SetModificationDate(stamp)
}

// document draws the pages and notes the bookmark.
func (d *pdfPainter) document(s Sheets) {
	for i, page := range s.Pages {
		d.page(page)
		if i == 0 {
			d.bookmarks = append(d.bookmarks, bookmark{s.Title, d.pdf.PageNo(), page.Height})
		}
	}
}

// bookmark is an entry of the outline.
type bookmark struct {
	title  string
	page   int
	height float64 // of the page
}

// finish writes the outline and the file. gofpdf takes the height of the last page for that of every page bookmarked.
func (d *pdfPainter) finish(w io.Writer) error {
	last := d.pdf.PageNo()
	_, height := d.pdf.GetPageSize()
	for _, b := range d.bookmarks {
		d.pdf.SetPage(b.page)
		d.pdf.Bookmark(surrogates(b.title), 0, height-b.height)
	}
	d.pdf.SetPage(last)
	return d.pdf.Output(w)
}

func (d *pdfPainter) page(p Page) {
	d.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: p.Width, Ht: p.Height})
	d.size, d.spacing = 0, 0
	for _, op := range p.Ops {
		switch op := op.(type) {
		case Text:
			d.text(op)
		case Rule:
			d.pen(op.Color, op.Width, op.Dash)
			d.pdf.Line(op.X1, op.Y1, op.X2, op.Y2)
		case Rect:
			d.pen(op.Color, op.Width, 0)
			d.pdf.Rect(op.X, op.Y, op.W, op.H, "D")
		case QR:
			d.qr(op, p.Height)
		}
	}
}

func (d *pdfPainter) pen(c Color, width, dash float64) {
	d.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
	d.pdf.SetLineWidth(width)
	if dash > 0 {
		d.pdf.SetDashPattern([]float64{dash, dash}, 0)
	} else {
		d.pdf.SetDashPattern(nil, 0)
	}
}

// qr fills the code as one path: bars painted one by one would have pale seams where they meet on the screen.
func (d *pdfPainter) qr(q QR, height float64) {
	d.pdf.SetFillColor(int(black.R), int(black.G), int(black.B))
	unit := q.module() / mmPerPoint
	left, top := q.X/mmPerPoint, (height-q.Y)/mmPerPoint // PDF counts points from the bottom
	for _, b := range q.Bars {
		d.pdf.RawWriteStr(fmt.Sprintf("%.3f %.3f %.3f %.3f re\n",
			left+float64(b.Min.X)*unit, top-float64(b.Max.Y)*unit, float64(b.Dx())*unit, float64(b.Dy())*unit))
	}
	d.pdf.RawWriteStr("f\n")
}

func (d *pdfPainter) text(t Text) {
	if t.Face != d.face || t.Size != d.size {
		d.face, d.size = t.Face, t.Size
		d.embed(t.Face)
		d.pdf.SetFont(t.Face.name, "", t.Size)
	}
	if t.Spacing != d.spacing {
		d.spacing = t.Spacing
		d.pdf.RawWriteStr(fmt.Sprintf("%.3f Tc\n", t.Spacing))
	}
	d.pdf.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
	if t.Angle != 0 {
		d.pdf.TransformBegin()
		defer d.pdf.TransformEnd()
		d.pdf.TransformRotate(t.Angle, t.X, t.Y)
	}
	d.spans(t)
}

// embed adds a face at its first use: each costs a parse and its file.
func (d *pdfPainter) embed(face *Face) {
	if !d.embedded[face] {
		d.embedded[face] = true
		d.pdf.AddUTF8FontFromBytes(face.name, "", face.file)
	}
}

// spans draws the text in pieces. gofpdf cannot write a character beyond U+FFFF, so the private twin of each is drawn
// in a span that tells readers the real character (ISO 32000-1, 14.9.4). Spaced-out words are spans too, or else
// they would be read and searched as single characters.
func (d *pdfPainter) spans(t Text) {
	if t.Spacing > wordSpacing*t.Size {
		d.beginSpan(t.Text)
		defer d.pdf.RawWriteStr("EMC\n")
		d.pdf.Text(t.X, t.Y, drawn(t.Text))
		return
	}
	x, from := t.X, 0
	piece := func(text string) {
		d.pdf.Text(x, t.Y, drawn(text))
		x += t.Face.length(text, t.Size, t.Spacing)
	}
	for i, r := range t.Text {
		if r <= 0xFFFF {
			continue
		}
		if from < i {
			piece(t.Text[from:i])
		}
		from = i + utf8.RuneLen(r)
		d.beginSpan(t.Text[i:from])
		piece(t.Text[i:from])
		d.pdf.RawWriteStr("EMC\n")
	}
	if from < len(t.Text) {
		piece(t.Text[from:])
	}
}

// wordSpacing is the letter spacing, in ems, from which readers take every character for a word.
const wordSpacing = 0.1

// beginSpan says what the text drawn until EMC means.
func (d *pdfPainter) beginSpan(text string) {
	d.pdf.RawWriteStr("/Span <</ActualText <FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		d.pdf.RawWriteStr(fmt.Sprintf("%04X", unit))
	}
	d.pdf.RawWriteStr(">>> BDC\n")
}

// drawn puts the private twins in the place of characters beyond U+FFFF.
func drawn(text string) string {
	return strings.Map(func(r rune) rune {
		c, _ := code(r) // the layout has replaced what has none
		return c
	}, text)
}

// surrogates writes each character beyond U+FFFF as two surrogates of three bytes, because gofpdf's conversion of
// titles and bookmarks to UTF-16 passes those on and garbles the four-byte form.
func surrogates(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= 0xFFFF {
			b.WriteRune(r)
			continue
		}
		high, low := utf16.EncodeRune(r)
		for _, half := range []rune{high, low} {
			b.Write([]byte{0xE0 | byte(half>>12), 0x80 | byte(half>>6)&0x3F, 0x80 | byte(half)&0x3F})
		}
	}
	return b.String()
}
