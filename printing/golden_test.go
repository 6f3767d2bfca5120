package printing

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenOp is an operation as the golden files show it, one a line.
type goldenOp struct {
	Page    int        `json:"page"`
	Op      string     `json:"op"`
	At      [4]float64 `json:"at"` // x, y or both ends or x, y, width, height
	Face    string     `json:"face,omitempty"`
	Size    float64    `json:"size,omitempty"`
	Spacing float64    `json:"spacing,omitempty"`
	Angle   float64    `json:"angle,omitempty"`
	Dash    float64    `json:"dash,omitempty"`
	Color   *Color     `json:"color,omitempty"`
	Text    string     `json:"text,omitempty"`
}

func round(v float64) float64 { return math.Round(v*100) / 100 }

func golden(page int, op Op) goldenOp {
	g := goldenOp{Page: page}
	var color Color
	switch op := op.(type) {
	case Text:
		g.Op, g.At = "text", [4]float64{round(op.X), round(op.Y)}
		g.Face, g.Size, g.Spacing, g.Angle, g.Text = op.Face.String(), round(op.Size), round(op.Spacing), op.Angle, op.Text
		color = op.Color
	case Rule:
		g.Op, g.At = "rule", [4]float64{round(op.X1), round(op.Y1), round(op.X2), round(op.Y2)}
		g.Size, g.Dash, color = op.Width, op.Dash, op.Color
	case Rect:
		g.Op, g.At = "rect", [4]float64{round(op.X), round(op.Y), round(op.W), round(op.H)}
		g.Size, color = op.Width, op.Color
	case QR:
		g.Op, g.At, g.Text = "qr", [4]float64{round(op.X), round(op.Y), round(op.Size), round(op.Size)}, op.Text
	}
	if color != black {
		g.Color = &color
	}
	return g
}

func TestLayoutOfFormsIsAsRecorded(t *testing.T) {
	draft := samplePaper()
	draft.Document.Number, draft.Document.Signed, draft.Document.State = model.Number{}, model.Date{}, model.Draft
	full := oversightPaper()
	full.Document.Problems = longPaper(25).Document.Problems
	exact, longer := exactLetter(Paper.asLetter)
	exactRed, longerRed := exactLetter(redHeaded)
	void := samplePaper()
	void.Document.State = model.Voided
	tall := sampleLedger(2)
	tall.Rows[1].Title = strings.Repeat("资金拨付审核不严，", 400)
	forms := map[string]Sheets{
		"letter":             Document(letterPaper()),
		"letter-full":        Document(fullLetter()),
		"letter-line":        Document(plainLetter(12)),
		"letter-exact":       Document(exact),
		"letter-longer":      Document(longer),
		"letter-long":        Document(longLetter()),
		"letter-suggestions": Document(manyLetter()),
		"letter-title-8":     Document(titledLetter("关于作风的建议书")),
		"letter-title-30":    Document(titledLetter("关于产业奖补资金兑现不及时、村级公示不规范等问题的整改建议书")),
		"letter-title-70": Document(titledLetter(
			"关于示例县住房和城乡建设局、示例县交通运输局在2019年至2020年农村公路建设项目招标投标和资金拨付管理工作中存在的突出问题的整改建议书")),
		"letter-receipt":  Receipt(letterPaper()),
		"redhead":         Document(redHeaded(letterPaper())),
		"redhead-full":    Document(redHeaded(fullLetter())),
		"redhead-line":    Document(redHeaded(plainLetter(12))),
		"redhead-exact":   Document(exactRed),
		"redhead-longer":  Document(longerRed),
		"card":            Card(samplePaper()),
		"card-draft":      Card(draft),
		"card-annex":      Card(longPaper(25)),
		"oversight":       Card(oversightPaper()),
		"oversight-annex": Card(full),
		"reply":           ReplyForm(samplePaper()),
		"card-open":       Card(openPaper()),
		"card-void":       Card(void),
		"card-copy":       Card(samplePaper()).Copy(),
		"card-overprint":  Card(samplePaper()).Overprint(1.5, -0.5),
		"ledger-1":        LedgerForm(sampleLedger(1)),
		"ledger-40":       LedgerForm(sampleLedger(40)),
		"ledger-tall":     LedgerForm(tall),
		"ledger-empty":    LedgerForm(sampleLedger(0)),
		"changes":         ChangesForm(sampleChanges(24)),
		"changes-empty":   ChangesForm(sampleChanges(0)),
		"ruler":           RulerPage(model.Overprint{Printer: "二楼 HP", X: 1.5, Y: -0.5}, model.MustDate("2026-05-07")),
	}
	forms["deadline"], forms["deadline-extended"], forms["deadline-forecast"] = deadlineSample(t, 0), deadlineSample(t, 2), forecastSample(t)
	forms["inquiry-record"] = InquiryRecord(inquirySample())
	forms["inquiry-record-draft"] = InquiryRecord(inquiryDraft())
	forms["inquiry-record-long"] = InquiryRecord(longInquiry())
	forms["inquiry-letter"] = Document(adviceLetter(inquirySample(), "2020-04-16"))
	forms["inquiry-ledger"] = InquiryLedgerForm(inquiryLedger(14))
	forms["meeting-record"] = MeetingRecord(meetingSample())
	for name, n := range map[string]int{"": 6, "-one": 1, "-40": 40} {
		forms["vettingform"+name] = VettingForm(sampleVetting(n))
		forms["vettingreply"+name] = VettingReply(sampleVetting(n))
	}
	for _, k := range model.SlipKinds() {
		forms["slip-"+string(k)] = Slip(slipSample(k, samplePaper()))
		forms["slip-"+string(k)+"-long"] = Slip(longSlip(k))
	}
	for name, s := range forms {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			encoder := json.NewEncoder(&got)
			encoder.SetEscapeHTML(false)
			for i, page := range s.Pages {
				for _, op := range page.Ops {
					if err := encoder.Encode(golden(i+1, op)); err != nil {
						t.Fatal(err)
					}
				}
			}
			file := filepath.Join("testdata", name+".jsonl")
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compareLines(t, got.String(), string(want))
		})
	}
}

// compareLines reports the first line that differs; the rest usually follows from it.
func compareLines(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("line %d:\n got %s\nwant %s\n(go test ./printing -run Layout -update, if the change is meant)",
				i+1, strings.Join(g[i:min(i+1, len(g))], ""), strings.Join(w[i:min(i+1, len(w))], ""))
		}
	}
}
