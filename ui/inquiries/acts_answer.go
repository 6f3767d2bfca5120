package inquiries

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func (d *detail) onAnswer() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	answers := newAnswersEditor(d.page, nil)
	answers.set([]model.Answer{{On: today}})
	further := kit.NewItemsEditor("听了答复后补提的建议，可以不填")
	d.ask(kit.FormDialog{
		Title: "记录答复", Verb: "登记", Intro: q.Question,
		Fields: []kit.Field{
			{Name: "answers", Label: "答复", Required: true, Widget: answers.object},
			{Name: "suggestions", Label: "补提建议", Widget: further},
		},
		Dirty: func() bool { return answers.written() || len(further.Values()) > 0 },
	}, "已记录答复", func() (act, error) {
		given, err := answers.values()
		texts := further.Values()
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.AnswerInquiry(ctx, q.ID, q.Version, given, texts, today)
		}, err
	})
}

// answersEditor edits answers: of each the day, who gave it and what it was.
type answersEditor struct {
	object  fyne.CanvasObject
	page    *Page
	changed func() // may be nil
	rows    []*answerRow
	box     *fyne.Container
}

type answerRow struct {
	on   *kit.DateField
	who  *kit.Entry
	what *kit.MultiEntry
}

// newAnswersEditor returns an editor without answers; changed, when set, is called after each change.
func newAnswersEditor(p *Page, changed func()) *answersEditor {
	e := &answersEditor{page: p, changed: changed, box: container.NewVBox()}
	add := kit.NewIconButton("添加一条答复", theme.ContentAddIcon(), func() {
		row := e.add(model.Answer{On: e.page.Today()})
		e.show()
		e.tell()
		e.page.Window.Canvas().Focus(row.who)
	})
	add.Importance = widget.LowImportance
	e.object = container.NewVBox(e.box, container.NewHBox(add))
	return e
}

func (e *answersEditor) set(answers []model.Answer) {
	e.rows = nil
	for _, a := range answers {
		e.add(a)
	}
	e.show()
}

func (e *answersEditor) add(a model.Answer) *answerRow {
	row := &answerRow{
		on: e.page.DateField(e.page.basis, a.On), who: kit.NewEntry("答复人，例如：国资局局长"), what: kit.NewMultiEntry("答复内容", 2, 8),
	}
	row.who.SetText(a.Who)
	row.what.SetValue(a.What)
	row.on.OnChanged = func(model.Date) { e.tell() }
	row.who.OnChanged = func(string) { e.tell() }
	row.what.OnChanged = func(string) { e.tell() }
	e.rows = append(e.rows, row)
	return row
}

func (e *answersEditor) tell() {
	if e.changed != nil {
		e.changed()
	}
}

func (e *answersEditor) show() {
	e.box.Objects = nil
	for _, row := range e.rows {
		remove := kit.NewIconButton("", theme.DeleteIcon(), func() { e.remove(row) })
		remove.Importance = widget.LowImportance
		e.box.Add(container.New(layout.NewGridLayoutWithColumns(2), row.on, row.who))
		e.box.Add(container.New(layout.NewBorderLayout(nil, nil, nil, remove), row.what, remove)) // in the order of Tab
	}
	e.box.Refresh()
	e.object.Refresh()
}

func (e *answersEditor) remove(row *answerRow) {
	e.rows = slices.DeleteFunc(e.rows, func(r *answerRow) bool { return r == row })
	e.show()
	e.tell()
}

// written tells whether an answer was begun.
func (e *answersEditor) written() bool {
	return slices.ContainsFunc(e.rows, func(r *answerRow) bool { return r.who.Text+r.what.Value() != "" })
}

// values returns the answers as far as they can be read; the first day that cannot is the error.
func (e *answersEditor) values() (answers []model.Answer, err error) {
	for i, row := range e.rows {
		day, dayErr := row.on.Value()
		if dayErr != nil && err == nil {
			err = model.InvalidField("answers", fmt.Sprintf("第 %d 条答复：%s", i+1, model.UserMessage(dayErr)))
		}
		answers = append(answers, model.Answer{On: day, Who: row.who.Text, What: row.what.Value()})
	}
	return answers, err
}
