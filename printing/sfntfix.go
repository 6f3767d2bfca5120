package printing

import (
	"encoding/binary"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Lengths and places in the tables that are read or changed; OpenType specification, "OpenType tables".
const (
	headLength      = 54
	headUnitsPerEm  = 18
	headLocaFormat  = 50
	headGlyfFormat  = 52
	hheaLength      = 36
	hheaMetrics     = 34
	maxpLength      = 32
	maxpGlyphs      = 4
	os2Type         = 8
	os2Length       = 78 // of versions 0 and 1
	os2LengthSince2 = 96
	postLength      = 32
)

// forGofpdf returns the font with nothing but what gofpdf reads, so that it neither fails on the file nor writes into
// it: gofpdf appends to what it reads from the file, and into the file where there is a metrics table shorter than the
// glyphs or a table of a length that four does not divide. All fields gofpdf follows are checked here.
func (t sfntTables) forGofpdf() (sfntTables, error) {
	if t["glyf"] == nil && (t["CFF "] != nil || t["CFF2"] != nil) {
		return nil, faultCFF
	}
	for tag, least := range map[string]int{
		"head": headLength, "hhea": hheaLength, "maxp": maxpLength, "OS/2": os2Length, "glyf": 1, "loca": 1, "hmtx": 4, "cmap": 4,
	} {
		if len(t[tag]) < least {
			return nil, damaged("table " + tag + " too short or missing")
		}
	}
	number := func(tag string, at int) int { return int(binary.BigEndian.Uint16(t[tag][at:])) }
	if number("OS/2", 0) >= 2 && len(t["OS/2"]) < os2LengthSince2 {
		return nil, damaged("table OS/2 too short for its version")
	}
	glyphs, units := number("maxp", maxpGlyphs), number("head", headUnitsPerEm)
	if glyphs == 0 || units < 16 || units > 16384 {
		return nil, damaged("no glyphs or no em square")
	}
	loca, err := checkedLoca(t["loca"], number("head", headLocaFormat), glyphs, len(t["glyf"]))
	if err != nil {
		return nil, err
	}
	hmtx, err := fullMetrics(t["hmtx"], number("hhea", hheaMetrics), glyphs)
	if err != nil {
		return nil, err
	}
	characters, err := decodeCmap(t["cmap"])
	if err != nil {
		return nil, err
	}
	cmap, err := encodeCmap(characters)
	if err != nil {
		return nil, err
	}
	fixed := sfntTables{
		"cmap": cmap, "glyf": t["glyf"], "loca": loca, "hmtx": hmtx,
		"head": patched(t["head"][:headLength], headGlyfFormat, 0),
		"hhea": patched(patched(t["hhea"][:hheaLength], hheaMetrics-2, 0), hheaMetrics, glyphs),
		"maxp": t["maxp"][:maxpLength],
		"OS/2": padded(t["OS/2"]),
		"name": {0, 0, 0, 0, 0, 6}, // no names: a PDF needs none
		"post": append([]byte{0, 3, 0, 0}, make([]byte, postLength-4)...),
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // the hints; some fonts put their strokes together by them
		if len(t[tag]) > 0 {
			fixed[tag] = padded(t[tag])
		}
	}
	fixed["name"] = padded(fixed["name"])
	return fixed, nil
}

// patched returns a copy of the table with another 16-bit number at a place.
func patched(table []byte, at, value int) []byte {
	table = append([]byte(nil), table...)
	binary.BigEndian.PutUint16(table[at:], uint16(value))
	return table
}

// padded returns a copy of the table with a length that four divides.
func padded(table []byte) []byte {
	return append(append([]byte(nil), table...), make([]byte, -len(table)&3)...)
}

// checkedLoca returns the places of the glyphs, which must ascend and lie in the glyph table.
func checkedLoca(loca []byte, format, glyphs, glyf int) ([]byte, error) {
	size, place := 4, func(i int) int { return int(binary.BigEndian.Uint32(loca[4*i:])) }
	switch format {
	case 0:
		size, place = 2, func(i int) int { return 2 * int(binary.BigEndian.Uint16(loca[2*i:])) }
	case 1:
	default:
		return nil, damaged("unknown loca format")
	}
	if len(loca) < size*(glyphs+1) {
		return nil, damaged("table loca too short")
	}
	for i, last := 0, 0; i <= glyphs; i++ {
		if place(i) < last || place(i) > glyf {
			return nil, damaged("glyph outside its table")
		}
		last = place(i)
	}
	return loca[:size*(glyphs+1)], nil
}

// fullMetrics returns width and bearing of every glyph; a font may give the widths of the first glyphs only, and then
// the last of them holds for the rest.
func fullMetrics(hmtx []byte, metrics, glyphs int) ([]byte, error) {
	metrics = min(metrics, glyphs)
	if metrics == 0 || len(hmtx) < 4*metrics {
		return nil, damaged("table hmtx too short")
	}
	full := append(make([]byte, 0, 4*glyphs), hmtx[:4*metrics]...)
	width, bearings := hmtx[4*metrics-4:4*metrics-2], hmtx[4*metrics:]
	for i := range glyphs - metrics {
		bearing := []byte{0, 0} // some fonts leave them out
		if 2*i+2 <= len(bearings) {
			bearing = bearings[2*i : 2*i+2]
		}
		full = append(append(full, width...), bearing...)
	}
	return full, nil
}

// adopt rewrites a font for gofpdf and measures it. A character whose glyph cannot be drawn counts as not there; so no
// glyph is ever asked for that gofpdf would stumble over, such as one made of itself.
func (t sfntTables) adopt() (*font, []byte, error) {
	tables, err := t.forGofpdf()
	if err != nil {
		return nil, nil, err
	}
	file := tables.assemble()
	parsed, err := sfnt.Parse(file)
	if err != nil {
		return nil, nil, err
	}
	f := measure(parsed)
	var buf sfnt.Buffer
	drawable := make(map[sfnt.GlyphIndex]bool, parsed.NumGlyphs()) // many characters may share a glyph
	for r, glyph := range f.glyph {
		if _, known := drawable[glyph]; !known {
			_, err := parsed.LoadGlyph(&buf, glyph, fixed.I(16), nil)
			drawable[glyph] = err == nil
		}
		if !drawable[glyph] {
			f.glyph[r], f.advance[r] = 0, 0
		}
	}
	if !drawable[0] {
		return nil, nil, damaged("the glyph for missing characters cannot be drawn")
	}
	return f, file, nil
}
