package settings

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// labelInputs are what the rows of a card, or the sections of a letter, are called.
type labelInputs struct {
	object, problems, advice *kit.Entry
	lead, causes, feedback   *kit.Entry // of letters

	letter *fyne.Container
	box    *fyne.Container
}

func newLabelInputs(k model.Kind) *labelInputs {
	entry := func(text string) *kit.Entry {
		e := kit.NewEntry("")
		e.SetText(text)
		return e
	}
	l := k.Labels
	in := &labelInputs{
		object: entry(l.Object), problems: entry(l.Problems), advice: entry(l.Advice),
		lead: entry(l.Lead), causes: entry(l.Causes), feedback: entry(l.Feedback),
	}
	row := func(objects ...fyne.CanvasObject) *fyne.Container { return container.NewGridWithColumns(3, objects...) }
	in.letter = row(captioned("来源", in.lead), captioned("原因", in.causes), captioned("反馈", in.feedback))
	in.box = container.NewVBox(row(captioned("对象", in.object), captioned("问题", in.problems), captioned("建议", in.advice)), in.letter)
	in.fit(k.Layout)
	return in
}

// captioned puts a small word above an input.
func captioned(word string, input fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(kit.NewCaption(word), input)
}

// fit shows the names the layout has. A kind that becomes a letter gets the usual ones.
func (in *labelInputs) fit(l model.Layout) {
	if !l.IsLetter() {
		in.letter.Hide()
		return
	}
	in.letter.Show()
	if in.lead.Text == "" && in.causes.Text == "" && in.feedback.Text == "" {
		usual := model.NewKind(l).Labels
		in.lead.SetText(usual.Lead)
		in.causes.SetText(usual.Causes)
		in.feedback.SetText(usual.Feedback)
	}
}

func (in *labelInputs) entries() []*kit.Entry {
	return []*kit.Entry{in.object, in.problems, in.advice, in.lead, in.causes, in.feedback}
}

func (in *labelInputs) value() model.Labels {
	return model.Labels{
		Object: in.object.Text, Problems: in.problems.Text, Advice: in.advice.Text,
		Lead: in.lead.Text, Causes: in.causes.Text, Feedback: in.feedback.Text,
	}
}
