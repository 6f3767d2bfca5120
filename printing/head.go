package printing

// head draws the head of a document or slip with its QR code, so many millimetres lower than on a card.
func (p Paper) head(page *Page, down float64, title string) {
	page.formHead(down, p.Office.Issuer, title, p.number())
	p.scanCode(page, marginLeft, cardCodeTop+down, cardCode)
}

// formHead draws the issuing organ in red, the red rule, the title and the number.
func (p *Page) formHead(down float64, issuer, title, number string) {
	const middle = marginLeft + bodyWidth/2
	head := style{role: Title, size: cardHeadSize, spacing: 4, color: red}.fit(issuer, bodyWidth)
	p.writeCentered(middle, cardHead+down, head, issuer)
	y := cardRedRule + down
	p.add(Rule{X1: marginLeft, Y1: y, X2: marginLeft + redRuleWidth, Y2: y, Width: 0.7, Color: red})
	p.writeCentered(middle, cardTitle+down, style{role: Title, size: sizeNo2, spacing: 11}.fit(title, bodyWidth-2*(cardCode+cardCodeGap)), title)
	p.writeRight(marginLeft+bodyWidth, cardNumber+down, style{size: sizeNo4}, number)
}

// runningHead names the paper and its number above the text of a following page, because loose sheets get mixed up.
func (p Paper) runningHead(page *Page, title string) { page.runningHead(title, p.number()) }

func (p *Page) runningHead(title, number string) {
	small := style{size: sizeNo5}
	p.writeRight(marginLeft+bodyWidth, marginTop-6, small, number)
	p.write(marginLeft, marginTop-6, small, title)
}
