package documents

import (
	"context"
	"strconv"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// form edits a draft: fields on the left, the printed page live on the right.
type form struct {
	page  *Page
	basis desk.Basis
	doc   model.Document // as opened; what the fields do not hold is taken from here

	leader      *kit.Picker
	units       *kit.UnitsPicker
	link        *kit.Select
	source      *kit.Picker
	shown       *kit.Entry // 对外来源表述
	from        string     // the source that shown was proposed for
	basisText   *kit.Entry
	title       *kit.Entry
	problems    *kit.ItemsEditor
	suggestions *kit.ItemsEditor
	term        *kit.Entry
	drafted     *kit.DateField
	draftedBy   *kit.Entry
	chief       *chiefFields
	asked       int64 // the leader the clerk was asked about and means
	sections    []section
	earlier     *kit.MultiEntry
	lead        *kit.MultiEntry
	request     *kit.MultiEntry
	feedback    *kit.MultiEntry

	fields  *kit.Form
	scroll  *container.Scroll
	preview *kit.PageView
	note    *kit.Text
	loader  *kit.Loader
	keep    *desk.Keeper
	draw    func()
	dirty   bool
	filled  []kit.Option // the units that were filled in with the leader
	object  fyne.CanvasObject
}

// Create opens the form for a new document of a kind; "" stands for the usual one.
func (p *Page) Create(kind string) {
	p.open(func(_ context.Context, b desk.Basis) (model.Document, error) {
		k, err := b.KindToCreate(kind)
		return model.NewDocument(k, b.Office.Clerk, p.Today()), err
	})
}

// Escalate opens the form for the document that follows one which was not carried out.
func (p *Page) Escalate(before model.Document) {
	p.open(func(_ context.Context, b desk.Basis) (model.Document, error) {
		return before.Escalation(b.Kind(b.Kind(before.Kind).Next), b.Office.Clerk, p.Today())
	})
}

// Begin opens the form for a document that was made from another record. One that is being typed comes first.
func (p *Page) Begin(d model.Document) {
	if p.form != nil {
		kit.Inform(p.Window, "有一份文书还没填完", "请先保存这份文书，或者返回列表，再来制发新的。")
		return
	}
	p.open(func(context.Context, desk.Basis) (model.Document, error) { return d, nil })
}

// Edit opens the form for a draft.
func (p *Page) Edit(id int64) {
	p.open(func(ctx context.Context, _ desk.Basis) (model.Document, error) { return p.Store.Document(ctx, id) })
}

// opened is what the form starts from.
type opened struct {
	basis desk.Basis
	doc   model.Document
	kept  typed
}

func (p *Page) open(load func(context.Context, desk.Basis) (model.Document, error)) {
	if p.form != nil {
		p.form.fields.Focus("leader")
		return
	}
	var o opened
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		if o.basis, err = p.LoadBasis(ctx); err != nil {
			return err
		}
		if o.doc, err = load(ctx, o.basis); err != nil {
			return err
		}
		if o.doc.State != model.Draft { // handed in meanwhile; what was kept of it is of no use
			if err := p.Store.ForgetTyping(ctx, formKey(o.doc)); err != nil {
				return err
			}
			return model.Refuse("这份文书已经送核，不能再编辑。要修改请先“退回修改”")
		}
		o.kept, err = keptFor(ctx, p.Store, o.doc)
		return err
	}, func() { p.showForm(o) })
}

func (p *Page) showForm(o opened) {
	f := newForm(p, o.basis, o.doc)
	p.place(f)
	if !o.kept.at.IsZero() {
		f.offer(o.kept)
	}
}

func (p *Page) place(f *form) {
	p.form = f
	p.body.Objects = []fyne.CanvasObject{f.object}
	p.body.Refresh()
	f.keep.Start()
	p.Window.Canvas().Focus(f.leader) // Form.Focus knows its window only once it was drawn
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

func newForm(p *Page, b desk.Basis, doc model.Document) *form {
	f := &form{page: p, basis: b, doc: doc, loader: kit.NewLoader(p.Window), preview: kit.NewPageView(p.Window), note: kit.NewCaption("")}
	f.keep = desk.NewKeeper(p.Desk, f.key, f.typed)
	f.draw = kit.Debounce(drawAfter, f.drawNow)
	f.build()
	f.set(doc)
	f.listen()
	f.drawNow()
	return f
}

func (f *form) build() {
	f.leader = kit.NewPicker("输入姓名或拼音首字母", func(q string) []kit.Option { return f.basis.People.Options(q, f.day()) })
	f.leader.AllowNew = f.onNewLeader
	f.units = kit.NewUnitsPicker("问题所在的单位，可选多个", func(q string) []kit.Option {
		return f.basis.UnitOptions(q, f.leader.Value().ID, f.day())
	})
	f.units.SetAllowNew(func(name string) {
		f.units.SetValues(append(f.units.Values(), kit.Option{Label: model.CleanLine(name)}))
		f.changed()
	})
	f.link = kit.NewSelect([]string{string(model.Liaison), string(model.InCharge)}, nil)
	f.source = kit.NewPicker("选择，或输入别的来源", sourceOptions)
	f.source.AllowNew = func(text string) {
		f.source.SetValue(kit.Option{Label: model.CleanLine(text)})
		f.onSource()
	}
	f.shown = kit.NewEntry("")
	f.basisText, f.title = kit.NewEntry("例如：《中国共产党党内监督条例》"), kit.NewEntry("不填时取第一条问题")
	f.problems, f.suggestions = kit.NewItemsEditor("写一条问题"), kit.NewItemsEditor("写一条建议")
	f.term, f.draftedBy = kit.NewEntry(""), f.basis.Name("")
	f.drafted = f.page.DateField(f.basis, model.Date{})
	f.earlier, f.lead = kit.NewMultiEntry("", 2, 8), kit.NewMultiEntry("", 2, 8)
	f.request, f.feedback = kit.NewMultiEntry("", 2, 8), kit.NewMultiEntry("", 2, 8)
	f.sections, f.chief = newSections(f.page, f), newChiefFields(f)
	f.fields = kit.NewForm(f.inputs()...)
	f.scroll = container.NewVScroll(container.NewPadded(f.fields))
	f.fields.Scroll = f.scroll
	f.object = f.frame()
}

func (f *form) kind() model.Kind { return f.basis.Kind(f.doc.Kind) }

// inputs are the fields of the kind, in the order of the paper.
func (f *form) inputs() []kit.Field {
	labels := f.kind().Labels
	followsUp, feedback := f.doc.Previous != "", "反馈要求"
	if f.doc.Upward {
		feedback = "结语"
	}
	fields := []kit.Field{
		{Name: "leader", Label: labels.Object, Required: true, Widget: f.leader},
	}
	fields = append(fields, f.chief.fields()...)
	fields = append(fields,
		kit.Field{Name: "units", Label: "联系单位", Widget: container.NewBorder(nil, nil, nil, f.link, f.units)},
		kit.Field{Name: "source", Label: "问题来源", Required: true, Widget: f.source, Hint: "只在程序里看得到，不印"},
		kit.Field{Name: "sourceShown", Label: "对外来源表述", Widget: f.shown, Hint: "印在纸面上的说法，不能让对方看出是谁反映的"},
	)
	for _, s := range f.sections {
		fields = append(fields, s.above(followsUp)...)
	}
	fields = append(fields,
		kit.Field{Name: "problems", Label: "问题", Required: true, Hint: "粘贴多行文字会自动分条；Ctrl+Enter 在下面加一条", Widget: f.problems},
		kit.Field{Name: "suggestions", Label: labels.Advice, Widget: f.suggestions},
	)
	for _, s := range f.sections {
		fields = append(fields, s.below()...)
	}
	fields = append(fields,
		kit.Field{Name: "title", Label: "事由", Widget: f.title},
		kit.Field{Name: "basis", Label: "依据", Widget: f.basisText},
	)
	if !f.doc.Upward {
		fields = append(fields, kit.Field{Name: "term", Label: "反馈期限", Required: true, Hint: "工作日", Widget: f.term})
	}
	fields = append(fields,
		kit.Field{Name: "drafted", Label: "拟稿日期", Required: true, Widget: f.drafted},
		kit.Field{Name: "draftedBy", Label: "拟稿人", Required: true, Widget: f.draftedBy},
	)
	if followsUp {
		fields = append(fields, kit.Field{Name: "earlier", Label: "提到前次的话", Widget: f.earlier})
	}
	fields = append(fields,
		kit.Field{Name: "lead", Label: "问题前的话", Hint: "{联系单位} 这样的空格印出来时会填上内容", Widget: f.lead},
		kit.Field{Name: "request", Label: "建议前的话", Widget: f.request},
		kit.Field{Name: "feedback", Label: feedback, Required: true, Widget: f.feedback},
	)
	for _, s := range f.sections {
		fields = append(fields, s.last()...)
	}
	return fields
}

func (f *form) frame() fyne.CanvasObject {
	heading := "新建" + f.kind().Name
	switch {
	case f.doc.ID != 0:
		heading = "编辑" + f.kind().Name + "草稿"
	case f.doc.Previous != "":
		heading = "升级为" + f.kind().Name
	}
	buttons := container.NewHBox(
		kit.NewButton("返回列表", f.onLeave), kit.NewButton("保存草稿", f.onSave), kit.NewPrimaryButton("保存并"+submitVerb(f.basis.Rules), f.onSubmit),
	)
	right := container.NewBorder(nil, container.NewBorder(nil, nil, nil, f.keep.Note, f.note), nil, nil, f.preview)
	split := container.NewHSplit(f.scroll, right)
	split.Offset = 0.52
	return kit.NewPage(heading, split, buttons)
}

func sourceOptions(query string) []kit.Option {
	var out []kit.Option
	for i, s := range model.Sources() {
		if model.Holds(s, query) {
			out = append(out, kit.Option{ID: int64(i + 1), Label: s})
		}
	}
	return out
}

// set shows a document in the fields.
func (f *form) set(d model.Document) {
	if d.Leader.ID != 0 {
		if p, ok := f.basis.People.Person(d.Leader.ID); ok {
			f.leader.SetValue(desk.Option(p, d.Drafted))
		}
	}
	var units []kit.Option
	for _, u := range d.Units {
		units = append(units, kit.Option{ID: u.ID, Label: u.Name})
	}
	f.units.SetValues(units)
	f.link.SetSelected(string(d.Link))
	f.source.SetValue(kit.Option{Label: d.Source})
	f.shown.SetText(d.OuterSource())
	f.from = d.Source
	f.basisText.SetText(d.Basis)
	f.title.SetText(d.Title)
	f.problems.SetTagged(d.Problems, d.Origins)
	f.suggestions.SetValues(d.Suggestions)
	f.term.SetText(strconv.Itoa(d.Term))
	f.drafted.SetValue(d.Drafted)
	f.draftedBy.SetText(d.DraftedBy)
	f.chief.direct.SetText(d.Direct)
	f.chief.follow()
	for _, s := range f.sections {
		s.set(d)
	}
	f.earlier.SetValue(d.Wording.Earlier)
	f.lead.SetValue(d.Wording.Lead)
	f.request.SetValue(d.Wording.Request)
	f.feedback.SetValue(d.Wording.Feedback)
}

// listen reports changes from now on; before, the fields were only being filled.
func (f *form) listen() {
	text := func(string) { f.changed() }
	f.leader.OnChanged = f.onLeader
	f.units.OnChanged = func([]kit.Option) { f.changed() }
	f.link.OnChanged = text
	f.source.OnChanged = func(kit.Option) { f.onSource() }
	for _, e := range []*kit.Entry{f.shown, f.basisText, f.title, f.term, f.draftedBy, f.chief.direct} {
		e.OnChanged = text
	}
	for _, e := range []*kit.MultiEntry{f.earlier, f.lead, f.request, f.feedback} {
		e.OnChanged = text
	}
	f.problems.OnChanged = func([]string) { f.changed() }
	f.suggestions.OnChanged = func([]string) { f.changed() }
	f.drafted.OnChanged = func(model.Date) {
		f.chief.follow()
		f.changed()
	}
	for _, s := range f.sections {
		s.listen(f.changed)
	}
}

// drawAfter is how long the typing must pause before the page is laid out again.
const drawAfter = 60 * time.Millisecond
