package printing

import (
	"strings"
	"unicode/utf8"

	"oversight/model"
)

// The sections slips are made of.

// slipFacts are rows of one or two short values, the smallest only where it saves a second line.
func slipFacts(rows ...[]cardFact) section {
	return section{rows: factTable(slipFact, []float64{sizeNo4, sizeSmallNo4, sizeNo5, sizeSmallNo4}, rows...).lay()}
}

// passage is running text beside its label. It grows with the room and goes on over pages.
func passage(name string, s Setting, paras ...Para) section {
	text := Cell{Paras: paras, Settings: []Setting{s}}
	return section{rows: slipRow(Row{Min: slipFact, Cells: []Cell{stays(label(name)), text}}), grow: 1, split: 2 * fewLines}
}

// record is a block to write in by hand, with room between its lines; least is its height in millimetres.
func record(name string, least float64, paras ...Para) section {
	return section{rows: slipRow(Row{Min: least, Cells: []Cell{label(name), form(paras...)}}), grow: 0.5, bound: true}
}

func slipRow(row Row) []laidRow {
	return Table{Widths: []float64{slipLabel, slipText}, Rows: []Row{row}}.lay()
}

// stays makes a label stand again where its row is cut.
func stays(c Cell) Cell {
	c.Again = true
	return c
}

// seal is the row of the signature: the organ over the date of the slip, with room for the seal.
func (n notice) seal() section {
	row := laidRow{cells: []laidCell{{width: bodyWidth}}, height: slipSeal}
	row.over = func(p *Page, top float64) { n.signature(p, top+16.5, top+26, n.slip.On.Chinese()) }
	return section{rows: []laidRow{row}, bound: true}
}

// itemTable is a list problem by problem with a repeated head. Its text is smaller, because the columns are narrow.
func itemTable(s Setting, columns []itemColumn, items int, cell func(item, column int) string) section {
	t := Table{Head: 1, Rows: []Row{{Min: 9}}}
	for _, c := range columns {
		t.Widths = append(t.Widths, c.width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, slip(c.label))
	}
	size := min(sizeSmallNo4, max(sizeNo5, s.Size-2))
	set := []Setting{{Size: size, Pitch: s.Pitch * size / s.Size}}
	for i := range items {
		row := Row{Min: slipFact}
		for j, c := range columns {
			row.Cells = append(row.Cells, Cell{Paras: []Para{{Text: cell(i, j), Align: c.align}}, Settings: set, Again: j == 0})
		}
		t.Rows = append(t.Rows, row)
	}
	rows := t.lay()
	return section{head: rows[:1], rows: rows[1:], grow: float64(items), split: 4 * fewLines}
}

type itemColumn struct {
	label string
	width float64
	align Align
}

// remark is a line of small print at the end of the table.
func remark(text string) section {
	cell := Cell{Paras: []Para{{Text: text}}, Settings: cellSettings(sizeNo5)}
	return section{rows: Table{Widths: []float64{bodyWidth}, Rows: []Row{{Min: 8, Cells: []Cell{cell}}}}.lay(), bound: true}
}

// handLine is how many characters stand on a line of a record.
const handLine = 30

// handDate leaves room to write a date on such a line.
const handDate = "　　　年　　月　　日"

// dated is a line to sign on with the date at its end.
func dated(text string) Para { return twoFields(text, "", handLine-utf8.RuneCountInString(handDate)) }

// twoFields is a line to write on with a second field, a date, that begins at a column.
func twoFields(first, second string, column int) Para {
	blanks := strings.Repeat("　", max(column-utf8.RuneCountInString(first), 1))
	return Para{Text: first + blanks + second + handDate}
}

// receivedBy is the row in which the receipt of the slip is signed.
func receivedBy() section { return record("签　　收", 11, dated("签收人（签字）：")) }

// paragraphs sets a text of several lines.
func paragraphs(text string) []Para {
	if text == "" {
		return nil
	}
	return sentence(text)
}

// title names the document as running text does: 《工作提醒卡》（竹同监提〔2020〕7号）.
func (n notice) title() string { return "《" + n.Kind.Name + "》" + n.receiptNumber() }

// due is the date by when to answer as it was when the slip was made.
func (n notice) due() model.Date {
	if n.slip.Against.IsZero() {
		return n.Document.Deadline.Due
	}
	return n.slip.Against
}

// dueLine names that date, or how it will be counted as long as the paper is not received.
func (n notice) dueLine() string {
	dl, due := n.Document.Deadline, n.due()
	if due.IsZero() {
		return strings.Trim(n.dueNote(), "（）")
	}
	return provisional(due.Chinese()+"前", dl.Provisional && due == dl.Due)
}

// again tells that a reply was judged not good enough and another one is due.
func (n notice) again() bool { return n.Document.Stage() == model.Again }

// standing says how far the document is, for the slips that press for it.
func (n notice) standing() string {
	d, due, on := n.Document, n.due(), n.slip.On
	text, answer := n.title(), "整改情况反馈"
	if h := d.Holder(); h.ID != d.Leader.ID {
		text += "（发" + d.Leader.Name + "，" + d.Handovers[len(d.Handovers)-1].From.Chinese() + "起由" + h.Name + "承办）"
	}
	if n.again() {
		text += "的整改情况反馈于" + d.Review.On.Chinese() + "认定为“" + d.Review.Verdict.Label() + "”，应于" + due.Chinese() + "前重新反馈。"
		answer = "重新反馈"
	} else {
		text += "于" + d.Service.Received.Chinese() + "签收，应于" + due.Chinese() + "前反馈整改情况。"
	}
	switch {
	case d.State == model.Replied:
		return text + d.Reply.Received.Chinese() + "收到" + answer + "，问题尚未办结。"
	case on.After(due):
		return text + "截至" + on.Chinese() + "，期限已过，仍未收到" + answer + "。"
	case on == due:
		return text + "今日（" + on.Chinese() + "）期限届满，尚未收到" + answer + "。"
	}
	return text + "截至" + on.Chinese() + "，尚未收到" + answer + "。"
}

// demand says by when to finish and to whom to answer.
func (n notice) demand() []Para {
	when := "请立即"
	switch {
	case !n.slip.Due.IsZero():
		when = "请于" + n.slip.Due.Chinese() + "前"
	case n.slip.On.Before(n.due()):
		when = "请在反馈期限内"
	}
	paras := []Para{body(when + "完成整改，将整改情况书面反馈" + n.Office.Desk + "。")}
	if n.slip.On.Before(n.due()) {
		paras[0].Text += "确实不能按期反馈的，应当在期限届满前书面申请延期，写明理由和目前进展。"
	}
	if contact := contact(n.Office.Contact, n.Office.Phone); contact != "" {
		paras = append(paras, body(contact))
	}
	return paras
}

// open are the problems not carried out, with the numbers they have in the document.
func (n notice) open() []Para { return numberedAt(n.Document.Problems, n.Document.Open()) }
