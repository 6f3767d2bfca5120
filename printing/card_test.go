package printing

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// textOf is all the text of pages from the given one on, in the order of painting.
func textOf(pages []Page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, op := range p.Ops {
			if text, ok := op.(Text); ok {
				b.WriteString(text.Text)
			}
		}
	}
	return packed(b.String())
}

// checkOnPaper fails when anything lies outside the page or a text outside its printable middle.
func checkOnPaper(t *testing.T, s Sheets) {
	t.Helper()
	for i, p := range s.Pages {
		for _, op := range p.Ops {
			text, ok := op.(Text)
			if !ok || text.Angle != 0 {
				continue
			}
			end := text.X + text.Face.length(text.Text, text.Size, text.Spacing)
			if text.X < 10 || end > p.Width-10 || text.Y < 10 || text.Y > p.Height-10 {
				t.Errorf("page %d: %q stands at %.1f…%.1f, %.1f", i+1, text.Text, text.X, end, text.Y)
			}
		}
	}
}

// frames are the tables of a page.
func frames(p Page) []Rect {
	var rects []Rect
	for _, op := range p.Ops {
		if r, ok := op.(Rect); ok && r.Color == black {
			rects = append(rects, r)
		}
	}
	return rects
}

// checkReceipt fails when the table of the card reaches the receipt, or the receipt the edge of the paper.
func checkReceipt(t *testing.T, p Page) {
	t.Helper()
	tables := frames(p)
	if len(tables) != 2 {
		t.Fatalf("%d tables on the card", len(tables))
	}
	card, receipt := tables[0], tables[1]
	if math.Abs(card.Y+card.H-cardBottom) > 0.01 || receipt.Y < cardCut || receipt.Y+receipt.H > a4Height-10 {
		t.Errorf("card ends at %.1f, receipt takes %.1f to %.1f", card.Y+card.H, receipt.Y, receipt.Y+receipt.H)
	}
}

func TestUsualCardFitsOnePage(t *testing.T) {
	s := Card(samplePaper())
	if len(s.Pages) != 1 || len(s.Missing) > 0 {
		t.Fatalf("%d pages, missing %q", len(s.Pages), string(s.Missing))
	}
	checkOnPaper(t, s)
	checkReceipt(t, s.Pages[0])
	if strings.Contains(textOf(s.Pages), "附页") {
		t.Error("the card sends the reader to a page that does not exist")
	}
}

// bodySize is the type size of the salutation.
func bodySize(p Page) float64 {
	for _, op := range p.Ops {
		if text, ok := op.(Text); ok && strings.HasSuffix(text.Text, "同志：") {
			return text.Size
		}
	}
	return 0
}

func TestTypeShrinksBeforeTextGoesToAnotherPage(t *testing.T) {
	size, pages := sizeNo3, 1
	seen := map[float64]bool{}
	for length := 50; length <= 500; length += 25 {
		p := samplePaper()
		p.Document.Problems, p.Document.Suggestions = []string{strings.Repeat("监督", length/2)}, nil
		s := Card(p)
		now := bodySize(s.Pages[0])
		seen[now] = true
		if len(s.Pages) == 1 && (pages > 1 || now > size) {
			t.Errorf("%d characters are set in %v pt on one page, fewer needed %v pt and %d pages", length, now, size, pages)
		}
		size, pages = now, len(s.Pages)
	}
	if !seen[sizeNo3] || !seen[sizeNo4] || !seen[sizeSmallNo4] || pages == 1 {
		t.Errorf("the sizes are %v, the longest takes %d pages", seen, pages)
	}
}

func TestTwentyFiveProblemsGoToTheAnnexComplete(t *testing.T) {
	p := longPaper(25)
	s := Card(p)
	checkOnPaper(t, s)
	checkReceipt(t, s.Pages[0])
	card, annex := textOf(s.Pages[:1]), textOf(s.Pages[1:])
	if !strings.Contains(card, "（共25条，详见附页）") || !strings.Contains(card, packed(p.Document.Suggestions[1])) {
		t.Errorf("the card reads %s", card)
	}
	// The page head comes between the halves of a problem that goes over the page.
	var continuous strings.Builder
	for i := range s.Pages[1:] {
		text := textOf(s.Pages[i+1 : i+2])
		for _, furniture := range []string{"工作提醒卡附页", "示同监提〔2020〕7号", fmt.Sprintf("—%d—", i+2)} {
			if !strings.Contains(text, furniture) {
				t.Errorf("page %d lacks %q", i+2, furniture)
			}
			text = strings.ReplaceAll(text, furniture, "")
		}
		continuous.WriteString(text)
	}
	for i, problem := range p.Document.Problems {
		if !strings.Contains(continuous.String(), packed(fmt.Sprintf("%d.%s", i+1, problem))) {
			t.Errorf("problem %d is not whole in the annex:\n%s", i+1, annex)
			break
		}
	}
}

func TestThreeThousandCharactersInEachPartLoseNothing(t *testing.T) {
	p := samplePaper()
	p.Document.Problems = []string{strings.Repeat("甲", 1500), strings.Repeat("甲", 1500)}
	p.Document.Suggestions = []string{strings.Repeat("乙", 1500), strings.Repeat("乙", 1500)}
	p.Document.Wording.Lead = strings.Repeat("丙", 3000)
	p.Document.Wording.Request = strings.Repeat("丁", 3000)
	p.Document.Wording.Feedback = strings.Repeat("戊", 3000)
	s := Card(p)
	checkOnPaper(t, s)
	checkReceipt(t, s.Pages[0])
	text := textOf(s.Pages)
	for _, r := range "甲乙丙丁戊" {
		if n := strings.Count(text, string(r)); n != 3000 {
			t.Errorf("%c is printed %d times, want 3000", r, n)
		}
	}
	for _, heading := range []string{"一、提醒事由", "二、工作建议", "三、反馈要求"} {
		if !strings.Contains(text, heading) {
			t.Errorf("the annex lacks the heading %q", heading)
		}
	}
}

func TestManyUnitsAndALongPostLeaveRoomForTheCard(t *testing.T) {
	p := samplePaper()
	p.Document.Leader = model.LeaderRef{ID: 1, Name: strings.Repeat("阿不都", 10), Post: strings.Repeat("县委常委、", 30)}
	p.Document.Units = nil
	for i := range 30 {
		p.Document.Units = append(p.Document.Units, model.Unit{Name: fmt.Sprintf("示例县第%d实验小学", i+1)})
	}
	s := Card(p)
	checkOnPaper(t, s)
	checkReceipt(t, s.Pages[0])
	if text := textOf(s.Pages[:1]); !strings.Contains(text, "示例县第1实验小学等30个单位") {
		t.Errorf("the card reads %s", text)
	}
}

func TestDraftAndVoidCannotBeTakenForIssued(t *testing.T) {
	watermark := func(s Sheets) string {
		words := ""
		for _, p := range s.Pages {
			if text, ok := p.Ops[0].(Text); ok && text.Angle != 0 {
				words += text.Text
			}
		}
		return words
	}
	draft, void, undone := samplePaper(), longPaper(25), samplePaper()
	draft.Document.Number, draft.Document.State, draft.Document.Signed = model.Number{}, model.Draft, model.Date{}
	void.Document.State = model.Voided
	undone.Document.Number, undone.Document.State = model.Number{}, model.Voided
	pages := len(Card(void).Pages)
	for _, c := range []struct {
		name string
		s    Sheets
		want string
	}{
		{"已签发的没有标记", Card(samplePaper()), ""},
		{"草稿有标记", Card(draft), "草稿"},
		{"草稿的反馈表也有标记", ReplyForm(draft), "草稿草稿"},
		{"作废的每页都有标记", Card(void), strings.Repeat("作废", pages)},
		{"未编号就作废的是作废", Card(undone), "作废"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := watermark(c.s); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	text := textOf(Card(draft).Pages)
	if strings.Count(text, "（编号待签发）") != 2 || strings.Contains(text, "〔2020〕") || strings.Contains(text, "2020年5月27日") {
		t.Errorf("the draft reads %s", text)
	}
}

func TestEmptyDraftPrintsAsABlankCard(t *testing.T) {
	for _, kind := range model.BuiltinKinds() {
		s := Card(Paper{Kind: kind, Document: model.NewDocument(kind, "", model.MustDate("2026-05-18"))})
		checkOnPaper(t, s)
		checkReceipt(t, s.Pages[0])
		if text := textOf(s.Pages); !strings.Contains(text, "×××同志：") || !strings.Contains(text, "{联系单位}") || len(s.Missing) > 0 {
			t.Errorf("the card reads %s, missing %q", text, string(s.Missing))
		}
	}
}

func TestLongIssuerStaysOnThePaperAndOverTheDate(t *testing.T) {
	p := samplePaper()
	p.Office.Issuer = "中共示例土家族苗族自治县纪律检查委员会、示例土家族苗族自治县监察委员会"
	checkOnPaper(t, Card(p))
}

// checkPrinted fails when a character of the texts is not on the pages as often as in the texts.
func checkPrinted(t *testing.T, s Sheets, texts ...string) {
	t.Helper()
	printed := map[rune]int{}
	for _, r := range textOf(s.Pages) {
		printed[r]++
	}
	for _, text := range texts {
		for _, r := range packed(model.CleanText(text)) {
			if slices.Contains(s.Missing, r) {
				r = substitute
			}
			if printed[r]--; printed[r] < 0 {
				t.Fatalf("%q is not printed as often as it stands in %q", r, texts)
			}
		}
	}
}

func FuzzCardPrintsEveryCharacter(f *testing.F) {
	f.Add("涉及资金1,384.72万元，见https://example.gov/a_b？👍", "张三")
	f.Add("\xff\x00\u202e\ue000𠮷\n\n　a̐", "")
	f.Fuzz(func(t *testing.T, problem, name string) {
		p := samplePaper()
		p.Document.Problems, p.Document.Leader.Name = []string{problem}, name
		checkPrinted(t, Card(p), problem)
	})
}
