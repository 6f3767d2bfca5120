package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"

	"oversight/assets"
	"oversight/model"
	"oversight/model/store"
)

// result is what one run of the program did.
type result struct {
	code     int
	out, err string
}

// ctl runs the program in this process.
func ctl(t testing.TB, args ...string) result {
	t.Helper()
	var out, err bytes.Buffer
	code := run(t.Context(), args, &out, &err)
	return result{code, out.String(), err.String()}
}

// does runs the program and fails the test unless it succeeds without complaint.
func does(t testing.TB, args ...string) string {
	t.Helper()
	r := ctl(t, args...)
	if r.code != 0 || r.err != "" {
		t.Fatalf("oversightctl %s: exit %d, %s", strings.Join(args, " "), r.code, r.err)
	}
	return r.out
}

// refuses runs the program and fails the test unless it exits with 1 and one Chinese line that has the words.
func refuses(t testing.TB, words string, args ...string) {
	t.Helper()
	r := ctl(t, args...)
	line, ended := strings.CutSuffix(r.err, "\n")
	han := strings.ContainsFunc(line, func(c rune) bool { return unicode.Is(unicode.Han, c) })
	if r.code != 1 || r.out != "" || !ended || strings.Contains(line, "\n") || !han || !strings.Contains(line, words) {
		t.Errorf("oversightctl %s: exit %d, stdout %q, stderr %q; want 1 and one line with %q",
			strings.Join(args, " "), r.code, r.out, r.err, words)
	}
}

// demoFile is the database that the command demo makes; making it takes seconds.
var demoFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "demo")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var complaint bytes.Buffer
	if run(context.Background(), []string{"-data", dir, "demo"}, &bytes.Buffer{}, &complaint) != 0 {
		return nil, model.Refuse(complaint.String())
	}
	return os.ReadFile(filepath.Join(dir, store.DatabaseName))
})

// county returns a data folder with the sample county.
func county(t testing.TB) string {
	t.Helper()
	file, err := demoFile()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.DatabaseName), file, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestDemoIsVerifiedClean(t *testing.T) {
	dir := county(t)
	if out := does(t, "-data", dir, "verify"); !strings.HasPrefix(out, "核验通过：操作记录 ") {
		t.Errorf("verify says %q", out)
	}
	refuses(t, "已经有数据文件", "-data", dir, "demo")
}

func TestVerifyFindsOneChangedByteOfTheHistory(t *testing.T) {
	dir := county(t)
	path := filepath.Join(dir, store.DatabaseName)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const line = "签发，编号 示同监提〔2020〕6号，签发人：郑国强，成文日期：2020年5月27日"
	at := bytes.Index(file, []byte(line))
	if at < 0 {
		t.Fatal("the line of the audit log does not lie in the file in one piece")
	}
	file[at+len("签发，编号 示同监提〔2020〕")] = '4'
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	refuses(t, "核验没有通过", "-data", dir, "verify")
}

func TestWrongUseShowsTheUsageAndExitsWithTwo(t *testing.T) {
	dir := county(t)
	for _, args := range [][]string{
		{},
		{"erase"},
		{"-unknown", "verify"},
		{"-data", dir, "list"},
		{"-data", dir, "list", "secrets"},
		{"-data", dir, "list", "documents", "persons"},
		{"-data", dir, "print", "示同监提〔2020〕1号"},
		{"-data", dir, "print", "-o", "x.pdf"},
		{"-data", dir, "export", "documents"},
		{"-data", dir, "backup", "-passphrase-file", "x"},
		{"-data", dir, "restore"},
		{"-data", dir, "verify", "again"},
		{"version", "again"},
		{"deadline", "2020-05-27"},
	} {
		if r := ctl(t, args...); r.code != 2 || !strings.HasPrefix(r.err, "用法：") || r.out != "" {
			t.Errorf("oversightctl %q: exit %d, stderr %q", args, r.code, r.err)
		}
	}
}

func TestFailuresAreOneChineseLineAndExitWithOne(t *testing.T) {
	dir, empty := county(t), t.TempDir()
	pdf := filepath.Join(t.TempDir(), "a.pdf")
	refuses(t, "没有数据文件", "-data", empty, "verify")
	refuses(t, "没有数据文件", "-data", empty, "list", "documents")
	refuses(t, "没有编号为 示同监提〔2020〕99号 的文书", "-data", dir, "print", "示同监提〔2020〕99号", "-o", pdf)
	refuses(t, "", "-data", dir, "print", "七号", "-o", pdf)
	refuses(t, "写不进文件", "-data", dir, "print", "示同监提〔2020〕1号", "-o", filepath.Join(empty, "nowhere", "a.pdf"))
	refuses(t, "请检查文件夹是否存在", "-data", dir, "backup", "-o", filepath.Join(empty, "nowhere", "b"))
	refuses(t, "不是工作日天数", "deadline", "2020-05-27", "半个月")
	refuses(t, "", "deadline", "2020-02-30", "15")
	refuses(t, "读不到口令文件", "-data", dir, "backup", "-o", filepath.Join(empty, "b"), "-passphrase-file", filepath.Join(empty, "none"))
	if entries, err := os.ReadDir(empty); err != nil || len(entries) > 0 {
		t.Errorf("the empty folder holds %v after the refusals, %v", entries, err)
	}
}

// pdfText returns the text of a PDF without blanks.
func pdfText(t testing.TB, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", path, err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}

func TestVersionIsToldWithoutADataFolder(t *testing.T) {
	if out := does(t, "-data", filepath.Join(t.TempDir(), "none"), "version"); out != "oversightctl "+assets.Release()+"\n" {
		t.Errorf("version says %q", out)
	}
}
