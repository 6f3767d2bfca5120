package ui_test

import (
	"os"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// asked is a window on an office that has registered a letter of the organisation department.
func asked(t *testing.T) *clerk {
	t.Helper()
	c := begin(t, friday)
	c.ctrl(vettingKey)
	c.click("登记来函")
	c.enter("来函单位", "中共示例县委组织部")
	c.enter("来函文号", "示组函〔2026〕5号")
	c.enter("来函日期", "2026-11-18")
	c.enter("收到日期", "2026-11-19")
	c.enter("事由", "提拔")
	c.click("登记")
	c.sees("已登记，接着加入人员", "中共示例县委组织部（提拔）", "应于2026年11月24日前回复", "还剩 2 个工作日")
	return c
}

// puts types persons in, one after another with Enter: name, unit, post and proposed post.
func (c *clerk) puts(persons ...[4]string) {
	c.t.Helper()
	c.click("加入人员")
	for _, p := range persons {
		c.enter("姓名", p[0])
		c.enter("单位", p[1])
		c.enter("现任职务", p[2])
		c.enter("拟任职务", p[3])
		c.press(fyne.KeyReturn)
		c.sees("刚才是“" + p[0] + "”")
	}
	c.press(fyne.KeyEscape)
}

var (
	zhang = [4]string{"张明", "县教育局", "办公室主任", "副局长"}
	li    = [4]string{"李清", "县财政局", "股长", "副局长"}
	wang  = [4]string{"王芳", "县民政局", "股长", "副局长"}
)

// vettingNow returns the latest batch with its persons, as they are stored.
func (c *clerk) vettingNow() (model.Vetting, []model.Vetted) {
	c.t.Helper()
	rows, err := c.stored().Vettings(c.t.Context(), model.VettingFilter{}, 0, 1, c.today)
	if err != nil || len(rows) != 1 {
		c.t.Fatalf("%d batches, %v", len(rows), err)
	}
	v, err := c.stored().Vetting(c.t.Context(), rows[0].ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return v, storetest.People(c.t, c.stored(), v.ID)
}

// person selects one of the batch by typing the name into the search, and puts the keys into the list.
func (c *clerk) person(name string) {
	c.t.Helper()
	c.ctrl(fyne.KeyF)
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.types(name)
	c.inList(fyne.KeyEnd)
}

// inList strikes keys in the list that is shown.
func (c *clerk) inList(keys ...fyne.KeyName) {
	c.t.Helper()
	c.w.Canvas().Focus(all[focuser](c)[0].FocusTarget())
	c.press(keys...)
}

// everybody empties the search above the persons.
func (c *clerk) everybody() {
	c.t.Helper()
	c.click("清除")
	c.inList()
}

func TestABatchIsVettedFromTheLetterToTheFrozenReply(t *testing.T) {
	paper := printer(t)
	c := asked(t)
	c.puts(zhang, li, wang)
	c.sees("共 3 人", "未作结论", "3 人")
	c.click("送会签")
	c.sees("已送会签", "会签中")

	c.click("送审定")
	c.sees("第 1 人“张明”还没有信访、案管、监督检查、审理、党风的意见，请补填")
	c.press(fyne.KeyReturn)

	c.person("李清")
	c.click("填写意见")
	c.into(all[*kit.Select](c)[0], "有反映")
	c.enter("信访", "群众来信一件，正在核查")
	c.enter("结论", "有反映待核")
	c.click("保存")
	c.sees("已保存 1 人", "有反映：群众来信一件，正在核查")
	c.everybody()
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.sees("已选 3 人")
	c.click("全部无影响")
	c.sees("3 人全部无影响？", "已经填写的意见和结论不改")
	c.click("填写")
	c.sees("已填写 3 人")
	if _, persons := c.vettingNow(); persons[0].Conclusion != model.ConclusionClear || persons[1].Conclusion != model.ConclusionPending || persons[1].Opinion("审理").Reported != model.ReportedNothing {
		t.Errorf("filled in %+v", persons)
	}

	c.click("送审定")
	c.sees("第 2 人“李清”的结论是“有反映待核”，请在“内部说明”里写明原因")
	c.press(fyne.KeyReturn)
	c.person("李清")
	c.press(fyne.KeyReturn)
	c.enter("内部说明", "信访件正在核查")
	c.click("保存")
	c.click("送审定")
	c.sees("已送审定", "待审定")
	c.misses("下载模板", "修改信息")

	c.click("登记审定意见")
	c.click("登记")
	c.refused("审定人", "请填写审定的领导", "")
	c.enter("审定人", "郑国强")
	c.enter("审定意见", "同意")
	c.click("登记")
	c.sees("已登记审定意见")

	c.click("回复")
	for _, want := range []string{"你部2026年11月18日来函（示组函〔2026〕5号）收悉", "经征求信访、案管、监督检查、审理、党风5个室意见并研究，截至2026年11月20日", "1. 未发现张明、王芳2名同志", "2. 李清同志：建议暂缓提拔。"} {
		if got := c.holds("正文"); !strings.Contains(got, want) {
			t.Errorf("the text proposed lacks %q:\n%s", want, got)
		}
	}
	c.enter("成文日期", "2026-11-19")
	c.click("回复")
	c.refused("成文日期", "回复日期不能早于审定日期", "2026-11-19")
	c.enter("成文日期", friday)
	c.click("回复")
	c.sees("已回复，文号 复〔2026〕1号")
	c.click("打印")
	c.sees("已送到打印机", "打印和另存的都是回复时留存的那一份", "已回复")

	v, _ := c.vettingNow()
	frozen, err := c.stored().VettingReplyPDF(t.Context(), v.ID)
	if err != nil {
		t.Fatal(err)
	}
	if printed, err := os.ReadFile(paper); err != nil || string(printed) != string(frozen) {
		t.Errorf("what was printed is not the frozen reply: %v", err)
	}
	text := strings.Join(strings.Fields(paperText(t, paper)), "")
	for _, want := range []string{"复〔2026〕1号", "关于对张明等3名同志党风廉政意见的回复", "建议暂缓", "无不同意见", "2026年11月20日"} {
		if !strings.Contains(text, want) {
			t.Errorf("the reply lacks %q:\n%s", want, text)
		}
	}
	for _, secret := range []string{"待核", "核查", "来信", "信访件", "有反映"} {
		if strings.Contains(text, secret) {
			t.Errorf("the reply says %q:\n%s", secret, text)
		}
	}
	c.click("经过")
	c.sees("登记中共示例县委组织部来函", "送会签", "郑国强2026年11月20日审定：同意", "文号 复〔2026〕1号")
	c.click("返回")
	c.sees("按期回复", "共 1 批，3 人次")
}

func TestASentBackBatchNeedsAnotherDecision(t *testing.T) {
	c := begin(t, friday)
	v := storetest.AdvanceVetting(t, c.stored(), storetest.Vetting(t, c.stored(), 2, c.today), model.VettingDeciding, c.today)
	c.ctrl(vettingKey)
	c.openBatch(v.ID)
	c.click("纸面")
	if papers := all[*kit.Select](c)[0].Options; strings.Join(papers, "、") != "会签单、回复函（草稿）" {
		t.Errorf("the papers are %v", papers)
	}
	c.sees("没有填写的留空，可以手写", "第1页，共1页")
	c.click("人员")
	c.click("登记审定意见")
	c.enter("审定人", "郑国强")
	c.enter("审定意见", "同意")
	c.click("登记")
	c.click("退回会签")
	c.enter("退回原因", "第二人补充审理意见")
	c.click("退回")
	c.sees("已退回会签", "会签中")
	c.person("张2")
	c.click("填写意见")
	c.enter("结论", "暂缓")
	c.enter("内部说明", "处分影响期至2027年1月")
	c.click("保存")
	c.click("送审定")
	c.sees("待审定")
	if now, persons := c.vettingNow(); now.Decision.By != "" || persons[1].Conclusion != model.ConclusionSuspended {
		t.Errorf("after sending back %+v, %+v", now.Decision, persons[1])
	}
}

func TestTheDueDateIsExplainedDayByDay(t *testing.T) {
	c := asked(t)
	c.click("来函")
	c.sees("2026年11月19日（收到来函之日，当日不计）", "3 个工作日", "期限至2026年11月24日（星期二）", "《民法典》第二百零一条")
}

func TestRoomsAndMarkOfTheOfficeAreUsed(t *testing.T) {
	c := begin(t, friday)
	c.vettingSettings()
	c.enter("代字", "同监提")
	c.strike("保存意见回复设置")
	c.refused("代字", "代字“同监提”已由“工作提醒卡”使用", "同监提")
	c.enter("代字", "示纪复")
	c.enter("回复期限", "没有")
	c.strike("保存意见回复设置")
	c.refused("回复期限", "请填写天数", "没有")
	c.enter("回复期限", "7")
	c.enter("会签的室", "")
	c.paste("信访\n组织人事")
	c.strike("保存意见回复设置")
	c.sees("意见回复设置已保存")
	set, err := c.stored().VettingSettings(t.Context())
	if err != nil || set.Mark != "示纪复" || set.Term != 7 || !strings.Contains(strings.Join(set.Rooms, ""), "组织人事") {
		t.Fatalf("stored %+v, %v", set, err)
	}
	c.ctrl(vettingKey)
	c.click("登记来函")
	if got := c.holds("回复期限"); got != "7" {
		t.Errorf("a new letter has the term %q", got)
	}
	c.press(fyne.KeyEscape)
	v := storetest.Vetting(t, c.stored(), 1, c.today)
	c.press(fyne.KeyF5)
	c.openBatch(v.ID)
	c.sees("组织人事未填")
}

// vettingSettings goes to the tab 意见回复 of the settings.
func (c *clerk) vettingSettings() {
	c.t.Helper()
	c.ctrl(settingsKey)
	for range 8 {
		if strings.Contains(c.words(), "会签的室") {
			return
		}
		c.ctrl(fyne.KeyPageDown)
	}
	c.t.Fatalf("no tab of the settings has the rooms; the window says\n%s", c.words())
}
