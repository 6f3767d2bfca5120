package ui_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// chamber is an office on 20 June 2020 with a leader, the meeting of 27 May and its matter; the page 廉政问询 is shown.
func chamber(t *testing.T) (*clerk, model.Matter) {
	t.Helper()
	c := begin(t, "2020-06-20")
	c.employ("罗清源", "县委常委、宣传部部长", "县国资局")
	people, err := c.stored().People(t.Context(), "罗清源")
	if err != nil || len(people) != 1 {
		t.Fatalf("%d leaders, %v", len(people), err)
	}
	meeting := storetest.Meeting(t, c.stored(), model.MustDate("2020-05-27"))
	matter := storetest.Matter(t, c.stored(), meeting, people[0])
	c.ctrl(inquiriesKey)
	return c, matter
}

// ask fills the form of a new inquiry put at the meeting, with two suggestions.
func (c *clerk) ask() {
	c.t.Helper()
	c.click("新建问询")
	c.enter("议题", "国有企业")
	c.enter("问询日期", "2020-05-27")
	c.click("法规冲突")
	c.enter("问询内容", "公益项目和经营项目怎样分开？")
	c.enter("问询建议", "理顺公益项目和经营项目的关系")
	c.ctrl(fyne.KeyReturn)
	c.types("明确企业负责人任职回避")
}

// inquiry returns the one inquiry there must be, which must have the state.
func (c *clerk) inquiry(want model.InquiryState) model.Inquiry {
	c.t.Helper()
	rows, err := c.stored().Inquiries(c.t.Context(), model.InquiryFilter{}, 0, 10, c.today)
	if err != nil || len(rows) != 1 {
		c.t.Fatalf("%d inquiries are stored, %v; the window says\n%s", len(rows), err, c.words())
	}
	q, err := c.stored().Inquiry(c.t.Context(), rows[0].ID)
	if err != nil || q.State != want {
		c.t.Fatalf("the inquiry is %q, want %q, %v; the window says\n%s", q.State.Label(), want.Label(), err, c.words())
	}
	return q
}

// inputs are all the inputs in a line of a form, in the order of Tab.
func (c *clerk) inputs(label string) (found []fyne.CanvasObject) {
	c.t.Helper()
	walk(c.row(label).input, nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		switch o.(type) {
		case *kit.Entry, *kit.MultiEntry, *kit.DateField, *kit.Select:
			found = append(found, o)
			return false
		}
		return true
	})
	return found
}

// answer fills the n-th answer, from 0.
func (c *clerk) answer(n int, day, who, what string) {
	c.t.Helper()
	for i, text := range []string{day, who, what} {
		c.into(c.inputs("答复")[3*n+i], text)
	}
}

// adopt fills the judgement of the n-th suggestion, from 0.
func (c *clerk) adopt(n int, adoption, note string) {
	c.t.Helper()
	c.into(c.inputs("逐条认定")[2*n], adoption)
	c.into(c.inputs("逐条认定")[2*n+1], note)
}

func TestAnInquiryIsWalkedThroughItsWholeLife(t *testing.T) {
	c, matter := chamber(t)
	c.ask()
	c.sees("县委常委会第38次会议，2020年5月27日", "重大决策", "分管领导：罗清源")
	for label, want := range map[string]string{"问询阶段": "会中", "问询方式": "口头", "问询人": "郑国强", "记录人": "周明"} {
		if got := c.holds(label); got != want {
			t.Errorf("%s holds %q, want %q as the meeting makes it", label, got, want)
		}
	}
	c.click("保存草稿")
	c.sees("草稿已保存", "问询草稿（未编号）")
	if q := c.inquiry(model.InquiryDraft); q.Matter != matter.ID || !slices.Equal(q.Risks, []string{"法规冲突"}) || len(q.Suggestions) != 2 {
		t.Errorf("stored is %+v", q)
	}

	c.click("登记编号")
	c.click("登记")
	c.sees("已登记，编号 问〔2020〕1号")

	c.click("记录答复")
	c.answer(0, "2020-05-27", "国资局局长", "正在起草分账办法")
	c.click("添加一条答复")
	c.answer(1, "2020-05-28", "罗清源", "由分管领导督办")
	c.enter("补提建议", "年底前报送分账情况")
	c.click("登记")
	c.sees("已记录答复", "2020年5月28日，罗清源：由分管领导督办")
	if q := c.inquiry(model.InquiryAnswered); len(q.Answers) != 2 || len(q.Suggestions) != 3 {
		t.Errorf("answered as %+v", q)
	}

	c.click("认定采纳情况")
	c.click("全部采纳")
	c.adopt(1, "未采纳", "上级已有规定")
	c.enter("认定日期", "2020-05-28")
	c.enter("认定人", "吴静")
	c.click("认定")
	c.sees("未采纳（上级已有规定）")
	if q := c.inquiry(model.InquiryJudged); q.Outcomes() != "第1条采纳；第2条未采纳（上级已有规定）；第3条采纳" {
		t.Errorf("judged as %s", q.Outcomes())
	}

	c.click("交办跟踪")
	c.enter("落实期限", "")
	c.sees("填写交办日期和天数后，这里显示到哪一天")
	c.enter("交办日期", "2020-05-28")
	c.enter("落实期限", "15")
	c.sees("应于2020年6月18日（星期四）前报落实情况")
	c.click("交办")
	c.sees("已交办，应于2020年6月18日", "超期 1 个工作日", "县国资局")
	c.inquiry(model.InquiryFollowing)

	c.click("登记落实情况")
	c.enter("落实情况", "分账办法已印发")
	c.enter("落实日期", "2020-06-19")
	c.click("登记")
	c.sees("已落实，待办结", "2020年6月19日：分账办法已印发")

	c.click("复核")
	c.enter("复核人", "吴静")
	c.enter("复核结果", "查阅了办法，情况属实")
	c.click("登记")
	c.sees("查阅了办法，情况属实")

	c.click("上报")
	c.enter("上报对象", "市纪委监委")
	c.enter("纠正不力的情况", "第二条建议没有采纳")
	c.click("登记")
	c.sees("2020年6月20日上报市纪委监委")

	c.cardFromInquiry()

	c.click("办结")
	c.enter("审核人", "吴静")
	c.click("办结")
	c.sees("已办结", "2020年6月20日，审核人：吴静")
	c.correctTheQuestion()
	report, err := c.stored().Verify(t.Context())
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("verify finds %v, %v", report.Problems, err)
	}
}

// cardFromInquiry makes a card from the inquiry shown and signs it; the inquiry names it then, and leads to it.
func (c *clerk) cardFromInquiry() {
	c.t.Helper()
	c.click("制发文书")
	c.click("工作提醒卡…")
	for label, want := range map[string]string{
		"提醒对象": "罗清源", "问题": "第二条建议没有采纳\n廉政问询提出的建议“明确企业负责人任职回避”未采纳（上级已有规定）\n存在廉政风险：法规冲突", "工作建议": "明确企业负责人任职回避",
		"问题来源": "廉政问询", "依据": "问〔2020〕1号廉政问询",
	} {
		if got := c.holds(label); got != want {
			c.t.Errorf("%s holds %q, want %q from the inquiry", label, got, want)
		}
	}
	c.click("保存并送核")
	c.sign("2020-06-20")
	c.sees("已签发，编号 同监提〔2020〕1号")
	c.ctrl(inquiriesKey)
	c.sees("据此制发的文书", "工作提醒卡 同监提〔2020〕1号", "已签发")
	if q := c.inquiry(model.InquiryFollowing); !slices.Equal(q.Documents, []string{"同监提〔2020〕1号"}) {
		c.t.Errorf("the inquiry names %v", q.Documents)
	}
	c.strike("查看")
	c.sees("登记送达") // the card is shown
	c.ctrl(inquiriesKey)
}

// correctTheQuestion corrects the closed inquiry; what stood there before can be read.
func (c *clerk) correctTheQuestion() {
	c.t.Helper()
	c.click("更正")
	c.enter("问询内容", "公益项目和经营项目的账怎样分开？")
	c.into(c.inputs("问询建议")[2], "未采纳，另有规定") // the reason of the first
	c.click("保存更正")
	c.refused("更正原因", "请填写更正原因", "")
	c.enter("更正原因", "记录有误")
	c.enter("更正人", "")
	c.click("保存更正")
	c.refused("更正人", "请填写更正人", "")
	c.enter("更正人", "周明")
	c.click("保存更正")
	c.sees("已更正", "更正人：周明，原因：记录有误", "问询内容由“公益项目和经营项目怎样分开？”改为“公益项目和经营项目的账怎样分开？”")
	if q := c.inquiry(model.InquiryClosed); q.Number.Seq != 1 || len(q.Corrections) != 1 || q.Suggestions[0].Note != "未采纳，另有规定" {
		c.t.Errorf("corrected to %+v", q)
	}
	c.click("经过")
	c.sees("更正，原因：记录有误", "据此签发工作提醒卡 同监提〔2020〕1号", "超过期限2020年6月18日")
}

func TestWrongInputsOfTheActsAreNamedAtTheirFields(t *testing.T) {
	c, _ := chamber(t)
	c.ask()
	c.click("保存并登记编号")

	c.click("记录答复")
	c.click("登记")
	c.refused("答复", "请填写答复人和答复内容", "2020-06-20")
	c.answer(0, "2020-05-26", "国资局局长", "正在起草")
	c.click("登记")
	c.refused("答复", "早于问询日期", "2020-05-26")
	c.answer(0, "2020-05-27", "国资局局长", "正在起草")
	c.click("登记")

	c.click("办结")
	c.enter("审核人", "吴静")
	c.click("办结")
	c.sees("还有 2 条建议没有认定采纳情况，请先认定")
	c.click("知道了")
	if c.holds("审核人") != "吴静" {
		t.Error("the checker typed is gone")
	}
	c.press(fyne.KeyEscape)

	c.click("认定采纳情况")
	c.adopt(0, "采纳", "")
	c.click("认定")
	c.sees("请选择第 2 条建议的采纳情况")
	c.adopt(1, "未采纳", "")
	c.click("认定")
	c.sees("第 2 条建议未采纳，请写明理由")
	c.adopt(1, "未采纳", "上级已有规定")
	c.click("认定")

	c.click("交办跟踪")
	c.enter("交办日期", "2020-05-28")
	c.enter("落实期限", "许多")
	c.click("交办")
	c.refused("落实期限", "请填写天数", "许多")
	c.enter("落实期限", "10")
	c.click("交办")
	c.refused("交办日期", "交办日期不能早于认定日期", "2020-05-28")
	c.enter("交办日期", "2020-06-20")
	c.click("交办")

	c.click("登记落实情况")
	c.click("登记")
	c.refused("落实情况", "请填写落实情况", "")
	c.press(fyne.KeyEscape)
	c.click("复核")
	c.enter("复核结果", "属实")
	c.click("登记")
	c.sees("责任单位还没有报落实情况")
	c.click("知道了")
	c.press(fyne.KeyEscape)
	c.click("放弃")
	c.click("上报")
	c.enter("纠正不力的情况", "没有纠正")
	c.click("登记")
	c.refused("上报对象", "请填写上报对象", "")
}

func TestAVoidInquiryKeepsItsNumber(t *testing.T) {
	c, _ := chamber(t)
	c.ask()
	c.click("保存并登记编号")
	c.click("作废")
	c.sees("编号 问〔2020〕1号 保留")
	c.click("作废")
	c.refused("作废原因", "请填写作废原因", "")
	c.enter("作废原因", "重复登记")
	c.enter("批准人", "郑国强")
	c.click("作废")
	c.sees("已作废", "问〔2020〕1号", "重复登记")
	c.misses("记录答复", "办结")
	if q := c.inquiry(model.InquiryVoided); q.Number.String() != "问〔2020〕1号" {
		t.Errorf("the number is %s", q.Number)
	}
	c.ask()
	c.click("保存并登记编号")
	c.sees("编号 问〔2020〕2号")
}

func TestADeletedDraftIsGone(t *testing.T) {
	c, _ := chamber(t)
	c.ask()
	c.click("保存草稿")
	c.click("删除草稿")
	c.click("删除")
	c.sees("草稿已删除", "选择一次问询")
	rows, err := c.stored().Inquiries(t.Context(), model.InquiryFilter{}, 0, 10, c.today)
	if err != nil || len(rows) != 0 {
		t.Errorf("%d inquiries are stored, %v", len(rows), err)
	}
}

func TestACardIsNotBegunOverOneThatIsBeingTyped(t *testing.T) {
	c, _ := chamber(t)
	c.ctrl(documentsKey)
	c.draft("罗清源", "思想文化宣传薄弱")
	c.ctrl(inquiriesKey)
	c.ask()
	c.click("保存并登记编号")
	c.click("制发文书")
	c.click("廉政监督卡…")
	c.sees("有一份文书还没填完")
	c.click("知道了")
	if got := c.holds("问题"); got != "思想文化宣传薄弱" {
		t.Errorf("问题 holds %q", got)
	}
}

func TestACardFromAnInquiryIsKeptAsADraftBeforeAnythingIsTyped(t *testing.T) {
	c, _ := chamber(t)
	c.ask()
	c.click("保存并登记编号")
	c.click("制发文书")
	c.click("整改建议书…")
	c.click("保存草稿")
	c.sees("草稿已保存")
	if d := c.document(model.Draft); d.Inquiry != "问〔2020〕1号" || d.UnitNames() != "县国资局" {
		t.Errorf("stored is %+v", d)
	}
	c.ctrl(inquiriesKey)
	c.sees("据此制发的文书", "整改建议书 （未编号）")
}

func TestTheAdviceLetterIsADocumentLikeOthers(t *testing.T) {
	c, _ := chamber(t)
	c.ask()
	c.click("保存并登记编号")
	c.click("制发文书")
	c.click("问询建议函…")
	if got := c.holds("主送"); got == "" {
		t.Error("the letter is to nobody")
	}
	c.enter("拟稿日期", "2020-05-27")
	c.click("保存并送核")
	c.sign("2020-05-28")
	c.sees("同监问〔2020〕1号")
	d := c.document(model.Signed)
	if d.Kind != model.KindInquiry || !strings.Contains(d.Inquiry, "问〔2020〕") || d.Issue.Forecast.Start != model.MustDate("2020-05-28") {
		t.Errorf("signed is %+v", d)
	}
	text := strings.Join(strings.Fields(paperText(t, filepath.Join(c.dir, "printed", "2020", "同监问〔2020〕1号.pdf"))), "")
	for _, want := range []string{"同监问〔2020〕1号", "的问询建议函", "本机关就县委常委会", "公益项目和经营项目怎样分开？”提出会中廉政问询。", "（二）明确企业负责人任职回避。", "自本函印发之日起15个工作日内（即2020年6月18日前）"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
	for _, bad := range []string{"我们", "审议的“审议", "审议的审议"} {
		if strings.Contains(text, bad) {
			t.Errorf("the letter says %q", bad)
		}
	}
	lines, err := c.stored().Timeline(t.Context(), "inquiry", c.inquiries(model.InquiryFilter{})[0].ID)
	if err != nil || !strings.Contains(lines[len(lines)-1].Text, "同监问〔2020〕1号") {
		t.Errorf("the inquiry says %+v, %v", lines, err)
	}
}
