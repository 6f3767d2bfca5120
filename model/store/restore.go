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
	// Unread is set when the database before was empty or too damaged to tell which numbers it had given.
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
	work, err := newWork(dir, restoreWork) // same volume: the rename below is atomic
	if err != nil {
		return r, err
	}
	defer work.remove()
	copied := filepath.Join(work.dir, DatabaseName)
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
		if r.Unread, err = numberless(ctx, r.Kept); err != nil {
			return r, err
		}
	}
	if r.Kept != "" && !r.Unread {
		if r.Lost, err = carryNumbers(ctx, r.Kept, work.dir); err != nil {
			return r, err
		}
	}
	// A stale log beside the restored file would be replayed into it: it is gone from the disk before the file comes.
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := removeFile(target + suffix); err != nil {
			return r, err
		}
	}
	if err := flushFolder(dir); err != nil {
		return r, err
	}
	return r, place(copied, target)
}

// setAside keeps the present database, log included, before another takes its place. A damaged one
// that the engine cannot copy is kept as the bare file and reported as unread.
func setAside(ctx context.Context, path string) (keep string, unread bool, err error) {
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return "", false, nil
	}
	dir := filepath.Join(filepath.Dir(path), backupsFolder)
	if err := makeFolder(dir); err != nil {
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
	if err := copyTo(keep, in); err != nil {
		return "", true, err
	}
	return keep, true, keepLog(path, keep)
}

// keepLog keeps the write-ahead log with a bare file: it may hold acts that the file does not.
func keepLog(path, keep string) error {
	log, err := os.Open(path + "-wal")
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	defer log.Close()
	return copyTo(keep+"-wal", log)
}

// numberless reports whether a database that was kept cannot say which numbers it had given: an emptied file, which
// the engine takes for a new database, or that of another program.
func numberless(ctx context.Context, path string) (bool, error) {
	db, err := openPool(path, true, 1)
	if err != nil {
		return false, err
	}
	defer db.Close()
	has, err := hasTable(ctx, db, "numbering")
	return !has, err
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
	given, ledger, err := givenNumbers(ctx, before)
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
			numbers, err := burn(ctx, tx, last, ledger)
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

// givenNumbers are the last of each series of a file, and those that a ledger of earlier inquiries brought or passed
// over: they were given before the program, and the ledger may bring them again.
func givenNumbers(ctx context.Context, path string) (last []model.Number, ledger map[model.Number]bool, err error) {
	db, err := openPool(path, true, 1)
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	scan := func(r *sql.Rows) (n model.Number, err error) { return n, r.Scan(&n.Mark, &n.Year, &n.Seq) }
	rows, err := db.QueryContext(ctx, "SELECT mark, year, last FROM numbering ORDER BY mark, year")
	if last, err = collect(rows, err, scan); err != nil {
		return nil, nil, err
	}
	ledger = map[model.Number]bool{}
	if version, err := fileVersion(ctx, db); err != nil || version < ledgerSchema {
		return last, ledger, err
	}
	rows, err = db.QueryContext(ctx, `SELECT i.mark, i.year, i.seq FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id
		WHERE i.seq IS NOT NULL AND t.body->>'$.Past.Number' = i.mark||'〔'||i.year||'〕'||i.seq||'号'
		UNION ALL SELECT mark, year, seq FROM lost_number WHERE skipped=1`)
	brought, err := collect(rows, err, scan)
	for _, n := range brought {
		ledger[n] = true
	}
	return last, ledger, err
}

// ledgerSchema is the schema version from which ledgers are imported.
const ledgerSchema = 6

// burn brings a series up to the number last given and returns the numbers passed over that are never given again.
func burn(ctx context.Context, tx *sql.Tx, last model.Number, ledger map[model.Number]bool) ([]model.Number, error) {
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
		if _, err := tx.ExecContext(ctx, "INSERT INTO lost_number(mark, year, seq, skipped) VALUES(?,?,?,?)", n.Mark, n.Year, n.Seq, ledger[n]); err != nil {
			return lost, err
		}
		if !ledger[n] {
			lost = append(lost, n)
		}
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
