package model_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

func TestDayTableReadsTheProgramsOwnTable(t *testing.T) {
	got, warnings, err := model.ParseDayTable(string(assets.Calendar))
	if err != nil || len(warnings) > 0 || !reflect.DeepEqual(rulesOf(got), publishedTable(t)) {
		t.Errorf("%d days, %v, %v", len(got), warnings, err)
	}
}

func TestDayTableTakesTheFormsOfSpreadsheets(t *testing.T) {
	want := model.DayRule{Date: model.MustDate("2020-01-19"), Off: false, Name: "春节"}
	for _, line := range []string{
		"2020-01-19\twork\t春节", "2020-1-19\twork\t春节", "2020/1/19\twork\t春节", "2020.1.19\twork\t春节", "2020年1月19日\twork\t春节",
		"20200119\twork\t春节", "２０２０－１－１９\tＷＯＲＫ\t春节", "2020-01-19 00:00:00\twork\t春节", "2020/1/19 0:00\tWork\t春节",
		"2020年1月19日 星期日\t上班\t春节", "2020-01-19（周日）\t补班\t春节", "'2020-01-19\twork\t春节", `"2020-01-19","work","春节"`,
		"2020-01-19,work,春节,备注", "2020-01-19，上班，春节", "2020-01-19  work   春节", " 2020-01-19 \t work \t 春节 ", "2020-01-19\twork\t春节\r",
		"\ufeff2020-01-19\twork\t春节", "\n# 说明\n// 说明\n日期\t类别\t名称\n\n2020-01-19\twork\t春节\n", "date,kind,name\n2020-01-19,work,春节",
		"2020-01-19\twork\t春节\n2020/1/19\t上班\t春节",
	} {
		got, warnings, err := model.ParseDayTable(line)
		if err != nil || len(warnings) > 0 || len(got) != 1 || got[0].DayRule != want {
			t.Errorf("%q: %v, %v, %v", line, got, warnings, err)
		}
	}
}

func TestDayTableSortsAndKnowsTheLine(t *testing.T) {
	got, _, err := model.ParseDayTable("date\tkind\tname\n2026-10-01\toff\t国庆节\n\n2026-01-01\toff\t元旦")
	if err != nil || spelled(rulesOf(got)) != "+2026-01-01 +2026-10-01" || got[0].Sentence != 3 || got[1].Sentence != 1 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestDayTableNamesBadLinesByNumber(t *testing.T) {
	for _, c := range []struct{ line, words string }{
		{"2026-02-30\toff\t春节", "“2026-02-30”不是有效的日期"},
		{"2月15日\toff\t春节", "“2月15日”不是有效的日期"},
		{"2026-02-15\t假\t春节", "“假”应写 off（放假）或 work（上班）"},
		{"2026-02-15\toff", "应有日期、off 或 work、名称三列"},
		{"2026-02-15\toff\t", "应有日期、off 或 work、名称三列"},
		{"春节放假九天", "应有日期、off 或 work、名称三列"},
		{"46068\toff\t春节", "不是有效的日期"},
	} {
		got, warnings, err := model.ParseDayTable("date\tkind\tname\n2026-01-01\toff\t元旦\n" + c.line)
		if err != nil || spelled(rulesOf(got)) != "+2026-01-01" {
			t.Errorf("%q: %v, %v", c.line, got, err)
		}
		if len(warnings) != 1 || warnings[0].Sentence != 2 || !strings.HasPrefix(warnings[0].Text, "第 3 行没有收录：") || !strings.Contains(warnings[0].Text, c.words) {
			t.Errorf("%q: %v", c.line, warnings)
		}
	}
}

func TestDayTableTakesNeitherOfTwoContradictoryLines(t *testing.T) {
	got, warnings, err := model.ParseDayTable("2026-01-01\toff\t元旦\n2026-01-04\twork\t元旦\n2026-01-04\toff\t元旦")
	want := fmt.Sprintf("第 2 行和第 3 行写的是同一天（%s），一个放假一个上班，都没有收录", "2026-01-04")
	if err != nil || spelled(rulesOf(got)) != "+2026-01-01" || len(warnings) != 1 || warnings[0].Text != want {
		t.Errorf("%v, %v, %v", got, warnings, err)
	}
}

func TestDayTableWithoutADayIsRefused(t *testing.T) {
	for _, text := range []string{"", "date\tkind\tname", "# 空", "\xff", realNotice(t, "2026")} {
		if got, _, err := model.ParseDayTable(text); model.CodeOf(err) != model.Invalid || len(got) > 0 {
			t.Errorf("%.20q: %v, %v", text, got, err)
		}
	}
}
