package vetting

import (
	"slices"
	"time"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// The first option of every choice does not narrow.
const (
	anyState, anyOccasion, anyConclusion = "全部状态", "全部事由", "全部结论"
	openState                            = "在办"
	anyBatch, answeredBatch              = "全部批次", "已回复的"
	answeredAppointed, answeredApart     = "已回复·选人用人", "已回复·其他"
)

// pause is how long typing must rest before a list is loaded.
const pause = 200 * time.Millisecond

// choiceWidth is that of a choice in a bar; a Select is otherwise as narrow as its arrow.
const choiceWidth = 116

// bar lays out a filter: what is typed takes the width the choices leave.
func bar(text fyne.CanvasObject, clear func(), choices ...*kit.Select) fyne.CanvasObject {
	right := container.NewHBox()
	for _, c := range choices {
		right.Add(container.NewGridWrap(fyne.NewSize(choiceWidth, c.MinSize().Height), c))
	}
	right.Add(kit.NewIconButton("清除", theme.ContentClearIcon(), clear))
	return container.NewBorder(nil, nil, nil, right, text)
}

// choose shows an option, "" for the first; one that is not offered is from now on.
func choose(s *kit.Select, option string) {
	if option == "" {
		option = s.Options[0]
	}
	if !slices.Contains(s.Options, option) {
		s.Options = append(s.Options, option)
	}
	s.SetSelected(option)
}

// chosen is the option shown, "" for the first.
func chosen(s *kit.Select) string {
	if s.SelectedIndex() < 1 {
		return ""
	}
	return s.Selected
}

// setOptions offers other options below the first; one that is shown stays shown.
func setOptions(s *kit.Select, options []string) {
	all := append(s.Options[:1:1], options...)
	if shown := chosen(s); shown != "" && !slices.Contains(all, shown) {
		all = append(all, shown)
	}
	s.Options = all
	s.Refresh()
}

func conclusionOptions() []string {
	options := []string{anyConclusion}
	for _, c := range model.Conclusions() {
		options = append(options, string(c))
	}
	return options
}

// quietly reports changes by the clerk only, not those by the program.
type quietly struct{ set bool }

func (q *quietly) unless(changed func()) func() {
	return func() {
		if !q.set {
			changed()
		}
	}
}

// during sets something without reporting it.
func (q *quietly) during(set func()) {
	q.set = true
	set()
	q.set = false
}

// batchFilter narrows the list of batches; the year stands above both lists.
type batchFilter struct {
	text                        *kit.Entry
	state, occasion, conclusion *kit.Select
	quiet                       quietly
	object                      fyne.CanvasObject
}

func newBatchFilter(changed func()) *batchFilter {
	f := &batchFilter{text: kit.NewEntry("来函单位、文号、姓名、单位、职务里的词")}
	told := f.quiet.unless(changed)
	soon := f.quiet.unless(kit.Debounce(pause, changed))
	f.text.OnChanged = func(string) { soon() }
	f.state = kit.NewSelect([]string{anyState, openState}, func(string) { told() })
	for _, s := range model.VettingStates() {
		f.state.Options = append(f.state.Options, s.Label())
	}
	f.occasion = kit.NewSelect([]string{anyOccasion}, func(string) { told() })
	f.conclusion = kit.NewSelect(conclusionOptions(), func(string) { told() })
	f.set(model.VettingFilter{})
	f.object = bar(f.text, func() { f.set(model.VettingFilter{}); changed() }, f.state, f.occasion, f.conclusion)
	return f
}

func (f *batchFilter) setOccasions(occasions []string) { setOptions(f.occasion, occasions) }

// value reads the bar.
func (f *batchFilter) value(year int) model.VettingFilter {
	v := model.VettingFilter{Year: year, Text: f.text.Text, Occasion: chosen(f.occasion), Conclusion: model.Conclusion(chosen(f.conclusion))}
	const ahead = 2 // 全部状态 and 在办
	switch i := f.state.SelectedIndex(); {
	case i == 1:
		v.States = model.OpenVettings()
	case i >= ahead:
		v.States = []model.VettingState{model.VettingStates()[i-ahead]}
	}
	return v
}

// set shows a filter.
func (f *batchFilter) set(to model.VettingFilter) {
	f.quiet.during(func() {
		f.text.SetText(to.Text)
		state := ""
		switch {
		case slices.Equal(to.States, model.OpenVettings()):
			state = openState
		case len(to.States) == 1:
			state = to.States[0].Label()
		}
		choose(f.state, state)
		choose(f.occasion, to.Occasion)
		choose(f.conclusion, string(to.Conclusion))
	})
}

// personFilter narrows the list of persons of all batches.
type personFilter struct {
	name                        *kit.Entry
	scope, occasion, conclusion *kit.Select
	quiet                       quietly
	object                      fyne.CanvasObject
}

func newPersonFilter(changed func()) *personFilter {
	f := &personFilter{name: kit.NewEntry("完整的姓名")}
	told := f.quiet.unless(changed)
	soon := f.quiet.unless(kit.Debounce(pause, changed))
	f.name.OnChanged = func(string) { soon() }
	f.scope = kit.NewSelect([]string{anyBatch, answeredBatch, answeredAppointed, answeredApart}, func(string) { told() })
	f.occasion = kit.NewSelect([]string{anyOccasion}, func(string) { told() })
	f.conclusion = kit.NewSelect(conclusionOptions(), func(string) { told() })
	f.set(model.VettedFilter{})
	f.object = bar(f.name, func() { f.set(model.VettedFilter{}); changed() }, f.scope, f.occasion, f.conclusion)
	return f
}

func (f *personFilter) setOccasions(occasions []string) { setOptions(f.occasion, occasions) }

// value reads the bar.
func (f *personFilter) value(year int) model.VettedFilter {
	return model.VettedFilter{
		Year: year, Name: model.CleanLine(f.name.Text), Occasion: chosen(f.occasion),
		Conclusion: model.Conclusion(chosen(f.conclusion)), Counted: f.scope.SelectedIndex() >= 1, Counting: []model.Counting{"", "", model.CountAppointed, model.CountApart}[max(f.scope.SelectedIndex(), 0)],
	}
}

// set shows a filter.
func (f *personFilter) set(to model.VettedFilter) {
	f.quiet.during(func() {
		f.name.SetText(to.Name)
		scope := map[model.Counting]int{model.CountAppointed: 2, model.CountApart: 3}[to.Counting]
		if to.Counted {
			scope = max(scope, 1)
		}
		f.scope.SetSelectedIndex(scope)
		choose(f.occasion, to.Occasion)
		choose(f.conclusion, string(to.Conclusion))
	})
}
