package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"oversight/model"
)

// calendarActs are the acts of the command calendar by their names.
var calendarActs = map[string]command{"parse": parseCalendar}

func calendar(ctx context.Context, c call) error {
	if len(c.args) == 0 {
		return errUsage
	}
	act, ok := calendarActs[c.args[0]]
	if !ok {
		return errUsage
	}
	c.args = c.args[1:]
	return act(ctx, c)
}

// parseCalendar shows the days of a notice and changes nothing; what must be compared with the original goes to stderr.
func parseCalendar(ctx context.Context, c call) error {
	rest, err := parse(newFlags(), c.args, 1, 1)
	if err != nil {
		return err
	}
	text, err := c.text(rest[0])
	if err != nil {
		return err
	}
	known, err := c.calendar(ctx)
	if err != nil {
		return err
	}
	n, err := model.ParseNotice(text, known)
	if err != nil {
		return err
	}
	for _, d := range n.Days {
		kind := "work"
		if d.Off {
			kind = "off"
		}
		fmt.Fprintf(c.stdout, "%s\t%s\t%s\n", d.Date, kind, d.Name)
	}
	for _, w := range n.Warnings {
		line := "请核对：" + w.Text
		if w.Sentence >= 0 {
			line += "（原文：" + n.Sentences[w.Sentence] + "）"
		}
		fmt.Fprintln(c.stderr, line)
	}
	for _, sentence := range n.Unread {
		fmt.Fprintln(c.stderr, "没有读懂，请自行查看："+sentence)
	}
	return nil
}

// text reads a file, or the standard input for -, in the encodings that text files have on Chinese Windows.
func (c call) text(path string) (string, error) {
	var raw []byte
	var err error
	if path == "-" {
		raw, err = io.ReadAll(c.stdin)
	} else {
		raw, err = os.ReadFile(path)
	}
	if err != nil {
		return "", &model.Error{Code: model.Storage, Msg: "读不到文件“" + path + "”，请检查文件名和权限", Cause: err}
	}
	decoder := simplifiedchinese.GB18030.NewDecoder()
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		decoder = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
	case utf8.Valid(raw):
		return string(raw), nil
	}
	text, err := decoder.Bytes(raw)
	if err != nil {
		return "", &model.Error{Code: model.Invalid, Msg: "文件“" + path + "”不是文本文件，请把通知另存为文本文件", Cause: err}
	}
	return string(text), nil
}
