package kit

import (
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// startFolders returns the folders of the user and the drives. Asking for them waits for no disk and no network.
func startFolders() []startFolder {
	var list []startFolder
	for _, known := range []struct {
		label string
		id    *windows.KNOWNFOLDERID
	}{{"桌面", windows.FOLDERID_Desktop}, {"文档", windows.FOLDERID_Documents}} {
		if path, err := windows.KnownFolderPath(known.id, windows.KF_FLAG_DONT_VERIFY); err == nil {
			list = append(list, startFolder{known.label, path})
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		list = append(list, startFolder{"主文件夹", home})
	}
	return append(list, drives()...)
}

// FontFolder returns where the fonts of the computer are, "" when the system does not tell.
func FontFolder() string {
	path, err := windows.KnownFolderPath(windows.FOLDERID_Fonts, windows.KF_FLAG_DONT_VERIFY)
	if err != nil {
		return ""
	}
	return path
}

// drives returns what can be written to, by letter.
func drives() []startFolder {
	mask, err := windows.GetLogicalDrives()
	if err != nil {
		return nil // the folders of the user remain
	}
	var list []startFolder
	for i := range 26 {
		letter := string(rune('A' + i))
		root := letter + `:\`
		if mask&(1<<i) == 0 {
			continue
		}
		switch windows.GetDriveType(windows.StringToUTF16Ptr(root)) {
		case windows.DRIVE_FIXED, windows.DRIVE_RAMDISK:
			list = append(list, startFolder{letter + "盘", root})
		case windows.DRIVE_REMOVABLE:
			list = append(list, startFolder{"U盘 " + letter + ":", root})
		case windows.DRIVE_REMOTE:
			list = append(list, startFolder{"网络盘 " + letter + ":", root})
		}
	}
	return list
}

// hidden reports whether Windows hides the entry of a folder.
func hidden(e fs.DirEntry) bool {
	info, err := e.Info()
	if err != nil {
		return true // gone meanwhile
	}
	data, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && data.FileAttributes&windows.FILE_ATTRIBUTE_HIDDEN != 0
}
