package ui_test

import (
	"testing"
	"time"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestWhatWasTypedBeforeACrashIsOfferedAndRestored(t *testing.T) {
	c := ready(t)
	c.enter("反馈期限", "10")
	c.enter("反馈要求", "请书面反馈。")
	c.clock.Advance(3 * time.Second)
	c.sees("已自动暂存")

	c.open() // the window before is simply gone
	c.sees("接着上次填写？")
	c.click("接着填写")
	for label, want := range map[string]string{
		"提醒对象": "李书言", "问题": "思想文化宣传薄弱\n内生动力不足", "反馈期限": "10", "拟稿日期": "2020-05-27", "反馈要求": "请书面反馈。",
	} {
		if got := c.holds(label); got != want {
			t.Errorf("%s holds %q, want %q as before", label, got, want)
		}
	}
	c.ctrl(fyne.KeyS)
	if d := c.document(model.Draft); d.Term != 10 || d.UnitNames() != "示东镇" || d.Wording.Feedback != "请书面反馈。" {
		t.Errorf("stored is %+v", d)
	}
	c.open()
	c.misses("接着上次填写？")
}

func TestAnEditedDraftIsRestoredIntoItself(t *testing.T) {
	c := ready(t)
	c.ctrl(fyne.KeyS)
	c.click("继续编辑")
	c.enter("事由", "宣传工作薄弱")
	c.clock.Advance(3 * time.Second)
	c.open()
	c.click("接着填写")
	if got := c.holds("事由"); got != "宣传工作薄弱" {
		t.Errorf("事由 holds %q", got)
	}
	c.ctrl(fyne.KeyS)
	if d := c.document(model.Draft); d.Title != "宣传工作薄弱" {
		t.Errorf("stored as %q", d.Title)
	}
}

func TestClosingTheWindowKeepsWhatIsBeingTyped(t *testing.T) {
	c := ready(t)
	c.quit() // within the three seconds
	if !c.w.closed {
		t.Fatal("the window stays open")
	}
	c.open()
	c.click("接着填写")
	if got := c.holds("问题"); got != "思想文化宣传薄弱\n内生动力不足" {
		t.Errorf("问题 holds %q", got)
	}
}

func TestNothingIsOfferedAfterTheTextWasGivenUp(t *testing.T) {
	c := ready(t)
	c.clock.Advance(3 * time.Second)
	c.click("返回列表")
	c.click("放弃")
	c.open()
	c.misses("接着上次填写？")
	c.ctrl(fyne.KeyN)
	if got := c.holds("提醒对象"); got != "" {
		t.Errorf("a new card begins with %q", got)
	}
}

func TestMidnightChangesTheDayShownAndNothingTyped(t *testing.T) {
	c := ready(t)
	c.today = model.MustDate("2020-06-22")
	c.clock.Advance(time.Minute)
	c.sees("2020年6月22日 星期一（工作日）")
	if got := c.holds("问题"); got != "思想文化宣传薄弱\n内生动力不足" {
		t.Errorf("midnight has changed the form: %q", got)
	}
}
