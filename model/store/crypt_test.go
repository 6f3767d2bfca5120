package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

const goodPassphrase = "正确的口令 battery"

// encryptedBackup returns an encrypted backup of a desk.
func encryptedBackup(t *testing.T) []byte {
	t.Helper()
	s := storetest.New(t)
	file := filepath.Join(t.TempDir(), "b.age")
	if err := s.Backup(ctx, file, goodPassphrase); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAShortPassphraseMakesNoBackup(t *testing.T) {
	s := storetest.New(t)
	for _, short := range []string{"1234567", "七个汉字的口令", "a"} {
		file := filepath.Join(t.TempDir(), "b.age")
		err := s.Backup(ctx, file, short)
		if model.FieldOf(err) != "passphrase" || !strings.Contains(model.UserMessage(err), "8 个字符") {
			t.Errorf("%q: %v", short, err)
		}
		if left, _ := os.ReadDir(filepath.Dir(file)); len(left) != 0 {
			t.Errorf("%q leaves %v", short, left)
		}
	}
}

// A head is not protected before the passphrase is known: who changes it must not make the program take gigabytes.
func TestAForgedHeadIsRefusedBeforeItCostsAnything(t *testing.T) {
	good := encryptedBackup(t)
	end := bytes.IndexByte(good[len("age-encryption.org/v1\n"):], '\n') + len("age-encryption.org/v1\n")
	line := string(good[len("age-encryption.org/v1\n"):end]) // -> scrypt salt 18
	forge := func(line string) []byte {
		return bytes.Join([][]byte{[]byte("age-encryption.org/v1\n"), []byte(line), good[end:]}, nil)
	}
	if !strings.HasSuffix(line, " 18") {
		t.Fatalf("the head is %q", line)
	}
	for name, data := range map[string][]byte{
		"work of 512 MB":      forge(strings.TrimSuffix(line, "18") + "19"),
		"work of 4 GB":        forge(strings.TrimSuffix(line, "18") + "22"),
		"work of 1 TB":        forge(strings.TrimSuffix(line, "18") + "30"),
		"no number":           forge(strings.TrimSuffix(line, "18") + "99999999999999999999"),
		"a word":              forge(strings.TrimSuffix(line, "18") + "all"),
		"another recipient":   forge("-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc"),
		"a head without end":  append([]byte("age-encryption.org/v1\n-> scrypt "), bytes.Repeat([]byte("A"), 1<<20)...),
		"only the first line": []byte("age-encryption.org/v1\n"),
	} {
		file := filepath.Join(t.TempDir(), "forged.age")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err := store.Restore(ctx, file, t.TempDir(), goodPassphrase)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if model.CodeOf(err) != model.Refused || !strings.Contains(model.UserMessage(err), "没有恢复") {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
			t.Errorf("%s: refused after %v and %d MB", name, took, used>>20)
		}
	}
}

func TestAChangedEncryptedBackupIsToldFromAWrongPassphrase(t *testing.T) {
	good := encryptedBackup(t)
	restore := func(data []byte, passphrase string) string {
		file := filepath.Join(t.TempDir(), "b.age")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := store.Restore(ctx, file, t.TempDir(), passphrase)
		return model.UserMessage(err)
	}
	if said := restore(good, goodPassphrase+"x"); !strings.Contains(said, "口令不对") {
		t.Errorf("a wrong passphrase: %q", said)
	}
	flipped := bytes.Clone(good)
	flipped[len(flipped)-20_000] ^= 1
	for name, data := range map[string][]byte{"flipped": flipped, "cut off": good[:len(good)-100]} {
		if said := restore(data, goodPassphrase); !strings.Contains(said, "损坏") {
			t.Errorf("%s: %q", name, said)
		}
	}
}
