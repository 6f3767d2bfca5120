package kit

import "slices"

// softText is a text as it stands in a box: the real text (value) with line ends put in where a line is full.
type softText struct {
	value string
	shown []rune
	soft  []int // where in shown the line ends stand that are not in value, ascending
}

// wrapText breaks text into lines no wider than width.
func wrapText(text string, width float32, widths *runeWidths) softText {
	t := softText{value: text}
	runes := []rune(text)
	for start := 0; start <= len(runes); {
		end := len(runes)
		if i := slices.Index(runes[start:], '\n'); i >= 0 {
			end = start + i
		}
		from := start
		for _, at := range widths.lines(runes[start:end], width) {
			t.shown = append(t.shown, runes[from:start+at]...)
			t.soft = append(t.soft, len(t.shown))
			t.shown = append(t.shown, '\n')
			from = start + at
		}
		t.shown = append(t.shown, runes[from:end]...)
		if end < len(runes) {
			t.shown = append(t.shown, '\n')
		}
		start = end + 1
	}
	return t
}

// edit takes over a change that was made to the shown text. A line end is soft as long as it is not in the changed part.
func (t *softText) edit(shown []rune) {
	prefix, suffix := commonEnds(t.shown, shown)
	moved := len(shown) - len(t.shown)
	var soft []int
	for _, at := range t.soft {
		switch {
		case at < prefix:
			soft = append(soft, at)
		case at >= len(t.shown)-suffix:
			soft = append(soft, at+moved)
		}
	}
	t.shown, t.soft = shown, soft
	t.value = t.between(0, len(shown))
}

// between returns the real text of a part of the shown text.
func (t *softText) between(from, to int) string {
	text := make([]rune, 0, to-from)
	next, _ := slices.BinarySearch(t.soft, from)
	for i := from; i < to; i++ {
		if next < len(t.soft) && t.soft[next] == i {
			next++
			continue
		}
		text = append(text, t.shown[i])
	}
	return string(text)
}

// isSoft says whether the rune at an offset of the shown text is a line end that is not in the real text.
func (t *softText) isSoft(at int) bool {
	_, found := slices.BinarySearch(t.soft, at)
	return found
}

// toValue turns an offset in the shown text into one in the real text.
func (t *softText) toValue(at int) int {
	before, _ := slices.BinarySearch(t.soft, at)
	return at - before
}

// place returns the row and column of an offset in the real text; one at the end of a full line is put
// at the beginning of the next, where typing goes on.
func (t *softText) place(at int) (row, column int) {
	for _, soft := range t.soft {
		if soft <= at {
			at++
		}
	}
	for _, r := range t.shown[:min(at, len(t.shown))] {
		column++
		if r == '\n' {
			row, column = row+1, 0
		}
	}
	return row, column
}

// rows returns the number of lines.
func (t *softText) rows() int {
	rows := 1
	for _, r := range t.shown {
		if r == '\n' {
			rows++
		}
	}
	return rows
}

// commonEnds returns how many runes two texts share at the beginning, and how many of the others at the end.
func commonEnds(a, b []rune) (prefix, suffix int) {
	shorter := min(len(a), len(b))
	for prefix < shorter && a[prefix] == b[prefix] {
		prefix++
	}
	for suffix < shorter-prefix && a[len(a)-1-suffix] == b[len(b)-1-suffix] {
		suffix++
	}
	return prefix, suffix
}

// historyLimit is how many changes can be undone.
const historyLimit = 200

// history remembers texts to go back to. Typing is undone a phrase at a time.
type history struct {
	past, future []string
	typing       bool
}

// add remembers the text before a change.
func (h *history) add(before, after string) {
	a, b := []rune(before), []rune(after)
	prefix, _ := commonEnds(a, b)
	typed := len(b) == len(a)+1
	if !typed || !h.typing {
		h.past = append(h.past, before)
	}
	if len(h.past) > historyLimit {
		h.past = h.past[1:]
	}
	h.typing = typed && !isClosing[b[prefix]] && b[prefix] != '\n'
	h.future = nil
}

// step returns the text before the last change, or after the change last undone.
func (h *history) step(now string, back bool) (text string, ok bool) {
	from, to := &h.future, &h.past
	if back {
		from, to = &h.past, &h.future
	}
	if len(*from) == 0 {
		return "", false
	}
	last := len(*from) - 1
	text = (*from)[last]
	*from, *to = (*from)[:last], append(*to, now)
	h.typing = false
	return text, true
}
