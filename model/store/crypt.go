package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"oversight/model"

	"filippo.io/age"
)

// workFactor is the binary logarithm of the scrypt work of a passphrase: 256 MB and about a second. More is refused
// when reading: each step doubles the memory, and the number stands unprotected in the head of the file.
const workFactor = 18

const ageHeader = "age-encryption.org/v1"

// encryptTo encrypts a stream as it passes (age with a passphrase); nothing readable reaches out.
func encryptTo(out io.Writer, in io.Reader, passphrase string) error {
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
	to.SetWorkFactor(workFactor)
	w, err := age.Encrypt(out, to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, in); err != nil {
		return err
	}
	return w.Close()
}

// encryptFile encrypts a file into a new one for the user alone.
func encryptFile(src, dst, passphrase string) error {
	in, err := os.Open(src)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(dst, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	if err := encryptTo(out, in, passphrase); err != nil {
		return err
	}
	return out.Close()
}

func decrypt(in io.Reader, passphrase string) (io.Reader, error) {
	if passphrase == "" {
		return nil, &model.Error{Code: model.Invalid, Field: "passphrase", Msg: "这个备份是加密的，请给出口令"}
	}
	words, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	words.SetMaxWorkFactor(workFactor)
	head := bufio.NewReaderSize(in, longestHead)
	if start, _ := head.Peek(longestHead); !bytes.Contains(start, []byte("\n--- ")) {
		return nil, errForged(errors.New("no end of the head"))
	}
	out, err := age.Decrypt(head, measured{words})
	var known *model.Error
	var nobody *age.NoIdentityMatchError
	switch {
	case errors.As(err, &known):
		return nil, known
	case errors.As(err, &nobody):
		return nil, &model.Error{Code: model.Invalid, Field: "passphrase", Msg: "口令不对，没有恢复。请核对大小写和输入法", Cause: err}
	case err != nil:
		return nil, &model.Error{Code: model.Storage, Msg: "加密备份已损坏，没有恢复。请换一份备份", Cause: err}
	}
	return out, nil
}

// longestHead is how far the head of a file is looked for: one passphrase takes less than 200 bytes.
const longestHead = 4096

func errForged(cause error) error {
	return &model.Error{Code: model.Refused, Msg: "这个加密备份的开头不是本程序写出的，可能已损坏或被人改动过，没有恢复。请换一份备份", Cause: cause}
}

// measured looks at the work a file asks for before any of it is done.
type measured struct{ *age.ScryptIdentity }

func (m measured) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	for _, s := range stanzas {
		if s.Type != "scrypt" || len(s.Args) != 2 {
			return nil, &model.Error{Code: model.Refused, Msg: "这个文件不是用口令加密的备份，没有恢复"}
		}
		if n, err := strconv.Atoi(s.Args[1]); err != nil || n > workFactor {
			return nil, errForged(fmt.Errorf("scrypt work factor %q", s.Args[1]))
		}
	}
	return m.ScryptIdentity.Unwrap(stanzas)
}
