package settings

import (
	"math"
	"strconv"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// offsetInput is how far a print is moved in one direction: typed in millimetres, or set step by step.
type offsetInput struct {
	field, label string // field is that of a model.Error
	entry        *kit.Entry
	box          fyne.CanvasObject
}

func newOffsetInput(field, label string, v float64) *offsetInput {
	in := &offsetInput{field: field, label: label, entry: kit.NewEntry("")}
	in.entry.SetText(millimetres(v))
	less, more := kit.NewButton("−", func() { in.step(-1) }), kit.NewButton("+", func() { in.step(1) })
	in.box = container.New(layout.NewCustomPaddedHBoxLayout(0), less, in.entry, more) // in the order of Tab
	return in
}

// signs are what an input method writes in place of a minus and a point.
var signs = strings.NewReplacer("−", "-", "－", "-", "—", "-", "–", "-", "＋", "+", "．", ".", "。", ".")

func (in *offsetInput) value() (float64, error) {
	v, err := strconv.ParseFloat(signs.Replace(strings.TrimSpace(in.entry.Text)), 64)
	if err != nil {
		return 0, model.InvalidField(in.field, "请填写"+in.label+"的毫米数，例如 0、1.5 或 -0.5")
	}
	return v, nil
}

// step goes to the next value a clerk can set; what is no number counts as 0.
func (in *offsetInput) step(by float64) {
	v, err := in.value()
	if err != nil || math.IsNaN(v) {
		v = 0
	}
	steps := math.Floor(v/model.OverprintStep) + by
	if by < 0 {
		steps = math.Ceil(v/model.OverprintStep) + by
	}
	in.entry.SetText(millimetres(max(-model.MaxOverprint, min(steps*model.OverprintStep, model.MaxOverprint))))
}

func millimetres(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
