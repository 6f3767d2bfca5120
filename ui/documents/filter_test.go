package documents

import (
	"reflect"
	"testing"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/test"
)

// bar is a filter bar of an office with two kinds, a leader and a unit, before or after it knows them.
func bar(t *testing.T, known bool) *filterBar {
	t.Helper()
	test.NewTempApp(t)
	kit.Synchronous(t)
	f := newFilterBar(func() model.Date { return model.MustDate("2026-11-20") }, func() {})
	f.basis.People = desk.NewDirectory(nil)
	if known {
		learn(f)
	}
	return f
}

func learn(f *filterBar) {
	f.basis.Kinds = []model.Kind{{Key: "reminder", Name: "工作提醒卡"}, {Key: "advice", Name: "整改建议书"}}
	f.basis.Units = []model.Unit{{ID: 7, Name: "县财政局"}}
	f.basis.People = desk.NewDirectory([]model.Person{{ID: 3, Name: "李书言"}})
	f.setKinds(f.basis.Kinds)
	f.setYears([]int{2026, 2025})
}

// A number opened from elsewhere shows its own records: every field of the filter holds, whatever the bar can show.
func TestTheBarKeepsEveryFieldOfAFilter(t *testing.T) {
	for _, want := range []model.Filter{
		{},
		{Kind: "advice"},
		{Year: 2025},
		{Year: 1999},
		{Source: model.Sources()[1]},
		{Source: "自定的来源"},
		{Unit: 7},
		{Leader: 3, Unit: 7},
		{Previous: "竹同监提〔2026〕7号"},
		{Inquiry: "竹廉问〔2026〕3号"},
		{ID: 12},
		{States: []model.State{model.ShownStates()[3]}},
		{States: []model.State{model.Draft, model.Checking}, Light: model.LightOverdue, Text: "公车"},
		{Kind: "reminder", Year: 2026, Source: model.Sources()[0], Leader: 3, Unit: 7, Previous: "竹同监提〔2026〕7号", Inquiry: "竹廉问〔2026〕3号", Light: model.LightSoon, Text: "词"},
	} {
		for _, known := range []bool{true, false} {
			f := bar(t, known)
			f.set(want)
			if got := f.value(); !reflect.DeepEqual(got, want) {
				t.Errorf("known %v: %+v became %+v", known, want, got)
			}
			learn(f) // what the page does when it has loaded
			f.set(f.value())
			if got := f.value(); !reflect.DeepEqual(got, want) {
				t.Errorf("loaded later: %+v became %+v", want, got)
			}
			f.set(model.Filter{})
			if got := f.value(); !reflect.DeepEqual(got, model.Filter{}) || f.words() != "" {
				t.Errorf("cleared: %+v, %q", got, f.words())
			}
		}
	}
}

// What the clerk chooses himself takes the place of what was asked for; the rest stays and is said.
func TestAChoiceOfTheClerkReplacesItsFieldOnly(t *testing.T) {
	f := bar(t, true)
	f.set(model.Filter{States: []model.State{model.Draft, model.Checking}, Previous: "竹同监提〔2026〕7号", Year: 1999})
	if got := f.words(); got != "前次文书为竹同监提〔2026〕7号，状态为草稿或待核稿，1999年的" {
		t.Errorf("the bar says %q", got)
	}
	f.state.SetSelected(model.ShownStates()[3].Label())
	f.year.SetSelected("2025")
	want := model.Filter{States: []model.State{model.ShownStates()[3]}, Previous: "竹同监提〔2026〕7号", Year: 2025}
	if got := f.value(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
