package documents

import (
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// besideSteps is the choice of a chase that is no step of the ladder.
const besideSteps = "不按步骤"

// chaseFields are the inputs of a chase, and of the slip that is made with it.
type chaseFields struct {
	steps             []model.ChaseStep
	due               model.ChaseStep // the step to be proposed today; its key may be model.ChaseEscalate, or empty
	since             model.Date      // it came due
	form              *kit.Form
	step, means       *kit.Select
	on, promised, ask *kit.DateField
	reached, by       *kit.Entry
	answer, text      *kit.MultiEntry
	slip              *kit.Check
	wording           string // proposed for the step chosen
}

func (d *detail) newChaseFields() *chaseFields {
	today := d.page.Today()
	f := &chaseFields{
		steps: d.steps, on: d.page.DateField(d.basis, today), promised: d.page.DateField(d.basis, model.Date{}), ask: d.page.DateField(d.basis, model.Date{}),
		reached: desk.Entry(""), by: d.basis.Name(d.basis.Office.Clerk), answer: kit.NewMultiEntry("对方怎么说，可以不填", 2, 5), text: kit.NewMultiEntry(slipExamples[model.SlipChase], 2, 6),
	}
	f.due, f.since, _ = d.doc.NextChase(f.steps, today, d.basis.Calendar)
	f.step, f.means = kit.NewSelect(nil, nil), kit.NewSelect(nil, nil)
	for _, s := range f.steps {
		f.step.Options = append(f.step.Options, s.Name)
	}
	f.step.Options = append(f.step.Options, besideSteps)
	for _, m := range model.ChaseMeansList() {
		f.means.Options = append(f.means.Options, string(m))
	}
	f.slip = kit.NewCheck("同时出具催办通知单", nil)
	f.means.SetSelectedIndex(0)
	f.step.SetSelectedIndex(len(f.steps))
	if i := slices.IndexFunc(f.steps, func(s model.ChaseStep) bool { return s.Key == f.due.Key }); i >= 0 {
		f.step.SetSelectedIndex(i)
	}
	return f
}

func (f *chaseFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "step", Label: "步骤", Required: true, Widget: f.step},
		{Name: "on", Label: "催办日期", Required: true, Widget: f.on},
		{Name: "means", Label: "方式", Required: true, Widget: f.means},
		{Name: "reached", Label: "联系对象", Hint: "接电话、收通知的人；通报的可以不填", Widget: f.reached},
		{Name: "answer", Label: "答复", Widget: f.answer},
		{Name: "promised", Label: "承诺反馈于", Widget: f.promised},
		{Name: "by", Label: "经办人", Required: true, Widget: f.by},
		{Name: "slip", Label: "通知单", Widget: f.slip},
		{Name: "text", Label: model.SlipChase.TextLabel(), Widget: f.text},
		{Name: "due", Label: dueLabels[model.SlipChase], Widget: f.ask},
	}
}

// listen keeps the form in step with what is chosen.
func (f *chaseFields) listen(form *kit.Form) {
	f.form = form
	f.step.OnChanged = func(string) { f.onStep() }
	f.means.OnChanged = func(string) { f.onMeans() }
	f.slip.OnChanged = func(bool) { f.follow() }
	f.onStep()
}

// onStep proposes the means and the wording of the step.
func (f *chaseFields) onStep() {
	s, ok := f.chosen()
	if untouched := f.text.Value() == f.wording; untouched {
		f.text.SetValue(s.Wording)
		f.wording = s.Wording
	}
	if ok {
		f.means.SetSelected(string(s.Means))
	}
	f.onMeans()
}

// onMeans proposes the slip for what is done on paper.
func (f *chaseFields) onMeans() {
	f.slip.SetChecked(f.onPaper())
	f.follow()
}

func (f *chaseFields) follow() {
	f.form.SetVisible("slip", f.onPaper())
	f.form.SetVisible("text", f.withSlip())
	f.form.SetVisible("due", f.withSlip())
	f.form.SetHint("step", f.advice())
}

// advice says what is due to be done, and what can be said on the telephone.
func (f *chaseFields) advice() string {
	s, ok := f.chosen()
	switch {
	case !ok && f.due.Key == model.ChaseEscalate:
		return "各步催办都已办过，仍不反馈的可以升级"
	case !ok && f.due.Key == "":
		return "今天没有到期该办的催办步骤"
	case !ok:
		return "今天该办的是“" + f.due.Name + "”"
	}
	text := ""
	switch f.due.Key {
	case s.Key:
		text = f.since.Chinese() + "起该办这一步。"
	case "", model.ChaseEscalate:
	default:
		text = "今天该办的是“" + f.due.Name + "”。"
	}
	if !f.withSlip() && s.Wording != "" {
		text += "可以这样说：" + s.Wording
	}
	return text
}

// chosen is the step chosen; ok is false for a chase that is none.
func (f *chaseFields) chosen() (s model.ChaseStep, ok bool) {
	if i := f.step.SelectedIndex(); i >= 0 && i < len(f.steps) {
		return f.steps[i], true
	}
	return s, false
}

// onPaper says whether the means is one that leaves a paper with the leader.
func (f *chaseFields) onPaper() bool {
	m := model.ChaseMeans(f.means.Selected)
	return m == model.InPaper || m == model.ByNotice
}

func (f *chaseFields) withSlip() bool { return f.onPaper() && f.slip.Checked }

func (f *chaseFields) read() (c model.Chase, err error) {
	s, _ := f.chosen()
	c = model.Chase{Step: s.Key, Means: model.ChaseMeans(f.means.Selected), Reached: f.reached.Text, Answer: f.answer.Value(), By: f.by.Text}
	if c.On, err = desk.Day("on", f.on); err != nil {
		return c, err
	}
	c.Promised, err = desk.Day("promised", f.promised)
	return c, err
}

// readSlip fills the slip that goes with the chase.
func (f *chaseFields) readSlip(s model.Slip, c model.Chase) (model.Slip, error) {
	s.On, s.By, s.Text = c.On, c.By, f.text.Value()
	var err error
	s.Due, err = desk.Day("due", f.ask)
	return s, err
}

func (d *detail) onChase() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	f := d.newChaseFields()
	slip := doc.NewSlip(model.SlipChase, d.basis.Office.Clerk, today, model.Standing{})
	name := "第" + strconv.Itoa(len(doc.Chases)+1) + "次催办"
	f.listen(d.ask(kit.FormDialog{
		Title: name, Verb: "登记", Fields: f.fields(), Intro: d.chaseIntro(),
		Dirty: func() bool { return f.reached.Text != "" || f.answer.Value() != "" || f.text.Value() != f.wording },
		OnDone: func() {
			if f.withSlip() {
				d.showSlip(len(doc.Slips))
			}
		},
	}, "已登记"+name, func() (func(context.Context) (model.Document, error), error) {
		c, err := f.read()
		if err != nil || !f.withSlip() {
			return func(ctx context.Context) (model.Document, error) { return st.Chase(ctx, doc.ID, doc.Version, c, today) }, err
		}
		s, err := f.readSlip(slip, c)
		return func(ctx context.Context) (model.Document, error) {
			return st.ChaseWithSlip(ctx, doc.ID, doc.Version, c, s, today, printing.IssueSlip)
		}, err
	}))
}

// chaseIntro says how the document stands and when it was chased last.
func (d *detail) chaseIntro() string {
	text := "应于" + d.doc.Deadline.Due.Chinese() + "前反馈。"
	if n := len(d.doc.Chases); n > 0 {
		last := d.doc.Chases[n-1]
		text += "上次催办：" + last.On.Chinese() + "，" + string(last.Means)
		if !last.Promised.IsZero() {
			text += "，承诺" + last.Promised.Chinese() + "前反馈"
		}
		text += "。"
	}
	return text
}

// chasesCard lists the chases, the last one first.
func (d *detail) chasesCard() fyne.CanvasObject {
	rows := container.NewVBox()
	for _, c := range slices.Backward(d.doc.Chases) {
		what := c.On.Chinese() + "　" + string(c.Means)
		if c.Name != "" {
			what += "（" + c.Name + "）"
		}
		rows.Add(kit.NewKeyValues(
			kit.Pair{Label: "第" + strconv.Itoa(c.Nth) + "次", Value: what + "　经办人：" + c.By},
			kit.Pair{Label: "联系到", Value: c.Reached},
			kit.Pair{Label: "答复", Value: c.Answer},
			kit.Pair{Label: "承诺", Value: promised(c)},
		))
	}
	return kit.NewCard("催办", rows)
}

func promised(c model.Chase) string {
	if c.Promised.IsZero() {
		return ""
	}
	return c.Promised.Chinese() + "前反馈"
}
