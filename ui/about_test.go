package ui_test

import (
	"testing"

	"oversight/assets"
	"oversight/ui"
)

func TestTheSettingsSayWhichProgramThisIs(t *testing.T) {
	assets.BuildDate = "2026-11-22"
	t.Cleanup(func() { assets.BuildDate = "" })
	c := begin(t, "2026-11-20")
	c.ctrl(settingsKey)
	c.click("关于")
	c.sees(ui.Title, assets.Version, "2026-11-22", c.dir, "打开数据文件夹", "本程序不联网", "MIT 许可", "SIL OFL 1.1", "许可全文见源代码")
	c.misses("自行编译", "打开许可全文") // there is no such file beside a test
}
