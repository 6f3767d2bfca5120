package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

func TestOpinionsThatContradictThemselvesAreRefusedAtTheirField(t *testing.T) {
	c := asked(t)
	c.puts(zhang)
	c.person("张明")
	c.click("填写意见")
	c.into(all[*kit.Select](c)[0], "无反映")
	c.enter("信访", "群众来信一件，反映其违规发放津补贴")
	c.click("保存")
	c.refused("信访", "选了“无反映”，后面又写了情况", "群众来信一件，反映其违规发放津补贴")
	c.into(all[*kit.Select](c)[0], "有反映")
	c.enter("结论", "无影响")
	c.click("保存")
	c.refused("结论", "“张明”的信访意见是“有反映”，结论不能是“无影响”", "无影响")
	c.enter("结论", "有反映待核")
	if got := c.holds("对外意见"); got != "建议暂缓" {
		t.Errorf("有反映待核 goes out as %q", got)
	}
	c.enter("内部说明", "问题线索正在初步核实")
	c.enter("对外意见", "尚有问题　线 索未了，建议暂缓")
	c.click("保存")
	c.refused("对外意见", "会让对方看出", "尚有问题 线 索未了，建议暂缓")
	c.enter("对外意见", "无不同意见")
	c.click("保存")
	c.refused("对外意见", "两处矛盾", "无不同意见")
	c.enter("对外意见", "建议待有关情况明确后再研究")
	c.click("保存")
	c.sees("已保存 1 人", "建议待有关情况明确后再研究", "问题线索正在初步核实")
}

func TestAReplyInsideAPunishmentWarns(t *testing.T) {
	paper := printer(t)
	c := begin(t, friday)
	v := storetest.AdvanceVetting(t, c.stored(), storetest.Vetting(t, c.stored(), 2, c.today), model.VettingCirculating, c.today)
	storetest.ClearAll(t, c.stored(), v.ID)
	c.ctrl(vettingKey)
	c.openBatch(v.ID)
	c.person("张2")
	c.click("填写意见")
	c.enter("处分", "党内警告")
	days := all[*kit.DateField](c)
	c.into(days[0], "2026-03-10")
	c.click("保存")
	c.refused("处分", "影响期至哪一天", "党内警告")
	c.into(days[1], "2027-03-10")
	c.enter("结论", "暂缓")
	c.enter("内部说明", "处分影响期未满")
	c.click("保存")
	c.sees("党内警告（2026年3月10日），影响期至2027年3月10日")
	c.click("送审定")
	c.click("登记审定意见")
	c.enter("审定人", "郑国强")
	c.enter("审定意见", "同意")
	c.click("登记")
	c.click("回复")
	c.sees("有人还在处分影响期内", "张2：党内警告（2026年3月10日），影响期至2027年3月10日。对外意见：建议暂缓")
	c.click("继续回复")
	c.enter("正文", c.holds("正文")+"张2同志处分影响期未满。")
	c.click("回复")
	c.sees("正文里有只供内部掌握的话“处分影响期未满”")
	c.enter("正文", strings.ReplaceAll(c.holds("正文"), "张2同志处分影响期未满。", ""))
	c.click("回复")
	c.sees("已回复，文号")
	c.click("打印")
	text := strings.Join(strings.Fields(paperText(t, paper)), "")
	if !strings.Contains(text, "张2同志：建议暂缓提拔") || strings.Contains(text, "影响期") || strings.Contains(text, "警告") {
		t.Errorf("the reply says\n%s", text)
	}
	c.click("经过")
	c.sees("“张2”在处分影响期内")
}

func TestAPersonOfAKnownNameIsAskedAboutOnce(t *testing.T) {
	c := begin(t, friday)
	storetest.Leader(t, c.stored(), "张1")
	storetest.AdvanceVetting(t, c.stored(), storetest.Vetting(t, c.stored(), 1, c.today.Add(-30)), model.VettingReplied, c.today)
	v := storetest.AdvanceVetting(t, c.stored(), storetest.Vetting(t, c.stored(), 2, c.today), model.VettingCirculating, c.today)
	storetest.ClearAll(t, c.stored(), v.ID)
	c.ctrl(vettingKey)
	c.openBatch(v.ID)
	c.sees("待核对", "核对同名（1 人）")
	c.click("送审定")
	c.sees("第 1 人“张1”与别人同名", "请先在“核对同名”里确认是不是同一人")
	c.press(fyne.KeyReturn)
	c.click("核对同名（1 人）")
	c.sees("监督对象，县委常委、宣传部部长", "征求过意见 1 次，最近一次：县教育局股长，1980.01")
	c.click("确定")
	c.sees("请选择是不是同一人")
	answers := all[*kit.Select](c)
	c.into(answers[0], "不是同一人")
	c.into(answers[1], "是同一人")
	c.click("确定")
	c.sees("已保存 1 人")
	c.misses("核对同名（", "待核对")
	c.person("张1")
	c.sees("以往征求意见 1 次")
	c.everybody()
	c.click("送审定")
	c.sees("已送审定")
}

func TestAnImportedListAsksAboutKnownNamesAndNamesContradictions(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := asked(t)
	storetest.Leader(t, c.stored(), "王芳")
	head := []any{"姓名", "工作单位", "信访室意见", "审理意见", "结论", "说明", "处分"}
	ming := []any{"张明", "县教育局", "未发现问题线索", "有反映：受党内警告处分", "暂缓", "影响期未满", "党内警告（2026-03-10），影响期至2027年3月10日"}
	workbook(t, filepath.Join(home, "名单.xlsx"), nil, head,
		[]any{"李清", "县财政局", "无反映，但有来信一件", "无反映", "", "", ""},
		[]any{"王芳", "县民政局", "有反映：来信一件", "无反映", "无影响", "已了结", ""}, ming)
	c.click("从 Excel 导入")
	c.chooseFile()
	c.sees("有 2 处要改正", "选了“无反映”，后面又写了“但有来信一件”", "信访意见是“有反映”，结论不能是“无影响”")
	workbook(t, filepath.Join(home, "名单.xlsx"), nil, head,
		[]any{"李清", "县财政局", "无反映", "无反映", "", "", ""},
		[]any{"王芳", "县民政局", "已了结：来信一件，查否", "无反映", "无影响", "已了结", ""}, ming)
	c.click("重新读取")
	c.click("导入 3 行")
	c.sees("核对同名", "监督对象，县委常委、宣传部部长")
	c.into(all[*kit.Select](c)[0], "不是同一人")
	c.click("确定")
	c.misses("核对同名（")
	_, persons := c.vettingNow()
	if p := persons[2]; len(persons) != 3 || p.Opinion("信访").Reported != model.ReportedNothing || len(p.Sanctions) != 1 || p.Sanctions[0].Until.String() != "2027-03-10" {
		t.Errorf("imported %+v", persons)
	}
	if id := persons[1].Identity; id == nil || id.Leader != 0 {
		t.Errorf("王芳 is taken for %+v", id)
	}
}

func TestAnOldReplyThatTellsIsPrintedWithAReason(t *testing.T) {
	sheet := printer(t)
	c := sit(t, storetest.Frozen(t, "../model/store/testdata/desk-0.3.0.db.gz"), "2026-12-01")
	c.click("知道了")
	rows, err := c.stored().Vettings(t.Context(), model.VettingFilter{Conclusion: model.ConclusionPending, States: []model.VettingState{model.VettingReplied}}, 0, 1, c.today)
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	c.ctrl(vettingKey)
	c.openBatch(rows[0].ID)
	c.click("纸面")
	c.click("打印")
	c.sees("这份纸面会让人看出有人反映", "正文有“线索”")
	if _, err := os.Stat(sheet); err == nil {
		t.Fatal("printed without a reason")
	}
	c.enter("原因", "组织部遗失，经批准补发")
	c.click("仍要输出")
	c.sees("已送到打印机")
}
