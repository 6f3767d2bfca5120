package ui_test

import (
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

// served has one reminder with two problems that was due on 17 June 2020.
func served(t *testing.T, today string) *clerk {
	t.Helper()
	c := begin(t, today)
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.draft("李书言", "思想文化宣传薄弱", "内生动力不足")
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.click("登记送达")
	c.enter("送达日期", "2020-05-27")
	c.enter("签收日期", "2020-05-27")
	c.click("登记")
	return c
}

func TestASlipIsIssuedKeptAndFoundAgain(t *testing.T) {
	c := served(t, "2020-06-20")
	c.click("出具单据")
	c.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the third: 三色督办单
	c.sees("三色督办单（第1次）")
	if got := c.holds("颜色"); !strings.HasPrefix(got, "红色") {
		t.Errorf("an overdue document is proposed %q", got)
	}
	c.click("出具")
	c.refused("督办意见", "请填写督办意见", "")
	c.enter("督办意见", "请逐条报告进展")
	c.click("出具")
	c.sees("已出具三色督办单（第1次）", "第1页，共1页") // its paper is shown
	d := c.document(model.Served)
	if len(d.Slips) != 1 || d.Slips[0].Color != model.Red || d.Slips[0].SHA256 == "" {
		t.Fatalf("stored are %+v", d.Slips)
	}
	if pdf, err := c.stored().SlipPaper(t.Context(), d.ID, 0); err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("the paper is %.20q, %v", pdf, err)
	}
	c.click("经过")
	c.sees("出具三色督办单（第1次），红色", "请逐条报告进展")
	c.click("内容")
	c.sees("2020年6月20日　三色督办单（第1次）　红色")
}

func TestOnlyOpenProblemsGoOnAndBothDocumentsKnowThem(t *testing.T) {
	c := served(t, "2020-06-20")
	c.click("登记反馈")
	c.enter("收到日期", "2020-06-19")
	c.enter("整改情况", "宣讲三场")
	c.click("登记")
	c.click("认定")
	c.enter("结论", "退回")
	c.enter("审核意见", "第二条没有整改")
	c.judge("已整改", "")
	c.click("认定")
	c.refused("逐条认定", "请选择第 2 条问题的认定结果", "")
	c.judge("已整改", "未整改")
	c.click("认定")
	c.sees("已认定", "认定：已整改", "认定：未整改")
	c.click("升级为廉政监督卡")
	if got := c.holds("问题"); got != "内生动力不足" {
		t.Errorf("the next document begins with the problems %q", got)
	}
	c.enter("监督事项", "宣传文化经费管理")
	c.click("保存并送核")
	c.sign("2020-06-20")
	d := c.only(model.Filter{Kind: model.KindOversight}, model.Signed)
	if len(d.Problems) != 1 || d.Problems[0] != "内生动力不足" || d.Origins[0] != "同监提〔2020〕1号第2条" {
		t.Errorf("carried on are %q from %q", d.Problems, d.Origins)
	}
	c.sees("另见：同监提〔2020〕1号第 2 条（未整改）")
	c.click("查看")
	c.sees("另见：同监督〔2020〕1号第 1 条")
}
