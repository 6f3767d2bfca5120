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

// verdicts are the three judgements in the order of the dialog.
var verdicts = []model.Verdict{model.ActAccept, model.ActPartial, model.ActReturn}

// byItem are the inputs of a judgement problem by problem (逐条认定).
type byItem struct {
	results []*kit.Select
	notes   []*kit.Entry
	box     *fyne.Container
}

// asWhole is the choice of no judgement of its own.
const asWhole = "不单独认定"

func newByItem(problems []string, before []model.Outcome) *byItem {
	b := &byItem{box: container.NewVBox()}
	for i, text := range problems {
		result, note := kit.NewSelect([]string{asWhole}, nil), kit.NewEntry("核验情况、佐证材料")
		for _, r := range model.Results() {
			result.Options = append(result.Options, string(r))
		}
		result.SetSelectedIndex(0)
		if i < len(before) && before[i].Result == model.ResultDone { // what was done stays done
			result.SetSelected(string(before[i].Result))
			note.SetText(before[i].Note)
		}
		b.results, b.notes = append(b.results, result), append(b.notes, note)
		b.box.Add(kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, text)))
		b.box.Add(container.New(layout.NewGridLayoutWithColumns(2), result, note))
	}
	return b
}

// outcomes returns the judgements, or none when no problem was judged by itself.
func (b *byItem) outcomes() []model.Outcome {
	out := make([]model.Outcome, len(b.results))
	chosen := false
	for i, r := range b.results {
		out[i].Note = model.CleanLine(b.notes[i].Text)
		if r.SelectedIndex() > 0 {
			out[i].Result = model.Result(r.Selected)
			chosen = true
		}
	}
	if !chosen {
		return nil
	}
	return out
}

func (d *detail) onJudge() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	verdict := kit.NewSelect(nil, nil)
	for _, v := range verdicts {
		verdict.Options = append(verdict.Options, v.Label())
	}
	verdict.SetSelectedIndex(0)
	opinion := kit.NewMultiEntry("认可的可以不填；部分认可、退回的写明哪些问题没有整改到位", 3, 8)
	by, term := desk.Entry(d.basis.Office.Clerk), desk.Entry(strconv.Itoa(doc.Term))
	on := d.page.DateField(d.basis, today)
	items := newByItem(doc.Problems, doc.Review.Items)
	d.ask(kit.FormDialog{
		Title: "认定", Verb: "认定",
		Fields: []kit.Field{
			{Name: "verdict", Label: "结论", Required: true, Widget: verdict},
			{Name: "opinion", Label: "审核意见", Widget: opinion},
			{Name: "term", Label: "重新反馈期限", Hint: "工作日，自认定日次日起算；认可的不用填", Widget: term},
			{Name: "on", Label: "认定日期", Required: true, Widget: on},
			{Name: "by", Label: "审核人", Required: true, Widget: by},
			{Name: "items", Label: "逐条认定", Hint: "要逐条认定就每条都选；升级时只带没有整改到位的问题", Widget: items.box},
		},
		Dirty: func() bool { return opinion.Value() != "" || len(items.outcomes()) > 0 },
	}, "已认定", func() (func(context.Context) (model.Document, error), error) {
		r := model.Review{
			Verdict: verdicts[verdict.SelectedIndex()], Opinion: model.CleanText(opinion.Value()), By: model.CleanLine(by.Text), Items: items.outcomes(),
		}
		var err error
		if r.On, err = desk.Day("on", on); err != nil {
			return nil, err
		}
		if r.Verdict != model.ActAccept {
			if r.Term, err = desk.Days("term", term.Text); err != nil {
				return nil, err
			}
		}
		return func(ctx context.Context) (model.Document, error) { return st.Judge(ctx, doc.ID, doc.Version, r, today) }, nil
	})
}
