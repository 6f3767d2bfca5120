package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestDoubtfulDaysAreNeverTakenSilently(t *testing.T) {
	for _, c := range []struct{ name, arrangements, want, warning, sentence string }{
		{"wrong weekday of a make-up day", "4月26日（星期六）上班。", "-2020-04-26", "2020年4月26日是星期日，通知里写的是星期六", "4月26日（星期六）上班。"},
		{"wrong weekday at the start of a range", "5月1日（周四）至5日（周二）放假。", "+2020-05-01..05", "2020年5月1日是星期五", ""},
		{"wrong weekday at the end of a range", "5月1日（周五）至5日（周三）放假。", "+2020-05-01..05", "2020年5月5日是星期二", ""},
		{"wrong weekday in a note for both ends", "5月1日至5日（周五至周三）放假。", "+2020-05-01..05", "2020年5月5日是星期二", ""},
		{"wrong weekday without brackets", "5月1日周四放假。", "+2020-05-01", "通知里写的是星期四", ""},
		{"wrong number of days", "5月1日至5日放假调休，共4天。", "+2020-05-01..05", "写的是共4天，按日期数是5天", ""},
		{"wrong number at the word", "1月1日放假3天。", "+2020-01-01", "写的是共3天，按日期数是1天", ""},
		{"wrong number before the days", "放假3天：5月1日至5日放假。", "+2020-05-01..05", "写的是共3天，按日期数是5天", ""},
		{"make-up day on a working day", "9月27日（星期日）、10月12日（星期一）上班。", "-2020-09-27", "2020年10月12日（星期一）本来就是工作日", ""},
		{"both off and worked", "5月1日至3日放假。5月3日（星期日）上班。", "+2020-05-01..02", "2020年5月3日（星期日）既写了放假又写了上班", "5月3日（星期日）上班。"},
		{"no such day", "2月28日至30日放假。5月1日放假。", "+2020-05-01", "2020年2月30日这一天不存在", "2月28日至30日放假。"},
		{"no such month", "13月1日放假。5月1日放假。", "+2020-05-01", "2020年13月1日这一天不存在", ""},
		{"day zero", "5月0日放假。5月1日放假。", "+2020-05-01", "2020年5月0日这一天不存在", ""},
		{"another year", "2023年5月1日放假。5月1日放假。", "+2020-05-01", "2023年5月1日与通知的年份（2020年）不符", ""},
		{"reversed range", "5月5日至1日放假。5月1日放假。", "+2020-05-01", "2020年5月5日至2020年5月1日先后颠倒", ""},
		{"endless range", "5月1日至6月1日放假。5月1日放假。", "+2020-05-01", "长达32天，不像一次放假", ""},
		{"weekend that is not next to the day", "6月10日（星期三）放假，与周末连休。", "+2020-06-10", "与周末不相连", ""},
		{"extension of an unknown holiday", "延长春节假期至2月2日。", "+2020-02-02", "没有写从哪一天起", ""},
	} {
		n := parseNotice(t, body("2020", c.arrangements))
		if got := spelled(rulesOf(n.Days)); got != days(c.want) {
			t.Errorf("%s: got %s, want %s", c.name, got, days(c.want))
		}
		found := false
		for _, w := range n.Warnings {
			if !strings.Contains(w.Text, c.warning) || w.Sentence < 0 {
				continue
			}
			found = c.sentence == "" || n.Sentences[w.Sentence] == c.sentence
		}
		if !found {
			t.Errorf("%s: no warning %q at its sentence, but %v", c.name, c.warning, n.Warnings)
		}
	}
}

func TestDatesWithoutAClearWordAreLeftAndNamed(t *testing.T) {
	for _, c := range []string{
		"5月2日前完成值班安排。",
		"2月9日不放假。",
		"经2月3日会议研究，2月4日起放假。",
		"元旦：1月2日至3日，共2天。",
		"2月8日放假安排另行通知。",
		"9月27日（星期日）调休。",
		"27、28日上班。",
		"元旦：1月2，3及1月5日放假。",
		"元旦：1月2（星期四）、1月3日（星期五）放假。",
		"劳动节：51日至5日放假。",
		"各单位于4月20日，将值班表报办公室，放假期间保持电话畅通。",
		"春节假期缩短至1月28日。",
		"请于15日内报送值班表。",
	} {
		n := parseNotice(t, body("2020", "元旦：1月1日放假。"+c))
		if got := spelled(rulesOf(n.Days)); got != "+2020-01-01" || len(n.Unread) != 1 || n.Unread[0] != c {
			t.Errorf("%s: read %s, not understood %q", c, got, n.Unread)
		}
	}
}

// Found by fuzzing: the month that belongs to the day stands in a date that could not be read.
func TestADayWithoutItsMonthIsNotGuessed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"9月27日（星期日）公休日调至9月29日（星期二），10月4（星期日）、5日（星期一）照常公休。", "-2020-09-27 +2020-09-29"},
		{"9月29日放假，10月4日（星期日]、5日休息。", "+2020-09-29"},
		{"9月29日放假，10月4某、5日休息。", "+2020-09-29"},
		{"12月31日至1月3某，5日和6日上班。元旦：1月1日放假。", "+2020-01-01"},
		{"9月29日放假，0月12日休息。", "+2020-09-29"},
		{"10月32日放假，5日休息。元旦：1月1日放假。", "+2020-01-01"},
	} {
		n := parseNotice(t, body("2020", c.text))
		if got := spelled(rulesOf(n.Days)); got != days(c.want) || len(n.Unread) != 1 {
			t.Errorf("%s: got %s, want %s; not understood %q", c.text, got, c.want, n.Unread)
		}
	}
}

// Found by fuzzing: the introduction of the next notice ends the one before.
func TestIntroductionsOneAfterTheOtherAreRead(t *testing.T) {
	n := parseNotice(t, body("2026", "元旦：1月1日放假。现将其他节日安排如下。劳动节：5月1日放假。"))
	if got := spelled(rulesOf(n.Days)); got != "+2026-01-01 +2026-05-01" {
		t.Errorf("got %s", got)
	}
}

func TestHalfANoticeNamesTheHolidaysMissing(t *testing.T) {
	half, _, _ := strings.Cut(realNotice(t, "2020"), "四、劳动节")
	n := parseNotice(t, half)
	if len(n.Warnings) != 1 || n.Warnings[0].Sentence != -1 || n.Warnings[0].Text != "没有读到劳动节、端午节、中秋节、国庆节的放假安排，通知可能没有粘贴完整" {
		t.Errorf("warnings %v", n.Warnings)
	}
	if n := parseNotice(t, composedNotice(t, "2019-may")); len(n.Warnings) > 0 {
		t.Errorf("an amendment is whole as it is: %v", n.Warnings)
	}
}

func TestPastedTwiceIsReadOnceWithANote(t *testing.T) {
	notice := realNotice(t, "2023")
	n := parseNotice(t, notice+notice)
	once := parseNotice(t, notice)
	if spelled(rulesOf(n.Days)) != spelled(rulesOf(once.Days)) || len(n.Sentences) != len(once.Sentences) {
		t.Errorf("%d days from %d sentences, once it is %d from %d", len(n.Days), len(n.Sentences), len(once.Days), len(once.Sentences))
	}
	if len(n.Warnings) != 1 || n.Warnings[0].Text != "同一份通知粘贴了不止一遍，只收录一次" {
		t.Errorf("warnings %v", n.Warnings)
	}
}

func TestAnotherYearsNoticeBelowIsLeftAndNamed(t *testing.T) {
	n := parseNotice(t, realNotice(t, "2023")+realNotice(t, "2026"))
	if n.Year != 2023 || spelled(rulesOf(n.Days)) != spelled(tableOf(t, 2023)) {
		t.Errorf("year %d: %s", n.Year, spelled(rulesOf(n.Days)))
	}
	if len(n.Warnings) != 1 || !strings.Contains(n.Warnings[0].Text, "还有2026年的通知，这次只读了2023年的") {
		t.Errorf("warnings %v", n.Warnings)
	}
}

func TestTheLongestTextIsReadToItsEnd(t *testing.T) {
	for _, unit := range []string{"安排如下。1月1日放假。", "1月1日、", "国务院办公厅关于2026年节假日的通知\n", "一、", "(", "1月1日至", "延长", "<p"} {
		_, err := model.ParseNotice("2026年元旦安排如下。1月1日放假。"+strings.Repeat(unit, (1<<16-100)/len(unit)), nil)
		if err != nil {
			t.Errorf("%s: %v", unit, err)
		}
	}
}

func TestTextsThatGiveNothingAreRefusedInChinese(t *testing.T) {
	for _, c := range []struct{ text, words string }{
		{"", "没有读到放假或上班的日期"},
		{"你好", "没有读到放假或上班的日期"},
		{"\xff\xfe\x00", "没有读到放假或上班的日期"},
		{"国务院办公厅关于2026年部分节假日安排的通知", "没有读到放假或上班的日期"},
		{"元旦：1月1日至3日放假，共3天。", "看不出是哪一年的放假通知"},
		{body("2026", "2月30日放假。"), "没有读到可以收录的日期：2026年2月30日这一天不存在"},
		{body("2026", "元旦：1月1日至3日。"), "没有读到放假或上班的日期"},
		{strings.Repeat("放假", 1<<16), "文字太长"},
	} {
		_, err := model.ParseNotice(c.text, nil)
		if model.CodeOf(err) != model.Invalid || !strings.Contains(model.UserMessage(err), c.words) {
			t.Errorf("%.40q: %v, want %s", c.text, err, c.words)
		}
	}
}
