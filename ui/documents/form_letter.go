package documents

import (
	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/container"
)

// letterFields are the inputs of an official letter.
type letterFields struct {
	kind           model.Kind
	heading, to    *kit.Entry
	causes         *kit.MultiEntry
	copies         *kit.Entry
	contact, phone *kit.Entry
	list, form     *kit.Check
	annexes        *kit.ItemsEditor
}

func newLetterFields(k model.Kind) *letterFields {
	return &letterFields{
		kind:    k,
		heading: kit.NewEntry("不填时为“关于〈事由〉的" + k.Name + "”"), to: kit.NewEntry("不填时为联系单位"),
		causes:  kit.NewMultiEntry("问题产生的原因，可以不填", 2, 8),
		copies:  kit.NewEntry("例如：县委，市纪委监委"),
		contact: kit.NewEntry("不填时用设置里的联系人"), phone: kit.NewEntry("不填时用设置里的电话"),
		list: kit.NewCheck(model.AnnexProblems, nil), form: kit.NewCheck(model.AnnexForm, nil),
		annexes: kit.NewItemsEditor("另附材料的名称，随文附在后面"),
	}
}

func (l *letterFields) above(bool) []kit.Field {
	return []kit.Field{
		{Name: "heading", Label: "标题", Widget: l.heading},
		{Name: "to", Label: "主送", Widget: l.to},
	}
}

func (l *letterFields) below() []kit.Field {
	causes := l.kind.Labels.Causes
	if causes == "" {
		causes = "原因分析"
	}
	return []kit.Field{
		{Name: "causes", Label: causes, Widget: l.causes},
		{Name: "annexForms", Label: "附件", Hint: "勾选的附件由程序排在文后", Widget: container.NewHBox(l.list, l.form)},
		{Name: "annexes", Label: "其他附件", Widget: l.annexes},
		{Name: "copies", Label: "抄送", Widget: l.copies},
		{Name: "contact", Label: "联系人", Widget: l.contact},
		{Name: "phone", Label: "联系电话", Widget: l.phone},
	}
}

func (l *letterFields) last() []kit.Field { return nil }

func (l *letterFields) set(d model.Document) {
	v := d.Letter
	l.heading.SetText(v.Heading)
	l.to.SetText(v.To)
	l.causes.SetValue(v.Causes)
	l.copies.SetText(v.Copies)
	l.contact.SetText(v.Contact)
	l.phone.SetText(v.Phone)
	l.list.SetChecked(v.ProblemList)
	l.form.SetChecked(v.Form)
	l.annexes.SetValues(v.FurtherAnnexes)
}

func (l *letterFields) read(d *model.Document) error {
	d.Letter = model.Letter{
		Heading: l.heading.Text, To: l.to.Text, Causes: l.causes.Value(), Copies: l.copies.Text, Contact: l.contact.Text, Phone: l.phone.Text,
		ProblemList: l.list.Checked, Form: l.form.Checked, FurtherAnnexes: l.annexes.Values(),
	}
	return nil
}

func (l *letterFields) listen(changed func()) {
	for _, e := range []*kit.Entry{l.heading, l.to, l.copies, l.contact, l.phone} {
		e.OnChanged = func(string) { changed() }
	}
	l.causes.OnChanged = func(string) { changed() }
	l.annexes.OnChanged = func([]string) { changed() }
	for _, c := range []*kit.Check{l.list, l.form} {
		c.OnChanged = func(bool) { changed() }
	}
}
