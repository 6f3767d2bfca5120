package ui_test

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model/store"

	"fyne.io/fyne/v2"
)

func TestAfterACrashTheNextStartSaysSoAndOffersTheDiagnosis(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := begin(t, "2020-06-20")
	c.misses("上次程序因内部错误意外退出")
	c.crash = true
	c.open()
	c.sees("上次程序因内部错误意外退出", "已保存的记录不受影响，正在填写的内容会提示接着填")
	c.click("导出诊断包")
	c.press(fyne.KeyReturn)
	saved, err := filepath.Glob(filepath.Join(home, "诊断包 *.zip"))
	if err != nil || len(saved) != 1 {
		t.Fatalf("saved are %q (%v); the window says\n%s", saved, err, c.words())
	}
	z, err := zip.OpenReader(saved[0])
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if len(z.File) == 0 || z.File[0].Name != "about.txt" {
		t.Errorf("the zip holds %d files", len(z.File))
	}
}

func TestARefusedFolderHasADiagnosisToo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "损坏")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, store.DatabaseName), []byte(strings.Repeat("no database ", 20)), 0o600); err != nil {
		t.Fatal(err)
	}
	c := sit(t, dir, "2020-06-20")
	c.sees("数据没有打开", "退出", "导出诊断包")
}
