package printing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// SigningSheetName is what the sheet is called on which a draft is checked and signed by hand.
const SigningSheetName = "发文稿纸"

// Heights of the boxes of a 发文稿纸, in lines to write on. A hand needs three lines for an opinion, a name and a day.
const (
	sheetLine   = 8.0 // millimetres
	sheetSign   = 5   // 签发 and 会签, at least
	sheetCheck  = 4   // 核稿 and 拟稿, at least
	sheetMore   = 3   // lines more where the page has room
	sheetTop    = 58.0
	sheetFact   = 10.0 // least height of a row of facts
	sheetTitle  = 18.0 // of the row of 标题: two lines
	sheetLabel  = 24.0
	sheetLetter = 30.0 // baseline of the issuing organ
)

// sheetSettings are tried in turn until the sheet fits one page; in the last one it goes on to the next.
var sheetSettings = cellSettings(sizeNo4, sizeSmallNo4, sizeNo5)

// SigningSheet lays out the 发文稿纸 (发文审批表) of a draft: boxes to sign in for 签发, 会签, 核稿 and 拟稿, what is to go
// out and to whom, and behind it the draft itself. It is printed before the signing and kept with the papers.
func SigningSheet(p Paper) Sheets {
	p = p.clean()
	var pages []Page
	for i, rows := range p.sheetParts() {
		pages = append(pages, p.sheetPage(rows, i))
	}
	if len(pages) > 1 {
		for i := range pages {
			pages[i].pageNumber(i + 1)
		}
	}
	pages = append(pages, Document(p).Pages...)
	return gather(Sheets{Title: SigningSheetName + " " + p.subject(), Author: p.Office.Issuer, Date: p.Document.Drafted, Pages: pages})
}

// sheetParts sets the rows in the largest size that fits one page; what fits none goes on to the next.
func (p Paper) sheetParts() [][]laidRow {
	const room = marginTop + bodyHeight - sheetTop
	var sections []section
	for _, s := range sheetSettings {
		sections = []section{{rows: p.signingBoxes(0).lay(), bound: true}, {rows: p.sheetFacts(s).lay(), split: 2 * fewLines}}
		if spare := room - stacked(sections); spare >= 0 {
			more := min(sheetMore, int(spare/(2*sheetLine)))
			sections[0].rows = p.signingBoxes(more).lay()
			break
		}
	}
	return paginate(sections, room, bodyHeight)
}

func (p Paper) sheetPage(rows []laidRow, i int) Page {
	page := Page{Width: a4Width, Height: a4Height}
	if i > 0 {
		p.runningHead(&page, SigningSheetName)
		page.drawRows(rows, marginLeft, marginTop)
		return page
	}
	const middle = marginLeft + bodyWidth/2
	organ := style{role: Title, size: sizeNo2, spacing: 2, color: red}.fit(p.Office.Issuer, bodyWidth)
	page.writeCentered(middle, sheetLetter, organ, p.Office.Issuer)
	page.writeCentered(middle, sheetLetter+13, style{role: Title, size: sizeNo2, spacing: 11, color: red}, SigningSheetName)
	y := sheetTop - 9.0
	page.add(Rule{X1: marginLeft, Y1: y, X2: marginLeft + bodyWidth, Y2: y, Width: 0.7, Color: red})
	small := style{size: sizeSmallNo4}
	page.write(marginLeft, sheetTop-2.5, small, "稿纸编号：")
	page.writeRight(marginLeft+bodyWidth, sheetTop-2.5, small, "发文字号："+p.sheetNumber())
	page.drawRows(rows, marginLeft, sheetTop)
	return page
}

// sheetNumber leaves room for the number, which is given after the signature.
func (p Paper) sheetNumber() string {
	if !p.Document.Number.IsZero() {
		return p.Document.Number.String()
	}
	return p.Kind.Mark + "〔　　　　〕　　　号"
}

// subject is 标题: a card has none of its own, it is named as a letter would be.
func (p Paper) subject() string {
	if p.Document.Title == "" && p.Document.Letter.Heading == "" {
		p.Document.Title = unknown
	}
	return p.Document.Heading(p.Kind.Name)
}

// signingBoxes are the boxes to write and sign in, each so many lines higher than it must be.
func (p Paper) signingBoxes(more int) Table {
	drafter := strings.TrimSpace(p.Document.DraftedBy + "　" + p.Document.Drafted.Chinese())
	return Table{Widths: []float64{bodyWidth / 2, bodyWidth / 2}, Rows: []Row{
		{Cells: []Cell{signingBox("签发：", sheetSign+more, blankDate), signingBox("会签：", sheetSign+more, blankDate)}},
		{Cells: []Cell{signingBox("核稿：", sheetCheck+more, blankDate), signingBox("拟稿：", sheetCheck+more, drafter)}},
	}}
}

func signingBox(word string, lines int, last string) Cell {
	paras := []Para{{Text: word, Role: Hei}}
	paras = append(paras, blankLines(lines-2)...)
	return Cell{
		Paras: append(paras, Para{Text: last, Align: FlushRight, Indent: 1}), Top: true,
		Settings: []Setting{{Size: sizeSmallNo4, Pitch: sheetLine}},
	}
}

// sheetFacts are what is to go out and to whom.
func (p Paper) sheetFacts(s Setting) Table {
	d := p.Document
	value := func(text string) Cell { return Cell{Paras: []Para{{Text: text}}, Settings: []Setting{s}} }
	wide := func(text string) Cell { c := value(text); c.Span = 3; return c }
	title := wide(p.subject())
	title.Paras[0].Role = Hei
	quantity := "　　　份"
	if d.Quantity > 0 {
		quantity = strconv.Itoa(d.Quantity) + "份"
	}
	row := func(least float64, cells ...Cell) Row { return Row{Min: least, Cells: cells} }
	return Table{Widths: []float64{sheetLabel, bodyWidth/2 - sheetLabel, sheetLabel, bodyWidth/2 - sheetLabel}, Rows: []Row{
		row(sheetTitle, stays(label("标题")), title),
		row(sheetFact, label("文种"), value(p.Kind.Name), label("份数"), value(quantity)),
		row(sheetFact, label("密级"), value(orNone(d.Marks.Class())), label("紧急程度"), value(orNone(string(d.Marks.Urgency)))),
		row(sheetFact, stays(label("主送")), wide(p.mainReader())),
		row(sheetFact, stays(label("抄送")), wide(orNone(d.Letter.Copies))),
		row(sheetFact, stays(label("附件")), wide(orNone(p.sheetAnnexes()))),
		row(sheetFact, label("备注"), wide("")),
	}}
}

func orNone(text string) string {
	if text == "" {
		return "无"
	}
	return text
}

// mainReader is 主送: the reader of a letter, the leader a card is for.
func (p Paper) mainReader() string {
	if p.Kind.Layout.IsLetter() {
		return strings.TrimRight(p.Document.Addressee(), "：: ")
	}
	return strings.TrimSpace(p.leader() + "　" + p.Document.Leader.Post)
}

// sheetAnnexes names the 附件 of a letter in order; a card has the reply form with it.
func (p Paper) sheetAnnexes() string {
	if !p.Kind.Layout.IsLetter() {
		return replyName
	}
	names := slices.Clone(p.Document.Letter.Annexes())
	if len(names) > 1 {
		for i, name := range names {
			names[i] = fmt.Sprintf("%d. %s", i+1, name)
		}
	}
	return strings.Join(names, "　")
}
