package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

func TestTheListOfTodayHasOneItemADocumentTheMostUrgentFirst(t *testing.T) {
	cal, today := publishedCalendar(t), model.MustDate("2020-06-17")
	row := func(id int64, due string) model.Row {
		r := model.Row{ID: id, Number: model.Number{Mark: "同监提", Year: 2020, Seq: int(id)}, Leader: model.LeaderRef{Name: "李书言"}, State: model.Served, Due: model.MustDate(due)}
		r.Standing = model.StandingOn(r.State, r.Due, today, 3, cal)
		return r
	}
	called := row(3, "2020-06-19")
	called.Chases, called.Chased, called.ChasedOn = 1, []string{"phone"}, today
	signed := row(9, "2020-06-19")
	signed.State, signed.Signed = model.Signed, model.MustDate("2020-06-10")
	steps := model.DefaultChaseSteps()
	steps[0].After = -6
	named := row(6, "2020-06-01")
	named.Chases, named.Chased, named.ChasedOn = 3, []string{"phone", "paper", "notice"}, model.MustDate("2020-06-09")
	list := model.Today{
		Running:  []model.Row{row(1, "2020-06-30"), row(2, "2020-06-23"), called, row(4, "2020-06-17"), row(5, "2020-06-16"), named},
		Unserved: []model.Row{signed},
		Follow: []model.InquiryRow{
			{ID: 1, Due: today, Provisional: true, Standing: model.Standing{Light: model.LightToday}},
			{ID: 2, Due: model.MustDate("2020-06-16"), Standing: model.Standing{Light: model.LightOverdue, Left: -1}},
			{ID: 3, Due: model.MustDate("2020-06-18"), Standing: model.Standing{Light: model.LightSoon, Left: 1}},
		},
		Vettings: []model.VettingRow{
			{ID: 1, Due: model.MustDate("2020-06-15"), Standing: model.Standing{Light: model.LightOverdue, Left: -2}},
			{ID: 2, Due: model.MustDate("2020-06-22"), Standing: model.Standing{Light: model.LightSoon, Left: 3}},
		},
		Duties: []model.DutyOwed{
			{Duty: model.Duty{ID: 1, Name: "报告", Period: model.EachHalf}, Term: model.DutyTerm{Key: "2020-H1", From: model.MustDate("2020-01-01")}, Shown: model.MustDate("2020-06-30"), Standing: model.Standing{Light: model.LightSoon, Left: 8}},
			{Duty: model.Duty{ID: 2, Name: "计划"}, Standing: model.Standing{Light: model.LightDone}},
			{Duty: model.Duty{ID: 3, Name: "回访"}, Standing: model.Standing{Light: model.LightNormal, Left: 60}},
		},
		Steps: steps,
	}
	var got []string
	for _, r := range list.Reminders(today, cal) {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", r.Key, r.Kind, r.Light, r.Text, r.Todo)))
	}
	want := []string{
		"document:6 overdue red 超期 12 个工作日 应升级",
		"document:5 overdue red 超期 1 个工作日 第1次催办：书面催办",
		"document:4 today orange 今日到期 第1次催办：电话提醒",
		"inquiry:2 follow red 超期 1 个工作日 还没有登记落实情况",
		"inquiry:1 follow orange 今日到期（暂定） 还没有登记落实情况",
		"vetting:1 vetting red 超期 2 个工作日 还没有回复",
		"document:3 soon yellow 还剩 2 个工作日", // called already
		"document:2 chase green 还剩 4 个工作日 第1次催办：电话提醒",
		"unserved:9 unserved yellow 签发 5 个工作日 还没有登记送达",
		"duty:1:0:2020-H1 duty yellow 还剩 8 个工作日",
	}
	if !slices.Equal(got, want) { // document 1 is due on the seventh working day: nothing to do yet
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestAReminderNamesWhatItIsAbout(t *testing.T) {
	asked := model.InquiryRow{Number: model.Number{Mark: model.InquiryMark, Year: 2020, Seq: 3}, FollowUnit: "县国资局", Title: "审议《县属国有企业领导人管理办法》"}
	if got := asked.Heading(); got != "问〔2020〕3号 县国资局 审议《县属国有企业领导人管理办法》" {
		t.Errorf("inquiry: %q", got)
	}
	letter := model.VettingRow{From: "县委组织部", Occasion: "评先评优"} // came without a number
	if got := letter.Heading(); got != "县委组织部 评先评优" {
		t.Errorf("vetting: %q", got)
	}
}

func TestEveryKindOfReminderHasAWord(t *testing.T) {
	for _, k := range []model.ReminderKind{model.RemindOverdue, model.RemindToday, model.RemindFollow, model.RemindVetting, model.RemindSoon, model.RemindChase, model.RemindUnserved, model.RemindDuty} {
		if k.Label() == "" {
			t.Errorf("%s has no word", k)
		}
	}
	for _, r := range []model.Reminding{{Hour: 24, Unserved: 3}, {Hour: -1, Unserved: 3}, {Hour: 9}} {
		if model.FieldOf(r.Check()) == "" {
			t.Errorf("%+v passes", r)
		}
	}
}
