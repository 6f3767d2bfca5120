package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"oversight/model"
)

const failureNote = "failed.txt" // in backups/, for whoever looks there

// failure is why a daily backup failed, and when.
type failure struct {
	At  time.Time
	Why string // in Chinese
}

// dailyStatus is what a running program knows of its daily backups: a full disk keeps no note.
type dailyStatus struct {
	mu     sync.Mutex
	failed failure
}

// settingDailyFailure names the failure in the database. It is no setting of the clerk and not in the audit, as what is
// being typed is not.
const settingDailyFailure = "daily.failure"

// dailyFailed keeps why a daily backup failed in memory, in the database and in a note, each for the case that the
// others cannot be had.
func (s *Store) dailyFailed(ctx context.Context, cause error) {
	ctx = context.WithoutCancel(ctx) // the failure may be that it was called off
	f := failure{At: s.now(), Why: model.UserMessage(cause)}
	s.daily.mu.Lock()
	s.daily.failed = f
	s.daily.mu.Unlock()
	if err := writeWhole(filepath.Join(s.dir, backupsFolder, failureNote), []byte(f.Why)); err != nil {
		slog.Warn("note failure of daily backup", "err", err)
	}
	text, err := json.Marshal(f)
	if err == nil {
		err = s.write(ctx, "note failure of daily backup", func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT INTO setting(name, value) VALUES(?,?)
				ON CONFLICT(name) DO UPDATE SET value=excluded.value`, settingDailyFailure, string(text))
			return err
		})
	}
	if err != nil {
		slog.Warn("record failure of daily backup", "err", err)
	}
}

// dailySucceeded forgets the failure before.
func (s *Store) dailySucceeded(ctx context.Context) error {
	s.daily.mu.Lock()
	s.daily.failed = failure{}
	s.daily.mu.Unlock()
	if err := removeFile(filepath.Join(s.dir, backupsFolder, failureNote)); err != nil {
		return err
	}
	var f failure
	if err := readSetting(ctx, s.ro, settingDailyFailure, &f); err != nil || f == (failure{}) {
		return err
	}
	return s.write(ctx, "forget failure of daily backup", func(tx *sql.Tx) error { return forgetFailure(ctx, tx) })
}

func forgetFailure(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM setting WHERE name=?", settingDailyFailure)
	return err
}

// BackupFailure returns when the backup of a day failed and why, in Chinese; "" when the last one did not. The latest of
// what memory, database and note say counts; a note that is empty was made on a full disk.
func (s *Store) BackupFailure(ctx context.Context) (at time.Time, why string, err error) {
	s.daily.mu.Lock()
	last := s.daily.failed
	s.daily.mu.Unlock()
	var stored failure
	if err := readSetting(ctx, s.ro, settingDailyFailure, &stored); err != nil {
		return at, "", storageError("failure of daily backup", err)
	}
	noted, err := readFailureNote(filepath.Join(s.dir, backupsFolder, failureNote))
	if err != nil {
		return at, "", storageError("read note of failure", err)
	}
	if stored.Why == "" && noted.Why == "" && last.Why != "" { // another program may have made it good since
		made, err := s.LastBackup(ctx)
		if err != nil || made.After(last.At) {
			return time.Time{}, "", err
		}
	}
	for _, f := range []failure{stored, noted} {
		if last.Why == "" || f.Why != "" && f.At.After(last.At) {
			last = f
		}
	}
	return last.At, last.Why, nil
}

func readFailureNote(path string) (failure, error) {
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return failure{}, nil
	}
	if err != nil {
		return failure{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return failure{}, err
	}
	why := strings.TrimSpace(string(text))
	if why == "" {
		why = "自动备份没有成功，原因没有记下来，可能是磁盘空间不足。请检查磁盘后备份一次"
	}
	return failure{At: info.ModTime(), Why: why}, nil
}

// DailyBackups is what there is of the backups of each day.
type DailyBackups struct {
	Oldest, Newest model.Date // zero when there is none
	Count          int
	Size, Limit    int64    // bytes they take, and may take together
	Damaged        []string // files set aside because their check failed
}

// DailyBackups returns what there is of the backups of each day.
func (s *Store) DailyBackups(ctx context.Context) (d DailyBackups, err error) {
	dir := filepath.Join(s.dir, backupsFolder)
	sizes, err := dailyCopies(dir)
	if err != nil {
		return d, storageError("daily backups", err)
	}
	for day, size := range sizes {
		d.Count++
		d.Size += size
		if d.Oldest.IsZero() || day.Before(d.Oldest) {
			d.Oldest = day
		}
		if day.After(d.Newest) {
			d.Newest = day
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		return d, storageError("daily backups", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), damagedPrefix) {
			d.Damaged = append(d.Damaged, e.Name())
		}
	}
	d.Limit, err = s.backupLimit(ctx)
	return d, storageError("daily backups", err)
}

// backupLimit returns how many bytes the daily backups may take together; 0 when the disk cannot be asked.
func (s *Store) backupLimit(ctx context.Context) (int64, error) {
	b := model.DefaultBackups()
	if err := readSetting(ctx, s.ro, settingBackups, &b); err != nil {
		return 0, err
	}
	_, total, err := diskOf(s.dir)
	if err != nil {
		return 0, nil
	}
	return total / 100 * int64(b.Share), nil
}

// Backups returns the rules for the backups of each day.
func (s *Store) Backups(ctx context.Context) (model.Backups, error) {
	b := model.DefaultBackups()
	return b, storageError("backup settings", readSetting(ctx, s.ro, settingBackups, &b))
}

// SetBackups stores the rules for the backups of each day.
func (s *Store) SetBackups(ctx context.Context, b model.Backups) error {
	if err := b.Check(); err != nil {
		return err
	}
	return s.setSetting(ctx, settingBackups, b, line{text: "修改自动备份的设置"})
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
