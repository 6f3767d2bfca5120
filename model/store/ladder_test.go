package store_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// later is a day after the term of a reminder served on day.
var later = model.MustDate("2020-06-29")

func kinds(t *testing.T, s *store.Store) (reminder, oversight model.Kind) {
	t.Helper()
	all, err := s.Kinds(ctx)
	if err != nil || len(all) != 3 || all[0].Key != model.KindReminder || all[1].Key != model.KindOversight || all[2].Key != model.KindLetter {
		t.Fatal(all, err)
	}
	return all[0], all[1]
}

// reminder stores a reminder served on day.
func reminder(t *testing.T, s *store.Store, name string) model.Document {
	t.Helper()
	return storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, name), day), model.Served, day)
}

// follow stores the complete draft of the card that follows the document.
func follow(t *testing.T, s *store.Store, before model.Document) model.Document {
	t.Helper()
	_, kind := kinds(t, s)
	d, err := before.Escalation(kind, "周明", later)
	if err != nil {
		t.Fatal(err)
	}
	d.Oversight = model.Oversight{
		Matter: "文化惠民演出采购", Risk: "场次由承办方自报，存在虚报套取的隐患", Level: "高", Earlier: "逾期没有反馈",
		Measures: "演出现场核签", From: later, To: later.Add(90), Follower: "徐建平",
	}
	return save(t, s, d)
}

// direct stores a card for a leader that follows nothing.
func direct(t *testing.T, s *store.Store, like model.Document) model.Document {
	t.Helper()
	like.Previous, like.Wording.Earlier, like.ID, like.Version = "", "", 0, 0
	return save(t, s, like)
}

func save(t *testing.T, s *store.Store, d model.Document) model.Document {
	t.Helper()
	d, err := s.SaveDraft(ctx, d, later)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func stored(t *testing.T, s *store.Store, id int64) model.Document {
	t.Helper()
	d, err := s.Document(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func timeline(t *testing.T, s *store.Store, id int64) []model.AuditEntry {
	t.Helper()
	lines, err := s.Timeline(ctx, "document", id)
	if err != nil || len(lines) == 0 {
		t.Fatal(lines, err)
	}
	return lines
}

func TestSigningTheNextOneEndsThePrevious(t *testing.T) {
	for _, verdict := range []model.Verdict{"", model.ActReturn, model.ActPartial, model.ActUnmet} {
		s := storetest.New(t)
		from, before := model.Served, reminder(t, s, "李书言")
		if verdict != "" {
			before = storetest.Advance(t, s, before, model.Replied, day)
			var err error
			if before, err = s.Judge(ctx, before.ID, before.Version, model.Review{On: later, Verdict: verdict, By: "吴静", Opinion: "没有落实", Term: 5}, later); err != nil {
				t.Fatal(err)
			}
		}
		card := storetest.Advance(t, s, follow(t, s, before), model.Signing, later)
		if got := stored(t, s, before.ID); got.State != from || got.Version != before.Version {
			t.Errorf("before the signing the reminder is %s", got.State.Label())
		}
		card = storetest.Advance(t, s, card, model.Signed, later)
		ended := stored(t, s, before.ID)
		if ended.State != model.Escalated || ended.Deadline != before.Deadline || ended.Number != before.Number {
			t.Errorf("the reminder is %s, due %s", ended.State.Label(), ended.Deadline.Due)
		}
		if card.Number.String() != "同监督〔2020〕1号" || card.Previous != before.Number.String() {
			t.Errorf("%s follows %s", card.Number, card.Previous)
		}
		if want := "经核，你对《工作提醒卡》（同监提〔2020〕1号）所提问题未认真落实。"; card.Wording.Earlier != want {
			t.Errorf("the card says %q", card.Wording.Earlier)
		}
		wantLinesOfOneAct(t, s, ended, card)
		_, err := s.Answer(ctx, before.ID, before.Version, model.Reply{Received: later, Text: "已整改", By: "李书言"}, later)
		if model.CodeOf(err) != model.Conflict {
			t.Errorf("a window that still shows the reminder as it was: %v", err)
		}
		wantSound(t, s)
	}
}

// wantLinesOfOneAct wants the last lines of both documents to name each other and to stand side by side in the chain.
func wantLinesOfOneAct(t *testing.T, s *store.Store, ended, card model.Document) {
	t.Helper()
	of, by := timeline(t, s, ended.ID), timeline(t, s, card.ID)
	end, sign := of[len(of)-1], by[len(by)-1]
	if end.Action != string(model.ActEscalate) || end.Text != "没有落实，升级为廉政监督卡 "+card.Number.String() {
		t.Errorf("the line of the reminder: %s, %s", end.Action, end.Text)
	}
	if sign.Action != string(model.ActSign) || !strings.Contains(sign.Text, card.Number.String()) {
		t.Errorf("the line of the card: %s, %s", sign.Action, sign.Text)
	}
	if sign.ID-end.ID != 1 && end.ID-sign.ID != 1 {
		t.Errorf("lines %d and %d are not of one act", end.ID, sign.ID)
	}
}

func TestSigningIsRefusedWhenThePreviousIsNotNeglectedAnyMore(t *testing.T) {
	s := storetest.New(t)
	for says, settle := range map[string]func(model.Document) (model.Document, error){
		"请先认定": func(d model.Document) (model.Document, error) {
			return s.Answer(ctx, d.ID, d.Version, model.Reply{Received: later, Text: "已整改", By: d.Leader.Name}, later)
		},
		"还没有超期": func(d model.Document) (model.Document, error) {
			storetest.Chief(t, s, "郑国强")
			return s.Extend(ctx, d.ID, d.Version, model.Extension{
				Asked: later, By: d.Leader.Name, Reason: "招标", Days: 20, Approver: "郑国强", Decided: later, Override: "住院",
			}, later)
		},
	} {
		before := reminder(t, s, "李书言")
		card := storetest.Advance(t, s, follow(t, s, before), model.Signing, later)
		if _, err := settle(before); err != nil {
			t.Fatal(err)
		}
		wantRefused(t, errOf(s.Sign(ctx, card.ID, card.Version, model.Signature{By: "郑国强", On: later}, later, storetest.Render)), says)
	}
	wantSound(t, s)
}

func TestStagesAreShownCountedAndFiltered(t *testing.T) {
	s := storetest.New(t)
	ids := map[model.State]int64{model.Served: reminder(t, s, "李书言").ID}
	for stage, verdict := range map[model.State]model.Verdict{model.Again: model.ActReturn, model.Unmet: model.ActUnmet} {
		d := storetest.Advance(t, s, reminder(t, s, "曾国强"), model.Replied, day)
		d, err := s.Judge(ctx, d.ID, d.Version, model.Review{On: later, Verdict: verdict, By: "吴静", Opinion: "没有落实", Term: 5}, later)
		if err != nil {
			t.Fatal(err)
		}
		ids[stage] = d.ID
	}
	for stage, id := range ids {
		rows, err := s.Documents(ctx, model.Filter{States: []model.State{stage}}, 0, 10, later)
		if err != nil || !slices.Equal(idsOf(rows), []int64{id}) || rows[0].ShownState() != stage {
			t.Errorf("%s finds %v, %v", stage.Label(), idsOf(rows), err)
		}
		for _, c := range model.DocumentColumns() {
			if got := c.Text(rows[0]); c.ID == "state" && got != stage.Label() {
				t.Errorf("the column says %q for %s", got, stage.Label())
			}
		}
	}
	running, err := s.Documents(ctx, model.Filter{States: []model.State{model.Running}}, 0, 10, later)
	counts, err2 := s.Counts(ctx, later)
	if err != nil || err2 != nil || len(running) != 3 || counts.Running != 3 {
		t.Errorf("%d running, the tile says %d; %v %v", len(running), counts.Running, err, err2)
	}
	wantSound(t, s)
}

func TestAPaperThatCannotBePrintedLeavesThePreviousAsItWas(t *testing.T) {
	s := storetest.New(t)
	before := reminder(t, s, "李书言")
	card := storetest.Advance(t, s, follow(t, s, before), model.Signing, later)
	failing := func(model.Paper) ([]byte, error) { return nil, model.Refuse("以下字无法打印：😀") }
	wantRefused(t, errOf(s.Sign(ctx, card.ID, card.Version, model.Signature{By: "郑国强", On: later}, later, failing)), "无法打印")
	if got := stored(t, s, before.ID); got.State != model.Served || got.Version != before.Version {
		t.Errorf("the reminder is %s", got.State.Label())
	}
	wantSound(t, s)
}

func TestSigningIsRefusedWholeWhenThePreviousIsSettledMeanwhile(t *testing.T) {
	for state, settle := range map[model.State]func(*testing.T, *store.Store, model.Document){
		model.Accepted: func(t *testing.T, s *store.Store, d model.Document) {
			storetest.Advance(t, s, d, model.Accepted, later)
		},
		model.Closed: func(t *testing.T, s *store.Store, d model.Document) {
			storetest.Advance(t, s, d, model.Closed, later)
		},
		model.Voided: func(t *testing.T, s *store.Store, d model.Document) {
			if _, err := s.Void(ctx, d.ID, d.Version, model.Void{On: later, Reason: "对象有误", By: "郑国强"}, later); err != nil {
				t.Fatal(err)
			}
		},
	} {
		s := storetest.New(t)
		before := reminder(t, s, "李书言")
		card := storetest.Advance(t, s, follow(t, s, before), model.Signing, later)
		settle(t, s, before)
		lines := len(timeline(t, s, before.ID))
		wantRefused(t, errOf(s.Sign(ctx, card.ID, card.Version, model.Signature{By: "郑国强", On: later}, later, storetest.Render)),
			"前次文书 同监提〔2020〕1号 现在是“"+state.Label()+"”，不能再升级")
		if got := stored(t, s, card.ID); got.State != model.Signing || !got.Number.IsZero() || got.Version != card.Version {
			t.Errorf("%s: the card is %s with number %q", state.Label(), got.State.Label(), got.Number)
		}
		if _, err := s.Paper(ctx, card.ID); model.CodeOf(err) != model.Refused {
			t.Errorf("%s: a paper was kept: %v", state.Label(), err)
		}
		if n := len(timeline(t, s, before.ID)); n != lines {
			t.Errorf("%s: %d new lines on the reminder", state.Label(), n-lines)
		}
		if next := storetest.Advance(t, s, direct(t, s, card), model.Signed, later); next.Number.Seq != 1 {
			t.Errorf("%s: the refused signing spent a number, the next is %s", state.Label(), next.Number)
		}
		wantSound(t, s)
	}
}

func TestADocumentIsEscalatedOnce(t *testing.T) {
	s := storetest.New(t)
	before := reminder(t, s, "李书言")
	second := storetest.Advance(t, s, follow(t, s, before), model.Signing, later)
	first := storetest.Advance(t, s, follow(t, s, before), model.Signed, later)
	wantRefused(t, errOf(s.Sign(ctx, second.ID, second.Version, model.Signature{By: "郑国强", On: later}, later, storetest.Render)), "现在是“已升级”")
	chain, err := s.Ladder(ctx, stored(t, s, before.ID), later)
	if err != nil || !slices.Equal(idsOf(chain), []int64{first.ID, second.ID}) {
		t.Errorf("after the reminder come %v, %v", idsOf(chain), err)
	}
	for _, pair := range [][2]model.Document{{first, second}, {second, first}} {
		d, other := pair[0], pair[1]
		if chain, err = s.Ladder(ctx, d, later); err != nil || !slices.Equal(idsOf(chain), []int64{before.ID, other.ID}) {
			t.Errorf("around record %d stand %v, %v", d.ID, idsOf(chain), err)
		}
	}
	wantSound(t, s)
}

func TestAPreviousDocumentThatIsNotThereStopsTheSigning(t *testing.T) {
	s := storetest.New(t)
	card := follow(t, s, reminder(t, s, "李书言"))
	card.Previous = "同监提〔2020〕99号"
	card = storetest.Advance(t, s, save(t, s, card), model.Signing, later)
	_, err := s.Sign(ctx, card.ID, card.Version, model.Signature{By: "郑国强", On: later}, later, storetest.Render)
	if model.CodeOf(err) != model.NotFound || !strings.Contains(model.UserMessage(err), "同监提〔2020〕99号") {
		t.Errorf("got %v", err)
	}
	if next := storetest.Advance(t, s, direct(t, s, card), model.Signed, later); next.Number.Seq != 1 {
		t.Errorf("the refused signing spent a number, the next is %s", next.Number)
	}
	wantSound(t, s)
}

func TestNumbersRunPerKind(t *testing.T) {
	s := storetest.New(t)
	_, kind := kinds(t, s)
	kind.Mark = "示同监督"
	if _, err := s.SetKind(ctx, kind); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, name := range []string{"李书言", "曾国强"} {
		before := reminder(t, s, name)
		card := storetest.Advance(t, s, follow(t, s, before), model.Signed, later)
		got = append(got, before.Number.String(), card.Number.String())
	}
	if want := []string{"同监提〔2020〕1号", "示同监督〔2020〕1号", "同监提〔2020〕2号", "示同监督〔2020〕2号"}; !slices.Equal(got, want) {
		t.Errorf("numbers %v, want %v", got, want)
	}
}

func TestASupervisionCardIsStoredWithWhatItSays(t *testing.T) {
	s := storetest.New(t)
	before := reminder(t, s, "李书言")
	card := follow(t, s, before)
	want := card.Oversight
	card = storetest.Advance(t, s, card, model.Checking, later)
	card, err := s.Rework(ctx, card.ID, card.Version, "措施太笼统")
	if err != nil {
		t.Fatal(err)
	}
	card.Oversight.Measures = "演出现场核签，按月对账"
	want.Measures = card.Oversight.Measures
	card = storetest.Advance(t, s, save(t, s, card), model.Closed, later)
	if got := stored(t, s, card.ID); got.Oversight != want || got.Previous != before.Number.String() {
		t.Errorf("stored %+v after %q, want %+v", got.Oversight, got.Previous, want)
	}
}

func TestSearchFindsTheWordsOfASupervisionCard(t *testing.T) {
	s := storetest.New(t)
	before := reminder(t, s, "李书言")
	card := follow(t, s, before)
	for _, c := range []struct {
		filter model.Filter
		want   []int64
	}{
		{model.Filter{Text: "惠民演出"}, []int64{card.ID}},          // the matter
		{model.Filter{Text: "虚报套取"}, []int64{card.ID}},          // the risk
		{model.Filter{Text: "核签"}, []int64{card.ID}},            // the measures
		{model.Filter{Text: "内生"}, []int64{card.ID, before.ID}}, // the problems of both
		{model.Filter{Text: "内生", Kind: model.KindOversight}, []int64{card.ID}},
		{model.Filter{Kind: model.KindReminder}, []int64{before.ID}},
		{model.Filter{Previous: before.Number.String()}, []int64{card.ID}},
		{model.Filter{Previous: "同监提〔2020〕2号"}, nil},
	} {
		rows, err := s.Documents(ctx, c.filter, 0, 50, later)
		if got := idsOf(rows); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%+v finds %v, want %v, %v", c.filter, got, c.want, err)
		}
	}
}

func TestAnEscalatedReminderLeavesTheBoard(t *testing.T) {
	s := storetest.New(t)
	before := reminder(t, s, "李书言")
	wantTiles := func(when string, running, overdue, done int) {
		t.Helper()
		counts, err := s.Counts(ctx, later)
		if err != nil || counts.Running != running || counts.Overdue != overdue {
			t.Errorf("%s: %+v, %v", when, counts, err)
		}
		rows, err := s.Documents(ctx, model.Filter{Light: model.LightDone}, 0, 50, later)
		if err != nil || len(rows) != done {
			t.Errorf("%s: %d are done, %v", when, len(rows), err)
		}
	}
	wantTiles("overdue", 1, 1, 0)
	card := storetest.Advance(t, s, follow(t, s, before), model.Signed, later)
	wantTiles("escalated", 0, 0, 1)
	storetest.Advance(t, s, card, model.Served, later)
	wantTiles("the card served", 1, 0, 1)
	board, err := s.Board(ctx, 10, later)
	if err != nil || !slices.Equal(idsOf(board), []int64{card.ID}) {
		t.Errorf("the board shows %v, %v", idsOf(board), err)
	}
}

func TestEachKindWarnsAsItIsSet(t *testing.T) {
	s := storetest.New(t)
	_, kind := kinds(t, s)
	kind.Warn = 15
	if _, err := s.SetKind(ctx, kind); err != nil {
		t.Fatal(err)
	}
	card := storetest.Advance(t, s, follow(t, s, reminder(t, s, "李书言")), model.Served, later)
	fresh := storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "曾国强"), later), model.Served, later)
	for light, want := range map[model.Light]int64{model.LightSoon: card.ID, model.LightNormal: fresh.ID} {
		rows, err := s.Documents(ctx, model.Filter{Light: light}, 0, 50, later)
		if err != nil || len(rows) != 1 || rows[0].ID != want || rows[0].Standing.Light != light {
			t.Errorf("%s: %+v, %v", light.Label(), rows, err)
		}
	}
}
