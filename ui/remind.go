package ui

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/kit"
)

// Tray is the program's icon in the notification area of the desktop.
type Tray interface {
	// Show says words when the pointer rests on the icon, and at the head of its menu; below stand the choices, the
	// last one ends the program. It is called on the window's thread, before and while the program runs.
	Show(words string, choices []TrayChoice)
}

// TrayChoice is a line in the menu of the icon.
type TrayChoice struct {
	Label string
	Do    func()
}

// reminder is what the window knows of reminding.
type reminder struct {
	hour  func() int
	tray  Tray // may be nil
	rules model.Reminding
	due   bool       // what is new is shown as soon as the list of today is there
	atDay model.Date // the day on which the hour of the reminder was kept
	clear func()     // takes the panel away; does nothing before there was one
	said  string     // by the tray
}

// remindAtHour shows what is new when the hour of the day has come.
func (w *window) remindAtHour() {
	if w.atDay != w.day && w.hour() >= w.rules.Hour {
		w.atDay, w.due = w.day, true
		w.home.Refresh()
	}
}

// onToday hears what is to be done today: the icon says it at once, the panel at the start and at the hour.
func (w *window) onToday(rules model.Reminding, items []model.Reminder) {
	w.rules = rules
	w.showTray(len(items))
	if !w.due {
		return
	}
	w.due = false
	if w.hour() >= rules.Hour {
		w.atDay = w.day
	}
	if !rules.Off {
		w.remind(items)
	}
}

// remind shows quietly what was not shown today, and notes that it was.
func (w *window) remind(items []model.Reminder) {
	var fresh []model.Reminder
	var keys []string
	urgent := false
	for _, r := range items {
		if !r.Shown {
			fresh, keys = append(fresh, r), append(keys, r.Key)
			urgent = urgent || r.Light == model.LightOverdue || r.Light == model.LightToday
		}
	}
	if len(fresh) == 0 {
		return
	}
	w.showPanel(fresh)
	if urgent {
		kit.Flash(w.Window)
	}
	day := w.day
	kit.Load(kit.NewLoader(w.Window), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, w.Store.MarkShown(ctx, keys, day)
	}, func(struct{}) {})
}

// panelRows is how many items the panel names; the page has all of them.
const panelRows = 6

// showPanel lists the items in a corner of the window, in the place of the panel before.
func (w *window) showPanel(items []model.Reminder) {
	w.clear()
	var lines []string
	for i, r := range items {
		if i == panelRows {
			lines = append(lines, fmt.Sprintf("……另有 %d 件", len(items)-i))
			break
		}
		lines = append(lines, r.Text+"　"+r.Title)
	}
	w.clear = kit.ShowToast(w.Window, kit.Toast{
		Text: fmt.Sprintf("今日待办有 %d 件新的", len(items)), Lines: lines, Tone: kit.ToneSoon, Stays: true,
		Action: "查看待办", OnAction: func() { w.goTo(w.home) },
	})
}

// showTray says on the icon how much is overdue and how much there is to do.
func (w *window) showTray(items int) {
	words := fmt.Sprintf("超期 %d 份，今日待办 %d 件", w.overdue, items)
	if w.tray == nil || words == w.said {
		return
	}
	w.said = words
	w.tray.Show(words, []TrayChoice{
		{"打开", w.raise},
		{"今日待办", func() { w.raise(); w.goTo(w.home) }},
		{"退出", w.quit},
	})
}
