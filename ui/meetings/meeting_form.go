package meetings

import (
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// inputs is what the dialogs offer to choose from.
type inputs struct {
	desk.Basis
	setting model.Decisions
}

// prepare reads what the dialogs offer, as it is now.
func (p *Page) prepare(then func(in inputs)) {
	var in inputs
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		if in.Basis, err = p.LoadBasis(ctx); err != nil {
			return err
		}
		in.setting, err = p.Store.Decisions(ctx)
		return err
	}, func() { then(in) })
}

// meetingFields are the inputs of a meeting.
type meetingFields struct {
	kind, first                                                   *kit.Select
	name, place, chair, should, present, observer, topic, minutes *kit.Entry
	from, to, papers                                              *kit.DateField
	agenda                                                        *kit.MultiEntry
}

func newMeetingFields(p *Page, in inputs, m model.Meeting) *meetingFields {
	f := &meetingFields{
		kind: kit.NewSelect(in.setting.Offered(), nil), first: newFindingSelect(m.FirstTopic),
		name: entry("例如：第38次会议；没有届次的不填", m.Name), place: desk.Entry(m.Place), chair: desk.Entry(m.Chair),
		should: desk.Entry(numberText(m.Should)), present: desk.Entry(numberText(m.Present)), observer: in.Basis.Name(m.Observer),
		topic: entry("例如：传达学习中央纪委全会精神", m.Topic), minutes: entry("例如：县委办公室留存，复印件存本办", m.Minutes),
		from: p.DateField(in.Basis, m.From), to: p.DateField(in.Basis, model.Date{}), papers: p.DateField(in.Basis, m.Papers),
		agenda: kit.NewMultiEntry("一行一项", 3, 8),
	}
	if m.To != m.From {
		f.to.SetValue(m.To)
	}
	f.agenda.SetValue(m.Agenda)
	if m.Type != "" && !slices.Contains(f.kind.Options, m.Type) { // the office has dropped the type since
		f.kind.Options = append(f.kind.Options, m.Type)
	}
	f.kind.Selected = m.Type
	return f
}

func (f *meetingFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "type", Label: "会议类型", Required: true, Hint: "没有的类型在“设置”的“会议”里增加", Widget: f.kind},
		{Name: "name", Label: "会议名称", Widget: f.name},
		{Name: "from", Label: "开始日期", Required: true, Widget: f.from},
		{Name: "to", Label: "结束日期", Hint: "当天结束的不填", Widget: f.to},
		{Name: "place", Label: "地点", Widget: f.place},
		{Name: "chair", Label: "主持人", Widget: f.chair},
		{Name: "should", Label: "应到人数", Widget: f.should},
		{Name: "present", Label: "实到人数", Hint: "列席人员不计入", Widget: f.present},
		{Name: "observer", Label: "列席人", Hint: "纪委监委派谁列席", Widget: f.observer},
		{Name: "papers", Label: "材料收到日期", Widget: f.papers},
		{Name: "firstTopic", Label: "第一议题", Hint: "会议是否先学习了第一议题", Widget: f.first},
		{Name: "topic", Label: "学习内容", Widget: f.topic},
		{Name: "agenda", Label: "议程", Widget: f.agenda},
		{Name: "minutes", Label: "会议记录存放", Widget: f.minutes},
	}
}

// read takes the meeting out of the inputs as far as they can be read; the first that cannot is the error.
func (f *meetingFields) read(m model.Meeting) (model.Meeting, error) {
	m.Type, m.Name, m.Place, m.Chair = f.kind.Selected, f.name.Text, f.place.Text, f.chair.Text
	m.Observer, m.Topic, m.Minutes, m.Agenda = f.observer.Text, f.topic.Text, f.minutes.Text, f.agenda.Value()
	m.FirstTopic = chosenFinding(f.first)
	var failed [5]error // in the order of the form
	m.From, failed[0] = desk.Day("from", f.from)
	m.To, failed[1] = desk.Day("to", f.to)
	m.Should, failed[2] = number("should", f.should.Text)
	m.Present, failed[3] = number("present", f.present.Text)
	m.Papers, failed[4] = desk.Day("papers", f.papers)
	m.Normalize()
	return m, firstOf(failed[:])
}

// hintPapers says below the papers by when they are due.
func (f *meetingFields) hintPapers(form *kit.Form, cal *model.Calendar) {
	show := func(from model.Date) {
		hint := "会前至少提前1个工作日送到；没有收到的不填"
		if by, known := (model.Meeting{From: from}).PapersBy(cal); known {
			hint = "最迟应于" + by.Chinese() + "收到；没有收到的不填"
		}
		form.SetHint("papers", hint)
	}
	f.from.OnChanged = show
	day, _ := f.from.Value() // what is no day has no hint
	show(day)
}

// showMeetingForm asks for what shall change of a meeting.
func (p *Page) showMeetingForm(m model.Meeting) {
	p.prepare(func(in inputs) { p.askMeeting(in, m) })
}

func (p *Page) askMeeting(in inputs, m model.Meeting) {
	title, verb, said := "修改会议", "保存", "已修改会议"
	if m.ID == 0 {
		title, verb, said = "登记会议", "登记", "已登记会议"
	}
	fields := newMeetingFields(p, in, m)
	var stored model.Meeting
	form := desk.Ask(p.Desk, kit.FormDialog{
		Title: title, Verb: verb, Fields: fields.fields(),
		Dirty: func() bool {
			now, err := fields.read(m)
			return err != nil || now != m
		},
		OnDone: func() {
			if m.ID == 0 { // one there is stays selected, and the filters as they are
				p.ShowMeeting(stored.ID)
			}
		},
	}, func(after model.Meeting) string { return said + "“" + after.Title() + "”" }, func() (func(context.Context) (model.Meeting, error), error) {
		now, err := fields.read(m)
		return func(ctx context.Context) (_ model.Meeting, err error) {
			stored, err = p.Store.SaveMeeting(ctx, now)
			return stored, err
		}, err
	})
	fields.hintPapers(form, in.Calendar)
}

// entry returns a line with a hint and a value to start from.
func entry(hint, text string) *kit.Entry {
	e := desk.Entry(text)
	e.PlaceHolder = hint
	return e
}

// number reads how many; nothing typed is 0.
func number(field, text string) (int, error) {
	if text = model.CleanLine(text); text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, model.InvalidField(field, "请填写数字；没有登记时留空")
	}
	return n, nil
}

func firstOf(failed []error) error {
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

// newFindingSelect is the choice of what was found of a rule; not knowing comes first.
func newFindingSelect(f model.Finding) *kit.Select {
	s := kit.NewSelect([]string{model.FindingUnknown.Label()}, nil)
	for _, x := range model.Findings() {
		s.Options = append(s.Options, x.Label())
	}
	s.Selected = f.Label()
	return s
}

func chosenFinding(s *kit.Select) model.Finding {
	if i := s.SelectedIndex(); i > 0 {
		return model.Findings()[i-1]
	}
	return model.FindingUnknown
}
