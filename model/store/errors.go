package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"oversight/model"

	"modernc.org/sqlite"
)

// Primary result codes of SQLite (sqlite3.h); extended codes carry them in the low byte.
const (
	codeError    = 1
	codeBusy     = 5
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

// sentences say to the clerk what a failure of the storage means and what to do.
var sentences = map[int]string{
	codeBusy:     "数据文件正被另一个程序占用，操作没有完成。请稍后再试",
	codeReadOnly: "数据文件夹是只读的，无法保存。请检查文件夹权限，或换一个可以写入的数据文件夹",
	codeIO:       "读写磁盘出错，操作没有完成。请检查磁盘后重试，并尽快备份",
	codeCorrupt:  "数据文件已损坏，请停止使用并用最近的备份恢复",
	codeFull:     "磁盘空间不足，没有保存。请腾出空间后再试，已填写的内容还在",
	codeCantOpen: "打不开数据文件。请检查数据文件夹是否存在、是否有权限",
	codeNotADB:   "数据文件不是本程序的数据库或已损坏，请用最近的备份恢复",
}

// resultCode returns the primary result code of a failure of SQLite, or 0.
func resultCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// storageError turns a failure of disk or database into an Error; one that already is passes.
func storageError(op string, err error) error {
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	wrapped := fmt.Errorf("%s: %w", op, err)
	if msg, ok := sentences[resultCode(err)]; ok {
		return &model.Error{Code: model.Storage, Msg: msg, Cause: wrapped}
	}
	var at *fs.PathError
	switch {
	case isFull(err):
		return &model.Error{Code: model.Storage, Msg: sentences[codeFull], Cause: wrapped}
	case errors.Is(err, sql.ErrNoRows):
		return &model.Error{Code: model.NotFound, Msg: "没有找到这条记录，它可能已被修改，请刷新后再试", Cause: wrapped}
	case errors.Is(err, fs.ErrPermission):
		return &model.Error{Code: model.Storage, Msg: "没有权限读写这个文件夹，请检查文件夹权限或换一个文件夹", Cause: wrapped}
	case errors.As(err, &at):
		return &model.Error{Code: model.Storage, Msg: "读写“" + at.Path + "”出错。请检查文件夹是否存在、磁盘是否正常，或换一个位置", Cause: wrapped}
	}
	return wrapped
}
