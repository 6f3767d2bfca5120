package settings

import (
	"context"
	"maps"
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// printTab is the tab 打印. What is chosen there is stored at once; what is typed waits for 保存.
type printTab struct {
	page  *Page
	setup model.PrintSetup // as stored

	printer   *printerChoice
	fonts     *fontRows
	copy      *kit.Check
	overprint *overprintRows
}

func newPrintTab(p *Page) *printTab {
	t := &printTab{page: p}
	t.printer, t.fonts, t.overprint = newPrinterChoice(p), newFontRows(t), newOverprintRows(t)
	t.copy = kit.NewCheck("再次打印时加“副本”字样", func(on bool) {
		if on != t.setup.CopyMark {
			setup := t.changed()
			setup.CopyMark = on
			t.store(setup)
		}
	})
	return t
}

func (t *printTab) object() fyne.CanvasObject {
	scroll := page(kit.NewStackOfCards(
		kit.NewCard("打印机", t.printer.object()),
		kit.NewCard("字体", t.fonts.object()),
		kit.NewCard("副本", kit.NewFlow(t.copy)),
		kit.NewCard("套打（预印红头纸）", t.overprint.object()),
	))
	t.fonts.form.Scroll = scroll // brings whatever has the focus on the tab into view
	return scroll
}

// refresh shows what is stored now; what is being typed stays.
func (t *printTab) refresh(s model.PrintSetup) {
	t.setup = s
	t.copy.SetChecked(s.CopyMark)
	t.printer.refresh()
	t.fonts.refresh()
	t.overprint.refresh(s.Overprint)
}

// changed returns a copy of the setup to change and store.
func (t *printTab) changed() model.PrintSetup {
	s := t.setup
	s.Fonts = map[string]string{}
	maps.Copy(s.Fonts, t.setup.Fonts)
	s.Overprint = slices.Clone(s.Overprint)
	return s
}

func (t *printTab) store(s model.PrintSetup) {
	p := t.page
	p.Runner.Start(kit.Job{
		Busy: "正在保存…", Fixed: true, Work: func(ctx context.Context) error { return p.Store.SetPrintSetup(ctx, s) },
		Done: func() { p.Changed(); p.Toast("打印设置已保存") },
		Fail: func(error) bool { t.copy.SetChecked(t.setup.CopyMark); return false },
	})
}
