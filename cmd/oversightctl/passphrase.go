package main

import (
	"io"
	"os"
	"strings"

	"oversight/model"
	"oversight/model/sheet"
)

// longestPassphraseFile is the most that is read of a passphrase file, in bytes.
const longestPassphraseFile = 4096

// passphrase reads the first line of a file, because a passphrase on the command line would stay in its history. words
// is what Notepad shows there, whatever the encoding; old is what 0.3.0 made of the same file, for backups of its time.
// Both are "" when there is no file.
func passphrase(file string) (words, old string, err error) {
	if file == "" {
		return "", "", nil
	}
	f, err := os.Open(file)
	if err != nil {
		return "", "", unreadablePassphrase(file, err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, longestPassphraseFile+1))
	if err != nil {
		return "", "", unreadablePassphrase(file, err)
	}
	text, err := sheet.DecodeText(raw)
	switch {
	case err != nil || len(raw) > longestPassphraseFile || strings.ContainsAny(text, "\x00\ufffd"):
		return "", "", &model.Error{
			Code: model.Invalid, Field: "passphrase", Cause: err,
			Msg: "口令文件“" + file + "”不是只写着一行口令的文本文件。请用记事本写下口令后保存再试",
		}
	case firstLine(text) == "":
		return "", "", model.InvalidField("passphrase", "口令文件是空的，或第一行是空的")
	}
	return firstLine(text), firstLine(string(raw)), nil
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSpace(line)
}

func unreadablePassphrase(file string, cause error) error {
	return &model.Error{Code: model.NotFound, Msg: "读不到口令文件“" + file + "”", Cause: cause}
}
