package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"oversight/model/store/storetest"

	"filippo.io/age"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// notepad is a passphrase file as Notepad saves it under each of its encodings.
func notepad(t *testing.T, words string) map[string]string {
	t.Helper()
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(words)
	if err != nil {
		t.Fatal(err)
	}
	little, big := "\xff\xfe", "\xfe\xff"
	for _, u := range utf16.Encode([]rune(words)) {
		little += string([]byte{byte(u), byte(u >> 8)})
		big += string([]byte{byte(u >> 8), byte(u)})
	}
	return map[string]string{"UTF-8": words, "UTF-8 带签名": "\ufeff" + words, "ANSI": gbk, "Unicode": little, "Unicode big endian": big}
}

func passphraseFile(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "口令.txt")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestAPassphraseIsTheWordsNotepadShows(t *testing.T) {
	dir := t.TempDir()
	storetest.Open(t, dir).Close()
	const words = "县纪委-2026-备份口令"
	backup := filepath.Join(t.TempDir(), "b.age")
	does(t, "-data", dir, "backup", "-o", backup, "-passphrase-file", passphraseFile(t, words+"\n"))
	for encoding, content := range notepad(t, words+"\r\n第二行不是口令\r\n") {
		if got, _, err := passphrase(passphraseFile(t, content)); got != words || err != nil {
			t.Errorf("%s: read as %q, %v", encoding, got, err)
		}
	}
	saved := passphraseFile(t, notepad(t, words)["Unicode"])
	does(t, "-data", t.TempDir(), "restore", backup, "-passphrase-file", saved)
}

func TestWhatIsNoPassphraseIsRefused(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "b.age")
	storetest.Open(t, dir).Close()
	for content, words := range map[string]string{
		"":                         "空的",
		"\ufeff\r\n":               "空的",
		"\xff\xfe":                 "空的",
		"1234567":                  "8 个字符",
		"\ufeff七个汉字的口令\r\n":        "8 个字符",
		"\x00\x01\x02\x03abc":      "一行口令",
		string(make([]byte, 5000)): "一行口令",
	} {
		refuses(t, words, "-data", dir, "backup", "-o", out, "-passphrase-file", passphraseFile(t, content))
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a refused backup left a file: %v", err)
	}
}

// What 0.3.0 took from such a file was its bytes: its backups must still open with the same file.
func TestABackupOf030OpensWithItsPassphraseFile(t *testing.T) {
	dir, plain := t.TempDir(), filepath.Join(t.TempDir(), "b.db")
	storetest.Open(t, dir).Close()
	does(t, "-data", dir, "backup", "-o", plain)
	data, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	file := notepad(t, "县纪委的口令\r\n")
	for _, encoding := range []string{"UTF-8", "UTF-8 带签名", "ANSI"} {
		to, err := age.NewScryptRecipient(strings.TrimSpace(file[encoding]))
		if err != nil {
			t.Fatal(err)
		}
		to.SetWorkFactor(10)
		var backup bytes.Buffer
		w, err := age.Encrypt(&backup, to)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "b.age")
		if err := os.WriteFile(path, backup.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		does(t, "-data", t.TempDir(), "restore", path, "-passphrase-file", passphraseFile(t, file[encoding]))
	}
}
