package documents

import (
	"context"
	"fmt"
	"strings"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// typed is what is kept of a form: the document as far as it could be read, and the term as it was typed.
type typed struct {
	Doc  model.Document
	Term string
	at   time.Time // when it was kept; zero when nothing was
}

// The keys of forms: that of a stored document is its id, that of a new one its kind.
const (
	formKeys = "document:"
	newForms = "new:"
)

func formKey(d model.Document) string {
	if d.ID == 0 {
		return formKeys + newForms + d.Kind
	}
	return fmt.Sprintf("%s%d", formKeys, d.ID)
}

func (f *form) key() string { return formKey(f.doc) }

func (f *form) typed() (value any, dirty bool) {
	doc, _ := f.read() // kept as far as it can be read
	return typed{Doc: doc, Term: f.term.Text}, f.dirty
}

// keptFor reads what was kept for the form of a document.
func keptFor(ctx context.Context, st *store.Store, doc model.Document) (t typed, err error) {
	t.at, err = desk.Kept(ctx, st, formKey(doc), &t)
	return t, err
}

// offer asks whether to go on with what was typed before.
func (f *form) offer(t typed) {
	desk.OfferKept(f.page.Window, t.at, func() {
		t.Doc.Version, t.Doc.ID, t.Doc.State = f.doc.Version, f.doc.ID, f.doc.State
		f.keep.Stop()
		again := newForm(f.page, f.basis, t.Doc)
		f.page.place(again)
		again.term.SetText(t.Term)
		again.changed()
	})
}

// OfferKept opens the form that was being typed in when the program ended, if there was one; show brings the
// page into view before.
func (p *Page) OfferKept(show func()) {
	p.LastTyped(formKeys, func(rest string) {
		if p.form != nil {
			return
		}
		show()
		if kind, isNew := strings.CutPrefix(rest, newForms); isNew {
			p.Create(kind)
			return
		}
		var id int64
		if _, err := fmt.Sscan(rest, &id); err == nil {
			p.Edit(id)
		}
	})
}

// Leave returns the work that keeps what is being typed, before the window closes; it is offered again at the
// next start.
func (p *Page) Leave() kit.Work {
	if p.form == nil {
		return func(context.Context) error { return nil }
	}
	return p.form.keep.Now()
}
