package documents

import (
	"slices"
	"strconv"
	"strings"
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

	kept    model.Filter // what was asked for and no choice of the bar shows; 清除 drops it
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
	f.kind = kit.NewSelect([]string{anyKind}, func(string) { f.choose(func() { f.kept.Kind = "" }) })
	f.state = kit.NewSelect([]string{anyState}, func(string) { f.choose(func() { f.kept.States = nil }) })
	for _, s := range model.ShownStates() {
		f.state.Options = append(f.state.Options, s.Label())
	}
	f.light = kit.NewSelect([]string{anyLight}, choose)
	for _, l := range model.Lights() {
		f.light.Options = append(f.light.Options, l.Label())
	}
	f.year = kit.NewSelect([]string{anyYear}, func(string) { f.choose(func() { f.kept.Year = 0 }) })
	f.source = kit.NewSelect(append([]string{anySource}, model.Sources()...), func(string) { f.choose(func() { f.kept.Source = "" }) })
	pick := func(kit.Option) { f.choose(func() { f.kept.Leader, f.kept.Unit = 0, 0 }) }
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

// choose drops what is kept beside a choice that the clerk changes.
func (f *filterBar) choose(drop func()) {
	if !f.quiet {
		drop()
		f.changed()
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
	out := f.kept
	out.Text = f.text.Text
	if id := f.leader.Value().ID; id != 0 {
		out.Leader = id
	}
	if id := f.unit.Value().ID; id != 0 {
		out.Unit = id
	}
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
	if year, err := strconv.Atoi(f.year.Selected); err == nil { // not 全部年份
		out.Year = year
	}
	return out
}

// beyond says in words what the list is narrowed to and no choice of the bar shows.
func (f *filterBar) beyond() string {
	var parts []string
	for _, p := range []struct{ label, value string }{{"前次文书为", f.kept.Previous}, {"由问询制发的，问询", f.kept.Inquiry}, {"来源为", f.kept.Source}} {
		if p.value != "" {
			parts = append(parts, p.label+p.value)
		}
	}
	if len(f.kept.States) > 0 {
		var states []string
		for _, s := range f.kept.States {
			states = append(states, s.Label())
		}
		parts = append(parts, "状态为"+strings.Join(states, "或"))
	}
	if f.kept.Year != 0 {
		parts = append(parts, strconv.Itoa(f.kept.Year)+"年的")
	}
	if f.kept.ID != 0 || f.kept.Kind != "" || f.kept.Leader != 0 || f.kept.Unit != 0 {
		parts = append(parts, "选定的")
	}
	return strings.Join(parts, "，")
}

// set shows a filter without reporting it. Every field holds: those no choice of the bar shows are kept beside it.
func (f *filterBar) set(to model.Filter) {
	f.quiet = true
	defer func() { f.quiet = false }()
	f.kept = to
	f.text.SetText(to.Text)
	f.kept.Text = ""
	if shows(f.kind, f.kindName(to.Kind)) {
		f.kept.Kind = ""
	}
	state := ""
	if len(to.States) == 1 {
		state = to.States[0].Label()
	}
	if shows(f.state, state) {
		f.kept.States = nil
	}
	if shows(f.light, lightLabel(to.Light)) {
		f.kept.Light = ""
	}
	year := ""
	if to.Year != 0 {
		year = strconv.Itoa(to.Year)
	}
	if shows(f.year, year) {
		f.kept.Year = 0
	}
	if shows(f.source, to.Source) {
		f.kept.Source = ""
	}
	f.leader.SetValue(kit.Option{})
	f.unit.SetValue(kit.Option{})
	if to.Leader != 0 {
		if p, ok := f.basis.People.Person(to.Leader); ok {
			f.leader.SetValue(desk.Option(p, f.today()))
			f.kept.Leader = 0
		}
	}
	for _, u := range f.basis.Units {
		if to.Unit != 0 && u.ID == to.Unit {
			f.unit.SetValue(kit.Option{ID: u.ID, Label: u.Name})
			f.kept.Unit = 0
		}
	}
}

// shows sets a choice; false where it does not offer the option, or none is asked for.
func shows(s *kit.Select, option string) bool {
	s.SetSelectedIndex(0)
	i := slices.Index(s.Options, option)
	if i > 0 {
		s.SetSelectedIndex(i)
	}
	return i > 0
}

func (f *filterBar) kindName(key string) string {
	for _, k := range f.basis.Kinds {
		if k.Key == key && key != "" {
			return k.Name
		}
	}
	return ""
}

func lightLabel(l model.Light) string {
	if l == "" {
		return ""
	}
	return l.Label()
}
