package ui_test

import (
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/ui"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// icon is the notification area of a test: what the icon says, and its menu.
type icon struct {
	words   string
	choices []ui.TrayChoice
}

func (i *icon) Show(words string, choices []ui.TrayChoice) { i.words, i.choices = words, choices }

func (i *icon) choose(t *testing.T, label string) {
	t.Helper()
	for _, c := range i.choices {
		if c.Label == label {
			c.Do()
			return
		}
	}
	t.Fatalf("the menu of the icon is %v", i.choices)
}

// strike focuses the first button with a label and strikes Enter: a mouse would have to scroll to it first.
func (c *clerk) strike(label string) {
	c.t.Helper()
	for _, b := range all[*kit.Button](c) {
		if b.Text == label {
			c.w.Canvas().Focus(b)
			c.press(fyne.KeyReturn)
			return
		}
	}
	c.t.Fatalf("no button says %q; the window says\n%s", label, c.words())
}

// later lets the clock of the computer go on to an hour of a day.
func (c *clerk) later(day string, hour int) {
	c.today, c.hour = model.MustDate(day), hour
	c.clock.Advance(time.Minute)
}

func TestTheListOfTodayNamesTheStepThatIsDueAndOpensTheDocument(t *testing.T) {
	c := county(t)
	c.sees("今日待办", "超期 2，今日到期 1，临期 2，定期事项 2", "超期 9 个工作日", "第1次催办：通报", "第1次催办：书面催办")
	c.click("打开")
	c.sees("登记反馈", "老旧小区改造项目监管不力")
	c.ctrl(homeKey)
	c.click("收起")
	c.misses("推迟到明天")
	c.sees("超期 2，今日到期 1") // the counts stay
	c.open()
	c.misses("推迟到明天")
	c.click("展开")
	c.sees("推迟到明天")
}

func TestWhatIsPutOffIsBackTheNextDay(t *testing.T) {
	c := county(t)
	c.click("推迟到明天")
	c.sees("已推迟到明天：示同监提〔2026〕4号", "超期 1，今日到期 1")
	if b, ok := c.w.Canvas().Focused().(*kit.Button); !ok || b.Text != "打开" {
		t.Errorf("the focus went to %T", c.w.Canvas().Focused())
	}
	c.open()
	c.sees("超期 1，今日到期 1")
	c.later("2026-11-21", 0) // what was due on the 20th is overdue too
	c.sees("超期 3，临期 2")
}

func TestThePanelShowsNothingTwiceADayAndComesBackAtItsHour(t *testing.T) {
	c := county(t)
	const panel = "件新的"
	c.sees("今日待办有 7 件新的")
	c.click("知道了")
	c.misses(panel)
	c.later(friday, 9)
	c.misses(panel)
	c.open()
	c.misses(panel)
	c.later("2026-11-23", 0)
	c.misses(panel) // not at midnight
	c.later("2026-11-23", 9)
	c.sees(panel)
	c.click("知道了")
	c.later("2026-11-23", 10)
	c.misses(panel)
}

func TestThePanelShowsWhatIsNewSinceTheMorning(t *testing.T) {
	c := county(t)
	c.click("知道了")
	if _, err := c.stored().SaveDuty(t.Context(), model.Duty{
		Name: "报送月报", Scope: model.DutyOfOffice, Period: model.EachMonth, Month: 1, Day: 25, Warn: 5, Since: c.today,
	}); err != nil {
		t.Fatal(err)
	}
	c.later(friday, 9)
	c.sees("今日待办有 1 件新的", "报送月报（2026年11月）")
}

func TestThePanelCanBeSwitchedOff(t *testing.T) {
	c := county(t)
	c.reminding()
	c.click("打开程序时和到点时，弹出当天新的待办")
	c.click("保存提醒设置")
	c.sees("提醒设置已保存")
	c.today = model.MustDate("2026-11-23")
	c.open()
	c.sees("今日待办")
	c.misses("件新的")
}

func TestTheIconSaysWhatIsOverdueAndEndsTheProgramOnlyWhenNothingIsLost(t *testing.T) {
	c := county(t)
	if c.tray.words != "超期 2 份，今日待办 7 件" {
		t.Errorf("the icon says %q", c.tray.words)
	}
	c.reminding()
	c.tray.choose(t, "今日待办")
	c.sees("期限看板")
	c.reminding()
	c.enter("提醒时间", "10")
	c.tray.choose(t, "退出")
	c.sees("设置还没有保存")
	c.press(fyne.KeyEscape)
	c.enter("提醒时间", "9")
	c.tray.choose(t, "退出")
	if !c.w.closed {
		t.Error("the window is still open")
	}
}

// reminding opens the tab 催办与提醒 of the settings.
func (c *clerk) reminding() {
	c.t.Helper()
	c.ctrl(settingsKey)
	for range 6 {
		if strings.Contains(c.words(), "催办步骤") && strings.Contains(c.words(), "弹出提醒") {
			return
		}
		c.ctrl(fyne.KeyPageDown)
	}
	c.t.Fatalf("no tab of the settings has the steps of chasing; the window says\n%s", c.words())
}

func TestAChaseStepThatIsEditedChangesTheProposal(t *testing.T) {
	c := county(t)
	c.reminding()
	c.enter("名称", "电话催促")
	c.quit()
	c.sees("设置还没有保存")
	c.press(fyne.KeyEscape)
	c.strike("增加一步")
	c.types("约谈")
	c.strike("保存催办步骤")
	if note := c.lastStep("时间"); note != "请填写天数，例如 15" {
		t.Errorf("below 时间 of the new step stands %q", note)
	}
	c.types("9")
	c.strike("保存催办步骤")
	c.sees("催办步骤已保存")
	c.ctrl(homeKey)
	c.sees("第1次催办：电话催促", "第1次催办：约谈") // nine working days after
	c.misses("第1次催办：电话提醒")
	if steps, err := c.stored().ChaseSteps(t.Context()); err != nil || len(steps) != 4 || steps[3].Key != "own1" || steps[3].Means != model.InPaper {
		t.Errorf("stored are %+v, %v", steps, err)
	}
}

// lastStep returns what stands below an input of the last step.
func (c *clerk) lastStep(label string) (note string) {
	for _, form := range all[*kit.Form](c) {
		if r, ok := rowOf(form, label); ok {
			note = r.note
		}
	}
	return note
}

func TestStepsOfOneDayAreRefusedAndTheStepsStandByTheirDays(t *testing.T) {
	c := county(t)
	c.reminding()
	c.enter("时间", "0")
	c.strike("删除这一步")
	c.enter("时间", "6")
	c.strike("保存催办步骤")
	if note := c.lastStep("时间"); !strings.Contains(note, "“通报”要晚于“书面催办”") {
		t.Errorf("below 时间 stands %q", note)
	}
	c.enter("时间", "8")
	c.strike("保存催办步骤")
	if got := c.holds("名称"); got != "通报" {
		t.Errorf("the first step is now %q", got)
	}
}

func TestRulesOfRemindingAreRefusedAtTheirInputs(t *testing.T) {
	c := county(t)
	c.reminding()
	c.enter("提醒时间", "24")
	c.strike("保存提醒设置")
	c.refused("提醒时间", "提醒时间应为 0 至 23 点", "24")
	c.enter("提醒时间", "八点")
	c.strike("保存提醒设置")
	c.refused("提醒时间", "请填写几点，例如 9", "八点")
}
