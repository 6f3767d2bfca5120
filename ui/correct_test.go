package ui_test

import (
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestACorrectedReceiptMovesTheDueDate(t *testing.T) {
	c := served(t, "2020-06-20") // received on 27 May, due on 17 June
	c.sees("超期 2 个工作日")
	c.click("更正")
	c.click("登记送达（2020年5月27日签收）…")
	c.sees("更正：登记送达（2020年5月27日签收）", "更正前的内容留在“经过”里")
	c.enter("签收日期", "2027-06-01")
	c.enter("更正原因", "回执上是6月1日，抄错了")
	c.click("更正")
	c.refused("签收日期", "签收日期不能晚于今天", "2027-06-01")
	c.enter("签收日期", "2020-06-01")
	c.enter("送达人", "吴静")
	c.click("更正")
	d := c.document(model.Served)
	if d.Deadline.Due.String() != "2020-06-22" || d.Service.By != "吴静" || len(d.Corrections) != 1 {
		t.Fatalf("due %s, served by %s", d.Deadline.Due, d.Service.By)
	}
	c.sees("已更正，应于2020年6月22日前反馈", "还剩 1 个工作日")
	c.misses("超期 2 个工作日")
	c.click("经过")
	c.sees("签收日期由“2020年5月27日”改为“2020年6月1日”", "期限由2020年6月17日改为2020年6月22日")
	c.ctrl(homeKey)
	c.sees("还剩 1 个工作日", "2020-06-22")
	report, err := c.stored().Verify(t.Context())
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("verify finds %v, %v", report.Problems, err)
	}
}

func TestACorrectionSaysWhichLaterActForbidsItAndWhichPapersAreToBeReplaced(t *testing.T) {
	c := served(t, "2020-06-20")
	c.click("催办")
	c.enter("方式", "书面")
	c.enter("联系对象", "李书言")
	c.click("登记")
	c.click("内容")
	c.sees("催办通知单（第1次）")
	c.click("更正")
	c.click("登记送达（2020年5月27日签收）…")
	c.enter("签收日期", "2020-05-28")
	c.enter("更正原因", "抄错了")
	c.press(fyne.KeyEscape)
	c.sees("放弃填写的内容？")
	c.press(fyne.KeyEscape)
	c.click("更正")
	c.sees("有纸面要更换", "催办通知单（第1次）")
	c.press(fyne.KeyEscape)
	c.click("内容")
	c.sees("要更换：上面的内容已经更正")

	c.click("更正")
	c.click("第1次催办（2020年6月20日）…")
	c.enter("催办日期", "2020-05-20")
	c.enter("更正原因", "记错了")
	c.click("更正")
	c.refused("催办日期", "催办日期不能早于起算日期（2020年5月28日）", "2020-05-20")
	c.press(fyne.KeyEscape)
	c.click("放弃")

	c.click("登记反馈")
	c.enter("收到日期", "2020-06-16")
	c.enter("整改情况", "宣讲三场")
	c.click("登记")
	c.click("更正")
	c.click("登记送达（2020年5月28日签收）…")
	c.enter("签收日期", "2020-06-17")
	c.enter("更正原因", "记错了")
	c.click("更正")
	c.sees("这样更正，后面的“登记反馈（2020年6月16日）”就不成立了")
}

func TestAReplyRegisteredOnTheWrongCardIsTakenBack(t *testing.T) {
	c := served(t, "2020-06-16")
	c.click("登记反馈")
	c.enter("整改情况", "宣讲三场")
	c.click("登记")
	c.click("更正")
	c.click("登记反馈（2020年6月16日）…")
	c.click("这一步没有发生，撤销这次登记")
	c.misses("整改情况")
	c.enter("更正原因", "登记到别的卡片上了")
	c.click("更正")
	d := c.document(model.Served)
	if !d.Reply.Received.IsZero() || !strings.Contains(d.Corrections[0].Line(), "撤销“登记反馈（2020年6月16日）”") {
		t.Errorf("left is %+v, %s", d.Reply, d.Corrections[0].Line())
	}
	c.click("经过")
	c.sees("整改情况“宣讲三场”")
}
