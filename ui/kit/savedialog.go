package kit

import (
	"context"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"oversight/model"
)

// saveDialog asks for a folder and a file name. Fyne's own dialog is no use here: it opens a writer, which empties the
// file chosen before the new one exists.
type saveDialog struct {
	picking
	window  fyne.Window
	dialog  *Dialog
	form    *Form
	loader  *Loader
	dir     string // the folder shown, "" until one could be read
	path    *Text
	up      *Button
	folders *Table[folderRow]
	trouble *Text // why another folder could not be opened
	name    *Entry
}

type folderRow struct {
	number int64
	name   string
}

const (
	saveWidth = 52 // of the dialog, in ems
	saveRows  = 7  // folders seen without scrolling, in a window high enough
)

func showSave(w fyne.Window, p picking) {
	s := &saveDialog{picking: p, window: w, loader: NewLoader(w), path: NewParagraph(""), trouble: NewCaption(""), name: NewEntry("")}
	starts := startFolders()
	s.build(starts)
	s.name.SetText(p.name)
	s.dialog.show()
	w.Canvas().Focus(s.name)
	if p.dir == "" && len(starts) > 0 {
		p.dir = starts[0].path
	}
	s.open(p.dir, starts)
}

func (s *saveDialog) build(starts []startFolder) {
	places := NewFlow()
	for _, f := range starts {
		places.Add(NewButton(f.label, func() { s.open(f.path, nil) }))
	}
	s.up = NewIconButton("上一级", theme.MoveUpIcon(), func() { s.open(filepath.Dir(s.dir), nil) })
	s.form = NewForm(
		Field{Name: "place", Label: "位置", Widget: places},
		Field{Name: "folder", Label: "文件夹", Widget: s.folderBox()},
		Field{Name: "name", Label: "文件名", Widget: s.name},
	)
	s.dialog = newDialog(s.window, "保存到", ems(saveWidth), s.form)
	s.form.Scroll, s.form.inDialog = s.dialog.scroll, true
	s.form.onShown = s.dialog.Refresh
	s.dialog.cancel = NewButton("取消", s.close)
	s.dialog.ok = NewPrimaryButton("保存", s.onSave)
	s.dialog.setButtons(s.dialog.cancel, s.dialog.ok)
}

// folderBox is the path with the button that leads up, and below them the folders inside.
func (s *saveDialog) folderBox() fyne.CanvasObject {
	s.trouble.SetTone(ToneOverdue)
	s.trouble.Hide()
	none := NewText("没有下级文件夹，可以直接保存在这里")
	none.Color = ColorMuted
	s.folders = NewTable([]Column[folderRow]{{
		ID: "name", Label: "下级文件夹（双击打开）", Width: ems(12), Grow: true, Text: func(f folderRow) string { return f.name },
	}}, func(f folderRow) int64 { return f.number }, container.NewCenter(none))
	s.folders.OnOpen = func(f folderRow) { s.open(filepath.Join(s.dir, f.name), nil) }
	head := container.NewBorder(nil, nil, nil, container.NewCenter(s.up), container.New(middle{}, s.path))
	return container.NewVBox(head, s.trouble, InDialog(s.window, s.folders, saveRows))
}

// middle is a layout that sets wrapping text in the middle of a line.
type middle struct{}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := heightAt(objects[0], size.Width)
	place(objects[0], 0, max(size.Height-height, 0)/2, size.Width, height)
}

// open shows a folder. One that cannot be read is said to be so and leaves the folder shown before; when there is none
// yet, the next of the others is tried.
func (s *saveDialog) open(dir string, others []startFolder) {
	type listing struct {
		names []string
		err   error
	}
	Load(s.loader, func(context.Context) (l listing, _ error) {
		l.names, l.err = subfolders(dir)
		return l, nil
	}, func(l listing) {
		if l.err == nil {
			s.show(dir, l.names)
			return
		}
		slog.Info("folder not readable", "err", l.err)
		s.setTrouble(model.UserMessage(l.err))
		if s.dir == "" && len(others) > 0 {
			s.open(others[0].path, others[1:])
		}
	})
}

func (s *saveDialog) show(dir string, names []string) {
	if s.dir != "" { // else the trouble is about the folder that should have come first
		s.setTrouble("")
	}
	s.dir = dir
	s.path.SetText(dir)
	if filepath.Dir(dir) == dir {
		s.up.Disable()
	} else {
		s.up.Enable()
	}
	rows := make([]folderRow, len(names))
	for i, name := range names {
		rows[i] = folderRow{int64(i), name}
	}
	s.folders.SetRows(rows)
	s.folders.Select()
	s.folders.view.scrollTo(0)
	s.dialog.Refresh()
}

func (s *saveDialog) setTrouble(text string) {
	s.trouble.SetText(text)
	setVisible(s.trouble, text != "")
	s.dialog.Refresh()
}

// onSave ends the question, unless there is something to put right or a file to be replaced.
func (s *saveDialog) onSave() {
	s.form.ClearErrors()
	name, err := fileName(s.name.Text, filepath.Ext(s.picking.name))
	if err != nil {
		s.form.ShowError(err)
		return
	}
	if s.dir == "" {
		s.setTrouble("请先选择一个能打开的文件夹")
		return
	}
	type answer struct {
		there bool
		err   error
	}
	path := filepath.Join(s.dir, name)
	Load(s.loader, func(context.Context) (a answer, _ error) {
		a.there, a.err = isThere(path)
		return a, nil
	}, func(a answer) {
		switch {
		case a.err != nil && s.form.ShowError(a.err):
		case a.err != nil:
			ShowErr(s.window, a.err)
		case a.there:
			Confirm(s.window, Confirmation{
				Title: "替换已有的文件？", Text: "这个文件夹里已有“" + name + "”。替换后，原来的内容不能找回。",
				Verb: "替换", Danger: true, OnOK: func() { s.choose(path) },
			})
		default:
			s.choose(path)
		}
	})
}

func (s *saveDialog) choose(path string) {
	s.close()
	s.onChosen(path)
}

func (s *saveDialog) close() {
	s.loader.Drop()
	s.dialog.Close()
}
