package documents

import (
	"context"
	"strings"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"
)

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
	if text := model.CleanLine(f.text.Text); text != "" {
		parts = append(parts, "含“"+text+"”")
	}
	return strings.Join(parts, "，")
}
