package printing

import (
	"strconv"
	"strings"

	"oversight/model"
)

// Where things stand on the reply form, in millimetres.
const (
	replyName = "整改情况反馈表"

	replyCode    = 16.0 // side of the QR code, left of the title
	replyCodeTop = 17.0
	replyAnnex   = 22.0 // baseline of the 附件 mark, beside the code

	replyFactRow = 9.0
	replyItemRow = 26.0 // room to write by hand
)

// replyColumns are the list of problems, with the columns the leader's office fills in.
var replyColumns = []struct {
	label string
	width float64
}{
	{"序号", 12},
	{"反馈问题", 57},
	{"整改措施", 44},
	{"责任领导", 19},
	{"责任单位\n/责任人", 24},
	{"整改时限", 19},
	{"整改进展\n（完成情况）", 32},
	{"取得成效", 28},
	{"佐证材料", 22},
}

// ReplyForm lays out the 整改情况反馈表 that goes out with a card: what is known is filled in, a row for each problem
// waits for the measures, and the endorsement of the leader and the opinion of the office close it.
func ReplyForm(p Paper) Sheets {
	p = p.clean()
	return p.sheets(strings.TrimSpace(replyName+" "+p.Document.Number.String()), p.replyPages())
}

func (p Paper) replyPages() []Page {
	head := func(page *Page) {
		page.wideHead(replyName)
		p.scanCode(page, wideMarginX, replyCodeTop, replyCode)
		page.write(wideMarginX+replyCode+4, replyAnnex, style{role: Hei, size: sizeNo3}, p.formMark())
	}
	return wideForm{
		head: head, facts: p.replyFacts().lay(), list: p.replyList(), ending: replyClosing().lay(), fill: true, foot: p.number(),
	}.pages()
}

// replyFacts are what is known when the form goes out.
func (p Paper) replyFacts() Table {
	d := p.Document
	leader := strings.TrimSpace(d.Leader.Name + "　" + d.Leader.Post)
	return Table{Widths: []float64{26, 107, 26, 98}, Rows: []Row{
		{Min: replyFactRow, Cells: []Cell{slip("文书编号"), fact(p.number()), slip("文　　种"), fact(p.Kind.Name)}},
		{Min: replyFactRow, Cells: []Cell{slip("监督对象"), fact(leader), slip("签收日期"), fact(dateOrBlank(d.Service.Received))}},
		{Min: replyFactRow, Cells: []Cell{slip("事　　由"), fact(d.Title), slip("应反馈日期"), fact(p.replyDue())}},
	}}
}

func fact(text string) Cell {
	return Cell{Paras: []Para{{Text: text}}, Settings: cellSettings(sizeSmallNo4, sizeNo5)}
}

func dateOrBlank(d model.Date) string {
	if d.IsZero() {
		return blankDate
	}
	return d.Chinese()
}

// replyDue is the running deadline, or before the receipt the date the card names.
func (p Paper) replyDue() string {
	if due := p.Document.Deadline; !due.Due.IsZero() {
		return provisional(due.Due.Chinese()+"前", due.Provisional)
	}
	return strings.Trim(p.dueNote(), "（）")
}

func (p Paper) replyList() Table {
	t := Table{Head: 1, Rows: []Row{{Min: 11}}}
	for _, c := range replyColumns {
		t.Widths = append(t.Widths, c.width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, Cell{
			Paras: []Para{{Text: c.label, Role: Hei, Align: Centered}}, Settings: cellSettings(sizeNo5),
		})
	}
	for i, problem := range p.Document.Problems {
		cells := make([]Cell, len(replyColumns))
		cells[0] = Cell{Paras: []Para{{Text: strconv.Itoa(i + 1), Align: Centered}}, Settings: cellSettings(sizeNo5)}
		cells[1] = Cell{Paras: []Para{{Text: problem}}, Settings: cellSettings(sizeSmallNo4, sizeNo5)}
		t.Rows = append(t.Rows, Row{Min: replyItemRow, Cells: cells})
	}
	return t
}

// replyClosing are the free texts, the endorsement (签字背书) and the opinion of the office.
func replyClosing() Table {
	date := Para{Text: blankDate, Align: FlushRight, Indent: sealDateIndent}
	return Table{Widths: []float64{42, wideWidth - 42}, Rows: []Row{
		{Min: 24, Cells: []Cell{slip("举一反三情况和\n建立的长效机制"), {}}},
		{Min: 24, Cells: []Cell{slip("未完成的原因\n及下步打算"), form(Para{Text: "\n\n"}, body("需要延期的，申请延至"+blankDate))}},
		{Min: 34, Cells: []Cell{slip("签字背书"), form(
			body("以上情况属实。"),
			body("监督对象（签字）："),
			body("单位主要负责人（签字）：　　　　　　　　　　　　　（单位盖章）"),
			date,
		)}},
		{Min: 42, Cells: []Cell{slip("审核意见"), form(
			body("□认可　　□部分认可　　□退回重新反馈"),
			body("意见：\n"),
			body("审核人：　　　　　　　　　　　　　　　　　领导审定："),
			date,
		)}},
	}}
}

// form is a cell of lines far enough apart to write on.
func form(paras ...Para) Cell {
	return Cell{Paras: paras, Settings: []Setting{{Size: sizeSmallNo4, Pitch: 8}}}
}
