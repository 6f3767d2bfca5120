package printing

import (
	"strings"

	"oversight/model"
)

// Document lays out the document itself in the layout of its kind: an official document or a card.
func Document(p Paper) Sheets {
	if p.Kind.Layout.IsLetter() {
		return Letter(p)
	}
	return Card(p)
}

// Letter lays out an official document of any number of pages with its 附件: in 信函格式 (GB/T 9704-2012, 10.1), or
// with a red head (7) where the layout of the kind says so. The 问题清单 is bound with it and numbered on; the
// 整改情况反馈表 goes back filled in, so it is a sheet of its own that names the document it belongs to (7.3.7).
func Letter(p Paper) Sheets {
	l := newLetter(p.clean())
	pages, below := l.pages()
	if l.Document.Letter.ProblemList {
		var list []Page
		list, below = l.problemList(len(pages) + 1)
		pages = append(pages, list...)
	}
	pages = l.withImprint(pages, below)
	if l.Document.Letter.Form {
		pages = append(pages, l.replyPages()...)
	}
	return l.sheets(strings.TrimSpace(l.Kind.Name+" "+l.Document.Number.String()), pages)
}

// letter is an official document whose head is drawn.
type letter struct {
	Paper
	first Page
	line  int  // of the grid on the first page, counted from 0: the text begins on it
	moved bool // 主送 stands in the 版记, because on the first page it left no room for text (7.3.2)
}

func newLetter(p Paper) letter {
	if p.Document.Title == "" && p.Document.Letter.Heading == "" {
		p.Document.Title = unknown
	}
	l := letter{Paper: p, first: Page{Width: a4Width, Height: a4Height}}
	if p.Kind.Layout.HasRedHead() {
		l.line = l.redHead(&l.first)
	} else {
		l.line = l.letterHead(&l.first)
	}
	l.line = l.title(&l.first, l.line+titleGap) + openingGap
	l.moved = l.crowded()
	return l
}

// unknown stands where a draft has nothing to say yet.
const unknown = "×××"

// pages draws the document without its 附件 and returns where the text of the last page ends.
func (l letter) pages() (pages []Page, below float64) {
	text, line := l.text(), l.line
	for i, leaf := range text.leaves(linesPerPage-line, l.foot()) {
		page := Page{Width: a4Width, Height: a4Height}
		if i == 0 {
			page = l.first
		} else {
			line = 0
		}
		below = l.drawLeaf(&page, text, leaf, lineTop(line))
		if i > 0 || l.Kind.Layout != model.LayoutLetter { // 10.1 首页不显示页码
			page.pageNumber(i + 1)
		}
		pages = append(pages, page)
	}
	return pages, below
}

// title draws the title from a line of the grid on, and returns the line below it. A title of more than five lines
// is set smaller, or else the first page had no room for text.
func (l letter) title(page *Page, line int) int {
	const most = 5
	text := l.Document.Heading(l.Kind.Name)
	var lines []string
	var s style
	for _, size := range []float64{sizeNo2, sizeSmallNo2, sizeNo3} {
		s = style{role: Title, size: size}
		if lines = titleLines(text, l.names(), s, bodyWidth); len(lines) <= most {
			break
		}
	}
	for _, text := range lines {
		page.writeCentered(marginLeft+bodyWidth/2, lineBaseline(line, s.size), s, text)
		line++
	}
	return line
}

// names are what the title must not cut.
func (l letter) names() []string {
	names := []string{l.Kind.Name, l.Document.Leader.Name, l.Office.Issuer}
	for _, u := range l.Document.Units {
		names = append(names, u.Name)
	}
	return names
}

// drawLeaf draws one page of text from y on and returns where it ends.
func (l letter) drawLeaf(page *Page, text letterText, part leaf, y float64) (below float64) {
	_, rest := text.Split(part.from)
	block, _ := rest.Split(part.to - part.from)
	block.Pitch = part.pitch
	if text.organ >= part.to {
		block.Draw(page, marginLeft, y)
		return y + block.Height()
	}
	above, note := block.Split(text.organ - part.from)
	above.Draw(page, marginLeft, y)
	baseline := y + block.baseline(text.organ-part.from)
	l.signature(page, baseline, baseline+block.Pitch, l.date())
	note.Draw(page, marginLeft, y+above.Height())
	return y + block.Height()
}

// lineTop is where a line of the grid begins, counted from 0.
func lineTop(line int) float64 { return marginTop + float64(line)*linePitch }

// lineBaseline is the baseline of type that stands in the middle of a line of the grid.
func lineBaseline(line int, size float64) float64 {
	return lineTop(line) + Setting{Size: size, Pitch: linePitch}.baseline(0)
}
