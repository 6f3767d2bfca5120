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
	if err != nil || rest[0] != "persons" {
		return errUsage
	}
	book, err := sheet.Open(rest[1])
	if err != nil {
		return err
	}
	defer book.Close()
	target := sheet.Persons()
	_, grid, layout, err := target.Find(book)
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
		doubles, err := s.PersonDoubles(ctx, list.Rows)
		if err != nil {
			return err
		}
		if len(doubles) > 0 {
			return refuseRows(c.stderr, list.Named(doubles))
		}
		people, err := s.ImportPersons(ctx, list.Rows)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.stdout, "已导入监督对象 %d 名\n", len(people))
		return nil
	})
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
	return store.WriteFile(*out, b.Bytes())
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
	return []sheet.Tab{sheet.TabOf("意见回复", model.VettingColumns(), rows), sheet.TabOf("征求意见人员", columns, persons)}, nil
}
