package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"oversight/model"
)

// held is a database that another is to replace, held so that nobody can write to it any more: what an act is told to
// have saved there would be gone.
type held struct {
	path string // "" when there is none
	db   *sql.DB
	use  io.Closer
}

// hold waits until every program has ended what it does in a database, and keeps them out until release. A file that is
// no database is not written to by anybody, and cannot be held.
func hold(ctx context.Context, path string) (*held, error) {
	h := &held{}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return h, nil
	}
	var err error
	if h.use, err = seize(filepath.Dir(path)); err != nil {
		return nil, heldBusy(err)
	}
	if h.db, err = openPool(path, false, 1, exclusively); err != nil {
		h.release()
		return nil, err
	}
	h.path = path
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		_, err = h.db.ExecContext(ctx, "BEGIN EXCLUSIVE; COMMIT") // the lock stays: see exclusively
		if resultCode(err) != codeBusy || time.Since(start) > patience {
			break
		}
	}
	if code := resultCode(err); err == nil || code == codeCorrupt || code == codeNotADB {
		return h, nil
	}
	h.release()
	return nil, heldBusy(err)
}

func heldBusy(err error) error {
	if resultCode(err) != codeBusy && !errors.Is(err, ErrElsewhere) {
		return err
	}
	return &model.Error{Code: model.Refused, Msg: "另一个程序正在使用这个数据文件，没有恢复。请等它结束，或退出它后再试", Cause: err}
}

// settle folds the log into the file, so that the file alone is the whole database should the power go before it is
// replaced. From now on a program that had the file open already is refused by SQLite: its file has moved. A damaged
// file cannot be settled; it was kept with its log.
func (h *held) settle(ctx context.Context) error {
	if h.db == nil {
		return nil
	}
	var mode string
	err := h.db.QueryRowContext(ctx, "PRAGMA journal_mode=DELETE").Scan(&mode)
	if code := resultCode(err); code == codeCorrupt || code == codeNotADB {
		return nil
	}
	if err == nil && mode != "delete" {
		err = fmt.Errorf("the journal stays in mode %s", mode)
	}
	return err
}

func (h *held) close() {
	if h.db != nil {
		if err := h.db.Close(); err != nil {
			slog.Warn("close database before restore", "err", err)
		}
		h.db = nil
	}
}

// release lets others in.
func (h *held) release() {
	h.close()
	if h.use != nil {
		h.use.Close()
		h.use = nil
	}
}
