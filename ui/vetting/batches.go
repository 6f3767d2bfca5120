package vetting

import (
	"cmp"
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
)

// most is how many batches the list loads; the filters reach the rest.
const most = 2000

// batchList is the tab 批次.
type batchList struct {
	over   *overview
	loader *kit.Loader
	filter *batchFilter
	table  *kit.Table[model.VettingRow]
	count  *kit.Text
	object fyne.CanvasObject
}

func newBatchList(o *overview) *batchList {
	l := &batchList{over: o, loader: kit.NewLoader(o.page.Window), count: kit.NewCaption("")}
	l.filter = newBatchFilter(l.load)
	empty := kit.NewEmptyState(theme.ConfirmIcon(), "没有符合条件的来函", "换一个筛选条件，或登记一份来函", nil)
	l.table = kit.NewTable(batchColumns(), func(r model.VettingRow) int64 { return r.ID }, empty)
	l.table.OnOpen = func(r model.VettingRow) { o.page.open(r.ID, 0) }
	kit.KeepWidths(o.page.App.Preferences(), "vetting.widths", l.table)
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(
		kit.NewButton("打开", func() { openSelected(o.page, l.table, l.table.OnOpen) }),
		kit.NewIconButton("导出 Excel", theme.DocumentSaveIcon(), l.onExport),
	), kit.Middle(l.count))
	l.object = listed(l.filter.object, l.table, foot)
	return l
}

// listed puts a filter above a list and what can be done below it, in the order of Tab.
func listed(filter, table, foot fyne.CanvasObject) fyne.CanvasObject {
	above := container.New(layout.NewCustomPaddedLayout(kit.CardGap, 0, 0, 0), filter)
	return container.New(layout.NewBorderLayout(above, foot, nil, nil), above, table, foot)
}

// openSelected opens the one row that is selected.
func openSelected[T any](p *Page, t *kit.Table[T], open func(T)) {
	rows := t.Selected()
	if len(rows) != 1 {
		kit.Inform(p.Window, "先选择一行", "请在列表里单击要打开的一行，再点“打开”；双击一行也可以打开。")
		return
	}
	open(rows[0])
}

// batchColumns are the columns of the list with their widths; texts come from model.VettingColumns. The first says how
// a batch stands by the clock.
func batchColumns() []kit.Column[model.VettingRow] {
	out := []kit.Column[model.VettingRow]{{
		ID: "standing", Label: "期限", Width: 144, MinWidth: 80, Text: batchStanding, Tone: func(r model.VettingRow) kit.Tone { return desk.LightTone(r.Standing.Light) },
		Less: func(a, b model.VettingRow) int {
			return cmp.Or(cmp.Compare(lightRank(a), lightRank(b)), cmp.Compare(a.Standing.Left, b.Standing.Left))
		},
	}}
	texts := map[string]model.Column[model.VettingRow]{}
	for _, c := range model.VettingSheetColumns() {
		texts[c.ID] = c
	}
	for _, s := range []struct {
		id    string
		width float32
		grow  bool
	}{
		{"state", 62, false},
		{"from", 118, true},
		{"letter", 142, false},
		{"received", 88, false},
		{"occasion", 100, false},
		{"due", 104, false},
		{"number", 142, false},
		{"persons", 50, false},
		{"clear", 58, false},
		{"suspended", 42, false},
		{"unfit", 42, false},
		{"pending", 84, false},
	} {
		c := texts[s.id]
		out = append(out, kit.Column[model.VettingRow]{
			ID: c.ID, Label: c.Label, Width: s.width, MinWidth: 40, Grow: s.grow, Text: batchText(c),
			Less: func(a, b model.VettingRow) int { return compareBatches(c, a, b) },
		})
	}
	return out
}

// batchStanding says what is left of the term, of a reply whether it was in time.
func batchStanding(r model.VettingRow) string {
	switch {
	case r.State == model.VettingVoided:
		return r.State.Label()
	case r.State == model.VettingReplied && r.Replied.After(r.Due):
		return "逾期回复"
	case r.State == model.VettingReplied:
		return "按期回复"
	}
	return r.Standing.String()
}

// batchText leaves zeros out, so that the numbers that matter are seen, and marks a date that may still change.
func batchText(c model.Column[model.VettingRow]) func(model.VettingRow) string {
	if c.ID == "due" {
		return func(r model.VettingRow) string { return c.Text(r) + map[bool]string{true: " 暂"}[r.Provisional] }
	}
	if !isCount(c) {
		return c.Text
	}
	return func(r model.VettingRow) string {
		if text := c.Text(r); text != "0" {
			return text
		}
		return ""
	}
}

func isCount(c model.Column[model.VettingRow]) bool {
	return c.ID == "persons" || slices.Contains(model.Conclusions(), model.Conclusion(c.Label))
}

// compareBatches compares numbers by year and sequence, counts by how many, everything else as it reads.
func compareBatches(c model.Column[model.VettingRow], a, b model.VettingRow) int {
	switch {
	case c.ID == "number":
		return cmp.Compare(a.Number.SortKey(), b.Number.SortKey())
	case c.ID == "persons":
		return cmp.Compare(a.Persons, b.Persons)
	case isCount(c):
		return cmp.Compare(a.By[model.Conclusion(c.Label)], b.By[model.Conclusion(c.Label)])
	}
	return cmp.Compare(c.Text(a), c.Text(b))
}

func lightRank(r model.VettingRow) int {
	for i, l := range model.Lights() {
		if r.Standing.Light == l {
			return i
		}
	}
	return 0
}

func (l *batchList) load() {
	st, f, today := l.over.page.Store, l.filter.value(l.over.chosenYear()), l.over.page.Today()
	type counted struct {
		desk.Listed[model.VettingRow]
		persons int
	}
	kit.Load(l.loader, func(ctx context.Context) (c counted, err error) {
		c.Listed, err = desk.LoadListed(most, func(limit int) ([]model.VettingRow, error) {
			return st.Vettings(ctx, f, 0, limit, today)
		}, func() (n int, err error) {
			n, _, err = st.CountVettings(ctx, f)
			return n, err
		})
		if err == nil {
			_, c.persons, err = st.CountVettings(ctx, f)
		}
		return c, err
	}, func(c counted) {
		l.table.SetRows(c.Rows)
		l.count.SetText(fmt.Sprintf("共 %d 批，%d 人次", c.Total, c.persons) + c.CutText("批"))
	})
}
