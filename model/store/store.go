// Package store keeps the desk in one SQLite file. It is the only user of database/sql.
// One exported method is one act of a clerk: one transaction with its audit line.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"oversight/model"

	_ "modernc.org/sqlite" // the driver, registered as "sqlite"
)

// DatabaseName is the file of the data folder that holds every record.
const DatabaseName = "oversight.db"

// Options say how a data folder is opened. The zero value opens an existing one.
type Options struct {
	Create bool             // make a new database when there is none
	Now    func() time.Time // the clock of the audit lines; time.Now when nil

	filling bool // not in its place yet: the numbers it gives are not noted outside
}

// Store is an open data folder; safe for concurrent use. Writes go through one connection,
// reads through others, so that a long write never holds up a list.
type Store struct {
	dir    string
	desk   string // see deskID
	rw, ro *sql.DB
	now    func() time.Time
	file   os.FileInfo    // of the database that is open
	full   bool           // the disk was full when it was opened: it can only be read
	given  []model.Number // by the act whose transaction is open
	daily  dailyStatus
	used   io.Closer // keeps a restore away
	quiet  bool      // see Options.filling
}

// Open opens the database of a data folder, brings its schema up to date (keeping a copy before)
// and reads its settings back. It closes the folder to other users and removes what killed programs left unfinished.
// Refused in clear words: a missing, empty, foreign, damaged or newer file, a read-only folder, a folder on a network
// share.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, storageError("open data folder", err)
	}
	path := filepath.Join(dir, DatabaseName)
	if err := prepare(dir, path, o.Create); err != nil {
		return nil, err
	}
	keepPrivate(dir)
	sweepLeftovers(dir)
	s := &Store{dir: dir, now: o.Now, quiet: o.filling}
	if s.now == nil {
		s.now = time.Now
	}
	s.used, err = use(dir)
	if errors.Is(err, ErrElsewhere) {
		return nil, &model.Error{Code: model.Storage, Msg: sentences[codeBusy], Cause: err}
	}
	if err != nil { // the folder takes no new file; whether that matters the database will tell
		s.used = io.NopCloser(nil)
	}
	if err := s.connect(ctx, path); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// prepare checks the folder and the file before the database engine may touch them.
func prepare(dir, path string, create bool) error {
	if onNetwork(dir) {
		return refuseNetwork(dir)
	}
	info, err := os.Stat(path)
	for range 50 { // another program may be making the file at this very moment
		if err != nil || info.Size() >= 100 || time.Since(info.ModTime()) > 2*time.Second {
			break
		}
		time.Sleep(20 * time.Millisecond)
		info, err = os.Stat(path)
	}
	switch {
	case err == nil && info.Size() < 100: // the header of SQLite alone has 100 bytes
		return &model.Error{Code: model.Storage, Msg: "数据文件“" + path + "”是空的或已损坏，为防止覆盖，程序没有打开它。请用备份恢复，或换一个数据文件夹"}
	case err == nil:
		return nil
	case !os.IsNotExist(err):
		return storageError("look for database", err)
	case !create:
		return &model.Error{Code: model.NotFound, Msg: "数据文件夹“" + dir + "”里没有数据文件 " + DatabaseName}
	}
	if err := makeFolder(dir); err != nil {
		return storageError("make data folder", err)
	}
	// Made here, because the engine would let everybody read it.
	return storageError("make database", makePrivate(path))
}

func refuseNetwork(dir string) error {
	return &model.Error{Code: model.Storage, Msg: "数据文件夹“" + dir + "”在网络共享盘上，几台电脑同时写会损坏数据。请把数据文件夹放在本机硬盘上"}
}

// connect opens the database for reading and writing, and where the disk is too full for that, for reading.
func (s *Store) connect(ctx context.Context, path string) error {
	err := s.connectBoth(ctx, path)
	if outOfRoom(s.dir, err) {
		if e := s.connectReaders(ctx, path); e != nil {
			return &model.Error{Code: model.Storage, Msg: fullSentence, Cause: errors.Join(err, e)}
		}
		err = nil
	}
	if err == nil {
		s.desk, err = deskID(ctx, s.ro)
	}
	if err == nil {
		s.file, err = os.Stat(path)
	}
	return storageError("open database", err)
}

func (s *Store) connectBoth(ctx context.Context, path string) error {
	var err error
	if s.rw, err = openPool(path, false, 1); err != nil {
		return err
	}
	if err := migrate(ctx, s.rw, path); err != nil {
		return err
	}
	if err := checkPragmas(ctx, s.rw); err != nil {
		return err
	}
	if s.ro, err = openPool(path, true, 4); err != nil {
		return err
	}
	err = s.seed(ctx)
	if resultCode(err) == codeError { // the statements are sound, so the schema in the file is not
		return &model.Error{Code: model.Storage, Msg: sentences[codeCorrupt], Cause: err}
	}
	return err
}

// Close ends all connections; the last one folds the write-ahead log into the file.
func (s *Store) Close() error {
	err := s.disconnect()
	if s.used != nil {
		if e := s.used.Close(); err == nil {
			err = storageError("release data folder", e)
		}
		s.used = nil
	}
	return err
}

func (s *Store) disconnect() error {
	var first error
	for _, db := range []*sql.DB{s.ro, s.rw} {
		if db == nil {
			continue
		}
		if err := db.Close(); err != nil && first == nil {
			first = storageError("close database", err)
		}
	}
	return first
}

// Dir returns the data folder.
func (s *Store) Dir() string { return s.dir }

func (s *Store) path() string { return filepath.Join(s.dir, DatabaseName) }

// openPool opens connections with every setting in the address, where each connection gets it;
// synchronous FULL, because a number on paper must be a number on disk after a power cut.
func openPool(path string, readOnly bool, size int, change ...func(url.Values)) (*sql.DB, error) {
	q := url.Values{}
	q.Set("_busy_timeout", "5000")
	q.Set("_foreign_keys", "on")
	q.Set("_synchronous", "FULL")
	q.Set("_error_rc", "1")
	q.Set("_dqs", "0")
	q.Set("_defensive", "1")
	q.Add("_pragma", "temp_store(MEMORY)")
	q.Add("_pragma", "cache_size(-16384)")
	if readOnly {
		q.Set("mode", "ro")
	} else {
		q.Set("_busy_timeout", "0") // begin and migrate wait
		q.Set("_txlock", "immediate")
		q.Set("_journal_mode", "WAL")
	}
	for _, set := range change {
		set(q)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, storageError("open database", err)
	}
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // file:///C:/…
	}
	// Built by net/url, because # ? % in a folder name would otherwise open another file.
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, storageError("open database", err)
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}

// checkPragmas reads back what durability rests on, because a misspelt pragma is ignored silently.
func checkPragmas(ctx context.Context, db *sql.DB) error {
	for name, want := range map[string]string{"synchronous": "2", "foreign_keys": "1", "journal_mode": "wal"} {
		var got string
		if err := db.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got); err != nil {
			return storageError("read pragma "+name, err)
		}
		if got != want {
			return &model.Error{Code: model.Internal, Msg: "数据库没有按安全方式打开（" + name + "=" + got + "），程序已停止。请与维护人员联系"}
		}
	}
	return nil
}

// write runs one act in one transaction: all of it or nothing. A context that ends during the act undoes it;
// once the commit has begun it is no longer heard.
func (s *Store) write(ctx context.Context, op string, act func(*sql.Tx) error) error {
	ctx = context.WithoutCancel(ctx)
	tx, err := s.begin(ctx)
	if err != nil {
		return s.failed(op, err)
	}
	defer tx.Rollback() // no effect after Commit
	s.given = nil
	if err := act(tx); err != nil {
		return s.failed(op, err)
	}
	lines, err := s.linesGiven(ctx, tx)
	if err != nil {
		return s.failed(op, err)
	}
	if err := tx.Commit(); err != nil {
		return s.failed(op, err)
	}
	s.logNumbers(lines)
	return nil
}

// failed says why an act failed. On a full disk the engine may speak of an error of the disk.
func (s *Store) failed(op string, err error) error {
	if resultCode(err) == codeIO && outOfRoom(s.dir, err) {
		return &model.Error{Code: model.Storage, Msg: sentences[codeFull], Cause: fmt.Errorf("%s: %w", op, err)}
	}
	return storageError(op, err)
}

// patience is how long an act waits for another program that is writing.
const patience = 20 * time.Second

// begin waits for its turn to write. The engine, left to wait by itself, asks every tenth of a second, and
// may never meet the moment between two acts of a program that writes without pause.
func (s *Store) begin(ctx context.Context) (*sql.Tx, error) {
	if s.full {
		return nil, &model.Error{Code: model.Storage, Msg: fullSentence, Cause: errFull}
	}
	tx, err := s.wait(ctx)
	if err != nil {
		return nil, err
	}
	if replaced(s.path(), s.file) { // looked at within the transaction: a restore waits for its end
		tx.Rollback()
		return nil, &model.Error{Code: model.Storage, Msg: "数据文件在打开以后被换掉或移走了（例如刚恢复了备份），这一次没有保存。请退出程序后重新打开"}
	}
	return tx, nil
}

func (s *Store) wait(ctx context.Context) (*sql.Tx, error) {
	for start := time.Now(); ; {
		tx, err := s.rw.BeginTx(ctx, nil)
		if resultCode(err) != codeBusy || time.Since(start) > patience {
			return tx, err
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// querier is what reading helpers need: a transaction or the readers' pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// collect scans every row and closes the cursor.
func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil { // a value no act of the store has written
			return nil, &model.Error{Code: model.Storage, Msg: sentences[codeCorrupt], Cause: err}
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
