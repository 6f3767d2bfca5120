package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestEachCaseIsReadForWhatItIs(t *testing.T) {
	whole := spelled(tableOf(t, 2026))
	national := "-2026-09-20 +2026-10-01..07 -2026-10-10"
	for _, c := range []struct {
		file   string
		kind   model.NoticeKind
		plain  bool
		days   string // in short, or whole
		issuer string
		source string
		name   string // of the first day
	}{
		{"county-national-day-citing", model.NoticeLocal, true, national, "中共示例县委办公室示例县人民政府办公室", "中共示例县委办公室示例县人民政府办公室关于2026年国庆节放假有关事项的通知", "国庆节"},
		{"county-newyear-2027-citing", model.NoticeLocal, true, "+2027-01-01..03", "中共示例县委办公室示例县人民政府办公室", "中共示例县委办公室示例县人民政府办公室关于2027年元旦放假的通知", "元旦"},
		{"c-two-days-2026", model.NoticeLocal, true, "+2026-12-30..31", "", "", "本县活动"},
		{"gx-sanyuesan", model.NoticeLocal, true, "+2026-04-18..21", "广西壮族自治区人民政府办公厅", "广西壮族自治区人民政府办公厅关于2026年“壮族三月三”放假安排的通知", "壮族三月三"},
		{"xj-eid", model.NoticeLocal, true, "+2026-03-20..22", "新疆维吾尔自治区人民政府办公厅", "新疆维吾尔自治区人民政府办公厅关于2026年肉孜节放假安排的通知", "肉孜节"},
		{"web-table-2026", model.NoticeYear, true, whole, "", "2026年部分节假日安排", "元旦"},
		{"table-no-words-2026", model.NoticeYear, true, whole, "", "2026年节假日放假安排表", "元旦"},
		{"label-first-2026", model.NoticeYear, true, whole, "国务院办公厅", "国务院办公厅关于2026年部分节假日安排的通知", "元旦"},

		{"own-prov-two", model.NoticeLocal, true, "-2026-09-20 +2026-09-25..27 +2026-10-01..07 -2026-10-10", "示例省人民政府办公厅", "示政办发明电〔2026〕18号", "国庆节"},
		{"own-xj-two", model.NoticeLocal, true, "+2026-03-20..22 +2026-05-27..29 -2026-05-31", "新疆维吾尔自治区人民政府办公厅", "新疆维吾尔自治区人民政府办公厅关于2026年古尔邦节、肉孜节放假安排的公告", "肉孜节"},
		{"own-autonomous", model.NoticeLocal, true, "+2026-08-06..07 +2026-10-12", "示例彝族自治县人民政府办公室", "示自政办〔2026〕31号", "火把节和自治县成立纪念日"},
		{"own-county-relay", model.NoticeYear, false, whole, "示例县人民政府办公室", "示例县人民政府办公室关于2026年部分节假日安排的通知", "元旦"},
		{"own-months", model.NoticeYear, true, whole, "", "2026年放假安排一览表", "元旦"},
		{"own-months-noname", model.NoticeYear, true, whole, "", "2026年放假安排一览表", "节日"},
		{"own-vertical", model.NoticeYear, true, whole, "", "2026年部分节假日安排", "元旦"},
		{"own-html", model.NoticeYear, true, whole, "", "2026年部分节假日安排", "元旦"},
		{"own-onespace", model.NoticeYear, true, whole, "", "2026年部分节假日安排", "元旦"},
		{"own-pipes", model.NoticeYear, true, whole, "", "2026年部分节假日安排", "元旦"},
		{"own-dates", model.NoticeYear, true, whole, "", "2026年放假表", "元旦"},
		{"own-label-run", model.NoticeYear, true, whole, "国务院办公厅", "国务院办公厅关于2026年部分节假日安排的通知", "元旦"},
		{"own-2028", model.NoticeYear, true, "+2028-01-01..03 -2028-01-22 +2028-01-25..31 +2028-02-01 -2028-02-05 +2028-04-04 +2028-04-29..30 +2028-05-01..03 " +
			"-2028-05-06 +2028-05-27..29 -2028-09-24 +2028-09-30 +2028-10-01..07 -2028-10-08", "国务院办公厅", "国办发明电〔2027〕9号", "元旦"},
	} {
		n, err := model.ReadHolidays(noticeFile(t, "cases/"+c.file), programCalendar(t))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		want := c.days
		if want != whole {
			want = days(want)
		}
		if got := spelled(rulesOf(n.Days)); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.file, got, want)
		}
		if n.Kind != c.kind || n.Plain != c.plain || n.Issuer != c.issuer || n.Source() != c.source || n.Days[0].Name != c.name {
			t.Errorf("%s: kind %q plain %v, %q speaks, source %q, first day %q", c.file, n.Kind, n.Plain, n.Issuer, n.Source(), n.Days[0].Name)
		}
		if n.Doubts() > 0 {
			t.Errorf("%s: doubts %v, not understood %q", c.file, n.Warnings, n.Unread)
		}
	}
}

func TestATableOfWhichARowIsNotUnderstoodIsRefusedWhole(t *testing.T) {
	for file, words := range map[string]string{
		"own-off-in-work": "既写了放假又写了上班",
		"own-wrong-count": "写的是8天，按日期数是9天",
	} {
		n, err := model.ReadHolidays(noticeFile(t, "cases/"+file), nil)
		if model.FieldOf(err) != "notice" || !strings.Contains(model.UserMessage(err), words) || len(n.Days) > 0 {
			t.Errorf("%s: %v, %d days", file, err, len(n.Days))
		}
	}
	table := noticeFile(t, "cases/web-table-2026")
	for old, bad := range map[string]string{
		"1月4日（周日）上班":           "1月4日（周日）、某日14日上班",
		"2月15日（周日）至2月23日（周一）":  "2月15日（周日）至2月31日（周一）",
		"4月4日（周六）至4月6日（周一）":    "4.4-4.6",
		"5月9日（周六）上班":           "5月6日（周三）上班",
		"6月19日（周五）至6月21日（周日）":  "6月21日（周日）至6月19日（周五）",
		"10月1日（周四）至10月7日（周三）":  "10月1日（周四）至10月7日（周三），11月",
		"9月20日（周日）、10月10日（周六）": "10月1日、10月10日",
	} {
		if n, err := model.ReadHolidays(strings.Replace(table, old, bad, 1), nil); err == nil {
			t.Errorf("%s was read: %s", bad, spelled(rulesOf(n.Days)))
		}
	}
}

func TestWhatIsNotPlainIsNotTakenForAYear(t *testing.T) {
	for _, file := range []string{"own-half-national", "own-missing-row", "own-county-relay"} {
		n, err := model.ReadHolidays(noticeFile(t, "cases/"+file), programCalendar(t))
		if err != nil || n.Plain || !strings.Contains(model.UserMessage(n.NeedsKind()), "-as year") {
			t.Errorf("%s: kind %q plain %v, %v", file, n.Kind, n.Plain, err)
		}
	}
	half, err := model.ReadHolidays(noticeFile(t, "cases/own-half-national"), nil)
	if err != nil {
		t.Fatal(err)
	}
	y := half.Table(model.NoticeYear, half.Source())
	y.Normalize()
	if err := y.Check(); model.FieldOf(err) != "kind" || !strings.Contains(model.UserMessage(err), "没有劳动节、端午节、中秋节、国庆节") {
		t.Errorf("as a year: %v", err)
	}
	for _, kind := range []model.NoticeKind{model.NoticeAmendment, model.NoticeLocal} {
		y := half.Table(kind, half.Source())
		y.Normalize()
		if err := y.Check(); err != nil {
			t.Errorf("as %s: %v", kind, err)
		}
	}
}

// The later notices of 2019 and 2020 change national days; a county's on the same days does not.
func TestAmendmentsAreThoseOfTheStateCouncil(t *testing.T) {
	for text, want := range map[string]model.NoticeKind{
		composedNotice(t, "2019-may"):       model.NoticeAmendment,
		realNotice(t, "2020-extension"):     model.NoticeAmendment,
		composedNotice(t, "2015-september"): model.NoticeAmendment,
		strings.ReplaceAll(composedNotice(t, "2019-may"), "国务院办公厅", "示例县人民政府办公室"): model.NoticeLocal,
		"示例市人民政府办公室关于调整2026年春节假期的通知\n各县：\n春节假期延长至2月25日（星期三），2月26日（星期四）起正常上班。":     model.NoticeLocal,
	} {
		n, err := model.ReadHolidays(text, programCalendar(t))
		if err != nil || n.Kind != want || !n.Plain {
			t.Errorf("%.40s: kind %q plain %v, want %q, %v", text, n.Kind, n.Plain, want, err)
		}
	}
}

func TestWhoIsCitedDoesNotSpeak(t *testing.T) {
	const body = "元旦：1月1日（星期五）至3日（星期日）放假，共3天。"
	for _, text := range []string{
		"示例镇人民政府关于2027年元旦放假的通知\n根据《国务院办公厅关于2027年部分节假日安排的通知》（国办发明电〔2026〕9号）精神，现通知如下：\n" + body,
		"示例镇人民政府关于2027年元旦放假的通知\n按照国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）要求，现通知如下：\n" + body,
		"示例镇人民政府关于2027年元旦放假的通知\n现通知如下：\n" + body + "\n其余节日按《国务院办公厅关于2027年部分节假日安排的通知》执行。",
		"示例镇人民政府关于2027年元旦放假的通知\n依据国办发明电〔2026〕9号，现通知如下：\n" + body,
	} {
		n, err := model.ReadHolidays(text, nil)
		if err != nil || n.Issuer != "示例镇人民政府" || n.Number != "" || n.Source() != "示例镇人民政府关于2027年元旦放假的通知" || n.Kind != model.NoticeLocal {
			t.Errorf("%s:\n%q speaks, number %q, source %q, kind %q, %v", text, n.Issuer, n.Number, n.Source(), n.Kind, err)
		}
	}
}

// Dates set side by side without a mark between them are no list: so a table comes out that lost its columns.
func TestATableThatLostItsColumnsMakesNoHolidayAWorkingDay(t *testing.T) {
	table := noticeFile(t, "cases/web-table-2026")
	n, err := model.ReadHolidays(strings.ReplaceAll(table, "\t", ""), programCalendar(t))
	if err != nil || n.Plain || n.Kind == model.NoticeYear {
		t.Fatalf("kind %q plain %v, %v", n.Kind, n.Plain, err)
	}
	for _, d := range n.Days {
		if rule, ok := programCalendar(t).Rule(d.Date); !ok || rule.Off != d.Off {
			t.Errorf("%s off %v is not so published", d.Date, d.Off)
		}
	}
}

func TestTheWrongWeekdayIsNamed(t *testing.T) {
	n, err := model.ReadHolidays(noticeFile(t, "cases/own-wrong-weekday"), nil)
	if err != nil || len(n.Warnings) != 1 || !strings.Contains(n.Warnings[0].Text, "2026年6月19日是星期五，通知里写的是星期四") {
		t.Errorf("%v, %v", n.Warnings, err)
	}
}

func TestAHolidayReadAsWorkIsAnError(t *testing.T) {
	for _, text := range []string{
		body("2026", "一、国庆节：10月4日（星期日）上班。10月3日（星期六）上班。"),
		body("2026", "一、国庆节：10月1日至3日放假，10月5日至7日放假。10月4日（星期日）上班。"),
		body("2026", "一、春节：2月16日至22日放假。2月17日上班。"),
		"2026-02-17\twork\t春节\n2026-02-16\toff\t春节",
	} {
		if n, err := model.ReadHolidays(text, nil); model.FieldOf(err) != "notice" || len(n.Days) > 0 {
			t.Errorf("%s: %v, %s", text, err, spelled(rulesOf(n.Days)))
		}
	}
}
