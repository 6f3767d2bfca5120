package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

// printer puts a printer in the place of the system's that keeps what it is given.
func printer(t *testing.T) (sheet string) {
	t.Helper()
	dir := t.TempDir()
	sheet = filepath.Join(dir, "sheet.pdf")
	script := "#!/bin/sh\ncp \"$1\" '" + sheet + "'\n"
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return sheet
}

func TestASecondPrintIsNotedAndMarkedWhereTheOfficeWantsIt(t *testing.T) {
	sheet := printer(t)
	c := served(t, "2020-06-20")
	if err := c.stored().SetPrintSetup(t.Context(), model.PrintSetup{CopyMark: true}); err != nil {
		t.Fatal(err)
	}
	c.press(fyne.KeyF5)
	c.click("预览打印")
	c.click("打印")
	c.sees("已送到打印机")
	issued, err := c.stored().Paper(t.Context(), c.document(model.Served).ID)
	if got, e := os.ReadFile(sheet); e != nil || err != nil || string(got) != string(issued) {
		t.Errorf("the first print is not the issued paper: %v, %v", e, err)
	}
	c.click("打印")
	if text := paperText(t, sheet); !strings.Contains(strings.Join(strings.Fields(text), ""), "副本") {
		t.Errorf("the second print does not say 副本:\n%s", text)
	}
	c.click("经过")
	if n := strings.Count(c.words(), "打印工作提醒卡"); n != 2 {
		t.Errorf("%d prints are in the timeline:\n%s", n, c.words())
	}
}

func TestAPaperOpenedToBePrintedIsNotedSoAndCounts(t *testing.T) {
	dir := t.TempDir()
	opened := filepath.Join(dir, "opened.pdf")
	for name, script := range map[string]string{"lp": "exit 1", "xdg-open": `/bin/cp "$1" '` + opened + "'"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	c := served(t, "2020-06-20")
	if err := c.stored().SetPrintSetup(t.Context(), model.PrintSetup{CopyMark: true}); err != nil {
		t.Fatal(err)
	}
	c.press(fyne.KeyF5)
	c.click("预览打印")
	path := os.Getenv("PATH")
	t.Setenv("PATH", dir)
	c.click("打印")
	c.sees("没有能直接打印 PDF 的程序，已打开文件，请在里面按 Ctrl+P 打印")
	c.click("打印")
	t.Setenv("PATH", path)
	if text := paperText(t, opened); !strings.Contains(strings.Join(strings.Fields(text), ""), "副本") {
		t.Errorf("the second print does not say 副本:\n%s", text)
	}
	c.click("经过")
	if n := strings.Count(c.words(), "打印工作提醒卡（打开文件，由阅读程序打印）"); n != 2 {
		t.Errorf("%d prints are in the timeline:\n%s", n, c.words())
	}
}

func TestWhatIsPrintedTogetherCountsAsWhatIsPrintedAlone(t *testing.T) {
	sheet := printer(t)
	c := county(t)
	if err := c.stored().SetPrintSetup(t.Context(), model.PrintSetup{CopyMark: true}); err != nil {
		t.Fatal(err)
	}
	c.enter2020Letters()
	c.click("公文的送达回执")
	isCopy := func() bool { return strings.Contains(strings.Join(strings.Fields(paperText(t, sheet)), ""), "副本") }
	c.click("打印")
	if isCopy() {
		t.Error("the first print is marked as a copy")
	}
	c.click("打印")
	if !isCopy() {
		t.Error("the second print is not marked as a copy")
	}
	rows, err := c.stored().Documents(t.Context(), model.Filter{Text: "示同监建〔2020〕"}, 0, 10, c.today)
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d letters, %v", len(rows), err)
	}
	for _, r := range rows {
		for what, want := range map[string]int{r.Kind: 2, "送达回执": 2, "整改情况反馈表": 0} {
			if n, err := c.stored().Prints(t.Context(), r.ID, what); n != want || err != nil {
				t.Errorf("%s: %s was printed %d times, want %d (%v)", r.Number, what, n, want, err)
			}
		}
	}
}

func TestSeveralDocumentsArePrintedAsOne(t *testing.T) {
	sheet := printer(t)
	c := county(t)
	c.enter2020Letters()
	c.sees("已选 2 份文书", "整改建议书 2 份")
	c.click("公文的送达回执")
	c.click("打印")
	text := strings.Join(strings.Fields(paperText(t, sheet)), "")
	for _, want := range []string{"示同监建〔2020〕1号", "示同监建〔2020〕2号", "送达回执", "问题清单"} {
		if !strings.Contains(text, want) {
			t.Errorf("the print does not say %q", want)
		}
	}
}

func TestSeveralDocumentsAreSavedEachInItsOwnFile(t *testing.T) {
	c := county(t)
	c.enter2020Letters()
	dir := t.TempDir()
	c.app.Preferences().SetString("files.saved.in", dir)
	c.click("整改情况反馈表")
	save := func() {
		c.click("分别另存")
		c.click("选这个文件夹")
	}
	save()
	c.sees("已保存 4 个文件到 " + filepath.Base(dir))
	files, err := filepath.Glob(filepath.Join(dir, "示同监建〔2020〕1号 * 整改建议书.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatalf("written are %v, %v", files, err)
	}
	n, err := model.ParseNumber("示同监建〔2020〕1号")
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.stored().DocumentByNumber(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	issued, err := c.stored().Paper(t.Context(), d.ID)
	if got, e := os.ReadFile(files[0]); e != nil || err != nil || string(got) != string(issued) {
		t.Errorf("the file is not the issued paper: %v, %v", e, err)
	}
	if err := os.WriteFile(files[0], []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	save()
	c.sees("已有其中 4 个文件")
	c.click("取消")
	if got, err := os.ReadFile(files[0]); string(got) != "older" {
		t.Errorf("replaced without agreement: %d bytes, %v", len(got), err)
	}
	save()
	c.click("替换")
	if got, err := os.ReadFile(files[0]); string(got) != string(issued) {
		t.Errorf("not replaced: %d bytes, %v", len(got), err)
	}
}

// enter2020Letters selects the two letters of the pilot year in the list.
func (c *clerk) enter2020Letters() {
	c.t.Helper()
	c.ctrl(documentsKey)
	c.ctrl(fyne.KeyF)
	c.types("示同监建〔2020〕")
	c.w.Canvas().Focus(c.list().FocusTarget())
	c.shortcut(&fyne.ShortcutSelectAll{})
}

func TestTheListAsFilteredIsPrintedAsALedger(t *testing.T) {
	sheet := printer(t)
	c := county(t)
	c.enter2020Letters()
	c.click("打印台账")
	c.sees("第1页，共1页")
	c.click("打印")
	text := strings.Join(strings.Fields(paperText(t, sheet)), "")
	for _, want := range []string{"台账", "含“示同监建〔2020〕”", "示同监建〔2020〕1号", "合计2份"} {
		if !strings.Contains(text, want) {
			t.Errorf("the ledger does not say %q:\n%s", want, text)
		}
	}
}

func TestScanningAPaperOpensItsDocument(t *testing.T) {
	c := county(t)
	n, err := model.ParseNumber("示同监提〔2020〕18号")
	if err != nil {
		t.Fatal(err)
	}
	d, err := c.stored().DocumentByNumber(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	c.ctrl(fyne.KeyF)
	c.paste(model.ScanCode(d.ID, d.Number))
	c.sees("示同监提〔2020〕18号", d.Leader.Name)
	c.paste(model.ScanCode(d.ID, model.Number{Mark: "别县同监提", Year: 2019, Seq: 3}))
	c.sees("扫到的是〔2019〕3号，这里没有这份文书")
}
