package vetting

import (
	"fmt"
	"slices"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// member is a person of the batch that is open.
type member struct {
	model.Vetted     // as the viewer may see him
	No           int // place in the batch, from 1
	Before       []model.VettedBefore
	unasked      bool // somebody of his name is known, and nobody was asked who he is
	silent       bool // a room has not answered
}

// members is the tab 人员 of a batch: the persons, and beside them what is known of those selected.
type members struct {
	batch  *batch
	text   *kit.Entry
	which  *kit.Select
	rooms  []string // those the columns are of
	stored []model.Vetted
	rows   []member
	table  *kit.Table[member]
	place  *fyne.Container // of the table, which is made anew when the rooms change
	tools  *fyne.Container
	about  *fyne.Container
	object fyne.CanvasObject
}

// The choices of whom to list; conclusions follow them.
const (
	everybody   = "全部人员"
	unanswered  = "会签未填全"
	unconcluded = "未作结论"
	reported    = "有反映"
	repeated    = "以往征求过"
	namesake    = "同名待核对"
)

func newMembers(b *batch) *members {
	m := &members{batch: b, text: kit.NewEntry("姓名、单位、职务里的词"), place: container.NewStack(), tools: kit.NewFlow()}
	told := kit.Debounce(pause, m.list)
	m.text.OnChanged = func(string) { told() }
	m.which = kit.NewSelect([]string{everybody, unanswered, unconcluded, reported, repeated, namesake}, func(string) { m.list() })
	for _, c := range model.Conclusions() {
		m.which.Options = append(m.which.Options, string(c))
	}
	m.which.Selected = everybody
	m.about = container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap))
	m.build()
	above := container.New(layout.NewCustomPaddedLayout(kit.CardGap, 0, 0, 0), bar(m.text, m.clear, m.which))
	gap := layout.NewCustomPaddedLayout(0, 0, 0, kit.CardGap)
	left := container.New(layout.NewBorderLayout(above, m.tools, nil, nil), above, m.place, m.tools) // in the order of Tab
	split := container.NewHSplit(container.New(gap, left), container.NewVScroll(container.NewPadded(m.about)))
	split.Offset = 0.72 // the acts on a person stand side by side
	m.object = split
	return m
}

// build makes a table with a column for each room.
func (m *members) build() {
	empty := kit.NewEmptyState(theme.AccountIcon(), "没有人员", "用下面的按钮加入人员；用了筛选条件的，点“清除”看全部人员", nil)
	m.table = kit.NewTable(memberColumns(m.rooms), func(r member) int64 { return r.ID }, empty)
	m.table.OnSelect = func([]member) { m.showAbout() }
	m.table.OnOpen = func(r member) { m.batch.onOpinions(r.ID) }
	kit.KeepWidths(m.batch.page.App.Preferences(), "vetting.members.widths", m.table)
	m.place.Objects = []fyne.CanvasObject{m.table}
	m.place.Refresh()
}

func (m *members) focusTarget() fyne.Focusable { return m.table.FocusTarget() }

// forget drops what was searched and selected, before another batch is shown.
func (m *members) forget() {
	m.stored, m.rows = nil, nil
	m.text.Text, m.which.Selected = "", everybody
	m.text.Refresh()
	m.which.Refresh()
	m.table.Select()
}

// set shows the persons of a batch.
func (m *members) set(v view) {
	if !slices.Equal(m.rooms, v.paper.Rooms) {
		m.rooms = v.paper.Rooms
		m.build()
	}
	m.stored = v.paper.Persons
	m.rows = make([]member, len(m.stored))
	for i, p := range m.stored {
		seen := m.batch.page.viewer.See(p)
		silent := slices.ContainsFunc(v.settings.Rooms, func(room string) bool { return seen.Opinion(room).Reported == "" })
		m.rows[i] = member{Vetted: seen, No: i + 1, Before: v.before[p.ID], unasked: len(v.open[p.ID]) > 0, silent: silent}
	}
	m.showTools()
	m.list()
}

// list shows the persons the bar leaves.
func (m *members) list() {
	m.table.SetRows(m.narrowed())
	m.showAbout()
}

func (m *members) narrowed() []member {
	words := strings.Fields(m.text.Text)
	fits := func(r member) bool {
		all := r.Name + "\n" + r.Unit + "\n" + r.Post + "\n" + r.Proposed
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(all, w) }) {
			return false
		}
		switch m.which.Selected {
		case everybody:
			return true
		case unanswered:
			return r.silent
		case unconcluded:
			return r.Conclusion == ""
		case reported:
			return r.Reported()
		case repeated:
			return len(r.Before) > 0
		case namesake:
			return r.unasked
		}
		return string(r.Conclusion) == m.which.Selected
	}
	var rows []member
	for _, r := range m.rows {
		if fits(r) {
			rows = append(rows, r)
		}
	}
	return rows
}

func (m *members) clear() {
	m.text.SetText("")
	m.which.SetSelected(everybody)
}

// selectPerson shows one person, whatever the bar says.
func (m *members) selectPerson(id int64) {
	m.clear()
	m.table.SetRows(m.narrowed())
	m.table.Select(id)
	m.showAbout()
}

// chosen are the persons selected as they are stored, with their versions.
func (m *members) chosen() []model.Vetted {
	var out []model.Vetted
	for _, r := range m.table.Selected() {
		out = append(out, m.stored[r.No-1])
	}
	return out
}

// showTools offers what can be done with the list as a whole.
func (m *members) showTools() {
	b, acts := m.batch, m.batch.view.vetting.State.Acts()
	m.tools.Objects = nil
	if slices.Contains(acts, model.VettingAdd) {
		add := kit.NewIconButton("加入人员", theme.ContentAddIcon(), b.onAdd)
		if len(m.stored) == 0 {
			add.Importance = widget.HighImportance
		}
		m.tools.Objects = append(m.tools.Objects, add, kit.NewButton("从 Excel 导入", b.onImport), kit.NewButton("下载模板", b.onTemplate))
	}
	if persons := m.unasked(); len(persons) > 0 {
		ask := kit.NewButton(fmt.Sprintf("核对同名（%d 人）", len(persons)), func() { b.onNamesakes(persons) })
		ask.Importance = widget.WarningImportance
		m.tools.Objects = append(m.tools.Objects, ask)
	}
	m.tools.Objects = append(m.tools.Objects, kit.NewIconButton("导出名单", theme.DocumentSaveIcon(), m.onExport))
	m.tools.Refresh()
}

// memberColumns are the columns of the persons. What the clerk looks for stands first: the pane beside has the rest.
func memberColumns(rooms []string) []kit.Column[member] {
	const roomEm, roomPad = 14, 18
	text := func(id, label string, width float32, text func(member) string) kit.Column[member] {
		return kit.Column[member]{
			ID: id, Label: label, Width: width, MinWidth: 30, Text: text,
			Less: func(a, b member) int { return strings.Compare(text(a), text(b)) },
		}
	}
	columns := []kit.Column[member]{
		{ID: "no", Label: "序号", Width: 44, MinWidth: 30, Text: func(r member) string { return fmt.Sprint(r.No) }, Less: func(a, b member) int { return a.No - b.No }},
		text("name", "姓名", 68, func(r member) string { return r.Name }),
		{
			ID: "before", Label: "复", Width: 70, MinWidth: 30, Text: beforeText, Tone: beforeTone,
			Less: func(a, b member) int { return len(a.Before) - len(b.Before) },
		},
		text("conclusion", "结论", 116, func(r member) string { return string(r.Conclusion) }),
		text("outward", "对外意见", 92, func(r member) string { return r.OutwardOpinion() }),
		text("unit", "单位", 92, func(r member) string { return r.Unit }),
		text("post", "现任职务", 92, func(r member) string { return r.Post }),
		text("proposed", "拟任职务", 92, func(r member) string { return r.Proposed }),
	}
	const conclusion = 3
	columns[conclusion].Tone = func(r member) kit.Tone { return conclusionTone(r.Conclusion) }
	for _, room := range rooms {
		width := float32(len([]rune(room))*roomEm + roomPad)
		columns = append(columns, text("room:"+room, room, width, func(r member) string { return shortOpinion(r.Opinion(room)) }))
	}
	return append(
		columns,
		text("gender", "性别", 44, func(r member) string { return r.Gender }),
		text("born", "出生年月", 76, func(r member) string { return r.Born.String() }),
		text("id_number", "身份证号", 160, func(r member) string { return r.IDNumber }),
	)
}

// beforeText says how often a person was vetted before, or that the clerk has to say who he is.
func beforeText(r member) string {
	switch {
	case r.unasked:
		return "待核对"
	case len(r.Before) == 0:
		return ""
	}
	return fmt.Sprintf("%d 次", len(r.Before))
}

func beforeTone(r member) kit.Tone {
	if r.unasked {
		return kit.ToneSoon
	}
	return kit.ToneReplied
}

// shortOpinion is what a room said in a character.
func shortOpinion(o model.RoomOpinion) string {
	return strings.TrimSuffix(string(o.Reported), "反映")
}
