package ui_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// asked returns the table of inquiries that is shown.
func (c *clerk) asked() *kit.Table[model.InquiryRow] {
	c.t.Helper()
	tables := all[*kit.Table[model.InquiryRow]](c)
	if len(tables) != 1 {
		c.t.Fatalf("%d lists of inquiries are shown; the window says\n%s", len(tables), c.words())
	}
	return tables[0]
}

// inquiries reads what is stored.
func (c *clerk) inquiries(f model.InquiryFilter) []model.InquiryRow {
	c.t.Helper()
	rows, err := c.stored().Inquiries(c.t.Context(), f, 0, 1000, c.today)
	if err != nil {
		c.t.Fatal(err)
	}
	return rows
}

func (c *clerk) figures(f model.InquiryFilter) model.InquiryCounts {
	c.t.Helper()
	counts, err := c.stored().InquiryCounts(c.t.Context(), f)
	if err != nil {
		c.t.Fatal(err)
	}
	return counts
}

func TestEachFigureOfTheInquiriesOpensExactlyItsRecords(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	one := func(model.InquiryRow) int { return 1 }
	all := func(r model.InquiryRow) int { return r.Suggestions }
	counts := c.figures(model.InquiryFilter{})
	type figure struct {
		model.InquiryCount
		of func(model.InquiryRow) int // how much of the figure a record is
	}
	figures := []figure{{counts.Inquiries, one}, {counts.Suggestions, all}}
	for _, n := range slices.Concat(counts.ByPhase, counts.ByClass, counts.ByType) {
		figures = append(figures, figure{n, one})
	}
	for i, of := range []func(model.InquiryRow) int{
		func(r model.InquiryRow) int { return r.Adopted },
		func(r model.InquiryRow) int { return r.Partly },
		func(r model.InquiryRow) int { return r.NotAdopted },
		func(r model.InquiryRow) int { return r.Deferred },
		func(r model.InquiryRow) int { return r.Suggestions - r.Adopted - r.Partly - r.NotAdopted - r.Deferred },
	} {
		figures = append(figures, figure{counts.ByAdoption[i], of})
	}
	for _, f := range figures {
		if f.N == 0 {
			t.Fatalf("the sample county has nothing to count for %s", f.Name)
		}
		c.click(f.Name)
		sum := 0
		for _, r := range c.asked().Rows() {
			if f.of(r) == 0 {
				t.Errorf("%s lists %s", f.Name, r.Number)
			}
			sum += f.of(r)
		}
		if sum != f.N {
			t.Errorf("%s opens %d, the figure is %d", f.Name, sum, f.N)
		}
		c.click("清除")
	}
	if n := len(c.asked().Rows()); n != len(c.inquiries(model.InquiryFilter{})) || n == counts.Inquiries.N {
		t.Errorf("%d rows after 清除: drafts and void ones are listed though not counted", n)
	}
}

func TestFiguresFollowTheFilterAndNarrowFurther(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	counts := c.figures(model.InquiryFilter{})
	rate, _ := counts.AdoptionRate()
	c.sees("采纳率", strings.TrimSpace(counts.Money.Wan()), "96.2%")
	if rate != 962 {
		t.Fatalf("the sample county has a rate of %d", rate)
	}
	c.click("会中")
	c.click("重大决策")
	f := model.InquiryFilter{Counted: true, Phase: model.PhaseAt, Class: model.ClassDecision}
	if rows, want := c.asked().Rows(), c.figures(f).Inquiries.N; len(rows) != want || want == 0 || want == counts.ByClass[0].N {
		t.Errorf("%d rows of %d", len(rows), want)
	}
	for _, figure := range all[*kit.Figure](c) {
		if says(figure, "会前") && (!says(figure, "0") || focusIn(figure) != nil) {
			t.Error("会前 counts something, or a figure of nothing can be pressed")
		}
	}
}

// focusIn returns what in an object takes the keys, nil for nothing.
func focusIn(o fyne.CanvasObject) (found fyne.Focusable) {
	walk(o, nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		if f, ok := o.(fyne.Focusable); ok {
			found = f
		}
		return found == nil
	})
	return found
}

func TestAFigureIsPressedByTheKeyboardAndTheListGetsTheKeys(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	for _, figure := range all[*kit.Figure](c) {
		if says(figure, "会后") {
			c.w.Canvas().Focus(focusIn(figure))
		}
	}
	c.press(fyne.KeyReturn)
	c.sees("共 3 次问询")
	c.press(fyne.KeyDown)
	if rows := c.asked().Selected(); len(rows) != 1 || rows[0].Phase != model.PhaseAfter {
		t.Errorf("the keys have selected %v", rows)
	}
}

func TestTheFiguresAreFoldedForGood(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	c.click("收起")
	c.misses("草稿和作废的不计")
	c.sees("采纳率")
	c.open()
	c.ctrl(inquiriesKey)
	c.misses("草稿和作废的不计")
	c.click("展开")
	c.sees("草稿和作废的不计")
}

func TestInquiriesAreFilteredByEachChoice(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	choices := all[*kit.Select](c)
	for i, f := range []struct {
		option string
		fits   func(model.InquiryRow) bool
	}{
		{"会后", func(r model.InquiryRow) bool { return r.Phase == model.PhaseAfter }},
		{"2026", func(r model.InquiryRow) bool { return r.On.Year() == 2026 }},
		{"跟踪中", func(r model.InquiryRow) bool { return r.State == model.InquiryFollowing }},
		{"县政府常务会", func(r model.InquiryRow) bool { return r.MeetingType == "县政府常务会" }},
		{"大额资金使用", func(r model.InquiryRow) bool { return r.Class == model.ClassFunds }},
		{"未采纳", func(r model.InquiryRow) bool { return r.NotAdopted > 0 }},
	} {
		choices[i].SetSelected(f.option)
		want := 0
		for _, r := range c.inquiries(model.InquiryFilter{}) {
			if f.fits(r) {
				want++
			}
		}
		rows := c.asked().Rows()
		if len(rows) != want || want == 0 || slices.ContainsFunc(rows, func(r model.InquiryRow) bool { return !f.fits(r) }) {
			t.Errorf("%s lists %d of %d", f.option, len(rows), want)
		}
		c.click("清除")
	}
	c.w.Canvas().Focus(all[*kit.Picker](c)[0])
	c.types("lqy")
	c.press(fyne.KeyReturn)
	rows := c.asked().Rows()
	if len(rows) == 0 || slices.ContainsFunc(rows, func(r model.InquiryRow) bool { return r.Leader.Name != "罗清源" }) {
		t.Errorf("the leader has %v", rows)
	}
}

func TestInquiriesAreFoundByNumberNameAndTwoCharacters(t *testing.T) {
	c := county(t)
	c.ctrl(inquiriesKey)
	for _, q := range []struct {
		typed string
		fits  func(model.InquiryRow) bool
	}{
		{"问〔2020〕3号", func(r model.InquiryRow) bool { return r.Number.String() == "问〔2020〕3号" }},
		{"罗清源", func(r model.InquiryRow) bool { return r.Leader.Name == "罗清源" }},
		{"lqy", func(r model.InquiryRow) bool { return r.Leader.Name == "罗清源" }},
		{"饮水", func(r model.InquiryRow) bool { return strings.Contains(r.Title+r.Gist, "饮水") }},
	} {
		c.ctrl(fyne.KeyF)
		c.shortcut(&fyne.ShortcutSelectAll{})
		c.types(q.typed)
		rows := c.asked().Rows()
		if len(rows) == 0 || slices.ContainsFunc(rows, func(r model.InquiryRow) bool { return !q.fits(r) }) {
			t.Errorf("%q finds %v", q.typed, rows)
		}
	}
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.types("查无此事")
	c.sees("没有符合条件的问询", "共 0 次问询")
}
