package ui

import (
	"context"
	"log/slog"
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
	"oversight/ui/help"
	"oversight/ui/home"
	"oversight/ui/inquiries"
	"oversight/ui/kit"
	"oversight/ui/meetings"
	"oversight/ui/people"
	"oversight/ui/settings"
	"oversight/ui/vetting"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// page is what every page of the rail can do.
type page interface {
	Object() fyne.CanvasObject
	Refresh()
}

// place is one line of the rail and the page it leads to.
type place struct {
	icon  fyne.Resource
	word  string
	topic string // of the handbook
	page  page
}

// window is the frame: rail, the page shown, status bar.
type window struct {
	*desk.Desk
	home      *home.Page
	documents *documents.Page
	meetings  *meetings.Page
	inquiries *inquiries.Page
	vetting   *vetting.Page
	people    *people.Page
	duties    *duties.Page
	calendar  *calendar.Page
	settings  *settings.Page
	places    []place // in the order of the rail
	book      *help.Book

	rail    *kit.Rail
	body    *fyne.Container
	status  *kit.StatusBar
	loader  *kit.Loader
	day     model.Date
	overdue int
	hidden  bool // only the icon in the notification area is seen
	reminder
}

func showDesk(a fyne.App, w fyne.Window, c Config, s *store.Store) *window {
	win := &window{body: container.NewStack(), status: kit.NewStatusBar(), loader: kit.NewLoader(w), day: c.Today(), hidden: c.startsHidden()}
	win.reminder = reminder{hour: c.Hour, tray: c.Tray, due: true, clear: func() {}}
	win.Desk = &desk.Desk{App: a, Window: w, Store: s, Dir: s.Dir(), Runner: kit.NewRunner(w), Today: c.Today, Changed: win.refresh}
	win.makePages(c)
	win.body.Objects = []fyne.CanvasObject{win.home.Object()}
	win.makeRail()
	w.SetContent(kit.NewFrame(container.NewBorder(nil, win.status, win.rail, nil, win.body)))
	win.bindKeys()
	w.SetCloseIntercept(win.onClose)
	win.refresh()
	win.useFonts()
	win.backUpDaily()
	stop := kit.Every(time.Minute, win.onMinute)
	w.SetOnClosed(stop)
	if c.Crash {
		win.sayCrash()
	}
	win.offerKept()
	if s.ReadOnly() != "" {
		win.sayReadOnly()
	}
	return win
}

func (w *window) makePages(c Config) {
	w.home, w.documents = home.New(w.Desk), documents.New(w.Desk)
	w.meetings, w.inquiries, w.vetting = meetings.New(w.Desk), inquiries.New(w.Desk), vetting.New(w.Desk)
	w.people, w.duties, w.calendar, w.settings = people.New(w.Desk), duties.New(w.Desk), calendar.New(w.Desk), settings.New(w.Desk)
	w.places = []place{
		{theme.HomeIcon(), "工作台", "home", w.home},
		{theme.DocumentIcon(), "两卡一书", "documents", w.documents},
		{theme.ListIcon(), "会议议题", "meetings", w.meetings},
		{theme.QuestionIcon(), "廉政问询", "inquiries", w.inquiries},
		{theme.ConfirmIcon(), "意见回复", "vetting", w.vetting},
		{theme.AccountIcon(), "监督对象", "people", w.people},
		{theme.HistoryIcon(), "定期事项", "duties", w.duties},
		{theme.CalendarIcon(), "工作日历", "calendar", w.calendar},
		{theme.SettingsIcon(), "设置", "settings", w.settings},
	}
	w.book = help.New(w.Desk)
	w.book.OnTour = func() { w.showTour(0) }
	w.home.OnCreate = w.create
	w.home.OnFilter = func(f model.Filter) { w.goTo(w.documents); w.documents.Show(f) }
	w.home.OnDocument = w.openDocument
	w.home.OnCounts, w.home.OnToday = w.onCounts, w.onToday
	w.home.OnInquiry, w.home.OnVetting = w.openInquiry, w.openVetting
	w.home.OnDuties = func() { w.goTo(w.duties) }
	w.home.OnDuty = func(r model.Reminder) { w.duties.Fulfil(model.DutyDone{Duty: r.Duty, Leader: r.Leader, Term: r.Term}) }
	w.meetings.OnInquiry = w.openInquiry
	w.meetings.OnInquiries = func(f model.InquiryFilter) { w.goTo(w.inquiries); w.inquiries.Show(f) }
	w.meetings.OnAsk = func(matter int64) { w.goTo(w.inquiries); w.inquiries.Create(matter) }
	w.documents.NewPerson = w.people.Add
	w.documents.OnInquiry = w.openInquiry
	w.inquiries.OnDocument = w.openDocument
	w.inquiries.OnMeeting = func(id int64) { w.goTo(w.meetings); w.meetings.ShowMeeting(id) }
	w.inquiries.OnMatter = func(id int64) { w.goTo(w.meetings); w.meetings.ShowMatter(id) }
	w.inquiries.OnDraft = func(d model.Document) { w.goTo(w.documents); w.documents.Begin(d) }
	w.people.OnDocument, w.people.OnInquiry = w.openDocument, w.openInquiry
	w.calendar.OnDocument = w.openDocument
	w.settings.Background = c.Background
	w.settings.OnLook = func(m kit.Mode, s kit.Scale) { w.App.Settings().SetTheme(kit.NewTheme(m, s)) }
}

func (w *window) makeRail() {
	items := make([]kit.RailItem, len(w.places))
	for i, p := range w.places {
		items[i] = kit.RailItem{Icon: p.icon, Word: p.word}
	}
	w.rail = kit.NewRail(fyne.NewStaticResource("icon.png", assets.Icon), "同级监督\n工作台", items...)
	w.rail.OnSelect = w.show
}

// shown is the page that is seen.
func (w *window) shown() page { return w.places[w.rail.Selected()].page }

func (w *window) goTo(p page) {
	if p != w.shown() {
		w.Window.Canvas().Unfocus() // else the keys would go to an input of the page left
	}
	at := slices.IndexFunc(w.places, func(x place) bool { return x.page == p })
	w.rail.Select(at)
	w.show(at)
	w.focusPage()
}

// focusPage gives the keys to the list of the page, if it shows one.
func (w *window) focusPage() {
	p, ok := w.shown().(kit.FocusTargeter)
	if !ok {
		return
	}
	if target := p.FocusTarget(); target != nil {
		w.Window.Canvas().Focus(target)
	}
}

func (w *window) show(at int) {
	p := w.places[at].page
	w.body.Objects = []fyne.CanvasObject{p.Object()}
	w.body.Refresh()
	p.Refresh()
}

// refresh shows a change on the page that is seen, and on the home page, whose figures stand on the rail and in the
// status bar too. The other pages load themselves when they are gone to.
func (w *window) refresh() {
	w.shown().Refresh()
	if w.shown() != page(w.home) {
		w.home.Refresh()
	}
}

func (w *window) openDocument(id int64) {
	w.goTo(w.documents)
	w.documents.ShowDocument(id)
}

func (w *window) openInquiry(id int64) {
	w.goTo(w.inquiries)
	w.inquiries.ShowInquiry(id)
}

func (w *window) openVetting(id int64) {
	w.goTo(w.vetting)
	w.vetting.ShowVetting(id)
}

func (w *window) create(kind string) {
	w.goTo(w.documents)
	w.documents.Create(kind)
}

// sayCrash tells of the end the program came to the last time.
func (w *window) sayCrash() {
	kit.ShowToast(w.Window, kit.Toast{
		Text: "上次程序因内部错误意外退出", Lines: []string{"已保存的记录不受影响，正在填写的内容会提示接着填"}, Tone: kit.ToneToday, Stays: true,
		Action: "导出诊断包", OnAction: func() { w.SaveDiagnosis(w.Store.Dir()) },
	})
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
		err := w.Store.BackupDaily(ctx, day)
		if w.Store.ReadOnly() != "" { // said already; the status bar says the rest
			err = nil
		}
		return struct{}{}, err
	}, func(struct{}) { w.showStatus() })
}

func (w *window) onCounts(c model.Counts) {
	w.overdue = c.Overdue
	w.rail.SetBadge(0, c.Overdue, kit.ToneOverdue)
	w.showStatus()
}
