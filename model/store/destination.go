package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"oversight/model"
)

// purpose is what a file is written for that the clerk names.
type purpose int

const (
	forExport purpose = iota // a list, a paper, a template, a diagnosis
	forBackup
)

// The folders of a data folder.
const (
	exportsFolder = "exports" // files of the clerk
	backupsFolder = "backups" // copies of the database
	printedFolder = "printed" // working copies of papers
)

// destination returns the file that a path of the clerk really names, all links followed, or refuses it: a folder or
// a device, a place in a data folder that is the program's own, a file of the program anywhere. dir is the data folder
// of the program; "" where there is none. The caller writes to what is returned, not to path.
func destination(dir, path string, use purpose) (string, error) {
	if err := makeOpen(dir, path, use); err != nil {
		return "", err
	}
	to, err := follow(path)
	if errors.Is(err, fs.ErrNotExist) && isWithin(dir, nearest(path)) && !isWithin(filepath.Join(dir, exportsFolder), nearest(path)) {
		return "", refuseInside(path, use)
	}
	if err != nil {
		return "", err
	}
	info, err := os.Lstat(to)
	there := err == nil
	switch {
	case there && info.IsDir():
		return "", &model.Error{Code: model.Invalid, Msg: "“" + path + "”是文件夹，请给出文件的名字"}
	case there && !info.Mode().IsRegular():
		return "", model.Refuse("“" + path + "”不是普通的文件，不能写入。请换一个文件名")
	}
	for at, up := filepath.Dir(to), ""; at != up; at, up = filepath.Dir(at), at {
		if !sameFile(at, dir) && !isDataFolder(at) {
			continue
		}
		if err := admit(at, to, use, there); err != nil {
			return "", err
		}
	}
	if there && isOurs(dir, to, info, use) {
		return "", model.Refuse("“" + path + "”是程序的数据文件或备份，不能用别的内容覆盖它。请换一个文件名")
	}
	return to, nil
}

// makeOpen makes a folder of the data folder that is open to the clerk's files when a path is the first to name it.
func makeOpen(dir, path string, use purpose) error {
	folder := filepath.Dir(path)
	name := filepath.Base(folder)
	if name != exportsFolder && (name != backupsFolder || use != forBackup) || !sameFile(filepath.Dir(folder), dir) {
		return nil
	}
	return makeFolder(folder)
}

// nearest returns the lowest folder above a path that exists.
func nearest(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	for at := filepath.Dir(path); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			return at
		}
	}
}

// follow returns a path without links, neither in its folders nor in its last part; the file need not exist.
func follow(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for range 40 { // as many as Linux follows
		folder := filepath.Dir(path)
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			folder = real
		} else if _, e := os.Stat(folder); e != nil { // some disks of Windows can be read, but not resolved
			return "", err
		}
		path = filepath.Join(folder, filepath.Base(path))
		link, err := os.Readlink(path)
		if err != nil {
			return path, nil
		}
		if path = link; !filepath.IsAbs(link) {
			path = filepath.Join(folder, link)
		}
	}
	return "", model.Refuse("“" + path + "”是一串绕回来的链接，不能写入。请换一个文件名")
}

// admit decides on a file in a data folder.
func admit(dir, to string, use purpose, there bool) error {
	rel, err := filepath.Rel(dir, to)
	if err != nil {
		return err
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	switch {
	case len(parts) > 1 && strings.EqualFold(parts[0], exportsFolder):
		return nil
	case len(parts) > 1 && use == forBackup && strings.EqualFold(parts[0], backupsFolder):
		if there {
			return model.Refuse("backups 里已经有“" + filepath.Base(to) + "”，备份不覆盖以前的备份。请换一个文件名")
		}
		if isBackupOfProgram(filepath.Base(to)) {
			return model.Refuse("“" + filepath.Base(to) + "”这样的名字留给程序自己的备份。请换一个文件名")
		}
		return nil
	}
	return refuseInside(to, use)
}

func refuseInside(path string, use purpose) error {
	if use == forBackup {
		return model.Refuse("“" + path + "”在数据文件夹里，那里放的是正在使用的数据文件，不能用备份覆盖它。请备份到 U 盘或别的文件夹，或数据文件夹下的 backups")
	}
	return model.Refuse("“" + path + "”在数据文件夹里，那里只放程序自己的文件。请保存到别的文件夹，或数据文件夹下的 exports")
}

// isBackupOfProgram reports whether a name in backups/ is one that the program gives and takes away itself.
func isBackupOfProgram(name string) bool {
	name = strings.ToLower(name)
	return name == failureNote || strings.HasPrefix(name, dailyPrefix) || strings.HasPrefix(name, "before-") || strings.HasPrefix(name, ".")
}

// isDataFolder reports whether a folder is that of a desk, be it another than the one at work: our database lies in
// it with something else that the program puts beside it. A database alone may be a backup on a stick.
func isDataFolder(dir string) bool {
	if !isDesk(filepath.Join(dir, DatabaseName)) {
		return false
	}
	for _, name := range []string{lockName, DatabaseName + "-wal", printedFolder, backupsFolder, LogFolder} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// isOurs reports whether a file must not be replaced wherever it lies: it is, by whatever name, one that the program
// has in its data folder; it is the program; or, unless a newer backup replaces it, it is a desk or a backup.
func isOurs(dir, path string, info os.FileInfo, use purpose) bool {
	if dir != "" {
		entries, err := os.ReadDir(dir)
		if err == nil {
			for _, e := range entries {
				if own, err := e.Info(); err == nil && os.SameFile(own, info) {
					return true
				}
			}
		}
	}
	if exe, err := os.Executable(); err == nil && sameFile(exe, path) {
		return true
	}
	return use != forBackup && (isDesk(path) || startsWith(path, ageHeader))
}

// isDesk reports whether a file is a database of this program, by its header.
func isDesk(path string) bool {
	const magic, idAt = "SQLite format 3\x00", 68 // sqlite.org/fileformat.html
	head := headOf(path, idAt+4)
	return len(head) == idAt+4 && string(head[:len(magic)]) == magic && binary.BigEndian.Uint32(head[idAt:]) == applicationID
}

func startsWith(path, head string) bool { return string(headOf(path, len(head))) == head }

// headOf returns the first n bytes of a file, fewer when it has not as many or cannot be read.
func headOf(path string, n int) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	head := make([]byte, n)
	n, err = io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return head[:n]
}

// sameFile reports whether two paths name one file or folder, by whatever letters and links.
func sameFile(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
