package printing

import (
	"fmt"
	"strings"
	"testing"

	"oversight/model"
)

func TestOversightCardReadsBackFromItsPDF(t *testing.T) {
	p := oversightPaper()
	text := packed(tool(t, []Sheets{Card(p)}, "pdftotext", "-raw", "FILE", "-"))
	at := 0
	for _, want := range []string{
		"中共示例县纪律检查委员会", "廉政监督卡", "示同监督〔2020〕1号", "监督对象欧阳𬱖喆职务县委常委、宣传部部长",
		"联系单位示例镇、县融媒体中心问题来源县委第三轮巡察", "监督事项产业奖补资金兑现监督时段2020年9月1日至12月31日",
		"风险等级高跟踪监督人王某某", "廉政风险点" + p.Document.Oversight.Risk + "。", "前次提醒",
		"《工作提醒卡》（示同监提〔2020〕7号），落实评价：两项问题仅整改一项，扶志扶智措施未见成效。",
		"监督事由", "欧阳𬱖喆同志：", "所提问题未认真落实。经县委第三轮巡察发现，", "在产业奖补资金兑现工作中存在以下问题和廉政风险：",
		p.Document.Problems[0] + "。", "监督意见", "根据《关于加强同级监督的意见（试行）》，现予监督，", p.Document.Suggestions[0] + "。",
		"防控措施：奖补名单逐户核实、两级公示。", "反馈要求", "15个工作日内（当日签收的，即2020年9月22日前），", "2020年9月1日",
		"送达回执", "今收到《廉政监督卡》（示同监督〔2020〕1号）1份。",
	} {
		found := strings.Index(text[at:], want)
		if found < 0 {
			t.Fatalf("the PDF does not hold %q after %q:\n%s", want, text[:at], text)
		}
		at += found
	}
}

func TestUsualOversightCardFitsOnePage(t *testing.T) {
	s := Card(oversightPaper())
	if len(s.Pages) != 1 || len(s.Missing) > 0 || strings.Contains(textOf(s.Pages), "附页") {
		t.Fatalf("%d pages, missing %q", len(s.Pages), string(s.Missing))
	}
	checkOnPaper(t, s)
	checkReceipt(t, s.Pages[0])
}

func TestOversightRowsWithoutContentAreLeftOut(t *testing.T) {
	for _, c := range []struct {
		name          string
		change        func(*Paper)
		without, with string
	}{
		{"没有监督事项", func(p *Paper) { p.Document.Oversight.Matter = "" }, "监督事项产业", "监督时段"},
		{"没有监督时段", func(p *Paper) { p.Document.Oversight.From, p.Document.Oversight.To = model.Date{}, model.Date{} }, "监督时段", "监督事项"},
		{"没有风险等级", func(p *Paper) { p.Document.Oversight.Level = "" }, "风险等级", "跟踪监督人王某某"},
		{"没有跟踪监督人", func(p *Paper) { p.Document.Oversight.Follower = "" }, "跟踪监督人", "风险等级高"},
		{"没有风险点", func(p *Paper) { p.Document.Oversight.Risk = "" }, "廉政风险点", "前次提醒"},
		{"没有落实评价", func(p *Paper) { p.Document.Oversight.Earlier = "" }, "落实评价", "《工作提醒卡》（示同监提〔2020〕7号）"},
		{"没有防控措施", func(p *Paper) { p.Document.Oversight.Measures = "" }, "防控措施：", "监督意见"},
		{"没有前次提醒", func(p *Paper) {
			p.Document.Previous, p.Document.Oversight.Earlier, p.Document.Wording.Earlier = "", "", ""
		}, "前次提醒", "同志：经县委第三轮巡察发现"},
		{"前次提醒没有编号", func(p *Paper) { p.Document.Previous, p.Document.Wording.Earlier = "", "" }, "《工作提醒卡》", "前次提醒两项问题仅整改一项，扶志扶智措施未见成效。"},
		{"工作提醒卡没有监督卡的行", func(p *Paper) { p.Kind = model.BuiltinKinds()[0] }, "风险等级", "提醒事由"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := oversightPaper()
			c.change(&p)
			s := Card(p)
			checkReceipt(t, s.Pages[0])
			if text := textOf(s.Pages); strings.Contains(text, c.without) || !strings.Contains(text, c.with) {
				t.Errorf("the card should have %q, not %q:\n%s", c.with, c.without, text)
			}
		})
	}
}

func TestPeriodSaysAYearOnce(t *testing.T) {
	first, last, next := model.MustDate("2026-09-01"), model.MustDate("2026-12-31"), model.MustDate("2027-03-01")
	for _, c := range []struct {
		from, to model.Date
		want     string
	}{
		{first, last, "2026年9月1日至12月31日"},
		{first, next, "2026年9月1日至2027年3月1日"},
		{first, first, "2026年9月1日"},
		{first, model.Date{}, "自2026年9月1日起"},
		{model.Date{}, last, "至2026年12月31日"},
		{model.Date{}, model.Date{}, ""},
	} {
		if got := (model.Oversight{From: c.from, To: c.to}).Period(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestLongRiskGivesWayBeforeTheProblems(t *testing.T) {
	p := oversightPaper()
	p.Document.Oversight.Risk = strings.Repeat("资金拨付审核不严", 40)
	s := Card(p)
	checkOnPaper(t, s)
	checkReceipt(t, s.Pages[0])
	card, annex := textOf(s.Pages[:1]), textOf(s.Pages[1:])
	for _, want := range []string{"廉政风险点详见附页。", "落实评价：两项", packed(p.Document.Problems[0]), "防控措施：奖补"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q:\n%s", want, card)
		}
	}
	if !strings.Contains(annex, p.Document.Oversight.Risk) {
		t.Errorf("the annex reads %s", annex)
	}
}

func TestLongOversightCardLosesNothing(t *testing.T) {
	problems := longPaper(25).Document.Problems
	for _, c := range []struct {
		name   string
		change func(*model.Document)
	}{
		{"25条问题", func(d *model.Document) { d.Problems = problems }},
		{"25条问题、长风险点、长评价", func(d *model.Document) {
			d.Problems, d.Oversight.Risk, d.Oversight.Earlier = problems, strings.Repeat("险", 3000), strings.Repeat("评", 3000)
		}},
		{"25条问题、逐行写的风险点", func(d *model.Document) {
			d.Problems, d.Oversight.Risk = problems, strings.TrimSpace(strings.Repeat("险\n", 27))
		}},
		{"长监督事项", func(d *model.Document) { d.Oversight.Matter = strings.Repeat("项", longFact+1) }},
		{"没有建议只有长措施", func(d *model.Document) { d.Suggestions, d.Oversight.Measures = nil, strings.Repeat("措", 3000) }},
		{"处处都长", func(d *model.Document) {
			long := func(r string) string { return strings.Repeat(r, 3000) }
			d.Leader.Name, d.Leader.Post = strings.Repeat("阿不都", 10), strings.Repeat("县委常委、", 12)
			d.Wording = model.Wording{Earlier: long("甲"), Lead: long("乙"), Request: long("丙"), Feedback: long("丁")}
			d.Problems, d.Suggestions = []string{long("戊"), long("己")}, []string{long("庚")}
			d.Oversight.Matter, d.Oversight.Risk, d.Oversight.Earlier, d.Oversight.Measures = long("辛"), long("壬"), long("癸"), long("子")
			for i := range 30 {
				d.Units = append(d.Units, model.Unit{Name: fmt.Sprintf("示例县第%d实验小学", i+1)})
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := oversightPaper()
			c.change(&p.Document)
			s := Card(p)
			checkOnPaper(t, s)
			checkReceipt(t, s.Pages[0])
			d, o := p.Document, p.Document.Oversight
			checkPrinted(t, s, strings.Join(d.Problems, ""), strings.Join(d.Suggestions, ""), o.Matter, o.Risk, o.Earlier, o.Measures)
			if len(s.Pages) > 1 && !strings.Contains(textOf(s.Pages[:1]), "详见附页") {
				t.Error("the card does not send the reader to the annex")
			}
		})
	}
}

func FuzzOversightCardPrintsEveryCharacter(f *testing.F) {
	f.Add("涉及资金1,384.72万元", "审核不严\n公示不规范", "未落实", "逐户核实。")
	f.Add("\xff\x00\u202e", "𠮷", "\n\n　a̐", strings.Repeat("长", 900))
	f.Fuzz(func(t *testing.T, matter, risk, earlier, measures string) {
		p := oversightPaper()
		o := &p.Document.Oversight
		o.Matter, o.Risk, o.Earlier, o.Measures = matter, risk, earlier, measures
		s := Card(p)
		checkReceipt(t, s.Pages[0])
		checkPrinted(t, s, model.CleanLine(matter), risk, earlier, measures)
	})
}
