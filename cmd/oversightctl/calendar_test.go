package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"oversight/assets"
	"oversight/model"
	"oversight/model/store/storetest"
)

// published is a notice as the State Council published it.
func published(name string) string {
	return filepath.Join("..", "..", "model", "testdata", "notices", "notice-"+name+".txt")
}

// textFile writes a text into a file of its own.
func textFile(t testing.TB, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "通知.txt")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// dates are the first two columns of lines of days; the names of joint holidays differ between table and notice.
func dates(lines string) string {
	var out []string
	for line := range strings.Lines(lines) {
		if cells := strings.Split(line, "\t"); len(cells) == 3 {
			out = append(out, cells[0]+" "+cells[1])
		}
	}
	return strings.Join(out, "\n")
}

func TestCalendarParsePrintsTheDaysOfTheTable(t *testing.T) {
	dir := t.TempDir()
	_, from2026, _ := strings.Cut(string(assets.Calendar), "2026-01-01")
	want := dates("2026-01-01" + from2026)
	out := does(t, "-data", dir, "calendar", "parse", published("2026"))
	if dates(out) != want {
		t.Errorf("prints\n%s\nwant\n%s", out, want)
	}
	if first, _, _ := strings.Cut(out, "\n"); first != "2026-01-01\toff\t元旦" {
		t.Errorf("first line %q", first)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("the data folder holds %v, %v", entries, err)
	}
}

func TestCalendarParseReadsTheStandardInput(t *testing.T) {
	file, err := os.Open(published("2023"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stdin := os.Stdin
	defer func() { os.Stdin = stdin }()
	os.Stdin = file
	if out := does(t, "-data", t.TempDir(), "calendar", "parse", "-"); out != does(t, "-data", t.TempDir(), "calendar", "parse", published("2023")) {
		t.Errorf("prints\n%s", out)
	}
}

func TestCalendarParseReadsTheEncodingsOfChineseWindows(t *testing.T) {
	utf8, err := os.ReadFile(published("2026"))
	if err != nil {
		t.Fatal(err)
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(string(utf8))
	if err != nil {
		t.Fatal(err)
	}
	utf16le := "\xff\xfe"
	for _, unit := range utf16.Encode([]rune(string(utf8))) {
		utf16le += string([]byte{byte(unit), byte(unit >> 8)})
	}
	dir := t.TempDir()
	want := does(t, "-data", dir, "calendar", "parse", published("2026"))
	for name, content := range map[string]string{"GBK": gbk, "UTF-16": utf16le, "UTF-8 with a mark": "\ufeff" + string(utf8)} {
		if out := does(t, "-data", dir, "calendar", "parse", textFile(t, content)); out != want {
			t.Errorf("%s:\n%s", name, out)
		}
	}
}

func TestCalendarParseExtendsAHolidayOfTheCalendar(t *testing.T) {
	out := does(t, "-data", county(t), "calendar", "parse", published("2020-extension"))
	if !strings.HasPrefix(out, "2020-01-24\toff\t春节\n") || !strings.HasSuffix(out, "2020-01-31\toff\t春节\n2020-02-01\toff\t春节\n2020-02-02\toff\t春节\n") {
		t.Errorf("prints\n%s", out)
	}
}

func TestCalendarParseSaysOnStderrWhatToCheck(t *testing.T) {
	notice := textFile(t, "国务院办公厅关于调整2026年劳动节假期安排的通知\n一、5月1日至5日放假，共4天。5月9日（周日）上班。\n二、5月6日前报送值班表。")
	r := ctl(t, "-data", t.TempDir(), "calendar", "parse", notice)
	if r.code != 0 || dates(r.out) != "2026-05-01 off\n2026-05-02 off\n2026-05-03 off\n2026-05-04 off\n2026-05-05 off\n2026-05-09 work" {
		t.Errorf("exit %d, stdout\n%s", r.code, r.out)
	}
	want := "请核对：写的是共4天，按日期数是5天，仍按日期收录，请查对原文（原文：一、5月1日至5日放假，共4天。）\n" +
		"请核对：2026年5月9日是星期六，通知里写的是星期日，仍按日期收录，请查对原文（原文：5月9日（周日）上班。）\n" +
		"没有读懂，请自行查看：二、5月6日前报送值班表。\n"
	if r.err != want {
		t.Errorf("stderr\n%s\nwant\n%s", r.err, want)
	}
}

func TestCalendarParseRefusesWhatIsNoNotice(t *testing.T) {
	dir := t.TempDir()
	refuses(t, "没有读到放假或上班的日期", "-data", dir, "calendar", "parse", textFile(t, "今天天气很好。"))
	refuses(t, "看不出是哪一年", "-data", dir, "calendar", "parse", textFile(t, "5月1日放假。"))
	refuses(t, "这是图片", "-data", dir, "calendar", "parse", textFile(t, "\x89PNG\r\n\x1a\n\x00\x00\xff"))
	refuses(t, "这不是文本文件", "-data", dir, "calendar", "parse", textFile(t, "放假\x00\x01"))
	refuses(t, "读不到文件", "-data", dir, "calendar", "parse", filepath.Join(dir, "none.txt"))
	for _, args := range [][]string{{"calendar"}, {"calendar", "erase"}, {"calendar", "parse"}, {"calendar", "parse", "a", "b"}} {
		if r := ctl(t, args...); r.code != 2 || !strings.HasPrefix(r.err, "用法：") || r.out != "" {
			t.Errorf("oversightctl %q: exit %d, stderr %q", args, r.code, r.err)
		}
	}
}

// of2027 is the text of a notice for 2027 as a newspaper prints it.
func of2027(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "model", "testdata", "notices", "composed", "2027.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCalendarImportMovesTheDeadlinesAndListsThem(t *testing.T) {
	dir := crossing(t)
	out := does(t, "-data", dir, "calendar", "import", textFile(t, of2027(t)), "-source", "国办发明电〔2026〕9号")
	rows := listed(t, "-data", dir, "list", "documents", "-json")
	if len(rows) != 1 || rows[0]["provisional"] != "" {
		t.Fatalf("documents %v", rows)
	}
	if want := rows[0]["number"] + "\t2027-01-05\t" + rows[0]["due"] + "\n"; out != want {
		t.Errorf("prints %q, want %q", out, want)
	}
	again := ctl(t, "-data", dir, "calendar", "import", textFile(t, of2027(t)), "-source", "国办发明电〔2026〕9号")
	if again.code != 0 || again.out != "" || !strings.Contains(again.err, "已经采用过，内容完全相同，没有改动") {
		t.Errorf("again: %+v", again)
	}
	if out := does(t, "-data", dir, "verify"); !strings.HasPrefix(out, "核验通过") {
		t.Errorf("verify says %q", out)
	}
}

func TestCalendarImportTakesWhatParsePrinted(t *testing.T) {
	dir := crossing(t)
	notice := textFile(t, of2027(t))
	table := textFile(t, does(t, "-data", dir, "calendar", "parse", notice))
	refuses(t, "请用 -source 写明", "-data", dir, "calendar", "import", table)
	does(t, "-data", dir, "calendar", "import", table, "-source", "国办发明电〔2026〕9号")
	again := ctl(t, "-data", dir, "calendar", "import", notice, "-source", "国办发明电〔2026〕9号")
	if !strings.Contains(again.err, "没有改动") {
		t.Errorf("the notice differs from its table: %+v", again)
	}
}

func TestCalendarImportSaysItsDoubtsAndRefusesWhatIsNoNotice(t *testing.T) {
	dir := crossing(t)
	half := textFile(t, "关于2027年部分节假日安排的通知\n一、元旦：2027年1月1日放假1天。")
	refuses(t, "没有读到春节、清明节、劳动节、端午节、中秋节、国庆节的放假安排，不能当作2027年全年的安排", "-data", dir, "calendar", "import", half)
	refuses(t, "没有春节、清明节", "-data", dir, "calendar", "import", half, "-as", "year")
	refuses(t, "应写 year", "-data", dir, "calendar", "import", half, "-as", "county")
	doubtful := textFile(t, strings.Replace(of2027(t), "1月1日（周五）", "1月1日（周六）", 1))
	r := ctl(t, "-data", dir, "calendar", "import", doubtful)
	if r.code != 0 || !strings.Contains(r.err, "请核对：2027年1月1日是星期五") || !strings.HasPrefix(r.out, "同监提〔2026〕1号\t2027-01-05\t2027-01-05") {
		t.Errorf("a wrong weekday: %+v", r)
	}
	refuses(t, "没有读到放假或上班的日期", "-data", dir, "calendar", "import", textFile(t, "今天天气很好。"))
	refuses(t, "没有数据", "-data", t.TempDir(), "calendar", "import", half)
	if r := ctl(t, "-data", dir, "calendar", "import"); r.code != 2 {
		t.Errorf("without a file: exit %d", r.code)
	}
}

// crossing is a folder with one document received on 14 December 2026, due in a year without a table.
func crossing(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	day := model.MustDate("2026-12-14")
	storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Served, day)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}
