package printing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// readsInOrder fails unless the PDF holds the texts one after the other.
func readsInOrder(t *testing.T, s Sheets, wants ...string) {
	t.Helper()
	text, at := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-")), 0
	for _, want := range wants {
		found := strings.Index(text[at:], packed(want))
		if found < 0 {
			t.Fatalf("the PDF does not hold %q after %q:\n%s", want, text[:at], text)
		}
		at += found
	}
}

func TestInquiryRecordReadsBackFromItsPDF(t *testing.T) {
	p := inquirySample()
	s := InquiryRecord(p)
	checkOnPaper(t, s)
	checkWithinTypeArea(t, s)
	readsInOrder(t, s,
		"中共示例县纪律检查委员会", "廉政问询记录表", "问〔2020〕3号", "县委常委会第98次会议", "会议日期2020年4月14日", "主持人陆承远",
		"2020年4月10日收到，提前1个工作日：是", "1.审议《县属国有企业领导人管理办法》", "重大决策", "1,384.72万元（大额）14人", "汇报人司马𫖯",
		"欧阳𬱖喆", "2020年4月14日会中口头", "郑国强", "法规冲突、利益冲突。", "与上级规定是否一致？", "政府公益项目与企业经营项目怎样分开考核？",
		"2020年4月14日，常务副县长：将对照上级规定", "序号问询建议采纳情况理由或说明", "要理顺政府公益项目和企业经营项目的关系采纳", "设立一年过渡期未采纳上级规定没有过渡期",
		"修改后通过：补充任职回避", "应到11人，实到10人，超过半数：是", "末位表态：是；回避：是（县委常委韩立诚）；全程纪实□是□否", "反对或保留意见：县委副书记许镕之（同意）：建议分两步实施。",
		"交县国有资产监督管理局落实，应于2020年5月14日前报落实情况。", "2020年5月12日报：办法已修改印发。", "复核（王堃）：查看印发文件，属实。",
		"上报市纪委监委：第二条建议没有采纳。", "据此制发：示同监督〔2020〕2号。", "更正，原因：笔误；问询人由“吴静”改为“郑国强”（李镕）。", "2020年5月15日办结，审核人：王堃。", "记录人：李镕",
	)
}

func TestInquiryBeforeItsMeetingLeavesRoomToWrite(t *testing.T) {
	s := InquiryRecord(inquiryDraft())
	text := textOf(s.Pages)
	for _, want := range []string{"草稿", "（编号待登记）", "尚未上会", "会前审签意见", "应到人，实到人，超过半数□是□否"} {
		if !strings.Contains(text, want) {
			t.Errorf("the record lacks %q:\n%s", want, text)
		}
	}
	if len(s.Pages) != 1 || strings.Contains(text, "跟踪落实") || strings.Contains(text, "其他记载") {
		t.Errorf("%d pages:\n%s", len(s.Pages), text)
	}
}

func TestLongInquiryGoesOnOverNumberedPagesAndLosesNothing(t *testing.T) {
	p := longInquiry()
	s := InquiryRecord(p)
	checkOnPaper(t, s)
	checkWithinTypeArea(t, s)
	texts := []string{p.Inquiry.Question}
	for _, sg := range p.Inquiry.Suggestions {
		texts = append(texts, sg.Text, sg.Note)
	}
	checkPrinted(t, s, texts...)
	if len(s.Pages) < 3 {
		t.Errorf("%d pages", len(s.Pages))
	}
	for i := range s.Pages {
		text := textOf(s.Pages[i : i+1])
		if !strings.Contains(text, fmt.Sprintf("—%d—", i+1)) || !strings.Contains(text, "问〔2020〕3号") {
			t.Errorf("page %d does not say what it is", i+1)
		}
	}
	if last := textOf(s.Pages[len(s.Pages)-1:]); !strings.Contains(last, "审核人（签字）") || !strings.Contains(last, "其他记载") {
		t.Errorf("the signature stands alone: %s", last)
	}
}

func TestVoidInquiryIsMarkedOnItsPapers(t *testing.T) {
	p := inquirySample()
	p.Inquiry.State, p.Inquiry.Void = model.InquiryVoided, model.Void{On: model.MustDate("2020-05-20"), Reason: "重复登记", By: "郑国强"}
	for _, s := range []Sheets{InquiryRecord(p)} {
		if text := textOf(s.Pages); !strings.HasPrefix(text, "作废") {
			t.Errorf("%s reads %.60s", s.Title, text)
		}
	}
}

// adviceLetter is the 问询建议函 of an inquiry, signed on the day.
func adviceLetter(p model.InquiryPaper, on string) Paper {
	kinds := model.FurtherKinds()
	k := kinds[slices.IndexFunc(kinds, func(k model.Kind) bool { return k.Key == model.KindInquiry })]
	d, err := p.Inquiry.AdviceLetter(k, p.Matter, p.Meeting, "李镕", p.Inquiry.On)
	if err != nil {
		panic(err)
	}
	d.Number, d.Signed, d.SignedBy, d.State = model.Number{Mark: "示问", Year: 2020, Seq: 2}, model.MustDate(on), "王某某", model.Signed
	return Paper{Document: d, Kind: k, Office: p.Office, Forecast: model.Deadline{Start: d.Signed, Term: d.Term, Due: model.MustDate("2020-05-09")}}
}

func TestAdviceLetterIsAnOfficialLetter(t *testing.T) {
	s := Document(adviceLetter(inquirySample(), "2020-04-16"))
	checkOnPaper(t, s)
	readsInOrder(t, s,
		"中共示例县纪律检查委员会", "示问〔2020〕2号", "关于审议《县属国有企业领导人管理办法》的问询建议函", "县国有资产监督管理局：", "一、问询情况",
		"2020年4月14日，本机关就县委常委会第98次会议（2020年4月14日）审议的《县属国有企业领导人管理办法》，以口头方式就“办法对企业领导人兼职没有作出限制，", "怎样分开考核？”提出会中廉政问询。",
		"二、廉政风险", "涉及的廉政风险点：法规冲突、利益冲突。",
		"三、问询建议", "（一）要理顺政府公益项目和企业经营项目的关系。", "（二）设立一年过渡期。", "四、反馈要求",
		"请自本函印发之日起15个工作日内（即2020年5月9日前）", "将建议采纳和落实情况书面反馈县同级监督领导小组办公室。", "2020年4月16日", "联系人：李镕",
	)
	if text := textOf(s.Pages); strings.Contains(text, "我们") || strings.Contains(text, "审议的“审议") || strings.Contains(text, "审议的审议") {
		t.Errorf("the letter reads %s", text)
	}
	waiting := inquirySample()
	waiting.Meeting, waiting.Inquiry.Means = model.Meeting{}, "审签意见"
	if text := textOf(Document(adviceLetter(waiting, "2020-04-16")).Pages); !strings.Contains(text, "就拟提请审议的《") || strings.Contains(text, "审签意见方式") {
		t.Errorf("before a meeting it reads %s", text)
	}
}

func TestADateThatMayChangeIsSaidToBeProvisionalOnThePapersOfAnInquiry(t *testing.T) {
	p := inquirySample()
	p.Inquiry.Follow.Deadline.Provisional = true
	for name, s := range map[string]Sheets{"record": InquiryRecord(p)} {
		text := strings.ReplaceAll(textOf(s.Pages), "\n", "")
		if !strings.Contains(text, "于2020年5月14日（暂定）前") {
			t.Errorf("the %s reads %s", name, text)
		}
	}
}

func TestMeetingRecordReadsBackFromItsPDF(t *testing.T) {
	s := MeetingRecord(meetingSample())
	checkOnPaper(t, s)
	checkWithinTypeArea(t, s)
	readsInOrder(t, s,
		"会议监督记录", "县委常委会第98次会议", "应到11人，实到10人，超过半数：是", "提前1个工作日：是", "第一议题是传达学习", "会议议程", "二、研究部分科级干部任免",
		"议题一", "审议《县属国有企业领导人管理办法》", "类别：重大决策；金额人数：1,384.72万元（大额）14人；提请单位：县国有资产监督管理局", "会议决定：修改后通过：补充任职回避",
		"末位表态：是", "问〔2020〕3号（会中，郑国强）：", "建议1.要理顺政府公益项目和企业经营项目的关系。采纳", "建议2.设立一年过渡期。未采纳（上级规定没有过渡期）",
		"议题二", "研究部分科级干部任免", "金额人数：12人", "会议决定：未定", "县委办公室留存", "列席人（签字）",
	)
	empty := meetingSample()
	empty.Matters = nil
	if text := textOf(MeetingRecord(empty).Pages); !strings.Contains(text, "议题") {
		t.Errorf("without matters it reads %s", text)
	}
}

func TestInquiryLedgerReadsBackFromItsPDF(t *testing.T) {
	l := inquiryLedger(14)
	s := InquiryLedgerForm(l)
	checkOnPaper(t, s)
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	for _, want := range []string{
		"县同级监督领导小组办公室2020年廉政问询台账", "范围：年份：2020年；阶段：全部", "合计问询14次（会中14次），提出建议28条（采纳14条、未采纳14条），采纳率50.0%",
		"按类别：重大决策14次；按会议：县委常委会14次；涉及金额1,384.72万元。", "▲临期", "已办结", "作废",
	} {
		if !strings.Contains(text, packed(want)) {
			t.Errorf("the ledger lacks %q:\n%s", want, text)
		}
	}
	for _, e := range l.Rows {
		checkPrinted(t, s, e.Number.String(), e.Inquiry.Question)
	}
	l.Rows = nil
	if empty := textOf(InquiryLedgerForm(l).Pages); !strings.Contains(empty, "没有记录") || strings.Contains(empty, "合计") {
		t.Errorf("the empty ledger reads %s", empty)
	}
	sum := listOrdinal
	for _, c := range inquiryColumns {
		sum += c.Width
	}
	if d := sum - wideWidth; d > 0.5 || d < -0.5 {
		t.Errorf("the columns are %.1f mm, the page has %.1f", sum, wideWidth)
	}
}

func TestPapersOfInquiriesAreSoundPDF(t *testing.T) {
	all := []Sheets{
		InquiryRecord(inquirySample()), InquiryRecord(longInquiry()), InquiryRecord(inquiryDraft()),
		Document(adviceLetter(inquirySample(), "2020-04-16")), MeetingRecord(meetingSample()), InquiryLedgerForm(inquiryLedger(3)),
	}
	if out := tool(t, all, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func FuzzInquiryRecordPrintsEveryCharacter(f *testing.F) {
	f.Add("涉及资金1,384.72万元，见https://example.gov/a_b？👍", "张三", "已改")
	f.Add("\xff\x00\u202e\ue000𠮷\n\n　a̐", "", "\n√□")
	f.Add(strings.Repeat("长", 1900), "张三", strings.Repeat("证", 1900))
	f.Fuzz(func(t *testing.T, question, name, note string) {
		p := inquirySample()
		p.Inquiry.Question, p.Inquiry.By, p.Inquiry.Suggestions[1].Note, p.Matter.Checks.Dissents[0].What = question, name, note, note
		s := InquiryRecord(p)
		checkWithinTypeArea(t, s)
		checkPrinted(t, s, question, model.CleanLine(name), note, note)
	})
}
