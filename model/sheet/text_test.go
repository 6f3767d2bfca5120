package sheet_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// tableFile is a file with the cells as its first sheet; style, when not "", is the number format of the first column.
func tableFile(t *testing.T, style string, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, cells := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &cells); err != nil {
			t.Fatal(err)
		}
	}
	if style != "" {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &style})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetColStyle("Sheet1", "A", id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("说明"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDaysOfAWorkbookAreReadHoweverExcelKeepsThem(t *testing.T) {
	day := time.Date(2020, 4, 7, 0, 0, 0, 0, time.UTC)
	for name, raw := range map[string][]byte{
		"number":              tableFile(t, "", []any{43928, "休", "清明节"}),
		"date":                tableFile(t, "", []any{day, "休", "清明节"}),
		"date and time":       tableFile(t, "", []any{43928.5, "休", "清明节"}),
		"month and day":       tableFile(t, `m"月"d"日"`, []any{day, "休", "清明节"}),
		"text":                tableFile(t, "@", []any{"2020-04-07", "休", "清明节"}),
		"text of a number":    tableFile(t, "@", []any{"43928", "休", "清明节"}),
		"text with a weekday": tableFile(t, "@", []any{"2020年4月7日（星期二）", "休", "清明节"}),
		"eight figures":       tableFile(t, "", []any{20200407, "休", "清明节"}),
	} {
		text, err := sheet.ReadText(t.Context(), bytes.NewReader(raw))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		days, warnings, err := model.ParseDayTable(text)
		want := model.DayRule{Date: model.MustDate("2020-04-07"), Off: true, Name: "清明节"}
		if err != nil || len(warnings) > 0 || len(days) != 1 || days[0].DayRule != want {
			t.Errorf("%s: %q gives %v, %v, %v", name, text, days, warnings, err)
		}
	}
}

func TestADayAsExcelForMacCountsItIsTheSameDay(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	from1904 := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetRow("Sheet1", "A1", &[]any{43928 - 1462, "off", "清明节"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if text, err := sheet.ReadText(t.Context(), &b); err != nil || text != "2020-04-07\toff\t清明节\n" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestCellsKeepToTheirColumns(t *testing.T) {
	raw := tableFile(t, "", []any{"日期", "安排", "名称"}, []any{"2020-10-01", "放假", "国庆节,中秋节\n（双节）"})
	text, err := sheet.ReadText(t.Context(), bytes.NewReader(raw))
	if want := "日期\t安排\t名称\n2020-10-01\t放假\t国庆节、中秋节 （双节）\n"; err != nil || text != want {
		t.Errorf("%q, %v; want %q", text, err, want)
	}
}

func TestTheProgramsOwnWorkbookReadsBack(t *testing.T) {
	rules := []model.DayRule{
		{Date: model.MustDate("2027-01-01"), Off: true, Name: "元旦", Source: "国办发明电〔2026〕9号"},
		{Date: model.MustDate("2027-01-03"), Name: "元旦", Source: "国办发明电〔2026〕9号"},
	}
	var b bytes.Buffer
	if err := sheet.Write(&b, "工作日历", model.DayColumns(), rules); err != nil {
		t.Fatal(err)
	}
	if text, err := sheet.ReadText(t.Context(), &b); err != nil || text != model.Lines(model.DayColumns(), rules) {
		t.Errorf("%q, %v", text, err)
	}
}

func TestTextIsReadInTheEncodingsOfChineseWindows(t *testing.T) {
	const want = "五一放假"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string]string{
		"UTF-8": want, "UTF-8 with a mark": "\ufeff" + want, "GBK": gbk, "UTF-16": "\xff\xfe\x94\x4e\x00\x4e\x3e\x65\x47\x50",
	} {
		if text, err := sheet.ReadText(t.Context(), strings.NewReader(raw)); err != nil || text != want {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}

func TestFilesThatAreNoTextAreRefusedInChinese(t *testing.T) {
	for name, raw := range map[string]string{
		"文件已损坏": "PK\x03\x04 and nothing more", "文件太大": strings.Repeat("放假", 3<<20),
	} {
		if _, err := sheet.ReadText(t.Context(), strings.NewReader(raw)); model.CodeOf(err) != model.Invalid || !strings.Contains(model.UserMessage(err), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "none.txt"), t.TempDir()} {
		if _, err := sheet.ReadFile(t.Context(), path); model.CodeOf(err) != model.Storage || !strings.Contains(model.UserMessage(err), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
