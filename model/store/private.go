package store

import (
	"io/fs"
	"os"
	"path/filepath"
)

// keepPrivate takes from everybody but the user the right to read a data folder, its database and its copies, however
// they came to have it: a folder of an earlier version, one made by hand, a portable one. Where that cannot be done
// the clerk is warned (see ReadableByOthers).
func keepPrivate(dir string) {
	if belongsToAll(dir) {
		return
	}
	closeToOthers(dir)
	for _, name := range []string{DatabaseName, DatabaseName + "-wal", DatabaseName + "-shm", lockName, backupsFolder, printedFolder, LogFolder} {
		closeToOthers(filepath.Join(dir, name))
	}
	backups := filepath.Join(dir, backupsFolder)
	entries, err := os.ReadDir(backups)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.Type().IsRegular() {
			closeToOthers(filepath.Join(backups, e.Name()))
		}
	}
}

// belongsToAll reports whether a folder is none of the program's: the root of a disk, or a folder like /tmp.
func belongsToAll(dir string) bool {
	info, err := os.Stat(dir)
	return err != nil || info.Mode()&fs.ModeSticky != 0 || dir == filepath.Dir(dir)
}

// makePrivate makes an empty file for the user alone, unless it is there.
func makePrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// ReadableByOthers reports whether other users may read the desk in a data folder although the program has closed it to them: its
// disk keeps no rights, as FAT does, or it belongs to somebody else.
func ReadableByOthers(dir string) bool {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return isDesk(filepath.Join(dir, DatabaseName)) && (belongsToAll(dir) || isOpenToOthers(dir))
}

// ExposedWarning is said where ReadableByOthers reports true.
func ExposedWarning(dir string) string {
	return "数据文件夹“" + dir + "”不能设为只有本人可读：别的用户，或者拿到这个盘的人，能看到里面的内容。" +
		"请把整个数据文件夹移到本机硬盘上本人的文件夹里，或给这个盘加密"
}
