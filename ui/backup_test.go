package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model/store"
)

// onlyFile returns the one file in a folder whose name ends so.
func onlyFile(t *testing.T, dir, suffix string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "oversight-*"+suffix))
	if err != nil || len(found) != 1 {
		t.Fatalf("in %s are %v, %v", dir, found, err)
	}
	return found[0]
}

func TestABackupIsEncryptedFromTheWindow(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := begin(t, "2026-11-20")
	c.ctrl(settingsKey)
	c.click("数据")
	c.click("立即备份")
	c.sees("备份全部数据", "用口令加密")
	c.misses("再输一遍")
	c.click("用口令加密")
	c.sees("再输一遍", "口令忘了，谁也打不开这个备份")
	c.enter("口令", "1234567")
	c.click("选择位置…")
	c.sees("8 个字符")
	c.enter("口令", "八个汉字才是口令")
	c.enter("再输一遍", "八个汉字才是口今")
	c.click("选择位置…")
	c.sees("两次输入的口令不一样")
	c.enter("再输一遍", "八个汉字才是口令")
	c.click("选择位置…")
	c.click("保存")
	c.sees("已加密备份到")
	file := onlyFile(t, home, ".db.age")
	if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), "age-encryption.org/v1") {
		t.Fatalf("the backup is %d bytes, %v", len(data), err)
	}
	if _, err := store.Restore(t.Context(), file, t.TempDir(), "八个汉字才是口令"); err != nil {
		t.Error(err)
	}

	c.click("立即备份") // the choice is remembered, the passphrase is not
	c.sees("再输一遍")
	if c.holds("口令") != "" {
		t.Error("the passphrase is still there")
	}
	c.click("用口令加密")
	c.click("选择位置…")
	c.click("保存")
	c.sees("已备份到")
	if _, err := store.Restore(t.Context(), onlyFile(t, home, ".db"), t.TempDir(), ""); err != nil {
		t.Error(err)
	}
}

func TestTheSettingsTellOfTheDailyBackups(t *testing.T) {
	c := begin(t, "2026-11-20")
	if err := c.stored().BackupDaily(t.Context(), c.today); err != nil {
		t.Fatal(err)
	}
	c.ctrl(settingsKey)
	c.click("数据")
	c.sees("每天备份", "1 份，2026年11月20日至2026年11月20日", "上限", "不超过磁盘的 10%")
	if err := os.WriteFile(filepath.Join(c.dir, "backups", "failed.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.press("F5")
	c.sees("没有成功", "原因没有记下来", "此后备份失败")
}
