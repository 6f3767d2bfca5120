package vetting

import (
	"cmp"
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// mostPersons is how many persons the list loads: those of many years of a county.
const mostPersons = 20_000

// personList is the tab 人员: the persons of all batches.
type personList struct {
	over   *overview
	loader *kit.Loader
	filter *personFilter
	table  *kit.Table[model.VettedRow]
	count  *kit.Text
	object fyne.CanvasObject
}

func newPersonList(o *overview) *personList {
	l := &personList{over: o, loader: kit.NewLoader(o.page.Window), count: kit.NewCaption("")}
	l.filter = newPersonFilter(l.load)
	empty := kit.NewEmptyState(theme.AccountIcon(), "没有符合条件的人员", "换一个筛选条件；人员在打开一批来函后加入", nil)
	l.table = kit.NewTable(personColumns(o.page.viewer), func(r model.VettedRow) int64 { return r.Vetted.ID }, empty)
	l.table.OnOpen = func(r model.VettedRow) { o.page.open(r.Batch.ID, r.Vetted.ID) }
	kit.KeepWidths(o.page.App.Preferences(), "vetting.persons.widths", l.table)
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(
		kit.NewButton("打开来函", func() { openSelected(o.page, l.table, l.table.OnOpen) }),
		kit.NewIconButton("导出 Excel", theme.DocumentSaveIcon(), l.onExport),
	), kit.Middle(l.count))
	l.object = listed(l.filter.object, l.table, foot)
	return l
}

// personColumns are the columns of the list with their widths; texts come from model.VettedColumns.
func personColumns(viewer model.VettingViewer) []kit.Column[model.VettedRow] {
	texts := map[string]model.Column[model.VettedRow]{}
	for _, c := range model.VettedColumns(nil, viewer) {
		texts[c.ID] = c
	}
	var out []kit.Column[model.VettedRow]
	for _, s := range []struct {
		id    string
		width float32
		grow  bool
	}{
		{"name", 72, false},
		{"conclusion", 118, false},
		{"gender", 44, false},
		{"born", 76, false},
		{"unit", 120, false},
		{"post", 120, true},
		{"proposed", 110, false},
		{"occasion", 80, false},
		{"from", 132, false},
		{"received", 90, false},
		{"state", 72, false},
		{"number", 146, false},
		{"id_number", 160, false},
	} {
		c := texts[s.id]
		column := kit.Column[model.VettedRow]{
			ID: c.ID, Label: c.Label, Width: s.width, MinWidth: 40, Grow: s.grow, Text: c.Text,
			Less: func(a, b model.VettedRow) int { return cmp.Compare(c.Text(a), c.Text(b)) },
		}
		if s.id == "conclusion" {
			column.Tone = func(r model.VettedRow) kit.Tone { return conclusionTone(r.Conclusion) }
		}
		out = append(out, column)
	}
	return out
}

// conclusionTone is the colour of a conclusion.
func conclusionTone(c model.Conclusion) kit.Tone {
	return map[model.Conclusion]kit.Tone{
		model.ConclusionClear: kit.ToneNormal, model.ConclusionSuspended: kit.ToneSoon,
		model.ConclusionUnfit: kit.ToneOverdue, model.ConclusionPending: kit.ToneToday,
	}[c]
}

func (l *personList) load() {
	st, f := l.over.page.Store, l.filter.value(l.over.chosenYear())
	type counted struct {
		desk.Listed[model.VettedRow]
		batches int
	}
	kit.Load(l.loader, func(ctx context.Context) (c counted, err error) {
		var n int
		if n, c.batches, err = st.CountVetted(ctx, f); err != nil {
			return c, err
		}
		c.Listed, err = desk.LoadListed(mostPersons, func(limit int) ([]model.VettedRow, error) {
			return st.VettedPersons(ctx, f, 0, limit)
		}, func() (int, error) { return n, nil })
		return c, err
	}, func(c counted) {
		l.table.SetRows(c.Rows)
		l.count.SetText(fmt.Sprintf("共 %d 人次，在 %d 批里", c.Total, c.batches) + c.CutText("人次"))
	})
}
