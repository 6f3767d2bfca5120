package printing

import (
	"context"
	"errors"
	"fmt"
	"io"

	"oversight/model"
)

// PDFOptions are the properties of a file of several documents; what is empty is taken from the first document.
type PDFOptions struct {
	Title    string
	Author   string
	Date     model.Date
	Progress func(done, total int) // called after each document; nil where nobody waits
}

// WritePDF writes documents into one PDF with a bookmark for each. Equal documents give equal bytes.
// It may be called from several goroutines at once.
func WritePDF(w io.Writer, o PDFOptions, sheets ...Sheets) error {
	return WriteBatch(context.Background(), w, o, len(sheets), func(i int) (Sheets, error) { return sheets[i], nil })
}

// WriteBatch is WritePDF for many documents: at lays out the i-th of n when its turn comes, and nothing of it is
// kept but what gofpdf holds of a page until the file is written, 11 KB of a card (BenchmarkThousandCardsInOnePDF
// measures it; the process peaks at 75 MB for 1,000 cards and at 190 MB for 4,000). An error of at or of the context
// ends the work and is returned as it is; nothing has been written then. The context is asked before each document
// and before the writing, which takes gofpdf about half as long as all the drawing and cannot be stopped.
func WriteBatch(ctx context.Context, w io.Writer, o PDFOptions, n int, at func(i int) (Sheets, error)) error {
	if n == 0 {
		return pdfError(errors.New("no sheets"))
	}
	d := newPDFPainter()
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		s, err := at(i)
		if err != nil {
			return err
		}
		if i == 0 {
			d.describe(o.or(s, n))
		}
		if err := guarded(func() error { d.document(s); return d.pdf.Error() }); err != nil {
			return err
		}
		if o.Progress != nil {
			o.Progress(i+1, n)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return guarded(func() error { return d.finish(w) })
}

// or fills what is empty from the first of n documents.
func (o PDFOptions) or(first Sheets, n int) PDFOptions {
	if o.Title == "" {
		o.Title = first.Title
		if n > 1 {
			o.Title += fmt.Sprintf(" 等%d份", n)
		}
	}
	if o.Author == "" {
		o.Author = first.Author
	}
	if o.Date.IsZero() {
		o.Date = first.Date
	}
	return o
}

// guarded runs work that uses gofpdf, which panics on fonts and text it does not expect.
func guarded(work func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = pdfError(fmt.Errorf("panic: %v", fault))
		}
	}()
	if err := work(); err != nil {
		return pdfError(err)
	}
	return nil
}

func pdfError(cause error) error {
	return &model.Error{
		Code: model.Internal, Msg: "没有能够生成打印文件。请检查磁盘空间和保存位置后重试", Cause: fmt.Errorf("write pdf: %w", cause),
	}
}
