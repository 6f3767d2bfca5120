package store_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// ownLetter is a kind of the office's own, set as a letter.
func ownLetter(name, mark string) model.Kind {
	k := model.NewKind(model.LayoutLetter)
	k.Name, k.Mark = name, mark
	return k
}

func addKind(t *testing.T, s *store.Store, k model.Kind) model.Kind {
	t.Helper()
	k, err := s.AddKind(ctx, k)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// draftOf stores a complete draft of the kind.
func draftOf(t *testing.T, s *store.Store, k model.Kind, leader model.Person) model.Document {
	t.Helper()
	d := model.NewDocument(k, "周明", day)
	d.Leader, d.Units = model.LeaderRef{ID: leader.ID}, []model.Unit{{Name: "示例县融媒体中心"}}
	d.Title, d.Problems, d.Suggestions = "设备采购管理", []string{"采购没有论证"}, []string{"实行论证"}
	return save(t, s, d)
}

func TestAnOwnKindIsStoredAsItWasGiven(t *testing.T) {
	s := storetest.New(t)
	k := ownLetter(" 巡察建议书\n", "示巡建")
	k.Next, k.Labels.Causes = model.KindOversight, "问题成因"
	first := addKind(t, s, k)
	second := addKind(t, s, ownLetter("抄告函", "示抄函"))
	if first.Key == second.Key || first.Name != "巡察建议书" || first.Edition != 1 {
		t.Errorf("stored %+v and %+v", first, second)
	}
	all, err := s.Kinds(ctx)
	if err != nil || len(all) != 5 || all[3] != first || all[4] != second {
		t.Errorf("kinds %+v, %v", all, err)
	}
	wantSound(t, s)
}

func TestAnOwnKindIsSignedListedAndKeptLikeABuiltInOne(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	own := addKind(t, s, ownLetter("巡察建议书", "示巡建"))
	reminder := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Signed, day)
	var ids []int64
	for i, want := range []string{"示巡建〔2020〕1号", "示巡建〔2020〕2号"} {
		d := storetest.Advance(t, s, draftOf(t, s, own, p), model.Served, day)
		if d.Number.String() != want || d.Issue.Kind != "巡察建议书" || d.Issue.Layout != model.LayoutLetter || d.Issue.Labels != own.Labels {
			t.Errorf("letter %d is %s, issued as %+v", i+1, d.Number, d.Issue)
		}
		ids = append([]int64{d.ID}, ids...)
	}
	if reminder.Number.Seq != 1 {
		t.Errorf("the reminder is %s", reminder.Number)
	}
	rows, err := s.Documents(ctx, model.Filter{Kind: own.Key}, 0, 50, day)
	if err != nil || !slices.Equal(idsOf(rows), ids) || rows[0].Kind != "巡察建议书" {
		t.Errorf("the filter finds %+v, %v", rows, err)
	}
	wantSound(t, s)

	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := store.Restore(ctx, file, dir, ""); err != nil {
		t.Fatal(err)
	}
	back := storetest.Open(t, dir)
	kinds, err := back.Kinds(ctx)
	if err != nil || !slices.Contains(kinds, own) {
		t.Errorf("after the restore the kinds are %+v, %v", kinds, err)
	}
	if next := storetest.Advance(t, back, draftOf(t, back, own, p), model.Signed, day); next.Number.Seq != 3 {
		t.Errorf("after the restore the next letter is %s", next.Number)
	}
	wantSound(t, back)
}

func TestAKindThatAnotherStandsInTheWayOfIsRefusedAtItsField(t *testing.T) {
	s := storetest.New(t)
	own := addKind(t, s, ownLetter("巡察建议书", "示巡建"))
	set := func(change func(*model.Kind)) error {
		k := own
		change(&k)
		_, err := s.SetKind(ctx, k)
		return err
	}
	add := func(name, mark string) error {
		_, err := s.AddKind(ctx, ownLetter(name, mark))
		return err
	}
	for _, c := range []struct {
		name, field, says string
		err               error
	}{
		{"add: a name there is", "name", "“工作提醒卡”", add(" 工作提醒卡 ", "示新")},
		{"add: a mark there is", "mark", "已由“廉政监督卡”使用", add("督办单", "同监督")},
		{"add: no name", "name", "请填写文种名称", add("", "示新")},
		{"set: a name there is", "name", "“整改建议书”", set(func(k *model.Kind) { k.Name = "整改建议书" })},
		{"set: a mark there is", "mark", "已由“工作提醒卡”使用", set(func(k *model.Kind) { k.Mark = "同监提" })},
		{"set: escalated to itself", "next", "绕回", set(func(k *model.Kind) { k.Next = k.Key })},
		{"set: an unknown slot", "request", "{单位}", set(func(k *model.Kind) { k.Wording.Request = "请{单位}" })},
	} {
		if model.FieldOf(c.err) != c.field || !strings.Contains(model.UserMessage(c.err), c.says) {
			t.Errorf("%s: %v at %q, want %q at %q", c.name, c.err, model.FieldOf(c.err), c.says, c.field)
		}
	}
	if err := set(func(k *model.Kind) { k.Key = "own9" }); model.CodeOf(err) != model.NotFound {
		t.Errorf("a kind that is not there: %v", err)
	}
	top, reminder := own, model.BuiltinKinds()[0]
	top.Next = reminder.Key
	if _, err := s.SetKind(ctx, top); err != nil {
		t.Errorf("an own kind below the ladder: %v", err)
	}
	reminder.Next = own.Key
	if _, err := s.SetKind(ctx, reminder); model.FieldOf(err) != "next" {
		t.Errorf("a ring of two: %v", err)
	}
	if all, err := s.Kinds(ctx); err != nil || len(all) != 4 || all[0].Next != model.KindOversight {
		t.Errorf("what was refused has changed the kinds: %+v, %v", all, err)
	}
}

func TestTheLayoutOfAKindInUseStays(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	set := func(k model.Kind, l model.Layout) error {
		k.Layout = l
		_, err := s.SetKind(ctx, k)
		return err
	}
	own := addKind(t, s, ownLetter("巡察建议书", "示巡建"))
	if err := set(own, model.LayoutCard); err != nil {
		t.Errorf("before its first document: %v", err)
	}
	if err := set(own, model.LayoutLetter); err != nil {
		t.Fatal(err)
	}
	draftOf(t, s, own, p)
	for l, fine := range map[model.Layout]bool{model.LayoutRedHead: true, model.LayoutLetter: true, model.LayoutCard: false, model.LayoutOversight: false} {
		if err := set(own, l); (err == nil) != fine || !fine && model.FieldOf(err) != "layout" {
			t.Errorf("a letter in use as %s: %v", l.Label(), err)
		}
	}
	for _, k := range model.BuiltinKinds()[1:] { // unused
		if err := set(k, model.LayoutCard); model.FieldOf(err) != "layout" || !strings.Contains(model.UserMessage(err), "由“"+k.Layout.Label()+"”改为“卡片”") {
			t.Errorf("%s as a plain card: %v", k.Name, err)
		}
	}
}

func TestEachWordingIsAnEdition(t *testing.T) {
	now := time.UnixMilli(1_600_000_000_000)
	s, err := store.Open(ctx, t.TempDir(), store.Options{Create: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.SetOffice(ctx, storetest.Office); err != nil {
		t.Fatal(err)
	}
	first, _ := kinds(t, s)
	draft := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	changed := first
	changed.Wording.Request = "请督促{联系单位}整改。"
	if changed, err = s.SetKind(ctx, changed); err != nil || changed.Edition != 2 {
		t.Fatal(changed.Edition, err)
	}
	same := changed
	same.Term, same.Edition = 10, 7 // the count is the store's
	if same, err = s.SetKind(ctx, same); err != nil || same.Edition != 2 {
		t.Errorf("another term makes edition %d, %v", same.Edition, err)
	}
	want := []model.Edition{
		{N: 2, At: now.UnixMilli(), By: "周明", Wording: changed.Wording},
		{N: 1, Wording: first.Wording}, // the program's own
	}
	if got, err := s.Editions(ctx, first.Key); err != nil || !slices.Equal(got, want) {
		t.Errorf("editions %+v, %v; want %+v", got, err, want)
	}
	if got := stored(t, s, draft.ID); got.Edition != 1 || got.Wording != draft.Wording {
		t.Errorf("the draft begun before is now of edition %d", got.Edition)
	}
	if d := model.NewDocument(same, "周明", day); d.Edition != 2 || d.Wording.Request != changed.Wording.Request {
		t.Errorf("a new one is of edition %d", d.Edition)
	}
	own := addKind(t, s, ownLetter("巡察建议书", "示巡建"))
	if got, err := s.Editions(ctx, own.Key); err != nil || len(got) != 1 || got[0].By != "周明" || got[0].Wording != own.Wording {
		t.Errorf("an own kind begins with %+v, %v", got, err)
	}
	wantSound(t, s)
}

func TestARetiredKindMakesNothingNewAndItsDocumentsLiveOn(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	draft := storetest.Draft(t, s, p, day)
	kind, _ := kinds(t, s)
	kind.Retired = true
	if _, err := s.SetKind(ctx, kind); err != nil {
		t.Fatal(err)
	}
	another := draft
	another.ID = 0
	if _, err := s.SaveDraft(ctx, another, day); model.FieldOf(err) != "kind" || !strings.Contains(model.UserMessage(err), "“工作提醒卡”已经停用") {
		t.Errorf("a new one of it: %v", err)
	}
	draft.Title = "宣传薄弱"
	storetest.Advance(t, s, save(t, s, draft), model.Closed, later)
	kind.Retired = false
	if _, err := s.SetKind(ctx, kind); err != nil {
		t.Fatal(err)
	}
	save(t, s, another)
}
