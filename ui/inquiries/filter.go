package inquiries

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
const (
	anyPhase, anyYear, anyState       = "全部阶段", "全部年度", "全部状态"
	anyMeeting, anyClass, anyAdoption = "全部会议", "全部类别", "全部采纳"
	countedState                      = "计入统计" // numbered and not void; the second option of the states
	unjudged                          = "未认定"  // the last option of the adoptions
)

// filterBar holds the choices above the list.
type filterBar struct {
	text     *kit.Entry
	phase    *kit.Select
	year     *kit.Select
	state    *kit.Select
	meeting  *kit.Select
	class    *kit.Select
	adoption *kit.Select
	leader   *kit.Picker
	only     model.InquiryFilter // a matter, meeting or inquiry the bar was set to; it has no input for them

	people  *desk.Directory
	today   func() model.Date
	changed func()
	quiet   bool // while the bar is set by the program
}

func newFilterBar(today func() model.Date, changed func()) *filterBar {
	f := &filterBar{today: today, changed: changed, people: desk.NewDirectory(nil)}
	f.text = kit.NewEntry("编号、议题、姓名、问询和建议里的词")
	soon := kit.Debounce(200*time.Millisecond, changed)
	f.text.OnChanged = func(string) { f.report(soon) }
	choose := func(string) { f.report(changed) }
	f.phase = kit.NewSelect(options(anyPhase, model.Phases()), choose)
	f.year = kit.NewSelect([]string{anyYear}, choose)
	f.state = kit.NewSelect([]string{anyState, countedState}, choose)
	for _, s := range model.InquiryStates() {
		f.state.Options = append(f.state.Options, s.Label())
	}
	f.meeting = kit.NewSelect([]string{anyMeeting}, choose)
	f.class = kit.NewSelect(options(anyClass, model.Classes()), choose)
	f.adoption = kit.NewSelect(append(options(anyAdoption, model.Adoptions()), unjudged), choose)
	f.leader = kit.NewPicker("分管领导", func(q string) []kit.Option { return f.people.Options(q, today()) })
	f.leader.OnChanged = func(kit.Option) { f.report(changed) }
	f.set(model.InquiryFilter{})
	return f
}

func options[T ~string](first string, values []T) []string {
	out := []string{first}
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

func (f *filterBar) report(to func()) {
	if !f.quiet {
		to()
	}
}

func (f *filterBar) object() fyne.CanvasObject {
	clear := kit.NewIconButton("清除", theme.ContentClearIcon(), func() { f.set(model.InquiryFilter{}); f.changed() })
	const leaderWidth = 112
	leader := container.NewGridWrap(fyne.NewSize(leaderWidth, f.leader.MinSize().Height), f.leader)
	choices := container.New(layout.NewGridLayoutWithColumns(len(f.choices())))
	for _, s := range f.choices() {
		choices.Add(s)
	}
	return container.NewVBox(container.NewBorder(nil, nil, leader, clear, f.text), choices)
}

func (f *filterBar) choices() []*kit.Select {
	return []*kit.Select{f.phase, f.year, f.state, f.meeting, f.class, f.adoption}
}

func (f *filterBar) setYears(years []int) {
	f.year.Options = []string{anyYear}
	for _, y := range years {
		f.year.Options = append(f.year.Options, strconv.Itoa(y))
	}
	f.year.Refresh()
}

// setMeetings offers the types of meetings; the one chosen stays, also where the office has taken it off its list.
func (f *filterBar) setMeetings(types []string) {
	f.meeting.Options = append([]string{anyMeeting}, types...)
	f.offerMeeting(f.meeting.Selected)
	f.meeting.Refresh()
}

func (f *filterBar) offerMeeting(name string) {
	if !slices.Contains(f.meeting.Options, name) {
		f.meeting.Options = append(f.meeting.Options, name)
	}
}

// value reads the bar; widgets are read on the window's thread.
func (f *filterBar) value() model.InquiryFilter {
	out := f.only
	out.Text, out.Leader = f.text.Text, f.leader.Value().ID
	out.Year, _ = strconv.Atoi(f.year.Selected) // 全部年度 is 0
	if i := f.phase.SelectedIndex(); i > 0 {
		out.Phase = model.Phases()[i-1]
	}
	switch i := f.state.SelectedIndex(); {
	case i == 1:
		out.Counted = true
	case i > 1:
		out.States = []model.InquiryState{model.InquiryStates()[i-2]}
	}
	if f.meeting.SelectedIndex() > 0 {
		out.MeetingType = f.meeting.Selected
	}
	if i := f.class.SelectedIndex(); i > 0 {
		out.Class = model.Classes()[i-1]
	}
	if out.Unjudged = f.adoption.Selected == unjudged; !out.Unjudged && f.adoption.SelectedIndex() > 0 {
		out.Adoption = model.Adoption(f.adoption.Selected)
	}
	return out
}

// set shows a filter without reporting it.
func (f *filterBar) set(to model.InquiryFilter) {
	f.quiet = true
	defer func() { f.quiet = false }()
	f.only = model.InquiryFilter{ID: to.ID, Matter: to.Matter, Meeting: to.Meeting}
	f.text.SetText(to.Text)
	for _, s := range f.choices() {
		s.SetSelectedIndex(0)
	}
	if to.MeetingType != "" {
		f.offerMeeting(to.MeetingType)
	}
	for _, c := range []struct {
		choice *kit.Select
		word   string
	}{
		{f.phase, string(to.Phase)},
		{f.state, stateWord(to)},
		{f.meeting, to.MeetingType},
		{f.class, string(to.Class)},
		{f.adoption, string(to.Adoption)},
	} {
		if c.word != "" {
			c.choice.SetSelected(c.word)
		}
	}
	if to.Year != 0 {
		f.year.SetSelected(strconv.Itoa(to.Year))
	}
	if to.Unjudged {
		f.adoption.SetSelected(unjudged)
	}
	f.leader.SetValue(kit.Option{})
	if p, ok := f.people.Person(to.Leader); ok {
		f.leader.SetValue(desk.Option(p, f.today()))
	}
}

// stateWord is the option for the states of a filter. One state says more than that it counts.
func stateWord(f model.InquiryFilter) string {
	switch {
	case len(f.States) == 1:
		return f.States[0].Label()
	case f.Counted:
		return countedState
	}
	return ""
}

// words say in words what the bar narrows the list to.
func (f *filterBar) words() string {
	var parts []string
	for _, s := range f.choices() {
		if s.SelectedIndex() > 0 {
			parts = append(parts, s.Selected)
		}
	}
	if o := f.leader.Value(); o.Label != "" {
		parts = append(parts, "分管领导："+o.Label)
	}
	if text := model.CleanLine(f.text.Text); text != "" {
		parts = append(parts, "含“"+text+"”")
	}
	return strings.Join(parts, "，")
}
