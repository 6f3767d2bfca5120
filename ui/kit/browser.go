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

// browser is what the dialogs for files have in common: the folder shown, what lies in it, and the ways to others.
type browser struct {
	window     fyne.Window
	dialog     *Dialog
	loader     *Loader
	extensions []string          // of the files that are listed besides the folders, in small letters
	onFile     func(path string) // a file was opened; nil where none are listed

	dir     string // the folder shown, "" until one could be read
	path    *Text
	up      *Button
	folders *Table[folderRow]
	trouble *Text // why another folder could not be opened
}

// folderRow is a folder, or a file, in the folder shown.
type folderRow struct {
	number int64
	name   string
	file   bool
}

const (
	browserWidth = 52 // of the dialog, in ems
	browserRows  = 7  // folders seen without scrolling, in a window high enough
)

// newBrowser lists folders, and below them the files with one of the extensions.
func newBrowser(w fyne.Window, extensions ...string) *browser {
	b := &browser{window: w, loader: NewLoader(w), extensions: extensions, path: NewParagraph(""), trouble: NewCaption("")}
	b.trouble.SetTone(ToneOverdue)
	b.trouble.Hide()
	b.up = NewIconButton("上一级", theme.MoveUpIcon(), func() { b.open(filepath.Dir(b.dir), nil) })
	label, none := "下级文件夹（双击打开）", NewText("没有下级文件夹，可以直接保存在这里")
	if len(extensions) > 0 {
		label, none = "文件夹和文件（双击打开）", NewText("这里没有可用的文件")
	}
	none.Color = ColorMuted
	columns := []Column[folderRow]{{ID: "name", Label: label, Width: ems(12), Grow: true, Text: func(f folderRow) string { return f.name }}}
	if len(extensions) > 0 {
		columns = append(columns, Column[folderRow]{ID: "kind", Label: "类型", Width: ems(6), Text: folderRow.kind})
	}
	b.folders = NewTable(columns, func(f folderRow) int64 { return f.number }, container.NewCenter(none))
	b.folders.OnOpen = b.openRow
	return b
}

func (f folderRow) kind() string {
	if f.file {
		return "文件"
	}
	return "文件夹"
}

// fields are the places one click away, and the folder with the button that leads up.
func (b *browser) fields(starts []startFolder) []Field {
	places := NewFlow()
	for _, f := range starts {
		places.Add(NewButton(f.label, func() { b.open(f.path, nil) }))
	}
	head := container.NewBorder(nil, nil, nil, container.NewCenter(b.up), container.New(middle{}, b.path))
	return []Field{
		{Name: "place", Label: "位置", Widget: places},
		{Name: "folder", Label: "文件夹", Widget: container.NewVBox(head, b.trouble, InDialog(b.window, b.folders, browserRows))},
	}
}

// show opens the dialog on the first of the folders that can be read.
func (b *browser) show(title, verb, dir string, form *Form, onOK func(), starts []startFolder) {
	b.dialog = newDialog(b.window, title, ems(browserWidth), form)
	form.Scroll, form.inDialog = b.dialog.scroll, true
	form.onShown = b.dialog.Refresh
	b.dialog.cancel = NewButton("取消", b.close)
	b.dialog.ok = NewPrimaryButton(verb, onOK)
	b.dialog.setButtons(b.dialog.cancel, b.dialog.ok)
	b.dialog.show()
	if dir == "" && len(starts) > 0 {
		dir = starts[0].path
	}
	b.open(dir, starts)
}

func (b *browser) openRow(f folderRow) {
	path := filepath.Join(b.dir, f.name)
	if f.file {
		b.onFile(path)
		return
	}
	b.open(path, nil)
}

// open shows a folder. One that cannot be read is said to be so and leaves the folder shown before; when there is none
// yet, the next of the others is tried.
func (b *browser) open(dir string, others []startFolder) {
	type listing struct {
		rows []folderRow
		err  error
	}
	Load(b.loader, func(context.Context) (l listing, _ error) {
		l.rows, l.err = folderRows(dir, b.extensions)
		return l, nil
	}, func(l listing) {
		if l.err == nil {
			b.list(dir, l.rows)
			return
		}
		slog.Info("folder not readable", "err", l.err)
		b.setTrouble(model.UserMessage(l.err))
		if b.dir == "" && len(others) > 0 {
			b.open(others[0].path, others[1:])
		}
	})
}

func (b *browser) list(dir string, rows []folderRow) {
	if b.dir != "" { // else the trouble is about the folder that should have come first
		b.setTrouble("")
	}
	b.dir = dir
	b.path.SetText(dir)
	if filepath.Dir(dir) == dir {
		b.up.Disable()
	} else {
		b.up.Enable()
	}
	b.folders.SetRows(rows)
	b.folders.Select()
	b.folders.view.scrollTo(0)
	b.dialog.Refresh()
}

func (b *browser) setTrouble(text string) {
	b.trouble.SetText(text)
	setVisible(b.trouble, text != "")
	b.dialog.Refresh()
}

func (b *browser) close() {
	b.loader.Drop()
	b.dialog.Close()
}

// middle is a layout that sets wrapping text in the middle of a line.
type middle struct{}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := heightAt(objects[0], size.Width)
	place(objects[0], 0, max(size.Height-height, 0)/2, size.Width, height)
}
