package desk

import (
	"image"

	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// ShowSheets puts laid out pages into a view.
func ShowSheets(v *kit.PageView, s printing.Sheets) {
	page := s.Pages[0]
	v.SetPages(len(s.Pages), fyne.NewSize(float32(page.Width), float32(page.Height)), func(n, width int) (image.Image, error) {
		return printing.Image(s.Pages[n], width), nil
	})
}
