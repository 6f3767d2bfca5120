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

// verdicts are the judgements in the order of the dialog.
var verdicts = []model.Verdict{model.ActAccept, model.ActPartial, model.ActReturn, model.ActUnmet}

// byItem are the inputs of a judgement problem by problem (逐条认定).
type byItem struct {
	results []*kit.Select
	notes   []*kit.Entry
	missing []*kit.Text // below each item what it still lacks
	box     *fyne.Container
}

// asWhole is the choice of no judgement of its own.
const asWhole = "不单独认定"

func newByItem(problems []string, before []model.Outcome) *byItem {
	b := &byItem{box: container.NewVBox()}
	for i, text := range problems {
		result, note, missing := kit.NewSelect([]string{asWhole}, nil), kit.NewEntry("核验情况、佐证材料"), kit.NewCaption("")
		for _, r := range model.Results() {
			result.Options = append(result.Options, string(r))
		}
		if i < len(before) && before[i].Result == model.ResultDone { // what was done stays done
			result.SetSelected(string(before[i].Result))
			note.SetText(before[i].Note)
		}
		missing.SetTone(kit.ToneOverdue)
		missing.Hide()
		result.OnChanged = func(string) { b.say(i, "") }
		b.results, b.notes, b.missing = append(b.results, result), append(b.notes, note), append(b.missing, missing)
		b.box.Add(kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, text)))
		b.box.Add(container.New(layout.NewGridLayoutWithColumns(2), result, note))
		b.box.Add(missing)
	}
	if len(problems) > 1 {
		b.box.Add(kit.NewFlow(kit.NewButton("其余已整改", b.restDone)))
	}
	return b
}

// restDone judges what was not judged yet as done.
func (b *byItem) restDone() {
	for i := range b.results {
		if b.chosen(i) == "" {
			b.results[i].SetSelected(string(model.ResultDone))
		}
	}
}

// chosen is the judgement on an item, "" where there is none of its own.
func (b *byItem) chosen(i int) model.Result {
	if r := model.Result(b.results[i].Selected); r != asWhole {
		return r
	}
	return ""
}

// say writes below an item what it lacks; "" takes it away.
func (b *byItem) say(i int, text string) {
	b.missing[i].SetText(text)
	if text == "" {
		b.missing[i].Hide()
	} else {
		b.missing[i].Show()
	}
}

// outcomes returns the judgements, or none when no problem was judged by itself.
func (b *byItem) outcomes() []model.Outcome {
	out := make([]model.Outcome, len(b.results))
	any := false
	for i := range b.results {
		out[i] = model.Outcome{Result: b.chosen(i), Note: model.CleanLine(b.notes[i].Text)}
		any = any || out[i].Result != ""
	}
	if !any {
		return nil
	}
	return out
}

// point says at each item that has no judgement while others have one that it needs one.
func (b *byItem) point(out []model.Outcome) {
	for i := range b.results {
		text := ""
		if i < len(out) && out[i].Result == "" {
			text = fmt.Sprintf("第 %d 条还没有认定，请选择结果", i+1)
		}
		b.say(i, text)
	}
}

func (d *detail) onJudge() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	verdict := kit.NewSelect(nil, nil)
	for _, v := range verdicts {
		verdict.Options = append(verdict.Options, v.Label())
	}
	opinion := kit.NewMultiEntry("认可的可以不填；部分认可、退回的写明哪些问题没有整改到位，未落实的写明理由", 3, 8)
	by, term := d.basis.Name(d.basis.Office.Clerk), desk.Entry(strconv.Itoa(doc.Term))
	on := d.page.DateField(d.basis, today)
	items := newByItem(doc.Problems, doc.Review.Items)
	before := len(items.outcomes())
	form := d.ask(kit.FormDialog{
		Title: "认定", Verb: "认定", Width: judgeWidth, Aside: replyAside(doc),
		Fields: []kit.Field{
			{Name: "verdict", Label: "结论", Required: true, Hint: "部分认可、退回的重新办理，期限重新计算；未落实的可以直接升级", Widget: verdict},
			{Name: "items", Label: "逐条认定", Hint: "要逐条认定就每条都选；升级时只带没有整改到位的问题", Widget: items.box},
			{Name: "opinion", Label: "审核意见", Widget: opinion},
			{Name: "term", Label: "重新反馈期限", Hint: "工作日，自认定日次日起算", Widget: term},
			{Name: "on", Label: "认定日期", Required: true, Widget: on},
			{Name: "by", Label: "审核人", Required: true, Widget: by},
		},
		Dirty: func() bool { return opinion.Value() != "" || verdict.Selected != "" || len(items.outcomes()) > before },
	}, "已认定", func() (func(context.Context) (model.Document, error), error) {
		r := model.Review{Opinion: model.CleanText(opinion.Value()), By: model.CleanLine(by.Text), Items: items.outcomes()}
		items.point(r.Items)
		if verdict.SelectedIndex() < 0 {
			return nil, model.InvalidField("verdict", "请选择结论")
		}
		r.Verdict = verdicts[verdict.SelectedIndex()]
		var err error
		if r.On, err = desk.Day("on", on); err != nil {
			return nil, err
		}
		if r.Verdict == model.ActPartial || r.Verdict == model.ActReturn {
			if r.Term, err = desk.Days("term", term.Text); err != nil {
				return nil, err
			}
		}
		return func(ctx context.Context) (model.Document, error) { return st.Judge(ctx, doc.ID, doc.Version, r, today) }, nil
	})
	follow := func(string) {
		form.SetVisible("term", verdict.Selected == model.ActPartial.Label() || verdict.Selected == model.ActReturn.Label())
	}
	verdict.OnChanged = follow
	follow("")
}

// judgeWidth is the width of the dialog of the judgement in ems: the reply stands beside the choices.
const judgeWidth = 72

// replyAside shows the reply that is judged.
func replyAside(doc model.Document) fyne.CanvasObject {
	late := ""
	if doc.Reply.Received.After(doc.Deadline.Due) {
		late = "，超过期限" + doc.Deadline.Due.Chinese()
	}
	head := kit.NewCaption(doc.Reply.Received.Chinese() + "收到" + doc.Reply.By + "的反馈" + late)
	return container.NewVBox(kit.NewSubHeading("反馈的整改情况"), head, kit.NewParagraph(doc.Reply.Text))
}
