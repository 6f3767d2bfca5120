package printing

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

var pageNumbers = regexp.MustCompile(`—\d+—`)

// running is the text of pages as it is read, without page numbers.
func running(s Sheets) string { return pageNumbers.ReplaceAllString(textOf(s.Pages), "") }

func TestLetterReadsBackFromItsPDFAsItWasTyped(t *testing.T) {
	for _, c := range []struct {
		layout        model.Layout
		head, imprint string
	}{
		{model.LayoutLetter, "中共示例县纪律检查委员会示同监建〔2020〕1号", "抄送：县委办公室，县委宣传部。"},
		{model.LayoutRedHead, "中共示例县纪律检查委员会文件示同监建〔2020〕1号", "抄送：县委办公室，县委宣传部。县同级监督领导小组办公室2020年10月15日印发"},
	} {
		t.Run(c.layout.Label(), func(t *testing.T) {
			p := letterPaper()
			p.Kind.Layout, p.Document.Letter.ProblemList, p.Document.Letter.Form = c.layout, false, false
			p.Document.Letter.FurtherAnnexes = []string{"有关制度汇编", "检查组名单"}
			text := packed(tool(t, []Sheets{Document(p)}, "pdftotext", "-raw", "FILE", "-"))
			want := c.head + "关于示例镇思想文化宣传薄弱问题的整改建议书" + "示例镇、县融媒体中心：" +
				"一、问题来源经核，《廉政监督卡》（示同监督〔2020〕1号）所提问题整改不到位。" +
				"经县委第三轮巡察发现，示例镇、县融媒体中心在示例镇思想文化宣传薄弱问题方面存在需要整改的问题。" +
				"二、存在的主要问题（一）" + p.Document.Problems[0] + "。（二）" + p.Document.Problems[1] + "。" +
				"三、原因分析主要原因是主体责任落实不到位，对宣传思想文化工作重视不够。" +
				"四、整改建议根据《关于加强同级监督的意见（试行）》，为推动问题整改，防止同类问题再次发生，提出以下建议：" +
				"（一）" + p.Document.Suggestions[0] + "。（二）" + p.Document.Suggestions[1] + "。" +
				"五、反馈要求和期限请研究上述建议，制定整改措施，明确责任人和完成时限，在收到本建议书之日起15个工作日内" +
				"（当日签收的，即2020年11月5日前），将整改情况书面反馈县同级监督领导小组办公室。" +
				"无正当理由的，应当采纳本建议。对建议有不同意见的，请在反馈期限内书面提出并说明理由。" +
				"附件：1.有关制度汇编2.检查组名单" + "中共示例县纪律检查委员会2020年10月15日（联系人：李镕电话：0710-5550123）" + c.imprint
			if got := pageNumbers.ReplaceAllString(text, ""); got != packed(want) {
				t.Errorf("got\n%s\nwant\n%s", got, packed(want))
			}
		})
	}
}

func TestLongLetterReadsBackComplete(t *testing.T) {
	p := longLetter()
	p.Document.Letter.ProblemList, p.Document.Letter.Form = false, false
	for _, p := range []Paper{p, redHeaded(p)} {
		s := Document(p)
		checkOnPaper(t, s)
		if len(s.Missing) > 0 {
			t.Errorf("missing %q", string(s.Missing))
		}
		text := pageNumbers.ReplaceAllString(packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-")), "")
		for i, problem := range p.Document.Problems {
			if want := packed("（" + chineseNumber(i+1) + "）" + problem); !strings.Contains(text, want) {
				t.Errorf("problem %d is not whole in\n%s", i+1, text)
			}
		}
		if !strings.Contains(text, packed(p.Document.Letter.Causes)) {
			t.Errorf("the causes are not whole in\n%s", text)
		}
		if out := tool(t, []Sheets{s}, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
	}
}

func TestSectionsWithoutContentAreLeftOutAndTheOthersRenumbered(t *testing.T) {
	for _, c := range []struct {
		name          string
		change        func(*Paper)
		with, without string
	}{
		{"没有原因分析", func(p *Paper) { p.Document.Letter.Causes = "" }, "三、整改建议", "原因分析"},
		{"只有一节不编号", func(p *Paper) { *p = plainLetter(10) }, "甲甲中共", "一、"},
		{"只有一条问题不编号", func(p *Paper) { p.Document.Problems = p.Document.Problems[:1] }, "二、存在的主要问题思想", "（二）内生"},
		{"文种没有各节名称", func(p *Paper) { p.Kind.Labels = model.Labels{} }, "五、反馈要求和期限", "、请研究"},
		{"文种自己的名称", func(p *Paper) { p.Kind.Labels.Lead = "检查情况" }, "一、检查情况", "问题来源经"},
		{"没有附件就没有附件说明", func(p *Paper) { p.Document.Letter = model.Letter{} }, "说明理由。中共示例县纪律检查委员会2020年10月15日（联", "附件"},
		{"只有一个附件不编号", func(p *Paper) { p.Document.Letter.ProblemList = false }, "附件：整改情况反馈表", "1.整改"},
		{"没有联系人就没有附注", func(p *Paper) { p.Office.Contact, p.Office.Phone = "", "" }, "2020年10月15日附件1", "联系人"},
		{"函上写的联系人先于单位的", func(p *Paper) { p.Document.Letter.Contact = "刘龑" }, "（联系人：刘龑电话：0710-5550123）", "李镕"},
		{"没有抄送的函没有版记", func(p *Paper) { p.Document.Letter.Copies = "" }, "附件1", "抄送"},
		{"没有标志不印", func(*Paper) {}, "示同监建", "★"},
		{"份号密级紧急程度", func(p *Paper) { *p = fullLetter() }, "000001秘密★1年特急", "县委办〔2020〕3号"},
		{"空草稿", func(p *Paper) {
			p.Document = model.NewDocument(p.Kind, "", model.MustDate("2026-05-18"))
			p.Office = model.Office{}
		}, "关于×××的整改建议书×××：", "〔"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := letterPaper()
			c.change(&p)
			s := Document(p)
			checkOnPaper(t, s)
			if text := running(s); !strings.Contains(text, c.with) || strings.Contains(text, c.without) {
				t.Errorf("the letter should have %q, not %q:\n%s", c.with, c.without, text)
			}
		})
	}
}

// facesOf tells for each face what is set in it.
func facesOf(s Sheets) map[*Face]string {
	out := map[*Face]string{}
	for _, page := range s.Pages {
		for _, op := range page.Ops {
			if text, ok := op.(Text); ok {
				out[text.Face] += "|" + text.Text
			}
		}
	}
	return out
}

func TestLevelsAreSetInTheirFaces(t *testing.T) {
	p := letterPaper()
	p.Document.Letter = model.Letter{Causes: "（一）思想认识不足\n一是学习不够。\n1. 制度不全\n（1）没有办法\n一、总体情况。没有人管。"}
	p.Document.Problems = []string{"公示不规范。2019年以来没有公示", "台账" + strings.Repeat("不全", 20) + "。没有人管", "不担当"}
	faces := facesOf(Document(p))
	for _, want := range []string{"|一、问题来源", "|二、存在的主要问题", "|一、总体情况。", "|五、"} {
		if !strings.Contains(faces[heiFace], want) {
			t.Errorf("%q is not in 黑体: %s", want, faces[heiFace])
		}
	}
	for _, want := range []string{"|（一）公示不规范。", "|（二）", "|（三）", "|（一）思想认识不足"} {
		if !strings.Contains(faces[kaiFace], want) {
			t.Errorf("%q is not in 楷体: %s", want, faces[kaiFace])
		}
	}
	for _, want := range []string{"|2019年以来没有公示。", "|台账", "|不担当。", "|一是学习", "|1. 制度", "|（1）没有", "|没有人管"} {
		if !strings.Contains(faces[fangFace], want) {
			t.Errorf("%q is not in 仿宋: %s", want, faces[fangFace])
		}
	}
}

func TestNumbersAreWrittenInChinese(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 60: "六十", 99: "九十九"} {
		if got := chineseNumber(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

func TestSixtySuggestionsAreNumberedThrough(t *testing.T) {
	s := Document(manyLetter())
	checkOnPaper(t, s)
	text := running(s)
	for i := range model.MaxItems {
		if want := fmt.Sprintf("（%s）健全资金管理制度。", chineseNumber(i+1)); !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestAddresseesThatFillTheFirstPageMoveToTheImprint(t *testing.T) {
	for _, layout := range []model.Layout{model.LayoutLetter, model.LayoutRedHead} {
		p := plainLetter(300)
		p.Kind.Layout = layout
		p.Document.Letter.To, p.Document.Letter.Copies = strings.TrimSuffix(strings.Repeat("示例县第一实验小学、", 45), "、"), "县委办公室"
		s := Document(p)
		checkOnPaper(t, s)
		text := running(s)
		if !strings.Contains(text, "主送："+p.Document.Letter.To+"。抄送：县委办公室。") || !strings.Contains(textOf(s.Pages[:1]), "甲") {
			t.Errorf("%s: the letter reads %s", layout.Label(), text)
		}
	}
}

func TestListOfProblemsIsNumberedOnAndRepeatsItsHead(t *testing.T) {
	p := longLetter()
	p.Document.Problems[1] = strings.Repeat("乙", 1900) // higher than a page
	p.Document.Letter.Form = false
	s := Document(p)
	checkOnPaper(t, s)
	first := slices.IndexFunc(s.Pages, func(p Page) bool { return strings.HasPrefix(textOf([]Page{p}), "附件问题清单") })
	if first < 2 || len(s.Pages)-first < 3 {
		t.Fatalf("the list begins on page %d of %d", first+1, len(s.Pages))
	}
	const bottom = marginTop + bodyHeight
	for i, page := range s.Pages[first:] {
		text, table := textOf([]Page{page}), frames(page)[0]
		if !strings.Contains(text, "序号问题整改建议责任单位整改时限备注") || !strings.Contains(text, fmt.Sprintf("—%d—", first+i+1)) {
			t.Errorf("page %d reads %s", first+i+1, text)
		}
		if table.X != marginLeft || math.Abs(table.W-bodyWidth) > 0.01 || table.Y+table.H > bottom+0.01 {
			t.Errorf("the table of page %d is not in the 版心: %+v", first+i+1, table)
		}
	}
	if n := strings.Count(textOf(s.Pages[first:]), "乙"); n != 1900 {
		t.Errorf("乙 is printed %d times in the list", n)
	}
	if last := textOf(s.Pages[len(s.Pages)-1:]); !strings.Contains(last, "抄送：县委办公室，县委宣传部。") {
		t.Errorf("the last page has no 版记: %s", last)
	}
}

func TestListNamesTheUnitAndSuggestionOfAProblemOnlyWhenItIsKnown(t *testing.T) {
	p := letterPaper()
	l := newLetter(p)
	for _, c := range []struct{ problem, want string }{
		{"示例镇公示不规范", "示例镇"}, {"示例镇、县融媒体中心没有公示", "示例镇、县融媒体中心"}, {"公示不规范", ""},
	} {
		if got := l.unitFor(c.problem); got != c.want {
			t.Errorf("%s: %q, want %q", c.problem, got, c.want)
		}
	}
	l.Document.Units = l.Document.Units[:1]
	if got := l.unitFor("公示不规范"); got != "示例镇" {
		t.Errorf("the only unit is not named: %q", got)
	}
	if got := l.suggestionFor(1); got != p.Document.Suggestions[1] {
		t.Errorf("as many suggestions as problems: %q", got)
	}
	l.Document.Suggestions = l.Document.Suggestions[:1]
	if got := l.suggestionFor(1); got != "见正文" {
		t.Errorf("fewer suggestions than problems: %q", got)
	}
}

func TestReplyFormOfALetterNamesTheLetterItBelongsTo(t *testing.T) {
	s := Document(letterPaper())
	form := s.Pages[slices.IndexFunc(s.Pages, func(p Page) bool { return p.Width > p.Height })]
	if text := textOf([]Page{form}); !strings.Contains(text, "示同监建〔2020〕1号附件2") || !strings.Contains(text, "第1页共2页") {
		t.Errorf("the form reads %s", text)
	}
	if text := textOf(ReplyForm(samplePaper()).Pages); strings.Contains(text, "附件") {
		t.Errorf("the form of a card reads %s", text)
	}
}

func TestReceiptOfALetterHasASheetToItself(t *testing.T) {
	s := Receipt(letterPaper())
	checkOnPaper(t, s)
	if text := textOf(s.Pages); len(s.Pages) != 1 || !strings.Contains(text, "送达回执示同监建〔2020〕1号今收到《整改建议书》（示同监建〔2020〕1号）1份。签收人职务") {
		t.Errorf("the receipt reads %s", text)
	}
}

func FuzzLetterPrintsEveryCharacter(f *testing.F) {
	f.Add("涉及资金1,384.72万元，见https://example.gov/a_b？👍", "（一）不严\n1. 没有", "资金管理", "市纪委")
	f.Add("\xff\x00\u202e\ue000𠮷\n\n　a̐", "一、\n（一）\n。", "̐", "：")
	f.Fuzz(func(t *testing.T, problem, causes, title, copies string) {
		if len([]rune(title)) > 200 {
			t.Skip()
		}
		for _, layout := range []model.Layout{model.LayoutLetter, model.LayoutRedHead} {
			p := letterPaper()
			p.Kind.Layout = layout
			p.Document.Problems, p.Document.Title = []string{problem, problem}, title
			p.Document.Letter.Causes, p.Document.Letter.Copies = causes, copies
			checkPrinted(t, Document(p), problem, problem, causes, model.CleanLine(title), model.CleanLine(copies))
		}
	})
}
