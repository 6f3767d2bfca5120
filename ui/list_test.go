package ui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// friday is the day on which the tests look at the sample county.
const friday = "2026-11-20"

// countyFile is the database of the sample county; filling it takes seconds.
var countyFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "county")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(context.Background(), dir, store.Options{Create: true})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(sample.Fill(context.Background(), s, model.MustDate(friday), sample.Printers{Document: printing.Issue, Slip: printing.IssueSlip, Vetting: printing.IssueVettingReply}), s.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, store.DatabaseName))
})

// county is the window on the sample county.
func county(t *testing.T) *clerk {
	t.Helper()
	file, err := countyFile()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.DatabaseName), file, 0o600); err != nil {
		t.Fatal(err)
	}
	return sit(t, dir, friday)
}

func TestEachTileOpensTheListOfWhatItCounts(t *testing.T) {
	c := county(t)
	counts, err := c.stored().Counts(t.Context(), c.today)
	if err != nil {
		t.Fatal(err)
	}
	for _, tile := range []struct {
		word  string
		count int
		fits  func(model.Row) bool
	}{
		{"待核稿", counts.Checking, func(r model.Row) bool { return r.State == model.Checking }},
		{"待签发", counts.Signing, func(r model.Row) bool { return r.State == model.Signing }},
		{"已签发", counts.ToServe, func(r model.Row) bool { return r.State == model.Signed }},
		{"办理中", counts.Running, func(r model.Row) bool { return r.State == model.Served }},
		{"临期", counts.Soon, func(r model.Row) bool { return r.Standing.Light == model.LightSoon }},
		{"今日到期", counts.Today, func(r model.Row) bool { return r.Standing.Light == model.LightToday }},
		{"超期", counts.Overdue, func(r model.Row) bool { return r.Standing.Light == model.LightOverdue }},
		{"待认定", counts.ToJudge, func(r model.Row) bool { return r.State == model.Replied }},
	} {
		c.ctrl(homeKey)
		c.click(tile.word)
		rows := c.list().Rows()
		if len(rows) != tile.count {
			t.Errorf("%s opens %d rows, the tile counts %d", tile.word, len(rows), tile.count)
		}
		for _, r := range rows {
			if !tile.fits(r) {
				t.Errorf("%s lists %s, %s", tile.word, r.Number, r.State.Label())
			}
		}
	}
	if counts.Soon == 0 || counts.Overdue == 0 || counts.ToJudge == 0 {
		t.Errorf("the sample county has nothing in some light: %+v", counts)
	}
}

func TestSearchFindsByInitialsNumberAndWord(t *testing.T) {
	c := county(t)
	for _, q := range []struct {
		typed string
		fits  func(model.Row) bool
	}{
		{"oyjw", func(r model.Row) bool { return r.Leader.Name == "欧阳静文" }},
		{"欧阳", func(r model.Row) bool { return r.Leader.Name == "欧阳静文" }},
		{"〔2020〕18号", func(r model.Row) bool { return r.Number.Seq == 18 }},
		{"户厕", func(r model.Row) bool { return r.Number.Seq == 18 && r.Number.Year == 2020 }},
	} {
		c.ctrl(fyne.KeyF)
		c.shortcut(&fyne.ShortcutSelectAll{})
		c.types(q.typed)
		rows := c.list().Rows()
		if len(rows) == 0 {
			t.Errorf("%q finds nothing", q.typed)
		}
		for _, r := range rows {
			if !q.fits(r) {
				t.Errorf("%q finds %s %s", q.typed, r.Number, r.Leader.Name)
			}
		}
	}
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.types("查无此事")
	c.sees("没有符合条件的文书", "共 0 份")
	c.click("清除")
	if n := len(c.list().Rows()); n != c.count() {
		t.Errorf("%d rows after 清除, want all %d", n, c.count())
	}
}

func TestFiltersNarrowTogether(t *testing.T) {
	c := county(t)
	c.ctrl(documentsKey)
	selects := all[*kit.Select](c)
	selects[1].SetSelected("已销号")
	selects[3].SetSelected("2020")
	rows := c.list().Rows()
	if len(rows) == 0 {
		t.Fatal("no card of 2020 is closed")
	}
	for _, r := range rows {
		if r.State != model.Closed || r.Signed.Year() != 2020 {
			t.Errorf("lists %s, %s", r.Number, r.State.Label())
		}
	}
}

func TestTwoLeadersOfOneNameAreToldApartByTheirPosts(t *testing.T) {
	c := county(t)
	c.ctrl(fyne.KeyN)
	c.w.Canvas().Focus(focusOf(firstInput(c.row("提醒对象").input)))
	c.types("cwb")
	c.sees("县政府副县长", "县人大常委会副主任")
	c.press(fyne.KeyDown, fyne.KeyReturn)
	if got := c.row("提醒对象").note; !strings.HasPrefix(got, "县人大常委会副主任") {
		t.Errorf("the second is the one with the post %q", got)
	}
}

func TestTheListKeepsItsRowAndReadsTheKeys(t *testing.T) {
	c := county(t)
	c.ctrl(documentsKey)
	c.w.Canvas().Focus(c.list().FocusTarget())
	c.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	chosen := c.list().Selected()
	if len(chosen) != 1 {
		t.Fatalf("%d rows are selected", len(chosen))
	}
	c.sees(chosen[0].Title, chosen[0].Leader.Post)
	c.press(fyne.KeyF5)
	if again := c.list().Selected(); len(again) != 1 || again[0].ID != chosen[0].ID {
		t.Errorf("after F5 %v is selected, want %v", again, chosen)
	}
}

func TestALeaderAddedFromTheFormIsChosenThere(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.ctrl(fyne.KeyN)
	c.enter("提醒对象", "李书言") // nobody of the name is known, so Enter adds her
	c.sees("新增监督对象")
	if got := c.holds("姓名"); got != "李书言" {
		t.Errorf("姓名 holds %q", got)
	}
	c.enter("职务", "县委常委、宣传部部长")
	c.enter("联系（分管）单位", "示东镇")
	c.click("保存")
	if got := c.holds("提醒对象"); got != "李书言" {
		t.Errorf("the form holds %q", got)
	}
	c.enter("问题", "思想文化宣传薄弱")
	c.click("保存并送核")
	if d := c.document(model.Checking); d.Leader.Name != "李书言" || d.UnitNames() != "示东镇" {
		t.Errorf("stored for %+v, %s", d.Leader, d.UnitNames())
	}
}

func TestLeavingAPostKeepsItOnWhatWasSentBefore(t *testing.T) {
	c := ready(t)
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.ctrl(peopleKey)
	people := all[*kit.Table[model.Person]](c)[0]
	c.w.Canvas().Focus(people.FocusTarget())
	c.press(fyne.KeyDown)
	c.click("免职")
	c.enter("在任最后一天", "2020-06-01")
	c.sees("还有 1 份文书没有办结", "同监提〔2020〕1号")
	c.choose("第1份", 0, "终止办理")
	c.enter("终止批准人", "郑国强")
	c.choose("第1份", 1, "送达以前本人已经离任")
	c.click("登记")
	c.sees("至 2020-06-01")
	if d := c.document(model.Closed); d.Leader.Post != "县委常委、宣传部部长" {
		t.Errorf("the card names %q", d.Leader.Post)
	}
}

func TestClosingTheEditorOfALeaderAsksOnlyWhenSomethingWasChanged(t *testing.T) {
	c := county(t)
	c.ctrl(peopleKey)
	c.press(fyne.KeyDown, fyne.KeyReturn)
	c.sees("编辑监督对象")
	c.press(fyne.KeyEscape)
	c.sees("共 15 人")
	c.press(fyne.KeyReturn)
	c.enter("备注", "分管农业")
	c.press(fyne.KeyEscape)
	c.sees("放弃填写的内容？")
	c.press(fyne.KeyEscape)
	if got := c.holds("备注"); got != "分管农业" {
		t.Errorf("staying has lost the note: %q", got)
	}
}
