package printing

import (
	"bytes"
	"context"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// rival is work that is run in turn with what is measured, so that a busy machine slows down both.
type rival struct {
	b     *testing.B
	work  func()
	spent time.Duration
}

func (r *rival) run() {
	r.b.StopTimer()
	start := time.Now()
	r.work()
	r.spent += time.Since(start)
	r.b.StartTimer()
}

func (r *rival) report(unit string) {
	r.b.ReportMetric(float64(r.b.Elapsed())/float64(r.spent), unit)
}

// against reports the time of one operation as a multiple of another's, unless that is 0: not measured.
func against(b *testing.B, other time.Duration, unit string) {
	b.Helper()
	if other > 0 {
		b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(other), unit)
	}
}

// plainPaper is the sample without the character beyond U+FFFF, at which gofpdf alone panics.
func plainPaper(seq int) Paper {
	p := samplePaper()
	p.Document.Leader.Name, p.Document.Number.Seq = "欧阳喆", seq
	return p
}

// barePage is one line of text in the three faces of a card, by gofpdf alone: what the fonts cost without us.
func barePage() {
	pdf := gofpdf.New("P", "mm", "A4", "")
	for _, face := range []*Face{fangFace, titleFace, heiFace} {
		pdf.AddUTF8FontFromBytes(face.name, "", face.file)
	}
	pdf.AddPage()
	pdf.SetFont("fang", "", 16)
	pdf.Text(28, 40, "工作提醒卡")
	_ = pdf.Output(io.Discard)
}

// The benchmarks of files report the time as a multiple of what the same text costs in the same run: set by stock
// gofpdf without our layout (x/naive), and by LibreOffice where it is installed (x/libreoffice).

func BenchmarkCardPDF(b *testing.B) {
	least := rival{b: b, work: barePage}
	stock := rival{b: b, work: func() {
		n := newNaive("P")
		n.card(plainPaper(1))
		n.write()
	}}
	office := libreOffice(b, cardsHTML(1))
	for b.Loop() {
		stock.run()
		least.run()
		if err := WritePDF(io.Discard, PDFOptions{}, Card(plainPaper(1))); err != nil {
			b.Fatal(err)
		}
	}
	least.report("x/bare-page")
	stock.report("x/naive")
	against(b, office, "x/libreoffice")
}

func BenchmarkLetterPDF(b *testing.B) {
	stock := rival{b: b, work: func() {
		n := newNaive("P")
		n.letter(letterPaper())
		n.write()
	}}
	for b.Loop() {
		stock.run()
		if err := WritePDF(io.Discard, PDFOptions{}, Document(letterPaper())); err != nil {
			b.Fatal(err)
		}
	}
	stock.report("x/naive")
}

// BenchmarkThousandCardsInOnePDF also reports what gofpdf holds of a card until the file is written, and the file.
func BenchmarkThousandCardsInOnePDF(b *testing.B) {
	const cards = 1000
	stock := rival{b: b, work: func() {
		n := newNaive("P")
		for i := range cards {
			n.card(plainPaper(i + 1))
		}
		n.write()
	}}
	office := libreOffice(b, cardsHTML(cards))
	batch := func(w io.Writer, o PDFOptions) {
		if err := WriteBatch(context.Background(), w, o, cards, func(i int) (Sheets, error) { return Card(plainPaper(i + 1)), nil }); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		stock.run()
		batch(io.Discard, PDFOptions{})
	}
	stock.report("x/naive")
	against(b, office, "x/libreoffice")
	var out bytes.Buffer
	var before, after runtime.MemStats
	batch(&out, PDFOptions{Progress: func(done, total int) {
		switch done {
		case 1: // the fonts are there
			runtime.GC()
			runtime.ReadMemStats(&before)
		case total:
			runtime.GC()
			runtime.ReadMemStats(&after)
		}
	}})
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/cards, "held-bytes/card")
	b.ReportMetric(float64(out.Len())/cards, "file-bytes/card")
}

func BenchmarkLedgerOf2000Rows(b *testing.B) {
	l := sampleLedger(2000)
	for i := range l.Rows {
		l.Rows[i].Leader.Name = "欧阳喆"
	}
	stock := rival{b: b, work: func() {
		n := newNaive("L")
		n.ledger(l)
		n.write()
	}}
	office := libreOffice(b, ledgerHTML(l))
	for b.Loop() {
		stock.run()
		if err := WritePDF(io.Discard, PDFOptions{}, LedgerForm(l)); err != nil {
			b.Fatal(err)
		}
	}
	stock.report("x/naive")
	against(b, office, "x/libreoffice")
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
	least := rival{b: b, work: func() { Image(blank, 800) }}
	for b.Loop() {
		least.run()
		Image(Card(samplePaper()).Pages[0], 800)
	}
	least.report("x/blank-page")
}
