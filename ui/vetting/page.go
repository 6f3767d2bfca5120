// Package vetting is the page 意见回复: letters asking for opinions on cadres (党风廉政意见回复), the persons in them, what the
// rooms of the commission say of each, the decision of the leader and the replies.
package vetting

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Page is the page 意见回复: the lists, or over them the one batch that is open.
type Page struct {
	*desk.Desk

	viewer   model.VettingViewer // what of the opinions is shown
	body     *fyne.Container
	overview *overview
	batch    *batch
	opened   bool // the batch is shown, not the lists
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page { return newPage(d, model.WholeVetting) }

// newPage builds the page for a viewer. Roles come in here, see model.VettingViewer.
func newPage(d *desk.Desk, viewer model.VettingViewer) *Page {
	p := &Page{Desk: d, viewer: viewer}
	p.overview, p.batch = newOverview(p), newBatch(p)
	p.body = container.NewStack(p.overview.object)
	return p
}

// basis is what both the lists and a batch are shown and asked for with.
type basis struct {
	desk.Basis
	settings model.VettingSettings
}

func (p *Page) loadBasis(ctx context.Context) (b basis, err error) {
	if b.Basis, err = p.LoadBasis(ctx); err != nil {
		return b, err
	}
	b.settings, err = p.Store.VettingSettings(ctx)
	return b, err
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.body }

// FocusTarget returns the list that is shown, nil where none is.
func (p *Page) FocusTarget() fyne.Focusable {
	if p.opened {
		return p.batch.focusTarget()
	}
	return p.overview.focusTarget()
}

// Refresh loads what is shown again; the batch that is open stays open.
func (p *Page) Refresh() {
	if p.opened {
		p.batch.reload()
		return
	}
	p.overview.reload()
}

// Show narrows the list of batches, whatever was open.
func (p *Page) Show(f model.VettingFilter) {
	p.close()
	p.overview.showBatches(f)
}

// ShowPersons narrows the list of persons of all batches, whatever was open.
func (p *Page) ShowPersons(f model.VettedFilter) {
	p.close()
	p.overview.showPersons(f)
}

// ShowVetting opens one batch.
func (p *Page) ShowVetting(id int64) { p.open(id, 0) }

// open shows a batch with one of its persons selected; person 0 selects none.
func (p *Page) open(id, person int64) {
	p.opened = true
	p.batch.show(id, person)
	p.swap(p.batch.object)
}

// close goes back to the lists.
func (p *Page) close() {
	p.opened = false
	p.swap(p.overview.object)
}

func (p *Page) swap(o fyne.CanvasObject) {
	if p.body.Objects[0] == o {
		return
	}
	p.Window.Canvas().Unfocus() // else the keys would go to what is no longer seen
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// back goes from a batch to the lists as they are now, with the keys.
func (p *Page) back() {
	p.close()
	p.overview.reload()
	p.Window.Canvas().Focus(p.FocusTarget())
}

// Begin asks for a new letter (Ctrl+N).
func (p *Page) Begin() { p.overview.onRegister() }

// FocusSearch puts the caret into the search field of what is shown (Ctrl+F).
func (p *Page) FocusSearch() {
	if p.opened {
		p.batch.search()
		return
	}
	p.Window.Canvas().Focus(p.overview.search())
}

// Print shows the paper of the batch that is open (Ctrl+P).
func (p *Page) Print() {
	if p.opened {
		p.batch.onPreview()
	}
}

// Turn goes to the next tab, or the one before (Ctrl+PageDown, Ctrl+PageUp).
func (p *Page) Turn(by int) {
	if p.opened {
		desk.TurnTabs(p.batch.tabs, by)
		return
	}
	desk.TurnTabs(p.overview.tabs, by)
}
