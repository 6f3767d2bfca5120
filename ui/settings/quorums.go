package settings

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// anyClass is the choice of every class without a row of its own.
const anyClass = "各类议题"

// quorumForm sets how many must be present.
type quorumForm struct {
	page   *Page
	stored model.Decisions
	table  *quorumTable
	form   *kit.Form
}

func newQuorumForm(p *Page, stored model.Decisions) *quorumForm {
	f := &quorumForm{page: p, stored: stored, table: newQuorumTable(stored.Quorums)}
	f.form = kit.NewForm(kit.Field{
		Name: "quorums", Label: "要求", Widget: f.table,
		Hint: "按会议类型（或名称里的几个字）和议题类别判断；会议类型留空的一行用于其他会议",
	})
	p.unsaved = append(p.unsaved, func() bool { return !slices.Equal(f.read().Quorums, f.stored.Quorums) })
	return f
}

func (f *quorumForm) object() fyne.CanvasObject {
	note := kit.NewCaption("默认值按《中国共产党地方委员会工作条例》等规定和政府工作规则的通常要求；改动后，已登记的会议也按新的要求判断，登记的人数不变。")
	return kit.NewCard("到会人数要求", container.NewVBox(note, f.form, container.NewHBox(kit.NewPrimaryButton("保存到会人数要求", f.onSave))))
}

func (f *quorumForm) read() model.Decisions {
	d := f.stored
	d.Quorums = f.table.values()
	d.Normalize()
	return d
}

func (f *quorumForm) onSave() {
	d, p := f.read(), f.page
	p.save(f.form, func(ctx context.Context) error { return p.Store.SetDecisions(ctx, d) }, "到会人数要求已保存")
}

// quorumTable edits how many must be present: a row for a type of meeting and a class of matters.
type quorumTable struct {
	widget.BaseWidget
	rows []*quorumRow
	box  *fyne.Container
	add  *kit.Button
}

// quorumRow are the inputs of one row.
type quorumRow struct {
	meeting      *kit.Entry
	class, share *kit.Select
	remove       *kit.Button
}

func newQuorumTable(rules []model.QuorumRule) *quorumTable {
	t := &quorumTable{box: container.NewVBox()}
	t.add = kit.NewIconButton("增加一行", theme.ContentAddIcon(), func() {
		t.append(model.QuorumRule{Share: model.ShareMajority})
		t.show()
		t.rows[len(t.rows)-1].focus()
	})
	t.add.Importance = widget.LowImportance
	for _, r := range rules {
		t.append(r)
	}
	t.show()
	t.ExtendBaseWidget(t)
	return t
}

func (t *quorumTable) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVBox(t.box, container.NewHBox(t.add)))
}

// FocusTarget takes the focus for a table at fault.
func (t *quorumTable) FocusTarget() fyne.Focusable {
	if len(t.rows) == 0 {
		return t.add
	}
	return t.rows[0].meeting
}

func (t *quorumTable) append(r model.QuorumRule) {
	row := &quorumRow{meeting: kit.NewEntry("其他会议"), class: kit.NewSelect([]string{anyClass}, nil), share: kit.NewSelect(nil, nil)}
	for _, c := range model.Classes() {
		row.class.Options = append(row.class.Options, string(c))
	}
	for _, s := range model.Shares() {
		row.share.Options = append(row.share.Options, string(s))
	}
	row.meeting.SetText(r.Type)
	row.class.SetSelected(anyClass)
	if r.Class != "" {
		row.class.SetSelected(string(r.Class))
	}
	row.share.SetSelected(string(r.Share))
	row.remove = kit.NewIconButton("删除", theme.DeleteIcon(), func() {
		t.rows = slices.DeleteFunc(t.rows, func(other *quorumRow) bool { return other == row })
		t.show()
	})
	row.remove.Importance = widget.LowImportance
	t.rows = append(t.rows, row)
}

// show lays the rows below each other.
func (t *quorumTable) show() {
	t.box.Objects = nil
	for _, r := range t.rows {
		inputs := container.NewGridWithColumns(3, r.meeting, r.class, r.share)
		t.box.Add(container.New(layout.NewBorderLayout(nil, nil, nil, r.remove), inputs, r.remove)) // in the order of Tab
	}
	t.box.Refresh()
	t.Refresh()
}

// focus gives the keys to the first input of the row.
func (r *quorumRow) focus() {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(r.meeting); canvas != nil {
		canvas.Focus(r.meeting)
	}
}

// values reads the rows.
func (t *quorumTable) values() []model.QuorumRule {
	var rules []model.QuorumRule
	for _, r := range t.rows {
		rule := model.QuorumRule{Type: r.meeting.Text, Share: model.Share(r.share.Selected)}
		if r.class.Selected != anyClass {
			rule.Class = model.Class(r.class.Selected)
		}
		rules = append(rules, rule)
	}
	return rules
}
