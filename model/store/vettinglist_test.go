package store_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestRepeatsOfAPersonInEarlierBatchesAreListed(t *testing.T) {
	s := storetest.New(t)
	first := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 2, day.Add(-40)), model.VettingReplied, day)
	void := storetest.Vetting(t, s, 2, day.Add(-20))
	if _, err := s.VoidVetting(ctx, void.ID, void.Version, model.Void{On: day, Reason: "撤回", By: "郑国强"}, day); err != nil {
		t.Fatal(err)
	}
	now := storetest.Vetting(t, s, 3, day)
	storetest.Vetting(t, s, 1, day) // a later one
	if before, err := s.VettedBefore(ctx, now); err != nil || len(before) != 0 {
		t.Fatalf("%d taken for repeats unasked, %v", len(before), err)
	}
	storetest.Identify(t, s, now)
	before, err := s.VettedBefore(ctx, now)
	if err != nil || len(before) != 2 {
		t.Fatalf("%d repeats, %v", len(before), err)
	}
	persons := storetest.People(t, s, now.ID)
	for i, b := range before {
		if b.Person != persons[i].ID || b.Batch.ID != first.ID || b.Conclusion != model.ConclusionClear || b.Batch.Number != first.Number {
			t.Errorf("repeat %+v", b)
		}
	}
	if none, err := s.VettedBefore(ctx, first); err != nil || len(none) != 0 {
		t.Errorf("before the first: %v, %v", none, err)
	}
}

func TestVettingsAreFilteredAndCounted(t *testing.T) {
	s := storetest.New(t)
	old := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 4, day), model.VettingReplied, day)
	next := model.MustDate("2021-03-01")
	v := model.NewVetting(model.DefaultVettingSettings(), "周明", next)
	v.From, v.Occasion = "县人大常委会", "换届"
	v, err := s.ImportVetting(ctx, v, []model.Vetted{{Name: "欧阳静文", Unit: "县人民医院", Conclusion: model.ConclusionPending, Note: "待核"}}, next)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		f    model.VettingFilter
		want []int64
	}{
		"all":         {model.VettingFilter{}, []int64{v.ID, old.ID}},
		"year":        {model.VettingFilter{Year: 2020}, []int64{old.ID}},
		"occasion":    {model.VettingFilter{Occasion: "换届"}, []int64{v.ID}},
		"conclusion":  {model.VettingFilter{Conclusion: model.ConclusionPending}, []int64{v.ID}},
		"state":       {model.VettingFilter{States: model.OpenVettings()}, []int64{v.ID}},
		"name":        {model.VettingFilter{Text: "静文"}, []int64{v.ID}},
		"unit":        {model.VettingFilter{Text: "医院"}, []int64{v.ID}},
		"letter":      {model.VettingFilter{Text: "示组函〔2020〕5号"}, []int64{old.ID}},
		"number":      {model.VettingFilter{Text: "复〔2020〕1号"}, []int64{old.ID}},
		"no opinions": {model.VettingFilter{Text: "待核"}, nil},
	} {
		rows, err := s.Vettings(ctx, c.f, 0, 10, next)
		var ids []int64
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
		if err != nil || !slices.Equal(ids, c.want) {
			t.Errorf("%s: %v, %v; want %v", name, ids, err, c.want)
		}
	}
	rows, err := s.Vettings(ctx, model.VettingFilter{}, v.ID, 10, next)
	if err != nil || len(rows) != 1 || rows[0].Persons != 4 || rows[0].By[model.ConclusionClear] != 4 || rows[0].Standing.Light != model.LightDone {
		t.Errorf("the next page %+v, %v", rows, err)
	}
	rows, err = s.Vettings(ctx, model.VettingFilter{Year: 2021}, 0, 10, model.MustDate("2021-03-08"))
	if err != nil || rows[0].Due.String() != "2021-03-04" || rows[0].Standing != (model.Standing{Light: model.LightOverdue, Left: -2}) {
		t.Errorf("overdue %+v, %v", rows, err)
	}
	c, err := s.VettingCounts(ctx, 2020)
	if err != nil || c.Batches != 1 || c.Persons != 4 || c.By[model.ConclusionClear] != 4 || c.Open != 1 || c.Waiting != 1 {
		t.Errorf("counts %+v, %v", c, err)
	}
	if people, err := s.VettedPersons(ctx, model.VettedFilter{Year: 2020, Conclusion: model.ConclusionClear, Counted: true}, 0, 10); err != nil || len(people) != c.Persons {
		t.Errorf("%d persons behind the number %d, %v", len(people), c.Persons, err)
	}
	if years, err := s.VettingYears(ctx); err != nil || !slices.Equal(years, []int{2021, 2020}) {
		t.Errorf("years %v, %v", years, err)
	}
}

func TestVettingListsNeitherReadNorSortAllRecords(t *testing.T) {
	s := storetest.New(t)
	v := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 3, day), model.VettingReplied, day)
	list := func(f model.VettingFilter) func() error {
		return func() error { _, err := s.Vettings(ctx, f, 0, 50, day); return err }
	}
	persons := func(f model.VettedFilter) func() error {
		return func() error { _, err := s.VettedPersons(ctx, f, 0, 50); return err }
	}
	calls := []listCall{
		{name: "newest page", call: list(model.VettingFilter{})},
		{name: "year", call: list(model.VettingFilter{Year: 2020}), index: "ix_vetting_year"},
		{name: "occasion", call: list(model.VettingFilter{Occasion: "提拔"}), index: "ix_vetting_occasion"},
		{name: "conclusion", call: list(model.VettingFilter{Conclusion: model.ConclusionClear}), index: "ix_vetted_tally"},
		{name: "one state", call: list(model.VettingFilter{States: []model.VettingState{model.VettingReplied}}), index: "ix_vetting_state"},
		{name: "open", call: list(model.VettingFilter{States: model.OpenVettings()}), index: "ix_vetting_state", merges: true},
		{name: "word", call: list(model.VettingFilter{Text: "教育"})},
		{name: "persons", call: persons(model.VettedFilter{})},
		{name: "persons of a batch", call: persons(model.VettedFilter{Vetting: v.ID}), index: "ix_vetted_batch"},
		{name: "persons of a name", call: persons(model.VettedFilter{Name: "张1"}), index: "ix_vetted_name"},
		{name: "persons of a year", call: persons(model.VettedFilter{Year: 2020, Counted: true, Conclusion: model.ConclusionClear}), index: "ix_vetted_year"},
		{name: "persons of an occasion", call: persons(model.VettedFilter{Occasion: "提拔"}), index: "ix_vetted_occasion"},
		{name: "one batch", call: func() error { _, err := s.Vetted(ctx, v.ID); return err }, index: "ix_vetted_batch"},
		{name: "repeats", call: func() error { _, err := s.VettedBefore(ctx, v); return err }, index: "ix_vetted_name", merges: true},
		{name: "counts", call: func() error { _, err := s.VettingCounts(ctx, 2020); return err }, index: "ix_vetted_counted"},
		{name: "years", call: func() error { _, err := s.VettingYears(ctx); return err }},
	}
	w, db := watch(t, s)
	for _, c := range calls {
		if err := c.call(); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		indexed := c.index == ""
		for _, st := range w.take() {
			for _, step := range plan(t, db, st) {
				indexed = indexed || strings.Contains(step, c.index)
				if strings.Contains(st.query, "vett") && bad(step) && !(c.merges && strings.HasPrefix(step, "USE TEMP B-TREE FOR")) {
					t.Errorf("%s: %s\nin the plan of %s", c.name, step, st.query)
				}
			}
		}
		if !indexed {
			t.Errorf("%s: no statement uses %s", c.name, c.index)
		}
	}
}

func TestTwelveHundredPersonsAreImportedAtOnce(t *testing.T) {
	s := storetest.New(t)
	v := storetest.Vetting(t, s, 1200, day)
	rows, err := s.Vettings(ctx, model.VettingFilter{Text: "张1200"}, 0, 10, day)
	if err != nil || len(rows) != 1 || rows[0].Persons != 1200 || rows[0].ID != v.ID {
		t.Errorf("%+v, %v", rows, err)
	}
}

func BenchmarkImportOfAThousandPersons(b *testing.B) {
	s := storetest.New(b)
	for i := range b.N {
		storetest.Vetting(b, s, 1000, day.Add(-i))
	}
	b.ReportMetric(float64(b.N*1000)/b.Elapsed().Seconds(), "persons/s")
}

func TestAReplyDueIsOnTheListOfTodayUntilItIsGiven(t *testing.T) {
	s := storetest.New(t)
	retireDuties(t, s)
	v := storetest.Vetting(t, s, 1, day) // to be answered by 2020-06-01
	list := func(on string) []model.Reminder {
		t.Helper()
		items, err := s.TodayList(ctx, date(on), 10)
		if err != nil {
			t.Fatal(err)
		}
		return items
	}
	if items := list("2020-05-29"); len(items) != 0 {
		t.Errorf("before: %+v", items)
	}
	for on, want := range map[string]string{"2020-06-01": "今日到期", "2020-06-02": "超期 1 个工作日"} {
		if items := list(on); len(items) != 1 || items[0].Kind != model.RemindVetting || items[0].Vetting != v.ID || items[0].Text != want {
			t.Errorf("on %s: %+v", on, items)
		}
	}
	storetest.AdvanceVetting(t, s, v, model.VettingReplied, day)
	if items := list("2020-06-02"); len(items) != 0 {
		t.Errorf("replied: %+v", items)
	}
}
