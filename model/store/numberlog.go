package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"oversight/model"
)

// The log of numbers says outside the data folder which numbers a desk has given, so that they are not given again when
// the folder is lost and an older backup is put in its place. It has a file for each desk and folder: a copy of the
// desk tried out elsewhere gives numbers of its own. It proves what it says, and nothing by what it does not say: it is
// not flushed with each act, and it may be deleted.

// numberLine is a line of the log of numbers, JSON. It names nobody. New fields may be added; a reader passes over those it
// does not know.
type numberLine struct {
	Desk string `json:"desk"` // which desk; see deskID
	Mark string `json:"mark"`
	Year int    `json:"year"`
	Seq  int    `json:"seq"`
	Head string `json:"head"` // hash of the last audit line of the act, hexadecimal
}

// deskID returns what tells a desk from every other: the hash its audit chain begins with. All backups of a desk have
// it, those of earlier versions too. "" before the first act.
func deskID(ctx context.Context, q querier) (string, error) {
	var hash []byte
	err := q.QueryRowContext(ctx, "SELECT hash FROM audit WHERE id=1").Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hex.EncodeToString(hash[:min(len(hash), 16)]), err
}

// numberLog returns the file with the numbers that a desk gave in a data folder; "" where the system names no place.
func numberLog(desk, dir string) string {
	base := stateFolder()
	if base == "" || desk == "" {
		return ""
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if runtime.GOOS == "windows" {
		dir = strings.ToLower(dir) // one folder by whatever letters
	}
	folder := sha256.Sum256([]byte(dir)) // a path may have the name of a user in it
	return filepath.Join(base, desk+"-"+hex.EncodeToString(folder[:8])+".jsonl")
}

// stateFolder is where the system has programs keep what they note for themselves.
func stateFolder() string {
	if runtime.GOOS == "windows" {
		if base := os.Getenv("LOCALAPPDATA"); base != "" {
			return filepath.Join(base, "Oversight-Numbers")
		}
		return ""
	}
	if base := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "oversight")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "oversight")
}

// NumberLog returns the file in which the numbers of this desk are noted outside the data folder; "" where there is none.
func (s *Store) NumberLog() string { return numberLog(s.desk, s.dir) }

// gave remembers a number for the log; only the end of the transaction gives it.
func (s *Store) gave(n model.Number) { s.given = append(s.given, n) }

// linesGiven returns what the log is to say of the act in tx once it has ended.
func (s *Store) linesGiven(ctx context.Context, tx *sql.Tx) ([]byte, error) {
	if len(s.given) == 0 {
		return nil, nil
	}
	var hash []byte
	if err := tx.QueryRowContext(ctx, "SELECT hash FROM audit ORDER BY id DESC LIMIT 1").Scan(&hash); err != nil {
		return nil, err
	}
	var lines bytes.Buffer
	out := json.NewEncoder(&lines)
	for _, n := range s.given {
		if err := out.Encode(numberLine{Desk: s.desk, Mark: n.Mark, Year: n.Year, Seq: n.Seq, Head: hex.EncodeToString(hash)}); err != nil {
			return nil, err
		}
	}
	return lines.Bytes(), nil
}

// logNumbers appends to the log. The numbers are given already, so a failure is no failure of the act.
func (s *Store) logNumbers(lines []byte) {
	path := s.NumberLog()
	if path == "" || len(lines) == 0 || s.quiet {
		return
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if os.IsNotExist(err) {
		if err = os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
			f, err = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		}
	}
	if err == nil {
		_, err = f.Write(lines)
		if e := f.Close(); err == nil {
			err = e
		}
	}
	if err != nil {
		slog.Warn("log numbers", "err", err)
	}
}

// loggedNumbers returns the numbers that the log has of a desk in a folder; a log that is not there or cannot be read
// has none, and a line that is damaged says nothing.
func loggedNumbers(desk, dir string) []model.Number {
	path := numberLog(desk, dir)
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var numbers []model.Number
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var l numberLine
		n := func() model.Number { return model.Number{Mark: l.Mark, Year: l.Year, Seq: l.Seq} }
		if json.Unmarshal(lines.Bytes(), &l) == nil && l.Desk == desk && isNumber(n()) {
			numbers = append(numbers, n())
		}
	}
	return numbers
}

// isNumber reports whether a number is one that a series can have.
func isNumber(n model.Number) bool {
	read, err := model.ParseNumber(n.String())
	return err == nil && read == n && n.Mark != ""
}
