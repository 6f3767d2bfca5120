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

// listHeight is what of the window's height the pages of a printed list take in their dialog.
const listHeight = 0.62

// ShowList shows a list as it prints, with buttons that print and save it.
func (d *Desk) ShowList(s printing.Sheets) {
	view := kit.NewPageView(d.Window)
	ShowSheets(view, s)
	name := kit.SafeFileName(s.Title + " " + d.Today().String() + ".pdf")
	pdf := func(context.Context) ([]byte, error) { return printing.PDF(s) }
	buttons := kit.NewFlow(
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), func() { d.printPDF(name, pdf) }),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), func() { d.SaveFile(name, pdf) }),
	)
	size := d.Window.Canvas().Size()
	pages := container.NewGridWrap(fyne.NewSize(size.Width*0.8, size.Height*listHeight), view)
	kit.ShowContent(d.Window, s.Title, container.NewVBox(buttons, pages))
}

// printPDF makes a PDF, keeps a working copy and sends it to the printer.
func (d *Desk) printPDF(name string, make func(context.Context) ([]byte, error)) {
	d.Runner.Run("正在打印…", func(ctx context.Context) error {
		pdf, err := make(ctx)
		if err != nil {
			return err
		}
		path, err := d.Store.WorkingCopy(name, pdf)
		if err != nil {
			return err
		}
		return kit.PrintFile(path)
	}, func() { d.Toast("已送到打印机") })
}

// SaveFile asks where to save a file, makes it and offers to open it.
func (d *Desk) SaveFile(name string, make func(context.Context) ([]byte, error)) {
	kit.PickSaveFile(d.Window, name, "", func(path string) {
		d.Runner.Run("正在保存…", func(ctx context.Context) error {
			content, err := make(ctx)
			if err != nil {
				return err
			}
			return store.WriteFile(path, content)
		}, func() {
			kit.ShowToast(d.Window, kit.Toast{Text: "已保存 " + filepath.Base(path), Tone: kit.ToneNormal, Action: "打开", OnAction: func() {
				d.Runner.Run("正在打开…", func(context.Context) error { return kit.OpenFile(path) }, nil)
			}})
		})
	})
}
