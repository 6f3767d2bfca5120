package printing

import (
	"fmt"
	"strings"

	"oversight/model"
)

// DeadlineNoteName is what the annex that explains a due date is called.
const DeadlineNoteName = "期限计算说明"

// dayColumns are the days of a stretch, one a row.
var dayColumns = []itemColumn{{"日　　期", 32, Centered}, {"星　期", 17, Centered}, {"计　　数", 20, Centered}, {"理　　由", 42, Centered}, {"出　　处", 45, Centered}}

// dayRow is the height of a day's row in millimetres: with it a term of three working weeks is explained on one page.
const dayRow = 4.9

// daySettings set a day in one line as high as its row allows; a reason that needs more lines makes the row grow.
var daySettings = append([]Setting{{Size: sizeNo5, Pitch: dayRow - 2*cellPadY - tiny}}, cellSettings(sizeSmallNo5)...)

// deadlineNote is an explanation with the document it is of.
type deadlineNote struct {
	Paper
	why model.Explanation
	on  model.Date
}

// DeadlineNote lays out why a document is due on its day: the term and each extension day by day, the rules and the
// notices of the State Council they rest on, over as many pages as that takes. on is the day it is made.
func DeadlineNote(p Paper, e model.Explanation, on model.Date) Sheets {
	n := deadlineNote{p.clean(), e, on}
	sections := []section{n.facts()}
	for _, c := range n.why.Counts {
		sections = append(sections, stretch(c)...)
	}
	sections = append(sections, n.rules(), remark("制表日期："+on.Chinese()+"　　经办人："+n.Office.Clerk))
	parts := paginate(sections, slipRoom, bodyHeight)
	pages := make([]Page, len(parts))
	for i, rows := range parts {
		pages[i] = n.page(rows, i, len(parts))
	}
	sheets := n.sheets(strings.TrimSpace(DeadlineNoteName+" "+n.Document.Number.String()), pages)
	sheets.Date = on
	return sheets
}

func (n deadlineNote) page(rows []laidRow, i, of int) Page {
	page, top := Page{Width: a4Width, Height: a4Height}, marginTop
	if i == 0 {
		top = slipTable
		n.head(&page, slipDown, DeadlineNoteName)
	} else {
		n.runningHead(&page, DeadlineNoteName)
	}
	page.drawRows(rows, marginLeft, top)
	if of > 1 {
		page.pageNumber(i + 1)
	}
	return page
}

// facts names the document and its dates.
func (n deadlineNote) facts() section {
	d := n.Document
	due := provisional(dayOfWeek(n.why.Due), n.why.Provisional)
	dates := []cardFact{{"原定期限", dayOfWeek(n.why.Original)}, {"现行期限", due}}
	if n.why.Forecast {
		dates = []cardFact{{"推算期限", due}}
	}
	return slipFacts(
		[]cardFact{{"文　　种", n.Kind.Name}, {"监督对象", n.leader()}},
		[]cardFact{{"事　　由", d.Title}},
		[]cardFact{{"起算日期", n.why.Start.Chinese() + "（" + n.event() + "）"}, {"期　　限", fmt.Sprintf("%d 个工作日", n.why.Term)}},
		dates,
	)
}

func (n deadlineNote) event() string {
	if n.why.Forecast {
		return "暂按" + n.why.Event
	}
	return n.why.Event
}

func dayOfWeek(d model.Date) string { return d.Chinese() + "（" + d.WeekdayName() + "）" }

// stretch is a table of the days of one stretch; its rule stands again at the top of each page it goes on to.
func stretch(c model.Count) []section {
	rule := dayLine(Para{Text: model.CleanText(c.Rule), Role: Hei})
	end := section{rows: dayLine(Para{Text: c.End(), Role: Hei, Align: Centered}), bound: true}
	if len(c.Steps) == 0 {
		return []section{{rows: rule}, end}
	}
	t := Table{Head: 1, Rows: []Row{{Min: dayRow}}}
	for _, col := range dayColumns {
		t.Widths = append(t.Widths, col.width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, Cell{Paras: []Para{{Text: col.label, Role: Hei, Align: Centered}}, Settings: daySettings})
	}
	for _, s := range c.Steps {
		row := Row{Min: dayRow}
		for i, text := range dayTexts(s) {
			row.Cells = append(row.Cells, Cell{Paras: []Para{{Text: model.CleanText(text), Align: dayColumns[i].align}}, Settings: daySettings})
		}
		t.Rows = append(t.Rows, row)
	}
	rows := t.lay()
	return []section{{head: append(rule, rows[0]), rows: rows[1:]}, end}
}

// dayTexts are the cells of a day.
func dayTexts(s model.Step) []string {
	count := "不计"
	if s.N > 0 {
		count = fmt.Sprintf("第 %d 天", s.N)
	}
	return []string{s.Date.Chinese(), s.Date.WeekdayName(), count, s.Why(), s.Source}
}

// dayLine is a row across all columns.
func dayLine(p Para) []laidRow {
	return Table{Widths: []float64{bodyWidth}, Rows: []Row{{Min: dayRow, Cells: []Cell{{Paras: []Para{p}, Settings: daySettings}}}}}.lay()
}

// rules are what the count rests on, and what is not settled about it.
func (n deadlineNote) rules() section {
	paras := []Para{{Text: model.RuleStart}, {Text: model.RuleEnd}, {Text: model.RuleWorking}}
	if len(n.why.Sources) > 0 {
		paras = append(paras, Para{Text: model.CleanText("放假安排出处：" + strings.Join(n.why.Sources, "、") + "。")})
	}
	for _, note := range n.why.Notes {
		paras = append(paras, Para{Text: note, Role: Hei})
	}
	cell := Cell{Paras: paras, Settings: cellSettings(sizeSmallNo5)}
	return section{rows: Table{Widths: []float64{bodyWidth}, Rows: []Row{{Cells: []Cell{cell}}}}.lay()}
}
