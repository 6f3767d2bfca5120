package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const meetingDay = "2020-05-27"

// inSession is the window on a meeting of some days with one matter; the quick entry of it is open.
func inSession(t *testing.T, today string, days int) *clerk {
	t.Helper()
	c := begin(t, today)
	m := storetest.Meeting(t, c.stored(), model.MustDate(meetingDay))
	m.To = m.From.Add(days - 1)
	m, err := c.stored().SaveMeeting(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Matter(t, c.stored(), m, model.Person{})
	c.ctrl(meetingsKey)
	if rows := all[*kit.Table[model.MeetingRow]](c)[0].Selected(); len(rows) == 0 {
		c.press(fyne.KeyDown) // only a meeting of today is selected already
	}
	c.strike("会中速记")
	c.sees("会中速记", "县委常委会第38次会议")
	return c
}

// tab goes on by so many inputs.
func (c *clerk) tab(n int) {
	for range n {
		test.FocusNext(c.w.Canvas())
	}
}

// notes returns what is stored of the meeting, in the order recorded.
func (c *clerk) notes() []model.Inquiry {
	c.t.Helper()
	meetings, err := c.stored().Meetings(c.t.Context(), model.MeetingFilter{}, model.MeetingRow{}, 1)
	if err != nil || len(meetings) != 1 {
		c.t.Fatalf("%d meetings, %v", len(meetings), err)
	}
	notes, err := c.stored().InquiriesAt(c.t.Context(), meetings[0].ID)
	if err != nil {
		c.t.Fatal(err)
	}
	return notes
}

// record types three inquiries on two matters, one of them new, by the keyboard alone.
func (c *clerk) record() {
	c.t.Helper()
	c.types("3") // the place of the matter on the agenda
	c.press(fyne.KeyReturn)
	c.tab(1)
	c.types("政府公益项目和企业经营项目怎样分开？")
	c.tab(1)
	c.types("16")
	c.tab(1)
	c.types("国资局局长")
	c.tab(1)
	c.types("会后列出清单")
	c.tab(1)
	c.types("1.理顺两类项目的关系")
	c.press(fyne.KeyReturn)
	c.types("2.明确任职回避")
	c.ctrl(fyne.KeyReturn)

	c.types("企业负责人薪酬由谁核定？")
	c.ctrl(fyne.KeyReturn)

	test.FocusPrevious(c.w.Canvas())
	c.types("供水管网改造追加预算")
	c.press(fyne.KeyReturn)
	c.tab(1)
	c.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // the class: 大额资金使用
	c.tab(1)
	c.types("追加的预算有没有评审？")
	c.ctrl(fyne.KeyEnter)
}

func TestInquiriesAreRecordedDuringTheMeetingByKeysAlone(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.record()
	c.sees("记第 4 条", "共 3 条，草稿 3 条")
	notes := c.notes()
	if len(notes) != 3 {
		t.Fatalf("%d inquiries are stored; the window says\n%s", len(notes), c.words())
	}
	q := notes[0]
	if q.Phase != model.PhaseAt || q.Means != "口头" || q.On.String() != meetingDay || q.By != "郑国强" || q.Recorder != "周明" || q.State != model.InquiryDraft ||
		!slices.Equal(q.Risks, []string{"依据不足", "法规冲突"}) || len(q.Answers) != 1 || q.Answers[0].Line() != "2020年5月27日，国资局局长：会后列出清单" ||
		len(q.Suggestions) != 2 || q.Suggestions[0].Text != "理顺两类项目的关系" {
		t.Errorf("the first is stored as %+v", q)
	}
	if notes[1].Matter != q.Matter || notes[1].Question != "企业负责人薪酬由谁核定？" || len(notes[1].Risks) != 0 {
		t.Errorf("the second is stored as %+v", notes[1])
	}
	m, err := c.stored().Matter(t.Context(), notes[2].Matter)
	if err != nil || m.Title != "供水管网改造追加预算" || m.Class != model.ClassFunds || m.No != 4 || m.Meeting == 0 {
		t.Errorf("the new matter is %+v, %v", m, err)
	}
	if c.holds("议题") != m.Title || c.holds("问询人") != "郑国强" || c.holds("问询内容") != "" {
		t.Errorf("the next begins with %q, %q, %q", c.holds("议题"), c.holds("问询人"), c.holds("问询内容"))
	}
	c.press(fyne.KeyEscape)
	c.sees("会议议题", "共 1 次会议") // nothing was asked
}

func TestAnEarlierNoteIsCorrectedAndTheOneTypedStays(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.record()
	c.types("监理单位怎样选的？")
	for range 3 {
		c.ctrl(fyne.KeyUp)
	}
	c.sees("修改第 1 条")
	if got := c.holds("答复人"); got != "国资局局长" {
		t.Errorf("答复人 holds %q", got)
	}
	c.enter("问询人", "吴静")
	c.ctrl(fyne.KeyReturn)
	notes := c.notes()
	if len(notes) != 4 || notes[0].By != "吴静" || len(notes[0].Suggestions) != 2 || notes[0].Answers[0].What != "会后列出清单" {
		t.Errorf("stored are %d, the first %+v", len(notes), notes[0])
	}
	if notes[3].Question != "监理单位怎样选的？" {
		t.Errorf("what was being typed is stored as %+v", notes[3])
	}
	c.sees("记第 5 条")
	if got := c.holds("议题"); got != "供水管网改造追加预算" {
		t.Errorf("after the correction the next is on %q", got)
	}
	if got := c.holds("问询人"); got != "郑国强" {
		t.Errorf("after the correction the next is by %q", got)
	}
}

func TestNumbersAreGivenToAllNotesAtTheEnd(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.record()
	c.ctrl(fyne.KeyUp)
	c.enter("问询人", "")
	c.click("全部登记编号")
	c.refused("问询人", "请填写问询人", "")
	c.enter("问询人", "吴静")
	c.today = model.MustDate("2021-01-04") // the numbers are of the year in which it was asked
	c.click("全部登记编号")
	c.sees("3 条草稿按记录的先后编号", "其中 3 条是2020年的问询，编号编入2020年")
	c.press(fyne.KeyReturn)
	c.sees("已登记 问〔2020〕1号至 问〔2020〕3号", "共 3 条，草稿 0 条")
	for i, q := range c.notes() {
		if q.Number.Seq != i+1 || q.Number.Year != 2020 {
			t.Errorf("%q has the number %s", q.Question, q.Number)
		}
	}
	c.ctrl(fyne.KeyUp) // what has a number is not corrected here
	c.sees("记第 4 条")
	c.click("全部登记编号")
	c.sees("没有要登记编号的草稿")
}

func TestWhatIsRefusedIsSaidAtItsFieldAndStaysTyped(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.ctrl(fyne.KeyReturn)
	c.refused("议题", "请选择议题", "")
	c.enter("问询内容", "预算有没有评审？")
	c.ctrl(fyne.KeyReturn)
	c.refused("议题", "请选择议题", "")
	c.enter("议题", "3")
	c.enter("答复", "有")
	c.ctrl(fyne.KeyReturn)
	c.refused("答复人", "请填写这是谁的答复", "")
	c.enter("答复人", "财政局局长")
	c.enter("问询日期", "2020-05-28")
	c.ctrl(fyne.KeyReturn)
	c.refused("问询日期", "不能晚于今天", "2020-05-28")
	c.enter("问询日期", "5月")
	c.ctrl(fyne.KeyReturn)
	c.refused("问询日期", "", "5月")
	c.enter("问询日期", meetingDay)
	c.enter("议题", strings.Repeat("长", 81))
	c.ctrl(fyne.KeyReturn)
	c.refused("议题", "不能超过 80 个字", strings.Repeat("长", 81))
	if n := len(c.notes()); n != 0 {
		t.Errorf("%d inquiries are stored", n)
	}
	c.press(fyne.KeyEscape)
	c.sees("放弃这一条？")
	c.press(fyne.KeyEscape)
	c.enter("议题", "3")
	c.ctrl(fyne.KeyReturn)
	if notes := c.notes(); len(notes) != 1 || notes[0].Answers[0].Who != "财政局局长" {
		t.Errorf("stored are %+v", notes)
	}
}

func TestWhatWasTypedAtTheMeetingSurvivesACrash(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.record()
	c.types("监理单位怎样选的？")
	c.clock.Advance(3 * time.Second)
	c.sees("已自动暂存")

	c.open() // the window before is simply gone
	c.sees("接着上次填写？")
	c.press(fyne.KeyReturn)
	c.sees("会中速记", "记第 4 条", "共 3 条，草稿 3 条")
	if c.holds("问询内容") != "监理单位怎样选的？" || c.holds("议题") != "供水管网改造追加预算" {
		t.Errorf("restored is %q on %q", c.holds("问询内容"), c.holds("议题"))
	}
	c.ctrl(fyne.KeyReturn)
	c.open()
	c.misses("接着上次填写？")
}

func TestACorrectionTypedBeforeACrashGoesIntoItsDraft(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.record()
	c.ctrl(fyne.KeyUp)
	c.enter("议题", "供水管网二期")
	c.enter("问询内容", "二期的预算有没有评审？")
	c.quit() // within the three seconds
	c.open()
	c.press(fyne.KeyReturn)
	c.sees("修改第 3 条")
	if c.holds("类别") != string(model.ClassDecision) || c.holds("议题") != "供水管网二期" {
		t.Errorf("restored on %q, %q", c.holds("议题"), c.holds("类别"))
	}
	c.ctrl(fyne.KeyReturn)
	notes := c.notes()
	if len(notes) != 3 || notes[2].Question != "二期的预算有没有评审？" {
		t.Fatalf("stored are %+v", notes)
	}
	if m, err := c.stored().Matter(t.Context(), notes[2].Matter); err != nil || m.Title != "供水管网二期" || m.No != 5 {
		t.Errorf("its matter is %+v, %v", m, err)
	}
}

func TestWhatIsTakenBackIsNotOffered(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.enter("问询内容", "监理")
	c.clock.Advance(3 * time.Second)
	c.enter("问询内容", "")
	c.clock.Advance(3 * time.Second)
	c.open()
	c.misses("接着上次填写？")
}

func TestTheQuickEntryAndTheDocumentFormAreOfferedOneAtATime(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.enter("问询内容", "监理单位怎样选的？")
	c.clock.Advance(3 * time.Second)
	time.Sleep(2 * time.Millisecond) // the later one is told by the clock
	c.ctrl(documentsKey)
	c.ctrl(fyne.KeyN)
	c.enter("问题", "思想文化宣传薄弱")
	c.clock.Advance(3 * time.Second)

	c.open()
	c.press(fyne.KeyReturn)
	if got := c.holds("问题"); got != "思想文化宣传薄弱" {
		t.Errorf("the document typed in last holds %q", got)
	}
	c.ctrl(meetingsKey)
	c.press(fyne.KeyReturn)
	c.press(fyne.KeyReturn)
	if got := c.holds("问询内容"); got != "监理单位怎样选的？" {
		t.Errorf("the quick entry holds %q", got)
	}
}

func TestADayThatIsNoneOfTheMeetingIsExplained(t *testing.T) {
	for _, s := range []struct {
		today, remark, phase, on string
		days                     int
	}{
		{"2020-05-26", "会议2020年5月27日才召开，今天记的是会前问询", "会前", "2020-05-26", 1},
		{"2020-05-28", "", "会中", "2020-05-28", 2},
		{"2020-05-28", "会议已于2020年5月27日结束，现在是补记", "会中", "2020-05-27", 1},
	} {
		c := inSession(t, s.today, s.days)
		c.sees(s.remark)
		if c.holds("问询阶段") != s.phase || c.holds("问询日期") != s.on {
			t.Errorf("on %s: %s, %s", s.today, c.holds("问询阶段"), c.holds("问询日期"))
		}
		if s.remark == "" {
			c.misses("才召开", "现在是补记")
		}
	}
	c := inSession(t, "2020-06-01", 1) // too late for a meeting to be going on
	c.sees("现在是补记")
	for _, b := range all[*kit.Button](c) {
		if b.Text == "会议开到今天" {
			t.Error("a meeting of last week can be prolonged")
		}
	}
}

func TestAMeetingThatGoesOnTodayIsProlonged(t *testing.T) {
	c := inSession(t, "2020-05-28", 1)
	c.enter("问询日期", "2020-05-28")
	c.sees("会议2020年5月27日召开，会中问询应在其间")
	c.enter("议题", "3")
	c.enter("问询内容", "评标办法为什么改？")
	c.click("会议开到今天")
	c.sees("会议日期改为2020年5月27日至5月28日")
	c.press(fyne.KeyReturn)
	c.misses("现在是补记")
	c.ctrl(fyne.KeyReturn)
	c.click("全部登记编号")
	c.press(fyne.KeyReturn)
	if notes := c.notes(); len(notes) != 1 || notes[0].On.String() != "2020-05-28" || notes[0].Number.IsZero() {
		t.Errorf("stored are %+v", notes)
	}
}

func TestTabReachesAllOfTheQuickEntry(t *testing.T) {
	c := inSession(t, meetingDay, 1)
	c.enter("议题", "供水管网改造追加预算")
	c.reachesAll("会中速记")
	for range len(all[fyne.Focusable](c)) {
		c.tab(1)
		c.inView("会中速记")
	}
}
