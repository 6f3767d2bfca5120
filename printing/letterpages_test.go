package printing

import (
	"math"
	"strings"
	"testing"
)

// typedLines are the baselines of the lines of body text of each page.
func typedLines(s Sheets) [][]float64 {
	pages := make([][]float64, len(s.Pages))
	for i, page := range s.Pages {
		for _, op := range page.Ops {
			if text, ok := op.(Text); ok && strings.Contains(text.Text, "甲") {
				pages[i] = append(pages[i], text.Y)
			}
		}
	}
	return pages
}

// signedLetter is the page the letter is signed on, counted from 0.
func signedLetter(s Sheets) int {
	for i, page := range s.Pages {
		if strings.Contains(textOf([]Page{page}), "2020年10月15日") {
			return i
		}
	}
	return -1
}

// checkPages fails when a page breaks a rule of the page: see the messages.
func checkPages(t *testing.T, s Sheets, name string, n int) {
	t.Helper()
	const bottom = marginTop + bodyHeight
	lines, last := typedLines(s), signedLetter(s)
	if len(lines[0]) == 0 {
		t.Errorf("%s, %d characters: the first page shows no text", name, n)
	}
	if last > 0 && len(lines[last]) < company {
		t.Errorf("%s, %d characters: the signature on page %d has %d lines of text with it", name, n, last+1, len(lines[last]))
	}
	for i, ys := range lines {
		for j, y := range ys {
			if y > bottom {
				t.Errorf("%s, %d characters: a line of page %d stands at %.1f", name, n, i+1, y)
			}
			if j == 0 {
				continue
			}
			if pitch := y - ys[j-1]; pitch < tightestLines*linePitch-0.01 || pitch > looseLines*linePitch+0.01 || last > 0 && pitch < tightLines*linePitch-0.01 {
				t.Errorf("%s, %d characters: page %d has lines %.2f mm apart", name, n, i+1, pitch)
			}
		}
		if i < last-1 && bottom-ys[len(ys)-1] > 1.5*linePitch {
			t.Errorf("%s, %d characters: page %d ends at %.1f", name, n, i+1, ys[len(ys)-1])
		}
	}
}

func TestLettersOfEveryLengthEndWithTextAboveTheSeal(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(Paper) Paper
	}{
		{"信函", Paper.asLetter},
		{"红头", redHeaded},
		{"信函有附件、抄送和联系人", func(p Paper) Paper {
			p.Document.Letter, p.Office.Contact = letterPaper().Document.Letter, "李镕"
			p.Document.Letter.Causes, p.Document.Letter.ProblemList = "", false
			return p
		}},
		{"红头有附件、抄送和联系人", func(p Paper) Paper {
			p.Document.Letter, p.Office.Contact = letterPaper().Document.Letter, "李镕"
			p.Document.Letter.Causes, p.Document.Letter.ProblemList = "", false
			return redHeaded(p)
		}},
		{"有小标题", func(p Paper) Paper {
			p.Document.Wording.Feedback = strings.ReplaceAll(p.Document.Wording.Feedback, strings.Repeat("甲", 60), strings.Repeat("甲", 59)+"\n（一）甲\n")
			return p
		}},
	} {
		pages := 0
		for n := 1; n <= 1800; n += 9 {
			s := Document(c.change(plainLetter(n)))
			checkPages(t, s, c.name, n)
			if text := running(s); strings.Count(text, "甲") < n {
				t.Errorf("%s: %d of %d characters are printed", c.name, strings.Count(text, "甲"), n)
			}
			if now := signedLetter(s); now < pages {
				t.Errorf("%s: %d characters need fewer pages than fewer did", c.name, n)
			} else {
				pages = now
			}
		}
	}
}

func TestHeadingIsNotTheLastLineOfAPage(t *testing.T) {
	for n := 1; n <= 900; n += 7 {
		p := letterPaper()
		p.Document.Letter.Causes = strings.Repeat("甲", n) + "\n（二）乙\n" + strings.Repeat("甲", 2*n)
		for i, page := range newLetter(p.clean()).leavesOf() {
			if page.para.Keep {
				t.Errorf("%d characters: page %d ends with %q", n, i+1, page.Text)
			}
		}
	}
}

// leavesOf returns the last line of each page but the last.
func (l letter) leavesOf() []blockRow {
	text := l.text()
	var rows []blockRow
	for _, leaf := range text.leaves(linesPerPage-l.line, l.foot()) {
		rows = append(rows, text.rows[leaf.to-1])
	}
	return rows[:len(rows)-1]
}

// exactLetter is as long as fits on one page without moving its lines together, and a letter of one line more.
func exactLetter(layout func(Paper) Paper) (exact, longer Paper) {
	const firstLine, fullLine = cellsPerLine - 2, cellsPerLine
	l := newLetter(layout(plainLetter(1)).clean())
	rest := linesPerPage - l.line - len(l.text().rows)
	n := firstLine + rest*fullLine
	return layout(plainLetter(n)), layout(plainLetter(n + fullLine))
}

func TestLetterOfExactlyOnePageFillsItAndOneLineMoreIsMovedTogether(t *testing.T) {
	const bottom = marginTop + bodyHeight
	for name, layout := range map[string]func(Paper) Paper{"信函": Paper.asLetter, "红头": redHeaded} {
		exact, longer := exactLetter(layout)
		pages, below := newLetter(exact.clean()).pages()
		if len(pages) != 1 || math.Abs(below-bottom) > 0.01 {
			t.Errorf("%s: %d pages, the text ends at %.2f", name, len(pages), below)
		}
		pages, below = newLetter(longer.clean()).pages()
		lines := typedLines(Sheets{Pages: pages})
		switch pitch := lines[0][1] - lines[0][0]; {
		case len(pages) == 1 && (pitch >= linePitch || math.Abs(below-bottom) > 0.01):
			t.Errorf("%s: one line more stands on the page with a pitch of %.2f and ends at %.2f", name, pitch, below)
		case len(pages) > 1 && len(lines[1]) < company:
			t.Errorf("%s: one line more leaves %d lines on the second page", name, len(lines[1]))
		}
	}
}

func TestImprintWithoutRoomHasAPageOfItsOwnWithoutANumber(t *testing.T) {
	exact, _ := exactLetter(redHeaded)
	s := Document(exact)
	if len(s.Pages) != 2 {
		t.Fatalf("%d pages", len(s.Pages))
	}
	if text := textOf(s.Pages[1:]); text != "县同级监督领导小组办公室2020年10月15日印发" {
		t.Errorf("the last page reads %s", text)
	}
}
