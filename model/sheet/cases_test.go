package sheet_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"

	"github.com/xuri/excelize/v2"
)

// The files of testdata are lists as offices write them, one for each kind of trouble; beside each stand others of its kind.

// answered reads the first sheet that has the headings, with answers given.
func answered[T any](t testing.TB, path string, target sheet.Target[T], answers sheet.Answers) (sheet.Result[T], error) {
	t.Helper()
	_, g, l, err := target.Find(t.Context(), open(t, path))
	if err != nil {
		return sheet.Result[T]{}, err
	}
	l.Answers = answers
	return target.Read(g, l)
}

func given(name string) string { return filepath.Join("testdata", name+".xlsx") }

// names are those of the leaders read, and what was not read or is asked or wrong.
func names(r sheet.Result[model.Person], err error) string {
	var out []string
	for _, p := range r.Rows {
		out = append(out, p.Name)
	}
	return outcome(strings.Join(out, " "), r, err)
}

// outcome appends to what was read what was not.
func outcome[T any](read string, r sheet.Result[T], err error) string {
	if err != nil {
		return model.UserMessage(err)
	}
	if len(r.Skipped) > 1 { // more than the row of headings
		read += " | " + sheet.SkippedText(r.Skipped)
	}
	for _, q := range r.Questions {
		read += " | " + q.ID + "？" + q.Text
	}
	for _, p := range r.Problems {
		read += " | " + p.String()
	}
	return strings.TrimSpace(read)
}

// leaders saves rows of a list of leaders.
func leaders(t testing.TB, rows ...[]any) string { return workbook(t, rowsOf(t, rows...)) }

func TestHeadingsThatComeAgainJoinTheParts(t *testing.T) {
	head := []any{"姓名", "职务", "联系单位"}
	for name, c := range map[string]struct{ path, want string }{
		"p-heading-repeated-per-page": {given("p-heading-repeated-per-page"), "李明 王强 赵亮 孙丽 | 第 1 行在表头以上，没有读；第 2 行是表头，没有读；第 6 行是标题，没有读；第 7 行是重复的表头，没有读"},
		"sections": {leaders(
			t, head, []any{"一、县委"}, []any{"李明", "县委常委"}, []any{"（二）县政府"}, []any{"姓 名", "职  务", "联系单位（乡镇）"}, []any{"王强", "副县长"}, []any{"三、法检两院", nil, nil}, []any{"赵亮", "院长"},
		), "李明 王强 赵亮 | 第 1 行是表头，没有读；第 2 行是小标题，没有读；第 4 行是小标题，没有读；第 5 行是重复的表头，没有读；第 7 行是小标题，没有读"},
		"years with other columns": {leaders(
			t, []any{"2019年"}, head, []any{"李明", "县委常委", "城关镇"}, []any{"2020年度"}, []any{"序号", "姓名", "联系单位", "职务"}, []any{1, "王强", "示东镇", "副县长"},
		), "李明 王强 | 第 1 行在表头以上，没有读；第 2 行是表头，没有读；第 4 行是小标题，没有读；第 5 行是重复的表头，没有读"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := answered(t, c.path, sheet.Persons(), nil)
			if got := names(r, err); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for _, p := range r.Rows {
				if p.Name == "王强" && len(p.Posts) == 1 && p.Posts[0].Title != "副县长" {
					t.Errorf("%+v", p)
				}
			}
		})
	}
}

func TestAVettingListInSectionsIsReadWhole(t *testing.T) {
	head := []any{"序号", "姓名", "单位", "现任职务"}
	path := workbook(t, func(f *excelize.File) {
		rowsOf(
			t, []any{"征求意见名单"}, head, []any{"一、拟提拔人选（2人）"}, []any{1, "张三", "县教育局", "股长"}, []any{2, "李四", "县民政局", "股长"}, []any{"小计", 2},
			[]any{"二、拟转任人选"}, head, []any{1, "王五", "县教育局", "股长"}, []any{"合计", "3人"}, []any{"注：以上人员均为中共党员"},
		)(f)
		for _, m := range []string{"A1:D1", "A3:D3", "A7:D7"} {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				t.Fatal(err)
			}
		}
	})
	r, err := answered(t, path, sheet.Vetted(rooms), nil)
	want := "3 | 第 1 行在表头以上，没有读；第 2 行是表头，没有读；第 3 行是小标题，没有读；第 6 行是小计或合计，没有读；第 7 行是标题，没有读；" +
		"第 8 行是重复的表头，没有读；第 10 行是小计或合计，没有读；第 11 行是说明或落款，没有读"
	want = strings.Replace(want, "第 7 行是标题", "第 7 行是小标题", 1)
	if got := outcome(fmt.Sprint(len(r.Rows)), r, err); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSumsNotesAndSignaturesAreNoRecords(t *testing.T) {
	head := []any{"姓名", "职务", "联系单位"}
	for name, c := range map[string]struct{ path, want string }{
		"p-footer-in-name-column": {given("p-footer-in-name-column"), "李明 | 第 1 行是表头，没有读；第 3 行是小计或合计，没有读；第 4 行是说明或落款，没有读"},
		"sums": {leaders(
			t, head, []any{"李明", "县委常委"}, []any{"县委 小计", "1人"}, []any{"王强", "副县长"}, []any{"合  计", 2}, []any{"共 2 人"}, []any{"总计（人）", nil, 2},
		), "李明 王强 | 第 1 行是表头，没有读；第 3 行是小计或合计，没有读；第 5–7 行是小计或合计，没有读"},
		"notes": {leaders(
			t, head, []any{"李明", "县委常委"}, []any{"备注：1.以上为现职"}, []any{"2.不含挂职干部名单"}, []any{"制表人：张华", nil, "审核：王某"}, []any{"2020年5月8日"}, []any{"—以下空白—"}, []any{"第1页 共2页"},
		), "李明 | 第 1 行是表头，没有读；第 3 行是说明或落款，没有读；第 4 行是小标题，没有读；第 5–8 行是说明或落款，没有读"},
		"only numbers of rows": {leaders(
			t, append([]any{"序号"}, head...), []any{1, "李明", "县委常委"}, []any{2}, []any{3},
		), "李明 | 第 1 行是表头，没有读；第 3–4 行在要读的各列里没有内容，没有读"},
		"a name alone is a leader": {leaders(t, head, []any{"李明"}, []any{"欧阳静文"}, []any{"合计：2人"}), "李明 欧阳静文 | 第 1 行是表头，没有读；第 4 行是小计或合计，没有读"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := names(answered(t, c.path, sheet.Persons(), nil)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// styled sets the number format of a cell.
func styled(t testing.TB, f *excelize.File, cell, format string) {
	t.Helper()
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", cell, cell, id); err != nil {
		t.Fatal(err)
	}
}

// pastHead are headings of a ledger; past is a row under them with an amount.
func pastLedger(t testing.TB, heading string, amount any, format string, above ...[]any) string {
	t.Helper()
	return workbook(t, func(f *excelize.File) {
		rows := append(above, []any{"问询日期", "议题", "问询内容", heading, "编号"}, []any{"2020-04-07", "购置公务用车", "资金来源是否落实", amount})
		rowsOf(t, rows...)(f)
		if format != "" {
			styled(t, f, fmt.Sprintf("D%d", len(rows)), format)
		}
	})
}

func TestAmountsHaveAUnit(t *testing.T) {
	for name, c := range map[string]struct {
		path   string
		answer string
		want   string
	}{
		"i-amount-yuan-brackets": {given("i-amount-yuan-brackets"), "", "50"},
		"i-amount-shown-in-wan":  {given("i-amount-shown-in-wan"), "", "50"},
		"thousands":              {pastLedger(t, "金额（千元）", 500, ""), "", "50"},
		"wan behind a slash":     {pastLedger(t, "涉及金额/万元", 50, ""), "", "50"},
		"wan without brackets":   {pastLedger(t, "金额万元", "1,384.72", ""), "", "1,384.72"},
		"a hundred million":      {pastLedger(t, "金额(亿元)", 1.2, ""), "", "12,000"},
		"above the table":        {pastLedger(t, "金额", 500000, "", []any{"台账"}, []any{nil, nil, "单位：元"}), "", "50"},
		"above, in brackets":     {pastLedger(t, "金额", 50, "", []any{"2019年台账（金额单位：万元）"}), "", "50"},
		"the heading goes first": {pastLedger(t, "金额（元）", 500000, "", []any{"单位：万元"}), "", "50"},
		"in the cell":            {pastLedger(t, "金额", "50万元", ""), "", "50"},
		"the cell goes first":    {pastLedger(t, "金额（元）", "50万元", ""), "", "50"},
		"shown as 万元":            {pastLedger(t, "金额", 503333, `0!.0,"万元"`), "", "50.3333"},
		"shown as 元":             {pastLedger(t, "金额", 500000, `#,##0"元"`), "", "50"},
		"shown scaled, named":    {pastLedger(t, "金额（万元）", 500000, `0!.0,`), "", "50"},
		"shown rounded":          {pastLedger(t, "金额（万元）", 1384.72, `#,##0`), "", "1,384.72"},
		"nowhere":                {pastLedger(t, "金额", 500000, ""), "", "unit？金额没有写明单位（例如第 2 行“500000”）。表里的金额是什么单位？"},
		"nowhere, answered":      {pastLedger(t, "金额", 500000, ""), "元", "50"},
		"nowhere, in thousands":  {pastLedger(t, "金额", 500, ""), "千元", "50"},
		"no amount, no question": {pastLedger(t, "金额", "/", ""), "", ""},
		"scaled to nothing said": {pastLedger(t, "金额", 500000, `0!.0,`), "", "第 2 行 D 列“金额（万元）”（50.0）：格子里显示的和存的（500000）不是一个数，分不清是多少，请把它改成一样的"},
		"dollars":                {pastLedger(t, "金额（元）", "50万美元", ""), "", "第 2 行 D 列“金额（万元）”（50万美元）：看不出金额，请按 1384.72 的样子填写数字，单位写在表头里，例如“金额（万元）”"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := answered(t, c.path, sheet.Inquiries(), sheet.Answers{sheet.AskUnit: c.answer})
			read := ""
			if len(r.Rows) == 1 {
				read = r.Rows[0].Amount
			}
			r.Skipped = nil
			if got := strings.TrimPrefix(outcome(read, r, err), "| "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWhatTheClerkSeesIsWhatIsRead(t *testing.T) {
	if r, err := answered(t, given("i-number-custom-format"), sheet.Inquiries(), nil); err != nil || len(r.Rows) != 1 || r.Rows[0].Number != "问〔2020〕3号" {
		t.Errorf("%+v, %v", r, err)
	}
	for _, c := range []struct {
		value  any
		format string
		want   string // of the note; a sentence where it is named
	}{
		{"城关", `@"镇"`, "城关镇"},
		{"城关", `General;General;General;"示例县"@`, "示例县城关"},
		{7191234567, "00000000000", "07191234567"},
		{7191234567, `0000"-"0000000`, "0719-1234567"},
		{3, `"第"0"号"`, "第3号"},
		{12, `General"人"`, "12人"},
		{0.5, "0%", "50%"},
		{-3, `"增"0;"减"0`, "减3"},
		{1234567, `#,##0`, "1,234,567"},
		{1234567, `[>=10000]0!.0,"万";0`, "123.5万"},
		{5, `[>=10000]0!.0,"万";0`, "5"},
		{1975.1, "0.00", "1975.10"},
		{0.125, "# ?/?", "这一格设了特别的显示格式"},
		{0.5, "h:mm", "这一格设了特别的显示格式"},
		{3, `[DBNum1]0`, "这一格设了特别的显示格式"},
		{"看不见", ";;;", "这一格设了特别的显示格式"},
		{41200000000, "0.00E+00", "这一格设了特别的显示格式"},
	} {
		path := workbook(t, func(f *excelize.File) {
			rowsOf(t, []any{"姓名", "备注"}, []any{"李明", c.value})(f)
			styled(t, f, "B2", c.format)
		})
		r, err := answered(t, path, sheet.Persons(), nil)
		got := outcome("", r, err)
		if len(r.Rows) == 1 {
			got = r.Rows[0].Note
		}
		if got != c.want && !(len(r.Problems) == 1 && strings.HasPrefix(r.Problems[0].Why, c.want)) {
			t.Errorf("%v as %s: got %q, want %q", c.value, c.format, got, c.want)
		}
	}
}

func TestFormulasWithoutResultAndErrorsAreNamed(t *testing.T) {
	cell := func(kind, inside string) string {
		return fmt.Sprintf(`<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>职务</t></is></c></row><row><c t="inlineStr"><is><t>李明</t></is></c><c%s>%s</c></row>`, kind, inside)
	}
	for name, path := range map[string]string{
		"p-formula-uncached": given("p-formula-uncached"),
		"x-error-SPILL":      given("x-error-SPILL"),
		"no value at all":    saved(t, plainBook(t, cell("", `<f>A1</f>`))),
		"a text that failed": saved(t, plainBook(t, cell(` t="str"`, `<f>A1</f>`))),
		"CALC":               saved(t, plainBook(t, cell(` t="e"`, `<v>#CALC!</v>`))),
		"typed":              saved(t, plainBook(t, cell(` t="inlineStr"`, `<is><t>#BLOCKED!</t></is>`))),
		"one to come":        saved(t, plainBook(t, cell(` t="e"`, `<v>#WHATEVER</v>`))),
		"a picture of WPS":   saved(t, plainBook(t, cell(` t="str"`, `<f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>`))),
	} {
		r, err := answered(t, path, sheet.Persons(), nil)
		if err != nil || len(r.Problems) == 0 || !strings.Contains(r.Problems[0].Why, "公式没有算出结果") || r.Problems[0].Row != 2 || r.Problems[0].Column != "B" {
			t.Errorf("%s: %v, %v", name, r.Problems, err)
		}
	}
	r, err := answered(t, saved(t, plainBook(t, cell(` t="str"`, `<f>IF(1,"")</f><v></v>`))), sheet.Persons(), nil)
	if err != nil || len(r.Rows) != 1 || len(r.Rows[0].Posts) != 0 {
		t.Errorf("a formula whose result is nothing: %+v, %v", r, err)
	}
}

func TestDittosAreResolvedOrNamed(t *testing.T) {
	head := []any{"姓名", "职务", "联系单位"}
	for name, c := range map[string]struct{ path, want string }{
		"p-ditto":     {given("p-ditto"), "李明 县委常委 城关镇 / 王强 县委常委 城关镇"},
		"three times": {leaders(t, head, []any{"李明", "副县长", "城关镇"}, []any{"王强", "〃", "同上。"}, []any{"赵亮", "（同上）", "”"}), "李明 副县长 城关镇 / 王强 副县长 城关镇 / 赵亮 副县长 城关镇"},
		"of a name":   {leaders(t, head, []any{"李明", "副县长"}, []any{"同上", "县委常委"}), "第 3 行 A 列“姓名”（同上）：这一列不能写“同上”，请写出内容"},
		"of the first": {
			leaders(t, head, []any{"李明", "同上"}, []any{"王强", "副县长"}),
			"第 2 行 B 列“职务”（同上）：上面没有可以“同上”的行，请写出内容",
		},
		"of nothing": {leaders(t, head, []any{"李明", "副县长", "/"}, []any{"王强", "副县长", "同上"}), "第 3 行 C 列“联系单位”（同上）：上一行的这一格没有内容，看不出“同上”指什么，请写出内容"},
		"over a section": {
			leaders(t, head, []any{"李明", "副县长"}, []any{"二、法检两院"}, []any{"王强", "同上"}),
			"第 4 行 B 列“职务”（同上）：上面没有可以“同上”的行，请写出内容",
		},
	} {
		r, err := answered(t, c.path, sheet.Persons(), nil)
		var rows []string
		for _, p := range r.Rows {
			rows = append(rows, p.Name+" "+p.Posts[0].Title+" "+p.Links[0].Unit.Name)
		}
		r.Skipped = nil
		if got := strings.TrimPrefix(outcome(strings.Join(rows, " / "), r, err), "| "); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestSlashesAndDashesAreEmptyAndNoneIsAnAnswer(t *testing.T) {
	r, err := answered(t, given("i-placeholder-0"), sheet.Inquiries(), nil)
	if err != nil || len(r.Rows) != 1 || r.Rows[0].Number != "" || r.Rows[0].Amount != "" || !r.Rows[0].Held.IsZero() {
		t.Errorf("%+v, %v", r, err)
	}
	v, err := answered(t, leaders(t, []any{"姓名", "性别", "出生年月", "单位", "身份证号", "信访", "案管", "说明"}, []any{"张三", "—", "——", "县教育局", "／", "无", "/", "无"}), sheet.Vetted(rooms), nil)
	if err != nil || len(v.Rows) != 1 {
		t.Fatalf("%+v, %v", v, err)
	}
	p := v.Rows[0]
	if p.Gender != "" || !p.Born.IsZero() || p.IDNumber != "" || p.Note != "" || p.Opinion("信访").Reported != model.ReportedNothing || p.Opinion("案管").Reported != "" {
		t.Errorf("%+v", p)
	}
	past, err := answered(t, leaders(t, []any{"问询日期", "议题", "问询内容", "问询建议", "答复人"}, []any{"2020-04-07", "购车", "资金来源", "无", "无"}), sheet.Inquiries(), nil)
	if err != nil || len(past.Rows) != 1 || len(past.Rows[0].Suggestions) != 1 || past.Rows[0].AnsweredBy != "" {
		t.Errorf("%+v, %v", past, err)
	}
	if got := names(answered(t, leaders(t, []any{"姓名", "职务"}, []any{"/", "副县长"}), sheet.Persons(), nil)); !strings.Contains(got, "第 2 行 A 列“姓名”（/）：没有填写") {
		t.Errorf("a required one: %s", got)
	}
}

func TestHiddenAndStruckOutRowsAreAskedAboutOnce(t *testing.T) {
	strike := func(f *excelize.File, from, to string) {
		id, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", from, to, id); err != nil {
			t.Fatal(err)
		}
	}
	rows := rowsOf(t, []any{"序号", "姓名", "职务"}, []any{1, "李明", "县委常委"}, []any{2, "王强", "副县长"}, []any{3, "赵亮", "副县长"}, []any{4, "孙丽", "副县长"})
	both := workbook(t, func(f *excelize.File) {
		rows(f)
		strike(f, "B3", "C3")
		if err := f.SetRowVisible("Sheet1", 5, false); err != nil {
			t.Fatal(err)
		}
	})
	runs := workbook(t, func(f *excelize.File) {
		rows(f)
		for _, cell := range []string{"B3", "C3"} {
			if err := f.SetCellRichText("Sheet1", cell, []excelize.RichTextRun{{Text: "王", Font: &excelize.Font{Strike: true}}, {Text: "强", Font: &excelize.Font{Strike: true}}}); err != nil {
				t.Fatal(err)
			}
		}
	})
	partly := workbook(t, func(f *excelize.File) {
		rows(f)
		if err := f.SetCellRichText("Sheet1", "C3", []excelize.RichTextRun{{Text: "县长", Font: &excelize.Font{Strike: true}}, {Text: "副县长"}}); err != nil {
			t.Fatal(err)
		}
	})
	column := workbook(t, func(f *excelize.File) {
		rows(f)
		if err := f.SetColVisible("Sheet1", "C", false); err != nil {
			t.Fatal(err)
		}
	})
	for name, c := range map[string]struct{ path, asked, taken, skipped string }{
		"p-hidden-row":        {given("p-hidden-row"), "hidden？第 3 行是隐藏或被筛选掉的。要导入吗？", "李明 王强 赵亮", "李明 赵亮 | 第 1 行是表头，没有读；第 3 行是隐藏或被筛选掉的，没有读"},
		"p-strikethrough-row": {given("p-strikethrough-row"), "hidden？第 3 行划了删除线。要导入吗？", "李明 王强", "李明 | 第 1 行是表头，没有读；第 3 行划了删除线，没有读"},
		"both": {
			both, "hidden？第 5 行是隐藏或被筛选掉的，第 3 行划了删除线。要导入吗？", "李明 王强 赵亮 孙丽",
			"李明 赵亮 | 第 1 行是表头，没有读；第 3 行划了删除线，没有读；第 5 行是隐藏或被筛选掉的，没有读",
		},
		"runs of a text": {runs, "hidden？第 3 行划了删除线。要导入吗？", "李明 王强 赵亮 孙丽", "李明 赵亮 孙丽 | 第 1 行是表头，没有读；第 3 行划了删除线，没有读"},
		"partly": {
			partly, "第 3 行 C 列“职务”（县长副县长）：这一格里有划掉的字，请把它们删去，或取消删除线", "第 3 行 C 列“职务”（县长副县长）：这一格里有划掉的字，请把它们删去，或取消删除线",
			"第 3 行 C 列“职务”（县长副县长）：这一格里有划掉的字，请把它们删去，或取消删除线",
		},
		"a column": {column, "hidden？C 列“职务”是隐藏的。要导入吗？", "李明 王强 赵亮 孙丽", "李明 王强 赵亮 孙丽"},
	} {
		for answer, want := range map[string]string{"": c.asked, sheet.Take: c.taken, sheet.Skip: c.skipped} {
			r, err := answered(t, c.path, sheet.Persons(), sheet.Answers{sheet.AskHidden: answer})
			if got := strings.TrimPrefix(names(r, err), "| "); got != want {
				t.Errorf("%s, %q: got %s, want %s", name, answer, got, want)
			}
		}
	}
}

func TestHeadingsMatchedInPartAreOnlyProposed(t *testing.T) {
	for name, c := range map[string]struct{ path, asked, skipped string }{
		"i-answer-time-as-date": {given("i-answer-time-as-date"), "columns？有的表头和要读的项目只有一部分相同：F 列“答复时间”作“问询日期”。要这样读吗？", "没有找到“问询日期”这一列的表头"},
		"the number of the matter": {
			leaders(t, []any{"问询日期", "议题序号", "问询内容"}, []any{"2020-04-07", 3, "资金来源"}),
			"columns？有的表头和要读的项目只有一部分相同：B 列“议题序号”作“议题”。要这样读吗？", "没有找到“议题”这一列的表头",
		},
		"an optional one": {
			leaders(t, []any{"问询日期", "议题", "问询内容", "会议纪要编号"}, []any{"2020-04-07", "购车", "资金来源", "3"}),
			"columns？有的表头和要读的项目只有一部分相同：D 列“会议纪要编号”作“编号”。要这样读吗？", "1",
		},
		"the answered day": {
			leaders(t, []any{"问询日期（答复）", "议题", "问询内容"}, []any{"2020-04-07", "购车", "资金来源"}),
			"columns？有的表头和要读的项目只有一部分相同：A 列“问询日期（答复）”作“问询日期”。要这样读吗？", "没有找到“问询日期”这一列的表头",
		},
	} {
		for answer, want := range map[string]string{"": c.asked, sheet.Take: "1", sheet.Skip: c.skipped} {
			r, err := answered(t, c.path, sheet.Inquiries(), sheet.Answers{sheet.AskColumns: answer})
			r.Skipped = nil
			read := ""
			if len(r.Rows) > 0 {
				read = fmt.Sprint(len(r.Rows))
			}
			if got := strings.TrimPrefix(outcome(read, r, err), "| "); !strings.HasPrefix(got, want) {
				t.Errorf("%s, %q: got %s, want %s", name, answer, got, want)
			}
		}
	}
}

func TestUnitsUnderOneHeadingKeepTheirKindOrAreAskedAbout(t *testing.T) {
	list := func(units string) string {
		return leaders(t, []any{"姓名", "联系（分管）单位"}, []any{"李明", units})
	}
	for name, c := range map[string]struct{ path, answer, want string }{
		"p-units-liaison-and-charge":  {given("p-units-liaison-and-charge"), "", "links？“联系（分管）单位”没有写明是联系还是分管（例如第 2 行“县教育局”）。没有写明的按哪一种？"},
		"p-units-liaison-and-charge ": {given("p-units-liaison-and-charge"), string(model.InCharge), "县教育局 " + string(model.InCharge)},
		"each says":                   {list("城关镇（联系）、县教育局（分管）"), "", "城关镇 " + string(model.Liaison) + " 县教育局 " + string(model.InCharge)},
		"in front":                    {list("分管：县教育局、县文化局；联系：城关镇"), "", "县教育局 " + string(model.InCharge) + " 县文化局 " + string(model.InCharge) + " 城关镇 " + string(model.Liaison)},
		"some say":                    {list("城关镇（联系）、县教育局"), string(model.InCharge), "城关镇 " + string(model.Liaison) + " 县教育局 " + string(model.InCharge)},
	} {
		r, err := answered(t, c.path, sheet.Persons(), sheet.Answers{sheet.AskLinks: c.answer})
		var links []string
		for _, p := range r.Rows {
			for _, l := range p.Links {
				links = append(links, l.Unit.Name+" "+string(l.Kind))
			}
		}
		r.Skipped = nil
		if got := strings.TrimPrefix(outcome(strings.Join(links, " "), r, err), "| "); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestDatesOfProgramsAndPeopleAreRead(t *testing.T) {
	for _, name := range []string{"d-text-00"} {
		if r, err := answered(t, given(name), sheet.Inquiries(), nil); err != nil || len(r.Rows) != 1 || r.Rows[0].On.String() != "2020-04-07" {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	if r, err := answered(t, given("x-date-iso-t-d-time"), sheet.Persons(), nil); err != nil || len(r.Rows) != 1 || r.Rows[0].Posts[0].From.String() != "2019-03-01" {
		t.Errorf("%+v, %v", r, err)
	}
	for text, want := range map[string]string{
		"2020-04-07T00:00:00": "2020-04-07", "2020/4/7 9:30": "2020-04-07", "2020年4月7日（星期二）": "2020-04-07", "2020.4.7 周二": "2020-04-07", "２０２０．４．７": "2020-04-07",
		"2020－04－07": "2020-04-07", "2020–04–07": "2020-04-07", "2020—4—7": "2020-04-07", "2020年4月7号": "2020-04-07", "2020年4月7日上午": "2020-04-07",
		"2020-04-07 00:00:00.000": "2020-04-07", "星期二 2020-04-07": "2020-04-07", "2020年4月7日 星期二 上午9:30": "2020-04-07",
		"2020-04-07 星期三": "日期和星期对不上", "2020-04-07T16:00:00Z": "看不出日期", "2020-04-07至08": "看不出日期", "20.4.7": "看不出日期", "4月7日": "看不出日期",
	} {
		r, err := answered(t, leaders(t, []any{"问询日期", "议题", "问询内容"}, []any{text, "购车", "资金来源"}), sheet.Inquiries(), nil)
		switch {
		case err != nil:
			t.Errorf("%s: %v", text, err)
		case len(r.Problems) > 0 && !strings.HasPrefix(r.Problems[0].Why, want), len(r.Problems) == 0 && r.Rows[0].On.String() != want:
			t.Errorf("%s: %+v", text, r)
		}
	}
	for text, want := range map[string]string{"1975.03（51岁）": "1975.03", "1975.3(51岁)": "1975.03", "1975年3月（51周岁）": "1975.03", "1975－03": "1975.03", "1975年3月生": "1975.03"} {
		r, err := answered(t, leaders(t, []any{"姓名", "单位", "出生年月"}, []any{"张三", "县教育局", text}), sheet.Vetted(rooms), nil)
		if err != nil || len(r.Rows) != 1 || r.Rows[0].Born.String() != want {
			t.Errorf("%s: %+v, %v", text, r, err)
		}
	}
}

func TestBlanksAreNoRows(t *testing.T) {
	text := func(s string) string { return `<is><t xml:space="preserve">` + s + `</t></is>` }
	rows := `<row r="1"><c r="A1" t="inlineStr">` + text("姓名") + `</c></row><row r="2"><c r="A2" t="inlineStr">` + text("李明") + `</c></row>`
	for name, path := range map[string]string{
		"x-stray-space-last-row": given("x-stray-space-last-row"),
		"in the last column":     saved(t, plainBook(t, rows+`<row r="1048576"><c r="XFD1048576" t="inlineStr">`+text(" ")+`</c></row>`)),
		"unseen characters":      saved(t, plainBook(t, rows+`<row r="9000"><c r="A9000" t="str"><v>&#8203;&#160;&#12288;</v></c></row>`)),
	} {
		if got := names(answered(t, path, sheet.Persons(), nil)); got != "李明" {
			t.Errorf("%s: %s", name, got)
		}
	}
}
