package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// dirty is a text as a PDF, a web page or an ill-meaning hand may bring it: fillers, a turned order, a NUL, radicals.
func dirty(clean string) string {
	return "\u202e\u3164" + strings.NewReplacer("工", "⼯", "文", "⽂").Replace(clean) + "\u2800\x00\u034f\xff"
}

func TestNoTextWithWhatNoEyeSeesGetsIntoTheDesk(t *testing.T) {
	ctx, s, day := t.Context(), storetest.New(t), model.MustDate("2026-03-02")
	p, err := s.SavePerson(ctx, model.Person{
		Name: dirty("文工"), Level: dirty("县委常委"), Note: dirty("分管文化"),
		Posts: []model.Post{{Title: dirty("宣传部部长")}}, Links: []model.Link{{Unit: model.Unit{Name: dirty("文工团")}, Kind: model.Liaison}},
	})
	done(t, err)
	d := storetest.Draft(t, s, p, day)
	d.Title, d.Basis, d.DraftedBy, d.Problems = dirty("文风"), dirty("依据"), dirty("周明"), []string{dirty("工作拖沓")}
	d, err = s.SaveDraft(ctx, d, day)
	done(t, err)
	d, err = s.Submit(ctx, d.ID, d.Version)
	done(t, err)
	d, err = s.Rework(ctx, d.ID, d.Version, dirty("请补充"))
	done(t, err)
	d, err = s.Submit(ctx, d.ID, d.Version)
	done(t, err)
	d, err = s.Check(ctx, d.ID, d.Version, dirty("何文"))
	done(t, err)
	d, err = s.Sign(ctx, d.ID, d.Version, model.Signature{By: dirty("郑工"), On: day}, day, storetest.Render)
	done(t, err)
	d, err = s.Serve(ctx, d.ID, d.Version, model.Service{
		Served: day, Received: day, Means: "当面", By: dirty("周工"), Receiver: dirty("王文"), Relation: dirty("秘书"), Note: dirty("已当面说明"),
	}, day)
	done(t, err)
	d, err = s.Answer(ctx, d.ID, d.Version, model.Reply{Received: day, By: dirty("文工"), Text: dirty("已制定工作方案")}, day)
	done(t, err)
	d, err = s.Judge(ctx, d.ID, d.Version, model.Review{On: day, Verdict: model.ActAccept, By: dirty("何文"), Opinion: dirty("同意")}, day)
	done(t, err)
	if d.CheckedBy != "何文" || d.SignedBy != "郑工" || d.Service.By != "周工" || d.Reply.Text != "已制定工作方案" || d.Review.By != "何文" {
		t.Errorf("kept are %q %q %+v %+v %+v", d.CheckedBy, d.SignedBy, d.Service, d.Reply, d.Review)
	}
	void := storetest.Draft(t, s, p, day)
	_, err = s.Void(ctx, void.ID, void.Version, model.Void{On: day, Reason: dirty("填错"), By: dirty("何文")}, day)
	done(t, err)
	for _, found := range unseenIn(t, s) {
		t.Error(found)
	}
}

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// unseenIn names every value of the database with a character no eye can see.
func unseenIn(t *testing.T, s *store.Store) (out []string) {
	t.Helper()
	s.Close()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(s.Dir(), store.DatabaseName)))
	done(t, err)
	defer db.Close()
	tables, err := db.Query("SELECT name FROM sqlite_schema WHERE type='table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%_fts%'")
	done(t, err)
	defer tables.Close()
	seen := 0
	for tables.Next() {
		var table string
		done(t, tables.Scan(&table))
		rows, err := db.Query("SELECT * FROM " + table)
		done(t, err)
		columns, err := rows.Columns()
		done(t, err)
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			done(t, rows.Scan(into...))
			for i, v := range values {
				text, ok := v.(string)
				if !ok {
					continue
				}
				seen++
				r, bad := model.Unseen(text)
				if bad || strings.Contains(text, `\u0000`) || strings.Contains(text, `\ufffd`) {
					out = append(out, fmt.Sprintf("%s.%s has U+%04X: %q", table, columns[i], r, text))
				}
			}
		}
		rows.Close()
	}
	if seen < 100 {
		t.Fatalf("only %d texts were looked at", seen)
	}
	return out
}

func TestTextWithoutMeasureIsRefusedAtItsField(t *testing.T) {
	ctx, s, day := t.Context(), storetest.New(t), model.MustDate("2026-03-02")
	book := strings.Repeat("整改情况。", 2<<20)
	p := storetest.Leader(t, s, "李书言")
	signed := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Signed, day)
	served := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Served, day)
	checking := storetest.Advance(t, s, storetest.Draft(t, s, p, day), model.Checking, day)
	service := model.Service{Served: day, Received: day, Means: "当面", By: "周明", Receiver: p.Name, Note: book}
	_, noted := s.Serve(ctx, signed.ID, signed.Version, service, day)
	_, replied := s.Answer(ctx, served.ID, served.Version, model.Reply{Received: day, By: p.Name, Text: book}, day)
	_, reworked := s.Rework(ctx, checking.ID, checking.Version, book)
	_, checked := s.Check(ctx, checking.ID, checking.Version, book)
	_, voided := s.Void(ctx, signed.ID, signed.Version, model.Void{On: day, By: "周明", Reason: book}, day)
	_, saved := s.SavePerson(ctx, model.Person{Name: "陈实", Note: book})
	for name, err := range map[string]error{"note": noted, "text": replied, "reason": reworked, "by": checked, "void": voided, "person": saved} {
		if model.CodeOf(err) != model.Invalid || model.FieldOf(err) == "" || !strings.Contains(model.UserMessage(err), "个字") {
			t.Errorf("%s: %v", name, model.UserMessage(err))
		}
	}
	office := storetest.Office
	office.Contact = strings.Repeat("明", 10<<20/3)
	if err := s.SetOffice(ctx, office); model.CodeOf(err) != model.Invalid {
		t.Errorf("the office was stored: %v", err)
	}
}

func TestASearchTakesAsMuchAsAPersonTypes(t *testing.T) {
	ctx, s, day := t.Context(), storetest.New(t), model.MustDate("2026-03-02")
	storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
	for _, n := range []int{200, 201, 10 << 20} {
		text := strings.Repeat("思", n)
		_, documents := s.Documents(ctx, model.Filter{Text: text}, 0, 10, day)
		_, inquiries := s.Inquiries(ctx, model.InquiryFilter{Text: text}, 0, 10, day)
		_, counts := s.InquiryCounts(ctx, model.InquiryFilter{Text: text})
		_, meetings := s.Meetings(ctx, model.MeetingFilter{Text: text}, model.MeetingRow{}, 10)
		_, matters := s.Matters(ctx, model.MatterFilter{Text: text}, 0, 10)
		_, vettings := s.Vettings(ctx, model.VettingFilter{Text: text}, 0, 10, day)
		_, people := s.People(ctx, text)
		for i, err := range []error{documents, inquiries, counts, meetings, matters, vettings, people} {
			if n <= 200 && err != nil || n > 200 && (model.CodeOf(err) != model.Invalid || !strings.Contains(model.UserMessage(err), "最多 200 个字")) {
				t.Errorf("search %d for %d characters: %v", i, n, err)
			}
		}
	}
}

func TestASearchFindsRadicalsOnBothSides(t *testing.T) {
	ctx, s, day := t.Context(), storetest.New(t), model.MustDate("2026-03-02")
	d := storetest.Draft(t, s, storetest.Leader(t, s, "文书言"), day)
	d.Problems = []string{"⼯作作风不实"}
	_, err := s.SaveDraft(ctx, d, day)
	done(t, err)
	for _, text := range []string{"工作作风", "⼯作作风", "⽂书", "文书言", "wsy"} {
		rows, err := s.Documents(ctx, model.Filter{Text: text}, 0, 10, day)
		if err != nil || len(rows) != 1 {
			t.Errorf("%q finds %d documents, %v", text, len(rows), err)
		}
	}
	people, err := s.People(ctx, "⽂书")
	if err != nil || len(people) != 1 {
		t.Errorf("%d people are found, %v", len(people), err)
	}
}
