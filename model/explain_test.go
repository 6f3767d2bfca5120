package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// explained is the explanation of a document, as text.
func explained(t *testing.T, e model.Explanation, wants ...string) {
	t.Helper()
	text := e.String()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the explanation lacks %q:\n%s", want, text)
		}
	}
}

func TestTheExplanationNamesBothDatesEveryDayAndTheNotice(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	days := asking("2020-06-15")
	days.Days = 10
	extended(t, &d, days, cal)
	e := d.Explanation(cal)
	if e.Forecast || len(e.Counts) != 2 || len(e.Notes) != 0 || !slices.Equal(e.Sources, []string{"国办发明电〔2019〕16号"}) {
		t.Errorf("explained as %+v", e)
	}
	explained(t, e, "起算：2020年5月27日（签收之日，当日不计）\n期限：15 个工作日\n原定期限：2020年6月17日（星期三）\n延期后的期限：2020年7月2日（星期四）",
		"2020-06-17 星期三 第 15 个工作日\n期限至2020年6月17日（星期三）", "第1次申请延期，批准人郑国强，自原期限起再延 10 个工作日\n2020-06-18 星期四 第 1 个工作日",
		"2020-06-25 星期四 不计（端午节放假，国办发明电〔2019〕16号）", "2020-06-28 星期日 第 6 个工作日（端午节调休上班，国办发明电〔2019〕16号）",
		"《民法典》第二百零一条", "《民法典》第二百零三条", "放假安排出处：国办发明电〔2019〕16号")
}

func TestBeforeTheReceiptTheForecastIsExplainedAndSaidToBeOne(t *testing.T) {
	cal := publishedCalendar(t)
	d := model.Document{State: model.Signed, Term: 15, Drafted: model.MustDate("2026-12-20"), Signed: model.MustDate("2026-12-21")}
	e := d.Explanation(cal)
	if !e.Forecast || !e.Provisional || len(e.Notes) != 2 {
		t.Errorf("explained as %+v", e)
	}
	explained(t, e, "暂按签发之日（2026年12月21日）起 15 个工作日", "还没有登记送达，暂按签发之日推算", "截止日期是暂定的", "2027-01-04 星期一 第 9 个工作日 暂定：当年放假通知尚未录入")
	d.State, d.Signed = model.Draft, model.Date{}
	explained(t, d.Explanation(cal), "暂按拟稿之日（2026年12月20日）起")
	if e := (&model.Document{Term: 15}).Explanation(cal); len(e.Counts) != 0 {
		t.Errorf("without any day: %+v", e)
	}
}

func TestAnAnsweredDocumentWhoseDaysChangedLaterKeepsItsDateAndSaysSo(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	if err := d.Answer(model.Reply{Received: d.Deadline.Due, Text: "已整改", By: "李书言"}, d.Deadline.Due); err != nil {
		t.Fatal(err)
	}
	later := model.NewCalendar(append(cal.Rules(2020), model.DayRule{Date: model.MustDate("2020-06-16"), Off: true, Name: "停电"}), 2020)
	explained(t, d.Explanation(later), "应反馈日期：2020年6月17日", "现在重算会止于2020年6月18日；这份文书已按当时的期限2020年6月17日办理")
}

func TestAStepSaysInShortWhyItCounts(t *testing.T) {
	cal := publishedCalendar(t)
	for day, want := range map[string]string{
		"2020-06-17": "工作日", "2020-06-20": "休息日", "2020-06-25": "端午节放假", "2020-06-28": "端午节调休上班",
		"2027-01-01": "元旦（法定，当年放假通知尚未录入）", "2027-01-02": "休息日（暂定）", "2027-01-04": "工作日（暂定）",
	} {
		if got := cal.Explain(model.MustDate(day).Add(-1), 1)[0].Why(); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}
