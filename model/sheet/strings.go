package sheet

import (
	"context"
	"fmt"
	"unicode/utf8"
)

// sharedStrings are the texts that the cells of a workbook point to. A small archive can hold millions of them: few are
// kept as they are passed, of the others only which are blank, and those that cells point to are fetched by a second walk.
type sharedStrings struct {
	texts []sharedText
	blank []uint64 // a bit each
	n     int
}

// sharedText is a text of a cell; struck where a line goes through all of it, partly where through some.
type sharedText struct {
	text           string
	struck, partly bool
}

// What is kept at once.
const (
	keptTexts = 200_000
	keptBytes = 24 << 20
)

func (s *sharedStrings) isBlank(i int) bool { return s.blank[i/64]&(1<<(i%64)) != 0 }

// shared reads the texts, once for all sheets.
func (b *Book) shared(ctx context.Context) (*sharedStrings, error) {
	if b.texts != nil {
		return b.texts, nil
	}
	s, bytes := &sharedStrings{}, 0
	if b.stringsPart == "" {
		return s, nil
	}
	err := b.eachString(ctx, func(i int, r *richText) {
		s.n = i + 1
		if i%64 == 0 {
			s.blank = append(s.blank, 0)
		}
		if !visible(r.text) {
			s.blank[i/64] |= 1 << (i % 64)
		}
		if bytes += len(r.text); i < keptTexts && bytes <= keptBytes && len(s.texts) == i {
			s.texts = append(s.texts, r.shared())
		}
	})
	if err != nil {
		return nil, err
	}
	b.texts = s
	return s, nil
}

// fetch returns texts that are not kept.
func (b *Book) fetch(ctx context.Context, wanted map[int]sharedText) error {
	bytes := 0
	var tooMuch error
	err := b.eachString(ctx, func(i int, r *richText) {
		if _, ok := wanted[i]; !ok {
			return
		}
		if bytes += len(r.text); bytes > maxTextBytes {
			tooMuch = errTooMuch
			return
		}
		wanted[i] = r.shared()
	})
	if err == nil {
		err = tooMuch
	}
	return err
}

// eachString walks all texts.
func (b *Book) eachString(ctx context.Context, each func(int, *richText)) error {
	i, rich := 0, richText{}
	return b.walk(ctx, b.stringsPart, nil, func(s *scanner, t token) error {
		if t.kind != opens || string(t.name) != "si" {
			return nil
		}
		if err := rich.read(s, t); err != nil {
			return err
		}
		each(i, &rich)
		i++
		return nil
	})
}

// visible tells whether anything is seen of a text.
func visible(b []byte) bool {
	for _, c := range b {
		if c > ' ' && c < 0x7f {
			return true
		}
		if c >= utf8.RuneSelf {
			return tidy(string(b)) != ""
		}
	}
	return false
}

// richText reads a text that may consist of runs, each with a look of its own. It keeps its room from text to text.
type richText struct {
	text           []byte
	struck, partly bool
}

// shared is what was read, to be kept.
func (r *richText) shared() sharedText {
	return sharedText{unescapedText(string(r.text)), r.struck, r.partly}
}

// read reads what stands in an element (si, is) that has just opened; the readings of Japanese (rPh) are left out.
func (r *richText) read(s *scanner, opened token) (err error) {
	r.text, r.struck, r.partly = r.text[:0], false, false
	if opened.alone {
		return nil
	}
	if text, ok := s.quickly("<t>", "</t></si>"); ok && string(opened.name) == "si" {
		r.text, err = appendUnescaped(r.text, text)
		return r.valid(err)
	}
	all, struck, some := true, false, false
	for depth := 1; depth > 0; {
		t, err := s.next()
		switch {
		case err != nil:
			return err
		case t.kind == atEnd:
			return fmt.Errorf("%w: a text breaks off", errMalformed)
		case t.kind == closes:
			depth--
		case t.kind != opens:
		case string(t.name) == "rPh":
			if err := s.skip(t); err != nil {
				return err
			}
		case string(t.name) == "t":
			before := len(r.text)
			if r.text, err = s.inside(t, r.text); err != nil {
				return err
			}
			if visible(r.text[before:]) {
				all, some = all && struck, some || struck
			}
		case string(t.name) == "r" && !t.alone:
			struck = false
			depth++
		case string(t.name) == "strike":
			struck = t.on("val", true)
			fallthrough
		default:
			if !t.alone {
				depth++
			}
		}
	}
	r.struck, r.partly = some && all, some && !all
	return r.valid(nil)
}

// valid refuses a text that is not UTF-8, of which a part would be lost.
func (r *richText) valid(err error) error {
	if err == nil && !utf8.Valid(r.text) {
		err = fmt.Errorf("%w: a text that is not UTF-8", errMalformed)
	}
	return err
}
