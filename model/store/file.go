package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"oversight/model"
)

// This file and flush.go are the one place where the store makes, moves and removes files. What is finished gets its
// name by place, so that a word of success is only said of what outlives a power cut.

// WriteFile writes a file that the clerk names, whole or not at all. It returns when the file and its name are on the
// disk. In the data folder dir only exports/ is open to it, and nowhere is a file of the program replaced.
func WriteFile(dir, path string, data []byte) error {
	to, err := destination(dir, path, forExport)
	if err == nil {
		err = writeFor(dir, to, data)
	}
	return notWritten(path, err)
}

// notWritten says which file could not be written, unless the error says more.
func notWritten(path string, err error) error {
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if isFull(err) {
		return &model.Error{Code: model.Storage, Cause: err, Msg: "磁盘空间不足，写不进文件“" + path + "”。请腾出空间，或换一个位置保存"}
	}
	return &model.Error{Code: model.Storage, Cause: err, Msg: "写不进文件“" + path + "”。请检查文件夹是否存在、有没有权限，磁盘是否已满；然后重试，或换一个位置保存"}
}

// writeWhole makes or replaces a file of the program's own: beside it first, then moved over it.
func writeWhole(path string, data []byte) error { return writeFor("", path, data) }

// writeFor does so with a file that may lie outside the data folder home.
func writeFor(home, path string, data []byte) error {
	work, err := newWorkFor(home, filepath.Dir(path), partWork)
	if err != nil {
		return err
	}
	defer work.remove()
	part := filepath.Join(work.dir, filepath.Base(path))
	if err := os.WriteFile(part, data, 0o600); err != nil {
		return err
	}
	return place(part, path)
}

// place gives a finished file its name, over another file if need be. It returns when the content and the name are on
// the disk: the file is closed to other users, flushed, moved, and then the folder is flushed.
func place(from, to string) error {
	closeToOthers(from)
	if err := flushFile(from); err != nil {
		return err
	}
	if err := moveFile(from, to); err != nil {
		return err
	}
	return flushFolder(filepath.Dir(to))
}

// moveFile renames a file, over another one if need be. One that stays held by another program is named in the error.
func moveFile(from, to string) error {
	err := patiently(func() error { return rename(from, to) })
	if err == nil || !heldElsewhere(err) {
		return err
	}
	msg := "写不进文件“" + to + "”，它可能正在 WPS 或别的程序里打开着，或设成了只读。请关闭它后重试，或换一个名字保存"
	if _, e := os.Stat(to); errors.Is(e, fs.ErrNotExist) {
		msg = "写不进文件“" + to + "”，杀毒软件可能正在检查它，或这个文件夹不许写入。请稍后重试，或换一个位置保存"
	}
	return &model.Error{Code: model.Storage, Cause: err, Msg: msg}
}

// removeFile removes a file; one that is not there counts as removed. Where the removal must outlive a power cut
// before something else happens, flushFolder follows.
func removeFile(path string) error {
	err := patiently(func() error { return os.Remove(path) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// makeFolder makes a folder, and those above it, for the user alone, and returns when their names are on the disk.
func makeFolder(dir string) error {
	var above []string // the folders that get a new entry
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		above = append(above, filepath.Dir(at))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, at := range above {
		if err := flushFolder(at); err != nil {
			return err
		}
	}
	return nil
}

// flushAbove returns when the name of a folder and of those above it are on the disk, whoever made them.
func flushAbove(dir string) error {
	for up := filepath.Dir(dir); up != dir; dir, up = up, filepath.Dir(up) {
		if err := flushFolder(up); err != nil {
			return err
		}
	}
	return nil
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
