package inquiries

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// detail shows one inquiry: its content, what happened, its papers; above them the acts allowed now.
type detail struct {
	page   *Page
	loader *kit.Loader
	wanted int64 // the inquiry asked for last; view is the one shown
	view

	box     *fyne.Container
	empty   fyne.CanvasObject
	full    fyne.CanvasObject
	title   *kit.Text
	number  *kit.Text
	state   *kit.Badge
	light   *kit.Badge
	acts    *fyne.Container
	tabs    *container.AppTabs
	content *fyne.Container
	line    *kit.Timeline
	paper   *paperView
}

// view is what the pane shows, read in one go.
type view struct {
	model.InquiryPaper // the inquiry with its matter and meeting
	lines              []model.AuditEntry
	docs               []model.Row // made from it, drafts too
}

// mostDocuments is how many documents made from an inquiry the pane lists.
const mostDocuments = 50

// tabPaper is the place of the tab 纸面.
const tabPaper = 2

func newDetail(p *Page) *detail {
	d := &detail{page: p, loader: kit.NewLoader(p.Window)}
	d.number, d.title = kit.NewSubHeading(""), kit.NewParagraph("")
	d.state, d.light = kit.NewBadge(kit.ToneNeutral, ""), kit.NewBadge(kit.ToneNeutral, "")
	d.acts = kit.NewFlow()
	d.content = container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap))
	d.line = kit.NewTimeline()
	d.paper = newPaperView(p)
	d.tabs = container.NewAppTabs(
		container.NewTabItem("内容", container.NewVScroll(kit.Edged(d.content))),
		container.NewTabItem("经过", container.NewVScroll(kit.Edged(d.line))),
		container.NewTabItem("纸面", kit.Edged(d.paper.object())),
	)
	d.tabs.OnSelected = func(*container.TabItem) { d.showPaper() }
	head := container.NewVBox(container.NewBorder(nil, nil, d.number, container.NewHBox(d.state, d.light)), d.title, d.acts)
	top := kit.Edged(head)
	d.full = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, d.tabs) // in the order of Tab
	d.empty = kit.NewEmptyState(theme.QuestionIcon(), "选择一次问询", "在左边的列表里单击一次问询，这里显示它的内容、经过和纸面", nil)
	d.box = container.NewStack(d.empty)
	return d
}

func (d *detail) object() fyne.CanvasObject { return d.box }

func (d *detail) show(id int64) {
	d.wanted = id
	today := d.page.Today()
	kit.Load(d.loader, func(ctx context.Context) (v view, err error) {
		q, err := d.page.Store.Inquiry(ctx, id)
		if err != nil {
			return v, err
		}
		if v.InquiryPaper, err = d.page.Store.InquiryPaper(ctx, q); err != nil {
			return v, err
		}
		if v.lines, err = d.page.Store.Timeline(ctx, "inquiry", id); err != nil || q.Number.IsZero() {
			return v, err
		}
		v.docs, err = d.page.Store.Documents(ctx, model.Filter{Inquiry: q.Number.String()}, 0, mostDocuments, today)
		return v, err
	}, d.set)
}

// reload shows the same inquiry as it is now.
func (d *detail) reload() {
	if d.wanted != 0 {
		d.show(d.wanted)
	}
}

// clear shows nothing, after a draft was deleted.
func (d *detail) clear() {
	d.loader.Drop()
	d.wanted, d.view = 0, view{}
	d.box.Objects = []fyne.CanvasObject{d.empty}
	d.box.Refresh()
}

func (d *detail) set(v view) {
	if d.page.basis.Calendar == nil {
		return // the basis is on its way; Refresh shows the inquiry wanted when it has come
	}
	d.view = v
	q := v.Inquiry
	d.number.SetText(q.Number.String())
	if q.Number.IsZero() {
		d.number.SetText("问询草稿（未编号）")
	}
	d.title.SetText(v.Matter.Title)
	if v.Matter.ID == 0 {
		d.title.SetText("还没有选定议题")
	}
	d.state.Set(kit.ToneNeutral, q.State.Label())
	d.showLight()
	d.page.SetActs(d.acts, d.actButtons())
	d.content.Objects = d.contentBlocks()
	d.content.Refresh()
	d.line.Set(desk.Events(v.lines)...)
	d.box.Objects = []fyne.CanvasObject{d.full}
	d.box.Refresh()
	d.showPaper()
}

// standing is how the follow-up stands today.
func (d *detail) standing() model.Standing {
	w := d.Inquiry.Follow
	return model.InquiryStanding(d.Inquiry.State, w.Deadline.Due, w.Done, d.page.Today(), model.FollowWarn, d.page.basis.Calendar)
}

// showLight shows the light while there is a follow-up; the state says the rest.
func (d *detail) showLight() {
	if d.Inquiry.State != model.InquiryFollowing {
		d.light.Hide()
		return
	}
	s := d.standing()
	d.light.Set(desk.LightTone(s.Light), desk.FollowStanding(s))
	d.light.Show()
}

func (d *detail) onPreview() { d.tabs.SelectIndex(tabPaper) }

func (d *detail) showPaper() {
	if d.tabs.SelectedIndex() == tabPaper && d.Inquiry.ID != 0 {
		d.paper.show(d.InquiryPaper)
	}
}
