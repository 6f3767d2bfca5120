package ui_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestPagesAreReachedByTheirKeys(t *testing.T) {
	c := county(t)
	for key, heading := range map[fyne.KeyName]string{homeKey: "期限看板", documentsKey: "全部状态", meetingsKey: "会议议题", inquiriesKey: "阶段", vettingKey: "来函单位", peopleKey: "新增监督对象", dutiesKey: "事项设置", calendarKey: "按月看", settingsKey: "签发机关"} {
		c.ctrl(key)
		c.sees(heading)
	}
	c.ctrl(peopleKey)
	c.ctrl(fyne.KeyF)
	c.types("lsy")
	c.sees("没有找到监督对象")
	c.ctrl(fyne.KeyN)
	c.sees("新建工作提醒卡")
	c.types("lqy")
	c.press(fyne.KeyReturn)
	if got := c.holds("提醒对象"); got != "罗清源" {
		t.Errorf("typing after Ctrl+N goes elsewhere: 提醒对象 holds %q", got)
	}
}

func TestF5ShowsWhatAnotherProgramHasStored(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.ctrl(peopleKey)
	c.sees("没有找到监督对象")
	storeLeader(t, c, "李书言")
	c.press(fyne.KeyF5)
	c.sees("共 1 人", "李书言")
}

func TestNothingTypedGoesToAPageThatIsNotShown(t *testing.T) {
	c := county(t)
	c.ctrl(fyne.KeyF)
	c.types("户厕")
	c.ctrl(peopleKey)
	c.types("社区")
	c.ctrl(documentsKey)
	if rows := c.list().Rows(); len(rows) != 1 || rows[0].Number.String() != "示同监提〔2020〕18号" {
		t.Errorf("the search of the page left has changed: %v", rows)
	}
}

func TestEnterGoesFromActToAct(t *testing.T) {
	c := ready(t)
	c.ctrl(fyne.KeyS)
	test.FocusNext(c.w.Canvas())
	test.FocusNext(c.w.Canvas())
	c.press(fyne.KeyReturn) // 送核, the second act of a draft
	c.sees("已送核")
	c.press(fyne.KeyReturn) // the next act, 核稿通过
	c.sees("核稿人")
	c.types("吴静")
	c.press(fyne.KeyReturn)
	c.press(fyne.KeyReturn)
	c.sees("签发编号", "签发人")
	c.press(fyne.KeyEscape)
	c.sees("待签发")
}

func TestTabsOfAPageTurnByKeys(t *testing.T) {
	c := ready(t)
	c.ctrl(fyne.KeyS)
	for _, want := range []string{"《民法典》第二百零一条", "拟稿", "第1页，共1页", "问题来源"} {
		c.ctrl(fyne.KeyPageDown)
		c.sees(want)
	}
	c.ctrl(settingsKey)
	for _, want := range []string{"本单位人员", "代字", "副本", "催办步骤", "大额标准", "会签的室", "立即备份", "字号", "程序不联网", "签发机关"} {
		c.ctrl(fyne.KeyPageDown)
		c.sees(want)
	}
	c.ctrl(fyne.KeyPageUp)
	c.sees("程序不联网")
}

// Tab must come to everything that can be used, and must not be swallowed on the way.
func TestTabReachesEveryButtonAndInput(t *testing.T) {
	c := county(t)
	c.reachesAll("工作台")
	c.ctrl(documentsKey)
	c.w.Canvas().Focus(c.list().FocusTarget())
	c.press(fyne.KeyDown)
	c.reachesAll("两卡一书")
	c.ctrl(inquiriesKey)
	c.press(fyne.KeyDown)
	c.reachesAll("廉政问询")
	c.ctrl(peopleKey)
	c.reachesAll("监督对象")
	c.click("新增监督对象")
	c.reachesAll("新增监督对象")
	c.press(fyne.KeyEscape)
	c.ctrl(dutiesKey)
	c.reachesAll("定期事项")
	c.click("增加")
	c.reachesAll("增加定期事项")
	c.press(fyne.KeyEscape)
	c.ctrl(calendarKey)
	for range 3 {
		c.reachesAll("工作日历")
		c.ctrl(fyne.KeyPageDown)
	}
	c.click("按月看")
	c.reachesAll("工作日历 by months")
	c.click("导入放假通知")
	c.reachesAll("导入放假通知")
	c.ctrl(settingsKey)
	for tab := range 10 {
		if tab == 3 {
			c.strike("添加打印机")
		}
		c.reachesAll("设置")
		c.ctrl(fyne.KeyPageDown)
	}
	c.ctrl(fyne.KeyN)
	c.reachesAll("新建工作提醒卡")
}

func TestWhatHasTheFocusIsInView(t *testing.T) {
	c := county(t)
	c.ctrl(fyne.KeyN)
	c.enter("问题", "占位")
	c.paste(strings.Repeat("文化活动室长期不开放\n", 25))
	c.inView("the last problem pasted")
	for range len(all[fyne.Focusable](c)) {
		test.FocusNext(c.w.Canvas())
		c.inView("the form")
	}

	c.ctrl(peopleKey)
	c.w.Canvas().Focus(all[*kit.Table[model.Person]](c)[0].FocusTarget())
	c.press(fyne.KeyDown, fyne.KeyReturn)
	for range 6 {
		for _, b := range all[*kit.Button](c) {
			if b.Text == "添加职务" {
				c.w.Canvas().Focus(b)
			}
		}
		c.press(fyne.KeyReturn)
		c.inView("the post added")
	}
	for range len(all[fyne.Focusable](c)) {
		test.FocusNext(c.w.Canvas())
		c.inView("the editor of a leader")
	}
	c.press(fyne.KeyEscape)

	c.ctrl(settingsKey)
	c.click("打印")
	for range 4 {
		for _, b := range all[*kit.Button](c) {
			if b.Text == "添加打印机" {
				c.w.Canvas().Focus(b)
			}
		}
		c.press(fyne.KeyReturn)
		c.inView("the printer added")
	}
	for range len(all[fyne.Focusable](c)) {
		test.FocusNext(c.w.Canvas())
		c.inView("the tab 打印")
	}
}

// inView fails the test when what has the focus stands outside of the window or is scrolled away.
func (c *clerk) inView(place string) {
	c.t.Helper()
	focused, ok := c.w.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		c.t.Fatalf("%s: nothing has the focus", place)
	}
	driver := fyne.CurrentApp().Driver()
	at, size := driver.AbsolutePositionForObject(focused), focused.Size()
	middle := at.AddXY(size.Width/2, min(size.Height/2, 12))
	top, bottom := float32(0), c.w.Canvas().Size().Height
	for _, s := range all[*container.Scroll](c) {
		view := driver.AbsolutePositionForObject(s)
		if holds(s, focused) {
			top, bottom = max(top, view.Y), min(bottom, view.Y+s.Size().Height)
		}
	}
	if middle.Y < top || middle.Y > bottom {
		c.t.Errorf("%s: %T has the focus at %v, in view is %v to %v", place, focused, middle.Y, top, bottom)
	}
}

// holds reports whether an object lies in another.
func holds(in, o fyne.CanvasObject) (found bool) {
	walk(in, nil, func(x fyne.CanvasObject, _ fyne.Tappable) bool {
		found = found || x == o
		return !found
	})
	return found
}

// reachesAll goes once around with Tab.
func (c *clerk) reachesAll(place string) {
	c.t.Helper()
	missing := map[fyne.Focusable]bool{}
	for _, f := range all[fyne.Focusable](c) {
		if d, ok := f.(fyne.Disableable); !ok || !d.Disabled() {
			missing[f] = true
		}
		if eats, ok := f.(fyne.Tabbable); ok && eats.AcceptsTab() {
			c.t.Errorf("%s: %T swallows Tab", place, f)
		}
	}
	for _, b := range all[*kit.Button](c) {
		if !b.Disabled() && !missing[b] {
			c.t.Errorf("%s: the button %q takes no focus", place, b.Text)
		}
	}
	for range len(missing) + 1 {
		test.FocusNext(c.w.Canvas())
		delete(missing, c.w.Canvas().Focused())
	}
	for f := range missing {
		c.t.Errorf("%s: Tab does not come to %T", place, f)
	}
}
