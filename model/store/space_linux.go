package store

import (
	"errors"
	"syscall"
)

// diskOf returns how many bytes the user may still write to the disk with a folder, and how many the disk has.
func diskOf(dir string) (free, total int64, err error) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, 0, err
	}
	return int64(st.Bavail) * st.Bsize, int64(st.Blocks) * st.Bsize, nil
}

// isFull reports whether an act failed because there was no room for it on the disk.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// privateVFS is the file layer of SQLite without locks: a connection that knows itself alone keeps the index of the log
// in memory instead of in a file.
const privateVFS = "unix-none"
