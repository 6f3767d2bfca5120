//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// takeLock opens the file and locks it until it is closed or the program ends.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
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
