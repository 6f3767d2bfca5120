package printing

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"oversight/model"
)

func TestOverprintLeavesOutTheRedAndMovesTheRest(t *testing.T) {
	const dx, dy = 1.5, -0.5
	original := Card(longPaper(25))
	over := original.Overprint(dx, dy)
	for i, page := range original.Pages {
		var want []Op
		for _, op := range page.Ops {
			if op.ink() != red {
				want = append(want, op.moved(dx, dy))
			}
		}
		got := over.Pages[i].Ops
		if len(got) != len(want) || i == 0 && len(got) != len(page.Ops)-2 {
			t.Fatalf("page %d: %d operations of %d, want %d", i+1, len(got), len(page.Ops), len(want))
		}
		for j := range got {
			if !reflect.DeepEqual(got[j], want[j]) {
				t.Fatalf("page %d: got %+v, want %+v", i+1, got[j], want[j])
			}
		}
	}
	if n := len(inColor(original.Pages[0], red)); n != 2 {
		t.Errorf("%d red operations are left on the original, want head and rule", n)
	}
	text := packed(tool(t, []Sheets{over}, "pdftotext", "-raw", "FILE", "-"))
	if !strings.HasPrefix(text, "工作提醒卡") || !strings.Contains(text, "欧阳𬱖喆同志：") {
		t.Errorf("the PDF begins %.60s", text)
	}
}

func TestOverprintKeepsTheMarksOfDraftVoidAndCopy(t *testing.T) {
	void := samplePaper()
	void.Document.State = model.Voided
	for _, c := range []struct {
		s    Sheets
		want string
	}{{Card(openPaper()), "草稿"}, {Card(void), "作废"}, {Card(samplePaper()).Copy(), "副本"}} {
		if text := textOf(c.s.Overprint(0, 0).Pages); !strings.Contains(text, c.want) {
			t.Errorf("%s is gone:\n%s", c.want, text)
		}
	}
	if n := len(inColor(Card(openPaper()).Overprint(0, 0).Pages[0], openRed)); n != 2 {
		t.Errorf("%d frames around open slots", n)
	}
}

// The number at a tick is its distance from the edge of the sheet; with an offset everything stands that much away.
func TestRulersMeasureFromTheEdgeOfTheSheet(t *testing.T) {
	for _, o := range []model.Overprint{{}, {X: 3.5, Y: -20}} {
		page := RulerPage(o, model.MustDate("2026-05-07")).Pages[0]
		numbers := 0
		for _, op := range page.Ops {
			text, ok := op.(Text)
			if !ok || text.Size != sizeNo6 || strings.Trim(text.Text, "0123456789") != "" {
				continue
			}
			numbers++
			if !tickAt(page, text, o) {
				t.Errorf("offset %g, %g: no tick at the number %s at %.1f, %.1f", o.X, o.Y, text.Text, text.X, text.Y)
			}
		}
		if numbers < 150 {
			t.Errorf("only %d numbers", numbers)
		}
	}
}

// tickAt reports whether a long tick near the number stands at the distance it names.
func tickAt(page Page, number Text, o model.Overprint) bool {
	mm := 0.0
	for _, digit := range number.Text {
		mm = mm*10 + float64(digit-'0')
	}
	for _, op := range page.Ops {
		r, ok := op.(Rule)
		if !ok || math.Abs(math.Hypot(r.X2-r.X1, r.Y2-r.Y1)-4) > 0.01 {
			continue
		}
		near := math.Hypot((r.X1+r.X2)/2-number.X, (r.Y1+r.Y2)/2-number.Y) < 8
		if near && (r.X1 == r.X2 && math.Abs(r.X1-o.X-mm) < 0.01 || r.Y1 == r.Y2 && math.Abs(r.Y1-o.Y-mm) < 0.01) {
			return true
		}
	}
	return false
}

func TestCrossHairsStandWhereTheFormsPrintRed(t *testing.T) {
	rule := Rule{}
	for _, op := range inColor(Card(samplePaper()).Pages[0], red) {
		if r, ok := op.(Rule); ok {
			rule = r
		}
	}
	ends := map[[2]float64]bool{}
	for _, c := range crossHairs {
		ends[[2]float64{c.x, c.y}] = true
	}
	if !ends[[2]float64{rule.X1, rule.Y1}] || !ends[[2]float64{rule.X2, rule.Y2}] {
		t.Errorf("no cross-hairs at the ends of the red rule %+v", rule)
	}
}

func TestRulerPageSaysItsOffsetAndHasNoRed(t *testing.T) {
	s := RulerPage(model.Overprint{Printer: "二楼\tHP", X: -1.5, Y: 2}, model.MustDate("2026-05-07"))
	if len(inColor(s.Pages[0], red)) > 0 || len(s.Missing) > 0 {
		t.Errorf("missing %q, or red on the page", string(s.Missing))
	}
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	for _, want := range []string{"套打测试页", "打印机：二楼HP", "打印日期：2026年5月7日", "左右-1.5毫米，上下2毫米", "卡片红线左端（28，34.5）", "红线应在的34.5"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q:\n%s", want, text)
		}
	}
}
