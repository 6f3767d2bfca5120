package documents

import (
	"context"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// chiefFields are what the form says and asks where a paper would go to the first secretary: that one reports upward
// instead, the letters that do so, and the basis without which it does not go on.
type chiefFields struct {
	form   *form
	note   *kit.Text
	direct *kit.Entry
	offer  *fyne.Container
}

func newChiefFields(f *form) *chiefFields {
	c := &chiefFields{form: f, note: kit.NewParagraph(""), direct: kit.NewEntry("例如：市纪委监委2026年3月2日的批复")}
	c.note.SetTone(kit.ToneOverdue)
	buttons := kit.NewFlow()
	for _, k := range f.basis.Upward() {
		buttons.Add(kit.NewButton("改拟"+k.Name, func() { f.turnUpward(k) }))
	}
	c.offer = container.NewVBox(c.note, buttons)
	return c
}

func (c *chiefFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "upward", Label: "", Widget: c.offer},
		{Name: "direct", Label: "直接制发的依据", Hint: "没有依据不能送核；填写的依据长期留档", Widget: c.direct},
	}
}

// role is what counts of the leader chosen on the day of the draft.
func (f *form) role() model.PostRole {
	p, _ := f.basis.People.Person(f.leader.Value().ID)
	return p.RoleOn(f.day())
}

// follow shows the fields where the leader chosen asks for them.
func (c *chiefFields) follow() {
	f, role := c.form, model.PostRole("")
	if !f.doc.Upward {
		role = f.role()
	}
	name := f.leader.Value().Label
	switch role {
	case model.RoleParty:
		c.note.SetText("“" + name + "”是党委主要负责人。" + model.Upward + "。已经填写的内容会带过去。")
	case model.RoleOpen:
		c.note.SetText("“" + name + "”的职务像是党委主要负责人，还没有标明。请先在“监督对象”里编辑他的职务，选定“党委主要负责人”或“一般职务”。")
	}
	f.fields.SetVisible("upward", role == model.RoleParty || role == model.RoleOpen)
	f.fields.SetVisible("direct", role == model.RoleParty)
}

// turnUpward goes on with the letter that goes up, with what has been written. A stored draft stays until it is voided.
func (f *form) turnUpward(k model.Kind) {
	doc, _ := f.read() // what cannot be read yet is not taken along
	doc.Normalize()
	up := doc.Report(k, f.basis.Office.Clerk, f.page.Today())
	p, kept := f.page, f.doc.ID != 0
	p.closeForm()
	f.keep.Forget()
	p.showForm(opened{basis: f.basis, doc: up})
	p.form.dirty = true
	if kept {
		p.Toast("原来的草稿还在列表里，不用的请作废")
	}
}

// asksFirst reports whether the clerk is asked before the document goes on to its leader.
func asksFirst(doc model.Document, p model.Person) bool {
	return !doc.Upward && !doc.Asked && p.AskOn(doc.Drafted)
}

// askMayor asks whether the document is meant for the head of the government.
func askMayor(w fyne.Window, p model.Person, doc model.Document, do func()) {
	kit.Confirm(w, kit.Confirmation{
		Title: "发给政府主要负责人？", Verb: "确认，继续",
		Text: "“" + p.Name + "”（" + p.PostOn(doc.Drafted) + "）是政府主要负责人。向他制发文书，一般先请示县委主要负责人或者报上级纪委监委同意。确认要直接发给他吗？确认会记入经过。",
		OnOK: do,
	})
}

// submitAsked stores that the clerk was asked, and hands the draft in.
func (d *detail) submitAsked() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	doc.Asked = true
	d.page.Run("正在保存…", func(ctx context.Context) (err error) {
		doc, err = st.SaveDraft(ctx, doc, today)
		return err
	}, func() {
		d.doc = doc
		d.onSubmit()
	})
}
