package main

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/printing"
)

// today is the civil day on this computer's clock, given to every rule that needs it.
func today() model.Date { return model.DateOf(time.Now()) }

func demo(ctx context.Context, c call) error {
	if _, err := parse(newFlags(), c.args, 0, 0); err != nil {
		return err
	}
	s, err := store.Create(ctx, c.dir, store.Options{}, func(s *store.Store) error {
		return sample.Fill(ctx, s, today(), sample.Printers{Document: printing.Issue, Slip: printing.IssueSlip, Vetting: printing.IssueVettingReply})
	})
	if err != nil {
		return err
	}
	c.warnOfReaders()
	return s.Close()
}

func printDocuments(ctx context.Context, c call) error {
	fs := newFlags()
	out := fs.String("o", "", "")
	receipt := fs.Bool("receipt", false, "")
	reply := fs.Bool("reply", false, "")
	reason := fs.String("reason", "", "")
	sheet := fs.Bool("sheet", false, "")
	numbers, err := parse(fs, c.args, 1, -1)
	if err != nil || *out == "" {
		return errUsage
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		pdf, err := papers(ctx, s, numbers, wanted{receipt: *receipt, reply: *reply, sheet: *sheet})
		if err != nil {
			return err
		}
		if err := askReason(ctx, s, numbers, *reason); err != nil {
			return err
		}
		return c.save(*out, pdf)
	})
}

// askReason refuses papers that tell of a report unless a reason is given, which goes into their timelines.
func askReason(ctx context.Context, s *store.Store, numbers []string, reason string) error {
	for _, text := range numbers {
		d, err := named(ctx, s, text)
		if err != nil {
			return err
		}
		spots := d.PaperTells()
		if len(spots) == 0 || d.Number.IsZero() { // of a draft the form says it, and the words can still go
			continue
		}
		if reason == "" {
			return model.Refuse(d.Number.String() + "的" + model.TellingSentence(spots) + "，会让人看出有人反映，不要再交给本人和所在单位。确需输出的，请加 -reason 原因")
		}
		if err := s.NoteReprint(ctx, d.ID, d.Issue.Kind, reason); err != nil {
			return err
		}
	}
	return nil
}

// piece is one form of one document.
type piece struct {
	paper printing.Paper
	form  func(printing.Paper) printing.Sheets
}

// wanted is what to print besides the documents.
type wanted struct {
	receipt, reply bool
	sheet          bool // the 发文稿纸, which has the draft behind it
}

// named finds a document by its number; one that has none by its name, 草稿12, or by words of it.
func named(ctx context.Context, s *store.Store, text string) (model.Document, error) {
	if id, ok := model.ParseDraftName(text); ok {
		d, err := s.Document(ctx, id)
		if err == nil && d.ToBeSigned() {
			return d, nil
		}
		return d, &model.Error{Code: model.NotFound, Msg: "没有“" + text + "”", Cause: err}
	}
	n, numberErr := model.ParseNumber(text)
	if numberErr == nil {
		return s.DocumentByNumber(ctx, n)
	}
	rows, err := s.Documents(ctx, model.Filter{Text: text}, 0, all, today())
	if err != nil {
		return model.Document{}, err
	}
	rows = slices.DeleteFunc(rows, func(r model.Row) bool { return !r.Number.IsZero() || r.State == model.Voided })
	switch len(rows) {
	case 0:
		return model.Document{}, numberErr
	case 1:
		return s.Document(ctx, rows[0].ID)
	}
	return model.Document{}, model.Refuse("没有编号的文书里有几份符合“" + text + "”，请写草稿号：" + draftNames(rows))
}

// draftNames lists documents without a number to choose from.
func draftNames(rows []model.Row) string {
	const most = 20
	var names []string
	for _, r := range rows[:min(len(rows), most)] {
		names = append(names, model.DraftName(r.ID)+"（"+r.Leader.Name+"，"+r.Title+"）")
	}
	return strings.Join(names, "；")
}

// forms are the forms of one document. A card carries its receipt on the same sheet, a letter needs another.
func (w wanted) forms(p printing.Paper) ([]piece, error) {
	if w.sheet {
		if d := p.Document; !d.ToBeSigned() {
			return nil, model.Refuse(d.Number.String() + "已经签发或作废，发文稿纸在签发以前打印")
		}
		return []piece{{p, printing.SigningSheet}}, nil
	}
	forms := []piece{{p, printing.Document}}
	if w.receipt && p.Kind.Layout.IsLetter() {
		forms = append(forms, piece{p, printing.Receipt})
	}
	if w.reply {
		forms = append(forms, piece{p, printing.ReplyForm})
	}
	return forms, nil
}

// papers returns the frozen PDF of a single document, and one PDF of copies for several, for drafts or with further
// forms, in the office's own fonts.
func papers(ctx context.Context, s *store.Store, names []string, w wanted) ([]byte, error) {
	var sheets []piece
	for _, text := range names {
		d, err := named(ctx, s, text)
		if err != nil {
			return nil, err
		}
		preview, err := s.Preview(ctx, d)
		if err != nil {
			return nil, err
		}
		forms, err := w.forms(printing.Paper(preview))
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, forms...)
	}
	if d := sheets[0].paper.Document; len(sheets) == 1 && !d.Number.IsZero() {
		return s.Paper(ctx, d.ID)
	}
	setup, err := s.PrintSetup(ctx)
	if err != nil {
		return nil, err
	}
	printing.UseSetup(setup) // a font that cannot be used leaves its role to the bundled one, as in the window
	var pdf bytes.Buffer
	err = printing.WriteBatch(ctx, &pdf, printing.PDFOptions{}, len(sheets), func(i int) (printing.Sheets, error) {
		return sheets[i].form(sheets[i].paper), nil
	})
	return pdf.Bytes(), err
}

func export(ctx context.Context, c call) error {
	fs := newFlags()
	out := fs.String("o", "", "")
	rest, err := parse(fs, c.args, 1, 1)
	if err != nil || *out == "" {
		return errUsage
	}
	return c.with(ctx, store.Options{}, func(s *store.Store) error {
		var b bytes.Buffer
		switch rest[0] {
		case "documents":
			entries, err := s.DocumentEntries(ctx, model.Filter{}, today())
			if err != nil {
				return err
			}
			if err := sheet.WriteTabs(&b, sheet.Documents(entries)...); err != nil {
				return err
			}
		case "persons":
			people, err := s.People(ctx, "")
			if err != nil {
				return err
			}
			if err := sheet.Write(&b, "监督对象", model.PersonExportColumns(today()), people); err != nil {
				return err
			}
		case "inquiries":
			rows, err := s.Inquiries(ctx, model.InquiryFilter{}, 0, all, today())
			if err != nil {
				return err
			}
			if err := sheet.Write(&b, "廉政问询", model.InquiryColumns(), rows); err != nil {
				return err
			}
		case "past":
			rows, err := s.PastInquiries(ctx)
			if err != nil {
				return err
			}
			if err := sheet.Write(&b, "廉政问询台账", model.PastInquiryColumns(), rows); err != nil {
				return err
			}
		case "meetings":
			rows, err := s.Meetings(ctx, model.MeetingFilter{}, model.MeetingRow{}, all)
			if err != nil {
				return err
			}
			if err := sheet.Write(&b, "会议", model.MeetingColumns(), rows); err != nil {
				return err
			}
		case "vettings":
			tabs, err := vettingTabs(ctx, s)
			if err != nil {
				return err
			}
			if err := sheet.WriteTabs(&b, tabs...); err != nil {
				return err
			}
		case "calendar":
			rows, err := s.Documents(ctx, model.Filter{}, 0, all, today())
			if err != nil {
				return err
			}
			b.Write(model.ICalendar(rows, time.Now()))
		default:
			return errUsage
		}
		return c.save(*out, b.Bytes())
	})
}

func backup(ctx context.Context, c call) error {
	fs := newFlags()
	out := fs.String("o", "", "")
	pass := fs.String("passphrase-file", "", "")
	if _, err := parse(fs, c.args, 0, 0); err != nil || *out == "" && *pass != "" {
		return errUsage
	}
	if *out == "" {
		err := c.with(ctx, store.Options{}, func(s *store.Store) error { return s.BackupDaily(ctx, today()) })
		if err == nil {
			c.sayEject(filepath.Join(c.dir, store.DatabaseName)) // a portable desk, with its backups
		}
		return err
	}
	phrase, _, err := passphrase(*pass)
	if err != nil {
		return err
	}
	err = c.with(ctx, store.Options{}, func(s *store.Store) error { return s.Backup(ctx, *out, phrase) })
	if err == nil {
		c.sayEject(*out)
	}
	return err
}
