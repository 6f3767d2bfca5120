package meetings

import (
	"context"
	"reflect"
	"slices"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// matterFields are the inputs of a matter, as it is put to a meeting.
type matterFields struct {
	class                                *kit.Select
	title, reporter, amount, persons, no *kit.Entry
	unit, leader                         *kit.Picker
}

// newMatterFields offers leaders with their posts of the day of the meeting, of today while there is none.
func newMatterFields(p *Page, in inputs, m model.Matter, meeting model.Meeting) *matterFields {
	day := p.Today()
	if meeting.ID != 0 {
		day = meeting.From
	}
	f := &matterFields{
		class: kit.NewSelect(nil, nil), title: entry("例如：审议《县属国有企业领导人管理办法》", m.Title), reporter: entry("例如：县国资局局长", m.Reporter),
		amount: entry("例如：1384.72", m.Amount.Wan()), persons: desk.Entry(numberText(m.Persons)), no: desk.Entry(numberText(m.No)),
	}
	for _, c := range model.Classes() {
		f.class.Options = append(f.class.Options, string(c))
	}
	f.class.Selected = string(m.Class)
	f.leader = kit.NewPicker("姓名或拼音首字母", func(q string) []kit.Option { return in.People.Options(q, day) })
	f.leader.SetValue(kit.Option{ID: m.Leader.ID, Label: m.Leader.Name, Detail: m.Leader.Post})
	f.unit = kit.NewPicker("单位名称", func(q string) []kit.Option { return in.UnitOptions(q, 0, day) })
	f.unit.AllowNew = func(text string) { f.unit.SetValue(kit.Option{Label: model.CleanLine(text)}) }
	f.unit.SetValue(kit.Option{Label: m.Unit})
	f.unit.OnChanged = func(o kit.Option) {
		if leader, one := in.People.InCharge(o.ID, day); one && f.leader.Value().ID == 0 {
			f.leader.SetValue(desk.Option(leader, day))
		}
	}
	return f
}

func (f *matterFields) fields(in inputs, meeting model.Meeting) []kit.Field {
	large := "万元，不涉及资金的不填"
	if in.setting.Large > 0 {
		large += "；" + in.setting.Large.String() + "以上为大额"
	}
	fields := []kit.Field{
		{Name: "title", Label: "议题名称", Required: true, Widget: f.title},
		{Name: "class", Label: "类别", Required: true, Widget: f.class},
		{Name: "unit", Label: "提请单位", Widget: f.unit},
		{Name: "reporter", Label: "汇报人", Widget: f.reporter},
		{Name: "leader", Label: "分管领导", Hint: "职务按会议那天的记入；没有上会的按今天的", Widget: f.leader},
		{Name: "amount", Label: "金额", Hint: large, Widget: f.amount},
		{Name: "persons", Label: "涉及人数", Hint: "任免、奖惩等涉及几名人员", Widget: f.persons},
	}
	if meeting.ID != 0 {
		fields = append(fields, kit.Field{Name: "no", Label: "议题序号", Hint: "议程上的第几项", Widget: f.no})
	}
	return fields
}

// read takes the matter out of the inputs as far as they can be read; the first that cannot is the error.
func (f *matterFields) read(m model.Matter) (model.Matter, error) {
	m.Title, m.Class, m.Unit, m.Reporter = f.title.Text, model.Class(f.class.Selected), f.unit.Value().Label, f.reporter.Text
	if o := f.leader.Value(); o.ID != m.Leader.ID {
		m.Leader = model.LeaderRef{ID: o.ID}
	}
	var failed [3]error // in the order of the form
	m.Amount, failed[0] = model.ParseMoney(f.amount.Text)
	m.Persons, failed[1] = number("persons", f.persons.Text)
	m.No, failed[2] = number("no", f.no.Text)
	m.Normalize()
	return m, firstOf(failed[:])
}

// showMatterForm asks for a new matter, or for what shall change of one; meeting is the one it is on, the zero one for
// a matter that waits.
func (p *Page) showMatterForm(m model.Matter, meeting model.Meeting) {
	p.prepare(func(in inputs) { p.askMatter(in, m, meeting) })
}

func (p *Page) askMatter(in inputs, m model.Matter, meeting model.Meeting) {
	title, verb, said, today := "修改议题", "保存", "已修改议题", p.Today()
	if m.ID == 0 {
		title, verb, said = "新增议题", "新增", "已新增议题"
	}
	intro := "议题还没有上会，列在“" + waitingWord + "”里；定了会议再移上去。"
	if meeting.ID != 0 {
		intro = meeting.Title() + "，" + meeting.Days() + "。"
	}
	fields := newMatterFields(p, in, m, meeting)
	m.Normalize() // as read does, so that the two can be compared
	var stored model.Matter
	desk.Ask(p.Desk, kit.FormDialog{
		Title: title, Verb: verb, Intro: intro, Fields: fields.fields(in, meeting),
		Dirty: func() bool {
			now, err := fields.read(m)
			return err != nil || !reflect.DeepEqual(now, m)
		},
		OnDone: func() { p.follow(stored) },
	}, func(after model.Matter) string { return said + "“" + after.Title + "”" }, func() (func(context.Context) (model.Matter, error), error) {
		now, err := fields.read(m)
		return func(ctx context.Context) (_ model.Matter, err error) {
			stored, err = p.Store.SaveMatter(ctx, now, today)
			return stored, err
		}, err
	})
}

// decisionFields are the inputs of what a meeting decided on a matter, and of what was checked of how it did.
type decisionFields struct {
	decision                    *kit.Select
	ruling                      *kit.MultiEntry
	lastWord, recusal, recorded *kit.Select
	recused                     *kit.Entry
	dissents                    *dissentEditor
}

func newDecisionFields(p *Page, m model.Matter) *decisionFields {
	c := m.Checks
	f := &decisionFields{
		decision: kit.NewSelect(nil, nil), ruling: kit.NewMultiEntry("例如：补充任职回避条款后印发", 2, 6),
		lastWord: newFindingSelect(c.LastWord), recusal: newFindingSelect(c.Recusal), recorded: newFindingSelect(c.Recorded),
		recused: entry("例如：县委常委 韩立诚（涉及本部门干部）", c.Recused), dissents: newDissentEditor(p, c.Dissents),
	}
	for _, d := range model.DecisionList() {
		f.decision.Options = append(f.decision.Options, string(d))
	}
	f.decision.Selected = string(m.Decision)
	f.ruling.SetValue(m.Ruling)
	return f
}

func (f *decisionFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "decision", Label: "会议决定", Required: true, Widget: f.decision},
		{Name: "ruling", Label: "决定内容", Hint: "怎样决定的；修改后通过的写明修改了什么", Widget: f.ruling},
		{Name: "lastWord", Label: "末位表态", Hint: "主要负责人是否最后表态", Widget: f.lastWord},
		{Name: "recusal", Label: "回避", Hint: "与议题有关系的人是否回避；没有人需要回避的选“不适用”", Widget: f.recusal},
		{Name: "recused", Label: "回避人员", Hint: "谁回避了，或者应回避没有回避", Widget: f.recused},
		{Name: "recorded", Label: "全程纪实", Hint: "讨论和表决是否全程记录", Widget: f.recorded},
		{Name: "dissents", Label: "反对或保留意见", Widget: f.dissents.object()},
	}
}

func (f *decisionFields) read(m model.Matter) model.Matter {
	m.Decision, m.Ruling = model.Decision(f.decision.Selected), f.ruling.Value()
	m.Checks = model.Procedure{
		LastWord: chosenFinding(f.lastWord), Recusal: chosenFinding(f.recusal), Recused: f.recused.Text,
		Recorded: chosenFinding(f.recorded), Dissents: f.dissents.values(),
	}
	m.Normalize()
	return m
}

// showDecisionForm registers what the meeting decided on a matter.
func (p *Page) showDecisionForm(s subject) {
	fields, today := newDecisionFields(p, s.matter), p.Today()
	was := s.matter
	was.Checks.Dissents = slices.Clone(was.Checks.Dissents)
	was.Normalize()
	desk.Ask(p.Desk, kit.FormDialog{
		Title: "登记会议决定", Verb: "登记", Width: 50, // who and how they voted beside each other
		Intro:  joined("，", s.meeting.Title(), s.meeting.Days(), attendance([]classQuorum{{"", s.quorum}})) + "。\n议题：" + s.matter.Title,
		Fields: fields.fields(),
		Dirty:  func() bool { return !reflect.DeepEqual(fields.read(was), was) },
	}, func(after model.Matter) string { return "已登记会议决定：" + string(after.Decision) }, func() (func(context.Context) (model.Matter, error), error) {
		now := fields.read(s.matter)
		return func(ctx context.Context) (model.Matter, error) { return p.Store.SaveMatter(ctx, now, today) }, nil
	})
}
