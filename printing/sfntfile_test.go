package printing

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"

	"oversight/model"
)

// The fonts of these tests are the bundled ones with other tables: no font of an office may be put beside the code.

// bundledTables are the tables of a bundled face.
func bundledTables(t testing.TB, face *Face) sfntTables {
	t.Helper()
	tables, err := tablesAt(face.file, 0)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// fontFile writes a font file and returns its path.
func fontFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// collection puts fonts into one .ttc.
func collection(fonts ...[]byte) []byte {
	out := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00"), byte(len(fonts)))
	at := len(out) + 4*len(fonts)
	for _, font := range fonts {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		at += len(font)
	}
	for _, font := range fonts {
		begin := uint32(len(out))
		font = bytes.Clone(font)
		for i := range int(binary.BigEndian.Uint16(font[4:])) {
			place := font[12+16*i+8:]
			binary.BigEndian.PutUint32(place, binary.BigEndian.Uint32(place)+begin)
		}
		out = append(out, font...)
	}
	return out
}

type nameRecord struct {
	platform, language, id uint16
	text                   string
}

func nameTable(records ...nameRecord) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0, 0}, uint16(len(records)))
	head = binary.BigEndian.AppendUint16(head, uint16(6+12*len(records)))
	var text []byte
	for _, r := range records {
		begin := len(text)
		for _, unit := range utf16.Encode([]rune(r.text)) {
			text = binary.BigEndian.AppendUint16(text, unit)
		}
		for _, v := range []int{int(r.platform), 1, int(r.language), int(r.id), len(text) - begin, begin} {
			head = binary.BigEndian.AppendUint16(head, uint16(v))
		}
	}
	return append(head, text...)
}

// without takes characters out of the font.
func (t sfntTables) without(tb testing.TB, drop func(rune) bool) sfntTables {
	tb.Helper()
	glyphs, err := decodeCmap(t["cmap"])
	if err != nil {
		tb.Fatal(err)
	}
	for r := range glyphs {
		if drop(rune(r)) {
			glyphs[r] = 0
		}
	}
	if t["cmap"], err = encodeCmap(glyphs); err != nil {
		tb.Fatal(err)
	}
	return t
}

func TestTableOfCharactersReadsBackAsWritten(t *testing.T) {
	glyphs, err := decodeCmap(bundledTables(t, fangFace)["cmap"])
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := sfnt.Parse(fangFace.file)
	if err != nil {
		t.Fatal(err)
	}
	var buf sfnt.Buffer
	for r, glyph := range glyphs {
		want, err := parsed.GlyphIndex(&buf, rune(r))
		if _, ok := code(rune(r)); !ok || r < ' ' || r == 0xFFFF {
			want = 0
		}
		if err != nil || glyph != want {
			t.Fatalf("%c is glyph %d, want %d (%v)", r, glyph, want, err)
		}
	}
	for i := range 0x2000 { // glyphs in no order at all
		glyphs[0x5000+i] = sfnt.GlyphIndex(1 + i*7919%9000)
	}
	table, err := encodeCmap(glyphs)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := decodeCmap(table); err != nil || *again != *glyphs {
		t.Errorf("the table reads back differently (%v)", err)
	}
	for r := range glyphs {
		glyphs[r] = sfnt.GlyphIndex(1 + r*7919%60000)
	}
	if _, err := encodeCmap(glyphs); err == nil {
		t.Error("more characters than the format holds were written")
	}
}

func TestDeltaOfAListedSegmentCounts(t *testing.T) {
	table := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}
	for _, v := range []uint16{4, 0, 0, 4, 0, 0, 0, 0x4E01, 0xFFFF, 0, 0x4E00, 0xFFFF, 100, 1, 4, 0, 7, 0} {
		table = binary.BigEndian.AppendUint16(table, v)
	}
	glyphs, err := decodeCmap(table)
	if err != nil || glyphs[0x4E00] != 107 || glyphs[0x4E01] != 0 {
		t.Errorf("got %d, %d, %v; want 107 and none", glyphs[0x4E00], glyphs[0x4E01], err)
	}
}

const fewCharacters = "监督提醒0123，。"

// smallFont is a whole font of a few characters.
func smallFont(t testing.TB) []byte {
	t.Helper()
	face, err := parseFace(gofpdf.UTF8CutFont(fangFace.file, fewCharacters), 0)
	if err != nil {
		t.Fatal(err)
	}
	return face.file
}

// checkPrints fails when a font that is taken cannot be printed and shown.
func checkPrints(t *testing.T, data []byte, member int) {
	face, err := parseFace(data, member)
	if err != nil {
		return
	}
	face.name = "own"
	text := Text{X: 20, Y: 50, Size: 16, Face: face}
	for _, r := range fewCharacters {
		if face.font().glyph[r] != 0 {
			text.Text += string(r)
		}
	}
	page := Page{Width: a4Width, Height: a4Height, Ops: []Op{text}}
	if err := WritePDF(&bytes.Buffer{}, PDFOptions{}, Sheets{Pages: []Page{page}}); err != nil {
		t.Fatal(err)
	}
	Image(page, 100)
}

func TestTruncatedFontsAreRefusedNotFatal(t *testing.T) {
	whole := smallFont(t)
	for _, data := range [][]byte{whole, collection(whole)} {
		for n := range data {
			if _, err := parseFace(data[:n], 0); err == nil {
				t.Fatalf("the first %d of %d bytes are a font", n, len(data))
			}
		}
	}
	for i := range 40 {
		n := len(heiFace.file) * i / 40
		if _, err := OpenFont(fontFile(t, "part.ttf", heiFace.file[:n]), 0); model.CodeOf(err) != model.Invalid {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
}

func TestGlyphMadeOfItselfIsLeftOut(t *testing.T) {
	tables, err := tablesAt(smallFont(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	glyphs, err := decodeCmap(tables["cmap"])
	if err != nil {
		t.Fatal(err)
	}
	endless := glyphs['监']
	place := 2 * int(binary.BigEndian.Uint16(tables["loca"][2*endless:]))
	tables["glyf"] = bytes.Clone(tables["glyf"])
	compound := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, byte(endless >> 8), byte(endless), 0, 0}
	copy(tables["glyf"][place:], compound)
	face, err := parseFace(tables.assemble(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if f := face.font(); f.glyph['监'] != 0 || f.glyph['督'] == 0 {
		t.Errorf("监 is glyph %d, 督 %d", f.glyph['监'], f.glyph['督'])
	}
	checkPrints(t, tables.assemble(), 0)
}

func FuzzOpenFontNeverPanicsAndWhatItTakesPrints(f *testing.F) {
	whole := smallFont(f)
	f.Add(whole, 0)
	f.Add(collection(whole, whole), 1)
	f.Add([]byte("OTTO"), 0)
	f.Fuzz(func(t *testing.T, data []byte, member int) {
		if tables, err := tablesAt(data, 0); err == nil {
			tables.family()
		}
		checkPrints(t, data, member)
	})
}
