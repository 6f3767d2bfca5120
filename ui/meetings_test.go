package ui_test

import (
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// held returns the list of meetings.
func (c *clerk) held() *kit.Table[model.MeetingRow] {
	c.t.Helper()
	return onlyTable[model.MeetingRow](c)
}

// waiting returns the list of the matters on no meeting.
func (c *clerk) waiting() *kit.Table[model.Matter] {
	c.t.Helper()
	return onlyTable[model.Matter](c)
}

func onlyTable[T any](c *clerk) *kit.Table[T] {
	c.t.Helper()
	tables := all[*kit.Table[T]](c)
	if len(tables) != 1 {
		c.t.Fatalf("%d such lists are shown; the window says\n%s", len(tables), c.words())
	}
	return tables[0]
}

// openMeeting selects the meeting of a name in the list.
func (c *clerk) openMeeting(name string) {
	c.t.Helper()
	c.ctrl(meetingsKey)
	c.click("会议")
	c.ctrl(fyne.KeyF)
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.types(name)
	c.w.Canvas().Focus(c.held().FocusTarget())
	c.press(fyne.KeyHome)
	c.sees(name, "会议情况")
}

// openWaiting selects the first matter that waits for a meeting.
func (c *clerk) openWaiting() {
	c.t.Helper()
	c.w.Canvas().Focus(c.waiting().FocusTarget())
	c.press(fyne.KeyHome)
}

// meeting returns the one meeting that is stored, with its matters.
func (c *clerk) meeting() (model.Meeting, []model.Matter) {
	c.t.Helper()
	rows, err := c.stored().Meetings(c.t.Context(), model.MeetingFilter{}, model.MeetingRow{}, 10)
	if err != nil || len(rows) != 1 {
		c.t.Fatalf("%d meetings are stored, %v", len(rows), err)
	}
	matters, err := c.stored().MattersOf(c.t.Context(), rows[0].ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return rows[0].Meeting, matters
}

// assembled is an office with a leader in charge of 县财政局 and a meeting of two days without a name.
func assembled(t *testing.T) *clerk {
	t.Helper()
	c := begin(t, "2026-11-20")
	if _, err := c.stored().SavePerson(t.Context(), model.Person{
		Name: "罗清源", Posts: []model.Post{{Title: "常务副县长", From: model.MustDate("2021-01-01")}},
		Links: []model.Link{{Unit: model.Unit{Name: "县财政局"}, Kind: model.InCharge}},
	}); err != nil {
		t.Fatal(err)
	}
	c.ctrl(meetingsKey)
	c.click("登记会议")
	c.enter("会议类型", "县委全会")
	c.enter("开始日期", "2026-11-18")
	c.sees("最迟应于2026年11月17日收到")
	c.enter("结束日期", "2026-11-19")
	c.enter("地点", "县会议中心")
	c.enter("主持人", "陆承远")
	c.enter("应到人数", "40")
	c.enter("实到人数", "26")
	c.enter("列席人", "郑国强")
	c.enter("材料收到日期", "2026-11-18")
	c.enter("第一议题", "是")
	c.enter("学习内容", "传达学习中央纪委全会精神")
	c.enter("议程", "审议决算\n研究人事")
	c.enter("会议记录存放", "县委办公室")
	c.click("登记")
	c.sees("已登记会议“县委全会”")
	return c
}

func TestAMeetingOfTwoDaysWithoutANameIsRegistered(t *testing.T) {
	c := assembled(t)
	c.sees("2026年11月18日至11月19日　县会议中心", "未达到三分之二", "材料没有提前1个工作日", "还没有议题", "共 1 次会议")
	c.ctrl(fyne.KeyPageDown)
	c.sees("应到 40 人，实到 26 人，未达到三分之二（至少 27 人）", "2026年11月18日收到，没有提前1个工作日；最迟应于2026年11月17日收到",
		"是，传达学习中央纪委全会精神", "审议决算\n研究人事", "郑国强", "县委办公室")
	c.ctrl(fyne.KeyPageDown)
	c.sees("登记会议“县委全会”，2026年11月18日至11月19日")

	c.click("修改会议")
	if got := c.holds("结束日期"); got != "2026-11-19" {
		t.Errorf("the last day is shown as %q", got)
	}
	c.enter("结束日期", "")
	c.enter("实到人数", "27")
	c.enter("材料收到日期", "2026-11-17")
	c.click("保存")
	c.sees("已修改会议“县委全会”", "达到三分之二", "材料提前1个工作日")
	if m, _ := c.meeting(); m.To != m.From {
		t.Errorf("the meeting lasts from %s to %s", m.From, m.To)
	}
}

func TestWrongInputOfAMeetingIsNamedAtItsField(t *testing.T) {
	c := begin(t, "2026-11-20")
	c.ctrl(meetingsKey)
	c.click("登记会议")
	for _, bad := range []struct{ label, typed, words, right string }{
		{"开始日期", "", "请填写会议日期", "2026-11-19"},
		{"结束日期", "2026-11-18", "会议结束日期早于开始日期", "2026-11-20"},
		{"结束日期", "2027-01-20", "会议开始与结束相隔太远", ""},
		{"应到人数", "十一人", "请填写数字", "11"},
		{"实到人数", "12", "实到人数多于应到人数", "9"},
		{"材料收到日期", "2026-11-23", "会前材料收到日期晚于会议结束日期", "2026-11-18"},
	} {
		c.enter(bad.label, bad.typed)
		c.click("登记")
		c.refused(bad.label, bad.words, bad.typed)
		c.enter(bad.label, bad.right)
	}
	c.press(fyne.KeyEscape)
	c.sees("放弃填写的内容？")
	c.click("取消")
	c.click("登记")
	c.sees("已登记会议“县委常委会”", "2026年11月19日")
}

func TestAMatterIsDecidedAgainstAnOpinion(t *testing.T) {
	c := assembled(t)
	c.click("新增议题")
	c.click("新增")
	c.refused("议题名称", "请填写议题名称", "")
	c.enter("议题名称", "设立县产业引导基金")
	c.enter("类别", "大额资金使用")
	c.enter("提请单位", "财政")
	if got := c.holds("分管领导"); got != "罗清源" {
		t.Errorf("the leader in charge of the unit is proposed as %q", got)
	}
	c.enter("金额", "五千")
	c.click("新增")
	c.refused("金额", "不是金额", "五千")
	c.enter("金额", "5000")
	c.enter("涉及人数", "几个")
	c.click("新增")
	c.refused("涉及人数", "请填写数字", "几个")
	c.enter("涉及人数", "")
	c.click("新增")
	c.sees("已新增议题“设立县产业引导基金”", "1. 设立县产业引导基金", "5,000万元（大额）", "罗清源　常务副县长", "会议决定未登记")

	c.click("登记会议决定")
	c.sees("县委全会，2026年11月18日至11月19日，应到 40 人，实到 26 人，未达到三分之二（至少 27 人）。")
	c.enter("会议决定", "修改后通过")
	c.enter("决定内容", "设定财政出资上限")
	c.enter("末位表态", "否")
	c.enter("全程纪实", "是")
	c.strike("添加一条")
	c.into(all[*kit.MultiEntry](c)[1], "投资回报没有论证")
	c.click("登记")
	c.refused("反对或保留意见", "请填写第 1 条反对或保留意见是谁提出的", "")
	c.into(c.row("反对或保留意见").input, "县委常委 邵远航")
	c.into(all[*kit.Select](c)[4], "不同意")
	c.click("登记")
	c.sees("已登记会议决定：修改后通过", "修改后通过：设定财政出资上限", "县委常委 邵远航（不同意）：投资回报没有论证")
	_, matters := c.meeting()
	if m := matters[0]; m.Checks.LastWord != model.FindingNo || m.Checks.Recusal != model.FindingUnknown || m.Leader.Post != "常务副县长" {
		t.Errorf("stored is %+v", m)
	}
	c.ctrl(fyne.KeyPageUp)
	c.ctrl(fyne.KeyPageUp)
	c.sees("登记会议“县委全会”", "登记议题“设立县产业引导基金”", "会议决定：修改后通过")
}

func TestWhatInquiriesHangOnIsNotDeleted(t *testing.T) {
	c := county(t)
	c.openMeeting("第21次会议")
	c.click("删除")
	c.click("删除")
	c.sees("上有 2 个议题", "有 2 次问询（", "不能删除；请先把议题删去或改到别的会议")
	c.click("知道了")
	c.click("更多")
	c.click("删除")
	c.sees("删除议题“")
	c.click("删除")
	c.sees("有 1 次问询（", "不能删除")
	c.click("知道了")
	c.click("更多")
	c.click("移到别的会议")
	c.enter("会议", "第24次")
	c.click("确定")
	c.refused("会议", "会中、会后问询，不能改到别的会议", "县委常委会第24次会议")
}

func TestAnEmptyMeetingAndAMatterOfItAreDeleted(t *testing.T) {
	c := assembled(t)
	c.click("新增议题")
	c.enter("议题名称", "登记错了的议题")
	c.click("新增")
	c.click("更多")
	c.click("删除")
	c.click("删除")
	c.sees("已删除议题“登记错了的议题”", "还没有议题")
	c.click("删除")
	c.click("删除")
	c.sees("已删除会议“县委全会”", "选择一次会议", "共 0 次会议")
}

func TestAWaitingMatterComesOnAMeetingAndBack(t *testing.T) {
	c := county(t)
	c.ctrl(meetingsKey)
	c.click("待上会议题 1")
	c.openWaiting()
	c.sees("设立县产业引导基金", "待上会", "大额", "5,000万元")
	c.click("移到会议")
	c.click("确定")
	c.refused("会议", "请选择会议", "")
	c.enter("会议", "2026-11-25")
	c.click("确定")
	c.sees("“设立县产业引导基金”已列入会议议程", "县委常委会第24次会议", "2. 设立县产业引导基金", "会议决定未登记", "问询 1 次")
	c.misses("待上会议题 1")

	c.click("更多")
	c.click("退回待上会")
	c.click("退回")
	c.sees("已退回待上会：“设立县产业引导基金”", "待上会议题 1", "移到会议")
	c.openMeeting("第24次会议")
	c.click("列入待上会议题")
	c.click("确定")
	c.refused("议题", "请选择列入哪个议题", "")
	c.enter("议题", "引导基金")
	c.enter("议题序号", "1")
	c.click("确定")
	c.sees("1. 设立县产业引导基金")
}

func TestAWithdrawnMatterIsRestored(t *testing.T) {
	c := county(t)
	c.ctrl(meetingsKey)
	c.click("待上会议题 1")
	c.openWaiting()
	c.click("更多")
	c.click("撤回")
	c.enter("撤回原因", "县财政局重新论证")
	c.click("撤回")
	c.sees("已撤回“设立县产业引导基金”", "撤回：县财政局重新论证")
	c.misses("移到会议", "待上会议题 1")
	c.ctrl(fyne.KeyPageDown)
	c.sees("修改议题“设立县产业引导基金”，会议决定：撤回")
	c.ctrl(fyne.KeyPageDown)
	c.click("恢复")
	c.sees("已恢复“设立县产业引导基金”", "移到会议", "待上会议题 1")
}

func TestTheFilterStaysWhileAMeetingIsCorrected(t *testing.T) {
	c := county(t)
	c.openMeeting("第24次会议")
	c.click("修改会议")
	c.enter("主持人", "沈明川")
	c.click("保存")
	c.click("修改议题")
	c.enter("汇报人", "县财政局局长")
	c.click("保存")
	c.sees("已修改议题", "县财政局局长")
	c.ctrl(fyne.KeyPageDown)
	c.sees("沈明川")
	if n := len(c.held().Rows()); n != 1 {
		t.Errorf("%d meetings are listed, want the one searched for", n)
	}
}

func TestMeetingsAndMattersAreNarrowed(t *testing.T) {
	c := county(t)
	c.ctrl(meetingsKey)
	whole := len(c.held().Rows())
	for place, narrow := range []struct {
		choice string
		fits   func(model.MeetingRow) bool
	}{
		{"县政府常务会", func(r model.MeetingRow) bool { return r.Type == "县政府常务会" }},
		{"2026", func(r model.MeetingRow) bool { return r.From.Year() == 2026 && r.Type == "县政府常务会" }},
	} {
		c.into(all[*kit.Select](c)[place], narrow.choice)
		rows := c.held().Rows()
		if len(rows) == 0 || len(rows) >= whole {
			t.Errorf("%s leaves %d of %d", narrow.choice, len(rows), whole)
		}
		for _, r := range rows {
			if !narrow.fits(r) {
				t.Errorf("%s leaves %s of %s", narrow.choice, r.Title(), r.From)
			}
		}
	}
	c.click("清除")
	if n := len(c.held().Rows()); n != whole {
		t.Errorf("cleared, %d of %d are listed", n, whole)
	}
	c.ctrl(fyne.KeyF)
	c.types("查无此会")
	c.sees("没有符合条件的会议", "共 0 次会议")

	c.click("待上会议题 1")
	c.into(all[*kit.Select](c)[0], "重要干部任免")
	c.sees("没有待上会的议题")
	c.into(all[*kit.Select](c)[0], "大额资金使用")
	c.into(all[*kit.Picker](c)[0], "lqy")
	c.sees("共 1 个议题")
	c.into(all[*kit.Picker](c)[0], "许镕之")
	c.sees("共 0 个议题")
	c.click("清除")
	c.sees("共 1 个议题")
}

func TestTheListsAreExportedAsShown(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := county(t)
	c.ctrl(meetingsKey)
	c.into(all[*kit.Select](c)[0], "县委全会")
	c.click("导出 Excel")
	c.click("保存")
	c.click("待上会议题 1")
	c.click("导出 Excel")
	c.click("保存")
	for name, words := range map[string][]string{
		"会议 2026-11-20.xlsx":    {"会议类型\t会议\t开始日期", "县委全会\t十四届八次全会", "县会议中心\t陆承远\t38\t35\t是\t郑国强"},
		"待上会议题 2026-11-20.xlsx": {"议题\t三重一大类别", "设立县产业引导基金\t大额资金使用\t县财政局", "罗清源\t县委常委、县政府常务副县长"},
	} {
		text, err := sheet.ReadFile(t.Context(), filepath.Join(home, name))
		if err != nil {
			t.Error(err)
		}
		for _, want := range words {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, text)
			}
		}
		if strings.Contains(text, "县委常委会\t") {
			t.Errorf("%s has what the filter left out:\n%s", name, text)
		}
	}
}

func TestTheRecordOfAMeetingIsShownAndPrinted(t *testing.T) {
	paper := printer(t)
	c := county(t)
	c.openMeeting("第21次会议")
	c.click("预览打印")
	c.sees("第1页，共", "会议监督记录")
	c.click("打印")
	c.sees("已送到打印机")
	text := paperText(t, paper)
	for _, want := range []string{"会议监督记录", "县委常委会第21次会议", "县人民医院新院区建设", "达到三分之二：是"} {
		if !strings.Contains(text, want) {
			t.Errorf("the record does not say %q:\n%s", want, text)
		}
	}
}

func TestInquiriesOfAMatterAreAButtonAway(t *testing.T) {
	c := county(t)
	c.openMeeting("第21次会议")
	c.sees("已办结")
	c.click("问询 1 次")
	if rows := all[*kit.Table[model.InquiryRow]](c)[0].Selected(); len(rows) != 1 || rows[0].Title != "县人民医院新院区建设" {
		t.Errorf("the button leads to %+v", rows)
	}
	c.ctrl(meetingsKey)
	c.click("新建问询")
	if got := c.holds("议题"); !strings.Contains(got, "县人民医院新院区建设") {
		t.Errorf("the new inquiry is on %q", got)
	}
}

func TestTypesOfMeetingsAndTheLargeAmountAreSet(t *testing.T) {
	c := county(t)
	c.ctrl(settingsKey)
	c.click("会议")
	c.enter("大额标准", "很多")
	c.click("保存会议设置")
	c.refused("大额标准", "不是金额", "很多")
	c.enter("大额标准", "6000")
	c.into(all[*kit.ItemsEditor](c)[0], "县委书记办公会")
	c.click("保存会议设置")
	c.sees("会议设置已保存")
	d, err := c.stored().Decisions(t.Context())
	if err != nil || d.MeetingTypes[0] != "县委书记办公会" || d.Large.String() != "6,000万元" {
		t.Errorf("set is %+v, %v", d, err)
	}
	c.ctrl(meetingsKey)
	c.click("待上会议题 1")
	c.openWaiting()
	c.sees("5,000万元")
	c.misses("（大额）")
	c.click("登记会议")
	if got := c.holds("会议类型"); got != "县委书记办公会" {
		t.Errorf("the usual type is %q", got)
	}
}

func TestQuorumsAreSetAndOldMeetingsAreJudgedByThem(t *testing.T) {
	c := county(t)
	ctx, st := t.Context(), c.stored()
	m := model.NewMeeting("县委常委会", c.today)
	m.Name, m.Should, m.Present = "第99次会议", 11, 7
	m, err := st.SaveMeeting(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	for i, class := range []model.Class{model.ClassCadres, model.ClassFunds} {
		matter := model.NewMatter(m.ID, i+1)
		matter.Class, matter.Title = class, "研究"+string(class)
		if _, err := st.SaveMatter(ctx, matter, c.today); err != nil {
			t.Fatal(err)
		}
	}
	c.ctrl(meetingsKey)
	c.openMeeting("第99次会议")
	c.sees("重要干部任免：未达到三分之二")
	c.click("会议情况")
	c.sees("应到 11 人，实到 7 人，超过半数，重要干部任免：未达到三分之二（至少 8 人）")
	c.click("议题 2")
	c.sees("到会人数未达到三分之二", "应到 11 人，实到 7 人，未达到三分之二（至少 8 人）") // the first matter is on cadres

	c.ctrl(settingsKey)
	c.click("会议")
	shares := all[*kit.Select](c)
	shares[1].SetSelected("三分之二以上")
	c.strike("保存到会人数要求")
	c.sees("到会人数要求已保存")
	c.ctrl(meetingsKey)
	c.openMeeting("第99次会议")
	c.sees("未达到三分之二")
	d, err := st.Decisions(ctx)
	if err != nil || d.Quorums[0].Share != model.ShareTwoThirds || len(d.Quorums) != len(model.DefaultQuorums()) || len(d.MeetingTypes) == 0 {
		t.Errorf("set is %+v, %v", d, err)
	}
	rows, err := st.Meetings(ctx, model.MeetingFilter{Text: "第99次"}, model.MeetingRow{}, 2)
	if err != nil || len(rows) != 1 || rows[0].Quorum.Finding() != model.FindingNo || len(rows[0].Short) != 0 {
		t.Errorf("listed is %+v, %v", rows, err)
	}
}

func TestTabReachesEverythingOfMeetings(t *testing.T) {
	c := county(t)
	c.openMeeting("第21次会议")
	for range 4 {
		c.reachesAll("会议议题")
		c.ctrl(fyne.KeyPageDown)
	}
	c.click("登记会议决定")
	c.strike("添加一条")
	c.reachesAll("登记会议决定")
	c.press(fyne.KeyEscape)
	for _, act := range []string{"修改会议", "新增议题", "修改议题"} {
		c.click(act)
		c.reachesAll(act)
		c.press(fyne.KeyEscape)
	}
	c.click("待上会议题 1")
	c.openWaiting()
	c.reachesAll("待上会议题")
	c.click("移到会议")
	c.reachesAll("移到会议")
}
