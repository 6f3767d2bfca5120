package ui_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

func TestAPersonTwiceInABatchIsNamedAndNeedsAReason(t *testing.T) {
	c := asked(t)
	c.puts(zhang, li)
	c.click("加入人员")
	c.enter("姓名", "张 明")
	c.enter("单位", "县教育局")
	c.click("加入")
	c.refused("内部说明", "“张明”在这一批里出现两次（第 1 人和第 3 人）", "")
	if _, persons := c.vettingNow(); len(persons) != 2 {
		t.Errorf("%d persons are stored", len(persons))
	}
	c.enter("内部说明", "两个拟任职务")
	c.click("加入")
	c.sees("已加入 1 人，刚才是“张明”")
	c.press(fyne.KeyEscape)
	c.sees("共 3 人")
}

func TestWrongInputIsNamedAtItsField(t *testing.T) {
	c := begin(t, friday)
	c.ctrl(vettingKey)
	c.ctrl(fyne.KeyN)
	c.click("登记")
	c.refused("来函单位", "请填写来函单位", "")
	c.enter("来函单位", "县委宣传部")
	c.click("登记")
	c.refused("事由", "请选择或填写事由", "")
	c.enter("事由", "选树先进典型")
	c.enter("收到日期", "2026-11-21")
	c.click("登记")
	c.refused("收到日期", "收到日期不能晚于今天", "2026-11-21")
	c.enter("收到日期", friday)
	c.enter("来函日期", "2026-11-30")
	c.click("登记")
	c.refused("来函日期", "来函日期不能晚于收到日期", "2026-11-30")
	c.enter("来函日期", "")
	c.enter("回复期限", "三天")
	c.click("登记")
	c.refused("回复期限", "请填写天数", "三天")
	c.enter("回复期限", "5")
	c.click("登记")
	c.refused("选人用人", "设置里没有事由“选树先进典型”", "请选择")
	c.enter("选人用人", "否，另外统计")
	c.click("登记")
	c.sees("县委宣传部（选树先进典型）", "应于2026年11月27日前回复")

	c.click("加入人员")
	c.click("加入")
	c.refused("姓名", "请填写姓名", "")
	c.enter("姓名", "张明")
	c.click("加入")
	c.refused("单位", "请填写“张明”的单位或现任职务", "")
	c.enter("单位", "县教育局")
	c.enter("身份证号", "110101197503072614")
	c.click("加入")
	c.refused("身份证号", "校验位不对", "110101197503072614")
	c.enter("身份证号", "")
	c.enter("出生年月", "去年")
	c.click("加入")
	c.refused("出生年月", "“去年”不是年月", "去年")
	c.enter("出生年月", "1975.03")
	c.click("加入")
	c.press(fyne.KeyEscape)
	c.person("张明")
	c.click("填写意见")
	c.enter("案管", "有一件")
	c.click("保存")
	c.refused("案管", "请选择无反映、有反映或已了结", "有一件")
}

func TestANumberOfAnIdentityCardFillsInBirthAndGender(t *testing.T) {
	c := asked(t)
	c.click("加入人员")
	c.enter("身份证号", "11010119750307261x")
	number := "11010119750307261"
	for _, check := range "0123456789X" {
		if _, _, err := model.ReadIDNumber(number + string(check)); err == nil {
			c.enter("身份证号", number+string(check))
		}
	}
	if got := c.holds("出生年月") + c.holds("性别"); got != "1975.03男" {
		t.Errorf("the number fills in %q", got)
	}
}

func TestAPersonIsTakenOutWithTheReason(t *testing.T) {
	c := asked(t)
	c.puts(zhang, li)
	c.person("张明")
	c.click("移出")
	c.click("移出")
	c.refused("移出原因", "请填写移出的原因", "")
	c.enter("移出原因", "组织部来电撤回")
	c.click("移出")
	c.sees("已移出“张明”")
	c.everybody()
	c.sees("共 1 人")
	c.click("经过")
	c.sees("移出“张明”，原因：组织部来电撤回")
}

func TestTwelveHundredPersonsAreFilledInAtOnce(t *testing.T) {
	c := begin(t, friday)
	v := storetest.Vetting(t, c.stored(), 1200, c.today)
	c.ctrl(vettingKey)
	c.openBatch(v.ID)
	c.sees("共 1200 人", "1200 人")
	c.click("全部无影响")
	c.click("填写")
	c.sees("已填写 1200 人")
	c.person("张1199")
	c.sees("1199　张1199", "无影响")
	c.click("清除")
	c.into(all[*kit.Select](c)[0], "未作结论")
	if rows := len(c.persons()); rows != 0 {
		t.Errorf("%d persons are left without a conclusion", rows)
	}
}

// persons are the names of the list of a batch.
func (c *clerk) persons() []string {
	c.t.Helper()
	var names []string
	for line := range strings.Lines(c.copied()) {
		names = append(names, strings.Split(line, "\t")[1])
	}
	return names
}

// copied is what Ctrl+A and Ctrl+C take out of the list that is shown.
func (c *clerk) copied() string {
	c.t.Helper()
	c.inList()
	c.shortcut(&fyne.ShortcutSelectAll{})
	board := fyne.CurrentApp().Clipboard()
	board.SetContent("")
	c.shortcut(&fyne.ShortcutCopy{Clipboard: board})
	return board.Content()
}

func TestManyPersonsGetTheSameOpinionAndWhatWasEnteredStays(t *testing.T) {
	c := asked(t)
	c.puts(zhang, li, wang)
	c.click("送会签")
	c.person("李清")
	c.click("填写意见")
	c.into(all[*kit.Select](c)[0], "有反映")
	c.click("保存")
	c.everybody()
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.click("批量填写意见")
	c.click("填写")
	c.refused("意见", "这样填没有任何变化", "")
	c.enter("哪个室", "信访")
	c.into(all[*kit.Select](c)[1], "无反映")
	c.click("填写")
	c.sees("已保存 2 人")
	if _, persons := c.vettingNow(); persons[0].Opinion("信访").Reported != model.ReportedNothing || persons[1].Opinion("信访").Reported != model.ReportedSomething {
		t.Errorf("filled in %+v", persons)
	}
	c.click("批量填写意见")
	c.enter("结论", "暂缓")
	c.enter("内部说明", "换届统一暂缓")
	c.click("填写")
	c.sees("已保存 3 人", "暂缓")
	if got := c.persons(); strings.Join(got, "") != "张明李清王芳" {
		t.Errorf("the list has %v", got)
	}
}

func TestAListInExcelIsTakenInWholeOrNotAtAll(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := asked(t)
	c.puts(zhang)
	rows := [][]any{{"姓名", "工作单位", "职务", "拟任职务", "信访室意见"}}
	for i := range 1200 {
		rows = append(rows, []any{fmt.Sprintf("陈%d", i+1), "示东镇", "股长", "副镇长", "无反映"})
	}
	workbook(t, filepath.Join(home, "名单.xlsx"), nil, append(rows, []any{"张明", "县教育局", "办公室主任", "副局长", "无"})...)
	c.click("从 Excel 导入")
	c.chooseFile()
	c.sees("读到 1201 行，没有问题，可以导入。")
	c.click("导入 1201 行")
	c.sees("“张明”在这一批里出现两次（第 1 人和第 1202 人）")
	if _, persons := c.vettingNow(); len(persons) != 1 {
		t.Errorf("%d persons are stored", len(persons))
	}
	c.press(fyne.KeyReturn)

	workbook(t, filepath.Join(home, "名单.xlsx"), nil, rows...)
	c.click("重新读取")
	c.click("导入 1200 行")
	c.sees("已加入 1200 人", "共 1201 人", "信访未填")
	if _, persons := c.vettingNow(); len(persons) != 1201 || persons[1200].Opinion("信访").Reported != model.ReportedNothing {
		t.Errorf("%d persons are stored", len(persons))
	}
}

func TestAPersonTwiceInOneListIsNamedByTheRow(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := asked(t)
	workbook(t, filepath.Join(home, "名单.xlsx"), nil, []any{"姓名", "工作单位"}, []any{"张明", "县教育局"}, []any{"李清", "县财政局"}, []any{"张 明", "县教育局"})
	c.click("从 Excel 导入")
	c.chooseFile()
	c.sees("的“张明”重复，请删去一处")
	c.misses("可以导入")
}
