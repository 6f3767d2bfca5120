package printing

// leaf is a page of text: the lines from…to, set with a pitch in millimetres.
type leaf struct {
	from, to int
	pitch    float64
}

// How far the lines of a page may be moved together or apart when the signature has no room or lines had to go to the
// next page (7.3.5.5: 采取调整行距、字距的措施解决); parts of the pitch of the grid.
const (
	tightLines    = 0.9
	tightestLines = 0.75 // for a text too short to be divided
	looseLines    = 1.12
)

// company is how many lines of text the signature has with it on the last page at least; a page of “此页无正文” is
// forbidden (7.3.5.5).
const company = 2

// firstPageText is how many lines of text the first page shows at least (7.3.3 公文首页必须显示正文): a heading and one more.
const firstPageText = 2

// leaves divides the text over pages: the first holds so many lines of the grid, the others a whole page. foot is the
// height of the 版记, which stands on the last page where it can.
func (t letterText) leaves(first int, foot float64) []leaf {
	var leaves []leaf
	for at, lines := 0, first; ; lines = linesPerPage {
		if pitch, ok := t.ending(len(t.rows)-at, lines, foot); ok {
			return append(leaves, leaf{at, len(t.rows), pitch})
		}
		n := t.turn(at, lines)
		leaves = append(leaves, leaf{at, at + n, filling(n, lines)})
		at += n
	}
}

// ending returns the pitch with which the last rows stand on one page, the 版记 below them where that is possible.
func (t letterText) ending(rows, lines int, foot float64) (pitch float64, ok bool) {
	tightest := tightLines
	if t.brief() {
		tightest = tightestLines
	}
	for _, room := range []float64{float64(lines)*linePitch - foot, float64(lines) * linePitch} {
		if pitch = min(linePitch, room/float64(rows)); pitch >= tightest*linePitch {
			return pitch, true
		}
	}
	return 0, false
}

// brief reports whether the text has too few lines to be on two pages.
func (t letterText) brief() bool { return len(t.rows)-t.tail-t.opening <= company }

// turn returns how many rows from at on stand on a page that is not the last.
func (t letterText) turn(at, lines int) int {
	text := len(t.rows) - t.tail // the tail stays together
	n := min(lines, text-company-at)
	least := 1
	if at == 0 {
		least = min(t.opening+firstPageText, text)
	}
	n = max(n, least)
	for n > least && t.rows[at+n-1].para.Keep {
		n--
	}
	return n
}

// filling is the pitch with which rows fill a page of so many lines, where they nearly do.
func filling(rows, lines int) float64 {
	if pitch := linePitch * float64(lines) / float64(rows); pitch <= looseLines*linePitch {
		return pitch
	}
	return linePitch
}
