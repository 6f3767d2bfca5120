package model_test

import (
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

func TestATableGivesTheSameYearAsTheNoticeItCameFrom(t *testing.T) {
	notice, err := model.ReadHolidays(realNotice(t, "2026"), nil)
	if err != nil {
		t.Fatal(err)
	}
	y := notice.Table(model.NoticeYear, "国办发明电〔2025〕7号")
	y.Normalize()
	table, err := model.ReadHolidays("\ufeff"+model.Lines(model.DayColumns(), y.Days), nil)
	if err != nil || table.Doubts() > 0 {
		t.Fatalf("%v, %v", table.Warnings, err)
	}
	if table.Year != 2026 || table.Source() != "国办发明电〔2025〕7号" || table.Kind != model.NoticeYear || !table.Plain {
		t.Errorf("read as %d, %q, kind %v", table.Year, table.Source(), table.Kind)
	}
	if got, want := spelled(rulesOf(table.Days)), spelled(rulesOf(notice.Days)); got != want {
		t.Errorf("days %s, want %s", got, want)
	}
	if got, want := len(table.Spans()), len(notice.Spans()); got != want {
		t.Errorf("%d runs, want the %d of the notice", got, want)
	}
	if day := table.Days[0]; table.Sentences[day.Sentence] != "2026-01-01 放假 元旦 国办发明电〔2025〕7号" {
		t.Errorf("the first day is said to stand in %q", table.Sentences[day.Sentence])
	}
}

func TestHalfATableIsDoubted(t *testing.T) {
	n, err := model.ReadHolidays("2027-01-01\t放假\t元旦\n2027-02-30\t放假\t春节", nil)
	if err != nil || n.Doubts() != 2 {
		t.Fatalf("%v, %v", n.Warnings, err)
	}
	if !strings.Contains(n.Warnings[0].Text, "第 2 行没有收录") || !strings.Contains(n.Warnings[1].Text, "没有读到春节、清明节") {
		t.Errorf("warnings %v", n.Warnings)
	}
}

func TestATableWithoutADaySaysWhatIsWrongWithIt(t *testing.T) {
	_, err := model.ReadHolidays("日期\t安排\t名称\n2月15日\t放假\t春节", nil)
	if model.FieldOf(err) != "notice" || !strings.Contains(model.UserMessage(err), "第 2 行没有收录：“2月15日”不是有效的日期") {
		t.Errorf("%v", err)
	}
}

func TestATextThatIsNoTableIsReadAsANotice(t *testing.T) {
	want := model.UserMessage(func() error { _, err := model.ParseNotice("今天，放假，好。", nil); return err }())
	if _, err := model.ReadHolidays("今天，放假，好。", nil); model.UserMessage(err) != want {
		t.Errorf("got %v, want %s", err, want)
	}
	n, err := model.ReadHolidays(realNotice(t, "2023"), nil)
	if err != nil || n.Year != 2023 || len(n.Unread)+len(n.Warnings) > 0 {
		t.Errorf("%d, %v, %v", n.Year, n.Warnings, err)
	}
}

func TestDaysAreShownAsRunsWithinAMonth(t *testing.T) {
	n, err := model.ReadHolidays(realNotice(t, "2023"), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range n.Spans() {
		got = append(got, s.String())
	}
	want := []string{
		"12月31日 放假 1 天 元旦", "1月1日至2日 放假 2 天 元旦", "1月21日至27日 放假 7 天 春节",
		"1月28日至29日 上班 2 天 春节", "4月5日 放假 1 天 清明节",
	}
	if len(got) < len(want) || strings.Join(got[:len(want)], "；") != strings.Join(want, "；") {
		t.Errorf("runs %v", got)
	}
}

func TestANoticeSaysWhatItMeansForAYearKnownOrNot(t *testing.T) {
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		t.Fatal(err)
	}
	known := model.CalendarOf(years)
	for _, c := range []struct {
		notice model.Notice
		words  string
	}{
		{model.Notice{Year: 2027}, ""},
		{model.Notice{Year: 2026}, "2026年的放假安排已经录入过"},
		{model.Notice{Year: 2020, Kind: model.NoticeAmendment}, "只改动它写到的日期"},
		{model.Notice{Year: 2027, Kind: model.NoticeAmendment}, "原来的通知还没有录入"},
	} {
		got := c.notice.Bearing(c.notice.Kind, known)
		if (c.words == "") != (got == "") || !strings.Contains(got, c.words) {
			t.Errorf("%d, kind %v: %q, want %q", c.notice.Year, c.notice.Kind, got, c.words)
		}
	}
}
