package vetting

import (
	"context"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// onReply asks for the text of the reply, as it is proposed, and its date; then the letter is numbered and its paper
// frozen, and printing is offered.
func (b *batch) onReply() { b.warnInside(b.readSeries) }

// readSeries reads what the series has given so far: an earlier day needs its reason.
func (b *batch) readSeries() {
	st, mark := b.page.Store, b.view.settings.Mark
	var last map[int]model.Given
	b.page.Runner.Run("正在读取…", func(ctx context.Context) (err error) {
		last, err = st.LastReplied(ctx, mark)
		return err
	}, func() { b.askReply(last) })
}

func (b *batch) askReply(last map[int]model.Given) {
	v, st, today := b.view.vetting, b.page.Store, b.page.Today()
	text, on := kit.NewMultiEntry("", 8, 12), b.page.DateField(b.view.Basis, today)
	draft := b.view.paper.Draft()
	text.SetValue(draft)
	late := kit.NewEntry("例如：领导昨日已审定，今日补编号")
	var replied model.Vetting
	const width = 60
	form := kit.ShowForm(b.page.Window, kit.FormDialog{
		Title: "回复", Verb: "回复", Width: width, Busy: "正在回复…",
		Intro: "回复后按“" + b.view.settings.Mark + "〔年〕n号”自动编号，正文、名单和意见从此固定，不能再改；编号不会重复，也不会收回。",
		Fields: []kit.Field{
			{Name: "on", Label: "成文日期", Required: true, Widget: on},
			{Name: "late", Label: "补签原因", Required: true, Widget: late},
			{Name: "text", Label: "正文", Required: true, Hint: "一行一段；称谓、落款和附件名单自动排", Widget: text},
		},
		Dirty: func() bool { return text.Value() != draft || late.Text != "" },
		OnSubmit: func() (kit.Work, error) {
			day, err := desk.Day("on", on)
			issue := model.VettingIssue{Text: text.Value(), On: day, Late: late.Text}
			return func(ctx context.Context) (err error) {
				replied, err = st.ReplyVetting(ctx, v.ID, v.Version, issue, today, printing.IssueVettingReply)
				return err
			}, err
		},
		OnDone: func() {
			b.onPreview()
			b.page.Changed()
			b.offerPrint(replied)
		},
	})
	follow := func(day model.Date) {
		said := last[day.Year()].Before(day)
		form.SetHint("late", said)
		form.SetVisible("late", said != "")
	}
	on.OnChanged = follow
	follow(today)
}

func (b *batch) offerPrint(v model.Vetting) {
	kit.Confirm(b.page.Window, kit.Confirmation{
		Title: "已回复，文号 " + v.Number.String(), Text: "回复函连同名单已经留存。现在就打印吗？以后也可以在“纸面”里打印。", Verb: "打印",
		OnOK: func() { b.page.PrintPDF(replyName(v), keptReply(b.page.Store, v.ID)) },
	})
}
