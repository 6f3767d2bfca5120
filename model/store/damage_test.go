package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

const pageSize = 4096 // of SQLite, its default

// soundFile returns the bytes of a whole database with cards in several states and no page unused.
func soundFile(t *testing.T) []byte {
	t.Helper()
	s := storetest.New(t)
	p := storetest.Leader(t, s, "李书言")
	for _, st := range []model.State{model.Draft, model.Signed, model.Served, model.Closed} {
		storetest.Advance(t, s, storetest.Draft(t, s, p, day), st, day)
	}
	file := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(ctx, file, ""); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// found opens a database of these bytes and returns what opening or checking it says, "" when all is well.
func found(t *testing.T, data []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.DatabaseName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, store.Options{})
	if err != nil {
		return sentence(t, err)
	}
	defer s.Close()
	r, err := s.Verify(ctx)
	if err != nil {
		return sentence(t, err)
	}
	return strings.Join(r.Problems, "\n")
}

// sentence wants an error of the storage in Chinese.
func sentence(t *testing.T, err error) string {
	t.Helper()
	msg := model.UserMessage(err)
	if model.CodeOf(err) != model.Storage || !strings.ContainsFunc(msg, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("damage is said as %s %q (%v)", model.CodeOf(err), msg, err)
	}
	return msg
}

func TestEveryDamagedPageIsFound(t *testing.T) {
	data := soundFile(t)
	if said := found(t, data); said != "" {
		t.Fatalf("the sound file: %s", said)
	}
	junk := bytes.Repeat([]byte("\x9d坏"), pageSize)[:pageSize]
	for name, page := range map[string][]byte{"zeros": make([]byte, pageSize), "junk": junk} {
		for at := 0; at < len(data); at += pageSize {
			bad := bytes.Clone(data)
			copy(bad[at:at+pageSize], page)
			if said := found(t, bad); said == "" {
				t.Errorf("page %d of %d overwritten with %s is not found", at/pageSize+1, len(data)/pageSize, name)
			}
		}
	}
}

func TestATruncatedFileIsFound(t *testing.T) {
	data := soundFile(t)
	for _, left := range []int{1, 99, 100, 512, pageSize, 3*pageSize + 17, len(data) / 2, len(data) - pageSize} {
		if said := found(t, data[:left]); said == "" {
			t.Errorf("cut off after %d of %d bytes is not found", left, len(data))
		}
	}
}

func TestAFlippedByteNeverPanics(t *testing.T) {
	data := soundFile(t)
	step := 211
	if testing.Short() {
		step = 4999
	}
	for at := 0; at < len(data); at += step {
		bad := bytes.Clone(data)
		bad[at] ^= 0x5A
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("byte %d of %d flipped: %s", at, len(data), fmt.Sprint(p))
				}
			}()
			found(t, bad)
		}()
	}
}
