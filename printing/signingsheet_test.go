package printing

import (
	"strings"
	"testing"

	"oversight/model"
)

// toSign is a paper as it is before the signing.
func toSign(p Paper) Paper {
	d := &p.Document
	d.State, d.Number, d.Signed, d.SignedBy, d.CheckedBy = model.Signing, model.Number{}, model.Date{}, "", ""
	return p
}

// manyReaders is a letter of a two-line title to twelve units.
func manyReaders() Paper {
	p := toSign(letterPaper())
	p.Document.Letter.Heading = "关于示例县脱贫攻坚产业奖补资金管理使用和村级公示制度执行不到位问题的整改建议书"
	p.Document.Letter.To = "示东镇、示西镇、示南镇、示北镇、县农业农村局、县财政局、县民政局、县教育局、县卫生健康局、县住房和城乡建设局、县自然资源和规划局、县融媒体中心"
	p.Document.Letter.Copies = "县委办公室，县政府办公室，市纪委监委党风政风监督室"
	p.Document.Quantity = 14
	return p
}

func TestASigningSheetHasBoxesForTheHandAndTheDraftBehindIt(t *testing.T) {
	p := toSign(samplePaper())
	p.Document.Letter.Copies, p.Document.Quantity = "县委办公室", 3
	p.Document.Marks = model.Marks{Secrecy: "秘密", Years: 1, Basis: "县委办〔2020〕3号", Urgency: "加急"}
	s := SigningSheet(p)
	if draft := Document(p); len(s.Pages) != len(draft.Pages)+1 {
		t.Fatalf("%d pages, the draft has %d", len(s.Pages), len(draft.Pages))
	}
	text := textOf(s.Pages[:1])
	for _, want := range []string{
		"中共示例县纪律检查委员会", "发文稿纸", "稿纸编号：", "发文字号：同监提〔", "签发：", "会签：", "核稿：", "拟稿：", "李镕2020年5月27日",
		"标题关于思想文化宣传薄弱", "的工作提醒卡", "文种工作提醒卡", "份数3份", "密级秘密★1年", "紧急程度加急", "主送欧阳𬱖喆县委常委、宣传部部长", "抄送县委办公室", "附件整改情况反馈表",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
	for _, never := range []string{p.Document.Source, "草稿"} {
		if strings.Contains(text, never) {
			t.Errorf("the sheet says %q", never)
		}
	}
	if behind := textOf(s.Pages[1:]); !strings.Contains(behind, "草稿") || !strings.Contains(behind, "（编号待签发）") {
		t.Errorf("behind the sheet stands\n%s", behind)
	}
	if len(s.Missing) > 0 {
		t.Errorf("no font has %q", string(s.Missing))
	}
	if packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-")) == "" {
		t.Error("the PDF reads back as nothing")
	}
}

func TestTheBoxesOfASigningSheetAreAHandHigh(t *testing.T) {
	for _, row := range toSign(samplePaper()).signingBoxes(0).lay() {
		if row.height < 30 {
			t.Errorf("a box is %.0f mm high", row.height)
		}
	}
}

func TestALongTitleAndManyReadersStayOnOneSheet(t *testing.T) {
	p := manyReaders()
	s := SigningSheet(p)
	if draft := Document(p); len(s.Pages) != len(draft.Pages)+1 {
		t.Fatalf("%d pages, the draft has %d", len(s.Pages), len(draft.Pages))
	}
	checkOnPaper(t, s)
	text := textOf(s.Pages[:1])
	for _, want := range []string{p.Document.Letter.Heading, p.Document.Letter.To, p.Document.Letter.Copies, "份数14份", "密级无", "1.问题清单2.整改情况反馈表"} {
		if !strings.Contains(text, packed(want)) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
}

// What no sheet has room for goes on to the next; nothing of it is lost and nothing stands outside the page.
func TestASigningSheetOfTheMostThereCanBeGoesOn(t *testing.T) {
	p := manyReaders()
	p.Document.Letter.Heading = strings.Repeat("标", 100)
	p.Document.Letter.To, p.Document.Letter.Copies = strings.Repeat("主", 300), strings.Repeat("抄", 300)
	for range 20 {
		p.Document.Letter.FurtherAnnexes = append(p.Document.Letter.FurtherAnnexes, strings.Repeat("附", 120))
	}
	s := SigningSheet(p)
	sheets := len(s.Pages) - len(Document(p).Pages)
	if sheets < 2 {
		t.Fatalf("%d pages of the sheet", sheets)
	}
	text := textOf(s.Pages[:sheets])
	for mark, n := range map[string]int{"主": 301, "抄": 301, "附": 20 * 120} {
		if got := strings.Count(text, mark); got < n {
			t.Errorf("%q stands %d times, want %d", mark, got, n)
		}
	}
	checkOnPaper(t, s)
}

func TestADraftWithNothingYetHasASheetToo(t *testing.T) {
	p := toSign(samplePaper())
	kind := p.Kind
	p.Document = model.NewDocument(kind, "", model.MustDate("2020-05-27"))
	text := textOf(SigningSheet(p).Pages[:1])
	for _, want := range []string{"关于×××的工作提醒卡", "份数", "抄送无", "主送×××"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet does not say %q:\n%s", want, text)
		}
	}
}

func TestACardNamesWhoElseGetsItAndHowManyAreMade(t *testing.T) {
	plain := textOf(Card(samplePaper()).Pages)
	if strings.Contains(plain, "抄送") || strings.Contains(plain, "份数") {
		t.Errorf("a card without either says\n%s", plain)
	}
	for _, copies := range []string{"县委办公室", "县委办公室，县政府办公室，县委组织部，市纪委监委党风政风监督室，县委巡察工作领导小组办公室"} {
		for _, p := range []Paper{samplePaper(), oversightPaper()} {
			p.Document.Letter.Copies, p.Document.Quantity = copies, 5
			s := Card(p)
			text := textOf(s.Pages[:1])
			if !strings.Contains(text, "抄送"+copies) || !strings.Contains(text, "份数5份") && !strings.Contains(text, "（印5份）") {
				t.Errorf("%s says\n%s", p.Kind.Name, text)
			}
			checkOnPaper(t, s)
		}
	}
}
