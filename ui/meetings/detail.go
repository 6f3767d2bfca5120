package meetings

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// detail shows one meeting: its matters, what is on record of it, what happened, its paper; above them its acts.
type detail struct {
	page    *Page
	loader  *kit.Loader
	wanted  int64 // the meeting asked for last; meeting is the one shown
	meeting model.Meeting
	matters []subject

	box, full     *fyne.Container
	title, days   *kit.Text
	quorum, early *kit.Badge
	acts          *fyne.Container
	tabs          *container.AppTabs
	table         *kit.Table[subject]
	matter        *matterView
	matterWanted  int64 // the matter to select as soon as the meeting is loaded; 0 for none
	facts         *fyne.Container
	line          *kit.Timeline
	paper         *paperTab
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, loader: kit.NewLoader(p.Window), matter: newMatterView(p), line: kit.NewTimeline(), paper: newPaperTab(p)}
	d.title, d.days = kit.NewSubHeading(""), kit.NewParagraph("")
	d.title.Fit = kit.FitWrap
	d.quorum, d.early = kit.NewBadge(kit.ToneNeutral, ""), kit.NewBadge(kit.ToneNeutral, "")
	d.acts, d.facts = kit.NewFlow(), container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap))
	d.table = kit.NewTable(matterColumns(), func(s subject) int64 { return s.matter.ID },
		kit.NewEmptyState(theme.ListIcon(), "还没有议题", "点上面的“新增议题”，或把待上会的议题列进来", nil))
	d.table.OnSelect = func(rows []subject) {
		if len(rows) == 1 {
			d.matter.set(rows[0])
		}
	}
	d.table.OnOpen = func(s subject) { p.showDecisionForm(s) }
	kit.KeepWidths(p.App.Preferences(), "meetings.matters.widths", d.table)
	split := container.NewVSplit(d.table, d.matter.box)
	split.Offset = 0.32
	d.tabs = container.NewAppTabs(
		container.NewTabItem("议题", split),
		container.NewTabItem("会议情况", container.NewVScroll(kit.Edged(d.facts))),
		container.NewTabItem("经过", container.NewVScroll(kit.Edged(d.line))),
		container.NewTabItem("纸面", kit.Edged(d.paper.object())),
	)
	d.tabs.OnSelected = func(*container.TabItem) { d.showPaper() }
	top := kit.Edged(container.NewVBox(d.title, d.days, container.NewHBox(d.quorum, d.early), d.acts))
	d.full = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, d.tabs) // in the order of Tab
	d.box = container.NewStack(noMeeting())
	return d
}

func noMeeting() fyne.CanvasObject {
	return kit.NewEmptyState(theme.ListIcon(), "选择一次会议", "在左边单击一次会议，这里显示它的议题、情况和纸面", nil)
}

func matterColumns() []kit.Column[subject] {
	return []kit.Column[subject]{
		{
			ID: "no", Label: "序号", Width: 52, MinWidth: 30, Text: func(s subject) string { return numberText(s.matter.No) },
			Less: func(a, b subject) int { return cmp.Compare(a.matter.No, b.matter.No) },
		},
		{ID: "title", Label: "议题", Width: 180, MinWidth: 60, Grow: true, Text: func(s subject) string { return s.matter.Title }},
		{ID: "decision", Label: "会议决定", Width: 92, MinWidth: 40, Text: func(s subject) string { return string(s.matter.Decision) }},
		{ID: "inquiries", Label: "问询", Width: 52, MinWidth: 30, Text: func(s subject) string { return numberText(s.asked()) }},
	}
}

func (d *detail) object() fyne.CanvasObject { return d.box }

// view is what the pane shows, read in one go.
type view struct {
	paper     model.MeetingPaper
	inquiries []model.InquiryRow // drafts and void ones as well
	lines     []model.AuditEntry // of the meeting and its matters
}

func (d *detail) show(id int64) {
	d.wanted = id
	today := d.page.Today()
	kit.Load(d.loader, func(ctx context.Context) (v view, err error) {
		if v.paper, err = d.page.Store.MeetingPaper(ctx, id); err != nil {
			return v, err
		}
		if v.inquiries, err = d.page.Store.Inquiries(ctx, model.InquiryFilter{Meeting: id}, 0, most, today); err != nil {
			return v, err
		}
		v.lines, err = d.page.lines(ctx, id, v.paper.Matters)
		return v, err
	}, d.set)
}

// lines are what happened to a meeting and its matters, oldest first.
func (p *Page) lines(ctx context.Context, meeting int64, matters []model.Matter) ([]model.AuditEntry, error) {
	all, err := p.Store.Timeline(ctx, "meeting", meeting)
	for _, m := range matters {
		var lines []model.AuditEntry
		if err == nil {
			lines, err = p.Store.Timeline(ctx, "matter", m.ID)
		}
		all = append(all, lines...)
	}
	slices.SortFunc(all, func(a, b model.AuditEntry) int { return cmp.Compare(a.ID, b.ID) })
	return all, err
}

// reload shows the same meeting as it is now.
func (d *detail) reload() {
	if d.wanted != 0 {
		d.show(d.wanted)
	}
}

// clear shows that no meeting is selected.
func (d *detail) clear() {
	d.wanted, d.meeting = 0, model.Meeting{}
	d.box.Objects = []fyne.CanvasObject{noMeeting()}
	d.box.Refresh()
}

func (d *detail) set(v view) {
	if d.page.basis.Calendar == nil {
		return // the basis is on its way; Refresh shows the meeting wanted when it has come
	}
	other := d.meeting.ID != v.paper.Meeting.ID
	d.meeting, d.matters = v.paper.Meeting, subjects(v)
	d.title.SetText(d.meeting.Title())
	d.days.SetText(joined("　", d.meeting.Days(), d.meeting.Place))
	quorums := quorumsOf(v.paper.Setting, d.meeting, v.paper.Matters...)
	d.quorum.Set(quorumBadge(quorums))
	d.early.Set(findingTone(v.paper.InTime), papersWord(v.paper.InTime))
	d.page.SetActs(d.acts, d.actButtons())
	d.facts.Objects = factBlocks(d.meeting, quorums, d.page.basis.Calendar)
	d.facts.Refresh()
	d.tabs.Items[0].Text = fmt.Sprintf("议题 %d", len(d.matters))
	d.tabs.Refresh()
	d.line.Set(desk.Events(v.lines)...)
	d.paper.set(v.paper)
	d.showMatters(other)
	d.box.Objects = []fyne.CanvasObject{d.full}
	d.box.Refresh()
	d.showPaper()
}

// showMatters lists the matters; the one selected stays, in another meeting the first one is.
func (d *detail) showMatters(other bool) {
	d.table.SetRows(d.matters)
	if d.matterWanted != 0 {
		d.table.Select(d.matterWanted)
		d.tabs.SelectIndex(0)
		d.matterWanted, other = 0, false
	}
	if len(d.matters) > 0 && (other || len(d.table.Selected()) != 1) {
		d.table.Select(d.matters[0].matter.ID)
	}
	if chosen := d.table.Selected(); len(chosen) == 1 {
		d.matter.set(chosen[0])
		return
	}
	d.matter.clear()
}

// tabPaper is the place of the tab 纸面.
const tabPaper = 3

func (d *detail) onPreview() { d.tabs.SelectIndex(tabPaper) }

func (d *detail) showPaper() {
	if d.tabs.SelectedIndex() == tabPaper && d.meeting.ID != 0 {
		d.paper.show()
	}
}

// actButtons are what can be done with a meeting; one without matters first wants them.
func (d *detail) actButtons() []fyne.CanvasObject {
	p, m := d.page, d.meeting
	add := kit.NewButton("新增议题", func() { p.showMatterForm(model.NewMatter(m.ID, d.nextNo()), m) })
	if len(d.matters) == 0 {
		add.Importance = widget.HighImportance
	}
	notes := kit.NewButton("会中速记", func() { p.QuickEntry(m) })
	if len(d.matters) > 0 && m.Within(p.Today()) {
		notes.Importance = widget.HighImportance
	}
	out := []fyne.CanvasObject{add, notes}
	if p.queued > 0 {
		out = append(out, kit.NewButton("列入待上会议题", func() { p.showQueueForm(m) }))
	}
	return append(out,
		kit.NewButton("修改会议", func() { p.showMeetingForm(m) }),
		kit.NewIconButton("预览打印", theme.DocumentPrintIcon(), d.onPreview),
		kit.NewButton("删除", d.onDelete),
	)
}

// nextNo is the place on the agenda behind the last one.
func (d *detail) nextNo() int {
	matters := make([]model.Matter, len(d.matters))
	for i, s := range d.matters {
		matters[i] = s.matter
	}
	return model.NextNo(matters)
}

// onDelete takes a meeting away that nothing hangs on; the store refuses any other and says what does.
func (d *detail) onDelete() {
	p, m := d.page, d.meeting
	kit.Confirm(p.Window, kit.Confirmation{
		Title: "删除“" + m.Title() + "”？", Verb: "删除", Danger: true,
		Text: m.Days() + "的这次会议将从登记里删除，不能找回；删除记入操作记录。上面还有议题的会议不能删除。",
		OnOK: func() {
			p.Runner.Start(kit.Job{Busy: "正在删除…", Fixed: true, Work: func(ctx context.Context) error {
				return p.Store.DeleteMeeting(ctx, m.ID, m.Version)
			}, Done: func() {
				d.clear()
				p.Changed()
				p.Toast("已删除会议“" + m.Title() + "”")
			}})
		},
	})
}
