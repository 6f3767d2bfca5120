package model_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

// real are notices as published, composed texts written for the tests: see testdata/notices/README.md.
func realNotice(t testing.TB, name string) string { return noticeFile(t, "notice-"+name) }

func composedNotice(t testing.TB, name string) string { return noticeFile(t, "composed/"+name) }

func noticeFile(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "notices", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// parseNotice reads a text without a calendar and fails the test when nothing can be taken.
func parseNotice(t testing.TB, text string) model.Notice {
	t.Helper()
	return parseNoticeOver(t, text, nil)
}

func parseNoticeOver(t testing.TB, text string, known *model.Calendar) model.Notice {
	t.Helper()
	n, err := model.ParseNotice(text, known)
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return n
}

// rulesOf are the days without the sentences they come from.
func rulesOf(days []model.NoticeDay) []model.DayRule {
	var rules []model.DayRule
	for _, d := range days {
		rules = append(rules, d.DayRule)
	}
	return rules
}

// spelled writes days as "+2026-01-01 +2026-01-02 -2026-01-04": off and worked.
func spelled(rules []model.DayRule) string {
	var out []string
	for _, r := range rules {
		sign := "-"
		if r.Off {
			sign = "+"
		}
		out = append(out, sign+r.Date.String())
	}
	return strings.Join(out, " ")
}

// days spells a short form out: "+2026-01-01..03 -2026-01-04"; the days come in the order of their dates.
func days(short string) string {
	var rules []model.DayRule
	for _, word := range strings.Fields(short) {
		first, last, ranged := strings.Cut(word[1:], "..")
		from := model.MustDate(first)
		to := from
		if ranged {
			to = model.MustDate(first[:len(first)-len(last)] + last)
		}
		for d := from; !d.After(to); d = d.Add(1) {
			rules = append(rules, model.DayRule{Date: d, Off: word[0] == '+'})
		}
	}
	slices.SortFunc(rules, func(a, b model.DayRule) int { return a.Date.Sub(b.Date) })
	return spelled(rules)
}

// publishedTable is the table of 2018–2026 the program comes with: the measure of what a notice must give.
func publishedTable(t testing.TB) []model.DayRule {
	t.Helper()
	table, err := model.ParseCalendar(assets.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// tableOf are the days of the table that the notice for a year arranges: its New Year's holiday may begin in December.
func tableOf(t testing.TB, year int) []model.DayRule {
	t.Helper()
	from, to := model.NewDate(year-1, 12, 15), model.NewDate(year, 12, 15)
	return slices.DeleteFunc(publishedTable(t), func(r model.DayRule) bool { return r.Date.Before(from) || !r.Date.Before(to) })
}

// clean fails the test when a notice that is in order raises a doubt.
func clean(t testing.TB, n model.Notice) {
	t.Helper()
	if len(n.Warnings) > 0 || len(n.Unread) > 0 {
		t.Errorf("%d: warnings %v, not understood %q", n.Year, n.Warnings, n.Unread)
	}
}

// as2020WithoutExtension is the table of 2020 before the Spring Festival was extended to 2 February.
func as2020WithoutExtension(t testing.TB) []model.DayRule {
	t.Helper()
	table := slices.DeleteFunc(tableOf(t, 2020), func(r model.DayRule) bool {
		return r.Date == model.MustDate("2020-01-31") || r.Date == model.MustDate("2020-02-02")
	})
	for i := range table {
		if table[i].Date == model.MustDate("2020-02-01") {
			table[i].Off = false
		}
	}
	return table
}

func TestRealNoticesGiveExactlyTheDaysOfTheTable(t *testing.T) {
	for _, c := range []struct {
		name, number string
		year, items  int
		want         []model.DayRule
	}{
		{"2020", "国办发明电〔2019〕16号", 2020, 6, as2020WithoutExtension(t)},
		{"2023", "国办发明电〔2022〕16号", 2023, 6, tableOf(t, 2023)},
		{"2026", "", 2026, 7, tableOf(t, 2026)},
	} {
		n := parseNotice(t, realNotice(t, c.name))
		clean(t, n)
		if got := spelled(rulesOf(n.Days)); got != spelled(c.want) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, spelled(c.want))
		}
		if n.Year != c.year || n.Number != c.number || n.Kind != model.NoticeYear || n.Title != "国务院办公厅关于"+c.name+"年部分节假日安排的通知" {
			t.Errorf("%s: year %d, number %q, title %q, kind %v", c.name, n.Year, n.Number, n.Title, n.Kind)
		}
		if items := slices.IndexFunc(n.Sentences, func(s string) bool { return strings.HasPrefix(s, "国务院") }); items >= 0 {
			t.Errorf("%s: read days from %q", c.name, n.Sentences[items])
		}
	}
}

func TestExtensionOfTheSpringFestival2020(t *testing.T) {
	before, extension := realNotice(t, "2020"), realNotice(t, "2020-extension")
	whole := tableOf(t, 2020)
	for _, c := range []struct {
		name, text string
		known      []model.DayRule
		amends     bool
		want       string
	}{
		{"with the first notice", before + "\n" + extension, nil, false, spelled(whole)},
		{"before the first notice", extension + "\n" + before, nil, false, spelled(whole)},
		{"over the first notice", extension, as2020WithoutExtension(t), true, days("+2020-01-24..31 +2020-02-01..02")},
		{"a second time", extension, whole, true, days("+2020-01-24..31 +2020-02-01..02")},
	} {
		n := parseNoticeOver(t, c.text, model.NewCalendar(c.known))
		clean(t, n)
		if got := spelled(rulesOf(n.Days)); got != c.want || (n.Kind == model.NoticeAmendment) != c.amends {
			t.Errorf("%s: kind %v\ngot  %s\nwant %s", c.name, n.Kind, got, c.want)
		}
	}
	alone := parseNotice(t, extension)
	if got := spelled(rulesOf(alone.Days)); got != "+2020-02-02" || len(alone.Warnings) != 1 || !strings.Contains(alone.Warnings[0].Text, "没有写从哪一天起") {
		t.Errorf("alone: %s, %v", got, alone.Warnings)
	}
}

func TestComposedNoticesOfTheTablesYearsGiveItsDays(t *testing.T) {
	for _, c := range []struct {
		texts []string
		year  int
	}{
		{[]string{"2018"}, 2018},
		{[]string{"2019", "2019-may"}, 2019},
		{[]string{"2021"}, 2021},
		{[]string{"2022"}, 2022},
		{[]string{"2024"}, 2024},
		{[]string{"2025"}, 2025},
	} {
		text := ""
		for _, name := range c.texts {
			text += composedNotice(t, name)
		}
		n := parseNotice(t, text)
		clean(t, n)
		got := slices.DeleteFunc(rulesOf(n.Days), func(r model.DayRule) bool { return r.Date.Before(model.MustDate("2018-01-01")) })
		if want := spelled(tableOf(t, c.year)); spelled(got) != want || n.Year != c.year {
			t.Errorf("%d:\ngot  %s\nwant %s", n.Year, spelled(got), want)
		}
	}
}

func TestComposedNoticesOfOtherYears(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"2008", "-2007-12-29 +2007-12-30..31 +2008-01-01 -2008-02-02..03 +2008-02-06..12 +2008-04-04..06 +2008-05-01..03 -2008-05-04 " +
			"+2008-06-07..09 +2008-09-13..15 -2008-09-27..28 +2008-09-29..30 +2008-10-01..05"},
		{"2010", "+2010-01-01..03 +2010-02-13..19 -2010-02-20..21 +2010-04-03..05 +2010-05-01..03 -2010-06-12..13 +2010-06-14..16 " +
			"-2010-09-19 +2010-09-22..24 -2010-09-25..26 +2010-10-01..07 -2010-10-09"},
		{"2012", "-2011-12-31 +2012-01-01..03 -2012-01-21 +2012-01-22..28 -2012-01-29 -2012-03-31 -2012-04-01 +2012-04-02..04 " +
			"-2012-04-28 +2012-04-29..30 +2012-05-01 +2012-06-22..24 -2012-09-29 +2012-09-30 +2012-10-01..07"},
		{"2014", "+2014-01-01 -2014-01-26 +2014-01-31 +2014-02-01..06 -2014-02-08 +2014-04-05 +2014-04-07 +2014-05-01..03 -2014-05-04 " +
			"+2014-05-31 +2014-06-01..02 +2014-09-06..08 -2014-09-28 +2014-10-01..07 -2014-10-11"},
		{"2015-september", "+2015-09-03..05 -2015-09-06"},
		{"2019-may", "-2019-04-28 +2019-05-01..04 -2019-05-05"},
		{"2027", "+2027-01-01..03 -2027-01-31 +2027-02-05..12 -2027-02-20 +2027-04-03..05 -2027-04-25 +2027-05-01..05 -2027-05-08 +2027-06-09 " +
			"+2027-09-15 -2027-09-26 +2027-10-01..07 -2027-10-09 -2027-12-26 +2027-12-31 +2028-01-01..02"},
	} {
		n := parseNotice(t, composedNotice(t, c.name))
		clean(t, n)
		if got := spelled(rulesOf(n.Days)); got != days(c.want) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, days(c.want))
		}
	}
}

func TestDaysCarryTheHolidayAndTheSentence(t *testing.T) {
	for _, c := range []struct{ text, date, name, sentence string }{
		{realNotice(t, "2020"), "2020-10-10", "国庆节、中秋节", "9月27日（星期日）、10月10日（星期六）上班。"},
		{realNotice(t, "2020"), "2020-01-01", "元旦", "一、元旦：2020年1月1日放假，共1天。"},
		{realNotice(t, "2026"), "2026-02-20", "春节", "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。"},
		{composedNotice(t, "2008"), "2008-05-02", "劳动节", "四、“五一”国际劳动节：5月1日—3日放假，共3天。"},
		{composedNotice(t, "2008"), "2008-09-27", "国庆节", "其中，10月1日、2日、3日为法定节假日，9月27日（星期六）、9月28日（星期日）两个公休日调至9月29日（星期一）、30日（星期二），10月4日（星期六）、5日（星期日）照常公休。"},
		{composedNotice(t, "2019-may"), "2019-05-01", "劳动节", "一、2019年5月1日至4日放假调休，共4天。"},
		{body("2026", "元旦1月1日至3日，春节2月15日至23日放假。"), "2026-01-03", "元旦", "元旦1月1日至3日，春节2月15日至23日放假。"},
		{body("2026", "10月1日国庆节放假。"), "2026-10-01", "国庆节", "10月1日国庆节放假。"},
		{"国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）一、元旦：1月1日放假。", "2026-01-01", "元旦", "一、元旦：1月1日放假。"},
		{body("2030", "一、元宵节：2月17日（星期日）放假。"), "2030-02-17", "元宵节", "一、元宵节：2月17日（星期日）放假。"},
		{composedNotice(t, "2015-september"), "2015-09-04", "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "9月3日至5日调休放假，共3天。"},
	} {
		n := parseNotice(t, c.text)
		i := slices.IndexFunc(n.Days, func(d model.NoticeDay) bool { return d.Date == model.MustDate(c.date) })
		if i < 0 {
			t.Errorf("%s was not read", c.date)
			continue
		}
		if d := n.Days[i]; d.Name != c.name || n.Sentences[d.Sentence] != c.sentence {
			t.Errorf("%s: %s, read from %q", c.date, d.Name, n.Sentences[d.Sentence])
		}
	}
}
