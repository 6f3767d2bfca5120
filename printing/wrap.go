package printing

import (
	"math"
	"strings"
	"unicode"
)

// Breaker sets paragraphs into lines of a width by the rules of Chinese typesetting (GB/T 15834-2011, 5.1.10 ff.):
// no closing mark begins a line, no opening mark ends one, —— and …… stay whole, and words, numbers, dates and
// telephone numbers are broken only where nothing better is left. All lengths share one unit, free to choose.
type Breaker struct {
	Width       float64            // of the column
	Em          float64            // the type size
	First, Rest float64            // indents of the first and of the following lines of a paragraph
	Advance     func(rune) float64 // width of a character with its fixed letter spacing
	Head        int                // so many characters at the start of the text are set in another face
	HeadAdvance func(rune) float64 // and so wide
}

// Line is one line of a paragraph. The texts of all lines, with \n after each Last but the final one, are the input.
type Line struct {
	Text    string
	Indent  float64
	Width   float64 // of the text without blanks at the end and without Spacing
	Spacing float64 // to add after each character so that the line fills the column; may be slightly negative
	Last    bool    // ends its paragraph
}

const (
	squeeze    = 0.5  // ems: a closing mark at the end of a line may lose its blank half
	maxStretch = 0.2  // ems a gap may grow; a looser line stays ragged
	maxShrink  = 0.02 // ems a gap may shrink to save a closing mark from the next line
)

// squeezable marks have their ink in the left half of the em.
const squeezable = "，。、；：）》〉〕】”’"

// Lines breaks text; each \n begins a new paragraph. No character is ever lost.
func (b Breaker) Lines(text string) []Line {
	var lines []Line
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = b.paragraph(lines, []rune(paragraph))
		b.Head = 0
	}
	return lines
}

func (b Breaker) paragraph(lines []Line, text []rune) []Line {
	widths, gaps := b.widths(text), gapsOf(text)
	indent := b.First
	for start := 0; ; indent = b.Rest {
		end := b.end(text, widths, gaps, start, b.Width-indent)
		last := end == len(text)
		lines = append(lines, b.line(text[start:end], widths[start:end], indent, last))
		if last {
			return lines
		}
		start = end
	}
}

func (b Breaker) widths(text []rune) []float64 {
	widths := make([]float64, len(text))
	for i, r := range text {
		if i < b.Head {
			widths[i] = b.HeadAdvance(r)
		} else {
			widths[i] = b.Advance(r)
		}
	}
	return widths
}

// end returns where the line that begins at start ends.
func (b Breaker) end(text []rune, widths []float64, gaps []gap, start int, width float64) int {
	var best [gapKinds]struct {
		at   int
		room float64
	}
	var m lineMeasure
	for i := start; i < len(text); i++ {
		m.add(text[i], widths[i])
		room := width - m.ink
		if strings.ContainsRune(squeezable, m.last) {
			room += (squeeze + maxShrink*float64(m.count-1)) * b.Em
		}
		if room < -1e-6 && i > start {
			break
		}
		if i+1 == len(text) {
			return len(text)
		}
		best[gaps[i+1]].at, best[gaps[i+1]].room = i+1, width-m.ink
	}
	at, room := start, 0.0
	for kind, limit := range b.tolerances(width) {
		if best[kind].at > at {
			at, room = best[kind].at, best[kind].room
		}
		if at > start && room <= limit {
			return at
		}
	}
	return at
}

// tolerances tells for each kind of gap how much room a line broken there may leave before a worse kind is tried.
func (b Breaker) tolerances(width float64) [gapKinds]float64 {
	return [gapKinds]float64{
		freeGap:  min(2*b.Em, width/6),
		softGap:  width / 4, // rather a ragged line than 1,384.72万 and 元 on two
		keepGap:  width / 2,
		tightGap: math.Inf(1),
		noGap:    math.Inf(1),
	}
}

func (b Breaker) line(text []rune, widths []float64, indent float64, last bool) Line {
	var m lineMeasure
	for i, r := range text {
		m.add(r, widths[i])
	}
	l := Line{Text: string(text), Indent: indent, Width: m.ink, Last: last}
	room := b.Width - indent - m.ink
	if room < 0 && strings.ContainsRune(squeezable, m.last) {
		room = min(0, room+squeeze*b.Em)
	}
	if last {
		room = min(room, 0)
	}
	if m.count > 1 && room <= maxStretch*b.Em*float64(m.count-1) {
		l.Spacing = room / float64(m.count-1)
	}
	return l
}

// lineMeasure sums up a line; blanks count only when something follows them.
type lineMeasure struct {
	width float64
	ink   float64 // width without the blanks at the end
	count int     // characters without the blanks at the end
	total int
	last  rune // the last character that is no blank
}

func (m *lineMeasure) add(r rune, width float64) {
	m.width += width
	m.total++
	if !unicode.IsSpace(r) {
		m.ink, m.count, m.last = m.width, m.total, r
	}
}
