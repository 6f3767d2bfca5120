package store

import (
	"errors"
	"io"
	"os"

	"oversight/model"
)

// fetch copies a backup to dst, decrypting it when it is encrypted.
func fetch(src, dst, passphrase string) error {
	in, err := os.Open(src)
	if errors.Is(err, os.ErrNotExist) {
		return &model.Error{Code: model.NotFound, Msg: "没有找到备份文件“" + src + "”", Cause: err}
	}
	if err != nil {
		return err
	}
	defer in.Close()
	head := make([]byte, len(ageHeader))
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	var from io.Reader = in
	if string(head[:n]) == ageHeader {
		if from, err = decrypt(in, passphrase); err != nil {
			return err
		}
	}
	return copyTo(dst, from)
}

// copyTo copies a stream into a new file for the user alone and flushes it: the copy may be all that is left of what
// another file replaces. What fails on the way in is the backup, what fails on the way out the disk.
func copyTo(dst string, from io.Reader) error {
	out, err := os.OpenFile(dst, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	in := &readFrom{Reader: from}
	if _, err := io.Copy(out, in); err != nil {
		if in.err != nil {
			return &model.Error{Code: model.Storage, Msg: "备份文件读到一半出错，文件可能已损坏，没有恢复。请换一份备份", Cause: in.err}
		}
		return err
	}
	if err := out.Sync(); err != nil && !cannotSync(err) {
		return err
	}
	return out.Close()
}

// readFrom remembers that reading failed.
type readFrom struct {
	io.Reader
	err error
}

func (r *readFrom) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}
