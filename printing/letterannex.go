package printing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"oversight/model"
)

// annexMark is what stands at the upper left of an 附件: 附件2, or 附件 for the only one (7.3.7).
func (p Paper) annexMark(name string) string {
	names := p.Document.Letter.Annexes()
	if len(names) == 1 {
		return "附件"
	}
	return fmt.Sprintf("附件%d", slices.Index(names, name)+1)
}

// formMark says of a form that is not bound with its document which one it belongs to (7.3.7: 如附件与正文不能一起装订，
// 应当在附件左上角第一行顶格编排公文的发文字号并在其后标注“附件”二字及附件顺序号). A form that goes out with a card is no 附件.
func (p Paper) formMark() string {
	if !p.Kind.Layout.IsLetter() || !p.Document.Letter.Form {
		return ""
	}
	return p.Document.Number.String() + p.annexMark(model.AnnexForm)
}

// problemColumns are those of the 问题清单. The units fill in by when each problem will be settled, as the letter asks.
var problemColumns = []struct {
	label string
	width float64
}{
	{"序号", 13},
	{"问题", 51},
	{"整改建议", 34},
	{"责任单位", 22},
	{"整改时限", 22},
	{"备注", 14},
}

const problemRow = 14.0 // room to write a date by hand

// problemList draws the 附件 问题清单; its pages are numbered from the given one. below is where the last one ends.
func (l letter) problemList(number int) (pages []Page, below float64) {
	return l.annexPages(model.AnnexProblems, l.problemTable(), number)
}

// annexPages draws an 附件 that is a table bound with the letter, under its mark and name; its pages are numbered from the
// given one. below is where the last one ends.
func (l letter) annexPages(name string, table Table, number int) (pages []Page, below float64) {
	const bottom = marginTop + bodyHeight
	for i, rows := range table.paginate(bottom-lineTop(annexTableLine), bodyHeight) {
		page, top := Page{Width: a4Width, Height: a4Height}, marginTop
		if i == 0 {
			page.write(marginLeft, lineBaseline(0, sizeNo3), style{role: Hei, size: sizeNo3}, l.annexMark(name))
			title := style{role: Title, size: sizeNo2}
			page.writeCentered(marginLeft+bodyWidth/2, lineBaseline(annexTitleLine, sizeNo2), title, name)
			top = lineTop(annexTableLine)
		}
		below = page.drawRows(rows, marginLeft, top)
		page.pageNumber(number + i)
		pages = append(pages, page)
	}
	return pages, below
}

func (l letter) problemTable() Table {
	t := Table{Head: 1, Rows: []Row{{Min: 11}}}
	for _, c := range problemColumns {
		t.Widths = append(t.Widths, c.width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, slip(c.label))
	}
	for i, problem := range l.Document.Problems {
		t.Rows = append(t.Rows, Row{Min: problemRow, Cells: []Cell{
			{Paras: []Para{{Text: strconv.Itoa(i + 1), Align: Centered}}, Settings: cellSettings(sizeSmallNo4)},
			hand(problem, 0), hand(l.suggestionFor(i), 0), hand(l.unitFor(problem), 0),
			{},
			{},
		}})
	}
	return t
}

// suggestionFor is what is suggested against a problem. Suggestions belong to the problems one by one only when there
// are as many; otherwise they are for all, and the letter has them.
func (l letter) suggestionFor(problem int) string {
	suggestions := l.Document.Suggestions
	if len(suggestions) != len(l.Document.Problems) {
		return "见正文"
	}
	return suggestions[problem]
}

// unitFor is who answers for a problem: the unit it names, or the only one of the letter. Of several units that the
// problem does not name, the reader must say which.
func (l letter) unitFor(problem string) string {
	units := l.Document.Units
	if len(units) == 1 {
		return units[0].Name
	}
	var named []string
	for _, u := range units {
		if strings.Contains(problem, u.Name) {
			named = append(named, u.Name)
		}
	}
	return strings.Join(named, "、")
}
