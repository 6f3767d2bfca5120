package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// standing is what the status bar says, read in one go.
type standing struct {
	backup time.Time
	failed string // why the last backup of a day failed; "" when it did not
	cal    *model.Calendar
	last   model.Date // of the latest act on record
	behind bool       // the clock of the computer lies before it
}

func (w *window) showStatus() {
	day := w.day
	kit.Load(w.loader, func(ctx context.Context) (s standing, err error) {
		if s.last, s.behind, err = w.Store.ClockBehind(ctx, day); err != nil {
			return s, err
		}
		if s.backup, err = w.Store.LastBackup(ctx); err != nil {
			return s, err
		}
		if _, s.failed, err = w.Store.BackupFailure(ctx); err != nil {
			return s, err
		}
		s.cal, err = w.Store.Calendar(ctx)
		return s, err
	}, func(s standing) {
		left := []kit.Segment{
			{Text: w.day.Chinese() + " " + w.day.WeekdayName() + "（" + desk.DayWord(s.cal.Day(w.day)) + "）"},
			{Text: "数据：" + filepath.Join(w.Store.Dir(), store.DatabaseName)},
		}
		if s.behind {
			clock := kit.Segment{Text: "电脑时钟早于最近的记录（" + s.last.Chinese() + "），请核对", Tone: kit.ToneToday}
			left = slices.Insert(left, 1, clock)
		}
		if why := w.Store.ReadOnly(); why != "" {
			left = slices.Insert(left, 0, kit.Segment{Text: "磁盘空间不足，只能查看", Tone: kit.ToneOverdue, OnTapped: w.sayReadOnly})
		}
		right := []kit.Segment{{Text: "没有超期"}, {Text: "还没有备份"}}
		if w.overdue > 0 {
			right[0] = kit.Segment{Text: fmt.Sprintf("超期 %d 份", w.overdue), Tone: kit.ToneOverdue, OnTapped: func() {
				w.goTo(w.documents)
				w.documents.Show(model.Filter{Light: model.LightOverdue})
			}}
		}
		if !s.backup.IsZero() {
			right[1] = kit.Segment{Text: "最近备份 " + s.backup.Local().Format("1月2日 15:04")}
		}
		if s.failed != "" {
			right[1].Text += "，此后备份失败"
			right[1].Tone = kit.ToneOverdue
			right[1].OnTapped = func() { kit.Inform(w.Window, "自动备份没有成功", s.failed) }
		}
		w.status.Set(left, right)
	})
}

// sayReadOnly tells why nothing can be saved.
func (w *window) sayReadOnly() { kit.Inform(w.Window, "只能查看", w.Store.ReadOnly()) }
