package printing

import (
	"slices"
	"strings"

	"oversight/model"
)

// Where things stand on a slip, in millimetres. The head is a card's, lower by so much that it begins with the 版心.
const (
	slipDown   = marginTop + ascent*cardHeadSize*mmPerPoint - cardHead
	slipTable  = cardTable + slipDown   // upper edge
	slipBottom = marginTop + bodyHeight // lower edge
	slipRoom   = slipBottom - slipTable // on the first page
	slipLabel  = 24.0                   // width of the column of labels
	slipText   = bodyWidth - slipLabel  // width beside it
	slipFact   = 8.5                    // least height of a row of facts
	slipSeal   = 34.0                   // height of the row of the signature
)

// slipSettings are tried in turn until the slip fits one page; in the last one it goes on to the next.
var slipSettings = cellSettings(sizeNo3, sizeNo4, sizeSmallNo4)

// notice is a slip with the document it is made of.
type notice struct {
	Paper
	slip model.Slip
}

// slipForms are the sections of each slip below the head, with the text in a setting.
var slipForms = map[model.SlipKind]func(notice, Setting) []section{
	model.SlipCopy:      notice.copied,
	model.SlipChase:     notice.chase,
	model.SlipSupervise: notice.supervise,
	model.SlipExtension: notice.extension,
	model.SlipReturn:    notice.returned,
	model.SlipClosure:   notice.closure,
}

// Slip lays out a slip of a numbered document. A kind without a form has no pages.
func Slip(p Paper, s model.Slip) Sheets {
	n := newNotice(p, s)
	var pages []Page
	if form, ok := slipForms[s.Kind]; ok {
		pages = n.pages(form)
	}
	sheets := n.sheets(strings.TrimSpace(n.slip.Name()+" "+n.Document.Number.String()), pages)
	sheets.Date = n.slip.On
	return sheets
}

// IssueSlip sets a slip on paper for good. Like Issue it refuses characters that no font can print.
func IssueSlip(p model.Paper, s model.Slip) ([]byte, error) {
	return issued(Slip(Paper(p), s))
}

// newNotice cleans all texts of the document and the slip.
func newNotice(p Paper, s model.Slip) notice {
	p = p.clean()
	s.Normalize()
	d := &p.Document
	d.Reply.Text, d.Reply.By = model.CleanText(d.Reply.Text), model.CleanLine(d.Reply.By)
	d.Review.Opinion, d.Review.By = model.CleanText(d.Review.Opinion), model.CleanLine(d.Review.By)
	d.Review.Items = slices.Clone(d.Review.Items)
	for i := range d.Review.Items {
		d.Review.Items[i].Note = model.CleanText(d.Review.Items[i].Note)
	}
	return notice{p, s}
}

func (n notice) pages(form func(notice, Setting) []section) []Page {
	parts := onPages(slipSettings, func(s Setting) []section { return form(n, s) })
	pages := make([]Page, len(parts))
	for i, rows := range parts {
		pages[i] = n.page(rows, i, len(parts))
	}
	return pages
}

// onPages sets the sections of a form in the first of the settings that fits one page, or else in the last on several.
func onPages(settings []Setting, form func(Setting) []section) [][]laidRow {
	var sections []section
	for _, s := range settings {
		sections = form(s)
		if spare := slipRoom - stacked(sections); spare >= 0 {
			sections = filled(form, s, spare)
			break
		}
	}
	return paginate(sections, slipRoom, bodyHeight)
}

// filled gives the room that is left on a single page first to the line pitch, then to the sections that grow.
func filled(form func(Setting) []section, s Setting, spare float64) []section {
	lines, shares := 0, 0.0
	for _, sec := range form(s) {
		shares += sec.grow
		if sec.grow > 0 {
			for _, row := range sec.rows {
				lines += row.lines()
			}
		}
	}
	if lines > 0 {
		s = s.loosened(spare, lines)
	}
	sections := form(s)
	spare = slipRoom - stacked(sections)
	for _, sec := range sections {
		for i := range sec.rows {
			sec.rows[i].height += spare * sec.grow / shares / float64(len(sec.rows))
		}
	}
	return sections
}

// stacked is the height of sections in one piece.
func stacked(sections []section) float64 {
	sum := 0.0
	for _, s := range sections {
		sum += s.height()
	}
	return sum
}

// nth says how often the slip was made of the document. A 抄告单 goes to one reader after another, whom it does not
// concern how many there were.
func (n notice) nth() string {
	if n.slip.Kind == model.SlipCopy {
		return ""
	}
	return strings.Trim(strings.TrimPrefix(n.slip.Name(), n.slip.Kind.Label()), "（）")
}

func (n notice) page(rows []laidRow, i, of int) Page {
	page := Page{Width: a4Width, Height: a4Height}
	name, nth, top := n.slip.Kind.Label(), n.nth(), marginTop
	if i == 0 {
		top = slipTable
		n.head(&page, slipDown, name)
		page.write(marginLeft, cardNumber+slipDown, style{size: sizeNo4}, nth)
	} else {
		n.runningHead(&page, name+"　"+nth)
	}
	page.drawRows(rows, marginLeft, top)
	if of > 1 {
		page.pageNumber(i + 1)
	}
	return page
}
