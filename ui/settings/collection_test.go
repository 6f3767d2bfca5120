package settings_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// fontCollection makes a .ttc of fonts that have nothing but a family name (OpenType, "Font Collections" and "name").
func fontCollection(families ...string) string {
	file := []byte("ttcf\x00\x01\x00\x00")
	file = binary.BigEndian.AppendUint32(file, uint32(len(families)))
	file = append(file, make([]byte, 4*len(families))...)
	for i, family := range families {
		binary.BigEndian.PutUint32(file[12+4*i:], uint32(len(file)))
		text := utf16.Encode([]rune(family))
		const head, table = 12 + 16, 6 + 12
		file = append(file, "\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00name\x00\x00\x00\x00"...)
		file = binary.BigEndian.AppendUint32(file, uint32(len(file)-20+head))
		file = binary.BigEndian.AppendUint32(file, uint32(table+2*len(text)))
		for _, v := range []uint16{0, 1, table, 3, 1, 0x804, 1, uint16(2 * len(text)), 0} {
			file = binary.BigEndian.AppendUint16(file, v)
		}
		for _, unit := range text {
			file = binary.BigEndian.AppendUint16(file, unit)
		}
	}
	return string(file)
}

func (p printer) writes(name, content string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.home, name), []byte(content), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

func TestAFontOfACollectionIsChosenByItsName(t *testing.T) {
	p := openPrinter(t)
	p.writes("fit.ttc", fontCollection("宋体", "新宋体", "新宋体"))
	p.choose(1)
	p.says("fit.ttc 里有 3 种字体。")
	choice, ok := p.w.Canvas().Focused().(*kit.Select)
	if !ok {
		t.Fatalf("the focus is on %T", p.w.Canvas().Focused())
	}
	if got := strings.Join(choice.Options, " "); got != "1. 宋体 2. 新宋体 3. 新宋体" || choice.SelectedIndex() != 0 {
		t.Errorf("offered are %s, chosen is %q", got, choice.Selected)
	}
	p.strike(fyne.KeyRight, fyne.KeyRight)
	p.press("使用")
	p.prints(filepath.Join(p.home, "fit.ttc#2"))
}

func TestTheOnlyFontOfACollectionIsNotAskedFor(t *testing.T) {
	p := openPrinter(t)
	p.writes("fit.ttc", fontCollection("宋体"))
	p.choose(1)
	p.prints(filepath.Join(p.home, "fit.ttc"))
}

func TestACollectionThatCannotBeReadIsRefusedAtTheField(t *testing.T) {
	p := openPrinter(t)
	p.writes("fit.ttc", fontCollection("宋体", "新宋体")[:60])
	p.choose(1)
	p.says("字体文件“fit.ttc”已损坏或不完整")
	p.prints("")
}

func TestFontsAreCheckedAsThePaperIsPrinted(t *testing.T) {
	p := openPrinter(t, "fit.ttf")
	p.page.CheckFont = printing.CheckFont // what New sets
	p.choose(1)
	p.says("字体文件“fit.ttf”不是 TrueType 字体，请选择 .ttf 或 .ttc 字体文件")
	p.prints("")
}
