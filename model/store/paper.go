package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"oversight/model"
)

// Preview returns what a form needs to print the document as it is now.
func (s *Store) Preview(ctx context.Context, d model.Document) (model.Paper, error) {
	p, err := paperOf(ctx, s.ro, d)
	return p, storageError("preview", err)
}

func paperOf(ctx context.Context, q querier, d model.Document) (model.Paper, error) {
	kind, err := kindByKey(ctx, q, d.Kind)
	if err != nil {
		return model.Paper{}, err
	}
	office, err := officeOf(ctx, q)
	if err != nil {
		return model.Paper{}, err
	}
	cal, err := calendarOf(ctx, q)
	return model.NewPaper(d, kind, office, cal), err
}

// Paper returns the issued PDF byte for byte, after comparing it with its SHA-256.
func (s *Store) Paper(ctx context.Context, id int64) ([]byte, error) {
	var pdf []byte
	var sum string
	err := s.ro.QueryRowContext(ctx, "SELECT pdf, sha256 FROM paper WHERE document_id=?", id).Scan(&pdf, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, model.Refuse("这份文书还没有签发，没有正式的 PDF")
	}
	if err != nil {
		return nil, storageError("paper", err)
	}
	return unchanged(pdf, sum)
}

// digest is the SHA-256 of a frozen PDF as records keep it, hexadecimal.
func digest(pdf []byte) string {
	sum := sha256.Sum256(pdf)
	return hex.EncodeToString(sum[:])
}

// unchanged returns a frozen PDF, or an error when it is not the one the digest was taken of.
func unchanged(pdf []byte, sum string) ([]byte, error) {
	if digest(pdf) != sum {
		return nil, errPaperChanged
	}
	return pdf, nil
}

var errPaperChanged = &model.Error{Code: model.Storage, Msg: "留存的 PDF 与签发时不一致，数据可能被改动过。请用备份核对"}

// PaperFile returns the path of the issued PDF in printed/<year>/ and writes the file when it is
// missing or differs: the record is the database, the file is for opening and printing.
func (s *Store) PaperFile(ctx context.Context, id int64) (string, error) {
	pdf, err := s.Paper(ctx, id)
	if err != nil {
		return "", err
	}
	d, err := s.Document(ctx, id)
	if err != nil {
		return "", err
	}
	return s.WorkingCopy(filepath.Join(fmt.Sprint(d.Number.Year), d.Number.String()+".pdf"), pdf)
}

// WorkingCopy writes a PDF to printed/<name> for opening and printing, unless it is there already.
func (s *Store) WorkingCopy(name string, pdf []byte) (string, error) {
	if !filepath.IsLocal(name) { // a mark is the office's own text and becomes part of a name
		return "", model.Refuse("文件名“" + name + "”不能用，请检查文种的代字")
	}
	path := filepath.Join(s.dir, printedFolder, name)
	if have, err := os.ReadFile(path); err == nil && bytes.Equal(have, pdf) {
		return path, nil
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return "", storageError("make folder for papers", err)
	}
	return path, storageError("write paper", notWritten(path, writeWhole(path, pdf)))
}
