package model

import (
	"slices"
	"strings"
	"unicode"
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

// CleanText makes typed or pasted text fit to be kept: what paper cannot show and the eye cannot see goes (see Unseen),
// the rest is folded (see Fold). Tabs and odd blanks become blanks, but for the ideographic one; all line ends become \n,
// blanks at the ends of lines and empty lines at both ends go.
func CleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	if !ordinary(s) {
		s = Fold(strings.Map(clean, s))
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRightFunc(l, unicode.IsSpace)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func clean(r rune) rune {
	switch {
	case r == '\u2028' || r == '\u2029':
		return '\n'
	case r == '　':
		return r
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case unseen(r):
		return -1
	}
	return r
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
