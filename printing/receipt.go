package printing

import (
	"oversight/model"
)

// Where things stand on the slip. The QR code stands beside the title and the sentence that is signed.
const (
	receiptCode     = 15.0
	receiptCodeTop  = cardCut + 2.6
	receiptCodeRoom = receiptCode + 3
	receiptTitle    = cardCut + 8.5  // baseline
	receiptNumber   = 56.0           // room for it right of the title
	receiptTaken    = cardCut + 10.2 // upper edge of the sentence
	receiptTableTop = cardCut + 20.0 // upper edge
	receiptRow      = 10.0           // room to write by hand
)

// receiptColumns are label, value, label, value; the first value is a date with the hour.
var receiptColumns = []float64{24, 60, 22, 50}

// receipt draws the cut line and the 送达回执 below it, to be torn off, signed and brought back.
func (p Paper) receipt(page *Page) {
	const middle, right = marginLeft + bodyWidth/2, marginLeft + bodyWidth
	note, small := "沿此线剪开", style{size: sizeSmallNo5, spacing: 2, color: gray}
	gap := small.width(note)/2 + 3
	page.add(
		Rule{X1: 12, Y1: cardCut, X2: middle - gap, Y2: cardCut, Width: ruleThin, Dash: 1.6, Color: gray},
		Rule{X1: middle + gap, Y1: cardCut, X2: a4Width - 12, Y2: cardCut, Width: ruleThin, Dash: 1.6, Color: gray},
	)
	page.writeCentered(middle, cardCut+1.1, small, note)
	page.writeCentered(middle, receiptTitle, style{role: Title, size: sizeNo3, spacing: 8}, "送达回执")
	page.writeRight(right, receiptTitle, style{size: sizeSmallNo4}.fit(p.number(), receiptNumber), p.number())
	p.scanCode(page, marginLeft, receiptCodeTop, receiptCode)
	p.taken().Draw(page, marginLeft+receiptCodeRoom, receiptTaken)
	page.drawRows(receiptTable().lay(), marginLeft, receiptTableTop)
}

// taken is the sentence the receiver signs.
func (p Paper) taken() Block {
	sentence := body("今收到《" + p.Kind.Name + "》" + p.receiptNumber() + "1份。")
	const width, height = bodyWidth - receiptCodeRoom, receiptTableTop - receiptTaken
	return shrink([]Para{sentence}, width, height, cellSettings(sizeSmallNo4, sizeNo5, sizeSmallNo5, sizeNo6))
}

func receiptTable() Table {
	return Table{Widths: receiptColumns, Rows: []Row{
		{Min: receiptRow, Cells: []Cell{slip("签 收 人"), {}, slip("职　　务"), {}}},
		{Min: receiptRow, Cells: []Cell{slip("签收时间"), hand("　　　年　　月　　日　　时", 0), slip("送 达 人"), {}}},
		{Min: receiptRow, Cells: []Cell{slip("送达方式"), hand(means(), 3)}},
		{Min: receiptRow, Cells: []Cell{slip("备　　注"), {Span: 3}}},
	}}
}

// receiptNumber names the document on the slip; a draft has nothing to name.
func (p Paper) receiptNumber() string {
	if p.Document.Number.IsZero() {
		return ""
	}
	return "（" + p.Document.Number.String() + "）"
}

// means are the boxes to tick; 转交 comes last because a proxy writes his name beside it.
func means() string {
	const proxy model.ServiceMeans = "转交"
	text := ""
	for _, m := range model.ServiceMeansList() {
		if m != proxy {
			text += "□" + string(m) + "　"
		}
	}
	return text + "□" + string(proxy) + "（代收人　　　　关系　　　）"
}

func slip(text string) Cell {
	return Cell{Paras: []Para{{Text: text, Role: Hei, Align: Centered}}, Settings: cellSettings(sizeSmallNo4)}
}

func hand(text string, span int) Cell {
	return Cell{Paras: []Para{{Text: text}}, Span: span, Settings: cellSettings(sizeSmallNo4)}
}
