package calendar

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"time"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/intake"
	"oversight/ui/kit"
)

// exports are what can be saved: the table of the year shown, the deadlines that moved, and the open ones for a calendar
// program.
func (p *Page) exports() []kit.Choice {
	year := p.view.year.Year()
	return []kit.Choice{
		{Label: yearText(year) + "放假表（Excel）", Do: func() { p.exportYear(year, ".xlsx", workbook) }},
		{Label: yearText(year) + "放假表（文本）", Do: func() { p.exportYear(year, ".tsv", textFile) }},
		{Label: "期限变动（Excel）", Do: p.exportChanges},
		{Label: "办理中的期限（日历文件）", Do: p.exportDeadlines},
	}
}

func workbook(rules []model.DayRule) ([]byte, error) {
	var b bytes.Buffer
	err := sheet.Write(&b, "工作日历", model.DayColumns(), rules)
	return b.Bytes(), err
}

// textFile begins with a mark by which Excel knows UTF-8.
func textFile(rules []model.DayRule) ([]byte, error) {
	return []byte("\ufeff" + model.Lines(model.DayColumns(), rules)), nil
}

func (p *Page) exportYear(year int, extension string, write func([]model.DayRule) ([]byte, error)) {
	rules := p.cal.Rules(year)
	if len(rules) == 0 {
		kit.Inform(p.Window, "没有可导出的", yearText(year)+"还没有放假安排。请先导入放假通知。")
		return
	}
	p.SaveFile(yearText(year)+"放假表"+extension, func(context.Context) ([]byte, error) { return write(rules) })
}

// exportChanges saves the deadlines that moved since the day chosen, all of them.
func (p *Page) exportChanges() {
	from := p.changes.from()
	intake.SaveList(p.Desk, "期限变动", model.DeadlineChangeColumns(), func(ctx context.Context) ([]model.DeadlineChange, error) {
		return p.Store.DeadlineChanges(ctx, from, math.MaxInt32)
	})
}

func (p *Page) exportDeadlines() {
	today := p.Today()
	p.SaveFile(fmt.Sprintf("办理中的期限 %s.ics", today), func(ctx context.Context) ([]byte, error) {
		rows, err := p.Store.Documents(ctx, model.Filter{}, 0, math.MaxInt32, today)
		return model.ICalendar(rows, time.Now()), err
	})
}
