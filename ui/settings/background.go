package settings

import (
	"context"

	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Background is what the system does for the program while its window is closed. Its methods may wait for the system.
type Background interface {
	// DailyBackup reports whether the system makes the backup of each day.
	DailyBackup() (bool, error)
	SetDailyBackup(on bool) error
	// AtLogin reports whether the program starts when the user logs in.
	AtLogin() (bool, error)
	SetAtLogin(on bool) error
}

// backgroundSwitch is one thing the system can do, to be ticked.
type backgroundSwitch struct {
	page *Page
	tick *kit.Check
	read func() (bool, error)
	set  func(on bool) error
}

func newBackgroundSwitch(p *Page, label string, read func() (bool, error), set func(bool) error) *backgroundSwitch {
	s := &backgroundSwitch{page: p, read: read, set: set}
	s.tick = kit.NewCheck(label, s.onTick)
	s.tick.Disable() // until the system has answered
	s.load()
	return s
}

func (s *backgroundSwitch) load() {
	kit.Load(kit.NewLoader(s.page.Window), func(context.Context) (bool, error) { return s.read() }, func(on bool) {
		s.tick.Checked = on // not SetChecked: that would be an act of the clerk
		s.tick.Enable()
	})
}

func (s *backgroundSwitch) onTick(on bool) {
	s.page.Runner.Start(kit.Job{
		Busy: "正在设置…", Fixed: true, Work: func(context.Context) error { return s.set(on) },
		Done: func() { s.page.Toast("已更改") },
		Fail: func(error) bool { s.load(); return false },
	})
}

// backupSwitch offers the backup of each day by the system, nil where the system makes none.
func (p *Page) backupSwitch() fyne.CanvasObject {
	if p.Background == nil {
		return container.NewWithoutLayout()
	}
	s := newBackgroundSwitch(p, "每天 12:30 由 Windows 计划任务自动备份，程序没有打开也备份", p.Background.DailyBackup, p.Background.SetDailyBackup)
	return container.NewVBox(s.tick, kit.NewCaption("备份到数据文件夹的 backups，一天一份，留最近 7 天、4 周、6 个月的。那时电脑没有开机，下次打开程序时补做。备份失败会在窗口下面的状态栏里说明。"))
}

// closeKey is where what closing does is kept among the preferences.
const closeKey = "close"

// Closing is what closing the window does.
type Closing int

// What closing the window can do.
const (
	CloseAsks Closing = iota
	CloseStays
	CloseQuits
)

var closings = []string{CloseAsks: "询问", CloseStays: "留在通知区域", CloseQuits: "退出程序"}

// OnClosing returns what closing the window does.
func OnClosing(prefs fyne.Preferences) Closing { return Closing(prefs.Int(closeKey)) }

// SetOnClosing keeps what closing the window does.
func SetOnClosing(prefs fyne.Preferences, c Closing) { prefs.SetInt(closeKey, int(c)) }

// startFields are the inputs for how the program starts and ends; none where the desktop has no notification area.
func (p *Page) startFields() []kit.Field {
	if p.Background == nil {
		return nil
	}
	prefs := p.App.Preferences()
	closing := kit.NewSelect(closings, nil)
	closing.Selected = closings[OnClosing(prefs)]
	closing.OnChanged = func(string) { SetOnClosing(prefs, Closing(closing.SelectedIndex())) }
	login := newBackgroundSwitch(p, "登录 Windows 时启动，留在通知区域里提醒", p.Background.AtLogin, p.Background.SetAtLogin)
	return []kit.Field{
		{Name: "close", Label: "关闭窗口时", Widget: closing},
		{Name: "login", Label: "开机启动", Widget: kit.NewFlow(login.tick)},
	}
}
