package inquiries

import (
	"context"
	"math"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/intake"
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
	intake.SaveList(p.Desk, "廉政问询", model.InquiryColumns(), func(ctx context.Context) ([]model.InquiryRow, error) {
		return p.Store.Inquiries(ctx, f, 0, math.MaxInt32, today)
	})
}
