package kit

import "fyne.io/fyne/v2"

// showOpen asks for a file that is there.
func showOpen(w fyne.Window, p picking) {
	b := newBrowser(w, p.extensions...)
	b.onFile = func(path string) {
		b.close()
		p.onChosen(path)
	}
	open := func() {
		if chosen := b.folders.Selected(); len(chosen) == 1 {
			b.openRow(chosen[0])
			return
		}
		b.setTrouble("请先在列表里选择一个文件")
	}
	starts := startFolders()
	b.show(p.title, "打开", p.dir, NewForm(b.fields(starts)...), open, starts)
	w.Canvas().Focus(b.folders.FocusTarget())
}

// showFolder asks for a folder.
func showFolder(w fyne.Window, p picking) {
	b := newBrowser(w)
	choose := func() {
		if b.dir == "" {
			b.setTrouble("请先选择一个能打开的文件夹")
			return
		}
		b.close()
		p.onChosen(b.dir)
	}
	starts := startFolders()
	b.show(p.title, "选这个文件夹", p.dir, NewForm(b.fields(starts)...), choose, starts)
	w.Canvas().Focus(b.folders.FocusTarget())
}
