package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"path/filepath"
	"time"

	"oversight/model"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks our files in the header of SQLite ("OVDK").
const applicationID = 0x4F56444B

// schemaVersion is the user_version this program writes: the number of migration files.
func schemaVersion() int {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	return len(entries)
}

// migrate brings the schema up to date in one transaction, after a copy of an existing database.
// Two processes may start at once: switching a fresh file to WAL answers busy without waiting, hence the retries.
func migrate(ctx context.Context, db *sql.DB, path string) error {
	var err error
	for range 50 {
		if err = migrateOnce(ctx, db, path); resultCode(err) != codeBusy {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return storageError("migrate database", err)
}

func migrateOnce(ctx context.Context, db *sql.DB, path string) error {
	have, err := fileVersion(ctx, db)
	if err != nil {
		return err
	}
	want := schemaVersion()
	if have == want {
		return nil
	}
	if have > 0 {
		if err := copyBeforeMigration(ctx, db, path, have); err != nil {
			return err
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if have, err = fileVersion(ctx, tx); err != nil { // again under the lock
		return err
	}
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return err
	}
	for _, e := range entries[min(have, len(entries)):] {
		script, err := migrationFiles.ReadFile("migrations/" + e.Name())
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("%s: %w", e.Name(), err)
		}
	}
	if 0 < have && have < foldingSchema {
		if err := refoldWords(ctx, tx); err != nil {
			return fmt.Errorf("refold words: %w", err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d", applicationID, want)); err != nil {
		return err
	}
	return tx.Commit()
}

// fileVersion returns the schema version of the file: 0 for a fresh one. Foreign and newer files are refused.
func fileVersion(ctx context.Context, q querier) (int, error) {
	var app, version, tables int
	err := q.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&app, &version, &tables)
	switch {
	case err != nil:
		return 0, err
	case app == 0 && version == 0 && tables == 0:
		return 0, nil
	case app != applicationID:
		return 0, &model.Error{Code: model.Storage, Msg: "这个数据文件是别的程序的数据库，没有打开。请检查数据文件夹"}
	case version > schemaVersion():
		return 0, &model.Error{Code: model.Storage, Msg: "数据文件由更高版本的程序建立，本版本不能打开。请安装新版本后再用"}
	}
	return version, nil
}

// copyBeforeMigration keeps the database as it was. A copy that an earlier try left is replaced only by a whole one.
func copyBeforeMigration(ctx context.Context, db *sql.DB, path string, version int) error {
	dir := filepath.Join(filepath.Dir(path), backupsFolder)
	if err := makeFolder(dir); err != nil {
		return err
	}
	work, err := newWork(dir, backupWork)
	if err != nil {
		return err
	}
	defer work.remove()
	copied := filepath.Join(work.dir, DatabaseName)
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", copied); err != nil {
		return err
	}
	return place(copied, filepath.Join(dir, fmt.Sprintf("before-upgrade-from-%d.db", version)))
}
