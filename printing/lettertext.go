package printing

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"oversight/model"
)

// letterText is everything from 主送 to 附注, set on the grid.
type letterText struct {
	Block
	opening int // lines of 主送
	tail    int // lines that belong together at the end: 附件说明, the signature, 附注
	organ   int // the line the issuing organ is written on; the date is on the next
}

// text sets the text.
func (l letter) text() letterText {
	var opening []Para
	if !l.moved {
		opening = l.opening()
	}
	text := Lay(l.sections(), bodyWidth, gridSetting)
	annexes := Lay(l.annexNote(), bodyWidth, gridSetting)
	closing := Lay(append(blankLines(sealGap+2), l.note()...), bodyWidth, gridSetting)

	t := letterText{Block: Lay(opening, bodyWidth, gridSetting), tail: len(annexes.rows) + len(closing.rows)}
	t.opening = len(t.rows)
	t.rows = slices.Concat(t.rows, text.rows, annexes.rows, closing.rows)
	t.organ = len(t.rows) - len(closing.rows) + sealGap
	return t
}

func blankLines(n int) []Para { return make([]Para, n) }

// addressee is 主送 without its colon.
func (l letter) addressee() string {
	return cmp.Or(strings.TrimRight(l.Document.Addressee(), "：: "), unknown)
}

// opening is 主送 at the head of the text.
func (l letter) opening() []Para { return []Para{{Text: l.addressee() + "："}} }

// crowded reports whether 主送 would leave no room for text on the first page.
func (l letter) crowded() bool {
	rows := Lay(l.opening(), bodyWidth, gridSetting).rows
	return len(rows)+firstPageText > linesPerPage-l.line
}

// letterSection is one of the numbered parts of the text.
type letterSection struct {
	label string
	paras []Para
}

// sections are the text from the source of the problems to the term, each under its heading; a text of one
// section needs none.
func (l letter) sections() []Para {
	wording, _ := l.Document.Filled(l.Office)
	usual, labels := model.NewKind(model.LayoutLetter).Labels, l.Kind.Labels
	all := []letterSection{
		{cmp.Or(labels.Lead, usual.Lead), levels(finished(wording.Earlier, "。") + wording.Lead)},
		{cmp.Or(labels.Problems, usual.Problems), items(l.Document.Problems)},
		{cmp.Or(labels.Causes, usual.Causes), levels(l.Document.Letter.Causes)},
		{cmp.Or(labels.Advice, usual.Advice), append(levels(l.request(wording.Request)), items(l.Document.Suggestions)...)},
		{cmp.Or(labels.Feedback, usual.Feedback), levels(l.dated(wording.Feedback))},
	}
	var closing []Para // 特此报告。 stands by itself below the text of what goes up
	if last := len(all) - 1; l.Kind.Layout == model.LayoutUpward {
		all, closing = all[:last], levels(wording.Feedback)
	}
	var filled []letterSection
	for _, s := range all {
		if len(s.paras) > 0 {
			filled = append(filled, s)
		}
	}
	if len(filled) == 1 {
		return append(filled[0].paras, closing...)
	}
	var paras []Para
	for i, s := range filled {
		paras = append(paras, Para{Text: chineseNumber(i+1) + "、" + s.label, Role: Hei, Indent: 2, Keep: true})
		paras = append(paras, s.paras...)
	}
	return append(paras, closing...)
}

// items sets problems or suggestions as the second level （一）, （二）; a single one is plain text.
func items(texts []string) []Para {
	var paras []Para
	for i, text := range texts {
		if len(texts) > 1 {
			text = fmt.Sprintf("（%s）%s", chineseNumber(i+1), strings.TrimSpace(text))
		}
		paras = append(paras, levels(finished(text, "。"))...)
	}
	return paras
}

// The levels of a text that have a face of their own (7.3.3): 一、 in 黑体 and （一） in 楷体; 1. and （1） are 仿宋 like
// the text. Numbers typed by hand count too.
var (
	firstLevel  = regexp.MustCompile(`^[一二三四五六七八九十]+、`)
	secondLevel = regexp.MustCompile(`^[（(][一二三四五六七八九十]+[）)]`)
)

// levels sets every line of a text as a paragraph in the faces of its level.
func levels(text string) []Para {
	var paras []Para
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case firstLevel.MatchString(line):
			paras = append(paras, heading(line, firstLevel.FindString(line), Hei))
		case secondLevel.MatchString(line):
			paras = append(paras, heading(line, secondLevel.FindString(line), Kai))
		default:
			paras = append(paras, body(line))
		}
	}
	if n := len(paras); n > 0 {
		paras[n-1].Keep = false // nothing to be kept with
	}
	return paras
}

// longestHeading is how many characters a sentence may have to be a heading rather than text.
const longestHeading = 30

// heading sets a line that begins with a number. Offices write “（一）思想文化宣传薄弱。2019年以来……”, the heading running
// into its text, or the heading on a line of its own without a full stop, and set the heading in 楷体, the text in 仿宋.
// Where the line is text from its beginning, only the number shows the level: whole paragraphs in 楷体 are hard to read
// and would look like headings.
func heading(line, number string, role Role) Para {
	para := Para{Text: line, Indent: 2, HeadRole: role, Head: utf8.RuneCountInString(number)}
	first, rest, stopped := cutSentence(line)
	if stopped && rest == "" {
		return para
	}
	if n := utf8.RuneCountInString(first); n-para.Head <= longestHeading {
		para.Head, para.Keep = n, rest == ""
	}
	return para
}

// cutSentence cuts a line after its first 。 or ： and tells whether it has one.
func cutSentence(line string) (first, rest string, stopped bool) {
	i := strings.IndexAny(line, "。：")
	if i < 0 {
		return line, "", false
	}
	i += len("。")
	return line[:i], line[i:], true
}

// annexNote is 附件说明: the names below each other, and the following lines of a long one below its first character.
func (l letter) annexNote() []Para {
	names := l.Document.Letter.Annexes()
	if len(names) == 0 {
		return nil
	}
	const word = "附件："
	wordCells := float64(utf8.RuneCountInString(word))
	paras := blankLines(annexGap)
	for i, name := range names {
		number := ""
		if len(names) > 1 {
			number = fmt.Sprintf("%d. ", i+1)
		}
		para := Para{Text: number + name, Align: FlushLeft, Indent: annexIndent + wordCells}
		para.Hang = para.Indent + cells(number)
		if i == 0 {
			para.Text, para.Indent = word+para.Text, annexIndent
		}
		paras = append(paras, para)
	}
	return paras
}

// cells is how many cells of the grid a text takes.
func cells(text string) float64 {
	width := 0.0
	for _, r := range text {
		width += Fang.advance(r)*gridSetting.em() + gridSetting.tracking()
	}
	return width / cellWidth
}

// note is 附注: whom to ask.
func (l letter) note() []Para {
	own, office := l.Document.Letter, l.Office
	text := contact(cmp.Or(own.Contact, office.Contact), cmp.Or(own.Phone, office.Phone))
	if text == "" {
		return nil
	}
	return []Para{{Text: "（" + text + "）", Indent: noteIndent}}
}
