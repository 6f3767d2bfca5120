package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// format is how a number format shows what a cell holds (ECMA-376, 18.8.31): up to four parts, for positive numbers,
// negative ones, zero, and text. Excelize shows many of them otherwise than Excel (50.0万元 is one) without saying so; here
// what is not known for certain is said to be unknown.
type format struct {
	parts []formatPart
	text  *formatPart // of a text; nil: it is shown as it is
	day   bool        // a date, with a year or a day in it
}

// formatPart is one of them.
type formatPart struct {
	tokens  []formatToken
	when    string // a condition: >=100; "" where the place tells
	unknown bool   // a time, a fraction, a power of ten, Chinese numerals: shown otherwise than we could say
	general bool
	date    bool
	text    bool // has the place of a text
	digits  bool
	percent int
}

// formatToken is a literal text, or a place: 0 # ? digits, . the point, , thousands, @ a text, G a general number.
type formatToken struct {
	place   byte // 0 for a literal
	literal string
}

func readFormat(code string) *format {
	f := &format{}
	for _, text := range formatParts(code) {
		f.parts = append(f.parts, readFormatPart(text))
	}
	for i := range f.parts {
		f.day = f.day || f.parts[i].date
	}
	last := &f.parts[len(f.parts)-1]
	switch {
	case len(f.parts) >= 4:
		f.text, f.parts = &f.parts[3], f.parts[:3]
	case last.text:
		f.text = last
		if len(f.parts) > 1 {
			f.parts = f.parts[:len(f.parts)-1]
		}
	}
	return f
}

// formatParts parts a code at its semicolons, but for those that are quoted.
func formatParts(code string) []string {
	var parts []string
	from, inQuotes := 0, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case strings.IndexByte(`\!_*`, c) >= 0:
			_, n := utf8.DecodeRuneInString(code[i+1:])
			i += n
		case c == ';':
			parts, from = append(parts, code[from:i]), i+1
		}
	}
	return append(parts, code[from:])
}

func readFormatPart(code string) formatPart {
	var p formatPart
	literal := func(s string) { p.tokens = append(p.tokens, formatToken{literal: s}) }
	for code != "" {
		for _, general := range []string{"General", "GENERAL", "general", "G/通用格式"} {
			if rest, ok := strings.CutPrefix(code, general); ok {
				p.general, code = true, rest
				p.tokens = append(p.tokens, formatToken{place: 'G'})
			}
		}
		if code == "" {
			break
		}
		r, n := utf8.DecodeRuneInString(code)
		rest := code[n:]
		switch {
		case r == '"':
			text, after, _ := strings.Cut(rest, `"`)
			literal(text)
			rest = after
		case r == '\\' || r == '!':
			_, n := utf8.DecodeRuneInString(rest)
			literal(rest[:n])
			rest = rest[n:]
		case r == '_' || r == '*': // the width of a character; a character that fills the cell
			_, n := utf8.DecodeRuneInString(rest)
			if r == '_' {
				literal(" ")
			}
			rest = rest[n:]
		case r == '[':
			inside, after, _ := strings.Cut(rest, "]")
			p.bracket(inside, literal)
			rest = after
		case strings.ContainsRune("0#?", r):
			p.digits = true
			p.tokens = append(p.tokens, formatToken{place: byte(r)})
		case r == '.' || r == ',':
			p.tokens = append(p.tokens, formatToken{place: byte(r)})
		case r == '@':
			p.text = true
			p.tokens = append(p.tokens, formatToken{place: '@'})
		case r == '%':
			p.percent++
			literal("%")
		case strings.ContainsRune("yYdDeE", r):
			if strings.ContainsRune("eE", r) && p.digits && strings.HasPrefix(strings.TrimLeft(rest, "+-"), "0") {
				p.unknown = true // a power of ten
			} else {
				p.date = true
			}
		case strings.ContainsRune("mMhHsSaAbBgG", r):
			p.unknown = true // a time, or a part of a date; dates say so by year or day
		case r == '/' && p.digits:
			p.unknown = true // a fraction
		default:
			literal(string(r))
		}
		code = rest
	}
	return p
}

// bracket reads what stands in [ ]: a colour, a language with or without the sign of a currency, a condition, numerals.
func (p *formatPart) bracket(inside string, literal func(string)) {
	switch {
	case strings.HasPrefix(inside, "$"):
		sign, _, _ := strings.Cut(inside[1:], "-")
		literal(sign)
	case strings.HasPrefix(inside, "DBNum"):
		p.unknown = true
	case inside != "" && strings.ContainsAny(inside[:1], "<>="):
		p.when = inside
	case inside != "" && strings.Trim(strings.ToLower(inside), "hms") == "":
		p.unknown = true // hours beyond a day
	}
}

// plain tells whether a number is shown with its own digits, at most with separators and fewer or more decimals.
func (f *format) plain() bool {
	return len(f.parts) == 1 && f.parts[0].general && len(f.parts[0].tokens) == 1
}

// shownText is what a cell of text shows; false where its format hides it.
func (f *format) shownText(text string) (string, bool) {
	if f.text == nil {
		return text, true
	}
	var b strings.Builder
	for _, t := range f.text.tokens {
		switch t.place {
		case 0:
			b.WriteString(t.literal)
		case '@', 'G':
			b.WriteString(text)
		}
	}
	shown := b.String()
	return shown, strings.TrimSpace(shown) != "" || text == ""
}

// shownNumber is what a cell of a number shows; false where that is not known.
func (f *format) shownNumber(value float64) (string, bool) {
	p, negative := f.partFor(value)
	switch {
	case p == nil, p.unknown, p.date:
		return "", false
	case len(p.tokens) == 0:
		return "", false // hidden
	}
	d := decimalOf(value)
	if !negative {
		d.minus = false // the part for negative numbers has its own sign
	}
	return p.show(d)
}

// partFor is the part that a number is shown by, and whether its sign is still to be written.
func (f *format) partFor(value float64) (p *formatPart, sign bool) {
	if slices.ContainsFunc(f.parts, func(p formatPart) bool { return p.when != "" }) {
		return f.partOfCondition(value), true
	}
	switch n := len(f.parts); {
	case n == 0:
		return nil, false
	case value < 0 && n > 1:
		return &f.parts[1], false
	case value == 0 && n > 2:
		return &f.parts[2], false
	}
	return &f.parts[0], true
}

func (f *format) partOfCondition(value float64) *formatPart {
	for i := range f.parts {
		p := &f.parts[i]
		limit := strings.TrimLeft(p.when, "<>=")
		n, err := strconv.ParseFloat(limit, 64)
		switch op := strings.TrimSuffix(p.when, limit); {
		case p.when == "":
			return p
		case err != nil:
			return nil
		case op == ">" && value > n, op == ">=" && value >= n, op == "<" && value < n, op == "<=" && value <= n, op == "=" && value == n, op == "<>" && value != n:
			return p
		}
	}
	return nil
}

// show writes a number by a part of a format.
func (p *formatPart) show(d decimal) (string, bool) {
	if p.general || !p.digits {
		return p.showWhole(d)
	}
	d.point += 2 * p.percent
	var whole, fraction []byte // the places before and behind the point
	point, commas := -1, 0
	thousands := false
	for i, t := range p.tokens {
		switch {
		case t.place == '.':
			if point < 0 {
				point = i
			}
			d.point -= 3 * commas
			commas = 0
		case t.place == ',':
			if len(whole)+len(fraction) > 0 {
				commas++
			}
		case t.place == 'G' || t.place == '@':
			return "", false
		case t.place != 0:
			if commas > 0 {
				thousands, commas = true, 0
			}
			if point < 0 {
				whole = append(whole, t.place)
			} else {
				fraction = append(fraction, t.place)
			}
		}
	}
	d.point -= 3 * commas // commas behind the last place: thousands, millions
	left, right := d.round(len(fraction))
	if thousands {
		left = grouped(left, whole)
	}
	var b strings.Builder
	if d.minus && strings.Trim(left+right, "0,") != "" {
		b.WriteByte('-')
	}
	p.fill(&b, left, right, whole, point)
	return b.String(), true
}

// showWhole writes a general number, or a format that has no place for one.
func (p *formatPart) showWhole(d decimal) (string, bool) {
	var b strings.Builder
	for _, t := range p.tokens {
		switch t.place {
		case 0:
			b.WriteString(t.literal)
		case 'G', '@':
			b.WriteString(d.String())
		}
	}
	shown := b.String()
	return shown, strings.TrimSpace(shown) != ""
}

// grouped sets commas between thousands of a number at least as long as its places that are 0.
func grouped(left string, whole []byte) string {
	least := 0
	for i, c := range whole {
		if c == '0' {
			least = len(whole) - i
			break
		}
	}
	for len(left) < least {
		left = "0" + left
	}
	for i := len(left) - 3; i > 0; i -= 3 {
		left = left[:i] + "," + left[i:]
	}
	return left
}

// fill puts digits in their places, and literals between them.
func (p *formatPart) fill(b *strings.Builder, left, right string, whole []byte, point int) {
	commas := strings.Count(left, ",")
	extra := len(left) - commas - len(whole) // digits without a place of their own stand before the first
	place, at := 0, 0
	for i, t := range p.tokens {
		switch {
		case t.place == 0:
			b.WriteString(t.literal)
		case t.place == '.':
			if i == point {
				b.WriteByte('.')
			}
		case t.place == ',':
		case point < 0 || i < point:
			n := 1
			if place == 0 {
				n += max(extra, 0)
			}
			if place++; place <= -extra { // no digit for this place
				b.WriteString(map[byte]string{'0': "0", '?': " "}[t.place])
				continue
			}
			for ; n > 0 && at < len(left); at++ {
				if b.WriteByte(left[at]); left[at] != ',' {
					n--
				}
			}
		default:
			right = writeDecimal(b, t.place, right)
		}
	}
}

// writeDecimal writes the next decimal; places of # leave out zeros when nothing follows them.
func writeDecimal(b *strings.Builder, place byte, right string) string {
	switch {
	case right == "":
		return ""
	case place != '0' && strings.Trim(right, "0") == "":
		if place == '?' {
			b.WriteByte(' ')
		}
	default:
		b.WriteByte(right[0])
	}
	return right[1:]
}

// decimal is a number in the fifteen digits that Excel keeps: 0.digits × 10^point.
type decimal struct {
	digits string
	point  int
	minus  bool
}

func decimalOf(value float64) decimal {
	d := decimal{minus: value < 0}
	if d.minus {
		value = -value
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(value, 'e', 14, 64), "e")
	d.digits = strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	n, err := strconv.Atoi(exponent)
	if err != nil || d.digits == "" { // no number has no exponent; zero has no digits
		return decimal{minus: d.minus}
	}
	d.point = n + 1
	return d
}

// String writes the number in decimals, without a power of ten.
func (d decimal) String() string {
	left, right := d.round(max(0, len(d.digits)-d.point))
	if left == "" {
		left = "0"
	}
	if right != "" {
		left += "." + right
	}
	if d.minus && d.digits != "" {
		return "-" + left
	}
	return left
}

// round returns the digits before the point, without zeros before them, and n behind it; half a unit counts as one.
func (d decimal) round(n int) (left, right string) {
	const most = 400 // the greatest number has 309 digits
	digits := d.digits
	if d.point < 0 {
		digits, d.point = strings.Repeat("0", min(-d.point, most))+digits, 0
	}
	keep := min(d.point, most) + min(n, most)
	up := len(digits) > keep && digits[keep] >= '5'
	if len(digits) > keep {
		digits = digits[:keep]
	}
	b := []byte(digits + strings.Repeat("0", keep-len(digits)))
	for i := len(b) - 1; up && i >= 0; i-- {
		if up = b[i] == '9'; up {
			b[i] = '0'
		} else {
			b[i]++
		}
	}
	if up {
		b = append([]byte{'1'}, b...)
	}
	whole := len(b) - min(n, most)
	return strings.TrimLeft(string(b[:whole]), "0"), string(b[whole:])
}
