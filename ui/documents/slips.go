package documents

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// slipsCard lists the slips issued, each a click away from its paper.
func (d *detail) slipsCard() fyne.CanvasObject {
	rows := container.NewVBox()
	for i, s := range d.doc.Slips {
		view := kit.NewButton("查看", func() { d.showSlip(i) })
		words := s.On.Chinese() + "　" + s.Name()
		if s.Color != "" {
			words += "　" + string(s.Color)
		}
		if s.Kind == model.SlipCopy {
			words += "　" + s.To
		}
		text := kit.NewParagraph(words)
		if s.Stale {
			text.SetText(words + "　要更换：上面的内容已经更正")
			text.SetTone(kit.ToneOverdue)
		}
		rows.Add(container.NewBorder(nil, nil, nil, view, kit.Middle(text)))
	}
	return kit.NewCard("单据", rows)
}

// showSlip opens the paper of the n-th slip.
func (d *detail) showSlip(n int) {
	d.paper.wantSlip(n)
	d.onPreview()
	d.showPaper()
}

// slipChoices are the slips that can be made now.
func (d *detail) slipChoices() []kit.Choice {
	var out []kit.Choice
	for _, k := range d.doc.SlipsNow() {
		out = append(out, kit.Choice{Label: k.Label() + "…", Do: func() { d.onSlip(k) }})
	}
	if slices.Contains(d.doc.SlipsNow(), model.SlipCopy) {
		for _, k := range d.basis.Upward() {
			out = append(out, kit.Choice{Label: "据此起草" + k.Name + "…", Do: func() { d.page.Begin(d.doc.Report(k, d.basis.Office.Clerk, d.page.Today())) }})
		}
	}
	return out
}

// slipFields are the inputs of a slip; those its kind has no use for are not shown.
type slipFields struct {
	on, due *kit.DateField
	by      *kit.Entry
	text    *kit.MultiEntry
	color   *kit.Select
	to      *kit.Picker
	asks    []*kit.Check
	direct  *kit.Entry // of a 抄告单, on what basis it goes to the first secretary
}

func (d *detail) newSlipFields(s model.Slip) *slipFields {
	f := &slipFields{
		on: d.page.DateField(d.basis, s.On), due: d.page.DateField(d.basis, s.Due), by: d.basis.Name(s.By),
		text: kit.NewMultiEntry(slipExamples[s.Kind], 3, 8), direct: kit.NewEntry("例如：县委书记专题会要求抄告"),
	}
	f.text.SetValue(s.Text)
	switch s.Kind {
	case model.SlipSupervise:
		f.color = kit.NewSelect(nil, nil)
		for _, c := range model.Colors() {
			f.color.Options = append(f.color.Options, string(c)+"："+c.Meaning())
		}
		f.color.SetSelectedIndex(slices.Index(model.Colors(), s.Color))
	case model.SlipCopy:
		f.to = kit.NewPicker("抄告给哪位领导", func(q string) []kit.Option { return d.basis.People.Options(q, d.page.Today()) })
		for _, ask := range model.Asks() {
			check := kit.NewCheck(ask, nil)
			check.SetChecked(slices.Contains(s.Asks, ask))
			f.asks = append(f.asks, check)
		}
	}
	return f
}

// slipExamples show what is written on a slip.
var slipExamples = map[model.SlipKind]string{
	model.SlipChase:     "可以不填；纸面上已写明文书、问题和期限",
	model.SlipSupervise: "例如：第二条问题至今没有整改措施，请逐项报告进展",
	model.SlipExtension: "例如：涉及公开招标，程序未完成；已完成方案编制",
	model.SlipReturn:    "哪些问题没有整改到位",
	model.SlipClosure:   "可以不填；各条的核验结果取自认定",
	model.SlipCopy:      "例如：你分管的示东镇在巡察整改中存在以下问题，请督促整改",
}

// dueLabels are what the date of a slip is called; the others have none.
var dueLabels = map[model.SlipKind]string{
	model.SlipChase: "要求反馈于", model.SlipSupervise: "要求办结于", model.SlipExtension: "申请延至", model.SlipReturn: "重新反馈于", model.SlipCopy: "要求回告于",
}

func (f *slipFields) fields(k model.SlipKind) []kit.Field {
	fields := []kit.Field{{Name: "on", Label: "日期", Required: true, Widget: f.on}}
	if f.color != nil {
		fields = append([]kit.Field{{Name: "color", Label: "颜色", Required: true, Widget: f.color}}, fields...)
	}
	if f.to != nil {
		checks := container.New(layout.NewGridLayoutWithColumns(2))
		for _, c := range f.asks {
			checks.Add(c)
		}
		fields = append([]kit.Field{{Name: "to", Label: "抄告对象", Required: true, Widget: f.to}, {Name: "direct", Label: "抄告依据", Widget: f.direct}}, fields...)
		fields = append(fields, kit.Field{Name: "asks", Label: "提请事项", Widget: checks})
	}
	optional := k == model.SlipChase || k == model.SlipClosure
	fields = append(fields, kit.Field{Name: "text", Label: k.TextLabel(), Required: !optional, Widget: f.text})
	if label := dueLabels[k]; label != "" {
		fields = append(fields, kit.Field{Name: "due", Label: label, Required: k == model.SlipExtension, Widget: f.due})
	}
	return append(fields, kit.Field{Name: "by", Label: "经办人", Required: true, Widget: f.by})
}

// read fills a slip from the inputs.
func (f *slipFields) read(s model.Slip, b desk.Basis) (model.Slip, error) {
	s.By, s.Text = f.by.Text, f.text.Value()
	if f.color != nil {
		s.Color = model.Colors()[f.color.SelectedIndex()]
	}
	if f.to != nil {
		s.To, s.Asks, s.Direct = f.to.Value().Label, nil, f.direct.Text
		if p, ok := b.People.Person(f.to.Value().ID); ok {
			s.Post = p.PostOn(s.On)
		}
		for _, c := range f.asks {
			if c.Checked {
				s.Asks = append(s.Asks, c.Text)
			}
		}
	}
	var err error
	if s.On, err = desk.Day("on", f.on); err != nil {
		return s, err
	}
	s.Due, err = desk.Day("due", f.due)
	return s, err
}

// onSlip asks for what a slip says, issues it and shows its paper.
func (d *detail) onSlip(k model.SlipKind) {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	standing := model.StandingOn(doc.State, doc.Deadline.Due, today, d.basis.Kind(doc.Kind).Warn, d.basis.Calendar)
	slip := doc.NewSlip(k, d.basis.Office.Clerk, today, standing)
	fields := d.newSlipFields(slip)
	pointedOut := "" // the text whose telling words the clerk was shown
	form := d.ask(kit.FormDialog{
		Title: slip.Name(), Verb: "出具", Fields: fields.fields(k), Busy: "正在出具…",
		Intro:  "出具后记入这份文书的经过，纸面留存，可以随时再打印。",
		Dirty:  func() bool { return fields.text.Value() != slip.Text },
		OnDone: func() { d.showSlip(len(doc.Slips)) },
	}, "已出具"+slip.Name(), func() (func(context.Context) (model.Document, error), error) {
		s, err := fields.read(slip, d.basis)
		if spots := s.TellingSpots(&doc); len(spots) > 0 {
			if pointedOut != s.Text {
				pointedOut = s.Text
				return nil, model.InvalidField("text", model.TellingSentence(spots)+"，会让人看出有人反映，请改写；核对无碍要保留的，再点一次“出具”")
			}
			s.Cleared = model.TellingFound(spots)
		}
		return func(ctx context.Context) (model.Document, error) {
			return st.IssueSlip(ctx, doc.ID, doc.Version, s, today, printing.IssueSlip)
		}, err
	})
	if fields.to != nil {
		form.SetVisible("direct", false)
		fields.to.OnChanged = func(o kit.Option) { d.followReader(form, fields, o) }
	}
}

// followReader says at the reader of a 抄告单 what there is to say of him, and asks for the basis where it needs one.
func (d *detail) followReader(form *kit.Form, f *slipFields, o kit.Option) {
	p, _ := d.basis.People.Person(o.ID)
	on, err := f.on.Value()
	if err != nil || on.IsZero() {
		on = d.page.Today()
	}
	role := p.RoleOn(on)
	hint := o.Detail
	switch {
	case role == model.RoleParty:
		hint = "“" + p.Name + "”是党委主要负责人。" + model.Upward + "（“出具单据”里有“据此起草呈阅件”）。确有依据要抄告的，在下面填写依据。"
	case role == model.RoleOpen:
		hint = "“" + p.Name + "”的职务像是党委主要负责人，请先在“监督对象”里标明。"
	case p.AskOn(on):
		hint = "“" + p.Name + "”是政府主要负责人，抄告前请先确认已经请示。"
	}
	form.SetHint("to", hint)
	form.SetVisible("direct", role == model.RoleParty)
	if role != model.RoleParty {
		f.direct.SetText("")
	}
}
