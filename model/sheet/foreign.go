package sheet

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// The first bytes that tell files apart: .xlsx is a ZIP archive; .xls and what has a password are OLE2 containers.
var (
	zipMagic  = []byte("PK\x03\x04")
	ole2Magic = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
)

const saveAsWorkbook = "请在 Excel 或 WPS 里打开它，另存为 .xlsx，再导入"

// foreign names a file that is not an archive for what it is.
func foreign(r io.ReaderAt, size int64) error {
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return damaged(err)
	}
	text := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")))
	switch {
	case size == 0:
		return refuse("文件是空的，可能没有下载完或保存完，请重新取得这个文件", nil)
	case bytes.HasPrefix(head, ole2Magic):
		return oldFile(r, size)
	case bytes.HasPrefix(head, zipMagic):
		return nil
	}
	for _, known := range []struct{ head, what, todo string }{
		{"%pdf-", "PDF", "PDF 里的表格读不准，请取得原来的 Excel 表，或把表格内容重新录入模板"},
		{"{\\rtf", "Word 能打开的 RTF 文档", "请把里面的表格复制到 Excel 或 WPS 表格里，存为 .xlsx，再导入"},
		{"<html", "网页", saveAsWorkbook},
		{"<!doctype html", "网页", saveAsWorkbook},
		{"<table", "网页", saveAsWorkbook},
		{"<?xml", "XML 文件（有些旧程序存的“Excel”是它）", saveAsWorkbook},
		{"rar!", "RAR 压缩包", "请先解压，再选里面的工作簿"},
		{"7z\xbc\xaf", "7z 压缩包", "请先解压，再选里面的工作簿"},
		{"\x89png", "图片", "图片里的表格读不了，请取得原来的 Excel 表"},
		{"\xff\xd8\xff", "图片", "图片里的表格读不了，请取得原来的 Excel 表"},
	} {
		if strings.HasPrefix(text, known.head) || bytes.HasPrefix(head, []byte(known.head)) {
			return refuse(fmt.Sprintf("文件不是 Excel 工作簿，是%s。%s", known.what, known.todo), nil)
		}
	}
	return refuse("文件不是 Excel 工作簿（有些系统导出的“Excel”其实是网页或文本）。"+saveAsWorkbook, nil)
}

// oldFile names an OLE2 container by the streams its directory lists.
func oldFile(r io.ReaderAt, size int64) error {
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && err != io.EOF {
		return damaged(err)
	}
	switch {
	case bytes.Contains(data, utf16Bytes("EncryptedPackage")):
		return refuse("文件有打开密码。请在 Excel 或 WPS 里打开它，取消密码后另存，再导入", nil)
	case bytes.Contains(data, utf16Bytes("WordDocument")):
		return refuse("文件是 Word 文档（.doc），不是 Excel 工作簿。请把里面的表格复制到 Excel 或 WPS 表格里，存为 .xlsx，再导入", nil)
	case bytes.Contains(data, utf16Bytes("PowerPoint Document")):
		return refuse("文件是演示文稿（.ppt），不是 Excel 工作簿", nil)
	}
	return refuse("文件是旧版的 .xls（或 WPS 的 .et）格式，只改扩展名没有用。"+saveAsWorkbook, nil)
}

func utf16Bytes(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// otherArchive names an archive that is no workbook for what it is.
func (b *Book) otherArchive() error {
	for _, known := range []struct{ part, what, todo string }{
		{"word/document.xml", "Word 文档（.docx）", "请把里面的表格复制到 Excel 或 WPS 表格里，存为 .xlsx，再导入"},
		{"ppt/presentation.xml", "演示文稿（.pptx）", "请把里面的表格复制到 Excel 或 WPS 表格里，存为 .xlsx，再导入"},
		{"xl/workbook.bin", "二进制的工作簿（.xlsb）", saveAsWorkbook},
		{"ofd.xml", "OFD 版式文件", "版式文件里的表格读不准，请取得原来的 Excel 表"},
		{"content.xml", "OpenDocument 文件（.ods）", saveAsWorkbook},
	} {
		if b.parts[known.part] != nil {
			return refuse(fmt.Sprintf("文件不是 .xlsx 工作簿，是%s。%s", known.what, known.todo), nil)
		}
	}
	if b.parts["[content_types].xml"] != nil || b.parts["xl/workbook.xml"] != nil {
		return nil
	}
	for name := range b.parts {
		if strings.HasSuffix(name, ".xlsx") || strings.HasSuffix(name, ".xls") || strings.HasSuffix(name, ".et") {
			return refuse("文件是压缩包，里面才是工作簿。请先解压，再选里面的工作簿", nil)
		}
	}
	return refuse("文件已损坏，或者是压缩包，里面没有 Excel 工作簿。请在 Excel 或 WPS 里打开看看，另存为 .xlsx，再导入", nil)
}
