package calendar

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// dayPanel says what the chosen day is, changes it, and lists what is due on it.
type dayPanel struct {
	page   *Page
	object fyne.CanvasObject
	date   model.Date

	title *kit.Text
	facts *kit.KeyValues
	acts  *fyne.Container
	count *kit.Text
	list  *fyne.Container
}

const (
	dayWidth = 292 // of the panel, in Fyne units
	mostRows = 50  // documents named for a day; the page 两卡一书 lists all
)

func newDayPanel(p *Page) *dayPanel {
	d := &dayPanel{
		page: p, title: kit.NewSubHeading(""), facts: kit.NewKeyValues(), acts: kit.NewFlow(),
		count: kit.NewText(""), list: container.NewVBox(),
	}
	d.count.Bold = true
	head := container.NewVBox(d.title, d.facts, d.acts, d.count)
	card := kit.NewCard("", container.NewBorder(head, nil, nil, nil, container.NewVScroll(d.list)))
	d.object = container.New(fixedWidth(dayWidth), card)
	return d
}

// fixedWidth keeps a panel as wide as it is, whatever stands in it.
type fixedWidth float32

func (w fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w)+kit.CardGap, o[0].MinSize().Height)
}

func (w fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(kit.CardGap, 0))
	o[0].Resize(fyne.NewSize(size.Width-kit.CardGap, size.Height))
}

// show describes a day.
func (d *dayPanel) show(date model.Date) {
	d.date = date
	p := d.page
	d.title.SetText(date.Chinese() + " " + date.WeekdayName())
	d.acts.Objects, d.list.Objects = nil, nil
	day := p.cal.Day(date)
	own, isOwn := p.own[date]
	d.facts.Set(d.describe(day, own)...)
	if day.Working {
		d.acts.Add(kit.NewButton("设为放假", func() { d.onSet(true) }))
	} else {
		d.acts.Add(kit.NewButton("设为上班", func() { d.onSet(false) }))
	}
	if isOwn {
		d.acts.Add(kit.NewButton("恢复全国安排", func() { d.onClear(own) }))
	}
	d.showDue(p.due[date])
	d.object.Refresh()
}

func (d *dayPanel) describe(day model.Day, own model.DayRule) []kit.Pair {
	is := desk.DayWord(day)
	if day.Reason != day.Date.WeekdayName() {
		is += "，" + day.Reason
	}
	pairs := []kit.Pair{{Label: "这一天", Value: is}, {Label: "依据", Value: d.source(day, own)}}
	if !day.Known {
		pairs = append(pairs, kit.Pair{Label: "暂定", Value: "当年放假通知尚未录入，可能改变", Tone: kit.ToneToday})
	}
	return pairs
}

func (d *dayPanel) source(day model.Day, own model.DayRule) string {
	switch {
	case own.Source == model.SourceLocal:
		return "本单位设置的本地节日（全国年节及纪念日放假办法第四条）"
	case own.Source == model.SourceManual:
		return "本单位手工设置"
	case !own.Date.IsZero():
		return own.Source + "（本地安排）"
	case day.Source != "":
		return day.Source
	}
	return "按星期"
}

func (d *dayPanel) showDue(rows []model.Row) {
	d.count.SetText("当天没有到期的文书")
	if len(rows) > 0 {
		d.count.SetText(fmt.Sprintf("到期 %d 份", len(rows)))
	}
	for i, r := range rows {
		if i == mostRows {
			d.list.Add(kit.NewCaption(fmt.Sprintf("另有 %d 份，请在“两卡一书”里查看", len(rows)-mostRows)))
			break
		}
		open := kit.NewButton("查看", func() { d.page.OnDocument(r.ID) })
		d.list.Add(container.NewBorder(nil, nil, nil, container.NewVBox(open), container.NewVBox(
			kit.NewParagraph(r.Number.String()+" "+r.Leader.Name), kit.NewCaption(r.Title), kit.NewBadge(desk.RowTone(r), desk.Standing(r)))))
	}
	d.list.Refresh()
}

// onChosen is what a tap on a day does in year and month.
func (d *dayPanel) onChosen(p *Page) func(model.Date) {
	return func(date model.Date) { p.day.show(date) }
}

// onSet asks why the day is off or worked, and sets it.
func (d *dayPanel) onSet(off bool) {
	p, rule := d.page, model.DayRule{Date: d.date, Off: off}
	word, intro := "设为上班", "改为工作日"
	if off {
		word, intro = "设为放假", "改为休息日"
	}
	name, local := kit.NewEntry(""), kit.NewCheck("本地节日或地方政府的安排（全国年节及纪念日放假办法第四条）", nil)
	var change model.CalendarChange
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: rule.Date.Chinese() + word,
		Intro: rule.Date.Chinese() + "（" + rule.Date.WeekdayName() + "）" + intro + "。办理中文书的期限随之重算，变动记入各文书和“期限变动”；可以随时恢复。",
		Fields: []kit.Field{
			{Name: "name", Label: "节日或原因", Required: true, Hint: "期限说明里这样写，例如：火把节、抗洪停工", Widget: name},
			{Name: "source", Label: "性质", Widget: local},
		},
		Verb: word,
		OnSubmit: func() (kit.Work, error) {
			rule.Name, rule.Source = name.Text, model.SourceManual
			if local.Checked {
				rule.Source = model.SourceLocal
			}
			return func(ctx context.Context) (err error) {
				change, err = p.Store.SetDay(ctx, rule, p.Today())
				return err
			}, nil
		},
		OnDone: func() { p.changed(change) },
	})
}

// onClear asks before the national arrangement stands again.
func (d *dayPanel) onClear(own model.DayRule) {
	p := d.page
	kit.Confirm(p.Window, kit.Confirmation{
		Title: "恢复全国安排？", Text: "不再按“" + own.String() + "”，改按全国的放假安排。办理中文书的期限随之重算。", Verb: "恢复",
		OnOK: func() {
			var change model.CalendarChange
			p.Run("正在恢复…", func(ctx context.Context) (err error) {
				change, err = p.Store.ClearDay(ctx, own.Date, p.Today())
				return err
			}, func() { p.announce(change) })
		},
	})
}
