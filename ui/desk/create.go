package desk

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CreateButtons are the buttons that begin a new document, one a kind, the usual one marked.
func CreateButtons(create func(kind string)) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, k := range model.BuiltinKinds() {
		b := kit.NewIconButton("新建"+k.Name, theme.ContentAddIcon(), func() { create(k.Key) })
		if k.Key == model.KindReminder {
			b.Importance = widget.HighImportance
		}
		out = append(out, b)
	}
	return out
}
