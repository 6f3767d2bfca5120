package store_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func extension(on string, days int) model.Extension {
	return model.Extension{Asked: date(on), By: "李书言", Reason: "招标未完成", Progress: "已挂网", Days: days, Approver: "郑国强", Decided: date(on)}
}

func extend(t *testing.T, s *store.Store, d model.Document, e model.Extension) model.Document {
	t.Helper()
	d, err := s.Extend(ctx, d.ID, d.Version, e, e.Decided)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func chase(t *testing.T, s *store.Store, d model.Document, step, on string) model.Document {
	t.Helper()
	c := model.Chase{Step: step, On: date(on), Means: model.ByPhone, Reached: "办公室刘主任", Answer: "正在汇总", Promised: date(on).Add(2), By: "周明"}
	d, err := s.Chase(ctx, d.ID, d.Version, c, date(on))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func onlyRow(t *testing.T, s *store.Store, id int64, on string) model.Row {
	t.Helper()
	rows, err := s.Documents(ctx, model.Filter{ID: id}, 0, 1, date(on))
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	return rows[0]
}

func TestAnExtensionStandsInTheListTheTimelineAndTheChanges(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2020-05-27")
	refused := extension("2020-06-10", 5)
	refused.Refusal = "理由不充分"
	d = extend(t, s, d, refused)
	d = extend(t, s, d, extension("2020-06-15", 10))
	r := onlyRow(t, s, d.ID, "2020-06-15")
	if r.Due.String() != "2020-07-02" || r.Original.String() != "2020-06-17" || r.Extended != 1 {
		t.Errorf("the list says due %s, originally %s, extended %d times", r.Due, r.Original, r.Extended)
	}
	lines := timeline(t, s, d.ID)
	if n := len(lines); lines[n-1].Action != "extend" || lines[n-1].Text != d.Extensions[1].Line() || !strings.Contains(lines[n-2].Text, "不同意") {
		t.Errorf("timeline %+v", lines[n-2:])
	}
	changes, err := s.DeadlineChanges(ctx, date("2020-06-01"), 10)
	if err != nil || len(changes) != 1 || changes[0].Before.String() != "2020-06-17" || changes[0].After.String() != "2020-07-02" || changes[0].Reason != "延期：招标未完成" {
		t.Errorf("changes %+v, %v", changes, err)
	}
	_, err = s.Extend(ctx, d.ID, d.Version, extension("2020-07-03", 5), date("2020-07-03"))
	wantRefused(t, err, "期限2020年7月2日已过")
	if _, err := s.Extend(ctx, d.ID, d.Version-1, extension("2020-06-16", 5), date("2020-06-16")); model.CodeOf(err) != model.Conflict {
		t.Errorf("an older version: %v", err)
	}
	for _, word := range []string{"招标", "不充分"} {
		if rows, err := s.Documents(ctx, model.Filter{Text: word}, 0, 10, date("2020-06-16")); err != nil || len(rows) != 1 {
			t.Errorf("%s is found in %d documents, %v", word, len(rows), err)
		}
	}
	wantSound(t, s)
}

func TestALateNoticeMovesAnExtensionByDaysAndNotOneByDate(t *testing.T) {
	s := storetest.New(t)
	byDays, byDate := servedOn(t, s, "李书言", "2026-06-22"), servedOn(t, s, "曾国强", "2026-06-22")
	byDays = extend(t, s, byDays, extension("2026-07-10", 5))
	agreed := extension("2026-07-10", 0)
	agreed.Until = date("2026-07-20")
	byDate = extend(t, s, byDate, agreed)
	setDay(t, s, model.DayRule{Date: date("2026-07-15"), Off: true, Name: "抗洪"}, "2026-07-13")
	wantDue(t, s, byDays.ID, "2026-07-21", false)
	wantDue(t, s, byDate.ID, "2026-07-20", false)
	if got := stored(t, s, byDays.ID); got.Deadline.Original.String() != "2026-07-13" || got.Extensions[0].After.String() != "2026-07-20" {
		t.Errorf("original %s, granted until %s", got.Deadline.Original, got.Extensions[0].After)
	}
	setDay(t, s, model.DayRule{Date: date("2026-07-20"), Off: true, Name: "抗洪"}, "2026-07-14")
	wantDue(t, s, byDate.ID, "2026-07-21", false)
	if got := lastLine(t, s, byDate.ID); got != "工作日历：2026年7月20日放假（抗洪，手工）；期限由2026年7月20日改为2026年7月21日" {
		t.Errorf("timeline: %s", got)
	}
	wantSound(t, s)
}

func TestTheBoardProposesTheChasesOfToday(t *testing.T) {
	s := storetest.New(t)
	near, late := servedOn(t, s, "李书言", "2020-05-27"), servedOn(t, s, "曾国强", "2020-05-20")
	servedOn(t, s, "欧阳静文", "2020-06-10") // far from due
	proposed := func(on string, limit int) string {
		t.Helper()
		list, err := s.ChasesDue(ctx, date(on), limit)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range list {
			out = append(out, p.Leader.Name+" "+p.Step.Name+" "+p.Since.String())
		}
		return strings.Join(out, ", ")
	}
	if got, want := proposed("2020-06-12", 10), "曾国强 书面催办 2020-06-11, 李书言 电话提醒 2020-06-12"; got != want {
		t.Errorf("proposed %s, want %s", got, want)
	}
	if got, want := proposed("2020-06-12", 1), "曾国强 书面催办 2020-06-11"; got != want {
		t.Errorf("proposed at most one: %s", got)
	}
	late = chase(t, s, late, "paper", "2020-06-12")
	near = chase(t, s, near, "phone", "2020-06-12")
	if got := proposed("2020-06-12", 10); got != "" {
		t.Errorf("after both were chased: %s", got)
	}
	if got := lastLine(t, s, near.ID); got != "第1次催办（电话提醒），电话，联系到：办公室刘主任；答复：正在汇总；承诺2020年6月14日前反馈" {
		t.Errorf("timeline: %s", got)
	}
	if r := onlyRow(t, s, late.ID, "2020-06-12"); r.Chases != 1 || !slices.Equal(r.Chased, []string{"paper"}) || r.ChasedOn.String() != "2020-06-12" {
		t.Errorf("the list says %+v", r)
	}
	late = chase(t, s, late, "notice", "2020-06-18")
	if got, want := proposed("2020-06-19", 10), "曾国强 升级 2020-06-19, 李书言 书面催办 2020-06-18"; got != want {
		t.Errorf("after the last step %s, want %s", got, want)
	}
	setDay(t, s, model.DayRule{Date: date("2020-06-16"), Off: true, Name: "停电"}, "2020-06-15") // due a day later
	if got, want := proposed("2020-06-16", 10), "李书言 电话提醒 2020-06-12"; !strings.Contains(got, want) {
		t.Errorf("since the due date moved %s, want %s", got, want)
	}
	if rows, err := s.Documents(ctx, model.Filter{Text: "刘主任"}, 0, 10, date("2020-06-19")); err != nil || len(rows) != 2 {
		t.Errorf("who was reached is found in %d documents, %v", len(rows), err)
	}
	wantSound(t, s)
}

func TestTheLadderOfChasingIsTheOffices(t *testing.T) {
	s := storetest.New(t)
	steps, err := s.ChaseSteps(ctx)
	if err != nil || !slices.Equal(steps, model.DefaultChaseSteps()) {
		t.Fatalf("the usual ladder %+v, %v", steps, err)
	}
	steps = []model.ChaseStep{{Name: "当面提醒", After: -5, Means: model.InPerson}}
	if err := s.SetChaseSteps(ctx, steps); err != nil {
		t.Fatal(err)
	}
	got, err := s.ChaseSteps(ctx)
	if err != nil || len(got) != 1 || got[0].Key != "own1" {
		t.Errorf("stored %+v, %v", got, err)
	}
	d := servedOn(t, s, "李书言", "2020-05-27")
	due, err := s.ChasesDue(ctx, date("2020-06-10"), 10)
	if err != nil || len(due) != 1 || due[0].Step.Name != "当面提醒" || due[0].ID != d.ID {
		t.Errorf("proposed %+v, %v", due, err)
	}
	if err := s.SetChaseSteps(ctx, nil); model.FieldOf(err) != "steps" {
		t.Errorf("no steps: %v", err)
	}
	lines, err := s.Timeline(ctx, "setting", 0)
	if last := lines[len(lines)-1]; err != nil || last.Text != "修改催办步骤" {
		t.Errorf("the log ends with %+v, %v", last, err)
	}
	wantSound(t, s)
}

func TestTheListOfTodayRepeatsNothingWithinTheDay(t *testing.T) {
	s := storetest.New(t)
	retireDuties(t, s)
	late := servedOn(t, s, "李书言", "2020-05-20") // due 10 June
	near := servedOn(t, s, "曾国强", "2020-05-27")
	unserved := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "欧阳静文"), date("2020-06-09")), model.Signed, date("2020-06-09"))
	list := func(on string) (keys, shown []string) {
		t.Helper()
		items, err := s.TodayList(ctx, date(on), 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range items {
			keys = append(keys, r.Key)
			if r.Shown {
				shown = append(shown, r.Key)
			}
		}
		return keys, shown
	}
	want := []string{"document:" + itoa(late.ID), "document:" + itoa(near.ID), "unserved:" + itoa(unserved.ID)}
	if keys, shown := list("2020-06-12"); !slices.Equal(keys, want) || len(shown) != 0 {
		t.Fatalf("items %v, shown %v; want %v", keys, shown, want)
	}
	if keys, _ := list("2020-06-11"); len(keys) != 1 {
		t.Errorf("a day before: %v", keys)
	}
	if err := s.MarkShown(ctx, want[:2], date("2020-06-12")); err != nil {
		t.Fatal(err)
	}
	if err := s.PutOff(ctx, want[1], date("2020-06-12")); err != nil {
		t.Fatal(err)
	}
	if keys, shown := list("2020-06-12"); !slices.Equal(keys, []string{want[0], want[2]}) || !slices.Equal(shown, want[:1]) {
		t.Errorf("items %v, shown %v", keys, shown)
	}
	if keys, shown := list("2020-06-13"); !slices.Equal(keys, want) || len(shown) != 0 {
		t.Errorf("the next day: items %v, shown %v", keys, shown)
	}
	if err := s.MarkShown(ctx, nil, date("2020-09-01")); err != nil {
		t.Fatal(err)
	}
	if n := count(t, s, "SELECT count(*) FROM reminder"); n != 0 {
		t.Errorf("%d items are still remembered in autumn", n)
	}
	if err := s.SetReminding(ctx, model.Reminding{Hour: 8, Unserved: 10}); err != nil {
		t.Fatal(err)
	}
	if r, err := s.Reminding(ctx); err != nil || r.Hour != 8 || r.Unserved != 10 {
		t.Errorf("stored %+v, %v", r, err)
	}
	if keys, _ := list("2020-06-12"); slices.Contains(keys, want[2]) {
		t.Errorf("signed three working days ago and named: %v", keys)
	}
	if err := s.SetReminding(ctx, model.Reminding{Hour: 8, Unserved: 4}); err != nil {
		t.Fatal(err)
	}
	sunday, _ := list("2020-06-14")
	if monday, _ := list("2020-06-15"); slices.Contains(sunday, want[2]) || !slices.Contains(monday, want[2]) {
		t.Errorf("four working days after Tuesday are over on Monday, not on Sunday: %v, %v", sunday, monday)
	}
	wantSound(t, s)
}

func TestVerifyFindsAnExtensionForgedInTheList(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2020-05-27")
	alter(t, s, "UPDATE document SET extended=1 WHERE id=?", d.ID)
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) != 1 || !strings.Contains(r.Problems[0], "延期") {
		t.Errorf("%v, %v", r.Problems, err)
	}
}

func TestAChaseWithItsSlipHappensWholeOrNotAtAll(t *testing.T) {
	s := storetest.New(t)
	d := servedOn(t, s, "李书言", "2020-05-27")
	on := date("2020-06-18")
	c := model.Chase{Step: "paper", On: on, Means: model.InPaper, Reached: "李书言", By: "周明"}
	slip := d.NewSlip(model.SlipChase, "周明", on, model.Standing{})
	slip.Text = "请立即反馈"
	before := timeline(t, s, d.ID)
	failing := func(model.Paper, model.Slip) ([]byte, error) {
		return nil, model.Refuse("以下字无法打印：😀")
	}
	_, err := s.ChaseWithSlip(ctx, d.ID, d.Version, c, slip, on, failing)
	wantRefused(t, err, "😀")
	wrong := slip
	wrong.Due = on.Add(-1)
	if _, err := s.ChaseWithSlip(ctx, d.ID, d.Version, c, wrong, on, storetest.RenderSlip); model.FieldOf(err) != "due" {
		t.Errorf("a slip due before it was made: %v", err)
	}
	nobody := c
	nobody.Reached = ""
	if _, err := s.ChaseWithSlip(ctx, d.ID, d.Version, nobody, slip, on, storetest.RenderSlip); model.FieldOf(err) != "reached" {
		t.Errorf("a chase that reached nobody: %v", err)
	}
	if got := stored(t, s, d.ID); len(got.Chases)+len(got.Slips) != 0 || len(timeline(t, s, d.ID)) != len(before) {
		t.Fatalf("the refusals left %d chases and %d slips", len(got.Chases), len(got.Slips))
	}
	d, err = s.ChaseWithSlip(ctx, d.ID, d.Version, c, slip, on, storetest.RenderSlip)
	if err != nil {
		t.Fatal(err)
	}
	lines := timeline(t, s, d.ID)[len(before):]
	if len(lines) != 2 || lines[0].Text != "第1次催办（书面催办），书面，联系到：李书言" || lines[1].Text != "出具催办通知单（第1次）；请立即反馈" {
		t.Errorf("timeline %+v", lines)
	}
	if got := stored(t, s, d.ID); got.Version != d.Version || len(got.Chases) != 1 || len(got.Slips) != 1 || got.State != model.Served {
		t.Errorf("stored version %d of %d, %d chases, %d slips, %s", got.Version, d.Version, len(got.Chases), len(got.Slips), got.State.Label())
	}
	wantSlip(t, s, d.ID, 0, paperOfChase(d, 1))
	if r := onlyRow(t, s, d.ID, "2020-06-18"); !slices.Equal(r.Chased, []string{"paper"}) {
		t.Errorf("the list says chased %v", r.Chased)
	}
	wantSound(t, s)
}
