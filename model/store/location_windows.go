package store

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// onNetwork reports whether the folder is on a network share or a mapped drive,
// where write-ahead logging is unsafe (sqlite.org/wal.html).
func onNetwork(dir string) bool {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	vol := filepath.VolumeName(dir)
	if strings.HasPrefix(strings.ToUpper(vol), `\\?\UNC\`) {
		return true
	}
	if strings.HasPrefix(vol, `\\`) && !strings.HasPrefix(vol, `\\?\`) && !strings.HasPrefix(vol, `\\.\`) {
		return true
	}
	root, err := windows.UTF16PtrFromString(vol + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
