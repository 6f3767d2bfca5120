package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// diskOf returns how many bytes the user may still write to the disk with a folder, and how many the disk has.
func diskOf(dir string) (free, total int64, err error) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, 0, err
	}
	var mine, all, unused uint64
	err = windows.GetDiskFreeSpaceEx(path, &mine, &all, &unused)
	return int64(mine), int64(all), err
}

// isFull reports whether an act failed because there was no room for it on the disk.
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// privateVFS is the file layer of SQLite without locks: a connection that knows itself alone keeps the index of the log
// in memory instead of in a file.
const privateVFS = "win32-none"
