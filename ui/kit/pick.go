package kit

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// systemDialogs are the dialogs for files that the system has.
type systemDialogs struct {
	// ask puts a question and waits for the end of the dialog: "" says that it was cancelled, an error that there was
	// none. It runs beside the window's thread, while the window takes neither clicks nor keys. It is nil where the
	// system has no such dialogs.
	ask func(owner uintptr, p picking) (path string, err error)
	// handle returns the window as the system knows it, 0 when it does not.
	handle func(fyne.Window) uintptr
}

// asking is set while a dialog of the system is open: what the clerk cannot reach, a timer or the icon in the
// notification area still might. It belongs to the window's thread.
var asking bool

// pick puts a question by the dialog of the system, or by ours where the system has none to offer.
func pick(w fyne.Window, p picking) {
	if asking {
		return
	}
	owner := uintptr(0)
	if ofSystem.ask != nil {
		owner = ofSystem.handle(w)
	}
	if owner == 0 {
		showOwn(w, p)
		return
	}
	asking = true
	run, dialogs := sched, ofSystem
	run.start(func() {
		path, err := dialogs.guardedAsk(owner, p)
		run.do(func() {
			asking = false
			switch {
			case err != nil:
				slog.Warn("no dialog of the system", "err", err)
				showOwn(w, p)
			case path != "":
				p.take(w, path)
			}
		})
	})
}

// guardedAsk turns a panic into an error: our own dialog can still do it.
func (s systemDialogs) guardedAsk(owner uintptr, p picking) (path string, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return s.ask(owner, p)
}

// take hands on what was chosen in a dialog of the system. Such a dialog lets one type another extension; then the
// right one comes behind it, and the dialog has not asked about the file of that name.
func (p picking) take(w fyne.Window, path string) {
	if !p.saves() || len(p.extensions) == 0 || strings.EqualFold(filepath.Ext(path), p.extensions[0]) {
		p.onChosen(path)
		return
	}
	path += p.extensions[0]
	there, err := isThere(path)
	switch {
	case err != nil:
		ShowErr(w, err)
	case there:
		confirmReplacing(w, path, func() { p.onChosen(path) })
	default:
		p.onChosen(path)
	}
}

// showOwn puts a question by our own dialog.
func showOwn(w fyne.Window, p picking) {
	switch {
	case p.folder:
		showFolder(w, p)
	case p.saves():
		showSave(w, p)
	default:
		showOpen(w, p)
	}
}

// fileKinds are what clerks call the files with an extension.
var fileKinds = map[string]string{
	".pdf": "PDF 文件", ".xlsx": "Excel 工作簿", ".ics": "日历文件", ".db": "备份文件", ".txt": "文本文件", ".zip": "压缩文件",
	".ttf": "字体文件", ".otf": "字体文件", ".ttc": "字体文件",
}

// filterOf describes the files with one of the extensions, for a dialog of the system: the words, and the patterns.
func filterOf(extensions []string) (words, patterns string) {
	list := make([]string, len(extensions))
	kinds := map[string]bool{}
	for i, extension := range extensions {
		list[i] = "*" + extension
		kinds[fileKinds[extension]] = true
	}
	kind := fileKinds[extensions[0]]
	if len(kinds) > 1 || kind == "" {
		kind = "可用的文件"
	}
	return kind + "（" + strings.Join(list, "、") + "）", strings.Join(list, ";")
}
