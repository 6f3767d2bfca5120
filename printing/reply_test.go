package printing

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"oversight/model"
)

func TestReplyFormIsFilledInWithWhatIsKnown(t *testing.T) {
	p := samplePaper()
	p.Document.Service.Received = model.MustDate("2020-05-28")
	p.Document.Deadline = model.Deadline{Start: p.Document.Service.Received, Term: 15, Due: model.MustDate("2020-06-18")}
	s := ReplyForm(p)
	checkOnPaper(t, s)
	text := textOf(s.Pages)
	for _, want := range []string{
		"整改情况反馈表", "示同监提〔2020〕7号", "工作提醒卡", "欧阳𬱖喆县委常委、宣传部部长", "签收日期2020年5月28日", "应反馈日期2020年6月18日前",
		"反馈问题整改措施责任领导责任单位/责任人整改时限整改进展（完成情况）取得成效佐证材料",
		"1" + p.Document.Problems[0], "2" + p.Document.Problems[1],
		"长效机制", "未完成的原因及下步打算", "申请延至", "以上情况属实。", "监督对象（签字）：", "单位主要负责人（签字）：", "□认可□部分认可□退回",
	} {
		if !strings.Contains(text, packed(want)) {
			t.Errorf("the form lacks %q:\n%s", want, text)
		}
	}
}

func TestReplyFormBeforeReceiptNamesTheDateOfTheCard(t *testing.T) {
	text := textOf(ReplyForm(samplePaper()).Pages)
	if !strings.Contains(text, "应反馈日期当日签收的，即2020年6月17日前") || !strings.Contains(text, "签收日期年月日") {
		t.Errorf("the form reads %s", text)
	}
}

func TestReplyFormRepeatsTheHeadOnEveryPageOfTheList(t *testing.T) {
	p := longPaper(25)
	s := ReplyForm(p)
	checkOnPaper(t, s)
	text := textOf(s.Pages)
	for i, problem := range p.Document.Problems {
		if !strings.Contains(text, packed(problem)) {
			t.Errorf("problem %d is not whole", i+1)
		}
	}
	for i, page := range s.Pages {
		text := textOf([]Page{page})
		if !strings.Contains(text, fmt.Sprintf("第%d页共%d页", i+1, len(s.Pages))) {
			t.Errorf("page %d is not numbered", i+1)
		}
		if last := i == len(s.Pages)-1; !last && !strings.Contains(text, "反馈问题整改措施") {
			t.Errorf("page %d has no head: %s", i+1, text)
		}
		for _, r := range frames(page) {
			if r.Y+r.H > wideBottom+0.01 {
				t.Errorf("a table of page %d ends at %.1f", i+1, r.Y+r.H)
			}
		}
	}
}

func TestRowHigherThanAPageIsCutBetweenLines(t *testing.T) {
	p := samplePaper()
	p.Document.Problems = []string{"短的问题", strings.Repeat("甲", 2000), "末一个问题"}
	s := ReplyForm(p)
	checkOnPaper(t, s)
	text := textOf(s.Pages)
	if n := strings.Count(text, "甲"); n != 2000 {
		t.Errorf("甲 is printed %d times", n)
	}
	if !strings.Contains(text, "短的问题") || !strings.Contains(text, "3末一个问题") {
		t.Error("a neighbour of the long problem is lost")
	}
}

func TestPaginationKeepsEveryLineAndFitsEveryPage(t *testing.T) {
	for _, lengths := range [][]int{{10}, {10, 900, 10}, {3000}, {100, 100, 100, 100, 100, 100}, {700, 700, 700}} {
		table := Table{Widths: []float64{20, 60}, Head: 1, Rows: []Row{{Min: 10, Cells: []Cell{slip("题"), slip("文")}}}}
		lines := 0
		for i, n := range lengths {
			row := Row{Min: 12, Cells: []Cell{slip(fmt.Sprint(i)), hand(strings.Repeat("字", n), 0)}}
			table.Rows = append(table.Rows, row)
		}
		for _, row := range table.lay()[1:] {
			lines += len(row.cells[1].block.rows)
		}
		const first, rest = 60.0, 100.0
		for i, page := range table.paginate(first, rest) {
			limit := rest
			if i == 0 {
				limit = first
			}
			if h := height(page); h > limit+0.01 {
				t.Errorf("%v: page %d is %.1f high", lengths, i+1, h)
			}
			for _, row := range page[1:] {
				lines -= len(row.cells[1].block.rows)
			}
		}
		if lines != 0 {
			t.Errorf("%v: %d lines are lost", lengths, lines)
		}
	}
}

func TestCellTextShrinksThenGrowsItsRowAndStandsInTheMiddle(t *testing.T) {
	cell := Cell{Paras: []Para{{Text: "县委常委、宣传部部长、县总工会主席"}}, Settings: cellSettings(sizeNo4, sizeSmallNo4)}
	row := Table{Widths: []float64{54}, Rows: []Row{{Min: 10, Cells: []Cell{cell}}}}.lay()[0]
	if row.height < 13 || row.height > 15 || row.cells[0].block.Size != sizeSmallNo4 {
		t.Errorf("%.1f mm high in %v pt", row.height, row.cells[0].block.Size)
	}
	p := Page{}
	p.drawRows([]laidRow{{height: 20, cells: row.cells}}, 0, 0)
	var top, bottom float64
	for _, op := range p.Ops {
		if text, ok := op.(Text); ok {
			if top == 0 {
				top = text.Y
			}
			bottom = text.Y
		}
	}
	em := sizeSmallNo4 * mmPerPoint
	if middle := (top+bottom)/2 - (ascent-0.5)*em; math.Abs(middle-10) > 0.01 {
		t.Errorf("the text stands around %.2f mm", middle)
	}
}
