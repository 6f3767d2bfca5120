package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

func TestFilesThatCannotBeReadSayWhy(t *testing.T) {
	good, err := os.ReadFile(workbook(t, rowsOf(t, []any{"姓名", "单位"}, []any{"张三", "教育局"})))
	if err != nil {
		t.Fatal(err)
	}
	locked := filepath.Join(t.TempDir(), "locked.xlsx")
	f := excelize.NewFile()
	if err := f.SaveAs(locked, excelize.Options{Password: "123456"}); err != nil {
		t.Fatal(err)
	}
	withPassword, err := os.ReadFile(locked)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		part string
	}{
		"empty":           {nil, "文件是空的"},
		"password":        {withPassword, "有打开密码"},
		"an .xls renamed": {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 4096)...), "旧版的 .xls"},
		"a web page":      {[]byte("<html><table><tr><td>姓名</td></tr></table></html>"), "不是 Excel 工作簿"},
		"cut off":         {good[:len(good)/2], "文件已损坏"},
		"another archive": {archive(t, map[string]string{"a.txt": "姓名"}), "文件已损坏"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.xlsx")
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := sheet.Open(t.Context(), path)
			if msg := model.UserMessage(err); model.CodeOf(err) != model.Invalid || !strings.Contains(msg, c.part) || !strings.Contains(msg, "没有读入任何内容") {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := sheet.Open(t.Context(), filepath.Join(t.TempDir(), "none.xlsx")); model.CodeOf(err) != model.NotFound {
		t.Errorf("no file: %v", err)
	}
	for part, rows := range map[string][][]any{"表头下面没有内容": {{"姓名", "单位"}, {"", ""}}, "没有找到“姓名”": {{}}} {
		g := grid(t, workbook(t, rowsOf(t, rows...)))
		l, err := sheet.Propose(g, sheet.Vetted(rooms).Fields)
		if err == nil {
			_, err = sheet.Vetted(rooms).Read(g, l)
		}
		if !strings.Contains(model.UserMessage(err), part) {
			t.Errorf("got %v, want %s", err, part)
		}
	}
}

func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func plainBook(t testing.TB, rows string) []byte {
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	return archive(t, map[string]string{
		"[Content_Types].xml":        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<?xml version="1.0"?><workbook ` + main + ` xmlns:r="` + rel + `"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<?xml version="1.0"?><worksheet ` + main + `><sheetData>` + rows + `</sheetData></worksheet>`,
	})
}

func TestFilesWithoutSharedStringsAndPlacesAreRead(t *testing.T) {
	text := func(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
	rows := `<row>` + text("姓名") + text("单位") + text("出生年月") + `</row>` +
		`<row>` + text("张三") + `<c t="inlineStr"><is><r><t>县教</t></r><r><t>育局</t></r></is></c><c><v>1975.03</v></c></row>` +
		`<row>` + text("李四") + `<c t="str"><f>A1</f><v>民政局</v></c><c><v>27827</v></c></row>`
	path := filepath.Join(t.TempDir(), "wps.xlsx")
	if err := os.WriteFile(path, plainBook(t, rows), 0o600); err != nil {
		t.Fatal(err)
	}
	r := taken(t, path, sheet.Vetted(rooms))
	if len(r.Rows) != 2 || r.Rows[0].Unit != "县教育局" || r.Rows[0].Born.String() != "1975.03" || r.Rows[1].Unit != "民政局" || r.Rows[1].Born.String() != "1976.03" {
		t.Errorf("%+v", r)
	}
}

func TestTwelveHundredPersonsAreReadAtOnceAndEndlessSheetsRefused(t *testing.T) {
	list := func(n int) string {
		return workbook(t, func(f *excelize.File) {
			sw, err := f.NewStreamWriter("Sheet1")
			if err != nil {
				t.Fatal(err)
			}
			for i := range n + 1 {
				row := []any{fmt.Sprintf("张%d", i), "县教育局", 27827 + i%9000, "股长", "副局长", "无反映", "无反映", "无反映", "无反映", "无反映"}
				if i == 0 {
					row = []any{"姓名", "单位", "出生年月", "现任职务", "拟任职务", "信访", "案管", "监督检查", "审理", "党风"}
				}
				if err := sw.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
					t.Fatal(err)
				}
			}
			if err := sw.Flush(); err != nil {
				t.Fatal(err)
			}
		})
	}
	if r := taken(t, list(1200), sheet.Vetted(rooms)); len(r.Rows) != 1200 {
		t.Errorf("%d rows, %v", len(r.Rows), r.Problems)
	}
	b := open(t, list(sheet.MaxRows+2000))
	if _, err := b.Read(t.Context(), "Sheet1"); !strings.Contains(model.UserMessage(err), "工作表“Sheet1”读到第 6001 行，有内容的行超过 5000 行") {
		t.Errorf("got %v", err)
	}
	target := sheet.Vetted(rooms)
	_, g, l, err := target.Find(t.Context(), open(t, list(sheet.MaxRows+100)))
	if err == nil {
		_, err = target.Read(g, l)
	}
	if !strings.Contains(model.UserMessage(err), "超过 5000 行") {
		t.Errorf("got %v", err)
	}
}

func TestHiddenSheetsAreNotOffered(t *testing.T) {
	path := workbook(t, func(f *excelize.File) {
		for _, name := range []string{"代码表", "名单"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetSheetVisible("代码表", false); err != nil {
			t.Fatal(err)
		}
	})
	if got := open(t, path).Sheets(); len(got) != 2 || got[1] != "名单" {
		t.Errorf("sheets %q", got)
	}
}

func wantSentence(t *testing.T, err error) {
	t.Helper()
	if code := model.CodeOf(err); code != model.Invalid {
		t.Errorf("%s: %v", code, err)
	}
}

// saved writes a file.
func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
