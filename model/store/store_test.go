package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

var (
	ctx = context.Background()
	day = model.MustDate("2020-05-27")
)

func TestCardLivesFromDraftToClosed(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	d = storetest.Advance(t, s, d, model.Served, day)
	if got := d.Number.String(); got != "同监提〔2020〕1号" {
		t.Errorf("number %s", got)
	}
	if got := d.Deadline.Due.String(); got != "2020-06-17" {
		t.Errorf("due %s, want 2020-06-17", got)
	}
	if d.Leader.Post != "县委常委、宣传部部长" {
		t.Errorf("post %q", d.Leader.Post)
	}
	if strings.Contains(d.Wording.Lead+d.Wording.Request+d.Wording.Feedback, "{") {
		t.Errorf("slots left in %+v", d.Wording)
	}
	d = storetest.Advance(t, s, d, model.Closed, model.MustDate("2020-06-12"))
	stored, err := s.Document(ctx, d.ID)
	if err != nil || stored.State != model.Closed || stored.Closed.String() != "2020-06-12" {
		t.Errorf("stored %+v, %v", stored, err)
	}
	lines, err := s.Timeline(ctx, "document", d.ID)
	if err != nil || len(lines) != 8 {
		t.Errorf("%d lines in the timeline (%v), want one per act", len(lines), err)
	}
	wantSound(t, s)
}

func wantSound(t *testing.T, s *store.Store) {
	t.Helper()
	r, err := s.Verify(ctx)
	if err != nil || len(r.Problems) > 0 {
		t.Errorf("verify: %v, %v", r.Problems, err)
	}
}

func TestSigningIsRefusedWhole(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	d = storetest.Advance(t, s, d, model.Signing, day)
	failing := func(model.Paper) ([]byte, error) { return nil, model.Refuse("以下字无法打印：😀") }
	cases := []struct {
		name  string
		err   error
		field string
	}{
		{"paper cannot be printed", errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, failing)), ""},
		{"no signer", errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "", On: day}, day, storetest.Render)), "by"},
		{"no date", errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: model.Date{}}, day, storetest.Render)), "on"},
		{"before the draft", errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day.Add(-1)}, day, storetest.Render)), "on"},
		{"in the future", errOf(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day.Add(1)}, day, storetest.Render)), "on"},
		{"stale version", errOf(s.Sign(ctx, d.ID, d.Version-1, model.Signature{By: "郑国强", On: day}, day, storetest.Render)), ""},
	}
	for _, c := range cases {
		if c.err == nil || model.FieldOf(c.err) != c.field || model.UserMessage(c.err) == "" {
			t.Errorf("%s: %v at %q", c.name, c.err, model.FieldOf(c.err))
		}
	}
	d, err := s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, day, storetest.Render)
	if err != nil || d.Number.Seq != 1 {
		t.Errorf("a refused signing spent a number: %s, %v", d.Number, err)
	}
	wantSound(t, s)
}

func errOf(_ model.Document, err error) error { return err }

func TestActsOutOfOrderAreRefusedWithASentence(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	sv := model.Service{Served: day, Received: day, Means: "当面", By: "周明", Receiver: "李书言"}
	wantRefused(t, errOf(s.Serve(ctx, d.ID, d.Version, sv, day)), "请先送核")
	d = storetest.Advance(t, s, d, model.Signed, day)
	wantRefused(t, errOf(s.Answer(ctx, d.ID, d.Version, model.Reply{Received: day, Text: "好", By: "李书言"}, day)), "请先登记送达")
	d = storetest.Advance(t, s, d, model.Replied, day)
	wantRefused(t, errOf(s.StrikeOff(ctx, d.ID, d.Version, "郑国强", day, day)), "请先认可")
	wantRefused(t, errOf(s.SaveDraft(ctx, d, day)), "不能保存草稿")
}

func wantRefused(t *testing.T, err error, part string) {
	t.Helper()
	if model.CodeOf(err) != model.Refused || !strings.Contains(model.UserMessage(err), part) {
		t.Errorf("got %v, want a refusal saying %q", err, part)
	}
}

func TestReturnedReplyRunsTheClockAgainAndKeepsTheOriginalDate(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Served, day)
	back := model.MustDate("2020-06-17")
	d, err := s.Answer(ctx, d.ID, d.Version, model.Reply{Received: back, Text: "正在整改", By: "李书言"}, back)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Judge(ctx, d.ID, d.Version, model.Review{On: back, Verdict: model.ActReturn, By: "吴静", Term: 10}, back); model.FieldOf(err) != "opinion" {
		t.Errorf("returned without an opinion: %v", err)
	}
	d, err = s.Judge(ctx, d.ID, d.Version, model.Review{On: back, Verdict: model.ActReturn, By: "吴静", Opinion: "措施不具体", Term: 10}, back)
	if err != nil {
		t.Fatal(err)
	}
	if d.State != model.Served || d.Deadline.Due.String() != "2020-07-02" || d.Deadline.Original.String() != "2020-06-17" {
		t.Errorf("state %s, due %s, original %s", d.State, d.Deadline.Due, d.Deadline.Original)
	}
}

func TestVoidKeepsTheNumber(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	d := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Signed, day)
	d, err := s.Void(ctx, d.ID, d.Version, model.Void{On: day, Reason: "对象有误", By: "郑国强"}, day)
	if err != nil || d.Number.Seq != 1 {
		t.Fatal(d.Number, err)
	}
	next := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Signed, day)
	if next.Number.Seq != 2 {
		t.Errorf("the next number is %s", next.Number)
	}
	wantSound(t, s)
}

func TestNumbersRunPerYear(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	for i, on := range []string{"2019-12-31", "2020-01-02", "2020-05-27", "2019-12-31"} {
		d := storetest.Advance(t, s, storetest.Draft(t, s, p, model.MustDate(on)), model.Signed, model.MustDate(on))
		if want := []string{"同监提〔2019〕1号", "同监提〔2020〕1号", "同监提〔2020〕2号", "同监提〔2019〕2号"}[i]; d.Number.String() != want {
			t.Errorf("number %s, want %s", d.Number, want)
		}
	}
}

func TestSearchFindsWordsNumbersAndInitials(t *testing.T) {
	s := storetest.New(t)
	a := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "曾国强"), day), model.Signed, day)
	b := storetest.Draft(t, s, storetest.Leader(t, s, "𬱖可"), day)
	for _, c := range []struct {
		text string
		want []int64
	}{
		{"文化", []int64{b.ID, a.ID}},
		{"薄", []int64{b.ID, a.ID}},
		{"〔2020〕1号", []int64{a.ID}},
		{"同监提 2020", []int64{a.ID}},
		{"zgq", []int64{a.ID}},
		{"𬱖", []int64{b.ID}},
		{"融媒体 内生", []int64{b.ID, a.ID}},
		{"没有这个词", nil},
		{`"; DROP TABLE`, nil},
		{"OR *", nil},
		{"％", []int64{b.ID, a.ID}},
	} {
		rows, err := s.Documents(ctx, model.Filter{Text: c.text}, 0, 50, day)
		if err != nil {
			t.Fatalf("%q: %v", c.text, err)
		}
		var got []int64
		for _, r := range rows {
			got = append(got, r.ID)
		}
		if len(got) != len(c.want) {
			t.Errorf("%q finds %v, want %v", c.text, got, c.want)
		}
	}
}

func TestPeopleOfTheSameNameAreKeptApart(t *testing.T) {
	s := storetest.New(t)
	first := storetest.Leader(t, s, "王 伟")
	second, err := s.SavePerson(ctx, model.Person{Name: "王伟", Level: "副县长", Note: "分管农业", Posts: []model.Post{
		{Title: "副县长", From: model.MustDate("2020-01-01")}, {Title: "县政府党组成员"}, {Title: "县委农办主任", To: day.Add(-1)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	people, err := s.People(ctx, "ww")
	if err != nil || len(people) != 2 || first.ID == second.ID {
		t.Fatalf("people %+v, %v", people, err)
	}
	if got := second.PostOn(day); got != "副县长、县政府党组成员" {
		t.Errorf("posts on the day: %s (the one ended yesterday must not be there)", got)
	}
	p, err := s.LeavePost(ctx, second.ID, second.Posts[0].ID, day)
	if err != nil || p.PostOn(day.Add(1)) != "县政府党组成员" {
		t.Errorf("after leaving: %q, %v", p.PostOn(day.Add(1)), err)
	}
}

func TestOpenRefusesWhatItMustNotTouch(t *testing.T) {
	write := func(data string) string {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, store.DatabaseName), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	sound := t.TempDir()
	storetest.Open(t, sound).Close()
	newer := t.TempDir()
	editDatabase(t, storetest.Open(t, newer), "PRAGMA user_version=99")
	for _, c := range []struct {
		name, dir, part string
	}{
		{"missing", t.TempDir(), "没有数据文件"},
		{"empty", write(""), "是空的"},
		{"not a database", write(strings.Repeat("hello ", 1000)), "不是本程序的数据库"},
		{"newer", newer, "更高版本"},
	} {
		s, err := store.Open(ctx, c.dir, store.Options{})
		if err == nil {
			s.Close()
		}
		if err == nil || !strings.Contains(model.UserMessage(err), c.part) {
			t.Errorf("%s: %v, want %q", c.name, err, c.part)
		}
	}
}

func TestRecordNotThereIsSaidSo(t *testing.T) {
	s := storetest.New(t)
	var e *model.Error
	if _, err := s.Document(ctx, 42); !errors.As(err, &e) || e.Code != model.NotFound {
		t.Errorf("got %v", err)
	}
}

func TestAnyDayOfTheWeekCanBeSignedOn(t *testing.T) {
	s := storetest.New(t)
	leader := storetest.Leader(t, s, "李书言")
	for _, c := range []struct{ on, due string }{
		{"2020-06-07", "2020-06-29"}, // an ordinary Sunday; Sunday the 28th is worked
		{"2020-09-27", "2020-10-23"}, // a Sunday that is worked
		{"2021-02-20", "2021-03-12"}, // a Saturday that is worked
		{"2021-02-13", "2021-03-09"}, // a Saturday within the Spring Festival
	} {
		on := model.MustDate(c.on)
		d := storetest.Advance(t, s, storetest.Draft(t, s, leader, on), model.Served, on)
		if d.Signed != on || d.Deadline.Due.String() != c.due {
			t.Errorf("signed and received on %s (%s): due %s, want %s", c.on, on.WeekdayName(), d.Deadline.Due, c.due)
		}
	}
	wantSound(t, s)
}
