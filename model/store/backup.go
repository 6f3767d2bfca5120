package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"

	"oversight/model"
)

// Backup writes a checked copy of everything into one file: records, audit chain and papers. A passphrase
// encrypts it (age, scrypt). dst is replaced only by a copy that passed its checks and is on the disk. In the data
// folder it may be a new file in backups/ or any in exports/; never is it a file of the desk. The act itself is noted
// in the chain after the copy.
func (s *Store) Backup(ctx context.Context, dst, passphrase string) error {
	to, err := destination(s.dir, dst, forBackup)
	if err == nil {
		err = s.backup(ctx, to, passphrase)
	}
	return storageError("backup", err)
}

func (s *Store) backup(ctx context.Context, dst, passphrase string) error {
	if passphrase != "" {
		if err := model.CheckPassphrase(passphrase); err != nil {
			return err
		}
	}
	work, err := newWorkFor(s.dir, filepath.Dir(dst), backupWork)
	if err != nil {
		return err
	}
	defer work.remove()
	plain := filepath.Join(work.dir, DatabaseName)
	if _, err := s.ro.ExecContext(ctx, "VACUUM INTO ?", plain); err != nil {
		return err
	}
	if _, err := inspect(ctx, plain); err != nil {
		return err
	}
	ready := plain
	if passphrase != "" {
		ready = plain + ".age"
		if err := encrypt(plain, ready, passphrase); err != nil {
			return err
		}
	}
	if err := place(ready, dst); err != nil {
		return err
	}
	return s.write(ctx, "note backup", func(tx *sql.Tx) error {
		return s.audit(ctx, tx, line{action: "backup", entity: "backup", text: "备份到 " + dst, detail: map[string]bool{"encrypted": passphrase != ""}})
	})
}

// inspect opens a copy read-only and checks it whole: ours, not newer, sound pages, sound chain.
func inspect(ctx context.Context, path string) (Report, error) {
	db, err := openPool(path, true, 1)
	if err != nil {
		return Report{}, err
	}
	defer db.Close()
	version, err := fileVersion(ctx, db)
	if err != nil {
		return Report{}, err
	}
	if version == 0 {
		return Report{}, &model.Error{Code: model.Storage, Msg: "备份文件里没有数据"}
	}
	r, err := verify(ctx, db)
	if err == nil && len(r.Problems) > 0 {
		err = &model.Error{Code: model.Storage, Msg: "检查没有通过：" + r.Problems[0]}
	}
	return r, err
}

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

func encrypt(src, dst, passphrase string) error {
	in, err := os.Open(src)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(dst, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	if err := encryptTo(out, in, passphrase); err != nil {
		return err
	}
	return out.Close()
}

func copyTo(dst string, from io.Reader) error {
	out, err := os.OpenFile(dst, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	if _, err := io.Copy(out, from); err != nil {
		return &model.Error{Code: model.Storage, Msg: "备份文件读到一半出错，文件可能已损坏，没有恢复", Cause: err}
	}
	if err := out.Sync(); err != nil { // the copy may be all that is left of what another file replaces
		return err
	}
	return out.Close()
}
