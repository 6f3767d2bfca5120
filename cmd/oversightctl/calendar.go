package main

import (
	"context"
	"fmt"
	"strconv"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store"
)

// calendarActs are the acts of the command calendar by their names.
var calendarActs = map[string]command{"parse": parseCalendar, "import": importCalendar, "restore": restoreCalendar}

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
	fs := newFlags()
	tab := fs.String("sheet", "", "")
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil {
		return err
	}
	text, err := c.text(ctx, rest[0], *tab)
	if err != nil {
		return err
	}
	known, err := c.calendar(ctx)
	if err != nil {
		return err
	}
	n, err := model.ReadHolidays(text, known)
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
	c.sayDoubts(n)
	return nil
}

// sayDoubts writes what must be compared with the original to stderr.
func (c call) sayDoubts(n model.Notice) {
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
}

// importCalendar takes a notice or a table into the calendar and lists the deadlines that moved, a line each.
func importCalendar(ctx context.Context, c call) error {
	fs := newFlags()
	source := fs.String("source", "", "")
	as := fs.String("as", "", "")
	tab := fs.String("sheet", "", "")
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil {
		return err
	}
	text, err := c.text(ctx, rest[0], *tab)
	if err != nil {
		return err
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		known, err := s.Calendar(ctx)
		if err != nil {
			return err
		}
		n, err := model.ReadHolidays(text, known)
		if err != nil {
			return err
		}
		kind, err := kindOf(n, *as)
		if err != nil {
			return err
		}
		from := *source
		if from == "" {
			from = n.Source()
		}
		change, err := s.TakeYear(ctx, n.Table(kind, from), today())
		if model.FieldOf(err) == "source" && *source == "" {
			return model.InvalidField("source", "文字里没有放假通知的文号和标题，请用 -source 写明，期限说明要引用它")
		}
		if err != nil {
			return err
		}
		c.sayDoubts(n)
		c.sayMoved(change)
		return nil
	})
}

// kindOf is the kind the call names, else the one that is plain.
func kindOf(n model.Notice, as string) (model.NoticeKind, error) {
	switch {
	case as != "":
		return model.ParseNoticeKind(as)
	case !n.Plain:
		return "", n.NeedsKind()
	}
	return n.Kind, nil
}

// sayMoved lists the deadlines that moved, a line each; that nothing had to be done goes to stderr.
func (c call) sayMoved(change model.CalendarChange) {
	if change.Same {
		fmt.Fprintln(c.stderr, change.Text)
	}
	for _, d := range change.Deadlines {
		fmt.Fprintf(c.stdout, "%s\t%s\t%s\n", d.Number, d.Before, d.After)
	}
}

// restoreCalendar puts the program's own table of a year back.
func restoreCalendar(ctx context.Context, c call) error {
	rest, err := parse(newFlags(), c.args, 1, 1)
	if err != nil {
		return err
	}
	year, err := strconv.Atoi(rest[0])
	if err != nil {
		return model.InvalidField("year", "“"+rest[0]+"”不是年份，请写数字，例如 2026")
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		change, err := s.RestoreYear(ctx, year, today())
		if err != nil {
			return err
		}
		c.sayMoved(change)
		return nil
	})
}

// text reads a file, or the standard input for -; of a workbook the sheet named, else the first that holds dates.
func (c call) text(ctx context.Context, path, tab string) (string, error) {
	if path == "-" {
		return sheet.ReadText(ctx, c.stdin)
	}
	pages, err := sheet.ReadPages(ctx, path)
	if err != nil {
		return "", err
	}
	page, err := sheet.PageNamed(pages, tab)
	return page.Text, err
}
