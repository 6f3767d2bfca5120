package duties

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// dutyList is the card with the duties themselves, as the office sets them.
type dutyList struct {
	page   *Page
	card   fyne.CanvasObject
	table  *kit.Table[model.Duty]
	rule   *kit.Text // when the duty selected is due
	edit   *kit.Button
	retire *kit.Button
	event  *kit.Button
}

func newDutyList(p *Page) *dutyList {
	l := &dutyList{page: p, rule: kit.NewCaption("")}
	l.table = kit.NewTable(dutyColumns(), func(d model.Duty) int64 { return d.ID },
		kit.NewEmptyState(theme.ListIcon(), "还没有定期事项", "点“增加”，写明频次、由谁承担", nil))
	l.table.OnSelect = func([]model.Duty) { l.showSelected() }
	l.table.OnOpen = func(d model.Duty) { p.showEditor(d) }
	kit.KeepWidths(p.App.Preferences(), "duties.list.widths", l.table)
	add := kit.NewIconButton("增加", theme.ContentAddIcon(), func() { p.showEditor(newDuty(p.Today())) })
	l.edit = kit.NewButton("修改", func() { l.onSelected(p.showEditor) })
	l.retire = kit.NewButton("停用", func() { l.onSelected(l.onRetire) })
	l.event = kit.NewButton("登记起算事件", func() { l.onSelected(p.showEvent) })
	below := container.NewVBox(l.rule, kit.NewFlow(add, l.edit, l.retire, l.event))
	gap := container.New(layout.NewCustomPaddedLayout(0, 0, kit.CardGap, 0),
		kit.NewCard("事项设置", container.New(layout.NewBorderLayout(nil, below, nil, nil), l.table, below))) // in the order of Tab
	l.card = gap
	l.showSelected()
	return l
}

func dutyColumns() []kit.Column[model.Duty] {
	return []kit.Column[model.Duty]{
		{ID: "name", Label: "事项", Width: 110, Grow: true, Text: func(d model.Duty) string { return d.Name }},
		{ID: "period", Label: "频次", Width: 72, Text: func(d model.Duty) string { return d.Period.Label() }},
		{
			ID: "state", Label: "状态", Width: 76, Text: func(d model.Duty) string { return map[bool]string{true: "停用", false: "在用"}[d.Retired] },
			Tone: func(d model.Duty) kit.Tone {
				return map[bool]kit.Tone{true: kit.ToneDone, false: kit.ToneNormal}[d.Retired]
			},
		},
	}
}

// set shows the duties as they are stored now.
func (l *dutyList) set(duties []model.Duty) {
	l.table.SetRows(duties)
	l.showSelected()
}

func (l *dutyList) onSelected(act func(model.Duty)) {
	if rows := l.table.Selected(); len(rows) == 1 {
		act(rows[0])
	}
}

// showSelected says the rule of the duty selected and offers what can be done with it.
func (l *dutyList) showSelected() {
	for _, b := range []*kit.Button{l.edit, l.retire, l.event} {
		b.Disable()
	}
	l.retire.SetText("停用")
	l.rule.SetText("“诫勉六个月后回访”一类的事项，选中后登记起算事件。")
	l.onSelected(func(d model.Duty) {
		l.edit.Enable()
		l.retire.Enable()
		if d.Retired {
			l.retire.SetText("启用")
		}
		if d.Period == model.Once && !d.Retired {
			l.event.Enable()
		}
		l.rule.SetText(rule(d))
	})
}

// rule says in a sentence when a duty is due and who owes it.
func rule(d model.Duty) string {
	text := scopeLabel(d.Scope) + "，" + d.Period.Label()
	switch {
	case d.Period == model.Once:
		text = fmt.Sprintf("从登记的事件起，满 %d 个月时办理", d.Month)
	case d.Period == model.EachMonth:
		text += fmt.Sprintf("，期限为当月%s", dayLabel(d.Day))
	default:
		text += fmt.Sprintf("，期限为第 %d 个月%s", d.Month, dayLabel(d.Day))
	}
	text += fmt.Sprintf("，剩 %d 个工作日时提醒；%s起执行", d.Warn, d.Since.Chinese())
	if d.Basis != "" {
		text += "；依据：" + d.Basis
	}
	return text
}

func dayLabel(day int) string {
	if day == 31 {
		return "月底"
	}
	return fmt.Sprintf("的 %d 日", day)
}

// onRetire takes a duty out of use or back into it.
func (l *dutyList) onRetire(d model.Duty) {
	d.Retired = !d.Retired
	save := func(said string) {
		p := l.page
		p.Run("正在保存…", func(ctx context.Context) error {
			_, err := p.Store.SaveDuty(ctx, d)
			return err
		}, func() { p.Toast(said + "“" + d.Name + "”") })
	}
	if !d.Retired {
		save("已启用")
		return
	}
	kit.Confirm(l.page.Window, kit.Confirmation{
		Title: "停用“" + d.Name + "”？", Text: "停用后不再提醒，也不再列出没有完成的各期；完成记录保留。以后可以重新启用。", Verb: "停用",
		OnOK: func() { save("已停用") },
	})
}
