package settings

import (
	"context"
	"maps"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// printTab is the tab 打印. What is chosen there is stored at once.
type printTab struct {
	page  *Page
	setup model.PrintSetup // as stored

	fonts *fontRows // nil while no fonts can be checked
	copy  *kit.Check
}

func newPrintTab(p *Page) *printTab {
	t := &printTab{page: p}
	if p.CheckFont != nil {
		t.fonts = newFontRows(t)
	}
	t.copy = kit.NewCheck("再次打印时加“副本”字样", func(on bool) {
		if on != t.setup.CopyMark {
			setup := t.changed()
			setup.CopyMark = on
			t.store(setup)
		}
	})
	return t
}

func (t *printTab) object() fyne.CanvasObject { return kit.NewStackOfCards(t.sections()...) }

// sections are the parts of the tab, from top to bottom.
func (t *printTab) sections() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if t.fonts != nil {
		parts = append(parts, kit.NewCard("字体", t.fonts.object()))
	}
	return append(parts, kit.NewCard("副本", kit.NewFlow(t.copy)))
}

// refresh shows what is stored now.
func (t *printTab) refresh(s model.PrintSetup) {
	t.setup = s
	t.copy.SetChecked(s.CopyMark)
	if t.fonts != nil {
		t.fonts.refresh()
	}
}

// changed returns a copy of the setup to change and store.
func (t *printTab) changed() model.PrintSetup {
	s := t.setup
	s.Fonts = map[string]string{}
	maps.Copy(s.Fonts, t.setup.Fonts)
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
