package documents

import (
	"strconv"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// The first option of every choice in the filter bar does not narrow.
const anyKind, anyState, anyLight, anyYear, anySource = "全部文种", "全部状态", "全部期限", "全部年份", "全部来源"

// filterBar holds the choices above the list.
type filterBar struct {
	text   *kit.Entry
	kind   *kit.Select
	state  *kit.Select
	light  *kit.Select
	year   *kit.Select
	source *kit.Select
	leader *kit.Picker
	unit   *kit.Picker

	basis   desk.Basis
	today   func() model.Date
	changed func()
	onScan  func(id int64, n model.Number) // the QR code of a paper was scanned into the text
	quiet   bool                           // while the bar is set by the program
}

func newFilterBar(today func() model.Date, changed func()) *filterBar {
	f := &filterBar{today: today, changed: changed}
	f.text = kit.NewEntry("编号、姓名、拼音首字母、正文里的词")
	soon := kit.Debounce(200*time.Millisecond, f.typed)
	f.text.OnChanged = func(string) { f.report(soon) }
	choose := func(string) { f.report(changed) }
	f.kind = kit.NewSelect([]string{anyKind}, choose)
	f.state = kit.NewSelect([]string{anyState}, choose)
	for _, s := range model.ShownStates() {
		f.state.Options = append(f.state.Options, s.Label())
	}
	f.light = kit.NewSelect([]string{anyLight}, choose)
	for _, l := range model.Lights() {
		f.light.Options = append(f.light.Options, l.Label())
	}
	f.year = kit.NewSelect([]string{anyYear}, choose)
	f.source = kit.NewSelect(append([]string{anySource}, model.Sources()...), choose)
	pick := func(kit.Option) { f.report(changed) }
	f.leader = kit.NewPicker("对象", func(q string) []kit.Option { return f.basis.People.Options(q, today()) })
	f.leader.OnChanged = pick
	f.unit = kit.NewPicker("单位", func(q string) []kit.Option { return f.basis.UnitOptions(q, f.leader.Value().ID, today()) })
	f.unit.OnChanged = pick
	f.set(model.Filter{})
	return f
}

// typed acts once the typing pauses: a scanner types like a very quick clerk.
func (f *filterBar) typed() {
	if id, n, ok := model.ParseScan(f.text.Text); ok {
		f.onScan(id, n)
		return
	}
	f.changed()
}

func (f *filterBar) report(to func()) {
	if !f.quiet {
		to()
	}
}

func (f *filterBar) object() fyne.CanvasObject {
	clear := kit.NewIconButton("清除", theme.ContentClearIcon(), func() { f.set(model.Filter{}); f.changed() })
	const kindWidth = 112 // a Select is otherwise as narrow as its arrow
	kind := container.NewGridWrap(fyne.NewSize(kindWidth, f.kind.MinSize().Height), f.kind)
	choices := container.New(layout.NewGridLayoutWithColumns(6), f.state, f.light, f.year, f.source, f.leader, f.unit)
	return container.NewVBox(container.NewBorder(nil, nil, kind, clear, f.text), choices)
}

func (f *filterBar) setKinds(kinds []model.Kind) {
	f.kind.Options = []string{anyKind}
	for _, k := range kinds {
		f.kind.Options = append(f.kind.Options, k.Name)
	}
	f.kind.Refresh()
}

func (f *filterBar) setYears(years []int) {
	f.year.Options = []string{anyYear}
	for _, y := range years {
		f.year.Options = append(f.year.Options, strconv.Itoa(y))
	}
	f.year.Refresh()
}

// value reads the bar; widgets are read on the window's thread.
func (f *filterBar) value() model.Filter {
	out := model.Filter{Text: f.text.Text, Leader: f.leader.Value().ID, Unit: f.unit.Value().ID}
	if i := f.kind.SelectedIndex(); i > 0 {
		out.Kind = f.basis.Kinds[i-1].Key
	}
	if i := f.state.SelectedIndex(); i > 0 {
		out.States = []model.State{model.ShownStates()[i-1]}
	}
	if i := f.light.SelectedIndex(); i > 0 {
		out.Light = model.Lights()[i-1]
	}
	if f.source.SelectedIndex() > 0 {
		out.Source = f.source.Selected
	}
	out.Year, _ = strconv.Atoi(f.year.Selected) // 全部年份 is 0
	return out
}

// set shows a filter without reporting it.
func (f *filterBar) set(to model.Filter) {
	f.quiet = true
	defer func() { f.quiet = false }()
	f.text.SetText(to.Text)
	f.kind.SetSelectedIndex(0)
	f.state.SetSelectedIndex(0)
	if len(to.States) == 1 {
		f.state.SetSelected(to.States[0].Label())
	}
	f.light.SetSelectedIndex(0)
	if to.Light != "" {
		f.light.SetSelected(to.Light.Label())
	}
	f.year.SetSelectedIndex(0)
	f.source.SetSelectedIndex(0)
	f.leader.SetValue(kit.Option{})
	f.unit.SetValue(kit.Option{})
	if to.Leader != 0 {
		if p, ok := f.basis.People.Person(to.Leader); ok {
			f.leader.SetValue(desk.Option(p, f.today()))
		}
	}
}
