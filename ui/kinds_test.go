package ui_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// kinds opens the tab 文种 of the settings.
func (c *clerk) kinds() {
	c.t.Helper()
	c.ctrl(settingsKey)
	for range 5 {
		if strings.Contains(c.words(), "增加文种") {
			return
		}
		c.ctrl(fyne.KeyPageDown)
	}
	c.t.Fatalf("no tab of the settings adds kinds; the window says\n%s", c.words())
}

// addKind adds a kind laid out as a card.
func (c *clerk) addKind(name, mark string) {
	c.t.Helper()
	c.kinds()
	c.click("增加文种")
	c.enter("版式", "卡片")
	c.enter("名称", name)
	c.enter("代字", mark)
	c.click("增加")
}

func TestAKindOfTheOfficesOwnIsDraftedSignedAndNumbered(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.addKind("提醒函", "竹同监函")
	c.sees("已增加文种“提醒函”", "编号写成 竹同监函〔2020〕1号")
	if got := c.holds("名称"); got != "提醒函" {
		t.Errorf("after adding, the form of %q is shown", got)
	}
	c.ctrl(documentsKey)
	c.click("其他文种")
	c.click("新建提醒函")
	c.sees("新建提醒函", "第1页，共1页")
	c.fill("李书言", "思想文化宣传薄弱")
	c.click("保存并送核")
	c.sign("2020-05-27")
	if d := c.document(model.Signed); d.Number.String() != "竹同监函〔2020〕1号" || d.Issue.Kind != "提醒函" {
		t.Errorf("signed as %s, a %s", d.Number, d.Issue.Kind)
	}
}

func TestAnotherWordingIsANewEditionAndADraftBegunBeforeKeepsItsOwn(t *testing.T) {
	c := ready(t)
	c.ctrl(fyne.KeyS)
	first := c.document(model.Draft)
	const changed = "请尽快将整改情况书面反馈{反馈对象}。"
	c.kinds()
	c.enter("反馈要求", changed)
	c.click("保存")
	c.sees("“工作提醒卡”的设置已保存，措辞为第 2 版")
	if d := c.document(model.Draft); d.Edition != 1 || d.Wording != first.Wording {
		t.Errorf("the draft begun before is of edition %d and says %q", d.Edition, d.Wording.Feedback)
	}
	c.ctrl(documentsKey)
	c.click("继续编辑")
	if got := c.holds("反馈要求"); got != first.Wording.Feedback {
		t.Errorf("the form of the draft says %q", got)
	}
	c.click("返回列表")
	c.ctrl(fyne.KeyN)
	if got := c.holds("反馈要求"); got != changed {
		t.Errorf("a new card says %q", got)
	}
}

func TestAFormerWordingIsTakenBackByHand(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.kinds()
	former := c.holds("反馈要求")
	c.enter("反馈要求", "请尽快反馈。")
	c.click("保存")
	c.click("历次措辞")
	c.sees("第 2 版", "第 1 版", "程序自带", "周明", "请尽快反馈。")
	c.press(fyne.KeyDown)
	c.sees(former)
	c.press(fyne.KeyReturn)
	if got := c.holds("反馈要求"); got != former {
		t.Errorf("the form says %q, want the first wording", got)
	}
	if n := c.editions(); n != 2 {
		t.Errorf("%d editions are stored before 保存", n)
	}
	c.click("保存")
	c.sees("措辞为第 3 版")
	if n := c.editions(); n != 3 {
		t.Errorf("%d editions are stored after 保存", n)
	}
}

func (c *clerk) editions() int {
	c.t.Helper()
	editions, err := c.stored().Editions(c.t.Context(), model.KindReminder)
	if err != nil {
		c.t.Fatal(err)
	}
	return len(editions)
}

func TestAMarkInUseIsRefusedAtTheField(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.addKind("提醒函", "同监督")
	c.refused("代字", "代字“同监督”已由“廉政监督卡”使用，编号会重复，请换一个", "同监督")
	c.enter("代字", "同监函")
	c.click("增加")
	c.enter("代字", "同监提")
	c.click("保存")
	c.refused("代字", "代字“同监提”已由“工作提醒卡”使用", "同监提")
	if k := c.kind("own1"); k.Mark != "同监函" {
		t.Errorf("the mark stored is %q", k.Mark)
	}
}

func (c *clerk) kind(key string) model.Kind {
	c.t.Helper()
	kinds, err := c.stored().Kinds(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	i := slices.IndexFunc(kinds, func(k model.Kind) bool { return k.Key == key })
	if i < 0 {
		c.t.Fatalf("no kind %s among %v", key, kinds)
	}
	return kinds[i]
}

func TestARetiredKindIsNotOfferedUntilItIsTakenIntoUseAgain(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.addKind("提醒函", "竹同监函")
	c.chooseKind("工作提醒卡")
	c.click("停用")
	c.sees("停用“工作提醒卡”？")
	c.click("停用")
	c.sees("已停用“工作提醒卡”")
	for _, page := range []fyne.KeyName{homeKey, documentsKey} {
		c.ctrl(page)
		c.sees("新建廉政监督卡", "新建提醒函") // there is room for it now
		c.misses("新建工作提醒卡", "其他文种")
	}
	if filter := all[*kit.Select](c)[0]; !slices.Contains(filter.Options, "工作提醒卡") {
		t.Errorf("the list can be narrowed to %v only", filter.Options)
	}
	c.ctrl(fyne.KeyN)
	c.sees("新建廉政监督卡", "廉政风险点")
	c.click("返回列表")

	c.kinds()
	c.click("启用")
	c.ctrl(homeKey)
	c.sees("新建工作提醒卡")
}

// chooseKind goes to a kind in the list with the arrows.
func (c *clerk) chooseKind(name string) {
	c.t.Helper()
	list := all[focuser](c)[0]
	c.w.Canvas().Focus(list.FocusTarget())
	c.press(fyne.KeyHome)
	for range 10 {
		if c.holds("名称") == name {
			return
		}
		c.press(fyne.KeyDown)
	}
	c.t.Fatalf("the list has no %s", name)
}

type focuser interface {
	fyne.CanvasObject
	kit.FocusTargeter
}

func TestWhatIsTypedForAKindStaysWhileAnotherIsShown(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.kinds()
	c.enter("反馈期限", "10")
	c.sees("未保存")
	c.chooseKind("廉政监督卡")
	if got := c.holds("反馈期限"); got != "15" {
		t.Errorf("the supervision card has the term %s", got)
	}
	c.quit()
	c.sees("设置还没有保存")
	c.press(fyne.KeyEscape)
	c.chooseKind("工作提醒卡")
	if got := c.holds("反馈期限"); got != "10" {
		t.Errorf("the term typed has become %s", got)
	}
	c.click("保存")
	c.misses("未保存")
	if k := c.kind(model.KindReminder); k.Term != 10 {
		t.Errorf("stored is the term %d", k.Term)
	}
}

func TestASlotIsPutInAtTheCaretAndWhatCannotBeFilledIsNamed(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.kinds()
	c.enter("建议前的话", "请督促整改：")
	c.press(fyne.KeyHome)
	c.click("{联系单位}")
	if got := c.holds("建议前的话"); got != "{联系单位}请督促整改：" {
		t.Errorf("建议前的话 holds %q", got)
	}
	c.types("，")
	if got := c.holds("建议前的话"); got != "{联系单位}，请督促整改：" {
		t.Errorf("the typing goes on elsewhere: %q", got)
	}
	c.sees("样张，内容是举例")
	c.enter("建议前的话", "请{前次文书}整改{单位}：")
	c.sees("不认识的空格：{单位}")
	c.click("保存")
	c.refused("建议前的话", "不认识的空格 {单位}", "请{前次文书}整改{单位}：")
	c.enter("建议前的话", "请{前次文书}整改：")
	c.sees("新建的工作提醒卡没有内容可填的空格：{前次文书}")
}

func TestAKindThatBecomesALetterGetsTheNamesOfItsSections(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.addKind("建议函", "竹同监议")
	c.misses("原因")
	c.enter("版式", "公文（信函格式）")
	c.sees("原因")
	c.click("保存")
	if k := c.kind("own1"); k.Layout != model.LayoutLetter || k.Labels.Causes != "原因分析" {
		t.Errorf("stored is %+v", k)
	}
	c.chooseKind("工作提醒卡")
	c.enter("版式", "公文（信函格式）")
	c.click("保存")
	c.refused("版式", "的版式不能由“卡片”改为“公文（信函格式）”", "公文（信函格式）")
}

func TestTheCopyMarkIsKept(t *testing.T) {
	c := begin(t, "2020-06-20")
	const mark = "再次打印时加“副本”字样"
	for _, want := range []bool{true, false} {
		c.ctrl(settingsKey)
		c.click("打印")
		c.click(mark)
		c.sees("打印设置已保存")
		if p, err := c.stored().PrintSetup(t.Context()); err != nil || p.CopyMark != want {
			t.Errorf("stored is %+v, %v", p, err)
		}
		c.open()
	}
}
