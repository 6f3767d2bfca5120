package ui_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestACharacterNoFontHasIsNamedAndStopsTheSigning(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.draft("李书言", "宣传墙上画着😀，无人过问")
	c.sees("以下字符无法打印：😀。请改用别的字或删去后再签发")
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.sees("现在不能这样办理", "以下字符无法打印：😀")
	c.press(fyne.KeyReturn)
	if got := c.holds("签发人"); got != "郑国强" {
		t.Errorf("签发人 holds %q after the refusal", got)
	}
	c.document(model.Signing)
	c.press(fyne.KeyEscape)

	c.click("退回修改")
	c.enter("退回原因", "有打印不出的字符")
	c.click("退回")
	c.click("继续编辑")
	c.enter("问题", "宣传墙上乱涂乱画，无人过问")
	c.misses("以下字符无法打印")
	c.click("保存并送核")
	c.sign("2020-05-27")
	if d := c.document(model.Signed); d.Number.Seq != 1 {
		t.Errorf("signed as %s, want number 1: the refusal must not spend it", d.Number)
	}
}

func TestPastedLinesBecomeItemsWithoutTheirNumbers(t *testing.T) {
	c := ready(t)
	c.enter("问题", "")
	c.paste("1、思想文化宣传薄弱\r\n2、内生动力不足\r\n\r\n（三）阵地管理不严\r\n")
	if got, want := c.holds("问题"), "思想文化宣传薄弱\n内生动力不足\n阵地管理不严\n内生动力不足"; got != want {
		t.Errorf("问题 holds %q, want %q", got, want)
	}
}

func TestTwentyFiveProblemsAreAllPrinted(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.draft("李书言", "占位")
	var problems []string
	for i := range 25 {
		problems = append(problems, fmt.Sprintf("第%d个村的文化活动室长期不开放，管理制度没有落实", i+1))
	}
	c.enter("问题", "")
	c.paste(strings.Join(problems, "\n"))
	c.click("保存并送核")
	if d := c.document(model.Checking); len(d.Problems) != 25 {
		t.Fatalf("%d problems are stored", len(d.Problems))
	}
	c.sign("2020-05-27")
	text := paperText(t, filepath.Join(c.dir, "printed", "2020", "同监提〔2020〕1号.pdf"))
	for _, p := range problems {
		if !strings.Contains(text, p) {
			t.Errorf("the paper lacks %q", p)
		}
	}
	c.click("纸面")
	c.sees("第1页，共")
}

func TestTheTabsOfADocumentExplainDeadlineAndHistory(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.click("期限")
	c.sees("还没有登记送达", "第 15 个工作日", "《民法典》第二百零一条")
	c.click("纸面")
	c.sees("草稿，还没有编号；签发后纸面固定", "第1页，共1页")
}
