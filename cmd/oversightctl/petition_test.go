package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
	"oversight/printing"
)

// telling are words that must not stand on any paper the person concerned may see.
var telling = regexp.MustCompile(`举报|检举|控告|线索|匿名|来信|来访|信访|执纪监督`)

// wantUntold reads PDFs back and wants none of the words in them.
func wantUntold(t *testing.T, papers map[string][]byte) {
	t.Helper()
	for name, pdf := range papers {
		path := filepath.Join(t.TempDir(), "paper.pdf")
		if err := os.WriteFile(path, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		text := pdfText(t, path)
		if len(text) < 50 {
			t.Errorf("%s has no text: %s", name, text)
		}
		if found := telling.FindString(text); found != "" {
			t.Errorf("%s says %s:\n%s", name, found, text)
		}
	}
}

// after returns what an act returned, or ends the test.
func after[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestNoPaperOfACardFromAPetitionTellsOfIt(t *testing.T) {
	for _, source := range []string{"信访举报", "执纪监督", "群众来信", "信 访 舉 報"} {
		t.Run(source, func(t *testing.T) {
			s, ctx := storetest.New(t), t.Context()
			day := model.MustDate("2020-05-27")
			today := day.Add(60)
			doc := after[model.Document](t)
			kinds := after[[]model.Kind](t)(s.Kinds(ctx))
			papers := map[string][]byte{}
			issue := func(d model.Document, day, today model.Date) model.Document {
				d = doc(s.Submit(ctx, d.ID, d.Version))
				d = doc(s.Check(ctx, d.ID, d.Version, "吴静"))
				d = doc(s.Sign(ctx, d.ID, d.Version, model.Signature{By: "郑国强", On: day}, today, printing.Issue))
				papers[d.Issue.Kind] = after[[]byte](t)(s.Paper(ctx, d.ID))
				return doc(s.Serve(ctx, d.ID, d.Version, model.Service{Served: day, Received: day, Means: "当面", By: "周明", Receiver: d.Leader.Name}, today))
			}
			card := storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day)
			card.Source, card.SourceShown = source, ""
			card = issue(doc(s.SaveDraft(ctx, card, today)), day, today)
			row := after[[]model.Row](t)(s.Documents(ctx, model.Filter{}, 0, 1, today))[0]
			if row.Source != model.CleanLine(source) || row.Shown != "日常监督" {
				t.Errorf("the list shows %s and %s", row.Source, row.Shown)
			}
			for _, k := range []model.SlipKind{model.SlipCopy, model.SlipChase, model.SlipSupervise} {
				slip := card.NewSlip(k, "周明", day, model.Standing{})
				slip.To, slip.Text = "王五", "请督促整改"
				card = doc(s.IssueSlip(ctx, card.ID, card.Version, slip, today, printing.IssueSlip))
				papers[k.Label()] = after[[]byte](t)(s.SlipPaper(ctx, card.ID, len(card.Slips)-1))
			}
			paper := printing.Paper(after[model.Paper](t)(s.Preview(ctx, card)))
			papers["整改情况反馈表"] = after[[]byte](t)(printing.PDF(printing.ReplyForm(paper)))
			second := doc(card.Escalation(kinds[1], "周明", today))
			second.Oversight.Matter, second.Oversight.Risk = "宣传阵地管理", "责任不落实"
			second = issue(doc(s.SaveDraft(ctx, second, today)), today, today)
			later := today.Add(60) // neither was answered in time
			third := doc(second.Escalation(kinds[2], "周明", later))
			third = issue(doc(s.SaveDraft(ctx, third, later)), later, later)
			paper = printing.Paper(after[model.Paper](t)(s.Preview(ctx, third)))
			papers["公文的送达回执"] = after[[]byte](t)(printing.PDF(printing.Receipt(paper)))
			rows := after[[]model.Row](t)(s.Documents(ctx, model.Filter{}, 0, 10, today))
			papers["台账"] = after[[]byte](t)(printing.PDF(printing.LedgerForm(model.Ledger{Office: storetest.Office, On: today, Rows: rows})))
			if len(papers) != 9 || len(rows) != 3 {
				t.Errorf("%d papers of %d documents", len(papers), len(rows))
			}
			wantUntold(t, papers)
		})
	}
}

func TestNoPaperOfTheCountyTellsOfAPetition(t *testing.T) {
	dir := county(t)
	s := storetest.Open(t, dir)
	petitions, papers := 0, map[string][]byte{}
	for _, row := range after[[]model.Row](t)(s.Documents(t.Context(), model.Filter{}, 0, all, today())) {
		if row.Number.IsZero() {
			continue
		}
		if row.Source == "信访举报" {
			petitions++
		}
		papers[row.Number.String()] = after[[]byte](t)(s.Paper(t.Context(), row.ID))
		doc := after[model.Document](t)(s.Document(t.Context(), row.ID))
		for i, slip := range doc.Slips {
			papers[row.Number.String()+slip.Name()] = after[[]byte](t)(s.SlipPaper(t.Context(), row.ID, i))
		}
	}
	if petitions < 3 || len(papers) < 60 {
		t.Fatalf("%d papers, %d petitions", len(papers), petitions)
	}
	wantUntold(t, papers)
}

func TestAPaperOf030ThatTellsOfAPetitionIsPrintedWithAReasonOnly(t *testing.T) {
	dir := storetest.Frozen(t, "../../model/store/testdata/desk-0.3.0.db.gz")
	number := ""
	for _, r := range listed(t, "-data", dir, "list", "documents", "-json") {
		if r["source"] == "信访举报" {
			if r["source_shown"] != "日常监督" {
				t.Errorf("%s goes out as %s", r["number"], r["source_shown"])
			}
			if r["number"] != "" {
				number = r["number"]
			}
		}
	}
	want := frozen(t, dir, number)
	path := filepath.Join(t.TempDir(), "卡.pdf")
	refuses(t, "问题来源有“举报”", "-data", dir, "print", number, "-o", path)
	if _, err := os.Stat(path); err == nil {
		t.Error("the paper was written without a reason")
	}
	does(t, "-data", dir, "print", number, "-o", path, "-reason", "案卷归档")
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the paper is not as it was issued, %v", err)
	}
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, _ := model.ParseNumber(number)
	d := after[model.Document](t)(s.DocumentByNumber(t.Context(), n))
	lines := after[[]model.AuditEntry](t)(s.Timeline(t.Context(), "document", d.ID))
	if last := lines[len(lines)-1].Text; !strings.Contains(last, "案卷归档") {
		t.Errorf("the timeline ends with %s", last)
	}
	does(t, "-data", dir, "verify")
}
