package documents

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// wordsAfter adds what the clerk has to know next.
func wordsAfter(doc model.Document) string {
	switch doc.State {
	case model.Signed:
		return "，编号 " + doc.Number.String()
	case model.Served: // what goes up is never in this state
		return "，应于" + doc.Deadline.Due.Chinese() + "前反馈"
	}
	return ""
}

// ask shows the dialog of one act; text says what was done.
func (d *detail) ask(f kit.FormDialog, text string, read func() (func(context.Context) (model.Document, error), error)) *kit.Form {
	return desk.Ask(d.page.Desk, f, func(after model.Document) string { return text + wordsAfter(after) }, read)
}

func (d *detail) onSubmit() {
	id, version, st := d.doc.ID, d.doc.Version, d.page.Store
	verb := submitVerb(d.basis.Rules)
	if p, _ := d.basis.People.Person(d.doc.Leader.ID); asksFirst(d.doc, p) {
		askMayor(d.page.Window, p, d.doc, d.submitAsked)
		return
	}
	submit := func(seen []string) {
		d.page.Run("正在"+verb+"…", func(ctx context.Context) error {
			_, err := st.Submit(ctx, id, version, seen...)
			return err
		}, func() { d.page.Toast("已" + verb) })
	}
	spots := d.doc.TellingSpots()
	if len(spots) == 0 || d.doc.CheckSubmission(d.basis.Office) != nil { // what is missing is said first
		submit(nil)
		return
	}
	desk.AskTelling(d.page.Window, spots, verb, submit)
}

// submitVerb is what handing a draft in is called: an office that checks on paper hands it in for signing at once.
func submitVerb(rules model.Approvals) string {
	if rules.OnPaper {
		return "送签"
	}
	return model.ActSubmit.Label()
}

func (d *detail) onCheck() {
	doc, st := d.doc, d.page.Store
	by := d.basis.Name("", doc.DraftedBy)
	d.ask(kit.FormDialog{
		Title: "核稿通过", Verb: "通过", Intro: "核对对象、职务、问题、建议和期限无误后，交领导签发。",
		Fields: []kit.Field{{Name: "by", Label: "核稿人", Required: true, Hint: "不能是拟稿人" + doc.DraftedBy, Widget: by}},
	}, "核稿通过，待签发", func() (func(context.Context) (model.Document, error), error) {
		name := model.CleanLine(by.Text)
		return func(ctx context.Context) (model.Document, error) { return st.Check(ctx, doc.ID, doc.Version, name) }, nil
	})
}

func (d *detail) onRework() {
	doc, st := d.doc, d.page.Store
	reason := kit.NewMultiEntry("例如：第二条问题缺少时间和单位", 3, 6)
	d.ask(kit.FormDialog{
		Title: "退回修改", Verb: "退回", Dirty: func() bool { return reason.Value() != "" },
		Fields: []kit.Field{{Name: "reason", Label: "退回原因", Required: true, Widget: reason}},
	}, "已退回修改", func() (func(context.Context) (model.Document, error), error) {
		text := model.CleanText(reason.Value())
		return func(ctx context.Context) (model.Document, error) { return st.Rework(ctx, doc.ID, doc.Version, text) }, nil
	})
}

func (d *detail) onServe() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	served := d.page.DateField(d.basis, today)
	received := d.page.DateField(d.basis, today)
	means := kit.NewSelect(nil, nil)
	for _, m := range model.ServiceMeansList() {
		means.Options = append(means.Options, string(m))
	}
	means.SetSelectedIndex(0)
	by, receiver, relation, note := d.basis.Name(d.basis.Office.Clerk), desk.Entry(doc.Holder().Name), desk.Entry(""), desk.Entry("")
	title, intro := "登记送达", "按收回的送达回执填写。反馈期限从"+doc.Start.Label()+"起算，当日不计。"
	if doc.Upward {
		title, intro = "登记报送", "按收回的回执或收文登记填写。上行文不计反馈期限，报送后即办结；有批示或回复的，再登记。"
		receiver.SetText("")
		relation.SetText("收文机关")
	}
	d.ask(kit.FormDialog{
		Title: title, Verb: "登记", Intro: intro,
		Fields: []kit.Field{
			{Name: "served", Label: "送达日期", Required: true, Widget: served},
			{Name: "received", Label: "签收日期", Required: true, Widget: received},
			{Name: "means", Label: "送达方式", Required: true, Widget: means},
			{Name: "by", Label: "送达人", Required: true, Widget: by},
			{Name: "receiver", Label: "签收人", Required: true, Widget: receiver},
			{Name: "relation", Label: "代收关系", Hint: "本人签收的不填；代收的写明与本人的关系", Widget: relation},
			{Name: "note", Label: "备注", Widget: note},
		},
	}, "已"+title, func() (func(context.Context) (model.Document, error), error) {
		s := model.Service{
			Means: model.ServiceMeans(means.Selected), By: model.CleanLine(by.Text), Receiver: model.CleanLine(receiver.Text),
			Relation: model.CleanLine(relation.Text), Note: model.CleanLine(note.Text),
		}
		var err error
		if s.Served, err = desk.Day("served", served); err != nil {
			return nil, err
		}
		if s.Received, err = desk.Day("received", received); err != nil {
			return nil, err
		}
		return func(ctx context.Context) (model.Document, error) { return st.Serve(ctx, doc.ID, doc.Version, s, today) }, nil
	})
}
