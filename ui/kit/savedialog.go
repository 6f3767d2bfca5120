package kit

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
)

// saveDialog asks for a folder and a file name. Fyne's own dialog is no use here: it opens a writer, which empties the
// file chosen before the new one exists.
type saveDialog struct {
	picking
	*browser
	form *Form
	name *Entry
}

func showSave(w fyne.Window, p picking) {
	s := &saveDialog{picking: p, browser: newBrowser(w), name: NewEntry("")}
	s.name.SetText(p.name)
	starts := startFolders()
	s.form = NewForm(append(s.fields(starts), Field{Name: "name", Label: "文件名", Widget: s.name})...)
	s.show(s.title, "保存", p.dir, s.form, s.onSave, starts)
	w.Canvas().Focus(s.name)
}

// onSave ends the question, unless there is something to put right or a file to be replaced.
func (s *saveDialog) onSave() {
	s.form.ClearErrors()
	name, err := fileName(s.name.Text, filepath.Ext(s.picking.name))
	if err != nil {
		s.form.ShowError(err)
		return
	}
	if s.browser.dir == "" {
		s.setTrouble("请先选择一个能打开的文件夹")
		return
	}
	type answer struct {
		there bool
		err   error
	}
	path := filepath.Join(s.browser.dir, name)
	Load(s.loader, func(context.Context) (a answer, _ error) {
		a.there, a.err = isThere(path)
		return a, nil
	}, func(a answer) {
		switch {
		case a.err != nil && s.form.ShowError(a.err):
		case a.err != nil:
			ShowErr(s.window, a.err)
		case a.there:
			confirmReplacing(s.window, path, func() { s.choose(path) })
		default:
			s.choose(path)
		}
	})
}

func (s *saveDialog) choose(path string) {
	s.close()
	s.onChosen(path)
}

func confirmReplacing(w fyne.Window, path string, onOK func()) {
	Confirm(w, Confirmation{
		Title: "替换已有的文件？", Text: "这个文件夹里已有“" + filepath.Base(path) + "”。替换后，原来的内容不能找回。",
		Verb: "替换", Danger: true, OnOK: onOK,
	})
}
