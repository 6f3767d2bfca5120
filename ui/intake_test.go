package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"fyne.io/fyne/v2"

	"github.com/xuri/excelize/v2"
)

// workbook saves rows as an Excel file; change, when not nil, does more to it.
func workbook(t *testing.T, path string, change func(*excelize.File), rows ...[]any) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(f)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// wizard opens the import of leaders, beside a folder to choose files from.
func wizard(t *testing.T) (c *clerk, home string) {
	t.Helper()
	home = t.TempDir()
	t.Setenv("HOME", home)
	c = county(t)
	c.ctrl(peopleKey)
	c.click("从 Excel 导入")
	return c, home
}

// chooseFile opens the only file of the folder.
func (c *clerk) chooseFile() {
	c.t.Helper()
	c.click("选择文件")
	c.press(fyne.KeyDown, fyne.KeyReturn)
}

// leaders are those on the desk, by name.
func (c *clerk) leaders() map[string]model.Person {
	c.t.Helper()
	people, err := c.stored().People(c.t.Context(), "")
	if err != nil {
		c.t.Fatal(err)
	}
	byName := map[string]model.Person{}
	for _, p := range people {
		byName[p.Name] = p
	}
	return byName
}

func TestAListOfLeadersIsImportedWithTheKeyboardAlone(t *testing.T) {
	c, home := wizard(t)
	workbook(t, filepath.Join(home, "名单.xlsx"), nil, []any{"姓名", "职务", "任职日期", "联系单位"},
		[]any{"钱 多", "县人大常委会副主任", "2020年4月", "示中镇"}, []any{"孙立", "县政协副主席", 43928, ""}, []any{"赵敏", "副县长", "2020.4.7", ""})
	c.press(fyne.KeyReturn) // 选择文件 has the focus
	c.press(fyne.KeyDown, fyne.KeyReturn)
	c.sees("名单.xlsx", "读到 3 行，没有问题，可以导入。", "钱多", "2020-04-01", "2020-04-07", "导入 3 行")
	c.press(fyne.KeyReturn)
	c.sees("已导入监督对象 3 名")
	people := c.leaders()
	for name, since := range map[string]string{"钱多": "2020-04-01", "孙立": "2020-04-07", "赵敏": "2020-04-07"} {
		if p := people[name]; len(p.Posts) != 1 || p.Posts[0].From.String() != since {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestBadCellsAreNamedMendedAndReadAgain(t *testing.T) {
	c, home := wizard(t)
	path, head, good := filepath.Join(home, "名单.xlsx"), []any{"监督对象名单"}, []any{"钱多", "县人大常委会副主任", "2020.4.7", ""}
	names := []any{"姓名", "职务", "任职日期", "备注"}
	workbook(t, path, func(f *excelize.File) {
		if err := f.MergeCell("Sheet1", "A1", "D1"); err != nil {
			t.Fatal(err)
		}
	}, head, names, good, []any{"", "县政协副主席", "去年", 421023198001011234})
	before := len(c.leaders())
	c.chooseFile()
	c.sees("有 3 处要改正，改好之前不能导入", "看不出日期，请按 2020-04-07 或 2020.04 的样子填写", "数字太长，Excel 已丢掉后面几位", "第 4 行 A 列“姓名”：没有填写")
	c.misses("导入 2 行")
	c.click("复制清单")
	if text := c.app.Clipboard().Content(); !strings.Contains(text, "4\tC\t任职日期\t去年\t看不出日期") {
		t.Errorf("the clipboard holds %q", text)
	}
	c.click("另存清单")
	c.click("保存")
	saved := readBook(t, filepath.Join(home, "要改正的 "+friday+".xlsx"))
	if len(saved) != 4 || saved[1][0] != "4" || saved[1][4] != "没有填写" {
		t.Errorf("saved %q", saved)
	}
	workbook(t, path, nil, head, names, good, []any{"孙立", "县政协副主席", "2019-03-01", "农工党"})
	c.click("重新读取")
	c.sees("读到 2 行，没有问题")
	c.click("导入 2 行")
	c.sees("已导入监督对象 2 名")
	if n := len(c.leaders()); n != before+2 {
		t.Errorf("%d leaders, before %d", n, before)
	}
}

// readBook reads the first sheet of an Excel file.
func readBook(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestFilesThatAreNoWorkbookSayWhatToDo(t *testing.T) {
	c, home := wizard(t)
	path := filepath.Join(home, "名单.xlsx")
	old := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 4096)...)
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	c.chooseFile()
	c.sees("文件是旧版的 .xls", "只改扩展名没有用", "另存为 .xlsx", "没有读入任何内容")
	f := excelize.NewFile()
	if err := f.SaveAs(path, excelize.Options{Password: "123456"}); err != nil {
		t.Fatal(err)
	}
	c.click("重新读取")
	c.sees("文件有打开密码", "取消密码后另存")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	c.click("重新读取")
	c.sees("读不到文件")
	workbook(t, path, nil, []any{"姓名"}, []any{"钱多"})
	c.click("重新读取")
	c.sees("导入 1 行")
}

func TestLeadersOnTheDeskAndInTheListTwiceAreNamed(t *testing.T) {
	c, home := wizard(t)
	path := filepath.Join(home, "名单.xlsx")
	workbook(t, path, nil, []any{"姓名", "备注"}, []any{"钱多"}, []any{"李书言"}, []any{"欧阳静文"}, []any{"钱多"})
	c.chooseFile()
	c.sees("有 1 处要改正", "与第 2 行的“钱多”相同")
	workbook(t, path, nil, []any{"姓名", "备注"}, []any{"钱多"}, []any{"欧阳静文"}, []any{"钱多", "分管农业"})
	c.click("重新读取")
	c.sees("有 1 处要改正", "第 3 行：“欧阳静文”已在监督对象里，请从表里删去")
	c.press(fyne.KeyEscape)
	if _, there := c.leaders()["钱多"]; there {
		t.Error("a part was taken")
	}
}

func TestColumnsSheetAndHeadingsAreMatchedByHand(t *testing.T) {
	c, home := wizard(t)
	workbook(t, filepath.Join(home, "名单.xlsx"), func(f *excelize.File) {
		for name, rows := range map[string][][]any{"封面": {{"县委办"}}, "花名册": {{"某某县"}, {"领导", "岗位"}, {"钱多", "县人大常委会副主任"}}} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
					t.Fatal(err)
				}
			}
		}
	}, []any{"说明"})
	c.chooseFile()
	c.sees("没有找到“姓名”这一列的表头，请手工指定")
	c.enter("工作表", "花名册")
	c.enter("表头", "第 2 行　领导 岗位")
	c.enter("姓名", "A 领导")
	c.sees("读到 1 行", "导入 1 行")
	c.enter("职务", "B 岗位")
	c.sees("县人大常委会副主任")
	c.enter("姓名", "（没有这一列）")
	c.sees("没有找到“姓名”")
	c.misses("导入 1 行")
	c.enter("姓名", "A 领导")
	c.click("重新读取") // what was matched by hand stays
	c.click("导入 1 行")
	if p := c.leaders()["钱多"]; len(p.Posts) != 1 || p.Posts[0].Title != "县人大常委会副主任" {
		t.Errorf("%+v", p)
	}
}

func TestATemplateIsSavedFilledInAndImported(t *testing.T) {
	c, home := wizard(t)
	c.click("下载模板")
	c.click("保存")
	path := filepath.Join(home, "监督对象导入模板.xlsx")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	row := []any{"钱多", "县人大常委会副主任", "2020-04-07", "副县级", "是", "示中镇、示北乡", "县司法局", "农工党"}
	if err := f.SetSheetRow("监督对象", "A2", &row); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	c.chooseFile()
	c.click("导入 1 行")
	p := c.leaders()["钱多"]
	if !p.Top || p.Level != "副县级" || p.Note != "农工党" || len(p.Links) != 3 || p.Posts[0].From.String() != "2020-04-07" {
		t.Errorf("%+v", p)
	}
	columns := sheet.Persons().Columns
	for i, want := range row {
		if got := columns[i].Text(p); got != want {
			t.Errorf("%s reads %q, want %q", columns[i].Label, got, want)
		}
	}
}

func TestWhatAListDoesNotSayIsAskedOnceAndWhatIsNotReadIsShown(t *testing.T) {
	c, home := wizard(t)
	workbook(
		t, filepath.Join(home, "名单.xlsx"), func(f *excelize.File) {
			if err := f.SetRowVisible("Sheet1", 5, false); err != nil {
				t.Fatal(err)
			}
		}, []any{"监督对象名册（第1页）"}, []any{"姓名", "职务", "联系（分管）单位", "任职时间和文号"}, []any{"钱多", "副县长", "示中镇", "2020.4"}, []any{"一、县政府"}, []any{"孙立", "副县长", "示北乡"},
		[]any{"监督对象名册（第2页）"}, []any{"姓名", "职务", "联系（分管）单位", "任职时间和文号"}, []any{"赵敏", "县委常委", "县司法局（分管）"}, []any{"合计：3人"},
	)
	c.chooseFile()
	c.sees("请先在左边选定", "D 列“任职时间和文号”作“任职日期”。要这样读吗？", "第 5 行是隐藏或被筛选掉的。要导入吗？", "没有写明是联系还是分管", "没有读的 6 行")
	c.misses("导入 3 行")
	c.enter("部分相同的列", "是，这样读")
	c.sees("D 任职时间和文号")
	c.enter("隐藏、划掉的", "不导入")
	c.enter("联系还是分管", "联系单位")
	c.sees("读到 2 行，没有问题，可以导入", "没有读的 7 行", "导入 2 行")
	c.click("没有读的 7 行")
	c.sees("这一行是小标题", "监督对象名册（第2页）", "这一行是重复的表头", "这一行是小计或合计", "这一行是隐藏或被筛选掉的")
	c.click("关闭")
	c.click("导入 2 行")
	people := c.leaders()
	if p := people["赵敏"]; len(p.Links) != 1 || p.Links[0].Kind != model.InCharge {
		t.Errorf("%+v", p)
	}
	if p := people["钱多"]; len(p.Links) != 1 || p.Links[0].Kind != model.Liaison || p.Posts[0].From.String() != "2020-04-01" {
		t.Errorf("%+v", p)
	}
	if _, there := people["孙立"]; there {
		t.Error("a hidden row was taken")
	}
}
