package vetting

import (
	"bytes"
	"context"

	"oversight/model/sheet"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// importButtons are how lists in files come into the batch: for now the template to hand to the asking organ.
func (b *batch) importButtons() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewButton("下载模板", b.onTemplate)}
}

// onTemplate saves the empty list to be filled in with Excel.
func (b *batch) onTemplate() {
	target := sheet.Vetted(b.view.settings.Rooms)
	b.page.SaveFile(target.Name+"模板.xlsx", func(context.Context) ([]byte, error) {
		var out bytes.Buffer
		err := target.Template(&out)
		return out.Bytes(), err
	})
}
