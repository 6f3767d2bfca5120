package ui_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"
)

// exported is a list saved from a page and read back by LibreOffice, which is not of our making.
func exported(t *testing.T, path string) [][]string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	out := t.TempDir()
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", out, path)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	data, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(path), ".xlsx")+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestExportedListsReadInLibreOfficeAsTheyStand(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := county(t)
	c.ctrl(documentsKey)
	c.click("导出 Excel")
	c.click("保存")
	docs, err := c.stored().DocumentEntries(t.Context(), model.Filter{}, c.today)
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, exported(t, filepath.Join(home, "两卡一书 "+friday+".xlsx")), model.DocumentExportColumns(), docs)

	c.ctrl(peopleKey)
	c.click("导出 Excel")
	c.click("保存")
	people, err := c.stored().People(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, exported(t, filepath.Join(home, "监督对象 "+friday+".xlsx")), model.PersonExportColumns(c.today), people)
}

func wantRows[T any](t *testing.T, got [][]string, columns []model.Column[T], rows []T) {
	t.Helper()
	if len(rows) == 0 || len(got) != len(rows)+1 {
		t.Fatalf("%d rows, want %d and a header", len(got), len(rows))
	}
	for i, column := range columns {
		if got[0][i] != column.Label {
			t.Errorf("column %d is %q, want %q", i, got[0][i], column.Label)
		}
		for j, row := range rows {
			if want := column.Text(row); got[j+1][i] != want {
				t.Errorf("row %d, %s is %q, want %q", j+1, column.Label, got[j+1][i], want)
			}
		}
	}
}

func TestDutiesAndMovedDeadlinesAreExported(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := county(t)
	c.ctrl(dutiesKey)
	owed := all[*kit.Table[model.DutyOwed]](c)[0].Rows()
	c.click("导出 Excel")
	c.click("保存")
	rows := readBook(t, filepath.Join(home, "定期事项 "+friday+".xlsx"))
	if len(owed) == 0 || len(rows) != len(owed)+1 || strings.Join(rows[0], " ") != "状态 期限 责任人 职务 期间 事项 依据 完成日期 完成情况 经办人" || rows[1][5] != owed[0].Duty.Name {
		t.Errorf("%d terms are saved as %q", len(owed), rows)
	}
	c.ctrl(calendarKey)
	c.click("导出")
	c.click("期限变动（Excel）")
	c.click("保存")
	if rows := readBook(t, filepath.Join(home, "期限变动 "+friday+".xlsx")); rows[0][0] != "变动日期" {
		t.Errorf("saved %q", rows)
	}
}
