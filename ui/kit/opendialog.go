package kit

import "fyne.io/fyne/v2"

// PickFile asks for one file with one of the extensions, such as .ttf, and calls onChosen unless the user cancels.
// It begins in dir, or, where that cannot be read, in a folder of the user.
func PickFile(w fyne.Window, title, dir string, extensions []string, onChosen func(path string)) {
	b := newBrowser(w, extensions...)
	b.onFile = func(path string) {
		b.close()
		onChosen(path)
	}
	open := func() {
		if chosen := b.folders.Selected(); len(chosen) == 1 {
			b.openRow(chosen[0])
			return
		}
		b.setTrouble("请先在列表里选择一个文件")
	}
	starts := startFolders()
	b.show(title, "打开", dir, NewForm(b.fields(starts)...), open, starts)
	w.Canvas().Focus(b.folders.FocusTarget())
}
