package inquiries

import (
	"slices"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// riskFields are the usual risk points to tick, and a line for others.
type riskFields struct {
	object fyne.CanvasObject
	usual  []*kit.Check
	others *kit.Entry
}

func newRiskFields() *riskFields {
	r := &riskFields{others: kit.NewEntry("其他风险点，几个之间用顿号分开")}
	box := container.New(layout.NewGridLayoutWithColumns(3))
	for _, risk := range model.Risks() {
		c := kit.NewCheck(risk, nil)
		r.usual = append(r.usual, c)
		box.Add(c)
	}
	r.object = container.NewVBox(box, r.others)
	return r
}

func (r *riskFields) set(risks []string) {
	var others []string
	for _, c := range r.usual {
		c.SetChecked(slices.Contains(risks, c.Text))
	}
	for _, risk := range risks {
		if !slices.Contains(model.Risks(), risk) {
			others = append(others, risk)
		}
	}
	r.others.SetText(strings.Join(others, "、"))
}

func (r *riskFields) values() []string {
	var risks []string
	for _, c := range r.usual {
		if c.Checked {
			risks = append(risks, c.Text)
		}
	}
	return append(risks, strings.FieldsFunc(r.others.Text, func(c rune) bool { return strings.ContainsRune("、，,；;", c) })...)
}

func (r *riskFields) listen(changed func()) {
	for _, c := range r.usual {
		c.OnChanged = func(bool) { changed() }
	}
	r.others.OnChanged = func(string) { changed() }
}
