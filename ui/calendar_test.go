package ui_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// crossing is the window on 16 December 2026 with one document that is due in January 2027, provisionally.
func crossing(t *testing.T) *clerk {
	t.Helper()
	dir, day := t.TempDir(), model.MustDate("2026-12-14")
	s := storetest.Open(t, dir)
	storetest.Advance(t, s, storetest.Draft(t, s, storetest.Leader(t, s, "李书言"), day), model.Served, day)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c := sit(t, dir, "2026-12-16")
	c.ctrl(calendarKey)
	return c
}

// notice2027 is the text of a notice for 2027; see model/testdata/notices.
func notice2027(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "model", "testdata", "notices", "composed", "2027.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// pasteNotice replaces what is in the box of the panel for notices.
func (c *clerk) pasteNotice(text string) {
	c.t.Helper()
	box := all[*kit.MultiEntry](c)[0]
	c.w.Canvas().Focus(box.FocusTarget())
	c.shortcut(&fyne.ShortcutSelectAll{})
	c.paste(text)
}

// meant chooses what the notice is.
func (c *clerk) meant(kind model.NoticeKind) {
	c.t.Helper()
	c.row("这份安排是").input.(*kit.Select).SetSelected(kind.Label())
}

// due is the due date of the one document, with a mark while it is provisional.
func (c *clerk) due() string {
	c.t.Helper()
	dl := c.document(model.Served).Deadline
	if dl.Provisional {
		return dl.Due.String() + "?"
	}
	return dl.Due.String()
}

func TestAPastedNoticeSettlesTheProvisionalDeadlines(t *testing.T) {
	c := crossing(t)
	if got := c.due(); got != "2027-01-05?" {
		t.Fatalf("due %s", got)
	}
	c.click("导入放假通知")
	c.pasteNotice(notice2027(t))
	c.sees("2027年放假安排", "2月5日至12日 放假 8 天 春节", "原文：1月31日（周日）、2月20日（周六）上班。",
		"改为休息的 17 天：2027年2月5日、2月8日至12日", "办理中 1 份文书的期限变动或不再是暂定")
	c.misses("核对：")
	if got := c.holds("文号或标题"); got != "国务院办公厅关于2027年部分节假日安排的通知" {
		t.Errorf("the source is %q", got)
	}
	c.enter("文号或标题", "国办发明电〔2026〕9号")
	c.click("采用")
	number := c.document(model.Served).Number.String()
	c.sees("期限变动", "采用2027年放假安排（国办发明电〔2026〕9号）。1 份文书", number, "2027-01-05（暂定）")
	if got := c.due(); got != "2027-01-05" {
		t.Errorf("due %s", got)
	}
	c.press(fyne.KeyEscape)
	c.sees("放假安排：国办发明电〔2026〕9号", "2027年2月")
	c.ctrl(fyne.KeyPageDown)
	c.sees("共 1 条", number, "2027-01-05（暂定）", "采用2027年放假安排（国办发明电〔2026〕9号）")
	c.click("打印期限变动")
	c.sees("第1页，共1页", "打印", "另存")
}

func TestADoubtfulNoticeIsAskedAboutOnceMore(t *testing.T) {
	c := crossing(t)
	doubtful := strings.Replace(notice2027(t), "1月1日（周五）", "1月1日（周六）", 1)
	doubtful = strings.Replace(doubtful, "三、清明节", "春节前3日（2月2日）各单位报送值班表。\n三、清明节", 1)
	c.click("导入放假通知")
	c.pasteNotice(doubtful)
	c.sees("处请先对照原文核对：", "2027年1月1日是星期五，通知里写的是星期六",
		"没有读懂这一句", "原文：春节前3日（2月2日）各单位报送值班表。")
	c.click("采用")
	c.sees("有疑问的通知，仍要采用？", "有 2 处要核对")
	c.press(fyne.KeyReturn) // the focus stands on 取消
	if got := c.due(); got != "2027-01-05?" {
		t.Errorf("taken without consent: due %s", got)
	}
	if got := all[*kit.MultiEntry](c)[0].Value(); got != doubtful {
		t.Errorf("the box holds %q", got)
	}
	c.click("采用")
	c.click("已核对，采用")
	if got := c.due(); got != "2027-01-05" {
		t.Errorf("due %s", got)
	}
}

func TestANoticeOfThreeHolidaysCannotBeTheYear(t *testing.T) {
	c := crossing(t)
	half, _, _ := strings.Cut(notice2027(t), "四、劳动节")
	c.click("导入放假通知")
	c.pasteNotice(half)
	c.sees("没有读到劳动节、端午节、中秋节、国庆节的放假安排", "可能是全年放假安排，请确认或另选",
		"没有劳动节、端午节、中秋节、国庆节的放假安排，不能当作2027年全年的安排")
	c.click("采用")
	if note := c.row("这份安排是").note; !strings.Contains(note, "不能当作2027年全年的安排") {
		t.Errorf("the field says %q", note)
	}
	c.meant(model.NoticeAmendment)
	c.sees("2027年放假安排的调整", "现在按你选的“对全国安排的调整”采用", "2027年原来的通知还没有录入")
	c.click("采用")
	c.click("已核对，采用")
	if got := c.due(); got != "2027-01-05?" {
		t.Errorf("due %s", got)
	}
}

func TestACountysNoticeIsShownAsLocal(t *testing.T) {
	c := crossing(t)
	text, err := os.ReadFile(filepath.Join("..", "model", "testdata", "notices", "cases", "county-newyear-2027-citing.txt"))
	if err != nil {
		t.Fatal(err)
	}
	c.click("导入放假通知")
	c.pasteNotice(string(text))
	c.sees("2027年本地放假安排", "发文机关：中共示例县委办公室示例县人民政府办公室；读作本地或补充安排", "只加上它写到的日期", "1月1日至3日 放假 3 天 元旦")
	c.meant(model.NoticeYear)
	c.sees("不能当作2027年全年的安排")
	c.meant(model.NoticeLocal)
	c.click("采用")
	cal, err := c.stored().Calendar(t.Context())
	if rule, ok := cal.Rule(model.MustDate("2027-01-01")); err != nil || cal.HasYear(2027) || !ok || !strings.HasPrefix(rule.Source, "中共示例县委办公室") {
		t.Errorf("2027 published: %v, %v", cal.HasYear(2027), err)
	}
	c.sees("2027年的放假安排还没有录入", "（本地安排）", "地")
}

func TestTheProgramsOwnYearIsPutBackAfterSayingWhatMoves(t *testing.T) {
	c := crossing(t)
	c.click("导入放假通知")
	c.pasteNotice("国务院办公厅关于调整2026年元旦假期的通知\n一、2026年12月28日至31日放假。")
	c.click("采用")
	c.sees("1 份文书的期限变动")
	c.press(fyne.KeyEscape)
	c.click("恢复自带年度表")
	c.sees("恢复程序自带的2026年放假安排（国办发明电〔2025〕7号）", "有 4 天的放假或上班因此改变：2026年12月28日至31日", "办理中 1 份文书的期限随之重算")
	c.click("恢复")
	c.press(fyne.KeyEscape)
	if got := c.due(); got != "2027-01-05?" {
		t.Errorf("due %s", got)
	}
	c.click("恢复自带年度表")
	c.sees("就是程序自带的，没有改动")
}

func TestTheSameNoticePastedTwiceSaysSo(t *testing.T) {
	c := crossing(t)
	for _, want := range []string{"1 份文书", "已经采用过，内容完全相同，没有改动"} {
		c.click("导入放假通知")
		c.pasteNotice("")
		c.pasteNotice(notice2027(t))
		c.enter("文号或标题", "国办发明电〔2026〕9号")
		if strings.Contains(want, "没有改动") {
			c.sees("2027年放假安排（国办发明电〔2026〕9号）" + want)
		}
		c.click("采用")
		c.sees(want)
		c.press(fyne.KeyEscape)
	}
}

func TestANoticeIsFoundInANewsArticle(t *testing.T) {
	c := crossing(t)
	c.click("导入放假通知")
	c.pasteNotice("新华社北京11月3日电 国务院办公厅日前发布通知。记者注意到，2026年12月30日是星期三，今年春节放假9天。\n" +
		notice2027(t) + "\n相关链接：2026年春节2月15日至23日放假。责任编辑：王某")
	c.sees("2027年放假安排", "10月1日至7日 放假 7 天 国庆节")
	c.click("采用")
	if c.w.Canvas().Overlays().Top() != nil && strings.Contains(c.words(), "有疑问的通知") {
		c.click("已核对，采用")
	}
	cal, err := c.stored().Calendar(t.Context())
	if err != nil || !cal.HasYear(2027) || cal.IsWorking(model.MustDate("2027-02-05")) || !cal.IsWorking(model.MustDate("2026-12-30")) {
		t.Errorf("the calendar was not taken as the notice says: %v", err)
	}
}

func TestNothingPastedIsLostByAnError(t *testing.T) {
	c := crossing(t)
	c.click("导入放假通知")
	c.pasteNotice("今天天气很好。")
	c.sees("没有读到放假或上班的日期")
	c.click("采用")
	c.sees("没有读到放假或上班的日期")
	c.press(fyne.KeyEscape)
	body := "1. 元旦：2027年1月1日放假1天。"
	c.pasteNotice(body)
	c.sees("先在左边选“这份安排是”什么")
	c.click("采用")
	if note := c.row("这份安排是").note; !strings.Contains(note, "请选择这份安排是全年的") {
		t.Errorf("the field says %q", note)
	}
	c.meant(model.NoticeLocal)
	c.sees("采用前请在左边填写")
	c.click("采用")
	if note := c.row("文号或标题").note; !strings.Contains(note, "请填写放假通知的文号或标题") {
		t.Errorf("the field says %q", note)
	}
	c.click("返回日历")
	c.ctrl(homeKey)
	c.ctrl(calendarKey)
	c.click("导入放假通知")
	if got := all[*kit.MultiEntry](c)[0].Value(); got != body {
		t.Errorf("the box holds %q", got)
	}
}

func TestAWorkbookOfDaysIsOpenedAndTaken(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	n, err := model.ParseNotice(notice2027(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if err := sheet.Write(&book, "放假表", model.DayColumns(), n.Table(model.NoticeYear, "").Days); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "放假表.xlsx"), book.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := crossing(t)
	c.click("导入放假通知")
	c.click("打开文件")
	c.sees("放假表.xlsx")
	c.press(fyne.KeyDown, fyne.KeyReturn)
	c.sees("2月5日至12日 放假 8 天 春节", "表里从第 6 行起", "采用前请在左边填写")
	c.enter("文号或标题", "国办发明电〔2026〕9号")
	c.click("采用")
	c.sees("1 份文书的期限变动")
	if got := c.due(); got != "2027-01-05" {
		t.Errorf("due %s", got)
	}
}

func TestADaySetByHandMovesDeadlinesAndIsTakenBack(t *testing.T) {
	c := crossing(t)
	c.press(fyne.KeyRight, fyne.KeyReturn) // from today to the 17th
	c.sees("2026年12月17日 星期四", "按星期", "当天没有到期的文书")
	c.click("设为放假")
	c.click("设为放假") // on the dialog
	if note := c.row("节日或原因").note; !strings.Contains(note, "请填写2026年12月17日是什么节日") {
		t.Errorf("the field says %q", note)
	}
	c.enter("节日或原因", "火把节")
	c.click("本地节日或地方政府的安排（全国年节及纪念日放假办法第四条）")
	c.click("设为放假")
	c.sees("1 份文书的期限变动", "2027-01-06（暂定）", "2026年12月17日放假（火把节，本地）")
	c.press(fyne.KeyEscape)
	c.sees("休息日，火把节放假", "本单位设置的本地节日", "地")
	c.click("恢复全国安排")
	c.sees("不再按“2026年12月17日放假（火把节，本地）”")
	c.click("恢复")
	c.press(fyne.KeyEscape)
	c.misses("恢复全国安排")
	if got := c.due(); got != "2027-01-05?" {
		t.Errorf("due %s", got)
	}
	c.ctrl(calendarKey)
	c.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // to Saturday
	c.click("设为上班")
	c.enter("节日或原因", "补班")
	c.click("设为上班")
	c.sees("2027-01-04（暂定）", "上班（补班，手工）")
}

func TestADayListsItsDocumentsAndOpensThem(t *testing.T) {
	c := crossing(t)
	all[*kit.Select](c)[0].SetSelected("2027年")
	c.sees("2027年的放假安排还没有录入，涉及2027年的期限都是“暂定”", "公布后点“导入放假通知”", "2027年12月")
	c.click("按月看")
	c.w.Canvas().Focus(all[*kit.MonthGrid](c)[0].FocusTarget())
	for range 11 { // from December
		c.press(fyne.KeyPageUp)
	}
	c.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	c.sees("2027年1月5日 星期二", "当年放假通知尚未录入", "到期 1 份", "李书言", "思想文化宣传薄弱等问题", "1份")
	c.click("查看")
	c.sees("登记反馈", "你联系的示例县融媒体中心存在以下问题")
}

func TestTheCalculatorSaysWhatIsWrongAtTheField(t *testing.T) {
	c := crossing(t)
	c.ctrl(fyne.KeyPageUp)
	c.enter("起算日期", "2020-05-27")
	for _, bad := range []struct{ days, words string }{
		{"0", "期限应为 1 至 250 个工作日"}, {"400", "期限应为 1 至 250 个工作日"}, {"十五", "请填写天数，例如 15"},
	} {
		c.enter("工作日", bad.days)
		c.click("算出日期")
		if note := c.row("工作日").note; note != bad.words {
			t.Errorf("%s: the field says %q", bad.days, note)
		}
	}
	for days, want := range map[string]string{"1": "2020年5月28日 星期四（第 1 个工作日）", "15": "2020年6月17日 星期三（第 15 个工作日）"} {
		c.enter("工作日", days)
		c.click("算出日期")
		c.sees(want, "其间没有节假日和调休上班日")
	}
	c.enter("起算日期", "2020-13-01")
	c.click("算出日期")
	c.misses("2020年6月17日")
	c.enter("起始日期", "2026-09-18")
	c.enter("截止日期", "2026-09-01")
	c.click("算出天数")
	if note := c.row("截止日期").note; !strings.Contains(note, "截止日期早于起始日期（2026年9月18日）") {
		t.Errorf("the field says %q", note)
	}
	c.enter("截止日期", "2026-10-12")
	c.click("算出天数")
	c.sees("12 个工作日", "2026-09-20 星期日 计入（国庆节调休上班，国办发明电〔2025〕7号）", "2026-10-01 星期四 不计（国庆节放假")
	c.click("复制结果")
	if got := c.app.Clipboard().Content(); !strings.HasPrefix(got, "自2026年9月18日（当日不计）至2026年10月12日，共 12 个工作日。\n2026-09-20") {
		t.Errorf("the clipboard holds %q", got)
	}
	c.enter("截止日期", "2027-01-05")
	c.click("算出天数")
	c.sees("个工作日，暂定", "放假通知尚未录入")
}

func TestTheYearAndTheDeadlinesAreExported(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	c := crossing(t)
	for _, file := range []struct{ choice, name, words string }{
		{"2026年放假表（文本）", "2026年放假表.tsv", "2026-10-10\t上班\t国庆节\t国办发明电〔2025〕7号\n"},
		{"2026年放假表（Excel）", "2026年放假表.xlsx", "2026-10-10\t上班\t国庆节\t国办发明电〔2025〕7号\n"},
		{"办理中的期限（日历文件）", "办理中的期限 2026-12-16.ics", "DTSTART;VALUE=DATE:20270105\r\n"},
	} {
		c.click("导出")
		c.click(file.choice)
		c.click("保存")
		text, err := sheet.ReadFile(t.Context(), filepath.Join(home, file.name))
		if err != nil || !strings.Contains(text, file.words) {
			t.Errorf("%s: %v, %s", file.name, err, text)
		}
	}
	all[*kit.Select](c)[0].SetSelected("2027年")
	c.click("导出")
	c.click("2027年放假表（Excel）")
	c.sees("2027年还没有放假安排")
}

func TestAClockBehindTheRecordsIsSaidInTheStatusBar(t *testing.T) {
	c := crossing(t) // on a day of 2026, while the acts bear the time of this computer
	last, _, err := c.stored().ClockBehind(t.Context(), c.today)
	if err != nil {
		t.Fatal(err)
	}
	c.today = last
	c.clock.Advance(61 * time.Second)
	c.misses("电脑时钟早于")
	c.today = last.Add(-1)
	c.clock.Advance(61 * time.Second)
	c.sees("电脑时钟早于最近的记录（" + last.Chinese() + "），请核对")
}
