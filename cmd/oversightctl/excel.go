package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store"
)

// importFile takes a list in Excel whole, or names every row that stands in the way and changes nothing.
func importFile(ctx context.Context, c call) error {
	rest, err := parse(newFlags(), c.args, 2, 2)
	if err != nil {
		return errUsage
	}
	switch rest[0] {
	case "persons":
		return importList(ctx, c, rest[1], sheet.Persons(), (*store.Store).PersonDoubles, func(s *store.Store, rows []model.Person) error {
			people, err := s.ImportPersons(ctx, rows)
			return said(c.stdout, err, "已导入监督对象 %d 名\n", len(people))
		})
	case "inquiries":
		return importList(ctx, c, rest[1], sheet.Inquiries(), (*store.Store).PastInquiryDoubles, func(s *store.Store, rows []model.PastInquiry) error {
			n, err := s.ImportInquiries(ctx, rows, today())
			return said(c.stdout, err, "已导入廉政问询 %d 次\n", n)
		})
	}
	return errUsage
}

// importList reads a list and, where nothing stands in the way, lets take store it.
func importList[T any](ctx context.Context, c call, path string, target sheet.Target[T],
	doubles func(*store.Store, context.Context, []T) ([]model.Double, error), take func(*store.Store, []T) error,
) error {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return err
	}
	defer book.Close()
	_, grid, layout, err := target.Find(ctx, book)
	if err != nil {
		return err
	}
	list, err := target.Read(grid, layout)
	if err != nil {
		return err
	}
	if len(list.Problems) > 0 {
		return refuseRows(c.stderr, list.Problems)
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		found, err := doubles(s, ctx, list.Rows)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return refuseRows(c.stderr, list.Named(found))
		}
		return take(s, list.Rows)
	})
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
