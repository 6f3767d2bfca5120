package main

import (
	"os"
	"runtime"
	"strings"

	"oversight/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/systray"
)

// tray is the icon in the notification area, through Fyne; what Fyne has no words for is said to its library.
type tray struct {
	app  desktop.App
	menu *fyne.Menu // the same one always: Fyne shows the first one late, and would undo what came after it
}

// newTray puts the icon there, where the desktop has a place for it. It must be called before the program runs.
func newTray(a fyne.App) (*tray, bool) {
	app, ok := a.(desktop.App)
	if !ok || !hasTray(runtime.GOOS, os.Getenv("DBUS_SESSION_BUS_ADDRESS")) {
		return nil, false
	}
	t := &tray{app: app, menu: fyne.NewMenu("", &fyne.MenuItem{Label: "退出", IsQuit: true})}
	t.app.SetSystemTrayMenu(t.menu)
	return t, true
}

// hasTray reports whether icons can be shown. On Linux they go over the session bus; without one the library would
// stop the program with a panic when it ends.
func hasTray(system, bus string) bool {
	if system == "windows" {
		return true
	}
	path, ok := strings.CutPrefix(bus, "unix:path=")
	path, _, _ = strings.Cut(path, ",")
	_, err := os.Stat(path)
	return ok && err == nil
}

// Show says words at the icon and offers the choices.
func (t *tray) Show(words string, choices []ui.TrayChoice) {
	head := fyne.NewMenuItem(words, nil)
	head.Disabled = true
	t.menu.Items = []*fyne.MenuItem{head, fyne.NewMenuItemSeparator()}
	for i, c := range choices {
		item := fyne.NewMenuItem(c.Label, c.Do)
		item.IsQuit = i == len(choices)-1 // else Fyne adds one that asks nothing
		t.menu.Items = append(t.menu.Items, item)
	}
	t.app.SetSystemTrayMenu(t.menu)
	systray.SetTooltip(ui.Title + "\n" + words)
}

// remove takes the icon away. Fyne does so only when the window closed last had the focus; otherwise it would stay until
// the pointer passes over it.
func (t *tray) remove() { systray.Quit() }
