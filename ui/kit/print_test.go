//go:build !windows

package kit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// computer is one with these programs only; each is a shell script, and told returns what lp or xdg-open was told last.
func computer(t *testing.T, programs map[string]string) (told func() string) {
	t.Helper()
	dir := t.TempDir()
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	t.Setenv("TOLD", filepath.Join(dir, "told"))
	return func() string {
		data, err := os.ReadFile(filepath.Join(dir, "told"))
		if err != nil {
			return ""
		}
		return string(data)
	}
}

const (
	notes    = `echo "${0##*/} $*" > "$TOLD"`
	twoThere = `case $1 in -e) printf 'Second_floor\nHP_LaserJet\n';; -d) echo "system default destination: HP_LaserJet";; esac`
	noneSet  = `case $1 in -e) echo Second_floor;; -d) echo "no system default destination";; esac`
	notAble  = "exit 1"
)

func TestPrintersOfTheComputerAreListed(t *testing.T) {
	for name, c := range map[string]struct {
		lpstat, standard string
		names            []string
	}{
		"two":        {twoThere, "HP_LaserJet", []string{"HP_LaserJet", "Second_floor"}},
		"no default": {noneSet, "", []string{"Second_floor"}},
		"none":       {notAble, "", nil},
	} {
		computer(t, map[string]string{"lpstat": c.lpstat})
		if names, standard := Printers(); !slices.Equal(names, c.names) || standard != c.standard {
			t.Errorf("%s: %q, %q", name, names, standard)
		}
	}
	computer(t, nil)
	if names, standard := Printers(); len(names) > 0 || standard != "" {
		t.Errorf("without a printing system: %q, %q", names, standard)
	}
}

func TestAFileGoesToThePrinterWanted(t *testing.T) {
	path := file(t)
	for name, c := range map[string]struct {
		programs            map[string]string
		printer, told, said string
	}{
		"the default":            {map[string]string{"lp": notes, "lpstat": twoThere}, "", "lp " + path, "已送到打印机 HP_LaserJet"},
		"a default without name": {map[string]string{"lp": notes}, "", "lp " + path, "已送到打印机"},
		"another": {
			map[string]string{"lp": notes, "lpstat": twoThere},
			"Second_floor",
			"lp -d Second_floor " + path, "已送到打印机 Second_floor",
		},
		"nothing that prints": {
			map[string]string{"lp": notAble, "xdg-open": notes},
			"",
			"xdg-open " + path, "没有能直接打印 PDF 的程序，已打开文件，请在里面按 Ctrl+P 打印",
		},
		"nothing that prints there": {
			map[string]string{"lp": notAble, "lpstat": twoThere, "xdg-open": notes},
			"Second_floor",
			"xdg-open " + path, "没有能直接打印 PDF 的程序，已打开文件，请在里面按 Ctrl+P，选打印机 Second_floor",
		},
	} {
		told := computer(t, c.programs)
		printed, err := PrintTo(path, c.printer)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := strings.TrimSpace(told()); got != c.told || printed.String() != c.said {
			t.Errorf("%s: told is %q, want %q; said is %q, want %q", name, got, c.told, printed, c.said)
		}
	}
}

func TestNothingIsPrintedElsewhereThanWanted(t *testing.T) {
	path := file(t)
	told := computer(t, map[string]string{"lp": notes, "lpstat": twoThere, "xdg-open": notes})
	_, err := PrintTo(path, "Third_floor")
	if msg := model.UserMessage(err); model.CodeOf(err) != model.Refused || !strings.Contains(msg, "“Third_floor”") {
		t.Errorf("a printer that is gone: %q (%v)", msg, err)
	}
	_, err = PrintTo(path+"x", "")
	if model.CodeOf(err) != model.NotFound {
		t.Errorf("a file that is gone: %v", err)
	}
	if got := told(); got != "" {
		t.Errorf("told is %q all the same", got)
	}
	computer(t, map[string]string{"lp": notAble})
	if _, err := PrintTo(path, ""); !strings.Contains(model.UserMessage(err), "请安装 PDF 阅读程序") {
		t.Errorf("no program at all: %v", err)
	}
}
