package printing

import "oversight/model"

// The colours of a 三色督办单 on paper, with the ink of the word upon them: it stays legible in black and white.
var bandColors = map[model.Color]struct{ ground, ink Color }{
	model.Blue:   {Color{0, 90, 170}, white},
	model.Yellow: {Color{255, 206, 0}, black},
	model.Red:    {Color{200, 20, 30}, white}, // not the red of the head, which 套打 leaves out
}

var white = Color{255, 255, 255}

// bandHeight is that of the coloured band, in millimetres.
const bandHeight = 11.0

// supervise is a 三色督办单: the colour in ink and in words, how far the document is, what is still open and what the
// office demands, and below the signature room for the receipt and the outcome.
func (n notice) supervise(s Setting) []section {
	d := n.Document
	return []section{
		n.band(),
		slipFacts(
			[]cardFact{{"督办对象", n.slip.To}, {"职　　务", n.slip.Post}},
			[]cardFact{{"反馈期限", n.dueLine()}, {"督办日期", n.slip.On.Chinese()}},
			[]cardFact{{"事　　由", d.Title}},
		),
		passage("督办事由", s, body(n.standing())),
		passage("未办结的\n问　　题", s, n.open()...),
		passage("督办意见", s, paragraphs(n.slip.Text)...),
		passage("办理要求", s, n.demand()...),
		n.seal(),
		receivedBy(),
		record("办理结果", 19, Para{}, dated("督办对象（签字）：")),
	}
}

// band is the coloured row that is seen across a desk.
func (n notice) band() section {
	row := laidRow{cells: []laidCell{{width: bodyWidth}}, height: bandHeight}
	row.over = func(p *Page, top float64) {
		colors, y := bandColors[n.slip.Color], top+bandHeight/2
		p.add(Rule{X1: marginLeft, Y1: y, X2: marginLeft + bodyWidth, Y2: y, Width: bandHeight, Color: colors.ground})
		text := string(n.slip.Color) + "督办　　" + n.slip.Color.Meaning()
		word := style{role: Hei, size: 18, spacing: 2, color: colors.ink}
		p.writeCentered(marginLeft+bodyWidth/2, y+word.size*mmPerPoint*(ascent-0.5), word, text)
	}
	return section{rows: []laidRow{row}}
}
