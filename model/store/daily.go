package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"oversight/model"
)

const (
	dailyPrefix = "daily-"
	dailyKept   = 14 // the newest copies stay
	failureNote = "failed.txt"
)

// BackupDaily makes backups/daily-<day>.db unless it is there, and removes the oldest beyond fourteen. A failure is
// noted for BackupFailure until a later day's backup succeeds, because a scheduled task has nobody to tell it to.
func (s *Store) BackupDaily(ctx context.Context, day model.Date) error {
	dir := filepath.Join(s.dir, backupsFolder)
	if err := makeFolder(dir); err != nil {
		return storageError("make backup folder", err)
	}
	note := filepath.Join(dir, failureNote)
	err := s.backupDaily(ctx, dir, day)
	if err == nil {
		return storageError("remove note of failure", removeFile(note))
	}
	if noted := writeWhole(note, []byte(model.UserMessage(err))); noted != nil {
		return errors.Join(err, noted)
	}
	return err
}

// BackupFailure returns when the backup of a day failed and why, in Chinese; "" when the last one did not.
func (s *Store) BackupFailure() (at time.Time, why string, err error) {
	note := filepath.Join(s.dir, backupsFolder, failureNote)
	text, err := os.ReadFile(note)
	if os.IsNotExist(err) {
		return at, "", nil
	}
	if err != nil {
		return at, "", storageError("read note of failure", err)
	}
	info, err := os.Stat(note)
	if err != nil {
		return at, "", storageError("read note of failure", err)
	}
	return info.ModTime(), string(text), nil
}

func (s *Store) backupDaily(ctx context.Context, dir string, day model.Date) error {
	path := filepath.Join(dir, dailyPrefix+day.String()+".db")
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := storageError("backup", s.backup(ctx, path, "")); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir) // by name: the daily ones end in the day
	if err != nil {
		return storageError("list backups", err)
	}
	old := slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !strings.HasPrefix(e.Name(), dailyPrefix) })
	for len(old) > dailyKept {
		if err := removeFile(filepath.Join(dir, old[0].Name())); err != nil {
			return storageError("remove old backup", err)
		}
		old = old[1:]
	}
	return nil
}

// LastBackup returns when the last backup was made; zero when none was.
func (s *Store) LastBackup(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	err := s.ro.QueryRowContext(ctx, "SELECT max(at) FROM audit WHERE entity='backup' AND action='backup'").Scan(&at)
	if err != nil || !at.Valid {
		return time.Time{}, storageError("last backup", err)
	}
	return time.UnixMilli(at.Int64), nil
}
