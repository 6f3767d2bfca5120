package store_test

import (
	"errors"
	"path/filepath"
	"testing"

	"oversight/model/store"
)

func TestADataFolderIsTakenByOneWindowAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	unlock, err := store.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.LockFolder(dir); !errors.Is(err, store.ErrElsewhere) {
		t.Errorf("a second window takes the folder: %v", err)
	}
	other, err := store.LockFolder(t.TempDir())
	if err != nil {
		t.Errorf("another folder cannot be taken: %v", err)
	} else {
		other()
	}
	unlock()
	again, err := store.LockFolder(dir)
	if err != nil {
		t.Fatalf("the folder stays taken after the window has closed: %v", err)
	}
	again()
}
