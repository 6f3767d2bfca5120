package desk

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// DocumentLine is a document named on another record: words, how it stands, and a button that opens it.
func DocumentLine(words string, r model.Row, open func(id int64)) fyne.CanvasObject {
	return recordLine(words, kit.NewBadge(RowTone(r), Standing(r)), func() { open(r.ID) })
}

// InquiryLine is an inquiry named on another record, likewise.
func InquiryLine(words string, r model.InquiryRow, open func(id int64)) fyne.CanvasObject {
	return recordLine(words, kit.NewBadge(InquiryTone(r), InquiryStanding(r)), func() { open(r.ID) })
}

func recordLine(words string, badge *kit.Badge, open func()) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.NewHBox(badge, kit.NewButton("查看", open)), kit.Middle(kit.NewParagraph(words)))
}
