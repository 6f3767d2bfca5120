package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ShortestPassphrase is how many characters the passphrase of a backup has at least: what NIST SP 800-63B, 5.1.1.2,
// asks of a secret that people choose.
const ShortestPassphrase = 8

// CheckPassphrase refuses a passphrase for a new backup that is too short, or that nobody could type again.
func CheckPassphrase(p string) error {
	switch {
	case p == "":
		return InvalidField("passphrase", "请填写口令")
	case !utf8.ValidString(p) || strings.ContainsFunc(p, unicode.IsControl) || strings.ContainsRune(p, utf8.RuneError):
		return InvalidField("passphrase", "口令里有看不见的控制字符或认不出的字，请重新输入口令")
	case p != strings.TrimSpace(p):
		return InvalidField("passphrase", "口令的开头和末尾不要有空格，不容易看出来")
	case utf8.RuneCountInString(p) < ShortestPassphrase:
		return InvalidField("passphrase", fmt.Sprintf("口令不到 %d 个字符，容易被试出来。请换一个 %d 个字符以上的口令", ShortestPassphrase, ShortestPassphrase))
	}
	return nil
}
