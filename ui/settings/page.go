// Package settings is the page 设置: the office, the kinds of documents with their wording, printing, chasing and
// reminding, the data folder, the look, and what the program says about itself.
package settings

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Page is the page 设置.
type Page struct {
	*desk.Desk
	// OnLook is called when the clerk chooses another look of the window.
	OnLook func(kit.Mode, kit.Scale)
	// CheckFont says whether the font of a file can print a role of model.FontRoles, and its name; a refusal says
	// why not. It runs beside the window's thread.
	CheckFont func(role, path string) (name string, err error)
	// Background is what the system does while the window is closed, nil where it can do nothing.
	Background Background

	box     *fyne.Container
	tabs    *container.AppTabs
	loader  *kit.Loader
	basis   desk.Basis
	kinds   *kindsTab
	print   *printTab
	chase   *chaseForm
	remind  *remindingForm
	meets   *meetingsForm
	need    *quorumForm
	vet     *vettingForm
	rules   *approvalsForm
	staff   *staffCard
	backups *backupCard
	then    func() // what to do once the settings are loaded again; may be nil

	unsaved []func() bool // for each form, whether something typed in it is not saved
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	return &Page{Desk: d, CheckFont: printing.CheckFont, loader: kit.NewLoader(d.Window), box: container.NewStack()}
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.box }

// loaded is what the page shows, read in one go.
type loaded struct {
	basis     desk.Basis
	print     model.PrintSetup
	steps     []model.ChaseStep
	reminding model.Reminding
	decisions model.Decisions
	vetting   model.VettingSettings
}

// Refresh loads the settings. The forms are built the first time only: what is being typed in them stays.
func (p *Page) Refresh() {
	kit.Load(p.loader, func(ctx context.Context) (l loaded, err error) {
		if l.basis, err = p.LoadBasis(ctx); err != nil {
			return l, err
		}
		if l.print, err = p.Store.PrintSetup(ctx); err != nil {
			return l, err
		}
		if l.steps, err = p.Store.ChaseSteps(ctx); err != nil {
			return l, err
		}
		if l.reminding, err = p.Store.Reminding(ctx); err != nil {
			return l, err
		}
		if l.decisions, err = p.Store.Decisions(ctx); err != nil {
			return l, err
		}
		l.vetting, err = p.Store.VettingSettings(ctx)
		return l, err
	}, p.set)
}

func (p *Page) set(l loaded) {
	p.basis = l.basis
	if p.tabs == nil {
		p.build(l)
	}
	p.kinds.refresh()
	p.backups.load()
	p.print.refresh(l.print)
	p.chase.stored, p.remind.stored = l.steps, l.reminding
	p.rules.stored = l.basis.Rules
	p.staff.set(l.basis.Staff)
	p.meets.stored, p.need.stored, p.vet.stored = l.decisions, l.decisions, l.vetting
	if then := p.then; then != nil {
		p.then = nil
		then()
	}
}

// Unsaved reports whether something typed here is not saved.
func (p *Page) Unsaved() bool {
	return slices.ContainsFunc(p.unsaved, func(changed func() bool) bool { return changed() })
}

func (p *Page) build(l loaded) {
	p.kinds, p.print = newKindsTab(p), newPrintTab(p)
	p.chase, p.remind = newChaseForm(p, l.steps), newRemindingForm(p, l.reminding)
	p.meets, p.need = newMeetingsForm(p, l.decisions), newQuorumForm(p, l.decisions)
	p.vet = newVettingForm(p, l.vetting)
	p.rules, p.staff = newApprovalsForm(p, l.basis.Rules), newStaffCard(p)
	p.backups = newBackupCard(p)
	p.unsaved = append(p.unsaved, p.kinds.unsaved, p.print.overprint.unsaved)
	p.tabs = container.NewAppTabs(
		container.NewTabItem("单位", page(p.officeForm())),
		container.NewTabItem("人员与审批", page(kit.NewStackOfCards(p.rules.object(), p.staff.object()))),
		container.NewTabItem("文种", p.kinds.object()),
		container.NewTabItem("打印", p.print.object()),
		container.NewTabItem("催办与提醒", page(kit.NewStackOfCards(p.remind.object(), p.chase.object()))),
		container.NewTabItem("会议", page(kit.NewStackOfCards(p.meets.object(), p.need.object()))),
		container.NewTabItem("意见回复", page(p.vet.object())),
		container.NewTabItem("数据", page(p.dataPanel())),
		container.NewTabItem("外观", page(p.lookPanel())),
		container.NewTabItem("关于", page(p.aboutPanel())),
	)
	p.box.Objects = []fyne.CanvasObject{kit.NewPage("设置", p.tabs)}
	p.box.Refresh()
}

// Turn goes to the next tab, or the one before (Ctrl+PageDown, Ctrl+PageUp).
func (p *Page) Turn(by int) {
	if p.tabs != nil {
		desk.TurnTabs(p.tabs, by)
	}
}

// columnWidth keeps lines short enough to read.
const columnWidth = 720

func page(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(kit.TopColumn(columnWidth), container.NewPadded(content)))
}

// save stores something of a form; an error shows at its field.
func (p *Page) save(form *kit.Form, work kit.Work, said string) {
	form.ClearErrors()
	p.Runner.Start(kit.Job{Busy: "正在保存…", Fixed: true, Work: work, Fail: form.ShowError, Done: func() {
		p.Changed()
		p.Toast(said)
	}})
}
