package meetings

import (
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dissentEditor is a list of opinions against a decision: who, how they voted, what they said.
type dissentEditor struct {
	page *Page
	rows []*dissentRow
	box  *fyne.Container // the rows
	all  *fyne.Container // the rows and the button below them
}

// dissentRow is one opinion.
type dissentRow struct {
	who  *kit.Entry
	vote *kit.Select
	what *kit.MultiEntry
	line fyne.CanvasObject
}

// voteOpen is the choice of an opinion without a vote.
const voteOpen = "没有表决"

func newDissentEditor(p *Page, dissents []model.Dissent) *dissentEditor {
	e := &dissentEditor{page: p, box: container.NewVBox()}
	add := kit.NewIconButton("添加一条", theme.ContentAddIcon(), e.onAdd)
	add.Importance = widget.LowImportance
	e.all = container.NewVBox(e.box, container.NewHBox(add))
	for _, d := range dissents {
		e.add(d)
	}
	return e
}

func (e *dissentEditor) object() fyne.CanvasObject { return e.all }

func (e *dissentEditor) add(d model.Dissent) *dissentRow {
	r := &dissentRow{
		who: entry("谁，例如：县委常委 邵远航", d.Who), vote: kit.NewSelect([]string{voteOpen}, nil),
		what: kit.NewMultiEntry("什么意见", 1, 4),
	}
	for _, v := range model.Votes() {
		r.vote.Options = append(r.vote.Options, string(v))
	}
	r.vote.Selected = voteOpen
	if d.Vote != "" {
		r.vote.Selected = string(d.Vote)
	}
	r.what.SetValue(d.What)
	remove := kit.NewIconButton("", theme.ContentRemoveIcon(), func() { e.remove(r) })
	remove.Importance = widget.LowImportance
	const voteWidth = 110 // a Select is otherwise as narrow as its arrow
	vote := container.NewGridWrap(fyne.NewSize(voteWidth, r.vote.MinSize().Height), r.vote)
	r.line = container.NewVBox(leading(r.who, vote), leading(r.what, remove))
	e.rows = append(e.rows, r)
	e.box.Add(r.line)
	return r
}

// leading gives the first of two the width the second leaves; Tab comes to them in this order.
func leading(first, second fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewBorderLayout(nil, nil, nil, second), first, second)
}

func (e *dissentEditor) onAdd() {
	r := e.add(model.Dissent{})
	e.all.Refresh()
	e.page.Window.Canvas().Focus(r.who)
}

func (e *dissentEditor) remove(gone *dissentRow) {
	e.rows = slices.DeleteFunc(e.rows, func(r *dissentRow) bool { return r == gone })
	e.box.Remove(gone.line)
	e.all.Refresh()
}

// values are the opinions as typed; rows left empty fall away when the matter is stored.
func (e *dissentEditor) values() []model.Dissent {
	var out []model.Dissent
	for _, r := range e.rows {
		d := model.Dissent{Who: r.who.Text, What: r.what.Value()}
		if r.vote.SelectedIndex() > 0 {
			d.Vote = model.Vote(r.vote.Selected)
		}
		out = append(out, d)
	}
	return out
}
