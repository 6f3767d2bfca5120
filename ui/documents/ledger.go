package documents

import (
	"context"
	"math"
	"strings"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"
)

// onWholeLedger shows the 台账 of everything the bar leaves, in the order shown, also where the list shows less.
func (p *Page) onWholeLedger() {
	f, words, order, today, office := p.filter.value(), p.filter.words(), p.table.Order(), p.Today(), p.detail.basis.Office
	var sheets printing.Sheets
	p.Runner.Run("正在排版…", func(ctx context.Context) error {
		rows, err := p.Store.Documents(ctx, f, 0, math.MaxInt32, today)
		if err == nil {
			sheets = printing.LedgerForm(model.Ledger{Office: office, Filter: words, On: today, Rows: order(rows)})
		}
		return err
	}, func() { p.OfferPaper(sheets, sheets.Title) })
}

// onLedger shows the 台账 of rows as it prints.
func (p *Page) onLedger(rows []model.Row, filter string) {
	today, office := p.Today(), p.detail.basis.Office
	ledger := model.Ledger{Office: office, Filter: filter, On: today, Rows: rows}
	var sheets printing.Sheets
	p.Runner.Run("正在排版…", func(context.Context) error {
		sheets = printing.LedgerForm(ledger)
		return nil
	}, func() { p.OfferPaper(sheets, sheets.Title) })
}

// words say in words what the bar narrows the list to.
func (f *filterBar) words() string {
	var parts []string
	for _, s := range []*kit.Select{f.kind, f.state, f.light, f.year, f.source} {
		if s.SelectedIndex() > 0 {
			parts = append(parts, s.Selected)
		}
	}
	for _, p := range []*kit.Picker{f.leader, f.unit} {
		if o := p.Value(); o.Label != "" {
			parts = append(parts, o.Label)
		}
	}
	if text := f.beyond(); text != "" {
		parts = append(parts, text)
	}
	if text := model.CleanLine(f.text.Text); text != "" {
		parts = append(parts, "含“"+text+"”")
	}
	return strings.Join(parts, "，")
}
