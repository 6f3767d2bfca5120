package store_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// secretary stores a leader with a post of the role.
func secretary(t *testing.T, s *store.Store, title string, role model.PostRole) model.Person {
	t.Helper()
	p, err := s.SavePerson(ctx, model.Person{Name: "陆承远", Posts: []model.Post{{Title: title, From: date("2018-06-11"), Role: role}}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestACardToTheFirstSecretaryGoesOnWithABasisOnly(t *testing.T) {
	s := storetest.New(t)
	p := secretary(t, s, "县委书记", "")
	d := storetest.Draft(t, s, p, day)
	if _, err := s.Submit(ctx, d.ID, d.Version); model.FieldOf(err) != "leader" {
		t.Errorf("while nobody has said what his post is: %v", err)
	}
	p.Posts[0].Role = model.RoleParty
	p, err := s.SavePerson(ctx, p)
	if err != nil || p.Posts[0].ID == 0 {
		t.Fatal(p, err)
	}
	if again, err := s.Person(ctx, p.ID); err != nil || again.Posts[0] != p.Posts[0] {
		t.Errorf("stored is %+v, %v", again, err)
	}
	if _, err := s.Submit(ctx, d.ID, d.Version); model.FieldOf(err) != "direct" {
		t.Errorf("without a basis: %v", err)
	}
	d.Direct = " 市纪委监委2020年5月20日批复 "
	if d, err = s.SaveDraft(ctx, d, day); err != nil || d.Direct != "市纪委监委2020年5月20日批复" || d.Leader.Role != model.RoleParty {
		t.Fatal(d, err)
	}
	d = storetest.Advance(t, s, d, model.Signed, day)
	if got := stored(t, s, d.ID); got.Direct != d.Direct {
		t.Errorf("kept is %q", got.Direct)
	}
	lines, err := s.Timeline(ctx, "document", d.ID)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, l := range lines {
		said += l.Text + "\n"
	}
	if !strings.Contains(said, "发给党委主要负责人，依据：市纪委监委2020年5月20日批复") {
		t.Errorf("the timeline says %s", said)
	}
	wantSound(t, s)
}

func TestACardToOneWhoBecameFirstSecretaryMeanwhileIsNotSigned(t *testing.T) {
	s := storetest.New(t)
	p := secretary(t, s, "县委常委", "")
	d := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Signing, day)
	p.Posts = append(p.Posts, model.Post{Title: "县委书记", From: day, Role: model.RoleParty})
	if _, err := s.SavePerson(ctx, p); err != nil {
		t.Fatal(err)
	}
	sig := model.Signature{By: "王建国", On: day}
	if _, err := s.Sign(ctx, d.ID, d.Version, sig, day, storetest.Render); model.FieldOf(err) != "direct" {
		t.Errorf("signed: %v", err)
	}
}

func TestAnAdviceToTheFirstSecretaryByCopyNeedsABasis(t *testing.T) {
	s := storetest.New(t)
	secretary(t, s, "县委书记", model.RoleParty)
	d := servedOn(t, s, "李书言", "2020-05-27")
	slip := model.Slip{Kind: model.SlipCopy, On: date("2020-06-01"), By: "周明", To: "陆承远", Post: "县委书记", Text: "现予抄告"}
	if _, err := s.IssueSlip(ctx, d.ID, d.Version, slip, date("2020-06-01"), storetest.RenderSlip); model.FieldOf(err) != "direct" {
		t.Errorf("without a basis: %v", err)
	}
	slip.Direct = "县委书记专题会纪要"
	after, err := s.IssueSlip(ctx, d.ID, d.Version, slip, date("2020-06-01"), storetest.RenderSlip)
	if err != nil || after.Slips[0].Direct != slip.Direct || after.Slips[0].Role != model.RoleParty {
		t.Errorf("%+v, %v", after.Slips, err)
	}
	wantSound(t, s)
}

func TestWhatGoesUpIsNumberedInItsOwnSeriesAndDoneWhenHandedOver(t *testing.T) {
	s := storetest.New(t)
	p := secretary(t, s, "县委书记", model.RoleParty)
	kinds, err := s.Kinds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	kinds[0].Mark = "示同监提"
	if _, err := s.SetKind(ctx, kinds[0]); err != nil {
		t.Fatal(err)
	}
	all, err := s.AllKinds(ctx)
	if err != nil || len(all) != len(kinds)+3 || all[3].Mark != "示问" {
		t.Fatalf("%+v, %v", all, err)
	}
	draft := storetest.Draft(t, s, p, day)
	up := draft.Report(all[4], "周明", day)
	up.Letter.To = "市纪委监委"
	if up, err = s.SaveDraft(ctx, up, day); err != nil {
		t.Fatal(err)
	}
	up = storetest.Advance(t, s, up, model.Signed, day)
	if up.Number.String() != "示同监报〔2020〕1号" || up.Issue.Layout != model.LayoutUpward {
		t.Errorf("signed is %s, %+v", up.Number, up.Issue)
	}
	sv := model.Service{Served: day, Received: day, Means: "机要", By: "周明", Receiver: "机要室", Relation: "收文机关"}
	if up, err = s.Serve(ctx, up.ID, up.Version, sv, day); err != nil || up.State != model.Closed {
		t.Fatal(up.State, err)
	}
	if _, err := s.Answer(ctx, up.ID, up.Version, model.Reply{Received: day, By: "市纪委监委", Text: "请继续关注"}, day); err != nil {
		t.Fatal(err)
	}
	rows, err := s.Documents(ctx, model.Filter{Kind: model.KindReport}, 0, 5, day)
	if err != nil || len(rows) != 1 || rows[0].ShownState().Label() != "已报送" || rows[0].Standing.Light != model.LightDone {
		t.Errorf("listed is %+v, %v", rows, err)
	}
	board, err := s.Documents(ctx, model.Filter{Light: model.LightOverdue}, 0, 5, date("2030-01-01"))
	if err != nil || len(board) != 0 {
		t.Errorf("overdue is %+v, %v", board, err)
	}
	wantSound(t, s)
}
