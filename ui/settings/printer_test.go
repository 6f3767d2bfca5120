//go:build !windows

package settings_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// twoPrinters puts a printing system with two printers in the place of the computer's; told is what it was told last.
func twoPrinters(t *testing.T) (told func() string) {
	t.Helper()
	dir := t.TempDir()
	note := filepath.Join(dir, "told")
	for name, script := range map[string]string{
		"lp":     `printf %s "$*" > '` + note + "'",
		"lpstat": `case $1 in -e) printf 'Hall\nHP\n';; -d) echo "system default destination: HP";; esac`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return func() string {
		data, err := os.ReadFile(note)
		if err != nil {
			t.Errorf("nothing was printed: %v", err)
		}
		return string(data)
	}
}

// printers returns the choice of the printer.
func (p printer) printers() *kit.Select {
	p.t.Helper()
	for _, o := range p.shown() {
		if s, ok := o.(*kit.Select); ok && strings.HasPrefix(s.Options[0], "系统默认") {
			return s
		}
	}
	p.t.Fatal("no printer can be chosen")
	return nil
}

func TestPapersGoToThePrinterChosen(t *testing.T) {
	told := twoPrinters(t)
	p := openPrinter(t)
	if got := p.printers().Options; !slices.Equal(got, []string{"系统默认（HP）", "HP", "Hall"}) {
		t.Errorf("offered are %q", got)
	}
	p.addPrinter(entry{"大厅", "1", "1"})
	for _, c := range []struct{ choice, told, said string }{
		{"系统默认（HP）", "/", "已送到打印机 HP"},
		{"Hall", "-d Hall /", "已送到打印机 Hall"},
	} {
		p.printers().SetSelected(c.choice)
		p.press("打印测试页")
		p.press("打印")
		if got := told(); !strings.HasPrefix(got, c.told) {
			t.Errorf("%s: lp was told %q, want %q…", c.choice, got, c.told)
		}
		p.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		p.says(c.said)
	}
}

func TestAPrinterThatIsGoneIsSaid(t *testing.T) {
	twoPrinters(t)
	p := openPrinter(t)
	p.page.SetPrinter("三楼")
	p.page.Refresh()
	p.says("找不到所选的打印机")
	if got := p.printers().Selected; got != "三楼" {
		t.Errorf("shown is %q", got)
	}
	p.printers().SetSelected("Hall")
	if got := p.page.Printer(); got != "Hall" || strings.Contains(p.words(), "找不到所选的打印机") {
		t.Errorf("chosen is %q; the page says\n%s", got, p.words())
	}
}
