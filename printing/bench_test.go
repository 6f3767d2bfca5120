package printing

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"oversight/assets"
)

// floor measures the least the work can cost on this machine, so that the ratio can be compared between machines.
func floor(b *testing.B, work func()) float64 {
	b.Helper()
	work()
	const times = 20
	start := time.Now()
	for range times {
		work()
	}
	return float64(time.Since(start)) / times
}

// barePage is one line of text in the three faces of a card, by gofpdf alone: what the fonts cost without us.
func barePage() {
	pdf := gofpdf.New("P", "mm", "A4", "")
	for _, face := range []Face{fangFace, titleFace, heiFace} {
		pdf.AddUTF8FontFromBytes(face.String(), "", assets.Font(face.String()))
	}
	pdf.AddPage()
	pdf.SetFont("fang", "", 16)
	pdf.Text(28, 40, "工作提醒卡")
	_ = pdf.Output(io.Discard)
}

func BenchmarkCardPDF(b *testing.B) {
	least := floor(b, barePage)
	for b.Loop() {
		if err := WritePDF(io.Discard, PDFOptions{}, Card(samplePaper())); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/least, "x/bare-page")
}

func BenchmarkLetterPDF(b *testing.B) {
	least := floor(b, barePage)
	for b.Loop() {
		if err := WritePDF(io.Discard, PDFOptions{}, Document(letterPaper())); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/least, "x/bare-page")
}

func BenchmarkHundredCardsInOnePDF(b *testing.B) {
	sheets := make([]Sheets, 100)
	for i := range sheets {
		sheets[i] = Card(samplePaper())
	}
	var out bytes.Buffer
	if err := WritePDF(&out, PDFOptions{}, sheets...); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "same.pdf")
	least := floor(b, func() { _ = os.WriteFile(file, out.Bytes(), 0o644) })
	for b.Loop() {
		if err := WritePDF(io.Discard, PDFOptions{}, sheets...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/least, "x/writing-the-bytes")
}

func BenchmarkLayout(b *testing.B) {
	for b.Loop() {
		Card(samplePaper())
	}
}

func BenchmarkLayoutOfALetter(b *testing.B) {
	for b.Loop() {
		Document(letterPaper())
	}
}

func BenchmarkLayoutOfTheLongestCard(b *testing.B) {
	p := longPaper(60)
	for b.Loop() {
		Card(p)
	}
}

// BenchmarkPreview is what a key pressed in the form costs: layout and picture of an A4 page 800 pixels wide.
func BenchmarkPreview(b *testing.B) {
	blank := Page{Width: a4Width, Height: a4Height}
	least := floor(b, func() { Image(blank, 800) })
	for b.Loop() {
		Image(Card(samplePaper()).Pages[0], 800)
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/least, "x/blank-page")
}
