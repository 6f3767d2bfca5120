package kit

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"oversight/model"
)

// picking is a question for a file or a folder, put by a dialog of the system or by one of ours.
type picking struct {
	title      string
	dir        string   // to begin in; where it cannot be read, another one
	name       string   // proposed for a file to write; "" asks for a file that is there
	extensions []string // that the file may have, such as .pdf
	folder     bool     // a folder is asked for, not a file
	onChosen   func(path string)
}

// saves reports whether a file is to be written.
func (p picking) saves() bool { return p.name != "" }

// The folders used last are kept among the preferences: losing them loses nothing.
const (
	savedInKey    = "files.saved.in"
	openedFromKey = "files.opened.from"
)

// remember makes the folder chosen, or that of the file chosen, the one to begin in the next time that none is named.
func (p picking) remember(key string) picking {
	prefs := fyne.CurrentApp().Preferences()
	p.dir = cmp.Or(p.dir, prefs.String(key))
	chosen := p.onChosen
	p.onChosen = func(path string) {
		dir := path
		if !p.folder {
			dir = filepath.Dir(path)
		}
		prefs.SetString(key, dir)
		chosen(path)
	}
	return p
}

// PickSaveFile asks where to write a file, proposing a name, and calls onChosen unless the user cancels. Nothing is
// made, emptied or removed: onChosen gets the path of a file that is not there, or that the user agreed to replace.
// The path has the extension of the proposed name. An empty dir stands for the folder used last.
func PickSaveFile(w fyne.Window, suggestedName, dir string, onChosen func(path string)) {
	name := SafeFileName(suggestedName)
	p := picking{title: "保存到", dir: dir, name: name, onChosen: onChosen}
	if extension := filepath.Ext(name); extension != "" {
		p.extensions = []string{extension}
	}
	pick(w, p.remember(savedInKey))
}

// PickFile asks for one file with one of the extensions, such as .ttf, and calls onChosen unless the user cancels.
// It begins in dir, or, where that cannot be read, in a folder of the user. An empty dir stands for the folder used last.
func PickFile(w fyne.Window, title, dir string, extensions []string, onChosen func(path string)) {
	p := picking{title: title, dir: dir, extensions: extensions, onChosen: onChosen}
	if dir == "" { // else it is the caller's folder, such as that of the fonts
		p = p.remember(openedFromKey)
	}
	pick(w, p)
}

// PickFolder asks for a folder to write files into and calls onChosen unless the user cancels. It begins in the folder
// used last.
func PickFolder(w fyne.Window, title string, onChosen func(dir string)) {
	pick(w, picking{title: title, folder: true, onChosen: onChosen}.remember(savedInKey))
}

// startFolder is a folder one click away, such as the desktop or a drive.
type startFolder struct{ label, path string }

// fileName makes the name of a file from what was typed.
func fileName(typed, extension string) (string, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", model.InvalidField("name", "请填写文件名")
	}
	if forbidden.Replace(typed) != typed {
		return "", model.InvalidField("name", `文件名里不能有 \ / : * ? " < > |，请改掉这些符号`)
	}
	name := SafeFileName(typed)
	if !strings.EqualFold(filepath.Ext(name), extension) {
		name = SafeFileName(name + extension)
	}
	return name, nil
}

// isThere reports whether a file has the path already; it fails when none could be written there.
func isThere(path string) (bool, error) {
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return false, unreadable(filepath.Dir(path), err)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, &model.Error{Code: model.Storage, Cause: err, Msg: "不能在这里用这个文件名。请改一个短些的名字，或换一个文件夹"}
	case info.IsDir():
		return false, model.InvalidField("name", "这里已有同名的文件夹，请换一个文件名")
	}
	return true, nil
}

// folderRows returns the folders in a folder, then the files with one of the extensions, without what the system hides.
func folderRows(dir string, extensions []string) ([]folderRow, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, unreadable(dir, err)
	}
	var folders, files []folderRow
	for _, e := range entries {
		switch {
		case hidden(e):
		case isFolder(dir, e):
			folders = append(folders, folderRow{name: e.Name()})
		case slices.Contains(extensions, strings.ToLower(filepath.Ext(e.Name()))):
			files = append(files, folderRow{name: e.Name(), file: true})
		}
	}
	rows := append(folders, files...)
	for i := range rows {
		rows[i].number = int64(i)
	}
	return rows, nil
}

// isFolder follows links, because the desktop and the documents may be links to another disk.
func isFolder(dir string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(filepath.Join(dir, e.Name()))
	return err == nil && info.IsDir()
}

func unreadable(dir string, err error) error {
	msg := "不能打开文件夹“" + dir + "”，可能是盘已拔出或网络断开。请换一个文件夹"
	switch {
	case errors.Is(err, fs.ErrPermission):
		msg = "没有权限打开文件夹“" + dir + "”。请换一个文件夹"
	case errors.Is(err, fs.ErrNotExist):
		msg = "找不到文件夹“" + dir + "”，它可能已被移走、改名或删除，或者盘已拔出。请换一个文件夹"
	}
	return &model.Error{Code: model.Storage, Cause: err, Msg: msg}
}
