package documents

import (
	"context"
	"strings"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// onLedger shows the 台账 of rows as it prints.
func (p *Page) onLedger(rows []model.Row, filter string) {
	today, office := p.Today(), p.detail.basis.Office
	ledger := model.Ledger{Office: office, Filter: filter, On: today, Rows: rows}
	var sheets printing.Sheets
	p.Runner.Run("正在排版…", func(context.Context) error {
		sheets = printing.LedgerForm(ledger)
		return nil
	}, func() { p.showLedger(sheets) })
}

// ledgerHeight is what of the window's height the pages of a ledger take in their dialog.
const ledgerHeight = 0.62

func (p *Page) showLedger(s printing.Sheets) {
	view := kit.NewPageView(p.Window)
	desk.ShowSheets(view, s)
	name := kit.SafeFileName(s.Title + " " + p.Today().String() + ".pdf")
	pdf := func(context.Context) ([]byte, error) { return printing.PDF(s) }
	buttons := kit.NewFlow(
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), func() { p.printPDF(name, pdf) }),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), func() { p.savePDF(name, pdf) }),
	)
	size := p.Window.Canvas().Size()
	pages := container.NewGridWrap(fyne.NewSize(size.Width*0.8, size.Height*ledgerHeight), view)
	kit.ShowContent(p.Window, s.Title, container.NewVBox(buttons, pages))
}

// printPDF makes a PDF, keeps a working copy and sends it to the printer.
func (p *Page) printPDF(name string, make func(context.Context) ([]byte, error)) {
	p.Runner.Run("正在打印…", func(ctx context.Context) error {
		pdf, err := make(ctx)
		if err != nil {
			return err
		}
		path, err := p.Store.WorkingCopy(name, pdf)
		if err != nil {
			return err
		}
		return kit.PrintFile(path)
	}, func() { p.Toast("已送到打印机") })
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
