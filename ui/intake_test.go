package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"

	"github.com/xuri/excelize/v2"
)

// workbook saves rows as an Excel file in a folder.
func workbook(t *testing.T, path string, rows ...[]any) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// wizard opens the import of leaders, with a folder of files to choose from.
func wizard(t *testing.T) (c *clerk, home string) {
	t.Helper()
	home = t.TempDir()
	t.Setenv("HOME", home)
	c = county(t)
	c.ctrl(peopleKey)
	c.click("Excel")
	c.click("从 Excel 导入")
	return c, home
}

// choose opens the first file of the folder.
func (c *clerk) chooseFile() {
	c.click("选择文件")
	c.press(fyne.KeyDown, fyne.KeyReturn)
}

// people counts the leaders on the desk.
func (c *clerk) people() []model.Person {
	c.t.Helper()
	people, err := c.stored().People(c.t.Context(), "")
	if err != nil {
		c.t.Fatal(err)
	}
	return people
}

func TestAListOfLeadersIsImportedByKeyboard(t *testing.T) {
	c, home := wizard(t)
	before := len(c.people())
	workbook(t, filepath.Join(home, "名单.xlsx"), []any{"姓名", "职务", "任职日期", "联系单位"},
		[]any{"钱 多", "县人大常委会副主任", "2020.4.7", "示中镇"}, []any{"孙立", "县政协副主席", 43928, ""})
	c.press(fyne.KeyReturn) // 选择文件 has the focus
	c.press(fyne.KeyDown, fyne.KeyReturn)
	t.Log(c.words())
	c.sees("读到 2 行，没有问题，可以导入。", "2020-04-07", "导入 2 行")
	c.press(fyne.KeyReturn)
	c.sees("已导入监督对象 2 名")
	if n := len(c.people()); n != before+2 {
		t.Errorf("%d leaders, before %d", n, before)
	}
	_ = os.Remove
}
