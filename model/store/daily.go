package store

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"oversight/model"
)

const (
	dailyPrefix   = "daily-"
	damagedPrefix = "damaged-" // a copy of a day that has gone bad
	backupSuffix  = ".db"
)

// BackupDaily makes backups/daily-<day>.db unless it is there, and takes away those that others stand for: the newest of
// 7 days, 4 weeks and 6 months stay, as far as they fit into the share of the disk that the settings give them. A
// failure is noted for BackupFailure until a backup succeeds, because a scheduled task has nobody to tell it to.
func (s *Store) BackupDaily(ctx context.Context, day model.Date) error {
	err := storageError("daily backup", s.backupDaily(ctx, day))
	if err == nil {
		return storageError("note daily backup", s.dailySucceeded(ctx))
	}
	s.dailyFailed(ctx, err)
	return err
}

func (s *Store) backupDaily(ctx context.Context, day model.Date) error {
	dir := filepath.Join(s.dir, backupsFolder)
	if err := makeFolder(dir); err != nil {
		return err
	}
	path := filepath.Join(dir, dailyPrefix+day.String()+backupSuffix)
	if isDesk(path) { // complete, because it got its name last
		return nil
	}
	if _, err := os.Lstat(path); err == nil { // emptied, or another file under this name
		if err := setAsideDamaged(path); err != nil {
			return err
		}
	}
	t := thinning{dir: dir, today: day, sound: map[model.Date]bool{day: true}}
	if needRoom(dir, sizeOf(s.path()), "") != nil { // what the copies of other days stand for may make room
		if err := t.thin(ctx, 0); err != nil {
			return err
		}
	}
	if err := s.backup(ctx, path, ""); err != nil {
		return err
	}
	limit, err := s.backupLimit(ctx)
	if err != nil {
		return err
	}
	return t.thin(ctx, limit)
}

// setAsideDamaged takes a file out of the row of backups without removing it.
func setAsideDamaged(path string) error {
	day := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), dailyPrefix), backupSuffix)
	slog.Warn("daily backup is damaged", "day", day)
	return moveFile(path, freeName(filepath.Join(filepath.Dir(path), damagedPrefix+day)))
}

// dailyCopies returns the copies of each day in a folder: files with the very name, of this program. Whatever else lies
// there is the clerk's.
func dailyCopies(dir string) (map[model.Date]int64, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sizes := map[model.Date]int64{}
	for _, e := range entries {
		text, daily := strings.CutPrefix(strings.TrimSuffix(e.Name(), backupSuffix), dailyPrefix)
		day, err := model.ParseDate(text)
		if !daily || err != nil || e.Name() != dailyPrefix+day.String()+backupSuffix || !e.Type().IsRegular() || !isDesk(filepath.Join(dir, e.Name())) {
			continue
		}
		if info, err := e.Info(); err == nil {
			sizes[day] = info.Size()
		}
	}
	return sizes, nil
}

// thinning takes away daily copies in one run.
type thinning struct {
	dir   string
	today model.Date
	sound map[model.Date]bool // of the copies looked at in this run
}

func (t *thinning) path(day model.Date) string {
	return filepath.Join(t.dir, dailyPrefix+day.String()+backupSuffix)
}

// thin removes the copies that others stand for, then the oldest until the rest takes no more than limit bytes; 0 is no
// limit. The newest copy up to today stays, and so do those of later days, which a wrong clock made. Nothing is removed
// before the copy that stands for it has been checked; one that has gone bad is set aside and stands for nothing.
func (t *thinning) thin(ctx context.Context, limit int64) error {
	for {
		sizes, err := dailyCopies(t.dir)
		if err != nil {
			return err
		}
		past, gone := t.plan(sizes, limit)
		bad := false
		for _, day := range gone {
			next := past[slices.Index(past, day)+1]
			if bad, err = t.isBad(ctx, next); err != nil {
				return err
			}
			if bad {
				break // what stands for what is another question now
			}
			if err := removeFile(t.path(day)); err != nil {
				return err
			}
			delete(sizes, day)
			past = slices.DeleteFunc(past, func(d model.Date) bool { return d == day })
		}
		if !bad {
			return nil
		}
	}
}

// plan returns the copies up to today and those of them to be removed, each oldest first.
func (t *thinning) plan(sizes map[model.Date]int64, limit int64) (past, gone []model.Date) {
	days := make([]model.Date, 0, len(sizes))
	for day := range sizes {
		days = append(days, day)
	}
	kept := thinned(days, t.today)
	var total int64
	for _, day := range kept {
		if !day.After(t.today) {
			total += sizes[day]
		}
	}
	for limit > 0 && total > limit && len(kept) > 1 && !kept[1].After(t.today) { // the oldest is not the newest
		total -= sizes[kept[0]]
		kept = kept[1:]
	}
	for _, day := range days {
		if !day.After(t.today) {
			past = append(past, day)
			if !slices.Contains(kept, day) {
				gone = append(gone, day)
			}
		}
	}
	older := func(a, b model.Date) int { return a.Sub(b) }
	slices.SortFunc(past, older)
	slices.SortFunc(gone, older)
	return past, gone
}

// isBad checks the copy of a day once in a run, and sets it aside when it does not pass.
func (t *thinning) isBad(ctx context.Context, day model.Date) (bool, error) {
	if t.sound[day] {
		return false, nil
	}
	_, err := inspect(ctx, t.path(day))
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		return true, setAsideDamaged(t.path(day))
	}
	t.sound[day] = true
	return false, nil
}
