package desk

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// DocumentLine is a document named on another record: words, how it stands, and a button that opens it.
func DocumentLine(words string, r model.Row, open func(id int64)) fyne.CanvasObject {
	badge := kit.NewBadge(RowTone(r), Standing(r))
	return container.NewBorder(nil, nil, nil, container.NewHBox(badge, kit.NewButton("查看", func() { open(r.ID) })), kit.Middle(kit.NewParagraph(words)))
}
