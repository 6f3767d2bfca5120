package inquiries

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func (d *detail) onJudge() {
	q, st, today := d.Inquiry, d.page.Store, d.page.Today()
	outcomes := newOutcomesEditor(d.page, nil)
	outcomes.set(q.Suggestions)
	all := kit.NewButton("全部采纳", outcomes.adoptAll)
	on, by := d.page.DateField(d.page.basis, today), d.page.basis.Name(d.page.basis.Office.Clerk)
	d.ask(kit.FormDialog{
		Title: "认定采纳情况", Verb: "认定",
		Fields: []kit.Field{
			{
				Name: "items", Label: "逐条认定", Required: true, Hint: "未采纳的写明理由；待定暂缓的以后再认定一次",
				Widget: container.NewVBox(outcomes.object, container.NewHBox(all)),
			},
			{Name: "on", Label: "认定日期", Required: true, Widget: on},
			{Name: "by", Label: "认定人", Required: true, Widget: by},
		},
		Dirty: func() bool { return !slices.Equal(outcomes.values(), q.Suggestions) },
	}, "已认定采纳情况", func() (act, error) {
		day, err := desk.Day("on", on)
		j := model.Judgement{On: day, By: by.Text, Items: outcomes.values()}
		return func(ctx context.Context) (model.Inquiry, error) {
			return st.JudgeInquiry(ctx, q.ID, q.Version, j, today)
		}, err
	})
}

// outcomesEditor says of each suggestion what became of it. With changed set, the suggestions themselves can be edited
// too, and it is called after each change.
type outcomesEditor struct {
	object  fyne.CanvasObject
	page    *Page
	changed func()
	rows    []*outcomeRow
	box     *fyne.Container
}

type outcomeRow struct {
	text     string
	editor   *kit.MultiEntry // of the text; nil where it cannot be edited
	adoption *kit.Select
	note     *kit.Entry
}

func newOutcomesEditor(p *Page, changed func()) *outcomesEditor {
	e := &outcomesEditor{page: p, changed: changed, box: container.NewVBox()}
	e.object = e.box
	if changed != nil {
		add := kit.NewIconButton("添加一条", theme.ContentAddIcon(), func() {
			row := e.add(model.Suggestion{})
			e.show()
			e.page.Window.Canvas().Focus(row.editor.FocusTarget())
		})
		add.Importance = widget.LowImportance
		e.object = container.NewVBox(e.box, container.NewHBox(add))
	}
	return e
}

func (e *outcomesEditor) set(suggestions []model.Suggestion) {
	e.rows = nil
	for _, s := range suggestions {
		e.add(s)
	}
	e.show()
}

func (e *outcomesEditor) add(s model.Suggestion) *outcomeRow {
	row := &outcomeRow{text: s.Text, adoption: kit.NewSelect(nil, nil), note: kit.NewEntry("理由或说明")}
	for _, a := range model.Adoptions() {
		row.adoption.Options = append(row.adoption.Options, string(a))
	}
	if s.Adoption != "" {
		row.adoption.SetSelected(string(s.Adoption))
	}
	row.note.SetText(s.Note)
	if e.changed != nil {
		row.editor = kit.NewMultiEntry("写一条建议", 1, 6)
		row.editor.SetValue(s.Text)
		row.adoption.OnChanged = func(string) { e.changed() }
		row.note.OnChanged = func(string) { e.changed() }
		row.editor.OnChanged = func(string) { e.changed() }
	}
	e.rows = append(e.rows, row)
	return row
}

func (e *outcomesEditor) show() {
	e.box.Objects = nil
	for i, row := range e.rows {
		if row.editor == nil {
			e.box.Add(kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, row.text)))
		} else {
			remove := kit.NewIconButton("", theme.DeleteIcon(), func() { e.remove(row) })
			remove.Importance = widget.LowImportance
			number := kit.Middle(kit.NewText(fmt.Sprintf("%d.", i+1)))
			e.box.Add(container.New(layout.NewBorderLayout(nil, nil, number, remove), number, row.editor, remove))
		}
		e.box.Add(container.New(layout.NewGridLayoutWithColumns(2), row.adoption, row.note))
	}
	e.box.Refresh()
	e.object.Refresh()
}

func (e *outcomesEditor) remove(row *outcomeRow) {
	e.rows = slices.DeleteFunc(e.rows, func(r *outcomeRow) bool { return r == row })
	e.show()
	e.changed() // only what can be edited can be removed
}

// adoptAll says of every suggestion that it was adopted; what was judged otherwise is judged anew.
func (e *outcomesEditor) adoptAll() {
	for _, row := range e.rows {
		row.adoption.SetSelected(string(model.Adopted))
	}
}

func (e *outcomesEditor) values() []model.Suggestion {
	out := make([]model.Suggestion, len(e.rows))
	for i, row := range e.rows {
		out[i] = model.Suggestion{Text: row.text, Adoption: model.Adoption(row.adoption.Selected), Note: row.note.Text}
		if row.editor != nil {
			out[i].Text = row.editor.Value()
		}
	}
	return out
}
