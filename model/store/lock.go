package store

import (
	"os"
	"path/filepath"

	"oversight/model"
)

// ErrElsewhere says that a window has the data folder open.
var ErrElsewhere error = &model.Error{Code: model.Refused, Msg: "这个数据文件夹已经在另一个窗口里打开，请切换到那个窗口，或先把它退出"}

// LockFolder takes a data folder for one window, or for a restore, until unlock is called or the program ends.
// Reading and single acts of the command line need no lock.
func LockFolder(dir string) (unlock func(), err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, storageError("make data folder", err)
	}
	f, err := takeLock(filepath.Join(dir, "window.lock"))
	if err != nil {
		return nil, storageError("lock data folder", err)
	}
	return func() { f.Close() }, nil
}
