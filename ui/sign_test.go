package ui_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

func TestTheCheckerIsNeverTheDrafter(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.click("核稿通过")
	if c.holds("核稿人") != "" {
		t.Errorf("%q is proposed as checker", c.holds("核稿人"))
	}
	for _, name := range []string{"周明", "周 明", "周　明"} {
		c.enter("核稿人", name)
		c.click("通过")
		c.refused("核稿人", "是这份文书的拟稿人，拟稿、核稿、签发不能由同一人办，请另请一人核稿", name)
	}
	c.document(model.Checking)
	c.enter("核稿人", "吴静")
	c.click("通过")
	c.click("签发编号")
	for _, name := range []string{"周明", "吴 静"} {
		c.enter("签发人", name)
		c.click("签发")
		c.refused("签发人", "不能由同一人办，请另请一人签发", name)
	}
	c.enter("签发人", "郑国强")
	c.click("签发")
	c.document(model.Signed)
}

func TestWhoWasRenamedIsStillTheDrafter(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.ctrl(settingsKey)
	c.click("人员与审批")
	c.sees("周明") // who has drafted is remembered
	c.click("增加人员")
	c.enter("姓名", "周 明")
	c.click("增加")
	c.refused("姓名", "已经有“周明”", "周 明")
	c.press(fyne.KeyEscape)
	c.click("放弃")
	c.click("修改")
	c.enter("职务", "干事")
	c.click("保存")
	c.sees("周明　干事")
	c.click("修改")
	c.enter("姓名", "周铭")
	c.click("保存")
	c.sees("周铭　干事")
	c.ctrl(documentsKey)
	c.click("核稿通过")
	c.enter("核稿人", "周铭")
	c.click("通过")
	c.refused("核稿人", "“周铭”（与“周明”是同一人）是这份文书的拟稿人", "周铭")
}

func TestANameIsOfferedWithItsPostAndTheDrafterIsNot(t *testing.T) {
	c := ready(t)
	for _, m := range []model.Member{{Name: "吴静", Post: "案管室主任"}, {Name: "何退休", Left: true}} {
		if _, err := c.stored().SaveMember(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	c.click("保存并送核")
	c.click("核稿通过")
	c.w.Canvas().Focus(focusOf(firstInput(c.row("核稿人").input)))
	c.press(fyne.KeyDown)
	c.sees("吴静", "案管室主任")
	c.misses("周明", "何退休")
	c.types("wj")
	c.press(fyne.KeyReturn)
	if c.holds("核稿人") != "吴静" {
		t.Errorf("chosen is %q", c.holds("核稿人"))
	}
	c.press(fyne.KeyReturn)
	if d := c.document(model.Signing); d.CheckedBy != "吴静" {
		t.Errorf("checked by %q", d.CheckedBy)
	}
}

func TestAnOfficeOfOnePersonSignsOnTheSheet(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.ctrl(settingsKey)
	c.click("人员与审批")
	all[*kit.Check](c)[0].SetChecked(true)
	c.click("保存审批设置")
	c.sees("审批设置已保存")
	c.draft("李书言", "思想文化宣传薄弱")
	c.click("保存并送签")
	c.document(model.Signing)
	c.click("签发编号")
	c.sees("照已签好的发文稿纸填写")
	c.enter("签发人", "郑国强")
	c.click("签发")
	c.refused("核稿人", "请填写核稿人，照发文稿纸上的签名", "")
	c.enter("核稿人", "周 明")
	c.click("签发")
	c.refused("核稿人", "是这份文书的拟稿人", "周 明")
	c.enter("核稿人", "吴静")
	c.enter("会签人", "李法规")
	c.enter("稿纸编号", "稿12")
	c.click("签发")
	d := c.document(model.Signed)
	if d.CheckedBy != "吴静" || d.Sheet == nil || *d.Sheet != (model.SigningSheet{Number: "稿12", Countersigned: "李法规"}) {
		t.Errorf("stored is %+v", d)
	}
	c.sees("线下签批，发文稿纸稿12，核稿人：吴静，会签：李法规，签发人：郑国强，签批日期：2020年6月20日")
}

func TestYesterdaysDateAfterTodaysNumberAsksForTheReason(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-06-20")
	c.document(model.Signed)
	c.draft("李书言", "台账不全")
	c.click("保存并送核")
	c.click("核稿通过")
	c.enter("核稿人", "吴静")
	c.click("通过")
	c.click("签发编号")
	c.enter("签发人", "郑国强")
	c.misses("补签原因")
	c.enter("签发日期", "2020-06-19")
	c.click("签发")
	c.refused("补签原因", "2020年6月19日早于同一序列已签发的同监提〔2020〕1号（2020年6月20日）", "")
	c.enter("签发日期", "2020-06-21")
	c.misses("补签原因")
	c.click("签发")
	c.refused("签发日期", "签发日期不能晚于今天", "2020-06-21")
	c.enter("签发日期", "2020-06-19")
	c.enter("补签原因", "领导昨日已签，今日补编号")
	c.click("签发")
	d := c.only(model.Filter{Text: "台账不全"}, model.Signed)
	if d.Number.Seq != 2 || d.Backdated != "领导昨日已签，今日补编号" {
		t.Errorf("signed as %s, %q", d.Number, d.Backdated)
	}
	c.click("经过")
	if !strings.Contains(c.words(), "补签，原因：领导昨日已签，今日补编号") {
		t.Errorf("the timeline says\n%s", c.words())
	}
}

func TestTheSigningSheetIsPrintedBeforeTheSigning(t *testing.T) {
	c := ready(t)
	c.enter("抄送", "县委办公室")
	c.enter("份数", "三份")
	c.click("保存并送核")
	c.refused("份数", "请填写份数，例如 3", "三份")
	c.enter("份数", "3")
	c.click("保存并送核")
	d := c.document(model.Checking)
	if d.Quantity != 3 || d.Letter.Copies != "县委办公室" {
		t.Errorf("stored is %d, %q", d.Quantity, d.Letter.Copies)
	}
	c.sees("3 份", "县委办公室")
	c.click("发文稿纸")
	c.sees("发文稿纸，后附草稿", "第1页，共2页")
	c.click("核稿通过")
	c.enter("核稿人", "吴静")
	c.click("通过")
	c.click("签发编号")
	c.enter("签发人", "郑国强")
	c.click("签发")
	c.document(model.Signed)
	c.misses("发文稿纸")
}
