package store

import (
	"context"
	"database/sql"
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
)

// BackupDaily makes backups/daily-<day>.db unless it is there, and removes the oldest beyond fourteen.
func (s *Store) BackupDaily(ctx context.Context, day model.Date) error {
	dir := filepath.Join(s.dir, "backups")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return storageError("make backup folder", err)
	}
	path := filepath.Join(dir, dailyPrefix+day.String()+".db")
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := s.Backup(ctx, path, ""); err != nil {
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
	err := s.ro.QueryRowContext(ctx, "SELECT max(at) FROM audit WHERE entity='backup'").Scan(&at)
	if err != nil || !at.Valid {
		return time.Time{}, storageError("last backup", err)
	}
	return time.UnixMilli(at.Int64), nil
}
