package intake

import (
	"context"
	"hash/fnv"
	"strconv"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// problems lists what stands in the way, cell by cell, to be mended in Excel; hidden where nothing does.
type problems struct {
	desk   *desk.Desk
	object *kit.Surface
	table  *kit.Table[sheet.Problem]
	whole  *kit.Text // the one selected, not cut off
}

func newProblems(d *desk.Desk) *problems {
	p := &problems{desk: d, whole: kit.NewCaption("")}
	p.whole.Fit = kit.FitWrap
	p.table = kit.NewTable(problemColumns(), problemKey, nil)
	p.table.OnSelect = func([]sheet.Problem) { p.showSelected() }
	copied := kit.NewIconButton("复制清单", theme.ContentCopyIcon(), p.onCopy)
	save := kit.NewIconButton("另存清单", theme.DocumentSaveIcon(), p.onSave)
	list := container.New(layout.NewBorderLayout(nil, p.whole, nil, nil), p.table, p.whole)
	p.object = kit.NewCard("要处理的", list, copied, save)
	return p
}

// problemKey tells problems apart; a cell may have two.
func problemKey(p sheet.Problem) int64 {
	h := fnv.New64a()
	h.Write([]byte(p.String()))
	return int64(h.Sum64())
}

func problemColumns() []kit.Column[sheet.Problem] {
	widths := map[string]float32{"row": 44, "column": 40, "label": 84, "text": 130, "why": 260}
	var out []kit.Column[sheet.Problem]
	for _, c := range sheet.ProblemColumns() {
		out = append(out, kit.Column[sheet.Problem]{ID: c.ID, Label: c.Label, Width: widths[c.ID], MinWidth: 36, Grow: c.ID == "why", Text: c.Text})
	}
	return out
}

func (p *problems) show(list []sheet.Problem) {
	p.table.SetRows(list)
	if len(list) == 0 {
		p.object.Hide()
		return
	}
	p.object.Show()
	p.table.Select(problemKey(list[0]))
	p.showSelected()
}

func (p *problems) showSelected() {
	if chosen := p.table.Selected(); len(chosen) > 0 {
		p.whole.SetText(chosen[0].String())
	}
}

func (p *problems) onCopy() {
	p.desk.App.Clipboard().SetContent(model.Lines(sheet.ProblemColumns(), p.table.Rows()))
	p.desk.Toast("已复制 " + strconv.Itoa(len(p.table.Rows())) + " 处")
}

func (p *problems) onSave() {
	rows := p.table.Rows()
	SaveList(p.desk, "要改正的", sheet.ProblemColumns(), func(context.Context) ([]sheet.Problem, error) { return rows, nil })
}
