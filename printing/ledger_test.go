package printing

import (
	"fmt"
	"strings"
	"testing"

	"oversight/model"
)

// sampleLedger has n rows in every state the list shows, with names and titles of the lengths clerks write.
func sampleLedger(n int) model.Ledger {
	l := model.Ledger{
		Office: samplePaper().Office, Filter: "文种：全部；年份：2026年；状态：全部", On: model.MustDate("2026-05-18"),
	}
	day := model.MustDate("2026-01-05")
	states := []struct {
		state    model.State
		standing model.Standing
	}{
		{model.Served, model.Standing{Light: model.LightOverdue, Left: -12}},
		{model.Served, model.Standing{Light: model.LightToday}},
		{model.Served, model.Standing{Light: model.LightSoon, Left: 3}},
		{model.Replied, model.Standing{Light: model.LightReplied}},
		{model.Served, model.Standing{Light: model.LightNormal, Left: 14}},
		{model.Closed, model.Standing{Light: model.LightDone}},
		{model.Voided, model.Standing{Light: model.LightDone}},
		{model.Draft, model.Standing{Light: model.LightNone}},
	}
	for i := range n {
		s := states[i%len(states)]
		r := model.Row{
			ID: int64(i + 1), Kind: model.BuiltinKinds()[i%5/4].Name, State: s.state, Standing: s.standing,
			Leader: model.LeaderRef{Name: "欧阳𬱖喆", Post: "县委常委、宣传部部长"}, Units: "示例镇、县融媒体中心",
			Title: fmt.Sprintf("第%d个村的产业奖补资金兑现不及时，村级公示不规范", i+1), Drafted: day.Add(i),
		}
		if s.state != model.Draft {
			r.Number = model.Number{Mark: "示同监提", Year: 2026, Seq: i + 1}
			r.Signed, r.Received, r.Due, r.Provisional = day.Add(i), day.Add(i+1), day.Add(i+22), i%8 == 4
		}
		if s.state == model.Replied || s.state == model.Closed {
			r.Replied = day.Add(i + 20)
		}
		l.Rows = append(l.Rows, r)
	}
	return l
}

func TestLedgerReadsBackFromItsPDF(t *testing.T) {
	l := sampleLedger(40)
	s := LedgerForm(l)
	checkOnPaper(t, s)
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	checkPrinted(t, s, "县同级监督领导小组办公室“两卡一书”台账", "范围："+l.Filter, "打印日期：2026年5月18日")
	for _, want := range []string{
		"县同级监督领导小组办公室“两卡一书”台账", "范围：文种：全部；年份：2026年；状态：全部", "打印日期：2026年5月18日",
		"序号编号文种对象/职务事由联系单位签发签收应反馈反馈状态",
		"合计40份：工作提醒卡32份、廉政监督卡8份。", "按状态：■超期5份◆今日到期5份▲临期5份◇待认定5份○正常5份●办结10份—未起算5份。",
	} {
		if !strings.Contains(text, packed(want)) {
			t.Errorf("the ledger lacks %q:\n%s", want, text)
		}
	}
	for _, r := range l.Rows {
		checkPrinted(t, s, r.Number.String(), r.Title)
		for _, want := range []string{r.Signed.String(), r.Received.String(), r.Due.String(), r.Replied.String()} {
			if !strings.Contains(text, want) {
				t.Errorf("%s is not in the ledger in one piece", want)
			}
		}
	}
	if n := strings.Count(text, "暂定"); n != 5 {
		t.Errorf("%d of 5 provisional dates are marked", n)
	}
	if n := strings.Count(text, "对象/职务"); n != len(s.Pages) {
		t.Errorf("the head stands on %d of %d pages", n, len(s.Pages))
	}
	for i := range s.Pages {
		if want := fmt.Sprintf("第%d页共%d页", i+1, len(s.Pages)); !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestLedgerSaysEachStateInWordsBesideItsMark(t *testing.T) {
	want := []string{"■超期12个工作日", "◆今日到期已送达", "▲临期剩3个工作日", "◇待认定已反馈", "○正常剩14个工作日", "●办结已销号", "●办结作废", "—未起算草稿"}
	for i, r := range sampleLedger(len(want)).Rows {
		got := ""
		for _, p := range ledgerState(r) {
			got += packed(p.Text)
		}
		if got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
	shapes := map[string]bool{}
	for _, light := range model.Lights() {
		shapes[lightMarks[light].shape] = true
	}
	if len(shapes) != len(model.Lights()) {
		t.Errorf("%d shapes for %d lights", len(shapes), len(model.Lights()))
	}
}

func TestLedgerColumnsFillThePageAsTheyWereMeasured(t *testing.T) {
	sum := listOrdinal
	for _, c := range ledgerColumns {
		sum += c.Width
	}
	if d := sum - wideWidth; d > 0.5 || d < -0.5 {
		t.Errorf("the columns are %.1f mm, the page has %.1f", sum, wideWidth)
	}
}

func TestEmptyLedgerSaysThereIsNothing(t *testing.T) {
	l := sampleLedger(0)
	l.Filter = ""
	s := LedgerForm(l)
	text := textOf(s.Pages)
	if len(s.Pages) != 1 || !strings.Contains(text, "没有记录") || !strings.Contains(text, "范围：全部") || strings.Contains(text, "合计") {
		t.Errorf("%d pages:\n%s", len(s.Pages), text)
	}
}

func TestRowLongerThanAPageGoesOnWithoutLosingACharacter(t *testing.T) {
	l := sampleLedger(3)
	l.Rows[1].Title = strings.Repeat("资金拨付审核不严，", 400)
	l.Rows[2].Leader.Post, l.Rows[2].Units = strings.Repeat("县委常委、", 40), strings.Repeat("w", 300)
	s := LedgerForm(l)
	checkOnPaper(t, s)
	checkPrinted(t, s, l.Rows[1].Title, l.Rows[2].Leader.Post, l.Rows[2].Units)
	if len(s.Pages) < 4 {
		t.Errorf("%d pages", len(s.Pages))
	}
}

func TestListOfAnythingIsSetByItsColumns(t *testing.T) {
	type leave struct{ number, reason string }
	s := List[leave]{
		Title: "延期登记表", Author: "中共示例县纪律检查委员会", On: model.MustDate("2026-05-18"),
		Columns: []ListColumn[leave]{
			{"文书编号", 40, func(l leave) []Para { return []Para{{Text: l.number, Align: Centered}} }},
			{"理由", 100, func(l leave) []Para { return []Para{{Text: l.reason}} }},
		},
		Rows: []leave{{"示同监提〔2026〕7号", "资金审计\x00未完\t成"}, {"示同监提〔2026〕8号", "😀"}},
	}.Sheets()
	checkOnPaper(t, s)
	text := textOf(s.Pages)
	for _, want := range []string{"延期登记表", "序号文书编号理由", "1示同监提〔2026〕7号资金审计未完成", "2示同监提〔2026〕8号□"} {
		if !strings.Contains(text, want) {
			t.Errorf("the list lacks %q:\n%s", want, text)
		}
	}
	if string(s.Missing) != "😀" {
		t.Errorf("missing %q", string(s.Missing))
	}
}

func TestTheLedgerNamesWhoAnswersForADocumentThatWasHandedOver(t *testing.T) {
	r := model.Row{Leader: model.LeaderRef{Name: "李书言", Post: "宣传部部长"}, Holder: "曾国强"}
	if got := answering(r); got != "现由曾国强承办" {
		t.Errorf("it says %q", got)
	}
	r.Holder = ""
	if got := answering(r); got != "" {
		t.Errorf("the addressee answers himself, yet it says %q", got)
	}
}
