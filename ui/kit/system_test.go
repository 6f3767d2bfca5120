package kit

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"oversight/model"
)

func TestSafeFileName(t *testing.T) {
	long := strings.Repeat("长", 150)
	for name, want := range map[string]string{
		"竹同监提〔2026〕7号.pdf":        "竹同监提〔2026〕7号.pdf",
		`台账 2026/5/7: "全部"?.xlsx`: "台账 2026／5／7： ”全部”？.xlsx",
		"a<b>c|d*e\\f.pdf":        "a＜b＞c｜d＊e＼f.pdf",
		"结尾有点. . .pdf":            "结尾有点.pdf",
		"换\n行\t.pdf":              "换 行.pdf",
		"CON.pdf":                 "_CON.pdf",
		"lpt1":                    "_lpt1",
		"COMMON.pdf":              "COMMON.pdf",
		" .pdf":                   "未命名.pdf",
		"":                        "未命名",
		long + ".xlsx":            strings.Repeat("长", maxFileName) + ".xlsx",
	} {
		if got := SafeFileName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// program puts a shell script in the place of a program; it writes its argument into the returned file.
func program(t *testing.T, name, exit string) (called string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the programs are those of other systems")
	}
	dir := t.TempDir()
	called = filepath.Join(dir, "called")
	script := "#!/bin/sh\nprintf %s \"$1\" > '" + called + "'\nexit " + exit + "\n"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	return called
}

func file(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "竹同监提〔2026〕7号.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesAreHandedToTheProgramsOfTheSystem(t *testing.T) {
	path := file(t)
	for _, c := range []struct {
		program, want string
		act           func(string) error
	}{
		{"xdg-open", path, OpenFile},
		{"xdg-open", filepath.Dir(path), ShowInFolder},
	} {
		called := program(t, c.program, "0")
		if err := c.act(path); err != nil {
			t.Errorf("%s: %v", c.program, err)
		}
		got, err := os.ReadFile(called)
		if err != nil || string(got) != c.want {
			t.Errorf("%s was called with %q, want %q (%v)", c.program, got, c.want, err)
		}
	}
}

func TestMissingProgramOrFileIsSaidInChinese(t *testing.T) {
	path := file(t)
	program(t, "xdg-open", "3") // 3: no program for this kind of file
	for name, err := range map[string]error{
		"no viewer": OpenFile(path),
		"no folder": ShowInFolder(path),
		"no file":   OpenFile(path + "x"),
	} {
		if err == nil || !strings.Contains(model.UserMessage(err), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if code := model.CodeOf(OpenFile(path + "x")); code != model.NotFound {
		t.Errorf("missing file: %s", code)
	}
}
