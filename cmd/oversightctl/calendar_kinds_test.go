package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

// noticeCase is the path of a case of model/testdata/notices.
func noticeCase(name string) string {
	return filepath.Join("..", "..", "model", "testdata", "notices", "cases", name+".txt")
}

// emptyDesk is a data folder without documents.
func emptyDesk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := storetest.Open(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// takes imports a notice, whatever it has to say about it.
func takes(t *testing.T, dir string, args ...string) {
	t.Helper()
	if r := ctl(t, append([]string{"-data", dir, "calendar", "import"}, args...)...); r.code != 0 {
		t.Fatalf("calendar import %q: %+v", args, r)
	}
}

func due(t *testing.T, dir, from string) string {
	t.Helper()
	r := ctl(t, "-data", dir, "deadline", from, "15")
	if r.code != 0 {
		t.Fatalf("deadline %s: %+v", from, r)
	}
	return strings.TrimSpace(r.out)
}

func TestACountysNoticeNeverReplacesTheYearItCites(t *testing.T) {
	for name, args := range map[string][]string{
		"county-national-day-citing": nil,
		"own-prov-two":               nil,
		"c-two-days-2026":            {"-source", "示例县人民政府办公室通知"},
		"gx-sanyuesan":               nil,
		"xj-eid":                     nil,
		"own-autonomous":             nil,
	} {
		dir := emptyDesk(t)
		before := does(t, "-data", dir, "deadline", "-explain", "2026-09-18", "15")
		takes(t, dir, append([]string{noticeCase(name)}, args...)...)
		if got := due(t, dir, "2026-02-10"); got != "2026-03-09" {
			t.Errorf("%s: the term over the Spring Festival ends on %s", name, got)
		}
		if name == "county-national-day-citing" || name == "own-prov-two" {
			if after := does(t, "-data", dir, "deadline", "-explain", "2026-09-18", "15"); after != before {
				t.Errorf("%s: a day that is national already has another source now:\n%s", name, after)
			}
		}
		if out := does(t, "-data", dir, "verify"); !strings.HasPrefix(out, "核验通过") {
			t.Errorf("%s: verify says %q", name, out)
		}
	}
}

func TestLocalDaysLieOverTheYear(t *testing.T) {
	dir := emptyDesk(t)
	does(t, "-data", dir, "calendar", "import", noticeCase("gx-sanyuesan"))
	out := does(t, "-data", dir, "deadline", "-explain", "2026-04-10", "10")
	if !strings.Contains(out, "2026-04-21 星期二 不计（壮族三月三放假，广西壮族自治区人民政府办公厅关于2026年“壮族三月三”放假安排的通知）") {
		t.Errorf("prints\n%s", out)
	}
	again := ctl(t, "-data", dir, "calendar", "import", noticeCase("gx-sanyuesan"))
	if again.code != 0 || !strings.Contains(again.err, "没有改动") {
		t.Errorf("again: %+v", again)
	}
}

func TestACountysNoticeForAYearToComePublishesNothing(t *testing.T) {
	dir := emptyDesk(t)
	does(t, "-data", dir, "calendar", "import", noticeCase("county-newyear-2027-citing"))
	r := ctl(t, "-data", dir, "deadline", "-explain", "2026-12-31", "15")
	if r.code != 0 || !strings.Contains(r.err, "暂定") || !strings.Contains(r.out, "2027-01-01 星期五 不计（元旦放假，中共示例县委办公室") {
		t.Errorf("%+v", r)
	}
	if r := ctl(t, "-data", dir, "deadline", "-explain", "2027-09-28", "5"); !strings.Contains(r.out, "2027-10-01 星期五 不计（国庆节（法定") {
		t.Errorf("1 October 2027: %+v", r)
	}
}

func TestWhatIsNotPlainMustBeSaid(t *testing.T) {
	dir := emptyDesk(t)
	for _, name := range []string{"own-half-national", "own-missing-row", "own-county-relay"} {
		refuses(t, "-as year", "-data", dir, "calendar", "import", noticeCase(name))
	}
	refuses(t, "不能当作2026年全年的安排", "-data", dir, "calendar", "import", noticeCase("own-missing-row"), "-as", "year")
	again := ctl(t, "-data", dir, "calendar", "import", noticeCase("own-half-national"), "-as", "local")
	if again.code != 0 || !strings.Contains(again.err, "没有改动") {
		t.Errorf("as local days: %+v", again)
	}
	does(t, "-data", dir, "calendar", "import", noticeCase("own-county-relay"), "-as", "year")
	if got := due(t, dir, "2026-02-10"); got != "2026-03-09" {
		t.Errorf("the year of the county: %s", got)
	}
	takes(t, dir, noticeCase("own-missing-row"), "-as", "amendment")
	if got := due(t, dir, "2026-06-10"); got != "2026-07-02" {
		t.Errorf("端午节 is gone: %s", got)
	}
}

// A year that an earlier program had wiped comes back.
func TestTheProgramsOwnYearIsPutBack(t *testing.T) {
	dir := crossing(t)
	want := does(t, "-data", dir, "deadline", "-explain", "2026-02-10", "15")
	wrong := strings.NewReplacer("2月15日（农历腊月二十八、周日）至23日", "2月16日（周一）至22日", "10月1日（周四）至7日", "10月1日（周四）至8日").
		Replace(readText(t, published("2026")))
	takes(t, dir, textFile(t, wrong), "-source", "抄错的通知")
	does(t, "-data", dir, "calendar", "import", textFile(t, "国务院办公厅关于调整2026年春节假期的通知\n一、3月2日至3日放假。"))
	if got := does(t, "-data", dir, "deadline", "-explain", "2026-02-10", "15"); got == want {
		t.Fatal("the wrong notice changed nothing")
	}
	does(t, "-data", dir, "calendar", "restore", "2026")
	if got := does(t, "-data", dir, "deadline", "-explain", "2026-02-10", "15"); got != want {
		t.Errorf("restored:\n%s\nwant\n%s", got, want)
	}
	if again := ctl(t, "-data", dir, "calendar", "restore", "2026"); again.code != 0 || !strings.Contains(again.err, "没有改动") {
		t.Errorf("again: %+v", again)
	}
	does(t, "-data", dir, "calendar", "import", textFile(t, of2027(t)))
	does(t, "-data", dir, "calendar", "restore", "2027")
	if rows := listed(t, "-data", dir, "list", "documents", "-json"); rows[0]["provisional"] != "是" || rows[0]["due"] != "2027-01-05" {
		t.Errorf("2027 is published still: %v", rows[0])
	}
	refuses(t, "没有可恢复的", "-data", dir, "calendar", "restore", "2031")
	refuses(t, "不是年份", "-data", dir, "calendar", "restore", "明年")
	if out := does(t, "-data", dir, "verify"); !strings.HasPrefix(out, "核验通过") {
		t.Errorf("verify says %q", out)
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAProvisionalDeadlineSaysSoEverywhere(t *testing.T) {
	dir := t.TempDir()
	r := ctl(t, "-data", dir, "deadline", "2026-12-14", "15")
	if r.code != 0 || r.out != "2027-01-05\n" || !strings.HasPrefix(r.err, "暂定") {
		t.Errorf("plain: %+v", r)
	}
	if r := ctl(t, "-data", dir, "deadline", "-explain", "2026-12-14", "15"); !strings.Contains(r.out, "\n暂定：") || !strings.HasPrefix(r.err, "暂定") {
		t.Errorf("explained: %+v", r)
	}
	for from, want := range map[string]bool{"2026-12-14": true, "2026-02-10": false} {
		var got struct {
			Due         string
			Provisional bool
			Days        []struct {
				Date        string
				N           int
				Provisional bool
			}
		}
		r := ctl(t, "-data", dir, "deadline", "-json", from, "15")
		if err := json.Unmarshal([]byte(r.out), &got); err != nil || got.Provisional != want || (r.err != "") != want {
			t.Errorf("%s: %+v, %v", from, r, err)
		}
		if last := got.Days[len(got.Days)-1]; last.Date != got.Due || last.N != 15 || last.Provisional != want {
			t.Errorf("%s: the last day is %+v", from, last)
		}
	}
}

func TestAYearBeforeTheCalendarIsNotCountedByWeekdays(t *testing.T) {
	dir := t.TempDir()
	refuses(t, "2017年还没有放假安排（工作日历从2018年起）", "-data", dir, "deadline", "2017-12-20", "15")
	refuses(t, "1999年", "-data", dir, "deadline", "-json", "1999-05-01", "15")
	if got := due(t, dir, "2017-12-31"); got != model.MustDate("2018-01-22").String() {
		t.Errorf("from the eve of the first year: %s", got)
	}
}
