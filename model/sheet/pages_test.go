package sheet_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

// bookFile writes a workbook of the sheets named, hidden where the name ends in ?; each holds the rows given for it.
func bookFile(t *testing.T, names []string, rows map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, name := range names {
		plain := strings.TrimSuffix(name, "?")
		if _, err := f.NewSheet(plain); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows[name] {
			if err := f.SetSheetRow(plain, "A"+string(rune('1'+i)), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	f.SetActiveSheet(1) // one that is active cannot be hidden
	for _, name := range names {
		if plain, hidden := strings.CutSuffix(name, "?"); hidden {
			if err := f.SetSheetVisible(plain, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "放假表.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheFirstVisibleSheetWithDatesIsRead(t *testing.T) {
	day := func(date, name string) [][]any {
		return [][]any{{"日期", "安排", "名称"}, {date, "放假", name}}
	}
	path := bookFile(t, []string{"旧?", "说明", "2027", "2026"}, map[string][][]any{
		"旧?": day("2019-05-01", "旧"), "说明": {{"本表由办公室整理"}}, "2027": day("2027-05-01", "新"), "2026": day("2026-05-01", "今"),
	})
	pages, err := sheet.ReadPages(t.Context(), path)
	if err != nil || len(pages) != 3 || pages[0].Sheet != "2027" || pages[1].Sheet != "2026" || pages[2].Sheet != "说明" {
		t.Fatalf("%+v, %v", pages, err)
	}
	if p, err := sheet.PageNamed(pages, "2026"); err != nil || !strings.Contains(p.Text, "2026-05-01") {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := sheet.PageNamed(pages, "旧"); model.FieldOf(err) != "sheet" || !strings.Contains(model.UserMessage(err), "2027、2026、说明") {
		t.Errorf("%v", err)
	}
}

// The year is the one of the sheet that is seen.
func TestCalendarOnTheVisibleSecondSheet(t *testing.T) {
	text, err := sheet.ReadFile(t.Context(), filepath.Join("testdata", "c-hidden-first-sheet.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	n, err := model.ReadHolidays(text, nil)
	if err != nil || n.Year != 2027 {
		t.Errorf("read as %d, %v, from\n%s", n.Year, err, text)
	}
}

func TestFilesAreNamedForWhatTheyAre(t *testing.T) {
	zipped := func(name string) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	for raw, words := range map[string]string{
		"%PDF-1.7\n":                   "PDF 文件",
		zipped("word/document.xml"):    "Word 文档（.docx）",
		zipped("ppt/presentation.xml"): "演示文稿",
		zipped("OFD.xml"):              "OFD 版式文件",
		ole + wide("Workbook"):         "旧版的 .xls",
		ole + wide("WordDocument"):     "旧版 Word 文档（.doc",
		ole + wide("EncryptedPackage"): "打开密码",
		ole:                            "旧版的 .xls",
		`{\rtf1`:                       "RTF 文档",
		"\xff\xd8\xff\xe0":             "图片",
		"Rar!\x1a\x07":                 "压缩包",
		"PK\x03\x04 and nothing more":  "文件已损坏",
		"放假\x00\x00":                   "这不是文本文件",
	} {
		path := filepath.Join(t.TempDir(), "通知.txt")
		if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := sheet.ReadFile(t.Context(), path); model.CodeOf(err) != model.Invalid || !strings.Contains(model.UserMessage(err), words) {
			t.Errorf("%.20q: %v, want %s", raw, err, words)
		}
	}
}
