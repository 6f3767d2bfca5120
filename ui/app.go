// Package ui is the window: the frame with its pages, the first start, and what is shown when the data
// folder cannot be opened. It imports no graphics driver; cmd/oversight does.
package ui

import (
	"context"
	"log/slog"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
	"oversight/ui/settings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Title is the name of the program in the title bar; it never changes, so that other programs can find the window.
const Title = "同级监督工作台"

// Config is what the program gives the window.
type Config struct {
	Dir   string // data folder
	Today func() model.Date
	Hour  func() int // of the day, 0 to 23
	// Background is what the system can do while the window is closed; nil where it can do nothing.
	Background Background
	Hidden     bool // begin in the notification area, without a window
	Crash      bool // the program ended with a fault the last time; its report is among the logs
	Tray       Tray // nil where the desktop has no notification area
	// Called waits until the program is started once more on the folder and reports whether it was; nil where that
	// cannot be known.
	Called func() bool
}

// startsHidden reports whether only the icon is seen at first.
func (c Config) startsHidden() bool { return c.Hidden && c.Tray != nil }

// Run opens the window on the data folder and returns when it is closed.
func Run(a fyne.App, c Config) {
	w := newWindow(a)
	if hidden := start(a, w, c); !hidden {
		w.Show()
	}
	a.Run()
}

// Open makes the window without showing it: the pages, the first start when the folder has no data yet,
// or a sentence saying why the data cannot be opened.
func Open(a fyne.App, c Config) fyne.Window {
	w := newWindow(a)
	start(a, w, c)
	return w
}

// RunMessage opens a window that only says something and can be closed.
func RunMessage(a fyne.App, title, text string) {
	w := newWindow(a)
	w.Resize(fyne.NewSize(560, 320))
	showMessage(w, title, text)
	w.ShowAndRun()
}

func newWindow(a fyne.App) fyne.Window {
	if err := kit.InstallChinese(); err != nil {
		slog.Error("install translations", "err", err)
	}
	mode, scale := settings.Look(a.Preferences())
	a.Settings().SetTheme(kit.NewTheme(mode, scale))
	w := a.NewWindow(Title)
	w.Resize(fyne.NewSize(1280, 700)) // with frame and task bar this fits 1366×768
	w.SetPadded(false)
	w.SetMaster() // the icon in the notification area is a window too and would keep the program alive
	return w
}

// start fills the window and reports whether it begins hidden: only a desk can, what is to be read must be seen.
func start(a fyne.App, w fyne.Window, c Config) (hidden bool) {
	raise := func() { kit.Raise(w) } // a desk may have to come out of the notification area first
	kit.Listen(c.Called, func() { raise() })
	fresh, err := store.Fresh(c.Dir)
	if err != nil {
		showRefusal(a, w, c, err)
		return false
	}
	if fresh {
		c.Hidden = false
		showFirstStart(a, w, c, func(win *window) { raise = win.raise })
		settings.WarnOfPlace(a, w, c.Dir)
		return false
	}
	s, err := store.Open(context.Background(), c.Dir, store.Options{})
	if err != nil {
		showRefusal(a, w, c, err)
		return false
	}
	raise = showDesk(a, w, c, s).raise
	settings.WarnOfPlace(a, w, c.Dir)
	return c.startsHidden()
}

// showRefusal says why the data cannot be opened; nothing was changed.
func showRefusal(a fyne.App, w fyne.Window, c Config, err error) {
	slog.Error("open data folder", "err", err)
	d := &desk.Desk{App: a, Window: w, Dir: c.Dir, Runner: kit.NewRunner(w), Today: c.Today}
	showMessage(w, "数据没有打开", model.UserMessage(err), kit.NewButton("导出诊断包", func() { d.SaveDiagnosis(c.Dir) }))
}

// messageWidth is how wide a refusal stands in the window, in Fyne units.
const messageWidth = 520

func showMessage(w fyne.Window, title, text string, more ...fyne.CanvasObject) {
	quit := kit.NewPrimaryButton("退出", w.Close)
	buttons := container.NewHBox(append([]fyne.CanvasObject{quit}, more...)...)
	sign, head := kit.NewIcon(theme.WarningIcon(), theme.ColorNameDisabled), kit.NewSubHeading(title)
	words := kit.NewParagraph(text) // a refusal may take several lines, with the path of a file in it
	sign.Edge, head.Align, words.Align = 48, fyne.TextAlignCenter, fyne.TextAlignCenter
	body := container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap), container.NewCenter(sign), head, words, container.NewCenter(buttons))
	w.SetContent(kit.NewFrame(container.New(kit.ReadingColumn(messageWidth), body)))
	w.Canvas().Focus(quit)
}

// Background is what the system does for the program while its window is closed.
type Background = settings.Background
