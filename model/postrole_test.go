package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestATitleSpeaksForTheFirstInChargeOnlyOfTheOwnLevel(t *testing.T) {
	for title, want := range map[string]model.PostRole{
		"县委书记": model.RoleParty, "示例县委书记": model.RoleParty, "中共示例县委书记": model.RoleParty, "市委书记": model.RoleParty, "区委书记": model.RoleParty,
		"县委书记、县人武部党委第一书记": model.RoleParty, "县委副书记、县长": model.RoleGovernment, "县政府县长": model.RoleGovernment, "示例县人民政府县长": model.RoleGovernment,
		"代县长": model.RoleGovernment, "县委副书记": "", "原县委书记": "", "县纪委书记": "", "县委政法委书记": "", "城关镇党委书记": "", "县直机关工委书记": "", "县委书记助理": "",
		"副县长": "", "县政府常务副县长": "", "镇长": "", "县委常委、宣传部部长": "", "县财政局局长": "", "": "",
	} {
		if got := (model.Post{Title: title}).Proposed(); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestTheRoleOfALeaderIsThatOfThePostsHeldThen(t *testing.T) {
	p := model.Person{Name: "陆承远", Posts: []model.Post{
		{Title: "县政府县长", From: model.MustDate("2016-01-01"), To: model.MustDate("2018-06-10"), Role: model.RoleGovernment},
		{Title: "县委书记", From: model.MustDate("2018-06-11"), To: model.MustDate("2021-05-31"), Role: model.RoleParty},
		{Title: "市政协副主席", From: model.MustDate("2021-06-01")},
	}}
	for day, want := range map[string]model.PostRole{"2018-06-10": model.RoleGovernment, "2018-06-11": model.RoleParty, "2021-05-31": model.RoleParty, "2021-06-01": ""} {
		if got := p.RoleOn(model.MustDate(day)); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
	}
	p.Posts[1].Role = ""
	if got := p.RoleOn(model.MustDate("2020-01-01")); got != model.RoleOpen {
		t.Errorf("of a post nobody has spoken of: %q", got)
	}
	p.Posts[1].Role = model.RolePlain
	if got := p.RoleOn(model.MustDate("2020-01-01")); got != "" || p.AskOn(model.MustDate("2020-01-01")) || !p.AskOn(model.MustDate("2017-01-01")) {
		t.Errorf("said to be a plain post: %q", got)
	}
	p.Posts[1].Role = "首长"
	if err := p.Check(); model.FieldOf(err) != "posts" {
		t.Errorf("a role there is not: %v", err)
	}
}

func TestAPaperToTheFirstSecretaryNeedsABasis(t *testing.T) {
	for _, k := range model.BuiltinKinds() {
		d := completeLetter()
		d.Kind, d.Wording = k.Key, model.Wording{Feedback: "请反馈。", Request: "请整改："}
		d.Leader.Role = model.RoleParty
		if err := d.CheckComplete(office); model.FieldOf(err) != "direct" || !strings.Contains(err.Error(), "呈阅件") {
			t.Errorf("%s without a basis: %v", k.Name, err)
		}
		d.Direct = "市纪委监委2026年3月2日批复"
		if err := d.CheckComplete(office); err != nil {
			t.Errorf("%s with a basis: %v", k.Name, err)
		}
		if !strings.Contains(d.Special(), d.Direct) {
			t.Errorf("the timeline says %q", d.Special())
		}
		d.Leader.Role, d.Direct = model.RoleOpen, "有依据"
		if err := d.CheckComplete(office); model.FieldOf(err) != "leader" {
			t.Errorf("%s to one of whom nobody has said: %v", k.Name, err)
		}
		d.Leader.Role = model.RoleGovernment
		if err := d.CheckComplete(office); model.FieldOf(err) != "leader" {
			t.Errorf("%s to the mayor, not asked: %v", k.Name, err)
		}
		d.Asked = true
		if err := d.CheckComplete(office); err != nil {
			t.Errorf("%s to the mayor, asked: %v", k.Name, err)
		}
	}
}

func TestWhatGoesUpIsDoneWhenItIsHandedOver(t *testing.T) {
	card := completeLetter()
	card.Leader.Role = model.RoleParty
	for _, k := range model.FurtherKinds()[1:] {
		d := card.Report(k, "周明", model.MustDate("2020-09-01"))
		if d.Leader != card.Leader || len(d.Problems) != len(card.Problems) || d.Term != 0 || !d.Upward || d.Letter.Form || d.Previous != "" {
			t.Fatalf("%s is %+v", k.Name, d)
		}
		if err := d.CheckDraft(model.MustDate("2020-09-01")); err != nil {
			t.Error(err)
		}
		if err := d.CheckComplete(office); k.Key == model.KindReport && model.FieldOf(err) != "to" {
			t.Errorf("a report to nobody: %v", err)
		}
		d.Letter.To = "市纪委监委"
		if err := d.CheckComplete(office); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
		d.State, d.Signed = model.Signed, model.MustDate("2020-09-01")
		day := model.MustDate("2020-09-02")
		sv := model.Service{Served: day, Received: day, Means: "当面", By: "周明", Receiver: "机要室", Relation: "收文机关"}
		if err := d.Serve(sv, day, model.NewCalendar(nil)); err != nil {
			t.Fatal(err)
		}
		if d.State != model.Closed || !d.Deadline.Due.IsZero() || d.ShownState().Label() != "已报送" || len(d.SlipsNow()) != 0 {
			t.Errorf("handed over it is %+v, %s", d.Deadline, d.ShownState().Label())
		}
		if err := d.Answer(model.Reply{Received: day, Text: "请某某同志阅处", By: "市纪委书记"}, day); err != nil || d.State != model.Closed {
			t.Errorf("a ruling on it: %v", err)
		}
		if err := d.Move(model.ActEscalate); model.CodeOf(err) != model.Refused {
			t.Errorf("it is escalated: %v", err)
		}
	}
}

func TestMarksBeginWithTheCounty(t *testing.T) {
	kinds := append(model.BuiltinKinds(), model.FurtherKinds()...)
	want := map[string]string{"reminder": "示同监提", "oversight": "示同监督", "letter": "示同监建", "inquiry": "示问", "report": "示同监报", "memo": "示同监呈"}
	for i, k := range kinds {
		kinds[i].Mark = model.CountyMark(k, "示")
		if kinds[i].Mark != want[k.Key] {
			t.Errorf("%s has the mark %s", k.Name, kinds[i].Mark)
		}
	}
	if got := model.CountyOf(kinds); got != "示" {
		t.Errorf("the county is read as %q", got)
	}
	if got := model.CountyOf(model.BuiltinKinds()); got != "" {
		t.Errorf("without a county: %q", got)
	}
	for _, bad := range []string{"", "示 例", "〔", "一二三四五六七", "第一", "a.b"} {
		if err := model.CheckCounty(bad); model.FieldOf(err) != "county" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
