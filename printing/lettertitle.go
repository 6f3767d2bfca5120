package printing

import (
	"math"
	"slices"
	"strings"
)

// What it costs to break a title before a character; the shape of the lines costs too, see shapes. The standard wants
// 词意完整，排列对称，长短适宜 (7.3.1), in this order.
const (
	fairBreak    = 0.08 // between known words, after a mark or the name of an office
	looseBreak   = 0.25 // beside one known word
	unknownBreak = 0.6  // between two characters of which nothing is known
	poorBreak    = 2.5  // a line would begin with 的 or end with 关于
	wordBreak    = 4.0  // inside a word, a name, a number, a book title or a quotation
	wrongBreak   = 60.0 // against the rules for marks
	anotherLine  = 0.7  // for each line more than necessary
	unevenness   = 5.0  // times the square of what a line is off its length in the shape, in parts of the mean length
)

const (
	titleNoStart = "的和与及等了地得之者们并或"
	titleNoEnd   = "和与及在对于为被把将不从由向以所未无并或第各"
)

// officeEnds end the name of a place or an office: a line may end there.
const officeEnds = "省市县区乡镇村局委办部院厅校站所组会司厂处科队行社馆"

// titleLines breaks a title into lines of at most width millimetres: whole words, in the shape of a trapezium or a
// rhombus. names are kept whole where that is possible.
func titleLines(text string, names []string, s style, width float64) []string {
	t := newTitleText([]rune(text), names, s, width)
	if t.total <= width {
		return t.cut([]int{len(t.text)})
	}
	ends, cost := []int(nil), math.Inf(1)
	n := int(t.total / width)
	for math.IsInf(cost, 1) { // one character a line is always possible
		n++
		ends, cost = t.best(n)
	}
	if more, other := t.best(n + 1); other+anotherLine < cost {
		ends = more
	}
	return t.cut(ends)
}

// titleText is a title with what it costs to break it before each character.
type titleText struct {
	text   []rune
	breaks []float64
	at     []float64 // width of the text before each character, and of all of it
	total  float64
	width  float64
}

func newTitleText(text []rune, names []string, s style, width float64) titleText {
	t := titleText{text: text, breaks: titleBreaks(text, names), at: make([]float64, len(text)+1), width: width}
	for i, r := range text {
		t.at[i+1] = t.at[i] + (s.role.advance(r)*s.size+s.spacing)*mmPerPoint
	}
	t.total = t.at[len(text)]
	return t
}

// best returns where n lines end and what they cost, in the best of the shapes; +Inf when n lines are too few.
func (t titleText) best(n int) (ends []int, cost float64) {
	cost = math.Inf(1)
	for _, shape := range shapes(n) {
		if e, c := t.shaped(shape); c < cost {
			ends, cost = e, c
		}
	}
	return ends, cost
}

// shapes are the lengths of n lines, two or more, in parts of their mean, that the standard allows: 梯形 upright and inverted, and
// from three lines on 菱形. Lines of one length (长方形) and a short one in the middle (沙漏形) are not among them.
func shapes(n int) [][]float64 {
	const slope, bulge = 0.24, 0.3
	down, rhombus := make([]float64, n), make([]float64, n)
	for i := range n {
		x := 2*float64(i)/float64(n-1) - 1 // -1 for the first line, 1 for the last
		down[i] = 1 - slope/2*x
		rhombus[i] = 1 + bulge*(0.5-math.Abs(x))
	}
	up := slices.Clone(down)
	slices.Reverse(up)
	if n == 2 {
		return [][]float64{down, up}
	}
	return [][]float64{down, up, rhombus}
}

// shaped finds the cheapest lines for a shape: cost[i] is that of the lines so far when they end at character i.
func (t titleText) shaped(shape []float64) (ends []int, total float64) {
	n, mean := len(t.text), t.total/float64(len(shape))
	cost := make([]float64, n+1)
	for i := range cost {
		cost[i] = math.Inf(1)
	}
	cost[0] = 0
	from := make([][]int, len(shape))
	for k, part := range shape {
		next := make([]float64, n+1)
		from[k] = make([]int, n+1)
		for end := range next {
			next[end] = math.Inf(1)
			for start := end - 1; start >= 0 && t.at[end]-t.at[start] <= t.width+1e-9; start-- {
				off := (t.at[end]-t.at[start])/mean - part
				if c := cost[start] + unevenness*off*off + t.breakAt(end); c < next[end] {
					next[end], from[k][end] = c, start
				}
			}
		}
		cost = next
	}
	ends = make([]int, len(shape))
	for k, end := len(shape)-1, n; k >= 0; k-- {
		ends[k] = end
		end = from[k][end]
	}
	return ends, cost[n]
}

func (t titleText) breakAt(end int) float64 {
	if end == len(t.text) {
		return 0
	}
	return t.breaks[end]
}

func (t titleText) cut(ends []int) []string {
	lines, start := make([]string, len(ends)), 0
	for i, end := range ends {
		lines[i] = strings.TrimSpace(string(t.text[start:end]))
		start = end
	}
	return lines
}

// titleBreaks tells what a break before each character costs.
func titleBreaks(text []rune, names []string) []float64 {
	costs, gaps, known := make([]float64, len(text)), gapsOf(text), knownWords(text, names)
	enclosed := enclosed(text)
	for i := 1; i < len(text); i++ {
		before, after := text[i-1], text[i]
		switch {
		case gaps[i] == noGap:
			costs[i] = wrongBreak
		case gaps[i] != freeGap || enclosed[i] || known[i-1] == known[i] && known[i] != 0:
			costs[i] = wordBreak
		case strings.ContainsRune(titleNoStart, after) && known[i] == 0, strings.ContainsRune(titleNoEnd, before) && known[i-1] == 0, strings.HasSuffix(string(text[:i]), "关于"):
			costs[i] = poorBreak
		case !isHan(before) || before == '的' || strings.ContainsRune(officeEnds, before) || known[i-1] != 0 && known[i] != 0:
			costs[i] = fairBreak
		case known[i-1] != 0 || known[i] != 0:
			costs[i] = looseBreak
		default:
			costs[i] = unknownBreak
		}
	}
	return costs
}

// enclosed tells of each character whether a break before it would cut a 《book title》 or a “quotation”.
func enclosed(text []rune) []bool {
	inside, depth := make([]bool, len(text)), 0
	for i, r := range text {
		inside[i] = depth > 0
		switch r {
		case '《', '“', '（':
			depth++
		case '》', '”', '）':
			depth = max(0, depth-1)
		}
	}
	return inside
}

// knownWords numbers the words a text is made of, 0 for what is in no word: names first, then the longest word of
// titleWords that begins at each place.
func knownWords(text []rune, names []string) []int {
	words, n := make([]int, len(text)), 0
	mark := func(start, length int) {
		n++
		for i := start; i < start+length; i++ {
			words[i] = n
		}
	}
	for i := range text {
		for _, name := range names {
			if name != "" && words[i] == 0 && strings.HasPrefix(string(text[i:]), name) {
				mark(i, len([]rune(name)))
			}
		}
	}
	for i := 0; i < len(text); i++ {
		for length := longestTitleWord; length > 1; length-- {
			if i+length <= len(text) && titleWords[string(text[i:i+length])] && !slices.ContainsFunc(words[i:i+length], func(w int) bool { return w != 0 }) {
				mark(i, length)
				i += length - 1
				break
			}
		}
	}
	return words
}
