package printing

import (
	"bytes"
	"errors"
	"strings"

	"oversight/model"
)

// Issue sets a document on paper for good. It refuses, naming them, characters that no font can print:
// a box on an issued card would be a mistake nobody can take back.
func Issue(p model.Paper) ([]byte, error) {
	return issued(Document(Paper(p)))
}

// issued makes the file of a paper that is complete, or refuses.
func issued(sheets Sheets) ([]byte, error) {
	if len(sheets.Pages) == 0 {
		return nil, pdfError(errors.New("nothing laid out: " + sheets.Title))
	}
	if len(sheets.Missing) > 0 {
		return nil, model.Refuse(Unprintable(sheets.Missing))
	}
	return PDF(sheets)
}

// PDF returns documents as one file; see WritePDF.
func PDF(sheets ...Sheets) ([]byte, error) {
	var b bytes.Buffer
	err := WritePDF(&b, PDFOptions{}, sheets...)
	return b.Bytes(), err
}

// Unprintable names characters that no font can print, as a sentence for the clerk.
func Unprintable(missing []rune) string {
	return "以下字符无法打印：" + strings.Join(strings.Split(string(missing), ""), " ") + "。请改用别的字或删去后再签发"
}
