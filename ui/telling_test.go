package ui_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"

	"fyne.io/fyne/v2"
)

func TestACardFromAPetitionBearsTheOuterSource(t *testing.T) {
	sheet := printer(t)
	c := ready(t)
	c.enter("问题来源", "信访举报")
	if got := c.holds("对外来源表述"); got != "日常监督" {
		t.Errorf("the outer source is proposed as %q", got)
	}
	for _, told := range []string{"信 访 举 报", "群众来信", "问题線索", "匿名"} {
		c.enter("对外来源表述", told)
		c.click("保存并送核")
		c.refused("对外来源表述", "会让对方看出", told)
		c.click("保存草稿")
		c.refused("对外来源表述", "会让对方看出", told)
	}
	c.enter("对外来源表述", "信访反映")
	c.click("保存并送核")
	c.sees("会不会让对方看出", "对外来源表述有“信访”")
	c.click("取消")
	c.enter("对外来源表述", "县信访局")
	c.click("保存并送核")
	c.sees("已送核")
	c.sign("2020-05-27")
	d := c.document(model.Signed)
	if d.Source != "信访举报" || d.SourceShown != "县信访局" || len(d.Cleared) != 0 {
		t.Errorf("stored %q, shown %q, let stand %q", d.Source, d.SourceShown, d.Cleared)
	}
	c.click("内容")
	c.sees("信访举报", "县信访局")
	c.click("预览打印")
	c.click("打印")
	if text := paperText(t, sheet); !strings.Contains(text, "经县信访局发现") || strings.Contains(text, "举报") {
		t.Errorf("the paper says\n%s", text)
	}
}

func TestTheOuterSourceFollowsTheSourceUntilItIsWritten(t *testing.T) {
	c := ready(t)
	for _, s := range [][2]string{{"审计监督", "审计监督"}, {"执纪监督", "日常监督"}, {"县委巡察", "县委巡察"}} {
		c.enter("问题来源", s[0])
		if got := c.holds("对外来源表述"); got != s[1] {
			t.Errorf("%s: proposed %q", s[0], got)
		}
	}
	c.enter("对外来源表述", "专项检查")
	c.enter("问题来源", "信访举报")
	if got := c.holds("对外来源表述"); got != "专项检查" {
		t.Errorf("what was written became %q", got)
	}
}

func TestTellingWordsAreAskedAboutBeforeACardIsHandedIn(t *testing.T) {
	c := ready(t)
	c.enter("问题", "问题　線索移交不及时")
	c.enter("事由", "办理群众举 报不力")
	c.enter("依据", "《信访工作条例》")
	c.click("保存并送核")
	c.sees("事由有“举 报”", "第 1 条问题有“線索”")
	c.misses("依据有")
	c.click("取消")
	c.enter("事由", "办理不力")
	c.click("保存并送核")
	c.misses("事由有")
	c.click("核对无误，送核")
	c.sees("已送核")
	c.click("经过")
	c.sees("核对后保留的用语：線索")
	c.sign("2020-05-27")
	if d := c.document(model.Signed); len(d.PaperTells()) != 0 {
		t.Errorf("a paper let pass is warned of: %v", d.PaperTells())
	}
}

func TestAnOldPaperThatTellsOfAPetitionIsPrintedWithAReason(t *testing.T) {
	sheet := printer(t)
	dir := storetest.Frozen(t, "../model/store/testdata/desk-0.3.0.db.gz")
	c := sit(t, dir, "2026-12-01")
	rows, err := c.stored().Documents(t.Context(), model.Filter{Source: "信访举报"}, 0, 50, c.today)
	if err != nil {
		t.Fatal(err)
	}
	var old model.Row
	for _, r := range rows {
		if !r.Number.IsZero() {
			old = r
		}
	}
	c.ctrl(fyne.Key2)
	c.ctrl(fyne.KeyF)
	c.types(old.Number.String())
	c.w.Canvas().Focus(c.list().FocusTarget())
	c.press(fyne.KeyDown)
	c.click("预览打印")
	c.click("打印")
	c.sees("这份纸面会让人看出有人反映", "问题来源有“信访”，问题来源有“举报”")
	c.click("仍要输出")
	c.refused("原因", "请填写为什么", "")
	if _, err := os.Stat(sheet); err == nil {
		t.Fatal("it was printed without a reason")
	}
	c.enter("原因", "案卷归档")
	c.click("仍要输出")
	c.sees("已送到打印机")
	got, err := os.ReadFile(sheet)
	want, e := c.stored().Paper(t.Context(), old.ID)
	if err != nil || e != nil || !bytes.Equal(got, want) {
		t.Errorf("the paper is not as it was issued: %v, %v", err, e)
	}
	c.click("经过")
	c.sees("原因：案卷归档")
}

func TestTellingWordsOfASlipArePointedOutOnce(t *testing.T) {
	c := served(t, "2020-06-20")
	c.click("出具单据")
	c.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the third: 三色督办单
	c.enter("督办意见", "群众来信反映的问题请逐条报告")
	c.click("出具")
	c.refused("督办意见", "督办意见有“来信”，会让人看出有人反映", "群众来信反映的问题请逐条报告")
	c.enter("督办意见", "问题線索办理情况请逐条报告")
	c.click("出具")
	c.refused("督办意见", "督办意见有“線索”", "问题線索办理情况请逐条报告")
	c.click("出具")
	c.sees("已出具三色督办单（第1次）")
	if d := c.document(model.Served); len(d.Slips[0].Cleared) != 1 || len(d.SlipTells(0)) != 0 {
		t.Errorf("let stand %q, warned of %v", d.Slips[0].Cleared, d.SlipTells(0))
	}
}
