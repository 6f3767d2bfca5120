package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestADataFolderInASyncFolderIsWarnedOfUntilAccepted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Nutstore", "监督")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	c := sit(t, dir, "2020-05-27")
	const title = "数据文件夹在同步盘里"
	c.sees(title, "坚果云", "数据损坏")
	c.click("取消")
	c.sees("欢迎使用同级监督工作台")
	c.open()
	c.sees(title) // not accepted
	c.click("仍放在这里，不再提醒")
	c.sees("欢迎使用同级监督工作台")
	c.open()
	if strings.Contains(c.words(), title) {
		t.Error("what was accepted is warned of again")
	}
	c.enter("签发机关", "中共示例县纪律检查委员会")
	c.enter("反馈对象", "县同级监督领导小组办公室")
	c.enter("经办人", "周明")
	c.click("从空白开始")
	c.open()
	c.sees("期限看板")
	c.ctrl(settingsKey)
	c.click("数据")
	c.sees("坚果云 的同步文件夹里")
}
