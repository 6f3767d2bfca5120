package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
	"oversight/ui/desk"
	"oversight/ui/kit"
	"oversight/ui/settings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// printer is the tab 打印 of an office on a computer where only fonts named fit… can be used.
type printer struct {
	t     *testing.T
	w     fyne.Window
	store *store.Store
	page  *settings.Page
	home  string // the home folder, which holds the font files
}

func openPrinter(t *testing.T, files ...string) printer {
	t.Helper()
	kit.Synchronous(t)
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.NewTheme(kit.ModeLight, kit.ScaleStandard))
	p := printer{t: t, w: test.NewTempWindow(t, container.NewStack()), store: storetest.New(t), home: t.TempDir()}
	p.w.Resize(fyne.NewSize(1366, 700))
	t.Setenv("HOME", p.home)
	for _, name := range files {
		if err := os.WriteFile(filepath.Join(p.home, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	page := settings.New(&desk.Desk{
		App: app, Window: p.w, Store: p.store, Runner: kit.NewRunner(p.w), Today: func() model.Date { return model.MustDate("2020-06-20") },
	})
	page.Changed = page.Refresh
	page.CheckFont = func(_, path string) (string, error) {
		if name := filepath.Base(path); strings.HasPrefix(name, "fit") {
			return "合用的 " + name, nil
		}
		return "", model.Refuse("这个字体不许嵌入文件，请换一个")
	}
	p.w.SetContent(kit.NewFrame(page.Object()))
	page.Refresh()
	page.Turn(3)
	p.page = page
	return p
}

// choose chooses the n-th file of the home folder, from 1, for the running text.
func (p printer) choose(n int) {
	p.t.Helper()
	p.press("选择字体文件…")
	p.press("主文件夹")
	for _, o := range p.shown() {
		if list, ok := o.(interface{ Widths() map[string]float32 }); ok {
			p.w.Canvas().Focus(list.(kit.FocusTargeter).FocusTarget())
		}
	}
	for range n {
		p.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	p.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// press presses the first button with a label.
func (p printer) press(label string) {
	p.t.Helper()
	for _, o := range p.shown() {
		if b, ok := o.(*kit.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	p.t.Fatalf("no button %s; the window says\n%s", label, p.words())
}

// shown returns what can be used: the dialog on top, else the page.
func (p printer) shown() []fyne.CanvasObject {
	if top := p.w.Canvas().Overlays().Top(); top != nil {
		return test.LaidOutObjects(top)
	}
	return test.LaidOutObjects(p.w.Content())
}

func (p printer) words() string {
	var lines []string
	for _, o := range p.shown() {
		if text, ok := o.(*kit.Text); ok {
			lines = append(lines, text.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// says fails the test unless the words can be read.
func (p printer) says(words string) {
	p.t.Helper()
	if !strings.Contains(p.words(), words) {
		p.t.Errorf("the window does not say %q but\n%s", words, p.words())
	}
}

// prints fails the test unless the running text is printed in the font of a file; "" is the program's own.
func (p printer) prints(path string) {
	p.t.Helper()
	setup, err := p.store.PrintSetup(p.t.Context())
	if err != nil || setup.Fonts["fang"] != path {
		p.t.Errorf("stored is %v, %v, want %q", setup.Fonts, err, path)
	}
}

func TestAFontThatFitsIsUsedUntilItIsGivenUp(t *testing.T) {
	p := openPrinter(t, "fit.ttf", "unfit.ttf", "readme.txt")
	p.says("程序自带")
	p.choose(1)
	path := filepath.Join(p.home, "fit.ttf")
	p.prints(path)
	p.says("合用的 fit.ttf\n" + path)
	p.press("恢复自带字体")
	p.prints("")
}

func TestAFontThatDoesNotFitIsRefusedWithTheReason(t *testing.T) {
	p := openPrinter(t, "fit.ttf", "unfit.ttf", "readme.txt")
	p.choose(3) // goes no further than the second, a readme is no font
	p.says("这个字体不许嵌入文件，请换一个")
	p.prints("")
}

func TestAFontFileThatHasGoneIsNamed(t *testing.T) {
	p := openPrinter(t)
	if err := p.store.SetPrintSetup(t.Context(), model.PrintSetup{Fonts: map[string]string{"hei": "/gone/hei.ttf"}}); err != nil {
		t.Fatal(err)
	}
	p.page.Refresh()
	p.says("/gone/hei.ttf\n现在不能用，改用程序自带的打印：这个字体不许嵌入文件，请换一个")
}

func TestFontsInUseAreReadOnceAndNotAtEachChange(t *testing.T) {
	p := openPrinter(t)
	reads, check := 0, p.page.CheckFont
	p.page.CheckFont = func(role, path string) (string, error) {
		reads++
		return check(role, path)
	}
	for _, path := range []string{"/fonts/fit.ttf", "/fonts/fit2.ttf"} {
		if err := p.store.SetPrintSetup(t.Context(), model.PrintSetup{Fonts: map[string]string{"hei": path}}); err != nil {
			t.Fatal(err)
		}
		reads = 0
		for range 3 {
			p.page.Refresh()
		}
		p.says("合用的 " + filepath.Base(path))
		if reads != 1 {
			t.Errorf("%s was read %d times", path, reads)
		}
	}
}
