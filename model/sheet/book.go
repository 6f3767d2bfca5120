package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"oversight/model"
)

// What a file to be read may be at most: far more than the lists of a county, and as much as is walked in about two
// seconds and 200 MB of memory.
const (
	MaxRows   = 5000        // records
	maxFile   = 32 << 20    // bytes
	maxWalk   = 512 << 20   // bytes of XML, of all that is walked; a small file can hold endless ones
	maxParts  = 20_000      // files in the archive
	maxSheets = 1000        // Excel is slow long before
	unread    = "没有读入任何内容。" // a failure ends with it: nothing was taken
)

// Book is an opened Excel file. Close it.
//
// It is read by a small reader of our own and not by excelize, which keeps every styled blank and every shared text of a
// file: 15 KB can take it three gigabytes. Here rows go by as a stream, and only cells with content are kept.
type Book struct {
	// Progress, when not nil, is told how much of a sheet has been read, from 0 to 1.
	Progress func(done float64)

	file        io.Closer
	parts       map[string]*zip.File
	left        int64 // bytes that may still be walked
	sheets      []sheetPart
	stringsPart string
	texts       *sharedStrings
	looks       []look
	since4      bool // dates count from 1904, as on old Macintoshes
}

// sheetPart is a sheet and where it is kept.
type sheetPart struct {
	name, part string
	hidden     bool
}

// Open opens a file of Excel or WPS. What cannot be read is refused with what is wrong with the file and what to do.
func Open(ctx context.Context, path string) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &model.Error{Code: model.NotFound, Msg: "读不到文件“" + path + "”，请检查文件名和权限，文件是否正被其他程序打开。" + unread, Cause: err}
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s is a folder", path)
	}
	if err != nil {
		f.Close()
		return nil, &model.Error{Code: model.Storage, Msg: "读不到文件“" + path + "”，请检查权限，文件是否正被其他程序打开。" + unread, Cause: err}
	}
	b, err := read(ctx, f, info.Size())
	if err != nil {
		f.Close()
		return nil, err
	}
	b.file = f
	return b, nil
}

func refuse(msg string, cause error) error {
	return &model.Error{Code: model.Invalid, Field: "file", Msg: msg + "。" + unread, Cause: cause}
}

func read(ctx context.Context, r io.ReaderAt, size int64) (*Book, error) {
	if size > maxFile {
		return nil, refuse(fmt.Sprintf("文件有 %d MB，太大了（最多 %d MB），请只留下要导入的工作表", size>>20, maxFile>>20), nil)
	}
	if err := foreign(r, size); err != nil {
		return nil, err
	}
	if n := countParts(r, size); n > maxParts {
		return nil, refuse("文件里的部分太多，不像是工作簿。请在 Excel 或 WPS 里打开它，另存为 .xlsx，再导入", nil)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged(err)
	}
	b := &Book{parts: map[string]*zip.File{}, left: maxWalk}
	for _, f := range z.File {
		if name := partName(f.Name); b.parts[name] == nil {
			b.parts[name] = f
		}
	}
	if err := b.otherArchive(); err != nil {
		return nil, err
	}
	if err := b.open(ctx); err != nil {
		return nil, b.say(err)
	}
	return b, nil
}

// open finds the sheets and what they need.
func (b *Book) open(ctx context.Context) error {
	main := "xl/workbook.xml"
	roots, err := b.relations(ctx, "")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	related, err := b.relations(ctx, main)
	if err != nil {
		return err
	}
	if err := b.list(ctx, main, related); err != nil {
		return err
	}
	if len(b.sheets) == 0 {
		return refuse("文件里没有工作表", nil)
	}
	for _, r := range related {
		switch r.kind {
		case "sharedStrings":
			b.stringsPart = r.target
		case "styles":
			if err := b.styles(ctx, r.target); err != nil {
				return err
			}
		}
	}
	return nil
}

// list reads the list of the sheets.
func (b *Book) list(ctx context.Context, main string, related []relation) error {
	return b.walk(ctx, main, nil, func(_ *scanner, t token) error {
		if t.kind != opens {
			return nil
		}
		switch string(t.name) {
		case "workbookPr":
			b.since4 = t.on("date1904", false)
		case "sheet":
			name, err := appendUnescaped(nil, t.attr("name"))
			if err != nil {
				return err
			}
			id := string(t.attr("id")) // r:id; the number of the sheet is sheetId
			at := slices.IndexFunc(related, func(r relation) bool { return r.id == id })
			if at < 0 {
				return damagedPart(main, fmt.Errorf("sheet %q refers to nothing", name))
			}
			if related[at].kind != "worksheet" { // a sheet that is a chart
				return nil
			}
			if len(b.sheets) == maxSheets {
				return refuse(fmt.Sprintf("文件里的工作表超过 %d 个，请只留下要导入的", maxSheets), nil)
			}
			state := string(t.attr("state"))
			b.sheets = append(b.sheets, sheetPart{string(name), related[at].target, state == "hidden" || state == "veryHidden"})
		}
		return nil
	})
}

// progress tells Progress how much of a part has been read.
func (b *Book) progress(part string) func(int) {
	f := b.part(part)
	if b.Progress == nil || f == nil || f.UncompressedSize64 == 0 {
		return nil
	}
	whole, done := float64(f.UncompressedSize64), 0.0
	return func(n int) {
		done += float64(n)
		b.Progress(min(done/whole, 1))
	}
}

// say says of a failure what the clerk can do.
func (b *Book) say(err error) error {
	if errors.Is(err, errTooMuch) {
		return refuse("文件里的内容太多，读不完。请把要导入的行复制到一个新的工作簿里（只粘贴数值），再导入", err)
	}
	return damaged(err)
}

// damaged is for what is broken; what says its reason already, and a reading that was given up, stay as they are.
func damaged(err error) error {
	var known *model.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return refuse("文件已损坏，或不是 Excel 工作簿。请在 Excel 或 WPS 里打开看看，另存为 .xlsx，再导入", err)
}

// damagedPart names a part of a workbook that is missing or does not fit.
func damagedPart(part string, cause error) error {
	what := map[string]string{"xl/sharedstrings.xml": "文字", "xl/styles.xml": "格式"}[partName(part)]
	if what == "" {
		what = "一部分"
	}
	return refuse("文件已损坏，里面的"+what+"缺失或不完整。请在 Excel 或 WPS 里打开看看，另存为 .xlsx，再导入", fmt.Errorf("%s: %w", part, cause))
}

// countParts is how many files the end of an archive says there are in it, so that endless ones are not listed.
func countParts(r io.ReaderAt, size int64) int {
	tail := make([]byte, min(size, 66<<10))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return 0
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || len(tail)-at < 22 {
		return 0
	}
	entries, directory := int(tail[at+10])|int(tail[at+11])<<8, int(tail[at+12])|int(tail[at+13])<<8|int(tail[at+14])<<16|int(tail[at+15])<<24
	const leastEntry = 46
	return max(entries, directory/leastEntry/4) // names make them longer; they may say less than there are
}

// Close ends the reading.
func (b *Book) Close() error {
	if b.file == nil {
		return nil
	}
	return b.file.Close()
}

// Sheets lists the sheets that are seen, in their order; the hidden ones too where all are hidden.
func (b *Book) Sheets() []string {
	var seen, all []string
	for _, s := range b.sheets {
		all = append(all, s.name)
		if !s.hidden && !strings.HasPrefix(s.name, "_xlnm") {
			seen = append(seen, s.name)
		}
	}
	if len(seen) == 0 {
		return all
	}
	return seen
}
