package ui_test

import (
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// system is Windows of a test.
type system struct {
	backup, login bool
	err           error
}

func (s *system) DailyBackup() (bool, error) { return s.backup, nil }

func (s *system) SetDailyBackup(on bool) error {
	if s.err == nil {
		s.backup = on
	}
	return s.err
}

func (s *system) AtLogin() (bool, error) { return s.login, nil }

func (s *system) SetAtLogin(on bool) error { s.login = on; return nil }

// switchOf returns the box to tick with a label.
func (c *clerk) switchOf(label string) *kit.Check {
	c.t.Helper()
	for _, tick := range all[*kit.Check](c) {
		if tick.Text == label {
			return tick
		}
	}
	c.t.Fatalf("nothing to tick says %q; the window says\n%s", label, c.words())
	return nil
}

// tick ticks a box, or takes the tick away.
func (c *clerk) tick(label string) { c.switchOf(label).TypedRune(' ') }

func (c *clerk) ticked(label string) bool { return c.switchOf(label).Checked }

// quit ends the program by its icon.
func (c *clerk) quit() { c.t.Helper(); c.tray.choose(c.t, "退出") }

func TestClosingAsksOnceWhetherToStayInTheNotificationArea(t *testing.T) {
	c := county(t)
	c.w.onClose()
	c.sees("关闭窗口后留在通知区域？")
	c.press(fyne.KeyEscape)
	if c.w.hidden || c.w.closed {
		t.Fatal("the window has gone without an answer")
	}
	c.w.onClose()
	c.press(fyne.KeyReturn)
	if !c.w.hidden || c.w.closed {
		t.Fatalf("hidden %v, closed %v", c.w.hidden, c.w.closed)
	}
	c.tray.choose(t, "打开")
	if c.w.hidden {
		t.Fatal("the icon does not bring the window back")
	}
	c.w.onClose()
	if !c.w.hidden {
		t.Error("the answer is not kept")
	}
	c.tray.choose(t, "退出")
	if !c.w.closed {
		t.Error("the icon does not end the program")
	}
}

func TestTheClerkMayChooseToQuit(t *testing.T) {
	c := county(t)
	c.w.onClose()
	c.click("退出程序")
	if !c.w.closed {
		t.Error("the program has not ended")
	}
}

func TestTheSystemBacksUpAndStartsTheProgramWhenTold(t *testing.T) {
	c := county(t)
	c.system = &system{login: true}
	c.open()
	c.ctrl(settingsKey)
	c.click("外观")
	if got := c.holds("关闭窗口时"); got != "询问" {
		t.Errorf("closing the window does %q", got)
	}
	c.tick("登录 Windows 时启动，留在通知区域里提醒")
	c.ctrl(fyne.KeyPageUp)
	const backup = "每天 12:30 由 Windows 计划任务自动备份，程序没有打开也备份"
	c.tick(backup)
	if !c.system.backup || c.system.login {
		t.Errorf("the system backs up: %v, starts the program: %v", c.system.backup, c.system.login)
	}
	c.system.err = model.Refuse("Windows 没有接受这个计划任务")
	c.tick(backup)
	c.sees("Windows 没有接受这个计划任务")
	c.press(fyne.KeyReturn)
	if !c.ticked(backup) {
		t.Error("the switch says something else than the system")
	}
}
