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

	"oversight/assets"
	"oversight/model"
	"oversight/model/store"
	"oversight/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// hiddenFlag starts the program without a window.
const hiddenFlag = "tray"

func main() {
	dir := flag.String("data", "", "数据文件夹；不写时用默认位置")
	hidden := flag.Bool(hiddenFlag, false, "打开后只留在通知区域，用于登录时启动")
	version := flag.Bool("version", false, "显示版本，不打开窗口")
	flag.Parse()
	if *version {
		os.Stdout.WriteString(ui.Title + " " + assets.Release() + "\n")
		return
	}
	if err := run(*dir, *hidden); err != nil {
		tell(model.UserMessage(err))
		os.Exit(1)
	}
}

func run(dir string, hidden bool) error {
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
		Hidden: hidden, Background: newBackground(dir),
	}
	logs := openLogs(dir)
	defer logs.Close()
	c.Crash = logs.crash
	if err := checkDrawing(); err != nil {
		return err
	}
	call := openCall(dir)
	unlock, err := store.LockFolder(dir)
	if errors.Is(err, store.ErrElsewhere) {
		slog.Warn("second start", "dir", dir)
		if !hidden && !call.reach(store.HolderOf(dir)) {
			ui.RunMessage(newApp(), "本程序已经打开", model.UserMessage(err))
		}
		return nil
	}
	c.Called = call.wait()
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
