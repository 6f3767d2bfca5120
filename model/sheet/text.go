package sheet

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"oversight/model"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// maxText is the largest file read, in bytes, packed or unpacked: forty times what a table of days takes.
const maxText = 16 << 20

// ReadFile reads a file as ReadText does.
func ReadFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", unreadable(path, err)
	}
	defer f.Close()
	text, err := ReadText(f)
	if err != nil && model.CodeOf(err) == model.Internal {
		err = unreadable(path, err)
	}
	return text, err
}

func unreadable(path string, err error) error {
	return &model.Error{Code: model.Storage, Msg: "读不到文件“" + path + "”，请检查文件名和权限", Cause: err}
}

// ReadText reads a text in the encodings text files have on Chinese Windows, or a workbook: its first sheet, a line a
// row with tabs between the cells. A number in the first column of a workbook is a day as Excel counts days.
func ReadText(r io.Reader) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxText+1))
	switch {
	case err != nil:
		return "", err
	case len(raw) > maxText:
		return "", &model.Error{Code: model.Invalid, Msg: "文件太大，不像是放假通知或放假表"}
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return workbook(raw)
	}
	return DecodeText(raw)
}

// DecodeText returns the words of a text file as Notepad shows them: UTF-8 with or without a mark, UTF-16 with one, else
// the Chinese encoding of Windows.
func DecodeText(raw []byte) (string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw))
	case utf8.Valid(raw):
		return decoded(raw, nil)
	}
	return decoded(simplifiedchinese.GB18030.NewDecoder().Bytes(raw))
}

// decoded is the text without the mark some programs put before it.
func decoded(text []byte, err error) (string, error) {
	if err != nil {
		return "", &model.Error{Code: model.Invalid, Msg: "这不是文本文件，请把内容另存为文本文件或直接粘贴", Cause: err}
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil
}

func workbook(raw []byte) (string, error) {
	refused := func(err error) error {
		return &model.Error{Code: model.Invalid, Msg: "打不开这个工作簿，它不是 .xlsx 文件、已损坏或设了密码；请另存为 .xlsx 或文本文件再试", Cause: err}
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxText, UnzipXMLSizeLimit: maxText})
	if err != nil {
		return "", refused(err)
	}
	defer f.Close()
	names := f.GetSheetList()
	if len(names) == 0 {
		return "", refused(nil)
	}
	rows, err := f.GetRows(names[0], excelize.Options{RawCellValue: true})
	if err != nil {
		return "", refused(err)
	}
	props, err := f.GetWorkbookProps()
	if err != nil {
		return "", refused(err)
	}
	from1904 := props.Date1904 != nil && *props.Date1904
	var b strings.Builder
	for _, cells := range rows {
		for i, cell := range cells {
			if i == 0 {
				cell = day(cell, from1904)
			}
			cells[i] = separators.Replace(cell)
		}
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return b.String(), nil
}

// separators are what would end a cell in a text.
var separators = strings.NewReplacer("\t", " ", "\r", "", "\n", " ", ",", "、", "，", "、")

// day writes a cell that holds a day as Excel keeps it, as 2027-01-01; 20270101 is no such number.
func day(cell string, from1904 bool) string {
	serial, err := strconv.ParseFloat(cell, 64)
	if err != nil || serial < firstSerial || serial > lastSerial {
		return cell
	}
	t, err := excelize.ExcelDateToTime(serial, from1904)
	if err != nil {
		return cell
	}
	return model.DateOf(t).String()
}
