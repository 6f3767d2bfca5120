package printing

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"oversight/assets"
)

// Face is one font to draw with: a bundled one, or one of the office's own that OpenFont has accepted.
type Face struct {
	name  string // in PDFs; plain ASCII, different for different files
	label string // what the office knows its own font by; "" for a bundled one
	file  []byte // TrueType that gofpdf reads without writing into it; shared
	font  func() *font
}

// String returns the name of the face in PDFs.
func (f *Face) String() string { return f.name }

// Label returns what the office knows its own font by, such as 仿宋 simfang.ttf; "" for a bundled face.
func (f *Face) Label() string { return f.label }

// The bundled faces, by the names package assets knows them by.
var (
	fangFace    = bundled("fang")
	fangExtFace = bundled("fang-ext")
	titleFace   = bundled("title")
	heiFace     = bundled("hei")
	kaiFace     = bundled("kai")
	uiFace      = bundled("ui") // the window's: characters of GBK that the faces for print do not have, such as 龑
)

// bundled returns a face that is measured when first used, and once in the life of the program.
func bundled(name string) *Face {
	face := &Face{name: name, file: assets.Font(name)}
	face.font = sync.OnceValue(func() *font {
		parsed, err := sfnt.Parse(face.file)
		if err != nil {
			panic(fmt.Sprintf("printing: font %s: %v", name, err)) // a broken build
		}
		return measure(parsed)
	})
	return face
}

// Role is what a text is on paper; it chooses the face, and the faces to try for characters that one lacks.
type Role uint8

// The roles of GB/T 9704-2012.
const (
	Fang  Role = iota // 仿宋: body
	Title             // 小标宋: title and red head
	Hei               // 黑体: headings and labels
	Kai               // 楷体: second headings, signatories
)

var roleNames = [...]string{Fang: "仿宋", Title: "小标宋", Hei: "黑体", Kai: "楷体"}

// String returns the name of the role, such as 小标宋.
func (role Role) String() string { return roleNames[role] }

// chainSet holds for each role the faces to try for a character, in order.
type chainSet [len(roleNames)][]*Face

// Every chain names every bundled face, so that a character either prints in any role or in none.
var bundledChains = chainSet{
	Fang:  {fangFace, fangExtFace, kaiFace, titleFace, heiFace, uiFace},
	Title: {titleFace, heiFace, kaiFace, fangFace, fangExtFace, uiFace},
	Hei:   {heiFace, titleFace, kaiFace, fangFace, fangExtFace, uiFace},
	Kai:   {kaiFace, fangExtFace, fangFace, titleFace, heiFace, uiFace},
}

// ownChains are in use once the office has chosen fonts of its own; see UseFonts.
var ownChains atomic.Pointer[chainSet]

func (role Role) chain() []*Face {
	if own := ownChains.Load(); own != nil {
		return own[role]
	}
	return bundledChains[role]
}

// wideMarks must fill an em in Chinese text; the Latin-minded faces have them narrower, 仿宋 has them right.
const wideMarks = "“”‘’—…·×"

// substitute stands for a character no face has; it is seen on paper and counted as missing.
const substitute = '□'

// font is a parsed face with its measures; it does not change after loading.
type font struct {
	sfnt    *sfnt.Font
	glyph   [1 << 16]sfnt.GlyphIndex // 0 where the face has no glyph
	advance [1 << 16]uint16          // thousandths of an em, as gofpdf writes them
}

// measure looks up every character up to U+FFFF.
func measure(parsed *sfnt.Font) *font {
	f := &font{sfnt: parsed}
	var buf sfnt.Buffer
	const unit = 1000
	for r := range f.glyph {
		index, err := parsed.GlyphIndex(&buf, rune(r))
		if err != nil || index == 0 {
			continue
		}
		width, err := parsed.GlyphAdvance(&buf, index, fixed.I(unit), xfont.HintingNone)
		if err != nil {
			continue
		}
		f.glyph[r], f.advance[r] = index, uint16(width.Round())
	}
	return f
}

// code returns the code point under which the faces hold a character: its own, or for the characters beyond
// U+FFFF the private one. A private-use character in the text itself means nothing known and has none.
func code(r rune) (rune, bool) {
	if r > 0xFFFF {
		private, ok := assets.PUA()[r]
		return private, ok
	}
	return r, r < 0xE000 || r > 0xF8FF
}

// face returns the first face of the role's chain that has the character.
func (role Role) face(r rune) (*Face, bool) {
	c, ok := code(r)
	if !ok {
		return nil, false
	}
	for _, face := range role.chain() {
		f := face.font()
		if f.glyph[c] == 0 {
			continue
		}
		if f.advance[c] < 1000 && face != fangFace && strings.ContainsRune(wideMarks, r) {
			return fangFace, true
		}
		return face, true
	}
	return nil, false
}

// advance returns the width of the character in the role, in ems.
func (role Role) advance(r rune) float64 {
	face, ok := role.face(r)
	if !ok {
		return role.advance(substitute)
	}
	c, _ := code(r)
	return float64(face.font().advance[c]) / 1000
}

// length returns the width in millimetres of text drawn in the face, at a size and with a spacing in points.
func (f *Face) length(text string, size, spacing float64) float64 {
	font, w := f.font(), 0.0
	for _, r := range text {
		c, _ := code(r)
		w += float64(font.advance[c])/1000*size + spacing
	}
	return w * mmPerPoint
}

// run is a piece of text in one face.
type run struct {
	face *Face
	text string
}

// runs cuts text where the face changes. Characters without a glyph are replaced and returned.
func (role Role) runs(text string) (runs []run, missing []rune) {
	for _, r := range text {
		face, ok := role.face(r)
		if !ok {
			missing = append(missing, r)
			r = substitute
			face, _ = role.face(r)
		}
		if n := len(runs); n == 0 || runs[n-1].face != face {
			runs = append(runs, run{face: face})
		}
		runs[len(runs)-1].text += string(r)
	}
	return runs, missing
}

// Missing returns the characters of the texts that no font can print, each once, in order of appearance.
// Line breaks are not characters.
func Missing(texts ...string) []rune {
	var missing []rune
	for _, text := range texts {
		for _, r := range text {
			if _, ok := Fang.face(r); !ok && r != '\n' && !slices.Contains(missing, r) {
				missing = append(missing, r)
			}
		}
	}
	return missing
}
