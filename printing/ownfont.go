package printing

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"oversight/model"
)

// An office may have faces of its own for the roles, such as the 仿宋 of its Windows or a 小标宋 it has a licence for,
// which must not be bundled. OpenFont says whether a file will do, UseFonts puts it to use.

// UseFonts makes the given faces the first of their roles, for the whole program. The bundled faces stay behind them
// for characters they lack, among them all beyond U+FFFF. A role without a face has the bundled ones alone. It may be called at any time: what is laid out keeps its faces, what is being laid out at that moment may come
// out with both old and new ones.
func UseFonts(own map[Role]*Face) {
	set := bundledChains
	for role, face := range own {
		if face == nil {
			continue
		}
		set[role] = append([]*Face{face}, set[role]...)
	}
	ownChains.Store(&set)
}

// Roles returns all roles, in the order of the standard.
func Roles() []Role { return []Role{Fang, Title, Hei, Kai} }

// largestFont bounds what is read from a font file; the largest Chinese ones have 50 MB.
const largestFont = 100 << 20

// FontNames returns the families in a font file, in Chinese where the file has the names in Chinese: one for a .ttf,
// several for a .ttc. The place in the list is the member OpenFont asks for. A font without a name is called by its place.
func FontNames(path string) ([]string, error) {
	data, err := readFont(path)
	if err != nil {
		return nil, err
	}
	offsets, err := members(data)
	if err != nil {
		return nil, refusal(path, err)
	}
	names := make([]string, len(offsets))
	for i, offset := range offsets {
		tables, err := tablesAt(data, offset)
		if err != nil {
			return nil, refusal(path, err)
		}
		if names[i] = tables.family(); names[i] == "" {
			names[i] = fmt.Sprintf("第%d个字体", i+1)
		}
	}
	return names, nil
}

// OpenFont reads a font of the office, the member of a .ttc or 0 for a .ttf, and prepares it for print. It takes about
// half a second and as much memory as the file. A model.Error says what is wrong with a font it refuses: it must be
// whole, have TrueType outlines, allow embedding, and have letters, digits, Chinese marks and 99 in 100 of the 3,755
// characters of GB 2312 level 1, so that a page does not become a mixture of faces.
func OpenFont(path string, member int) (face *Face, err error) {
	data, err := readFont(path)
	if err != nil {
		return nil, err
	}
	defer func() { // the parsers have never met the damaged font that will come one day
		if fault := recover(); fault != nil {
			face, err = nil, refusal(path, damaged(fmt.Sprint("panic: ", fault)))
		}
	}()
	if face, err = parseFace(data, member); err != nil {
		return nil, refusal(path, err)
	}
	if err := face.font().covers(); err != nil {
		return nil, refusal(path, err)
	}
	base := filepath.Base(path)
	face.name = pdfName(base, face.file)
	face.label = strings.TrimSpace(face.label + " " + model.CleanLine(base))
	return face, nil
}

// parseFace prepares a font for print that may still lack characters.
func parseFace(data []byte, member int) (*Face, error) {
	offsets, err := members(data)
	if err != nil {
		return nil, err
	}
	if member < 0 || member >= len(offsets) {
		return nil, faultMember
	}
	tables, err := tablesAt(data, offsets[member])
	if err != nil {
		return nil, err
	}
	if err := tables.permitted(); err != nil {
		return nil, err
	}
	f, file, err := tables.adopt()
	if err != nil {
		return nil, err
	}
	return &Face{label: tables.family(), file: file, font: func() *font { return f }}, nil
}

// readFont reads a whole file.
func readFont(path string) ([]byte, error) {
	unreadable := func(cause error) error {
		msg := "字体文件“" + filepath.Base(path) + "”打不开，请检查文件是否还在、能否读取，或者重新选择"
		return &model.Error{Code: model.Storage, Field: "font", Msg: msg, Cause: cause}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestFont+1))
	if err != nil {
		return nil, unreadable(err)
	}
	if len(data) > largestFont {
		return nil, refusal(path, fontFault("超过 100 MB，不像是字体，请重新选择"))
	}
	return data, nil
}

// refusal is the error for the clerk: the file and what is wrong with it.
func refusal(path string, cause error) error {
	fault := faultDamaged
	if errors.As(cause, &fault) && cause == error(fault) {
		cause = nil // the sentence says it all
	}
	return &model.Error{Code: model.Invalid, Field: "font", Msg: "字体文件“" + filepath.Base(path) + "”" + string(fault), Cause: cause}
}

// pdfName is the name of a face in PDFs: what is plain in the file's name, and a sum that tells files apart.
func pdfName(base string, file []byte) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(strings.TrimSuffix(base, filepath.Ext(base))))
	return fmt.Sprintf("%.20s-%08x", "own"+plain, crc32.ChecksumIEEE(file))
}

// Bits of fsType (OpenType specification, "OS/2 and Windows metrics").
const (
	fsRestricted   = 0x0002 // may not be embedded, unless one of the next two allows it
	fsPreviewPrint = 0x0004
	fsEditable     = 0x0008
	fsNoSubsetting = 0x0100
	fsBitmapOnly   = 0x0200
)

// permitted refuses a font whose licence bits forbid what a PDF does with it: embedding a part of its outlines.
func (t sfntTables) permitted() error {
	if len(t["OS/2"]) < os2Length {
		return nil // refused as damaged
	}
	bits := binary.BigEndian.Uint16(t["OS/2"][os2Type:])
	switch {
	case bits&fsRestricted != 0 && bits&(fsPreviewPrint|fsEditable) == 0:
		return fontFault("的授权设置不允许嵌入文件，请选择允许嵌入的字体")
	case bits&fsBitmapOnly != 0:
		return fontFault("的授权设置只允许嵌入点阵，请选择允许嵌入轮廓的字体")
	case bits&fsNoSubsetting != 0:
		return fontFault("的授权设置不允许只嵌入用到的字，请换一个字体")
	}
	return nil
}

// neededMarks are the signs besides ASCII that no document does without.
const neededMarks = "“”‘’—…·、。，；：？！（）《》〈〉〔〕【】％×"

// mostLacking is how many characters of GB 2312 level 1 a face may leave to the bundled ones.
const mostLacking = 37

// covers refuses a font that lacks too many characters.
func (f *font) covers() error {
	for r := ' '; r <= '~'; r++ {
		if f.glyph[r] == 0 {
			return fontFault(fmt.Sprintf("缺少字母、数字或英文标点（例如“%c”），请选择收字齐全的中文字体", r))
		}
	}
	for _, r := range neededMarks {
		if f.glyph[r] == 0 {
			return fontFault(fmt.Sprintf("缺少公文要用的标点（例如“%c”），请选择收字齐全的中文字体", r))
		}
	}
	lacking := slices.DeleteFunc(commonHan(), func(r rune) bool { return f.glyph[r] != 0 })
	if n := len(lacking); n > mostLacking {
		return fontFault(fmt.Sprintf("缺少 %d 个常用汉字（例如“%c”），请选择收字齐全的简体中文字体", n, lacking[0]))
	}
	return nil
}

// commonHan returns the 3,755 characters of GB 2312 level 1, its rows 16 to 55.
func commonHan() []rune {
	var codes []byte
	for high := byte(0xB0); high <= 0xD7; high++ {
		for low := byte(0xA1); low <= 0xFE; low++ {
			if high == 0xD7 && low > 0xF9 {
				break
			}
			codes = append(codes, high, low)
		}
	}
	text, err := simplifiedchinese.GBK.NewDecoder().Bytes(codes)
	if err != nil {
		panic(err) // the decoder knows all of GB 2312
	}
	return []rune(string(text))
}
