package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"oversight/model"
	"oversight/model/store"
)

func restore(ctx context.Context, c call) error {
	fs := newFlags()
	pass := fs.String("passphrase-file", "", "")
	try := fs.Bool("dry-run", false, "")
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil {
		return err
	}
	phrase, old, err := passphrase(*pass)
	if err != nil {
		return err
	}
	err = c.restoreWith(ctx, rest[0], phrase, *try)
	if model.FieldOf(err) == "passphrase" && old != phrase {
		err = c.restoreWith(ctx, rest[0], old, *try)
	}
	return err
}

func (c call) restoreWith(ctx context.Context, file, phrase string, try bool) error {
	if try {
		t, err := store.TryRestore(ctx, file, c.dir, phrase)
		if err == nil {
			sayTrial(c.stdout, t)
		}
		return err
	}
	r, err := store.Restore(ctx, file, c.dir, phrase)
	if err == nil {
		c.warnOfReaders()
		sayRestored(c.stdout, r)
		c.sayEject(filepath.Join(c.dir, store.DatabaseName))
	}
	return err
}

func sayRestored(out io.Writer, r store.Restored) {
	fmt.Fprintf(out, "已恢复：文书 %d 份，操作记录 %d 行\n", r.Documents, r.Lines)
	if r.Kept != "" {
		fmt.Fprintf(out, "原有数据另存为 %s\n", r.Kept)
	}
	for _, n := range r.Lost {
		where := "文书内容在另存的原有数据里"
		if r.Kept == "" || r.Unread {
			where = "查自 printed 里的纸面和编号记录，请按纸质文书补录内容"
		}
		fmt.Fprintf(out, "编号 %s 在备份之后给出，不会再用；%s\n", n, where)
	}
	sayDoubtful(out, r)
	switch {
	case r.Kept == "": // another computer, or the file was lost: either may have given numbers since
		fmt.Fprintln(out, "这里原来没有数据，备份之后给过的编号只能从 printed 和编号记录里查；签发前请与登记簿核对最后的编号")
	case r.Unread:
		fmt.Fprintln(out, "原有数据已损坏，备份之后给过的编号只能从 printed 和编号记录里查；签发前请与登记簿核对最后的编号")
	}
}

func sayDoubtful(out io.Writer, r store.Restored) {
	for _, n := range r.Doubtful {
		fmt.Fprintf(out, "printed 或编号记录里有 %s，离最后的编号太远，没有当真；请与登记簿核对\n", n)
	}
}

// sayTrial says what a restore would do, and that nothing was done.
func sayTrial(out io.Writer, t store.Trial) {
	sayStanding(out, "备份", t.Backup)
	switch {
	case t.Unread:
		fmt.Fprintln(out, "现有数据已损坏，读不出来；恢复时会原样另存")
	case t.Now == nil:
		fmt.Fprintln(out, "这里现在没有数据")
	default:
		sayStanding(out, "现有数据", *t.Now)
	}
	switch {
	case t.Now == nil:
	case t.Common == 0:
		fmt.Fprintln(out, "备份和现有数据不是同一套：恢复后现有数据全部换掉，只在另存的文件里")
	case t.LostLines() == 0:
		fmt.Fprintln(out, "现有数据的操作记录备份里都有，恢复不会失去什么")
	default:
		fmt.Fprintf(out, "恢复后会失去：备份之后的操作记录 %d 行，在另存的文件里才有\n", t.LostLines())
	}
	if len(t.LostDocuments) > 0 {
		fmt.Fprintf(out, "恢复后会失去：备份之后签发的文书 %d 份：%s\n", len(t.LostDocuments), numbers(t.LostDocuments))
	}
	if lost := t.Restored.Lost; len(lost) > 0 {
		fmt.Fprintf(out, "备份之后给出、恢复后不会再用的编号：%s\n", numbers(lost))
	}
	sayDoubtful(out, t.Restored)
	fmt.Fprintln(out, "这是试恢复：备份完好，可以恢复；没有改动任何数据")
}

func numbers(all []model.Number) string {
	words := make([]string, len(all))
	for i, n := range all {
		words[i] = n.String()
	}
	return strings.Join(words, "、")
}

func sayStanding(out io.Writer, what string, s store.Standing) {
	const minute = "2006-01-02 15:04"
	fmt.Fprintf(out, "%s：文书 %d 份，问询 %d 条，意见回复 %d 批，操作记录 %d 行（%s 至 %s），记录链末尾 %s\n",
		what, s.Documents, s.Inquiries, s.Vettings, s.Lines, s.First.Local().Format(minute), s.Last.Local().Format(minute), s.Head)
}
