package printing

import (
	"fmt"
	"strconv"
	"strings"

	"oversight/model"
)

// The least heights of rows of the 会签单, in millimetres.
const (
	vettingFactRow = 8.0
	vettingRow     = 10.0
	vettingHead    = 11.0
	vettingRoom    = 13.0 // room for a room to sign
	vettingClosing = 20.0
)

// vettingName is what the sheet is called.
const vettingName = "党风廉政意见会签单"

// VettingForm lays out the 会签单 of a batch: what is asked, each person with the opinion of every room and the
// conclusion, and room for the signatures of the rooms and the decision of the leader. What is not known yet is left to be
// written by hand.
func VettingForm(p model.VettingPaper) Sheets {
	p = cleanVetting(p)
	title := strings.TrimSpace(vettingName + " " + p.Vetting.From + p.Vetting.Letter)
	pages := wideForm{
		head:  func(page *Page) { page.wideHead(vettingName) },
		facts: vettingFactTable(p).lay(), list: vettingList(p), ending: vettingClosingTable(p).lay(), foot: title,
	}.pages()
	s := gather(Sheets{Title: title, Author: p.Office.Issuer, Date: p.Vetting.Received, Pages: pages})
	if p.Vetting.State == model.VettingVoided {
		s.watermark("作废", paleRed)
	}
	return s
}

// cleanVetting returns the paper with all its texts fit for print.
func cleanVetting(p model.VettingPaper) model.VettingPaper {
	p.Vetting.Normalize()
	p.Vetting.Text = model.CleanText(p.Vetting.Text)
	p.Vetting.Number.Mark = model.CleanLine(p.Vetting.Number.Mark)
	d := &p.Vetting.Decision
	d.By, d.Opinion = model.CleanLine(d.By), model.CleanText(d.Opinion)
	p.Office.Normalize()
	persons := make([]model.Vetted, len(p.Persons))
	for i, person := range p.Persons {
		person.Normalize()
		persons[i] = person
	}
	p.Persons = persons
	return p
}

// vettingFactTable is what the letter asks and by when.
func vettingFactTable(p model.VettingPaper) Table {
	v := p.Vetting
	due := ""
	if !p.Due.Due.IsZero() {
		due = provisional(p.Due.Due.Chinese()+"前", p.Due.Provisional)
	}
	return Table{Widths: []float64{26, 90, 24, 44, 26, 47}, Rows: []Row{
		{Min: vettingFactRow, Cells: []Cell{slip("来函单位"), fact(v.From), slip("来函文号"), fact(v.Letter), slip("来函日期"), fact(v.Lettered.Chinese())}},
		{Min: vettingFactRow, Cells: []Cell{slip("事　　由"), fact(fmt.Sprintf("%s，征求意见%d人", v.Occasion, len(p.Persons))), slip("收到日期"), fact(v.Received.Chinese()), slip("应回复日期"), fact(due)}},
	}}
}

// Columns of the list; the rooms share what the others leave.
var vettingColumns = []struct {
	label string
	width float64
}{
	{"序号", 9}, {"姓名", 17}, {"出生年月", 15}, {"单位及现任职务", 42}, {"拟任职务", 30}, {"结论", 17}, {"内部说明", 31},
}

// vettingBefore is how many of the columns stand left of the rooms.
const vettingBefore = 5

func vettingList(p model.VettingPaper) Table {
	t := Table{Head: 1, Rows: []Row{{Min: vettingHead}}, PadX: listPad}
	left := wideWidth
	for _, c := range vettingColumns {
		left -= c.width
	}
	add := func(label string, width float64) {
		t.Widths = append(t.Widths, width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, Cell{Paras: []Para{{Text: label, Role: Hei, Align: Centered}}, Settings: cellSettings(sizeNo5, sizeSmallNo5)})
	}
	for i, c := range vettingColumns {
		if i == vettingBefore {
			for _, room := range p.Rooms {
				add(room, left/float64(len(p.Rooms)))
			}
		}
		add(c.label, c.width)
	}
	for i, person := range p.Persons {
		t.Rows = append(t.Rows, vettingPerson(p, i, person))
	}
	return t
}

func vettingPerson(p model.VettingPaper, i int, person model.Vetted) Row {
	row := Row{Min: vettingRow, Cells: []Cell{
		listCell(centred(strconv.Itoa(i + 1))), listCell(centred(person.Name)), listCell(centred(person.Born.String())),
		listCell(lines(person.Position())...), listCell(lines(person.Proposed)...),
	}}
	for _, room := range p.Rooms {
		o := person.Opinion(room)
		row.Cells = append(row.Cells, listCell(append([]Para{centred(string(o.Reported))}, lines(o.Text)...)...))
	}
	return Row{Min: row.Min, Cells: append(row.Cells, listCell(centred(string(person.Conclusion))), listCell(lines(person.SanctionText(), person.Note)...))}
}

// vettingClosingTable has a cell for each room to sign in, and the decision.
func vettingClosingTable(p model.VettingPaper) Table {
	const label = 26.0
	rooms := len(p.Rooms)
	t := Table{Widths: []float64{label}, Rows: []Row{{Min: vettingRoom, Cells: []Cell{slip("各室会签")}}}}
	for _, room := range p.Rooms {
		t.Widths = append(t.Widths, (wideWidth-label)/float64(rooms))
		t.Rows[0].Cells = append(t.Rows[0].Cells, Cell{
			Paras: []Para{{Text: room + "："}, {Text: "月　　日", Align: FlushRight}}, Settings: cellSettings(sizeSmallNo4, sizeNo5), Top: true,
		})
	}
	d := p.Vetting.Decision
	decision := []Para{body(d.Opinion), {Text: "审定人：" + d.By + "　　" + dateOrBlank(d.On), Align: FlushRight, Indent: 2}}
	t.Rows = append(t.Rows,
		Row{Min: vettingFactRow, Cells: []Cell{slip("汇　　总"), {Paras: []Para{{Text: vettingSum(p) + "　　经办人：" + p.Vetting.Clerk}}, Span: rooms, Settings: cellSettings(sizeSmallNo4)}}},
		Row{Min: vettingClosing, Cells: []Cell{slip("领导审定"), {Paras: decision, Span: rooms, Settings: []Setting{{Size: sizeSmallNo4, Pitch: 8}}}}},
	)
	return t
}

// vettingSum counts the conclusions.
func vettingSum(p model.VettingPaper) string {
	counts, open := map[model.Conclusion]int{}, 0
	for _, person := range p.Persons {
		if person.Conclusion == "" {
			open++
			continue
		}
		counts[person.Conclusion]++
	}
	var parts []string
	for _, c := range model.Conclusions() {
		if counts[c] > 0 {
			parts = append(parts, fmt.Sprintf("%s%d人", c, counts[c]))
		}
	}
	if open > 0 {
		parts = append(parts, fmt.Sprintf("未作结论%d人", open))
	}
	return fmt.Sprintf("共%d人：%s。", len(p.Persons), strings.Join(parts, "、"))
}
