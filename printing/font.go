package printing

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"oversight/assets"
)

// Face is one bundled font file.
type Face uint8

const (
	fangFace Face = iota
	fangExtFace
	titleFace
	heiFace
	kaiFace
	uiFace // the window's: characters of GBK that the faces for print do not have, such as 龑
)

var faceNames = [...]string{"fang", "fang-ext", "title", "hei", "kai", "ui"}

// String returns the name package assets knows the face by.
func (f Face) String() string { return faceNames[f] }

// Role is what a text is on paper; it chooses the face, and the faces to try for characters that one lacks.
type Role uint8

// The roles of GB/T 9704-2012.
const (
	Fang  Role = iota // 仿宋: body
	Title             // 小标宋: title and red head
	Hei               // 黑体: headings and labels
	Kai               // 楷体: second headings, signatories
)

// Every chain names every face, so that a character either prints in any role or in none.
var chains = [...][]Face{
	Fang:  {fangFace, fangExtFace, kaiFace, titleFace, heiFace, uiFace},
	Title: {titleFace, heiFace, kaiFace, fangFace, fangExtFace, uiFace},
	Hei:   {heiFace, titleFace, kaiFace, fangFace, fangExtFace, uiFace},
	Kai:   {kaiFace, fangExtFace, fangFace, titleFace, heiFace, uiFace},
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

// fonts holds one loader a face: a document pays for the faces it uses, once in the life of the program.
var fonts = func() (loaders [len(faceNames)]func() *font) {
	for face := range loaders {
		loaders[face] = sync.OnceValue(func() *font { return loadFont(Face(face)) })
	}
	return loaders
}()

func (f Face) font() *font { return fonts[f]() }

// loadFont measures every character of the face. A face that cannot be read is a broken build.
func loadFont(face Face) *font {
	parsed, err := sfnt.Parse(assets.Font(face.String()))
	if err != nil {
		panic(fmt.Sprintf("printing: font %s: %v", face, err))
	}
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
func (role Role) face(r rune) (Face, bool) {
	c, ok := code(r)
	if !ok {
		return 0, false
	}
	for _, face := range chains[role] {
		f := face.font()
		if f.glyph[c] == 0 {
			continue
		}
		if f.advance[c] < 1000 && face != fangFace && strings.ContainsRune(wideMarks, r) {
			return fangFace, true
		}
		return face, true
	}
	return 0, false
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
func (f Face) length(text string, size, spacing float64) float64 {
	font, w := f.font(), 0.0
	for _, r := range text {
		c, _ := code(r)
		w += float64(font.advance[c])/1000*size + spacing
	}
	return w * mmPerPoint
}

// run is a piece of text in one face.
type run struct {
	face Face
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

// Missing returns the characters of the texts that no bundled font can print, each once, in order of appearance.
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
