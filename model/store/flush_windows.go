package store

import (
	"errors"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// onStick reports whether a folder is on a disk that can be pulled out, or on FAT or exFAT, which keep no journal.
func onStick(dir string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return false
	}
	if windows.GetDriveType(root) == windows.DRIVE_REMOVABLE {
		return true
	}
	var name [windows.MAX_PATH + 1]uint16
	if err := windows.GetVolumeInformation(root, nil, 0, nil, nil, nil, &name[0], uint32(len(name))); err != nil {
		return false
	}
	return strings.Contains(strings.ToUpper(windows.UTF16ToString(name[:])), "FAT")
}

// rename returns when the new name is on the disk: Windows has no way to flush a folder afterwards.
func rename(from, to string) error {
	old, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(old, name, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
}

// flushNames has nothing to do: see rename.
func flushNames(string) error { return nil }

// cannotSync reports whether a file system does not know how to flush, which is another thing than failing at it.
func cannotSync(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_FUNCTION) || errors.Is(err, windows.ERROR_NOT_SUPPORTED)
}
