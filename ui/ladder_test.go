package ui_test

import (
	"testing"

	"oversight/model"
)

func TestACardThatWasNotCarriedOutIsEscalated(t *testing.T) {
	c := served(t, "2020-07-01")
	reminder := c.document(model.Served)

	c.click("升级为廉政监督卡")
	c.sees("升级为廉政监督卡", "思想文化宣传薄弱", "示东镇", "廉政风险点", "前次落实")
	c.enter("监督事项", "宣传文化经费管理")
	c.enter("前次落实", "到期没有反馈")
	c.click("保存并送核")
	next := c.only(model.Filter{Kind: model.KindOversight}, model.Checking)
	if next.Kind != model.KindOversight || next.Previous != reminder.Number.String() || len(next.Problems) != 2 || next.Leader.ID != reminder.Leader.ID {
		t.Fatalf("the next document is %+v", next)
	}
	c.sees("前次文书　工作提醒卡 同监提〔2020〕1号")
	c.click("查看") // the one before, while the next one is a draft
	c.sees("升级为　廉政监督卡 （未编号）", "另见：未编号的草稿，第 1 条")
	c.click("查看")
	c.sign("2020-07-01")
	c.sees("同监督〔2020〕1号", "前次文书　工作提醒卡 同监提〔2020〕1号")
	c.only(model.Filter{Kind: model.KindReminder}, model.Escalated)
	c.click("查看") // the one before
	c.sees("同监提〔2020〕1号", "已升级", "升级为　廉政监督卡 同监督〔2020〕1号")
}

func TestANewSupervisionCardAsksForItsMatter(t *testing.T) {
	c := begin(t, "2020-07-01")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.ctrl(documentsKey)
	c.click("新建廉政监督卡")
	c.enter("监督对象", "李书言")
	c.enter("问题", "经费报账不规范")
	c.click("保存并送核")
	c.refused("监督事项", "请填写，印出来的文字里要用它；不需要的话从下面的文字里删去 {监督事项}", "")
	c.enter("监督事项", "宣传文化经费管理")
	c.click("保存并送核")
	if d := c.document(model.Checking); d.Oversight.Matter != "宣传文化经费管理" || d.Wording.Earlier != "" {
		t.Errorf("stored is %+v", d)
	}
}
