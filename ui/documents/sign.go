package documents

import (
	"context"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// signFields are the inputs of a signature. Those of the 发文稿纸 are asked for where the office signs on paper.
type signFields struct {
	doc      model.Document
	onPaper  bool
	last     map[int]model.Given // of the series, by year
	form     *kit.Form
	on       *kit.DateField
	by, late *kit.Entry

	checker, countersigned, sheet *kit.Entry
}

// onSign asks for the signature. What the series has given so far is read first: an earlier day needs its reason.
func (d *detail) onSign() {
	doc, st := d.doc, d.page.Store
	mark := d.basis.Kind(doc.Kind).Mark
	var last map[int]model.Given
	d.page.Runner.Run("正在读取…", func(ctx context.Context) (err error) {
		last, err = st.LastSigned(ctx, mark)
		return err
	}, func() { d.askSignature(doc, mark, last) })
}

func (d *detail) newSignFields(doc model.Document, last map[int]model.Given) *signFields {
	return &signFields{
		doc: doc, onPaper: d.basis.Rules.OnPaper, last: last,
		by: d.basis.Name("", doc.DraftedBy, doc.CheckedBy), on: d.page.DateField(d.basis, d.page.Today()),
		late: kit.NewEntry("例如：领导昨日已签，今日补编号"), checker: d.basis.Name(doc.CheckedBy, doc.DraftedBy),
		countersigned: d.basis.Name(""), sheet: kit.NewEntry("可以不填"),
	}
}

func (f *signFields) fields() []kit.Field {
	date := "印在纸面上的成文日期"
	var fields []kit.Field
	if f.onPaper {
		date = "发文稿纸上签批的日期，也是印在纸面上的成文日期"
		fields = []kit.Field{
			{Name: "checker", Label: "核稿人", Required: true, Hint: "照发文稿纸上的签名；不能是拟稿人" + f.doc.DraftedBy, Widget: f.checker},
			{Name: "countersigned", Label: "会签人", Hint: "没有会签的不填", Widget: f.countersigned},
		}
	}
	fields = append(fields,
		kit.Field{Name: "by", Label: "签发人", Required: true, Hint: f.others(), Widget: f.by},
		kit.Field{Name: "on", Label: "签发日期", Required: true, Hint: date, Widget: f.on},
		kit.Field{Name: "late", Label: "补签原因", Required: true, Widget: f.late},
	)
	if f.onPaper {
		fields = append(fields, kit.Field{Name: "sheet", Label: "稿纸编号", Widget: f.sheet})
	}
	return fields
}

// others names those who cannot sign.
func (f *signFields) others() string {
	text := "不能是拟稿人" + f.doc.DraftedBy
	if f.doc.CheckedBy != "" && !f.onPaper {
		return text + "、核稿人" + f.doc.CheckedBy
	}
	return text + "，也不能是核稿人"
}

// listen asks for the reason as soon as the day is earlier than the last of the series.
func (f *signFields) listen(form *kit.Form) {
	f.form = form
	f.on.OnChanged = func(model.Date) { f.follow() }
	f.follow()
}

func (f *signFields) follow() {
	on, _ := f.on.Value()
	said := f.last[on.Year()].Before(on)
	f.form.SetHint("late", said)
	f.form.SetVisible("late", said != "")
}

func (f *signFields) read() (model.Signature, error) {
	s := model.Signature{By: f.by.Text, Late: f.late.Text}
	if f.onPaper {
		s.Checker = f.checker.Text
		s.Sheet = &model.SigningSheet{Number: f.sheet.Text, Countersigned: f.countersigned.Text}
	}
	var err error
	s.On, err = desk.Day("on", f.on)
	return s, err
}

func (d *detail) askSignature(doc model.Document, mark string, last map[int]model.Given) {
	st, today := d.page.Store, d.page.Today()
	f := d.newSignFields(doc, last)
	intro := "签发后按“" + mark + "〔年〕n号”自动编号，内容和纸面从此固定，不能再改；编号不会重复，也不会收回。"
	if f.onPaper {
		intro = "线下核签：照已签好的发文稿纸填写。" + intro
	}
	var unwritten error // the number is given even if the copy in printed/ cannot be written now
	form := d.ask(kit.FormDialog{
		Title: "签发编号", Verb: "签发", Intro: intro, Fields: f.fields(), Busy: "正在签发…",
		Dirty: func() bool { return f.late.Text != "" || f.sheet.Text != "" },
		OnDone: func() {
			if unwritten != nil {
				kit.ShowErr(d.page.Window, unwritten)
			}
		},
	}, "已签发", func() (func(context.Context) (model.Document, error), error) {
		sig, err := f.read()
		return func(ctx context.Context) (model.Document, error) {
			signed, err := st.Sign(ctx, doc.ID, doc.Version, sig, today, printing.Issue)
			if err == nil {
				_, unwritten = st.PaperFile(ctx, signed.ID)
			}
			return signed, err
		}, err
	})
	f.listen(form)
}
