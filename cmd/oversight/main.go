// Command oversight is the desk: the window of the clerk on a data folder.
package main

import (
	"errors"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	dir := flag.String("data", "", "数据文件夹；不写时用默认位置")
	flag.Parse()
	if err := run(*dir); err != nil {
		tell(model.UserMessage(err))
		os.Exit(1)
	}
}

func run(dir string) error {
	if dir == "" {
		var err error
		if dir, err = store.DefaultDir(); err != nil {
			return err
		}
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	c := ui.Config{
		Dir: dir, Today: func() model.Date { return model.DateOf(time.Now()) }, Hour: func() int { return time.Now().Hour() },
	}
	logs := openLogs(dir)
	defer logs.Close()
	if err := checkDrawing(); err != nil {
		return err
	}
	unlock, err := store.LockFolder(dir)
	if errors.Is(err, store.ErrElsewhere) {
		startTwice(dir, err)
		return nil
	}
	a := newApp()
	if err != nil { // the folder cannot be written: the window says so when it opens the data
		slog.Error("lock data folder", "err", err)
		unlock = func() {}
	}
	defer unlock()
	if t, ok := newTray(a); ok {
		c.Tray = t
		defer t.remove()
	}
	ui.Run(a, c)
	return nil
}

// startTwice leads to the window that has the data folder open, or says who has it.
func startTwice(dir string, refusal error) {
	slog.Warn("second start", "dir", dir)
	if !raiseOther(store.HolderOf(dir)) {
		ui.RunMessage(newApp(), "本程序已经打开", model.UserMessage(refusal))
	}
}

func newApp() fyne.App {
	// Without a locale Fyne logs an error for each of its languages; the window is Chinese anyway.
	if lang := os.Getenv("LANG"); runtime.GOOS != "windows" && (lang == "" || lang == "C" || lang == "POSIX") {
		if err := os.Setenv("LANG", "zh_CN.UTF-8"); err != nil {
			slog.Warn("set locale", "err", err)
		}
	}
	app.SetMetadata(metadata())
	return app.NewWithID(appID)
}
