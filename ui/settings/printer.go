package settings

import (
	"context"
	"slices"

	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// printerChoice is the choice of the printer that papers go to. It holds for this computer and at once.
type printerChoice struct {
	page   *Page
	choice *kit.Select
	names  []string // of the printers, in the order of the choice; "" for the default one
	note   *kit.Text
	loader *kit.Loader
}

func newPrinterChoice(p *Page) *printerChoice {
	c := &printerChoice{page: p, note: kit.NewCaption(""), loader: kit.NewLoader(p.Window)}
	c.choice = kit.NewSelect([]string{defaultPrinter("")}, nil)
	c.choice.SetSelectedIndex(0)
	return c
}

func (c *printerChoice) object() fyne.CanvasObject {
	return container.NewVBox(kit.NewForm(kit.Field{Name: "printer", Label: "打印机", Widget: c.choice}), c.note)
}

// installed is what the computer has, read in one go.
type installed struct {
	names    []string
	standard string
}

// refresh shows the printers there are now, and the chosen one even when it is gone.
func (c *printerChoice) refresh() {
	kit.Load(c.loader, func(context.Context) (i installed, _ error) {
		i.names, i.standard = kit.Printers()
		return i, nil
	}, c.show)
}

func (c *printerChoice) show(i installed) {
	chosen := c.page.Printer()
	gone := chosen != "" && !slices.Contains(i.names, chosen)
	c.names = append([]string{""}, i.names...)
	if gone {
		c.names = append(c.names, chosen)
	}
	c.choice.OnChanged = nil
	c.choice.Options = append([]string{defaultPrinter(i.standard)}, c.names[1:]...)
	c.choice.SetSelectedIndex(slices.Index(c.names, chosen))
	c.choice.OnChanged = func(string) { c.choose(c.names[c.choice.SelectedIndex()], i) }
	c.explain(gone)
}

func (c *printerChoice) choose(name string, i installed) {
	c.page.SetPrinter(name)
	c.explain(name != "" && !slices.Contains(i.names, name))
}

func (c *printerChoice) explain(gone bool) {
	c.note.Color = kit.ColorMuted
	c.note.SetText("“打印”都送到这台打印机。PDF 阅读程序不能直接打印时，会打开文件，请在里面按 Ctrl+P。")
	if gone {
		c.note.SetTone(kit.ToneOverdue)
		c.note.SetText("这台电脑上现在找不到所选的打印机，请另选一台。")
	}
}

// defaultPrinter is the choice of the default printer of the system, which may not be known.
func defaultPrinter(name string) string {
	if name == "" {
		return "系统默认"
	}
	return "系统默认（" + name + "）"
}
