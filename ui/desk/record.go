package desk

import (
	"strings"
	"time"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Edged gives content the margins of a page.
func Edged(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(kit.CardGap, kit.CardGap, kit.PageMargin, kit.PageMargin), content)
}

// Events are the acts on a record as a timeline shows them: what was done, and behind the first semicolon more of it.
func Events(lines []model.AuditEntry) []kit.Event {
	out := make([]kit.Event, len(lines))
	for i, l := range lines {
		at := time.UnixMilli(l.At).Local()
		what, more, _ := strings.Cut(l.Text, "；")
		out[i] = kit.Event{When: at.Format("2006-01-02 15:04"), Who: l.Actor, What: what, Detail: more}
	}
	return out
}

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
