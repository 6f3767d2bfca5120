package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestAChaseInWritingMakesItsSlipInTheSameGo(t *testing.T) {
	c := served(t, "2020-06-22")
	c.click("催办")
	if c.holds("步骤") != "书面催办" || c.holds("方式") != "书面" || !strings.Contains(c.row("步骤").note, "2020年6月18日起该办这一步") {
		t.Errorf("proposed is %s, %s: %s", c.holds("步骤"), c.holds("方式"), c.row("步骤").note)
	}
	c.sees("第1次催办", "同时出具催办通知单")
	if got := c.holds("催办内容"); !strings.Contains(got, "说明逾期原因") {
		t.Errorf("the wording proposed is %q", got)
	}
	c.click("登记")
	c.refused("联系对象", "请填写联系对象", "")
	c.enter("联系对象", "办公室刘主任")
	c.enter("答复", "正在汇总")
	c.enter("承诺反馈于", "2020-06-24")
	c.enter("要求反馈于", "2020-06-28")
	c.click("登记")
	c.sees("已登记第1次催办")
	d := c.document(model.Served)
	if len(d.Chases) != 1 || len(d.Slips) != 1 || d.Chases[0].Step != "paper" || d.Slips[0].Due.String() != "2020-06-28" {
		t.Fatalf("stored is %+v with %+v", d.Chases, d.Slips)
	}
	c.click("经过")
	c.sees("第1次催办（书面催办），书面，联系到：办公室刘主任", "出具催办通知单（第1次）")
	c.click("内容")
	c.sees("正在汇总", "2020年6月24日前反馈")
	pdf, err := c.stored().SlipPaper(t.Context(), d.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if text := paperText(t, file); !strings.Contains(text, "催办通知单") || !strings.Contains(text, "请立即书面反馈整改情况，并说明逾期原因。") || !strings.Contains(text, "请于2020年6月28日前") {
		t.Errorf("the slip reads %s", text)
	}
}

func TestACallIsRegisteredWithoutASlip(t *testing.T) {
	c := served(t, "2020-06-12")
	c.click("催办")
	if c.holds("步骤") != "电话提醒" || !strings.Contains(c.row("步骤").note, "可以这样说：反馈期限将至") {
		t.Errorf("proposed is %s: %s", c.holds("步骤"), c.row("步骤").note)
	}
	c.misses("同时出具催办通知单", "催办内容")
	c.enter("方式", "书面")
	c.sees("同时出具催办通知单")
	c.enter("方式", "当面")
	c.misses("同时出具催办通知单")
	c.enter("联系对象", "李书言")
	c.click("登记")
	if d := c.document(model.Served); len(d.Chases) != 1 || len(d.Slips) != 0 || d.Chases[0].Means != model.InPerson || d.Chases[0].Name != "电话提醒" {
		t.Errorf("stored is %+v with %d slips", d.Chases, len(d.Slips))
	}
	c.click("催办")
	c.sees("第2次催办", "上次催办：2020年6月12日，当面")
	if c.holds("步骤") != "不按步骤" || c.row("步骤").note != "今天没有到期该办的催办步骤" {
		t.Errorf("proposed is %s: %s", c.holds("步骤"), c.row("步骤").note)
	}
	c.enter("步骤", "通报")
	if c.holds("方式") != "通报" || !strings.Contains(c.holds("催办内容"), "予以通报") {
		t.Errorf("the step 通报 is done by %s with %q", c.holds("方式"), c.holds("催办内容"))
	}
	c.w.Canvas().Focus(focusOf(c.row("通知单").input))
	c.types(" ")
	c.misses("催办内容")
	c.click("登记")
	if d := c.document(model.Served); len(d.Chases) != 2 || len(d.Slips) != 0 {
		t.Errorf("stored are %d chases and %d slips", len(d.Chases), len(d.Slips))
	}
	c.today = model.MustDate("2020-06-15")
	c.press(fyne.KeyF5)
	c.click("催办")
	c.sees("各步催办都已办过，仍不反馈的可以升级")
}

func TestTheDeadlineIsExplainedCopiedAndPrinted(t *testing.T) {
	c := served(t, "2020-06-15")
	c.apply("涉及公开招标")
	c.enter("延期方式", "再延若干工作日")
	c.enter("延长工作日数", "10")
	c.click("登记")
	c.click("期限")
	c.sees("原定期限", "2020年6月17日（星期三）", "延期后的期限", "从签收之日（2020年5月27日）起 15 个工作日", "期限至2020年6月17日（星期三）",
		"第1次申请延期，批准人郑国强，自原期限起再延 10 个工作日", "2020-06-25 星期四 不计（端午节放假，国办发明电〔2019〕16号）",
		"2020-06-28 星期日 第 6 个工作日（端午节调休上班，国办发明电〔2019〕16号）", "《民法典》第二百零三条")
	c.click("复制说明")
	text := c.app.Clipboard().Content()
	for _, want := range []string{"《工作提醒卡》同监提〔2020〕1号　李书言", "原定期限：2020年6月17日", "2020-06-17 星期三 第 15 个工作日\n", "2020-07-02 星期四 第 10 个工作日\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("copied is %q, without %q", text, want)
		}
	}
	c.click("打印说明")
	c.sees("期限计算说明", "第1页，共2页")
}
