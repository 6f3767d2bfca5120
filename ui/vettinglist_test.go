package ui_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

func TestAPersonOfAnEarlierBatchIsMarkedAndTheEarlierBatchOpens(t *testing.T) {
	c := asked(t)
	c.puts(zhang, li)
	v, _ := c.vettingNow()
	if _, err := c.stored().VoidVetting(t.Context(), v.ID, v.Version, model.Void{On: c.today, By: "郑国强", Reason: "来函撤回"}, c.today); err != nil {
		t.Fatal(err)
	}
	earlier := storetest.Vetting(t, c.stored(), 3, model.MustDate("2026-03-02"))
	storetest.AdvanceVetting(t, c.stored(), earlier, model.VettingReplied, model.MustDate("2026-03-04"))
	now := storetest.Vetting(t, c.stored(), 2, c.today)
	storetest.Identify(t, c.stored(), now)
	c.click("返回")
	c.press(fyne.KeyF5)
	c.openBatch(now.ID)
	c.sees("以往征求过", "2 人")
	c.person("张2")
	c.sees("以往征求意见 1 次", "2026-03-02　中共示例县委组织部（提拔）；拟任副局长；结论：无影响；复〔2026〕1号")
	c.click("打开这一批")
	c.sees("复〔2026〕1号　中共示例县委组织部（提拔）", "已回复", "2　张2")
	c.misses("以往征求意见")
}

// openBatch opens a batch of the list.
func (c *clerk) openBatch(id int64) {
	c.t.Helper()
	tables := all[*kit.Table[model.VettingRow]](c)
	if len(tables) != 1 {
		c.t.Fatalf("%d lists of batches are shown", len(tables))
	}
	tables[0].Select(id)
	c.click("打开")
}

func TestEachNumberOpensItsRecords(t *testing.T) {
	c := county(t)
	c.click("知道了")
	c.ctrl(vettingKey)
	counts, err := c.stored().VettingCounts(t.Context(), 0)
	if err != nil || counts.Persons != 550 || counts.Apart != 133 {
		t.Fatal(counts, err)
	}
	for word, want := range map[string]int{"在办批次": counts.Open, "已回复批次": counts.Batches} {
		c.click(word)
		rows := all[*kit.Table[model.VettingRow]](c)[0].Rows()
		if len(rows) != want || want == 0 {
			t.Errorf("%s opens %d rows, the tile counts %d", word, len(rows), want)
		}
		for _, r := range rows {
			if (r.State == model.VettingReplied) != (word == "已回复批次") {
				t.Errorf("%s lists a batch that is %s", word, r.State.Label())
			}
		}
	}
	c.click("其他人次")
	c.sees("共 133 人次，在 5 批里")
	c.click("选人用人人次")
	c.sees("共 550 人次，在 19 批里")
	for _, conclusion := range model.Conclusions() {
		c.click(string(conclusion))
		rows := all[*kit.Table[model.VettedRow]](c)[0].Rows()
		if want := counts.By[conclusion]; len(rows) != want || want == 0 {
			t.Errorf("%s opens %d rows, the tile counts %d", conclusion, len(rows), want)
		}
		for _, r := range rows {
			if r.Conclusion != conclusion || r.Batch.State != model.VettingReplied {
				t.Errorf("%s lists %s, %s, %s", conclusion, r.Name, r.Conclusion, r.Batch.State.Label())
			}
		}
	}
	list := all[*kit.Table[model.VettedRow]](c)[0]
	first := list.Rows()[0]
	list.Select(first.Vetted.ID)
	c.click("打开来函")
	c.sees(first.Batch.Number.String(), "　"+first.Name, "返回")
}

func TestBatchesAreFoundByWordsStateAndOccasion(t *testing.T) {
	c := county(t)
	c.click("知道了")
	c.ctrl(vettingKey)
	list := func() []model.VettingRow { return all[*kit.Table[model.VettingRow]](c)[0].Rows() }
	whole := len(list())
	c.ctrl(fyne.KeyF)
	c.types("宣传部")
	if rows := list(); len(rows) == 0 || len(rows) == whole || rows[0].From != "中共示例县委宣传部" {
		t.Errorf("宣传部 finds %d of %d", len(rows), whole)
	}
	c.click("清除")
	c.into(all[*kit.Select](c)[1], "会签中")
	if rows := list(); len(rows) != 1 || rows[0].State != model.VettingCirculating {
		t.Errorf("会签中 leaves %d", len(rows))
	}
	c.click("清除")
	c.into(all[*kit.Select](c)[2], "因公出国（境）")
	for _, r := range list() {
		if r.Occasion != "因公出国（境）" {
			t.Errorf("因公出国（境） leaves %s", r.Occasion)
		}
	}
	c.click("清除")
	if n := len(list()); n != whole {
		t.Errorf("%d rows after 清除, want all %d", n, whole)
	}
	c.into(all[*kit.Select](c)[0], "2026")
	c.sees("共 1 批，18 人次")
	c.ctrl(fyne.KeyPageDown)
	c.sees("共 18 人次，在 1 批里")
}

func TestAVoidedReplyKeepsItsNumberOnTheList(t *testing.T) {
	c := begin(t, friday)
	first := storetest.AdvanceVetting(t, c.stored(), storetest.Vetting(t, c.stored(), 2, c.today), model.VettingReplied, c.today)
	c.ctrl(vettingKey)
	c.openBatch(first.ID)
	c.click("作废")
	c.sees("文号 复〔2026〕1号 保留")
	c.click("作废")
	c.refused("作废原因", "请填写作废原因", "")
	c.enter("作废原因", "名单有误")
	c.enter("批准人", "郑国强")
	c.click("作废")
	c.sees("已作废", "复〔2026〕1号")
	c.misses("登记审定意见", "全部无影响")
	if v, _ := c.vettingNow(); v.State != model.VettingVoided || v.Number.Seq != 1 {
		t.Errorf("voided %+v", v)
	}
	second := storetest.AdvanceVetting(t, c.stored(), storetest.Vetting(t, c.stored(), 1, c.today), model.VettingReplied, c.today)
	if second.Number.Seq != 2 {
		t.Errorf("the next reply is %s", second.Number)
	}
}

func TestAllOfABatchIsReachedByTab(t *testing.T) {
	c := asked(t)
	c.puts(zhang)
	c.person("张明")
	c.reachesAll("the persons of a batch")
	for _, tab := range []string{"来函", "经过", "纸面"} {
		c.click(tab)
		c.reachesAll("the tab " + tab)
	}
	c.sees("第1页，共1页")
	c.click("返回")
	c.reachesAll("the batches")
	c.ctrl(fyne.KeyPageDown)
	c.reachesAll("the persons of all batches")
}
