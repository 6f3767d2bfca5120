package desk

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// CountCard is one stretch of a deadline day by day.
func CountCard(c model.Count) fyne.CanvasObject {
	rows := container.NewVBox(kit.NewParagraph(c.Rule))
	for _, step := range c.Steps {
		t := kit.NewParagraph(step.String())
		if step.N == 0 {
			t.Color = kit.ColorMuted
		}
		rows.Add(t)
	}
	return kit.NewCard(c.End(), rows)
}
