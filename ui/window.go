package ui

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"time"

	"oversight/assets"
	"oversight/model"
	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/calendar"
	"oversight/ui/desk"
	"oversight/ui/documents"
	"oversight/ui/duties"
	"oversight/ui/home"
	"oversight/ui/kit"
	"oversight/ui/people"
	"oversight/ui/settings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// page is what every page of the rail can do.
type page interface {
	Object() fyne.CanvasObject
	Refresh()
}

// The places of the pages on the rail.
const (
	atHome = iota
	atDocuments
	atPeople
	atDuties
	atCalendar
	atSettings
)

// window is the frame: rail, the page shown, status bar.
type window struct {
	*desk.Desk
	home      *home.Page
	documents *documents.Page
	people    *people.Page
	duties    *duties.Page
	calendar  *calendar.Page
	settings  *settings.Page
	pages     []page

	rail    *kit.Rail
	body    *fyne.Container
	status  *kit.StatusBar
	loader  *kit.Loader
	day     model.Date
	overdue int
	reminder
}

func showDesk(a fyne.App, w fyne.Window, c Config, s *store.Store) {
	win := &window{body: container.NewStack(), status: kit.NewStatusBar(), loader: kit.NewLoader(w), day: c.Today()}
	win.reminder = reminder{hour: c.Hour, tray: c.Tray, due: true, clear: func() {}}
	win.Desk = &desk.Desk{App: a, Window: w, Store: s, Runner: kit.NewRunner(w), Today: c.Today, Changed: win.refresh}
	win.makePages()
	win.body.Objects = []fyne.CanvasObject{win.home.Object()}
	win.rail = kit.NewRail(fyne.NewStaticResource("icon.png", assets.Icon), "同级监督\n工作台",
		kit.RailItem{Icon: theme.HomeIcon(), Word: "工作台"},
		kit.RailItem{Icon: theme.DocumentIcon(), Word: "两卡一书"},
		kit.RailItem{Icon: theme.AccountIcon(), Word: "监督对象"},
		kit.RailItem{Icon: theme.HistoryIcon(), Word: "定期事项"},
		kit.RailItem{Icon: theme.CalendarIcon(), Word: "工作日历"},
		kit.RailItem{Icon: theme.SettingsIcon(), Word: "设置"},
	)
	win.rail.OnSelect = win.show
	w.SetContent(kit.NewFrame(container.NewBorder(nil, win.status, win.rail, nil, win.body)))
	win.bindKeys()
	w.SetCloseIntercept(win.onClose)
	win.refresh()
	win.useFonts()
	win.backUpDaily()
	stop := kit.Every(time.Minute, win.onMinute)
	w.SetOnClosed(stop)
	win.documents.OfferKept(func() { win.goTo(atDocuments) })
}

func (w *window) makePages() {
	w.home, w.documents = home.New(w.Desk), documents.New(w.Desk)
	w.people, w.duties, w.calendar, w.settings = people.New(w.Desk), duties.New(w.Desk), calendar.New(w.Desk), settings.New(w.Desk)
	w.pages = []page{w.home, w.documents, w.people, w.duties, w.calendar, w.settings}
	w.home.OnCreate = w.create
	w.home.OnFilter = func(f model.Filter) { w.goTo(atDocuments); w.documents.Show(f) }
	w.home.OnDocument = w.openDocument
	w.home.OnCounts, w.home.OnToday = w.onCounts, w.onToday
	w.home.OnDuties = func() { w.goTo(atDuties) }
	w.home.OnDuty = func(r model.Reminder) { w.duties.Fulfil(model.DutyDone{Duty: r.Duty, Leader: r.Leader, Term: r.Term}) }
	w.documents.NewPerson = w.people.Add
	w.people.OnDocument = w.openDocument
	w.calendar.OnDocument = w.openDocument
	w.settings.OnLook = func(m kit.Mode, s kit.Scale) { w.App.Settings().SetTheme(kit.NewTheme(m, s)) }
}

func (w *window) goTo(place int) {
	if place != w.rail.Selected() {
		w.Window.Canvas().Unfocus() // else the keys would go to an input of the page left
	}
	w.rail.Select(place)
	w.show(place)
	w.focusPage()
}

// focusPage gives the keys to the list of the page, if it shows one.
func (w *window) focusPage() {
	p, ok := w.pages[w.rail.Selected()].(kit.FocusTargeter)
	if !ok {
		return
	}
	if target := p.FocusTarget(); target != nil {
		w.Window.Canvas().Focus(target)
	}
}

func (w *window) show(place int) {
	w.body.Objects = []fyne.CanvasObject{w.pages[place].Object()}
	w.body.Refresh()
	w.pages[place].Refresh()
}

// refresh shows a change everywhere.
func (w *window) refresh() {
	for _, p := range w.pages {
		p.Refresh()
	}
}

func (w *window) openDocument(id int64) {
	w.goTo(atDocuments)
	w.documents.ShowDocument(id)
}

func (w *window) create(kind string) {
	w.goTo(atDocuments)
	w.documents.Create(kind)
}

func (w *window) bindKeys() {
	keys := kit.BindShortcuts(w.Window)
	ctrl := fyne.KeyModifierControl
	keys.Add(fyne.KeyN, ctrl, func() { w.create("") })
	keys.Add(fyne.KeyF, ctrl, w.search)
	keys.Add(fyne.KeyP, ctrl, func() { w.goTo(atDocuments); w.documents.Print() })
	keys.Add(fyne.KeyS, ctrl, w.documents.Save)
	keys.Add(fyne.KeyF5, 0, w.refresh)
	keys.Add(fyne.KeyPageUp, ctrl, func() { w.turn(-1) })
	keys.Add(fyne.KeyPageDown, ctrl, func() { w.turn(1) })
	for i := range w.pages {
		keys.Add(fyne.KeyName(fmt.Sprint(i+1)), ctrl, func() { w.goTo(i) })
	}
}

// turn goes to another tab of the page, if it has tabs.
func (w *window) turn(by int) {
	if p, ok := w.pages[w.rail.Selected()].(interface{ Turn(by int) }); ok {
		p.Turn(by)
	}
}

func (w *window) search() {
	if w.rail.Selected() == atPeople {
		w.people.FocusSearch()
		return
	}
	w.goTo(atDocuments)
	w.documents.FocusSearch()
}

// onClose lets nothing typed go: a dialog is finished first, settings are asked about, the form is kept.
func (w *window) onClose() {
	switch {
	case w.Window.Canvas().Overlays().Top() != nil:
		kit.Inform(w.Window, "还有打开的对话框", "请先完成或取消打开的对话框，再关闭窗口，以免丢失填写的内容。")
	case w.settings.Unsaved():
		kit.Confirm(w.Window, kit.Confirmation{
			Title: "设置还没有保存", Text: "“设置”里有改动没有保存，现在关闭就丢掉了。", Verb: "不保存，关闭", Danger: true, OnOK: w.close,
		})
	default:
		w.close()
	}
}

// close keeps the form being typed and closes the data folder before the window goes.
func (w *window) close() {
	w.Runner.Start(kit.Job{Busy: "正在关闭…", Fixed: true, Work: w.documents.Leave(), Done: func() {
		if err := w.Store.Close(); err != nil {
			slog.Error("close data folder", "err", err)
		}
		w.Window.Close()
	}})
}

// onMinute shows the new day when midnight has passed, and what is new of it at the hour of the reminder.
func (w *window) onMinute() {
	if today := w.Today(); today != w.day {
		w.day = today
		w.refresh()
		w.backUpDaily()
	}
	w.remindAtHour()
}

// useFonts prints in the office's own fonts from now on; 设置 says which cannot be used and why.
func (w *window) useFonts() {
	kit.Load(kit.NewLoader(w.Window), func(ctx context.Context) (map[string]error, error) {
		setup, err := w.Store.PrintSetup(ctx)
		if err != nil {
			return nil, err
		}
		return printing.UseSetup(setup), nil
	}, func(refused map[string]error) {
		for role, err := range refused {
			slog.Warn("font of the office is not used", "role", role, "err", err)
		}
	})
}

// backUpDaily makes the copy of the day, once a day, beside the work.
func (w *window) backUpDaily() {
	day := w.day
	kit.Load(kit.NewLoader(w.Window), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, w.Store.BackupDaily(ctx, day)
	}, func(struct{}) { w.showStatus() })
}

func (w *window) onCounts(c model.Counts) {
	w.overdue = c.Overdue
	w.rail.SetBadge(atHome, c.Overdue, kit.ToneOverdue)
	w.showStatus()
}

// standing is what the status bar says, read in one go.
type standing struct {
	backup time.Time
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
		right := []kit.Segment{{Text: "没有超期"}, {Text: "还没有备份"}}
		if w.overdue > 0 {
			right[0] = kit.Segment{Text: fmt.Sprintf("超期 %d 份", w.overdue), Tone: kit.ToneOverdue, OnTapped: func() {
				w.goTo(atDocuments)
				w.documents.Show(model.Filter{Light: model.LightOverdue})
			}}
		}
		if !s.backup.IsZero() {
			right[1] = kit.Segment{Text: "最近备份 " + s.backup.Local().Format("1月2日 15:04")}
		}
		w.status.Set(left, right)
	})
}
