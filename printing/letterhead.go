package printing

import (
	"math"
	"slices"
	"strings"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"oversight/model"
)

// The size of 发文机关标志 is the issuer's to choose (7.2.4); it shrinks to the width of the 版心.
const (
	redHeadSize    = 46.0
	letterHeadSize = 40.0
	headSpacing    = 4.0
)

// letterHead draws the head of 信函格式 and returns the line of the grid it ends on.
func (l letter) letterHead(page *Page) (line int) {
	y := issuerMark(page, l.Office.Issuer, letterHeadSize, letterHeadTop) + letterRuleDrop
	page.doubleRule(y, letterThick, letterThin)
	page.doubleRule(a4Height-letterRuleFoot-(letterThin+letterWhite+letterThick), letterThin, letterThick)

	s := style{size: sizeNo3}
	above, below := s.ink(l.number())
	baseline := y + letterThick + letterWhite + letterThin + letterGap + above
	page.writeRight(marginLeft+bodyWidth, baseline, s, l.number())
	marks := l.marks()
	for i, m := range marks {
		page.write(marginLeft, baseline+float64(i)*linePitch, m.style, m.text)
	}
	last := baseline + float64(max(len(marks)-1, 0))*linePitch
	return nearestLine(last + below)
}

// redHead draws the head of the ordinary format and returns the line of the grid it ends on.
func (l letter) redHead(page *Page) (line int) {
	const middle = marginLeft + bodyWidth/2
	next := 0
	for _, m := range l.marks() {
		next = max(next, m.line)
		page.write(marginLeft, lineBaseline(next, sizeNo3), m.style, m.text)
		next++
	}
	y := issuerMark(page, l.Office.Issuer+"文件", redHeadSize, marginTop+redHeadDrop)
	s, line0 := style{size: sizeNo3}, nearestLine(y)+numberGap
	baseline := lineBaseline(line0, sizeNo3)
	if l.Kind.Layout == model.LayoutUpward {
		baseline = l.signers(page, line0)
		page.write(marginLeft+cellWidth, baseline, s, l.number())
	} else {
		page.writeCentered(middle, baseline, s, l.number())
	}
	_, below := s.ink(l.number())
	y = baseline + below + redRuleDrop + redRule/2
	page.add(Rule{X1: marginLeft, Y1: y, X2: marginLeft + redRuleWidth, Y2: y, Width: redRule, Color: red})
	return nearestLine(y)
}

// signersPerLine is how many signers stand beside each other (7.2.6 一般每行排 2 个姓名).
const signersPerLine = 2

// signers writes 签发人 at the right, a character from the edge, from a line of the grid on (7.2.6): the word in 仿宋, the
// names in 楷体, two on a line in columns that begin below each other. It returns the baseline of the last line, which
// the number stands on too (7.2.5). A draft has room for a name.
func (l letter) signers(page *Page, line int) (baseline float64) {
	word, kai := style{size: sizeNo3}, style{role: Kai, size: sizeNo3}
	names := model.SplitNames(l.Document.SignedBy)
	column := 3 * cellWidth // the usual name
	for _, name := range names {
		column = max(column, kai.width(name))
	}
	columns := min(max(len(names), 1), signersPerLine)
	const gap = cellWidth // between names
	left := marginLeft + bodyWidth - cellWidth - float64(columns)*column - float64(columns-1)*gap
	baseline = lineBaseline(line, sizeNo3)
	page.writeRight(left, baseline, word, "签发人：")
	for i, name := range names {
		baseline = lineBaseline(line+i/signersPerLine, sizeNo3)
		page.write(left+float64(i%signersPerLine)*(column+gap), baseline, kai, name)
	}
	return baseline
}

// headMark is 份号, 密级 or 紧急程度.
type headMark struct {
	text  string
	style style
	line  int // of the 版心, at least
}

// marks are those that are set, from the top down (7.2.1 to 7.2.3).
func (l letter) marks() []headMark {
	m := l.Document.Marks
	all := []headMark{
		{m.Copy, style{size: sizeNo3}, copyLine},
		{m.Class(), style{role: Hei, size: sizeNo3}, secrecyLine},
		{string(m.Urgency), style{role: Hei, size: sizeNo3}, 0},
	}
	return slices.DeleteFunc(all, func(m headMark) bool { return m.text == "" })
}

// issuerMark draws 发文机关标志 with its upper edge at top and returns its lower edge.
func issuerMark(page *Page, text string, size, top float64) (bottom float64) {
	s := style{role: Title, size: size, spacing: headSpacing, color: red}.fit(text, bodyWidth)
	above, below := s.ink(text)
	page.writeCentered(marginLeft+bodyWidth/2, top+above, s, text)
	return top + above + below
}

// doubleRule draws two lines of the given thickness below each other, from y on.
func (p *Page) doubleRule(y, upper, lower float64) {
	const left = (a4Width - letterRuleLength) / 2
	for _, width := range []float64{upper, lower} {
		p.add(Rule{X1: left, Y1: y + width/2, X2: left + letterRuleLength, Y2: y + width/2, Width: width, Color: red})
		y += width + letterWhite
	}
}

// nearestLine is the line of the grid that begins nearest to y. The red lines and the type of the head leave the grid;
// the text returns to it.
func nearestLine(y float64) int { return int(math.Round((y - marginTop) / linePitch)) }

// ink returns how far a line of text really reaches above and below its baseline, in millimetres: what the standard
// measures is what is seen on the print, not the em.
func (s style) ink(text string) (above, below float64) {
	var buf sfnt.Buffer
	const unit = 1000
	for _, r := range strings.TrimSpace(text) {
		face, ok := s.role.face(r)
		if !ok {
			continue
		}
		c, _ := code(r)
		f := face.font()
		bounds, _, err := f.sfnt.GlyphBounds(&buf, f.glyph[c], fixed.I(unit), xfont.HintingNone)
		if err != nil {
			continue
		}
		above = max(above, -fixedToFloat(bounds.Min.Y)/unit)
		below = max(below, fixedToFloat(bounds.Max.Y)/unit)
	}
	em := s.size * mmPerPoint
	return above * em, below * em
}
