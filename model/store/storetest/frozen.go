package storetest

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"oversight/model/store"
)

// Frozen unpacks a database that an earlier version wrote into a new folder, ready to be opened.
func Frozen(t testing.TB, file string) (dir string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.DatabaseName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
