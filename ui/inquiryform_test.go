package ui_test

import (
	"slices"
	"testing"
	"time"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestAnInquiryOnAMatterNobodyRegisteredHasNoMeetingYet(t *testing.T) {
	c, _ := chamber(t)
	c.click("新建问询")
	c.enter("议题", "审议县产业引导基金出资方案")
	c.sees("新议题，还没有上会，只能是会前问询")
	c.enter("类别", "大额资金使用")
	c.enter("提请单位", "县国资局")
	c.enter("分管领导", "罗清源")
	c.enter("金额", "三百万")
	c.enter("问询人", "郑国强")
	c.enter("问询内容", "出资来源是什么？")
	c.click("保存并登记编号")
	c.refused("金额", "不是金额", "三百万")
	c.enter("金额", "300")
	c.enter("问询阶段", "会中")
	c.click("保存并登记编号")
	c.refused("问询阶段", "议题还没有上会，只能是会前问询", "会中")
	c.enter("问询阶段", "会前")
	c.click("保存并登记编号")
	c.sees("已登记，编号 问〔2020〕1号", "还没有上会", "300万元")
	q := c.inquiry(model.InquiryRegistered)
	matters, err := c.stored().Matters(t.Context(), model.MatterFilter{Waiting: true}, 0, 10)
	if err != nil || len(matters) != 1 || matters[0].ID != q.Matter || matters[0].Leader.Name != "罗清源" || matters[0].Amount != 3_000_000 {
		t.Errorf("the matters that wait are %+v, %v: the second try must not make another", matters, err)
	}
}

func TestAnIncompleteDraftIsNotRegisteredAndItsFormSaysWhatIsMissing(t *testing.T) {
	c, _ := chamber(t)
	c.click("新建问询")
	c.enter("议题", "gyqy 第38次") // pinyin initials of the matter, words of its meeting
	c.enter("问询日期", "2020-06-21")
	c.click("保存草稿")
	c.refused("问询日期", "问询日期不能晚于今天", "2020-06-21")
	c.enter("问询日期", "6月20日前")
	c.click("保存草稿")
	c.refused("问询日期", "6月20日前", "6月20日前")
	c.enter("问询日期", "2020-05-20")
	c.ctrl(fyne.KeyS)
	c.sees("草稿已保存")
	c.click("登记编号")
	c.click("登记")
	c.refused("问询内容", "请填写问询内容", "")
	c.enter("问询内容", "依据是什么？")
	c.enter("问询阶段", "会后")
	c.click("保存并登记编号")
	c.refused("问询日期", "会后问询的日期不能更早", "2020-05-20")
	c.enter("问询阶段", "会前")
	c.click("保存并登记编号")
	if q := c.inquiry(model.InquiryRegistered); q.Number.Seq != 1 {
		t.Errorf("the number is %s: a refusal spent one", q.Number)
	}
}

func TestAnInquiryBeingTypedSurvivesACrash(t *testing.T) {
	c, _ := chamber(t)
	c.ask()
	c.click("添加一条答复")
	c.answer(0, "2020-05-27", "国资局局长", "正在起草")
	c.clock.Advance(3 * time.Second)
	c.sees("已自动暂存")

	c.open() // the window before is simply gone
	c.sees("接着上次填写？")
	c.click("接着填写")
	for label, want := range map[string]string{
		"议题": "审议《县属国有企业领导人管理办法》", "问询日期": "2020-05-27", "问询阶段": "会中", "问询人": "郑国强",
		"问询内容": "公益项目和经营项目怎样分开？", "问询建议": "理顺公益项目和经营项目的关系\n明确企业负责人任职回避",
	} {
		if got := c.holds(label); got != want {
			t.Errorf("%s holds %q, want %q as before", label, got, want)
		}
	}
	c.ctrl(fyne.KeyS)
	if q := c.inquiry(model.InquiryDraft); len(q.Answers) != 1 || q.Answers[0].Who != "国资局局长" || !slices.Equal(q.Risks, []string{"法规冲突"}) {
		t.Errorf("stored is %+v", q)
	}
	c.open()
	c.misses("接着上次填写？")
}

func TestClosingTheWindowKeepsANewMatterAndACorrection(t *testing.T) {
	c, _ := chamber(t)
	c.click("新建问询")
	c.enter("议题", "审议县产业引导基金出资方案")
	c.enter("金额", "300")
	c.quit() // within the three seconds
	c.open()
	c.click("接着填写")
	if c.holds("议题名称") != "审议县产业引导基金出资方案" || c.holds("金额") != "300" {
		t.Errorf("the new matter is %q, %q", c.holds("议题名称"), c.holds("金额"))
	}
	c.click("返回列表")
	c.click("放弃")

	c.ask()
	c.click("保存并登记编号")
	c.click("更正")
	c.enter("更正原因", "问询人登记错了")
	c.enter("问询人", "吴静")
	c.quit()
	c.open()
	c.click("接着填写")
	if c.holds("更正原因") != "问询人登记错了" || c.holds("问询人") != "吴静" {
		t.Errorf("the correction is %q, %q", c.holds("更正原因"), c.holds("问询人"))
	}
	c.ctrl(fyne.KeyS)
	if q := c.inquiry(model.InquiryRegistered); q.By != "吴静" || len(q.Corrections) != 1 {
		t.Errorf("stored is %+v", q)
	}
}
