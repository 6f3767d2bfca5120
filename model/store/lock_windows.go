package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/windows"
)

// What is locked of the lock file, each a byte: a window or a restore holds the first, every open database shares the
// second until a restore, which has to let go of the database before it can replace it, takes it for itself. The file
// cannot be deleted while it is open.
const (
	lockOfWindow = 0
	lockOfUse    = 1
)

// takeFolder holds a data folder until it is closed or the program ends.
func takeFolder(dir string) (io.Closer, error) { return takeLock(filepath.Join(dir, lockName)) }

// takeLock opens a file and locks it until it is closed or the program ends.
func takeLock(path string) (*os.File, error) {
	return lockByte(path, lockOfWindow, windows.LOCKFILE_EXCLUSIVE_LOCK)
}

// use shares a data folder with other programs, but not with a restore.
func use(dir string) (io.Closer, error) { return waitForByte(dir, 0) }

// seize waits until nobody uses the database of a data folder.
func seize(dir string) (io.Closer, error) { return waitForByte(dir, windows.LOCKFILE_EXCLUSIVE_LOCK) }

func waitForByte(dir string, flags uint32) (io.Closer, error) {
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		f, err := lockByte(filepath.Join(dir, lockName), lockOfUse, flags)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, ErrElsewhere) || time.Since(start) > patience {
			return nil, err
		}
	}
}

func lockByte(path string, at, flags uint32) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := windows.LockFileEx(windows.Handle(f.Fd()), flags|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{Offset: at}); err != nil {
		f.Close()
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, ErrElsewhere
		}
		return nil, err
	}
	return f, nil
}

// movesOpen says that a file cannot be replaced while it is open.
const movesOpen = false

// replaced has nothing to find: see movesOpen.
func replaced(string, os.FileInfo) bool { return false }
