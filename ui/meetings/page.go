// Package meetings is the page 会议议题: the meetings the commission sits in on, the matters they decide, and the matters
// that wait for a meeting.
package meetings

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Page is the page 会议议题.
type Page struct {
	*desk.Desk
	// The window connects these to the page 廉政问询: they open one inquiry, the list narrowed, or a new inquiry on a
	// matter.
	OnInquiry   func(id int64)
	OnInquiries func(f model.InquiryFilter)
	OnAsk       func(matter int64)

	body  *fyne.Container   // the lists with their panes; what is entered during a meeting takes their place
	list  fyne.CanvasObject // what body shows else
	held  *meetingBar
	queue *waitingBar
	// The page shows one of two lists, each with its pane.
	meetings     *list[model.MeetingRow]
	detail       *detail
	waiting      *list[model.Matter]
	lone         *lonePane
	toMeetings   *kit.Button
	toWaiting    *kit.Button
	left, right  *fyne.Container
	showsWaiting bool
	base         *kit.Loader
	found        *kit.Loader
	basis        desk.Basis
	queued       int    // matters that wait and are not withdrawn
	notes        *notes // nil while no quick entry is open
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, base: kit.NewLoader(d.Window), found: kit.NewLoader(d.Window)}
	p.basis.People = desk.NewDirectory(nil)
	p.held = newMeetingBar(func() { p.meetings.load() })
	p.queue = newWaitingBar(p, func() { p.waiting.load() })
	p.detail, p.lone = newDetail(p), newLonePane(p)
	p.meetings, p.waiting = newMeetingList(p), newWaitingList(p)
	p.left, p.right = container.NewStack(), container.NewStack()
	p.toMeetings = kit.NewButton("会议", func() { p.switchTo(false) })
	p.toWaiting = kit.NewButton(waitingWord, func() { p.switchTo(true) })
	top := kit.NewFlow(p.toMeetings, p.toWaiting)
	lists := container.New(layout.NewBorderLayout(top, nil, nil, nil), top, p.left) // in the order of Tab
	register := kit.NewIconButton("登记会议", theme.ContentAddIcon(), p.Begin)
	register.Importance = widget.HighImportance
	matter := kit.NewIconButton("新增待上会议题", theme.ContentAddIcon(), func() { p.showMatterForm(model.NewMatter(0, 0), model.Meeting{}) })
	split := container.NewHSplit(kit.NewPage("会议议题", lists, matter, register), p.right)
	split.Offset = 0.54
	p.list = split
	p.body = container.NewStack(p.list)
	p.switchTo(false)
	return p
}

// waitingWord names the list of the matters that are on no meeting yet.
const waitingWord = "待上会议题"

// switchTo shows the meetings, or the matters that wait for one.
func (p *Page) switchTo(waiting bool) {
	p.showsWaiting = waiting
	p.toMeetings.Importance, p.toWaiting.Importance = widget.MediumImportance, widget.LowImportance
	list, pane := p.meetings.object, p.detail.object()
	if waiting {
		p.toMeetings.Importance, p.toWaiting.Importance = widget.LowImportance, widget.MediumImportance
		list, pane = p.waiting.object, p.lone.object()
	}
	p.toMeetings.Refresh()
	p.toWaiting.Refresh()
	p.left.Objects, p.right.Objects = []fyne.CanvasObject{list}, []fyne.CanvasObject{pane}
	p.left.Refresh()
	p.right.Refresh()
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.body }

// FocusTarget returns the list shown, or nil while the quick entry is open.
func (p *Page) FocusTarget() fyne.Focusable {
	switch {
	case p.notes != nil:
		return nil
	case p.showsWaiting:
		return p.waiting.table.FocusTarget()
	}
	return p.meetings.table.FocusTarget()
}

// loaded is what the page needs besides its lists, read in one go.
type loaded struct {
	basis   desk.Basis
	setting model.Decisions
	years   []int
	queued  int
}

// Refresh loads everything again; what is selected stays.
func (p *Page) Refresh() {
	if p.notes != nil {
		p.notes.reload()
	}
	kit.Load(p.base, func(ctx context.Context) (l loaded, err error) {
		if l.basis, err = p.LoadBasis(ctx); err != nil {
			return l, err
		}
		if l.setting, err = p.Store.Decisions(ctx); err != nil {
			return l, err
		}
		if l.years, err = p.Store.MeetingYears(ctx); err != nil {
			return l, err
		}
		waiting, err := p.Store.Matters(ctx, model.MatterFilter{Waiting: true}, 0, most)
		for _, m := range waiting {
			if m.Decision != model.DecisionWithdrawn {
				l.queued++
			}
		}
		return l, err
	}, p.set)
}

func (p *Page) set(l loaded) {
	p.basis, p.queued = l.basis, l.queued
	p.held.setChoices(l.setting.Offered(), l.years)
	word := waitingWord
	if l.queued > 0 {
		word = fmt.Sprintf("%s %d", waitingWord, l.queued)
	}
	p.toWaiting.SetText(word)
	p.meetings.load()
	p.waiting.load()
	p.detail.reload()
	p.lone.reload()
}

// FocusSearch puts the caret into the search field of the list shown (Ctrl+F).
func (p *Page) FocusSearch() {
	search := p.held.text
	if p.showsWaiting {
		search = p.queue.text
	}
	p.Window.Canvas().Focus(search)
}

// Begin registers a meeting.
func (p *Page) Begin() {
	p.prepare(func(in inputs) {
		p.askMeeting(in, model.NewMeeting(in.setting.MeetingTypes[0], p.Today()))
	})
}

// ShowMeeting selects one meeting, whatever the filters say.
func (p *Page) ShowMeeting(id int64) {
	p.switchTo(false)
	p.held.clear()
	p.meetings.wanted = id
	p.meetings.load()
	p.detail.show(id)
}

// ShowMatter selects one matter, on its meeting or among those that wait.
func (p *Page) ShowMatter(id int64) {
	kit.Load(p.found, func(ctx context.Context) (model.Matter, error) { return p.Store.Matter(ctx, id) }, func(m model.Matter) {
		if m.Meeting != 0 {
			p.detail.matterWanted = id
			p.ShowMeeting(m.Meeting)
			return
		}
		p.switchTo(true)
		p.queue.clear()
		p.waiting.wanted = id
		p.waiting.load()
		p.lone.show(id)
	})
}

// Turn goes to the next tab of what is shown, or the one before (Ctrl+PageDown, Ctrl+PageUp).
func (p *Page) Turn(by int) {
	switch {
	case p.showsWaiting && p.lone.shown.matter.ID != 0:
		desk.TurnTabs(p.lone.tabs, by)
	case !p.showsWaiting && p.detail.meeting.ID != 0:
		desk.TurnTabs(p.detail.tabs, by)
	}
}

// Print shows the record of the meeting shown as it prints (Ctrl+P).
func (p *Page) Print() {
	if !p.showsWaiting && p.detail.meeting.ID != 0 {
		p.detail.onPreview()
	}
}
