package printing

// head draws the issuing organ in red, the red rule, the title, the number of the document and its QR code, so many millimetres
// lower than on a card.
func (p Paper) head(page *Page, down float64, title string) {
	const middle = marginLeft + bodyWidth/2
	head := style{role: Title, size: cardHeadSize, spacing: 4, color: red}.fit(p.Office.Issuer, bodyWidth)
	page.writeCentered(middle, cardHead+down, head, p.Office.Issuer)
	y := cardRedRule + down
	page.add(Rule{X1: marginLeft, Y1: y, X2: marginLeft + redRuleWidth, Y2: y, Width: 0.7, Color: red})
	page.writeCentered(middle, cardTitle+down, style{role: Title, size: sizeNo2, spacing: 11}.fit(title, bodyWidth-2*(cardCode+cardCodeGap)), title)
	page.writeRight(marginLeft+bodyWidth, cardNumber+down, style{size: sizeNo4}, p.number())
	p.scanCode(page, marginLeft, cardCodeTop+down, cardCode)
}

// runningHead names the paper and its number above the text of a following page, because loose sheets get mixed up.
func (p Paper) runningHead(page *Page, title string) {
	small := style{size: sizeNo5}
	page.writeRight(marginLeft+bodyWidth, marginTop-6, small, p.number())
	page.write(marginLeft, marginTop-6, small, title)
}
