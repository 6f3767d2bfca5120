package printing

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// standardHan is 通用规范汉字表 (State Council, 2013) in its order: the property kTGH of Unihan, Unicode 15.0.
//
//go:embed testdata/tgh8105.txt
var standardHan string

// specimen prints the table in a role, 28 × 22 characters a page.
func specimen(role Role, text string) Sheets {
	rest := Lay([]Para{{Text: text, Role: role}}, bodyWidth, gridSetting)
	s := Sheets{Title: role.String()}
	for len(rest.rows) > 0 {
		var block Block
		block, rest = rest.Split(min(len(rest.rows), linesPerPage))
		page := Page{Width: a4Width, Height: a4Height}
		block.Draw(&page, marginLeft, marginTop)
		s.Pages, s.Missing = append(s.Pages, page), append(s.Missing, page.missing...)
	}
	return s
}

func TestEveryStandardCharacterPrintsInEveryRoleAndReadsBack(t *testing.T) {
	if testing.Short() {
		t.Skip("a minute with the race detector")
	}
	text := packed(standardHan)
	if n := utf8.RuneCountInString(text); n != 8105 {
		t.Fatalf("%d characters, the table has 8105", n)
	}
	for _, role := range Roles() {
		t.Run(role.String(), func(t *testing.T) {
			s := specimen(role, text)
			if len(s.Missing) > 0 {
				t.Errorf("□ is printed for %s", string(s.Missing))
			}
			checkDrawn(t, s)
			checkEmbedded(t, s)
			read := []rune(packed(tool(t, []Sheets{s}, "pdftotext", "FILE", "-")))
			for i, want := range []rune(text) {
				if i >= len(read) || read[i] != want {
					t.Fatalf("character %d reads %q, want %c", i+1, string(read[min(i, len(read)):min(i+1, len(read))]), want)
				}
			}
		})
	}
}

func TestOwnFacePrintsEveryStandardCharacterWithTheBundledOnes(t *testing.T) {
	use(t, map[Role]*Face{Title: officeFont(t)})
	s := specimen(Title, packed(standardHan))
	if want := "小标宋：测试小标宋 FZtest.ttc（个别字用程序自带）"; len(s.Missing) > 0 || s.Fonts()[0] != want {
		t.Errorf("printed with %q, □ for %q", s.Fonts(), string(s.Missing))
	}
	checkDrawn(t, s)
	checkEmbedded(t, s)
}

// eachGlyph calls a function for every character on the pages.
func eachGlyph(s Sheets, each func(face *Face, r, code rune)) {
	for _, p := range s.Pages {
		for _, op := range p.Ops {
			text, ok := op.(Text)
			if !ok {
				continue
			}
			for _, r := range text.Text {
				c, _ := code(r)
				each(text.Face, r, c)
			}
		}
	}
}

// checkDrawn fails when the glyph of a character is blank or the box for characters a font does not have.
func checkDrawn(t *testing.T, s Sheets) {
	t.Helper()
	var buf sfnt.Buffer
	outlineOf := func(f *font, glyph sfnt.GlyphIndex) string {
		segments, err := f.sfnt.LoadGlyph(&buf, glyph, fixed.I(64), nil)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, segment := range segments {
			for _, p := range segment.Args {
				b.WriteString(p.X.String() + p.Y.String())
			}
		}
		return b.String()
	}
	boxes := map[*Face]string{}
	eachGlyph(s, func(face *Face, r, c rune) {
		f := face.font()
		if _, ok := boxes[face]; !ok {
			boxes[face] = outlineOf(f, 0)
		}
		if drawn := outlineOf(f, f.glyph[c]); drawn == "" || drawn == boxes[face] {
			t.Errorf("%c (U+%X) is blank or a box in %s", r, r, face)
		}
	})
}

// fontObject finds name and glyph map of each font in a PDF that qpdf has unpacked.
var fontObject = regexp.MustCompile(`/BaseFont /utf8(\S+)\s+/CIDSystemInfo[^>]*?/CIDToGIDMap (\d+) 0 R`)

// checkEmbedded fails when a character is shown by glyph 0 of its font in the PDF; reading the text back does not
// notice that.
func checkEmbedded(t *testing.T, s Sheets) {
	t.Helper()
	pdf := tool(t, []Sheets{s}, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	glyphs := map[string]string{}
	for _, m := range fontObject.FindAllStringSubmatch(pdf, -1) {
		at := regexp.MustCompile(`(?s)\n` + m[2] + ` 0 obj\n.*?\nstream\n`).FindStringIndex(pdf)
		if at == nil {
			t.Fatalf("object %s is not in the PDF", m[2])
		}
		glyphs[m[1]] = pdf[at[1] : at[1]+2<<16]
	}
	count := 0
	eachGlyph(s, func(face *Face, r, c rune) {
		m := glyphs[face.String()]
		if m == "" {
			t.Fatalf("font %s is not in the PDF, only %d others", face, len(glyphs))
		}
		if m[2*c] == 0 && m[2*c+1] == 0 {
			t.Errorf("%c (U+%X) has no glyph in the PDF", r, r)
		}
		count++
	})
	if count != 8105 {
		t.Errorf("%d characters are on the pages", count)
	}
}
