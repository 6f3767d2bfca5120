package printing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"oversight/model"
)

// Align is where a paragraph stands in its column.
type Align uint8

// Justified fills the column with all lines but the last; the others leave the spacing alone. In the narrow columns
// of a list a justified line would be too loose: there text stands FlushLeft.
const (
	Justified Align = iota
	FlushLeft
	Centered
	FlushRight
)

// Para is a paragraph in one role; \n begins a line that is a paragraph of its own.
type Para struct {
	Text   string
	Role   Role
	Align  Align
	Indent float64 // of the first line, full-width characters; from the right for FlushRight
	Hang   float64 // of the following lines, as 抄送 wants (GB/T 9704-2012, 7.4.2)
	Color  Color

	Head     int // so many characters at the start are set in HeadRole: a heading that runs into its text
	HeadRole Role
	Keep     bool // a heading: it must not be the last line of a page
	Boxed    bool // a box is drawn around the first character, a √: no bundled font has ☑
}

// A box to tick, and what ticks it.
const (
	box  = "□"
	tick = "√"
)

// Setting is how densely text is set.
type Setting struct {
	Size  float64 // points
	Pitch float64 // millimetres from baseline to baseline
	Cell  float64 // millimetres a full-width character takes; 0 is its natural width
}

// gridSetting is 三号 on 28 × 22 cells.
var gridSetting = Setting{Size: sizeNo3, Pitch: linePitch, Cell: cellWidth}

// cellSettings are for text in a table, where the grid does not reach: one for each size, in points.
func cellSettings(sizes ...float64) []Setting {
	settings := make([]Setting, len(sizes))
	for i, size := range sizes {
		settings[i] = Setting{Size: size, Pitch: tightPitch * size * mmPerPoint}
	}
	return settings
}

// Text in a table is set as loosely as its room allows; the pitch is in ems.
const (
	tightPitch = 1.32
	loosePitch = 1.6
)

// loosened is the setting with the pitch grown by at most room/lines, up to the loose pitch.
func (s Setting) loosened(room float64, lines int) Setting {
	s.Pitch = min(s.Pitch+room/float64(lines), loosePitch*s.em())
	return s
}

// baseline is how far the baseline of a line, counted from 0, is below the top of the text: type stands in the middle
// of its line.
func (s Setting) baseline(line int) float64 {
	return float64(line)*s.Pitch + (s.Pitch-s.em())/2 + ascent*s.em()
}

func (s Setting) em() float64 { return s.Size * mmPerPoint }

// tracking is what every character is wider (or narrower) than by nature, in millimetres.
func (s Setting) tracking() float64 {
	if s.Cell == 0 {
		return 0
	}
	return s.Cell - s.em()
}

// Block is text set to a width, ready to be placed.
type Block struct {
	Setting
	Width float64
	rows  []blockRow
}

type blockRow struct {
	Line
	para  Para
	slots [][2]int // byte offsets in the text of the line
	head  int      // so many of its characters are set in the HeadRole
}

// Lay sets paragraphs to a width in millimetres.
func Lay(paras []Para, width float64, s Setting) Block {
	b := Block{Setting: s, Width: width}
	for _, p := range paras {
		cell := s.em() + s.tracking()
		breaker := Breaker{
			Width: width, Em: s.em(), First: p.Indent * cell, Rest: p.Hang * cell,
			Advance:     func(r rune) float64 { return p.Role.advance(r)*s.em() + s.tracking() },
			HeadAdvance: func(r rune) float64 { return p.HeadRole.advance(r)*s.em() + s.tracking() },
			Head:        p.Head,
		}
		slots, at, head := model.SlotSpans(p.Text), 0, p.Head
		for _, l := range breaker.Lines(p.Text) {
			b.rows = append(b.rows, blockRow{l, p, within(slots, at, len(l.Text)), head})
			head = max(0, head-utf8.RuneCountInString(l.Text))
			at += len(l.Text)
			if l.Last {
				at++ // the line break
			}
		}
	}
	return b
}

// within returns what of the spans lies in the n bytes from at on, counted from there.
func within(spans [][]int, at, n int) (inside [][2]int) {
	for _, s := range spans {
		if from, to := max(s[0]-at, 0), min(s[1]-at, n); from < to {
			inside = append(inside, [2]int{from, to})
		}
	}
	return inside
}

// Height returns the height of the block in millimetres.
func (b Block) Height() float64 { return float64(len(b.rows)) * b.Pitch }

// Split cuts the block after n lines.
func (b Block) Split(n int) (head, tail Block) {
	head, tail = b, b
	head.rows, tail.rows = b.rows[:n], b.rows[n:]
	return head, tail
}

// Draw places the block with its top left corner at (x, y).
func (b Block) Draw(p *Page, x, y float64) {
	for i, row := range b.rows {
		b.drawRow(p, x, y+b.baseline(i), row)
	}
}

func (b Block) drawRow(p *Page, x, y float64, row blockRow) {
	spacing := b.tracking()
	switch row.para.Align {
	case Justified:
		x += row.Indent
		spacing += row.Spacing
	case FlushLeft:
		x += row.Indent
		spacing += min(row.Spacing, 0) // for a closing mark that was saved from the next line
	case Centered:
		x += (b.Width - row.Width) / 2
	case FlushRight:
		x += b.Width - row.Width - row.Indent
	}
	text := strings.TrimRightFunc(row.Text, unicode.IsSpace)
	look := style{role: row.para.Role, size: b.Size, spacing: spacing / mmPerPoint, color: row.para.Color}
	for _, slot := range row.slots {
		before := 0.0
		if slot[0] > 0 {
			before = look.width(row.Text[:slot[0]]) + spacing
		}
		p.slots = append(p.slots, slotBox(x+before, y, look.width(row.Text[slot[0]:slot[1]]), b.em()))
	}
	if row.head > 0 {
		all := []rune(text)
		head, first := string(all[:min(row.head, len(all))]), look
		first.role = row.para.HeadRole
		p.write(x, y, first, head)
		x += first.width(head) + spacing
		text = text[len(head):]
	}
	p.write(x, y, look, text)
	if row.para.Boxed && strings.HasPrefix(text, tick) {
		side := 0.96 * b.em() // as large as □ and where it stands
		p.add(Rect{X: x + 0.01*b.em(), Y: y - 0.78*b.em(), W: side, H: side, Width: 0.17, Color: row.para.Color})
	}
}
