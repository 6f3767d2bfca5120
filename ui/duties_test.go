package ui_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// owed returns the list of the page 定期事项.
func (c *clerk) owed() *kit.Table[model.DutyOwed] {
	c.t.Helper()
	tables := all[*kit.Table[model.DutyOwed]](c)
	if len(tables) != 1 {
		c.t.Fatalf("%d lists of what is owed are shown", len(tables))
	}
	return tables[0]
}

// missed returns what the list has in red.
func (c *clerk) missed() string {
	c.t.Helper()
	var out []string
	for _, o := range c.owed().Rows() {
		if o.Light == model.LightOverdue {
			out = append(out, o.Label())
		}
	}
	return strings.Join(out, "；")
}

const missedHearing = "听取履行“一岗双责”情况（2026年上半年，秦守拙）"

func TestAMissedDutyIsRecordedAsDoneFromTheListOfTodayAndTakenBack(t *testing.T) {
	c := county(t)
	c.click("知道了")
	c.sees(missedHearing)
	c.strike("办理")
	c.sees("登记完成", "期限2026年6月30日")
	c.enter("完成日期", "2026-11-18")
	c.click("登记")
	c.refused("完成情况", "请填写完成情况", "")
	c.enter("完成情况", "监督领导小组会议补听")
	c.enter("经办人", "")
	c.click("登记")
	c.refused("经办人", "请填写经办人", "")
	c.enter("经办人", "周明")
	c.click("登记")
	c.sees("已登记完成", "临期 2")
	c.sees("定期事项 1")
	c.misses("定期事项 2")

	c.ctrl(dutiesKey)
	if got := c.missed(); got != "" {
		t.Errorf("missed is still %s", got)
	}
	c.into(all[*kit.Select](c)[1], "历次完成")
	c.w.Canvas().Focus(c.owed().FocusTarget())
	c.press(fyne.KeyHome) // done last
	c.sees("2026年11月18日完成：监督领导小组会议补听", "经办人：周明")
	c.click("撤销登记")
	c.click("撤销")
	c.refused("撤销原因", "请填写撤销完成记录的原因", "")
	c.enter("撤销原因", "登记错了人")
	c.click("撤销")
	c.sees("已撤销登记")
	c.into(all[*kit.Select](c)[1], "逾期")
	if got := c.missed(); got != missedHearing {
		t.Errorf("missed is %q", got)
	}
	c.sees("超期 99 个工作日", "共 1 项，其中逾期 1 项")
}

func TestTheListIsNarrowedByDutyStateAndName(t *testing.T) {
	c := county(t)
	c.ctrl(dutiesKey)
	whole := len(c.owed().Rows())
	c.into(all[*kit.Select](c)[0], "诫勉六个月后回访")
	if rows := c.owed().Rows(); len(rows) != 1 || rows[0].Leader.Name != "方砚秋" {
		t.Errorf("the visits are %v", rows)
	}
	c.into(all[*kit.Select](c)[0], "全部事项")
	for state, light := range map[string]model.Light{"未到期限": model.LightNormal, "本期已完成": model.LightDone} {
		c.into(all[*kit.Select](c)[1], state)
		rows := c.owed().Rows()
		if len(rows) == 0 || len(rows) >= whole {
			t.Errorf("%s leaves %d of %d", state, len(rows), whole)
		}
		for _, o := range rows {
			if o.Light != light {
				t.Errorf("%s leaves %s, %s", state, o.Label(), o.Light.Label())
			}
		}
	}
	c.into(all[*kit.Select](c)[1], "本期和逾期")
	c.into(all[*kit.Entry](c)[0], "陈文博")
	if rows := c.owed().Rows(); len(rows) != 2 || rows[0].Leader.ID == rows[1].Leader.ID {
		t.Errorf("the namesakes owe %v", rows)
	}
}

func TestADutyIsAddedChangedAndRetired(t *testing.T) {
	c := begin(t, "2026-11-20")
	c.ctrl(dutiesKey)
	c.click("增加")
	c.click("增加")
	c.refused("事项名称", "请填写事项名称", "")
	c.enter("事项名称", "报送信息")
	c.enter("频次", "每季度")
	c.click("增加")
	c.refused("第几个月", "每季度的期限应在第 1 至第 3 个月", "6")
	c.enter("第几个月", "2")
	c.enter("哪一日", "月底")
	c.click("增加")
	c.refused("哪一日", "请填写数字，例如 31", "月底")
	c.enter("哪一日", "20")
	c.click("增加")
	c.sees("已保存“报送信息”", "今日到期", "2026年第4季度")

	list := all[*kit.Table[model.Duty]](c)[0]
	list.Select(list.Rows()[len(list.Rows())-1].ID)
	c.w.Canvas().Focus(list.FocusTarget())
	c.press(fyne.KeyEnd)
	c.sees("由办公室承担，每季度，期限为第 2 个月的 20 日")
	c.click("修改")
	c.enter("哪一日", "31")
	c.click("保存")
	c.sees("期限为第 2 个月月底", "还剩 6 个工作日")
	c.click("停用")
	c.sees("停用“报送信息”？")
	c.click("停用")
	c.sees("已停用“报送信息”")
	for _, o := range c.owed().Rows() {
		if o.Duty.Name == "报送信息" {
			t.Errorf("the retired duty is still owed: %s", o.Label())
		}
	}
	c.click("启用")
	c.sees("已启用“报送信息”", "2026年第4季度")
}

func TestAnAdmonishedLeaderIsToBeVisitedSixMonthsLater(t *testing.T) {
	c := begin(t, "2026-11-20")
	storeLeader(t, c, "李书言")
	c.ctrl(dutiesKey)
	list := all[*kit.Table[model.Duty]](c)[0]
	c.w.Canvas().Focus(list.FocusTarget())
	c.press(fyne.KeyHome, fyne.KeyEnd)
	c.click("登记起算事件")
	c.click("登记")
	c.refused("监督对象", "请选择是哪一名监督对象", "")
	c.enter("监督对象", "lsy")
	c.enter("事件日期", "2026-05-29")
	c.click("登记")
	c.sees("已登记：李书言", "2026年5月29日", "2026-11-30")
	c.ctrl(homeKey)
	c.sees("诫勉六个月后回访（2026年5月29日，李书言）", "还剩 6 个工作日", "办理")
}
