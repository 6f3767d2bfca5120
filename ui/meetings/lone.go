package meetings

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// lonePane shows one matter that waits for a meeting, and what happened to it.
type lonePane struct {
	*matterView
	loader *kit.Loader
	wanted int64
	pane   *fyne.Container
	tabs   *container.AppTabs
	line   *kit.Timeline
}

func newLonePane(p *Page) *lonePane {
	l := &lonePane{matterView: newMatterView(p), loader: kit.NewLoader(p.Window), line: kit.NewTimeline()}
	l.tabs = container.NewAppTabs(
		container.NewTabItem("议题", l.box),
		container.NewTabItem("经过", container.NewVScroll(kit.Edged(l.line))),
	)
	l.pane = container.NewStack(noMatter())
	return l
}

func noMatter() fyne.CanvasObject {
	return kit.NewEmptyState(theme.ListIcon(), "选择一个议题", "在左边单击一个议题，这里显示它的内容和问询", nil)
}

func (l *lonePane) object() fyne.CanvasObject { return l.pane }

// loneView is what the pane shows, read in one go.
type loneView struct {
	subject
	lines []model.AuditEntry
}

func (l *lonePane) show(id int64) {
	l.wanted = id
	st, today := l.page.Store, l.page.Today()
	kit.Load(l.loader, func(ctx context.Context) (v loneView, err error) {
		if v.matter, err = st.Matter(ctx, id); err != nil {
			return v, err
		}
		if v.inquiries, err = st.Inquiries(ctx, model.InquiryFilter{Matter: id}, 0, most, today); err != nil {
			return v, err
		}
		setting, err := st.Decisions(ctx)
		if err != nil {
			return v, err
		}
		v.large = v.matter.Large(setting)
		v.lines, err = st.Timeline(ctx, "matter", id)
		return v, err
	}, l.set)
}

// reload shows the same matter as it is now.
func (l *lonePane) reload() {
	if l.wanted != 0 {
		l.show(l.wanted)
	}
}

// clear shows that no matter is selected.
func (l *lonePane) clear() {
	l.wanted, l.shown = 0, subject{}
	l.pane.Objects = []fyne.CanvasObject{noMatter()}
	l.pane.Refresh()
}

// set shows a matter; one that has come on a meeting meanwhile is shown there and no longer here.
func (l *lonePane) set(v loneView) {
	if v.matter.Meeting != 0 {
		l.clear()
		return
	}
	l.matterView.set(v.subject)
	l.line.Set(desk.Events(v.lines)...)
	l.pane.Objects = []fyne.CanvasObject{l.tabs}
	l.pane.Refresh()
}
