package sheet_test

import (
	"bytes"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

func TestWrittenListReadsBackWithRealDates(t *testing.T) {
	columns := []model.Column[[]string]{
		{ID: "name", Label: "姓名", Text: func(r []string) string { return r[0] }},
		{ID: "day", Label: "日期", Text: func(r []string) string { return r[1] }},
	}
	rows := [][]string{{"=1+1", "2020-05-27"}, {"𬱖可", ""}, {"+86 138", "2020-06-17"}}
	var b bytes.Buffer
	if err := sheet.Write(&b, "监督对象", columns, rows); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetRows("监督对象")
	if err != nil || len(got) != 4 || got[1][0] != "=1+1" || got[1][1] != "2020-05-27" || got[2][0] != "𬱖可" {
		t.Errorf("rows %q, %v", got, err)
	}
	if formula, _ := f.GetCellFormula("监督对象", "A2"); formula != "" {
		t.Errorf("text became the formula %q", formula)
	}
	if raw, _ := f.GetCellValue("监督对象", "B2", excelize.Options{RawCellValue: true}); raw != "43978" {
		t.Errorf("the date is stored as %q, want the serial of 2020-05-27", raw)
	}
}

func TestTextTooLongForACellIsRefused(t *testing.T) {
	columns := []model.Column[string]{{ID: "t", Label: "内容", Text: func(s string) string { return s }}}
	err := sheet.Write(&bytes.Buffer{}, "表", columns, []string{strings.Repeat("字", 32768)})
	if model.CodeOf(err) != model.Invalid {
		t.Errorf("got %v", err)
	}
}
