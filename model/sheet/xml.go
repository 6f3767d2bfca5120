package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// scanner walks the XML of one part of a workbook, keeping nothing of it. encoding/xml makes several objects of every
// element, and a sheet of a million styled blanks takes it a minute; here what is not asked for is only passed over.
// It knows what workbooks hold: elements, attributes, text, CDATA, comments, no document types.
type scanner struct {
	ctx  context.Context
	src  io.Reader
	left *int64 // bytes that may still be walked, of the whole file
	seen func(n int)

	buf      []byte
	pos, end int
	ended    bool
	depth    int
}

// The kinds of token.
const (
	atEnd byte = iota
	opens
	closes
	isText
)

// token is one step of a walk. What it holds is good until the next step.
type token struct {
	kind    byte
	name    []byte // local name of an element
	attrs   []byte // of one that opens
	alone   bool   // <a/>: no close follows
	text    []byte
	literal bool // CDATA: & stands for itself
}

var (
	errMalformed = errors.New("malformed XML")
	errTooMuch   = errors.New("more than may be walked")
)

const (
	readSize = 128 << 10
	maxToken = 4 << 20 // of one tag or text; a cell of Excel holds 32,767 characters
)

func newScanner(ctx context.Context, src io.Reader, left *int64, seen func(int)) (*scanner, error) {
	s := &scanner{ctx: ctx, src: src, left: left, seen: seen, buf: make([]byte, readSize)}
	if err := s.fill(); err != nil {
		return nil, err
	}
	head := s.buf[:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.pos = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		both := io.MultiReader(bytes.NewReader(bytes.Clone(head)), s.src)
		s.src = transform.NewReader(both, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
		s.pos, s.end, s.ended = 0, 0, false
	}
	return s, nil
}

// fill reads more behind what is there.
func (s *scanner) fill() error {
	if s.ended {
		return nil
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return fmt.Errorf("%w: a token of more than %d bytes", errMalformed, maxToken)
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.src.Read(s.buf[s.end:])
		s.end += n
		if *s.left -= int64(n); *s.left < 0 {
			return errTooMuch
		}
		if s.seen != nil {
			s.seen(n)
		}
		switch {
		case err == io.EOF:
			s.ended = true
			return nil
		case err != nil:
			return err
		case n > 0:
			return nil
		}
	}
	return io.ErrNoProgress
}

// find returns where a mark begins, from pos on and not before from bytes of it; -1 at the end of the part.
func (s *scanner) find(mark string, from int) (int, error) {
	for {
		if s.pos+from < s.end {
			if at := bytes.Index(s.buf[s.pos+from:s.end], []byte(mark)); at >= 0 {
				return from + at, nil
			}
			from = max(from, s.end-s.pos-len(mark)+1)
		}
		if s.ended {
			return -1, nil
		}
		if err := s.fill(); err != nil {
			return -1, err
		}
	}
}

// next goes one step.
func (s *scanner) next() (token, error) {
	for {
		if s.pos == s.end {
			if s.ended {
				if s.depth != 0 {
					return token{}, fmt.Errorf("%w: it breaks off", errMalformed)
				}
				return token{}, nil
			}
			if err := s.fill(); err != nil {
				return token{}, err
			}
			continue
		}
		if s.buf[s.pos] != '<' {
			return s.chars()
		}
		t, err := s.tag()
		if err != nil || t.kind != atEnd {
			return t, err
		}
	}
}

func (s *scanner) chars() (token, error) {
	at, err := s.find("<", 0)
	if err != nil {
		return token{}, err
	}
	if at < 0 {
		at = s.end - s.pos
	}
	t := token{kind: isText, text: s.buf[s.pos : s.pos+at]}
	s.pos += at
	return t, nil
}

// tag reads what begins with <; of a comment or an instruction nothing is returned.
func (s *scanner) tag() (token, error) {
	for s.end-s.pos < len("<![CDATA[") && !s.ended {
		if err := s.fill(); err != nil {
			return token{}, err
		}
	}
	head := s.buf[s.pos:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("<?")):
		_, err := s.upTo("?>")
		return token{}, err
	case bytes.HasPrefix(head, []byte("<!--")):
		_, err := s.upTo("-->")
		return token{}, err
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		whole, err := s.upTo("]]>")
		if err != nil {
			return token{}, err
		}
		return token{kind: isText, text: whole[len("<![CDATA["):], literal: true}, nil
	case bytes.HasPrefix(head, []byte("<!")): // a document type: no workbook has one, and its entities could grow without end
		return token{}, fmt.Errorf("%w: a document type", errMalformed)
	}
	return s.element()
}

// upTo returns what stands before a mark, and goes behind it.
func (s *scanner) upTo(mark string) ([]byte, error) {
	at, err := s.find(mark, 0)
	if err != nil {
		return nil, err
	}
	if at < 0 {
		return nil, fmt.Errorf("%w: it breaks off", errMalformed)
	}
	part := s.buf[s.pos : s.pos+at]
	s.pos += at + len(mark)
	return part, nil
}

func (s *scanner) element() (token, error) {
	from := 1
	for {
		at, err := s.find(">", from)
		if err != nil {
			return token{}, err
		}
		if at < 0 {
			return token{}, fmt.Errorf("%w: it breaks off", errMalformed)
		}
		inside := s.buf[s.pos+1 : s.pos+at]
		if quotesOpen(inside) { // a > within an attribute
			from = at + 1
			continue
		}
		s.pos += at + 1
		return s.parted(inside)
	}
}

func quotesOpen(b []byte) bool {
	if bytes.IndexByte(b, '\'') < 0 {
		return bytes.Count(b, []byte{'"'})%2 != 0
	}
	var open byte
	for _, c := range b {
		switch {
		case open == 0 && (c == '"' || c == '\''):
			open = c
		case c == open:
			open = 0
		}
	}
	return open != 0
}

// parted tells name and attributes of the inside of a tag.
func (s *scanner) parted(b []byte) (token, error) {
	t := token{kind: opens}
	if len(b) > 0 && b[0] == '/' {
		t.kind, b = closes, b[1:]
	} else if n := len(b); n > 0 && b[n-1] == '/' {
		t.alone, b = true, b[:n-1]
	}
	end := 0
	for end < len(b) && b[end] > ' ' {
		if b[end] == ':' {
			b, end = b[end+1:], 0
			continue
		}
		end++
	}
	if t.name, t.attrs = b[:end], b[end:]; end == 0 {
		return token{}, fmt.Errorf("%w: a tag without a name", errMalformed)
	}
	switch {
	case t.kind == closes:
		s.depth--
	case !t.alone:
		s.depth++
	}
	if s.depth < 0 {
		return token{}, fmt.Errorf("%w: more is closed than was opened", errMalformed)
	}
	return t, nil
}

// attr returns an attribute of an element, without regard to its prefix; "" where it is not there.
func (t token) attr(name string) []byte {
	b := t.attrs
	for {
		eq := bytes.IndexByte(b, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(b[:eq])
		b = bytes.TrimLeft(b[eq+1:], " \t\r\n")
		if len(b) == 0 {
			return nil
		}
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			return nil
		}
		if at := bytes.LastIndexByte(key, ':'); string(key[at+1:]) == name {
			return b[1 : end+1]
		}
		b = b[end+2:]
	}
}

// number is an attribute that is a whole number; missing or wrong it is the other.
func (t token) number(name string, other int) int {
	n, ok := digits(t.attr(name))
	if !ok {
		return other
	}
	return n
}

// digits is the number that a few digits make.
func digits(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// on is an attribute that is true or false; other where it is not there.
func (t token) on(name string, other bool) bool {
	switch string(t.attr(name)) {
	case "":
		return other
	case "1", "true", "on":
		return true
	}
	return false
}

// inside appends the text of an element that has just opened, whatever elements are in it, and goes behind its end.
func (s *scanner) inside(opened token, to []byte) ([]byte, error) {
	if opened.alone {
		return to, nil
	}
	for depth := 1; ; {
		t, err := s.next()
		if err != nil {
			return nil, err
		}
		switch t.kind {
		case atEnd:
			return nil, fmt.Errorf("%w: it breaks off", errMalformed)
		case opens:
			if !t.alone {
				depth++
			}
		case closes:
			if depth--; depth == 0 {
				return to, nil
			}
		case isText:
			if len(to)+len(t.text) > maxToken {
				return nil, fmt.Errorf("%w: a text of more than %d bytes", errMalformed, maxToken)
			}
			if to, err = t.appendText(to); err != nil {
				return nil, err
			}
		}
	}
}

// quickly is the text between two tags where they come next just so, as almost every value and text does; it goes behind
// them. The last tag closes what is open. false: it is read element by element.
func (s *scanner) quickly(before, after string) ([]byte, bool) {
	b := s.buf[s.pos:s.end]
	if !bytes.HasPrefix(b, []byte(before)) {
		return nil, false
	}
	b = b[len(before):]
	n := bytes.IndexByte(b, '<')
	if n < 0 || !bytes.HasPrefix(b[n:], []byte(after)) {
		return nil, false
	}
	s.pos += len(before) + n + len(after)
	s.depth--
	return b[:n], true
}

// skip goes behind the end of an element that has just opened.
func (s *scanner) skip(opened token) error {
	for depth := 1; !opened.alone && depth > 0; {
		t, err := s.next()
		switch {
		case err != nil:
			return err
		case t.kind == atEnd:
			return fmt.Errorf("%w: it breaks off", errMalformed)
		case t.kind == opens && !t.alone:
			depth++
		case t.kind == closes:
			depth--
		}
	}
	return nil
}

// appendText appends a text with its entities resolved.
func (t token) appendText(to []byte) ([]byte, error) {
	if t.literal {
		return append(to, t.text...), nil
	}
	return appendUnescaped(to, t.text)
}

var entities = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}

func appendUnescaped(to, b []byte) ([]byte, error) {
	for {
		at := bytes.IndexByte(b, '&')
		if at < 0 {
			return append(to, b...), nil
		}
		to, b = append(to, b[:at]...), b[at+1:]
		end := bytes.IndexByte(b, ';')
		if end < 0 || end > 10 {
			return nil, fmt.Errorf("%w: an & alone", errMalformed)
		}
		r, ok := entities[string(b[:end])]
		if !ok {
			if r, ok = charReference(string(b[:end])); !ok {
				return nil, fmt.Errorf("%w: an unknown entity", errMalformed)
			}
		}
		to, b = utf8.AppendRune(to, r), b[end+1:]
	}
}

// charReference reads #26085 and #x65e5.
func charReference(s string) (rune, bool) {
	digits, base := strings.TrimPrefix(s, "#"), 10
	if digits == s {
		return 0, false
	}
	if hex := strings.TrimPrefix(digits, "x"); hex != digits {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune
}
