package documents

import (
	"context"
	"fmt"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// passChoices are what can become of an open document whose leader goes.
func (d *detail) passChoices() []kit.Choice {
	return []kit.Choice{
		{Label: model.ActHandover.Label() + "…", Do: d.onHandover},
		{Label: model.ActEnd.Label() + "…", Do: d.onEnd},
	}
}

func (d *detail) onHandover() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	to := kit.NewPicker("", func(q string) []kit.Option { return d.basis.People.Options(q, today) })
	from := d.page.DateField(d.basis, today)
	reason := kit.NewMultiEntry("例如："+doc.Holder().Name+"调离，工作由新任接续", 2, 4)
	by := desk.Entry(d.basis.Office.Clerk)
	d.ask(kit.FormDialog{
		Title: "移交", Verb: "移交", Dirty: func() bool { return reason.Value() != "" },
		Intro: "现在的承办人是" + doc.Holder().Name + "。移交后催办、反馈用新承办人的名字；已经发出的纸面不变，仍写" + doc.Leader.Name + "。",
		Fields: []kit.Field{
			{Name: "to", Label: "移交给", Required: true, Widget: to},
			{Name: "from", Label: "起始日期", Required: true, Hint: "从这一天起由新承办人办理", Widget: from},
			{Name: "reason", Label: "移交原因", Required: true, Widget: reason},
			{Name: "by", Label: "经办人", Required: true, Widget: by},
		},
	}, "已移交", func() (func(context.Context) (model.Document, error), error) {
		h := model.Handover{To: model.LeaderRef{ID: to.Value().ID}, Reason: reason.Value(), By: by.Text}
		var err error
		h.From, err = desk.Day("from", from)
		return func(ctx context.Context) (model.Document, error) {
			return st.HandOver(ctx, doc.ID, doc.Version, h, today)
		}, err
	})
}

func (d *detail) onEnd() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	reason := kit.NewMultiEntry("例如：本人退休，事项已由上级接办", 2, 4)
	by, on := desk.Entry(""), d.page.DateField(d.basis, today)
	d.ask(kit.FormDialog{
		Title: "终止办理", Verb: "终止", Danger: true, Dirty: func() bool { return reason.Value() != "" },
		Intro: "不再等反馈，文书就此办结，状态是“终止办理”，不算销号，也不回头看。编号和经过都保留。",
		Fields: []kit.Field{
			{Name: "reason", Label: "终止原因", Required: true, Widget: reason},
			{Name: "approver", Label: "批准人", Required: true, Widget: by},
			{Name: "on", Label: "终止日期", Required: true, Widget: on},
		},
	}, "已终止办理", func() (func(context.Context) (model.Document, error), error) {
		e := model.Ended{Reason: reason.Value(), By: by.Text}
		var err error
		e.On, err = desk.Day("on", on)
		return func(ctx context.Context) (model.Document, error) { return st.End(ctx, doc.ID, doc.Version, e, today) }, err
	})
}

// What is found of a problem in a look, and what follows when one has come back.
var (
	lookFindings = []string{"仍然解决", "反弹"}
	lookThen     = []struct {
		word    string
		verdict model.Verdict
	}{{"重新办理这份文书", model.ActReturn}, {"升级，制发下一份文书", model.ActUnmet}}
)

// lookFields are the inputs of a look (回头看).
type lookFields struct {
	found       []*kit.Select
	notes       []*kit.Entry
	box         *fyne.Container
	on          *kit.DateField
	means, then *kit.Select
	evidence    *kit.MultiEntry
	by, term    *kit.Entry
}

func (d *detail) newLookFields() *lookFields {
	f := &lookFields{
		box: container.NewVBox(), on: d.page.DateField(d.basis, d.page.Today()), means: kit.NewSelect(model.LookMeans(), nil), then: kit.NewSelect(nil, nil),
		evidence: kit.NewMultiEntry("看了什么，佐证材料存放在哪里", 2, 5), by: desk.Entry(""), term: desk.Entry(strconv.Itoa(d.doc.Term)),
	}
	next := d.basis.Kind(d.basis.Kind(d.doc.Kind).Next)
	canGoOn := next.Key != "" && !next.Retired
	for i, t := range lookThen {
		if i == 0 || canGoOn {
			f.then.Options = append(f.then.Options, t.word)
		}
	}
	for i, text := range d.doc.Problems {
		found, note := kit.NewSelect(lookFindings, nil), kit.NewEntry("现在的情况")
		f.found, f.notes = append(f.found, found), append(f.notes, note)
		f.box.Add(kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, text)))
		f.box.Add(container.New(layout.NewGridLayoutWithColumns(2), found, note))
	}
	return f
}

// back reports whether a problem has come back.
func (f *lookFields) back() bool {
	for _, s := range f.found {
		if s.Selected == lookFindings[1] {
			return true
		}
	}
	return false
}

func (f *lookFields) listen(form *kit.Form) {
	follow := func(string) {
		form.SetVisible("then", f.back())
		form.SetVisible("term", f.back() && f.then.SelectedIndex() == 0)
	}
	for _, s := range append(f.found, f.then) {
		s.OnChanged = follow
	}
	follow("")
}

func (f *lookFields) read() (l model.LookBack, err error) {
	l = model.LookBack{Means: f.means.Selected, Evidence: f.evidence.Value(), By: f.by.Text}
	for i, s := range f.found {
		if s.Selected == "" {
			return l, model.InvalidField("items", fmt.Sprintf("请选择第 %d 条问题现在怎样", i+1))
		}
		l.Items = append(l.Items, model.LookItem{Back: s.Selected == lookFindings[1], Note: f.notes[i].Text})
	}
	if l.On, err = desk.Day("on", f.on); err != nil || !f.back() {
		return l, err
	}
	if i := f.then.SelectedIndex(); i >= 0 {
		l.Then = lookThen[i].verdict
	}
	if l.Then == model.ActReturn {
		l.Term, err = desk.Days("term", f.term.Text)
	}
	return l, err
}

func (d *detail) onLook() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	f := d.newLookFields()
	intro := "销号以后再看一次：问题是不是真的解决了。"
	if due := doc.LookDue(); !due.IsZero() {
		intro += "应于" + due.Chinese() + "前回头看。"
	}
	var after model.Document
	f.listen(d.ask(kit.FormDialog{
		Title: "回头看", Verb: "登记", Intro: intro, Width: judgeWidth, Aside: replyAside(doc),
		Fields: []kit.Field{
			{Name: "items", Label: "逐条查看", Required: true, Widget: f.box},
			{Name: "then", Label: "反弹的处理", Required: true, Widget: f.then},
			{Name: "term", Label: "重新反馈期限", Hint: "工作日，自回头看次日起算", Widget: f.term},
			{Name: "on", Label: "日期", Required: true, Widget: f.on},
			{Name: "means", Label: "方式", Required: true, Widget: f.means},
			{Name: "evidence", Label: "依据", Required: true, Widget: f.evidence},
			{Name: "by", Label: "回头看的人", Required: true, Widget: f.by},
		},
		Dirty: func() bool { return f.evidence.Value() != "" || f.by.Text != "" || f.means.Selected != "" },
		OnDone: func() {
			if after.Stage() == model.Unmet {
				d.page.Escalate(after)
			}
		},
	}, "已登记回头看", func() (func(context.Context) (model.Document, error), error) {
		l, err := f.read()
		return func(ctx context.Context) (_ model.Document, err error) {
			after, err = st.Look(ctx, doc.ID, doc.Version, l, today)
			return after, err
		}, err
	}))
}

// afterBlocks show who answers for the document now, how it ended, and the looks.
func (d *detail) afterBlocks() []fyne.CanvasObject {
	doc := d.doc
	var blocks []fyne.CanvasObject
	if len(doc.Handovers) > 0 {
		from, pairs := doc.Leader, []kit.Pair(nil)
		for _, h := range doc.Handovers {
			pairs = append(pairs, kit.Pair{Label: h.From.Chinese(), Value: from.Name + " → " + h.To.Name + "（" + h.To.Post + "）；原因：" + h.Reason + "；经办人：" + h.By})
			from = h.To
		}
		blocks = append(blocks, kit.NewCard("移交", kit.NewKeyValues(pairs...)))
	}
	if doc.Ended != nil {
		blocks = append(blocks, kit.NewCard("终止办理", kit.NewKeyValues(
			kit.Pair{Label: "日期", Value: doc.Ended.On.Chinese() + "，批准人：" + doc.Ended.By},
			kit.Pair{Label: "原因", Value: doc.Ended.Reason},
		)))
	}
	if due := doc.LookDue(); !due.IsZero() || len(doc.LookBacks) > 0 {
		var pairs []kit.Pair
		if !due.IsZero() {
			pairs = append(pairs, kit.Pair{Label: "期限", Value: "应于" + due.Chinese() + "前回头看"})
		}
		for _, l := range doc.LookBacks {
			pairs = append(pairs, kit.Pair{Label: l.On.Chinese(), Value: l.Line()})
		}
		blocks = append(blocks, kit.NewCard("回头看", kit.NewKeyValues(pairs...)))
	}
	return blocks
}

// holder names who answers for the document where it is not the addressee.
func holder(doc model.Document) string {
	if len(doc.Handovers) == 0 {
		return ""
	}
	h := doc.Holder()
	return h.Name + "　" + h.Post
}
