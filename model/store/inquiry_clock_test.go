package store_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestFollowUpIsCountedAgainWithTheCalendar(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := judged(t, s, storetest.Registered(t, s, meeting, matter))
	given := date("2026-12-21")
	q = did(t)(s.FollowInquiry(ctx, q.ID, q.Version, "县国资局", given, 15, given))
	if !q.Follow.Deadline.Provisional {
		t.Fatalf("due %+v before the table of 2027 is out", q.Follow.Deadline)
	}
	change, err := s.TakeYear(ctx, table2027(), date("2026-12-28"))
	if err != nil || len(change.Deadlines) != 1 || change.Deadlines[0].Inquiry != q.ID || change.Deadlines[0].Number != q.Number {
		t.Errorf("change %+v, %v", change, err)
	}
	now := did(t)(s.Inquiry(ctx, q.ID))
	if now.Follow.Deadline.Provisional || now.Follow.Deadline.Due != change.Deadlines[0].After || now.Version != q.Version+1 {
		t.Errorf("due %+v", now.Follow.Deadline)
	}
	lines, err := s.Timeline(ctx, "inquiry", q.ID)
	if last := lines[len(lines)-1]; err != nil || !strings.Contains(last.Text, "期限") || last.Action != "recount" {
		t.Errorf("the last line is %+v, %v", last, err)
	}
	rows, err := s.FollowUps(ctx, 10, date("2027-03-01"))
	if err != nil || len(rows) != 1 || rows[0].Standing.Light != model.LightOverdue {
		t.Errorf("follow-ups %+v, %v", rows, err)
	}
	wantSound(t, s)
}

func TestFollowUpShowsItsLight(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	q := judged(t, s, storetest.Registered(t, s, meeting, matter))
	q = did(t)(s.FollowInquiry(ctx, q.ID, q.Version, "县国资局", day, 15, day)) // due 2020-06-17
	for on, want := range map[string]model.Light{
		"2020-05-28": model.LightNormal, "2020-06-12": model.LightSoon, "2020-06-17": model.LightToday, "2020-06-18": model.LightOverdue,
	} {
		rows, err := s.Inquiries(ctx, model.InquiryFilter{}, 0, 1, date(on))
		if err != nil || rows[0].Standing.Light != want {
			t.Errorf("on %s: %+v, %v", on, rows, err)
		}
	}
	did(t)(s.CarryOutInquiry(ctx, q.ID, q.Version, "已改", day, day))
	if r := inquiries(t, s, model.InquiryFilter{})[0]; r.Standing.Light != model.LightReplied {
		t.Errorf("carried out: %s", r.Standing.Light)
	}
}

func TestAFollowUpIsOnTheListOfTodayUntilItIsCarriedOut(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	retireDuties(t, s)
	q := judged(t, s, storetest.Registered(t, s, meeting, matter))
	q = did(t)(s.FollowInquiry(ctx, q.ID, q.Version, "县国资局", day, 15, day)) // due 2020-06-17
	list := func(on string) []model.Reminder {
		t.Helper()
		items, err := s.TodayList(ctx, date(on), 10)
		if err != nil {
			t.Fatal(err)
		}
		return items
	}
	if items := list("2020-06-16"); len(items) != 0 {
		t.Errorf("a day before: %+v", items)
	}
	for on, want := range map[string]string{"2020-06-17": "今日到期", "2020-06-19": "超期 2 个工作日"} {
		if items := list(on); len(items) != 1 || items[0].Kind != model.RemindFollow || items[0].Inquiry != q.ID || items[0].Text != want {
			t.Errorf("on %s: %+v", on, items)
		}
	}
	if err := s.PutOff(ctx, list("2020-06-19")[0].Key, date("2020-06-19")); err != nil || len(list("2020-06-19")) != 0 || len(list("2020-06-20")) != 1 {
		t.Errorf("put off: %v, %v", err, list("2020-06-20"))
	}
	did(t)(s.CarryOutInquiry(ctx, q.ID, q.Version, "已改", day, day))
	if items := list("2020-06-19"); len(items) != 0 {
		t.Errorf("carried out: %+v", items)
	}
}

func TestVerifyFindsWhatWasDoneToInquiriesPastTheProgram(t *testing.T) {
	for _, c := range []struct{ name, part, statement string }{
		{"an inquiry's text", "问询（记录 1）的内容与操作记录不一致", "UPDATE inquiry_text SET body=replace(body, '理顺', '打乱')"},
		{"a broken text", "问询（记录 1）的内容与操作记录不一致", "UPDATE inquiry_text SET body='{'"},
		{"a row", "问询（记录 1）在列表里的内容与", "UPDATE inquiry SET adopted=2"},
		{"what a row says of the matter", "问询（记录 1）在列表里的内容与", "UPDATE inquiry SET amount=1"},
		{"a matter", "议题（记录 1）的内容与操作记录不一致", "UPDATE matter SET body=replace(body, '国资局', '财政局')"},
		{"a meeting", "会议（记录 1）的内容与操作记录不一致", "UPDATE meeting SET body=replace(body, '陆承远', '沈明川')"},
		{"a meeting taken away", "会议（记录 2）不见了", "DELETE FROM meeting WHERE id=2"},
		{
			"a deadline", "落实期限2020年6月30日与按工作日历重算的不一致",
			"UPDATE inquiry_text SET body=json_set(body, '$.Follow.Deadline.Due', '2020-06-30'); UPDATE inquiry SET due='2020-06-30'",
		},
		{"a number taken away", "问〔2020〕已编到 1 号，却只有 0 次问询", "DROP TRIGGER inquiry_number_kept; UPDATE inquiry SET seq=NULL"},
		{"the inquiry of a document", "在列表里的问询编号与文书本身不一致", "UPDATE document SET inquiry='问〔2020〕9号'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, meeting, matter, leader := decided(t)
			storetest.Meeting(t, s, day)
			q := judged(t, s, storetest.Registered(t, s, meeting, matter))
			did(t)(s.FollowInquiry(ctx, q.ID, q.Version, "县国资局", day, 15, day))
			storetest.Draft(t, s, leader, day)
			wantSound(t, s)
			editDatabase(t, s, c.statement)
			s, err := store.Open(ctx, s.Dir(), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, err := s.Verify(ctx)
			if err != nil || !strings.Contains(strings.Join(r.Problems, "\n"), c.part) {
				t.Errorf("found %q, %v; want %q", r.Problems, err, c.part)
			}
		})
	}
}

func TestTheDatabaseItselfKeepsNumberedInquiries(t *testing.T) {
	for _, st := range []string{
		"DELETE FROM inquiry", "DELETE FROM inquiry_text", "UPDATE inquiry SET seq=9", "UPDATE inquiry SET seq=NULL", "UPDATE inquiry SET year=2021",
		"DELETE FROM matter", "DELETE FROM meeting", "INSERT INTO inquiry SELECT 99, version, state, mark, year, seq, phase, day, by, means, gist, reported," +
			" closed, suggestions, adopted, partly, not_adopted, deferred, follow_unit, due, provisional, done, matter_id, title, class, unit, person_id," +
			" person_name, person_post, amount, decision, meeting_id, meeting_type, meeting_name, held FROM inquiry",
	} {
		s, meeting, matter, _ := decided(t)
		storetest.Registered(t, s, meeting, matter)
		if err := tryEdit(t, s, st); err == nil {
			t.Errorf("%s went through", st)
		}
	}
}

func TestNumbersOfInquiriesLostInARestoreAreNotGivenAgain(t *testing.T) {
	s, meeting, matter, _ := decided(t)
	storetest.Registered(t, s, meeting, matter)
	copied := t.TempDir() + "/backup"
	if err := s.Backup(ctx, copied, ""); err != nil {
		t.Fatal(err)
	}
	storetest.Registered(t, s, meeting, matter)
	s.Close()
	r, err := store.Restore(ctx, copied, s.Dir(), "")
	if err != nil || len(r.Lost) != 1 || r.Lost[0].String() != "问〔2020〕2号" {
		t.Fatalf("lost %v, %v", r.Lost, err)
	}
	s = reopen(t, s.Dir())
	if q := storetest.Registered(t, s, meeting, matter); q.Number.Seq != 3 {
		t.Errorf("the next is %s", q.Number)
	}
	wantSound(t, s)
}

func TestMeetingTypesAndTheThresholdAreSettings(t *testing.T) {
	s := storetest.New(t)
	d, err := s.Decisions(ctx)
	if err != nil || len(d.MeetingTypes) != 5 {
		t.Fatal(d, err)
	}
	d.MeetingTypes, d.Large = append(d.MeetingTypes, "重大项目推进会"), 1_000_000
	if err := s.SetDecisions(ctx, d); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Decisions(ctx); err != nil || len(got.MeetingTypes) != 6 || got.Large != 1_000_000 {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.SetDecisions(ctx, model.Decisions{}); model.FieldOf(err) != "types" {
		t.Errorf("no type: %v", err)
	}
}
