package store

import (
	"errors"
	"os"
	"syscall"
)

// stickMagics are the file system types of statfs(2) that keep no journal: FAT and exFAT. A stick has one of them.
var stickMagics = map[uint32]bool{0x4D44: true, 0x2011BAB0: true}

func onStick(dir string) bool {
	var st syscall.Statfs_t
	return syscall.Statfs(dir, &st) == nil && stickMagics[uint32(st.Type)]
}

func rename(from, to string) error { return os.Rename(from, to) }

func flushNames(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// cannotSync reports whether a file system does not know how to flush, which is another thing than failing at it.
func cannotSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS)
}
