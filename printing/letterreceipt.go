package printing

import "strings"

// Where things stand on the 送达回执 of a letter, which has a sheet to itself.
const (
	receiptSheetTitle  = 55.0 // baseline
	receiptSheetNumber = 67.0 // baseline
	receiptSheetTaken  = 73.0 // upper edge of the sentence that is signed
	receiptSheetCode   = 44.0 // upper edge of the QR code
	receiptSheetTable  = 86.0 // upper edge
	receiptSheetRow    = 17.0 // room to write by hand
)

// Receipt lays out the 送达回执 of a document that has none on its own sheet: the table a card is torn off with, larger.
func Receipt(p Paper) Sheets {
	const middle, right = marginLeft + bodyWidth/2, marginLeft + bodyWidth
	const name = "送达回执"
	p = p.clean()
	page := Page{Width: a4Width, Height: a4Height}
	page.writeCentered(middle, receiptSheetTitle, style{role: Title, size: sizeNo2, spacing: 11}, name)
	page.writeRight(right, receiptSheetNumber, style{size: sizeNo4}, p.number())
	p.scanCode(&page, marginLeft, receiptSheetCode, cardCode)
	p.taken().Draw(&page, marginLeft, receiptSheetTaken)
	table := receiptTable()
	for i := range table.Rows {
		table.Rows[i].Min = receiptSheetRow
	}
	page.drawRows(table.lay(), marginLeft, receiptSheetTable)
	return p.sheets(strings.TrimSpace(name+" "+p.Document.Number.String()), []Page{page})
}
