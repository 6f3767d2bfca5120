package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var leaders = []Option{
	{1, "张建国", "县财政局党组书记、局长"},
	{2, "李明", "县住房和城乡建设局副局长"},
	{3, "李明", "县教育体育局党组成员"},
	{4, "王芳", "县审计局局长"},
}

func searchLeaders(query string) []Option {
	return slices.DeleteFunc(slices.Clone(leaders), func(o Option) bool { return !strings.Contains(o.Label, query) })
}

func newPicker(t *testing.T) (*Picker, fyne.Window) {
	t.Helper()
	p := NewPicker("选择监督对象", searchLeaders)
	w := newKitWindow(t, container.NewVBox(p), 500, 400)
	w.Canvas().Focus(p)
	return p, w
}

// labels returns the rows of the open list.
func labels(l *pickerList) (rows []string) {
	for _, r := range l.rows {
		rows = append(rows, r.option.Label+r.option.Detail)
	}
	return rows
}

func TestSecondLeaderOfANameIsPickedByKeyboard(t *testing.T) {
	p, w := newPicker(t)
	var told Option
	p.OnChanged = func(o Option) { told = o }
	test.Type(p, "李") // opens the list with the character in it
	test.Type(w.Canvas().Focused(), "明")
	if p.list.entry.Text != "李明" || len(p.list.rows) != 2 {
		t.Fatalf("typed %q, rows %v", p.list.entry.Text, labels(p.list))
	}
	press(w.Canvas().Focused(), fyne.KeyDown, fyne.KeyReturn)
	if p.Value() != leaders[2] || told != leaders[2] {
		t.Errorf("value %v, told %v", p.Value(), told)
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != p {
		t.Error("the list stays open or the focus is lost")
	}
}

func TestEscClosesTheListAndKeepsTheValue(t *testing.T) {
	p, w := newPicker(t)
	p.SetValue(leaders[0])
	press(p, fyne.KeyDown)
	press(w.Canvas().Focused(), fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape)
	if p.Value() != leaders[0] || w.Canvas().Overlays().Top() != nil {
		t.Errorf("value %v", p.Value())
	}
	press(p, fyne.KeyDown)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("the list does not open again")
	}
}

func TestDeleteEmptiesThePicker(t *testing.T) {
	p, _ := newPicker(t)
	p.SetValue(leaders[0])
	told := leaders[0]
	p.OnChanged = func(o Option) { told = o }
	press(p, fyne.KeyDelete)
	if p.Value() != (Option{}) || told != (Option{}) {
		t.Errorf("value %v, told %v", p.Value(), told)
	}
}

func TestOptionIsPickedByMouseAfterAClickBesideTheList(t *testing.T) {
	p, w := newPicker(t)
	primary := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	p.MouseDown(primary)
	p.MouseUp(primary)
	test.TapCanvas(w.Canvas(), fyne.NewPos(490, 390))
	if w.Canvas().Overlays().Top() != nil {
		t.Fatal("a click beside the list does not close it")
	}
	p.MouseDown(primary)
	p.MouseUp(primary)
	p.list.rows[3].MouseDown(primary)
	p.list.rows[3].MouseUp(primary)
	if p.Value() != leaders[3] {
		t.Errorf("value %v", p.Value())
	}
}

func TestUnknownNameCanBeMadeNew(t *testing.T) {
	p, w := newPicker(t)
	made := ""
	p.AllowNew = func(query string) { made = query }
	test.Type(p, "李")
	if rows := labels(p.list); rows[len(rows)-1] != "新增“李”…" {
		t.Errorf("rows %v", rows)
	}
	test.Type(w.Canvas().Focused(), "明")
	if rows := labels(p.list); len(rows) != 2 {
		t.Errorf("offers to make a name that exists: %v", rows)
	}
	test.Type(w.Canvas().Focused(), "亮")
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if made != "李明亮" || p.Value() != (Option{}) {
		t.Errorf("made %q, value %v", made, p.Value())
	}
}

func TestNothingFoundIsSaidAndCannotBePicked(t *testing.T) {
	p, w := newPicker(t)
	test.Type(p, "赵")
	if rows := labels(p.list); len(rows) != 1 || rows[0] != "没有符合的选项" {
		t.Errorf("rows %v", rows)
	}
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil || p.Value() != (Option{}) {
		t.Error("a remark was picked")
	}
}

func TestLongListSaysHowManyMoreThereAre(t *testing.T) {
	p, _ := newPicker(t)
	p.Search = func(string) []Option { return slices.Repeat(leaders, 20) }
	press(p, fyne.KeyDown)
	if rows := labels(p.list); len(rows) != pickerShown+1 || rows[pickerShown] != "还有30项，请继续输入" {
		t.Errorf("%d rows, last %q", len(rows), rows[len(rows)-1])
	}
}

func TestListStaysInsideTheWindowWhereverTheFieldIs(t *testing.T) {
	p := NewPicker("", searchLeaders)
	w := newKitWindow(t, container.NewBorder(nil, p, nil, nil), 400, 320)
	w.Canvas().Focus(p)
	press(p, fyne.KeyDown)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.list)
	size := p.list.Size()
	if at.X < 0 || at.Y < 0 || at.X+size.Width > 400 || at.Y+size.Height > 320 {
		t.Errorf("list at %v of %v in a window of 400×320", at, size)
	}
}

func TestUnitsAreAddedOnceAndTakenAway(t *testing.T) {
	u := NewUnitsPicker("添加单位", searchLeaders)
	w := newKitWindow(t, container.NewVBox(u), 500, 400)
	var told []Option
	u.OnChanged = func(o []Option) { told = o }
	w.Canvas().Focus(u.FocusTarget())
	for range 2 {
		press(u.picker, fyne.KeyDown)
		press(w.Canvas().Focused(), fyne.KeyReturn)
	}
	if !slices.Equal(u.Values(), leaders[:2]) || !slices.Equal(told, leaders[:2]) {
		t.Errorf("values %v, told %v", u.Values(), told)
	}
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 5)}, Button: desktop.MouseButtonPrimary}
	u.chips[0].cross.Resize(fyne.NewSize(20, 20))
	u.chips[0].cross.MouseUp(ev)
	if !slices.Equal(u.Values(), leaders[1:2]) {
		t.Errorf("after the cross %v", u.Values())
	}
	press(u.picker, fyne.KeyBackspace)
	if len(u.Values()) != 0 {
		t.Errorf("after Backspace %v", u.Values())
	}
}

func TestNumberKeysAddOptionsAndTakeThemAway(t *testing.T) {
	u := NewUnitsPicker("", searchLeaders)
	w := newKitWindow(t, container.NewVBox(u), 500, 400)
	u.SetNumbered(leaders[:2])
	w.Canvas().Focus(u.FocusTarget())
	test.Type(u.picker, "21")
	if got := u.Values(); !slices.Equal(got, []Option{leaders[1], leaders[0]}) || !u.picker.closed() {
		t.Errorf("values %v, list closed %v", got, u.picker.closed())
	}
	test.Type(u.picker, "2")
	if got := u.Values(); !slices.Equal(got, leaders[:1]) {
		t.Errorf("values %v", got)
	}
	test.Type(u.picker, "3")
	if u.picker.closed() {
		t.Error("a number without an option does not search")
	}
}

func TestUnitChosenAlreadyIsNeitherOfferedNorMadeAgain(t *testing.T) {
	for name, chosen := range map[string]Option{"from the list": leaders[0], "made new": {Label: "新城办"}} {
		t.Run(name, func(t *testing.T) {
			u := NewUnitsPicker("添加单位", searchLeaders)
			w := newKitWindow(t, container.NewVBox(u), 500, 400)
			u.SetAllowNew(func(query string) { u.SetValues(append(u.Values(), Option{Label: query})) })
			u.SetValues([]Option{chosen})
			w.Canvas().Focus(u.FocusTarget())
			press(u.picker, fyne.KeyDown)
			test.Type(w.Canvas().Focused(), chosen.Label)
			if rows := labels(u.picker.list); !slices.Equal(rows, []string{"这一项已经选了"}) {
				t.Errorf("rows %q", rows)
			}
			press(w.Canvas().Focused(), fyne.KeyReturn)
			if got := u.Values(); !slices.Equal(got, []Option{chosen}) {
				t.Errorf("values %v", got)
			}
		})
	}
}

func TestTwoNewUnitsStandSideBySideAndEachOnce(t *testing.T) {
	u := NewUnitsPicker("", searchLeaders)
	newKitWindow(t, u, 500, 400)
	u.SetValues([]Option{{Label: "新城办"}, {Label: "河道所"}, {Label: "新城办"}})
	if got, want := u.Values(), []Option{{Label: "新城办"}, {Label: "河道所"}}; !slices.Equal(got, want) {
		t.Errorf("values %v, want %v", got, want)
	}
}

func TestChipsWrapInANarrowPlace(t *testing.T) {
	u := NewUnitsPicker("", searchLeaders)
	w := newKitWindow(t, container.NewVBox(u), 800, 300)
	u.SetValues(leaders)
	wide := u.MinSize().Height
	w.Resize(fyne.NewSize(200, 300))
	if narrow := u.MinSize().Height; narrow < 2*wide {
		t.Errorf("height %v when narrow, %v when wide", narrow, wide)
	}
}
