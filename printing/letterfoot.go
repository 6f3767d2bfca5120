package printing

import "slices"

// imprint is 版记: what stands at the foot of the last page (7.4). In 信函格式 it has neither rules nor 印发机关 (10.1).
type imprint struct {
	readers Block // 抄送, and 主送 where it had no room at the head
	ruled   bool
	printer string // 印发机关
	date    string // 印发日期
}

// imprintSetting is 四号, the size of the 版记.
var imprintSetting = Setting{Size: sizeNo4, Pitch: imprintPitch}

// imprint gathers what the document needs; one in 信函格式 without 抄送 has none.
func (l letter) imprint() imprint {
	moved := ""
	if l.moved {
		moved = l.addressee()
	}
	var paras []Para
	for _, line := range []struct{ word, names string }{{"主送：", moved}, {"抄送：", l.Document.Letter.Copies}} {
		if line.names == "" {
			continue
		}
		const word = 3 // characters; the names hang behind them
		paras = append(paras, Para{
			Text: line.word + finished(line.names, "。"), Align: FlushLeft, Indent: imprintIndent, Hang: imprintIndent + word,
		})
	}
	i := imprint{readers: Lay(paras, bodyWidth-imprintIndent*imprintSetting.em(), imprintSetting)}
	if l.Kind.Layout.HasRedHead() {
		i.ruled, i.printer, i.date = true, l.Office.Desk, l.date()+"印发"
		if i.printer == "" {
			i.printer = l.Office.Issuer
		}
	}
	return i
}

// foot is the room the 版记 needs at the foot of a page: a line is left above it, so that the seal, which reaches
// below the date, does not press it.
func (l letter) foot() float64 {
	if h := l.imprint().height(); h > 0 {
		return h + linePitch
	}
	return 0
}

func (i imprint) height() float64 {
	if i.ruled {
		return i.readers.Height() + imprintPitch
	}
	return i.readers.Height()
}

// withImprint writes the 版记 on the last page, below the text that ends at below; where it has no room it has a
// page to itself, which has no number (7.5).
func (l letter) withImprint(pages []Page, below float64) []Page {
	const bottom = marginTop + bodyHeight
	foot := l.foot()
	if foot == 0 {
		return pages
	}
	if below > bottom-foot+0.01 {
		pages = append(pages, Page{Width: a4Width, Height: a4Height})
	}
	l.imprint().draw(&pages[len(pages)-1], bottom)
	return pages
}

// draw places the 版记 so that its last rule is on the lower edge of the 版心.
func (i imprint) draw(page *Page, bottom float64) {
	top := bottom - i.height()
	i.readers.Draw(page, marginLeft, top)
	if !i.ruled {
		return
	}
	em := imprintSetting.em()
	s, baseline := style{size: sizeNo4}, bottom-(imprintPitch-em)/2-(1-ascent)*em
	page.write(marginLeft+imprintIndent*em, baseline, s.fit(i.printer, bodyWidth-4*em-s.width(i.date)), i.printer)
	page.writeRight(marginLeft+bodyWidth-imprintIndent*em, baseline, s, i.date)
	for _, y := range slices.Compact([]float64{top, bottom - imprintPitch, bottom}) {
		width := ruleThick
		if y != top && y != bottom {
			width = ruleThin
		}
		page.add(Rule{X1: marginLeft, Y1: y, X2: marginLeft + bodyWidth, Y2: y, Width: width})
	}
}
