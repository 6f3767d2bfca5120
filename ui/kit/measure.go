package kit

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// runeWidths knows how wide each rune is in one size and style. Adding up known widths replaces the shaping of
// whole strings, which is what makes Fyne's own wrapping and cutting slow for Chinese text.
// It is used on the window's thread only.
type runeWidths struct {
	size  float32
	style fyne.TextStyle
	known map[rune]float32
	han   float32
}

type widthsKey struct {
	font  fyne.Resource
	size  float32
	style fyne.TextStyle
}

var measured = map[widthsKey]*runeWidths{}

// widthsFor returns the shared widths of a text size and style in the font of the theme.
func widthsFor(size float32, style fyne.TextStyle) *runeWidths {
	key := widthsKey{theme.Font(style), size, style}
	if w := measured[key]; w != nil {
		return w
	}
	w := &runeWidths{size: size, style: style, known: map[rune]float32{}}
	w.han = fyne.MeasureText("国", size, style).Width
	measured[key] = w
	return w
}

// rune returns the width of one character. All ideographs of the common block are as wide as the em square.
func (w *runeWidths) rune(r rune) float32 {
	if r >= 0x4E00 && r <= 0x9FFF {
		return w.han
	}
	if width, ok := w.known[r]; ok {
		return width
	}
	width := fyne.MeasureText(string(r), w.size, w.style).Width
	w.known[r] = width
	return width
}

// text returns the width of a line of text.
func (w *runeWidths) text(s string) float32 {
	width := float32(0)
	for _, r := range s {
		width += w.rune(r)
	}
	return width
}

// cut returns s, or as much of it as fits into width with an ellipsis behind it.
func (w *runeWidths) cut(s string, width float32) string {
	room := width - w.rune('…')
	used, fits := float32(0), 0
	for i, r := range s {
		used += w.rune(r)
		if used <= room {
			fits = i + len(string(r))
		}
		if used > width {
			return s[:fits] + "…"
		}
	}
	return s
}

// lines breaks one paragraph into lines no wider than width and returns where each line but the first begins.
// Words and numbers stay whole; closing marks do not begin a line and opening marks do not end one
// (GB/T 15834-2011, 5.1), as on the printed page.
func (w *runeWidths) lines(paragraph []rune, width float32) []int {
	var breaks []int
	start, used := 0, float32(0)
	for i := 0; i < len(paragraph); i++ {
		used += w.rune(paragraph[i])
		if used <= width || paragraph[i] == ' ' || i == start {
			continue
		}
		at := i
		for at > start && !mayBreak(paragraph[at-1], paragraph[at]) {
			at--
		}
		if at == start {
			at = i
		}
		breaks = append(breaks, at)
		start, used, i = at, 0, at-1
	}
	return breaks
}

const (
	closingMarks = "，。、；：？！）》〉」』】〕’”…—％%,.;:?!)]}·"
	openingMarks = "（《〈「『【〔‘“([{"
)

var isClosing, isOpening = runeSet(closingMarks), runeSet(openingMarks)

func runeSet(s string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

// mayBreak says whether a line may end between two neighbours.
func mayBreak(before, after rune) bool {
	if isClosing[after] || isOpening[before] || after == ' ' {
		return false
	}
	return !(inWord(before) && inWord(after))
}

func inWord(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',' || r == '-' || r == '_')
}
