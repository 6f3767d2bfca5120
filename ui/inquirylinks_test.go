package ui_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

func TestTheInquiriesAsFilteredArePrintedAsALedger(t *testing.T) {
	paper := printer(t)
	c := county(t)
	c.ctrl(inquiriesKey)
	all[*kit.Select](c)[1].SetSelected("2020")
	c.click("打印台账")
	c.sees("第1页")
	c.click("打印")
	text := strings.Join(strings.Fields(paperText(t, paper)), "")
	for _, want := range []string{"2020年廉政问询台账", "合计问询31次", "问〔2020〕1号", "问〔2020〕31号"} {
		if !strings.Contains(text, want) {
			t.Errorf("the ledger does not say %q:\n%s", want, text)
		}
	}
}

func TestTheInquiriesAsFilteredAreExported(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := county(t)
	c.ctrl(inquiriesKey)
	c.click("会前")
	c.click("导出 Excel")
	c.click("保存")
	c.sees("已保存 廉政问询 2026-11-20.xlsx")
	book, err := sheet.Open(t.Context(), filepath.Join(home, "廉政问询 2026-11-20.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	grid, err := book.Read(t.Context(), "廉政问询")
	rows := c.inquiries(model.InquiryFilter{Phase: model.PhaseBefore, Counted: true})
	if err != nil || len(grid) != len(rows)+1 {
		t.Fatalf("%d lines for %d inquiries, %v", len(grid), len(rows), err)
	}
	for i, column := range model.InquiryColumns() {
		if got := grid[0].Cells[i].Text; got != column.Label {
			t.Errorf("column %d is headed %q", i, got)
		}
		for j, r := range rows {
			got := "" // a line ends with its last cell that is not empty
			if i < len(grid[j+1].Cells) {
				got = grid[j+1].Cells[i].Text
			}
			if got != column.Text(r) {
				t.Errorf("%s, %s: %q, want %q", r.Number, column.Label, got, column.Text(r))
			}
		}
	}
}

func TestCtrlNBeginsAnInquiryOnItsPageAndADocumentElsewhere(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	c.ctrl(fyne.KeyN)
	c.row("问询内容")
	c = county(t)
	c.ctrl(peopleKey)
	c.ctrl(fyne.KeyN)
	c.row("提醒对象")
}

func TestCtrlPPrintsTheLedgerUntilAnInquiryIsShown(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	c.ctrl(fyne.KeyP)
	c.sees("廉政问询台账", "第1页")
	c.press(fyne.KeyEscape)
	c.press(fyne.KeyDown, fyne.KeyDown)
	c.ctrl(fyne.KeyP)
	c.sees("第1页")
	c.misses("廉政问询台账")
}

func TestALeaderHasTheInquiriesOnMattersInHisCharge(t *testing.T) {
	c := county(t)
	c.ctrl(peopleKey)
	c.ctrl(fyne.KeyF)
	c.types("罗清源")
	leaders := all[*kit.Table[model.Person]](c)[0]
	c.w.Canvas().Focus(leaders.FocusTarget())
	c.press(fyne.KeyDown)
	asked := c.inquiries(model.InquiryFilter{Leader: leaders.Selected()[0].ID})
	if len(asked) < 2 {
		t.Fatalf("罗清源 has %d inquiries", len(asked))
	}
	for _, r := range asked {
		c.sees(r.Number.String() + "　" + r.Title)
	}
	c.lastView()
	oldest := asked[len(asked)-1]
	if rows := c.asked().Selected(); len(rows) != 1 || rows[0].ID != oldest.ID {
		t.Errorf("查看 has selected %v, want %s", rows, oldest.Number)
	}
	c.sees(oldest.Title)
}

// lastView presses the last button 查看.
func (c *clerk) lastView() {
	c.t.Helper()
	var last *kit.Button
	for _, b := range all[*kit.Button](c) {
		if b.Text == "查看" {
			last = b
		}
	}
	if last == nil {
		c.t.Fatalf("there is nothing to view; the window says\n%s", c.words())
	}
	c.w.Canvas().Focus(last)
	c.press(fyne.KeyReturn)
}

func TestADocumentMadeFromAnInquiryLeadsToIt(t *testing.T) {
	c := county(t)
	asked := c.inquiries(model.InquiryFilter{Text: "农村公路"})
	docs := slices.DeleteFunc(asked, func(r model.InquiryRow) bool {
		rows, err := c.stored().Documents(t.Context(), model.Filter{Inquiry: r.Number.String()}, 0, 10, c.today)
		return err != nil || len(rows) == 0
	})
	if len(docs) != 1 {
		t.Fatalf("%d inquiries of the sample county led to a document", len(docs))
	}
	q := docs[0]
	d, err := c.stored().Documents(t.Context(), model.Filter{Inquiry: q.Number.String()}, 0, 1, c.today)
	if err != nil {
		t.Fatal(err)
	}
	c.ctrl(fyne.KeyF)
	c.types(d[0].Number.String())
	c.w.Canvas().Focus(c.list().FocusTarget())
	c.press(fyne.KeyDown)
	c.sees("来自　" + q.Number.String())
	c.strike("查看")
	if rows := c.asked().Selected(); len(rows) != 1 || rows[0].ID != q.ID {
		t.Errorf("查看 has selected %v", rows)
	}
}

func TestTheListOfTodayOpensInquiriesAndVettings(t *testing.T) {
	c := county(t)
	letter := storetest.Vetting(t, c.stored(), 1, c.today.Add(-60))
	c.press(fyne.KeyF5)
	c.sees("问询跟踪 1", "意见回复 1", "还没有登记落实情况", "还没有回复")
	c.openToday("还没有登记落实情况")
	if rows := c.asked().Selected(); len(rows) != 1 || rows[0].Number.String() != "问〔2026〕3号" {
		t.Errorf("打开 has selected %v", rows)
	}
	c.ctrl(homeKey)
	c.openToday("还没有回复")
	c.misses("期限看板")
	c.sees(letter.From)
}

// openToday presses 打开 in the line of today's list that proposes something.
func (c *clerk) openToday(todo string) {
	c.t.Helper()
	words := strings.Split(c.words(), "\n")
	n := 0
	for _, w := range words[:slices.Index(words, todo)] {
		if w == "打开" {
			n++
		}
	}
	for _, b := range all[*kit.Button](c) {
		if b.Text != "打开" {
			continue
		}
		if n == 0 {
			c.w.Canvas().Focus(b)
			c.press(fyne.KeyReturn)
			return
		}
		n--
	}
	c.t.Fatalf("no line proposes %q", todo)
}
