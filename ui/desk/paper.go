package desk

import (
	"context"
	"path/filepath"

	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// offerHeight and offerWidth are what of the window the pages take in the dialog that offers them.
const (
	offerHeight = 0.62
	offerWidth  = 0.8
)

// OfferPaper shows pages that belong to no document, as they print, with 打印 and 另存; what names their file.
func (d *Desk) OfferPaper(s printing.Sheets, what string) {
	view := kit.NewPageView(d.Window)
	ShowSheets(view, s)
	name := kit.SafeFileName(what + " " + d.Today().String() + ".pdf")
	pdf := func(context.Context) ([]byte, error) { return printing.PDF(s) }
	buttons := kit.NewFlow(
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), func() { d.PrintPDF(name, pdf) }),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), func() { d.SaveFile(name, pdf) }),
	)
	size := d.Window.Canvas().Size()
	pages := container.NewGridWrap(fyne.NewSize(size.Width*offerWidth, size.Height*offerHeight), view)
	kit.ShowContent(d.Window, s.Title, container.NewVBox(buttons, pages))
}

// PrintPDF makes a PDF, keeps a working copy and sends it to the printer.
func (d *Desk) PrintPDF(name string, make func(context.Context) ([]byte, error)) {
	var printed kit.Printed
	d.Runner.Run("正在打印…", func(ctx context.Context) error {
		pdf, err := make(ctx)
		if err != nil {
			return err
		}
		path, err := d.Store.WorkingCopy(name, pdf)
		if err != nil {
			return err
		}
		printed, err = d.PrintFile(path)
		return err
	}, func() { d.Toast(printed.String()) })
}

// Written is the word of success for a file, with what is to be done before its disk is pulled out. It reads the disk.
func Written(text, path string) string {
	if store.EjectFirst(path) {
		return text + "，" + store.EjectAdvice
	}
	return text
}

// SaveFile asks where to save a file, makes it and offers to open it.
func (d *Desk) SaveFile(name string, make func(context.Context) ([]byte, error)) {
	kit.PickSaveFile(d.Window, name, "", func(path string) {
		var said string
		d.Runner.Run("正在保存…", func(ctx context.Context) error {
			pdf, err := make(ctx)
			if err != nil {
				return err
			}
			err = store.WriteFile(d.Dir, path, pdf)
			said = Written("已保存 "+filepath.Base(path), path)
			return err
		}, func() {
			kit.ShowToast(d.Window, kit.Toast{Text: said, Tone: kit.ToneNormal, Action: "打开", OnAction: func() {
				d.Runner.Run("正在打开…", func(context.Context) error { return kit.OpenFile(path) }, nil)
			}})
		})
	})
}
