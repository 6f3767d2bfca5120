package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

// saveRows saves rows as an Excel file.
func saveRows(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportOfPersonsNamesEveryRowAndChangesNothing(t *testing.T) {
	dir := county(t)
	before := does(t, "-data", dir, "verify")
	for _, c := range []struct {
		rows [][]any
		want []string
	}{
		{[][]any{{"姓名", "职务", "任职日期", "一把手"}, {nil, "局长"}, {"王五", "局长", "去年", "大概"}}, []string{
			"第 2 行 A 列“姓名”：没有填写",
			"第 3 行 C 列“任职日期”（去年）：看不出日期，请按 2020-04-07 或 2020.04 的样子填写",
			"第 3 行 D 列“一把手”（大概）：请填 是 或 否",
			"表里有 3 处要改正，没有导入任何内容",
		}},
		{[][]any{{"姓名", "职务"}, {"钱多多", "局长"}, {"欧阳静文", "局长"}}, []string{
			"第 3 行：“欧阳静文”已在监督对象里，请从表里删去；确是另一个同名的人，请在“备注”里写明以便区分。",
			"表里有 1 处要改正，没有导入任何内容",
		}},
	} {
		r := ctl(t, "-data", dir, "import", "persons", saveRows(t, c.rows...))
		lines := strings.Split(strings.TrimSuffix(r.err, "\n"), "\n")
		if r.code != 1 || r.out != "" || !slices.Equal(lines, c.want) {
			t.Errorf("exit %d\n%s\nwant\n%s", r.code, strings.Join(lines, "\n"), strings.Join(c.want, "\n"))
		}
	}
	if does(t, "-data", dir, "verify") != before {
		t.Error("a refused import has changed something")
	}
	refuses(t, "读不到文件", "-data", dir, "import", "persons", filepath.Join(dir, "none.xlsx"))
}

func TestImportedPersonsAreListed(t *testing.T) {
	dir := county(t)
	path := saveRows(t, []any{"拟监督对象名单"}, []any{"姓 名", "现任职务", "联系单位"}, []any{"钱 多", "县人大常委会副主任", "示中镇"}, []any{"孙立", "县政协副主席"})
	if out := does(t, "-data", dir, "import", "persons", path); out != "已导入监督对象 2 名\n没有读的 2 行：第 1 行在表头以上，没有读；第 2 行是表头，没有读\n" {
		t.Errorf("says %q", out)
	}
	rows := listed(t, "-data", dir, "list", "persons", "-json", "-filter", "钱多")
	if len(rows) != 1 || rows[0]["post"] != "县人大常委会副主任" || rows[0]["units"] != "示中镇" {
		t.Errorf("listed %v", rows)
	}
	does(t, "-data", dir, "verify")
}

func TestALedgerOfInquiriesIsImportedAndExportedAsItWas(t *testing.T) {
	dir := county(t)
	head := []any{"日期", "问询编号", "会议名称", "议题", "问询内容", "答复人", "答复情况", "建议", "采纳情况", "落实情况"}
	path := saveRows(t, []any{"2019年廉政问询台账"}, head,
		[]any{"2019.4.9", "问〔2019〕3号", "县委常委会第86次会议", "审议国企领导人管理办法", "任职回避是否明确", "国资局局长", "将补充", "1. 补充回避条款\n2. 明确程序", "采纳", ""},
		[]any{43605, "竹问2019-4", "", "拟任免干部", "是否征求意见", "", "已征求", "", "", "已办"})
	if out := does(t, "-data", dir, "import", "inquiries", path); !strings.HasPrefix(out, "已导入廉政问询 2 次\n") {
		t.Errorf("says %q", out)
	}
	rows := listed(t, "-data", dir, "list", "inquiries", "-json", "-filter", "竹问2019-4")
	if len(rows) != 1 || rows[0]["number"] != "问〔2019〕4号" || rows[0]["state"] != "已办结" || rows[0]["phase"] != "会前" || rows[0]["closed"] != "" {
		t.Errorf("listed %v", rows)
	}
	r := ctl(t, "-data", dir, "import", "inquiries", path)
	if r.code != 1 || !strings.Contains(r.err, "第 3 行：已有同一次问询（问〔2019〕3号）") || !strings.HasSuffix(r.err, "表里有 2 处要改正，没有导入任何内容\n") {
		t.Errorf("again: %+v", r)
	}
	does(t, "-data", dir, "verify")

	out := filepath.Join(t.TempDir(), "台账.xlsx")
	does(t, "-data", dir, "export", "past", "-o", out)
	if got, want := pastRows(t, out), pastRows(t, path); !reflect.DeepEqual(got, want) {
		t.Errorf("exported\n%+v\nimported\n%+v", got, want)
	}
}

func TestWhatAListDoesNotSayIsAskedAndAnsweredByFlags(t *testing.T) {
	dir := county(t)
	given := func(name string) string { return filepath.Join("..", "..", "model", "sheet", "testdata", name+".xlsx") }
	head := []any{"问询日期", "议题", "问询内容", "金额"}
	amounts := saveRows(t, head, []any{"2019-04-07", "购置公务用车", "资金来源", 500000})
	refuses(t, "-unit 元|千元|万元|亿元", "-data", dir, "import", "inquiries", amounts)
	refuses(t, "-columns 问询日期=F", "-data", dir, "import", "inquiries", given("i-answer-time-as-date"))
	refuses(t, "第 3 行是隐藏或被筛选掉的。要导入吗？请加上 -hidden take|skip", "-data", dir, "import", "persons", given("p-hidden-row"))
	refuses(t, "-links 联系|分管", "-data", dir, "import", "persons", given("p-units-liaison-and-charge"))
	for _, args := range [][]string{{"-unit", "角"}, {"-hidden", "maybe"}, {"-links", "x"}} {
		if r := ctl(t, append([]string{"-data", dir, "import", "persons", given("p-hidden-row")}, args...)...); r.code != 2 {
			t.Errorf("%v: exit %d", args, r.code)
		}
	}
	refuses(t, "看不懂“问询=1”", "-data", dir, "import", "inquiries", "-columns", "问询=1", given("i-answer-time-as-date"))

	before := does(t, "-data", dir, "verify")
	out := does(t, "-data", dir, "import", "persons", "-dry-run", "-hidden", "skip", given("p-hidden-row"))
	for _, want := range []string{"工作表“Sheet”，表头在第 1 行", "姓名\t← A 姓名", "一把手\t没有这一列", "第 2 行　姓名：李明　职务：县委常委", "没有读的 2 行：第 1 行是表头，没有读；第 3 行是隐藏或被筛选掉的，没有读", "可以导入 2 行；这是试读"} {
		if !strings.Contains(out, want) {
			t.Errorf("a dry run says %s, not %s", out, want)
		}
	}
	if does(t, "-data", dir, "verify") != before {
		t.Error("a dry run has changed something")
	}
	if out := does(t, "-data", dir, "import", "persons", "-hidden", "skip", given("p-hidden-row")); !strings.HasPrefix(out, "已导入监督对象 2 名\n没有读的 2 行：") {
		t.Errorf("says %s", out)
	}
	does(t, "-data", dir, "import", "inquiries", "-unit", "元", amounts)
	does(t, "-data", dir, "import", "inquiries", "-columns", "问询日期=F,会议日期=F", given("i-answer-time-as-date"))
	if rows := listed(t, "-data", dir, "list", "inquiries", "-json", "-filter", "购置公务用车"); len(rows) == 0 || rows[0]["amount"] != "50" {
		t.Errorf("listed %v", rows)
	}
}

// pastRows reads a ledger.
func pastRows(t *testing.T, path string) []model.PastInquiry {
	t.Helper()
	book, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	target := sheet.Inquiries()
	_, grid, layout, err := target.Find(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	list, err := target.Read(grid, layout)
	if err != nil || list.Err() != nil {
		t.Fatal(err, list.Err())
	}
	return list.Rows
}

func TestVettingsAreListedAndExportedWithEveryPerson(t *testing.T) {
	dir := county(t)
	rows := listed(t, "-data", dir, "list", "vettings", "-json")
	keys := []string{
		"number", "state", "light", "from", "letter", "lettered", "received", "occasion", "due", "provisional", "decided", "replied", "clerk", "persons",
		"clear", "suspended", "unfit", "pending", "appointed",
	}
	for _, key := range keys {
		if _, ok := rows[0][key]; !ok || len(rows[0]) != len(keys) {
			t.Fatalf("the keys are %v", rows[0])
		}
	}
	if len(rows) != 25 || rows[24]["received"] != "2020-01-07" || rows[24]["due"] != "2020-01-10" || rows[24]["number"] != "示纪复〔2020〕1号" {
		t.Errorf("%d batches, the first %v", len(rows), rows[24])
	}
	counted := map[string]int{}
	for _, r := range rows {
		if r["state"] == "已回复" && strings.HasPrefix(r["replied"], "2020") {
			n, _ := strconv.Atoi(r["persons"])
			counted[r["appointed"]] += n
		}
	}
	if !maps.Equal(counted, map[string]int{"true": 550, "false": 133}) {
		t.Errorf("counted %v", counted)
	}
	if n := len(listed(t, "-data", dir, "list", "vettings", "-json", "-filter", "总工会")); n != 1 {
		t.Errorf("%d batches of the union", n)
	}
	path := filepath.Join(t.TempDir(), "意见回复.xlsx")
	does(t, "-data", dir, "export", "vettings", "-o", path)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	batches, err := f.GetRows("意见回复")
	if err != nil || len(batches) != 26 {
		t.Errorf("%d rows of batches, %v", len(batches), err)
	}
	people, err := f.GetRows("征求意见人员")
	if err != nil || len(people) != 702 || !slices.Contains(people[0], "监督检查意见") {
		t.Errorf("%d rows of persons, %v", len(people), err)
	}
}

func TestWhatIsExportedOfABatchIsReadBackEqual(t *testing.T) {
	path := filepath.Join(t.TempDir(), "意见回复.xlsx")
	does(t, "-data", county(t), "export", "vettings", "-o", path)
	book, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	grid, err := book.Read(t.Context(), "征求意见人员")
	if err != nil {
		t.Fatal(err)
	}
	target := sheet.Vetted(model.DefaultVettingSettings().Rooms)
	layout, err := sheet.Propose(grid, target.Fields)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	grid = slices.Concat(grid[:1], grid[len(grid)-38:]) // the first batch of the pilot year: newest first
	list, err := target.Read(grid, layout)
	if err != nil || len(list.Problems) > 0 {
		t.Fatal(list.Problems, err)
	}
	for _, p := range list.Rows {
		body, err := json.Marshal(p)
		if err != nil || p.Conclusion == "" || len(p.Opinions) != 5 || p.Gender == "" || p.Born.IsZero() {
			t.Errorf("%s, %v", body, err)
		}
		names = append(names, p.Name)
	}
	if len(names) != 38 {
		t.Errorf("%d persons: %v", len(names), names)
	}
}

func TestTemplatesAreWrittenForEveryTarget(t *testing.T) {
	for _, target := range []string{"persons", "vettings", "inquiries"} {
		path := filepath.Join(t.TempDir(), "模板.xlsx")
		does(t, "template", target, "-o", path)
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", target, err)
		}
	}
	for _, args := range [][]string{{"template"}, {"template", "cards", "-o", "x"}, {"template", "persons"}, {"import", "persons"}, {"import", "cards", "x.xlsx"}} {
		if r := ctl(t, args...); r.code != 2 {
			t.Errorf("%v: exit %d", args, r.code)
		}
	}
}
