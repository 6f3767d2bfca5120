package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"oversight/model"
)

// Restored is the outcome of Restore.
type Restored struct {
	Report
	Kept string // the copy of the database that was there before; "" when there was none
	// Lost are the numbers given after the backup was made. Their documents are in Kept only; they are not given again.
	Lost []model.Number
	// Unread is set when the database before was too damaged to tell which numbers it had given.
	Unread bool
}

// Restore puts a backup in the place of the data folder's database, after checking it whole. The database
// that was there is kept under a name of its own in backups/. A folder open in a window is refused.
func Restore(ctx context.Context, src, dir, passphrase string) (Restored, error) {
	r, err := restore(ctx, src, dir, passphrase)
	return r, storageError("restore", err)
}

func restore(ctx context.Context, src, dir, passphrase string) (r Restored, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return r, err
	}
	unlock, err := LockFolder(dir)
	if err != nil {
		return r, err
	}
	defer unlock()
	work, err := os.MkdirTemp(dir, ".restore-*") // same volume: the rename below is atomic
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(work)
	copied := filepath.Join(work, DatabaseName)
	if err := fetch(src, copied, passphrase); err != nil {
		return r, err
	}
	if r.Report, err = inspect(ctx, copied); err != nil {
		return r, err
	}
	target := filepath.Join(dir, DatabaseName)
	if r.Kept, r.Unread, err = setAside(ctx, target); err != nil {
		return r, err
	}
	if r.Kept != "" && !r.Unread {
		if r.Lost, err = carryNumbers(ctx, r.Kept, work); err != nil {
			return r, err
		}
	}
	if err := syncFile(copied); err != nil {
		return r, err
	}
	// A stale log beside the restored file would be replayed into it.
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := removeFile(target + suffix); err != nil {
			return r, err
		}
	}
	return r, moveFile(copied, target)
}

// setAside keeps the present database, log included, before another takes its place. A damaged one
// that the engine cannot copy is kept as the bare file and reported as unread.
func setAside(ctx context.Context, path string) (keep string, unread bool, err error) {
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return "", false, nil
	}
	dir := filepath.Join(filepath.Dir(path), "backups")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", false, err
	}
	keep = freeName(filepath.Join(dir, "before-restore-"+time.Now().Format("20060102-150405")))
	db, err := openPool(path, false, 1)
	if err != nil {
		return "", false, err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", keep)
	if e := db.Close(); err == nil {
		err = e
	}
	if code := resultCode(err); code != codeCorrupt && code != codeNotADB {
		return keep, false, err
	}
	if err := removeFile(keep); err != nil {
		return "", true, err
	}
	in, err := os.Open(path)
	if err != nil {
		return "", true, err
	}
	defer in.Close()
	return keep, true, copyTo(keep, in)
}

// freeName returns a name that no file has: two restores within a second keep two copies.
func freeName(base string) string {
	for name, n := base+".db", 2; ; n++ {
		if _, err := os.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d.db", base, n)
	}
}

// carryNumbers makes sure that no number given after the backup is given again: each is noted in the
// restored database as lost, and its series goes on after it.
func carryNumbers(ctx context.Context, before, restored string) ([]model.Number, error) {
	given, err := lastNumbers(ctx, before)
	if err != nil {
		return nil, err
	}
	s := &Store{dir: restored, now: time.Now}
	if err := s.connect(ctx, filepath.Join(restored, DatabaseName)); err != nil {
		s.Close()
		return nil, err
	}
	var lost []model.Number
	err = s.write(ctx, "carry numbers", func(tx *sql.Tx) error {
		for _, last := range given {
			numbers, err := burn(ctx, tx, last)
			if err != nil {
				return err
			}
			lost = append(lost, numbers...)
		}
		return s.auditRestore(ctx, tx, lost)
	})
	if e := s.Close(); err == nil {
		err = e
	}
	return lost, err
}

func lastNumbers(ctx context.Context, path string) ([]model.Number, error) {
	db, err := openPool(path, true, 1)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT mark, year, last FROM numbering ORDER BY mark, year")
	return collect(rows, err, func(r *sql.Rows) (n model.Number, err error) { return n, r.Scan(&n.Mark, &n.Year, &n.Seq) })
}

// burn brings a series up to the number last given and returns the numbers passed over.
func burn(ctx context.Context, tx *sql.Tx, last model.Number) ([]model.Number, error) {
	var lost []model.Number
	for {
		var have int
		err := tx.QueryRowContext(ctx, "SELECT coalesce(max(last), 0) FROM numbering WHERE mark=? AND year=?", last.Mark, last.Year).Scan(&have)
		if err != nil || have >= last.Seq {
			return lost, err
		}
		n, err := nextNumber(ctx, tx, last.Mark, last.Year)
		if err != nil {
			return lost, err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO lost_number(mark, year, seq) VALUES(?,?,?)", n.Mark, n.Year, n.Seq); err != nil {
			return lost, err
		}
		lost = append(lost, n)
	}
}

func (s *Store) auditRestore(ctx context.Context, tx *sql.Tx, lost []model.Number) error {
	text := "从备份恢复"
	if len(lost) > 0 {
		names := make([]string, len(lost))
		for i, n := range lost {
			names[i] = n.String()
		}
		text += "；备份之后给出的编号不再使用：" + strings.Join(names, "、")
	}
	return s.audit(ctx, tx, line{action: "restore", entity: "backup", text: text, detail: lost})
}
