package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// syncFolder is how the folders of a program that copies files to a cloud are known.
type syncFolder struct {
	program string
	env     []string // variables that hold such a folder
	names   []string // of such a folder, in small letters; a name may go on after a blank: OneDrive - 某县纪委
}

var syncFolders = []syncFolder{
	{"OneDrive", []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"}, []string{"onedrive"}},
	{"坚果云", nil, []string{"nutstore", "我的坚果云", "坚果云"}},
	{"百度网盘", nil, []string{"baidusyncdisk", "baidunetdiskworkspace", "百度网盘同步空间", "百度云同步盘"}},
	{"WPS云盘", nil, []string{"wpsdrive", "wps云盘", "wps网盘", "wps cloud files"}},
	{"iCloud", nil, []string{"iclouddrive", "icloud"}},
	{"Dropbox", nil, []string{"dropbox"}},
	{"微云", nil, []string{"weiyun", "微云", "微云同步助手"}},
}

// SyncedBy returns the name of the program that copies a folder to a cloud, "" when none is known to. Such a program
// uploads the database and its log apart from each other, holds them while they are written to, and may bring back
// an older state.
func SyncedBy(dir string) string {
	if by := syncedBy(dir, os.Getenv); by != "" {
		return by
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil { // not made yet
		return ""
	}
	return syncedBy(real, os.Getenv)
}

// syncedBy decides by the path alone, of Windows or another system, and by the environment.
func syncedBy(dir string, env func(string) string) string {
	parts := partsOf(dir)
	for _, f := range syncFolders {
		for _, name := range f.env {
			if root := partsOf(env(name)); len(root) > 0 && len(root) <= len(parts) && slices.Equal(root, parts[:len(root)]) {
				return f.program
			}
		}
		if slices.ContainsFunc(parts, f.isNamed) {
			return f.program
		}
	}
	return ""
}

func (f syncFolder) isNamed(part string) bool {
	return slices.ContainsFunc(f.names, func(name string) bool { return part == name || strings.HasPrefix(part, name+" ") })
}

// partsOf returns the folders of a path in small letters, because Windows does not tell letters by size.
func partsOf(path string) []string {
	return strings.FieldsFunc(strings.ToLower(path), func(r rune) bool { return r == '\\' || r == '/' })
}
