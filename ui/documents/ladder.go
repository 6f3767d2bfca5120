package documents

import (
	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ladder shows the documents before and after this one, each a click away.
func (d *detail) ladder(links []model.Row) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, r := range links {
		word := "同一事项"
		switch {
		case d.doc.Previous != "" && r.Number.String() == d.doc.Previous:
			word = "前次文书"
		case r.Previous != "" && r.Previous == d.doc.Number.String():
			word = "升级为"
		}
		name := r.Number.String()
		if name == "" {
			name = "（未编号）"
		}
		rows.Add(desk.DocumentLine(word+"　"+r.Kind+" "+name, r, d.page.ShowDocument))
	}
	return kit.NewCard("前后文书", rows)
}

func oversightCard(o model.Oversight) fyne.CanvasObject {
	return kit.NewCard("监督", kit.NewKeyValues(
		kit.Pair{Label: "监督事项", Value: o.Matter},
		kit.Pair{Label: "风险点", Value: o.Risk},
		kit.Pair{Label: "风险等级", Value: string(o.Level)},
		kit.Pair{Label: "前次落实", Value: o.Earlier},
		kit.Pair{Label: "防控措施", Value: o.Measures},
		kit.Pair{Label: "监督时段", Value: o.Period()},
		kit.Pair{Label: "跟踪监督人", Value: o.Follower},
	))
}
