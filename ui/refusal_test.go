package ui_test

import (
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

// ready is an office with one leader and the complete form of a card open.
func ready(t *testing.T) *clerk {
	t.Helper()
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.draft("李书言", "思想文化宣传薄弱", "内生动力不足")
	return c
}

// refused fails the test unless the words stand below the input, and what was typed still in it.
func (c *clerk) refused(label, words, typed string) {
	c.t.Helper()
	if note := c.row(label).note; !strings.Contains(note, words) {
		c.t.Errorf("below %s stands %q, want %q", label, note, words)
	}
	if got := c.holds(label); got != typed {
		c.t.Errorf("%s holds %q, want %q as typed", label, got, typed)
	}
}

func TestACardWithoutLeaderIsNotHandedIn(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.ctrl(fyne.KeyN)
	c.enter("问题", "思想文化宣传薄弱")
	c.click("保存并送核")
	c.refused("提醒对象", "请选择这份文书发给谁", "")
	if c.holds("问题") != "思想文化宣传薄弱" {
		t.Error("the problem typed is gone")
	}
	if n := c.count(); n != 0 {
		t.Errorf("%d documents were stored", n)
	}
}

func TestACardWithoutProblemsIsNotHandedIn(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.ctrl(fyne.KeyN)
	c.enter("提醒对象", "李书言")
	c.click("保存并送核")
	c.refused("问题", "请至少填写一条问题", "")
	if c.holds("提醒对象") != "李书言" {
		t.Error("the leader chosen is gone")
	}
}

func TestALeaderWithoutPostOnTheDayOfDraftingIsRefused(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "", "示东镇")
	c.draft("李书言", "思想文化宣传薄弱")
	c.click("保存并送核")
	c.refused("提醒对象", "“李书言”在发文那天没有职务，请先在“监督对象”里登记职务", "李书言")
}

func TestADraftSavedAgainAfterARefusalIsOneDraft(t *testing.T) {
	c := ready(t)
	c.enter("拟稿日期", "2020-07-01")
	c.ctrl(fyne.KeyS)
	c.refused("拟稿日期", "拟稿日期不能晚于今天", "2020-07-01")
	c.enter("反馈期限", "半个月")
	c.ctrl(fyne.KeyS)
	c.refused("反馈期限", "请填写天数，例如 15", "半个月")
	if n := c.count(); n != 0 {
		t.Fatalf("%d documents were stored by what was refused", n)
	}
	c.enter("拟稿日期", "2020-05-27")
	c.enter("反馈期限", "15")
	c.ctrl(fyne.KeyS)
	c.sees("草稿已保存")
	c.click("继续编辑")
	c.enter("事由", "宣传工作薄弱")
	c.ctrl(fyne.KeyS)
	if d := c.document(model.Draft); d.Title != "宣传工作薄弱" {
		t.Errorf("stored as %q", d.Title)
	}
}

func TestSigningBeforeTheDayOfDraftingIsRefusedAndSpendsNoNumber(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-05-26")
	c.refused("签发日期", "签发日期不能早于拟稿日期（2020年5月27日）", "2020-05-26")
	c.document(model.Signing)
	c.enter("签发日期", "20200527") // without the hyphens, as one types fast
	c.click("签发")
	if d := c.document(model.Signed); d.Number.Seq != 1 {
		t.Errorf("signed as %s after a refusal, want number 1", d.Number)
	}
}

func TestADayThatIsNoneIsNamedAtTheField(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-02-30")
	if note := c.row("签发日期").note; !strings.Contains(note, "2020") || !strings.Contains(note, "日期") {
		t.Errorf("below the field stands %q", note)
	}
	c.document(model.Signing)
}

func TestReceiptBeforeSigningIsRefused(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.click("登记送达")
	c.enter("送达日期", "2020-05-26")
	c.click("登记")
	c.refused("送达日期", "送达日期不能早于签发日期（2020年5月27日）", "2020-05-26")
	c.enter("送达日期", "2020-05-28")
	c.enter("签收日期", "2020-05-27")
	c.click("登记")
	c.refused("签收日期", "签收日期不能早于送达日期", "2020-05-27")
	c.document(model.Signed)
}

func TestAProxyMustSayWhoHeIs(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.click("登记送达")
	c.enter("签收人", "何秘书")
	c.click("登记")
	c.refused("代收关系", "签收人不是提醒对象本人，请填写代收人与本人的关系，例如 秘书、办公室主任", "")
}

func TestReturningAReplyNeedsAnOpinionAndRunsTheClockAgain(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.click("登记送达")
	c.enter("送达日期", "2020-05-27")
	c.enter("签收日期", "2020-05-27")
	c.click("登记")
	c.click("登记反馈")
	c.enter("收到日期", "2020-06-16")
	c.enter("整改情况", "已整改")
	c.click("登记")
	c.click("认定")
	c.enter("结论", "退回")
	c.click("认定")
	c.refused("审核意见", "请写明哪些问题没有整改到位，李书言要据此重新反馈", "")
	if c.holds("结论") != "退回" {
		t.Error("the verdict chosen is gone")
	}
	c.enter("审核意见", "内生动力不足的问题没有措施")
	c.enter("认定日期", "2020-06-17")
	c.click("认定")
	d := c.document(model.Served)
	if got := d.Deadline.Due.String(); got != "2020-07-09" { // 25 to 27 June are the dragon boat festival, Sunday 28 June is worked
		t.Errorf("due %s after the return, want 2020-07-09", got)
	}
	if got := d.Deadline.Original.String(); got != "2020-06-17" {
		t.Errorf("originally due %s, want 2020-06-17", got)
	}
}

func TestClosingAFormWithTextAsksFirst(t *testing.T) {
	c := ready(t)
	c.click("返回列表")
	c.sees("放弃修改？")
	c.press(fyne.KeyEscape)
	if c.holds("问题") != "思想文化宣传薄弱\n内生动力不足" {
		t.Error("staying has lost the problems")
	}
	c.click("返回列表")
	c.click("放弃")
	c.sees("没有符合条件的文书")
	if n := c.count(); n != 0 {
		t.Errorf("%d documents were stored", n)
	}
}

// count returns how many documents are stored.
func (c *clerk) count() int {
	c.t.Helper()
	rows, err := c.stored().Documents(c.t.Context(), model.Filter{}, 0, 100, c.today)
	if err != nil {
		c.t.Fatal(err)
	}
	return len(rows)
}
