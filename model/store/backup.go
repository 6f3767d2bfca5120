package store

import (
	"context"
	"database/sql"
	"log/slog"
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
	var err error
	if passphrase == "" {
		err = s.backupPlain(ctx, dst)
	} else if err = model.CheckPassphrase(passphrase); err == nil {
		err = s.backupEncrypted(ctx, dst, passphrase)
	}
	if err != nil {
		return fullDisk(filepath.Dir(dst), sizeOf(s.path()), "备份", err)
	}
	err = s.write(ctx, "note backup", func(tx *sql.Tx) error {
		return s.audit(ctx, tx, line{action: "backup", entity: "backup", text: "备份到 " + dst, detail: map[string]bool{"encrypted": passphrase != ""}})
	})
	if outOfRoom(s.dir, err) { // the backup is there all the same, and never was it needed more
		slog.Warn("note backup", "err", err)
		return nil
	}
	return err
}

// backupPlain copies the database beside the place of the backup and moves the copy there.
func (s *Store) backupPlain(ctx context.Context, dst string) error {
	work, err := newWorkFor(s.dir, filepath.Dir(dst), backupWork)
	if err != nil {
		return err
	}
	defer work.remove()
	plain, err := s.copyInto(ctx, work)
	if err != nil {
		return err
	}
	return place(plain, dst)
}

// backupEncrypted copies the database within the data folder and encrypts the copy on its way to the place of the
// backup: whoever finds the stick must not find there, under a name or under none, what was never meant to be readable.
func (s *Store) backupEncrypted(ctx context.Context, dst, passphrase string) error {
	inside, err := newWork(s.dir, backupWork)
	if err != nil {
		return err
	}
	defer inside.remove()
	plain, err := s.copyInto(ctx, inside)
	if err != nil {
		return err
	}
	outside, err := newWorkFor(s.dir, filepath.Dir(dst), backupWork)
	if err != nil {
		return err
	}
	defer outside.remove()
	if err := needRoom(filepath.Dir(dst), sizeOf(plain), "备份"); err != nil {
		return err
	}
	ready := filepath.Join(outside.dir, filepath.Base(dst))
	if err := encryptFile(plain, ready, passphrase); err != nil {
		return err
	}
	return place(ready, dst)
}

// copyInto makes a copy of the database as it is at this moment, for the user alone, and checks it whole.
func (s *Store) copyInto(ctx context.Context, w work) (path string, err error) {
	if err := needRoom(filepath.Dir(w.dir), sizeOf(s.path()), "备份"); err != nil {
		return "", err
	}
	path = filepath.Join(w.dir, DatabaseName)
	if err := vacuumInto(ctx, s.ro, path); err != nil {
		return "", err
	}
	_, err = inspect(ctx, path)
	return path, err
}

// vacuumInto copies a database into a new file that nobody else may read.
func vacuumInto(ctx context.Context, db *sql.DB, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600) // SQLite would make it for everybody
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
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
