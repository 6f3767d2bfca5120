package kit

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// picking is a question for a path. The function pick of each system answers it.
type picking struct {
	kind       pickKind
	title      string
	dir        string   // to start in
	name       string   // proposed for a new file
	extensions []string // with the dot; all files when empty
	onChosen   func(path string)
}

type pickKind int

const (
	pickSave pickKind = iota
	pickOpen
	pickFolder
)

// lastDir is where the user went last; the next question starts there.
var lastDir string

// PickSaveFile asks where to write a file, proposing a name, and calls onChosen unless the user cancels. An existing
// file has been confirmed to be replaced. An empty dir stands for the folder used last.
func PickSaveFile(w fyne.Window, suggestedName, dir string, onChosen func(path string)) {
	ask(w, picking{
		kind: pickSave, title: "保存到", dir: dir, name: SafeFileName(suggestedName), onChosen: onChosen,
		extensions: []string{filepath.Ext(suggestedName)},
	})
}

// PickOpenFile asks for an existing file with one of the extensions (such as ".xlsx"; none means any).
func PickOpenFile(w fyne.Window, dir string, extensions []string, onChosen func(path string)) {
	ask(w, picking{kind: pickOpen, title: "选择文件", dir: dir, extensions: extensions, onChosen: onChosen})
}

// PickFolder asks for an existing folder.
func PickFolder(w fyne.Window, dir string, onChosen func(path string)) {
	ask(w, picking{kind: pickFolder, title: "选择文件夹", dir: dir, onChosen: onChosen})
}

func ask(w fyne.Window, p picking) {
	if p.dir == "" {
		p.dir = lastDir
	}
	if p.dir == "" {
		p.dir, _ = os.UserHomeDir() // without one Fyne starts where it likes
	}
	chosen := p.onChosen
	p.onChosen = func(path string) {
		lastDir = path
		if p.kind != pickFolder {
			lastDir = filepath.Dir(path)
		}
		chosen(path)
	}
	pick(w, p)
}

// Fyne's file dialogs take a size but do not choose a good one.
const (
	pickWidth  = 860
	pickHeight = 560
)

func pickWithFyne(w fyne.Window, p picking) {
	d, confirm := fyneDialog(w, p)
	d.SetTitleText(p.title)
	d.SetConfirmText(confirm)
	d.SetDismissText("取消")
	if dir, err := storage.ListerForURI(storage.NewFileURI(p.dir)); err == nil {
		d.SetLocation(dir)
	}
	if len(p.extensions) > 0 && p.extensions[0] != "" {
		d.SetFilter(storage.NewExtensionFileFilter(p.extensions))
	}
	keys := shortcutsOf(w)
	keys.escape = d.Dismiss
	d.SetOnClosed(func() { keys.escape = nil })
	size := w.Canvas().Size()
	d.Resize(fyne.NewSize(min(pickWidth, size.Width-2*dialogMargin), min(pickHeight, size.Height-2*dialogMargin)))
	d.SetView(dialog.ListView)
	d.Show()
	if popUp, ok := w.Canvas().Overlays().Top().(*widget.PopUp); ok {
		translatePlaces(popUp.Content)
	}
	if p.kind == pickSave {
		d.SetFileName(p.name)
	}
}

// places are the words in the left column of Fyne's file dialogs that it keeps outside its translations.
var places = map[string]string{
	"Home": "主文件夹", "Computer": "计算机", "App Files": "程序文件", "Desktop": "桌面", "Documents": "文档",
	"Downloads": "下载", "Music": "音乐", "Pictures": "图片", "Videos": "视频",
}

// translatePlaces looks for the list of places in the content of a file dialog and makes it Chinese.
func translatePlaces(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			translatePlaces(child)
		}
	case *container.Split:
		list, ok := o.Leading.(*widget.List)
		if !ok {
			return
		}
		update := list.UpdateItem
		list.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
			update(id, item)
			translateLabels(item)
		}
		list.Refresh()
	}
}

func translateLabels(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			translateLabels(child)
		}
	case *widget.Label:
		if word, ok := places[o.Text]; ok {
			o.SetText(word)
		}
	}
}

func fyneDialog(w fyne.Window, p picking) (d *dialog.FileDialog, confirm string) {
	chosen := func(uri fyne.URI, err error) {
		if err != nil {
			ShowErr(w, &model.Error{Code: model.Storage, Cause: err, Msg: "不能使用所选的位置。请换一个文件夹再试"})
			return
		}
		p.onChosen(uri.Path())
	}
	switch p.kind {
	case pickSave:
		return dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
			if file == nil && err == nil {
				return
			}
			if err == nil {
				err = discardEmpty(file)
			}
			chosen(uriOf(file), err)
		}, w), "保存"
	case pickOpen:
		return dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if file == nil && err == nil {
				return
			}
			if err == nil {
				err = file.Close()
			}
			chosen(uriOf(file), err)
		}, w), "打开"
	default:
		return dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
			if folder == nil && err == nil {
				return
			}
			chosen(folder, err)
		}, w), "选择"
	}
}

func uriOf(file interface{ URI() fyne.URI }) fyne.URI {
	if file == nil {
		return nil
	}
	return file.URI()
}

// discardEmpty closes the file that Fyne has made or emptied for writing and removes it: what we want is the path.
func discardEmpty(file fyne.URIWriteCloser) error {
	if err := file.Close(); err != nil {
		return err
	}
	return os.Remove(file.URI().Path())
}
