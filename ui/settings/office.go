package settings

import (
	"context"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// OfficeFields are the inputs of who issues the documents; the first start asks the same.
type OfficeFields struct {
	issuer, desk, contact, phone, clerk *kit.Entry
}

// NewOfficeFields returns the inputs filled with an office.
func NewOfficeFields(o model.Office) *OfficeFields {
	f := &OfficeFields{
		issuer: kit.NewEntry("例如：中共某某县纪律检查委员会"), desk: kit.NewEntry("例如：县同级监督领导小组办公室"),
		contact: kit.NewEntry(""), phone: kit.NewEntry(""), clerk: kit.NewEntry(""),
	}
	f.issuer.SetText(o.Issuer)
	f.desk.SetText(o.Desk)
	f.contact.SetText(o.Contact)
	f.phone.SetText(o.Phone)
	f.clerk.SetText(o.Clerk)
	return f
}

// Fields are the inputs as a form shows them.
func (f *OfficeFields) Fields() []kit.Field {
	return []kit.Field{
		{Name: "issuer", Label: "签发机关", Required: true, Hint: "印在纸面上方的红字全称", Widget: f.issuer},
		{Name: "desk", Label: "反馈对象", Required: true, Hint: "监督对象把整改情况反馈到哪里", Widget: f.desk},
		{Name: "clerk", Label: "经办人", Required: true, Hint: "使用这台电脑的人，记入每一条操作记录", Widget: f.clerk},
		{Name: "contact", Label: "联系人", Widget: f.contact},
		{Name: "phone", Label: "联系电话", Widget: f.phone},
	}
}

// FocusTarget returns the first input.
func (f *OfficeFields) FocusTarget() fyne.Focusable { return f.issuer }

// Value reads the inputs.
func (f *OfficeFields) Value() model.Office {
	return model.Office{Issuer: f.issuer.Text, Desk: f.desk.Text, Contact: f.contact.Text, Phone: f.phone.Text, Clerk: f.clerk.Text}
}

func (p *Page) officeForm() fyne.CanvasObject {
	fields := NewOfficeFields(p.basis.Office)
	form := kit.NewForm(fields.Fields()...)
	p.unsaved = append(p.unsaved, func() bool {
		typed := fields.Value()
		typed.Normalize()
		return typed != p.basis.Office
	})
	save := kit.NewPrimaryButton("保存", func() {
		o := fields.Value()
		p.save(form, func(ctx context.Context) error { return p.Store.SetOffice(ctx, o) }, "单位信息已保存")
	})
	note := kit.NewCaption("改动只影响以后签发的文书；已签发的纸面保持签发时的样子。")
	return container.NewVBox(form, note, container.NewHBox(save))
}
