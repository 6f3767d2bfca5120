package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"oversight/model"

	"filippo.io/age"
)

// Backup writes a checked copy of everything into one file: records, audit chain and papers. A passphrase
// encrypts it (age, scrypt). dst is replaced only by a copy that passed its checks, and never is it the live
// database. The act itself is noted in the chain after the copy.
func (s *Store) Backup(ctx context.Context, dst, passphrase string) error {
	return storageError("backup", s.backup(ctx, dst, passphrase))
}

func (s *Store) backup(ctx context.Context, dst, passphrase string) error {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return err
	}
	if err := s.checkTarget(dst); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(dst), ".backup-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	plain := filepath.Join(work, DatabaseName)
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
	if err := syncFile(ready); err != nil {
		return err
	}
	if err := moveFile(ready, dst); err != nil {
		return err
	}
	return s.write(ctx, "note backup", func(tx *sql.Tx) error {
		return s.audit(ctx, tx, line{action: "backup", entity: "backup", text: "备份到 " + dst, detail: map[string]bool{"encrypted": passphrase != ""}})
	})
}

// checkTarget refuses a folder and the files of the open database.
func (s *Store) checkTarget(dst string) error {
	info, err := os.Stat(dst)
	if err != nil {
		return nil // a new file; what is wrong with its folder shows when it is written
	}
	if info.IsDir() {
		return &model.Error{Code: model.Invalid, Msg: "“" + dst + "”是文件夹，请给出备份文件的名字"}
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		own, err := os.Stat(filepath.Join(s.dir, DatabaseName+suffix))
		if err == nil && os.SameFile(info, own) {
			return model.Refuse("“" + dst + "”是正在使用的数据文件，不能用备份覆盖它。请换一个文件名")
		}
	}
	return nil
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

const ageHeader = "age-encryption.org/v1"

func decrypt(in io.Reader, passphrase string) (io.Reader, error) {
	if passphrase == "" {
		return nil, &model.Error{Code: model.Invalid, Field: "passphrase", Msg: "这个备份是加密的，请给出口令"}
	}
	id, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	out, err := age.Decrypt(in, id)
	if err != nil {
		return nil, &model.Error{Code: model.Invalid, Field: "passphrase", Msg: "口令不对，或备份文件已损坏", Cause: err}
	}
	return out, nil
}

func encrypt(src, dst, passphrase string) error {
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
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
	w, err := age.Encrypt(out, to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, in); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
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

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return fmt.Errorf("flush %s: %w", filepath.Base(path), err)
	}
	return nil
}
