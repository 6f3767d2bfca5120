package documents

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

func (d *detail) onReply() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	received := d.page.DateField(d.basis, today)
	by := desk.Entry(doc.Holder().Name)
	text := kit.NewMultiEntry("整改措施、完成情况、取得的成效", 5, 12)
	if doc.Upward {
		d.onRuling()
		return
	}
	d.ask(kit.FormDialog{
		Title: "登记反馈", Verb: "登记", Intro: "按收到的《整改情况反馈表》填写，应于" + doc.Deadline.Due.Chinese() + "前反馈。",
		Fields: []kit.Field{
			{Name: "received", Label: "收到日期", Required: true, Widget: received},
			{Name: "by", Label: "反馈人", Required: true, Hint: "在反馈表上签字的人", Widget: by},
			{Name: "text", Label: "整改情况", Required: true, Widget: text},
		},
		Dirty: func() bool { return text.Value() != "" },
	}, "已登记反馈，待认定", func() (func(context.Context) (model.Document, error), error) {
		day, err := desk.Day("received", received)
		if err != nil {
			return nil, err
		}
		r := model.Reply{Received: day, By: model.CleanLine(by.Text), Text: model.CleanText(text.Value())}
		return func(ctx context.Context) (model.Document, error) {
			return st.Answer(ctx, doc.ID, doc.Version, r, today)
		}, nil
	})
}

// onRuling notes what was decided upon a document that went up.
func (d *detail) onRuling() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	received, by := d.page.DateField(d.basis, today), desk.Entry("")
	text := kit.NewMultiEntry("批示或回复的原文", 4, 12)
	text.SetValue(doc.Reply.Text)
	d.ask(kit.FormDialog{
		Title: "登记批示", Verb: "登记", Intro: "上级的回复或者领导的批示照原文登记；再登记一次会替换它，原来的留在经过里。",
		Fields: []kit.Field{
			{Name: "received", Label: "收到日期", Required: true, Widget: received},
			{Name: "by", Label: "批示人", Required: true, Hint: "作出批示的领导，或者回复的机关", Widget: by},
			{Name: "text", Label: "批示内容", Required: true, Widget: text},
		},
		Dirty: func() bool { return text.Value() != doc.Reply.Text },
	}, "已登记批示", func() (func(context.Context) (model.Document, error), error) {
		day, err := desk.Day("received", received)
		r := model.Reply{Received: day, By: model.CleanLine(by.Text), Text: model.CleanText(text.Value())}
		return func(ctx context.Context) (model.Document, error) {
			return st.Answer(ctx, doc.ID, doc.Version, r, today)
		}, err
	})
}

func (d *detail) onClose() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	by, on := d.basis.Name(""), d.page.DateField(d.basis, today)
	d.ask(kit.FormDialog{
		Title: "销号", Verb: "销号", Intro: "整改已经认可。销号后文书办结，期限不再提醒。",
		Fields: []kit.Field{
			{Name: "by", Label: "批准人", Required: true, Widget: by},
			{Name: "on", Label: "销号日期", Required: true, Widget: on},
		},
	}, "已销号", func() (func(context.Context) (model.Document, error), error) {
		day, err := desk.Day("on", on)
		name := model.CleanLine(by.Text)
		return func(ctx context.Context) (model.Document, error) {
			return st.StrikeOff(ctx, doc.ID, doc.Version, name, day, today)
		}, err
	})
}

func (d *detail) onVoid() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	reason := kit.NewMultiEntry("例如：提醒对象有误，重新制发", 2, 5)
	by, on := d.basis.Name(""), d.page.DateField(d.basis, today)
	intro := "作废的文书不能恢复，期限停止。"
	if !doc.Number.IsZero() {
		intro += "编号 " + doc.Number.String() + " 保留，不会再给别的文书；已发出的纸面要收回。"
	}
	d.ask(kit.FormDialog{
		Title: "作废", Verb: "作废", Danger: true, Intro: intro, Dirty: func() bool { return reason.Value() != "" },
		Fields: []kit.Field{
			{Name: "reason", Label: "作废原因", Required: true, Widget: reason},
			{Name: "by", Label: "批准人", Required: true, Widget: by},
			{Name: "on", Label: "作废日期", Required: true, Widget: on},
		},
	}, "已作废", func() (func(context.Context) (model.Document, error), error) {
		day, err := desk.Day("on", on)
		v := model.Void{On: day, Reason: model.CleanLine(reason.Value()), By: model.CleanLine(by.Text)}
		return func(ctx context.Context) (model.Document, error) { return st.Void(ctx, doc.ID, doc.Version, v, today) }, err
	})
}
