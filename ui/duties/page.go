// Package duties is the page 定期事项: what is owed again and again, or once after an event, by the office and by each
// leader; how it stands, the record that it was done, and the duties themselves.
package duties

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Page is the page 定期事项.
type Page struct {
	*desk.Desk

	object fyne.CanvasObject
	filter *filterBar
	table  *kit.Table[model.DutyOwed]
	about  *kit.Text // what is on record of the term selected
	count  *kit.Text
	fulfil *kit.Button
	reopen *kit.Button
	duties *dutyList
	loader *kit.Loader

	basis desk.Basis
	board []model.DutyOwed
	done  []model.DutyOwed
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, loader: kit.NewLoader(d.Window), about: kit.NewCaption(""), count: kit.NewCaption("")}
	p.filter = newFilterBar(p.showRows)
	p.table = kit.NewTable(columns(), termKey, kit.NewEmptyState(theme.ConfirmIcon(), "没有符合条件的事项", "换一个条件，或在右边增加定期事项", nil))
	p.table.OnSelect = func([]model.DutyOwed) { p.showSelected() }
	p.table.OnOpen = func(o model.DutyOwed) { p.showFulfil(p.basis, o) }
	kit.KeepWidths(d.App.Preferences(), "duties.widths", p.table)
	p.fulfil = kit.NewPrimaryButton("登记完成", func() { p.onSelected(func(o model.DutyOwed) { p.showFulfil(p.basis, o) }) })
	p.reopen = kit.NewButton("撤销登记", func() { p.onSelected(p.onReopen) })
	p.duties = newDutyList(p)
	p.build()
	p.showSelected()
	return p
}

func (p *Page) build() {
	above := p.filter.object()
	export := kit.NewIconButton("导出 Excel", theme.DownloadIcon(), p.onExport)
	below := container.NewVBox(p.about, container.NewBorder(nil, nil, nil, container.NewHBox(export, p.reopen, p.fulfil), kit.Middle(p.count)))
	gap := layout.NewCustomPaddedLayout(0, 0, 0, kit.CardGap)
	owed := container.New(layout.NewBorderLayout(above, below, nil, nil), above, p.table, below) // in the order of Tab
	split := container.NewHSplit(container.New(gap, kit.NewCard("", owed)), p.duties.card)
	split.Offset = 0.66
	p.object = kit.NewPage("定期事项", split)
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// FocusTarget returns the list of what is owed.
func (p *Page) FocusTarget() fyne.Focusable { return p.table.FocusTarget() }

// loaded is what the page shows, read in one go.
type loaded struct {
	basis       desk.Basis
	duties      []model.Duty
	board, done []model.DutyOwed
}

// Refresh loads everything again.
func (p *Page) Refresh() {
	today := p.Today()
	kit.Load(p.loader, func(ctx context.Context) (l loaded, err error) {
		if l.basis, err = p.LoadBasis(ctx); err != nil {
			return l, err
		}
		if l.duties, err = p.Store.Duties(ctx); err != nil {
			return l, err
		}
		if l.board, err = p.Store.DutyBoard(ctx, today); err != nil {
			return l, err
		}
		l.done, err = p.Store.DutiesDone(ctx, today)
		return l, err
	}, func(l loaded) {
		p.basis, p.board, p.done = l.basis, l.board, l.done
		p.duties.set(l.duties)
		p.filter.setDuties(l.duties)
		p.showRows()
	})
}

// showRows lists what the filter leaves.
func (p *Page) showRows() {
	rows := p.filter.apply(p.board, p.done)
	p.table.SetRows(rows)
	missed := 0
	for _, o := range rows {
		if o.Light == model.LightOverdue {
			missed++
		}
	}
	p.count.SetText(fmt.Sprintf("共 %d 项，其中逾期 %d 项", len(rows), missed))
	p.showSelected()
}

// showSelected says what is on record of the term selected and offers what can be done with it.
func (p *Page) showSelected() {
	p.fulfil.Disable()
	p.reopen.Disable()
	rows := p.table.Selected()
	if len(rows) != 1 {
		p.about.SetText("选择一项，登记完成情况。")
		return
	}
	o := rows[0]
	parts := []string{o.Label()}
	if o.Leader.Post != "" {
		parts = append(parts, o.Leader.Post) // tells namesakes apart
	}
	if o.Fulfilled() {
		parts = append(parts, o.Done.On.Chinese()+"完成："+o.Done.Note, "经办人："+o.Done.By)
		p.reopen.Enable()
	} else {
		p.fulfil.Enable()
	}
	if o.Duty.Basis != "" {
		parts = append(parts, "依据："+o.Duty.Basis)
	}
	p.about.SetText(strings.Join(parts, "；"))
}

func (p *Page) onSelected(act func(model.DutyOwed)) {
	if rows := p.table.Selected(); len(rows) == 1 {
		act(rows[0])
	}
}

// termKey tells terms apart: a term has no number of its own.
func termKey(o model.DutyOwed) int64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d:%d:%s", o.Duty.ID, o.Leader.ID, o.Term.Key)
	return int64(h.Sum64())
}

func columns() []kit.Column[model.DutyOwed] {
	return []kit.Column[model.DutyOwed]{
		{
			ID: "standing", Label: "状态", Width: 150, Text: standing, Tone: func(o model.DutyOwed) kit.Tone { return desk.LightTone(o.Light) },
			Less: func(a, b model.DutyOwed) int { return a.Shown.Sub(b.Shown) },
		},
		{ID: "due", Label: "期限", Width: 92, Text: func(o model.DutyOwed) string { return o.Shown.String() }},
		{ID: "who", Label: "责任人", Width: 76, Text: who},
		{ID: "term", Label: "期间", Width: 120, Text: func(o model.DutyOwed) string { return o.Term.Label(o.Duty.Period) }},
		{ID: "name", Label: "事项", Width: 160, Grow: true, Text: func(o model.DutyOwed) string { return o.Duty.Name }},
		{ID: "done", Label: "完成日期", Width: 92, Text: func(o model.DutyOwed) string { return o.Done.On.String() }},
	}
}

func standing(o model.DutyOwed) string {
	if o.Fulfilled() {
		return "已完成"
	}
	return o.Standing.String()
}

func who(o model.DutyOwed) string {
	if o.Leader.ID == 0 {
		return "办公室"
	}
	return o.Leader.Name
}
