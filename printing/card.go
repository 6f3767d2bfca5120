package printing

import "strings"

// Where things stand on the card, in millimetres from the top of the sheet. The card is a table, not an official
// letter, so the red head stands higher than GB/T 9704-2012, 7.2.4 would have it: the receipt needs the room.
const (
	cardHead    = 29.0 // baseline of the issuing organ
	cardRedRule = 34.5
	cardTitle   = 47.0  // baseline
	cardNumber  = 55.0  // baseline
	cardTable   = 58.0  // upper edge
	cardBottom  = 221.0 // lower edge of the table
	cardCut     = 226.0 // dashed line

	cardFactRow   = 10.0
	cardMostFacts = 48.0 // both rows of facts; more would leave too little for the text
	cardSealRow   = 36.0 // a county seal is 42 mm wide and may cross the rules
)

// cardColumns are label, value, label, value.
var cardColumns = []float64{24, 54, 24, 54}

// cardSettings are tried in turn until the text fits the card.
var cardSettings = cellSettings(sizeNo3, sizeNo4, sizeSmallNo4)

// Card lays out a card with its tear-off receipt on one A4 page. What does not fit at 小四 goes to pages 附页.
func Card(p Paper) Sheets {
	p = p.clean()
	page := Page{Width: a4Width, Height: a4Height}
	p.cardHead(&page)
	annexed := p.cardTable(&page)
	p.receipt(&page)
	pages := append([]Page{page}, p.annex(annexed)...)
	return p.sheets(strings.TrimSpace(p.Kind.Name+" "+p.Document.Number.String()), pages)
}

func (p Paper) cardHead(page *Page) {
	const middle = marginLeft + bodyWidth/2
	head := style{role: Title, size: 30, spacing: 4, color: red}.fit(p.Office.Issuer, bodyWidth)
	page.writeCentered(middle, cardHead, head, p.Office.Issuer)
	page.add(Rule{X1: marginLeft, Y1: cardRedRule, X2: marginLeft + redRuleWidth, Y2: cardRedRule, Width: 0.7, Color: red})
	title := style{role: Title, size: sizeNo2, spacing: 11}.fit(p.Kind.Name, bodyWidth)
	page.writeCentered(middle, cardTitle, title, p.Kind.Name)
	page.writeRight(marginLeft+bodyWidth, cardNumber, style{size: sizeNo4}, p.number())
}

// cardForm tells how much of each part stands on the card.
type cardForm [3]uint8

const (
	whole   uint8 = iota // everything
	leading              // the lead sentence; the items are on the 附页
	pointer              // only that it is on the 附页
)

// cardForms are tried in turn: better one part complete on the card than two cut.
var cardForms = []cardForm{
	{whole, whole, whole},
	{leading, whole, whole},
	{whole, leading, whole},
	{leading, leading, whole},
	{pointer, leading, whole},
	{leading, pointer, whole},
	{pointer, pointer, whole},
	{pointer, pointer, pointer},
}

// cardTable draws the table and returns the parts that go to the 附页.
func (p Paper) cardTable(page *Page) []part {
	facts := p.cardFacts(sizeNo4, sizeSmallNo4)
	if height(facts) > cardMostFacts {
		facts = p.cardFacts(sizeNo6)
	}
	rows, annexed := cardRows(p.parts(), cardBottom-cardTable-height(facts))
	y := page.drawRows(append(facts, rows...), marginLeft, cardTable)
	p.signature(page, y-cardSealRow)
	return annexed
}

// cardFacts are the rows above the text, in one of the sizes.
func (p Paper) cardFacts(sizes ...float64) []laidRow {
	d := p.Document
	value := func(text string) Cell {
		return Cell{Paras: []Para{{Text: text, Align: Centered}}, Settings: cellSettings(sizes...)}
	}
	return Table{Widths: cardColumns, Rows: []Row{
		{Min: cardFactRow, Cells: []Cell{label("提醒对象"), value(d.Leader.Name), label("职　　务"), value(d.Leader.Post)}},
		{Min: cardFactRow, Cells: []Cell{label(string(d.Link) + "单位"), value(p.units()), label("问题来源"), value(d.Source)}},
	}}.lay()
}

func label(text string) Cell {
	return Cell{Paras: []Para{{Text: text, Role: Hei, Align: Centered}}, Settings: cellSettings(sizeNo4)}
}

// cardRows sets the parts in the first form and the largest size that fit the height, and fills the height.
// The last form always fits: its three short sentences need a quarter of it.
func cardRows(parts []part, room float64) (rows []laidRow, annexed []part) {
	for _, form := range cardForms {
		for _, s := range cardSettings {
			rows = layParts(parts, form, s)
			if spare := room - height(rows); spare >= 0 {
				return fillCard(parts, form, s, room), moved(parts, form)
			}
		}
	}
	return rows, moved(parts, cardForms[len(cardForms)-1])
}

// fillCard gives the room that is left first to the line pitch, then to the rows of problems and suggestions.
func fillCard(parts []part, form cardForm, s Setting, room float64) []laidRow {
	rows := layParts(parts, form, s)
	lines := 0
	for _, row := range rows[:len(parts)] {
		lines += len(row.cells[1].block.rows)
	}
	rows = layParts(parts, form, s.loosened(room-height(rows), lines))
	spare := room - height(rows)
	rows[0].height += spare * 0.6
	rows[1].height += spare * 0.4
	return rows
}

func moved(parts []part, form cardForm) []part {
	var annexed []part
	for i, part := range parts {
		if form[i] != whole {
			annexed = append(annexed, part)
		}
	}
	return annexed
}

// layParts sets a row for each part and the row of the signature.
func layParts(parts []part, form cardForm, s Setting) []laidRow {
	t := Table{Widths: []float64{cardColumns[0], bodyWidth - cardColumns[0]}}
	for i, part := range parts {
		text := Cell{Paras: part.on(form[i]), Settings: []Setting{s}}
		t.Rows = append(t.Rows, Row{Cells: []Cell{label(part.label), text}})
	}
	t.Rows = append(t.Rows, Row{Min: cardSealRow, Cells: []Cell{{Span: 2}}})
	return t.lay()
}

// signature writes organ and date in the lower right, the organ centred over the date and the date four characters
// from the right (GB/T 9704-2012, 7.3.5.1), with room above for the seal that presses both.
func (p Paper) signature(page *Page, top float64) {
	s := style{size: sizeNo3}
	date, em := p.date(), sizeNo3*mmPerPoint
	right := marginLeft + bodyWidth - sealDateIndent*em
	middle := right - s.width(date)/2
	organ := s.fit(p.Office.Issuer, bodyWidth-2*em)
	middle = min(middle, marginLeft+bodyWidth-em-organ.width(p.Office.Issuer)/2)
	page.writeCentered(middle, top+18.5, organ, p.Office.Issuer)
	page.writeCentered(middle, top+28, s, date)
}
