package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store"
)

// importFlags is how an import is called.
type importFlags struct {
	list, path string
	sheet      string // "" for the first with the headings
	columns    string // 问询日期=F,议题=C: of fields whose headings do not name them whole
	answers    sheet.Answers
	dryRun     bool
}

func readImportFlags(args []string) (f importFlags, err error) {
	fs := newFlags()
	fs.StringVar(&f.sheet, "sheet", "", "")
	fs.StringVar(&f.columns, "columns", "", "")
	fs.BoolVar(&f.dryRun, "dry-run", false, "")
	unit, hidden, links := fs.String("unit", "", ""), fs.String("hidden", "", ""), fs.String("links", "", "")
	rest, err := parse(fs, args, 2, 2)
	if err != nil {
		return f, errUsage
	}
	f.list, f.path = rest[0], rest[1]
	f.answers = sheet.Answers{sheet.AskUnit: *unit, sheet.AskHidden: *hidden, sheet.AskLinks: *links}
	for id, choices := range map[string][]string{
		sheet.AskUnit: {"元", "千元", "万元", "亿元"}, sheet.AskHidden: {sheet.Take, sheet.Skip}, sheet.AskLinks: {string(model.Liaison), string(model.InCharge)},
	} {
		if f.answers[id] != "" && !slices.Contains(choices, f.answers[id]) {
			return f, errUsage
		}
	}
	return f, nil
}

// importFile takes a list in Excel whole, or names every row that stands in the way and changes nothing.
func importFile(ctx context.Context, c call) error {
	f, err := readImportFlags(c.args)
	if err != nil {
		return err
	}
	switch f.list {
	case "persons":
		return importList(ctx, c, f, sheet.Persons(), (*store.Store).PersonDoubles, func(s *store.Store, rows []model.Person) error {
			people, err := s.ImportPersons(ctx, rows)
			return said(c.stdout, err, "已导入监督对象 %d 名\n", len(people))
		})
	case "inquiries":
		return importList(ctx, c, f, sheet.Inquiries(), (*store.Store).PastInquiryDoubles, func(s *store.Store, rows []model.PastInquiry) error {
			n, err := s.ImportInquiries(ctx, rows, today())
			return said(c.stdout, err, "已导入廉政问询 %d 次\n", n)
		})
	}
	return errUsage
}

// importList reads a list and, where nothing stands in the way, lets take store it.
func importList[T any](ctx context.Context, c call, f importFlags, target sheet.Target[T],
	doubles func(*store.Store, context.Context, []T) ([]model.Double, error), take func(*store.Store, []T) error,
) error {
	list, err := readList(ctx, c, f, target)
	if err != nil {
		return err
	}
	if len(list.Problems) > 0 {
		saySkipped(c.stderr, list.Skipped)
		return refuseRows(c.stderr, list.Problems)
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		found, err := doubles(s, ctx, list.Rows)
		switch {
		case err != nil:
			return err
		case len(found) > 0:
			return refuseRows(c.stderr, list.Named(found))
		case f.dryRun:
			fmt.Fprintf(c.stdout, "可以导入 %d 行；这是试读，没有导入任何内容\n", len(list.Rows))
			return nil
		}
		if err := take(s, list.Rows); err != nil {
			return err
		}
		saySkipped(c.stdout, list.Skipped)
		return nil
	})
}

// saySkipped writes which rows were not read, where there are others than one of headings.
func saySkipped(w io.Writer, rows []sheet.Skipped) {
	if len(rows) > 1 {
		fmt.Fprintf(w, "没有读的 %d 行：%s\n", len(rows), sheet.SkippedText(rows))
	}
}

// readList reads a list as the flags say; what only its owner knows must be among them.
func readList[T any](ctx context.Context, c call, f importFlags, target sheet.Target[T]) (list sheet.Result[T], err error) {
	book, err := sheet.Open(ctx, f.path)
	if err != nil {
		return list, err
	}
	defer book.Close()
	name, grid, layout := f.sheet, sheet.Grid(nil), sheet.Layout{}
	if name == "" {
		name, grid, layout, err = target.Find(ctx, book)
	} else if grid, err = book.Read(ctx, name); err == nil {
		layout, err = sheet.Propose(grid, target.Fields)
	}
	if f.columns != "" && len(grid) > 0 {
		if err = layout.Name(f.columns, target.Fields); err == nil {
			err = layout.Check(target.Fields)
		}
	}
	if err != nil {
		return list, err
	}
	layout.Answers = f.answers
	if list, err = target.Read(grid, layout); err != nil {
		return list, err
	}
	if f.dryRun {
		sayLayout(c.stdout, name, grid, layout, target)
		sayFirst(c.stdout, target, list)
		saySkipped(c.stdout, list.Skipped)
	}
	return list, unanswered(list.Questions, layout, target.Fields)
}

// unanswered refuses a list with open questions and says how they are answered.
func unanswered(questions []sheet.Question, l sheet.Layout, fields []sheet.Field) error {
	if len(questions) == 0 {
		return nil
	}
	var words []string
	for _, q := range questions {
		how := " -" + q.ID + " "
		for i, choice := range q.Choices {
			if i > 0 {
				how += "|"
			}
			how += choice.Value
		}
		if q.ID == sheet.AskColumns {
			how = " -columns " + l.Named(fields)
		}
		words = append(words, q.Text+"请加上"+how)
	}
	return model.Refuse(strings.Join(words, "；") + "。没有导入任何内容")
}

// sayLayout writes where the headings are and which columns are read.
func sayLayout[T any](w io.Writer, name string, g sheet.Grid, l sheet.Layout, target sheet.Target[T]) {
	fmt.Fprintf(w, "工作表“%s”，", name)
	if l.Header >= 0 {
		fmt.Fprintf(w, "表头在第 %d 行\n", g[l.Header].Number)
	} else {
		fmt.Fprintln(w, "没有表头")
	}
	headings := g.Headings(l.Header)
	at := func(column int) string {
		if column < len(headings) {
			return headings[column]
		}
		return sheet.Column(column)
	}
	for _, f := range target.Fields {
		column, whole := l.Columns[f.ID]
		proposed, partly := l.Proposed[f.ID]
		switch {
		case whole:
			fmt.Fprintf(w, "  %s\t← %s\n", f.Label, at(column))
		case partly:
			fmt.Fprintf(w, "  %s\t← %s（只有一部分相同，要用 -columns 写明）\n", f.Label, at(proposed))
		case !f.Extra:
			fmt.Fprintf(w, "  %s\t没有这一列\n", f.Label)
		}
	}
}

// firstRows is how many rows a dry run shows.
const firstRows = 5

// sayFirst writes the first records as they were read.
func sayFirst[T any](w io.Writer, target sheet.Target[T], list sheet.Result[T]) {
	for _, seen := range list.First[:min(firstRows, len(list.First))] {
		var cells []string
		for _, c := range target.Columns {
			if text := model.CleanLine(c.Text(seen.Record)); text != "" {
				cells = append(cells, c.Label+"："+text)
			}
		}
		fmt.Fprintf(w, "第 %d 行　%s\n", seen.Row, strings.Join(cells, "　"))
	}
}

// said writes what was done, unless it failed.
func said(w io.Writer, err error, format string, n int) error {
	if err == nil {
		fmt.Fprintf(w, format, n)
	}
	return err
}

// refuseRows writes a line for each problem and returns the refusal.
func refuseRows(w io.Writer, problems []sheet.Problem) error {
	for _, p := range problems {
		fmt.Fprintln(w, model.CleanLine(p.String()))
	}
	return model.Refuse(fmt.Sprintf("表里有 %d 处要改正，没有导入任何内容", len(problems)))
}

// writeTemplate writes a file to be filled in and imported.
func writeTemplate(_ context.Context, c call) error {
	fs := newFlags()
	out := fs.String("o", "", "")
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil || *out == "" {
		return errUsage
	}
	var b bytes.Buffer
	switch rest[0] {
	case "persons":
		err = sheet.Persons().Template(&b)
	case "vettings":
		err = sheet.Vetted(model.DefaultVettingSettings().Rooms).Template(&b)
	case "inquiries":
		err = sheet.Inquiries().Template(&b)
	default:
		return errUsage
	}
	if err != nil {
		return err
	}
	return c.save(*out, b.Bytes())
}

// vettingTabs are the batches and the persons in them.
func vettingTabs(ctx context.Context, s *store.Store) ([]sheet.Tab, error) {
	rows, err := s.Vettings(ctx, model.VettingFilter{}, 0, all, today())
	if err != nil {
		return nil, err
	}
	persons, err := s.VettedPersons(ctx, model.VettedFilter{}, 0, all)
	if err != nil {
		return nil, err
	}
	set, err := s.VettingSettings(ctx)
	if err != nil {
		return nil, err
	}
	columns := model.VettedColumns(model.VettedRooms(persons, set.Rooms), model.WholeVetting)
	return []sheet.Tab{sheet.TabOf("意见回复", model.VettingSheetColumns(), rows), sheet.TabOf("征求意见人员", columns, persons)}, nil
}
