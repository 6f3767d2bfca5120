package store_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func refOf(p model.Person) model.LeaderRef { return model.LeaderRef{ID: p.ID} }

func TestALeaderWhoLeavesSettlesWhatIsOpen(t *testing.T) {
	s := storetest.New(t)
	leaver, heir, last := storetest.Leader(t, s, "李书言"), storetest.Leader(t, s, "曾国强"), storetest.Leader(t, s, "沈明川")
	var open []model.Document
	for _, st := range []model.State{model.Signed, model.Served, model.Replied} {
		open = append(open, storetest.Advance(t, s, storetest.Draft(t, s, leaver, day), st, day))
	}
	storetest.Advance(t, s, storetest.Draft(t, s, leaver, day), model.Closed, day)
	storetest.Draft(t, s, leaver, day)
	papers := got(s.OpenPapers(ctx, leaver.ID, later))
	if len(papers) != 3 {
		t.Fatalf("%d open papers are listed, want three", len(papers))
	}
	on := day.Add(5)
	settle := func(end string) []model.Settlement {
		return []model.Settlement{
			{Document: open[0].ID, Version: open[0].Version, End: &model.Ended{On: on.Add(1), Reason: end, By: "郑国强"}},
			{Document: open[1].ID, Version: open[1].Version, Handover: &model.Handover{To: refOf(heir), From: on.Add(1), Reason: "李书言调离", By: "周明"}},
			{Document: open[2].ID, Version: open[2].Version, Handover: &model.Handover{To: refOf(heir), From: on.Add(1), Reason: "李书言调离", By: "周明"}},
		}
	}
	_, err := s.LeaveSettling(ctx, leaver.ID, leaver.Posts[0].ID, on, settle(""), later)
	if model.FieldOf(err) != "item0" || !strings.Contains(model.UserMessage(err), "终止办理的原因") {
		t.Errorf("without a reason: %v at %q", err, model.FieldOf(err))
	}
	if p := got(s.Person(ctx, leaver.ID)); !p.Posts[0].To.IsZero() {
		t.Error("the post ended though a paper was not settled")
	}
	got(s.LeaveSettling(ctx, leaver.ID, leaver.Posts[0].ID, on, settle("本人退休，事项已由上级接办"), later))
	ended, passed := stored(t, s, open[0].ID), stored(t, s, open[1].ID)
	if ended.State != model.Closed || ended.ShownState() != model.Terminated || !ended.Closed.IsZero() || !ended.LookDue().IsZero() {
		t.Errorf("ended as %s, struck off %s", ended.ShownState().Label(), ended.Closed)
	}
	if passed.Leader.Name != "李书言" || passed.Holder().Name != "曾国强" || passed.State != model.Served {
		t.Errorf("addressee %s, holder %s", passed.Leader.Name, passed.Holder().Name)
	}
	if slip := passed.NewSlip(model.SlipChase, "周明", later, model.Standing{}); slip.To != "曾国强" {
		t.Errorf("the slip goes to %s", slip.To)
	}
	for _, leader := range []int64{leaver.ID, heir.ID} {
		rows := got(s.Documents(ctx, model.Filter{Leader: leader}, 0, 20, later))
		if i := slices.IndexFunc(rows, func(r model.Row) bool { return r.ID == passed.ID }); i < 0 || rows[i].Holder != "曾国强" || rows[i].Leader.Name != "李书言" {
			t.Errorf("the documents of leader %d are %+v", leader, rows)
		}
	}
	if rows := got(s.Documents(ctx, model.Filter{States: []model.State{model.Terminated}}, 0, 20, later)); !slices.Equal(idsOf(rows), []int64{ended.ID}) {
		t.Errorf("终止办理 finds %v", idsOf(rows))
	}
	// The heir leaves himself.
	if n := len(got(s.OpenPapers(ctx, leaver.ID, later))); n != 0 {
		t.Errorf("%d papers are still with the leaver", n)
	}
	papers = got(s.OpenPapers(ctx, heir.ID, later))
	if len(papers) != 2 {
		t.Fatalf("the heir has %d papers", len(papers))
	}
	_, err = s.HandOver(ctx, passed.ID, passed.Version, model.Handover{To: refOf(heir), From: later, Reason: "误", By: "周明"}, later)
	wantRefused2(t, err, "现在就由曾国强承办")
	_, err = s.HandOver(ctx, passed.ID, passed.Version, model.Handover{To: refOf(last), From: on, Reason: "调离", By: "周明"}, later)
	wantRefused2(t, err, "移交日期不能早于")
	passed = got(s.HandOver(ctx, passed.ID, passed.Version, model.Handover{To: refOf(last), From: later, Reason: "曾国强调离", By: "周明"}, later))
	passed = got(s.Answer(ctx, passed.ID, passed.Version, model.Reply{Received: later, Text: "已整改", By: "沈明川"}, later))
	if passed.Holder().Name != "沈明川" || len(passed.Handovers) != 2 || passed.Leader.Name != "李书言" {
		t.Errorf("handed over as %+v", passed.Handovers)
	}
	passed = got(put(t, s, passed, "登记送达", later, map[string]string{"note": "回执存档"}))
	if passed.Holder().Name != "沈明川" || passed.State != model.Replied {
		t.Errorf("corrected, it is with %s", passed.Holder().Name)
	}
	ended = got(put(t, s, ended, "终止办理", later, map[string]string{"reason": "本人退休"}))
	if ended.Ended.Reason != "本人退休" {
		t.Errorf("ended for %q", ended.Ended.Reason)
	}
	ended = got(withdraw(t, s, ended, "终止办理", later))
	if ended.State != model.Signed || ended.Ended != nil {
		t.Errorf("taken back it is %s", ended.State.Label())
	}
	wantSound(t, s)
}

func wantRefused2(t *testing.T, err error, says string) {
	t.Helper()
	if err == nil || !strings.Contains(model.UserMessage(err), says) {
		t.Errorf("got %v, want %q", err, says)
	}
}

func TestWhatWasStruckOffIsOwedALook(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Advance(t, s, reminder(t, s, "李书言"), model.Closed, model.MustDate("2020-08-31"))
	if d.LookDue().String() != "2021-02-28" {
		t.Fatalf("owed by %s", d.LookDue())
	}
	for on, want := range map[string]model.Light{"2021-02-13": "", "2021-02-14": model.LightSoon, "2021-02-28": model.LightToday, "2021-03-02": model.LightOverdue} {
		items := got(s.TodayList(ctx, model.MustDate(on), 50))
		i := slices.IndexFunc(items, func(r model.Reminder) bool { return r.Kind == model.RemindLook })
		if (i >= 0) != (want != "") || i >= 0 && (items[i].Light != want || items[i].Document != d.ID) {
			t.Errorf("on %s: %+v", on, items)
		}
	}
	now := model.MustDate("2021-03-02")
	look := model.LookBack{On: now, Means: "实地查看", Evidence: "查看三处阵地，照片存卷", By: "吴静", Items: make([]model.LookItem, 2)}
	if rows := got(s.Documents(ctx, model.Filter{States: []model.State{model.LookOwed}}, 0, 9, now)); !slices.Equal(idsOf(rows), []int64{d.ID}) || rows[0].LookDue != d.LookDue() {
		t.Errorf("待回头看 finds %+v", rows)
	}
	bad := look
	bad.Items = []model.LookItem{{}, {Back: true}}
	_, err := s.Look(ctx, d.ID, d.Version, bad, now)
	wantRefused2(t, err, "请选择重新办理，还是升级")
	bad.Then = model.ActReturn
	_, err = s.Look(ctx, d.ID, d.Version, bad, now)
	wantRefused2(t, err, "第 2 条反弹，请写明")
	early := look
	early.On = d.Closed.Add(-1)
	_, err = s.Look(ctx, d.ID, d.Version, early, now)
	wantRefused2(t, err, "不能早于销号日期")
	held := got(s.Look(ctx, d.ID, d.Version, look, now))
	if held.State != model.Closed || !held.LookDue().IsZero() || len(held.LookBacks) != 1 {
		t.Errorf("looked at, it is %s and owed %s", held.State.Label(), held.LookDue())
	}
	wantSound(t, s)
}

func TestARelapseOpensTheDocumentAgainOrBeginsTheNext(t *testing.T) {
	s := storetest.New(t)
	for _, then := range []model.Verdict{model.ActReturn, model.ActUnmet} {
		leader := storetest.Leader(t, s, "李书言")
		d := storetest.Draft(t, s, leader, day)
		d.Problems = []string{"公示不到位", "答复推诿", "台账缺失"}
		d.Title = "公示不到位等问题"
		d = storetest.Advance(t, s, got(s.SaveDraft(ctx, d, day)), model.Closed, day)
		now := model.MustDate("2020-11-30")
		d = got(s.Look(ctx, d.ID, d.Version, model.LookBack{
			On: now, Means: "走访群众", Evidence: "走访11户", By: "吴静", Then: then, Term: 10, Items: []model.LookItem{{}, {Back: true, Note: "又有两户没有答复"}, {}},
		}, now))
		want := map[model.Verdict]model.State{model.ActReturn: model.Again, model.ActUnmet: model.Unmet}[then]
		if d.State != model.Served || d.ShownState() != want || !d.Closed.IsZero() || !slices.Equal(d.Open(), []int{1}) {
			t.Fatalf("%s: it is %s, open %v", then, d.ShownState().Label(), d.Open())
		}
		if then == model.ActReturn && d.Deadline.Due != got(s.Calendar(ctx)).AddWorkdays(now, 10) {
			t.Errorf("due %s", d.Deadline.Due)
		}
		_, kind := kinds(t, s)
		next, err := d.Escalation(kind, "周明", now)
		if err != nil || !slices.Equal(next.Problems, []string{"答复推诿"}) || next.Title != "答复推诿" {
			t.Errorf("the next is titled %q about %q, %v", next.Title, next.Problems, err)
		}
		d = got(put(t, s, d, "回头看", now, map[string]string{"evidence": "走访12户"}))
		if d.LookBacks[0].Evidence != "走访12户" || d.ShownState() != want {
			t.Errorf("corrected: %+v", d.LookBacks)
		}
	}
	wantSound(t, s)
}

func TestOlderDocumentsAreOwedALookWhenAskedFor(t *testing.T) {
	s := storetest.New(t)
	rules := model.DefaultReminding()
	rules.LookMonths = 0
	if err := s.SetReminding(ctx, rules); err != nil {
		t.Fatal(err)
	}
	d := storetest.Advance(t, s, reminder(t, s, "李书言"), model.Closed, later)
	if !d.LookDue().IsZero() {
		t.Errorf("switched off, a look is owed by %s", d.LookDue())
	}
	_, err := s.OweLooks(ctx)
	wantRefused2(t, err, "现在是不做的")
	rules.LookMonths = 3
	if err := s.SetReminding(ctx, rules); err != nil {
		t.Fatal(err)
	}
	if n := got(s.OweLooks(ctx)); n != 1 {
		t.Errorf("%d were listed", n)
	}
	if n := got(s.OweLooks(ctx)); n != 0 {
		t.Errorf("%d were listed twice", n)
	}
	d = stored(t, s, d.ID)
	if d.LookDue().String() != "2020-09-29" {
		t.Errorf("owed by %s", d.LookDue())
	}
	d = got(put(t, s, d, "销号", later.Add(9), map[string]string{"on": later.Add(2).String()}))
	if d.LookDue().String() != "2020-10-01" {
		t.Errorf("struck off later, it is owed by %s", d.LookDue())
	}
	wantSound(t, s)
}
