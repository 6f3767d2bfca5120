package inquiries

import (
	"context"
	"strings"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// mostMatters is how many matters can be chosen from: those of many years. An older one is among them when it is asked for.
const mostMatters = 2000

// agenda is the matters an inquiry can be put on, with their meetings; it is searched without asking the store at each key.
type agenda struct {
	matters  []model.Matter // newest first
	words    []string       // of each matter, what it is found by
	meetings map[int64]model.Meeting
	setting  model.Decisions
}

func loadAgenda(ctx context.Context, st *store.Store) (*agenda, error) {
	a := &agenda{meetings: map[int64]model.Meeting{}}
	var err error
	if a.setting, err = st.Decisions(ctx); err != nil {
		return nil, err
	}
	meetings, err := st.Meetings(ctx, model.MeetingFilter{}, model.MeetingRow{}, mostMatters)
	if err != nil {
		return nil, err
	}
	for _, m := range meetings {
		a.meetings[m.ID] = m.Meeting
	}
	matters, err := st.Matters(ctx, model.MatterFilter{}, 0, mostMatters)
	if err != nil {
		return nil, err
	}
	for _, m := range matters {
		if err := a.add(ctx, st, m); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// include makes sure that a matter can be chosen; 0 is none.
func (a *agenda) include(ctx context.Context, st *store.Store, id int64) error {
	if id == 0 || a.matter(id).ID != 0 {
		return nil
	}
	m, err := st.Matter(ctx, id)
	if err != nil {
		return err
	}
	return a.add(ctx, st, m)
}

// add is put for a matter whose meeting may not be known yet.
func (a *agenda) add(ctx context.Context, st *store.Store, m model.Matter) (err error) {
	g, known := a.meetings[m.Meeting]
	if !known && m.Meeting != 0 {
		if g, err = st.Meeting(ctx, m.Meeting); err != nil {
			return err
		}
	}
	a.put(m, g)
	return nil
}

// put adds a matter of a meeting, or of none for the zero Meeting.
func (a *agenda) put(m model.Matter, g model.Meeting) {
	if g.ID != 0 {
		a.meetings[g.ID] = g
	}
	a.matters = append(a.matters, m)
	words := []string{m.Title, store.Initials(m.Title), m.Unit, m.Reporter, m.Leader.Name, store.Initials(m.Leader.Name), g.Title(), g.Days()}
	a.words = append(a.words, strings.ToLower(strings.Join(words, " ")))
}

// matter returns the matter with the id, the zero Matter for none.
func (a *agenda) matter(id int64) model.Matter {
	for _, m := range a.matters {
		if m.ID == id {
			return m
		}
	}
	return model.Matter{}
}

// meetingOf returns the meeting of a matter, the zero Meeting where there is none yet.
func (a *agenda) meetingOf(matter int64) model.Meeting { return a.meetings[a.matter(matter).Meeting] }

// options returns the matters that have all the words typed, or their pinyin initials.
func (a *agenda) options(query string) []kit.Option {
	var out []kit.Option
	for i, m := range a.matters {
		fits := true
		for _, word := range strings.Fields(query) {
			fits = fits && model.Holds(a.words[i], word)
		}
		if fits {
			out = append(out, a.option(m.ID))
		}
	}
	return out
}

// option shows a matter in the picker, with its meeting.
func (a *agenda) option(id int64) kit.Option {
	m := a.matter(id)
	if m.ID == 0 {
		return kit.Option{}
	}
	return kit.Option{ID: m.ID, Label: m.Title, Detail: meetingWords(a.meetings[m.Meeting])}
}

func meetingWords(g model.Meeting) string {
	if g.ID == 0 {
		return "还没有上会"
	}
	return g.Title() + "，" + g.Days()
}

// newMatterFields are the inputs of a matter that is registered with the inquiry.
type newMatterFields struct {
	form   *form
	wanted bool // there is such a matter
	title  *kit.Entry
	class  *kit.Select
	unit   *kit.Picker
	leader *kit.Picker
	amount *kit.Entry
}

func newMatter(f *form) *newMatterFields {
	n := &newMatterFields{form: f, title: kit.NewEntry(""), class: kit.NewSelect(nil, nil), amount: kit.NewEntry("万元，例如 1384.72；不涉及时留空")}
	for _, c := range model.Classes() {
		n.class.Options = append(n.class.Options, string(c))
	}
	n.class.SetSelectedIndex(0)
	n.leader = kit.NewPicker("输入姓名或拼音首字母", func(q string) []kit.Option { return f.basis.People.Options(q, f.day()) })
	n.unit = unitPicker(f.basis, func() int64 { return n.leader.Value().ID }, f.page.Today(), f.changed)
	return n
}

func (n *newMatterFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "title", Label: "议题名称", Required: true, Hint: "新议题，保存问询时一起登记；上会后再到“会议议题”里选定会议", Widget: n.title},
		{Name: "class", Label: "类别", Required: true, Widget: n.class},
		{Name: "unit", Label: "提请单位", Widget: n.unit},
		{Name: "leader", Label: "分管领导", Widget: n.leader},
		{Name: "amount", Label: "金额", Widget: n.amount},
	}
}

func (n *newMatterFields) set(m model.Matter, amount string) {
	n.title.SetText(m.Title)
	n.class.SetSelected(string(m.Class))
	n.unit.SetValue(kit.Option{Label: m.Unit})
	if p, ok := n.form.basis.People.Person(m.Leader.ID); ok {
		n.leader.SetValue(desk.Option(p, n.form.day()))
	}
	n.amount.SetText(amount)
}

// read returns the matter as far as it can be read; an amount that is none is the error.
func (n *newMatterFields) read() (model.Matter, error) {
	m := model.NewMatter(0, 0)
	m.Title, m.Class, m.Unit = n.title.Text, model.Class(n.class.Selected), n.unit.Value().Label
	if p, ok := n.form.basis.People.Person(n.leader.Value().ID); ok {
		m.Leader = model.LeaderRef{ID: p.ID, Name: p.Name, Post: p.PostOn(n.form.day())}
	}
	var err error
	m.Amount, err = model.ParseMoney(n.amount.Text)
	return m, err
}

func (n *newMatterFields) listen() {
	n.title.OnChanged = func(title string) {
		n.form.matter.SetValue(kit.Option{Label: title})
		n.form.changed()
	}
	n.class.OnChanged = func(string) { n.form.changed() }
	n.amount.OnChanged = func(string) { n.form.changed() }
	n.leader.OnChanged = func(kit.Option) { n.form.changed() }
}
