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
func (b *batch) onReply() { b.warnInside(b.askReply) }

func (b *batch) askReply() {
	v, st, today := b.view.vetting, b.page.Store, b.page.Today()
	text, on := kit.NewMultiEntry("", 8, 12), b.page.DateField(b.view.Basis, today)
	draft := b.view.paper.Draft()
	text.SetValue(draft)
	var replied model.Vetting
	const width = 60
	kit.ShowForm(b.page.Window, kit.FormDialog{
		Title: "回复", Verb: "回复", Width: width, Busy: "正在回复…",
		Intro: "回复后按“" + b.view.settings.Mark + "〔年〕n号”自动编号，正文、名单和意见从此固定，不能再改；编号不会重复，也不会收回。",
		Fields: []kit.Field{
			{Name: "on", Label: "成文日期", Required: true, Widget: on},
			{Name: "text", Label: "正文", Required: true, Hint: "一行一段；称谓、落款和附件名单自动排", Widget: text},
		},
		Dirty: func() bool { return text.Value() != draft },
		OnSubmit: func() (kit.Work, error) {
			day, err := desk.Day("on", on)
			words := text.Value()
			return func(ctx context.Context) (err error) {
				replied, err = st.ReplyVetting(ctx, v.ID, v.Version, words, day, today, printing.IssueVettingReply)
				return err
			}, err
		},
		OnDone: func() {
			b.onPreview()
			b.page.Changed()
			b.offerPrint(replied)
		},
	})
}

func (b *batch) offerPrint(v model.Vetting) {
	kit.Confirm(b.page.Window, kit.Confirmation{
		Title: "已回复，文号 " + v.Number.String(), Text: "回复函连同名单已经留存。现在就打印吗？以后也可以在“纸面”里打印。", Verb: "打印",
		OnOK: func() { b.page.PrintPDF(replyName(v), keptReply(b.page.Store, v.ID)) },
	})
}
