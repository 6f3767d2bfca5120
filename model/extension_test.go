package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

// running returns a document of the usual term received on the day.
func running(t testing.TB, cal *model.Calendar, received string, term int) model.Document {
	t.Helper()
	on := model.MustDate(received)
	d := model.Document{State: model.Signed, Signed: on, Term: term, Start: model.StartReceipt, Leader: model.LeaderRef{Name: "李书言"}}
	sv := model.Service{Served: on, Received: on, Means: "当面", By: "周明", Receiver: "李书言"}
	if err := d.Serve(sv, on, cal); err != nil {
		t.Fatal(err)
	}
	return d
}

// asking is an application of the day, granted on the same day.
func asking(on string) model.Extension {
	day := model.MustDate(on)
	return model.Extension{Asked: day, By: "李书言", Reason: "招标未完成", Progress: "已挂网", Approver: "郑国强", Decided: day}
}

// office2020 is who decides in these tests.
var office2020 = model.Approving{
	Rules: model.DefaultApprovals(), Clerk: "周明",
	Staff: model.Staff{{ID: 1, Name: "郑国强", Chief: true}, {ID: 2, Name: "吴静"}, {ID: 3, Name: "周铭", Former: []string{"周明"}}},
}

func extended(t testing.TB, d *model.Document, e model.Extension, cal *model.Calendar) {
	t.Helper()
	if err := d.Extend(e, office2020, e.Decided, cal); err != nil {
		t.Fatal(err)
	}
}

func TestTenWorkingDaysMoreThanTheCardOfMay2020(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	e := asking("2020-06-15")
	e.Days = 10
	extended(t, &d, e, cal)
	// 25 and 26 June are off, Sunday the 28th is worked.
	if dl := d.Deadline; dl.Due.String() != "2020-07-02" || dl.Original.String() != "2020-06-17" || dl.Extended != 1 {
		t.Errorf("deadline %+v", dl)
	}
	if got, want := d.Extensions[0].Line(), "第1次申请延期，申请人：李书言，理由：招标未完成；进展：已挂网；同意，批准人：郑国强；期限由2020年6月17日延至2020年7月2日"; got != want {
		t.Errorf("line %s", got)
	}
}

func TestAnAgreedDayOffMovesToTheNextWorkingDayAndSaysSo(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	e := asking("2020-06-17")
	e.Until = model.MustDate("2020-06-25")
	extended(t, &d, e, cal)
	got := d.Extensions[0]
	if d.Deadline.Due.String() != "2020-06-28" || !got.Moved() || !strings.HasSuffix(got.Line(), "延至2020年6月28日（2020年6月25日是休息日，顺延至下一个工作日）") {
		t.Errorf("due %s: %s", d.Deadline.Due, got.Line())
	}
	again := asking("2020-06-28")
	again.Override = "工程复杂" // together they are longer than the term
	again.Until = model.MustDate("2020-07-10")
	extended(t, &d, again, cal)
	if got := d.Extensions[1]; got.Nth != 2 || got.Before.String() != "2020-06-28" || got.Moved() || d.Deadline.Original.String() != "2020-06-17" {
		t.Errorf("second extension %+v, original %s", got, d.Deadline.Original)
	}
}

func TestAnExtensionAfterTheDueDateNeedsTheApproversReason(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	before := d.Deadline
	e := asking("2020-06-18")
	e.Days = 5
	err := d.Extend(e, office2020, e.Decided, cal)
	if model.CodeOf(err) != model.Refused || model.FieldOf(err) != "override" || !strings.Contains(model.UserMessage(err), "期限2020年6月17日已过") {
		t.Fatalf("late application: %v", err)
	}
	if d.Deadline != before || len(d.Extensions) != 0 {
		t.Errorf("the refused application left %+v", d.Extensions)
	}
	e.Override = "汛期封路，无法按时申请"
	extended(t, &d, e, cal)
	if d.Deadline.Due.String() != "2020-06-24" || d.Extensions[0].Override != e.Override || !strings.Contains(d.Extensions[0].Line(), e.Override) {
		t.Errorf("due %s, %s", d.Deadline.Due, d.Extensions[0].Line())
	}
}

func TestARefusedExtensionIsOnRecordAndMovesNothing(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	before := d.Deadline
	e := asking("2020-06-18") // late: refusing needs no override
	e.Refusal = "理由不充分"
	extended(t, &d, e, cal)
	if d.Deadline != before || d.State != model.Served || d.TimesExtended() != 0 {
		t.Errorf("deadline %+v", d.Deadline)
	}
	got := d.Extensions[0]
	if got.Granted() || got.Before != got.After || !strings.HasSuffix(got.Line(), "不同意，郑国强，理由：理由不充分；期限仍为2020年6月17日") {
		t.Errorf("%s", got.Line())
	}
}

func TestAnExtensionThatCannotBeNamesTheInput(t *testing.T) {
	cal := publishedCalendar(t)
	for field, spoil := range map[string]func(*model.Extension){
		"asked":    func(e *model.Extension) { e.Asked = model.Date{} },
		"by":       func(e *model.Extension) { e.By = " " },
		"reason":   func(e *model.Extension) { e.Reason = "\n" },
		"approver": func(e *model.Extension) { e.Approver = "" },
		"decided":  func(e *model.Extension) { e.Decided = model.MustDate("2020-06-14") },
		"days":     func(e *model.Extension) { e.Days = 251 },
		"until":    func(e *model.Extension) { e.Days = 0 },
	} {
		d := running(t, cal, "2020-05-27", 15)
		e := asking("2020-06-15")
		e.Days = 5
		spoil(&e)
		if err := d.Extend(e, office2020, model.MustDate("2020-06-16"), cal); model.FieldOf(err) != field || model.UserMessage(err) == "" {
			t.Errorf("%s: %v", field, err)
		}
	}
	for name, until := range map[string]string{"the due date": "2020-06-17", "before it": "2020-06-16", "a slip in the year": "2030-06-20"} {
		d := running(t, cal, "2020-05-27", 15)
		e := asking("2020-06-15")
		e.Until = model.MustDate(until)
		if err := d.Extend(e, office2020, e.Decided, cal); model.FieldOf(err) != "until" {
			t.Errorf("%s: %v", name, err)
		}
	}
	d := running(t, cal, "2020-05-27", 15)
	e := asking("2020-06-15")
	e.Days, e.Until = 5, model.MustDate("2020-07-01")
	if err := d.Extend(e, office2020, e.Decided, cal); model.FieldOf(err) != "until" {
		t.Errorf("a date and days: %v", err)
	}
	e = asking("2020-06-15")
	e.Days, e.Decided = 2, model.MustDate("2020-06-22")
	if err := d.Extend(e, office2020, e.Decided, cal); model.FieldOf(err) != "until" {
		t.Errorf("a new due date before the decision: %v", err)
	}
	d.State = model.Replied
	if err := d.Extend(asking("2020-06-15"), office2020, model.MustDate("2020-06-15"), cal); model.CodeOf(err) != model.Refused {
		t.Errorf("an answered document: %v", err)
	}
}

func TestALaterCalendarMovesAddedDaysAndLeavesAgreedDates(t *testing.T) {
	cal := publishedCalendar(t)
	off := func(days ...string) *model.Calendar {
		years := publishedYears(t)
		for _, d := range days {
			years[len(years)-1].Days = append(years[len(years)-1].Days, model.DayRule{Date: model.MustDate(d), Off: true, Name: "抗洪"})
		}
		return model.CalendarOf(years)
	}
	start := func(e model.Extension) model.Document {
		d := running(t, cal, "2026-06-22", 15) // due Monday 13 July
		extended(t, &d, e, cal)
		return d
	}
	added, agreed := asking("2026-07-10"), asking("2026-07-10")
	added.Days, agreed.Until = 5, model.MustDate("2026-07-20")
	for _, c := range []struct {
		name string
		doc  model.Document
		cal  *model.Calendar
		due  string
	}{
		{"five days, one off before the due date", start(added), off("2026-07-08"), "2026-07-21"},
		{"five days, one off among them", start(added), off("2026-07-15"), "2026-07-21"},
		{"five days, nothing off", start(added), cal, "2026-07-20"},
		{"agreed date, one off before it", start(agreed), off("2026-07-08", "2026-07-15"), "2026-07-20"},
		{"agreed date off", start(agreed), off("2026-07-20"), "2026-07-21"},
	} {
		changed, err := c.doc.Recount(c.cal)
		if err != nil || c.doc.Deadline.Due.String() != c.due || changed != (c.due != "2026-07-20") {
			t.Errorf("%s: due %s, changed %v, %v", c.name, c.doc.Deadline.Due, changed, err)
		}
		if _, err := c.doc.Recount(cal); err != nil || c.doc.Deadline.Due.String() != "2026-07-20" {
			t.Errorf("%s, taken back: due %s, %v", c.name, c.doc.Deadline.Due, err)
		}
	}
}

func TestAnAgreedDateInAYearWithoutATableIsProvisional(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2026-11-20", 15)
	e := asking("2026-12-01")
	e.Override = "工程复杂"
	e.Until = model.MustDate("2027-02-08")
	extended(t, &d, e, cal)
	if !d.Deadline.Provisional || d.Deadline.Due != e.Until {
		t.Errorf("deadline %+v", d.Deadline)
	}
	years := append(publishedYears(t), model.CalendarYear{Year: 2027, Days: []model.DayRule{{Date: e.Until, Off: true, Name: "春节"}}})
	if changed, err := d.Recount(model.CalendarOf(years)); err != nil || !changed || d.Deadline.Provisional || d.Deadline.Due.String() != "2027-02-09" {
		t.Errorf("after the notice %+v, %v", d.Deadline, err)
	}
}

func TestOnTimeGoesByTheDateThatIsAskedFor(t *testing.T) {
	cal := publishedCalendar(t)
	answer := func(d model.Document, on string) model.Document {
		day := model.MustDate(on)
		if err := d.Answer(model.Reply{Received: day, Text: "已整改", By: "李书言"}, day); err != nil {
			t.Fatal(err)
		}
		return d
	}
	plain := running(t, cal, "2020-05-27", 15)
	longer := running(t, cal, "2020-05-27", 15)
	e := asking("2020-06-15")
	e.Days = 10
	extended(t, &longer, e, cal)
	returned := answer(plain, "2020-06-17")
	back := model.Review{On: model.MustDate("2020-06-18"), Verdict: model.ActReturn, Opinion: "不具体", By: "吴静", Term: 10}
	if err := returned.Judge(back, back.On, cal); err != nil {
		t.Fatal(err)
	}
	escalated, void := plain, answer(plain, "2020-06-17")
	escalated.State, void.State = model.Escalated, model.Voided
	for _, c := range []struct {
		name                    string
		doc                     model.Document
		agreed, original, known bool
	}{
		{"still running", plain, false, false, false},
		{"on the due date", answer(plain, "2020-06-17"), true, true, true},
		{"the day after", answer(plain, "2020-06-18"), false, false, true},
		{"within the extension", answer(longer, "2020-07-02"), true, false, true},
		{"after the extension", answer(longer, "2020-07-03"), false, false, true},
		{"before the original date all the same", answer(longer, "2020-06-17"), true, true, true},
		{"returned and awaited again", returned, false, false, false},
		{"within the second term", answer(returned, "2020-07-01"), true, false, true},
		{"escalated without an answer", escalated, false, false, true},
		{"void", void, false, false, false},
	} {
		for byOriginal, want := range map[bool]bool{false: c.agreed, true: c.original} {
			if got, known := c.doc.OnTime(byOriginal); got != want || known != c.known {
				t.Errorf("%s, by original %v: %v, known %v", c.name, byOriginal, got, known)
			}
		}
	}
}

func TestTheExplanationEndsOnTheDueDateAndNamesEachExtension(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	days, agreed := asking("2020-06-15"), asking("2020-06-28")
	days.Days, agreed.Until = 7, model.MustDate("2020-07-04") // a Saturday
	extended(t, &d, days, cal)
	extended(t, &d, agreed, cal)
	counts := d.Explain(cal)
	if len(counts) != 3 || counts[2].Due != d.Deadline.Due || d.Deadline.Due.String() != "2020-07-06" {
		t.Fatalf("%d stretches, due %s", len(counts), d.Deadline.Due)
	}
	for i, want := range []string{
		"从签收之日（2020年5月27日）起 15 个工作日，开始的当日不计入（《民法典》第二百零一条）",
		"第1次申请延期，批准人郑国强，自原期限起再延 7 个工作日",
		"第2次申请延期，批准人郑国强，延至2020年7月4日，该日休息，顺延至2020年7月6日（《民法典》第二百零三条）",
	} {
		c := counts[i]
		if c.Rule != want || i > 0 && c.From != counts[i-1].Due {
			t.Errorf("stretch %d from %s: %s", i+1, c.From, c.Rule)
		}
		if n := len(c.Steps); i < 2 && (n == 0 || c.Steps[n-1].Date != c.Due || c.Steps[0].Date != c.From.Add(1)) {
			t.Errorf("stretch %d lists %d days", i+1, n)
		}
	}
	if counts := (&model.Document{State: model.Signed}).Explain(cal); counts != nil {
		t.Errorf("before the clock has started: %+v", counts)
	}
}
