package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf16"

	"oversight/model"

	"github.com/xuri/excelize/v2"
)

// What a file to be read may be at most: far more than the lists of a county, far less than would stop a computer.
const (
	MaxRows  = 5000          // with something in them
	maxFile  = 20 << 20      // bytes
	maxUnzip = 256 << 20     // bytes; a small file can hold endless ones
	maxWide  = 200           // columns
	maxBlank = 200 * MaxRows // rows looked through for those
	unread   = "没有读入任何内容。"   // a failure ends with it: nothing was taken
)

// Book is an opened Excel file. Close it.
type Book struct {
	file   *excelize.File
	since4 bool // dates count from 1904, as on old Macintoshes
}

// Open opens a file of Excel or WPS. What cannot be read is refused with what is wrong with the file and what to do.
func Open(path string) (*Book, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &model.Error{Code: model.NotFound, Msg: "读不到文件“" + path + "”，请检查文件名和权限，文件是否正被其他程序打开。" + unread, Cause: err}
	}
	if info.Size() > maxFile {
		return nil, refuse(fmt.Sprintf("文件有 %d MB，太大了（最多 %d MB），请只留下要导入的工作表", info.Size()>>20, maxFile>>20), nil)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &model.Error{Code: model.Storage, Msg: "读不到文件“" + path + "”，请检查权限，文件是否正被其他程序打开。" + unread, Cause: err}
	}
	return read(data)
}

func refuse(msg string, cause error) error {
	return &model.Error{Code: model.Invalid, Field: "file", Msg: msg + "。" + unread, Cause: cause}
}

// The first bytes that tell files apart: .xlsx is a ZIP archive; .xls and what has a password are OLE2 containers.
var (
	zipMagic  = []byte("PK\x03\x04")
	ole2Magic = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
)

func read(data []byte) (b *Book, err error) {
	switch {
	case len(data) == 0:
		return nil, refuse("文件是空的，可能没有下载完或保存完，请重新取得这个文件", nil)
	case bytes.HasPrefix(data, ole2Magic) && bytes.Contains(data, utf16Bytes("EncryptedPackage")):
		return nil, refuse("文件有打开密码。请在 Excel 或 WPS 里打开它，取消密码后另存，再导入", nil)
	case bytes.HasPrefix(data, ole2Magic):
		return nil, refuse("文件是旧版的 .xls（或 WPS 的 .et）格式，只改扩展名没有用。请在 Excel 或 WPS 里打开它，另存为 .xlsx，再导入", nil)
	case !bytes.HasPrefix(data, zipMagic):
		return nil, refuse("文件不是 Excel 工作簿（有些系统导出的“Excel”其实是网页或文本）。请在 Excel 或 WPS 里打开它，另存为 .xlsx，再导入", nil)
	}
	err = guarded(func() error {
		f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
			RawCellValue: true, UnzipSizeLimit: maxUnzip,
			UnzipXMLSizeLimit: maxUnzip, // or else large parts would be written to the temporary folder, names and all
		})
		if err != nil {
			return err
		}
		b = &Book{file: f}
		props, err := f.GetWorkbookProps()
		if err == nil && props.Date1904 != nil {
			b.since4 = *props.Date1904
		}
		return nil
	})
	if err != nil {
		return nil, damaged(err)
	}
	if len(b.Sheets()) == 0 {
		return nil, refuse("文件里没有工作表", nil)
	}
	return b, nil
}

// damaged says of a failure of the reader what the clerk can do.
func damaged(err error) error {
	var known *model.Error
	if errors.As(err, &known) {
		return err
	}
	return refuse("文件已损坏，或不是 Excel 工作簿。请在 Excel 或 WPS 里打开看看，另存为 .xlsx，再导入", err)
}

// guarded turns a panic into a failure: the file comes from somewhere else, and excelize trusts what is in it.
func guarded(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("excelize: %v", r)
		}
	}()
	return do()
}

func utf16Bytes(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// Close ends the reading.
func (b *Book) Close() error { return b.file.Close() }

// Sheets lists the sheets that are seen, in their order; the hidden ones too where all are hidden.
func (b *Book) Sheets() []string {
	var seen []string
	all := b.file.GetSheetList()
	for _, name := range all {
		if visible, err := b.file.GetSheetVisible(name); err == nil && visible && !strings.HasPrefix(name, "_xlnm") {
			seen = append(seen, name)
		}
	}
	if len(seen) == 0 {
		return all
	}
	return seen
}
