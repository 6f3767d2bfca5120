package inquiries

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/intake"
)

// importPast takes a ledger of earlier inquiries in.
func (p *Page) importPast() {
	today := p.Today()
	intake.Start(p.Desk, intake.Import[model.PastInquiry]{
		Title: "从 Excel 导入以前的廉政问询", Target: sheet.Inquiries(), Doubles: p.Store.PastInquiryDoubles,
		Take: func(ctx context.Context, rows []model.PastInquiry) error {
			_, err := p.Store.ImportInquiries(ctx, rows, today)
			return err
		},
		Done: func(n int) { p.Toast(fmt.Sprintf("已导入廉政问询 %d 次", n)) },
	})
}
