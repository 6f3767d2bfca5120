package main

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store"
)

// calendarActs are the acts of the command calendar by their names.
var calendarActs = map[string]command{"parse": parseCalendar, "import": importCalendar}

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
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil {
		return err
	}
	text, err := c.text(rest[0])
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
		from := *source
		if from == "" {
			from = n.Source()
		}
		change, err := s.TakeYear(ctx, n.Table(from), today())
		if model.FieldOf(err) == "source" && *source == "" {
			return model.InvalidField("source", "文字里没有放假通知的文号和标题，请用 -source 写明，期限说明要引用它")
		}
		if err != nil {
			return err
		}
		c.sayDoubts(n)
		if change.Same {
			fmt.Fprintln(c.stderr, change.Text)
		}
		for _, d := range change.Deadlines {
			fmt.Fprintf(c.stdout, "%s\t%s\t%s\n", d.Number, d.Before, d.After)
		}
		return nil
	})
}

// text reads a file, or the standard input for -.
func (c call) text(path string) (string, error) {
	if path == "-" {
		return sheet.ReadText(c.stdin)
	}
	return sheet.ReadFile(path)
}
