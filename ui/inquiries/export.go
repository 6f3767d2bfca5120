package inquiries

import (
	"bytes"
	"context"
	"math"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/printing"
)

// onLedger shows 问询台账 of what the bar leaves as it prints, also where the list is longer than what it shows.
func (p *Page) onLedger() {
	f, words, today := p.filter.value(), p.filter.words(), p.Today()
	var sheets printing.Sheets
	p.Runner.Run("正在排版…", func(ctx context.Context) error {
		ledger, err := p.Store.InquiryLedger(ctx, f, words, today)
		if err == nil {
			sheets = printing.InquiryLedgerForm(ledger)
		}
		return err
	}, func() { p.OfferPaper(sheets, sheets.Title) })
}

// onExport writes every inquiry the bar leaves into an Excel file.
func (p *Page) onExport() {
	f, today := p.filter.value(), p.Today()
	p.SaveFile("廉政问询 "+today.String()+".xlsx", func(ctx context.Context) ([]byte, error) {
		rows, err := p.Store.Inquiries(ctx, f, 0, math.MaxInt32, today)
		if err != nil {
			return nil, err
		}
		var file bytes.Buffer
		err = sheet.Write(&file, "廉政问询", model.InquiryColumns(), rows)
		return file.Bytes(), err
	})
}
