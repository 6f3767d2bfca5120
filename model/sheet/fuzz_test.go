package sheet_test

import (
	"testing"

	"oversight/model/sheet"
)

// A file comes from somewhere else; whatever is in it, the program says a sentence or takes all of it.

func FuzzFileIsRefusedOrTakenWhole(f *testing.F) {
	whole := plainBook(f, `<row><c t="inlineStr"><is><t>姓名</t></is></c></row>`)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\x00n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { refusedOrTakenWhole(t, data) })
}

func FuzzSheetIsRefusedOrTakenWhole(f *testing.F) {
	for _, rows := range []string{
		`<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="s"><v>7</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>张三</t></is></c><c r="B3"><v>1975.1</v></c></row>`,
		`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
		`<row r="2"><c r="A2" s="99"><v>43928</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B:A"/></mergeCells><sheetData>`,
		`<row><c t="inlineStr"><is><t>日期</t></is></c><c t="inlineStr"><is><t>议题</t></is></c><c t="inlineStr"><is><t>问询内容</t></is></c></row><row><c><v>43928</v></c><c t="inlineStr"><is><t>办法</t></is></c><c t="inlineStr"><is><t>程序</t></is></c></row>`,
		`<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="d"><v>2020-04-07T00:00:00</v></c><c><f>A1</f></c></row>`,
	} {
		f.Add(rows)
	}
	f.Fuzz(func(t *testing.T, rows string) { refusedOrTakenWhole(t, plainBook(t, rows)) })
}

func refusedOrTakenWhole(t *testing.T, data []byte) {
	t.Helper()
	b, err := sheet.ReadBytes(data)
	if err != nil {
		wantSentence(t, err)
		return
	}
	defer b.Close()
	for _, name := range b.Sheets() {
		g, err := b.Read(t.Context(), name)
		if err != nil {
			wantSentence(t, err)
			continue
		}
		targetTakesWhole(t, g, sheet.Vetted(rooms))
		targetTakesWhole(t, g, sheet.Persons())
		targetTakesWhole(t, g, sheet.Inquiries())
	}
}

// targetTakesWhole reads a grid by its own headings, and by a layout of which a clerk could not be more wrong.
func targetTakesWhole[T any](t *testing.T, g sheet.Grid, target sheet.Target[T]) {
	t.Helper()
	rows, _ := g.HeaderRows()
	layouts := []sheet.Layout{{Header: -1, Columns: map[string]int{}}}
	if l, err := sheet.Propose(g, target.Fields); err != nil {
		wantSentence(t, err)
	} else {
		layouts = append(layouts, l)
	}
	for _, row := range rows[:min(len(rows), 1)] {
		layouts = append(layouts, sheet.ProposeAt(g, row, target.Fields))
	}
	for i, f := range target.Fields {
		layouts[0].Columns[f.ID] = i % 3
	}
	for _, l := range layouts {
		r, err := target.Read(g, l)
		if err != nil {
			wantSentence(t, err)
		}
		if len(r.Problems) > 0 && r.Rows != nil || len(r.Rows) != len(r.Lines) {
			t.Errorf("a part was taken: %+v", r)
		}
		for _, seen := range r.First {
			for _, c := range target.Columns {
				c.Text(seen.Record) // nor does looking at it fail
			}
		}
	}
}
