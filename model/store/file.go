package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"oversight/model"
)

// WriteFile writes a file whole or not at all: beside it first, flushed to disk, then renamed.
func WriteFile(path string, data []byte) error {
	err := writeWhole(path, data)
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &model.Error{Code: model.Storage, Cause: err, Msg: "写不进文件“" + path + "”。请检查文件夹是否存在、有没有权限，磁盘是否已满；然后重试，或换一个位置保存"}
}

func writeWhole(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // no effect after the rename
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = moveFile(f.Name(), path)
	}
	return err
}

// moveFile renames a file, over another one if need be. One that stays held by another program is named in the error.
func moveFile(from, to string) error {
	err := patiently(func() error { return os.Rename(from, to) })
	if err == nil || !heldElsewhere(err) {
		return err
	}
	msg := "写不进文件“" + to + "”，它可能正在 WPS 或别的程序里打开着，或设成了只读。请关闭它后重试，或换一个名字保存"
	if _, e := os.Stat(to); errors.Is(e, fs.ErrNotExist) {
		msg = "写不进文件“" + to + "”，杀毒软件可能正在检查它，或这个文件夹不许写入。请稍后重试，或换一个位置保存"
	}
	return &model.Error{Code: model.Storage, Cause: err, Msg: msg}
}

// removeFile removes a file; one that is not there counts as removed.
func removeFile(path string) error {
	err := patiently(func() error { return os.Remove(path) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// holdTime is how long a file may stay held: virus scanners and sync programs open what was just written for about
// a second.
const holdTime = 2 * time.Second

func patiently(act func() error) error { return repeat(holdTime, heldElsewhere, act) }

// repeat does an act again while it fails with an error that may pass, at growing intervals and no longer than d.
func repeat(d time.Duration, passes func(error) bool, act func() error) error {
	const first, last = 10 * time.Millisecond, 320 * time.Millisecond
	pause := first
	for start := time.Now(); ; pause = min(2*pause, last) {
		err := act()
		if err == nil || !passes(err) || time.Since(start)+pause > d {
			return err
		}
		time.Sleep(pause)
	}
}
