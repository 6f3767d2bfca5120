// Package calendar is the page 工作日历: the year and its months with what is due, the holiday notices, the deadlines
// they moved, and a calculator of working days.
package calendar

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mostDue is how many running documents the calendar shows.
const mostDue = 20_000

// Page is the page 工作日历.
type Page struct {
	*desk.Desk
	// OnDocument is connected by the window to the page 两卡一书.
	OnDocument func(id int64)

	box       *fyne.Container // the calendar, or the notice being taken
	object    fyne.CanvasObject
	tabs      *container.AppTabs
	view      *view
	day       *dayPanel
	changes   *changesTab
	reckoning *reckoning
	notice    *noticePanel
	loader    *kit.Loader

	basis desk.Basis
	overview
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	nothing := model.NewCalendar(nil) // until the page is filled
	p := &Page{Desk: d, loader: kit.NewLoader(d.Window), basis: desk.Basis{Calendar: nothing}, overview: overview{cal: nothing}}
	p.view, p.day, p.changes, p.reckoning, p.notice = newView(p), newDayPanel(p), newChangesTab(p), newReckoning(p), newNoticePanel(p)
	p.tabs = container.NewAppTabs(
		container.NewTabItem("日历", below(container.NewBorder(nil, nil, nil, p.day.object, p.view.object))),
		container.NewTabItem("期限变动", below(p.changes.object)),
		container.NewTabItem("工作日计算器", below(p.reckoning.object)),
	)
	take := kit.NewIconButton("导入放假通知", theme.DownloadIcon(), p.onNotice)
	take.Importance = widget.HighImportance
	p.object = kit.NewPage("工作日历", p.tabs, kit.NewMenuButton("导出", p.exports), take)
	p.box = container.NewStack(p.object)
	p.day.show(d.Today())
	return p
}

// below keeps a tab clear of the line under the tabs.
func below(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(kit.CardGap, 0, 0, 0), o)
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.box }

// FocusTarget returns what takes the keys of what is shown.
func (p *Page) FocusTarget() fyne.Focusable {
	switch {
	case p.box.Objects[0] != p.object:
		return p.notice.text.FocusTarget()
	case p.tabs.SelectedIndex() == 1:
		return p.changes.table.FocusTarget()
	case p.tabs.SelectedIndex() == 2:
		return p.reckoning.first()
	}
	return p.view.focusTarget()
}

// Turn goes to the next tab, or the one before (Ctrl+PageDown, Ctrl+PageUp).
func (p *Page) Turn(by int) {
	if p.box.Objects[0] == p.object {
		desk.TurnTabs(p.tabs, by)
	}
}

// loaded is what the page shows, read in one go.
type loaded struct {
	basis desk.Basis
	overview
}

// Refresh loads everything again; what is being typed stays.
func (p *Page) Refresh() {
	today := p.Today()
	kit.Load(p.loader, func(ctx context.Context) (l loaded, err error) {
		if l.basis, err = p.LoadBasis(ctx); err != nil {
			return l, err
		}
		l.overview, err = p.load(ctx, l.basis.Calendar, today)
		return l, err
	}, func(l loaded) {
		p.basis, p.overview = l.basis, l.overview
		p.view.refresh()
		p.day.show(p.day.date)
		p.reckoning.refresh()
	})
	p.changes.refresh()
}

func (p *Page) load(ctx context.Context, cal *model.Calendar, today model.Date) (overview, error) {
	years, err := p.Store.CalendarYears(ctx)
	if err != nil {
		return overview{}, err
	}
	own, err := p.Store.OwnDays(ctx)
	if err != nil {
		return overview{}, err
	}
	rows, err := p.Store.Board(ctx, mostDue, today)
	return newOverview(cal, years, own, rows), err
}

// onNotice shows the panel for a notice, with what was pasted there before.
func (p *Page) onNotice() {
	p.show(p.notice.object)
	p.Window.Canvas().Focus(p.notice.text.FocusTarget())
}

// show puts the calendar, or the panel for a notice, into the page.
func (p *Page) show(o fyne.CanvasObject) {
	p.Window.Canvas().Unfocus()
	p.box.Objects = []fyne.CanvasObject{o}
	p.box.Refresh()
}
