package store

import (
	"context"
	"database/sql"
	"errors"
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
	// Lost are the numbers given after the backup was made, as the database before, printed/ and the log of numbers
	// prove it. Their documents are in Kept, if anywhere; they are not given again.
	Lost []model.Number
	// Doubtful are numbers found that are too far from the others to be believed; they may be given.
	Doubtful []model.Number
	// Unread is set when the database before was empty or too damaged to tell which numbers it had given.
	Unread bool
}

// Restore puts a backup in the place of the data folder's database, after checking it whole. The database
// that was there is kept under a name of its own in backups/. A folder open in a window is refused; programs that are
// at work in it finish their act first, and those that come meanwhile wait or are told to try again.
func Restore(ctx context.Context, src, dir, passphrase string) (Restored, error) {
	r, err := restore(ctx, src, dir, passphrase)
	return r, storageError("restore", err)
}

func restore(ctx context.Context, src, dir, passphrase string) (r Restored, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return r, err
	}
	if onNetwork(dir) {
		return r, refuseNetwork(dir)
	}
	unlock, err := LockFolder(dir)
	if err != nil {
		return r, err
	}
	defer unlock()
	work, err := newWork(dir, restoreWork) // same volume: the rename below is atomic
	if err != nil {
		return r, fullDisk(dir, sizeOf(src), "恢复", err)
	}
	defer work.remove()
	target := filepath.Join(dir, DatabaseName)
	copied, err := bring(ctx, src, target, work, passphrase)
	if err != nil {
		return r, err
	}
	if r.Report, err = inspect(ctx, copied); err != nil {
		return r, err
	}
	old, err := hold(ctx, target)
	if err != nil {
		return r, err
	}
	defer old.release()
	if err := r.replace(ctx, old, copied, target, work); err != nil {
		return r, fullDisk(dir, sizeOf(copied), "恢复", err)
	}
	return r, nil
}

// bring copies a backup, decrypted, into the folder for what is not finished, after a look at the room for it and for
// the copy of the database that is there.
func bring(ctx context.Context, src, target string, w work, passphrase string) (string, error) {
	if sameFile(src, target) {
		return "", model.Refuse("“" + src + "”就是正在使用的数据文件，不能用它恢复它自己。请给出备份文件")
	}
	need := sizeOf(src) + sizeOf(target)
	if err := needRoom(filepath.Dir(w.dir), need, "恢复"); err != nil {
		return "", err
	}
	copied := filepath.Join(w.dir, DatabaseName)
	return copied, fullDisk(filepath.Dir(target), need, "恢复", fetch(src, copied, passphrase))
}

// replace keeps the database that is held, carries its numbers into the copy and puts the copy in its place.
func (r *Restored) replace(ctx context.Context, old *held, copied, target string, w work) (err error) {
	if r.Kept, r.Unread, err = setAside(ctx, old, w); err != nil {
		return err
	}
	if r.Kept != "" && !r.Unread {
		if r.Unread, err = numberless(ctx, r.Kept); err != nil {
			return err
		}
	}
	if err := r.carryNumbers(ctx, filepath.Dir(target), w.dir); err != nil {
		return err
	}
	if err := old.settle(ctx); err != nil {
		return err
	}
	// A stale log beside the restored file would be replayed into it: it is gone from the disk before the file comes.
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := removeFile(target + suffix); err != nil {
			return err
		}
	}
	if err := flushFolder(filepath.Dir(target)); err != nil {
		return err
	}
	if !movesOpen {
		old.close() // nobody else gets at it: see seize
	}
	return place(copied, target)
}

// setAside keeps the present database, log included, before another takes its place. A damaged one
// that the engine cannot copy is kept as the bare file and reported as unread.
func setAside(ctx context.Context, old *held, w work) (keep string, unread bool, err error) {
	if old.path == "" {
		return "", false, nil
	}
	dir := filepath.Join(filepath.Dir(old.path), backupsFolder)
	if err := makeFolder(dir); err != nil {
		return "", false, err
	}
	part := filepath.Join(w.dir, "before")
	err = vacuumInto(ctx, old.db, part)
	if code := resultCode(err); code != codeCorrupt && code != codeNotADB {
		if err != nil {
			return "", false, err
		}
		keep = freeName(filepath.Join(dir, "before-restore-"+time.Now().Format("20060102-150405")))
		return keep, false, place(part, keep)
	}
	if err := removeFile(part); err != nil {
		return "", true, err
	}
	in, err := os.Open(old.path)
	if err != nil {
		return "", true, err
	}
	defer in.Close()
	if err := copyTo(part, in); err != nil {
		return "", true, err
	}
	keep = freeName(filepath.Join(dir, "before-restore-"+time.Now().Format("20060102-150405")))
	if err := keepLog(old.path, keep); err != nil {
		return "", true, err
	}
	return keep, true, place(part, keep)
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

// carryNumbers makes sure that no number given after the backup is given again: each is noted in the restored database
// as lost, and its series goes on after it. The restore itself is noted in every case.
func (r *Restored) carryNumbers(ctx context.Context, dir, restored string) error {
	var given []model.Number
	var ledger map[model.Number]bool
	var err error
	if r.Kept != "" && !r.Unread {
		if given, ledger, err = givenNumbers(ctx, r.Kept); err != nil {
			return err
		}
	}
	s := &Store{dir: restored, now: time.Now, quiet: true}
	if err = s.connect(ctx, s.path()); err == nil {
		err = r.carryInto(ctx, s, dir, given, ledger)
	}
	if e := s.Close(); err == nil {
		err = e
	}
	if err == nil && sizeOf(s.path()+"-wal") > 0 { // the file alone takes the place
		err = errors.New("the log of the restored database could not be folded into it")
	}
	return err
}

// carryInto burns the numbers in one transaction with the line of the restore.
func (r *Restored) carryInto(ctx context.Context, s *Store, dir string, given []model.Number, ledger map[model.Number]bool) error {
	return s.write(ctx, "carry numbers", func(tx *sql.Tx) error {
		found, err := provenOf(ctx, tx, dir)
		if err != nil {
			return err
		}
		r.Doubtful = found.doubtful
		for _, last := range append(given, found.numbers()...) {
			numbers, err := burn(ctx, tx, last, ledger)
			if err != nil {
				return err
			}
			r.Lost = append(r.Lost, numbers...)
		}
		if err := forgetFailure(ctx, tx); err != nil { // of a backup long ago
			return err
		}
		return s.auditRestore(ctx, tx, r.Lost)
	})
}

// givenNumbers are the last of each series of a file, and those that a ledger of earlier inquiries brought or passed
// over: they were given before the program, and the ledger may bring them again.
func givenNumbers(ctx context.Context, path string) (last []model.Number, ledger map[model.Number]bool, err error) {
	db, err := openPool(path, true, 1)
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	if last, err = lastNumbers(ctx, db); err != nil {
		return nil, nil, err
	}
	ledger = map[model.Number]bool{}
	if version, err := fileVersion(ctx, db); err != nil || version < ledgerSchema {
		return last, ledger, err
	}
	rows, err := db.QueryContext(ctx, `SELECT i.mark, i.year, i.seq FROM inquiry i JOIN inquiry_text t ON t.inquiry_id=i.id
		WHERE i.seq IS NOT NULL AND t.body->>'$.Past.Number' = i.mark||'〔'||i.year||'〕'||i.seq||'号'
		UNION ALL SELECT mark, year, seq FROM lost_number WHERE skipped=1`)
	brought, err := collect(rows, err, scanNumber)
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
