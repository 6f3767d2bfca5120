package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// toHalfWidth turns full-width letters, digits and marks into their ASCII twins.
func toHalfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - 0xFEE0
		}
		if r == '　' {
			return ' '
		}
		return r
	}, s)
}

// CleanLine makes pasted text fit for one line: see CleanText; line breaks become blanks.
func CleanLine(s string) string {
	return strings.Join(strings.Fields(CleanText(s)), " ")
}

// CleanText removes what paper cannot show and the eye cannot see: invalid UTF-8, control characters,
// zero-width and bidirectional marks, byte-order marks, variation selectors. Tabs and no-break spaces become blanks,
// all line ends become \n, blanks at the ends of lines and empty lines at both ends go.
func CleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u00a0' || r == '\u202f':
			return ' '
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r),
			r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
			return -1
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRightFunc(l, unicode.IsSpace)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// cleanNames cleans the names of a list to choose from, each once.
func cleanNames(names []string) []string {
	var out []string
	for _, name := range names {
		if name = CleanLine(name); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
