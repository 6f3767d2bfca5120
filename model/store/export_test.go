package store

import "database/sql"

// ReplaceReaders makes the store read through db, so that a test can watch its statements.
func (s *Store) ReplaceReaders(db *sql.DB) error {
	err := s.ro.Close()
	s.ro = db
	return err
}

// SearchTokens are the words that the search keeps of a text.
var SearchTokens = tokens

// Exec changes the database past the acts of the store, as somebody with another program might.
func (s *Store) Exec(query string, args ...any) error {
	_, err := s.rw.Exec(query, args...)
	return err
}

// Count reads one number past the acts of the store.
func (s *Store) Count(query string) (n int, err error) {
	return n, s.rw.QueryRow(query).Scan(&n)
}

// Repeat does an act again while its error may pass.
var Repeat = repeat

// SyncedByEnv decides by a path and an environment.
var SyncedByEnv = syncedBy

// Thinned decides which days keep their backup.
var Thinned = thinned

// FlushFolder brings the names in a folder to the disk.
var FlushFolder = flushFolder
