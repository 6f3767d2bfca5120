package sheet_test

import (
	"bytes"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

// written opens a list as it was written.
func written[T any](t *testing.T, columns []model.Column[T], rows ...T) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.Write(&b, "表", columns, rows); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Amounts and counts can be summed in Excel, and are shown as the lists show them.
func TestAmountsAndCountsAreNumbers(t *testing.T) {
	columns := []model.Column[string]{
		{ID: "amount", Label: "金额（万元）", Text: func(s string) string { return s }},
		{ID: "title", Label: "事由", Text: func(s string) string { return s }},
	}
	cells := []struct {
		text   string
		number bool
	}{
		{"21,500", true},
		{"1,384.72", true},
		{"0.5", true},
		{"0", true},
		{"3", true},
		{"500.1234", true},
		{"", false},
		{"约500万", false},
		{"0719", false},
		{"1,38", false},
		{"1e5", false},
		{"=1+1", false},
	}
	var rows []string
	for _, c := range cells {
		rows = append(rows, c.text)
	}
	f := written(t, columns, rows...)
	for i, c := range cells {
		for column, number := range map[string]bool{"A": c.number, "B": false} {
			at := column + string(rune('2'+i))
			if i >= 8 {
				at = column + "1" + string(rune('0'+i-8))
			}
			shown, err := f.GetCellValue("表", at)
			if err != nil || shown != c.text {
				t.Errorf("%s shows %q, want %q, %v", at, shown, c.text, err)
			}
			kind, err := f.GetCellType("表", at)
			if isNumber := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber; c.text != "" && isNumber != number {
				t.Errorf("%s %q: a number %v, want %v, %v", at, c.text, isNumber, number, err)
			}
		}
	}
}

func TestSheetsAreSetUpForPaper(t *testing.T) {
	f := written(t, model.DayColumns(), model.DayRule{Date: model.MustDate("2027-01-01"), Off: true, Name: "元旦"})
	layout, err := f.GetPageLayout("表")
	if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 || layout.FitToHeight == nil || *layout.FitToHeight != 0 {
		t.Errorf("layout %+v, %v", layout, err)
	}
	props, err := f.GetSheetProps("表")
	if err != nil || props.FitToPage == nil || !*props.FitToPage {
		t.Errorf("not fitted to the page, %v", err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm.Print_Titles"] != "'表'!$1:$1" {
		t.Errorf("names %v", names)
	}
	part, ok := f.Pkg.Load("xl/worksheets/sheet1.xml")
	if xml, _ := part.([]byte); !ok || !bytes.Contains(xml, []byte(`<autoFilter ref="$A$1:$D$2"`)) && !bytes.Contains(xml, []byte(`<autoFilter ref="A1:D2"`)) {
		t.Error("no filter on the header")
	}
	panes, err := f.GetPanes("表")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
}

func TestAMaskedCellIsAMarkedBlank(t *testing.T) {
	columns := []model.Column[string]{{ID: "note", Label: "说明", Text: func(s string) string { return s }}}
	f := written(t, columns, model.MaskedText, "")
	for _, at := range []string{"A2", "A3"} {
		if text, err := f.GetCellValue("表", at); err != nil || text != "" {
			t.Errorf("%s holds %q, %v", at, text, err)
		}
	}
	masked, err := f.GetCellStyle("表", "A2")
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(masked)
	if err != nil || style.Fill.Type != "pattern" || style.Fill.Pattern == 0 {
		t.Errorf("the masked cell has no pattern: %+v, %v", style, err)
	}
}

// A document's workbook has all its fields, and its problems a row each.
func TestDocumentsHaveASheetOfProblems(t *testing.T) {
	d := model.Document{Problems: []string{"一是学习不够", "二是公车私用"}, Suggestions: []string{"限期整改"}, SignedBy: "郑国强", Reply: model.Reply{Text: "已整改"}}
	d.Review.Items = []model.Outcome{{Result: model.ResultDone}, {Result: model.ResultOpen, Note: "查无记录"}}
	entries := []model.DocumentEntry{{Row: model.Row{Kind: "工作提醒卡"}, Document: d}, {Row: model.Row{Kind: "整改建议书"}}}
	var b bytes.Buffer
	if err := sheet.WriteTabs(&b, sheet.Documents(entries)...); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("问题")
	if err != nil || len(rows) != 3 || rows[2][6] != "二是公车私用" || rows[2][8] != "未整改" || rows[2][9] != "查无记录" {
		t.Errorf("%q, %v", rows, err)
	}
	whole, err := f.GetRows("两卡一书")
	if err != nil || len(whole) != 3 {
		t.Fatalf("%q, %v", whole, err)
	}
	for label, want := range map[string]string{"问题": "1. 一是学习不够\n2. 二是公车私用", "建议": "限期整改", "签发人": "郑国强", "反馈的整改情况": "已整改", "问题（条）": "2"} {
		for i, l := range whole[0] {
			if l == label && whole[1][i] != want {
				t.Errorf("%s: %q", label, whole[1][i])
			}
		}
	}
}
