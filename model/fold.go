package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives text the one form the program keeps and compares: canonical composition (NFC, which also takes the block of
// compatibility ideographs U+F900 home), radicals as the characters they look like, small and vertical forms of marks as
// ordinary ones. It never goes as far as NFKC: （）：；，％ ① ㎡ stay as they are.
//
// New text is folded by CleanText as it enters; stored records are not rewritten, so whatever compares or searches folds
// both sides.
func Fold(s string) string {
	if ordinary(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x2E80 && r <= 0x2FDF:
			if to, ok := radicals[r]; ok {
				return to
			}
		case r >= 0xFE10 && r <= 0xFE6F:
			if to, ok := forms[r]; ok {
				return to
			}
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// ordinary tells quickly of nearly every text that there is nothing in it to fold or to take out: letters and marks of
// ASCII, ordinary characters, Chinese marks and full-width forms.
func ordinary(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7F, r == '\n', r >= 0x4E00 && r <= 0x9FFF, r >= 0x3000 && r <= 0x3029, r >= 0xFF01 && r <= 0xFF5E,
			r == '“', r == '”', r == '‘', r == '’', r == '…', r == '—', r == '·':
		default:
			return false
		}
	}
	return true
}

// Holds reports whether a text contains what is looked for, both folded and without regard to capitals.
func Holds(text, wanted string) bool {
	return strings.Contains(strings.ToLower(Fold(text)), strings.ToLower(Fold(wanted)))
}

// unseen reports characters the eye cannot see or that turn the order of what it sees: control characters, formats and
// direction marks (U+200B, U+202A–202E…), fillers (U+115F, U+3164…), the blank of Braille, joiners, variation selectors,
// noncharacters, and the mark of broken UTF-8.
func unseen(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case r == utf8.RuneError, r == 0x2800, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point,
		unicode.Variation_Selector, unicode.Noncharacter_Code_Point)
}

// Unseen returns the first character of a text that no eye can see, false when there is none.
func Unseen(s string) (rune, bool) {
	if ordinary(s) {
		return 0, false
	}
	for _, r := range s {
		if unseen(r) {
			return r, true
		}
	}
	return 0, false
}

// LookAlike is what a name looks like: folded, in ASCII width, without blanks and the dots inside foreign names. Two names
// with the same LookAlike cannot be told apart on paper.
func LookAlike(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("·•・‧∙⋅.．", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, toHalfWidth(CleanLine(name)))
}
