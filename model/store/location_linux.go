package store

import (
	"os"
	"path/filepath"
	"syscall"
)

// networkMagics are the file system types of statfs(2) that lie on another machine: NFS, SMB, CIFS, SMB2, 9P.
var networkMagics = map[uint32]bool{0x6969: true, 0x517B: true, 0xFF534D42: true, 0xFE534D42: true, 0x01021997: true}

// onNetwork reports whether the folder, or the nearest one above it that exists, is on a network share,
// where write-ahead logging is unsafe (sqlite.org/wal.html).
func onNetwork(dir string) bool {
	for {
		var st syscall.Statfs_t
		if err := syscall.Statfs(dir, &st); err == nil {
			return networkMagics[uint32(st.Type)]
		} else if !os.IsNotExist(err) || dir == filepath.Dir(dir) {
			return false
		}
		dir = filepath.Dir(dir)
	}
}
