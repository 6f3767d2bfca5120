package kit

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func newItems(t *testing.T, values ...string) (*ItemsEditor, fyne.Window) {
	t.Helper()
	e := NewItemsEditor("写一条问题")
	w := newKitWindow(t, container.NewVScroll(e), 400, 500)
	e.SetValues(values)
	return e, w
}

func TestPastedListBecomesItemsWithoutItsNumbers(t *testing.T) {
	e, w := newItems(t, "原有一条", "")
	var told []string
	e.OnChanged = func(v []string) { told = v }
	e.rows[1].entry.Focus()
	e.rows[1].entry.inner.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &clip{
		"1. 思想文化宣传薄弱；\r\n2、内生动力不足；\r\n\r\n（三）整改经费3.5万元未到位；\n四、2026年计划未制定。\n⑤责任人未明确。\n",
	}})
	want := []string{"原有一条", "思想文化宣传薄弱；", "内生动力不足；", "整改经费3.5万元未到位；", "2026年计划未制定。", "责任人未明确。"}
	if !slices.Equal(e.Values(), want) || !slices.Equal(told, want) {
		t.Errorf("values %q, told %q", e.Values(), told)
	}
	if w.Canvas().Focused() != e.rows[5].entry.FocusTarget() {
		t.Error("the last pasted item has not the focus")
	}
}

func TestNumbersAreTakenOffOnlyWhereTheyCountItems(t *testing.T) {
	for line, want := range map[string]string{
		"1.甲": "甲", "1. 2026年": "2026年", "12、乙": "乙", "3）丙": "丙", "（2）3个单位": "3个单位", "(一)丁": "丁",
		"一、甲": "甲", "十二、乙": "乙", "第一，甲": "甲", "①甲": "甲",
		"3.5万元": "3.5万元", "2026年": "2026年", "12 名干部": "12 名干部", "第一书记": "第一书记", "一是不实": "一是不实",
	} {
		if got := withoutNumber(line); got != want {
			t.Errorf("%q became %q, want %q", line, got, want)
		}
	}
}

func TestOneLinePastedStaysInItsItem(t *testing.T) {
	e, _ := newItems(t, "甲乙")
	press(e.rows[0].entry.inner, fyne.KeyEnd)
	e.rows[0].entry.inner.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &clip{"1、丙"}})
	if want := []string{"甲乙1、丙"}; !slices.Equal(e.Values(), want) {
		t.Errorf("values %q", e.Values())
	}
}

func TestCtrlEnterAddsAnItemBelow(t *testing.T) {
	e, w := newItems(t, "甲", "丙")
	e.rows[0].entry.Focus()
	e.rows[0].entry.inner.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	test.Type(w.Canvas().Focused(), "乙")
	if want := []string{"甲", "乙", "丙"}; !slices.Equal(e.Values(), want) {
		t.Errorf("values %q", e.Values())
	}
}

func TestItemsMoveAndGo(t *testing.T) {
	e, _ := newItems(t, "甲", "乙", "丙")
	e.rows[2].up.act()
	e.rows[0].down.act()
	if want := []string{"丙", "甲", "乙"}; !slices.Equal(e.Values(), want) {
		t.Errorf("moved %q, want %q", e.Values(), want)
	}
	if !e.rows[0].up.off || e.rows[0].down.off || !e.rows[2].down.off {
		t.Error("the first item can go up or the last one down")
	}
	e.rows[1].remove.act()
	e.rows[1].remove.act()
	e.rows[0].remove.act()
	if len(e.Values()) != 0 || len(e.rows) != 1 || e.rows[0].number.Text != "1." {
		t.Errorf("left %q in %d rows", e.Values(), len(e.rows))
	}
}

func TestItemsMoveAndGoByKeyboard(t *testing.T) {
	e, w := newItems(t, "甲", "", "丙")
	e.rows[2].entry.inner.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if e.rows[1].entry.Value() != "丙" || w.Canvas().Focused() != e.rows[1].entry.FocusTarget() {
		t.Errorf("second item %q", e.rows[1].entry.Value())
	}
	press(e.rows[2].entry.inner, fyne.KeyBackspace)
	if len(e.rows) != 2 || w.Canvas().Focused() != e.rows[1].entry.FocusTarget() {
		t.Errorf("%d rows", len(e.rows))
	}
}

func TestManyItemsKeepOrderAndNumbers(t *testing.T) {
	var values []string
	for i := range 30 {
		values = append(values, fmt.Sprintf("第%d个问题", i+1))
	}
	e, _ := newItems(t, values...)
	told := false
	e.OnChanged = func([]string) { told = true }
	e.SetValues(values)
	if !slices.Equal(e.Values(), values) || e.rows[29].number.Text != "30." || told {
		t.Errorf("values %q, last number %q, told %v", e.Values(), e.rows[29].number.Text, told)
	}
}
