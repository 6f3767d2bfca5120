//go:build !windows

package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// takeFolder holds a data folder until it is closed or the program ends. What is locked is the folder itself by an open
// handle, because a file in it could be deleted and made anew; the file is locked as well, for versions that know no
// other lock. Where it cannot be made, on a full disk, the folder is enough.
func takeFolder(dir string) (io.Closer, error) {
	folder, err := lockOpen(dir, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	file, err := takeLock(filepath.Join(dir, lockName))
	if errors.Is(err, ErrElsewhere) {
		folder.Close()
		return nil, err
	}
	if err != nil {
		return folder, nil
	}
	return closers{file, folder}, nil
}

// takeLock opens a file and locks it until it is closed or the program ends.
func takeLock(path string) (*os.File, error) { return lockOpen(path, os.O_CREATE|os.O_RDWR) }

func lockOpen(path string, flag int) (*os.File, error) {
	f, err := os.OpenFile(path, flag, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrElsewhere
		}
		return nil, err
	}
	return f, nil
}

// closers close together.
type closers []io.Closer

func (c closers) Close() error {
	var all error
	for _, one := range c {
		all = errors.Join(all, one.Close())
	}
	return all
}

// use has nothing to hold: an open database holds itself against a restore, and a restore holds it until the new file
// is in its place.
func use(string) (io.Closer, error) { return closers{}, nil }

// seize has nothing to hold either: see use.
func seize(string) (io.Closer, error) { return closers{}, nil }

// movesOpen says that a file can be replaced while it is open.
const movesOpen = true

// replaced reports whether a database that is open is no longer the file of that name.
func replaced(path string, opened os.FileInfo) bool {
	now, err := os.Stat(path)
	return opened != nil && (err != nil || !os.SameFile(opened, now))
}
