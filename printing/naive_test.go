package printing

import (
	"io"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"oversight/model"
)

// naive is the same paper as somebody new to gofpdf sets it, to measure ours against: fonts added to every document,
// text wrapped wherever a line is full, bordered cells. It knows no rules of marks, no rare characters and no fallback.
type naive struct {
	pdf  *gofpdf.Fpdf
	head func() // at the top of each page
}

const naiveBottom = 15.0

func newNaive(orientation string) *naive {
	n := &naive{pdf: gofpdf.New(orientation, "mm", "A4", "")}
	for _, face := range []*Face{fangFace, titleFace, heiFace} {
		n.pdf.AddUTF8FontFromBytes(face.name, "", face.file)
	}
	n.pdf.SetAutoPageBreak(false, 0)
	n.pdf.SetMargins(20, 20, 20)
	return n
}

func (n *naive) page() {
	n.pdf.AddPage()
	if n.head != nil {
		n.head()
	}
}

func (n *naive) line(face *Face, size float64, align, text string) {
	n.pdf.SetFont(face.name, "", size)
	n.pdf.CellFormat(0, size*mmPerPoint*1.6, text, "", 1, align, false, 0, "")
}

// wrap fills lines to the width.
func (n *naive) wrap(text string, width float64) (lines []string) {
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, used := "", 0.0
		for _, r := range paragraph {
			w := n.pdf.GetStringWidth(string(r))
			if used+w > width {
				lines, line, used = append(lines, line), "", 0
			}
			line, used = line+string(r), used+w
		}
		lines = append(lines, line)
	}
	return lines
}

// row draws cells as high as the highest, on a new page where this one is full.
func (n *naive) row(face *Face, size, least float64, widths []float64, texts []string) {
	n.pdf.SetFont(face.name, "", size)
	pitch, high := size*mmPerPoint*1.4, least
	cells := make([][]string, len(texts))
	for i, text := range texts {
		cells[i] = n.wrap(text, widths[i]-3)
		high = max(high, float64(len(cells[i]))*pitch+2)
	}
	if _, page := n.pdf.GetPageSize(); n.pdf.GetY()+high > page-naiveBottom {
		n.page()
		n.pdf.SetFont(face.name, "", size)
	}
	x, y := n.pdf.GetXY()
	for i, lines := range cells {
		n.pdf.Rect(x, y, widths[i], high, "D")
		for j, line := range lines {
			n.pdf.SetXY(x, y+1+float64(j)*pitch)
			n.pdf.CellFormat(widths[i], pitch, line, "", 0, "L", false, 0, "")
		}
		x += widths[i]
	}
	n.pdf.SetXY(20, y+high)
}

// card is the text of a card and its receipt on one page.
func (n *naive) card(p Paper) {
	n.page()
	n.pdf.SetTextColor(215, 0, 15)
	n.line(titleFace, 26, "C", p.Office.Issuer)
	n.pdf.SetTextColor(0, 0, 0)
	n.line(titleFace, 22, "C", p.Kind.Name)
	n.line(fangFace, 14, "R", p.number())
	facts := p.facts()
	for i := 0; i+1 < len(facts); i += 2 {
		n.row(fangFace, 14, 10, cardColumns, []string{facts[i].label, facts[i].value, facts[i+1].label, facts[i+1].value})
	}
	for _, part := range p.parts() {
		n.row(fangFace, 14, 20, []float64{24, 132}, []string{part.label, textOfParas(append(part.intro, part.full...))})
	}
	n.row(fangFace, 14, 36, []float64{156}, []string{p.Office.Issuer + "\n" + p.date()})
	n.line(heiFace, 16, "C", "送达回执")
	for _, row := range receiptTable().Rows {
		texts := make([]string, len(receiptColumns))
		for i, cell := range row.Cells {
			texts[i] = textOfParas(cell.Paras)
		}
		n.row(fangFace, 12, receiptRow, receiptColumns, texts)
	}
}

// letter is the same text as a letter's, in paragraphs as wide as the text block.
func (n *naive) letter(p Paper) {
	l := letter{Paper: p.clean()}
	n.line(titleFace, 26, "C", l.Office.Issuer)
	n.line(fangFace, 16, "R", l.number())
	n.line(titleFace, 22, "C", l.Document.Heading(l.Kind.Name))
	for _, para := range l.sections() {
		n.row(fangFace, 16, 10, []float64{bodyWidth}, []string{para.Text})
	}
	n.row(fangFace, 16, 36, []float64{bodyWidth}, []string{l.Office.Issuer + "\n" + l.date()})
}

// ledger is a list of documents over as many pages as it needs.
func (n *naive) ledger(l model.Ledger) {
	list := List[model.Row]{Columns: ledgerColumns}
	widths, labels := list.widths(), []string{"序号"}
	for _, c := range ledgerColumns {
		labels = append(labels, c.Label)
	}
	n.head = func() { n.row(heiFace, 10.5, 8, widths, labels) }
	n.page()
	for i, r := range l.Rows {
		n.row(fangFace, 9, listRow, widths, ledgerTexts(i+1, r))
	}
}

func (n *naive) write() { _ = n.pdf.Output(io.Discard) }

// ledgerTexts are the cells of a row.
func ledgerTexts(n int, r model.Row) []string {
	texts := []string{strconv.Itoa(n)}
	for _, c := range ledgerColumns {
		texts = append(texts, textOfParas(c.Cell(r)))
	}
	return texts
}

func textOfParas(paras []Para) string {
	lines := make([]string, len(paras))
	for i, p := range paras {
		lines[i] = p.Text
	}
	return strings.Join(lines, "\n")
}
