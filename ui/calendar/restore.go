package calendar

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/kit"
)

// onRestore puts the table of a year back that the program brings, after saying what that moves.
func (p *Page) onRestore(year int) {
	today := p.Today()
	var tried, change model.CalendarChange
	restore := func() {
		p.Run("正在恢复…", func(ctx context.Context) (err error) {
			change, err = p.Store.RestoreYear(ctx, year, today)
			return err
		}, func() { p.announce(change) })
	}
	p.Runner.Run("正在比较…", func(ctx context.Context) (err error) {
		tried, err = p.Store.TryRestoreYear(ctx, year, today)
		return err
	}, func() {
		if tried.Same {
			p.Toast(tried.Text)
			return
		}
		kit.Confirm(p.Window, kit.Confirmation{
			Title: "恢复自带年度表？", Text: restoreText(year, tried), Verb: "恢复", Danger: true, OnOK: restore,
		})
	})
}

// restoreText says what goes, what stays and what moves.
func restoreText(year int, tried model.CalendarChange) string {
	text := fmt.Sprintf("%s。后来录入的%d年放假安排和对它的调整不再算数；本单位单独设置的日子和本地安排保留。", tried.Text, year)
	if len(tried.Days) > 0 {
		text += fmt.Sprintf("有 %d 天的放假或上班因此改变：%s。", len(tried.Days), model.DateRanges(tried.Days))
	} else {
		text += "没有哪一天因此改变。"
	}
	return text + fmt.Sprintf("办理中 %d 份文书的期限随之重算。", len(tried.Deadlines))
}
