package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"oversight/model"
)

// settle takes the columns that were only proposed, if the clerk says so, or asks; and leaves hidden ones out if so said.
func (r *Result[T]) settle(g Grid, l Layout, fields []Field) Layout {
	columns := maps.Clone(l.Columns)
	for id, column := range columns {
		if l.Answers[AskHidden] == Skip && g.at(l.Header, column).Hidden {
			delete(columns, id)
		}
	}
	var words []string
	for _, f := range fields {
		column, ok := l.Proposed[f.ID]
		if _, have := l.Columns[f.ID]; !ok || have {
			continue
		}
		switch l.Answers[AskColumns] {
		case Take:
			columns[f.ID] = column
		case Skip:
		default:
			words = append(words, fmt.Sprintf("%s 列“%s”作“%s”", Column(column), shortened(g.at(l.Header, column).Text), f.Label))
		}
	}
	if len(words) > 0 {
		r.ask(Question{
			AskColumns, "有的表头和要读的项目只有一部分相同：" + strings.Join(words, "、") + "。要这样读吗？",
			[]Choice{{Take, "是，这样读"}, {Skip, "不读这些列"}},
		})
	}
	l.Columns = columns
	return l
}

// leaveOut leaves out the records that are hidden or struck out, if the clerk says so, or asks.
func (r *Result[T]) leaveOut(g Grid, l Layout, records []placed) []placed {
	var kept []placed
	var hidden, struck []Skipped
	gap := false
	for _, p := range records {
		s := Skipped{Row: g[p.at].Number, Text: firstText(g[p.at])}
		p.struck = struckOut(g[p.at], p.columns)
		switch {
		case g[p.at].Hidden:
			s.Why = string(isUnseen)
			hidden = append(hidden, s)
		case p.struck:
			s.Why = string(isStruck)
			struck = append(struck, s)
		}
		if s.Why != "" && l.Answers[AskHidden] == Skip {
			r.Skipped = append(r.Skipped, s)
			gap = true
			continue
		}
		p.below, gap = p.below || gap, false // 同上 may mean the row that was left out
		kept = append(kept, p)
	}
	if l.Answers[AskHidden] == "" {
		r.askHidden(g, l, hidden, struck)
	}
	return kept
}

// askHidden asks about what the sheet does not show, or shows crossed out.
func (r *Result[T]) askHidden(g Grid, l Layout, hidden, struck []Skipped) {
	var parts []string
	if len(hidden) > 0 {
		parts = append(parts, rowsText(hidden)+string(isUnseen))
	}
	if len(struck) > 0 {
		parts = append(parts, rowsText(struck)+string(isStruck))
	}
	for _, column := range slices.Sorted(maps.Values(l.Columns)) {
		if c := g.at(l.Header, column); c.Hidden {
			parts = append(parts, fmt.Sprintf("%s 列“%s”是隐藏的", Column(column), shortened(c.Text)))
		}
	}
	if len(parts) > 0 {
		r.ask(Question{AskHidden, strings.Join(parts, "，") + "。要导入吗？", []Choice{{Take, "也导入"}, {Skip, "不导入"}}})
	}
}

// askOf asks what one row leaves open.
func (r *Result[T]) askOf(l *line) {
	example := func(id string) string {
		return fmt.Sprintf("（例如第 %d 行“%s”）", l.grid[l.at].Number, shortened(l.cell(id).Text))
	}
	if l.unitMissing {
		r.ask(Question{AskUnit, "金额没有写明单位" + example("amount") + "。表里的金额是什么单位？", UnitChoices()})
	}
	if l.linksMissing {
		r.ask(Question{
			AskLinks, "“联系（分管）单位”没有写明是联系还是分管" + example("units") + "。没有写明的按哪一种？",
			[]Choice{{string(model.Liaison), "联系单位"}, {string(model.InCharge), "分管单位"}},
		})
	}
}

// struckOut tells whether a line goes through all that is read of a row.
func struckOut(r Row, columns map[string]int) bool {
	any := false
	for _, column := range columns {
		c := r.at(column)
		if c.Text != "" && !c.Struck {
			return false
		}
		any = any || c.Struck && c.Text != ""
	}
	return any
}

func firstText(r Row) string {
	for _, c := range r.Cells {
		if c.Text != "" {
			return shortened(c.Text)
		}
	}
	return ""
}

// rowsText lists rows, those next to each other together: 第 3–5、9 行.
func rowsText(rows []Skipped) string {
	var parts []string
	for i := 0; i < len(rows); {
		last := i
		for last+1 < len(rows) && rows[last+1].Row == rows[last].Row+1 {
			last++
		}
		if last > i {
			parts = append(parts, fmt.Sprintf("%d–%d", rows[i].Row, rows[last].Row))
		} else {
			parts = append(parts, fmt.Sprint(rows[i].Row))
		}
		i = last + 1
	}
	return "第 " + strings.Join(parts, "、") + " 行"
}
