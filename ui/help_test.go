package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestF1OpensThePageOnWhatIsDone(t *testing.T) {
	c := county(t)
	for key, words := range map[fyne.KeyName]string{
		homeKey: "灯的意思", documentsKey: "拟一份工作提醒卡", meetingsKey: "登记会议", inquiriesKey: "提出问询", vettingKey: "从收函到回复",
		peopleKey: "从 Excel 导入", dutiesKey: "每半年、每年要做的事，例如半年报告、约谈、廉政档案更新。", calendarKey: "每年导入放假通知", settingsKey: "单位和文种",
	} {
		c.ctrl(key)
		c.press(fyne.KeyF1)
		c.sees("帮助手册", words)
		c.press(fyne.KeyEscape)
		c.misses("帮助手册")
	}
}

func TestF1HelpsWithADialogOpenAndWhileTyping(t *testing.T) {
	c := county(t)
	c.ctrl(peopleKey)
	c.click("新增监督对象")
	c.enter("姓名", "李书言")
	c.press(fyne.KeyF1, fyne.KeyF1)
	c.sees("帮助手册", "下载模板")
	c.press(fyne.KeyEscape)
	if got := c.holds("姓名"); got != "李书言" {
		t.Errorf("the dialog below holds %q", got)
	}
}

func TestTheTourGoesThroughFivePagesAndEndsAtHome(t *testing.T) {
	c := sit(t, t.TempDir(), "2026-11-20")
	c.click("装入示例县")
	c.click("看一遍")
	for _, title := range []string{
		"第 1 步，共 5 步：先登记监督对象", "第 2 步，共 5 步：在两卡一书里拟稿、签发", "第 3 步，共 5 步：在工作台看期限", "第 4 步，共 5 步：会议、问询和意见回复",
	} {
		c.sees(title)
		c.click("下一步")
	}
	c.sees("签发机关")
	c.click("开始使用")
	c.sees("期限看板")
	c.press(fyne.KeyF1)
	c.click("重看五步引导")
	c.sees("第 1 步，共 5 步：先登记监督对象")
}
