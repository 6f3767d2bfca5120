package duties

import (
	"slices"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// The first option of each choice does not narrow.
const (
	anyDuty  = "全部事项"
	anyState = "本期和逾期"
	doneEver = "历次完成"
)

// states narrow by the light.
var states = []struct {
	label  string
	lights []model.Light
}{
	{"逾期", []model.Light{model.LightOverdue}},
	{"临近期限", []model.Light{model.LightSoon, model.LightToday}},
	{"未到期限", []model.Light{model.LightNormal}},
	{"本期已完成", []model.Light{model.LightDone}},
}

// filterBar holds the choices above the list.
type filterBar struct {
	duty, state *kit.Select
	name        *kit.Entry
	duties      []model.Duty // behind the options of duty
}

func newFilterBar(changed func()) *filterBar {
	f := &filterBar{name: kit.NewEntry("监督对象姓名")}
	choose := func(string) { changed() }
	f.duty, f.state = kit.NewSelect([]string{anyDuty}, nil), kit.NewSelect([]string{anyState}, nil)
	for _, s := range states {
		f.state.Options = append(f.state.Options, s.label)
	}
	f.state.Options = append(f.state.Options, doneEver)
	f.duty.SetSelectedIndex(0)
	f.state.SetSelectedIndex(0)
	f.duty.OnChanged, f.state.OnChanged, f.name.OnChanged = choose, choose, choose
	return f
}

func (f *filterBar) object() fyne.CanvasObject {
	return container.New(layout.NewGridLayoutWithColumns(3), f.duty, f.state, f.name)
}

// setDuties offers the duties there are; the one chosen stays, also under another name.
func (f *filterBar) setDuties(duties []model.Duty) {
	var chosen int64
	if i := f.duty.SelectedIndex(); i > 0 {
		chosen = f.duties[i-1].ID
	}
	f.duties, f.duty.Options, f.duty.Selected = duties, []string{anyDuty}, anyDuty
	for _, d := range duties {
		f.duty.Options = append(f.duty.Options, d.Name)
		if d.ID == chosen {
			f.duty.Selected = d.Name
		}
	}
	f.duty.Refresh()
}

// apply returns what is left of the board, or of all that was ever done.
func (f *filterBar) apply(board, done []model.DutyOwed) []model.DutyOwed {
	from, lights := board, []model.Light(nil)
	switch i := f.state.SelectedIndex(); {
	case i > len(states):
		from = done
	case i > 0:
		lights = states[i-1].lights
	}
	var out []model.DutyOwed
	for _, o := range from {
		if f.fits(o, lights) {
			out = append(out, o)
		}
	}
	return out
}

func (f *filterBar) fits(o model.DutyOwed, lights []model.Light) bool {
	if i := f.duty.SelectedIndex(); i > 0 && f.duties[i-1].ID != o.Duty.ID {
		return false
	}
	if len(lights) > 0 && !slices.Contains(lights, o.Light) {
		return false
	}
	return model.Holds(who(o), strings.TrimSpace(f.name.Text))
}
