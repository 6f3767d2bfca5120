// Package ui is the window: the frame with its pages, the first start, and what is shown when the data
// folder cannot be opened. It imports no graphics driver; cmd/oversight does.
package ui

import (
	"context"
	"log/slog"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/kit"
	"oversight/ui/settings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Title is the name of the program in the title bar; it never changes, so that other programs can find the window.
const Title = "同级监督工作台"

// Config is what the program gives the window.
type Config struct {
	Dir   string // data folder
	Today func() model.Date
	Hour  func() int // of the day, 0 to 23
	Tray  Tray       // nil where the desktop has no notification area
}

// Run opens the window on the data folder and returns when it is closed.
func Run(a fyne.App, c Config) {
	w := Open(a, c)
	w.ShowAndRun()
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

func start(a fyne.App, w fyne.Window, c Config) {
	fresh, err := store.Fresh(c.Dir)
	if err != nil {
		showRefusal(w, err)
		return
	}
	if fresh {
		showFirstStart(a, w, c)
		settings.WarnOfSync(a, w, c.Dir)
		return
	}
	s, err := store.Open(context.Background(), c.Dir, store.Options{})
	if err != nil {
		showRefusal(w, err)
		return
	}
	showDesk(a, w, c, s)
	settings.WarnOfSync(a, w, c.Dir)
}

// showRefusal says why the data cannot be opened; nothing was changed.
func showRefusal(w fyne.Window, err error) {
	slog.Error("open data folder", "err", err)
	showMessage(w, "数据没有打开", model.UserMessage(err))
}

func showMessage(w fyne.Window, title, text string) {
	quit := kit.NewPrimaryButton("退出", w.Close)
	w.SetContent(kit.NewFrame(container.New(kit.ReadingColumn(560), kit.NewEmptyState(theme.WarningIcon(), title, text, quit))))
	w.Canvas().Focus(quit)
}
