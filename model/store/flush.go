package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// flushFile returns when what a file holds is on the disk, as far as its file system can tell (see EjectFirst).
func flushFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !cannotSync(err) {
		return fmt.Errorf("flush %s: %w", filepath.Base(path), err)
	}
	return nil
}

// flushFolder returns when the names in a folder are on the disk, as far as its file system can tell (see EjectFirst).
func flushFolder(dir string) error {
	err := flushNames(dir)
	if cannotSync(err) || errors.Is(err, fs.ErrPermission) { // a folder that takes files but may not be read
		return nil
	}
	return err
}

// EjectFirst reports whether the disk with a file just written may hold part of it back although it was told to write
// everything: a stick, or a file system that cannot be told. The clerk is asked to eject it before it is pulled out.
func EjectFirst(path string) bool {
	dir := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		dir = filepath.Dir(real)
	}
	return onStick(dir) || cannotSync(flushNames(dir))
}

// EjectAdvice is said with the word of success where EjectFirst reports true.
const EjectAdvice = "请安全弹出后再拔"
