package calendar

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// mostChanges is how many changes are listed; the newest come first.
const mostChanges = 2000

// The stretches of time the list can be narrowed to: thirty days, the year so far, all.
const (
	lastMonth = "近一月"
	thisYear  = "今年"
	always    = "全部"
)

// changeRow is a change with its place in the list: a document may have moved twice on a day.
type changeRow struct {
	n int64
	model.DeadlineChange
}

func changeRows(changes []model.DeadlineChange) []changeRow {
	rows := make([]changeRow, len(changes))
	for i, c := range changes {
		rows[i] = changeRow{int64(i), c}
	}
	return rows
}

// changesTab lists the due dates that moved.
type changesTab struct {
	page   *Page
	object fyne.CanvasObject
	since  *kit.Select
	table  *kit.Table[changeRow]
	count  *kit.Text
	loader *kit.Loader
}

func newChangesTab(p *Page) *changesTab {
	t := &changesTab{page: p, count: kit.NewCaption(""), loader: kit.NewLoader(p.Window)}
	t.table = changesTable(p, kit.NewEmptyState(theme.HistoryIcon(), "期限没有变动",
		"工作日历改变或延期后，哪份文书的期限从哪天改到哪天，都列在这里", nil), "kind")
	kit.KeepWidths(p.App.Preferences(), "calendar.changes", t.table)
	t.since = kit.NewSelect([]string{thisYear, lastMonth, always}, nil)
	t.since.Selected = thisYear
	t.since.OnChanged = func(string) { t.refresh() }
	head := container.NewBorder(nil, nil, t.since, kit.NewIconButton("打印期限变动", theme.DocumentPrintIcon(), t.onPrint), kit.Middle(t.count))
	t.object = container.NewBorder(head, nil, nil, nil, t.table)
	return t
}

// changesTable is a table of changes, without the columns named; a double click opens the document.
func changesTable(p *Page, empty fyne.CanvasObject, without ...string) *kit.Table[changeRow] {
	widths := map[string]float32{"on": 88, "number": 164, "kind": 96, "person": 70, "title": 150, "before": 150, "after": 150, "reason": 290}
	var columns []kit.Column[changeRow]
	for _, c := range model.DeadlineChangeColumns() {
		if slices.Contains(without, c.ID) {
			continue
		}
		text := func(r changeRow) string { return c.Text(r.DeadlineChange) }
		columns = append(columns, kit.Column[changeRow]{
			ID: c.ID, Label: c.Label, Width: widths[c.ID], Grow: c.ID == "reason" || c.ID == "title", Text: text,
			Less: func(a, b changeRow) int { return cmp.Compare(text(a), text(b)) },
		})
	}
	t := kit.NewTable(columns, func(r changeRow) int64 { return r.n }, empty)
	t.OnOpen = func(r changeRow) { p.OnDocument(r.Document) }
	return t
}

// from is the first day listed, the zero day for all.
func (t *changesTab) from() model.Date {
	today := t.page.Today()
	switch t.since.Selected {
	case thisYear:
		return model.NewDate(today.Year(), 1, 1)
	case lastMonth:
		return today.Add(-30)
	}
	return model.Date{}
}

func (t *changesTab) refresh() {
	from := t.from()
	kit.Load(t.loader, func(ctx context.Context) ([]model.DeadlineChange, error) {
		return t.page.Store.DeadlineChanges(ctx, from, mostChanges)
	}, func(rows []model.DeadlineChange) {
		t.table.SetRows(changeRows(rows))
		t.count.SetText(fmt.Sprintf("共 %d 条，包括放假安排改变引起的和延期", len(rows)))
		if len(rows) == mostChanges {
			t.count.SetText(fmt.Sprintf("最近的 %d 条", len(rows)))
		}
	})
}

// onPrint shows the list as it prints.
func (t *changesTab) onPrint() {
	p := t.page
	changes := printing.Changes{Office: p.basis.Office, Filter: t.since.Selected, On: p.Today()}
	from, order := t.from(), t.table.Order()
	var sheets printing.Sheets
	p.Runner.Run("正在排版…", func(ctx context.Context) error {
		all, err := p.Store.DeadlineChanges(ctx, from, math.MaxInt32)
		if err != nil {
			return err
		}
		for _, r := range order(changeRows(all)) { // in the order shown, also where the list shows less
			changes.Rows = append(changes.Rows, r.DeadlineChange)
		}
		sheets = printing.ChangesForm(changes)
		return nil
	}, func() { p.OfferPaper(sheets, sheets.Title) })
}

// changed shows a change of the calendar everywhere and says what it moved.
func (p *Page) changed(c model.CalendarChange) {
	p.Changed()
	p.announce(c)
}

// announce tells what a change of the calendar moved: in passing when it was nothing, else as a list.
func (p *Page) announce(c model.CalendarChange) {
	if c.Same {
		p.Toast(c.Text)
		return
	}
	if len(c.Deadlines) == 0 {
		p.Toast(c.Text + "；办理中文书的期限没有变动")
		return
	}
	table := changesTable(p, nil, "on", "kind", "reason")
	table.OnOpen = nil
	table.SetRows(changeRows(c.Deadlines))
	kit.ShowContent(p.Window, "期限变动", container.NewVBox(
		kit.NewParagraph(fmt.Sprintf("%s。%d 份文书的期限变动或不再是暂定，已记入各文书的经过；以后在“期限变动”里查看和打印。", c.Text, len(c.Deadlines))),
		kit.InDialog(p.Window, table, 8),
	))
}
