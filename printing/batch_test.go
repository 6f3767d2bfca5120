package printing

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// numberedCard is the sample card with a sequence number of its own.
func numberedCard(seq int) Sheets {
	p := samplePaper()
	p.Document.Number.Seq = seq
	return Card(p)
}

func TestOutlineLeadsToTheTopOfEachDocument(t *testing.T) {
	sheets := []Sheets{Card(longPaper(25)), ReplyForm(samplePaper()), numberedCard(8), LedgerForm(sampleLedger(40))}
	var file struct {
		Outlines []struct {
			Title string `json:"title"`
			Page  int    `json:"destpageposfrom1"`
			Dest  []any  `json:"dest"`
		} `json:"outlines"`
	}
	if err := json.Unmarshal([]byte(tool(t, sheets, "qpdf", "--json", "--json-key=outlines", "FILE")), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Outlines) != len(sheets) {
		t.Fatalf("%d bookmarks for %d documents", len(file.Outlines), len(sheets))
	}
	page := 1
	for i, s := range sheets {
		got := file.Outlines[i]
		if got.Title != s.Title || got.Page != page {
			t.Errorf("bookmark %q leads to page %d, want %q and %d", got.Title, got.Page, s.Title, page)
		}
		if top := got.Dest[3].(float64) * mmPerPoint; top < s.Pages[0].Height-0.01 || top > s.Pages[0].Height+0.01 {
			t.Errorf("%s: leads to %.1f mm of %.1f", s.Title, top, s.Pages[0].Height)
		}
		page += len(s.Pages)
	}
}

func TestBatchIsNamedInChineseByItsFirstDocumentAndCount(t *testing.T) {
	info := tool(t, []Sheets{numberedCard(7), numberedCard(8), numberedCard(9)}, "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{"工作提醒卡 示同监提〔2020〕7号 等3份", "中共示例县纪律检查委员会", "同级监督工作台"} {
		if !strings.Contains(info, want) {
			t.Errorf("the properties lack %q:\n%s", want, info)
		}
	}
}

func TestBatchLaysOutOneByOneAndTellsHowFarItIs(t *testing.T) {
	const n = 20
	var told []int
	var got, want bytes.Buffer
	o := PDFOptions{Title: "工作提醒卡", Progress: func(done, total int) {
		if total != n {
			t.Errorf("total %d", total)
		}
		told = append(told, done)
	}}
	err := WriteBatch(context.Background(), &got, o, n, func(i int) (Sheets, error) {
		if len(told) != i {
			t.Errorf("document %d is laid out after %d were drawn", i, len(told))
		}
		return numberedCard(i + 1), nil
	})
	if err != nil || len(told) != n || !slices.IsSorted(told) || told[n-1] != n {
		t.Errorf("told %v, %v", told, err)
	}
	sheets := make([]Sheets, n)
	for i := range sheets {
		sheets[i] = numberedCard(i + 1)
	}
	if err := WritePDF(&want, PDFOptions{Title: "工作提醒卡"}, sheets...); err != nil || !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("a batch is another file than the same documents at once (%v)", err)
	}
}

func TestBatchStopsAtTheErrorItMeetsAndWritesNothing(t *testing.T) {
	broken := errors.New("database is gone")
	for _, c := range []struct {
		name string
		want error
		at   func(i int, cancel func()) (Sheets, error)
	}{
		{"取消", context.Canceled, func(i int, cancel func()) (Sheets, error) {
			if i == 2 {
				cancel()
			}
			return numberedCard(i + 1), nil
		}},
		{"最后一份时取消", context.Canceled, func(i int, cancel func()) (Sheets, error) {
			if i == 4 {
				cancel()
			}
			return numberedCard(i + 1), nil
		}},
		{"读不出文书", broken, func(i int, _ func()) (Sheets, error) {
			if i == 3 {
				return Sheets{}, broken
			}
			return numberedCard(i + 1), nil
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			var out bytes.Buffer
			most := 0
			err := WriteBatch(ctx, &out, PDFOptions{Progress: func(done, _ int) { most = done }}, 5,
				func(i int) (Sheets, error) { return c.at(i, cancel) })
			if !errors.Is(err, c.want) || out.Len() > 0 {
				t.Errorf("got %v and %d bytes after %d documents", err, out.Len(), most)
			}
			if c.name == "取消" && most != 3 {
				t.Errorf("%d documents were drawn after the cancel at the third", most)
			}
		})
	}
}

func TestNothingToPrintIsAnError(t *testing.T) {
	if err := WritePDF(io.Discard, PDFOptions{}); model.CodeOf(err) != model.Internal {
		t.Errorf("got %v", err)
	}
}

func TestEveryFormMakesASoundPDF(t *testing.T) {
	sheets := []Sheets{
		LedgerForm(sampleLedger(40)), LedgerForm(sampleLedger(0)), RulerPage(model.Overprint{X: 20, Y: -20}, model.MustDate("2026-05-07")),
		Card(openPaper()), Card(samplePaper()).Copy(), Card(samplePaper()).Overprint(-20, 20), ReplyForm(openPaper()).Copy(),
	}
	if out := tool(t, sheets, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}
