package store

import (
	"archive/zip"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// LogFolder is where in a data folder the program writes its log and its crash reports.
const LogFolder = "logs"

// WriteDiagnosis writes a zip for whoever maintains the program: about (the program and the computer), figures of the
// data file, and the logs with the crash reports. Nothing of a case is in it: of the records only their number, and of
// the logs only what striker knows to be harmless. s is nil where the data file could not be opened.
func WriteDiagnosis(ctx context.Context, w io.Writer, dir, about string, s *Store) error {
	z := zip.NewWriter(w)
	if s != nil {
		figures, err := s.figures(ctx)
		if err != nil {
			figures += err.Error() + "\n" // what is wrong with the file is the very thing to know
		}
		about += "\n" + figures
	}
	strike := newStriker(dir)
	if err := addEntry(z, "about.txt", strike.About(about)); err != nil {
		return storageError("write diagnosis", err)
	}
	logs, err := filepath.Glob(filepath.Join(dir, LogFolder, "*"))
	if err != nil {
		return storageError("find logs", err)
	}
	for _, path := range logs {
		text, err := os.ReadFile(path)
		if err != nil {
			return storageError("read log", err)
		}
		if err := addEntry(z, filepath.Base(path), strike.Log(string(text))); err != nil {
			return storageError("write diagnosis", err)
		}
	}
	return storageError("write diagnosis", z.Close())
}

func addEntry(z *zip.Writer, name, text string) error {
	f, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, text)
	return err
}

// figures says how large the data file is and how many records of each kind it holds.
func (s *Store) figures(ctx context.Context) (string, error) {
	var out strings.Builder
	for _, pragma := range []string{"user_version", "page_count", "page_size", "journal_mode", "quick_check(1)"} {
		var value string
		if err := s.ro.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&value); err != nil {
			return out.String(), err
		}
		fmt.Fprintf(&out, "%s = %s\n", pragma, value)
	}
	rows, err := s.ro.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%fts%' ORDER BY name")
	tables, err := collect(rows, err, func(r *sql.Rows) (name string, err error) { return name, r.Scan(&name) })
	if err != nil {
		return out.String(), err
	}
	for _, table := range tables {
		var n int64
		if err := s.ro.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n); err != nil {
			return out.String(), err
		}
		fmt.Fprintf(&out, "%s: %d\n", table, n)
	}
	last, err := s.LastBackup(ctx)
	if err == nil && !last.IsZero() {
		fmt.Fprintf(&out, "last backup: %s\n", last.UTC().Format(time.RFC3339))
	}
	return out.String(), err
}
