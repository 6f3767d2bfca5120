package ui_test

import (
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
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

func TestACardServedThisMorningIsNotEscalated(t *testing.T) {
	c := served(t, "2020-05-27")
	c.misses("升级为廉政监督卡")
	c.today = model.MustDate("2020-06-18") // the day after its term
	c.press(fyne.KeyF5)
	c.sees("升级为廉政监督卡")
}

func TestAReplyIsJudgedBesideItsTextAndGoesOnAsWorkedAgain(t *testing.T) {
	c := served(t, "2020-06-16")
	c.click("登记反馈")
	c.enter("整改情况", "已组织专题宣讲三场")
	c.click("登记")
	c.misses("升级为廉政监督卡")
	c.click("认定")
	c.sees("反馈的整改情况", "2020年6月16日收到李书言的反馈", "已组织专题宣讲三场")
	if c.holds("结论") != "" {
		t.Errorf("the dialog proposes %q", c.holds("结论"))
	}
	c.click("认定")
	c.refused("结论", "请选择结论", "")
	c.enter("结论", "部分认可")
	c.judge("未整改")
	c.click("认定")
	c.sees("第 2 条还没有认定，请选择结果")
	c.enter("审核意见", "第一条没有整改")
	c.click("其余已整改")
	c.click("认定")
	d := c.document(model.Served)
	if len(d.Review.Items) != 2 || d.Review.Items[0].Result != model.ResultOpen || d.Review.Items[1].Result != model.ResultDone {
		t.Fatalf("judged as %+v", d.Review)
	}
	c.sees("重新办理", "升级为廉政监督卡")
	c.misses("已送达")
	c.ctrl(homeKey)
	c.sees("重新办理，剩 15")
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
