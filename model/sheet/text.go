package sheet

import (
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"oversight/model"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// maxText is the largest file read, in bytes, packed or unpacked: forty times what a table of days takes.
const maxText = 16 << 20

// Page is one text of a file: the file's own, or a sheet of a workbook with a line a row and tabs between the cells.
type Page struct {
	Sheet string // name of the sheet; "" of a text file
	Text  string
	dated bool
}

// ReadPages reads a file as ReadText does: of a workbook every visible sheet with something in it, those that hold
// dates first.
func ReadPages(ctx context.Context, path string) ([]Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	pages, err := readPages(ctx, f)
	if err != nil && model.CodeOf(err) == model.Internal {
		err = unreadable(path, err)
	}
	return pages, err
}

// PageNamed returns the page of the sheet, or the first page where no sheet is named.
func PageNamed(pages []Page, sheet string) (Page, error) {
	if sheet == "" {
		return pages[0], nil
	}
	var names []string
	for _, p := range pages {
		if p.Sheet == sheet {
			return p, nil
		}
		names = append(names, p.Sheet)
	}
	return Page{}, model.InvalidField("sheet", "没有名为“"+sheet+"”的工作表，有的是："+strings.Join(names, "、"))
}

// ReadFile reads the first page of a file.
func ReadFile(ctx context.Context, path string) (string, error) {
	pages, err := ReadPages(ctx, path)
	if err != nil {
		return "", err
	}
	return pages[0].Text, nil
}

func unreadable(path string, err error) error {
	return &model.Error{Code: model.Storage, Msg: "读不到文件“" + path + "”，请检查文件名和权限", Cause: err}
}

// ReadText reads a text in the encodings text files have on Chinese Windows, or a workbook: its first visible sheet that
// holds dates. A number in the first column of a workbook is a day as Excel counts days. Other kinds of files are
// refused by their name.
func ReadText(ctx context.Context, r io.Reader) (string, error) {
	pages, err := readPages(ctx, r)
	if err != nil {
		return "", err
	}
	return pages[0].Text, nil
}

func readPages(ctx context.Context, r io.Reader) ([]Page, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxText+1))
	switch {
	case err != nil:
		return nil, err
	case len(raw) > maxText:
		return nil, &model.Error{Code: model.Invalid, Msg: "文件太大，不像是放假通知或放假表"}
	}
	if kind := foreignFile(raw); kind != "" {
		return nil, &model.Error{Code: model.Invalid, Msg: "这是" + kind}
	}
	if bytes.HasPrefix(raw, zipMagic) || bytes.HasPrefix(raw, ole2Magic) {
		return workbook(ctx, raw)
	}
	text, err := DecodeText(raw)
	if err == nil && strings.ContainsRune(text, 0) {
		err = errNoText
	}
	return []Page{{Text: text}}, err
}

const copyText = "请用相应的程序打开它，复制通知的全文粘贴进来"

// foreignFile names a file out of which a notice must be copied, with what to do; "" for texts and workbooks. What else
// is no workbook is named where workbooks are opened.
func foreignFile(raw []byte) string {
	begins := func(magic string) bool { return bytes.HasPrefix(raw, []byte(magic)) }
	switch {
	case begins("%PDF"):
		return " PDF 文件。" + copyText + "；是扫描件的，请对照着录入"
	case begins(`{\rtf`):
		return " RTF 文档。" + copyText
	case begins("\x89PNG"), begins("\xff\xd8\xff"), begins("GIF8"), begins("BM") && len(raw) > 6 && raw[5] == 0, begins("II*\x00"), begins("MM\x00*"):
		return "图片。请取得通知的文字版，或对照着录入"
	case begins("Rar!"), begins("7z\xbc\xaf"):
		return "压缩包。请解开后打开里面的文件"
	case bytes.HasPrefix(raw, ole2Magic) && bytes.Contains(raw, utf16Bytes("WordDocument")):
		return "旧版 Word 文档（.doc 或 .wps）。" + copyText
	case bytes.HasPrefix(raw, zipMagic) && bytes.Contains(raw, []byte("word/document")) && !bytes.Contains(raw, []byte("xl/workbook")):
		return " Word 文档（.docx）。" + copyText
	case bytes.HasPrefix(raw, zipMagic) && bytes.Contains(raw, []byte("OFD.xml")):
		return " OFD 版式文件。" + copyText
	}
	return ""
}

var errNoText = &model.Error{Code: model.Invalid, Msg: "这不是文本文件，请把内容另存为文本文件或直接粘贴"}

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
		return "", &model.Error{Code: errNoText.Code, Msg: errNoText.Msg, Cause: err}
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil
}

func workbook(ctx context.Context, raw []byte) ([]Page, error) {
	book, err := read(ctx, bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	defer book.Close()
	var pages []Page
	for _, name := range book.Sheets() {
		grid, err := book.Read(ctx, name)
		if err != nil {
			return nil, err
		}
		if p := pageOf(name, grid); strings.TrimSpace(p.Text) != "" {
			pages = append(pages, p)
		}
	}
	if len(pages) == 0 {
		return nil, refuse("工作簿里没有看得见的内容", nil)
	}
	slices.SortStableFunc(pages, func(a, b Page) int {
		switch {
		case a.dated == b.dated:
			return 0
		case a.dated:
			return -1
		}
		return 1
	})
	return pages, nil
}

// dateText is a date as tables write it.
var dateText = regexp.MustCompile(`\d{1,2}月\d{1,2}日|\d{4}[-/.年]\d{1,2}|^(?:19|20)\d{6}$`)

// mostBlank is how many blank rows are kept in a run: a stray cell far below is no table.
const mostBlank = 1000

func pageOf(name string, grid Grid) Page {
	p := Page{Sheet: name}
	var b strings.Builder
	line := 1
	for _, row := range grid {
		b.WriteString(strings.Repeat("\n", min(row.Number-line, mostBlank))) // lines are counted as Excel counts rows
		line = row.Number + 1
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			if i == 0 && (c.Kind == Number || c.Kind == Text) && !c.day.IsZero() {
				c = Cell{Kind: Day, Text: c.day.String()}
			}
			p.dated = p.dated || c.Kind == Day || dateText.MatchString(c.Text)
			cells[i] = separators.Replace(c.Text)
		}
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	p.Text = b.String()
	return p
}

// separators are what would end a cell in a text.
var separators = strings.NewReplacer("\t", " ", "\r", "", "\n", " ", ",", "、", "，", "、")
