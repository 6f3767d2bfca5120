package sheet_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

var rooms = model.DefaultVettingSettings().Rooms

// workbook saves a file that a function fills in.
func workbook(t testing.TB, fill func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// rowsOf fills the first sheet from a cell on.
func rowsOf(t testing.TB, rows ...[]any) func(*excelize.File) {
	return func(f *excelize.File) {
		for i, row := range rows {
			if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func open(t testing.TB, path string) *sheet.Book {
	t.Helper()
	b, err := sheet.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// grid reads the first sheet of a file.
func grid(t testing.TB, path string) sheet.Grid {
	t.Helper()
	b := open(t, path)
	g, err := b.Read(t.Context(), b.Sheets()[0])
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// taken reads the first sheet with the layout proposed for it.
func taken[T any](t testing.TB, path string, target sheet.Target[T]) sheet.Result[T] {
	t.Helper()
	g := grid(t, path)
	l, err := sheet.Propose(g, target.Fields)
	if err != nil {
		t.Fatal(err)
	}
	r, err := target.Read(g, l)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestListOfTheOrganizationDepartmentIsReadAsItComes(t *testing.T) {
	day := time.Date(1978, 4, 7, 0, 0, 0, 0, time.UTC)
	path := workbook(t, func(f *excelize.File) {
		rowsOf(t,
			[]any{"示例县拟提拔干部征求意见名单"},
			[]any{"单位：中共示例县委组织部", nil, nil, nil, nil, nil, nil, "2020年5月"},
			[]any{"序号", "姓 名", "性别", "出生\n年月", "单位", "现任职务\n（职级）", "拟任职务", "会签意见"},
			[]any{nil, nil, nil, nil, nil, nil, nil, "信访室", "案管室"},
			[]any{1, "张 三", "男", "1975.03", "县教育局", "办公室主任", "副局长", "无反映", "无"},
			[]any{2, "欧阳　静文", "女", "1980年12月", nil, "股长", "办公室主任", "有反映：来信一件", "未发现问题线索"},
			[]any{},
			[]any{3, "阿卜杜 热合曼·买买提", "男", 27827, "县民政局", "副局长", "局长"},
			[]any{4, "李四", "男", day, "县民政局", "副局长", "局长"},
			[]any{"填表人：王某某　审核人：赵某某"},
		)(f)
		for _, m := range []string{"A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:I3", "E5:E6", "A10:I10"} {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				t.Fatal(err)
			}
		}
	})
	r := taken(t, path, sheet.Vetted(rooms))
	if len(r.Problems) > 0 || len(r.Rows) != 4 {
		t.Fatalf("%d rows, problems %v", len(r.Rows), r.Problems)
	}
	want := []string{
		"5|张三|男|1975.03|县教育局|办公室主任|副局长|无反映|无反映",
		"6|欧阳静文|女|1980.12|县教育局|股长|办公室主任|有反映：来信一件|无反映",
		"8|阿卜杜 热合曼·买买提|男|1976.03|县民政局|副局长|局长||",
		"9|李四|男|1978.04|县民政局|副局长|局长||",
	}
	for i, p := range r.Rows {
		got := fmt.Sprintf("%d|%s|%s|%s|%s|%s|%s|%s|%s", r.Lines[i], p.Name, p.Gender, p.Born, p.Unit, p.Post, p.Proposed, p.Opinion("信访"), p.Opinion("案管"))
		if got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
	}
}

func TestEachBadCellIsNamedAndNothingIsTaken(t *testing.T) {
	path := workbook(t, rowsOf(t,
		[]any{"姓名", "性别", "出生年月", "身份证号", "单位", "信访意见", "结论", "说明"},
		[]any{"张三", "男", "1975.03", nil, "教育局", "无反映", "无影响", nil},
		[]any{nil, "女", "1980.13", nil, "教育局"},
		[]any{"李四", "未知", 1975.1, "4.2E+17", nil, "无法判断", "可以"},
		[]any{"王五", nil, nil, 420000197503071000.0, "民政局"},
		[]any{"赵六", nil, 1975.11, "110105194912310021", "民政局"},
		[]any{"张 三", nil, "197503", nil, "教育局"},
		[]any{"钱七", nil, "1975.10", nil, nil},
	))
	r := taken(t, path, sheet.Vetted(rooms))
	if r.Rows != nil || r.Lines != nil || r.Err() == nil {
		t.Errorf("rows were taken in spite of %d problems", len(r.Problems))
	}
	want := []string{
		"第 3 行 A 列“姓名”：没有填写",
		"第 3 行 C 列“出生年月”（1980.13）：看不出日期，请按 1975.03 的样子填写",
		"第 4 行 C 列“出生年月”（1975.1）：Excel 把它存成了数字，分不清是 1 月还是 10 月",
		"第 4 行 D 列“身份证号”（4.2E+17）：数字太长，Excel 已丢掉后面几位",
		"第 4 行 F 列“信访意见”（无法判断）：“无法判断”看不出有没有反映",
		"第 5 行 D 列“身份证号”（4.2E+17）：数字太长",
		"第 6 行 D 列“身份证号”（110105194912310021）：身份证号“110105194912310021”的校验位不对",
		"第 7 行：与第 2 行的“张三”重复，请删去一处",
		"第 8 行 E 列“单位”：请填写“钱七”的单位或现任职务",
	}
	if len(r.Problems) != len(want) {
		t.Fatalf("%d problems: %v", len(r.Problems), r.Problems)
	}
	for i, p := range r.Problems {
		if !strings.HasPrefix(p.String(), want[i]) {
			t.Errorf("got  %s\nwant %s", p, want[i])
		}
	}
}

func TestOnePersonTwiceWithAWordWhyIsShownAndTaken(t *testing.T) {
	path := workbook(t, rowsOf(t, []any{"姓名", "单位", "备注"}, []any{"张三", "教育局", ""}, []any{"张三", "教育局", "两个同名的人"}))
	r := taken(t, path, sheet.Vetted(rooms))
	if len(r.Rows) != 2 || len(r.Doubles) != 1 || r.Doubles[0].String() != "第 3 行：与第 2 行的“张三”重复（两个同名的人）" {
		t.Errorf("%+v", r)
	}
}

func TestDatesAreReadInEveryWayTheyAreWritten(t *testing.T) {
	day := time.Date(2020, 4, 7, 0, 0, 0, 0, time.UTC)
	target := sheet.Inquiries()
	for name, c := range map[string]struct {
		value  any
		format string
		want   string // of the date, or of the problem
	}{
		"2020.4.7":             {"2020.4.7", "", "2020-04-07"},
		"2020年4月7日":            {"2020年4月7日", "", "2020-04-07"},
		"20200407 as number":   {20200407, "", "2020-04-07"},
		"serial without look":  {43928, "", "2020-04-07"},
		"serial as text":       {"43928", "", "2020-04-07"},
		"a real date":          {day, "yyyy-mm-dd", "2020-04-07"},
		"in Chinese":           {43928, `yyyy"年"m"月"d"日";@`, "2020-04-07"},
		"with an hour":         {43928.75, "yyyy/m/d h:mm", "2020-04-07"},
		"2020年4月":              {"2020年4月", "", "只有年月，没有日"},
		"a word":               {"四月上旬", "", "看不出日期"},
		"a year":               {2020, "", "看不出日期"},
		"30 February":          {"2020.2.30", "", "看不出日期"},
		"a formula that fails": {"#REF!", "", "公式没有算出结果"},
	} {
		t.Run(name, func(t *testing.T) {
			path := workbook(t, func(f *excelize.File) {
				rowsOf(t, []any{"日期", "议题", "问询内容"}, []any{c.value, "议题一", "如何防控"})(f)
				if c.format != "" {
					id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
					if err != nil {
						t.Fatal(err)
					}
					if err := f.SetCellStyle("Sheet1", "A2", "A2", id); err != nil {
						t.Fatal(err)
					}
				}
			})
			r := taken(t, path, target)
			switch {
			case len(r.Problems) > 0 && !strings.Contains(r.Problems[0].Why, c.want), len(r.Problems) > 1:
				t.Errorf("%v", r.Problems)
			case len(r.Problems) == 0 && r.Rows[0].On.String() != c.want:
				t.Errorf("read as %s, want %s", r.Rows[0].On, c.want)
			}
		})
	}
}

func TestDatesOfAWorkbookThatCountsFrom1904(t *testing.T) {
	path := workbook(t, func(f *excelize.File) {
		yes := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		rowsOf(t, []any{"日期", "议题", "问询内容"}, []any{43928 - 1462, "议题一", "如何防控"})(f)
	})
	if r := taken(t, path, sheet.Inquiries()); len(r.Rows) != 1 || r.Rows[0].On.String() != "2020-04-07" {
		t.Errorf("%+v", r)
	}
}

func TestTextColumnShowsARealDateAsADay(t *testing.T) {
	path := workbook(t, rowsOf(t, []any{"姓名", "单位", "说明"}, []any{"张三", "教育局", time.Date(2020, 4, 7, 0, 0, 0, 0, time.UTC)}))
	if r := taken(t, path, sheet.Vetted(rooms)); len(r.Rows) != 1 || r.Rows[0].Note != "2020-04-07" {
		t.Errorf("%+v", r)
	}
}

func TestLeadersComeWithPostsAndUnits(t *testing.T) {
	path := workbook(t, rowsOf(t,
		[]any{"姓名", "职务", "任职时间", "职级", "一把手", "联系单位", "分管单位", "备注"},
		[]any{"欧阳静文", "县委常委、宣传部部长", "2019.03", "县委常委", "否", "示例镇、县融媒体中心", "县文化局；县教育局"},
		[]any{"王 五", nil, nil, "副县长", "是"},
	))
	r := taken(t, path, sheet.Persons())
	if len(r.Problems) > 0 || len(r.Rows) != 2 {
		t.Fatalf("%+v", r)
	}
	p := r.Rows[0]
	if p.PostOn(model.MustDate("2019-03-01")) != "县委常委、宣传部部长" || len(p.Links) != 4 || p.Top {
		t.Errorf("%+v", p)
	}
	if p.PostOn(model.MustDate("2019-02-28")) != "县委常委" {
		t.Error("the post is held before its month")
	}
	if p = r.Rows[1]; p.Name != "王五" || !p.Top || len(p.Posts) != 0 {
		t.Errorf("%+v", p)
	}
	path = workbook(t, rowsOf(t, []any{"姓名", "一把手"}, []any{"王五", "大概"}, []any{"王五", ""}))
	if r = taken(t, path, sheet.Persons()); len(r.Problems) != 2 {
		t.Errorf("%v", r.Problems)
	}
}

func TestColumnsCanBeChosenByHand(t *testing.T) {
	path := workbook(t, rowsOf(t, []any{"甲", "乙"}, []any{"教育局", "张三"}))
	g, target := grid(t, path), sheet.Vetted(rooms)
	l, err := sheet.Propose(g, target.Fields)
	if model.FieldOf(err) != "columns" || !strings.Contains(model.UserMessage(err), "“姓名”") {
		t.Errorf("proposed %+v, %v", l, err)
	}
	if got := g.Headings(0); len(got) != 2 || got[1] != "B 乙" {
		t.Errorf("headings %q", got)
	}
	r, err := target.Read(g, sheet.Layout{Header: 0, Columns: map[string]int{"name": 1, "unit": 0}})
	if err != nil || len(r.Rows) != 1 || r.Rows[0].Name != "张三" || r.Rows[0].Unit != "教育局" {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestEarlierInquiriesComeAsTheyStand(t *testing.T) {
	path := workbook(t, rowsOf(t,
		[]any{"日期", "会议名称", "议题", "问询内容", "建议", "采纳情况"},
		[]any{"2020.4.7", "县委常委会", "国企领导人管理办法", "薪酬审批程序", "1. 补充回避条款\n2. 明确审批程序", "采纳"},
		[]any{"2020.4.7", "县委常委会", "国企领导人管理办法", "薪酬审批程序", "", ""},
	))
	r := taken(t, path, sheet.Inquiries())
	if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].String(), "第 3 行：与第 2 行相同") {
		t.Errorf("%v", r.Problems)
	}
	g, target := grid(t, path), sheet.Inquiries()
	l, _ := sheet.Propose(g[:2], target.Fields)
	r, err := target.Read(g[:2], l)
	if err != nil || len(r.Rows) != 1 || len(r.Rows[0].Suggestions) != 2 || r.Rows[0].Suggestions[1] != "明确审批程序" {
		t.Errorf("%+v, %v", r, err)
	}
}

// archive is a ZIP of parts.
// plainBook is a workbook as simple programs and WPS write it: no shared strings, no styles, cells without places.
func TestTemplatesAreReadBackWholeAndKeepWhatIsTyped(t *testing.T) {
	checkTemplate(t, sheet.Persons(), []any{"欧阳静文", "县委常委", "2019.10"}, func(p model.Person) bool { return p.Posts[0].From == model.MustDate("2019-10-01") })
	checkTemplate(t, sheet.Vetted(rooms), []any{"张三", "男", "1975.10", "", "教育局"}, func(p model.Vetted) bool { return p.Born.String() == "1975.10" })
	checkTemplate(t, sheet.Inquiries(), []any{"2020-04-07", "", "县委常委会", "", "", "议题", "", "", "会中", "", "", "内容"}, func(p model.PastInquiry) bool { return p.Phase == "会中" && p.Question == "内容" })
}

func checkTemplate[T any](t *testing.T, target sheet.Target[T], typed []any, right func(T) bool) {
	t.Helper()
	var b bytes.Buffer
	if err := target.Template(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if style, err := f.GetCellStyle(target.Name, "C2"); err != nil || style == 0 {
		t.Errorf("%s: the cells to fill in are no text: %v", target.Name, err)
	}
	if err := f.SetSheetRow(target.Name, "A2", &typed); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "模板.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	g := grid(t, path)
	l, err := sheet.Propose(g, target.Fields)
	fields := slices.DeleteFunc(slices.Clone(target.Fields), func(f sheet.Field) bool { return f.Extra })
	if err != nil || len(l.Columns) != len(fields) || l.Header != 0 {
		t.Fatalf("%s: proposed %+v, %v", target.Name, l, err)
	}
	for i, field := range fields {
		if l.Columns[field.ID] != i {
			t.Errorf("%s: %s is column %d, want %d", target.Name, field.Label, l.Columns[field.ID], i)
		}
	}
	for i, column := range target.Columns {
		if f := target.Fields[i]; column.ID != f.ID || column.Label != f.Label {
			t.Errorf("%s: column %d shows %s, the field is %s", target.Name, i, column.Label, f.Label)
		}
	}
	r, err := target.Read(g, l)
	if err != nil || len(r.Rows) != 1 || !right(r.Rows[0]) {
		t.Errorf("%s: %+v, %v", target.Name, r, err)
	}
	if names := open(t, path).Sheets(); len(names) != 2 || names[1] != "填写说明" {
		t.Errorf("sheets %q", names)
	}
}
