package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

// All texts here are composed, or are real ones deformed.

// body puts composed arrangements under the title of a year.
func body(year, arrangements string) string {
	return "国务院办公厅关于" + year + "年部分节假日安排的通知\n现将" + year + "年放假调休日期的具体安排通知如下。\n" + arrangements
}

func TestFormsOfArrangementsAreRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one day with its number", body("2014", "一、元旦：1月1日放假1天。"), "+2014-01-01"},
		{"Monday joined to the weekend", body("2018", "端午节：6月18日（星期一）放假，与周末连休。"), "+2018-06-16..18"},
		{"Friday joined to the weekend", body("2019", "清明节：4月5日放假，与周末连休，共3天。"), "+2019-04-05..07"},
		{"New Year joined to last year's weekend", body("2024", "元旦：1月1日（周一）放假，与周末连休。"), "+2023-12-30..31 +2024-01-01"},
		{"substitute day", body("2017", "元旦：1月1日放假，1月2日（星期一）补休。"), "+2017-01-01..02"},
		{"range from the year before", body("2023", "元旦：2022年12月31日至2023年1月2日放假调休，共3天。"), "+2022-12-31 +2023-01-01..02"},
		{"the same without years", body("2023", "元旦：12月31日至1月2日放假调休，共3天。"), "+2022-12-31 +2023-01-01..02"},
		{"make-up day in the year before, without a year", body("2012", "元旦：1月1日至3日放假调休，共3天。12月31日（星期六）上班。"), "-2011-12-31 +2012-01-01..03"},
		{"only the end has a year", body("2026", "元旦：12月31日（周四）至2027年1月2日（周六）放假，共3天。"), "+2026-12-31 +2027-01-01..02"},
		{"only the beginning has a year", body("2023", "元旦：2022年12月31日至1月2日放假，共3天。"), "+2022-12-31 +2023-01-01..02"},
		{"notes within a range", body("2026", "2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天"), "+2026-02-15..23"},
		{"make-up days with 、 and 和", body("2020", "9月27日（星期日）、10月10日（星期六）和10月11日（星期日）上班。"), "-2020-09-27 -2020-10-10..11"},
		{"make-up days with commas", body("2020", "9月27日，10月10日上班。"), "-2020-09-27 -2020-10-10"},
		{"make-up range", body("2018", "9月29日至30日（星期六至星期日）上班。"), "-2018-09-29..30"},
		{"weekdays behind the list", body("2018", "9月29日、30日（星期六、星期日）照常上班。"), "-2018-09-29..30"},
		{"half-width marks", body("2025", "5月1日(星期四)至5日(星期一)放假调休,共5天.4月27日(星期日)上班."), "-2025-04-27 +2025-05-01..05"},
		{"full-width figures", body("２０２５", "５月１日（星期四）至５日（星期一）放假调休，共５天。４月２７日（星期日）上班。"), "-2025-04-27 +2025-05-01..05"},
		{"Chinese figures", body("二〇二五", "五月一日（星期四）至五月五日（星期一）放假调休，共五天。四月二十七日（星期日）上班。"), "-2025-04-27 +2025-05-01..05"},
		{"radicals from a PDF file", body("2025", "5⽉1⽇至5⽇放假调休，共5天。"), "+2025-05-01..05"},
		{"many kinds of dashes", body("2025", "元旦：1月1日—1日放假。春节：1月28日-31日放假。清明节：4月4日～6日放假。劳动节：5月1日－5日放假。"), "+2025-01-01 +2025-01-28..31 +2025-04-04..06 +2025-05-01..05"},
		{"range without the first 日", body("2025", "10月1—8日放假。"), "+2025-10-01..08"},
		{"list without 日", body("2025", "10月1、2、3日放假，4月26,27日上班，9月30至10月1日放假。"), "-2025-04-26..27 +2025-09-30 +2025-10-01..03"},
		{"号 for 日", body("2025", "5月1号到5号放假。"), "+2025-05-01..05"},
		{"figures with dashes", body("2025", "2025-05-01至2025-05-05放假，2025/4/27上班。"), "-2025-04-27 +2025-05-01..05"},
		{"worked by moving", body("2025", "4月27日（周日）调休上班，9月28日补班。"), "-2025-04-27 -2025-09-28"},
		{"weekend worked after a holiday", body("2014", "春节放假后2月8日（星期六）起正常上班。"), "-2014-02-08"},
		{"first working day is no make-up day", body("2025", "劳动节：5月1日至5日放假，5月6日（星期二）起正常上班。"), "+2025-05-01..05"},
		{"advice within a sentence", body("2024", "春节：2月10日至17日放假调休，共8天，鼓励各单位安排职工在除夕（2月9日）休息。"), "+2024-02-10..17"},
		{"law in passing", body("2025", "《办法》自2025年1月1日起施行。元旦：1月1日放假。"), "+2025-01-01"},
		{"dates in brackets", body("2026", "中秋节（9月25日至27日）放假3天。"), "+2026-09-25..27"},
		{"a run of clauses", body("2026", "元旦1月1日至3日放假，春节2月15日至23日放假；2月14日、28日上班"), "+2026-01-01..03 -2026-02-14 +2026-02-15..23 -2026-02-28"},
		{"lines without full stops", body("2026", "元旦：1月1日至3日放假\n春节：2月15日至23日放假\n2月14日上班"), "+2026-01-01..03 -2026-02-14 +2026-02-15..23"},
		{"public holiday by law", body("2008", "10月1日、2日、3日为法定节假日，9月27日（星期六）公休日调至9月29日（星期一）。"), "-2008-09-27 +2008-09-29 +2008-10-01..03"},
		{"year only in the title", "国务院办公厅关于2026年部分节假日安排的通知\n一、元旦：1月1日至3日放假。", "+2026-01-01..03"},
		{"no lead", "国务院办公厅关于2026年部分节假日安排的通知\n国办发明电〔2025〕7号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n1.元旦：1月1日至3日放假。\n2、5月1日放假。", "+2026-01-01..03 +2026-05-01"},
		{"year only in the lead", "现将2026年元旦放假日期通知如下：1月1日至3日放假。", "+2026-01-01..03"},
		{"year only with a day", "元旦：2025年12月31日至2026年1月2日放假。5月1日放假。", "+2025-12-31 +2026-01-01..02 +2026-05-01"},
		{"a festival the program does not know", body("2030", "一、元宵节：2月17日（星期日）放假，2月18日（星期一）补休。"), "+2030-02-17..18"},
	} {
		n := parseNotice(t, c.text)
		if got := spelled(rulesOf(n.Days)); got != days(c.want) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, days(c.want))
		}
		if len(n.Unread) > 0 {
			t.Errorf("%s: not understood: %q", c.name, n.Unread)
		}
		for _, w := range n.Warnings {
			if !strings.Contains(w.Text, "通知可能没有粘贴完整") {
				t.Errorf("%s: %s", c.name, w.Text)
			}
		}
	}
}

func TestPastedWholesAreReadWhateverSurroundsThem(t *testing.T) {
	notice := realNotice(t, "2026")
	title, rest, _ := strings.Cut(notice, "\n")
	for _, c := range []struct{ name, text string }{
		{"as published", notice},
		{"Windows line ends and a byte-order mark", "\ufeff" + strings.ReplaceAll(notice, "\n", "\r\n")},
		{"all in one line", strings.ReplaceAll(notice, "\n", "")},
		{"wrapped after every eight characters", wrapped(notice, 8)},
		{"title in two lines", strings.Replace(notice, "2026年部分", "2026年\n        部分", 1)},
		{"blanks of a web page", strings.NewReplacer("\n", "\n\u3000\u3000", "日", "日\u00a0", "月", "&nbsp;月&ensp;", "。", "。\u200b").Replace(notice)},
		{"tags of a web page", "<div class=\"x\"><p>" + strings.ReplaceAll(notice, "\n\n", "</p>\n<p style='text-indent:2em'>") + "<br/></p></div>"},
		{"half-width marks", strings.NewReplacer("，", ",", "。", ".", "：", ":", "（", "(", "）", ")").Replace(notice)},
		{"no title", rest},
		{"years in words", strings.ReplaceAll(notice, "2026年", "二○二六年")},
		{"a report around it", "明年怎么放假？春节9天！\n新华社北京11月4日电 记者4日获悉，国务院办公厅11月4日发布通知，2025年10月9日正常上班。\n" + notice +
			"\n责任编辑：李明\n相关阅读：2025年国庆节10月1日至8日放假调休，9月28日（星期日）上班。"},
		{"quoted by a report", "国务院办公厅日前印发《关于2026年部分节假日安排的通知》，全文如下：\n" + notice},
		{"forwarded by the county", "县人民政府办公室转发国务院办公厅关于2026年部分节假日安排的通知\n各乡镇人民政府：\n现转发给你们，请遵照执行。\n" + notice},
	} {
		n := parseNotice(t, c.text)
		clean(t, n)
		if got, want := spelled(rulesOf(n.Days)), spelled(tableOf(t, 2026)); got != want || n.Year != 2026 || n.Kind == model.NoticeAmendment {
			t.Errorf("%s: year %d, kind %v\ngot  %s\nwant %s", c.name, n.Year, n.Kind, got, want)
		}
		if c.name != "no title" && n.Title != title {
			t.Errorf("%s: title %q", c.name, n.Title)
		}
	}
}

func wrapped(text string, width int) string {
	var out strings.Builder
	for i, c := range []rune(text) {
		if i%width == width-1 {
			out.WriteString("\n")
		}
		out.WriteRune(c)
	}
	return out.String()
}

func TestTheNumberIsReadInAnyBrackets(t *testing.T) {
	for _, number := range []string{"国办发明电〔2023〕7号", "国办发明电[2023]7号", "国办发明电【2023】7号", "国办发明电［２０２３］ 7 号"} {
		n := parseNotice(t, "国务院办公厅关于2024年部分节假日安排的通知\n"+number+"\n经国务院批准，安排如下。元旦：1月1日放假。")
		if n.Number != "国办发明电〔2023〕7号" {
			t.Errorf("%s: %q", number, n.Number)
		}
	}
}

// A notice that cancels a holiday of the calendar is believed; a yearly one is not.
func TestAmendmentMayMakeAHolidayAWorkingDay(t *testing.T) {
	known := model.NewCalendar(tableOf(t, 2026))
	amendment := "国务院办公厅关于调整2026年劳动节假期安排的通知\n一、5月4日（星期一）、5月9日（星期六）上班。"
	if n := parseNoticeOver(t, amendment, known); spelled(rulesOf(n.Days)) != "-2026-05-04 -2026-05-09" || len(n.Warnings) > 0 || n.Kind != model.NoticeAmendment {
		t.Errorf("amendment: %s, %v", spelled(rulesOf(n.Days)), n.Warnings)
	}
	if n := parseNoticeOver(t, body("2026", "5月4日（星期一）、5月9日（星期六）上班。"), known); spelled(rulesOf(n.Days)) != "-2026-05-09" {
		t.Errorf("yearly notice: %s", spelled(rulesOf(n.Days)))
	}
}
