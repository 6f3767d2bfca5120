package printing

import (
	"fmt"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

// publishedCalendar are the notices that the program brings.
func publishedCalendar(t testing.TB) *model.Calendar {
	t.Helper()
	years, err := model.ParseCalendarYears(assets.Calendar, assets.Notices)
	if err != nil {
		t.Fatal(err)
	}
	return model.CalendarOf(years)
}

// deadlineSample is the note of the sample card, with so many extensions of ten working days and a last one to a Saturday.
func deadlineSample(t testing.TB, extensions int) Sheets {
	t.Helper()
	cal := publishedCalendar(t)
	p := onItsWay(samplePaper(), model.Served)
	for i := range extensions {
		e := model.Extension{
			Asked: p.Document.Deadline.Due.Add(-1), By: p.Document.Leader.Name, Reason: "招标程序没有完成", Days: 10, Approver: "郑国强", Decided: p.Document.Deadline.Due,
		}
		if i > 0 && i == extensions-1 {
			e.Days, e.Until = 0, model.MustDate("2020-07-25")
		}
		if err := p.Document.Extend(e, model.Approving{Rules: model.Approvals{Extensions: extensions, ExtensionDays: 250}}, e.Decided, cal); err != nil {
			t.Fatal(err)
		}
	}
	return DeadlineNote(p, p.Document.Explanation(cal), model.MustDate("2020-06-24"))
}

// forecastSample is the note of a card that was signed so late in the year that the next one has no notice yet.
func forecastSample(t testing.TB) Sheets {
	t.Helper()
	p := samplePaper()
	p.Document.Signed = model.MustDate("2026-12-21")
	return DeadlineNote(p, p.Document.Explanation(publishedCalendar(t)), model.MustDate("2026-12-22"))
}

func TestTheDeadlineNoteReadsBackFromItsPDF(t *testing.T) {
	for name, c := range map[string]struct {
		sheets Sheets
		wants  []string
	}{
		"plain": {deadlineSample(t, 0), []string{
			"期限计算说明", "示同监提〔2020〕7号", "文种工作提醒卡监督对象欧阳𬱖喆", "起算日期2020年5月28日（签收之日）期限15个工作日",
			"原定期限2020年6月18日（星期四）现行期限2020年6月18日（星期四）", "从签收之日（2020年5月28日）起15个工作日，开始的当日不计入（《民法典》第二百零一条）",
			"2020年5月29日星期五第1天工作日", "2020年5月30日星期六不计休息日", "2020年6月18日星期四第15天工作日", "期限至2020年6月18日（星期四）",
			"开始的当日不计入，自下一日开始计算（《民法典》第二百零一条）", "（《民法典》第二百零三条）", "制表日期：2020年6月24日经办人：李镕",
		}},
		"extended": {deadlineSample(t, 2), []string{
			"原定期限2020年6月18日（星期四）现行期限2020年7月27日（星期一）", "第1次申请延期，批准人郑国强，自原期限起再延10个工作日",
			"2020年6月25日星期四不计端午节放假国办发明电〔2019〕16号", "2020年6月28日星期日第5天端午节调休上班国办发明电〔2019〕16号", "期限至2020年7月3日（星期五）",
			"第2次申请延期，批准人郑国强，延至2020年7月25日，该日休息，顺延至2020年7月27日", "期限至2020年7月27日（星期一）", "放假安排出处：国办发明电〔2019〕16号。",
		}},
		"forecast": {forecastSample(t), []string{
			"2026年12月21日（暂按签发之日）", "推算期限2027年1月12日（星期二），暂定", "暂按签发之日（2026年12月21日）起15个工作日", "2027年1月1日星期五不计元旦（法定，当年放假通知尚未录入）", "2027年1月4日星期一第9天工作日（暂定）",
			"还没有登记送达，暂按签发之日推算", "截止日期是暂定的",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			checkOnPaper(t, c.sheets)
			checkWithinTypeArea(t, c.sheets)
			text, at := packed(tool(t, []Sheets{c.sheets}, "pdftotext", "-raw", "FILE", "-")), 0
			for _, want := range c.wants {
				found := strings.Index(text[at:], want)
				if found < 0 {
					t.Fatalf("the PDF does not hold %q after %q:\n%s", want, text[:at], text)
				}
				at += found
			}
		})
	}
}

func TestThreeWorkingWeeksAreExplainedOnOnePageAndAYearOnSeveral(t *testing.T) {
	if n := len(deadlineSample(t, 0).Pages); n != 1 {
		t.Errorf("15 working days take %d pages", n)
	}
	p := onItsWay(samplePaper(), model.Served)
	dl, err := publishedCalendar(t).Deadline(p.Document.Deadline.Start, model.MaxTerm)
	if err != nil {
		t.Fatal(err)
	}
	p.Document.Deadline = dl
	s := DeadlineNote(p, p.Document.Explanation(publishedCalendar(t)), dl.Due)
	checkOnPaper(t, s)
	checkWithinTypeArea(t, s)
	text := textOf(s.Pages)
	for n := 1; n <= model.MaxTerm; n++ {
		if !strings.Contains(text, fmt.Sprintf("第%d天", n)) {
			t.Fatalf("day %d is missing", n)
		}
	}
	for i := range s.Pages {
		page := textOf(s.Pages[i : i+1])
		if !strings.Contains(page, fmt.Sprintf("—%d—", i+1)) || !strings.Contains(page, DeadlineNoteName) || !strings.Contains(page, "示同监提〔2020〕7号") {
			t.Errorf("page %d of %d does not say what it is", i+1, len(s.Pages))
		}
		if i < len(s.Pages)-1 && !strings.Contains(page, "从签收之日（2020年5月28日）起250个工作日") {
			t.Errorf("page %d does not repeat the rule above its days", i+1)
		}
	}
}
