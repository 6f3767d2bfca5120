package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"oversight/model"
)

// spare is what is left free beyond what an act is known to write: the log of the database, names of files.
const spare = 1 << 20

// needRoom refuses an act that would write so many bytes to the disk with a folder when there is no room for them; what
// names the act. A disk that cannot be asked is tried.
func needRoom(dir string, bytes int64, what string) error {
	free, _, err := diskOf(dir)
	if err != nil || free >= bytes+spare {
		return nil
	}
	return noRoom(dir, bytes+spare, free, what)
}

// noRoom says that a disk is full, and how much is missing.
func noRoom(dir string, need, free int64, what string) error {
	return &model.Error{Code: model.Storage, Msg: fmt.Sprintf("磁盘空间不足：%s约需 %s，“%s”所在的磁盘只剩 %s，还差 %s。请腾出空间后再试",
		what, SizeWords(need), dir, SizeWords(free), SizeWords(need-free))}
}

// SizeWords writes a size as clerks read it, 3.5 MB or 25 GB, never less than it is.
func SizeWords(bytes int64) string {
	const megabyte, gigabyte = 1 << 20, 1 << 30
	unit, name := int64(megabyte), "MB"
	if bytes >= gigabyte {
		unit, name = gigabyte, "GB"
	}
	tenths := (bytes*10 + unit - 1) / unit
	if tenths >= 1000 {
		return fmt.Sprintf("%d %s", (tenths+9)/10, name)
	}
	return fmt.Sprintf("%d.%d %s", tenths/10, tenths%10, name)
}

// sizeOf returns what a database takes on the disk, with its log; 0 when there is none.
func sizeOf(path string) (size int64) {
	for _, name := range []string{path, path + "-wal"} {
		if info, err := os.Stat(name); err == nil {
			size += info.Size()
		}
	}
	return size
}

// fullSentence is said by a desk that could only be opened for reading.
const fullSentence = "磁盘空间不足，现在只能查看，不能保存。请腾出空间后重新打开程序"

// errFull is the cause of every refusal to write of such a desk.
var errFull = errors.New("the disk was full when the desk was opened")

// outOfRoom reports whether an act on a database failed because the disk with its folder is full. The engine calls it
// an error of the disk when there is no room for the index of its log, which takes 32 KB.
func outOfRoom(dir string, err error) bool {
	if err == nil {
		return false
	}
	code := resultCode(err)
	if code == codeFull || isFull(err) || errors.Is(err, errFull) {
		return true
	}
	if code != codeIO && code != codeCantOpen {
		return false
	}
	free, _, e := diskOf(dir)
	return e == nil && free < 64<<10
}

// connectReaders opens a database where there is no room for the files that writers need. A connection holds it against
// other programs; the others read it as if they were alone, with the index of the log in memory.
func (s *Store) connectReaders(ctx context.Context, path string) (err error) {
	s.disconnect() // what was opened before the disk proved full
	if s.rw, err = openPool(path, false, 1, exclusively); err != nil {
		return err
	}
	if _, err := s.rw.ExecContext(ctx, "BEGIN EXCLUSIVE; COMMIT"); err != nil {
		return err
	}
	if s.ro, err = openPool(path, true, 4, exclusively, func(q url.Values) { q.Set("vfs", privateVFS) }); err != nil {
		return err
	}
	s.full = true
	version, err := fileVersion(ctx, s.ro)
	if err == nil && version != schemaVersion() {
		err = fmt.Errorf("schema %d cannot be brought up to date on a full disk", version)
	}
	return err
}

// exclusively makes a connection hold the file from its first use to its end. The mode of the journal stays as it is, and
// so does the size of the cache: the driver takes pragmas in the order of their letters, and that one would use the file.
func exclusively(q url.Values) {
	q.Del("_journal_mode")
	q["_pragma"] = []string{"locking_mode(EXCLUSIVE)", "temp_store(MEMORY)"}
}

// ReadOnly returns why this desk can only be read, in Chinese; "" when it can be written.
func (s *Store) ReadOnly() string {
	if s.full {
		return fullSentence
	}
	return ""
}

// fullDisk turns the failure of a file into one that names the full disk and what is missing; need is what the act
// writes. Any other error passes.
func fullDisk(dir string, need int64, what string, err error) error {
	if !isFull(err) && resultCode(err) != codeFull {
		return err
	}
	free, _, e := diskOf(dir)
	if e != nil || free >= need {
		free = 0
	}
	return noRoom(filepath.Clean(dir), need, free, what)
}
