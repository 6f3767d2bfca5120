package kit

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"oversight/model"
)

// picking is the question where to write a file. The function pick of each system asks it.
type picking struct {
	dir      string // to start in
	name     string // proposed
	onChosen func(path string)
}

// lastDir is where the user saved last; the next question starts there.
var lastDir string

// PickSaveFile asks where to write a file, proposing a name, and calls onChosen unless the user cancels. Nothing is
// made, emptied or removed: onChosen gets the path of a file that is not there, or that the user agreed to replace.
// The path has the extension of the proposed name. An empty dir stands for the folder used last.
func PickSaveFile(w fyne.Window, suggestedName, dir string, onChosen func(path string)) {
	if dir == "" {
		dir = lastDir
	}
	pick(w, picking{dir: dir, name: SafeFileName(suggestedName), onChosen: func(path string) {
		lastDir = filepath.Dir(path)
		onChosen(path)
	}})
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
