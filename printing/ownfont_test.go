package printing

import (
	"bytes"
	"hash/crc32"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"oversight/model"
)

// officeFont is a 小标宋 of the office's own: the bundled 楷体, so that it looks different, without 竹 and 𬱖.
func officeFont(t testing.TB) *Face {
	t.Helper()
	tables := bundledTables(t, kaiFace).without(t, func(r rune) bool { return r == '竹' })
	tables["name"] = nameTable(nameRecord{3, 0x409, 1, "Test Title"}, nameRecord{3, 0x804, 1, "测试小标宋"}, nameRecord{3, 0x804, 4, "全名"})
	face, err := OpenFont(fontFile(t, "FZtest.ttc", collection(titleFace.file, tables.assemble())), 1)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// use installs a face for the test.
func use(t testing.TB, own map[Role]*Face) {
	t.Helper()
	UseFonts(own)
	t.Cleanup(func() { UseFonts(nil) })
}

func TestOwnFaceComesFirstAndTheBundledOnesFillIn(t *testing.T) {
	own := officeFont(t)
	use(t, map[Role]*Face{Title: own})
	runs, missing := Title.runs("示竹𬱖卡")
	want := []run{{own, "示"}, {titleFace, "竹𬱖"}, {own, "卡"}}
	if !slices.Equal(runs, want) || missing != nil {
		t.Errorf("got %v missing %q", runs, string(missing))
	}
	if face, _ := Hei.face('示'); face != heiFace {
		t.Errorf("黑体 is printed in %s", face)
	}
	UseFonts(nil)
	if face, _ := Title.face('示'); face != titleFace {
		t.Errorf("without faces of its own the office prints in %s", face)
	}
}

func TestOwnFaceIsInThePDFAndItsTextReadsBack(t *testing.T) {
	own := officeFont(t)
	use(t, map[Role]*Face{Title: own})
	p := samplePaper()
	p.Office.Issuer = "中共竹𬱖县纪律检查委员会"
	s := Card(p)
	fonts := tool(t, []Sheets{s}, "pdffonts", "FILE")
	for _, name := range []string{own.String(), "title", "fang"} {
		if !strings.Contains(fonts, "utf8"+name+" ") {
			t.Errorf("%s is not embedded:\n%s", name, fonts)
		}
	}
	if !strings.HasPrefix(own.String(), "ownfztest-") {
		t.Errorf("the face is called %s", own)
	}
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	for _, want := range []string{"中共竹𬱖县纪律检查委员会", "工作提醒卡", "送达回执"} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF does not hold %q:\n%s", want, text)
		}
	}
	if out := tool(t, []Sheets{s}, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func TestPreviewShowsOwnFacesAsThePDFPrintsThem(t *testing.T) {
	bundled := inkOf(Image(Card(samplePaper()).Pages[0], 1000), 10)
	use(t, map[Role]*Face{Title: officeFont(t)})
	s := Card(samplePaper())
	got, want := inkOf(Image(s.Pages[0], 1000), 10), inkOf(poppler(t, s, 1000), 10)
	var difference, change, ink float64
	for y := range min(len(got), len(want)) {
		for x := range got[y] {
			difference, ink = difference+math.Abs(got[y][x]-want[y][x]), ink+want[y][x]
			change += math.Abs(got[y][x] - bundled[y][x])
		}
	}
	if difference/ink > 0.2 {
		t.Errorf("ink differs by %.1f %%", 100*difference/ink)
	}
	if change/ink < 0.02 {
		t.Errorf("the own face changed %.1f %% of the ink", 100*change/ink)
	}
}

func TestOwnFacesMayBeChosenWhileOthersPrint(t *testing.T) {
	own := officeFont(t)
	use(t, nil)
	before := crc32.ChecksumIEEE(own.file)
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for range 3 {
				if i == 0 {
					UseFonts(map[Role]*Face{Title: own, Fang: own})
				}
				s := Card(samplePaper())
				Image(s.Pages[0], 300)
				if err := WritePDF(&bytes.Buffer{}, PDFOptions{}, s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if crc32.ChecksumIEEE(own.file) != before {
		t.Error("printing has changed the font")
	}
}

func TestSheetsSayWhatTheyArePrintedWith(t *testing.T) {
	bundled := []string{"仿宋：程序自带", "小标宋：程序自带", "黑体：程序自带"}
	if got := Card(samplePaper()).Fonts(); !slices.Equal(got, bundled) {
		t.Errorf("got %q", got)
	}
	use(t, map[Role]*Face{Title: officeFont(t)})
	want := []string{"仿宋：程序自带", "小标宋：测试小标宋 FZtest.ttc", "黑体：程序自带"}
	if got := Card(samplePaper()).Fonts(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	p := samplePaper()
	p.Office.Issuer = "中共竹山县纪律检查委员会"
	if got := Card(p).Fonts()[1]; got != "小标宋：测试小标宋 FZtest.ttc（个别字用程序自带）" {
		t.Errorf("got %q", got)
	}
}

func TestNamesOfACollectionAreChinesePreferably(t *testing.T) {
	font := func(records ...nameRecord) []byte {
		return sfntTables{"name": nameTable(records...)}.assemble()
	}
	path := fontFile(t, "all.ttc", collection(
		font(nameRecord{3, 0x409, 1, "FangSong"}, nameRecord{3, 0x804, 1, "仿宋"}),
		font(nameRecord{0, 0, 1, "Unicode only"}, nameRecord{3, 0x409, 1, "English"}),
		font(nameRecord{3, 0x404, 1, "標楷體"}, nameRecord{3, 0x409, 1, "DFKai-SB"}),
		font(nameRecord{3, 0x804, 2, "常规"}),
		font(nameRecord{3, 0x804, 1, "名\x00字\u202e" + strings.Repeat("长", 60)}),
	))
	want := []string{"仿宋", "English", "標楷體", "第4个字体", "名字" + strings.Repeat("长", 38)}
	if got, err := FontNames(path); err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := FontNames(fontFile(t, "one.ttf", font(nameRecord{3, 0x804, 1, "楷体"}))); err != nil || !slices.Equal(got, []string{"楷体"}) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestEveryBundledFaceForARoleWouldBeAccepted(t *testing.T) {
	for role := range roleNames {
		face := bundledChains[role][0]
		if _, err := OpenFont(fontFile(t, "x.ttf", face.file), 0); err != nil {
			t.Errorf("%s: %v", face, err)
		}
	}
	common := commonHan()
	if len(common) != 3755 || common[0] != '啊' || common[3754] != '座' {
		t.Fatalf("%d characters from %c to %c, GB 2312 level 1 has 3755 from 啊 to 座", len(common), common[0], common[len(common)-1])
	}
	for _, lacking := range []int{mostLacking, mostLacking + 1} {
		some := bundledTables(t, heiFace).without(t, func(r rune) bool { return slices.Contains(common[:lacking], r) })
		if _, err := OpenFont(fontFile(t, "x.ttf", some.assemble()), 0); (err == nil) != (lacking == mostLacking) {
			t.Errorf("without %d characters: %v", lacking, err)
		}
	}
}

func TestFontsThatWillNotDoAreRefusedWithTheReason(t *testing.T) {
	changed := func(tag string, at int, value int) []byte {
		tables := bundledTables(t, heiFace)
		tables[tag] = patched(tables[tag], at, value)
		return tables.assemble()
	}
	lacking := func(drop func(rune) bool) []byte { return bundledTables(t, heiFace).without(t, drop).assemble() }
	missing := func(tag string) []byte {
		tables := bundledTables(t, heiFace)
		delete(tables, tag)
		return tables.assemble()
	}
	cff := bundledTables(t, heiFace)
	cff["CFF "] = cff["glyf"]
	delete(cff, "glyf")
	for _, c := range []struct {
		name   string
		data   []byte
		member int
		want   string
	}{
		{"空文件", nil, 0, "是空的"},
		{"文本文件", []byte("这不是字体，是一段文字"), 0, "不是 TrueType 字体"},
		{"几个字节", []byte{0, 1, 0, 0}, 0, "不是 TrueType 字体"},
		{"CFF 轮廓", append([]byte("OTTO"), heiFace.file[4:]...), 0, "CFF 轮廓"},
		{"TTC 里的 CFF 轮廓", collection(cff.assemble()), 0, "CFF 轮廓"},
		{"没有的成员", collection(heiFace.file), 1, "里没有所选的那一个字体"},
		{"负的成员", heiFace.file, -1, "里没有所选的那一个字体"},
		{"TTC 的成员在文件外面", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x7f\xff\xff\xff"), 0, "已损坏或不完整"},
		{"TTC 说有四十亿个成员", []byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), 0, "已损坏或不完整"},
		{"禁止嵌入", changed("OS/2", os2Type, 0x0002), 0, "不允许嵌入文件"},
		{"只许嵌入点阵", changed("OS/2", os2Type, 0x0208), 0, "只允许嵌入点阵"},
		{"不许取子集", changed("OS/2", os2Type, 0x0108), 0, "不允许只嵌入用到的字"},
		{"没有 Unicode 字符表", changed("cmap", 2, 0), 0, "没有 Unicode 字符表"},
		{"没有字形", changed("maxp", maxpGlyphs, 0), 0, "已损坏或不完整"},
		{"没有字面", changed("head", headUnitsPerEm, 0), 0, "已损坏或不完整"},
		{"没有宽度", changed("hhea", hheaMetrics, 0), 0, "已损坏或不完整"},
		{"字形在表外", changed("loca", 4*100, 0xFFFF), 0, "已损坏或不完整"},
		{"没有授权表", missing("OS/2"), 0, "已损坏或不完整"},
		{"没有宽度表", missing("hmtx"), 0, "已损坏或不完整"},
		{"没有数字", lacking(func(r rune) bool { return r == '0' }), 0, "缺少字母、数字或英文标点（例如“0”）"},
		{"没有六角括号", lacking(func(r rune) bool { return r == '〔' }), 0, "缺少公文要用的标点（例如“〔”）"},
		{"只有几个汉字", lacking(func(r rune) bool { return r >= 0x4E10 && r < 0xA000 }), 0, "个常用汉字"},
	} {
		t.Run(c.name, func(t *testing.T) {
			face, err := OpenFont(fontFile(t, "some.ttf", c.data), c.member)
			msg := model.UserMessage(err)
			if face != nil || model.CodeOf(err) != model.Invalid || model.FieldOf(err) != "font" ||
				!strings.Contains(msg, "字体文件“some.ttf”") || !strings.Contains(msg, c.want) {
				t.Errorf("got %v, %q", face, msg)
			}
		})
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "no.ttf"), t.TempDir()} {
		if _, err := OpenFont(path, 0); model.CodeOf(err) != model.Storage || !strings.Contains(model.UserMessage(err), "打不开") {
			t.Errorf("got %v", err)
		}
		if _, err := FontNames(path); model.CodeOf(err) != model.Storage {
			t.Errorf("got %v", err)
		}
	}
}
