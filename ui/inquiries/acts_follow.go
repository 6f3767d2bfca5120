package inquiries

import (
	"context"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// unitPicker chooses a unit, or takes a name that is typed.
func unitPicker(b desk.Basis, leader func() int64, day model.Date, changed func()) *kit.Picker {
	p := kit.NewPicker("选择，或输入单位名称", func(query string) []kit.Option { return b.UnitOptions(query, leader(), day) })
	p.AllowNew = func(name string) {
		p.SetValue(kit.Option{Label: model.CleanLine(name)})
		changed()
	}
	p.OnChanged = func(kit.Option) { changed() }
	return p
}

// usualTerm is the term a follow-up begins with, in working days; it is that of the cards.
const usualTerm = "15"

func (d *detail) onFollow() {
	q, st, today, basis := d.Inquiry, d.page.Store, d.page.Today(), d.page.basis
	unit := unitPicker(basis, func() int64 { return d.Matter.Leader.ID }, today, func() {})
	unit.SetValue(kit.Option{Label: d.Matter.Unit})
	since, term := d.page.DateField(basis, today), desk.Entry(usualTerm)
	said := func(after model.Inquiry) string { return "已交办，应于" + dueWords(after.Follow.Deadline) }
	form := desk.Ask(d.page.Desk, kit.FormDialog{
		Title: "交办跟踪", Verb: "交办", Intro: "把采纳的建议交责任单位落实，期限从交办日期的次日起算。",
		Fields: []kit.Field{
			{Name: "unit", Label: "责任单位", Required: true, Widget: unit},
			{Name: "since", Label: "交办日期", Required: true, Widget: since},
			{Name: "term", Label: "落实期限", Required: true, Hint: "工作日", Widget: term},
		},
	}, said, func() (func(context.Context) (model.Inquiry, error), error) {
		day, err := desk.Day("since", since)
		if err != nil {
			return nil, err
		}
		days, err := desk.Days("term", term.Text)
		name := unit.Value().Label
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.FollowInquiry(ctx, q.ID, q.Version, name, day, days, today)
		}, err
	})
	follow := func() { form.SetHint("term", dueHint(since, term, basis.Calendar)) }
	since.OnChanged = func(model.Date) { follow() }
	term.OnChanged = func(string) { follow() }
	follow()
}

// dueHint says which due date a day and a term make.
func dueHint(since *kit.DateField, term *kit.Entry, cal *model.Calendar) string {
	day, err := since.Value()
	if err != nil || day.IsZero() || strings.TrimSpace(term.Text) == "" {
		return "工作日；填写交办日期和天数后，这里显示到哪一天"
	}
	days, err := desk.Days("term", term.Text)
	if err != nil {
		return model.UserMessage(err)
	}
	dl, err := cal.Deadline(day, days)
	if err != nil {
		return model.UserMessage(err)
	}
	return "工作日，应于" + dueWords(dl)
}

func (d *detail) onResult() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	result := kit.NewMultiEntry("责任单位做了什么，例如：办法已修改印发，两类账目分开核算", 4, 10)
	result.SetValue(q.Follow.Result)
	on := d.page.DateField(d.page.basis, today)
	intro := q.Follow.Unit + "应于" + dueWords(q.Follow.Deadline) + "。"
	if !q.Follow.Done.IsZero() {
		intro = "已登记过一次，现在填写的会替换它；原来的留在经过里。"
	}
	d.ask(kit.FormDialog{
		Title: "登记落实情况", Verb: "登记", Intro: intro,
		Fields: []kit.Field{
			{Name: "result", Label: "落实情况", Required: true, Widget: result},
			{Name: "on", Label: "落实日期", Required: true, Widget: on},
		},
		Dirty: func() bool { return result.Value() != q.Follow.Result },
	}, "已登记落实情况", func() (act, error) {
		day, err := desk.Day("on", on)
		text := result.Value()
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.CarryOutInquiry(ctx, q.ID, q.Version, text, day, today)
		}, err
	})
}

func (d *detail) onRecheck() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	on, by := d.page.DateField(d.page.basis, today), d.page.basis.Name(d.page.basis.Office.Clerk)
	result := kit.NewMultiEntry("例如：查阅了印发的办法和两类账目，情况属实", 3, 8)
	d.ask(kit.FormDialog{
		Title: "复核", Verb: "登记", Intro: "核实责任单位报来的落实情况是否属实。",
		Fields: []kit.Field{
			{Name: "on", Label: "复核日期", Required: true, Widget: on},
			{Name: "by", Label: "复核人", Required: true, Widget: by},
			{Name: "result", Label: "复核结果", Required: true, Widget: result},
		},
		Dirty: func() bool { return result.Value() != "" },
	}, "已登记复核", func() (act, error) {
		day, err := desk.Day("on", on)
		r := model.Recheck{On: day, By: by.Text, Result: result.Value()}
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.RecheckInquiry(ctx, q.ID, q.Version, r, today)
		}, err
	})
}
