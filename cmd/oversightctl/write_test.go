package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"

	"github.com/xuri/excelize/v2"
)

func TestOneDocumentPrintsAsItsFrozenPDF(t *testing.T) {
	dir := county(t)
	path := filepath.Join(t.TempDir(), "卡.pdf")
	does(t, "-data", dir, "print", "示同监提〔2020〕6号", "-o", path)
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, frozen(t, dir, "示同监提〔2020〕6号")) {
		t.Error("the printed PDF is not the one kept since signing")
	}
}

// frozen returns the PDF kept with a document.
func frozen(t *testing.T, dir, number string) []byte {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := model.ParseNumber(number)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.DocumentByNumber(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := s.Paper(t.Context(), d.ID)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func TestSeveralDocumentsPrintIntoOnePDF(t *testing.T) {
	path := filepath.Join(t.TempDir(), "all.pdf")
	numbers := []string{"示同监提〔2020〕6号", "示同监提〔2020〕18号", "示同监提〔2021〕2号"}
	does(t, append([]string{"-data", county(t), "print", "-o", path, "-receipt"}, numbers...)...)
	text := pdfText(t, path)
	for _, n := range numbers {
		if !strings.Contains(text, n) {
			t.Errorf("%s is not in the PDF", n)
		}
	}
	if strings.Contains(text, "整改情况反馈表") {
		t.Error("reply forms are printed unasked")
	}
}

func TestTheReplyFormIsPrintedOnDemand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reply.pdf")
	does(t, "-data", county(t), "print", "示同监提〔2020〕6号", "-reply", "-o", path)
	text := pdfText(t, path)
	for _, want := range []string{"整改情况反馈表", "工作提醒卡", "示同监提〔2020〕6号", "2020年6月17日"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the PDF", want)
		}
	}
}

func TestABackupIsRestoredIntoAnotherFolder(t *testing.T) {
	dir, elsewhere := county(t), t.TempDir()
	file := filepath.Join(t.TempDir(), "oversight.backup")
	lines := linesOf(t, dir) // the backup itself is noted after the copy
	does(t, "-data", dir, "backup", "-o", file)
	if out := does(t, "-data", elsewhere, "restore", file); !strings.HasPrefix(out, "已恢复：文书 ") ||
		!strings.Contains(out, "请与登记簿核对最后的编号") {
		t.Errorf("restore says %q", out)
	}
	before, after := does(t, "-data", dir, "list", "documents"), does(t, "-data", elsewhere, "list", "documents")
	if before != after {
		t.Error("the restored documents differ")
	}
	if got := linesOf(t, elsewhere); got != lines+1 { // and the line of the restore
		t.Errorf("the restored history has %d lines, the desk had %d", got, lines)
	}
}

func linesOf(t *testing.T, dir string) int64 {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r.Lines
}

func TestRestoreKeepsWhatWasThereBefore(t *testing.T) {
	dir := county(t)
	file := filepath.Join(t.TempDir(), "oversight.backup")
	does(t, "-data", dir, "backup", "-o", file)
	if out := does(t, "-data", dir, "restore", file); strings.Contains(out, "登记簿") {
		t.Errorf("numbers that are known are to be looked up: %q", out)
	}
	kept, err := filepath.Glob(filepath.Join(dir, "backups", "*"))
	if err != nil || len(kept) == 0 {
		t.Errorf("nothing lies in backups: %v, %v", kept, err)
	}
}

func TestAnEncryptedBackupOpensWithItsPassphraseOnly(t *testing.T) {
	dir, elsewhere, desk := county(t), t.TempDir(), t.TempDir()
	right, wrong, file := filepath.Join(desk, "right"), filepath.Join(desk, "wrong"), filepath.Join(desk, "b.age")
	for path, phrase := range map[string]string{right: "示例-同级-监督-2020\n", wrong: "错误的口令\n"} {
		if err := os.WriteFile(path, []byte(phrase), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	does(t, "-data", dir, "backup", "-o", file, "-passphrase-file", right)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("SQLite format 3")) || bytes.Contains(data, []byte("欧阳静文")) {
		t.Error("the encrypted backup can be read")
	}
	refuses(t, "口令", "-data", elsewhere, "restore", file, "-passphrase-file", wrong)
	refuses(t, "口令", "-data", elsewhere, "restore", file)
	if _, err := os.Stat(filepath.Join(elsewhere, store.DatabaseName)); !os.IsNotExist(err) {
		t.Fatalf("a refused restore left a database: %v", err)
	}
	does(t, "-data", elsewhere, "restore", file, "-passphrase-file", right)
	does(t, "-data", elsewhere, "verify")
}

func TestADamagedBackupIsRefusedAndTheDataStay(t *testing.T) {
	dir := county(t)
	file := filepath.Join(t.TempDir(), "b")
	does(t, "-data", dir, "backup", "-o", file)
	before := does(t, "-data", dir, "verify")
	if err := os.Truncate(file, 4096*3); err != nil {
		t.Fatal(err)
	}
	refuses(t, "备份", "-data", dir, "restore", file)
	if does(t, "-data", dir, "verify") != before {
		t.Error("the refused restore has changed the data")
	}
}

func TestExportsOpenInExcel(t *testing.T) {
	dir := county(t)
	for _, c := range []struct{ table, sheet, heading, cell string }{
		{"documents", "两卡一书", "应反馈日期", "示同监提〔2020〕6号"},
		{"persons", "监督对象", "联系（分管）单位", "欧阳静文"},
		{"inquiries", "廉政问询", "三重一大类别", "问〔2020〕31号"},
		{"meetings", "会议", "提前1个工作日", "巡察工作领导小组第4次会议"},
	} {
		path := filepath.Join(t.TempDir(), c.table+".xlsx")
		does(t, "-data", dir, "export", c.table, "-o", path)
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := f.GetRows(c.sheet)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for _, row := range rows {
			text.WriteString(strings.Join(row, "\t") + "\n")
		}
		if !strings.Contains(text.String(), c.heading) || !strings.Contains(text.String(), c.cell) {
			t.Errorf("%s: the sheet lacks %q or %q", c.table, c.heading, c.cell)
		}
		lines := strings.Count(does(t, "-data", dir, "list", c.table), "\n")
		if len(rows) < lines {
			t.Errorf("%s: %d rows in Excel, %d lines in the list", c.table, len(rows), lines)
		}
	}
}

func TestOpenDeadlinesAreExportedAsACalendar(t *testing.T) {
	dir, file := county(t), filepath.Join(t.TempDir(), "期限.ics")
	does(t, "-data", dir, "export", "calendar", "-o", file)
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	running := 0
	for _, row := range listed(t, "-data", dir, "list", "documents", "-json") {
		if row["state"] == "已送达" || row["state"] == "重新办理" {
			running++
			if want := "DTSTART;VALUE=DATE:" + strings.ReplaceAll(row["due"], "-", "") + "\r\n"; !bytes.Contains(got, []byte(want)) {
				t.Errorf("%s is due %s, and not in the calendar", row["number"], row["due"])
			}
		}
	}
	events, cancelled := bytes.Count(got, []byte("BEGIN:VEVENT\r\n")), bytes.Count(got, []byte("STATUS:CANCELLED\r\n"))
	if events-cancelled != running || running == 0 || cancelled == 0 {
		t.Errorf("%d events, %d of them cancelled, for %d running documents", events, cancelled, running)
	}
}

func TestABackupWithoutANameIsTheOneOfTheDay(t *testing.T) {
	dir := t.TempDir()
	does(t, "-data", dir, "demo")
	for range 2 {
		does(t, "-data", dir, "backup")
	}
	kept, err := filepath.Glob(filepath.Join(dir, "backups", "daily-*.db"))
	if err != nil || len(kept) != 1 {
		t.Errorf("kept are %v (%v)", kept, err)
	}
}

func TestADraftPrintsWithItsSigningSheetBeforeItIsSigned(t *testing.T) {
	dir, path := county(t), filepath.Join(t.TempDir(), "稿纸.pdf")
	title := ""
	for _, r := range listed(t, "-data", dir, "list", "documents", "-json") {
		if r["state"] == "待签发" {
			title = r["title"]
		}
	}
	does(t, "-data", dir, "print", title, "-sheet", "-o", path)
	text := pdfText(t, path)
	for _, want := range []string{"发文稿纸", "签发：", "会签：", "核稿：", "拟稿：", "份数", "（编号待签发）"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
	does(t, "-data", dir, "print", title, "-o", path)
	if text := pdfText(t, path); strings.Contains(text, "发文稿纸") || !strings.Contains(text, "（编号待签发）") {
		t.Errorf("the draft alone is\n%s", text)
	}
	refuses(t, "发文稿纸在签发以前打印", "-data", dir, "print", "示同监提〔2020〕6号", "-sheet", "-o", path)
	refuses(t, "没有“草稿9999”", "-data", dir, "print", "草稿9999", "-sheet", "-o", path)
	refuses(t, "不是文书编号", "-data", dir, "print", "没有这样的词", "-sheet", "-o", path)
	said := ctl(t, "-data", dir, "print", "县", "-sheet", "-o", path).err
	_, names, _ := strings.Cut(said, "请写草稿号：")
	name, _, ok := strings.Cut(names, "（")
	if !ok {
		t.Fatalf("several drafts hold the word: %s", said)
	}
	does(t, "-data", dir, "print", name, "-sheet", "-o", path)
}
