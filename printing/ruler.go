package printing

import (
	"fmt"
	"math"
	"strconv"

	"oversight/model"
)

// Where things stand on the ruler page, in millimetres. No printer prints up to the edge of the sheet, so the rulers
// of the edges stand a little inside; what they say is the distance from the edge all the same.
const (
	rulerName  = "套打测试页"
	rulerEdge  = 6.0  // from the edge of the sheet to its ruler
	rulerStart = 15.0 // where a ruler begins and, from the other end, ends: the corners belong to nobody
	rulerTitle = 57.0 // baseline
	rulerText  = 68.0 // upper edge
	rulerInset = 14.0 // from the rulers of the text block to the text
)

// crossHair is a point that must fall on the red of the paper.
type crossHair struct {
	x, y  float64
	label string
	aside float64 // from the point to the label; negative is to the left
}

// crossHairs are where the red of our cards is, and that of letters after GB/T 9704-2012, 10.1: the upper edge of the
// issuing organ 30 mm from the top, the lower double rule 20 mm from the bottom and 170 mm long.
var crossHairs = []crossHair{
	{marginLeft + bodyWidth/2, cardHead - cardHeadSize*mmPerPoint*(ascent-0.5), "卡片红头的中心", 5},
	{marginLeft, cardRedRule, "卡片红线左端", 9.5},
	{marginLeft + redRuleWidth, cardRedRule, "卡片红线右端", -9.5},
	{80, 30, "信函红头的上边缘", -5},
	{(a4Width - 170) / 2, a4Height - 20, "信函下红线左端", 18},
	{(a4Width + 170) / 2, a4Height - 20, "信函下红线右端", -18},
}

// rulers are those of the sheet, then those of the text block.
var rulers = []ruler{
	{along: a4Width, at: rulerEdge, ticks: 1},
	{along: a4Width, at: a4Height - rulerEdge, ticks: -1},
	{along: a4Height, at: rulerEdge, ticks: 1, upright: true},
	{along: a4Height, at: a4Width - rulerEdge, ticks: -1, upright: true},
	{along: a4Width, at: marginTop, ticks: 1, crossed: acrossBlock},
	{along: a4Width, at: marginTop + bodyHeight, ticks: -1, crossed: acrossBlock},
	{along: a4Height, at: marginLeft, ticks: 1, upright: true, crossed: downBlock},
	{along: a4Height, at: marginLeft + bodyWidth, ticks: -1, upright: true, crossed: downBlock},
}

var (
	acrossBlock = []float64{marginLeft, marginLeft + bodyWidth}
	downBlock   = []float64{marginTop, marginTop + bodyHeight}
)

// RulerPage lays out the page with which a clerk measures how far a printer's print must be moved for pre-printed
// red paper: millimetre rulers along the sheet and the text block, and cross-hairs where the red should be. All of it
// is moved by the given offset, so that a second print proves the values.
func RulerPage(o model.Overprint, on model.Date) Sheets {
	o.Normalize()
	page := Page{Width: a4Width, Height: a4Height}
	for _, r := range rulers {
		r.draw(&page)
	}
	for _, c := range crossHairs {
		c.draw(&page)
	}
	const middle = marginLeft + bodyWidth/2
	page.writeCentered(middle, rulerTitle, style{role: Title, size: sizeNo2, spacing: 4}, rulerName)
	text := Lay(rulerInstruction(o, on), bodyWidth-2*rulerInset, Setting{Size: sizeNo4, Pitch: 8})
	text.Draw(&page, marginLeft+rulerInset, rulerText)
	s := Sheets{Title: rulerName, Date: on, Pages: []Page{page}}
	return gather(s).shifted(o.X, o.Y)
}

// rulerInstruction tells how to measure and what to enter.
func rulerInstruction(o model.Overprint, on model.Date) []Para {
	printer := o.Printer
	if printer == "" {
		printer = "＿＿＿＿＿＿＿＿"
	}
	paras := []Para{
		{Text: "打印机：" + printer + "　　打印日期：" + on.Chinese(), Role: Hei},
		{Text: fmt.Sprintf("本页的偏移：左右%s毫米，上下%s毫米。往右、往下为正，往左、往上为负。\n", signed(o.X), signed(o.Y)), Role: Hei},
	}
	for i, step := range []string{
		"打印时选“实际大小”（100%），不选“适合页面”；进纸方向与平时打印文书相同。",
		"把本页打印在套打用的红头纸上。尺上的数字是到纸的左边和上边的毫米数。",
		fmt.Sprintf("上下：看红线与竖尺相交处的读数，减去红线应在的%g（信函下红线是%g）。左右：看红线左端在横尺上的读数，减去应在的%g（信函是%g）。",
			cardRedRule, a4Height-20, marginLeft, (a4Width-170)/2),
		"把差加到本页的偏移上，取0.5毫米的整倍数，填入这台打印机的套打偏移。例如本页左右为0，红线左端的读数是29.5，左右填1.5。",
		"按新的偏移再打印一次本页：红线的两端落在十字线上，就是对准了；没有落上的，照第3步再量一次。",
		fmt.Sprintf("手边没有红头纸的，打印在白纸上，用直尺量：纸的上边到第一条长横尺应为%g毫米，左边到第一条长竖尺应为%g毫米（指印在里面的一圈）；多了几毫米，偏移就减几毫米。",
			marginTop, marginLeft),
	} {
		paras = append(paras, Para{Text: strconv.Itoa(i+1) + ". " + step, Hang: 1.25})
	}
	return paras
}

// signed writes an offset as it is entered.
func signed(v float64) string {
	if v == 0 {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// ruler is a scale of millimetres with a number every ten.
type ruler struct {
	along   float64 // length of the side of the sheet it measures
	at      float64 // where its line is, across
	ticks   float64 // +1: the ticks point right or down; -1: left or up
	upright bool
	crossed []float64 // where other rulers cross it; a number there could not be read
}

func (r ruler) draw(p *Page) {
	p.add(r.line(rulerStart, r.at, r.along-rulerStart, r.at, ruleThin))
	for mm := rulerStart; mm <= r.along-rulerStart; mm++ {
		length, width := 1.5, 0.1
		switch {
		case math.Mod(mm, 10) == 0:
			length, width = 4, ruleThin
			r.number(p, mm, r.at+r.ticks*length)
		case math.Mod(mm, 5) == 0:
			length = 2.5
		}
		p.add(r.line(mm, min(r.at, r.at+r.ticks*length), mm, max(r.at, r.at+r.ticks*length), width))
	}
}

// line is from (along, across) to (along, across).
func (r ruler) line(a1, c1, a2, c2, width float64) Rule {
	if r.upright {
		return Rule{X1: c1, Y1: a1, X2: c2, Y2: a2, Width: width}
	}
	return Rule{X1: a1, Y1: c1, X2: a2, Y2: c2, Width: width}
}

// number writes the distance beyond the end of a long tick.
func (r ruler) number(p *Page, mm, end float64) {
	for _, c := range r.crossed {
		if math.Abs(c-mm) < 5 {
			return
		}
	}
	s, text := style{size: sizeNo6}, strconv.FormatFloat(mm, 'f', 0, 64)
	middle := s.size * mmPerPoint * (ascent - 0.5)
	switch {
	case !r.upright && r.ticks > 0:
		p.writeCentered(mm, end+0.6+2*middle, s, text)
	case !r.upright:
		p.writeCentered(mm, end-0.6, s, text)
	case r.ticks > 0:
		p.write(end+0.6, mm+middle, s, text)
	default:
		p.writeRight(end-0.6, mm+middle, s, text)
	}
}

func (c crossHair) draw(p *Page) {
	const arm, above = 3.0, 1.0
	p.add(
		Rule{X1: c.x - arm, Y1: c.y, X2: c.x + arm, Y2: c.y, Width: 0.15},
		Rule{X1: c.x, Y1: c.y - arm, X2: c.x, Y2: c.y + arm, Width: 0.15},
	)
	s, text := style{size: sizeNo6}, fmt.Sprintf("%s（%g，%g）", c.label, round1(c.x), round1(c.y))
	if c.aside < 0 {
		p.writeRight(c.x+c.aside, c.y-above, s, text)
		return
	}
	p.write(c.x+c.aside, c.y-above, s, text)
}

func round1(v float64) float64 { return math.Round(v*10) / 10 }
