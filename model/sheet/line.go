package sheet

import (
	"slices"
	"strings"

	"oversight/model"
)

// line is one row while it is read.
type line struct {
	grid     Grid
	at       int
	layout   Layout
	columns  map[string]int
	fields   []Field
	unit     unit            // of its amounts, as far as the sheet says it
	cells    map[string]Cell // of each field; 同上 stands for what it means
	problems []Problem

	unitMissing, linksMissing bool // what the clerk must say
}

// newLine takes the cells of a row. 同上 is resolved with the row above, / and 无 in a cell that need not be filled in are
// nothing.
func newLine(g Grid, l Layout, fields []Field, p placed, above *line) *line {
	ln := &line{grid: g, at: p.at, layout: l, columns: p.columns, fields: fields, unit: p.unit, cells: map[string]Cell{}}
	if p.below {
		above = nil
	}
	for _, f := range fields {
		column, ok := p.columns[f.ID]
		if !ok {
			continue
		}
		c := g.at(p.at, column)
		switch {
		case c.Partly || c.Struck && !p.struck:
			ln.complain(f.ID, "这一格里有划掉的字，请把它们删去，或取消删除线")
		case c.Kind == Text && isDitto(c.Text):
			c = ln.ditto(f, above)
		case (c.Kind == Text || c.Kind == Number) && isPlaceholder(c.Text, f.None):
			c = Cell{}
		}
		ln.cells[f.ID] = c
	}
	return ln
}

// ditto is the cell that a 同上 stands for.
func (l *line) ditto(f Field, above *line) Cell {
	switch {
	case !f.Ditto:
		l.complain(f.ID, "这一列不能写“同上”，请写出内容")
	case above == nil:
		l.complain(f.ID, "上面没有可以“同上”的行，请写出内容")
	case above.cells[f.ID].Text == "":
		l.complain(f.ID, "上一行的这一格没有内容，看不出“同上”指什么，请写出内容")
	default:
		return above.cells[f.ID]
	}
	return Cell{}
}

var dittos = []string{"同上", "〃", "″", "\"", "＂", "”", "“", "''", "〞", "々", "同前"}

func isDitto(text string) bool {
	text = strings.Trim(compact(text), "（）()。.—-")
	return slices.Contains(dittos, text)
}

// isPlaceholder tells whether a text only says that nothing is there. none: 无 says more than that.
func isPlaceholder(text string, none bool) bool {
	text = compact(text)
	if text == "" {
		return false
	}
	if strings.Trim(text, "/／\\＼-—－–―─") == "" {
		return true
	}
	return !none && slices.Contains([]string{"无", "（无）", "(无)", "暂无", "无。", "空", "N/A", "n/a", "NA", "〇"}, text)
}

func (l *line) unanswered() bool { return l.unitMissing || l.linksMissing }

// cell returns the cell of a field; of a column that is not there an empty one.
func (l *line) cell(id string) Cell { return l.cells[id] }

func (l *line) label(id string) string {
	for _, f := range l.fields {
		if f.ID == id {
			return f.Label
		}
	}
	return ""
}

// complain names the cell of a field.
func (l *line) complain(id, why string) {
	p := Problem{Row: l.grid[l.at].Number, Label: l.label(id), Why: why}
	if column, ok := l.columns[id]; ok {
		p.Column, p.Text = Column(column), l.grid.at(l.at, column).Text
	}
	l.problems = append(l.problems, p)
}

// refused names the cell that made a record refuse itself.
func (l *line) refused(err error) {
	if err != nil {
		l.complain(model.FieldOf(err), model.UserMessage(err))
	}
}

// missing are the required fields that no column is read for.
func (l Layout) missing(fields []Field) (ids []string) {
	for _, f := range fields {
		if _, ok := l.Columns[f.ID]; f.Required && !ok {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
