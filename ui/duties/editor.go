package duties

import (
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

var scopes = []model.DutyScope{model.DutyOfOffice, model.DutyOfLeader}

func scopeLabel(s model.DutyScope) string {
	if s == model.DutyOfOffice {
		return "由办公室承担"
	}
	return "每名监督对象"
}

// newDuty is what a new duty begins with.
func newDuty(today model.Date) model.Duty {
	const warn = 10
	return model.Duty{Scope: model.DutyOfOffice, Period: model.EachHalf, Month: 6, Day: 31, Warn: warn, Since: today}
}

// dutyFields are the inputs of a duty.
type dutyFields struct {
	name, month, day, warn, basis *kit.Entry
	scope, period                 *kit.Select
	since                         *kit.DateField
}

func newDutyFields(p *Page, d model.Duty) *dutyFields {
	entry := func(hint, text string) *kit.Entry {
		e := kit.NewEntry(hint)
		e.SetText(text)
		return e
	}
	f := &dutyFields{
		name: entry("例如：听取履行“一岗双责”情况", d.Name), basis: entry("例如：每半年至少听取1次", d.Basis),
		month: entry("", strconv.Itoa(d.Month)), day: entry("31 是月底", strconv.Itoa(d.Day)), warn: entry("", strconv.Itoa(d.Warn)),
		scope: kit.NewSelect(nil, nil), period: kit.NewSelect(nil, nil), since: p.DateField(p.basis, d.Since),
	}
	for _, s := range scopes {
		f.scope.Options = append(f.scope.Options, scopeLabel(s))
	}
	for _, period := range model.DutyPeriods() {
		f.period.Options = append(f.period.Options, period.Label())
	}
	f.scope.SetSelectedIndex(slices.Index(scopes, d.Scope))
	f.period.OnChanged = func(string) { f.fit() }
	f.period.SetSelectedIndex(slices.Index(model.DutyPeriods(), d.Period))
	return f
}

func (f *dutyFields) chosenPeriod() model.DutyPeriod {
	return model.DutyPeriods()[f.period.SelectedIndex()]
}

// fit takes the day of the month out of use for a duty whose event sets it.
func (f *dutyFields) fit() {
	if f.chosenPeriod() == model.Once {
		f.day.SetText("")
		f.day.Disable()
		return
	}
	f.day.Enable()
}

func (f *dutyFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "name", Label: "事项名称", Required: true, Widget: f.name},
		{Name: "scope", Label: "由谁承担", Required: true, Widget: f.scope},
		{Name: "period", Label: "频次", Required: true, Hint: "“一次”的从某一名监督对象的事件起算，例如诫勉", Widget: f.period},
		{Name: "month", Label: "第几个月", Required: true, Hint: "期限在一期里的第几个月；“一次”的填事件之后几个月", Widget: f.month},
		{Name: "day", Label: "哪一日", Required: true, Hint: "31 表示月底；“一次”的由事件的日子决定", Widget: f.day},
		{Name: "warn", Label: "提前提醒", Required: true, Hint: "剩几个工作日时亮黄灯", Widget: f.warn},
		{Name: "since", Label: "从何日起", Required: true, Hint: "期限在这一天以前的各期不算", Widget: f.since},
		{Name: "basis", Label: "依据", Widget: f.basis},
	}
}

// read takes the duty out of the inputs as far as they can be read; the first that cannot is the error.
func (f *dutyFields) read(d model.Duty) (model.Duty, error) {
	d.Name, d.Basis = f.name.Text, f.basis.Text
	d.Scope, d.Period, d.Day = scopes[f.scope.SelectedIndex()], f.chosenPeriod(), 0
	var failed error
	number := func(field, text, example string) int {
		n, err := strconv.Atoi(model.CleanLine(text))
		if err != nil && failed == nil {
			failed = model.InvalidField(field, "请填写数字，例如 "+example)
		}
		return n
	}
	d.Month, d.Warn = number("month", f.month.Text, "6"), number("warn", f.warn.Text, "10")
	if d.Period != model.Once {
		d.Day = number("day", f.day.Text, "31")
	}
	since, err := desk.Day("since", f.since)
	d.Since = since
	if failed == nil {
		failed = err
	}
	d.Normalize()
	return d, failed
}

// showEditor asks for a new duty, or for what shall change of one.
func (p *Page) showEditor(d model.Duty) {
	title, verb := "修改定期事项", "保存"
	if d.ID == 0 {
		title, verb = "增加定期事项", "增加"
	}
	fields := newDutyFields(p, d)
	var stored model.Duty
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: title, Verb: verb, Fields: fields.fields(),
		Dirty: func() bool {
			now, err := fields.read(d)
			return err != nil || now != d
		},
		OnSubmit: func() (kit.Work, error) {
			now, err := fields.read(d)
			return func(ctx context.Context) (err error) {
				stored, err = p.Store.SaveDuty(ctx, now)
				return err
			}, err
		},
		OnDone: func() { p.Changed(); p.Toast("已保存“" + stored.Name + "”") },
	})
}

// showEvent asks for what a duty owed once runs from.
func (p *Page) showEvent(d model.Duty) {
	st, today := p.Store, p.Today()
	leader := kit.NewPicker("监督对象", func(q string) []kit.Option { return p.basis.People.Options(q, today) })
	on, note := p.DateField(p.basis, today), kit.NewMultiEntry("例如：诫勉决定文号", 2, 4)
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: "登记起算事件", Verb: "登记", Intro: "“" + d.Name + "”" + rule(d) + "。",
		Fields: []kit.Field{
			{Name: "leader", Label: "监督对象", Required: true, Widget: leader},
			{Name: "on", Label: "事件日期", Required: true, Hint: "例如作出诫勉决定的日期", Widget: on},
			{Name: "note", Label: "说明", Widget: note},
		},
		Dirty: func() bool { return leader.Value().ID != 0 || note.Value() != "" },
		OnSubmit: func() (kit.Work, error) {
			e := model.DutyEvent{Duty: d.ID, Leader: leader.Value().ID, Note: note.Value()}
			if e.Leader == 0 {
				return nil, model.InvalidField("leader", "请选择是哪一名监督对象")
			}
			var err error
			if e.On, err = desk.Day("on", on); err != nil {
				return nil, err
			}
			return func(ctx context.Context) error { return st.AddDutyEvent(ctx, e, today) }, nil
		},
		OnDone: func() { p.Changed(); p.Toast("已登记：" + leader.Value().Label + "，" + d.Name) },
	})
}
