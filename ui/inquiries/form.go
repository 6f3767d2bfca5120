package inquiries

import (
	"context"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// form edits the draft of an inquiry, or corrects a numbered one: fields on the left, the record live on the right.
type form struct {
	page       *Page
	basis      desk.Basis
	agenda     *agenda
	q          model.Inquiry // as opened; what the fields do not hold is taken from here
	correcting bool

	matter      *kit.Picker
	added       *newMatterFields // of a matter that is not registered yet
	phase       *kit.Select
	on          *kit.DateField
	by          *kit.Entry
	means       *kit.Select
	risks       *riskFields
	question    *kit.MultiEntry
	answers     *answersEditor
	suggestions *kit.ItemsEditor
	outcomes    *outcomesEditor // instead of the suggestions where they were judged already
	recorder    *kit.Entry
	reason      *kit.MultiEntry // of a correction
	corrector   *kit.Entry

	fields  *kit.Form
	scroll  *container.Scroll
	preview *kit.PageView
	note    *kit.Text
	loader  *kit.Loader
	keep    *desk.Keeper
	draw    func()
	dirty   bool
	usual   model.Inquiry // what was filled in from the meeting and the day; it follows them while it stands
	object  fyne.CanvasObject
}

// Create opens the form for a new inquiry on a matter; 0 stands for none chosen.
func (p *Page) Create(matter int64) {
	if p.form != nil && matter != 0 {
		kit.Inform(p.Window, "有一次问询还没填完", "请先保存这次问询，或者返回列表，再来新建。")
		return
	}
	p.open(false, nil, func(ctx context.Context, o *opened) error {
		err := o.agenda.include(ctx, p.Store, matter)
		o.q = model.NewInquiry(matter, o.agenda.meetingOf(matter), o.basis.Office.Clerk, p.Today())
		return err
	})
}

// Edit opens the form for a draft.
func (p *Page) Edit(id int64) { p.edit(id, nil) }

// edit is Edit, with what was found wrong with the draft shown at its field.
func (p *Page) edit(id int64, wrong error) { p.openStored(id, false, wrong) }

// correct opens the form for the correction of a numbered inquiry.
func (p *Page) correct(id int64) { p.openStored(id, true, nil) }

func (p *Page) openStored(id int64, correcting bool, wrong error) {
	p.open(correcting, wrong, func(ctx context.Context, o *opened) (err error) {
		if o.q, err = p.Store.Inquiry(ctx, id); err != nil {
			return err
		}
		need := model.InquirySave
		if correcting {
			need = model.InquiryCorrect
		}
		if _, err := o.q.State.After(need); err != nil { // it went on meanwhile; what was kept of it is of no use
			if forgetErr := p.Store.ForgetTyping(ctx, formKey(o.q, correcting)); forgetErr != nil {
				return forgetErr
			}
			return err
		}
		return o.agenda.include(ctx, p.Store, o.q.Matter)
	})
}

// opened is what the form starts from.
type opened struct {
	basis  desk.Basis
	agenda *agenda
	q      model.Inquiry
	kept   typed
	goOn   bool // with what was kept
}

// open loads what the form needs and shows it; load adds the inquiry.
func (p *Page) open(correcting bool, wrong error, load func(context.Context, *opened) error) {
	if p.form != nil {
		p.form.fields.Focus("matter")
		return
	}
	var o opened
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		if o.basis, err = p.LoadBasis(ctx); err != nil {
			return err
		}
		if o.agenda, err = loadAgenda(ctx, p.Store); err != nil {
			return err
		}
		if err = load(ctx, &o); err != nil {
			return err
		}
		o.kept, err = keptFor(ctx, p.Store, formKey(o.q, correcting))
		return err
	}, func() {
		p.basis = o.basis
		f := newForm(p, o, correcting)
		p.place(f)
		if wrong != nil {
			f.fail(wrong)
		}
		if !o.kept.at.IsZero() {
			f.offer(o.kept)
		}
	})
}

func (p *Page) place(f *form) {
	p.form = f
	p.body.Objects = []fyne.CanvasObject{f.object}
	p.body.Refresh()
	f.keep.Start()
	p.Window.Canvas().Focus(f.first())
}

// first is the input that gets the focus; Form.Focus knows its window only once it was drawn.
func (f *form) first() fyne.Focusable {
	if f.correcting {
		return f.reason.FocusTarget()
	}
	return f.matter
}

// closeForm goes back to the list, which gets the keys.
func (p *Page) closeForm() {
	if p.form == nil {
		return
	}
	p.form.keep.Stop()
	p.form = nil
	p.body.Objects = []fyne.CanvasObject{p.list}
	p.body.Refresh()
	p.Window.Canvas().Focus(p.table.FocusTarget())
}

func newForm(p *Page, o opened, correcting bool) *form {
	f := &form{
		page: p, basis: o.basis, agenda: o.agenda, q: o.q, correcting: correcting,
		loader: kit.NewLoader(p.Window), preview: kit.NewPageView(p.Window), note: kit.NewCaption(""),
	}
	f.keep = desk.NewKeeper(p.Desk, f.key, f.typed)
	f.draw = kit.Debounce(drawAfter, f.drawNow)
	f.build()
	if o.goOn {
		f.restore(o.kept)
	} else {
		f.set(o.q)
	}
	f.listen()
	f.drawNow()
	return f
}

// drawAfter is how long the typing must pause before the record is laid out again.
const drawAfter = 60 * time.Millisecond

func (f *form) build() {
	f.matter = kit.NewPicker("按议题名称、单位、领导或会议查找", f.agenda.options)
	if !f.correcting {
		f.matter.AllowNew = f.onNewMatter
	}
	f.added = newMatter(f)
	f.phase, f.means = kit.NewSelect(nil, nil), kit.NewSelect(nil, nil)
	for _, p := range model.Phases() {
		f.phase.Options = append(f.phase.Options, string(p))
	}
	for _, m := range model.MeansList() {
		f.means.Options = append(f.means.Options, string(m))
	}
	f.on = f.page.DateField(f.basis, model.Date{})
	f.by, f.recorder = f.basis.Name(""), f.basis.Name("")
	f.by.SetPlaceHolder("列席会议、提出问询的人")
	f.risks = newRiskFields()
	f.question = kit.NewMultiEntry("问了什么，例如：政府公益项目和企业经营项目怎样分开？", 3, 12)
	f.answers = newAnswersEditor(f.page, f.changed)
	f.suggestions = kit.NewItemsEditor("写一条建议")
	f.outcomes = newOutcomesEditor(f.page, f.changed)
	f.reason, f.corrector = kit.NewMultiEntry("例如：问询人登记错了", 1, 4), f.basis.Name("")
	f.fields = kit.NewForm(f.inputs()...)
	f.scroll = container.NewVScroll(container.NewPadded(f.fields))
	f.fields.Scroll = f.scroll
	f.object = f.frame()
}

// judged tells whether what became of the suggestions is corrected with them.
func (f *form) judged() bool { return f.correcting && !f.q.Judged.IsZero() }

func (f *form) inputs() []kit.Field {
	var fields []kit.Field
	if f.correcting {
		fields = append(fields,
			kit.Field{Name: "reason", Label: "更正原因", Required: true, Widget: f.reason},
			kit.Field{Name: "corrector", Label: "更正人", Required: true, Widget: f.corrector},
		)
	}
	fields = append(fields, kit.Field{Name: "matter", Label: "议题", Required: true, Widget: f.matter})
	fields = append(fields, f.added.fields()...)
	fields = append(fields,
		kit.Field{Name: "on", Label: "问询日期", Required: true, Widget: f.on},
		kit.Field{Name: "phase", Label: "问询阶段", Required: true, Widget: f.phase},
		kit.Field{Name: "by", Label: "问询人", Required: true, Widget: f.by},
		kit.Field{Name: "means", Label: "问询方式", Required: true, Widget: f.means},
		kit.Field{Name: "risks", Label: "廉政风险点", Widget: f.risks.object},
		kit.Field{Name: "question", Label: "问询内容", Required: true, Widget: f.question},
		kit.Field{Name: "answers", Label: "答复", Hint: f.answersHint(), Widget: f.answers.object},
	)
	if f.judged() {
		fields = append(fields, kit.Field{Name: "items", Label: "问询建议", Widget: f.outcomes.object})
	} else {
		fields = append(fields, kit.Field{Name: "suggestions", Label: "问询建议", Hint: "粘贴多行文字会自动分条；Ctrl+Enter 在下面加一条", Widget: f.suggestions})
	}
	return append(fields, kit.Field{Name: "recorder", Label: "记录人", Widget: f.recorder})
}

func (f *form) answersHint() string {
	if f.correcting {
		return ""
	}
	return "当场答复的记在这里；以后答复的，登记编号后再“记录答复”"
}

func (f *form) frame() fyne.CanvasObject {
	heading := "新建问询"
	buttons := []fyne.CanvasObject{
		kit.NewButton("返回列表", f.onLeave), kit.NewButton("保存草稿", f.onSave), kit.NewPrimaryButton("保存并登记编号", f.onRegister),
	}
	switch {
	case f.correcting:
		heading = "更正 " + f.q.Number.String()
		buttons = []fyne.CanvasObject{kit.NewButton("返回列表", f.onLeave), kit.NewPrimaryButton("保存更正", f.onSave)}
	case f.q.ID != 0:
		heading = "编辑问询草稿"
	}
	right := container.NewBorder(nil, container.NewBorder(nil, nil, nil, f.keep.Note, f.note), nil, nil, f.preview)
	split := container.NewHSplit(f.scroll, right)
	split.Offset = 0.52
	return kit.NewPage(heading, split, buttons...)
}

// set shows an inquiry in the fields.
func (f *form) set(q model.Inquiry) {
	f.matter.SetValue(f.agenda.option(q.Matter))
	f.phase.SetSelected(string(q.Phase))
	f.on.SetValue(q.On)
	f.by.SetText(q.By)
	f.means.SetSelected(string(q.Means))
	f.risks.set(q.Risks)
	f.question.SetValue(q.Question)
	f.answers.set(q.Answers)
	texts := make([]string, len(q.Suggestions))
	for i, s := range q.Suggestions {
		texts[i] = s.Text
	}
	f.suggestions.SetValues(texts)
	f.outcomes.set(q.Suggestions)
	f.recorder.SetText(q.Recorder)
	f.corrector.SetText(f.basis.Office.Clerk)
	f.usual = f.fromMeeting()
	f.wantNew(false)
	f.showMatter()
}

// listen reports changes from now on; before, the fields were only being filled.
func (f *form) listen() {
	text := func(string) { f.changed() }
	f.matter.OnChanged = func(kit.Option) { f.onMatter() }
	f.on.OnChanged = func(model.Date) { f.onDay() }
	f.phase.OnChanged, f.means.OnChanged = text, text
	for _, e := range []*kit.Entry{f.by, f.recorder, f.corrector} {
		e.OnChanged = text
	}
	f.question.OnChanged, f.reason.OnChanged = text, text
	f.suggestions.OnChanged = func([]string) { f.changed() }
	f.risks.listen(f.changed)
	f.added.listen()
}
