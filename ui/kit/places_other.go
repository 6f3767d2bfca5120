//go:build !windows

package kit

import (
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
)

// startFolders returns the folders of the user and the media she has plugged in.
func startFolders() []startFolder {
	var list []startFolder
	if home, err := os.UserHomeDir(); err == nil {
		for _, f := range []startFolder{{"桌面", userDir(home, "DESKTOP", "Desktop")}, {"文档", userDir(home, "DOCUMENTS", "Documents")}} {
			if info, err := os.Stat(f.path); err == nil && info.IsDir() && f.path != home {
				list = append(list, f)
			}
		}
		list = append(list, startFolder{"主文件夹", home})
	}
	list = append(list, startFolder{"计算机", "/"})
	me, err := user.Current()
	if err != nil {
		return list
	}
	for _, pattern := range []string{"/media/", "/run/media/"} {
		media, _ := filepath.Glob(pattern + me.Username + "/*") // the pattern is a good one
		for _, path := range media {
			list = append(list, startFolder{"U盘 " + filepath.Base(path), path})
		}
	}
	return list
}

// FontFolder returns where the fonts of the computer are.
func FontFolder() string { return "/usr/share/fonts" }

// userDir returns the folder that the desktop keeps in user-dirs.dirs of xdg-user-dirs, in lines such as
// XDG_DESKTOP_DIR="$HOME/桌面", or the usual one.
func userDir(home, key, usual string) string {
	if config, err := os.UserConfigDir(); err == nil {
		data, _ := os.ReadFile(filepath.Join(config, "user-dirs.dirs")) // without one the usual names hold
		for line := range strings.Lines(string(data)) {
			if value, ok := strings.CutPrefix(strings.TrimSpace(line), "XDG_"+key+"_DIR="); ok {
				return filepath.Clean(strings.Replace(strings.Trim(value, `"`), "$HOME", home, 1))
			}
		}
	}
	return filepath.Join(home, usual)
}

// hidden reports whether file managers hide the entry of a folder.
func hidden(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }
