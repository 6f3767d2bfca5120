package printing

import "fmt"

// annexTitle is how many lines of the first page the title takes: it stands on the first, one stays blank.
const annexTitle = 2

// annex sets whole parts on the 28 × 22 grid, as many pages as they need; none for no parts.
func (p Paper) annex(parts []part) []Page {
	if len(parts) == 0 {
		return nil
	}
	var paras []Para
	for i, part := range parts {
		if len(parts) > 1 {
			paras = append(paras, Para{Text: chineseNumber(i+1) + "、" + part.label, Role: Hei, Indent: 2})
		}
		paras = append(paras, part.full...)
	}
	rest := Lay(paras, bodyWidth, gridSetting)
	var pages []Page
	for skip := annexTitle; len(rest.rows) > 0; skip = 0 {
		var block Block
		block, rest = rest.Split(min(len(rest.rows), linesPerPage-skip))
		pages = append(pages, p.annexPage(block, skip, len(pages)))
	}
	return pages
}

// chineseNumber writes 1 to 99 as the levels of a text are numbered (GB/T 9704-2012, 7.3.3: “一、”, “（一）”).
func chineseNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch tens := n / 10; {
	case tens == 0:
		return digits[n]
	case tens == 1:
		return "十" + digits[n%10]
	default:
		return digits[tens] + "十" + digits[n%10]
	}
}

// annexPage draws one page; it follows index others and the card itself, which is page 1.
func (p Paper) annexPage(block Block, skip, index int) Page {
	page := Page{Width: a4Width, Height: a4Height}
	title, above := p.Kind.Name+"附页", ""
	if skip == 0 {
		above = title
	}
	p.runningHead(&page, above)
	if skip > 0 {
		page.writeCentered(marginLeft+bodyWidth/2, marginTop+linePitch*0.75, style{role: Title, size: sizeNo2}, title)
	}
	block.Draw(&page, marginLeft, marginTop+float64(skip)*linePitch)
	page.pageNumber(index + 2)
	return page
}

// pageNumber writes — 2 — at the outer edge, one character in (GB/T 9704-2012, 7.5).
func (p *Page) pageNumber(n int) {
	s := style{size: sizeNo4}
	text, em := fmt.Sprintf("— %d —", n), sizeNo4*mmPerPoint
	y := marginTop + bodyHeight + pageNumberDrop + em*(ascent-0.5)
	if n%2 == 1 {
		p.writeRight(marginLeft+bodyWidth-pageNumberIndent*em, y, s, text)
		return
	}
	p.write(marginLeft+pageNumberIndent*em, y, s, text)
}
