package vetting

import (
	"context"
	"slices"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// batch shows one batch: its persons, its letter with the deadline explained, what happened, its papers; above them the
// acts allowed now.
type batch struct {
	page   *Page
	loader *kit.Loader
	wanted int64 // the batch asked for last; view has the one shown
	person int64 // to be selected as soon as the batch is there; 0 for none
	added  bool  // persons were added: who they are is asked as soon as they are there
	fresh  bool  // the batch is shown for the first time since another was
	view   view

	heading *kit.Text
	facts   *kit.Text
	state   *kit.Badge
	light   *kit.Badge
	acts    *fyne.Container
	head    *fyne.Container
	tabs    *container.AppTabs
	members *members
	letter  *fyne.Container
	line    *kit.Timeline
	paper   *paperView
	object  fyne.CanvasObject
}

// view is what a batch shows, read in one go.
type view struct {
	basis
	vetting model.Vetting
	paper   model.VettingPaper // with the persons as they are stored
	before  map[int64][]model.VettedBefore
	open    map[int64][]model.Namesake // of persons nobody was asked about yet
	lines   []model.AuditEntry
}

// The places of the tabs.
const (
	tabMembers = iota
	tabLetter
	tabHistory
	tabPaper
)

func newBatch(p *Page) *batch {
	b := &batch{page: p, loader: kit.NewLoader(p.Window), heading: kit.NewSubHeading(""), facts: kit.NewCaption(""), acts: kit.NewFlow()}
	b.state, b.light = kit.NewBadge(kit.ToneNeutral, ""), kit.NewBadge(kit.ToneNeutral, "")
	b.members, b.line, b.paper = newMembers(b), kit.NewTimeline(), newPaperView(p)
	b.letter = container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap))
	const columnWidth = 720 // keeps lines short enough to read
	column := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewVScroll(container.New(kit.TopColumn(columnWidth), container.NewPadded(o)))
	}
	b.tabs = container.NewAppTabs(
		container.NewTabItem("人员", b.members.object),
		container.NewTabItem("来函", column(b.letter)),
		container.NewTabItem("经过", column(b.line)),
		container.NewTabItem("纸面", b.paper.object),
	)
	b.tabs.OnSelected = func(*container.TabItem) { b.showPaper() }
	back := kit.NewIconButton("返回", theme.NavigateBackIcon(), p.back)
	title := container.NewBorder(nil, nil, back, container.NewHBox(b.state, b.light), kit.Middle(b.heading))
	b.head = container.NewVBox(title, b.facts, b.acts)
	body := container.New(layout.NewBorderLayout(b.head, nil, nil, nil), b.head, b.tabs) // in the order of Tab
	b.object = kit.Edged(body)
	return b
}

// show loads a batch.
func (b *batch) show(id, person int64) {
	if id != b.wanted {
		b.members.forget()
		b.fresh = true
		b.tabs.SelectIndex(tabMembers)
	}
	b.wanted, b.person = id, person
	b.reload()
}

// reload shows the same batch as it is now.
func (b *batch) reload() {
	id, st := b.wanted, b.page.Store
	kit.Load(b.loader, func(ctx context.Context) (v view, err error) {
		if v.basis, err = b.page.loadBasis(ctx); err != nil {
			return v, err
		}
		if v.vetting, err = st.Vetting(ctx, id); err != nil {
			return v, err
		}
		if v.paper, err = st.VettingPaper(ctx, v.vetting); err != nil {
			return v, err
		}
		if v.lines, err = st.Timeline(ctx, "vetting", id); err != nil {
			return v, err
		}
		if slices.Contains(v.vetting.State.Acts(), model.VettingChange) {
			if v.open, err = st.Namesakes(ctx, v.vetting); err != nil {
				return v, err
			}
		}
		before, err := st.VettedBefore(ctx, v.vetting)
		v.before = map[int64][]model.VettedBefore{}
		for _, e := range before {
			v.before[e.Person] = append(v.before[e.Person], e)
		}
		return v, err
	}, b.set)
}

func (b *batch) set(v view) {
	if v.vetting.ID != b.view.vetting.ID || v.vetting.State != b.view.vetting.State {
		b.paper.first()
	}
	b.view = v
	b.heading.SetText(strings.TrimSpace(v.vetting.Number.String() + "　" + v.vetting.From + "（" + v.vetting.Occasion + "）"))
	b.facts.SetText(b.factLine())
	b.state.Set(kit.ToneNeutral, v.vetting.State.Label())
	b.showLight()
	b.page.SetActs(b.acts, b.actButtons())
	b.head.Refresh() // words of another length want another place
	b.members.set(v)
	if b.person != 0 {
		b.members.selectPerson(b.person)
		b.person = 0
	}
	b.letter.Objects = b.letterBlocks()
	b.letter.Refresh()
	b.line.Set(desk.Events(v.lines)...)
	b.showPaper()
	if c := b.page.Window.Canvas(); b.fresh && c.Focused() == nil {
		c.Focus(b.members.focusTarget())
	}
	b.fresh = false
	if persons := b.members.unasked(); b.added && len(persons) > 0 {
		b.onNamesakes(persons)
	}
	b.added = false
}

// focusTarget returns the list of persons, nil while another tab hides it.
func (b *batch) focusTarget() fyne.Focusable {
	if b.tabs.SelectedIndex() != tabMembers {
		return nil
	}
	return b.members.focusTarget()
}

// showLight says how the batch stands by the clock; of one that is closed the state says it.
func (b *batch) showLight() {
	standing := b.standing()
	if standing.Light == model.LightDone {
		b.light.Hide()
		return
	}
	words := standing.String()
	if b.view.paper.Due.Provisional {
		words += "（暂定）"
	}
	b.light.Set(desk.LightTone(standing.Light), words)
	b.light.Show()
}

func (b *batch) standing() model.Standing {
	v := b.view
	return model.VettingStanding(v.vetting.State, v.paper.Due.Due, b.page.Today(), v.settings.Warn, v.Calendar)
}

// factLine is the letter in one line.
func (b *batch) factLine() string {
	v := b.view.vetting
	parts := []string{}
	if v.Letter != "" {
		parts = append(parts, v.Letter)
	}
	parts = append(parts, v.Received.Chinese()+"收到", "应于"+b.view.dueText()+"前回复")
	if !v.Replied.IsZero() {
		parts = append(parts, v.Replied.Chinese()+"回复")
	}
	return strings.Join(append(parts, "经办人 "+v.Clerk), "　")
}

// dueText is the due date, with a mark while it may still change.
func (v view) dueText() string {
	if v.paper.Due.Provisional {
		return v.paper.Due.Due.Chinese() + "（暂定）"
	}
	return v.paper.Due.Due.Chinese()
}

// search puts the caret into the search field of the persons.
func (b *batch) search() {
	b.tabs.SelectIndex(tabMembers)
	b.page.Window.Canvas().Focus(b.members.text)
}

func (b *batch) onPreview() { b.tabs.SelectIndex(tabPaper) }

func (b *batch) showPaper() {
	if b.tabs.SelectedIndex() == tabPaper && b.view.vetting.ID != 0 {
		b.paper.show(b.view)
	}
}
