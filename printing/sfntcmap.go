package printing

import (
	"encoding/binary"

	"golang.org/x/image/font/sfnt"
)

// decodeCmap returns the glyphs of all characters up to U+FFFF by the font's table of format 4 for Unicode. Control
// characters and those of private use, which differ from font to font, are left out. The length the subtable claims
// is not used: it has two bytes, and large fonts overflow it.
func decodeCmap(cmap []byte) (*[1 << 16]sfnt.GlyphIndex, error) {
	sub := unicodeSubtable(cmap)
	if len(sub) < 16 {
		return nil, faultNoUnicode
	}
	n := int(binary.BigEndian.Uint16(sub[6:])) / 2
	if 16+8*n > len(sub) {
		return nil, damaged("cmap segments beyond the table")
	}
	number := func(at int) int { return int(binary.BigEndian.Uint16(sub[at:])) }
	glyphs, next := new([1 << 16]sfnt.GlyphIndex), ' '
	for i := range n {
		end, start, delta, place := number(14+2*i), number(16+2*n+2*i), number(16+4*n+2*i), 16+6*n+2*i
		for r := max(start, int(next)); r <= end && r < 0xFFFF; r++ {
			glyph := r + delta
			if offset := number(place); offset != 0 {
				at := place + offset + 2*(r-start)
				if at+2 > len(sub) {
					break
				}
				if glyph = number(at); glyph != 0 {
					glyph += delta
				}
			}
			if _, ok := code(rune(r)); ok {
				glyphs[r] = sfnt.GlyphIndex(glyph)
			}
		}
		next = max(next, rune(end)+1)
	}
	return glyphs, nil
}

// unicodeSubtable returns the subtable of format 4 for Unicode and what follows it; nil for none.
func unicodeSubtable(cmap []byte) []byte {
	if len(cmap) < 4 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		if 4+8*(i+1) > len(cmap) {
			return nil
		}
		record := cmap[4+8*i:]
		platform, encoding, at := binary.BigEndian.Uint16(record), binary.BigEndian.Uint16(record[2:]), int(binary.BigEndian.Uint32(record[4:]))
		isUnicode := platform == platformUnicode || platform == platformWindows && encoding == 1
		if isUnicode && at+2 <= len(cmap) && binary.BigEndian.Uint16(cmap[at:]) == 4 {
			return cmap[at:]
		}
	}
	return nil
}

// cmapSegment is a run of characters that all have a glyph. The glyphs of an even one follow each other.
type cmapSegment struct {
	first, last int
	even        bool
}

// evenRun is from how many characters on a segment of its own is shorter than a part of a listed one.
const evenRun = 6

// cmapSegments divides the characters that have a glyph.
func cmapSegments(glyphs *[1 << 16]sfnt.GlyphIndex) []cmapSegment {
	var segments []cmapSegment
	for first := 0; first < 0xFFFF; {
		if glyphs[first] == 0 {
			first++
			continue
		}
		last := first
		for last+1 < 0xFFFF && glyphs[last+1] != 0 && glyphs[last+1] == glyphs[last]+1 {
			last++
		}
		even, n := last-first+1 >= evenRun, len(segments)
		if !even && n > 0 && !segments[n-1].even && segments[n-1].last == first-1 {
			segments[n-1].last = last
		} else {
			segments = append(segments, cmapSegment{first, last, even})
		}
		first = last + 1
	}
	return append(segments, cmapSegment{0xFFFF, 0xFFFF, true}) // the format wants this end
}

// encodeCmap writes a cmap table with one subtable of format 4, the one format gofpdf reads, for Unicode on Windows.
// So gofpdf sees exactly the characters that were measured, and a loop over a damaged table cannot keep it busy.
func encodeCmap(glyphs *[1 << 16]sfnt.GlyphIndex) ([]byte, error) {
	segments := cmapSegments(glyphs)
	n := len(segments)
	var ends, starts, deltas, offsets, list []byte
	put := binary.BigEndian.AppendUint16
	for i, s := range segments {
		ends, starts = put(ends, uint16(s.last)), put(starts, uint16(s.first))
		if s.even {
			deltas, offsets = put(deltas, uint16(int(glyphs[s.first])-s.first)), put(offsets, 0)
			continue
		}
		// The offset counts from its own place to the first glyph of the segment in the list behind the offsets.
		deltas, offsets = put(deltas, 0), put(offsets, uint16(2*(n-i)+len(list)))
		for r := s.first; r <= s.last; r++ {
			list = put(list, uint16(glyphs[r]))
		}
	}
	const header = 14
	length := header + len(ends) + 2 + len(starts) + len(deltas) + len(offsets) + len(list)
	if length > 0xFFFF {
		return nil, damaged("too many characters for a format 4 cmap")
	}
	table := []byte{0, 0, 0, 1, 0, platformWindows, 0, 1, 0, 0, 0, 12}
	for _, v := range []int{4, length, 0, 2 * n, 0, 0, 0} { // search hints stay empty: nobody reads them
		table = put(table, uint16(v))
	}
	for _, part := range [][]byte{ends, {0, 0}, starts, deltas, offsets, list} {
		table = append(table, part...)
	}
	return table, nil
}
