package ui_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"

	"fyne.io/fyne/v2"
)

// apply opens the dialog 延期 and fills in who asks and who decides.
func (c *clerk) apply(reason string) {
	c.t.Helper()
	c.click("延期")
	c.enter("延期理由", reason)
	c.enter("审批人", "郑国强")
}

func TestAnExtensionToADateMovesADayOffAndNamesTheNewDate(t *testing.T) {
	c := served(t, "2020-06-15")
	c.apply("招标程序没有完成")
	c.enter("目前进展", "已挂网")
	if note := c.row("延长工作日数").note; !strings.Contains(note, "现在的期限是2020年6月17日（星期三）") {
		t.Errorf("before a date is typed the form says %q", note)
	}
	c.enter("延至", "2020-06-17")
	if note := c.row("延长工作日数").note; !strings.Contains(note, "延至的日期要晚于现在的期限") {
		t.Errorf("of a date that is none the form says %q", note)
	}
	c.enter("延至", "2020-06-26") // the dragon boat festival, the Sunday after it is worked
	if note := c.row("延长工作日数").note; note != "新的期限：2020年6月28日（星期日），2020年6月26日是休息日，顺延至下一个工作日" {
		t.Errorf("the form says %q", note)
	}
	c.click("登记")
	c.sees("已登记延期申请，应于2020年6月28日前反馈", "2020-06-28 延", "招标程序没有完成", "同意，期限由2020年6月17日延至2020年6月28日")
	d := c.document(model.Served)
	if d.Deadline.Due.String() != "2020-06-28" || d.Deadline.Original.String() != "2020-06-17" || d.Extensions[0].Progress != "已挂网" {
		t.Errorf("stored is %+v, %+v", d.Deadline, d.Extensions)
	}
	c.click("经过")
	c.sees("第1次申请延期，申请人：李书言，理由：招标程序没有完成")
}

func TestAnExtensionByWorkingDaysIsCountedWhileItIsTyped(t *testing.T) {
	c := served(t, "2020-06-15")
	c.apply("涉及公开招标")
	c.enter("延期方式", "再延若干工作日")
	c.enter("延长工作日数", "10")
	if note := c.row("延长工作日数").note; note != "新的期限：2020年7月2日（星期四），比现在多 10 个工作日" {
		t.Errorf("the form says %q", note)
	}
	c.enter("延长工作日数", "十天")
	c.click("登记")
	c.refused("延长工作日数", "请填写天数", "十天")
	c.enter("延长工作日数", "10")
	c.click("登记")
	c.sees("应于2020年7月2日前反馈")
	if d := c.document(model.Served); d.Extensions[0].Days != 10 || d.Deadline.Due.String() != "2020-07-02" {
		t.Errorf("stored is %+v", d.Extensions)
	}
}

func TestAnExtensionThatWasNotGrantedIsOnRecordAndMovesNothing(t *testing.T) {
	c := served(t, "2020-06-15")
	c.apply("太忙")
	c.enter("审批结果", "不同意")
	c.misses("延长工作日数", "延期方式")
	c.click("登记")
	c.refused("不同意的理由", "请填写不同意的理由", "")
	c.enter("不同意的理由", "理由不充分")
	c.click("登记")
	c.sees("应于2020年6月17日前反馈", "不同意，理由：理由不充分")
	c.misses("2020-06-17 延")
	if d := c.document(model.Served); d.Deadline.Due.String() != "2020-06-17" || d.Extensions[0].Granted() {
		t.Errorf("stored is %+v", d.Extensions)
	}
}

func TestAskedAfterTheDueDateAnExtensionNeedsAnOverrideWithItsReason(t *testing.T) {
	c := served(t, "2020-06-22")
	storetest.Chief(t, c.stored(), "郑国强")
	c.press(fyne.KeyF5)
	c.apply("招标程序没有完成")
	if note := c.row("审批人").note; note != "由主要领导批准：郑国强" {
		t.Errorf("of the approver the form says %q", note)
	}
	if note := c.row("破例的理由").note; !strings.Contains(note, "期限2020年6月17日已过，延期应在届满前申请") {
		t.Errorf("the form says %q", note)
	}
	c.enter("延至", "2020-07-08")
	c.click("登记")
	c.refused("破例的理由", "期限2020年6月17日已过，延期应在届满前申请，2020年6月22日才提出，不能照常延期", "")
	if d := c.document(model.Served); len(d.Extensions) != 0 {
		t.Fatalf("the refusal stored %+v", d.Extensions)
	}
	c.enter("申请日期", "2020-06-16") // it was in time and is registered late
	c.misses("破例的理由")
	c.enter("申请日期", "2020-06-22")
	c.enter("破例的理由", "申请人住院，委托的人没有按时提出")
	c.enter("审批人", "吴静")
	c.click("登记")
	c.refused("审批人", "要由主要领导批准。“吴静”在“设置 → 人员与审批”里没有标为主要领导", "吴静")
	c.enter("审批人", "郑国强")
	c.click("登记")
	c.sees("应于2020年7月8日前反馈", "申请人住院，委托的人没有按时提出")
	if d := c.document(model.Served); d.Deadline.Due.String() != "2020-07-08" || d.Extensions[0].Override == "" {
		t.Errorf("stored is %+v", d.Extensions)
	}
}

func TestTheApplicationOnPaperFillsTheDialog(t *testing.T) {
	c := served(t, "2020-06-15")
	c.click("出具单据")
	c.click("延期申请审批表…")
	c.enter("延期理由和目前进展", "涉及公开招标，已挂网")
	c.enter("申请延至", "2020-07-10")
	c.click("出具")
	c.click("延期")
	if c.holds("延期理由") != "涉及公开招标，已挂网" || c.holds("延至") != "2020-07-10" {
		t.Errorf("the dialog holds %q until %q", c.holds("延期理由"), c.holds("延至"))
	}
}

func TestACardIsEscalatedAfterItsExtensionToo(t *testing.T) {
	c := served(t, "2020-06-15")
	c.apply("招标程序没有完成")
	c.enter("延至", "2020-06-19")
	c.click("登记")
	c.today = model.MustDate("2020-07-01")
	c.press(fyne.KeyF5)
	c.sees("超期")
	c.click("升级为廉政监督卡")
	c.enter("监督事项", "宣传文化经费管理")
	c.enter("前次落实", "延期后仍没有反馈")
	c.click("保存并送核")
	c.sign("2020-07-01")
	if d := c.only(model.Filter{Kind: model.KindReminder}, model.Escalated); len(d.Extensions) != 1 {
		t.Errorf("the card before has %+v", d.Extensions)
	}
}

func TestAnExtensionBeyondTheCeilingsWaitsForTheChief(t *testing.T) {
	c := served(t, "2020-06-15")
	storetest.Chief(t, c.stored(), "郑国强")
	c.press(fyne.KeyF5)
	c.click("延期")
	c.enter("延期理由", "涉及公开招标")
	c.misses("破例的理由")
	c.enter("延至", "2021-07-22") // 400 days
	c.sees("破例的理由")
	if note := c.row("破例的理由").note; !strings.Contains(note, "超过原定期限15个工作日") {
		t.Errorf("the form says %q", note)
	}
	c.enter("破例的理由", "工程复杂")
	for _, name := range []string{"周明", "周 明"} {
		c.enter("审批人", name)
		c.click("登记")
		c.refused("审批人", "是经办人，经办和审批不能由同一人办", name)
	}
	c.enter("审批人", "吴静")
	c.click("登记")
	c.refused("审批人", "没有标为主要领导", "吴静")
	for _, until := range []string{"2020-06-18", "2020-06-19"} {
		c.enter("延至", until)
		c.misses("破例的理由")
		c.click("登记")
		c.sees("已登记延期申请")
		c.click("延期")
		c.enter("延期理由", "涉及公开招标")
		c.enter("审批人", "吴静")
	}
	c.sees("破例的理由") // twice is the most
	c.enter("延至", "2020-06-22")
	c.click("登记")
	c.refused("破例的理由", "已延期2次，达到上限2次，不能照常延期", "")
	c.enter("破例的理由", "汛期")
	c.enter("审批人", "郑国强")
	c.click("登记")
	d := c.document(model.Served)
	if len(d.Extensions) != 3 || d.Extensions[2].Beyond == "" || d.Deadline.Due.String() != "2020-06-22" {
		t.Errorf("stored is %+v", d.Extensions)
	}
}

func TestTheCeilingOfExtensionsIsSetInTheSettings(t *testing.T) {
	c := served(t, "2020-06-15")
	c.ctrl(settingsKey)
	c.click("人员与审批")
	c.enter("延期次数", "很多")
	c.click("保存审批设置")
	c.refused("延期次数", "请填写次数，例如 2", "很多")
	c.enter("延期次数", "1")
	c.enter("延期合计", "5")
	c.click("保存审批设置")
	c.ctrl(documentsKey)
	c.apply("涉及公开招标")
	c.enter("延期方式", "再延若干工作日")
	c.enter("延长工作日数", "6")
	if note := c.row("破例的理由").note; !strings.Contains(note, "合计延期6个工作日，超过上限5个工作日") {
		t.Errorf("the form says %q", note)
	}
}
