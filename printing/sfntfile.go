package printing

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"

	"oversight/model"
)

// The container of TrueType fonts: OpenType specification, "Organization of an OpenType font" and "The Font
// Collection File Structure". All numbers are big-endian, and none is believed before it is checked.

// fontFault is why a font file is refused, as the end of a sentence that begins with its name.
type fontFault string

func (f fontFault) Error() string { return string(f) }

const (
	faultEmpty     fontFault = "是空的，请重新选择字体文件"
	faultForeign   fontFault = "不是 TrueType 字体，请选择 .ttf 或 .ttc 字体文件"
	faultCFF       fontFault = "是 CFF 轮廓的 OpenType 字体，不能嵌入打印文件，请选择 TrueType 轮廓的 .ttf 或 .ttc 字体"
	faultMember    fontFault = "里没有所选的那一个字体，请重新选择"
	faultNoUnicode fontFault = "没有 Unicode 字符表，不能用来打印，请换一个字体"
	faultDamaged   fontFault = "已损坏或不完整，请重新安装这个字体，或者换一个字体"
)

const (
	tagCollection = "ttcf"
	tagCFF        = "OTTO"
	tagTrueType   = "\x00\x01\x00\x00"
	tagApple      = "true"
)

// mostMembers bounds what a collection may claim to hold; real ones have fewer than twenty.
const mostMembers = 256

// members returns where in the file each font begins: one place for a .ttf, several for a .ttc.
func members(data []byte) ([]int, error) {
	if len(data) == 0 {
		return nil, faultEmpty
	}
	if len(data) < 12 {
		return nil, faultForeign
	}
	switch string(data[:4]) {
	case tagTrueType, tagApple:
		return []int{0}, nil
	case tagCFF:
		return nil, faultCFF
	case tagCollection:
	default:
		return nil, faultForeign
	}
	n := int(binary.BigEndian.Uint32(data[8:]))
	if n < 1 || n > mostMembers || 12+4*n > len(data) {
		return nil, faultDamaged
	}
	offsets := make([]int, n)
	for i := range offsets {
		offsets[i] = int(binary.BigEndian.Uint32(data[12+4*i:]))
	}
	return offsets, nil
}

// sfntTables are the tables of one font by their tags.
type sfntTables map[string][]byte

// tablesAt reads the directory of the font at the offset. The tables are parts of data, not copies.
func tablesAt(data []byte, offset int) (sfntTables, error) {
	if offset > len(data)-12 {
		return nil, faultDamaged
	}
	switch head := data[offset:]; {
	case string(head[:4]) == tagCFF:
		return nil, faultCFF
	case string(head[:4]) != tagTrueType && string(head[:4]) != tagApple:
		return nil, faultDamaged
	}
	n := int(binary.BigEndian.Uint16(data[offset+4:]))
	if offset+12+16*n > len(data) {
		return nil, faultDamaged
	}
	tables, sum := sfntTables{}, 0
	for i := range n {
		record := data[offset+12+16*i:]
		at, length := int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:]))
		sum += length
		if at+length > len(data) || sum > len(data) {
			return nil, faultDamaged
		}
		tables[string(record[:4])] = data[at : at+length]
	}
	return tables, nil
}

// assemble writes tables as a font of its own. The checksums stay empty: gofpdf counts them anew for what it embeds.
func (t sfntTables) assemble() []byte {
	tags := slices.Sorted(maps.Keys(t))
	out := make([]byte, 12+16*len(tags))
	copy(out, tagTrueType)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tags)))
	for i, tag := range tags {
		record := out[12+16*i:]
		copy(record, tag)
		binary.BigEndian.PutUint32(record[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(record[12:], uint32(len(t[tag])))
		out = append(out, t[tag]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	return out
}

// Numbers of the name table.
const (
	nameFamily      = 1
	platformUnicode = 0
	platformWindows = 3
)

// languageRanks order the Windows language numbers of a name: simplified Chinese, Chinese of Singapore, Taiwan,
// Hong Kong and Macau, then English.
var languageRanks = []uint16{0x0804, 0x1004, 0x0404, 0x0C04, 0x1404, 0x0409}

// family returns the family name, in Chinese where the font has one; "" for a font without a readable name.
func (t sfntTables) family() string {
	table := t["name"]
	if len(table) < 6 {
		return ""
	}
	count, strings := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
	best, bestRank := "", len(languageRanks)+1
	for i := range count {
		if 6+12*(i+1) > len(table) {
			break
		}
		record := func(field int) int { return int(binary.BigEndian.Uint16(table[6+12*i+2*field:])) }
		platform, language, id, length, at := record(0), record(2), record(3), record(4), strings+record(5)
		if id != nameFamily || platform != platformWindows && platform != platformUnicode || at+length > len(table) {
			continue
		}
		rank := len(languageRanks)
		if known := slices.Index(languageRanks, uint16(language)); platform == platformWindows && known >= 0 {
			rank = known
		}
		if name := utf16Text(table[at : at+length]); name != "" && rank < bestRank {
			best, bestRank = name, rank
		}
	}
	return best
}

// longestName is how much of a family name is shown, in characters.
const longestName = 40

// utf16Text decodes a name and makes it fit for one line.
func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	text := []rune(model.CleanLine(string(utf16.Decode(units))))
	return strings.TrimSpace(string(text[:min(len(text), longestName)]))
}

// damaged says what is wrong with a font for the log; the clerk reads faultDamaged.
func damaged(what string) error { return errors.Join(faultDamaged, errors.New("font: "+what)) }
