package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sort"
	"time"

	"oversight/model"
)

// Standing is what a database holds at a moment.
type Standing struct {
	Documents, Inquiries, Vettings int64
	Lines                          int64     // of the audit chain
	First, Last                    time.Time // of its first and last line
	Head                           string    // hash of its last line, hexadecimal
}

// Trial is what a restore would do.
type Trial struct {
	Backup Standing
	Now    *Standing // the database that is there; nil when there is none or it cannot be read
	Unread bool      // there is one, but it cannot be read
	// Common is the last line of the audit chain that both have, 0 when they are different desks. What the database has
	// after it would be lost, but for the copy that is kept.
	Common int64
	// LostDocuments are the documents whose numbers were given after the backup.
	LostDocuments []model.Number
	Restored      Restored // which numbers would be burnt
}

// LostLines is how many lines of the audit chain the backup does not have.
func (t Trial) LostLines() int64 {
	if t.Now == nil {
		return 0
	}
	return t.Now.Lines - t.Common
}

// TryRestore does to a copy what Restore does, and says what would come of it; the data stay as they are. A desk that is
// open in a window can be tried.
func TryRestore(ctx context.Context, src, dir, passphrase string) (Trial, error) {
	t, err := tryRestore(ctx, src, dir, passphrase)
	return t, storageError("try restore", err)
}

func tryRestore(ctx context.Context, src, dir, passphrase string) (t Trial, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return t, err
	}
	if onNetwork(dir) {
		return t, refuseNetwork(dir)
	}
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		if err := makeFolder(dir); err != nil {
			return t, err
		}
		defer os.Remove(dir) // what was not there before
	}
	work, err := newWork(dir, restoreWork)
	if err != nil {
		return t, fullDisk(dir, sizeOf(src), "恢复", err)
	}
	defer work.remove()
	target := filepath.Join(dir, DatabaseName)
	copied, err := bring(ctx, src, target, work, passphrase)
	if err != nil {
		return t, err
	}
	if t.Restored.Report, err = inspect(ctx, copied); err != nil {
		return t, err
	}
	restored, err := openPool(copied, true, 1)
	if err != nil {
		return t, err
	}
	err = t.compare(ctx, restored, target)
	if e := restored.Close(); err == nil {
		err = e
	}
	if err != nil {
		return t, err
	}
	if t.Now != nil {
		t.Restored.Kept = target
	}
	return t, t.Restored.carryNumbers(ctx, dir, work.dir)
}

// compare reads what both databases hold and where their chains part.
func (t *Trial) compare(ctx context.Context, backup *sql.DB, target string) (err error) {
	if t.Backup, err = standingOf(ctx, backup); err != nil {
		return err
	}
	if _, err := os.Stat(target); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	now, err := openPool(target, true, 1)
	if err != nil {
		return err
	}
	defer now.Close()
	version, err := fileVersion(ctx, now)
	if code := resultCode(err); version == 0 && (err == nil || code == codeCorrupt || code == codeNotADB) {
		t.Unread, t.Restored.Unread = true, true
		return nil
	}
	if err != nil {
		return err
	}
	s, err := standingOf(ctx, now)
	if err != nil {
		return err
	}
	t.Now = &s
	if t.Common, err = commonLine(ctx, backup, now, min(s.Lines, t.Backup.Lines)); err != nil {
		return err
	}
	t.LostDocuments, err = numbersMissing(ctx, backup, now)
	return err
}

func standingOf(ctx context.Context, q querier) (s Standing, err error) {
	for table, count := range map[string]*int64{"document": &s.Documents, "inquiry": &s.Inquiries, "vetting": &s.Vettings} {
		has, err := hasTable(ctx, q, table)
		if err != nil {
			return s, err
		}
		if has {
			if err := q.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(count); err != nil {
				return s, err
			}
		}
	}
	var first, last sql.NullInt64
	err = q.QueryRowContext(ctx, `SELECT count(*), min(at), (SELECT at FROM audit ORDER BY id DESC LIMIT 1),
		coalesce((SELECT lower(hex(hash)) FROM audit ORDER BY id DESC LIMIT 1), '') FROM audit`).Scan(&s.Lines, &first, &last, &s.Head)
	if first.Valid && last.Valid {
		s.First, s.Last = time.UnixMilli(first.Int64), time.UnixMilli(last.Int64)
	}
	return s, err
}

// commonLine returns the last line up to most that two chains have in common: each hash covers all before it, so the
// chains are alike up to a line and never after it.
func commonLine(ctx context.Context, a, b querier, most int64) (int64, error) {
	var failed error
	differ := sort.Search(int(most), func(i int) bool {
		var one, other []byte
		for q, hash := range map[querier]*[]byte{a: &one, b: &other} {
			if err := q.QueryRowContext(ctx, "SELECT hash FROM audit WHERE id=?", i+1).Scan(hash); err != nil {
				failed = err
			}
		}
		return string(one) != string(other)
	})
	return int64(differ), failed
}

// numbersMissing returns the numbers of documents that a database has and a backup has not.
func numbersMissing(ctx context.Context, backup, now querier) ([]model.Number, error) {
	have := map[model.Number]bool{}
	const query = "SELECT mark, year, seq FROM document WHERE seq IS NOT NULL ORDER BY mark, year, seq"
	rows, err := backup.QueryContext(ctx, query)
	old, err := collect(rows, err, scanNumber)
	if err != nil {
		return nil, err
	}
	for _, n := range old {
		have[n] = true
	}
	rows, err = now.QueryContext(ctx, query)
	all, err := collect(rows, err, scanNumber)
	var missing []model.Number
	for _, n := range all {
		if !have[n] {
			missing = append(missing, n)
		}
	}
	return missing, err
}
