package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"oversight/assets"
	"oversight/model"
	"oversight/model/store"
)

// all is more rows than a list holds.
const all = 1 << 30

func list(ctx context.Context, c call) error {
	fs := newFlags()
	asJSON := fs.Bool("json", false, "")
	filter := fs.String("filter", "", "")
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil {
		return err
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		switch rest[0] {
		case "documents":
			rows, err := s.Documents(ctx, model.Filter{Text: *filter}, 0, all, today())
			if err != nil {
				return err
			}
			return show(c.stdout, model.AgreedDocumentColumns(), rows, *asJSON)
		case "persons":
			people, err := s.People(ctx, *filter)
			if err != nil {
				return err
			}
			return show(c.stdout, model.PersonColumns(today()), people, *asJSON)
		case "inquiries":
			rows, err := s.Inquiries(ctx, model.InquiryFilter{Text: *filter}, 0, all, today())
			if err != nil {
				return err
			}
			return show(c.stdout, model.InquiryColumns(), rows, *asJSON)
		case "meetings":
			rows, err := s.Meetings(ctx, model.MeetingFilter{Text: *filter}, model.MeetingRow{}, all)
			if err != nil {
				return err
			}
			return show(c.stdout, model.MeetingColumns(), rows, *asJSON)
		case "vettings":
			rows, err := s.Vettings(ctx, model.VettingFilter{Text: *filter}, 0, all, today())
			if err != nil {
				return err
			}
			return show(c.stdout, model.VettingColumns(), rows, *asJSON)
		}
		return errUsage
	})
}

// show writes rows as a JSON array of objects, or as lines with tabs under a heading.
func show[T any](w io.Writer, columns []model.Column[T], rows []T, asJSON bool) error {
	if !asJSON {
		_, err := io.WriteString(w, model.Lines(columns, rows))
		return err
	}
	out := make([]map[string]string, len(rows))
	for i, r := range rows {
		out[i] = make(map[string]string, len(columns))
		for _, col := range columns {
			out[i][col.ID] = col.Text(r)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

// deadline works without a database; where there is one, its calendar counts.
func deadline(ctx context.Context, c call) error {
	fs := newFlags()
	explain := fs.Bool("explain", false, "")
	asJSON := fs.Bool("json", false, "")
	rest, err := parse(fs, c.args, 2, 2)
	if err != nil {
		return err
	}
	from, err := model.ParseDate(rest[0])
	if err != nil {
		return err
	}
	term, err := strconv.Atoi(rest[1])
	if err != nil {
		return model.InvalidField("term", "“"+rest[1]+"”不是工作日天数，请写数字，例如 15")
	}
	cal, err := c.calendar(ctx)
	if err != nil {
		return err
	}
	dl, err := cal.Deadline(from, term)
	if err != nil {
		return err
	}
	if dl.Provisional {
		fmt.Fprintln(c.stderr, provisionalNote)
	}
	if *asJSON {
		return showDeadline(c.stdout, cal, dl)
	}
	fmt.Fprintln(c.stdout, dl.Due)
	if *explain {
		if dl.Provisional {
			fmt.Fprintln(c.stdout, provisionalNote)
		}
		fmt.Fprintf(c.stdout, "%s %s 起算日，不计（《民法典》第二百零一条）\n", from, from.WeekdayName())
		for _, step := range cal.Explain(from, term) {
			fmt.Fprintln(c.stdout, step)
		}
	}
	return nil
}

const provisionalNote = "暂定：期限里有的日子所在年份还没有放假通知，公布后可能改变"

// showDeadline writes a deadline and its days as one JSON object.
func showDeadline(w io.Writer, cal *model.Calendar, dl model.Deadline) error {
	type day struct {
		Date        string `json:"date"`
		Weekday     string `json:"weekday"`
		Count       int    `json:"n"` // 0 for a day that is not counted
		Reason      string `json:"reason"`
		Source      string `json:"source"`
		Provisional bool   `json:"provisional"`
	}
	out := struct {
		From        string `json:"from"`
		Term        int    `json:"term"`
		Due         string `json:"due"`
		Provisional bool   `json:"provisional"`
		Note        string `json:"note"`
		Days        []day  `json:"days"`
	}{From: dl.Start.String(), Term: dl.Term, Due: dl.Due.String(), Provisional: dl.Provisional}
	if dl.Provisional {
		out.Note = provisionalNote
	}
	for _, s := range cal.Explain(dl.Start, dl.Term) {
		out.Days = append(out.Days, day{s.Date.String(), s.Date.WeekdayName(), s.N, s.Reason, s.Source, !s.Known})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func (c call) calendar(ctx context.Context) (*model.Calendar, error) {
	var cal *model.Calendar
	err := c.with(ctx, store.Options{}, func(s *store.Store) (err error) {
		cal, err = s.Calendar(ctx)
		return err
	})
	if model.CodeOf(err) != model.NotFound {
		return cal, err
	}
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	return model.CalendarOf(years), err
}

func version(_ context.Context, c call) error {
	if _, err := parse(newFlags(), c.args, 0, 0); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.stdout, "oversightctl", assets.Release())
	return err
}

func verify(ctx context.Context, c call) error {
	if _, err := parse(newFlags(), c.args, 0, 0); err != nil {
		return err
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		r, err := s.Verify(ctx)
		if err != nil {
			return err
		}
		if len(r.Problems) > 0 {
			return model.Refuse("核验没有通过：" + strings.Join(r.Problems, "；"))
		}
		fmt.Fprintf(c.stdout, "核验通过：操作记录 %d 行，文书 %d 份，问询 %d 次，留存 PDF %d 份\n链尾 %s\n", r.Lines, r.Documents, r.Inquiries, r.Papers, r.LastHash)
		return nil
	})
}
