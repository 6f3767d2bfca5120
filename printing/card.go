package printing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"oversight/model"
)

// Where things stand on the card, in millimetres from the top of the sheet. The card is a table, not an official
// letter, so the red head stands higher than GB/T 9704-2012, 7.2.4 would have it: the receipt needs the room.
const (
	cardHead     = 29.0 // baseline of the issuing organ
	cardHeadSize = 30.0 // points
	cardRedRule  = 34.5
	cardTitle    = 47.0 // baseline
	cardNumber   = 55.0 // baseline
	cardTable    = 58.0 // upper edge
	cardCode     = 17.0 // side of the QR code, left of the title
	cardCodeTop  = 38.0
	cardCodeGap  = 4.0   // to the title
	cardBottom   = 221.0 // lower edge of the table
	cardCut      = 226.0 // dashed line

	cardMostFacts = 48.0 // two rows of facts; more would leave too little for the text
	cardMoreFacts = 7.0  // for each further row
)

// cardColumns are label, value, label, value.
var cardColumns = []float64{24, 54, 24, 54}

// density is how tightly a card is set.
type density struct {
	factRow  float64   // least height
	sealRow  float64   // a county seal is 42 mm wide and may cross the rules
	settings []Setting // to try in turn until the text fits the card
}

var reminderDensity = density{10, 36, cellSettings(sizeNo3, sizeNo4, sizeSmallNo4)}

func (p Paper) density() density {
	if p.Kind.Layout == model.LayoutOversight {
		return oversightDensity
	}
	return reminderDensity
}

// cardFactSizes are tried in turn until the rows of facts leave enough room for the text.
var cardFactSizes = [][]float64{{sizeNo4, sizeSmallNo4}, {sizeNo5}, {sizeNo6}}

// Card lays out a card of either kind with its tear-off receipt on one A4 page. What does not fit in the
// smallest type goes to pages 附页.
func Card(p Paper) Sheets {
	p = p.clean()
	page := Page{Width: a4Width, Height: a4Height}
	p.head(&page, 0, p.Kind.Name)
	annexed := p.cardTable(&page)
	p.receipt(&page)
	pages := append([]Page{page}, p.annex(annexed)...)
	return p.sheets(strings.TrimSpace(p.Kind.Name+" "+p.Document.Number.String()), pages)
}

// cardForm tells how much of each part stands on the card.
type cardForm []uint8

const (
	whole   uint8 = iota // everything
	leading              // the lead sentence; the rest is on the 附页
	pointer              // only that it is on the 附页
)

// cardForms are tried in turn for problems, suggestions and feedback: better one part complete on the card than
// two cut.
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

// formsOf adds to each of the forms what becomes of the parts that stand before the problems: they give way before
// the problems do, the longest first.
func formsOf(parts []part) []cardForm {
	before := parts[:len(parts)-len(cardForms[0])]
	var movable []int
	for i, part := range before {
		if part.length() > shortPart {
			movable = append(movable, i)
		}
	}
	slices.SortStableFunc(movable, func(a, b int) int { return before[b].length() - before[a].length() })
	var forms []cardForm
	for _, rest := range cardForms {
		form := make(cardForm, len(before))
		forms = append(forms, slices.Concat(form, rest))
		for _, i := range movable {
			form[i] = leading
			forms = append(forms, slices.Concat(form, rest))
		}
	}
	return forms
}

// cardTable draws the table and returns the parts that go to the 附页.
func (p Paper) cardTable(page *Page) []part {
	facts, d := p.cardFacts(), p.density()
	rows, annexed := d.cardRows(p.parts(), cardBottom-cardTable-height(facts))
	y := page.drawRows(append(facts, rows...), marginLeft, cardTable)
	p.signature(page, y-d.sealRow+18.5, y-d.sealRow+28, p.date())
	return annexed
}

// cardFacts are the rows above the text, in the largest sizes that leave room for it.
func (p Paper) cardFacts() (rows []laidRow) {
	facts, d := p.facts(), p.density()
	for _, sizes := range cardFactSizes {
		rows = d.factRows(facts, p.copyFacts(), sizes)
		if height(rows) <= cardMostFacts+cardMoreFacts*float64(len(rows)-2) {
			break
		}
	}
	return rows
}

// factRows sets facts two in a row; the last one of an odd number takes the row.
func (d density) factRows(facts, copies []cardFact, sizes []float64) []laidRow {
	rows := slices.Collect(slices.Chunk(facts, 2))
	return factTable(d.factRow, sizes, append(rows, copyRows(copies)...)...).lay()
}

// copyRows sets 抄送 and 份数 in one row; behind a long 抄送 the number stands in brackets.
func copyRows(copies []cardFact) [][]cardFact {
	if len(copies) == 2 && utf8.RuneCountInString(copies[0].value) > shortCopies {
		return [][]cardFact{{{copies[0].label, copies[0].value + "（印" + copies[1].value + "）"}}}
	}
	return slices.Collect(slices.Chunk(copies, 2))
}

// shortCopies is how many characters of 抄送 stand beside 份数 in two lines.
const shortCopies = 24

// factTable sets one or two facts in each row.
func factTable(least float64, sizes []float64, rows ...[]cardFact) Table {
	t := Table{Widths: cardColumns}
	for _, facts := range rows {
		row := Row{Min: least}
		for _, f := range facts {
			value := Cell{Paras: []Para{{Text: f.value, Align: Centered}}, Settings: cellSettings(sizes...)}
			if len(facts) == 1 {
				value.Span = 3
			}
			row.Cells = append(row.Cells, label(f.label), value)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// label is the cell that names what stands beside it, on one line where it can.
func label(text string) Cell {
	settings := cellSettings(sizeNo4)
	if utf8.RuneCountInString(text) == wideLabel {
		settings = cellSettings(wideLabelSize)
	}
	return Cell{Paras: []Para{{Text: text, Role: Hei, Align: Centered}}, Settings: settings}
}

// A label of five characters, such as 廉政风险点, is one more than 四号 has room for.
const (
	wideLabel     = 5
	wideLabelSize = 11.0
)

// cardRows sets the parts in the first form and the largest size that fit the height, and fills the height.
// The last form always fits: its short sentences need less than half of it.
func (d density) cardRows(parts []part, room float64) (rows []laidRow, annexed []part) {
	forms := formsOf(parts)
	for _, form := range forms {
		for _, s := range d.settings {
			rows = d.layParts(parts, form, s)
			if spare := room - height(rows); spare >= 0 {
				return d.fillCard(parts, form, s, room), moved(parts, form)
			}
		}
	}
	return rows, moved(parts, forms[len(forms)-1])
}

// fillCard gives the room that is left first to the line pitch, then to the rows of problems and suggestions.
func (d density) fillCard(parts []part, form cardForm, s Setting, room float64) []laidRow {
	rows := d.layParts(parts, form, s)
	lines := 0
	for _, row := range rows[:len(parts)] {
		lines += len(row.cells[1].block.rows)
	}
	rows = d.layParts(parts, form, s.loosened(room-height(rows), lines))
	spare := room - height(rows)
	problems := len(parts) - len(cardForms[0])
	rows[problems].height += spare * 0.6
	rows[problems+1].height += spare * 0.4
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
func (d density) layParts(parts []part, form cardForm, s Setting) []laidRow {
	t := Table{Widths: []float64{cardColumns[0], bodyWidth - cardColumns[0]}}
	for i, part := range parts {
		text := Cell{Paras: part.on(form[i]), Settings: []Setting{s}}
		t.Rows = append(t.Rows, Row{Cells: []Cell{label(part.label), text}})
	}
	t.Rows = append(t.Rows, Row{Min: d.sealRow, Cells: []Cell{{Span: 2}}})
	return t.lay()
}

// signature writes organ and date on two baselines in the lower right, the organ centred over the date and the date
// four characters from the right (GB/T 9704-2012, 7.3.5.1). The form leaves room above for the seal that presses both.
func (p Paper) signature(page *Page, organY, dateY float64, date string) {
	s, em := style{size: sizeNo3}, sizeNo3*mmPerPoint
	right := marginLeft + bodyWidth - sealDateIndent*em
	middle := right - s.width(date)/2
	organ := s.fit(p.Office.Issuer, bodyWidth-2*em)
	middle = min(middle, marginLeft+bodyWidth-em-organ.width(p.Office.Issuer)/2)
	page.writeCentered(middle, organY, organ, p.Office.Issuer)
	page.writeCentered(middle, dateY, s, date)
}
