package vetting

import (
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// actButtons are the acts on the batch the life cycle allows now, the usual next one first and marked; of a batch without
// persons that is to add some. Acts on persons stand with the persons.
func (b *batch) actButtons() []fyne.CanvasObject {
	handlers := map[model.VettingAct]func(){
		model.VettingCirculate: b.onCirculate, model.VettingSubmit: b.onSubmit, model.VettingDecide: b.onDecide, model.VettingReply: b.onReply,
		model.VettingRework: b.onRework, model.VettingSave: b.onEditLetter,
	}
	var out []fyne.CanvasObject
	for _, a := range b.actsNow() {
		do, ok := handlers[a]
		if !ok {
			continue
		}
		button := kit.NewButton(a.Label(), do)
		if len(out) == 0 && len(b.view.paper.Persons) > 0 {
			button.Importance = widget.HighImportance
		}
		out = append(out, button)
	}
	out = append(out, kit.NewIconButton("预览打印", theme.DocumentPrintIcon(), b.onPreview))
	if slices.Contains(b.actsNow(), model.VettingVoid) {
		void := kit.NewButton(model.VettingVoid.Label(), b.onVoid)
		void.Importance = widget.LowImportance
		out = append(out, void)
	}
	return out
}

// actsNow are the acts allowed: no reply before the leader has decided, and the reply first once he has.
func (b *batch) actsNow() []model.VettingAct {
	v := b.view.vetting
	acts := v.State.Acts()
	if i := slices.Index(acts, model.VettingReply); i >= 0 {
		acts = slices.Delete(slices.Clone(acts), i, i+1)
		if v.Decision.By != "" {
			acts = slices.Insert(acts, 0, model.VettingReply)
		}
	}
	return acts
}
