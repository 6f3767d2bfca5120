package inquiries

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// act is the store's method of one act.
type act = func(context.Context) (model.Inquiry, error)

// ask shows the dialog of one act; said tells what was done.
func (d *detail) ask(f kit.FormDialog, said string, read func() (act, error)) *kit.Form {
	return desk.Ask(d.page.Desk, f, func(model.Inquiry) string { return said }, read)
}

func (d *detail) onRegister() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	kit.Confirm(d.page.Window, kit.Confirmation{
		Title: "登记编号", Verb: "登记",
		Text: "登记后按“" + model.InquiryMark + "〔年〕n号”自动编号；编号不会重复，也不会收回。以后改动内容要走“更正”，原来的内容留档。",
		OnOK: func() {
			var after model.Inquiry
			d.page.Runner.Start(kit.Job{Busy: "正在登记…", Fixed: true, Work: func(ctx context.Context) (err error) {
				after, err = st.RegisterInquiry(ctx, q.ID, q.Version, today)
				return err
			}, Done: func() {
				d.page.Changed()
				d.page.Toast("已登记，编号 " + after.Number.String())
			}, Fail: func(err error) bool {
				if model.FieldOf(err) == "" {
					return false
				}
				d.page.edit(q.ID, err)
				return true
			}})
		},
	})
}

func (d *detail) onDrop() {
	q, st := d.Inquiry, d.page.Store
	kit.Confirm(d.page.Window, kit.Confirmation{
		Title: "删除草稿", Verb: "删除", Danger: true, Text: "这份问询草稿还没有编号，删除后不能恢复。议题和会议不受影响。",
		OnOK: func() {
			d.page.Runner.Start(kit.Job{Busy: "正在删除…", Fixed: true, Work: func(ctx context.Context) error {
				if err := st.DropInquiry(ctx, q.ID, q.Version); err != nil {
					return err
				}
				return st.ForgetTyping(ctx, formKey(q, false))
			}, Done: func() {
				d.clear()
				d.page.Changed()
				d.page.Toast("草稿已删除")
			}})
		},
	})
}

func (d *detail) onReport() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	on, by := d.page.DateField(d.page.basis, today), d.page.basis.Name(d.page.basis.Office.Clerk)
	to, reason := kit.NewEntry("例如：市纪委监委"), kit.NewMultiEntry("例如：第二条建议至今没有纠正，催促后仍未答复", 3, 8)
	d.ask(kit.FormDialog{
		Title: "上报", Verb: "登记", Intro: "纠正不力的，按上报的材料登记；问询照常办理。",
		Fields: []kit.Field{
			{Name: "on", Label: "上报日期", Required: true, Widget: on},
			{Name: "to", Label: "上报对象", Required: true, Widget: to},
			{Name: "reason", Label: "纠正不力的情况", Required: true, Widget: reason},
			{Name: "by", Label: "经办人", Widget: by},
		},
		Dirty: func() bool { return reason.Value()+to.Text != "" },
	}, "已登记上报", func() (act, error) {
		day, err := desk.Day("on", on)
		r := model.Report{On: day, To: to.Text, Reason: reason.Value(), By: by.Text}
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.ReportInquiry(ctx, q.ID, q.Version, r, today)
		}, err
	})
}

func (d *detail) onClose() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	by, on := d.page.basis.Name(""), d.page.DateField(d.page.basis, today)
	d.ask(kit.FormDialog{
		Title: "办结", Verb: "办结", Intro: "办结后不再跟踪；需要时仍可更正、制发文书。",
		Fields: []kit.Field{
			{Name: "by", Label: "审核人", Required: true, Widget: by},
			{Name: "on", Label: "办结日期", Required: true, Widget: on},
		},
	}, "已办结", func() (act, error) {
		day, err := desk.Day("on", on)
		name := by.Text
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.CloseInquiry(ctx, q.ID, q.Version, name, day, today)
		}, err
	})
}

func (d *detail) onVoid() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	reason := kit.NewMultiEntry("例如：同一次问询重复登记", 2, 5)
	by, on := d.page.basis.Name(""), d.page.DateField(d.page.basis, today)
	d.ask(kit.FormDialog{
		Title: "作废", Verb: "作废", Danger: true, Dirty: func() bool { return reason.Value() != "" },
		Intro: "作废的问询不能恢复，不再计入统计。编号 " + q.Number.String() + " 保留，不会再给别的问询。",
		Fields: []kit.Field{
			{Name: "reason", Label: "作废原因", Required: true, Widget: reason},
			{Name: "by", Label: "批准人", Required: true, Widget: by},
			{Name: "on", Label: "作废日期", Required: true, Widget: on},
		},
	}, "已作废", func() (act, error) {
		day, err := desk.Day("on", on)
		v := model.Void{On: day, Reason: reason.Value(), By: by.Text}
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.VoidInquiry(ctx, q.ID, q.Version, v, today)
		}, err
	})
}
