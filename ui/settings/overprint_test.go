package settings_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// strike strikes keys where the focus is.
func (p printer) strike(keys ...fyne.KeyName) {
	for _, key := range keys {
		p.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// tab goes on to the n-th input or button from here and types over what it holds.
func (p printer) tab(n int, text string) {
	p.t.Helper()
	for range n {
		test.FocusNext(p.w.Canvas())
	}
	for _, r := range text {
		p.w.Canvas().Focused().TypedRune(r)
	}
}

// entry is what a printer is typed into.
type entry struct{ name, x, y string }

// From one input of a printer to the next there are the buttons − and +.
const toX, toY = 2, 3

func (p printer) addPrinter(e entry) {
	p.t.Helper()
	p.press("添加打印机")
	p.tab(0, e.name)
	p.tab(toX, e.x)
	p.tab(toY, e.y)
}

// entries are the inputs of the printers, three a row.
func (p printer) entries() (list []*kit.Entry) {
	for _, o := range p.shown() {
		if e, ok := o.(*kit.Entry); ok {
			list = append(list, e)
		}
	}
	return list
}

// over types over what the n-th input holds.
func (p printer) over(n int, text string) {
	e := p.entries()[n]
	p.w.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.strike(fyne.KeyBackspace)
	p.tab(0, text)
}

// typed returns what the inputs of the printers hold.
func (p printer) typed() (list []entry) {
	for e := range slices.Chunk(p.entries(), 3) {
		list = append(list, entry{e[0].Text, e[1].Text, e[2].Text})
	}
	return list
}

func (p printer) shows(want ...entry) {
	p.t.Helper()
	if got := p.typed(); !slices.Equal(got, want) {
		p.t.Errorf("the tab shows %v, want %v", got, want)
	}
}

func (p printer) stores(want ...model.Overprint) {
	p.t.Helper()
	setup, err := p.store.PrintSetup(p.t.Context())
	if err != nil || !slices.Equal(setup.Overprint, want) {
		p.t.Errorf("stored is %v, %v, want %v", setup.Overprint, err, want)
	}
}

// setStored stores printers as another window does.
func (p printer) setStored(list ...model.Overprint) {
	p.t.Helper()
	if err := p.store.SetPrintSetup(p.t.Context(), model.PrintSetup{Overprint: list}); err != nil {
		p.t.Fatal(err)
	}
	p.page.Refresh()
}

func TestPrintersAreKeptUntilTheyAreDeleted(t *testing.T) {
	p := openPrinter(t)
	p.addPrinter(entry{" 二楼 HP", "1.5", "−0.5"})
	p.addPrinter(entry{name: "三楼"})
	if !p.page.Unsaved() {
		t.Error("nothing is said to be unsaved")
	}
	p.press("保存")
	hp, third := model.Overprint{Printer: "二楼 HP", X: 1.5, Y: -0.5}, model.Overprint{Printer: "三楼"}
	p.stores(hp, third)
	if p.page.Unsaved() {
		t.Error("what was saved is said to be unsaved")
	}
	p.press("删除")
	p.shows(entry{"三楼", "0", "0"})
	if focused, ok := p.w.Canvas().Focused().(*kit.Entry); !ok || focused.Text != "三楼" {
		t.Errorf("after 删除 the focus is on %T", p.w.Canvas().Focused())
	}
	p.stores(hp, third)
	p.press("保存")
	p.stores(third)
	p.press("删除")
	p.press("保存")
	p.stores()
}

func TestTheOtherPrintSettingsStayWhenPrintersAreStored(t *testing.T) {
	p := openPrinter(t, "fit.ttf")
	p.choose(1)
	p.addPrinter(entry{name: "二楼"})
	p.press("保存")
	p.prints(filepath.Join(p.home, "fit.ttf"))
	p.press("恢复自带字体")
	p.stores(model.Overprint{Printer: "二楼"})
}

func TestAnOffsetGoesByHalfMillimetres(t *testing.T) {
	p := openPrinter(t)
	p.addPrinter(entry{})
	for _, c := range []struct{ typed, less, more string }{
		{"0", "-0.5", "0.5"},
		{"-0.5", "-1", "0"},
		{"0.5", "0", "1"},
		{"1.2", "1", "1.5"},
		{"-1.2", "-1.5", "-1"},
		{"20", "19.5", "20"},
		{"-20", "-20", "-19.5"},
		{"99", "20", "20"},
		{"－1．5", "-2", "-1"},
		{"左", "-0.5", "0.5"},
		{"NaN", "-0.5", "0.5"},
	} {
		for button, want := range map[string]string{"−": c.less, "+": c.more} {
			p.over(1, c.typed)
			p.press(button) // the first one is that of 左右偏移
			if got := p.typed()[0]; got.x != want || got.y != "0" {
				t.Errorf("%s from %s goes to %s, %s, want %s, 0", button, c.typed, got.x, got.y, want)
			}
		}
	}
}

func TestAPrinterThatCannotBeKeptIsRefusedWhereItIsTyped(t *testing.T) {
	const name, x, y = 3, 4, 5 // the inputs of the second printer
	p := openPrinter(t)
	p.setStored(model.Overprint{Printer: "一楼"})
	p.addPrinter(entry{})
	for _, c := range []struct {
		typed entry
		words string
		at    int // the input at fault
	}{
		{entry{"", "1", "2"}, "请填写打印机的名称，例如 二楼 HP", name},
		{entry{" 一楼", "1", "2"}, "已经有名为“一楼”的打印机，请换一个名称", name},
		{entry{"二楼", "左", "2"}, "请填写左右偏移的毫米数，例如 0、1.5 或 -0.5", x},
		{entry{"二楼", "1", "20.5"}, "上下偏移应在 -20 至 20 毫米之间", y},
		{entry{"二楼", "1.2", "2"}, "左右偏移以 0.5 毫米为一档", x},
		{entry{"二楼", "1", "NaN"}, "上下偏移应在 -20 至 20 毫米之间", y},
	} {
		p.over(name, c.typed.name)
		p.over(x, c.typed.x)
		p.over(y, c.typed.y)
		p.press("保存")
		p.says(c.words)
		if p.w.Canvas().Focused() != fyne.Focusable(p.entries()[c.at]) {
			t.Errorf("%v: the focus is on %T", c.typed, p.w.Canvas().Focused())
		}
		p.shows(entry{"一楼", "0", "0"}, c.typed)
		p.stores(model.Overprint{Printer: "一楼"})
	}
}

func TestWhatIsTypedOfAPrinterStaysWhenTheTabIsLoadedAgain(t *testing.T) {
	p := openPrinter(t)
	p.setStored(model.Overprint{Printer: "一楼"})
	p.shows(entry{"一楼", "0", "0"})
	p.addPrinter(entry{"二楼", "1", "-"})
	p.setStored(model.Overprint{Printer: "一楼", X: 3})
	p.shows(entry{"一楼", "0", "0"}, entry{"二楼", "1", "-"})
}

func TestPrintersStoredElsewhereAreShown(t *testing.T) {
	p := openPrinter(t)
	p.setStored(model.Overprint{Printer: "一楼"})
	p.setStored(model.Overprint{Printer: "一楼", X: 3, Y: -2.5})
	p.shows(entry{"一楼", "3", "-2.5"})
}

func TestTheTestPageIsSavedAndPrintedWithTheOffsetsTyped(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program that prints is that of other systems")
	}
	p := openPrinter(t)
	bin, printed := t.TempDir(), filepath.Join(t.TempDir(), "printed.pdf")
	if err := os.WriteFile(filepath.Join(bin, "lp"), []byte("#!/bin/sh\ncp \"$1\" '"+printed+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	p.addPrinter(entry{"二楼 HP", "1.5", "-0.5"})
	p.press("打印测试页")
	p.says("套打测试页")
	p.press("打印")
	p.press("另存")
	p.press("主文件夹")
	p.press("保存")
	saved := filepath.Join(p.home, "套打测试页 二楼 HP 2020-06-20.pdf")
	for _, path := range []string{saved, printed} {
		text := paperText(t, path)
		for _, want := range []string{"打印机：二楼HP", "2020年6月20日", "本页的偏移：左右1.5毫米，上下-0.5毫米。"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %s:\n%s", path, want, text)
			}
		}
	}
	p.stores()
}

func TestATestPageNeedsOffsetsThatCanBeSet(t *testing.T) {
	p := openPrinter(t)
	p.addPrinter(entry{"二楼 HP", "21", "0"})
	p.press("打印测试页")
	p.says("左右偏移应在 -20 至 20 毫米之间")
	if p.w.Canvas().Overlays().Top() != nil {
		t.Error("a dialog is open")
	}
}

// paperText returns the text of a PDF without blanks and line ends.
func paperText(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", path, err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}
