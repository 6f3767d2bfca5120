package printing

import (
	"strconv"
	"strings"

	"oversight/model"
)

// VettingReply lays out the reply to a batch: an official letter (信函格式, GB/T 9704-2012, 10.1) with the list of persons as its 附件.
func VettingReply(p model.VettingPaper) Sheets {
	p = cleanVetting(p)
	l := newLetter(vettingLetter(p).clean())
	pages, below := l.pages()
	if len(p.Persons) > 0 {
		var list []Page
		list, below = l.annexPages(model.VettingAnnex, vettingNames(p.Persons), len(pages)+1)
		pages = append(pages, list...)
	}
	pages = l.withImprint(pages, below)
	return l.sheets(strings.TrimSpace("党风廉政意见回复 "+p.Vetting.Number.String()), pages)
}

// IssueVettingReply sets the reply on paper for good. Like Issue it refuses characters that no font can print.
func IssueVettingReply(p model.VettingPaper) ([]byte, error) { return issued(VettingReply(p)) }

// vettingLetter is the reply as the letter it is set as: its text is one section.
func vettingLetter(p model.VettingPaper) Paper {
	v := p.Vetting
	text := v.Text
	if text == "" {
		text = p.Draft()
	}
	d := model.Document{
		Number: v.Number, Signed: v.Replied, Drafted: v.Received, Wording: model.Wording{Lead: text},
		Letter: model.Letter{Heading: p.Heading(), To: v.From},
	}
	if len(p.Persons) > 0 {
		d.Letter.FurtherAnnexes = []string{model.VettingAnnex}
	}
	if v.State == model.VettingVoided {
		d.State = model.Voided
	}
	kind := model.NewKind(model.LayoutLetter)
	kind.Name = "回复"
	return Paper{Document: d, Kind: kind, Office: p.Office}
}

// vettingNameColumns are those of the list of persons that goes out.
var vettingNameColumns = []struct {
	label string
	width float64
}{
	{"序号", 12}, {"姓名", 20}, {"性别", 12}, {"出生年月", 20}, {"单位及现任职务", 40}, {"拟任职务", 28}, {"意见", 24},
}

func vettingNames(persons []model.Vetted) Table {
	t := Table{Head: 1, Rows: []Row{{Min: 11}}, PadX: listPad}
	for _, c := range vettingNameColumns {
		t.Widths = append(t.Widths, c.width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, slip(c.label))
	}
	cell := func(paras ...Para) Cell { return Cell{Paras: paras, Settings: cellSettings(sizeSmallNo4, sizeNo5)} }
	for i, p := range persons {
		t.Rows = append(t.Rows, Row{Min: 11, Cells: []Cell{
			cell(centred(strconv.Itoa(i + 1))), cell(centred(p.Name)), cell(centred(p.Gender)), cell(centred(p.Born.String())),
			cell(lines(p.Position())...), cell(lines(p.Proposed)...), cell(centred(p.OutwardOpinion())),
		}})
	}
	return t
}
